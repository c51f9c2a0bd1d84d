"""Quantity: a prescribed quantity held against what the schedule needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from posology.administration import Administration
from posology.dispensing.stock import Stock, much_text, name
from posology.dispensing.supply import bounded, made_up
from posology.dispensing.taking import Bench, way_of
from posology.errors import RegimenError
from posology.horizon import Horizon
from posology.product import Product
from posology.schedule import Schedule


@attrs.frozen(kw_only=True)
class QuantityCheck:
    """
    What a prescribed quantity lacks.

    Args:
        horizon: The days looked at.
        needed: What the doses of those days take out of stock.
        prescribed: What is prescribed.
        first_without: The first administration that cannot be given from it; None if all can.
    """

    horizon: Horizon
    needed: Stock
    prescribed: Stock
    first_without: Administration | None

    @property
    def ok(self) -> bool:
        """Whether it lasts for all the days."""
        return self.first_without is None

    @property
    def short(self) -> Stock:
        """What is missing of each strength."""
        return self.needed - self.prescribed

    @property
    def spare(self) -> Stock:
        """What is prescribed of each strength and not needed."""
        return self.prescribed - self.needed

    @property
    def lasts_through(self) -> dt.date | None:
        """The last day all of whose doses can be given; None if it is not one of those looked at."""
        if self.first_without is None:
            return self.horizon.end - dt.timedelta(1)
        last = self.first_without.date - dt.timedelta(1)
        return last if last >= self.horizon.start else None

    def __str__(self) -> str:
        each = [
            f"needs {much_text(strength, self.needed.of(strength))} of {name(strength)}, "
            f"{_bare(self.prescribed, strength)} prescribed"
            for strength, _ in (self.needed + self.prescribed).counts
        ]
        missing = [f"{_bare(self.short, strength)} of {name(strength)}" for strength, _ in self.short.counts]
        if self.first_without is None:
            return f"{'; '.join(each)}: lasts for all {len(self.horizon):,} days"
        through = self.lasts_through
        if through is None:
            lasts = "does not last through the first day"
        else:
            day = self.first_without.day - (self.first_without.date - through).days
            lasts = f"lasts through day {day:,} ({through})"
        short = missing[0].partition(" of ")[0] if len(each) == 1 else " and ".join(missing)
        return f"{'; '.join(each)}: {lasts}, {short} short"


def _bare(stock: Stock, strength: Any) -> str:
    """A count without its unit; a volume with it."""
    much = stock.of(strength)
    return f"{int(much):,}" if strength.per.dimension != "volume" else much_text(strength, much)


def check_quantity(
    schedule: Schedule,
    products: Product | Iterable[Product],
    prescribed: Mapping[Any, Any] | Stock,
    *,
    reuse: int | None = None,
    mark: Any = None,
) -> QuantityCheck:
    """
    Hold a prescribed quantity against what the schedule needs.

    Only what is prescribed is at hand, so doses are made up of the prescribed strengths alone.

    Args:
        schedule: What is given. [with an end]
        products: What the prescribed strengths are.
        prescribed: Each strength with its count, as ``{"5 mg/tablet": 100}``, or with a volume.
        reuse: As for `supply`.
        mark: As for `supply`.

    Raises:
        RegimenError: if a prescribed strength is none of the products'.
        NotMakeableError: if the prescribed strengths cannot make the doses, however many there are.

    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> taper = Regimen("examplol", "oral", [Step("60 mg", days=7), Step("40 mg", days=7)])
    >>> tablets = Product("tablet", ["5 mg/tablet", "20 mg/tablet"])
    >>> print(check_quantity(Schedule(taper, "2026-12-01"), tablets, {"5 mg/tablet": 100}))
    needs 140 tablets of 5 mg, 100 prescribed: lasts through day 9 (2026-12-09), 40 short
    """
    stock = prescribed if isinstance(prescribed, Stock) else Stock(prescribed)
    listed = (products,) if isinstance(products, Product) else tuple(products)
    named = {strength for strength, _ in stock.counts}
    unknown = named - {each for product in listed for each in product.strengths}
    if unknown or not named:
        raise RegimenError(
            "prescribed",
            f"{', '.join(sorted(map(str, unknown)))} is none of {', '.join(map(str, listed))}"
            if named
            else "nothing is",
            value=str(stock),
            limit=[str(each) for each in listed],
            instead="name strengths of the products, as {'5 mg/tablet': 100}",
        )
    at_hand = [
        attrs.evolve(product, strengths=[each for each in product.strengths if each in named])
        for product in listed
        if named & set(product.strengths)
    ]
    way, horizon = way_of(at_hand, schedule.regimen.route, mark), bounded(schedule)
    made_up(schedule, way)
    needed = Stock.sum(row.counts for row in Bench(way, reuse).taken(schedule))
    without = Bench(way, reuse).first_without(schedule, dict(stock.counts))
    return QuantityCheck(horizon=horizon, needed=needed, prescribed=stock, first_without=without)
