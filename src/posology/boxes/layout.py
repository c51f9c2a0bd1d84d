"""Layout: where the doses of a regimen fall, whatever they come to, so that many patients share it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, Self

import attrs

from posology.bound import Bound
from posology.clocks import floating
from posology.compiler import compiled, has_weekdays
from posology.cycle import doses
from posology.dose import Dose
from posology.errors import ScheduleError
from posology.regimen import Regimen
from posology.resolving import with_doses
from posology.shape import DAY, Shape
from posology.timeline import Timeline

Amounts = tuple[Fraction | None, ...]
"""What each dose comes to, in base units; None for no dose."""


class Marked(NamedTuple):
    """
    A regimen that can be compiled whatever its doses come to.

    *doses* are the different doses of a regimen, in order; *regimen* has another plain dose in the place of each, and
    *numbers* says which.
    """

    doses: tuple[Any, ...]
    regimen: Regimen
    numbers: dict[Dose, int]

    @classmethod
    def of(cls, regimen: Regimen) -> Marked:
        """
        Mark the doses of a regimen.

        Raises:
            UnresolvedError: if it leaves open when doses are given.

        >>> from posology.step import Step
        >>> Marked.of(Regimen("examplol", "oral", [Step("15 mg/kg", days=1), Step("5 mg/kg")])).regimen.doses
        [Dose('1 mg'), Dose('2 mg')]
        """
        items = regimen.concrete()
        listed = tuple(dict.fromkeys(dose for item in items for dose in doses(item)))
        marks = {dose: Dose(n + 1, listed[0].unit) for n, dose in enumerate(listed)}
        marked = attrs.evolve(regimen, steps=with_doses(items, marks.__getitem__))
        return cls(listed, marked, {mark: n for n, mark in enumerate(marks.values())})


class Window(NamedTuple):
    """A window and the sum of its doses; *sum* None has no end. [base units; minutes]"""

    sum: Fraction | None
    start: int
    stop: int


@attrs.frozen(eq=False)
class Layout:
    """
    The places of the doses of a regimen, for each weekday on which it may start if that matters.

    Args:
        doses: The different doses of the regimen, in order.
        placed: Shapes, with the number of the dose at each of their places.

    >>> from posology.step import Step
    >>> layout = Layout.of(Regimen("examplol", "oral", [Step("15 mg/kg", days=1), Step("5 mg/kg")]))
    >>> [str(dose) for dose in layout.doses]
    ['15 mg/kg', '5 mg/kg']
    """

    doses: tuple[Any, ...]
    placed: tuple[tuple[Shape, tuple[tuple[int, ...], ...]], ...]
    made: dict[Amounts, tuple[tuple[Timeline, ...], int]] = attrs.field(factory=dict, init=False, repr=False)

    @classmethod
    def of(cls, regimen: Regimen, minutes: Iterable[int] = (0,)) -> Self:
        """
        Lay out a regimen, whose doses need not be known.

        Args:
            regimen: The regimen.
            minutes: The minutes of day 1 at which it may start; where a late start is refused there is none.

        Raises:
            UnresolvedError: if it leaves open when doses are given.
        """
        listed, marked, numbers = Marked.of(regimen)
        placed = []
        for weekday, minute in itertools.product(range(7) if has_weekdays(marked) else [None], minutes):
            try:
                found = compiled(marked, weekday, minute)
            except ScheduleError:
                continue
            placed.append((found.shape, tuple(tuple(numbers[dose] for dose in row) for row in found.doses)))
        return cls(listed, tuple(placed))

    def timelines(self, amounts: Amounts) -> tuple[tuple[Timeline, ...], int]:
        """The timelines of the course for these amounts, and how many quanta one base unit is."""
        if amounts not in self.made:
            scale = math.lcm(*(each.denominator for each in amounts if each is not None))
            whole = [None if each is None else int(each * scale) for each in amounts]
            self.made[amounts] = tuple(_timeline(shape, rows, whole) for shape, rows in self.placed), scale
        return self.made[amounts]

    def furthest(self, bound: Bound, amounts: Amounts, least: bool) -> tuple[int, Window] | None:
        """
        Give the window of a bound that has the largest (for *least*: the smallest) sum, and on which timeline.

        Returns:
            The number of the timeline and the window; None if no dose is given.
        """
        lines, scale = self.timelines(amounts)
        found = [(n, window) for n, line in enumerate(lines) if (window := _window(line, bound, least, scale))]
        endless = next((each for each in found if each[1].sum is None), None)
        if endless or not found:
            return endless
        return (min if least else max)(found, key=lambda each: (each[1].sum, -each[0]))

    def between(self, amounts: Amounts, at: int, window: Window) -> Fraction:
        """The sum of a window for other amounts."""
        lines, scale = self.timelines(amounts)
        return Fraction(lines[at].between(window.start, window.stop), scale)


def _timeline(shape: Shape, rows: Sequence[Sequence[int]], whole: Sequence[int | None]) -> Timeline:
    segments, amounts = [], []
    for segment, row in zip(shape.segments, rows, strict=True):
        kept = [(planned, whole[n]) for planned, n in zip(segment.doses, row, strict=True) if whole[n] is not None]
        segments.append(attrs.evolve(segment, doses=tuple(planned for planned, _ in kept)))
        amounts.append([amount or 0 for _, amount in kept])
    return floating(Shape(tuple(segments)), amounts)


SUMS = ("per-dose", "per-day", "per-dates", "rolling", "course-total", "lifetime")
"""The kinds of bound that hold the sum of every window under a limit (or each dose above one)."""


def _window(line: Timeline, bound: Any, least: bool, scale: int) -> Window | None:
    if bound.kind in ("course-total", "lifetime"):
        end = getattr(bound, "first_days", None)
        last = line.last()
        if line.next_at(line.origin) is None:
            return None
        if end is None and last is None:
            return Window(None, 0, 0)
        stop = last + 1 if end is None and last is not None else (end or 0) * DAY
        return Window(Fraction(line.between(0, stop), scale), 0, stop)
    days = {"per-day": 1, "per-dates": getattr(bound, "days", 0)}.get(bound.kind, 0)
    length = days * DAY or getattr(bound, "window", 1)
    found = (line.smallest if least else line.largest)(length, days=bool(days), low=line.origin)
    return None if found is None else Window(Fraction(found.sum, scale), found.at, found.at + length)
