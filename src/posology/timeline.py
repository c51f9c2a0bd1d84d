"""Timeline: the doses of a course on one clock, from whose periodic pieces windows are summed in closed form."""

from __future__ import annotations

import bisect
import itertools
import math
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from posology.pieces import Piece, Run, side_by_side


class Extreme(NamedTuple):
    """The largest (or smallest) sum of a window, and where the first such window starts. [quanta; minute]"""

    sum: int
    at: int


class Timeline:
    """
    Sums of doses over windows of one clock, decided from its periodic pieces.

    Args:
        runs: The runs; they may overlap.
        origin: The midnight of the first day, for sums by day. [minutes]

    >>> each_six_hours = Timeline([Run(0, None, 360, ((0, 1),))])
    >>> each_six_hours.largest(1440), each_six_hours.largest(1441)
    (Extreme(sum=4, at=0), Extreme(sum=5, at=0))
    """

    def __init__(self, runs: Iterable[Run], origin: int = 0) -> None:
        self.origin = origin
        self._pieces = list(side_by_side([run for run in runs if run.stop is None or run.stop > run.start], origin))
        self._starts = [piece.start for piece in self._pieces]

    def before(self, t: int) -> int:
        """The sum of all doses before minute *t*."""
        n = bisect.bisect_right(self._starts, t) - 1
        return 0 if n < 0 else self._pieces[n].until(t)

    def between(self, low: int, high: int) -> int:
        """The sum of the doses from *low* up to but not including *high*."""
        return self.before(high) - self.before(low)

    @property
    def total(self) -> int | None:
        """The sum of all doses; None if it has no end."""
        last = self._pieces[-1] if self._pieces else None
        return 0 if last is None else None if last.total else last.before

    def next_at(self, t: int) -> int | None:
        """The minute of the first dose at or after *t*."""
        for piece in self._pieces[max(0, bisect.bisect_right(self._starts, t) - 1) :]:
            low = max(t, piece.start)
            found = next(piece.starts(low, low + piece.period if piece.stop is None else piece.stop), None)
            if found is not None:
                return found
        return None

    def first_over(self, limit: int) -> int | None:
        """The minute of the first dose with which the sum of all doses so far is over *limit*."""
        for n, piece in enumerate(self._pieces):
            end = None if piece.stop is None else self._pieces[n + 1].before
            if piece.total == 0 or (end is not None and end <= limit):
                continue
            rounds = max(0, (limit - piece.before) // piece.total)
            base = piece.start + rounds * piece.period
            left = limit - piece.before - rounds * piece.total
            return base + piece.minutes[bisect.bisect_right(piece.sums, left) - 1]
        return None

    def last(self) -> int | None:
        """The minute of the last dose; None if there is no last, or none at all."""
        for piece in reversed(self._pieces):
            if not piece.minutes:
                continue
            if piece.stop is None:
                return None
            low = max(piece.start, piece.stop - piece.period)
            found = list(piece.starts(low, piece.stop))
            if found:
                return found[-1]
        return None

    def _pairs(self, window: int) -> Iterator[tuple[Piece, Piece, int, int | None]]:
        """Pieces i and j, and the minutes t for which t is in i and t + window in j."""
        pieces = self._pieces
        j = 0
        for one in pieces:
            while pieces[j].stop is not None and pieces[j].stop <= one.start + window:  # type: ignore[operator]
                j += 1
            k = j
            while True:
                two = pieces[k]
                low = max(one.start, two.start - window)
                stops = [
                    stop for stop in (one.stop, None if two.stop is None else two.stop - window) if stop is not None
                ]
                high = min(stops) if stops else None
                if high is None or low < high:
                    yield one, two, low, high
                if two.stop is None or (one.stop is not None and two.stop - window >= one.stop):
                    break
                k += 1

    def _windows(self, window: int, days: bool, low: int, high: int | None) -> Iterator[tuple[int, int, int, int, int]]:
        """
        Give every class of windows as (start, sum, step, gain, count).

        It holds *count* windows, *step* minutes apart, from *start* on, whose sum gains *gain* each time. A count of 0
        stands for no end (then the gain is 0).
        """
        for one, two, first, last in self._pairs(window):
            begin = max(first, low)
            ends = [end for end in (last, high) if end is not None]
            end = min(ends) if ends else None
            if end is not None and begin >= end:
                continue
            step = math.lcm(one.period, two.period, 1440) if days else math.lcm(one.period, two.period)
            gain = two.total * (step // two.period) - one.total * (step // one.period)
            reach = begin + step if end is None else min(begin + step, end)
            starts = range(-(-begin // 1440) * 1440, reach, 1440) if days else one.starts(begin, reach)
            for t in starts:
                count = 0 if end is None else -((t - end) // step)
                yield t, two.until(t + window) - one.until(t), step, gain, count

    def largest(self, window: int, *, days: bool = False, low: int = 0, high: int | None = None) -> Extreme | None:
        """
        Give the largest sum over [t, t + window), for t at every dose, or at every midnight.

        Args:
            window: Its length. [minutes, 1 or more]
            days: Whether windows start at midnights, not at doses.
            low: The first start looked at.
            high: The start at which to stop looking.

        Returns:
            The sum and the first start, or None if no window starts there.
        """
        return self._extreme(window, 1, days, low, high)

    def smallest(self, window: int, *, days: bool = False, low: int = 0, high: int | None = None) -> Extreme | None:
        """Give the smallest sum, as `largest` gives the largest."""
        return self._extreme(window, -1, days, low, high)

    def _extreme(self, window: int, sign: int, days: bool, low: int, high: int | None) -> Extreme | None:
        """The sum that is largest when taken times *sign*."""
        best: Extreme | None = None
        for start, value, step, gain, count in self._windows(window, days, low, high):
            if sign * gain > 0:
                start, value = start + (count - 1) * step, value + (count - 1) * gain
            ahead = 1 if best is None else sign * (value - best.sum)
            if best is None or ahead > 0 or (ahead == 0 and start < best.at):
                best = Extreme(value, start)
        return best

    def first_window_over(
        self, limit: int, window: int, *, days: bool = False, low: int = 0, high: int | None = None
    ) -> Extreme | None:
        """Give the first window whose sum is over *limit*, among those of `largest`."""
        return self._first_beyond(limit, window, 1, days, low, high)

    def first_window_under(
        self, limit: int, window: int, *, days: bool = False, low: int = 0, high: int | None = None
    ) -> Extreme | None:
        """Give the first window whose sum is under *limit*, among those of `largest`."""
        return self._first_beyond(limit, window, -1, days, low, high)

    def _first_beyond(
        self, limit: int, window: int, sign: int, days: bool, low: int, high: int | None
    ) -> Extreme | None:
        """The first window whose sum is over *limit* when both are taken times *sign*."""
        best: Extreme | None = None
        for start, value, step, gain, count in self._windows(window, days, low, high):
            short = sign * (limit - value)
            if short >= 0:
                if sign * gain <= 0:
                    continue
                ahead = short // (sign * gain) + 1
                if ahead >= count:
                    continue
                start, value = start + ahead * step, value + ahead * gain
            if best is None or start < best.at:
                best = Extreme(value, start)
        return best

    def shortest_over(self, limit: int) -> int | None:
        """
        Give the shortest time from one dose to another between which, both counted, the sum is over *limit*.

        Returns:
            Minutes, or None if no such doses exist.
        """
        if self.total is not None and self.total <= limit:
            return None

        def over(span: int) -> bool:
            found = self.largest(span + 1)
            return found is not None and found.sum > limit

        high = min(self._spans_over(limit))
        if high == 0 or not over(high - 1):
            return high
        low, high = -1, high - 1
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if over(middle) else (middle, high)
        return high

    def _spans_over(self, limit: int) -> Iterator[int]:
        """Spans over *limit* that begin in the first round of a piece: mostly the shortest is among them."""
        for piece in self._pieces:
            reach = piece.start + piece.period
            for start in piece.starts(piece.start, reach if piece.stop is None else min(reach, piece.stop)):
                end = self.first_over(self.before(start) + limit)
                if end is not None:
                    yield end - start

    @property
    def counted(self) -> Timeline:
        """The same moments, each counted once."""
        runs = [Run(p.start, p.stop, p.period, tuple((m, 1) for m in p.minutes)) for p in self._pieces]
        return Timeline(runs, self.origin)

    def cut(self, end: int) -> Timeline:
        """The same doses up to but not including minute *end*."""
        runs = []
        for p in self._pieces:
            stop = end if p.stop is None else min(p.stop, end)
            dots = tuple((m, high - low) for m, (low, high) in zip(p.minutes, itertools.pairwise(p.sums), strict=True))
            runs.append(Run(p.start, stop, p.period, dots))
        return Timeline(runs, self.origin)

    def stretches(self) -> Iterator[tuple[list[int], int | None]]:
        """
        Give the doses of the first two rounds of every piece, and where the last dose of a piece lies.

        Every time from one dose to the next lies within the first, or from the second to the dose that follows it.
        """
        for piece in self._pieces:
            reach = piece.start + 2 * piece.period
            if piece.stop is None:
                yield list(piece.starts(piece.start, reach)), None
                continue
            low = max(piece.start, piece.stop - piece.period)
            last = list(piece.starts(low, piece.stop))[-1:]
            yield list(piece.starts(piece.start, min(reach, piece.stop))), last[0] if last else None

    def day_sums(self, low: int, high: int) -> Iterator[tuple[int, int]]:
        """The sum of each day from one midnight up to another, as (midnight, sum)."""
        here = self.before(low)
        for day in range(low, high, 1440):
            there = self.before(day + 1440)
            yield day, there - here
            here = there

    def changes(self, days: int, falls: bool, high: int | None) -> Iterator[tuple[int, int, int, int]]:
        """
        Give each day with that of the days before it, at most so many, from which its sum rises (or falls) most.

        Of days that repeat, one round is given and as many as the days reach back.

        Args:
            days: How far apart at most. [1 or more]
            falls: Whether the largest sum before is meant, not the smallest.
            high: The midnight at which to stop looking; None for no end.

        Returns:
            For each day the midnight and the sum, then the midnight and the sum of the earlier day.
        """
        sign = -1 if falls else 1
        for piece in self._pieces:
            begin = piece.start // 1440 * 1440
            reach = begin + days * 1440 + math.lcm(piece.period, 1440) + 1440
            reach = min(x for x in (reach, piece.stop, high) if x is not None)
            history: deque[tuple[int, int]] = deque()
            for midnight, value in self.day_sums(max(self.origin, begin - days * 1440), reach):
                while history and history[0][1] < midnight - days * 1440:
                    history.popleft()
                if history and midnight >= begin:
                    yield midnight, value, history[0][1], history[0][0]
                while history and sign * history[-1][0] >= sign * value:
                    history.pop()
                history.append((value, midnight))
