"""Worst ways to take as-needed doses, in figures: which doses they are, to the minute, and on which day."""

import pytest
from courses import LABEL, regimen

from posology import Bound, Cycle, Frequency, Step
from posology.needs.adversary import adversary
from posology.share import Share

FOUR = Frequency.as_needed(at_least="4 hours", most=4, per="day")
TWO = Frequency.as_needed(at_least="4 hours", most=2, per="day")
ONE = Frequency.as_needed(most=1, per="day")


def place(verdict):
    at = verdict.witness
    return at.day, None if at.time is None else at.time.isoformat("minutes"), str(at.value)


def test_a_window_is_told_in_order_of_time_with_each_dose_once():
    parts = [("1 g", Frequency.at("08:00")), ("2 g", Frequency.at("08:01")), ("1 g", FOUR)]
    verdict = adversary(regimen(Step(components=parts)), Bound.rolling("3 g", 10, source=LABEL))
    assert (verdict.status, str(verdict.value), place(verdict)) == ("VIOLATED", "4 g", (1, "08:00", "4 g"))
    assert verdict.moments == ("08:00 (1 g), 08:00 (1 g) and 08:01 (2 g) on day 1",)


def test_a_dose_at_the_end_of_a_window_is_not_told():
    beside = regimen(Step(components=[("1 g", Frequency.every(hours=6)), ("500 mg", TWO)]))
    verdict = adversary(beside, Bound.rolling("1 g", "6 hours", source=LABEL))
    assert (verdict.status, str(verdict.value), place(verdict)) == ("VIOLATED", "2 g", (1, "00:00", "2 g"))
    assert verdict.moments == ("00:00 (1 g), 00:00 (0.5 g) and 04:00 (0.5 g) on day 1",)


def test_each_day_of_a_cycle_after_other_steps_is_looked_at():
    cycle = Cycle([Step("1 g", ONE, days=1), Step("1 g", FOUR, days=1)])
    verdict = adversary(regimen(Step("1 g", ONE, days=1), cycle), Bound.per_day("3 g/day", source=LABEL))
    assert (verdict.status, str(verdict.value), place(verdict)) == ("VIOLATED", "4 g/day", (3, None, "4 g/day"))


def test_the_first_window_over_a_limit_is_told_and_the_first_of_the_largest():
    # 1 g on day 1, 2 g on day 2, and 2 g on day 3
    steps = [Step(f"{dose} g", ONE, days=1) for dose in (1, 2)] + [Step("2000 mg", TWO, days=1)]
    per_day = adversary(regimen(*steps), Bound.per_day("1 g/day", source=LABEL))
    assert place(per_day) == (2, None, "2 g/day")
    assert str(per_day.value) == "4 g/day"
    held = adversary(regimen(*steps[:2], Step("1 g", FOUR, days=1)), Bound.per_day("4 g/day", source=LABEL))
    assert (held.status, place(held)) == ("PROVED", (3, None, "4 g/day"))


def test_of_windows_with_as_much_the_first_is_told():
    three = regimen(Step("1 g", FOUR, days=3))
    assert place(adversary(three, Bound.per_day("4 g/day", source=LABEL))) == (1, None, "4 g/day")


def test_the_smallest_dose_is_the_smallest_of_both_kinds_and_the_first_under_a_limit_is_told():
    # 500 mg scheduled at 8:00 from day 1, 200 mg as needed from day 2
    parts = [("500 mg", Frequency.at("08:00"))]
    what = regimen(Step(components=parts, days=1), Step(components=[*parts, ("200 mg", TWO)], days=1))
    held = adversary(what, Bound.per_dose(least="200 mg", source=LABEL))
    assert (held.status, str(held.value)) == ("PROVED", "200 mg")
    some = adversary(what, Bound.per_dose(least="300 mg", source=LABEL))
    assert (some.status, str(some.value), place(some)) == ("VIOLATED", "200 mg", (2, "00:00", "200 mg"))
    all_of_them = adversary(what, Bound.per_dose(least="600 mg", source=LABEL))
    assert (all_of_them.status, place(all_of_them)) == ("VIOLATED", (1, "08:00", "500 mg"))


def test_scheduled_doses_alone_have_a_smallest_dose_where_no_other_is_smaller():
    what = regimen(Step(components=[("100 mg", Frequency.at("08:00")), ("200 mg", TWO)], days=2))
    verdict = adversary(what, Bound.per_dose(least="150 mg", source=LABEL))
    assert (verdict.status, str(verdict.value), place(verdict)) == ("VIOLATED", "100 mg", (1, "08:00", "100 mg"))


def test_a_daily_range_is_not_kept_by_as_needed_doses():
    # the smallest day is that of the scheduled doses alone, not one as-needed dose
    what = regimen(Step(components=[("500 mg", Frequency.at("08:00", "20:00")), ("200 mg", TWO)], days=3))
    verdict = adversary(what, Bound.maintenance("1 g/day", "2 g/day", source=LABEL))
    assert verdict.status == "PROVED"


# --- What is told of a verdict ---

FIVE_DAYS = regimen(Step("1 g", FOUR, days=5))


def moments(what, bound):
    verdict = adversary(what, bound)
    assert verdict.status == "VIOLATED"
    return verdict.moments


def on_day(n):
    return f"00:00, 04:00, 08:00 and 12:00 on day {n}"


def test_three_days_of_a_worst_case_are_told_and_how_many_doses_follow():
    verdict = adversary(FIVE_DAYS, Bound.course_total("18 g", source=LABEL))
    assert place(verdict) == (5, "08:00", "19 g")
    assert verdict.moments == (on_day(1), on_day(2), on_day(3), "7 more later")
    # 1 g at 00:00 and at 08:00, and not the one at 08:01
    near = regimen(Step(components=[("1 g", Frequency.at("08:00", "08:01")), ("1000 mg", ONE)], days=1))
    assert moments(near, Bound.course_total("1 g", source=LABEL)) == ("00:00 and 08:00 on day 1",)
    lifetime = Bound.lifetime("9 g", source=LABEL)
    assert moments(FIVE_DAYS, lifetime) == (on_day(1), on_day(2), "00:00 and 04:00 on day 3")


def test_the_doses_of_31_days_are_told():
    # one on day 1, one on day 31 and one on day 32
    what = regimen(Step("1 g", ONE, days=1), Step.no_dose(days=29), Step("1 g", ONE, days=2))
    told = ("00:00 on day 1", "00:00 on day 31", "1 more later")
    assert moments(what, Bound.course_total("2 g", source=LABEL)) == told


def test_the_doses_of_the_first_date_over_a_limit_are_told():
    what = regimen(Step("1 g", ONE, days=2), Step("1 g", FOUR, days=3))
    per_day = Bound.per_day("3 g/day", source=LABEL)
    assert moments(what, per_day) == (on_day(3),)
    assert moments(what, Bound.per_dates("7 g", 2, source=LABEL)) == (on_day(3), on_day(4))
    assert moments(what, Bound.rise("2 g", within_days=1, source=LABEL)) == (on_day(3),)
    assert moments(what, Bound.maintenance("1 g/day", "3 g/day", source=LABEL)) == (on_day(3),)


def test_the_doses_of_one_instant_are_told_without_those_of_the_next_minute():
    parts = [("1 g", Frequency.at("08:00")), ("1 g", Frequency.at("08:01")), ("0.5 g", ONE)]
    what = regimen(Step(components=parts))
    assert moments(what, Bound.per_dose("1 g", source=LABEL)) == ("08:00 (1 g) and 08:00 (0.5 g) on day 1",)


def test_two_doses_too_near_are_told_without_one_a_minute_later():
    near = [("1 g", Frequency.at("08:00", "08:05", "08:06"))]
    what = regimen(Step(components=near, days=1), Step.no_dose(days=1), Step("1 g", ONE, days=1))
    verdict = adversary(what, Bound.least_interval("10 minutes", source=LABEL))
    assert place(verdict) == (1, "08:00", "0:05:00")
    assert verdict.moments == ("08:00 and 08:05 on day 1",)


def test_no_doses_are_told_of_too_little_of_a_fall_or_of_what_is_kept():
    what = regimen(Step(components=[("1 g", Frequency.at("08:00")), ("0.5 g", TWO)]))
    for bound in (
        Bound.per_dose(least="501 mg", source=LABEL),
        Bound.maintenance("1.5 g/day", "2 g/day", source=LABEL),
        Bound.fall("0.5 g", within_days=1, source=LABEL),
    ):
        assert moments(what, bound) == ()
    kept = adversary(what, Bound.rolling("10 g", "24 hours", source=LABEL))
    assert (kept.status, kept.moments) == ("PROVED", ())


def test_a_verdict_says_what_it_covers_and_on_which_clock_it_was_decided():
    verdict = adversary(FIVE_DAYS, Bound.per_day("4 g/day", source=LABEL))
    assert (verdict.covers, verdict.clock) == ("every way to take the as-needed doses", "floating")
    one = adversary(regimen(Step("1 g", ONE, days=1)), Bound.least_interval("1 hour", source=LABEL))
    assert (one.status, one.covers) == ("NOT_APPLICABLE", "")


def test_a_course_without_an_end_is_as_long_as_any_least_duration():
    beside = regimen(Step(components=[("1 g", Frequency.at("08:00")), ("0.5 g", TWO)]))
    verdict = adversary(beside, Bound.duration(least=5, source=LABEL))
    assert (verdict.status, verdict.value, verdict.margin) == ("PROVED", None, None)


def test_the_days_that_a_course_is_too_short_or_too_long_are_told():
    # scheduled on day 1 to day 5, as needed up to day 10
    what = regimen(Step("1 g", Frequency.at("08:00"), days=5), Step("1 g", FOUR, days=5))
    for least, most, value, margin in ((3, None, 5, 2), (7, None, 5, -2), (5, 9, 10, -1), (7, 9, 5, -2)):
        verdict = adversary(what, Bound.duration(most, least=least, source=LABEL))
        assert (verdict.value, verdict.margin, verdict.clock) == (value, margin, "floating")


@pytest.mark.parametrize("time", ["00:00", "08:00"])
def test_the_first_day_with_a_dose_is_the_start_though_as_needed_doses_follow_on_the_next(time):
    # 1 g, and then 1 g and twice 0.5 g
    daily = [("1 g", Frequency.at(time))]
    steps = Step(components=daily, days=1), Step(components=[*daily, ("0.5 g", TWO)])
    verdict = adversary(regimen(*steps), Bound.rise("100 %", within_days=1, of="start", source=LABEL))
    assert (verdict.status, verdict.value) == ("PROVED", Share("100 %"))


def test_as_needed_doses_on_the_day_of_the_first_scheduled_one_leave_the_start_open():
    beside = Step(components=[("1 g", Frequency.at("08:00")), ("0.5 g", TWO)])
    share = Bound.rise("100 %", within_days=1, of="start", source=LABEL)
    verdict = adversary(regimen(Step.no_dose(days=2), beside), share)
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "the start dose, which as-needed doses leave open")


def test_two_doses_per_kg_at_one_time_are_told_without_amounts():
    # both at 12:00, one of them at 00:00 too, and one as needed
    both = [("10 mg/kg", Frequency.at("12:00")), ("5 mg/kg", Frequency.every(hours=12))]
    what = regimen(Step(components=[*both, ("5 mg/kg", ONE)], days=1))
    told = moments(what, Bound.doses_per_window(2, "24 hours", source=LABEL))
    assert told == ("00:00, 00:00 and 12:00 on day 1",)
