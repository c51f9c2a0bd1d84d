"""Makeable: the doses that whole units of some strengths, and the parts they are scored for, add up to."""

from __future__ import annotations

import functools
import heapq
from collections.abc import Iterable
from fractions import Fraction
from math import ceil, floor
from typing import Any, NamedTuple, get_args

import attrs

from posology import units
from posology.dose import Amount, Dose
from posology.errors import NotMakeableError, RegimenError, UnitError
from posology.makeup import size_of
from posology.product import Product
from posology.quantum import quantum_of
from posology.rounding import Mode
from posology.strength import Strength
from posology.unit_table import FORMS

CONTAINERS = ("vial", "ampule", "syringe", "pen", "bag")
"""Dose forms of which a part can be drawn; they are not taken by the piece."""

BREAKABLE = ("tablet", "lozenge")
"""Dose forms that a score line can be on; a capsule is taken whole."""

MOST_UNITS = 10_000
"""The most units of which one dose may be made up; a dose that needs more is refused, not searched."""

FINEST = 20_000
"""Of how many common parts the smallest piece may be made; strengths that share only finer ones are refused."""


class Piece(NamedTuple):
    """
    A strength that is taken by the piece.

    *size* is what one holds and *part* the smallest part that may be taken, both as whole numbers of a quantum.
    """

    strength: Strength
    size: int
    part: int


def is_counted(strength: Strength) -> bool:
    """
    Whether what holds it is taken by the piece, as a tablet is; a liquid or a vial is not.

    >>> is_counted(Strength("300 mg/capsule")), is_counted(Strength("250 mg/5 mL"))
    (True, False)
    """
    return strength.per.unit in FORMS and strength.per.unit not in CONTAINERS


def refuse_mixed(products: Iterable[Product]) -> None:
    """
    Refuse products that are not combined in one dose: a prolonged-release tablet and a tablet, say.

    Plain tablets, capsules and other dose forms can be combined; a form with more to its name only with its own.

    >>> refuse_mixed([Product("tablet", "5 mg/tablet"), Product("capsule", "10 mg/capsule")])
    """
    forms = {product.form for product in products}
    if len(forms) > 1 and not forms <= set(FORMS):
        raise RegimenError(
            "products",
            f"{' and '.join(sorted(forms))} are not combined in one dose",
            value=sorted(forms),
            instead="give products of one form; plain tablets and capsules can be combined",
        )


def _products(values: Any) -> tuple[Product, ...]:
    return (values,) if isinstance(values, Product) else tuple(values)


@attrs.frozen
class Makeable:
    """
    The doses that can be made up of some products, each unit whole or in the parts it is scored for.

    Where the source does not say whether a product is scored it is not broken, and a strength of several products
    is broken only as finely as all of them allow.

    Args:
        products: What is at hand. [1 or more; those not taken by the piece are left aside]

    Raises:
        RegimenError: if none is taken by the piece, or some are not combined in one dose.
        UnitError: if their strengths are of different dimensions.

    >>> makeable = Makeable(Product("tablet", ["5 mg/tablet", "2 mg/tablet"]))
    >>> Dose("9 mg") in makeable, str(makeable.below(Dose("3 mg"))), str(makeable.above(Dose("3 mg")))
    (True, '2 mg', '4 mg')
    """

    products: tuple[Product, ...] = attrs.field(converter=_products)
    quantum: Fraction = attrs.field(init=False, eq=False)
    pieces: tuple[Piece, ...] = attrs.field(init=False, eq=False)
    unit: str = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        refuse_mixed(each for each in self.products if any(map(is_counted, each.strengths)))
        parts: dict[Strength, int] = {}
        for product in self.products:
            for each in filter(is_counted, product.strengths):
                into = product.breaks_into if each.per.unit in BREAKABLE else 1
                parts[each] = min(into, parts.get(each, into))
        if not parts:
            raise RegimenError(
                "products",
                "none is taken by the piece",
                value=[str(each) for each in self.products],
                instead="give tablets or capsules, as Product('tablet', ['5 mg/tablet'])",
            )
        dimensions = {each.dose.dimension for each in parts}
        if len(dimensions) > 1:
            raise UnitError(
                "products",
                f"strengths in {' and '.join(sorted(dimensions))}",
                value=[str(each) for each in parts],
                instead="give products whose strengths can be added",
            )
        finest = {each: size_of(each) / count for each, count in parts.items()}
        quantum = quantum_of(finest.values())
        made = [Piece(each, int(size_of(each) / quantum), int(finest[each] / quantum)) for each in parts]
        object.__setattr__(self, "quantum", quantum)
        object.__setattr__(self, "pieces", tuple(sorted(made, key=lambda piece: -piece.size)))
        object.__setattr__(self, "unit", next(iter(parts)).dose.unit)

    @functools.cached_property
    def _least(self) -> tuple[int | None, ...]:
        """The smallest sum of pieces for each remainder on division by the smallest, which decides every sum."""
        smallest = min(piece.part for piece in self.pieces)
        if smallest > FINEST:
            raise RegimenError(
                "products",
                f"the smallest piece is {smallest:,} times what all strengths share",
                value=[str(piece.strength) for piece in self.pieces],
                limit=FINEST,
                instead="give strengths as they are sold",
            )
        least: dict[int, int] = {}
        waiting = [0]
        parts = {piece.part for piece in self.pieces}
        while waiting:
            reached = heapq.heappop(waiting)
            if reached % smallest not in least:
                least[reached % smallest] = reached
                for part in parts:
                    if (reached + part) % smallest not in least:
                        heapq.heappush(waiting, reached + part)
        return tuple(least.get(rest) for rest in range(smallest))

    def quanta(self, dose: Amount) -> Fraction:
        """
        Give a dose in quanta.

        Raises:
            UnitError: for a dose that these strengths do not add up to, such as a count of tablets.
            NotMakeableError: for a dose of more units than anybody takes.
        """
        dimension = units.TABLE[self.unit].dimension
        if dose.per or dose.dimension != dimension:
            raise UnitError(
                "dose",
                f"{dose} cannot be made up of strengths in {dimension}",
                value=str(dose),
                instead="give the amount of the drug, as '300 mg'",
            )
        count = dose.base / self.quantum
        if count > MOST_UNITS * self.pieces[0].size:
            raise NotMakeableError(
                "dose",
                f"{dose} takes more than {MOST_UNITS:,} units of {self.pieces[0].strength.dose}",
                value=str(dose),
                limit=MOST_UNITS,
                instead="check the unit of the dose",
            )
        return count

    def _reached(self, count: int) -> bool:
        least = self._least[count % len(self._least)]
        return least is not None and least <= count and count > 0

    def __contains__(self, dose: Amount) -> bool:
        count = self.quanta(dose)
        return count.denominator == 1 and self._reached(int(count))

    def below(self, dose: Amount) -> Dose | None:
        """Give the largest dose under this one that can be made; None if there is none."""
        top = ceil(self.quanta(dose)) - 1
        sums = ((top - (top - rest) % len(self._least), least) for rest, least in enumerate(self._least))
        return self._dose(
            max((reached for reached, least in sums if least is not None and reached >= least), default=0)
        )

    def above(self, dose: Amount) -> Dose:
        """Give the smallest dose over this one that can be made."""
        bottom = floor(self.quanta(dose)) + 1
        sums = ((bottom + (rest - bottom) % len(self._least), least) for rest, least in enumerate(self._least))
        return self._made(min(max(reached, least) for reached, least in sums if least is not None))

    def rounded(self, dose: Amount, mode: Mode = "down") -> Dose | None:
        """
        Bring a dose to one that can be made; one that can be made stays as it is.

        Args:
            dose: What is rounded. [more than 0]
            mode: ``down``, ``up`` or ``nearest``, which takes the larger where two are equally near.

        Returns:
            The dose; None if it is to be rounded down and none under it can be made.

        >>> tablets = Makeable(Product("tablet", ["5 mg/tablet", "2 mg/tablet"]))
        >>> [str(tablets.rounded(Dose("3 mg"), mode)) for mode in ("down", "up", "nearest")]
        ['2 mg', '4 mg', '4 mg']
        """
        if mode not in get_args(Mode):
            raise RegimenError("rounding", f"got {mode!r:.40}", value=mode, instead="write down, up or nearest")
        if dose in self:
            return Dose(dose)
        low, high = self.below(dose), self.above(dose)
        if mode == "up" or (mode == "nearest" and (low is None or high.base - dose.base <= dose.base - low.base)):
            return high
        return low

    def _dose(self, quanta: int) -> Dose | None:
        return self._made(quanta) if quanta > 0 else None

    def _made(self, quanta: int) -> Dose:
        return Dose(quanta * self.quantum / units.TABLE[self.unit].size, self.unit)

    def refusal(self, dose: Amount) -> NotMakeableError:
        """Say that a dose cannot be made, with the nearest that can."""
        low, high = self.below(dose), self.above(dose)
        near = str(high) if low is None else f"{low} or {high}"
        listed = ", ".join(dict.fromkeys(str(piece.strength) for piece in self.pieces))
        return NotMakeableError(
            "dose",
            f"{dose} cannot be made up of {listed}",
            value=str(dose),
            limit=listed,
            below=low,
            above=high,
            instead=f"the nearest that can is {near}" if low is None else f"the nearest that can are {near}",
        )
