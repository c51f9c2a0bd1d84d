"""Excess: by how much the worst window of a course passes a limit, along one measure of the patient."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import attrs

from posology.bound import Bound
from posology.boxes.convex import at_most_0
from posology.boxes.layout import Amounts, Layout, Window


class Line(NamedTuple):
    """A straight line: what it is at 0, and by how much it rises for each 1."""

    start: Fraction
    slope: Fraction

    def at(self, x: Fraction) -> Fraction:
        """
        Its value at a place.

        >>> Line(Fraction(1), Fraction(2)).at(Fraction(3))
        Fraction(7, 1)
        """
        return self.start + self.slope * x

    @classmethod
    def through(cls, x: Fraction, value: Fraction, other: Fraction, there: Fraction) -> Line:
        """The line through two places, which are not the same."""
        slope = (there - value) / (other - x)
        return cls(value - slope * x, slope)


Lines = tuple[tuple[Line, ...], ...]
"""For each dose the lines that it may follow, of which the worst counts; none where there is no dose."""


@attrs.frozen(eq=False)
class Excess:
    """
    How far the sums of a course are over a limit, or with *least* under it, where doses and limit are straight lines.

    The largest of many sums of straight lines is convex, and so is what it is over a straight limit.

    Args:
        layout: Where the doses fall.
        bound: The bound, of a kind in `posology.boxes.layout.SUMS`.
        lines: The doses. [base units]
        limit: The limit. [base units]
        least: Whether it is a smallest dose.
        earlier: What was given before day 1, for totals. [base units]
    """

    layout: Layout
    bound: Bound
    lines: Lines
    limit: Line
    least: bool
    earlier: Fraction
    seen: dict[Amounts, tuple[int, Window] | None] = attrs.field(factory=dict, init=False, repr=False)

    def _chosen(self, x: Fraction) -> list[Line | None]:
        pick = min if self.least else max
        return [pick(each, key=lambda line: line.at(x)) if each else None for each in self.lines]

    def _furthest(self, x: Fraction, chosen: list[Line | None]) -> tuple[int, Window] | None:
        amounts = tuple(None if line is None else line.at(x) for line in chosen)
        if amounts not in self.seen:
            self.seen[amounts] = self.layout.furthest(self.bound, amounts, self.least)
        return self.seen[amounts]

    def __call__(self, x: Fraction) -> tuple[Fraction, Fraction]:
        """The excess at a place, and its slope there; an endless sum is over every limit."""
        chosen = self._chosen(x)
        found = self._furthest(x, chosen)
        assert found is not None
        at, window = found
        if window.sum is None:
            return Fraction(1), Fraction(0)
        slopes = tuple(Fraction(0) if line is None else line.slope for line in chosen)
        slope = self.layout.between(slopes, at, window)
        sign = -1 if self.least else 1
        return sign * (window.sum + self.earlier - self.limit.at(x)), sign * (slope - self.limit.slope)

    def held(self, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction] | None:
        """The part of a range in which the limit is kept."""
        return at_most_0(self, low, high)

    def ratio(self, x: Fraction) -> Fraction | None:
        """The sum over the limit at a place (for a smallest dose the limit over it); None if either is none or 0."""
        found = self._furthest(x, self._chosen(x))
        if found is None or found[1].sum is None:
            return None
        over, under = found[1].sum + self.earlier, self.limit.at(x)
        over, under = (under, over) if self.least else (over, under)
        return over / under if under else None

    def is_boundless(self, x: Fraction) -> bool:
        """Whether something stands over nothing there, a sum over a limit of 0: more than any number of times."""
        found = self._furthest(x, self._chosen(x))
        if found is None or found[1].sum is None:
            return False
        over, under = found[1].sum + self.earlier, self.limit.at(x)
        over, under = (under, over) if self.least else (over, under)
        return over > 0 and not under

    def stop(self, x: Fraction) -> int | None:
        """The minute at which the worst window at a place ends; None if it has no end."""
        found = self._furthest(x, self._chosen(x))
        return None if found is None or found[1].sum is None else found[1].stop

    @property
    def is_empty(self) -> bool:
        """Whether no dose is given."""
        return self._furthest(Fraction(1), self._chosen(Fraction(1))) is None
