"""Scaled: a bound decided along one measure from its verdicts at two places, where all doses scale with it or none."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from posology.boxes.cell import divided
from posology.boxes.excess import Line
from posology.dose import Amount
from posology.measure_range import MeasureRange
from posology.share import Share
from posology.status import Status
from posology.strength import Strength
from posology.verdict import Verdict

STRAIGHT = (
    "per-dose",
    "per-day",
    "per-dates",
    "rolling",
    "course-total",
    "lifetime",
    "rise",
    "fall",
    "infusion-rate",
    "concentration",
)
"""The kinds of bound whose value scales as the doses do."""

Verdicts = Callable[[Fraction], Verdict]
"""The verdict at a place inside a cell."""


def number(value: object) -> Fraction | None:
    """
    Give a value as a number that scales as the doses do.

    >>> number(Amount("2 g")), number(None)
    (Fraction(2, 1), None)
    """
    if isinstance(value, Strength):
        return value.dose.base / value.per.base
    if isinstance(value, Share):
        return value.part
    return value.base if isinstance(value, Amount) else None


def scaled(verdicts: Verdicts, part: MeasureRange) -> list[tuple[MeasureRange, Status]] | None:
    """
    Divide a cell by where value and limit, straight lines through two verdicts, meet.

    What this says is held against the verdict at the place itself and in the midst of each part; where they differ,
    it is not decided.

    Args:
        verdicts: The verdict at each place of the cell.
        part: The cell. [more than one measure]

    Returns:
        The parts with their status; None if it is not decided.
    """
    assert part.least is not None
    assert part.most is not None
    one, two = part.least + (part.most - part.least) / 3, part.most - (part.most - part.least) / 3
    here, there = verdicts(one), verdicts(two)
    if here.value is None and there.value is None and here.status == there.status != "PROVED":
        return [(part, here.status)]
    found = [number(each) for each in (here.value, there.value, here.limit, there.limit)]
    if any(each is None for each in found):
        return None
    value, later, limit, limit_later = (each or Fraction(0) for each in found)
    over = Line.through(one, value - limit, two, later - limit_later)
    held: tuple[Fraction, Fraction] | None
    if not over.slope:
        held = (part.least, part.most) if over.start <= 0 else None
    else:
        zero = -over.start / over.slope
        ends = (part.least, min(zero, part.most)) if over.slope > 0 else (max(zero, part.least), part.most)
        held = ends if ends[0] <= ends[1] else None
    parts = list(divided(part, held))
    for each, status in parts:
        assert each.least is not None
        assert each.most is not None
        places = [(each.least + each.most) / 2]
        places += [end for end in (each.least, each.most) if end in each and status == "PROVED"]
        if any(verdicts(place).status != status for place in places):
            return None
    return parts
