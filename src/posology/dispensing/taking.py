"""Taking: what each dose of a schedule takes out of stock, dose after dose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple, Protocol

from posology.administration import Administration
from posology.dispensing.liquids import Measured, measured
from posology.dispensing.vials import Drawn, drawn
from posology.dose import Dose
from posology.errors import NotMakeableError, RegimenError
from posology.makeable import Makeable, is_counted
from posology.makeup import Makeup
from posology.product import Product
from posology.strength import Strength
from posology.tablets import makeup
from posology.unit_table import TABLE

Made = Makeup | Measured | Drawn
"""How one dose is made up."""

Counts = dict[Strength, Fraction]
"""How many units of each strength, or for liquids how much of what holds it, in its unit."""


class Rest(NamedTuple):
    """What is left of a broken tablet, or an opened vial: since when, of which tablet, how much. [base units]"""

    since: dt.date
    strength: Strength | None
    amount: Fraction


class Taken(NamedTuple):
    """A dose with the new units that are opened for it."""

    given: Administration
    counts: Counts


class Way(Protocol):
    """A way in which doses are made up, by what the products are."""

    def made(self, dose: Dose) -> Made:
        """How a dose is made up; the same dose always in the same way."""

    def taken(self, dose: Dose, on: dt.date, rests: list[Rest]) -> Counts:
        """What is newly opened for a dose; *rests* are used where they can be, and what is left is added."""


class ByPiece:
    """Tablets, capsules and their like: whole, or in the parts they are scored for."""

    def __init__(self, products: tuple[Product, ...]) -> None:
        self.makeable = Makeable(products)
        self._known: dict[Dose, Makeup] = {}

    def made(self, dose: Dose) -> Makeup:
        """The tablets of a dose, near to those of the dose that was asked for before."""
        if dose not in self._known:
            self._known[dose] = makeup(dose, self.makeable, near=list(self._known.values())[-1:])
        return self._known[dose]

    def taken(self, dose: Dose, on: dt.date, rests: list[Rest]) -> Counts:
        """Whole units are new; a part comes from the oldest broken unit that still holds it, or from a new one."""
        counts: Counts = {}
        for strength, count in self.made(dose).units:
            whole, part = divmod(count, 1)
            new, size = Fraction(whole), strength.dose.base / strength.per.base
            if part:
                need = part * size
                rest = next((each for each in rests if each.strength == strength and each.amount >= need), None)
                if rest is None:
                    new, rest = new + 1, Rest(on, strength, size)
                else:
                    rests.remove(rest)
                if rest.amount > need:
                    rests.append(rest._replace(amount=rest.amount - need))
                    rests.sort(key=lambda each: each.since)
            counts[strength] = new
        return counts


class ByVolume:
    """A liquid of one strength, measured up to a mark."""

    def __init__(self, strength: Strength, mark: Any) -> None:
        self.strength, self.mark = strength, mark

    def made(self, dose: Dose) -> Measured:
        """The volume of a dose."""
        return measured(dose, self.strength, self.mark)

    def taken(self, dose: Dose, on: dt.date, rests: list[Rest]) -> Counts:
        """The volume of a dose; what a bottle is left with stays in the bottle."""
        return {self.strength: self.made(dose).volume.to(self.strength.per.unit).number}


class ByContainer:
    """Vials and their like: opened whole, drawn from in part."""

    def __init__(self, strengths: tuple[Strength, ...]) -> None:
        self.strengths = strengths

    def made(self, dose: Dose) -> Drawn:
        """The vials of a dose for which nothing is open yet."""
        return drawn(dose, self.strengths)

    def taken(self, dose: Dose, on: dt.date, rests: list[Rest]) -> Counts:
        """What is open is used up first, the oldest first; then the fewest vials are opened."""
        need = dose.base
        while rests and need:
            used = min(need, rests[0].amount)
            need -= used
            rests[:1] = [rests[0]._replace(amount=rests[0].amount - used)] if rests[0].amount > used else []
        if not need:
            return {}
        opened = drawn(Dose(need / TABLE[dose.unit].size, dose.unit), self.strengths)
        if opened.left:
            rests.append(Rest(on, None, opened.left.base))
        return dict(opened.units.units)


def way_of(products: Iterable[Product], mark: Any = None) -> Way:
    """
    Give the way in which the products at hand make up doses.

    Args:
        products: Of one kind: taken by the piece, liquids of one strength, or containers that are drawn from.
        mark: For a liquid, what it is measured to: a volume, or a `Rounding` to one.

    Raises:
        RegimenError: if there is none, they are of several kinds, or a liquid has several strengths or no mark.
    """
    listed = tuple(products)
    strengths = tuple(dict.fromkeys(each for product in listed for each in product.strengths))
    kinds = {"counted" if is_counted(each) else each.per.dimension for each in strengths}
    if "counted" in kinds and len(kinds) == 1:
        return ByPiece(listed)
    if len(kinds) != 1:
        raise RegimenError(
            "products",
            f"{' and '.join(map(str, listed))} are made up in different ways" if listed else "none is given",
            value=[str(each) for each in listed],
            instead="give those of one kind: tablets and capsules, one liquid, or vials",
        )
    if kinds != {"volume"}:
        return ByContainer(strengths)
    if len(strengths) > 1:
        raise RegimenError(
            "products",
            f"a liquid of {len(strengths)} strengths",
            value=[str(each) for each in strengths],
            instead="name the one that is dispensed; liquids of two strengths are not mixed",
        )
    if mark is None:
        raise RegimenError(
            "mark",
            f"not given for {strengths[0]}",
            value=None,
            instead="say what it is measured to, as mark='0.1 mL'",
        )
    return ByVolume(strengths[0], mark)


def taken(given: Iterable[Administration], way: Way, reuse: int | None) -> Iterator[Taken]:
    """
    Give what each administration takes out of stock, in order, lazily.

    Args:
        given: The administrations.
        way: How doses are made up.
        reuse: For how many days what is left of a broken tablet or an opened vial may be used, the day on which it was
            opened counted in; None discards it at once. [1 or more]
    """
    rests: list[Rest] = []
    kept = dt.timedelta(reuse or 0)
    for each in given:
        rests[:] = [rest for rest in rests if each.date - rest.since < kept]
        yield Taken(each, way.taken(each.dose, each.date, rests))


def without(rows: Iterable[Taken], stock: Counts) -> Administration | None:
    """Give the first administration for which a stock no longer holds what is to be opened; None if it does for all."""
    left = dict(stock)
    for row in rows:
        for strength, count in row.counts.items():
            left[strength] = left.get(strength, Fraction(0)) - count
            if left[strength] < 0:
                return row.given
    return None


def first_without(given: Iterable[Administration], way: Way, stock: Counts, reuse: int | None) -> Administration | None:
    """
    Give the first administration that cannot be given from a stock as it is made up, lazily; None if all can.

    Args:
        given: The administrations.
        way: How doses are made up.
        stock: What there is.
        reuse: As for `taken`.
    """
    looked_at: list[Administration] = []

    def noted() -> Iterator[Administration]:
        for each in given:
            looked_at[:] = [each]
            yield each

    try:
        return without(taken(noted(), way, reuse), stock)
    except NotMakeableError:
        return looked_at[0]
