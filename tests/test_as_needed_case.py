"""As-needed doses as one course: its gaps, its length, its weekdays, and what stays without amounts."""

import datetime as dt

import pytest
from courses import LABEL, regimen

from posology import Bound, Component, Frequency, Step
from posology.bands import Bands
from posology.dose_rule import DoseRule
from posology.needs.adversary import adversary
from posology.needs.as_needed_case import as_needed_cases
from posology.verdict import Count

ONE = Frequency.as_needed(most=1, per="day")
TWO = Frequency.as_needed(at_least="4 hours", most=2, per="day")
FOUR = Frequency.as_needed(at_least="4 hours", most=4, per="day")
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def apart(text):
    return Bound.least_interval(text, source=LABEL)


def test_one_dose_in_all_has_no_time_to_the_next():
    verdict = adversary(regimen(Step("1 g", ONE, days=1)), apart("4 hours"))
    assert (verdict.status, verdict.why) == ("NOT_APPLICABLE", "there are no two doses")


def test_the_shortest_time_is_told_and_where_it_is_though_another_a_minute_longer_comes_first():
    longer = Step("1 g", Frequency.as_needed(at_least="241 minutes", most=2, per="day"), days=1)
    shorter = Step("1 g", Frequency.as_needed(at_least="240 minutes", most=2, per="day"), days=1)
    verdict = adversary(regimen(longer, Step.no_dose(days=1), shorter), apart("1 hour"))
    assert (verdict.status, verdict.value, verdict.witness.day) == ("PROVED", dt.timedelta(minutes=240), 3)


def test_no_time_is_under_the_shortest():
    (case,) = as_needed_cases(regimen(Step("1 g", FOUR)))
    gaps = case.gaps("floating")
    assert gaps.first_under(240) is None
    assert gaps.first_under(241) == gaps.least() == (240, 0)


def test_all_that_is_not_known_is_named():
    by_age = DoseRule(Bands("age", [(0, 12, "15 mg/kg"), (12, None, "500 mg")]))
    verdict = adversary(regimen(Step(by_age, TWO)), Bound.rolling("4 g", "24 hours", source=LABEL))
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "body weight and age")


@pytest.mark.parametrize("change", [Bound.rise, Bound.fall])
def test_a_course_of_one_day_has_no_change_from_day_to_day(change):
    verdict = adversary(regimen(Step("1 g", FOUR, days=1)), change("1 g", within_days=1, source=LABEL))
    assert (verdict.status, verdict.why) == ("NOT_APPLICABLE", "there are no two days")


def test_times_are_told_without_amounts_where_a_weight_is_missing():
    # 23:59 and 00:00: another dose begins its limits anew
    verdict = adversary(
        regimen(Step("10 mg/kg", ONE, days=1), Step("20 mg/kg", ONE, days=1)),
        apart("4 hours"),
    )
    assert verdict.status == "VIOLATED"
    assert verdict.moments == ("23:59 on day 1", "00:00 on day 2")


def test_scheduled_doses_per_kg_beside_as_needed_ones_count_without_amounts():
    beside = regimen(
        Step(components=[Component("15 mg/kg", Frequency.at("08:00")), Component("10 mg/kg", TWO)], days=1)
    )
    # the day holds three; they begin as late as 8:00
    verdict = adversary(beside, Bound.doses_per_window(2, "24 hours", source=LABEL))
    assert (verdict.status, verdict.value) == ("VIOLATED", Count(3))
    assert verdict.moments == ("08:00, 08:00 and 12:00 on day 1",)
    assert adversary(beside, Bound.rolling("4 g", "24 hours", source=LABEL)).missing == "body weight"


@pytest.mark.parametrize("day", DAYS)
def test_a_course_may_begin_on_each_day_of_the_week(day):
    # 15 mg if day 1 is that day, and twice 5 mg
    what = regimen(Step(components=[("15 mg", Frequency.weekly(day)), ("5 mg", TWO)], days=1))
    verdict = adversary(what, Bound.course_total("24 mg", source=LABEL))
    assert (verdict.status, str(verdict.value)) == ("VIOLATED", "25 mg")
