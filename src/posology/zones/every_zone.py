"""Every zone: the zones of the tz database, gathered by the clock changes that they have in some years."""

from __future__ import annotations

import datetime as dt
import functools
import zoneinfo
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import attrs

from posology.errors import ScheduleError
from posology.shape import DAY
from posology.units import is_count
from posology.zone import changes

Years = tuple[int, int]
"""From the first day of one year up to but not including the first day of another."""


class Jump(NamedTuple):
    """A clock change as the patient sees it: the wall time up to which the clock runs, and by how much it jumps."""

    wall: int
    by: int


@attrs.frozen(cache_hash=True)
class Alike:
    """Zones whose clocks jump at the same wall times, by as much, so that no schedule tells them apart."""

    names: tuple[str, ...]
    jumps: tuple[Jump, ...]

    @property
    def zone(self) -> ZoneInfo:
        """One of them."""
        return ZoneInfo(self.names[0])

    def __str__(self) -> str:
        more = len(self.names) - 1
        return self.names[0] if not more else f"{self.names[0]} and {more} zone{'' if more == 1 else 's'} like it"


def whole_years(years: Any) -> tuple[int, int]:
    """
    Take years as the dates of their first day and of the day after their last. [proleptic ordinals]

    Raises:
        ScheduleError: if they are not two years from 1973 to 9000, the second later.

    >>> low, high = whole_years((2026, 2029))
    >>> high - low
    1096
    """
    if (
        not isinstance(years, tuple)
        or not all(is_count(each) for each in years)
        or len(years) != 2
        or not 1973 <= years[0] < years[1] <= 9000
    ):
        raise ScheduleError(
            "years",
            f"got {years!r:.40}",
            value=years,
            limit=(1973, 9000),
            instead="write the first year and the year after the last, as (2026, 2029)",
        )
    return dt.date(years[0], 1, 1).toordinal(), dt.date(years[1], 1, 1).toordinal()


def every_zone(years: Years) -> tuple[Alike, ...]:
    """
    Give all zones of the tz database, those that are alike together, the largest gathering first.

    Args:
        years: The years whose clock changes are looked up. [half-open]

    Raises:
        ScheduleError: for years that are none.

    >>> any("Europe/Paris" in each.names and "Europe/Berlin" in each.names for each in every_zone((2026, 2027)))
    True
    """
    return _gathered(*whole_years(years))


@functools.lru_cache(maxsize=8)
def _gathered(low: int, high: int) -> tuple[Alike, ...]:
    gathered: dict[tuple[Jump, ...], list[str]] = {}
    for name in sorted(zoneinfo.available_timezones()):
        found = changes(ZoneInfo(name), (low - 2) * DAY, (high + 2) * DAY)
        jumps = (Jump(each.utc + each.before, each.after - each.before) for each in found)
        shown = tuple(jump for jump in jumps if low * DAY <= jump.wall < high * DAY)
        gathered.setdefault(shown, []).append(name)
    made = (Alike(tuple(names), jumps) for jumps, names in gathered.items())
    return tuple(sorted(made, key=lambda each: (-len(each.names), each.names)))
