"""Bounds on how much, figure by figure: every field of a verdict on a few doses, each worked out by hand."""

import datetime as dt

import pytest
from courses import LABEL, regimen
from figures import EIGHT, at, only, said

from posology import Amount, Bound, DailyAmount, Dose, Frequency, Regimen, Schedule, Scope, Step, Titration, check
from posology.dose import Difference

KW = {"source": LABEL}
NO_THURSDAY = Schedule(regimen(Step("5 mg", Frequency.weekly("Thursday"), days=3)), "2026-10-26")
"""26 October 2026 is a Monday: three days hold no Thursday, and no dose."""


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
    twenty = Amount("20 mg")
    most = only(pair, Bound.per_dose("19 mg", **KW))
    assert said(most) == ("VIOLATED", twenty, Difference(-1, "mg"), (1, dt.time(8, 1), twenty))
    least = only(pair, Bound.per_dose(least="15 mg", **KW))
    assert said(least) == ("VIOLATED", Amount("10 mg"), Difference(-5, "mg"), (1, EIGHT, Amount("10 mg")))


# --- Days and windows ---


def test_a_date_has_no_time_and_a_window_begins_at_one():
    limits = [Bound.per_day("20 mg/day", **KW), Bound.rolling("20 mg", "24 hours", **KW)]
    by_date, window = check(FIVE_THEN_TEN, limits)
    assert (by_date.witness.day, by_date.witness.time, by_date.value) == (4, None, DailyAmount("10 mg/day"))
    assert (window.witness.day, window.witness.time, window.value) == (4, EIGHT, Amount("10 mg"))


def test_a_date_is_not_24_hours_from_a_dose():
    # 40 mg on each date, and 80 mg from 20:00 of day 1 to 08:01 of day 2
    steps = regimen(Step("40 mg", at("20:00"), days=1), Step("40 mg", at("08:00"), days=2))
    forty = DailyAmount("40 mg/day")
    assert said(only(steps, Bound.per_day("40 mg/day", **KW))) == (
        "PROVED",
        forty,
        Difference(0, "mg"),
        (1, None, forty),
    )
    assert said(only(steps, Bound.per_dates("80 mg", 2, **KW)))[:2] == ("PROVED", Amount("80 mg"))


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


def test_a_total_is_passed_by_one_dose_though_another_follows_a_minute_later():
    pair = regimen(Step("100 mg", Frequency.at("08:00", "08:01"), days=1))
    assert only(pair, Bound.course_total("99 mg", **KW)).witness.value == Amount("100 mg")


def test_a_total_without_an_end_has_no_value_and_no_margin():
    forever = regimen(Step("100 mg", at("08:00")))
    assert said(only(forever, Bound.course_total("250 mg", **KW))) == (
        "VIOLATED",
        None,
        None,
        (3, EIGHT, Amount("300 mg")),
    )


def test_a_total_of_no_dose_is_0_and_has_no_witness():
    assert said(only(NO_THURSDAY, Bound.course_total("5 mg", **KW))) == (
        "PROVED",
        Amount("0 mg"),
        Difference(5, "mg"),
        None,
    )


def test_a_total_of_the_first_days_names_them_and_its_last_dose():
    verdict = only(HUNDREDS, Bound.course_total("400 mg", first_days=2, **KW))
    assert said(verdict) == ("PROVED", Amount("400 mg"), Difference(0, "mg"), (2, dt.time(20), Amount("400 mg")))
    assert verdict.covers == "the first 2 days"


def test_a_lifetime_needs_the_exposure_before_day_1():
    assert only(HUNDREDS, Bound.lifetime("1 g", **KW)).missing == "the exposure before day 1, as earlier='0 mg'"


def test_a_clock_change_on_the_last_day_of_a_course_carries_a_dose_out_of_its_first_days():
    # nine days of 1 mg, then 24 doses an hour apart on 8 March 2026, of 23 hours: the last is at 00:00 on the 9th
    steps = regimen(Step("1 mg", at("08:00"), days=9), Step("1 mg", Frequency.every(hours=1), days=1))
    bound = Bound.course_total("40 mg", first_days=10, **KW)
    zoned, plain = (only(Schedule(steps, "2026-02-27", zone=zone), bound) for zone in ("America/New_York", None))
    assert (zoned.value, plain.value) == (Amount("32 mg"), Amount("33 mg"))


def test_a_titration_and_as_needed_doses_have_no_phase_that_a_bound_could_count():
    titrated = Regimen("examplol", "oral", Titration(start="5 mg", increment="5 mg", interval=7, ceiling="20 mg"))
    for subject in (titrated, regimen(Step("5 mg", Frequency.as_needed(at_least="4 hours", most=4, per="day")))):
        verdict = only(subject, Bound.per_dose("20 mg", scope=Scope(phase="loading"), **KW))
        missing = "the phase of every dose: those of a titration and as-needed doses have none"
        assert (verdict.status, verdict.missing) == ("UNKNOWN", missing)


def test_a_least_in_mg_is_not_held_against_tablets():
    verdict = only(regimen(Step("1 tablet")), Bound.per_dose(least="5 mg", **KW))
    assert verdict.missing == "the strength of one tablet, to hold 1 tablet against 5 mg"


def test_a_verdict_names_its_clock():
    limits = [Bound.rolling("1 g", "24 hours", **KW), Bound.per_dose("1 g", **KW), Bound.course_total("1 g", **KW)]
    plain, zoned = (Schedule(HUNDREDS, "2026-12-07", zone=zone) for zone in (None, "America/New_York"))
    for subject, clocks in (
        (HUNDREDS, ["floating"] * 3),
        (plain, ["floating"] * 3),
        (zoned, ["clock", "elapsed", "clock"]),
    ):
        assert [each.clock for each in check(subject, limits)] == clocks


def test_in_a_zone_a_window_names_its_other_clock_and_a_clock_change_only_where_that_alone_breaks_it():
    # from 22:00 on 7 March 2026 to 22:00 on the 8th are 23 hours that pass
    nightly = regimen(Step("150 mg", at("22:00")))
    shown = Schedule(nightly, "2026-03-01", zone="America/New_York", days=14)

    def told(most, clock):
        verdict = only(shown, Bound.rolling(most, "24 hours", clock=clock, **KW))
        assert verdict.assumes == ("no dose before day 1",)
        return [(each.clock, each.status, each.cause) for each in (verdict, verdict.other)]

    assert told("150 mg", "clock") == [("clock", "PROVED", "dst"), ("elapsed", "VIOLATED", "dst")]
    assert told("150 mg", "elapsed") == [("elapsed", "VIOLATED", "dst"), ("clock", "PROVED", "")]
    assert told("100 mg", "clock") == [("clock", "VIOLATED", ""), ("elapsed", "VIOLATED", "")]
    assert told("300 mg", "clock") == [("clock", "PROVED", ""), ("elapsed", "PROVED", "")]
    assert only(shown, Bound.per_day("150 mg/day", **KW)).other is None
