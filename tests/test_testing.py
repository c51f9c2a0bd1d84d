"""Strategies for users: one for every class, valid values only, and every interesting kind of value among them."""

import inspect
import pickle
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

import posology
from posology import Cycle, Step, Titration, testing
from posology.daytime import WEEKDAYS
from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange
from posology.frequency import ClockFrequency, IntervalFrequency
from posology.limits import KINDS

MADE_ELSEWHERE = {"PosologyError", "Proof", "Report", "Sheet", "Verdict"}
"""Public classes that nobody makes to test with: what the library answers, and what it raises."""

FEW = settings(max_examples=20, suppress_health_check=list(HealthCheck))
SOME = settings(phases=[Phase.generate], max_examples=1000, database=None, deadline=None, derandomize=True)


def occurs(strategy, such_that):
    """Whether some of the first 1,000 values of a strategy are such."""
    try:
        find(strategy, such_that, settings=SOME)
    except NoSuchExample:
        return False
    return True


# --- Registered ---


def test_every_public_class_that_a_user_makes_has_a_strategy():
    classes = {name for name in posology.__all__ if inspect.isclass(getattr(posology, name))}
    assert {getattr(posology, name) for name in classes - MADE_ELSEWHERE} <= set(testing.REGISTERED)


@pytest.mark.parametrize("kind", [*testing.REGISTERED, *KINDS.values()], ids=lambda kind: kind.__name__)
def test_the_strategy_of_a_class_gives_values_of_it_that_pickle(kind):
    @FEW
    @given(st.from_type(kind))
    def each(value):
        back = pickle.loads(pickle.dumps(value))
        assert (value, hash(value), str(value)) == (back, hash(back), str(back))
        assert isinstance(value, kind) or kind is posology.Frequency

    each()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_bound_occurs_and_is_found_by_its_name(kind):
    assert occurs(testing.bounds(), lambda bound: bound.kind == kind)
    assert occurs(testing.bounds(kind), lambda bound: type(bound) is KINDS[kind] and bound.scope)


def test_every_public_strategy_says_what_it_gives():
    for name in testing.__all__:
        made = getattr(testing, name)
        assert name == "REGISTERED" or ">>> " in made.__doc__
    assert sorted(testing.__all__) == list(testing.__all__)


@pytest.fixture
def installed(tmp_path):
    """A directory in which the package looks installed to hypothesis: it has its entry points."""
    project = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [f"{name} = {value}" for name, value in project["entry-points"]["hypothesis"].items()]
    about = tmp_path / "posology-0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: posology\nVersion: 0\n")
    (about / "entry_points.txt").write_text("\n".join(["[hypothesis]", *lines]))
    return tmp_path


@pytest.mark.parametrize("imports", ["import hypothesis", "import posology.testing", "import posology, hypothesis"])
def test_where_it_is_installed_hypothesis_knows_the_classes_by_itself(fresh_python, installed, imports):
    code = f"""
import sys
sys.path.insert(0, sys.argv[1])
{imports}
from posology import Regimen
from hypothesis import strategies as st
print(st.from_type(Regimen), [name for name in ("pint", "jinja2", "cattrs", "click") if name in sys.modules])
"""
    assert fresh_python(code, str(installed)) == "regimens() []"


def test_without_hypothesis_the_error_names_the_extra(fresh_python):
    code = """
import sys
sys.modules["hypothesis"] = None
from posology.errors import MissingExtraError
try:
    import posology.testing
except MissingExtraError as error:
    print(error)
"""
    expected = "testing: hypothesis is not installed; run: pip install 'posology[testing]'"
    assert expected == fresh_python(code)


# --- Wide ---


def frequency_of(component):
    return component.frequency


def crosses_midnight(frequency):
    return isinstance(frequency, IntervalFrequency) and 1440 % frequency.minutes != 0


def holds_a_cycle(cycle):
    return isinstance(cycle, Cycle) and any(isinstance(item, Cycle) for item in cycle.steps)


def components_of(item):
    if isinstance(item, Titration):
        return []
    return item.components if isinstance(item, Step) else [c for each in item.steps for c in components_of(each)]


def parts(regimen):
    return [part for item in regimen.steps for part in components_of(item)]


INTERESTING = {
    "a dose under 1": (testing.doses(), lambda dose: dose.number < 1),
    "an amount of 0": (testing.amounts(), lambda amount: not amount),
    "a range of one dose": (testing.dose_ranges(), lambda both: both.single),
    "a leap day": (testing.start_dates(), lambda date: (date.month, date.day) == (2, 29)),
    "a slot and a time": (testing.frequencies(), lambda f: len({type(t) for t in getattr(f, "times", ())}) == 2),
    "every third day": (testing.frequencies(), lambda f: getattr(f, "every", 1) == 3),
    "not on the first day": (testing.frequencies(), lambda f: (getattr(f, "first_day", None) or 1) > 1),
    "an interval that crosses midnight": (testing.frequencies(), crosses_midnight),
    "an interval with a first time": (testing.frequencies(), lambda f: getattr(f, "first", None)),
    "as needed, both limits": (testing.as_needed_frequencies(), lambda f: f.at_least and f.per == "day"),
    "two components": (testing.steps(), lambda step: len(step.components) == 2),
    "a clock and an interval": (
        testing.steps(),
        lambda step: {ClockFrequency, IntervalFrequency} == {type(part.frequency) for part in step.components},
    ),
    "an infusion": (testing.components(infused=True), lambda part: part.over and part.in_volume),
    "days left over in a round": (testing.cycles(), lambda cycle: cycle.days > Cycle(cycle.steps).days),
    "a cycle in a cycle": (testing.cycles(), holds_a_cycle),
    "a pause in a round": (testing.cycles(), lambda cycle: not all(components_of(item) for item in cycle.steps)),
    "a start that is open": (testing.titrations(), lambda rules: rules.start is None),
    "an increment that is open": (testing.titrations(), lambda rules: rules.increment is None),
    "a choice of starts": (testing.titrations(), lambda rules: isinstance(rules.start, DoseChoice)),
    "a range of increments": (
        testing.titrations(),
        lambda rules: isinstance(rules.increment, DoseRange) and not rules.increment.single,
    ),
    "an interval with a least and a most": (testing.titrations(), lambda rules: len(set(rules.interval or ())) == 2),
    "a stop": (testing.titrations(), lambda rules: "stop" in rules.decisions),
    "a titration after steps": (testing.regimens(), lambda r: r.titration is not None and len(r.steps) > 1),
    "a regimen per kg": (testing.regimens(), lambda r: r.doses[0].per == "kg"),
    "a regimen per m2": (testing.regimens(), lambda r: r.doses[0].per == "m2"),
    "a regimen of tablets": (testing.regimens(), lambda r: r.doses[0].unit == "tablet"),
    "a regimen that infuses": (testing.regimens(), lambda r: any(part.over for part in parts(r))),
    "a regimen as needed": (testing.regimens(), lambda r: any(hasattr(p.frequency, "at_least") for p in parts(r))),
    "a regimen with bounds": (testing.regimens(), lambda r: len(r.bounds) == 2),
    "a regimen with two ingredients": (testing.regimens(), lambda r: len(r.ingredients) == 2),
    "a regimen that holds its own drug": (
        testing.regimens(), lambda r: any(each.name == r.drug for each in r.ingredients)
    ),
    "an ingredient of the dimension of the drug": (
        testing.ingredients(), lambda each: each.amount.dimension == each.per.dimension
    ),
    "a scope with an ingredient": (testing.scopes(), lambda scope: scope.ingredient and scope.route),
    "a regimen for some patients": (testing.regimens(), lambda r: r.patients),
    "a share of the start": (testing.bounds("rise"), lambda bound: bound.of == "start"),
    "a limit per kg": (testing.bounds("rolling"), lambda bound: bound.most.per == "kg"),
    "only a least": (testing.bounds("per-dose"), lambda bound: bound.most is None),
    "three regimens": (testing.protocols(), lambda protocol: len(protocol.regimens) == 3),
    "a late start": (testing.schedules(), lambda schedule: schedule.start_minute),
    "a start in the course": (testing.schedules(), lambda schedule: schedule.first > 0),
    "floating time": (testing.schedules(), lambda schedule: schedule.zone is None),
    "the eve of a clock change": (testing.start_dates(), lambda date: str(date) == "2026-10-31"),
    "nothing known of a patient": (testing.patients(), lambda patient: all(
        getattr(patient, kind) is None for kind in ("weight", "surface", "crcl", "age", "born", "hepatic")
    )),
    "a patient with a date of birth": (testing.patients(), lambda patient: patient.born),
    "a box without an end": (testing.patient_boxes(), lambda box: box.weight and box.weight.most is None),
    "an end that does not count": (testing.patient_boxes(), lambda box: box.crcl and not box.crcl.most_counts),
    "a rule with a table": (testing.dose_rules(), lambda rule: hasattr(rule.base, "rows") and rule.rounding),
}  # fmt: skip


@pytest.mark.parametrize("what", INTERESTING)
def test_what_is_interesting_occurs(what):
    assert occurs(*INTERESTING[what])


@pytest.mark.parametrize("weekday", range(7), ids=WEEKDAYS)
def test_every_weekday_occurs(weekday):
    assert occurs(testing.frequencies(), lambda frequency: weekday in getattr(frequency, "weekdays", ()))
