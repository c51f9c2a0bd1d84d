"""Stock: how much of each strength, and the packs that hold it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import ceil
from typing import Any

import attrs

from posology import units
from posology.dispensing.covering import covering
from posology.dose import Amount, Dose
from posology.errors import RegimenError
from posology.makeup import counted, size_of
from posology.product import Product
from posology.quantum import quantum_of
from posology.strength import Strength
from posology.unit_table import FORMS, TABLE


def _counts(values: Any) -> tuple[tuple[Strength, Fraction], ...]:
    pairs = values.items() if isinstance(values, Mapping) else values
    made: dict[Strength, Fraction] = {}
    for each, much in pairs:
        strength = each if isinstance(each, Strength) else Strength(each)
        made[strength] = made.get(strength, Fraction(0)) + _number(much, strength)
    return tuple(sorted(((each, much) for each, much in made.items() if much), key=lambda pair: -size_of(pair[0])))


def _number(much: Any, strength: Strength) -> Fraction:
    """A count, or an amount of what holds the drug, in its unit."""
    if isinstance(much, (str, Amount)):
        return Amount(much).to(strength.per.unit).number
    return units.number(much, "count")


@attrs.frozen
class Stock:
    """
    How much there is of each strength, the strongest first.

    Args:
        counts: Each strength with a count of what holds it, or an amount such as ``"150 mL"``. [0 or more]

    >>> str(Stock({"5 mg/tablet": 100, "1 mg/tablet": 7})), str(Stock({"250 mg/5 mL": "150 mL"}))
    ('100 tablets of 5 mg + 7 tablets of 1 mg', '150 mL of 250 mg/5 mL')
    """

    counts: tuple[tuple[Strength, Fraction], ...] = attrs.field(default=(), converter=_counts)

    @counts.validator
    def _some(self, _: object, values: tuple[tuple[Strength, Fraction], ...]) -> None:
        for strength, much in values:
            if much < 0 or (strength.per.unit in FORMS and much.denominator > 1):
                raise RegimenError(
                    "stock",
                    f"got {units.decimal_text(much)} {strength.per.unit} of {strength.dose}",
                    value=much,
                    limit=0,
                    instead="give a whole number, 0 or more",
                )

    @classmethod
    def sum(cls, counts: Iterable[Mapping[Strength, Fraction]]) -> Stock:
        """Add up counts."""
        total: dict[Strength, Fraction] = {}
        for each in counts:
            for strength, much in each.items():
                total[strength] = total.get(strength, Fraction(0)) + much
        return cls(total)

    def of(self, strength: Strength) -> Fraction:
        """How much there is of a strength, in the unit of what holds it."""
        return dict(self.counts).get(strength, Fraction(0))

    def __add__(self, other: Stock) -> Stock:
        return Stock([*self.counts, *other.counts])

    def __sub__(self, other: Stock) -> Stock:
        """What of this is not in the other: never less than nothing."""
        return Stock([(each, max(much - other.of(each), Fraction(0))) for each, much in self.counts])

    def __bool__(self) -> bool:
        return bool(self.counts)

    def holds(self, dimension: str) -> Fraction:
        """How much of the drug it holds, in the base unit of its dimension."""
        return sum((size_of(each) * much * TABLE[each.per.unit].size for each, much in self.counts), Fraction(0))

    def __str__(self) -> str:
        return " + ".join(f"{much_text(each, much)} of {name(each)}" for each, much in self.counts) or "nothing"


def much_text(strength: Strength, much: Fraction) -> str:
    """
    Write how much of a strength.

    >>> much_text(Strength("250 mg/5 mL"), Fraction(150))
    '150 mL'
    """
    unit = strength.per.unit
    return counted(much, unit) if unit in FORMS else str(Amount(much, unit))


def name(strength: Strength) -> str:
    """
    Write a strength beside a count of what holds it.

    >>> name(Strength("300 mg/capsule")), name(Strength("250 mg/5 mL"))
    ('300 mg', '250 mg/5 mL')
    """
    return str(strength.dose if strength.per.unit in FORMS and strength.per.number == 1 else strength)


@attrs.frozen
class Packs:
    """
    So many packs of one size of one strength.

    >>> str(Packs(Strength("300 mg/capsule"), Dose("100 capsule"), 2))
    '2 packs of 100 capsules of 300 mg'
    """

    strength: Strength
    size: Dose
    count: int

    @property
    def holds(self) -> Stock:
        """What they hold together."""
        return Stock([(self.strength, self.size * self.count)])

    def __str__(self) -> str:
        held = much_text(self.strength, self.size.to(self.strength.per.unit).number)
        return f"{self.count:,} pack{'' if self.count == 1 else 's'} of {held} of {name(self.strength)}"


def packed(need: Stock, products: Iterable[Product]) -> tuple[Packs, ...]:
    """
    Choose packs that hold what is needed: those with the least left over, then the fewest.

    Args:
        need: What is needed.
        products: What is at hand; a strength of which no pack is known is left out.

    >>> capsules = Product("capsule", "300 mg/capsule", packs=["28 capsule", "100 capsule"])
    >>> [str(each) for each in packed(Stock({"300 mg/capsule": 110}), [capsules])]
    ['4 packs of 28 capsules of 300 mg']
    """
    listed = tuple(products)
    found: list[Packs] = []
    for strength, much in need.counts:
        sizes = sorted({size for product in listed if strength in product.strengths for size in product.packs})
        if not sizes:
            continue
        base = [size.to(strength.per.unit).number for size in sizes]
        quantum = quantum_of(base)
        counts = covering(ceil(much / quantum), [int(each / quantum) for each in base], fewest=False)
        found += [Packs(strength, size, count) for size, count in zip(sizes, counts, strict=True) if count]
    return tuple(found)
