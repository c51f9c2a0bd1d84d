"""Zones: wall time is kept for what is anchored to the clock, elapsed time for what is anchored to an interval."""

import datetime as dt
from zoneinfo import ZoneInfo

import oracle
import pytest
import strategies as mine
from courses import FREQUENCIES, NEAR_CLOCK_CHANGES, REGIMENS, made
from hypothesis import assume, given
from hypothesis import strategies as st

from posology import Administration, Amount, Cycle, Dose, Frequency, Regimen, Schedule, Step
from posology.errors import ScheduleError
from posology.zone import changed_days, instant, minute_of, moment_at, transitions

UTC = dt.UTC
ZONES = st.sampled_from([*mine.ZONES, "America/Sao_Paulo", "Africa/Casablanca"])
AROUND_CHANGES = st.builds(
    lambda day, n: dt.date.fromisoformat(day) + dt.timedelta(n),
    st.sampled_from(["2026-03-08", "2026-03-29", "2026-04-24", "2026-10-04", "2026-11-01", "2011-12-30"]),
    st.integers(-12, 3),
)


def one_step(frequency, **more):
    return Regimen("examplol", "oral", Step("1 g", frequency, **more))


def local(schedule):
    return [f"{each.moment:%d %H:%M}" for each in schedule]


def test_every_6_elapsed_hours_lands_on_5_times_of_the_25_hour_day_in_new_york():
    schedule = Schedule(one_step(Frequency.every(hours=6)), "2026-11-01", zone="America/New_York", days=1)
    assert local(schedule) == ["01 00:00", "01 05:00", "01 11:00", "01 17:00", "01 23:00"]
    assert Amount("5 g") == schedule.total()


def test_every_6_elapsed_hours_lands_on_4_times_of_the_23_hour_day_in_new_york():
    schedule = Schedule(one_step(Frequency.every(hours=6)), "2026-03-08", zone="America/New_York", days=2)
    assert local(schedule)[:4] == ["08 00:00", "08 07:00", "08 13:00", "08 19:00"]
    assert local(schedule)[4] == "09 01:00"


def test_a_nightly_dose_keeps_22_00_and_is_23_hours_apart_over_the_change():
    schedule = Schedule(one_step(Frequency.at("bedtime")), "2026-03-07", zone="America/New_York", days=2)
    before, after = schedule
    assert local(schedule) == ["07 22:00", "08 22:00"]
    assert dt.timedelta(hours=23) == after.instant - before.instant


def test_01_30_before_and_after_the_clock_goes_back_are_two_doses():
    zone = ZoneInfo("America/New_York")
    schedule = Schedule(one_step(Frequency.every(hours=1)), dt.datetime(2026, 11, 1, 0, 30), zone=zone, days=1)
    twice = [each for each in schedule if each.time == dt.time(1, 30)]
    assert [each.moment.fold for each in twice] == [0, 1]
    # the same wall time compares and hashes alike in Python; the administrations do not
    assert twice[0].moment == twice[1].moment
    assert len(set(twice)) == 2
    assert dt.timedelta(hours=1) == twice[1].instant - twice[0].instant
    assert len(schedule.on("2026-11-01")[1:3]) == 2
    assert all(isinstance(each, Administration) for each in twice)


def test_a_last_dose_that_a_clock_change_carries_past_midnight_is_shown():
    # 24 doses an hour apart on the 23-hour day
    schedule = Schedule(one_step(Frequency.every(hours=1), days=1), "2026-03-08", zone="America/New_York")
    assert len(list(schedule)) == 24
    assert local(schedule)[-1] == "09 00:00"


def test_30_december_2011_does_not_exist_in_apia():
    daily = one_step(Frequency.at("08:00"))
    schedule = Schedule(daily, "2011-12-29", zone="Pacific/Apia", days=4)
    assert schedule.on("2011-12-30") == ()
    # the dose of the 30th moves to the first minute that exists
    assert local(schedule) == ["29 08:00", "31 00:00", "31 08:00", "01 08:00"]
    (shifted,) = schedule.clock_changes()
    assert (dt.datetime(2011, 12, 30, 8), "shifted") == shifted[:2]


def test_24_april_2026_has_no_midnight_in_cairo():
    schedule = Schedule(one_step(Frequency.at("00:00")), "2026-04-23", zone="Africa/Cairo", days=3)
    assert local(schedule) == ["23 00:00", "24 01:00", "25 00:00"]
    assert [change.meaning for change in schedule.clock_changes()] == ["shifted"]


def test_a_skipped_time_moves_forward_and_a_repeated_one_is_taken_once_and_both_are_listed():
    schedule = Schedule(one_step(Frequency.at("01:30", "02:30")), "2026-03-01", zone="America/New_York", days=250)
    changes = [(change.wall, change.meaning, str(change.administration.moment)) for change in schedule.clock_changes()]
    assert [
        (dt.datetime(2026, 3, 8, 2, 30), "shifted", "2026-03-08 03:00:00-04:00"),
        (dt.datetime(2026, 11, 1, 1, 30), "ambiguous", "2026-11-01 01:30:00-04:00"),
    ] == changes
    assert len(list(schedule)) == 500


@pytest.mark.parametrize(
    ("day", "first", "meaning"), [("2026-03-08", "02:30", "shifted"), ("2026-11-01", "01:30", "ambiguous")]
)
def test_a_first_time_of_an_interval_that_the_clock_skips_or_repeats_is_listed(day, first, meaning):
    schedule = Schedule(one_step(Frequency.every(hours=6, first=first)), day, zone="America/New_York", days=1)
    assert [change.meaning for change in schedule.clock_changes()] == [meaning]


def test_floating_time_has_no_clock_changes():
    floating = Schedule(one_step(Frequency.at("02:30")), "2026-03-01", days=250)
    assert floating.clock_changes() == ()
    assert all(each.moment.tzinfo is None for each in floating)


@pytest.mark.parametrize(
    ("name", "day", "hours"),
    [
        ("America/New_York", "2026-11-01", 25),
        ("America/New_York", "2026-03-08", 23),
        ("Australia/Lord_Howe", "2026-04-05", 24.5),
        ("Australia/Lord_Howe", "2026-10-04", 23.5),
        ("Antarctica/Troll", "2026-03-29", 22),
        ("Antarctica/Troll", "2026-10-25", 26),
        ("Pacific/Apia", "2011-12-30", 0),
        ("Asia/Kathmandu", "2026-03-29", 24),
    ],
)
def test_a_local_day_is_as_long_as_the_tz_database_says(name, day, hours):
    each_half_hour = one_step(Frequency.every("30 minutes"))
    start = dt.date.fromisoformat(day) - dt.timedelta(2)
    schedule = Schedule(each_half_hour, start, zone=name, days=5)
    assert 2 * hours == len(schedule.on(day))


def test_an_unknown_zone_is_refused_by_name():
    with pytest.raises(ScheduleError, match="America/Newyork"):
        Schedule(one_step(Frequency.daily()), "2026-03-01", zone="America/Newyork")


def test_a_moment_with_an_offset_of_its_own_is_no_start():
    with pytest.raises(ScheduleError, match="zone of its own"):
        Schedule(one_step(Frequency.daily()), dt.datetime(2026, 3, 1, 8, tzinfo=UTC), zone="Europe/London")


def test_interval_doses_of_a_cycle_count_anew_from_the_wall_time_of_each_round():
    # rounds begin at 00:00 on the wall on 7, 8 and 9 March, although the 8th has 23 hours
    rounds = Cycle(Step("1 g", Frequency.every(hours=12), days=1), times=3)
    schedule = Schedule(Regimen("examplol", "oral", rounds), "2026-03-07", zone="America/New_York")
    assert local(schedule) == ["07 00:00", "07 12:00", "08 00:00", "08 13:00", "09 00:00", "09 12:00"]


@given(ZONES, AROUND_CHANGES, st.integers(0, 1439))
def test_the_instant_of_a_wall_time_is_the_first_that_shows_it_or_the_next_that_exists(name, day, minute):
    zone = ZoneInfo(name)
    wall = dt.datetime.combine(day, dt.time(minute // 60, minute % 60))
    assert oracle.to_utc(wall, zone) == moment_at(instant(zone, minute_of(wall))[0])


@given(ZONES, st.integers(1975, 2035))
def test_transitions_are_where_the_offset_changes(name, year):
    zone = ZoneInfo(name)
    start, half_hour = dt.datetime(year, 1, 1, tzinfo=UTC), dt.timedelta(minutes=30)
    offsets = [(start + n * half_hour).astimezone(zone).utcoffset() for n in range(48 * 365 + 1)]
    expected = [n for n in range(1, len(offsets)) if offsets[n] != offsets[n - 1]]
    origin = minute_of(start.replace(tzinfo=None))
    found = transitions(zone, year)
    assert expected == [-((origin - each.utc) // 30) for each in found if each.utc <= origin + 365 * 1440]
    touched = [range(*pair) for pair in changed_days(zone, start.toordinal(), start.toordinal() + 365)]
    assert all(any(moment_at(each.utc + each.before).toordinal() in days for days in touched) for each in found)


@given(REGIMENS, NEAR_CLOCK_CHANGES, st.integers(1, 40), st.integers(1, 20))
def test_a_schedule_in_a_zone_is_its_naive_expansion(what, near, days, first_day):
    name, start = near
    assume(what.days is None or first_day <= what.days)
    schedule = made(what, start, zone=name, days=days, first_day=first_day)
    day1 = start - dt.timedelta(first_day - 1)
    walk = oracle.walked(what.steps, first_day + days + 3, day1.weekday())
    dates = {start + dt.timedelta(n) for n in range((schedule.end - start).days)}
    expected = [
        (oracle.moment(each.elapsed), oracle.moment(each.wall), each.slot or "", each.base)
        for each in oracle.given(walk.dots, day1, ZoneInfo(name))
        if oracle.moment(each.wall).date() in dates
    ]
    actual = [
        (e.instant.replace(tzinfo=None), e.moment.replace(tzinfo=None, fold=0), e.slot or "", e.dose.base)
        for e in schedule
    ]
    assert [each[0] for each in expected] == [each[0] for each in actual]
    assert sorted(expected) == sorted(actual)
    assert [each.moment for each in schedule] == list(schedule.moments())


@given(mine.regimens(bounded=True, frequency=FREQUENCIES), NEAR_CLOCK_CHANGES)
def test_no_dose_of_a_bounded_course_is_lost_in_a_zone(what, near):
    name, start = near
    floating, zoned = made(what, start), made(what, start, zone=name)
    assert len(list(floating)) == len(list(zoned))
    assert floating.total() == zoned.total() == sum((each.dose for each in zoned), Amount("0 mg"))
    assert all(type(each.dose) is Dose for each in zoned)
