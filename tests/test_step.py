"""Steps and cycles: what they last, how they split and nest, and what nobody could follow."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import cycles, endless_cycles, open_steps, steps

from posology import Component, Cycle, Dose, DosePerSurface, DosePerWeight, Frequency, Step
from posology.cycle import duration
from posology.errors import PosologyError, RegimenError
from posology.frequency import ClockFrequency


def test_a_step_reads_as_the_sentence_a_clinician_would_say():
    assert str(Step("300 mg", Frequency.daily(2), days=1)) == "300 mg morning and evening for 1 day"
    assert str(Step("300 mg", Frequency.daily(3))) == "300 mg morning, noon and bedtime from then on"
    assert str(Step.no_dose(days=12)) == "no dose for 12 days"
    assert str(Cycle(Step("500 mg", days=2), weeks=2)) == "500 mg morning for 2 days, every 14 days"


def test_a_week_is_7_days():
    assert Step("5 mg", days=14) == Step("5 mg", weeks=2)
    assert Cycle(Step("5 mg", days=2), days=14) == Cycle(Step("5 mg", days=2), weeks=2)


def test_a_dose_per_kg_or_m2_stays_of_its_own_type_in_a_step():
    written = {"15 mg/kg": DosePerWeight, "750 mg/m2": DosePerSurface, "300 mg": Dose}
    assert list(written.values()) == [type(Step(text).components[0].dose) for text in written]


def test_components_may_differ_in_dose_and_time():
    step = Step(components=[("300 mg", Frequency.daily()), ("600 mg", Frequency.at("bedtime"))], days=7)
    assert [Dose("300 mg"), Dose("600 mg")] == [part.dose for part in step.components]
    assert Component("600 mg", Frequency.at("bedtime")) == step.components[1]


@given(st.data())
def test_a_split_step_is_as_long_as_the_whole(data):
    step = data.draw(steps(st.integers(2, 15)) | open_steps)
    at = data.draw(st.integers(1, 14 if step.days is None else step.days - 1))
    first, second = step.split(at)
    assert at == first.days
    assert (None if step.days is None else step.days - at) == second.days
    assert [part.dose for part in step.components] == [part.dose for part in second.components]


@given(st.integers(1, 9), st.integers(1, 20), st.data())
def test_a_split_keeps_the_days_with_doses(every, at, data):
    first = data.draw(st.integers(1, every))
    step = Step("5 mg", ClockFrequency("noon", every=every, first_day=first), days=40)
    rest = step.split(at)[1].components[0].frequency
    whole = {day for day in range(1, 41) if (day - first) % every == 0}
    later = {at + day for day in range(1, 41 - at) if (day - rest.first_day) % every == 0}
    assert {day for day in whole if day > at} == later


@pytest.mark.parametrize(
    ("at", "says"),
    [(0, "no days"), (True, "whole"), (1.5, "whole"), (7, "not inside a step of 7"), (8, "not inside")],
)
def test_a_cut_outside_the_step_is_refused(at, says):
    with pytest.raises(RegimenError, match=says):
        Step("5 mg", days=7).split(at)


@given(cycles())
def test_a_cycle_lasts_its_rounds_and_a_round_holds_its_steps(cycle):
    assert cycle.times * cycle.days == duration(cycle)
    assert cycle.days >= sum(duration(item) for item in cycle.steps)
    assert all(duration(item) is not None for item in cycle.steps)


@given(endless_cycles)
def test_a_cycle_without_a_number_of_times_has_no_end_and_cannot_be_repeated(cycle):
    assert duration(cycle) is None
    with pytest.raises(RegimenError, match="has no end"):
        Cycle(cycle, times=2)


def test_a_cycle_in_a_cycle_lasts_the_product_of_its_rounds():
    week = Cycle(Step("5 mg", days=5), days=7, times=3)
    assert duration(week) == 21
    assert duration(Cycle(week, weeks=4, times=6)) == 6 * 28


@given(cycles())
def test_a_round_shorter_than_its_steps_is_refused_with_both_lengths(cycle):
    filled = Cycle(cycle.steps, times=1).days
    assume(filled > 1)
    with pytest.raises(RegimenError, match="do not fit") as caught:
        Cycle(cycle.steps, days=filled - 1)
    assert (filled, filled - 1) == (caught.value.value, caught.value.limit)


def test_a_round_with_no_length_of_its_own_is_as_long_as_its_steps():
    assert Cycle([Step("5 mg", days=2), Step.no_dose(days=5)]).days == 2 + 5


def test_a_cycle_says_what_comes_back_after_how_many_days_and_how_often():
    courses = Cycle([Step("5 mg", days=2), Step("9 mg", days=1)], times=6)
    assert str(courses) == "5 mg morning for 2 days, then 9 mg morning for 1 day, every 3 days, 6 times"
    assert str(Cycle(Step("5 mg", days=1), times=1)) == "5 mg morning for 1 day, every day, 1 time"


@pytest.mark.parametrize(("make", "field"), [(Step, "step"), (Cycle, "cycle")])
def test_a_refused_length_is_said_of_the_step_or_of_the_cycle(make, field):
    with pytest.raises(RegimenError, match="no days") as caught:
        make(Step("5 mg", days=1) if make is Cycle else "5 mg", days=0)
    assert field == caught.value.field


MORNING, NOON = Frequency.at("morning"), Frequency.at("noon")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(lambda: Step("5 mg", days=0), "no days", id="no days"),
        pytest.param(lambda: Step("5 mg", weeks=0), "no days", id="no weeks"),
        pytest.param(lambda: Step("5 mg", days=-1), "no days", id="negative"),
        pytest.param(lambda: Step("5 mg", days=1.5), "whole number", id="a day and a half"),
        pytest.param(lambda: Step("5 mg", days=True), "whole number", id="a truth value"),
        pytest.param(lambda: Step("5 mg", days="7"), "whole number", id="text"),
        pytest.param(lambda: Step("5 mg", months=1), "not a number of days", id="months"),
        pytest.param(lambda: Cycle(Step("5 mg", days=1), months=1), "not a number of days", id="cycle months"),
        pytest.param(lambda: Step("5 mg", days=7, weeks=1), "two lengths", id="days, weeks"),
        pytest.param(lambda: Step(days=7), "no dose is given", id="no dose"),
        pytest.param(lambda: Step("5 mg", components=[("5 mg", NOON)]), "both", id="dose, components"),
        pytest.param(lambda: Step("5 mg", "daily"), "frequency", id="frequency as text"),
        pytest.param(lambda: Step(components=[("5 mg", NOON), ("5 mg", NOON)]), "overlap", id="same time"),
        pytest.param(
            lambda: Step(components=[("5 mg", Frequency.daily(2)), ("9 mg", MORNING)]),
            "overlap",
            id="one in two",
        ),
        pytest.param(
            lambda: Step(components=[("5 mg", Frequency.every(hours=6)), ("9 mg", Frequency.every(hours=6))]),
            "overlap",
            id="same interval",
        ),
        pytest.param(lambda: Step(components=[("5 mg", MORNING), ("5 mL", NOON)]), "5 mL", id="mg, mL"),
        pytest.param(lambda: Step(components=[("5 mg", MORNING), ("5 mg/kg", NOON)]), "mg/kg", id="mg, mg/kg"),
        pytest.param(lambda: Cycle([]), "no step", id="empty cycle"),
        pytest.param(lambda: Cycle(["5 mg"]), "5 mg", id="cycle of text"),
        pytest.param(lambda: Cycle(Step("5 mg")), "has no end", id="open step repeated"),
        pytest.param(lambda: Cycle(Step.no_dose()), "has no end", id="open pause repeated"),
        pytest.param(lambda: Cycle(Step("5 mg", days=1), times=0), "times", id="no rounds"),
        pytest.param(lambda: Cycle([Step("5 mg", days=1), Step("5 mL", days=1)]), "5 mL", id="cycle mg, mL"),
    ],
)
def test_what_nobody_could_follow_is_refused(make, says):
    with pytest.raises(RegimenError, match=says):
        make()


@pytest.mark.parametrize("dose", [5, None, "5", "0 mg", "1,5 mg", "5 mg/day", "5 kg"])
def test_a_step_of_what_is_no_dose_is_refused(dose):
    with pytest.raises(PosologyError):
        Step(dose)
