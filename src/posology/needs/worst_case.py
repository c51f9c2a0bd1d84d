"""Worst case: a timeline whose as-needed doses are taken as early and as often as their limits allow."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator, Mapping

import attrs

from posology.needs.in_force import InForce, Mark, Span
from posology.shape import DAY
from posology.step import Component
from posology.timeline import Extreme, Timeline

MOST_WINDOWS = 200_000
"""The most windows that are looked at."""


class TooManyWindowsError(Exception):
    """The scheduled and the as-needed doses repeat together only after an unreasonable time."""


class WorstCase(Timeline):
    """
    The largest sums of scheduled doses with the most as-needed doses; the smallest are of the scheduled doses alone.

    What is taken outside a window can only lessen what may be taken inside, so each window has a worst case of its own:
    no as-needed dose before it, and then each as early as its limits allow (`AsNeeded.earliest`). As the window moves
    on by a minute its sum grows only where its last minute comes to a scheduled dose, or to the last of such as-needed
    doses, which then are as far apart as the limits ask from the start of their span, or from a midnight at which a
    limit per day began anew; for otherwise all of them could be a minute earlier. So only these windows are looked at.

    Args:
        scheduled: The doses with times of their own, from minute 0 on.
        in_force: When as-needed doses may be taken.
        worth: How much each as-needed component gives. [quanta]

    >>> from posology.as_needed import AsNeeded
    >>> from posology.step import Step
    >>> step = Step("1 g", AsNeeded("4 hours", 4, "day"))
    >>> line = WorstCase(Timeline([]), InForce((step,)), {step.components[0]: 1})
    >>> line.largest(DAY, days=True), line.largest(DAY)
    (Extreme(sum=4, at=0), Extreme(sum=6, at=480))
    """

    def __init__(self, scheduled: Timeline, in_force: InForce, worth: Mapping[Component, int]) -> None:
        super().__init__((), scheduled.origin)
        self._pieces, self._starts = scheduled._pieces, scheduled._starts
        self.scheduled = scheduled
        self.in_force = in_force
        self.worth = worth
        self._found: dict[tuple[int, bool], list[Extreme]] = {}

    # --- One window ---

    def most(self, low: int, high: int, spans: list[Span] | None = None) -> int:
        """The largest sum of [low, high), if no as-needed dose was taken before."""
        taken = (
            self.worth[part] * limits.most_between(max(low, start), min(high, stop))
            for part, limits, start, stop in (self.in_force.spans(low, high) if spans is None else spans)
        )
        return self.scheduled.between(low, high) + sum(taken)

    def moments(self, low: int, high: int) -> list[tuple[int, Component | None, int]]:
        """Give the doses of that sum as (minute, the as-needed component or None, quanta), in order."""
        found: list[tuple[int, Component | None, int]] = [
            (t, None, self.between(t, t + 1)) for t in self._scheduled_at(low, high)
        ]
        for part, limits, start, stop in self.in_force.spans(low, high):
            found += [(t, part, self.worth[part]) for t in limits.earliest(max(low, start), min(high, stop))]
        return sorted(found, key=lambda each: each[0])

    def before(self, t: int) -> int:
        """The largest sum of all doses before minute *t*."""
        return self.most(self.origin, t)

    def between(self, low: int, high: int) -> int:
        """The smallest sum of the doses from *low* up to but not including *high*: no as-needed dose is taken."""
        return self.scheduled.between(low, high)

    # --- All windows ---

    def _scheduled_at(self, low: int, high: int) -> Iterator[int]:
        at = self.scheduled.next_at(low)
        while at is not None and at < high:
            yield at
            at = self.scheduled.next_at(at + 1)

    def _chunks(self, window: int) -> Iterator[tuple[int, int]]:
        """Ranges of starts, in order, of which all other windows are repetitions."""
        both = [[Mark(piece.start, piece.period) for piece in self._pieces], list(self.in_force.marks())]
        starts = sorted({mark.start for marks in both for mark in marks})
        done = 0
        for start, stop in zip(starts, [*starts[1:], self.in_force.end], strict=True):
            period = math.lcm(DAY, *(max(mark for mark in marks if mark.start <= start).period for marks in both))
            low, high = max(done, start - window), start + period
            high = high if stop is None else min(high, stop)
            if low < high:
                yield low, high
                done = high

    def _horizon(self) -> int:
        """A minute after which nothing may be taken or, without an end, days only repeat those before it."""
        *_, (_, horizon) = self._chunks(1)
        return horizon

    def _ends(self, low: int, high: int, window: int) -> Iterator[int]:
        """The minutes from *low* up to *high* that can be the last of a worst window."""
        yield from self._scheduled_at(low, high)
        for _, limits, start, stop in self.in_force.spans(max(0, low - window), high):
            first = start + max(0, (low - start) // limits.round) * limits.round
            yield from (t for t in limits.earliest(first, min(stop, high)) if t >= low)

    def windows(self, window: int, days: bool) -> list[Extreme]:
        """The sum of every window that may be the worst, in order."""
        found = self._found.get((window, days))
        if found is None:
            found, looked_at = [], 0
            for low, high in self._chunks(window):
                starts = set(range(-(-low // DAY) * DAY, high, DAY)) if days else {low}
                if not days:
                    starts |= {end - window + 1 for end in self._ends(low + window - 1, high + window - 1, window)}
                looked_at += len(starts)
                if looked_at > MOST_WINDOWS:
                    raise TooManyWindowsError
                spans = self.in_force.spans(low, high + window)
                found += [Extreme(self.most(t, t + window, spans), t) for t in sorted(starts)]
            self._found[window, days] = found
        return found

    def _settled(self, found: Extreme, window: int, days: bool) -> Extreme:
        """The same window from its first dose on, where it does not begin at a midnight."""
        if days:
            return found
        end = found.at + window
        at = bisect.bisect_right(range(found.at, end), -found.sum, key=lambda t: -self.most(t, end)) + found.at - 1
        return Extreme(self.most(at, at + window), at)

    def largest(self, window: int, *, days: bool = False, low: int = 0, high: int | None = None) -> Extreme | None:
        """Give the largest sum of any window, as `Timeline.largest`, always of all of them."""
        assert low <= self.origin
        assert high is None
        best = max(self.windows(window, days), key=lambda each: (each.sum, -each.at), default=None)
        return None if best is None or not best.sum else self._settled(best, window, days)

    def first_window_over(
        self, limit: int, window: int, *, days: bool = False, low: int = 0, high: int | None = None
    ) -> Extreme | None:
        """Give the first window whose largest sum is over *limit*."""
        assert low <= self.origin
        assert high is None
        found = next((each for each in self.windows(window, days) if each.sum > limit), None)
        return None if found is None else self._settled(found, window, days)

    def _alone(self) -> list[Extreme]:
        """Each as-needed component taken once, at the first minute at which nothing is scheduled."""
        found = []
        for part, _, start, stop in self.in_force.spans(0, self._horizon()):
            free = next((t for t in range(start, stop) if not self.between(t, t + 1)), start)
            found.append(Extreme(self.worth[part], free))
        return found

    def smallest(self, window: int, *, days: bool = False, low: int = 0, high: int | None = None) -> Extreme | None:
        """Give the smallest sum: of days by the scheduled doses alone, of one minute also by an as-needed dose."""
        assert days or window == 1
        found = self.scheduled.smallest(window, days=days, low=low, high=high)
        return min([*([found] if found else []), *([] if days else self._alone())], default=None)

    def first_window_under(
        self, limit: int, window: int, *, days: bool = False, low: int = 0, high: int | None = None
    ) -> Extreme | None:
        """Give the first of those windows whose smallest sum is under *limit*."""
        assert days or window == 1
        found = self.scheduled.first_window_under(limit, window, days=days, low=low, high=high)
        alone = [] if days else [each for each in self._alone() if each.sum < limit]
        return min([*([found] if found else []), *alone], key=lambda each: each.at, default=None)

    def shortest_over(self, limit: int) -> int | None:
        """Give the shortest time between two doses of a worst case that, with what lies between, are over *limit*."""
        if self.total is not None and self.total <= limit:
            return None

        def over(window: int) -> bool:
            return any(each.sum > limit for each in self.windows(window, False))

        high = 1
        while not over(high):
            high *= 2
        return bisect.bisect_left(range(high // 2, high), True, key=over) + high // 2 - 1

    # --- The whole course ---

    @property
    def total(self) -> int | None:
        """The largest sum of all doses; None if it has no end."""
        if self.scheduled.total is None or self.in_force.is_endless:
            return None
        return self.most(0, self._horizon())

    def first_over(self, limit: int) -> int | None:
        """The first minute at which the largest sum of all doses so far is over *limit*."""
        if self.total is not None and self.total <= limit:
            return None
        high = 1
        while self.before(high) <= limit:
            high *= 2
        return bisect.bisect_left(range(high), True, key=lambda t: self.before(t + 1) > limit)

    def next_at(self, t: int) -> int | None:
        """The first minute at or after *t* at which a dose may be taken."""
        found = [max(t, span.start) for span in self.in_force.spans(t, t + self._horizon())]
        at = self.scheduled.next_at(t)
        return min([*found, *([] if at is None else [at])], default=None)

    def last(self) -> int | None:
        """The last minute at which a dose may be taken; None if there is none."""
        if self.total is None:
            return None
        at = self.scheduled.last()
        return max(
            [*(span.stop - 1 for span in self.in_force.spans(0, self._horizon())), *([] if at is None else [at])]
        )

    def cut(self, end: int) -> WorstCase:
        """The same doses up to but not including minute *end*, a midnight."""
        in_force = attrs.evolve(self.in_force, stop=end)
        return WorstCase(self.scheduled.cut(end), in_force, self.worth)

    @property
    def counted(self) -> WorstCase:
        """The same doses, each counted once; as-needed doses are never taken at the instant of another."""
        return WorstCase(self.scheduled.counted, self.in_force, dict.fromkeys(self.worth, 1))

    def changes(self, days: int, falls: bool, high: int | None) -> Iterator[tuple[int, int, int, int]]:
        """Give each day, at its most (or, for a fall, its least), with the least (the most) of the days before it."""
        done = 0
        for begin, end in self._chunks(DAY):
            stop = end + days * DAY if high is None else min(end + days * DAY, high)
            for later in range(max(done, begin // DAY * DAY + DAY), stop, DAY):
                earlier = range(max(0, later - days * DAY), later, DAY)
                if falls:
                    day = max(earlier, key=lambda t: self.most(t, t + DAY))
                    yield later, self.between(later, later + DAY), day, self.most(day, day + DAY)
                else:
                    day = min(earlier, key=lambda t: self.between(t, t + DAY))
                    yield later, self.most(later, later + DAY), day, self.between(day, day + DAY)
            done = stop
