"""Zone: the clock changes of a time zone, and what a wall time means where the clock skips or repeats it."""

from __future__ import annotations

import datetime as dt
import functools
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from posology.errors import ScheduleError

Meaning = Literal["plain", "shifted", "ambiguous"]
"""A wall time exists once; does not exist and is moved forward to the first that does; or exists twice."""

_EPOCH = dt.date(1970, 1, 1).toordinal() * 1440


class Transition(NamedTuple):
    """A clock change: its instant in UTC, from day 0 of the calendar, and the offsets before and after. [minutes]"""

    utc: int
    before: int
    after: int


def time_zone(value: Any) -> ZoneInfo:
    """
    Take a time zone by its name in the tz database.

    Raises:
        ScheduleError: if there is none of that name.

    >>> time_zone("Europe/Paris").key
    'Europe/Paris'
    """
    if isinstance(value, ZoneInfo):
        return value
    try:
        if isinstance(value, str) and value:
            return ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    raise ScheduleError(
        "zone",
        f"got {value!r:.60}, not a zone of the tz database",
        value=value,
        instead="write it as 'America/New_York' (the extra posology[tz] brings the database where it is missing)",
    )


def minute_of(moment: dt.datetime) -> int:
    """
    Give the minutes of a naive date and time from day 0 of the calendar.

    >>> minute_of(dt.datetime(1, 1, 1, 0, 30))
    1470
    """
    return moment.toordinal() * 1440 + moment.hour * 60 + moment.minute


def moment_at(minute: int) -> dt.datetime:
    """
    Give the naive date and time of a count of minutes.

    >>> moment_at(1470)
    datetime.datetime(1, 1, 1, 0, 30)
    """
    days, rest = divmod(minute, 1440)
    return dt.datetime.combine(dt.date.fromordinal(days), dt.time(rest // 60, rest % 60))


def _minutes(offset: dt.timedelta | None, zone: ZoneInfo) -> int:
    seconds = int(offset.total_seconds()) if offset is not None else 0
    if seconds % 60:
        raise ScheduleError(
            "zone",
            f"{zone.key} is not whole minutes from UTC at that time",
            value=zone.key,
            instead="use a later date, or a schedule without a zone",
        )
    return seconds // 60


def offset_at(zone: ZoneInfo, utc: int) -> int:
    """
    Give the offset from UTC in force at an instant. [minutes]

    >>> offset_at(ZoneInfo("Asia/Kolkata"), minute_of(dt.datetime(2026, 1, 1)))
    330
    """
    return _minutes(dt.datetime.fromtimestamp((utc - _EPOCH) * 60, zone).utcoffset(), zone)


@functools.lru_cache(maxsize=4096)
def transitions(zone: ZoneInfo, year: int) -> tuple[Transition, ...]:
    """
    Give the clock changes whose instants fall into one year of UTC.

    Two changes that undo each other within one day of UTC are not seen; the tz database has none since 1970.

    >>> len(transitions(ZoneInfo("America/New_York"), 2026))
    2
    """
    start = dt.date(year, 1, 1).toordinal() * 1440
    end = start + 1440 * (366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365)
    found = []
    here = offset_at(zone, start)
    for low in range(start, end, 1440):
        there = offset_at(zone, low + 1440)
        if there != here:
            left, right = low, low + 1440
            while right - left > 1:
                middle = (left + right) // 2
                left, right = (middle, right) if offset_at(zone, middle) == here else (left, middle)
            found.append(Transition(right, here, there))
            here = there
    return tuple(found)


def changes(zone: ZoneInfo, low: int, high: int) -> list[Transition]:
    """
    Give the clock changes from an instant up to another. [minutes of UTC]

    >>> low, high = (minute_of(dt.datetime(y, 1, 1)) for y in (2026, 2028))
    >>> [moment_at(each.utc).isoformat() for each in changes(ZoneInfo("Europe/Paris"), low, high)][0]
    '2026-03-29T01:00:00'
    """
    years = range(max(moment_at(max(low, 1440)).year, 2), min(moment_at(high).year, 9998) + 1)
    return [each for year in years for each in transitions(zone, year) if low <= each.utc < high]


@functools.lru_cache(maxsize=4096)
def changed_days(zone: ZoneInfo, low: int, high: int) -> tuple[tuple[int, int], ...]:
    """
    Give the dates touched by clock changes from about one date up to another, as (first, day after the last).

    Args:
        zone: The time zone.
        low: The first date looked at. [proleptic ordinal]
        high: The date at which to stop. [proleptic ordinal]

    >>> day = dt.date(2026, 3, 8).toordinal()
    >>> changed_days(ZoneInfo("America/New_York"), day - 9, day + 9) == ((day, day + 1),)
    True
    """
    return tuple(
        (
            (each.utc + min(each.before, each.after)) // 1440,
            (each.utc + max(each.before, each.after)) // 1440 + 1,
        )
        for each in changes(zone, (low - 2) * 1440, (high + 2) * 1440)
    )


@functools.lru_cache(maxsize=4096)
def skipped(zone: ZoneInfo, low: int, high: int) -> tuple[tuple[int, int], ...]:
    """
    Give the wall times that the clock skips on, or up to, dates from one up to another: (first minute, minute after).

    Args:
        zone: The time zone.
        low: The first date looked at. [proleptic ordinal]
        high: The date at which to stop. [proleptic ordinal]

    >>> day = dt.date(2026, 3, 8).toordinal()
    >>> skipped(ZoneInfo("America/New_York"), day, day + 9) == ((day * 1440 + 120, day * 1440 + 180),)
    True
    """
    found = changes(zone, (low - 2) * 1440, (high + 2) * 1440)
    gaps = [(each.utc + each.before, each.utc + each.after) for each in found if each.after > each.before]
    return tuple(gap for gap in gaps if gap[0] < high * 1440 and gap[1] >= low * 1440)


def instant(zone: ZoneInfo, wall: int) -> tuple[int, Meaning]:
    """
    Give the instant of a wall time, and whether the clock skips or repeats it.

    A time that does not exist moves forward to the first that does; one that exists twice is taken the first time.

    Args:
        zone: The time zone.
        wall: The wall time. [minutes from day 0 of the calendar]

    Returns:
        The instant in minutes of UTC, and its meaning.

    >>> instant(ZoneInfo("America/New_York"), minute_of(dt.datetime(2026, 3, 8, 2, 30)))[1]
    'shifted'
    """
    naive = moment_at(wall)
    first = _minutes(naive.replace(tzinfo=zone).utcoffset(), zone)
    second = _minutes(naive.replace(tzinfo=zone, fold=1).utcoffset(), zone)
    if first == second:
        return wall - first, "plain"
    if first > second:
        return wall - first, "ambiguous"
    for each in changes(zone, wall - second - 2880, wall - first + 2880):
        if each.utc + each.before <= wall < each.utc + each.after:
            return each.utc, "shifted"
    raise ScheduleError("zone", f"{zone.key} skips {naive} by a change that was not found", value=naive)


def midnight(zone: ZoneInfo, date: dt.date) -> dt.datetime:
    """
    Give the instant at which a date begins, in UTC; where the clock skips it, that of the first time there is.

    >>> str(midnight(ZoneInfo("Africa/Cairo"), dt.date(2026, 4, 24)))
    '2026-04-23 22:00:00+00:00'
    """
    return moment_at(instant(zone, date.toordinal() * 1440)[0]).replace(tzinfo=dt.UTC)
