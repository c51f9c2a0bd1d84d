"""Doses near: the doses of a start around its clock change, on both clocks, and the windows of a bound there."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from typing import Any, NamedTuple

from posology.administration import Plan
from posology.bound import Bound
from posology.course import Course
from posology.dose import Dose
from posology.expansion import Expansion
from posology.shape import DAY
from posology.zone import offset_at
from posology.zones.starts import Start

OF_DATES = {"per-day": 1, "maintenance": 1, "per-dates": 0}
"""The kinds of bound that hold sums of dates, with how many; 0 where the bound says it."""


class Near(NamedTuple):
    """A dose: its minute on both clocks, from the midnight of day 1, and the day, from 0, that the course has it on."""

    elapsed: int
    clock: int
    day: int
    dose: Dose


class Window(NamedTuple):
    """The doses of a window, and the wall time at which it begins. [minutes from the midnight of day 1]"""

    start: int
    doses: tuple[Near, ...]


class DosesNear:
    """
    The doses of a start that a sum around its clock change, or around doses that it has moved, can hold.

    Args:
        course: The course that starts so.
        start: The start.
        reach: How many days before the clock change are looked at.

    >>> import datetime as dt
    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> nightly = Course.of(Regimen("examplol", "oral", Step("5 mg")))
    >>> near = DosesNear(nightly, Start(dt.date(2026, 12, 1), days=2), 1)
    >>> [(each.day, each.clock) for each in near.doses]
    [(0, 480), (1, 1920), (2, 3360), (3, 4800)]
    """

    def __init__(self, course: Course, start: Start, reach: int) -> None:
        assert start.days is not None
        self.first = max(0, start.met - reach - 1)
        self.stop = start.days
        zone = None if start.alike is None else start.alike.zone
        origin = start.date.toordinal() * DAY
        found = []
        if zone is None:
            for day in range(max(0, self.first - 2), self.stop + 2):
                for planned, dose in course.on_day(day + 1):
                    minute = day * DAY + planned.minute
                    found.append(Near(minute, minute, day, dose))
        else:
            expansion = Expansion(course, Plan("", "", start.date), zone)
            for utc, _, day, _, dose in expansion.instants(self.first - 2, self.stop + 2):
                found.append(Near(utc - origin, utc + offset_at(zone, utc) - origin, day, dose))
        self.doses = tuple(sorted(found, key=lambda each: each[:3]))

    def windows(self, bound: Bound, clock: str) -> Iterator[Window]:
        """The windows of a bound of sums; *clock* is ``clock`` or ``elapsed``, for windows of time."""
        if bound.kind == "course-total":
            yield self.dates(0, getattr(bound, "first_days", 0))
        elif bound.kind in OF_DATES:
            count = OF_DATES[bound.kind] or getattr(bound, "days", 1)
            yield from (self.dates(day, count) for day in range(self.first, self.stop))
        else:
            yield from self.of_time(getattr(bound, "window", 1), clock if bound.kind == "rolling" else "elapsed")

    def dates(self, day: int, count: int) -> Window:
        """The doses of so many dates, from that of a day on."""
        low, high = day * DAY, (day + count) * DAY
        return Window(low, tuple(each for each in self.doses if low <= each.clock < high))

    def of_time(self, length: int, clock: str) -> Iterator[Window]:
        """A window of time from each dose on."""
        ordered: list[Any] = sorted(self.doses, key=lambda each: getattr(each, clock))
        times = [getattr(each, clock) for each in ordered]
        for at in sorted(set(times)):
            low, high = bisect.bisect_left(times, at), bisect.bisect_left(times, at + length)
            doses = tuple(ordered[low:high])
            if self.first <= doses[0].clock // DAY < self.stop:
                yield Window(doses[0].clock, doses)
