"""Joining: stretches of a course while it is compiled, with the shortest cycle that tells their days."""

from __future__ import annotations

import math

import attrs

from posology.detail import Detail
from posology.dose import Dose

Row = tuple[int, int, str | None, int | None, Dose, Detail]
"""Day in the cycle, minute, slot, anchor, dose, detail."""


@attrs.define
class Stretch:
    """A segment while it is being built."""

    first: int
    days: int | None
    cycle: int
    rows: list[Row]
    rebased: bool = False

    def on(self, day: int) -> list[Row]:
        """The doses of a day of the course, each as on day 0 of a cycle."""
        place = (day - self.first) % self.cycle
        return [(0, *row[1:]) for row in self.rows if row[0] == place]


def settled_anchors(piece: Stretch) -> Stretch:
    """A cycle without interval-anchored doses has nothing to count anew."""
    if piece.rebased and all(row[3] is None for row in piece.rows):
        piece.rebased = False
    return piece


def shortest_cycle(piece: Stretch) -> Stretch:
    """The shortest cycle that gives the same days."""
    if piece.rebased or piece.cycle == 1:
        return piece
    days = [piece.on(piece.first + n) for n in range(piece.cycle)]
    for size in range(1, piece.cycle // 2 + 1):
        if piece.cycle % size == 0 and all(days[n] == days[n % size] for n in range(size, piece.cycle)):
            piece.rows = [row for row in piece.rows if row[0] < size]
            piece.cycle = size
            return piece
    return piece


def merged(one: Stretch, two: Stretch) -> Stretch | None:
    """One piece for two neighbours, if the cycle of either tells the days of both."""
    together = math.lcm(one.cycle, two.cycle)
    if one.rebased or two.rebased or together > 1000 or one.days is None:
        return None
    days = None if two.days is None else one.days + two.days
    ahead = range(two.first, two.first + min(together, two.days or together))
    if all(one.on(day) == two.on(day) for day in ahead):
        return Stretch(one.first, days, one.cycle, one.rows)
    behind = range(one.first, one.first + min(together, one.days))
    if all(one.on(day) == two.on(day) for day in behind):
        turn = (one.first - two.first) % two.cycle
        rows = sorted((((row[0] - turn) % two.cycle, *row[1:]) for row in two.rows), key=lambda row: row[:2])
        return Stretch(one.first, days, two.cycle, rows)
    return None
