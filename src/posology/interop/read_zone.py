"""Read zone: the time zone that a calendar file describes, and the offset from UTC that it tells for a wall time."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Any

import attrs

from posology.errors import SheetError

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)")


@attrs.frozen
class Onset:
    """
    A time at which the clock changes, once or every year.

    Args:
        first: The first time, on the clock before it.
        offset: The offset from UTC after it.
        yearly: The month, which of its weekdays and the weekday on which it comes each year; None if it comes once.
    """

    first: dt.datetime
    offset: dt.timedelta
    yearly: tuple[int, int, int] | None

    @classmethod
    def read(cls, part: Any) -> Onset:
        """
        Read a STANDARD or DAYLIGHT of a VTIMEZONE.

        Raises:
            SheetError: for a rule that is not one day of the year.
        """
        first, offset = part["DTSTART"].dt, part["TZOFFSETTO"].td
        rule = dict(part.get("RRULE", {}))
        if not rule and "RDATE" not in part:
            return cls(first, offset, None)
        day = _DAY.fullmatch(str((rule.get("BYDAY") or [""])[0]))
        if set(rule) != {"FREQ", "BYMONTH", "BYDAY"} or rule["FREQ"] != ["YEARLY"] or day is None or "RDATE" in part:
            raise SheetError("VTIMEZONE", f"the file has the rule {rule}", value=str(rule))
        return cls(first, offset, (int(rule["BYMONTH"][0]), int(day[1]), _DAYS.index(day[2])))

    def before(self, wall: dt.datetime) -> dt.datetime | None:
        """The last time at which it comes up to a wall time; None if there is none."""
        if self.yearly is None:
            return self.first if self.first <= wall else None
        found = (self._in(year) for year in (wall.year, wall.year - 1))
        return next((each for each in found if self.first <= each <= wall), None)

    def _in(self, year: int) -> dt.datetime:
        assert self.yearly is not None
        month, which, weekday = self.yearly
        days = [week[weekday] for week in calendar.monthcalendar(year, month) if week[weekday]]
        return dt.datetime.combine(dt.date(year, month, days[which if which < 0 else which - 1]), self.first.time())


def utc_of(wall: dt.datetime, onsets: tuple[Onset, ...]) -> dt.datetime:
    """
    Give the instant of a wall time that exists once.

    Raises:
        SheetError: if the zone says nothing of that time.

    >>> utc_of(dt.datetime(2026, 1, 1, 8), (Onset(dt.datetime(1970, 1, 1), dt.timedelta(hours=5), None),)).hour
    3
    """
    last = max(((each.before(wall) or dt.datetime.min, each.offset) for each in onsets), default=None)
    if last is None or last[0] == dt.datetime.min:
        raise SheetError("VTIMEZONE", f"the file says nothing of {wall}", value=wall)
    return (wall - last[1]).replace(tzinfo=dt.UTC)
