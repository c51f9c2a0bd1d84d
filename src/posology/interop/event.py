"""Event: one entry of a calendar file, as it is written and as it is read."""

from __future__ import annotations

import datetime as dt

import attrs


@attrs.frozen(kw_only=True)
class Event:
    """
    One entry of a calendar file.

    Args:
        uid: The name by which it is known again.
        start: A date for the whole day; else a moment: in UTC, on the clock of a time zone, or naive in floating time.
        summary: What it says.
        description: What more it says; none where nothing.
        step: Days from one time to the next, on the clock of *start*. [1 or more]
        count: How many times it comes. [1 or more]
        cancelled: Whether it only says that it is no longer so.
    """

    uid: str
    start: dt.date | dt.datetime
    summary: str
    description: str = ""
    step: int = 1
    count: int = 1
    cancelled: bool = False

    @property
    def is_all_day(self) -> bool:
        """Whether it has a date and no time."""
        return not isinstance(self.start, dt.datetime)

    @property
    def tzid(self) -> str:
        """The time zone on whose clock it is, by name; none in UTC, in floating time and for a whole day."""
        zone = self.start.tzinfo if isinstance(self.start, dt.datetime) else None
        return "" if zone is None or zone is dt.UTC else str(zone)
