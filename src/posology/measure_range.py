"""Measure range: the measures from a smallest to a largest, each end inside unless it says otherwise."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs

from posology.errors import BoundError
from posology.measure import KINDS, Measure
from posology.units import decimal_text


@attrs.frozen
class MeasureRange:
    """
    Measures of one kind from *least* to *most*.

    An end counts, unless it is written with ``over`` or ``under``. Ages are whole years: from 18 to 65 is from the 18th
    birthday up to but not including the 66th.

    Args:
        kind: One of `posology.measure.KINDS`.
        least: The smallest number; None for no such end. [in the unit of the kind]
        most: The largest number; None for no such end.
        least_counts: Whether *least* is inside.
        most_counts: Whether *most* is inside.

    >>> str(MeasureRange.of("crcl", ("15 mL/min", "under 30 mL/min"))), str(MeasureRange.of("age", (18, None)))
    ('from 15 mL/min to under 30 mL/min', 'from 18 years')
    """

    kind: str
    least: Fraction | None
    most: Fraction | None
    least_counts: bool = True
    most_counts: bool = True

    @classmethod
    def of(cls, kind: str, value: Any) -> MeasureRange:
        """
        Take a range from a pair, as ``("40 kg", "150 kg")``, ``("15 mL/min", "under 30 mL/min")`` or ``(18, None)``.

        Raises:
            BoundError: if it is no pair, has no end, or the smallest is more than the largest.
            UnitError: for an end that is no such measure.
        """
        if isinstance(value, MeasureRange):
            return value
        if (
            isinstance(value, str)
            or not isinstance(value, (tuple, list))
            or len(value) != 2
            or tuple(value) == (None,) * 2
        ):
            raise BoundError(
                kind,
                f"got {value!r:.60}",
                value=value,
                instead=f"write the smallest and the largest, as ('{KINDS[kind].example}', None)",
            )
        low, high = value
        least, least_counts = _end(kind, low, "over ")
        most, most_counts = _end(kind, high, "under ")
        if kind == "age":
            least = least if least is None or least_counts else least + 1
            most = most if most is None or not most_counts else most + 1
            least_counts, most_counts = True, False
        made = cls(kind, least, most, least_counts, most_counts)
        if least is not None and most is not None and (least > most or (least == most and not made.is_closed)):
            raise BoundError(
                kind,
                f"{low} to {high} holds nothing",
                value=str(high),
                limit=str(low),
                instead="write the smaller first",
            )
        return made

    @property
    def is_closed(self) -> bool:
        """Whether both ends are inside."""
        return self.least_counts and self.most_counts

    def __contains__(self, number: Fraction) -> bool:
        low = self.least is None or number > self.least or (self.least_counts and number == self.least)
        return low and (self.most is None or number < self.most or (self.most_counts and number == self.most))

    def holds(self, other: MeasureRange) -> bool:
        """Whether every measure of another range is in this one."""
        return not self._cuts_low(other) and not self._cuts_high(other)

    def _cuts_low(self, other: MeasureRange) -> bool:
        """Whether this one's lower end leaves out some of the other."""
        if self.least is None:
            return False
        if other.least is None or other.least < self.least:
            return not (other.least is None and self.least == 0 and self.least_counts)
        return other.least == self.least and other.least_counts and not self.least_counts

    def _cuts_high(self, other: MeasureRange) -> bool:
        if self.most is None:
            return False
        if other.most is None or other.most > self.most:
            return True
        return other.most == self.most and other.most_counts and not self.most_counts

    def meets(self, other: MeasureRange) -> bool:
        """Whether some measure is in both ranges."""
        return not self._is_before(other) and not other._is_before(self)

    def _is_before(self, other: MeasureRange) -> bool:
        if self.most is None or other.least is None:
            return False
        return self.most < other.least or (self.most == other.least and not (self.most_counts and other.least_counts))

    def __str__(self) -> str:
        unit = KINDS[self.kind].unit
        if self.least is not None and self.least == self.most:
            return f"{decimal_text(self.least)} {unit}"
        parts = []
        if self.least is not None:
            parts.append(f"{'from' if self.least_counts else 'over'} {decimal_text(self.least)} {unit}")
        if self.most is not None:
            most, word = self.most, "to" if self.most_counts else "under" if self.least is None else "to under"
            word = "up to" if word == "to" and self.least is None else word
            parts.append(f"{word} {decimal_text(most)} {unit}")
        return " ".join(parts)


def _end(kind: str, value: Any, word: str) -> tuple[Fraction | None, bool]:
    """An end, and whether it counts."""
    if value is None:
        return None, True
    if isinstance(value, str) and value.startswith(word):
        return Measure.of(kind, value.removeprefix(word)).number, False
    if kind != "age" and value == 0:
        return Fraction(0), True
    return Measure.of(kind, value).number, True
