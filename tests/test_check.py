"""The check: four verdicts with value, limit, margin, witness and source; an unknown is never a pass."""

import datetime as dt

import pytest
from courses import AMITRIPTYLINE, LABEL, METHYLPREDNISOLONE, regimen

from posology import Amount, Bound, Cycle, DailyAmount, Dose, Frequency, Schedule, Step, check

EVERY_6_HOURS = regimen(Step("1 g", Frequency.every(hours=6)))
FOUR_GRAMS = Bound.rolling("4 g", "24 hours", source=LABEL)
NIGHTLY = regimen(Step("150 mg", Frequency.at("bedtime")))
NEW_YORK = "America/New_York"


def only(subject, limit, **more):
    (verdict,) = check(subject, [limit], **more)
    return verdict


# --- Windows ---


def test_1_g_every_6_hours_reaches_4_g_in_24_hours_with_no_margin():
    verdict = only(EVERY_6_HOURS, FOUR_GRAMS)
    assert ("PROVED", Amount("4 g"), Amount("4 g"), 0) == (
        verdict.status,
        verdict.value,
        verdict.limit,
        verdict.timing_margin,
    )
    assert verdict.margin.base == 0


def test_1_g_at_8_14_and_22_has_a_margin_of_180_minutes():
    # four doses span 24 h (08:00 to 08:00) at least 30 h apart: 08, 14, 22, 08 is 24 h; 14, 22, 08, 14 is 24 h;
    # five doses span 30 h at least (14, 22, 08, 14, 22 is 32 h; 08 to 14 of the next day is 30 h): (30 - 24) / 2 = 3 h
    verdict = only(regimen(Step("1 g", Frequency.at("08:00", "14:00", "22:00"))), FOUR_GRAMS)
    assert ("PROVED", Amount("3 g"), 180) == (verdict.status, verdict.value, verdict.timing_margin)


def test_600_mg_every_4_hours_reaches_3600_mg_in_24_hours():
    verdict = only(regimen(Step("600 mg", Frequency.every(hours=4))), Bound.rolling("3.6 g", "24 hours", source=LABEL))
    assert ("PROVED", Amount("3.6 g"), 0) == (verdict.status, verdict.value, verdict.timing_margin)


@pytest.mark.parametrize(
    ("dose", "frequency", "most", "window"),
    [
        ("1 g", Frequency.at("08:00", "12:00", "18:00", "22:00"), "4 g", "24 hours"),
        ("650 mg", Frequency.every(hours=4), "3.9 g", "24 hours"),
        ("15 mg", Frequency.weekly("Monday"), "15 mg", "7 days"),
    ],
)
def test_a_window_that_is_just_full_has_no_timing_margin(dose, frequency, most, window):
    verdict = only(regimen(Step(dose, frequency)), Bound.rolling(most, window, source=LABEL))
    assert ("PROVED", Amount(most), 0) == (verdict.status, verdict.value, verdict.timing_margin)


def test_a_weekly_dose_taken_daily_is_seven_times_too_much():
    verdict = only(regimen(Step("15 mg")), Bound.rolling("15 mg", "7 days", source=LABEL))
    assert ("VIOLATED", Amount("105 mg"), -90) == (verdict.status, verdict.value, verdict.margin.base * 1000)
    assert verdict.witness.day == 1


def test_reaching_a_limit_is_allowed_and_passing_it_is_not():
    by_day = Bound.per_day("4 g/day", source=LABEL)
    assert only(EVERY_6_HOURS, by_day).status == "PROVED"
    assert only(EVERY_6_HOURS, Bound.per_day("3.999 g/day", source=LABEL)).status == "VIOLATED"


def test_a_window_no_number_of_doses_can_break_has_no_timing_margin():
    three = regimen(Step("1 g", Frequency.every(hours=6), days=1))
    verdict = only(three, FOUR_GRAMS)
    assert (verdict.status, verdict.timing_margin) == ("PROVED", None)


def test_two_components_at_one_time_are_one_dose():
    both = regimen(Step(components=[("1 g", Frequency.at("morning")), ("1 g", Frequency.at("06:30"))]))
    schedule = Schedule(both, "2026-12-01", slots={"morning": "06:30"})
    per_dose = only(schedule, Bound.per_dose("1 g", source=LABEL))
    assert (per_dose.status, per_dose.value) == ("VIOLATED", Dose("2 g"))
    assert only(schedule, Bound.least_interval("4 hours", source=LABEL)).value == dt.timedelta(hours=24)


# --- Both clocks ---


def test_a_nightly_dose_is_proved_on_the_patients_clock_and_violated_elapsed_because_of_dst():
    schedule = Schedule(NIGHTLY, "2026-03-01", zone=NEW_YORK, days=14)
    verdict = only(schedule, Bound.rolling("150 mg", "24 hours", source=LABEL))
    assert ("PROVED", "clock", Amount("150 mg"), "dst") == (
        verdict.status,
        verdict.clock,
        verdict.value,
        verdict.cause,
    )
    other = verdict.other
    assert ("VIOLATED", "elapsed", Amount("300 mg"), "dst") == (
        other.status,
        other.clock,
        other.value,
        other.cause,
    )
    assert dt.date(2026, 3, 7) == other.witness.moment.date()
    assert "elapsed time: VIOLATED, 300 mg" in str(verdict)
    assert "dst" in str(verdict)


def test_nights_over_the_change_are_23_hours_apart():
    schedule = Schedule(NIGHTLY, "2026-03-07", zone=NEW_YORK, days=2)
    verdict = only(schedule, Bound.least_interval("24 hours", source=LABEL))
    assert ("PROVED", dt.timedelta(hours=24)) == (verdict.status, verdict.value)
    assert ("VIOLATED", dt.timedelta(hours=23)) == (verdict.other.status, verdict.other.value)


def test_every_6_elapsed_hours_puts_5_g_on_a_25_hour_day_while_the_elapsed_window_stays_at_4_g():
    schedule = Schedule(EVERY_6_HOURS, "2026-10-31", zone=NEW_YORK, days=4)
    elapsed, by_day = check(
        schedule,
        [
            Bound.rolling("4 g", "24 hours", clock="elapsed", source=LABEL),
            Bound.per_day("4 g/day", source=LABEL),
        ],
    )
    assert ("PROVED", Amount("4 g"), 0) == (elapsed.status, elapsed.value, elapsed.timing_margin)
    assert ("VIOLATED", DailyAmount("5 g/day"), "dst") == (by_day.status, by_day.value, by_day.cause)
    assert (2, dt.date(2026, 11, 1)) == (by_day.witness.day, by_day.witness.moment.date())


def test_the_day_of_a_clock_change_is_judged_though_its_first_dose_comes_after_the_change():
    # 08:00, 14:00 and 20:00 on 1 November, which has 25 hours; then once a day
    steps = regimen(Step("1 g", Frequency.every(hours=6, first="08:00"), days=1), Step("1 g", days=5))
    schedule = Schedule(steps, "2026-11-01", zone=NEW_YORK)
    by_day, held = check(
        schedule,
        [Bound.per_day("2 g/day", source=LABEL), Bound.maintenance("0.5 g/day", "2 g/day", source=LABEL)],
    )
    assert (by_day.status, by_day.value, by_day.witness.day) == ("VIOLATED", DailyAmount("3 g/day"), 1)
    assert (held.status, held.value) == ("VIOLATED", DailyAmount("3 g/day"))


def test_a_first_time_after_a_clock_change_is_counted_from_after_it():
    steps = regimen(Step("1 g", Frequency.every(hours=6, first="08:00"), days=2))
    schedule = Schedule(steps, "2026-11-01", zone=NEW_YORK)
    verdict = only(schedule, Bound.per_dose("0.5 g", source=LABEL))
    # 08:00 in winter time is 13:00 UTC
    assert verdict.witness.moment.astimezone(dt.UTC) == dt.datetime(2026, 11, 1, 13, tzinfo=dt.UTC)


def test_what_is_broken_without_a_clock_change_is_not_blamed_on_one():
    schedule = Schedule(NIGHTLY, "2026-03-01", zone=NEW_YORK, days=14)
    verdict = only(schedule, Bound.rolling("100 mg", "24 hours", source=LABEL))
    assert (verdict.status, verdict.cause) == ("VIOLATED", "")


def test_an_unbounded_schedule_in_a_zone_says_how_far_clock_changes_were_looked_up():
    verdict = only(Schedule(NIGHTLY, "2026-03-01", zone=NEW_YORK), Bound.per_day("150 mg/day", source=LABEL))
    assert any("clock changes are looked up to 2036" in each for each in verdict.assumes)


# --- Titration ---


def test_amitriptyline_stays_in_its_range_and_rises_by_30_mg():
    held, rise, total = check(
        AMITRIPTYLINE,
        [
            Bound.maintenance("30 mg/day", "150 mg/day", source=LABEL),
            Bound.rise("30 mg", within_days=7, source=LABEL),
            Bound.course_total("2.1 g", source=LABEL),
        ],
    )
    assert ("PROVED", DailyAmount("150 mg/day")) == (held.status, held.value)
    assert ("PROVED", Amount("30 mg")) == (rise.status, rise.value)
    # 28 days are 2,100 mg; the dose of day 29 passes it
    assert (total.status, total.witness.day) == ("VIOLATED", 29)
    assert total.value is None


def test_a_ladder_to_160_mg_is_violated_with_its_day_and_source():
    ladder = regimen(*(Step(f"{mg} mg", days=7) for mg in (40, 80, 120)), Step("160 mg", Frequency.at("bedtime")))
    verdict = only(Schedule(ladder, "2026-12-01"), Bound.maintenance("30 mg/day", "150 mg/day", source=LABEL))
    assert ("VIOLATED", DailyAmount("160 mg/day"), -10) == (
        verdict.status,
        verdict.value,
        verdict.margin.base * 1000,
    )
    assert (22, dt.date(2026, 12, 22)) == (verdict.witness.day, verdict.witness.moment.date())
    assert verdict.bound.source == LABEL
    assert "day 22, 2026-12-22" in str(verdict)
    assert "Example label, 4.2" in str(verdict)


def test_a_dose_that_falls_below_its_range_once_reached_is_violated():
    steps = regimen(Step("10 mg", days=7), Step("30 mg", days=7), Step("20 mg", days=1), Step("30 mg"))
    verdict = only(steps, Bound.maintenance("30 mg/day", "150 mg/day", source=LABEL))
    assert ("VIOLATED", 15, DailyAmount("20 mg/day")) == (verdict.status, verdict.witness.day, verdict.value)


def test_a_range_that_is_never_reached_is_violated():
    verdict = only(regimen(Step("10 mg", days=7)), Bound.maintenance("30 mg/day", "150 mg/day", source=LABEL))
    assert (verdict.status, verdict.margin.base * 1000) == ("VIOLATED", -20)


def test_a_rise_after_a_day_without_a_dose_is_counted_from_nothing():
    steps = regimen(Step("30 mg", days=3), Step.no_dose(days=1), Step("30 mg", days=3))
    verdict = only(steps, Bound.rise("20 mg", within_days=1, source=LABEL))
    assert ("VIOLATED", Amount("30 mg"), 5) == (verdict.status, verdict.value, verdict.witness.day)


def test_a_taper_does_not_rise():
    taper = regimen(*(Step(f"{mg} mg", days=7) for mg in (40, 30, 20)))
    assert ("PROVED", Amount("0 mg")) == (
        (verdict := only(taper, Bound.rise("0 mg", within_days=7, source=LABEL))).status,
        verdict.value,
    )


# --- Course and duration ---


def test_the_total_of_a_course_may_reach_its_limit():
    pulses = regimen(Cycle(Step("500 mg", days=2), weeks=2, times=6))
    limits = [Bound.course_total(most, source=LABEL) for most in ("6 g", "5.9 g")]
    reached, passed = check(pulses, limits)
    assert ("PROVED", Amount("6 g")) == (reached.status, reached.value)
    # the twelfth dose, on day 72 = 1 + 5 * 14 + 1
    assert (passed.status, passed.witness.day) == ("VIOLATED", 72)


def test_duration_is_from_day_1_to_the_day_of_the_last_dose():
    pulses = regimen(Cycle(Step("500 mg", days=2), weeks=2, times=6))
    limits = [Bound.duration(72, source=LABEL), Bound.duration(71, source=LABEL)]
    assert [verdict.status for verdict in check(pulses, limits)] == ["PROVED", "VIOLATED"]
    assert only(METHYLPREDNISOLONE, Bound.duration(10_000, source=LABEL)).status == "VIOLATED"
    assert only(regimen(Step("5 mg", days=6)), Bound.duration(least=7, source=LABEL)).status == "VIOLATED"


def test_duration_counts_a_day_onto_which_a_clock_change_carries_the_last_dose():
    # 24 doses an hour apart on the 23-hour day: the last is at 00:00 on 9 March
    hourly = regimen(Step("1 g", Frequency.every(hours=1), days=1))
    schedule = Schedule(hourly, "2026-03-08", zone=NEW_YORK)
    assert list(schedule)[-1].day == 2
    assert only(schedule, Bound.duration(1, source=LABEL)).status == "VIOLATED"


def test_a_schedule_without_a_dose_proves_no_least_duration():
    # 26 October 2026 is a Monday: three days hold no Thursday
    thursdays = regimen(Step("5 mg", Frequency.weekly("Thursday"), days=3))
    verdict = only(Schedule(thursdays, "2026-10-26"), Bound.duration(least=2, source=LABEL))
    assert verdict.status != "PROVED"


def test_a_weekday_rule_is_judged_for_every_start():
    # Monday and Tuesday of 15 mg, for 8 days: a start on Monday has 15, 15 and 15 again, on Wednesday 15 and 15
    weekly = regimen(Step("15 mg", Frequency.weekly("Monday", "Tuesday"), days=8))
    limit = Bound.course_total("30 mg", source=LABEL)
    verdict = only(weekly, limit)
    assert ("VIOLATED", Amount("45 mg")) == (verdict.status, verdict.value)
    # 2 December 2026 is a Wednesday
    assert only(Schedule(weekly, "2026-12-02"), limit).status == "PROVED"
