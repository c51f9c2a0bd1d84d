"""Clock changes: each is found once, at its instant, and a wall time has its meaning up to the minute."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from posology.errors import ScheduleError
from posology.zone import (
    Transition,
    changed_days,
    changes,
    instant,
    minute_of,
    moment_at,
    skipped,
    time_zone,
    transitions,
)

NEW_YORK = ZoneInfo("America/New_York")


def at(text):
    return minute_of(dt.datetime.fromisoformat(text))


def day(text):
    return dt.date.fromisoformat(text).toordinal()


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        # Bangladesh ended summer time at the end of 2009; Kenya went from 2:30 to 2:45 at the end of a leap year
        ("Asia/Dhaka", 2009, ("2009-12-31T17:00", 420, 360)),
        ("Africa/Nairobi", 1936, ("1936-12-31T21:30", 150, 165)),
        # São Tomé went from 0 to 1 hour ahead on the first day of 2018 and back on the first of 2019
        ("Africa/Sao_Tome", 2018, ("2018-01-01T01:00", 0, 60)),
        ("Africa/Sao_Tome", 2019, ("2019-01-01T01:00", 60, 0)),
        # Nicaragua went from 6 to 5 hours behind on the first day after a leap year; France changed at midnight of UTC
        ("America/Managua", 1993, ("1993-01-01T06:00", -360, -300)),
        ("Europe/Paris", 1976, ("1976-03-28T00:00", 60, 120)),
    ],
)
def test_a_change_at_the_end_of_a_year_or_of_a_day_is_found_once_and_in_its_year(name, year, expected):
    moment, before, after = expected
    here = Transition(at(moment), before, after)
    found = [(n, each) for n in (year - 1, year, year + 1) for each in transitions(ZoneInfo(name), n)]
    assert [(n, each) for n, each in found if each.utc == here.utc] == [(year, here)]


def test_each_change_has_the_offset_that_the_one_before_it_left():
    assert transitions(NEW_YORK, 2026) == (
        Transition(at("2026-03-08T07:00"), -300, -240),
        Transition(at("2026-11-01T06:00"), -240, -300),
    )


def test_a_change_counts_from_its_instant_and_not_up_to_it():
    spring, autumn = transitions(NEW_YORK, 2026)
    assert changes(NEW_YORK, spring.utc, autumn.utc) == [spring]
    assert changes(NEW_YORK, spring.utc + 1, autumn.utc + 1) == [autumn]


def test_changes_are_found_over_the_years():
    found = changes(NEW_YORK, at("2026-10-01T00:00"), at("2028-04-01T00:00"))
    assert [f"{moment_at(each.utc):%Y-%m-%d}" for each in found] == [
        "2026-11-01",
        "2027-03-14",
        "2027-11-07",
        "2028-03-12",
    ]


def test_the_first_and_the_last_year_of_the_calendar_have_no_changes_but_no_error():
    assert changes(ZoneInfo("UTC"), 0, 3 * 1440) == []
    last = dt.date.max.toordinal() * 1440
    assert changes(ZoneInfo("UTC"), last - 400 * 1440, last) == []
    assert {moment_at(each.utc).year for each in changes(NEW_YORK, last - 800 * 1440, last)} == {9997, 9998}


@pytest.mark.parametrize(
    ("name", "date", "expected"),
    [
        ("America/New_York", "2026-03-08", ("2026-03-08", "2026-03-09")),
        ("Antarctica/Troll", "2026-10-25", ("2026-10-25", "2026-10-26")),
        ("Australia/Lord_Howe", "2026-10-04", ("2026-10-04", "2026-10-05")),
        ("Africa/Cairo", "2026-10-29", ("2026-10-29", "2026-10-31")),  # from 24:00 back to 23:00
        ("Pacific/Apia", "2011-12-30", ("2011-12-30", "2012-01-01")),  # from the 30th 00:00 to the 31st 00:00
    ],
)
def test_the_dates_that_a_change_touches_are_those_of_both_its_wall_times(name, date, expected):
    first, last = expected
    assert changed_days(ZoneInfo(name), day(date), day(date) + 1) == ((day(first), day(last)),)


def test_a_gap_is_skipped_on_the_dates_that_it_begins_on_and_ends_on():
    cairo, apia = ZoneInfo("Africa/Cairo"), ZoneInfo("Pacific/Apia")
    gap = (at("2026-04-24T00:00"), at("2026-04-24T01:00"))
    day0 = day("2026-04-24")
    assert [skipped(cairo, day0 + n, day0 + n + 1) for n in (-1, 0, 1)] == [(), (gap,), ()]
    gap = (at("2011-12-30T00:00"), at("2011-12-31T00:00"))
    day0 = day("2011-12-30")
    assert [skipped(apia, day0 + n, day0 + n + 1) for n in (-1, 0, 1, 2)] == [(), (gap,), (gap,), ()]


def test_a_clock_that_goes_back_skips_nothing():
    assert skipped(NEW_YORK, day("2026-11-01"), day("2026-11-02")) == ()


@pytest.mark.parametrize(
    ("wall", "utc", "meaning"),
    [
        ("2026-03-08T01:59", "2026-03-08T06:59", "plain"),
        ("2026-03-08T02:00", "2026-03-08T07:00", "shifted"),
        ("2026-03-08T02:59", "2026-03-08T07:00", "shifted"),
        ("2026-03-08T03:00", "2026-03-08T07:00", "plain"),
        ("2026-11-01T00:59", "2026-11-01T04:59", "plain"),
        ("2026-11-01T01:00", "2026-11-01T05:00", "ambiguous"),
        ("2026-11-01T01:59", "2026-11-01T05:59", "ambiguous"),
        ("2026-11-01T02:00", "2026-11-01T07:00", "plain"),
    ],
)
def test_a_wall_time_is_skipped_or_repeated_from_the_first_minute_to_the_last(wall, utc, meaning):
    assert (at(utc), meaning) == instant(NEW_YORK, at(wall))


def test_a_day_that_does_not_exist_moves_to_the_first_minute_of_the_next():
    apia = ZoneInfo("Pacific/Apia")
    expected = (at("2011-12-30T10:00"), "shifted")
    assert [instant(apia, at(f"2011-12-30T{time}")) for time in ("00:00", "23:59")] == [expected, expected]


def test_an_offset_of_no_whole_minutes_is_refused():
    # Liberia was 44 minutes 30 seconds behind UTC until January 1972
    with pytest.raises(ScheduleError, match="Africa/Monrovia is not whole minutes from UTC"):
        instant(ZoneInfo("Africa/Monrovia"), at("1971-06-01T08:00"))
    assert instant(ZoneInfo("Africa/Monrovia"), at("1972-06-01T08:00")) == (at("1972-06-01T08:00"), "plain")


@pytest.mark.parametrize("value", ["", "Nowhere", "../UTC", "/UTC", "America", None, 5, "UTC\x00"])
def test_what_is_no_zone_of_the_tz_database_is_refused(value):
    with pytest.raises(ScheduleError, match="not a zone of the tz database"):
        time_zone(value)


def test_a_zone_is_taken_as_it_is():
    assert time_zone(NEW_YORK) is NEW_YORK
