"""Pieces: runs of doses that repeat on one clock, laid side by side so that sums have a closed form."""

from __future__ import annotations

import bisect
import math
from collections.abc import Iterator
from typing import NamedTuple

import attrs

Dot = tuple[int, int]
"""A dose as (minute, quanta)."""


class Run(NamedTuple):
    """
    Doses that repeat: from *start* up to but not including *stop* (None: no end), each *period* minutes.

    *dots* are the doses of the first period, with minutes counted from *start*. [0 or more, less than *period*]
    """

    start: int
    stop: int | None
    period: int
    dots: tuple[Dot, ...]


def clipped(run: Run, low: int, high: int | None) -> Run | None:
    """
    Give the part of a run from one minute up to another, or None if nothing is left.

    >>> clipped(Run(0, None, 10, ((4, 1),)), 6, 30)
    Run(start=6, stop=30, period=10, dots=((8, 1),))
    """
    start = max(run.start, low)
    stops = [stop for stop in (run.stop, high) if stop is not None]
    stop = min(stops) if stops else None
    if stop is not None and stop <= start:
        return None
    turn = (start - run.start) % run.period
    dots = run.dots if turn == 0 else tuple(sorted(((m - turn) % run.period, q) for m, q in run.dots))
    return Run(start, stop, run.period, dots)


def shifted(run: Run, by: int) -> Run:
    """
    Give the same doses so many minutes later.

    >>> shifted(Run(0, 30, 10, ((4, 1),)), -5)
    Run(start=-5, stop=25, period=10, dots=((4, 1),))
    """
    return run._replace(start=run.start + by, stop=None if run.stop is None else run.stop + by)


@attrs.frozen(eq=False)
class Piece:
    """A stretch in which one cycle of dots repeats; *before* is the sum of all that came before it."""

    start: int
    stop: int | None
    period: int
    minutes: tuple[int, ...]
    sums: tuple[int, ...]
    before: int

    @property
    def total(self) -> int:
        """Sum of one round."""
        return self.sums[-1]

    def until(self, t: int) -> int:
        """Sum of all doses before minute t, which lies in this piece."""
        rounds, rest = divmod(t - self.start, self.period)
        return self.before + rounds * self.total + self.sums[bisect.bisect_left(self.minutes, rest)]

    def starts(self, low: int, high: int) -> Iterator[int]:
        """The minutes of doses from low up to high."""
        if not self.minutes or low >= high:
            return
        rounds, rest = divmod(low - self.start, self.period)
        k = bisect.bisect_left(self.minutes, rest)
        base = self.start + rounds * self.period
        while True:
            for minute in self.minutes[k:]:
                if base + minute >= high:
                    return
                yield base + minute
            base, k = base + self.period, 0


def side_by_side(runs: list[Run], origin: int = 0) -> Iterator[Piece]:
    """
    Lay runs, which may overlap, side by side from *origin* on without a gap, the last without an end.

    >>> [(p.start, p.stop) for p in side_by_side([Run(0, 10, 5, ((0, 1),)), Run(5, 20, 5, ((0, 1),))])]
    [(0, 5), (5, 10), (10, 20), (20, None)]
    """
    marks = sorted({origin} | {run.start for run in runs} | {run.stop for run in runs if run.stop is not None})
    ordered = sorted(runs, key=lambda run: run.start)
    active: list[Run] = []
    before, n = 0, 0
    for k, start in enumerate(marks):
        stop = marks[k + 1] if k + 1 < len(marks) else None
        active = [run for run in active if run.stop is None or run.stop > start]
        while n < len(ordered) and ordered[n].start == start:
            active.append(ordered[n])
            n += 1
        period = math.lcm(*(run.period for run in active)) if active else 1440
        if stop is not None:
            period = min(period, stop - start)
        dots: dict[int, int] = {}
        for run in active:
            part = clipped(run, start, stop)
            assert part is not None
            for base in range(0, period, run.period):
                for minute, quanta in part.dots:
                    if base + minute < period:
                        dots[base + minute] = dots.get(base + minute, 0) + quanta
        minutes = tuple(sorted(dots))
        sums = [0]
        for minute in minutes:
            sums.append(sums[-1] + dots[minute])
        piece = Piece(start, stop, period, minutes, tuple(sums), before)
        yield piece
        if stop is not None:
            before = piece.until(stop)
