"""Tablets: the exact search for the units that make up a dose; it is never greedy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import groupby
from math import gcd
from typing import Any, NamedTuple

from posology.dose import Dose
from posology.errors import NotMakeableError
from posology.makeable import Makeable, Piece
from posology.makeup import Makeup

MOST_WAYS = 1_000_000
"""How many combinations are looked at for one dose; strengths that need more are refused, never cut short."""


class _Choice(NamedTuple):
    """
    So many units of one strength, and what is to be kept small, in this order.

    *broken* units; the *parts* they are broken into; units; *strengths* used; units not shared with the neighbours.
    """

    quanta: int
    cost: tuple[int, int, int, int, Fraction]
    order: tuple[int, int]
    piece: int


_Way = tuple[tuple[int, int, int, int, Fraction], tuple[tuple[int, int], ...], tuple[_Choice, ...]]
"""A way to a sum: its cost, its order among ways of equal cost, and its choices."""

_NO_WAY_YET: _Way = ((0, 0, 0, 0, Fraction(0)), (), ())


def makeup(dose: Any, products: Any, *, near: Iterable[Makeup] = ()) -> Makeup:
    """
    Make up one dose of the products at hand, exactly.

    Of all ways to make it, the one with the fewest broken units; then the coarsest parts (halves before quarters),
    the fewest units, the fewest strengths, the most units in common with the neighbouring doses, and the most of the
    strongest. Whole units win wherever they can make the dose.

    Args:
        dose: What is given. [more than 0; an amount of the drug]
        products: What is at hand, or a `Makeable`.
        near: How the neighbouring doses are made up.

    Raises:
        NotMakeableError: if nothing makes it, with the nearest doses below and above that can be made; or if it takes
            more units than `MOST_UNITS` or a search of more than `MOST_WAYS`.

    >>> from posology.product import Product
    >>> tablets = Product("tablet", ["5 mg/tablet", "2.5 mg/tablet", "1 mg/tablet"])
    >>> str(makeup("8 mg", tablets))
    '1 tablet of 5 mg + 3 tablets of 1 mg'
    """
    wanted, makeable = Dose(dose), products if isinstance(products, Makeable) else Makeable(products)
    if wanted not in makeable:
        raise makeable.refusal(wanted)
    return _Search(makeable, wanted, tuple(near)).best()


def makeups(doses: Iterable[Any], products: Any) -> dict[Dose, Makeup]:
    """
    Make up several doses, each once and near to the one before, so that a step changes as little as it can.

    Args:
        doses: In the order in which they are given.
        products: What is at hand, or a `Makeable`.

    Raises:
        NotMakeableError: for the first dose that cannot be made.

    >>> from posology.product import Product
    >>> made = makeups(["10 mg", "20 mg"], Product("tablet", ["10 mg/tablet"]))
    >>> [str(each) for each in made.values()]
    ['1 tablet of 10 mg', '2 tablets of 10 mg']
    """
    makeable = products if isinstance(products, Makeable) else Makeable(products)
    made: dict[Dose, Makeup] = {}
    for each in dict.fromkeys(map(Dose, doses)):
        made[each] = makeup(each, makeable, near=list(made.values())[-1:])
    return made


class _Search:
    """
    The least costly way to one dose.

    Every cost adds up over the strengths, so the best way to each sum of the smaller strengths is enough to know. A
    smaller strength never needs as many whole units as would be exchanged for fewer whole units of a larger one.
    """

    def __init__(self, makeable: Makeable, dose: Dose, near: tuple[Makeup, ...]) -> None:
        self.dose, self.near = dose, near
        self.pieces = makeable.pieces
        self.wanted = int(makeable.quanta(dose))
        self.groups = [list(group) for _, group in groupby(enumerate(self.pieces), lambda pair: pair[1].size)]

    def best(self) -> Makeup:
        way = self._way(broken=False) or self._way(broken=True)
        assert way is not None, f"{self.dose} was said to be makeable"
        return Makeup(
            [
                (self.pieces[each.piece].strength, Fraction(each.quanta, self.pieces[each.piece].size))
                for each in way[2]
                if each.quanta
            ]
        )

    def _way(self, broken: bool) -> _Way | None:
        """The best way; only whole units unless some may be *broken*."""
        reached = {0: _NO_WAY_YET}
        looked_at = 0
        for group in self.groups[1:]:
            choices = list(self._choices(group, broken))
            looked_at += len(reached) * len(choices)
            self._affordable(looked_at)
            further: dict[int, _Way] = {}
            for total, way in reached.items():
                for each in choices:
                    if total + each.quanta <= self.wanted:
                        _keep(further, total + each.quanta, _and(way, each))
            reached = further
        ends: dict[int, _Way] = {}
        for total, (cost, order, made) in reached.items():
            for last in self._rest(self.groups[0], self.wanted - total, broken):
                summed, _, all_made = _and((cost, order, made), last)
                _keep(ends, self.wanted, (summed, (last.order, *order), all_made))
        return ends.get(self.wanted)

    def _affordable(self, looked_at: int) -> None:
        if looked_at > MOST_WAYS:
            raise NotMakeableError(
                "dose",
                f"{self.dose} has more than {MOST_WAYS:,} combinations of {len(self.pieces)} strengths",
                value=str(self.dose),
                limit=MOST_WAYS,
                instead="give fewer strengths, as they are sold",
            )

    def _choices(self, group: list[tuple[int, Piece]], broken: bool) -> Iterator[_Choice]:
        """Every number of units of strengths of one size that a best way may have; never of two of them at once."""
        size = group[0][1].size
        larger = [piece.size for piece in self.pieces if piece.size > size]
        enough = min(each // gcd(each, size) for each in larger)
        yield _Choice(0, (0, 0, 0, 0, Fraction(0)), (0, 0), group[0][0])
        for number, piece in group:
            step = piece.part if broken else piece.size
            stop = min(enough * size, self.wanted + 1)
            yield from (self._choice(number, piece, quanta) for quanta in range(step, stop, step))

    def _rest(self, group: list[tuple[int, Piece]], rest: int, broken: bool) -> Iterator[_Choice]:
        """Every way to make the rest of one of the largest strengths."""
        if not rest:
            yield _Choice(0, (0, 0, 0, 0, Fraction(0)), (0, 0), group[0][0])
            return
        for number, piece in group:
            if rest % (piece.part if broken else piece.size) == 0:
                yield self._choice(number, piece, rest)

    def _choice(self, number: int, piece: Piece, quanta: int) -> _Choice:
        count = Fraction(quanta, piece.size)
        cut = count.denominator if count.denominator > 1 else 0
        shared = sum((min(count, each.of(piece.strength)) for each in self.near), Fraction(0))
        units = -(-quanta // piece.size)
        return _Choice(quanta, (int(cut > 0), cut, units, 1, -shared), (-quanta, number), number)


def _and(way: _Way, more: _Choice) -> _Way:
    a, b = way[0], more.cost
    return (
        (a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4]),
        (*way[1], more.order),
        (*way[2], more),
    )


def _keep(ways: dict[int, _Way], total: int, way: _Way) -> None:
    known = ways.get(total)
    if known is None or way[:2] < known[:2]:
        ways[total] = way
