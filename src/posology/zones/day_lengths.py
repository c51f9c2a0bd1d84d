"""Day lengths: how long local days are, in every zone of the tz database."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from zoneinfo import ZoneInfo

from posology.shape import DAY
from posology.zone import instant
from posology.zones.every_zone import Years, every_zone, whole_years


class DayLength(NamedTuple):
    """A length that a local day has, with a zone and a date that show it. [minutes]"""

    minutes: int
    zone: str
    date: dt.date


def length_of(zone: ZoneInfo, date: dt.date) -> int:
    """
    Give the minutes from the midnight of a date to the next; where the clock skips one, from the first time after.

    >>> length_of(ZoneInfo("America/New_York"), dt.date(2026, 11, 1))
    1500
    """
    first = date.toordinal() * DAY
    return instant(zone, first + DAY)[0] - instant(zone, first)[0]


def day_lengths(years: Years) -> tuple[DayLength, ...]:
    """
    Give every length that a local day has in any zone in some years, from the shortest to the longest.

    Args:
        years: From the first day of one year up to the first day of another. [half-open]

    Returns:
        Each length with the zone and the date that show it first, of most zones.

    >>> [each.minutes for each in day_lengths((2026, 2027))]
    [1320, 1380, 1410, 1440, 1470, 1500, 1560]
    """
    low, high = whole_years(years)
    found: dict[int, DayLength] = {}
    for alike in every_zone(years):
        days = {jump.wall // DAY + n for jump in alike.jumps for n in range(-1, 2 + abs(jump.by) // DAY)} | {low}
        for day in sorted(days):
            if low <= day < high:
                date = dt.date.fromordinal(day)
                minutes = length_of(alike.zone, date)
                found.setdefault(minutes, DayLength(minutes, alike.names[0], date))
    return tuple(found[minutes] for minutes in sorted(found))
