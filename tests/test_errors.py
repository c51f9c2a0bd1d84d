"""Errors hold as data what they say, and pickle."""

import pickle

import pytest

from posology import Bound, DailyAmount, Dose, Regimen, Source, Step, Titration, errors, units
from posology.errors import BoundError, FileError, PosologyError, RegimenError, UnitError

LABEL = Source("Example label", section="4.2")
KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, PosologyError) and kind is not FileError
]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_says_field_problem_source_and_what_to_do_instead(kind):
    error = kind("dose", "got 200 mg", value="200 mg", limit="150 mg", source=LABEL, instead="write less")
    assert str(error) == "dose: got 200 mg (Example label, 4.2); write less"
    assert isinstance(error, ValueError)


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_comes_back_from_a_pickle_with_its_data(kind):
    error = kind("dose", "got 200 mg", value=Dose("200 mg"), limit=Dose("150 mg"), source=LABEL, instead="write less")
    back = pickle.loads(pickle.dumps(error))
    assert (kind, str(error), vars(error)) == (type(back), str(back), vars(back))


def test_the_faults_of_a_file_come_back_from_a_pickle():
    error = FileError("x.toml", [("drug", "missing"), ("steps[0].dose", "got '5 MG'")])
    back = pickle.loads(pickle.dumps(error))
    assert str(back) == "x.toml: 2 faults\n  drug: missing\n  steps[0].dose: got '5 MG'"
    assert (error.faults, error.field) == (back.faults, back.field)


def raised(make):
    with pytest.raises(PosologyError) as caught:
        make()
    return caught.value


RULES = Titration(start="30 mg", increment=("10 mg", "30 mg"), interval=7, ceiling="150 mg", source=LABEL)


@pytest.mark.parametrize(
    ("make", "kind", "value", "limit", "source"),
    [
        (lambda: Dose("1,5 mg"), UnitError, "1,5 mg", None, None),
        (lambda: Dose("0 mg"), UnitError, "0 mg", 0, None),
        (lambda: Step("5 mg", days=0), RegimenError, 0, 1, None),
        (lambda: RULES.ladder(increment="40 mg"), RegimenError, "40 mg", "10 mg to 30 mg", LABEL),
        (lambda: RULES.ladder(increment="10 mg", target="160 mg"), RegimenError, "160 mg", "150 mg", LABEL),
        (lambda: Bound.per_dose("5 mg", least="6 mg", source=LABEL), BoundError, "5 mg", "6 mg", None),
    ],
)
def test_an_error_carries_value_limit_and_source(make, kind, value, limit, source):
    error = raised(make)
    assert kind is type(error)
    assert (value, limit, source) == (error.value, error.limit, error.source)
    assert vars(error) == vars(pickle.loads(pickle.dumps(error)))


def test_the_error_of_a_refused_quantity_pickles():
    error = raised(lambda: Dose(5 * units.tablet / units.day))
    assert str(error) == str(pickle.loads(pickle.dumps(error)))
    assert "per day" in str(error)


def test_the_way_to_write_it_is_that_of_what_was_asked_for():
    assert "'150 mg/day'" in str(raised(lambda: DailyAmount("150 mg")))
    assert "'150 mg/day'" in str(raised(lambda: DailyAmount(150)))


def test_an_error_message_stays_short_however_long_the_input():
    for make in (lambda: Dose("9" * 10_000), lambda: Regimen("x" * 10_000 + "\n", "oral", Step("5 mg"))):
        assert len(str(raised(make))) < 300
