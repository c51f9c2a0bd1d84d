"""Hazards of dosing software, by their numbers, and the worked boundary cases that show them."""

import datetime as dt
import itertools
from zoneinfo import ZoneInfo

import pytest
import strategies as mine
from courses import LABEL, regimen

from posology import Amount, Bound, Cycle, DailyAmount, Dose, Frequency, Schedule, Step, Titration, check
from posology.errors import RegimenError, ScheduleError
from posology.zone import instant

MONDAY = dt.date(2026, 12, 7)
NEW_YORK = "America/New_York"


def only(subject, limit, **more):
    (verdict,) = check(subject, [limit], **more)
    return verdict


def rolling(most, window="24 hours", **more):
    return Bound.rolling(most, window, source=LABEL, **more)


# --- Worked boundary cases ---


def test_case_1_a_window_of_24_hours_holds_4_doses_of_every_6_hours_and_not_5():
    every = regimen(Step("1 g", Frequency.every(hours=6)))
    verdict = only(every, rolling("4 g"))
    assert (verdict.status, verdict.value, verdict.timing_margin) == ("PROVED", Amount("4 g"), 0)
    # one minute more is the closed window, or any dose one minute early
    assert only(every, rolling("4 g", 1441)).value == Amount("5 g")


def test_case_1_a_dose_one_minute_early_makes_5_g_in_24_hours():
    early = regimen(
        Step("1 g", Frequency.at("06:00", "12:00", "18:00", "23:59"), days=1),
        Step("1 g", Frequency.at("05:59"), days=1),
    )
    assert only(early, rolling("4 g")).value == Amount("5 g")


@pytest.mark.parametrize(
    ("dose", "frequency", "most", "window", "margin"),
    [
        ("1 g", Frequency.at("08:00", "14:00", "22:00"), "4 g", "24 hours", 180),
        ("1 g", Frequency.every(hours=6), "4 g", "24 hours", 0),
        ("1 g", Frequency.at("08:00", "12:00", "18:00", "22:00"), "4 g", "24 hours", 0),
        ("650 mg", Frequency.every(hours=4), "3.9 g", "24 hours", 0),
        ("15 mg", Frequency.weekly("Monday"), "15 mg", "7 days", 0),
    ],
)
def test_case_2_the_timing_margin_is_half_of_what_the_shortest_span_has_left(dose, frequency, most, window, margin):
    verdict = only(regimen(Step(dose, frequency)), rolling(most, window))
    assert (verdict.status, verdict.timing_margin) == ("PROVED", margin)


def test_case_3_every_6_hours_puts_5_g_on_the_25_hour_day_and_4_g_into_24_elapsed_hours():
    schedule = Schedule(regimen(Step("1 g", Frequency.every(hours=6))), "2026-11-01", zone=NEW_YORK, days=2)
    on_the_day = [f"{each.time:%H:%M}" for each in schedule.on("2026-11-01")]
    assert on_the_day == ["00:00", "05:00", "11:00", "17:00", "23:00"]
    assert only(schedule, Bound.per_day("4 g/day", source=LABEL)).value == DailyAmount("5 g/day")
    assert only(schedule, rolling("4 g", clock="elapsed")).value == Amount("4 g")


def test_case_4_nightly_doses_over_the_23_hour_day_are_fine_on_the_wall_and_a_double_dose_elapsed():
    nightly = regimen(Step("150 mg", Frequency.at("22:00")))
    schedule = Schedule(nightly, "2026-03-07", zone=NEW_YORK, days=3)
    verdict = only(schedule, rolling("150 mg"))
    assert (verdict.status, verdict.other.status) == ("PROVED", "VIOLATED")
    assert (verdict.other.value, verdict.other.cause) == (Amount("300 mg"), "dst")


def test_case_5_a_set_loses_no_dose_where_the_clock_goes_back():
    hourly = regimen(Step("1 g", Frequency.every(hours=1, first="00:30")))
    schedule = Schedule(hourly, "2026-11-01", zone=NEW_YORK, days=1)
    # 25 hours from 00:00 to 00:00, so 25 half past the hour, two of them at 01:30
    assert len(set(schedule)) == len(list(schedule)) == 25
    assert len({each.moment for each in schedule}) == 24


def test_case_6_local_days_of_2026_to_2028_have_the_known_lengths():
    lengths = set()
    for name in (*mine.ZONES, "America/Sao_Paulo", "Asia/Tokyo"):
        zone = ZoneInfo(name)
        first = dt.date(2026, 1, 1).toordinal()
        midnights = [instant(zone, day * 1440)[0] for day in range(first, first + 3 * 365 + 2)]
        lengths |= {(b - a) / 60 for a, b in itertools.pairwise(midnights)}
    assert lengths == {22, 23, 23.5, 24, 24.5, 25, 26}


@pytest.mark.parametrize(
    ("evening", "morning", "apart", "most"),
    [
        (("08:00", "12:00", "16:00", "20:00"), ("00:00", "04:00", "08:00", "12:00"), "4 hours", "6 g"),
        (("20:00", "21:00", "22:00", "23:00"), ("00:00", "01:00", "02:00", "03:00"), "1 hour", "8 g"),
    ],
)
def test_case_7_4_a_calendar_day_is_6_g_or_8_g_in_24_hours(evening, morning, apart, most):
    worst = regimen(Step("1 g", Frequency.at(*evening), days=1), Step("1 g", Frequency.at(*morning), days=1))
    by_day, between, window = check(
        worst,
        [
            Bound.per_day("4 g/day", source=LABEL),
            Bound.least_interval(apart, source=LABEL),
            rolling("4 g"),
        ],
    )
    assert (by_day.status, between.status) == ("PROVED", "PROVED")
    assert (window.status, window.value) == ("VIOLATED", Amount(most))


def test_case_8_every_5_hours_averages_72_mg_a_day_and_reaches_75():
    every = regimen(Step("15 mg", Frequency.every(hours=5)))
    # 24 doses in 5 days are 360 mg; hours 0, 5, 10, 15 and 20 fall on day 1
    assert Schedule(every, MONDAY, days=5).total() == 5 * Amount("72 mg")
    verdict = only(every, Bound.per_day("72 mg/day", source=LABEL))
    assert (verdict.status, verdict.value) == ("VIOLATED", DailyAmount("75 mg/day"))


SMPC = {"start": ("10 mg", "25 mg"), "increment": ("10 mg", "25 mg"), "interval": (3, 7)}


def test_case_9_nights_7_apart_can_differ_by_75_mg():
    rules = regimen(Titration(**SMPC, ceiling="150 mg"))
    assert only(rules, Bound.rise("75 mg", within_days=7, source=LABEL)).value == Amount("75 mg")
    assert only(rules, Bound.rise("74 mg", within_days=7, source=LABEL)).status == "VIOLATED"


def test_case_9_the_fastest_ladder_reaches_the_worked_levels_and_totals():
    rules = regimen(Titration(**SMPC, ceiling="150 mg"))
    fastest = rules.choose(start="25 mg", increment="25 mg", interval=3)
    nights = [total for _, total in Schedule(fastest, MONDAY, days=20).daily_totals()]
    assert [nights[n - 1] for n in (7, 10, 16)] == [Dose("75 mg"), Dose("100 mg"), Dose("150 mg")]
    totals = {days: Schedule(fastest, MONDAY, days=days).total() for days in (28, 42, 365)}
    assert totals == {28: Amount("3075 mg"), 42: Amount("5175 mg"), 365: Amount("53625 mg")}


def test_case_9_a_ceiling_mistyped_as_165_mg_is_not_proved_and_160_mg_comes_on_night_19():
    rules = regimen(Titration(**SMPC, ceiling="165 mg"))
    limit = Bound.per_day("150 mg/day", source=LABEL)
    assert only(rules, limit).status != "PROVED"
    verdict = only(rules.choose(start="10 mg", increment="25 mg", interval=3), limit)
    assert (verdict.status, verdict.value) == ("VIOLATED", DailyAmount("160 mg/day"))
    assert verdict.witness.day == 19


def test_case_10_a_taper_by_a_tenth_of_the_start_ends_after_ten_steps():
    taper = regimen(*(Step(f"{mg} mg", days=7) for mg in range(100, 0, -10)))
    assert taper.days == 70
    # 100 + 90 + … + 10 = 550, a week each
    assert Schedule(taper, MONDAY).total() == Amount(7 * 550, "mg")


def test_case_11_a_dose_per_kg_is_unknown_against_a_dose():
    per_kg = regimen(Step("15 mg/kg"))
    assert only(per_kg, Bound.per_dose("1 g", source=LABEL)).status == "UNKNOWN"


# --- Hazards ---


def test_hazard_23_three_times_a_day_is_not_every_8_hours():
    by_clock, by_interval = (
        [f"{each.time:%H:%M}" for each in Schedule(regimen(Step("1 g", when)), MONDAY, days=1)]
        for when in (Frequency.daily(3), Frequency.every(hours=8))
    )
    assert (by_clock, by_interval) == (["08:00", "12:00", "22:00"], ["00:00", "08:00", "16:00"])
    assert Frequency.daily(3) != Frequency.every(hours=8)
    assert Frequency.daily(2) != Frequency.every(hours=12)


def test_hazard_23_in_spring_an_interval_keeps_its_hours_and_a_clock_its_times():
    def local(when):
        schedule = Schedule(regimen(Step("1 g", when)), "2026-03-08", zone=NEW_YORK, days=1)
        return [f"{each.time:%H:%M}" for each in schedule]

    assert local(Frequency.at("00:00", "12:00")) == ["00:00", "12:00"]
    assert local(Frequency.every(hours=12)) == ["00:00", "13:00"]


def test_hazard_24_a_weekly_dose_given_daily_is_105_mg_in_7_days():
    limit = rolling("15 mg", "7 days")
    weekly, daily = (
        only(regimen(Step("15 mg", when)), limit) for when in (Frequency.weekly("Monday"), Frequency.daily())
    )
    assert (weekly.status, weekly.value) == ("PROVED", Amount("15 mg"))
    assert (daily.status, daily.value) == ("VIOLATED", Amount("105 mg"))


def test_hazard_25_a_skipped_time_is_given_once_and_reported():
    schedule = Schedule(regimen(Step("1 g", Frequency.at("02:30"))), "2026-03-08", zone=NEW_YORK, days=1)
    assert [f"{each.time:%H:%M}" for each in schedule] == ["03:00"]
    assert [change.meaning for change in schedule.clock_changes()] == ["shifted"]


def test_hazard_25_a_repeated_time_is_given_once_and_reported():
    schedule = Schedule(regimen(Step("1 g", Frequency.at("01:30"))), "2026-11-01", zone=NEW_YORK, days=1)
    assert [each.moment.fold for each in schedule] == [0]
    assert [change.meaning for change in schedule.clock_changes()] == ["ambiguous"]


def test_hazard_26_for_7_days_is_7_days():
    schedule = Schedule(regimen(Step("1 g", days=7)), "2026-12-01")
    assert (schedule.start, schedule.end) == (dt.date(2026, 12, 1), dt.date(2026, 12, 8))
    assert [each.date.day for each in schedule] == [1, 2, 3, 4, 5, 6, 7]
    (row,) = schedule.ladder()
    assert (row.first, row.last) == (dt.date(2026, 12, 1), dt.date(2026, 12, 7))


def test_hazard_26_the_next_step_begins_on_the_day_after_the_last():
    schedule = Schedule(regimen(Step("1 g", days=7), Step("2 g", days=7)), "2026-12-01")
    assert schedule["2026-12-07"].total == Amount("1 g")
    assert schedule["2026-12-08"].total == Amount("2 g")


def test_hazard_27_two_doses_at_one_time_of_a_step_are_refused():
    with pytest.raises(RegimenError, match="overlap"):
        Step(components=[("1 g", Frequency.daily(2)), ("500 mg", Frequency.at("morning"))])


def test_hazard_27_a_step_after_one_without_an_end_is_refused():
    with pytest.raises(RegimenError, match="no end"):
        regimen(Step("1 g"), Step("2 g"))


def test_hazard_27_doses_of_two_components_count_together():
    both = Step(components=[("1 g", Frequency.at("09:00", "21:00")), ("1 g", Frequency.every(hours=6))])
    # 2 + 4 doses of 1 g on every day
    assert only(regimen(both), Bound.per_day("4 g/day", source=LABEL)).value == DailyAmount("6 g/day")


def test_hazard_27_a_slot_moved_onto_a_time_makes_one_dose_of_two():
    both = regimen(Step(components=[("1 g", Frequency.at("morning")), ("1 g", Frequency.at("06:30"))]))
    limit = Bound.per_dose("1 g", source=LABEL)
    assert only(Schedule(both, MONDAY), limit).status == "PROVED"
    moved = only(Schedule(both, MONDAY, slots={"morning": "06:30"}), limit)
    assert (moved.status, moved.value) == ("VIOLATED", Dose("2 g"))


def test_hazard_28_a_dose_form_without_its_strength_is_unknown():
    tablets = regimen(Step("2 tablet", Frequency.daily(4)))
    verdict = only(tablets, rolling("4 g"))
    assert (verdict.status, bool(verdict.missing)) == ("UNKNOWN", True)


def test_hazard_29_a_cap_by_the_calendar_day_is_no_cap_by_24_hours():
    worst = regimen(
        Step("1 g", Frequency.at("08:00", "12:00", "16:00", "20:00"), days=1),
        Step("1 g", Frequency.at("00:00", "04:00", "08:00", "12:00"), days=1),
    )
    by_day, window = check(worst, [Bound.per_day("4 g/day", source=LABEL), rolling("4 g")])
    assert (by_day.status, by_day.value) == ("PROVED", DailyAmount("4 g/day"))
    assert (window.status, window.value) == ("VIOLATED", Amount("6 g"))


def test_hazard_30_a_course_without_an_end_has_no_total_and_breaks_every_total():
    endless = regimen(Step("1 g"))
    with pytest.raises(ScheduleError, match="no end"):
        Schedule(endless, MONDAY).total()
    verdict = only(endless, Bound.course_total("1000 g", source=LABEL))
    # the dose of day 1,001 is the first over 1,000 g
    assert (verdict.status, verdict.value, verdict.witness.day) == ("VIOLATED", None, 1001)


def test_hazard_30_iterating_a_course_without_an_end_is_lazy():
    endless = Schedule(regimen(Step("1 g")), MONDAY)
    assert [each.day for each in itertools.islice(endless, 3)] == [1, 2, 3]
    assert next(itertools.islice(endless.daily_totals(), 5000, None))[1] == Amount("1 g")


def test_hazard_30_a_zone_does_not_make_an_endless_course_hang():
    endless = Schedule(regimen(Step("1 g", Frequency.every(hours=6))), MONDAY, zone=NEW_YORK)
    assert len(list(itertools.islice(endless, 5000))) == 5000
    assert only(endless, rolling("4 g", clock="elapsed")).value == Amount("4 g")


def test_hazard_31_how_late_or_early_a_dose_may_be_is_reported():
    # 1 g at 08:00 and 20:00 against 3 g: four doses span 36 h, (36 - 24) / 2 = 6 h
    verdict = only(regimen(Step("1 g", Frequency.at("08:00", "20:00"))), rolling("3 g"))
    assert verdict.timing_margin == 360
    assert "360 minutes" in str(verdict)


def test_hazard_31_a_late_start_gives_no_make_up_dose():
    late = Schedule(regimen(Step("1 g", Frequency.daily(2))), "2026-12-01T09:00", days=1)
    assert [f"{each.time:%H:%M} {each.dose}" for each in late] == ["18:00 1 g"]
    assert late.omitted == (("morning", Dose("1 g")),)


def test_hazard_33_a_window_that_reaches_before_day_1_is_unknown_unless_declared():
    pulses = regimen(Cycle(Step("500 mg", days=2), weeks=2))
    limit = rolling("1 g", "14 days")
    assert only(pulses, limit, earlier="unknown").status == "UNKNOWN"
    declared = only(pulses, limit)
    assert (declared.status, declared.assumes) == ("PROVED", ("no dose before day 1",))
