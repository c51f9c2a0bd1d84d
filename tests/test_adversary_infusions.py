"""As-needed infusions: the rate and the concentration of each dose, and the time from its end to the next."""

import datetime as dt

import pytest
from courses import LABEL

from posology import Bound, Component, Frequency, Regimen, Step
from posology.needs.adversary import adversary
from posology.scope import Scope

ONE = Frequency.as_needed(most=1, per="day")
FOUR = Frequency.as_needed(at_least="4 hours", most=4, per="day")


def infused(*steps):
    return Regimen("examplol", "intravenous", list(steps))


def given(dose, frequency, minutes=30, **more):
    return Component(dose, frequency, over=f"{minutes} minutes", in_volume="100 mL", **more)


def rate(most, **scope):
    return Bound.infusion_rate(most, source=LABEL, scope=Scope(**scope))


def concentration(most, **scope):
    return Bound.concentration(most, source=LABEL, scope=Scope(**scope))


@pytest.mark.parametrize("day", ["Monday", "Wednesday", "Sunday"])
def test_a_weekly_infusion_counts_whatever_the_day_of_the_start(day):
    # 2 g in 100 mL over 30 minutes, if one of the two days is that day; 1 g and 0.5 g anyhow
    daily, weekly = given("1 g", Frequency.at("20:00")), given("2 g", Frequency.weekly(day))
    what = infused(Step(components=[daily, weekly, given("0.5 g", FOUR)], days=2))
    strong = adversary(what, concentration("19 mg/mL"))
    assert (strong.status, str(strong.value)) == ("VIOLATED", "20 mg/mL")
    fast = adversary(what, rate("3999 mg/h"))
    assert (fast.status, str(fast.value)) == ("VIOLATED", "4000 mg/h")
    assert adversary(what, concentration("20 mg/mL")).status == "PROVED"


def test_a_course_that_may_miss_its_weekly_infusion_is_judged_by_the_others():
    what = infused(Step(components=[given("2 g", Frequency.weekly("Monday")), given("0.5 g", FOUR)], days=2))
    verdict = adversary(what, concentration("20 mg/mL"))
    assert (verdict.status, str(verdict.value), verdict.clock) == ("PROVED", "20 mg/mL", "floating")


def test_a_broken_rate_is_told_with_its_time_where_that_is_scheduled():
    scheduled = adversary(
        infused(Step(components=[given("2 g", Frequency.at("08:00")), given("1 g", FOUR)])), rate("3 g/h")
    )
    assert (scheduled.status, scheduled.clock) == ("VIOLATED", "floating")
    assert (scheduled.witness.day, scheduled.witness.time) == (1, dt.time(8))
    needed = adversary(
        infused(Step(components=[given("1 g", Frequency.at("08:00")), given("2 g", FOUR)])), rate("3 g/h")
    )
    assert (needed.status, str(needed.value), needed.witness) == ("VIOLATED", "4 g/h", None)
    assert needed.clock == "floating"


def test_doses_of_each_phase_are_judged_for_that_phase_and_all_without_one():
    parts = [
        given("2 g", Frequency.at("08:00"), phase="loading"),
        given("1 g", Frequency.at("12:00"), phase="maintenance"),
        given("0.5 g", ONE, phase="maintenance"),
    ]
    what = infused(Step(components=parts, days=2))
    for phase, most in ((None, "20 mg/mL"), ("maintenance", "10 mg/mL")):
        verdict = adversary(what, concentration(most, phase=phase))
        assert (verdict.status, str(verdict.value)) == ("PROVED", most)
    assert adversary(what, concentration("19 mg/mL")).status == "VIOLATED"
    assert adversary(what, concentration("9 mg/mL", phase="maintenance")).status == "VIOLATED"


def test_an_infusion_that_ends_as_the_next_begins_does_not_run_beside_it():
    def every(minutes):
        return infused(Step(components=[given("1 g", Frequency.as_needed(at_least=f"{minutes} minutes"))]))

    assert adversary(every(30), rate("2 g/h")).status == "PROVED"
    beside = adversary(every(29), rate("2 g/h"))
    missing = "one infusion at a time: an as-needed dose may be taken while another runs"
    assert (beside.status, beside.missing) == ("UNKNOWN", missing)


def test_the_longest_infusion_is_taken_off_the_time_between_starts():
    # 4 hours from start to start, on day 1 from half an hour and on day 3 from an hour
    first, last = (Step(components=[given("1 g", FOUR, minutes)], days=1) for minutes in (30, 60))
    what = infused(first, Step.no_dose(days=1), last)
    for least, left in (("3 hours", 0), ("2 hours", 1)):
        verdict = adversary(what, Bound.least_interval(least, source=LABEL))
        assert (verdict.status, verdict.value) == ("PROVED", dt.timedelta(hours=3))
        assert verdict.margin == dt.timedelta(hours=left)
    verdict = adversary(what, Bound.least_interval("181 minutes", source=LABEL))
    missing = "how long after the end of an infusion an as-needed dose may be taken"
    assert (verdict.status, verdict.missing) == ("UNKNOWN", missing)


def test_one_infusion_in_all_has_no_time_to_the_next():
    verdict = adversary(
        infused(Step(components=[given("1 g", ONE)], days=1)), Bound.least_interval("1 hour", source=LABEL)
    )
    assert (verdict.status, verdict.why) == ("NOT_APPLICABLE", "there are no two doses")


def test_no_dose_of_a_phase_is_judged_neither_by_its_rate_nor_by_its_times():
    what = infused(Step(components=[given("1 g", FOUR, phase="maintenance")], days=2))
    loading = Scope(phase="loading")
    for bound in (rate("2 g/h", phase="loading"), Bound.least_interval("1 hour", source=LABEL, scope=loading)):
        assert adversary(what, bound).status == "NOT_APPLICABLE"
