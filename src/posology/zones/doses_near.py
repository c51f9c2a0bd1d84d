"""Doses near: the doses of a start around its clock change, on both clocks, and the windows of a bound there."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from posology.administration import Plan
from posology.bound import Bound
from posology.course import Course
from posology.dose import Dose
from posology.expansion import Expansion
from posology.shape import DAY
from posology.zone import offset_at
from posology.zones.every_zone import Jump, Years, every_zone
from posology.zones.starts import Start, Starts

OF_DATES = {"per-day": 1, "maintenance": 1, "per-dates": 0}
"""The kinds of bound that hold sums of dates, with how many; 0 where the bound says it."""


class TooManyError(Exception):
    """There are more kinds of start than are tried."""


class Near(NamedTuple):
    """
    A dose: its minute on both clocks, from the midnight of day 1, and the day, from 0, that the course has it on.

    *worth* is what it is worth to the one who asks.
    """

    elapsed: int
    clock: int
    day: int
    worth: Any


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
        worth: What a dose is worth.

    >>> import datetime as dt
    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> nightly = Course.of(Regimen("examplol", "oral", Step("5 mg")))
    >>> near = DosesNear(nightly, Start(dt.date(2026, 12, 1), days=2), 1, str)
    >>> [(each.day, each.clock) for each in near.doses]
    [(0, 480), (1, 1920), (2, 3360), (3, 4800)]
    """

    def __init__(self, course: Course, start: Start, reach: int, worth: Callable[[Dose], Any]) -> None:
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
                    found.append(Near(minute, minute, day, worth(dose)))
        else:
            expansion = Expansion(course, Plan("", "", start.date), zone)
            for utc, _, day, _, dose in expansion.instants(self.first - 2, self.stop + 2):
                found.append(Near(utc - origin, utc + offset_at(zone, utc) - origin, day, worth(dose)))
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


NEAREST = 4
"""Up to how many days a margin in time is looked for; a longer one is bounded."""


def shortest_over(
    found: Callable[[int], Iterable[tuple[DosesNear, Start]]],
    known: int,
    clock: str,
    over: Callable[[tuple[Near, ...], Start], bool],
    years: Years,
) -> int:
    """
    Give the shortest time between two doses over a limit, from the shortest without a clock change. [minutes]

    Where that is long the answer is at most too short: no dose is further from its place without a zone, against any
    other, than two clock changes of the zone can bring it.

    Args:
        found: The starts in a zone that matter to windows so long, with their doses.
        known: The shortest without a clock change.
        clock: The clock.
        over: Whether doses are over the limit together.
        years: The years.
    """
    if known > NEAREST * DAY:
        return known - 2 * max(_swing(alike.jumps) for alike in every_zone(years))
    best = known
    for near, start in found(known + 1):
        for window in near.of_time(best, clock) if best else ():
            given = window.doses
            while given and over(given, start):
                first = getattr(given[0], clock)
                best = getattr(given[-1], clock) - first
                given = tuple(each for each in given if getattr(each, clock) - first < best)
    return best


def _swing(jumps: tuple[Jump, ...]) -> int:
    """From the least to the most that the clock of a zone is ahead of what it was at first. [minutes]"""
    ahead = list(itertools.accumulate((jump.by for jump in jumps), initial=0))
    return max(ahead) - min(ahead)


def doses_near(starts: Starts, most: int, worth: Callable[[Dose], Any]) -> Iterator[tuple[DosesNear, Start]]:
    """
    The starts in a zone, each with its doses near.

    Args:
        starts: The starts.
        most: How many of them at most.
        worth: What a dose is worth; asked once for each.

    Raises:
        TooManyError: if there are more.
    """
    known: dict[int, tuple[Dose, Any]] = {}

    def asked(dose: Dose) -> Any:
        # by identity, for equality of exact amounts is slow; a dose that is kept keeps its identity
        if id(dose) not in known:
            known[id(dose)] = dose, worth(dose)
        return known[id(dose)][1]

    for n, start in enumerate(starts.zoned()):
        if n >= most:
            raise TooManyError(f"a regimen with at most {most} kinds of start")
        days = starts.days(start.date.toordinal(), start.minute)
        assert days is not None
        yield DosesNear(days.course, start, starts.reach, asked), start
