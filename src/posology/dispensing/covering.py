"""Covering: the packs or vials that hold at least so much."""

from __future__ import annotations

from collections.abc import Sequence

from posology.errors import RegimenError

MOST_SUMS = 200_000
"""The largest need that is looked at, in what all sizes have in common; a finer one is refused."""


def covering(need: int, sizes: Sequence[int], *, fewest: bool) -> tuple[int, ...]:
    """
    Choose how many of each size hold at least *need*, by looking at every sum.

    Args:
        need: How much is needed. [0 or more]
        sizes: What one of each kind holds. [1 or more of them, each 1 or more]
        fewest: Whether the fewest come first and then the least left over, or the other way round.

    Returns:
        A count for each of *sizes*; where several ways are as good, the one with the larger sizes.

    Raises:
        RegimenError: if the need is too large for the sizes.

    >>> covering(130, [28, 100], fewest=False), covering(130, [28, 100], fewest=True)
    ((5, 0), (0, 2))
    """
    top = need + max(sizes)
    if top > MOST_SUMS:
        raise RegimenError(
            "sizes",
            f"{need:,} parts are needed, of which the largest holds {max(sizes):,}",
            value=need,
            limit=MOST_SUMS,
            instead="check the units of the dose and of what is dispensed",
        )
    order = sorted(range(len(sizes)), key=lambda n: -sizes[n])
    counts: list[int | None] = [0]
    last = [0]
    for total in range(1, top):
        best, chosen = None, 0
        for n in order:
            before = counts[total - sizes[n]] if sizes[n] <= total else None
            if before is not None and (best is None or before + 1 < best):
                best, chosen = before + 1, n
        counts.append(best)
        last.append(chosen)
    reached = ((count, total) for total, count in enumerate(counts) if count is not None and total >= need)
    _, total = min(reached, key=lambda pair: pair if fewest else pair[::-1])
    found = [0] * len(sizes)
    while total:
        found[last[total]] += 1
        total -= sizes[last[total]]
    return tuple(found)
