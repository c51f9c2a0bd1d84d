"""Taking: what each dose of a schedule takes out of stock, dose after dose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple, Protocol

from posology.administration import Administration
from posology.dispensing.by_route import is_for
from posology.dispensing.liquids import Measured, measured
from posology.dispensing.vials import Drawn, drawn
from posology.dose import Dose
from posology.errors import NotMakeableError, RegimenError
from posology.makeable import Makeable, is_counted, refuse_mixed
from posology.makeup import Makeup, size_of
from posology.product import Product
from posology.strength import Strength
from posology.tablets import makeup
from posology.unit_table import TABLE

Made = Makeup | Measured | Drawn
"""How one dose is made up."""

Counts = dict[Strength, Fraction]
"""How many units of each strength, or for liquids how much of what holds it, in its unit."""


class Rest(NamedTuple):
    """What is left of a broken tablet or an opened vial: since when, and how much of the drug. [base units]"""

    since: dt.date
    amount: Fraction


Rests = dict[Strength | None, list[Rest]]
"""What is left of broken tablets of each strength, and under None of vials; the oldest first."""


class Taken(NamedTuple):
    """A dose with the new units that are opened for it."""

    given: Administration
    counts: Counts


class Way(Protocol):
    """A way in which doses are made up, by what the products are."""

    def made(self, dose: Dose) -> Made:
        """How a dose is made up; the same dose always in the same way."""

    def taken(self, dose: Dose, on: dt.date, rests: Rests) -> Counts:
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

    def taken(self, dose: Dose, on: dt.date, rests: Rests) -> Counts:
        """Whole units are new; a part comes from the oldest broken unit that still holds it, or from a new one."""
        counts: Counts = {}
        for strength, count in self.made(dose).units:
            whole = count.numerator // count.denominator
            counts[strength] = Fraction(whole)
            if count == whole:
                continue
            size, kept = size_of(strength), rests.setdefault(strength, [])
            need = (count - whole) * size
            rest = next((each for each in kept if each.amount >= need), None)
            if rest is None:
                counts[strength] += 1
                rest = Rest(on, size)
            else:
                kept.remove(rest)
            if rest.amount > need:
                kept.append(rest._replace(amount=rest.amount - need))
                kept.sort(key=lambda each: each.since)
        return counts


class ByVolume:
    """A liquid of one strength, measured up to a mark."""

    def __init__(self, strength: Strength, mark: Any) -> None:
        self.strength, self.mark = strength, mark

    def made(self, dose: Dose) -> Measured:
        """The volume of a dose."""
        return measured(dose, self.strength, self.mark)

    def taken(self, dose: Dose, on: dt.date, rests: Rests) -> Counts:
        """The volume of a dose; what a bottle is left with stays in the bottle."""
        return {self.strength: self.made(dose).volume.to(self.strength.per.unit).number}


class ByContainer:
    """Vials and their like: opened whole, drawn from in part."""

    def __init__(self, strengths: tuple[Strength, ...]) -> None:
        self.strengths = strengths

    def made(self, dose: Dose) -> Drawn:
        """The vials of a dose for which nothing is open yet."""
        return drawn(dose, self.strengths)

    def taken(self, dose: Dose, on: dt.date, rests: Rests) -> Counts:
        """What is open is used up first; then the fewest vials are opened, so that one rest at most is left."""
        need, kept = dose.base, rests.setdefault(None, [])
        while kept and need:
            rest = kept.pop(0)
            used = min(need, rest.amount)
            need -= used
            if rest.amount > used:
                kept.insert(0, rest._replace(amount=rest.amount - used))
        if not need:
            return {}
        opened = drawn(Dose(need / TABLE[dose.unit].size, dose.unit), self.strengths)
        if opened.left:
            kept.append(Rest(on, opened.left.base))
        return dict(opened.units.units)


def way_of(products: Iterable[Product], route: str, mark: Any = None) -> Way:
    """
    Give the way in which the products at hand make up doses.

    Args:
        products: Of one kind: taken by the piece, liquids of one strength, or containers that are drawn from.
        route: The route of the regimen.
        mark: For a liquid, what it is measured to: a volume, or a `Rounding` to one.

    Raises:
        RegimenError: if there is none, one is not for the route, they are of several kinds or of forms that are not
            plain (a prolonged-release tablet is not combined with a tablet), or a liquid has several strengths or no
            mark.
    """
    listed = tuple(products)
    other = next((product for product in listed if not is_for(product, route)), None)
    if other is not None:
        raise RegimenError(
            "products",
            f"{other} for the {route} route",
            value=str(other),
            limit=route,
            instead="give products of a form for this route",
        )
    refuse_mixed(listed)
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


class Bench:
    """
    Where doses are made up, one after the other.

    Args:
        way: How they are made up.
        reuse: For how many days what is left of a broken tablet or an opened vial may be used, the day on which it was
            opened counted in; None discards it at once. [1 or more]
    """

    def __init__(self, way: Way, reuse: int | None) -> None:
        self.way, self.kept = way, dt.timedelta(reuse or 0)
        self.rests: Rests = {}

    def taken(self, given: Iterable[Administration]) -> Iterator[Taken]:
        """Give what each administration takes out of stock, in order, lazily."""
        for each in given:
            yield Taken(each, self._opened(each))

    def _opened(self, given: Administration) -> Counts:
        for rests in self.rests.values():
            while rests and given.date - rests[0].since >= self.kept:
                rests.pop(0)
        return self.way.taken(given.dose, given.date, self.rests)

    def first_without(self, given: Iterable[Administration], stock: Counts) -> Administration | None:
        """Give the first administration that cannot be given from a stock as it is made up; None if all can."""
        left = dict(stock)
        for each in given:
            try:
                counts = self._opened(each)
            except NotMakeableError:
                return each
            if not enough(counts, left):
                return each
        return None


def enough(counts: Counts, left: Counts) -> bool:
    """Whether what is left of a stock holds so much; it is taken out."""
    for strength, count in counts.items():
        left[strength] = left.get(strength, Fraction(0)) - count
    return all(left[strength] >= 0 for strength in counts)
