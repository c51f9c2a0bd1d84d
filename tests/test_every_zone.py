"""Every zone: each zone of the tz database counts, with the lengths of its days and the release it is read from."""

import datetime as dt
import zoneinfo
from zoneinfo import ZoneInfo

import oracle
import pytest

from posology.errors import ScheduleError
from posology.zones.day_lengths import day_lengths, length_of
from posology.zones.every_zone import every_zone
from posology.zones.tz_release import UNKNOWN, named_in, release

YEAR = (2026, 2027)
LOOKED_THROUGH = {"2025b", "2026f"}
"""Releases of the tz database in which the clock changes below were looked up."""
RELEASE = release(tuple(sorted(zoneinfo.available_timezones())))


def alike(name, years=YEAR):
    """The names of the zones whose clocks change as that of one."""
    return next(each.names for each in every_zone(years) if name in each.names)


# --- The lengths of local days ---


def test_case_6_local_days_of_2026_to_2028_have_seven_lengths():
    found = day_lengths((2026, 2029))
    hours = [each.minutes / 60 for each in found]
    if RELEASE not in LOOKED_THROUGH and hours != [22, 23, 23.5, 24, 24.5, 25, 26]:
        pytest.skip(f"the figures are of {LOOKED_THROUGH}; the tz database here is {RELEASE} and has {hours}")
    assert hours == [22, 23, 23.5, 24, 24.5, 25, 26]
    zones = {each.minutes / 60: each.zone for each in found}
    assert (zones[22], zones[26]) == ("Antarctica/Troll", "Antarctica/Troll")
    assert {zones[23.5], zones[24.5]} <= set(alike("Australia/Lord_Howe"))


def test_each_day_length_is_that_of_its_zone_and_date():
    for minutes, name, date in day_lengths(YEAR):
        midnights = [
            oracle.to_utc(dt.datetime.combine(date + dt.timedelta(n), dt.time()), ZoneInfo(name)) for n in (0, 1)
        ]
        assert dt.timedelta(minutes=minutes) == midnights[1] - midnights[0]


def test_30_december_2011_has_no_length_in_apia():
    assert length_of(ZoneInfo("Pacific/Apia"), dt.date(2011, 12, 30)) == 0
    shortest = day_lengths((2011, 2012))[0]
    assert (0, dt.date(2011, 12, 30)) == (shortest.minutes, shortest.date)


def test_24_april_2026_has_23_hours_in_cairo_and_no_midnight():
    zone = ZoneInfo("Africa/Cairo")
    assert length_of(zone, dt.date(2026, 4, 24)) == 23 * 60
    assert dt.datetime(2026, 4, 23, 22) == oracle.to_utc(dt.datetime(2026, 4, 24), zone)


# --- The zones and their release ---


def test_every_zone_of_the_database_is_in_one_gathering():
    names = [name for each in every_zone(YEAR) for name in each.names]
    assert sorted(zoneinfo.available_timezones()) == sorted(names)


def test_zones_are_alike_whose_clocks_jump_at_the_same_wall_times():
    assert "Europe/Berlin" in alike("Europe/Paris")
    assert "Europe/London" not in alike("Europe/Paris")  # an hour earlier on the wall, at the same instant
    assert "America/Los_Angeles" in alike("America/New_York")
    assert "Asia/Tokyo" in alike("UTC")


def test_the_release_is_that_of_the_database_the_zones_are_read_from(tmp_path):
    (tmp_path / "tzdata.zi").write_text("# version 2024a\n# more\n")
    assert named_in(tmp_path) == "2024a"
    (tmp_path / "tzdata.zi").write_text("no version\n")
    assert named_in(tmp_path) == UNKNOWN
    (tmp_path / "+VERSION").write_text("2024b\n")
    assert named_in(tmp_path) == "2024b"


def test_the_release_of_zones_that_lie_in_no_database_is_said_to_be_unknown():
    assert release(("Nowhere/Atall",)) == UNKNOWN


@pytest.mark.parametrize(
    "years", [(2026, 2026), (2027, 2026), (1900, 1950), (2026, 9001), [2026, 2027], 2026, (True, 3)]
)
def test_years_that_are_none_are_refused(years):
    with pytest.raises(ScheduleError, match="years"):
        day_lengths(years)


def test_a_clock_change_on_a_date_outside_the_years_is_left_out():
    (missing_day,) = (each for each in every_zone((2011, 2012)) if "Pacific/Apia" in each.names)
    (after,) = (each for each in every_zone((2012, 2013)) if "Pacific/Apia" in each.names)
    day = dt.date(2011, 12, 30).toordinal()
    assert [day] == [jump.wall // 1440 for jump in missing_day.jumps if jump.by == 1440]
    assert all(jump.wall // 1440 > day + 2 for jump in after.jumps)
