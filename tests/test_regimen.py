"""Regimens: an order of steps that can be followed, or an error with the value and the rule."""

import datetime as dt
import pickle

import pytest
from hypothesis import given
from strategies import bounded_regimens, open_regimens, regimens, titrations

from posology import Bound, Cycle, Dose, Frequency, Regimen, Schedule, Source, Step, Titration, check
from posology.errors import PosologyError, RegimenError, ScheduleError, UnresolvedError

LABEL = Source("Example label", section="4.2")
RISING = Titration(start="30 mg", increment="30 mg", interval=7, ceiling="150 mg")
WEEK = Step("5 mg", days=7)


def made(*steps, **more):
    return Regimen("examplol", "oral", steps, **more)


def test_the_three_first_regimens_read_as_they_are_said():
    gabapentin = Regimen(
        "gabapentin",
        "oral",
        [
            Step("300 mg", Frequency.daily(1), days=1),
            Step("300 mg", Frequency.daily(2), days=1),
            Step("300 mg", Frequency.daily(3)),
        ],
    )
    assert str(gabapentin) == (
        "gabapentin, oral: 300 mg morning for 1 day, then 300 mg morning and evening for 1 day, "
        "then 300 mg morning, noon and bedtime from then on"
    )
    pulses = Regimen("methylprednisolone", "intravenous", Cycle(Step("500 mg", days=2), weeks=2))
    assert str(pulses) == "methylprednisolone, intravenous: 500 mg morning for 2 days, every 14 days"
    rising = Regimen("amitriptyline", "oral", RISING)
    assert str(rising) == "amitriptyline, oral: 30 mg at bedtime, raised by 30 mg every 7 days up to at most 150 mg"


@given(bounded_regimens)
def test_a_bounded_regimen_lasts_the_sum_of_its_parts(regimen):
    parts = [item.days if isinstance(item, Step) else item.times * item.days for item in regimen.steps]
    assert sum(parts) == regimen.days


@given(open_regimens)
def test_an_open_regimen_has_no_last_day(regimen):
    assert regimen.days is None


@given(regimens())
def test_equal_regimens_hash_equal_and_pickle(regimen):
    back = pickle.loads(pickle.dumps(regimen))
    assert (regimen, hash(regimen), str(regimen)) == (back, hash(back), str(back))


@given(titrations())
def test_a_chosen_titration_becomes_its_ladder(rules):
    assert rules.ladder() == made(rules).choose().steps == made(rules).concrete()
    assert (WEEK, *rules.ladder()) == made(WEEK, rules).choose().steps


@given(titrations(unresolved=True))
def test_a_titration_with_open_choices_is_not_concrete(rules):
    with pytest.raises(UnresolvedError) as caught:
        made(rules).concrete()
    assert all(each in str(caught.value) for each in rules.open)


def test_a_choice_for_a_regimen_without_a_titration_is_refused():
    assert made(WEEK) == made(WEEK).choose()
    with pytest.raises(RegimenError, match="no titration"):
        made(WEEK).choose(start="5 mg")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(lambda: made(), "none is given", id="no steps"),
        pytest.param(lambda: made("5 mg"), "'5 mg'", id="a step as text"),
        pytest.param(lambda: made(Step("5 mg"), WEEK), "has no end", id="a step after an open one"),
        pytest.param(lambda: made(Cycle(WEEK), WEEK), "has no end", id="a step after an open cycle"),
        pytest.param(lambda: made(RISING, Step("150 mg")), "has no end", id="a step after a titration"),
        pytest.param(lambda: made(RISING, RISING), "has no end", id="two titrations"),
        pytest.param(lambda: made(Step.no_dose(days=7)), "no step has a dose", id="no dose at all"),
        pytest.param(lambda: made(WEEK, Step("5 mL")), "5 mL is not of the kind of 5 mg", id="mg, mL"),
        pytest.param(lambda: made(WEEK, Step("5 mg/kg")), "5 mg/kg is not of the kind", id="mg, mg/kg"),
        pytest.param(lambda: made(Step("5 mL", days=1), RISING), "not of the kind", id="mL, titration in mg"),
        pytest.param(lambda: Regimen("", "oral", WEEK), "drug", id="no drug"),
        pytest.param(lambda: Regimen("exam\u202eplol", "oral", WEEK), "drug", id="hidden mark in the drug"),
        pytest.param(lambda: Regimen("examplol", "by mouth", WEEK), "route", id="no such route"),
        pytest.param(lambda: Regimen("examplol", "PO", WEEK), "route", id="abbreviated route"),
        pytest.param(lambda: made(WEEK, bounds=["4 g"]), "bound", id="a bound as text"),
        pytest.param(lambda: made(WEEK, notes="with food"), "notes", id="notes as one text"),
    ],
)
def test_an_impossible_regimen_is_refused_with_the_value_and_the_rule(make, says):
    with pytest.raises(RegimenError, match=says) as caught:
        make()
    assert caught.value.instead


@pytest.mark.parametrize("days", [0, -1])
def test_an_end_before_the_start_is_refused(days):
    with pytest.raises(ScheduleError):
        Schedule(made(WEEK), dt.date(2026, 12, 1), days=days)


def test_hazard_20_a_bound_of_another_dimension_never_passes():
    bound = Bound.per_day("4 mL/day", source=LABEL)
    try:
        report = check(made(WEEK, bounds=[bound]))
    except PosologyError:
        return
    assert not report.ok
    assert "PROVED" not in {verdict.status for verdict in report}


def test_the_doses_of_a_regimen_are_those_it_names_in_order():
    cycle = Cycle([WEEK, Step("10 mg", days=7)], times=2)
    assert [Dose(text) for text in ("5 mg", "10 mg", "30 mg", "150 mg")] == made(cycle, RISING).doses
