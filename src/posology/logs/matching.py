"""Matching: which planned moment each moment of a log belongs to."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

Cost = tuple[int, int]
"""How good a matching is, less being better: minus the number of pairs, then the minutes that they are off."""


def matched(planned: Sequence[int], given: Sequence[int], early: int, late: int) -> list[tuple[int, int]]:
    """
    Match each planned moment to at most one given, at most *early* before it and *late* after it, both ends allowed.

    As many as possible are matched, in order; of the ways to do so, one that is off by the fewest minutes in all is
    taken, and of those alike the one with the earlier moments.

    Args:
        planned: Minutes, each once, in order.
        given: Minutes, each once, in order.
        early: How much earlier. [minutes, 0 or more]
        late: How much later. [minutes, 0 or more]

    Returns:
        Pairs of places, (planned, given), in order.

    >>> matched([480, 720], [600], 120, 120), matched([480, 720], [601], 120, 120)
    ([(0, 0)], [(1, 0)])
    """
    lows = [bisect.bisect_left(given, each - early) for each in planned]
    highs = [bisect.bisect_right(given, each + late) for each in planned]
    rows: list[list[Cost]] = []

    def best(n: int, m: int) -> Cost:
        """The best for the first n planned and the first m given, of which the last planned can reach the first."""
        return rows[n - 1][min(m, highs[n - 1]) - lows[n - 1]] if n else (0, 0)

    for n, each in enumerate(planned):
        row = [best(n, lows[n])]
        for m in range(lows[n], highs[n]):
            pairs, off = best(n, m)
            row.append(min(best(n, m + 1), row[-1], (pairs - 1, off + abs(given[m] - each))))
        rows.append(row)

    found = []
    n, m = len(planned), len(given)
    while n:
        m = min(m, highs[n - 1])
        if m <= lows[n - 1] or best(n - 1, m) == best(n, m):
            n -= 1
        elif best(n, m - 1) == best(n, m):
            m -= 1
        else:
            n, m = n - 1, m - 1
            found.append((n, m))
    return found[::-1]
