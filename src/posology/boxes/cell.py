"""Cell: patients between whose measures no dose jumps or bends, and the part of them that keeps a limit."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from posology.measure_range import MeasureRange
from posology.status import Status

Ranges = tuple[MeasureRange, ...]


def middle(part: MeasureRange) -> Fraction:
    """
    Give a measure inside a range, its only one if it holds one.

    >>> middle(MeasureRange.of("weight", ("40 kg", "60 kg")))
    Fraction(50, 1)
    """
    low = part.least or Fraction(0)
    return low + 1 if part.most is None else (low + part.most) / 2


def is_point(part: MeasureRange) -> bool:
    """Whether a range holds one measure only."""
    return part.least == part.most


def cells(whole: MeasureRange, cuts: Iterable[Fraction]) -> Iterator[MeasureRange]:
    """
    Cut a range into its cuts and what lies between them; ages, which jump at birthdays, from each cut to the next.

    >>> [str(part) for part in cells(MeasureRange.of("weight", ("3 kg", "under 9 kg")), [Fraction(4)])]
    ['3 kg', 'over 3 kg to under 4 kg', '4 kg', 'over 4 kg to under 9 kg']
    """
    low, high = whole.least or Fraction(0), whole.most
    inside = {cut for cut in cuts if low < cut and (high is None or cut < high)}
    ends: list[Fraction | None] = [low, *sorted(inside), *([high] if high != low else [])]
    if whole.kind == "age":
        yield from (MeasureRange("age", a, b, True, False) for a, b in itertools.pairwise(ends))
        return
    for n, end in enumerate(ends):
        if end is not None and end in whole:
            yield MeasureRange(whole.kind, end, end)
        if n + 1 < len(ends):
            yield MeasureRange(whole.kind, end, ends[n + 1], False, False)


def divided(part: MeasureRange, held: tuple[Fraction, Fraction] | None) -> Iterator[tuple[MeasureRange, Status]]:
    """
    Divide a cell by the closed part of it in which a limit is kept.

    >>> part = MeasureRange.of("weight", ("40 kg", "150 kg"))
    >>> [(str(each), status) for each, status in divided(part, (Fraction(58), Fraction(150)))]
    [('from 40 kg to under 58 kg', 'VIOLATED'), ('from 58 kg to 150 kg', 'PROVED')]
    """
    if held is None:
        yield part, "VIOLATED"
        return
    low, high = held
    found: list[tuple[MeasureRange, Status]] = [
        (attrs.evolve(part, most=low, most_counts=False), "VIOLATED"),
        (
            attrs.evolve(
                part,
                least=low,
                most=high,
                least_counts=part.least_counts or low != part.least,
                most_counts=part.most_counts or high != part.most,
            ),
            "PROVED",
        ),
        (attrs.evolve(part, least=high, least_counts=False), "VIOLATED"),
    ]
    yield from ((each, status) for each, status in found if _holds_some(each))


def _holds_some(part: MeasureRange) -> bool:
    assert part.least is not None
    assert part.most is not None
    return part.least < part.most or (part.least == part.most and part.is_closed)
