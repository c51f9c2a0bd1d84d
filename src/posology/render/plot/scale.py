"""Scale: where days and amounts lie in a picture, in tenths of a pixel."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from fractions import Fraction

import attrs

from posology.dose import Amount

GAP = 120
"""What is left free between the names of two dates. [tenths of a pixel]"""
DAYS = (1, 2, 7, 14, 28)
"""How many days dates on the axis are apart."""
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""How many months they are apart where no number of days will do."""


def nearest(value: Fraction) -> int:
    """
    Round a place in a picture to the nearest tenth of a pixel, a half up; no amount is ever rounded by it.

    >>> nearest(Fraction(7, 2)), nearest(Fraction(10, 3))
    (4, 3)
    """
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


@attrs.frozen
class Scale:
    """
    A frame, what it spans, and where something lies in it.

    Args:
        left: Where its first day begins. [tenths of a pixel, as all places]
        right: Where its last day ends.
        top: Where *highest* lies.
        bottom: Where no dose lies.
        days: How many days it spans. [1 or more]
        highest: The largest amount, in its base unit. [more than 0]

    >>> Scale(0, 1000, 0, 500, days=10, highest=Fraction(2)).y(Amount("1 g"))
    250
    """

    left: int
    right: int
    top: int
    bottom: int
    days: int = attrs.field(kw_only=True)
    highest: Fraction = attrs.field(kw_only=True)

    def x(self, day: int) -> int:
        """Where a day begins. [from 0]"""
        return self.left + nearest(Fraction(day * (self.right - self.left), self.days))

    def y(self, amount: Amount) -> int:
        """Where an amount lies: its height above the bottom is in proportion to it."""
        return self.bottom - nearest(amount.base * (self.bottom - self.top) / self.highest)

    def wide(self, days: int) -> Fraction:
        """How wide so many days are."""
        return Fraction(days * (self.right - self.left), self.days)


def dates(scale: Scale, start: dt.date, width: int) -> list[tuple[int, dt.date]]:
    """
    Give the dates that are written at the axis, with their days from 0; the first day is always one.

    Args:
        scale: The scale.
        start: The first day.
        width: How wide the widest date is.
    """
    step = next((each for each in DAYS if scale.wide(each) >= width + GAP), None)
    if step is not None:
        found = list(range(0, scale.days, step))
    else:
        months = next((each for each in MONTHS if scale.wide(each * 28) >= width + GAP), MONTHS[-1])
        found = [0, *(day for day in _firsts(start, scale.days, months) if scale.wide(day) >= width + GAP)]
    inside = [day for day in found if day == 0 or scale.x(day) + width <= scale.right + 300]
    return [(day, start + dt.timedelta(day)) for day in inside]


def _firsts(start: dt.date, days: int, months: int) -> Iterator[int]:
    """The days, from 0, on which every so many months a month begins."""
    for month in itertools.count(-(-(start.year * 12 + start.month) // months) * months, months):
        year, rest = divmod(month, 12)
        if year > dt.date.max.year:
            return
        day = dt.date(year, rest + 1, 1).toordinal() - start.toordinal()
        if day >= days:
            return
        if day > 0:
            yield day
