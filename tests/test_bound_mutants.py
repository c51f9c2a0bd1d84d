"""Bounds, figure by figure: every field of a verdict on a few doses, each worked out by hand."""

import datetime as dt
from fractions import Fraction

import pytest
from courses import LABEL, regimen
from infusions import infused

from posology import Amount, Bound, DailyAmount, Dose, Frequency, Schedule, Step, check
from posology.dose import Difference
from posology.gaps import Gaps
from posology.pieces import Run
from posology.share import Share
from posology.timeline import Extreme, Timeline
from posology.verdict import Count

KW = {"source": LABEL}
EIGHT = dt.time(8)
NO_THURSDAY = Schedule(regimen(Step("5 mg", Frequency.weekly("Thursday"), days=3)), "2026-10-26")
"""26 October 2026 is a Monday: three days hold no Thursday, and no dose."""


def at(time):
    return Frequency.at(time)


def only(subject, bound, **more):
    (verdict,) = check(subject, [bound], **more)
    return verdict


def said(verdict):
    """What a verdict says: the figures, and the day and time of its witness."""
    where = verdict.witness
    return verdict.status, verdict.value, verdict.margin, where and (where.day, where.time, where.value)


# --- One dose ---

FIVE_THEN_TEN = regimen(Step("5 mg", at("08:00"), days=3), Step("10 mg", at("08:00"), days=2))


def test_a_dose_below_the_least_is_broken_at_its_time_by_what_it_lacks():
    five = Amount("5 mg")
    assert said(only(FIVE_THEN_TEN, Bound.per_dose(least="6 mg", **KW))) == (
        ("VIOLATED", five, Difference(-1, "mg"), (1, EIGHT, five))
    )
    assert said(only(FIVE_THEN_TEN, Bound.per_dose(least="4 mg", **KW))) == (
        ("PROVED", five, Difference(1, "mg"), (1, EIGHT, five))
    )


def test_a_dose_above_the_most_is_broken_at_its_time():
    ten = Amount("10 mg")
    assert said(only(FIVE_THEN_TEN, Bound.per_dose("9 mg", **KW))) == (
        ("VIOLATED", ten, Difference(-1, "mg"), (4, EIGHT, ten))
    )


def test_of_a_least_and_a_most_the_one_that_is_broken_is_told():
    assert only(FIVE_THEN_TEN, Bound.per_dose("20 mg", least="6 mg", **KW)).limit == Dose("6 mg")
    assert only(FIVE_THEN_TEN, Bound.per_dose("9 mg", least="5 mg", **KW)).limit == Dose("9 mg")


def test_doses_a_minute_apart_are_two_doses():
    pair = regimen(Step(components=[("10 mg", at("08:00")), ("20 mg", at("08:01"))], days=2))
    assert only(pair, Bound.per_dose("20 mg", **KW)).value == Amount("20 mg")
    least = only(pair, Bound.per_dose(least="15 mg", **KW))
    assert said(least) == ("VIOLATED", Amount("10 mg"), Difference(-5, "mg"), (1, EIGHT, Amount("10 mg")))


# --- Days and windows ---


def test_a_date_has_no_time_and_a_window_begins_at_one():
    limits = [Bound.per_day("20 mg/day", **KW), Bound.rolling("20 mg", "24 hours", **KW)]
    by_date, window = check(FIVE_THEN_TEN, limits)
    assert (by_date.witness.day, by_date.witness.time, by_date.value) == (4, None, DailyAmount("10 mg/day"))
    assert (window.witness.day, window.witness.time, window.value) == (4, EIGHT, Amount("10 mg"))


def test_without_a_dose_no_window_and_no_dose_is_held():
    for bound in (
        Bound.rolling("1 mg", "24 hours", **KW),
        Bound.per_dose("1 mg", **KW),
        Bound.doses_per_window(1, "24 hours", **KW),
        Bound.duration(3, **KW),
        Bound.rise("1 mg", within_days=1, **KW),
        Bound.fall("1 mg", within_days=1, **KW),
    ):
        verdict = only(NO_THURSDAY, bound)
        assert (verdict.status, verdict.why) == ("NOT_APPLICABLE", "no dose is given")


# --- A range that is reached and kept ---


def ranged(*steps, least="30 mg/day", most="40 mg/day"):
    return said(only(regimen(*steps), Bound.maintenance(least, most, **KW)))


def test_a_range_is_of_dates_and_not_of_24_hours():
    # 40 mg on each date, though 80 mg from 20:00 of day 1 to 08:00 of day 2, the latter not counted in 24 hours from it
    forty = DailyAmount("40 mg/day")
    held = ranged(Step("40 mg", at("20:00"), days=1), Step("40 mg", at("08:00"), days=2))
    assert held == ("PROVED", forty, Difference(0, "mg"), (1, None, forty))


def test_a_range_is_reached_by_one_date_and_not_by_two():
    # 20 mg at 20:00 and 20 mg at 08:00 are 40 mg in 24 hours, but 20 mg a day
    held = ranged(
        Step("20 mg", at("20:00"), days=1), Step("20 mg", at("08:00"), days=1), Step("40 mg", at("08:00"), days=2)
    )
    assert (held[0], held[3][0]) == ("PROVED", 3)


def test_a_range_that_each_date_keeps_may_be_left_by_24_hours_from_a_dose():
    # 20 mg in the 24 hours from 20:00 of day 1
    twice = Step("20 mg", Frequency.at("08:00", "20:00"), days=1)
    assert ranged(twice, Step("40 mg", at("20:00"), days=2))[0] == "PROVED"


def test_a_range_is_not_reached_one_tablet_below_it():
    held = ranged(Step("20 mg", at("08:00"), days=7), Step("30 mg", at("08:00"), days=7))
    thirty = DailyAmount("30 mg/day")
    assert held == ("PROVED", thirty, Difference(10, "mg"), (8, None, thirty))


@pytest.mark.parametrize(
    ("doses", "value", "margin", "day"),
    [((30, 50), 50, -10, 2), ((10, 20), 20, -10, 2), ((10, 30, 25, 20), 20, -10, 3)],
)
def test_a_range_that_is_broken_names_the_worst_day_by_its_value_and_the_first_by_its_place(doses, value, margin, day):
    broken = ranged(*(Step(f"{mg} mg", at("08:00"), days=1) for mg in doses))
    there = DailyAmount(f"{doses[day - 1]} mg/day")
    expected = DailyAmount(f"{value} mg/day"), Difference(margin, "mg"), (day, None, there)
    assert broken == ("VIOLATED", *expected)


# --- Totals ---

HUNDREDS = regimen(Step("100 mg", Frequency.at("08:00", "20:00"), days=3))


@pytest.mark.parametrize(
    ("most", "earlier", "status", "value", "margin", "witness"),
    [
        ("700 mg", "none", "PROVED", 600, 100, (3, 20, 600)),
        ("600 mg", "none", "PROVED", 600, 0, (3, 20, 600)),
        ("599 mg", "none", "VIOLATED", 600, -1, (3, 20, 600)),
        ("300 mg", "none", "VIOLATED", 600, -300, (2, 20, 400)),
        ("99 mg", "none", "VIOLATED", 600, -501, (1, 8, 100)),
        ("0 mg", "none", "VIOLATED", 600, -600, (1, 8, 100)),
        ("900 mg", "300 mg", "PROVED", 900, 0, (3, 20, 900)),
        ("500 mg", "300 mg", "VIOLATED", 900, -400, (2, 8, 600)),
        ("300 mg", "300 mg", "VIOLATED", 900, -600, (1, 8, 400)),
        ("200 mg", "300 mg", "VIOLATED", 900, -700, (1, 8, 400)),
    ],
)
@pytest.mark.parametrize("make", [Bound.course_total, Bound.lifetime])
def test_a_total_is_passed_by_the_first_dose_that_takes_the_sum_so_far_over_it(
    make, most, earlier, status, value, margin, witness
):
    day, hour, sum_there = witness
    expected = status, Amount(f"{value} mg"), Difference(margin, "mg"), (day, dt.time(hour), Amount(f"{sum_there} mg"))
    assert said(only(HUNDREDS, make(most, **KW), earlier=earlier)) == expected


def test_a_total_without_an_end_has_no_value_and_no_margin():
    forever = regimen(Step("100 mg", at("08:00")))
    assert said(only(forever, Bound.course_total("250 mg", **KW))) == ("VIOLATED", None, None, (3, EIGHT, Amount("300 mg")))


def test_a_total_of_no_dose_is_0_and_has_no_witness():
    assert said(only(NO_THURSDAY, Bound.course_total("5 mg", **KW))) == ("PROVED", Amount("0 mg"), Difference(5, "mg"), None)


def test_a_total_of_the_first_days_names_them_and_its_last_dose():
    verdict = only(HUNDREDS, Bound.course_total("400 mg", first_days=2, **KW))
    assert said(verdict) == ("PROVED", Amount("400 mg"), Difference(0, "mg"), (2, dt.time(20), Amount("400 mg")))
    assert verdict.covers == "the first 2 days"


def test_a_lifetime_needs_the_exposure_before_day_1():
    assert only(HUNDREDS, Bound.lifetime("1 g", **KW)).missing == "the exposure before day 1, as earlier='0 mg'"


# --- Times ---


def test_the_least_interval_names_the_shortest_by_its_value_and_the_first_that_is_too_short_by_its_place():
    # 08:00 to 18:00 is 10 h, 18:00 to 20:00 is 2 h, over the night 12 h
    steps = regimen(Step("1 g", Frequency.at("08:00", "18:00", "20:00"), days=2))
    ten, two = dt.timedelta(hours=10), dt.timedelta(hours=2)
    broken = said(only(steps, Bound.least_interval("11 hours", **KW)))
    assert broken == ("VIOLATED", two, -dt.timedelta(hours=9), (1, EIGHT, ten))
    held = said(only(steps, Bound.least_interval("2 hours", **KW)))
    assert held == ("PROVED", two, dt.timedelta(0), (1, dt.time(18), two))


def test_one_dose_has_no_interval():
    verdict = only(regimen(Step("1 g", days=1)), Bound.least_interval("1 hour", **KW))
    assert (verdict.status, verdict.why) == ("NOT_APPLICABLE", "there are no two doses")


def test_the_interval_into_the_next_step_counts():
    # from 20:00 of day 2 to 06:00 of day 3
    steps = regimen(Step("1 g", at("20:00"), days=2), Step("1 g", at("06:00"), days=2))
    ten = dt.timedelta(hours=10)
    assert said(only(steps, Bound.least_interval("10 hours", **KW))) == ("PROVED", ten, dt.timedelta(0), (2, dt.time(20), ten))


def test_of_two_infusions_at_once_the_longer_counts():
    # from 11:00, three hours after 08:00, to 08:00 of the next day
    line = Timeline([Run(0, None, 1440, ((480, 1),))])
    assert Gaps(line, {180: line, 120: line}).least() == Extreme(21 * 60, 480)


def test_a_window_of_doses_names_the_most_by_its_value_and_the_first_over_by_its_place():
    # 1 dose on day 1, 2 on day 2, 3 on day 3; 12 hours hold those of one date
    steps = regimen(
        Step("1 g", at("08:00"), days=1),
        Step("1 g", Frequency.at("08:00", "14:00"), days=1),
        Step("1 g", Frequency.at("08:00", "12:00", "16:00"), days=1),
    )
    broken = only(steps, Bound.doses_per_window(1, "12 hours", **KW))
    assert said(broken) == ("VIOLATED", Count(3), Count(-2), (2, EIGHT, Count(2)))
    # two doses are 4 hours apart at least: (4 - 12) / 2 hours
    assert broken.timing_margin == -240
    held = only(steps, Bound.doses_per_window(3, "12 hours", **KW))
    assert said(held) == ("PROVED", Count(3), Count(0), (3, EIGHT, Count(3)))
    # four doses span 22 hours at least, from 14:00 to 16:00 on the next day: 26 hours; (26 - 12) / 2 hours
    assert held.timing_margin == 420


def test_a_window_that_is_never_full_of_doses_has_no_timing_margin():
    verdict = only(regimen(Step("1 g", at("08:00"), days=3)), Bound.doses_per_window(3, "24 hours", **KW))
    assert verdict.timing_margin is None
    assert only(regimen(Step("1 g", at("08:00"), days=4)), verdict.bound).timing_margin == Fraction(72 * 60 - 1440, 2)


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        ({"most": 3}, ("PROVED", 3, 0, (3, None, 3))),
        ({"most": 5}, ("PROVED", 3, 2, (3, None, 3))),
        ({"most": 1}, ("VIOLATED", 3, -2, (2, None, 2))),
        ({"least": 3}, ("PROVED", 3, 0, (3, None, 3))),
        ({"least": 4}, ("VIOLATED", 3, -1, (3, None, 3))),
        ({"least": 2, "most": 4}, ("PROVED", 3, 1, (3, None, 3))),
        ({"least": 1, "most": 2}, ("VIOLATED", 3, -1, (3, None, 3))),
    ],
)
def test_a_duration_is_passed_on_the_first_day_with_a_dose_beyond_it(bound, expected):
    assert said(only(HUNDREDS, Bound.duration(**bound, **KW))) == expected


def test_a_course_without_an_end_keeps_every_least_duration_and_no_most():
    forever = regimen(Step("1 g", at("08:00")))
    assert said(only(forever, Bound.duration(least=1000, **KW))) == ("PROVED", None, None, None)
    assert said(only(forever, Bound.duration(30, **KW))) == ("VIOLATED", None, None, (31, None, 31))


# --- Rises and falls ---


def daily(*doses):
    return regimen(*(Step(f"{mg} mg", at("08:00"), days=1) if mg else Step.no_dose(days=1) for mg in doses))


def test_a_rise_is_from_the_lowest_of_the_days_before_and_named_by_its_later_day():
    # 10 to 15 on day 2, 15 to 40 on day 3; from day 1 to day 3 it is 30
    steps = daily(10, 15, 40, 40)
    one_day = said(only(steps, Bound.rise("4 mg", within_days=1, **KW)))
    assert one_day == ("VIOLATED", Amount("25 mg"), Difference(-21, "mg"), (2, None, Amount("5 mg")))
    two_days = said(only(steps, Bound.rise("30 mg", within_days=2, **KW)))
    assert two_days == ("PROVED", Amount("30 mg"), Difference(0, "mg"), (3, None, Amount("30 mg")))


@pytest.mark.parametrize(
    ("of", "most", "status", "value", "witness"),
    [
        # 10 to 15 is half of the start, 15 to 30 one and a half times it; of what was current it doubles
        ("start", "150 %", "PROVED", Fraction(3, 2), (3, Fraction(3, 2))),
        ("start", "149 %", "VIOLATED", Fraction(3, 2), (3, Fraction(3, 2))),
        ("start", "49 %", "VIOLATED", Fraction(3, 2), (2, Fraction(1, 2))),
        ("current", "100 %", "PROVED", Fraction(1), (3, Fraction(1))),
        ("current", "99 %", "VIOLATED", Fraction(1), (3, Fraction(1))),
    ],
)
def test_a_share_is_of_the_first_days_sum_or_of_the_day_before(of, most, status, value, witness):
    day, part = witness
    expected = status, Share(value), None, (day, None, Share(part))
    assert said(only(daily(10, 15, 30), Bound.rise(most, of=of, within_days=1, **KW))) == expected


def test_the_start_is_the_sum_of_the_first_day_with_a_dose():
    steps = regimen(Step.no_dose(days=2), Step("10 mg", Frequency.at("08:00", "20:00"), days=1), Step("30 mg", days=1))
    # from 20 mg to 30 mg is half of 20 mg; from nothing to 20 mg is the whole of it
    assert only(steps, Bound.rise("100 %", of="start", within_days=1, **KW)).value == Share("100 %")


def test_no_share_of_a_day_without_a_dose_is_enough_to_rise_from_it():
    verdict = only(daily(10, 0, 10), Bound.rise("900 %", of="current", within_days=1, **KW))
    assert said(verdict) == ("VIOLATED", None, None, (3, None, None))
    assert verdict.why == "rises from a day without a dose, which is more than any share of it"


def test_a_fall_to_nothing_is_the_whole_of_the_current_dose():
    verdict = only(daily(10, 0, 0, 5), Bound.fall("100 %", of="current", within_days=1, **KW))
    assert said(verdict) == ("PROVED", Share("100 %"), None, (2, None, Share("100 %")))


def test_a_fall_within_the_course_is_judged_and_what_follows_its_last_day_is_said_not_to_be():
    verdict = only(daily(40, 30, 10), Bound.fall("20 mg", within_days=1, **KW))
    assert said(verdict) == ("PROVED", Amount("20 mg"), Difference(0, "mg"), (3, None, Amount("20 mg")))
    assert verdict.assumes == ("what follows day 3 is not judged",)
    for steps in (daily(40, 30, 0), regimen(Step("40 mg"))):
        assert only(steps, Bound.fall("40 mg", within_days=1, **KW)).assumes == ()
    assert only(daily(40, 30, 10), Bound.rise("40 mg", within_days=1, **KW)).assumes == ()


def test_one_day_does_not_rise_and_is_no_pass():
    verdict = only(daily(10), Bound.rise("10 mg", within_days=1, **KW))
    assert (verdict.status, verdict.why) == ("NOT_APPLICABLE", "there are no two days")


def test_a_steady_dose_rises_by_nothing_and_no_day_is_named():
    verdict = only(daily(10, 10), Bound.rise("10 mg", within_days=1, **KW))
    assert said(verdict) == ("PROVED", Amount("0 mg"), Difference(10, "mg"), None)


def test_days_that_are_not_shown_are_not_judged():
    # 40 mg from day 4 on
    steps = regimen(Step("10 mg", at("08:00"), days=3), Step("40 mg", at("08:00")))
    for days, value in ((3, "0 mg"), (4, "30 mg")):
        assert only(Schedule(steps, "2026-12-01", days=days), Bound.rise("30 mg", within_days=1, **KW)).value == Amount(value)


def test_a_figure_is_told_in_the_unit_of_its_limit_even_of_a_limit_of_0():
    assert str(only(HUNDREDS, Bound.course_total("0.7 g", **KW)).value) == "0.6 g"
    zero = only(HUNDREDS, Bound.rolling("0 g", "1 hour", **KW))
    assert (str(zero.value), str(zero.margin)) == ("0.1 g", "-0.1 g")
