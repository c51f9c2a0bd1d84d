"""Horizon: the days looked at, from start up to but not including end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs

from posology.errors import ScheduleError


def day_of(value: Any, field: str = "date") -> dt.date:
    """
    Take a date, or its ISO text, as a date; a moment is not a date.

    >>> day_of("2026-12-01")
    datetime.date(2026, 12, 1)
    """
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        try:
            return dt.date.fromisoformat(value)
        except ValueError as error:
            raise ScheduleError(
                field, f"got {value!r}, {error}", value=value, instead="write it as '2026-12-01'"
            ) from None
    raise ScheduleError(field, f"got {value!r:.60}, not a date", value=value, instead="write it as '2026-12-01'")


@attrs.frozen(init=False)
class Horizon:
    """
    The days from *start* up to but not including *end*.

    Args:
        start: The first day. [a date or ISO text]
        end: The day after the last. [later than start]
        days: How many days, instead of *end*. [1 or more]

    Raises:
        ScheduleError: if the end is not after the start.

    >>> week = Horizon("2026-03-01", "2026-03-08")
    >>> len(week), day_of("2026-03-08") in week
    (7, False)
    """

    start: dt.date
    end: dt.date

    def __init__(self, start: Any, end: Any = None, *, days: int | None = None, months: int | None = None) -> None:
        if months is not None:
            raise ScheduleError(
                "horizon", f"{months} months are not a number of days", value=months, instead="give days, or the end"
            )
        first = day_of(start, "start")
        if (end is None) == (days is None):
            raise ScheduleError("horizon", "give either an end or a number of days", instead="as days=28")
        if days is not None:
            whole_days(days)
            if days > (dt.date.max - first).days:
                raise ScheduleError(
                    "days",
                    f"{days} days from {first} end after the year 9999",
                    value=days,
                    limit=(dt.date.max - first).days,
                    instead="look at fewer days",
                )
        last = day_of(end, "end") if days is None else first + dt.timedelta(days=days)
        if last <= first:
            raise ScheduleError(
                "horizon",
                f"the end {last} is not after the start {first}",
                value=last,
                limit=first,
                instead="the end is the first day that is outside",
            )
        self.__attrs_init__(first, last)

    def __len__(self) -> int:
        return (self.end - self.start).days

    def __contains__(self, day: Any) -> bool:
        return self.start <= day_of(day) < self.end

    def __iter__(self) -> Iterator[dt.date]:
        return (dt.date.fromordinal(n) for n in range(self.start.toordinal(), self.end.toordinal()))

    def __str__(self) -> str:
        return f"{self.start} up to but not including {self.end}"


def whole_days(days: Any, field: str = "days") -> int:
    """
    Take a whole number of days, 1 or more.

    >>> whole_days(7)
    7
    """
    if isinstance(days, bool) or not isinstance(days, int):
        raise ScheduleError(field, f"got {days!r:.40}, not a whole number", value=days, instead="write it as 7")
    if days < 1:
        raise ScheduleError(field, f"got {days} days", value=days, limit=1, instead="write 1 or more")
    return days
