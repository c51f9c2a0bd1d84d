"""Bounds on times, changes and infusions, figure by figure: every field of a verdict, worked out by hand."""

import datetime as dt
from fractions import Fraction

import pytest
from courses import LABEL, regimen
from figures import EIGHT, at, only, said
from infusions import infused

from posology import Amount, Bound, Cycle, Frequency, Schedule, Step
from posology.dose import Difference
from posology.gaps import Gaps
from posology.pieces import Run
from posology.rate import Rate
from posology.share import Share
from posology.strength import Strength
from posology.timeline import Extreme, Timeline
from posology.verdict import Count

KW = {"source": LABEL}
HUNDREDS = regimen(Step("100 mg", Frequency.at("08:00", "20:00"), days=3))


# --- Times ---


def test_the_least_interval_names_the_shortest_by_its_value_and_the_first_that_is_too_short_by_its_place():
    # 08:00 to 18:00 is 10 h, 18:00 to 20:00 is 2 h, over the night 12 h
    steps = regimen(Step("1 g", Frequency.at("08:00", "18:00", "20:00"), days=2))
    ten, two = dt.timedelta(hours=10), dt.timedelta(hours=2)
    broken = said(only(steps, Bound.least_interval("11 hours", **KW)))
    assert broken == ("VIOLATED", two, -dt.timedelta(hours=9), (1, EIGHT, ten))
    held = said(only(steps, Bound.least_interval("2 hours", **KW)))
    assert held == ("PROVED", two, dt.timedelta(0), (1, dt.time(18), two))


def test_an_interval_as_long_as_the_least_is_not_too_short():
    # 08:00 to 18:00 is 10 h and allowed, 18:00 to 20:00 is not
    steps = regimen(Step("1 g", Frequency.at("08:00", "18:00", "20:00"), days=2))
    two = dt.timedelta(hours=2)
    broken = said(only(steps, Bound.least_interval("10 hours", **KW)))
    assert broken == ("VIOLATED", two, -dt.timedelta(hours=8), (1, dt.time(18), two))


def test_a_minute_over_midnight_into_the_next_step_is_an_interval():
    steps = regimen(Step("1 g", at("23:59"), days=1), Step("1 g", at("00:00"), days=1))
    assert only(steps, Bound.least_interval(1, **KW)).value == dt.timedelta(minutes=1)


def test_a_dose_does_not_last_because_one_a_minute_later_does():
    # 08:00 to 08:01; from 09:01, an hour after 08:01, to 08:00 are 22 h 59 min
    both, later = (Timeline([Run(0, None, 1440, dots)]) for dots in (((480, 1), (481, 1)), ((481, 1),)))
    assert Gaps(both, {60: later}).least() == Extreme(1, 480)


def test_one_dose_has_no_interval():
    verdict = only(regimen(Step("1 g", days=1)), Bound.least_interval("1 hour", **KW))
    assert (verdict.status, verdict.why) == ("NOT_APPLICABLE", "there are no two doses")


def test_the_interval_into_the_next_step_counts():
    # from 20:00 of day 2 to 06:00 of day 3
    steps = regimen(Step("1 g", at("20:00"), days=2), Step("1 g", at("06:00"), days=2))
    ten = dt.timedelta(hours=10)
    assert said(only(steps, Bound.least_interval("10 hours", **KW))) == (
        "PROVED",
        ten,
        dt.timedelta(0),
        (2, dt.time(20), ten),
    )


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


def test_a_duration_in_a_zone_is_in_days_of_the_course():
    shown = Schedule(HUNDREDS, "2026-12-07", zone="America/New_York")
    assert said(only(shown, Bound.duration(1, **KW))) == ("VIOLATED", 3, -2, (2, None, 2))


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
    assert only(steps, Bound.rise("4 mg", within_days=1, **KW)).why == ""
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


def test_a_dose_that_doubles_by_the_smallest_step_there_is_rises_by_the_whole_of_it():
    verdict = only(daily(10, 20), Bound.rise("99 %", of="current", within_days=1, **KW))
    assert (verdict.status, verdict.value) == ("VIOLATED", Share("100 %"))


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


def test_a_fall_after_the_last_day_shown_is_not_judged():
    verdict = only(Schedule(daily(40, 30, 10), "2026-12-07", days=2), Bound.fall("10 mg", within_days=1, **KW))
    assert said(verdict) == ("PROVED", Amount("10 mg"), Difference(0, "mg"), (2, None, Amount("10 mg")))
    assert verdict.assumes == ("what follows day 2 is not judged",)


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
        assert only(Schedule(steps, "2026-12-01", days=days), Bound.rise("30 mg", within_days=1, **KW)).value == Amount(
            value
        )


def test_a_figure_is_told_in_the_unit_of_its_limit_even_of_a_limit_of_0():
    assert str(only(HUNDREDS, Bound.course_total("0.7 g", **KW)).value) == "0.6 g"
    zero = only(HUNDREDS, Bound.rolling("0 g", "1 hour", **KW))
    assert (str(zero.value), str(zero.margin)) == ("0.1 g", "-0.1 g")


# --- Infusions ---

FASTER = infused(
    *(Step(f"{mg} mg", at("08:00"), days=1, over="1 hour", in_volume="100 mL") for mg in (500, 600, 900, 900))
)


@pytest.mark.parametrize(
    ("days", "status", "value", "there"),
    [(1, "PROVED", 500, (1, 500)), (2, "VIOLATED", 600, (2, 600)), (4, "VIOLATED", 900, (2, 600))],
)
def test_a_rate_and_a_concentration_name_the_largest_by_value_and_the_first_over_by_place(days, status, value, there):
    shown = Schedule(FASTER, "2026-12-07", days=days)
    day, first = there
    rate = said(only(shown, Bound.infusion_rate("550 mg/h", **KW)))
    assert rate == (status, Rate(f"{value} mg/h"), None, (day, EIGHT, Rate(f"{first} mg/h")))
    per_ml = [Strength(f"{mg // 100} mg/mL") for mg in (value, first)]
    mass = said(only(shown, Bound.concentration("5.5 mg/mL", **KW)))
    assert mass == (status, per_ml[0], None, (day, EIGHT, per_ml[1]))


def test_an_infusion_of_a_cycle_on_a_day_that_is_not_shown_has_no_part_in_it():
    pulse = infused(Cycle([Step(f"{mg} mg", at("08:00"), days=1, over="1 hour") for mg in (500, 900)]))
    for days, value in ((1, "500 mg/h"), (2, "900 mg/h")):
        shown = Schedule(pulse, "2026-12-07", days=days)
        verdict = only(shown, Bound.infusion_rate("1 g/h", **KW))
        assert (verdict.value, verdict.witness.day) == (Rate(value), days)


def test_of_two_largest_rates_the_first_in_time_is_told():
    evening, morning = (Step("900 mg", at(time), over=60).components[0] for time in ("20:00", "08:00"))
    parted = infused(*(Step(f"{mg} mg", at("08:00"), days=1, over=60) for mg in (900, 500, 900)))
    for steps in (infused(Step(components=[evening, morning], days=2)), parted):
        held = said(only(steps, Bound.infusion_rate("1 g/h", **KW)))
        assert held == ("PROVED", Rate("900 mg/h"), None, (1, EIGHT, Rate("900 mg/h")))


def test_a_rate_in_a_zone_is_told_by_its_day_and_time_there():
    shown = Schedule(FASTER, "2026-12-07", zone="America/New_York")
    broken = said(only(shown, Bound.infusion_rate("550 mg/h", **KW)))
    assert broken == ("VIOLATED", Rate("900 mg/h"), None, (2, EIGHT, Rate("600 mg/h")))


def test_what_is_missing_of_an_infusion_is_named():
    rate, volume = Bound.infusion_rate("1 g/h", **KW), Bound.concentration("1 mg/mL", **KW)
    told = [only(infused(Step("500 mg", days=1)), each).missing for each in (rate, volume)]
    assert told == ["the time it is given over, of 500 mg", "the volume that holds it, of 500 mg"]


def test_a_rate_that_is_kept_is_told_where_it_is_first_reached():
    held = said(only(FASTER, Bound.infusion_rate("900 mg/h", **KW)))
    assert held == ("PROVED", Rate("900 mg/h"), None, (3, EIGHT, Rate("900 mg/h")))


def test_infusions_one_after_another_have_a_known_rate_and_those_that_overlap_by_a_minute_do_not():
    twice = Frequency.at("08:00", "20:00")
    held = only(infused(Step("600 mg", twice, over=720)), Bound.infusion_rate("50 mg/h", **KW))
    assert (held.status, held.value) == ("PROVED", Rate("50 mg/h"))
    late = infused(Step("600 mg", at("08:00"), over=60, days=2), Step("600 mg", twice, over=721))
    unknown = only(late, Bound.infusion_rate("50 mg/h", **KW))
    assert (unknown.status, unknown.missing) == ("UNKNOWN", "one infusion at a time: on day 3 two overlap")


def test_a_dose_on_a_weekday_that_the_course_does_not_reach_has_no_rate():
    # 7 December 2026 is a Monday: three days hold no Thursday
    parts = [
        Step("500 mg", at("08:00"), over=60).components[0],
        Step("900 mg", Frequency.weekly("Thursday", at="20:00"), over=60).components[0],
    ]
    for days, value in ((3, "500 mg/h"), (4, "900 mg/h")):
        shown = Schedule(infused(Step(components=parts, days=days), Step("500 mg", days=9, over=60)), "2026-12-07")
        assert only(shown, Bound.infusion_rate("1 g/h", **KW)).value == Rate(value)
    none = Schedule(infused(Step("5 mg", Frequency.weekly("Thursday"), days=3, over=60)), "2026-12-07")
    verdict = only(none, Bound.infusion_rate("1 g/h", **KW))
    assert (verdict.status, verdict.why) == ("NOT_APPLICABLE", "no dose is given")
