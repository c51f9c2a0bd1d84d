"""Gaps: the times from one dose, or from the end of one infusion, to the next."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

import attrs

from posology.timeline import Extreme, Timeline


@attrs.frozen(eq=False)
class Gaps:
    """
    The times between the doses of a timeline.

    Args:
        line: The doses.
        lasting: The doses that last, under how long they do. [minutes]

    >>> from posology.pieces import Run
    >>> Gaps(Timeline([Run(0, None, 360, ((0, 1),))])).least()
    Extreme(sum=360, at=0)
    """

    line: Timeline
    lasting: Mapping[int, Timeline] = attrs.field(factory=dict)

    def _all(self) -> Iterator[Extreme]:
        """Every gap of each piece, where it first occurs."""
        for times, last in self.line.stretches():
            pairs = list(itertools.pairwise(times))
            after = None if last is None else self.line.next_at(last + 1)
            if last is not None and after is not None:
                pairs.append((last, after))
            for one, two in pairs:
                lasts = (minutes for minutes, line in self.lasting.items() if line.between(one, one + 1))
                yield Extreme(two - one - max(lasts, default=0), one)

    def least(self) -> Extreme | None:
        """Give the shortest, and the first dose after which it is so short; None if there are no two doses."""
        return min(self._all(), default=None)

    def first_under(self, limit: int) -> Extreme | None:
        """Give the first that is shorter than *limit*."""
        return min((gap for gap in self._all() if gap.sum < limit), key=lambda gap: gap.at, default=None)
