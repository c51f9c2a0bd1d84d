"""Shape: the days and times of a course without its amounts: a few periodic segments, which many patients share."""

from __future__ import annotations

import bisect
import datetime as dt
import functools
import itertools
from collections.abc import Iterator
from typing import NamedTuple

import attrs

DAY = 1440
"""Minutes in a day of a course."""


class Planned(NamedTuple):
    """
    A dose inside a segment's cycle.

    *day* and *minute* are its place in the cycle, from 0. *anchor* is None for a clock-anchored dose; else the minute
    of the dose from which elapsed time is counted, from the start of the course, or of the cycle in a segment that is
    *rebased*.
    """

    day: int
    minute: int
    slot: str | None
    anchor: int | None


@attrs.frozen(cache_hash=True)
class Segment:
    """
    A stretch of days on which the same cycle of doses repeats.

    *first* is its first day, from 0; *days* its length, None for no end; *cycle* the days of one round. In a *rebased*
    segment interval-anchored doses count elapsed time anew in each round.
    """

    first: int
    days: int | None
    cycle: int
    doses: tuple[Planned, ...]
    rebased: bool = False

    @functools.cached_property
    def chunk(self) -> int:
        """How many days `offsets` holds: whole rounds, about three quarters of a year."""
        rounds = max(1, 280 // self.cycle)
        whole = rounds * self.cycle
        return whole if self.days is None else min(whole, self.days)

    @functools.cached_property
    def offsets(self) -> tuple[dt.timedelta, ...]:
        """The times of the doses of one chunk, from the midnight of the segment's first day."""
        return tuple(
            dt.timedelta(day + each.day, minutes=each.minute)
            for day in range(0, self.chunk, self.cycle)
            for each in self.doses
            if day + each.day < self.chunk
        )

    @functools.cached_property
    def counts(self) -> tuple[int, ...]:
        """How many doses of a chunk come before each of its days, and all of them."""
        each = [len(self.by_day[day % self.cycle]) for day in range(self.chunk)]
        return (0, *itertools.accumulate(each))

    @functools.cached_property
    def by_day(self) -> tuple[tuple[int, ...], ...]:
        """For each day of the cycle, which of the doses fall on it."""
        lists: list[list[int]] = [[] for _ in range(self.cycle)]
        for n, planned in enumerate(self.doses):
            lists[planned.day].append(n)
        return tuple(map(tuple, lists))


class Chunk(NamedTuple):
    """
    Doses of one segment that lie side by side.

    *base* is the midnight from which *offsets* count, from that of day 1; they are the doses from *a* up to *b* of
    those that a chunk of the segment has.
    """

    segment: int
    base: dt.timedelta
    offsets: tuple[dt.timedelta, ...]
    a: int
    b: int


@attrs.frozen(cache_hash=True)
class Shape:
    """The segments of a course without its amounts: what many patients share."""

    segments: tuple[Segment, ...]

    @functools.cached_property
    def starts(self) -> tuple[int, ...]:
        """The first day of each segment, from 0."""
        return tuple(segment.first for segment in self.segments)

    @property
    def days(self) -> int | None:
        """The length of the course; None if it has no end."""
        last = self.segments[-1]
        return None if last.days is None else last.first + last.days

    @functools.cached_property
    def is_clock_anchored(self) -> bool:
        """Whether every dose keeps wall time."""
        return all(planned.anchor is None for segment in self.segments for planned in segment.doses)

    def at(self, day: int) -> int | None:
        """Which segment a day falls into, from 0; None outside the course."""
        n = bisect.bisect_right(self.starts, day) - 1
        if n < 0:
            return None
        segment = self.segments[n]
        return n if segment.days is None or day < segment.first + segment.days else None

    def chunks(self, low: int, high: int | None) -> Iterator[Chunk]:
        """The doses of the days from *low* up to *high*, chunk by chunk, lazily."""
        for n, segment in enumerate(self.segments):
            ends = [e for e in (None if segment.days is None else segment.first + segment.days, high) if e is not None]
            stop = min(ends) if ends else None
            day = max(low, segment.first)
            while (stop is None and segment.doses) or (stop is not None and day < stop):
                chunk, rest = divmod(day - segment.first, segment.chunk)
                base = segment.first + chunk * segment.chunk
                last = segment.chunk if stop is None else min(segment.chunk, stop - base)
                a, b = segment.counts[rest], segment.counts[last]
                yield Chunk(n, dt.timedelta(base), segment.offsets[a:b], a, b)
                day = base + last

    def next_day(self, day: int) -> int | None:
        """The first day at or after *day* that has a dose, from 0; None if there is none."""
        for n in range(max(0, bisect.bisect_right(self.starts, day) - 1), len(self.segments)):
            segment = self.segments[n]
            low = max(day, segment.first)
            end = None if segment.days is None else segment.first + segment.days
            if not segment.doses or (end is not None and low >= end):
                continue
            place = (low - segment.first) % segment.cycle
            k = bisect.bisect_left(segment.doses, (place,))
            ahead = (
                segment.doses[k].day - place if k < len(segment.doses) else segment.doses[0].day + segment.cycle - place
            )
            if end is None or low + ahead < end:
                return low + ahead
        return None


KEPT_DAYS = 400
"""The longest stretch whose layout is kept for the next schedule of the same shape. [days]"""


@functools.lru_cache(maxsize=128)
def laid_out(shape: Shape, low: int, high: int | None) -> tuple[Chunk, ...]:
    """
    Give the chunks of a stretch of days, once for all schedules of one shape.

    >>> laid_out(Shape((Segment(0, None, 1, (Planned(0, 480, "morning", None),)),)), 0, 2)[0].offsets[1]
    datetime.timedelta(days=1, seconds=28800)
    """
    return tuple(shape.chunks(low, high))
