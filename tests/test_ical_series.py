"""A calendar file of entries that repeat: it comes at each dose and at no other time, or is refused."""

from __future__ import annotations

import pytest
from calendar_file import ISSUED, daily, due, events, lines, times, with_its_own_zone

from posology.errors import ScheduleError
from posology.frequency import Frequency
from posology.interop import ical
from posology.interop.yearly import rules_of
from posology.regimen import Regimen
from posology.schedule import Schedule
from posology.step import Step
from posology.zone import time_zone


def made(schedule, **more):
    return ical.calendar(schedule, plan="plan-1", issued=ISSUED, form="series", **more)


def every(start, zone, *, lasting=12, **interval):
    return Schedule(
        Regimen("examplol", "oral", Step("5 mg", Frequency.every(**interval), days=lasting)), start, zone=zone
    )


def test_a_dose_each_day_over_a_clock_change_is_one_entry_on_the_clock():
    data = made(daily("morning", days=28, start="2026-03-01"))
    assert lines(data, "DTSTART;") == ["DTSTART;TZID=America/New_York:20260301T080000"]
    assert lines(data, "RRULE:FREQ=DAILY") == ["RRULE:FREQ=DAILY;INTERVAL=1;COUNT=28"]


def test_the_zone_is_described_by_one_pair_of_yearly_rules():
    assert lines(made(daily("morning", start="2026-03-01")))[5:20] == [
        "BEGIN:VTIMEZONE",
        "TZID:America/New_York",
        "BEGIN:DAYLIGHT",
        "DTSTART:20250309T020000",
        "TZOFFSETFROM:-0500",
        "TZOFFSETTO:-0400",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20251102T020000",
        "TZOFFSETFROM:-0400",
        "TZOFFSETTO:-0500",
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
    ]


def test_a_zone_whose_clock_never_changes_has_one_offset():
    data = made(daily("morning", zone="Asia/Kathmandu"))
    assert lines(data, "TZOFFSET") == ["TZOFFSETFROM:+0545", "TZOFFSETTO:+0545"]
    assert due(daily("morning", zone="Asia/Kathmandu")) == times(with_its_own_zone(data))


@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("America/New_York", "2026-10-28"),
        ("America/New_York", "2026-03-05"),
        ("Australia/Lord_Howe", "2026-04-01"),
        ("Australia/Lord_Howe", "2026-10-01"),
        ("Antarctica/Troll", "2026-03-26"),
        ("Africa/Cairo", "2026-04-22"),
        ("Africa/Cairo", "2026-10-28"),
        ("Europe/Dublin", "2026-10-22"),
        ("America/St_Johns", "2026-12-28"),
        ("Pacific/Apia", "2028-02-27"),
    ],
)
def test_a_program_finds_each_moment_of_the_schedule_and_no_other(zone, start):
    nights = daily("00:00", "00:30", "01:30", "02:30", "bedtime", days=12, start=start, zone=zone)
    for schedule in (nights, every(start, zone, hours=6), every(start, zone, hours=36), every(start, zone, days=3)):
        data = made(schedule)
        assert due(schedule) == times(data)
        assert due(schedule) == times(with_its_own_zone(data))


def test_a_time_that_the_clock_skips_or_has_twice_stands_alone_in_utc():
    spring = made(daily("02:30", days=5, start="2026-03-06"))
    assert [each for each in lines(spring, "DTSTART:") if each.endswith("Z")] == ["DTSTART:20260308T070000Z"]
    assert [each.split(";")[-1] for each in lines(spring, "RRULE:FREQ=DAILY")] == ["COUNT=2", "COUNT=2"]
    autumn = made(daily("01:30", days=5, start="2026-10-30"))
    assert [each for each in lines(autumn, "DTSTART:") if each.endswith("Z")] == ["DTSTART:20261101T053000Z"]


def test_doses_at_an_interval_repeat_in_utc_and_need_no_zone():
    data = made(every("2026-10-30", "America/New_York", hours=12, lasting=4))
    assert lines(data, "DTSTART") == ["DTSTART:20261030T040000Z", "DTSTART:20261030T160000Z"]
    assert not lines(data, "BEGIN:VTIMEZONE")


def test_a_dose_that_a_clock_change_carries_to_the_day_before_is_in_the_file_of_that_day():
    schedule = every("2026-10-31", "America/New_York", hours=6)["2026-10-31":"2026-11-02"]
    # 00:00, 05:00, 11:00, 17:00 and 23:00 on 1 November
    assert len(due(schedule)) == 4 + 5
    assert due(schedule) == times(made(schedule))
    later = every("2026-10-31", "America/New_York", hours=6)["2026-11-02":"2026-11-03"]
    assert due(later) == times(made(later))


def test_doses_at_an_interval_that_begin_anew_on_each_round_of_the_clock_repeat_on_the_clock():
    from posology.cycle import Cycle

    rounds = Cycle([Step("5 mg", Frequency.every(hours=8), days=2), Step.no_dose(days=5)], times=6)
    schedule = Schedule(Regimen("examplol", "oral", rounds), "2026-10-12", zone="America/New_York")
    data = made(schedule)
    assert lines(data, "DTSTART;")[:1] == ["DTSTART;TZID=America/New_York:20261012T000000"]
    assert due(schedule) == times(data)


def test_a_cycle_of_two_days_in_fourteen_repeats_every_fourteen_days():
    from posology.cycle import Cycle

    pulse = Cycle([Step("500 mg", days=2), Step.no_dose(days=12)], times=6)
    schedule = Schedule(Regimen("examplol", "oral", pulse), "2026-12-07", zone="America/New_York")
    data = made(schedule)
    assert lines(data, "RRULE:FREQ=DAILY") == ["RRULE:FREQ=DAILY;INTERVAL=14;COUNT=6"] * 2
    assert due(schedule) == times(data)


def test_a_late_start_leaves_out_what_the_clock_had_before():
    schedule = Schedule(
        Regimen("examplol", "oral", Step("5 mg", Frequency.daily(2), days=3)), "2026-12-01T12:00", zone="UTC"
    )
    assert 5 == len(due(schedule)) == len(times(made(schedule)))


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "Africa/El_Aaiun"])
def test_a_zone_without_yearly_rules_is_refused_and_told_of_the_other_form(zone):
    with pytest.raises(ScheduleError, match=f"zone: the clock of {zone} does not change .*; pass form='events'"):
        made(daily("morning", zone=zone))


def test_doses_in_utc_alone_ask_nothing_of_the_zone():
    schedule = every("2026-02-01", "Africa/Casablanca", hours=8)
    assert due(schedule) == times(made(schedule))


def test_rules_that_change_within_the_years_are_refused():
    # the United States moved the changes in 2007, and Egypt changed its clock again from 2023 on
    for zone, first, last in (
        ("America/New_York", 2006, 2008),
        ("Africa/Cairo", 2022, 2024),
        ("Pacific/Apia", 2011, 2011),
    ):
        with pytest.raises(ScheduleError, match="does not change by the same two rules"):
            rules_of(time_zone(zone), first, last)


def test_the_rules_are_looked_at_up_to_the_year_of_the_last_dose():
    two_years = daily("morning", days=700, start="2005-06-01")
    with pytest.raises(ScheduleError, match="from 2005 to 2008"):
        made(two_years)
    one_year = daily("morning", days=365, start="2026-01-01")
    assert [each.year for each in {due(one_year)[0], due(one_year)[-1]} if each.month == 12] == [2026]
    assert due(one_year) == times(with_its_own_zone(made(one_year)))


def test_the_last_weekday_of_a_month_is_told_from_the_fourth():
    # in March 2029 the last Sunday is the fourth, in March 2030 it is the fifth
    assert [(each.month, each.which) for each in rules_of(time_zone("Europe/Paris"), 2029, 2029)] == [(3, -1), (10, -1)]


def test_ten_years_of_four_doses_a_day_are_four_entries():
    schedule = daily("morning", "noon", "evening", "bedtime", days=3653)
    assert len(events(made(schedule))) == 4


def test_a_series_in_floating_time_has_no_zone():
    schedule = daily("morning", "02:30", days=12, zone=None, start="2026-03-05")
    data = made(schedule, floating=True)
    assert lines(data, "DTSTART") == ["DTSTART:20260305T023000", "DTSTART:20260305T080000"]
    assert due(schedule) == times(data)


def test_the_two_forms_of_a_plan_share_no_name_of_an_entry_that_repeats():
    one, other = daily("morning"), daily("morning")
    alone = ical.calendar(one, plan="plan-1", issued=ISSUED)
    assert not set(lines(alone, "UID:")[1:]) & set(lines(made(other), "UID:")[1:])
