"""Open days: the last day on which something can still be collected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import attrs

from posology.daytime import weekday_numbers
from posology.errors import ScheduleError
from posology.horizon import day_of

WEEKEND = ("Saturday", "Sunday")
"""The weekdays on which nothing is dispensed if nothing else is said: this library's own convention."""

LONGEST_CLOSED = 31
"""How many days are looked back for an open one; where more are closed in a row, something is wrong with them."""


def _weekdays(values: Any) -> tuple[int, ...]:
    listed = (values,) if isinstance(values, str) else tuple(values)
    return weekday_numbers(listed) if listed else ()


def _dates(values: Any) -> tuple[dt.date, ...]:
    listed: Iterable[Any] = (values,) if isinstance(values, (str, dt.date)) else values
    return tuple(sorted({day_of(each, "holidays") for each in listed}))


@attrs.frozen
class OpenDays:
    """
    The days on which something can be collected.

    Args:
        closed: Weekdays on which nothing can. [default Saturday and Sunday]
        holidays: Dates on which nothing can.

    >>> OpenDays(holidays=["2026-12-25"]).before("2026-12-28")
    datetime.date(2026, 12, 24)
    """

    closed: tuple[int, ...] = attrs.field(default=WEEKEND, converter=_weekdays)
    holidays: tuple[dt.date, ...] = attrs.field(default=(), converter=_dates)

    def __contains__(self, day: dt.date) -> bool:
        return day.weekday() not in self.closed and day not in self.holidays

    def before(self, day: Any) -> dt.date:
        """
        Give the last open day before a day, which is not counted.

        Raises:
            ScheduleError: if none of the `LONGEST_CLOSED` days before is open.
        """
        date = day_of(day)
        for back in range(1, LONGEST_CLOSED + 1):
            found = date - dt.timedelta(back)
            if found in self:
                return found
        raise ScheduleError(
            "holidays",
            f"none of the {LONGEST_CLOSED} days before {date} is open",
            value=date,
            limit=LONGEST_CLOSED,
            instead="check the weekdays and holidays that are closed",
        )
