"""Worst case, in figures: which window is told, how long a course lasts, and how days change, worked out by hand."""

from fractions import Fraction

import pytest
from courses import LABEL, regimen

from posology import Bound, Cycle, Frequency, Step
from posology.needs import worst_case as engine
from posology.needs.adversary import adversary
from posology.needs.as_needed_case import as_needed_cases

ONE = Frequency.as_needed(most=1, per="day")
TWO = Frequency.as_needed(at_least="4 hours", most=2, per="day")
FOUR = Frequency.as_needed(at_least="4 hours", most=4, per="day")
MORNING = Frequency.at("08:00")


def decided(what, bound):
    """Status, value, and where: day, time and value."""
    verdict = adversary(what, bound)
    at = verdict.witness
    place = None if at is None else (at.day, at.time and at.time.isoformat("minutes"), str(at.value))
    return verdict.status, verdict.value and str(verdict.value), place


# --- Windows ---


def test_a_long_step_is_decided_by_one_of_its_days():
    what = regimen(Step("1 g", FOUR, days=100_000), Step("2 g", ONE, days=1))
    assert decided(what, Bound.per_day("4 g/day", source=LABEL)) == ("PROVED", "4 g/day", (1, None, "4 g/day"))
    # 20, 0, 4, 8, 12, 16 o'clock, as in any 24 hours
    status, value, _ = decided(what, Bound.rolling("7 g", "24 hours", source=LABEL))
    assert (status, value) == ("PROVED", "6 g")


def test_the_windows_of_all_steps_together_are_not_too_many(monkeypatch):
    # each day alone has few windows, 40 have more than 100
    steps = [Step(f"{1 + n % 2} g", FOUR, days=1) for n in range(40)]
    monkeypatch.setattr(engine, "MOST_WINDOWS", 100)
    verdict = adversary(regimen(*steps), Bound.rolling("4 g", "24 hours", source=LABEL))
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "intervals that meet sooner")


@pytest.mark.parametrize("days", [1, 3])
def test_the_first_window_over_a_limit_may_end_in_a_later_step(days):
    # 3 g at 7:30 on its first day, and 1 g each at 3:30 and 7:30; the window that ends with 8:00 is a later one
    later = Step(components=[("3 g", Frequency.at("07:30")), ("1 g", FOUR)], days=3)
    verdict = decided(regimen(Step("1 g", FOUR, days=days), later), Bound.rolling("4 g", "5 hours", source=LABEL))
    assert verdict == ("VIOLATED", "5 g", (days + 1, "03:30", "5 g"))


def test_no_window_begins_before_day_1():
    # the first window is day 1, whose four doses begin as late as 11:59; 24 hours from then hold 3:59 and 7:59 too
    verdict = decided(regimen(Step("1 g", FOUR)), Bound.rolling("3 g", "24 hours", source=LABEL))
    assert verdict == ("VIOLATED", "6 g", (1, "11:59", "6 g"))
    parts = [("100 mg", Frequency.at("23:58")), ("1000 mg", FOUR)]
    beside = decided(regimen(Step(components=parts, days=1)), Bound.rolling("3500 mg", "24 hours", source=LABEL))
    assert beside == ("VIOLATED", "4100 mg", (1, "11:59", "4100 mg"))


def test_no_dates_begin_before_day_1():
    what = regimen(Step("1 g", FOUR, days=1), Step.no_dose(days=3))
    assert decided(what, Bound.per_dates("4 g", 2, source=LABEL)) == ("PROVED", "4 g", (1, None, "4 g"))


def test_of_dates_with_as_much_in_several_steps_the_first_is_told():
    what = regimen(Step("1 g", FOUR, days=1), Step.no_dose(days=1), Step("1 g", FOUR, days=1))
    assert decided(what, Bound.per_day("4 g/day", source=LABEL)) == ("PROVED", "4 g/day", (1, None, "4 g/day"))


@pytest.mark.parametrize(("apart", "left"), [(1, Fraction(-4, 2)), (10, Fraction(5, 2)), (100, Fraction(95, 2))])
def test_the_margin_in_time_is_half_of_what_the_least_time_leaves(apart, left):
    what = regimen(Step("1 g", Frequency.as_needed(at_least=f"{apart} minutes")))
    verdict = adversary(what, Bound.doses_per_window(1, 5, source=LABEL))
    assert verdict.timing_margin == left


# --- One dose ---


def test_as_needed_doses_alone_are_held_to_both_limits_of_a_dose():
    what = regimen(Step("1 g", FOUR, days=2))
    assert decided(what, Bound.per_dose("1 g", source=LABEL))[:2] == ("PROVED", "1 g")
    assert decided(what, Bound.per_dose(least="1 g", source=LABEL)) == ("PROVED", "1 g", (1, "00:00", "1 g"))
    assert decided(what, Bound.per_dose(least="2 g", source=LABEL)) == ("VIOLATED", "1 g", (1, "00:00", "1 g"))


def test_the_smallest_dose_is_taken_at_the_first_minute_with_no_other():
    parts = [("1 g", Frequency.at("00:01")), ("0.5 g", ONE)]
    verdict = decided(regimen(Step(components=parts)), Bound.per_dose(least="0.6 g", source=LABEL))
    assert verdict == ("VIOLATED", "0.5 g", (1, "00:00", "0.5 g"))


def test_the_first_dose_under_a_limit_is_told_of_both_kinds():
    needed, scheduled = Step("200 mg", ONE, days=1), Step("100 mg", MORNING, days=1)
    least = Bound.per_dose(least="300 mg", source=LABEL)
    assert decided(regimen(needed, scheduled), least) == ("VIOLATED", "100 mg", (1, "00:00", "200 mg"))
    assert decided(regimen(scheduled, needed), least) == ("VIOLATED", "100 mg", (1, "08:00", "100 mg"))


def test_a_day_under_a_daily_range_is_that_of_its_scheduled_doses():
    first, second = (Step(components=[(dose, MORNING), ("0.2 g", TWO)], days=1) for dose in ("1 g", "0.5 g"))
    verdict = decided(regimen(first, second), Bound.maintenance("1 g/day", "2 g/day", source=LABEL))
    assert verdict == ("VIOLATED", "0.5 g/day", (2, None, "0.5 g/day"))


# --- The whole course ---


def test_a_total_counts_from_the_first_minute_to_the_last():
    what = regimen(Step(components=[("1 g", Frequency.at("00:00")), ("0.5 g", TWO)], days=1), Step("1 g", FOUR, days=3))
    # twice 0.5 g beside 1 g, and four of 1 g on each of three days
    assert decided(what, Bound.course_total("14 g", source=LABEL)) == ("PROVED", "14 g", (4, "23:59", "14 g"))
    no_more = regimen(*what.steps, Step.no_dose())
    assert decided(no_more, Bound.course_total("14 g", source=LABEL))[:2] == ("PROVED", "14 g")


def test_a_total_is_passed_by_the_first_dose_too_many():
    what = regimen(Step("1 g", FOUR, days=2))
    assert decided(what, Bound.course_total("1 g", source=LABEL)) == ("VIOLATED", "8 g", (1, "04:00", "2 g"))
    (case,) = as_needed_cases(what)
    assert case.line.first_over(case.line.total) is None


def test_a_course_that_lasts_too_long_is_told_by_the_first_day_too_many():
    ten = Step("1 g", FOUR, days=10)
    for steps, most, expected in (
        ([ten], 2, ("VIOLATED", "10", (3, None, "3"))),
        ([Step("1 g", FOUR)], 2, ("VIOLATED", None, (3, None, "3"))),
        # scheduled on day 8 alone, as needed on all days before
        ([Step("1 g", FOUR, days=7), Step("1 g", MORNING, days=1)], 2, ("VIOLATED", "8", (3, None, "3"))),
        # as needed on day 1 alone
        ([Step("1 g", FOUR, days=1), Step("1 g", MORNING, days=4)], 2, ("VIOLATED", "5", (3, None, "3"))),
        ([Step("1 g", FOUR, days=1), Step("1 g", MORNING, days=4)], 5, ("PROVED", "5", (5, None, "5"))),
    ):
        assert decided(regimen(*steps), Bound.duration(most, source=LABEL)) == expected


# --- From day to day ---


def test_a_fall_from_one_step_to_the_next_is_seen_after_many_days_that_are_alike():
    high, low = (Step(components=[(dose, MORNING), ("1 g", ONE)], days=5) for dose in ("3 g", "1 g"))
    # from 4 g on day 5 to 1 g on day 6
    verdict = decided(regimen(high, low), Bound.fall("2 g", within_days=1, source=LABEL))
    assert verdict == ("VIOLATED", "3 g", (6, None, "3 g"))


def test_a_change_is_seen_where_a_cycle_is_longer_than_the_days_looked_back():
    # 4 g on day 4 at most, 0.5 g on day 1 at least: from the last day of a round to the first of the next
    days = [Step(components=[(dose, MORNING), ("1 g", ONE)], days=1) for dose in ("0.5 g", "1 g", "2 g", "3 g")]
    for within, most in ((1, "3.5 g"), (2, "3.5 g")):
        verdict = decided(regimen(Cycle(days)), Bound.fall("2 g", within_days=within, source=LABEL))
        assert verdict == ("VIOLATED", most, (5, None, most))
    # up again: from 1 g to 3 g at most on day 3, and to 4 g at most on day 4, from 1 g or 0.5 g
    for within, most, day in ((1, "2 g", 3), (2, "3 g", 4), (3, "3.5 g", 4)):
        verdict = decided(regimen(Cycle(days)), Bound.rise(most, within_days=within, source=LABEL))
        assert verdict == ("PROVED", most, (day, None, most))


def test_a_change_is_that_from_the_largest_or_the_smallest_of_the_days_before():
    up_and_down = regimen(*(Step(f"{dose} g", ONE, days=1) for dose in (1, 3, 1)))
    # 3 g on day 2, none on day 3
    verdict = decided(up_and_down, Bound.fall("2 g", within_days=2, source=LABEL))
    assert verdict == ("VIOLATED", "3 g", (3, None, "3 g"))
    rising = regimen(*(Step(components=[(f"{dose} g", MORNING), ("0.5 g", ONE)], days=1) for dose in (1, 3, 4)))
    # 1 g on day 1, 4.5 g on day 3
    assert decided(rising, Bound.rise("3 g", within_days=2, source=LABEL)) == ("VIOLATED", "3.5 g", (3, None, "3.5 g"))
