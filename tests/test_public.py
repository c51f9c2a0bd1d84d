"""The public names: few, sorted, cheap to import, and values that are frozen, hashable and picklable."""

import copy
import importlib
import inspect
import itertools
import pickle
import pkgutil
import threading

import attrs
import pytest

import posology
from posology import (
    Administration,
    Amount,
    Bound,
    Component,
    Cycle,
    DailyAmount,
    Dose,
    DoseChoice,
    DosePerSurface,
    DosePerWeight,
    DoseRange,
    DoseRule,
    Frequency,
    Horizon,
    Ingredient,
    Override,
    Patient,
    Patients,
    PosologyError,
    Product,
    Protocol,
    Regimen,
    Rounding,
    Schedule,
    Scope,
    Sheet,
    Source,
    Step,
    Stopping,
    Strength,
    Taper,
    Titration,
    Verdict,
    check,
)

LABEL = Source("Example label", section="4.2")
LIMIT = Bound.per_day("150 mg/day", source=LABEL)
REGIMEN = Regimen("examplol", "oral", Step("5 mg", Frequency.daily(2), days=7), name="usual", bounds=[LIMIT])
SCHEDULE = Schedule(REGIMEN, "2026-10-31", zone="America/New_York")
VALUES = {
    Administration: next(iter(SCHEDULE)),
    Amount: Amount("0 mg"),
    Bound: LIMIT,
    Component: Component("5 mg", Frequency.every(hours=8)),
    Cycle: Cycle(Cycle(Step("5 mg", days=2), days=7, times=3), weeks=4),
    DailyAmount: DailyAmount("150 mg/day"),
    Dose: Dose("5 mg"),
    DoseChoice: DoseChoice("10 mg", "25 mg"),
    DosePerSurface: DosePerSurface("750 mg/m2"),
    DosePerWeight: DosePerWeight("15 mg/kg"),
    DoseRange: DoseRange("5 mg", "10 mg"),
    DoseRule: DoseRule("15 mg/kg", most="1 g", rounding=Rounding("60 mg")),
    Frequency: Frequency.weekly("Monday", at="noon"),
    Horizon: Horizon("2026-12-01", days=28),
    Ingredient: Ingredient("examplol base", "0.736 mg", per="1 mg", source=LABEL),
    Override: Override(reason="stable for years", by="A. Jansen"),
    Patient: Patient(weight="58 kg", born="1960-02-29"),
    Patients: Patients(weight=("40 kg", "150 kg"), age=(18, None)),
    Product: Product("tablet", ["5 mg/tablet"], source=LABEL),
    Protocol: Protocol("examplol", [REGIMEN], sources=[("label", LABEL)]),
    Regimen: REGIMEN,
    Rounding: Rounding("60 mg", "nearest"),
    Schedule: SCHEDULE,
    Scope: Scope(patients=Patients(age=(18, None)), route="oral", phase="loading"),
    Sheet: Sheet.of(SCHEDULE),
    Source: LABEL,
    Step: Step("5 mg", days=7),
    Stopping: Stopping("1 week", source=LABEL),
    Strength: Strength("250 mg/5 mL"),
    Taper: Taper.linear("40 mg", by="5 mg", every=(7, 14), floor="5 mg", source=LABEL),
    Titration: Titration(start="5 mg", increment="5 mg", interval=(3, 7), ceiling="20 mg", source=LABEL),
    Verdict: check(SCHEDULE, [LIMIT])[0],
}
each_value = pytest.mark.parametrize("value", VALUES.values(), ids=[kind.__name__ for kind in VALUES])


def test_the_public_names_are_few_sorted_and_there():
    assert sorted(posology.__all__) == list(posology.__all__)
    assert len(posology.__all__) <= 40
    assert all(hasattr(posology, name) for name in posology.__all__)


def test_every_public_class_has_a_value_here():
    classes = {kind for name in posology.__all__ if inspect.isclass(kind := getattr(posology, name))}
    assert classes - {PosologyError} == set(VALUES)
    assert all(isinstance(value, kind) for kind, value in VALUES.items())


def fields(value):
    return value._fields if isinstance(value, tuple) else [field.name for field in attrs.fields(type(value))]


@each_value
def test_a_value_cannot_be_changed(value):
    for name in (*fields(value), "another"):
        with pytest.raises(AttributeError):
            setattr(value, name, 1)
        with pytest.raises(AttributeError):
            delattr(value, name)


@each_value
def test_a_value_holds_nothing_that_can_be_changed(value):
    assert not [name for name in fields(value) if isinstance(getattr(value, name), (list, dict, set))]


@each_value
def test_a_value_is_equal_to_its_copies_and_hashes_as_they_do(value):
    for other in (copy.copy(value), copy.deepcopy(value)):
        assert (value, hash(value), str(value)) == (other, hash(other), str(other))
    assert value != object()


@each_value
@pytest.mark.parametrize("protocol", [2, pickle.HIGHEST_PROTOCOL])
def test_a_value_comes_back_from_a_pickle(value, protocol):
    back = pickle.loads(pickle.dumps(value, protocol))
    assert (value, hash(value), str(value), type(value)) == (back, hash(back), str(back), type(back))


def test_values_come_back_from_a_pickle_in_another_process(fresh_python):
    sent = pickle.dumps(list(VALUES.values())).hex()
    code = """
import pickle, sys
values = pickle.loads(bytes.fromhex(sys.argv[1]))
hash(tuple(values))
print(*(type(value).__name__ for value in values), 'pint' in sys.modules)
"""
    names = [type(value).__name__ for value in VALUES.values()]
    assert " ".join([*names, "False"]) == fresh_python(code, sent)


@each_value
def test_a_value_is_the_same_from_16_threads(value):
    seen, ready = [], threading.Barrier(16)

    def look():
        ready.wait()
        seen.append((str(value), hash(value), pickle.loads(pickle.dumps(value)) == value))

    threads = [threading.Thread(target=look) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(str(value), hash(value), True)] * 16 == seen


def test_administrations_are_in_one_order_even_where_the_clock_goes_back():
    hourly = Regimen("examplol", "oral", Step("5 mg", Frequency.every(hours=1)))
    night = list(Schedule(hourly, "2026-11-01", zone="America/New_York", days=1))
    assert len(night) == len(set(night)) == 25
    shuffled = night[::-1]
    assert night == sorted(shuffled) == sorted(shuffled, key=lambda given: given.instant)
    assert (night[0], night[-1]) == (min(night), max(night))
    for earlier, later in itertools.pairwise(night):
        assert earlier < later
        assert earlier <= later
        assert later > earlier
        assert later >= earlier
        assert not later < earlier
        assert not later <= earlier


HEAVY = ("pint", "jinja2", "cattrs", "click", "json", "tomllib")


def test_import_loads_neither_pint_nor_what_only_the_edge_needs(fresh_python):
    code = f"import sys, posology; print([name for name in {HEAVY} if name in sys.modules])"
    assert fresh_python(code) == "[]"


def test_values_and_a_schedule_need_no_pint(fresh_python):
    code = """
import sys
from posology import *
regimen = Regimen("examplol", "oral", Step("5 mg", Frequency.daily(2), days=7))
print(Schedule(regimen, "2026-12-01").total(), 'pint' in sys.modules)
"""
    assert fresh_python(code) == "70 mg False"


def test_help_loads_neither_pint_nor_any_extra_but_its_own(fresh_python):
    code = """
import contextlib, sys
from posology.cli import main
sys.argv = ["posology", "--help"]
with contextlib.suppress(SystemExit):
    main()
print([name for name in ("pint", "jinja2", "cattrs", "tomli_w") if name in sys.modules])
"""
    printed = fresh_python(code).splitlines()
    assert "Usage: posology" in printed[0]
    assert printed[-1] == "[]"


def modules():
    found = pkgutil.walk_packages(posology.__path__, "posology.")
    return [each.name for each in found if not each.name.endswith("__main__")]


@pytest.mark.parametrize("name", modules())
def test_a_module_begins_with_its_concept(name):
    first = importlib.import_module(name).__doc__.strip().splitlines()[0]
    concept = first.partition(":")[0]
    assert ": " in first
    assert concept == concept[0].upper() + concept[1:]
    assert " and " not in concept
    stem = "command_line" if name == "posology.cli" else name.rpartition(".")[2]
    assert stem.split("_")[0][:4] in concept.lower()
