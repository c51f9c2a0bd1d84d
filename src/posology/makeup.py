"""Makeup: how many of which strengths make up one dose."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

import attrs

from posology import units
from posology.dose import Amount
from posology.errors import RegimenError
from posology.strength import Strength

_PARTS = {
    Fraction(1, 2): ("half a", "a half"),
    Fraction(1, 4): ("a quarter of a", "a quarter"),
    Fraction(3, 4): ("three quarters of a", "three quarters"),
}


def _counts(values: Iterable[tuple[Any, Any]]) -> tuple[tuple[Strength, Fraction], ...]:
    made = [
        (each if isinstance(each, Strength) else Strength(each), units.number(count, "count")) for each, count in values
    ]
    return tuple(sorted(made, key=lambda pair: -size_of(pair[0])))


def size_of(strength: Strength) -> Fraction:
    """
    How much of the drug one unit holds, in the base unit of its dimension.

    >>> size_of(Strength("300 mg/capsule"))
    Fraction(3, 10)
    """
    return strength.dose.base / strength.per.base


@attrs.frozen
class Makeup:
    """
    The units that make up one dose, the strongest first.

    Args:
        units: Each strength with its count. [each strength once; more than 0, a part of a unit as a fraction]

    >>> made = Makeup([("1 mg/tablet", 3), ("5 mg/tablet", "1.5")])
    >>> str(made), str(made.dose), made.broken
    ('1 and a half tablets of 5 mg + 3 tablets of 1 mg', '10.5 mg', 1)
    """

    units: tuple[tuple[Strength, Fraction], ...] = attrs.field(converter=_counts)

    @units.validator
    def _some(self, _: object, values: tuple[tuple[Strength, Fraction], ...]) -> None:
        if not values or any(count <= 0 for _, count in values):
            raise RegimenError("units", "one counts none", instead="give each strength that is used, and how many")
        if len({strength for strength, _ in values}) < len(values):
            raise RegimenError("units", "a strength is given twice", instead="give each once")

    @property
    def dose(self) -> Amount:
        """What they hold together: exact."""
        first, *rest = (strength.dose * (count / strength.per.number) for strength, count in self.units)
        return sum(rest, Amount(first))

    @property
    def broken(self) -> int:
        """How many units are broken to take a part of them."""
        return sum(1 for _, count in self.units if count.denominator > 1)

    def of(self, strength: Strength) -> Fraction:
        """How many units of a strength; 0 if it is not used."""
        return dict(self.units).get(strength, Fraction(0))

    def shared(self, other: Makeup) -> Fraction:
        """How many units two doses have in common."""
        return sum((min(count, other.of(strength)) for strength, count in self.units), Fraction(0))

    def __str__(self) -> str:
        return " + ".join(f"{counted(count, each.per.unit)} of {each.dose}" for each, count in self.units)


def counted(count: Fraction, unit: str) -> str:
    """
    Write a number of units in words that cannot be misread: no fraction bar stands beside a whole number.

    >>> [counted(Fraction(n, 4), "tablet") for n in (2, 3, 4)]
    ['half a tablet', 'three quarters of a tablet', '1 tablet']
    >>> [counted(Fraction(n, 4), "tablet") for n in (5, 6, 8)]
    ['1 and a quarter tablets', '1 and a half tablets', '2 tablets']
    """
    whole, rest = divmod(count, 1)
    plural = next((word for word in units.TABLE[unit].spellings if word != unit), unit)
    if not rest:
        return f"{whole:,} {unit if whole == 1 else plural}"
    if rest not in _PARTS:
        return f"{units.decimal_text(count)} {plural}"
    alone, besides = _PARTS[rest]
    article = "an" if unit[0] in "aeiou" else "a"
    return f"{whole:,} and {besides} {plural}" if whole else f"{alone.removesuffix('a')}{article} {unit}"
