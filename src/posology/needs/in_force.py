"""In force: the days on which the as-needed components of a regimen may be taken."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import attrs

from posology.as_needed import DAY, AsNeeded
from posology.cycle import Cycle, components, duration
from posology.step import Component, Step

Items = tuple[Step | Cycle, ...]


class Span(NamedTuple):
    """Minutes from *start* up to but not including *stop*, both midnights, in which a component may be taken."""

    part: Component
    limits: AsNeeded
    start: int
    stop: int


class Mark(NamedTuple):
    """A minute from which on what may be taken repeats each *period* minutes, until the next mark."""

    start: int
    period: int


def is_as_needed(part: Component) -> bool:
    """
    Whether a component is taken as needed.

    >>> is_as_needed(Component("1 g", AsNeeded("4 hours")))
    True
    """
    return isinstance(part.frequency, AsNeeded)


def has_as_needed(item: Step | Cycle) -> bool:
    """
    Whether a step or a cycle holds a component that is taken as needed.

    >>> has_as_needed(Step("1 g", AsNeeded("4 hours")))
    True
    """
    return any(is_as_needed(part) for part in components(item))


def without(items: Items, drop: Callable[[Component], bool]) -> Items:
    """
    Give steps and cycles without some of their components, on the same days.

    >>> str(without((Step("1 g", AsNeeded("4 hours"), days=3),), is_as_needed)[0])
    'no dose for 3 days'
    """
    kept: list[Step | Cycle] = []
    for item in items:
        if isinstance(item, Cycle):
            kept.append(Cycle(without(item.steps, drop), times=item.times, days=item.days))
        else:
            kept.append(Step(components=[part for part in item.components if not drop(part)], days=item.days))
    return tuple(kept)


def _placed(items: Items, day: int, low: int, high: int) -> Iterator[tuple[Component, int, int]]:
    """Each as-needed component with the days of every step that holds it, of those from *low* up to *high*."""
    for item in items:
        length = duration(item)
        end = high if length is None else min(day + length, high)
        if isinstance(item, Cycle):
            for base in range(day + max(0, (low - day) // item.days) * item.days, end, item.days):
                yield from _placed(item.steps, base, low, end)
        elif max(low, day) < end:
            yield from ((part, day, end) for part in item.components if is_as_needed(part))
        if length is None:
            return
        day += length


@attrs.frozen
class InForce:
    """
    The as-needed components of steps and cycles that follow each other from day 1 on.

    Where steps with the same component follow each other without a break, they are one span, and its limits go on.
    After a break, or with another dose or other limits, the limits begin anew: nothing says that they do not.

    Args:
        items: The steps and cycles.
        stop: The minute, a midnight, at which to stop. [default that of their end]

    >>> step = Step("1 g", AsNeeded("4 hours"), days=2)
    >>> [(span.start // DAY, span.stop // DAY) for span in InForce((step, step)).spans(0, 10 * DAY)]
    [(0, 4)]
    """

    items: Items
    stop: int | None = None

    @property
    def end(self) -> int | None:
        """The midnight that ends the last item; None if there is none."""
        days = [duration(item) for item in self.items]
        ends = [self.stop, None if None in days else DAY * sum(each or 0 for each in days)]
        return min((end for end in ends if end is not None), default=None)

    @property
    def is_endless(self) -> bool:
        """Whether some component may be taken without an end."""
        return self.end is None and has_as_needed(self.items[-1])

    def spans(self, low: int, high: int) -> list[Span]:
        """Give the spans from *low* up to *high*; what lies before or after may be cut off."""
        found: dict[Component, list[tuple[int, int]]] = {}
        high = high if self.stop is None else min(high, self.stop)
        for part, first, last in _placed(self.items, 0, low // DAY, -(-high // DAY)):
            spans = found.setdefault(part, [])
            if spans and spans[-1][1] == first * DAY:
                first = spans.pop()[0] // DAY
            spans.append((first * DAY, last * DAY))
        return [
            Span(part, part.frequency, start, stop)
            for part, spans in found.items()
            if isinstance(part.frequency, AsNeeded)
            for start, stop in spans
        ]

    def marks(self) -> Iterator[Mark]:
        """Give a mark for the start of each item, and for the end."""
        day = 0
        for item in self.items:
            yield Mark(day * DAY, (item.days if isinstance(item, Cycle) else 1) * DAY)
            day += duration(item) or 0
        if self.end is not None:
            yield Mark(self.end, DAY)
