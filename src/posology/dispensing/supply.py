"""Supply: what has to be dispensed for a whole schedule, fill by fill."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from posology.administration import Administration
from posology.dispensing.fill import Fill
from posology.dispensing.open_days import WEEKEND, OpenDays
from posology.dispensing.stock import Stock, packed
from posology.dispensing.taking import Bench, Made, Taken, Way, enough, way_of
from posology.dose import Amount, Dose
from posology.errors import NotMakeableError, ScheduleError
from posology.horizon import Horizon, whole_days
from posology.makeup import Makeup
from posology.product import Product
from posology.schedule import Schedule
from posology.unit_table import TABLE

MOST_DAYS = 3653
"""The longest schedule for which a supply is worked out. [days; 10 years]"""


@attrs.frozen(kw_only=True)
class Supply:
    """
    What has to be dispensed for a schedule.

    Args:
        drug: The drug.
        horizon: The days it is for.
        products: What it is made up of.
        made: How each dose is made up, in the order in which the doses come.
        fills: What is handed out, in order.
        given: The sum of the doses, as they are made up.
        reuse: For how many days what is left of a broken tablet or an opened vial is used; None if it is discarded.
        runs_out: The first day on which a dose cannot be given from all that is dispensed; None if the course ends
            before.
    """

    drug: str
    horizon: Horizon
    products: tuple[Product, ...]
    made: tuple[tuple[Dose, Made], ...]
    fills: tuple[Fill, ...]
    given: Amount
    reuse: int | None
    runs_out: dt.date | None

    @property
    def needed(self) -> Stock:
        """What the doses take out of stock in all."""
        return sum((fill.needed for fill in self.fills), Stock())

    @property
    def dispensed(self) -> Stock:
        """What is handed out in all."""
        return sum((fill.dispensed for fill in self.fills), Stock())

    @property
    def left_over(self) -> Amount:
        """What is broken or opened and never given."""
        unit = TABLE[self.given.unit]
        return Amount(self.needed.holds(unit.dimension) / unit.size, unit.symbol) - self.given

    @property
    def policy(self) -> str:
        """What is done with what is left of a broken tablet or an opened vial, in words."""
        if self.reuse is None:
            return "what is left of a broken tablet or an opened vial is discarded"
        days = "on the same day" if self.reuse == 1 else f"within {self.reuse:,} days"
        return f"what is left of a broken tablet or an opened vial is used {days}, then discarded"

    def __str__(self) -> str:
        days = len(self.horizon)
        lines = [f"{self.drug}: {self.needed} for {days:,} day{'' if days == 1 else 's'} from {self.horizon.start}"]
        lines += [f"from {'; '.join(map(_told, self.products))}"]
        lines += [f"  {dose}: {made}" for dose, made in self.made]
        lines += map(str, self.fills)
        if any(_leaves(made) for _, made in self.made):
            lines.append(f"{self.policy}: {self.left_over if self.left_over else 'nothing'} left over")
        end = f"runs out on {self.runs_out}" if self.runs_out else "lasts to the end of the course"
        return "\n".join([*lines, end])


def supply(
    schedule: Schedule,
    products: Product | Iterable[Product],
    *,
    fill_days: int | None = None,
    reuse: int | None = None,
    mark: Any = None,
    closed: Sequence[str] = WEEKEND,
    holidays: Iterable[Any] = (),
) -> Supply:
    """
    Work out what has to be dispensed for a schedule.

    Every dose is made up as `makeup` does it, a dose of a liquid as `measured`, one from vials as `drawn`, and the same
    dose always in the same way.

    Args:
        schedule: What is given. [with an end]
        products: What is dispensed, of one kind: tablets and capsules, one liquid, or vials.
        fill_days: For how many days is dispensed at one time. [1 or more; default all at once]
        reuse: For how many days what is left of a broken tablet or an opened vial may be used, the day on which it was
            broken or opened counted in. [1 or more; default it is discarded]
        mark: For a liquid, what it is measured to, as ``"0.1 mL"``; or a `Rounding` to such a volume.
        closed: Weekdays on which nothing can be collected. [default Saturday and Sunday]
        holidays: Dates on which nothing can.

    Raises:
        ScheduleError: if the schedule has no end or is longer than 10 years.
        NotMakeableError: if doses cannot be made up; the message names each with its first day and time, and *value*
            holds these administrations.
        RegimenError: if the products are of several kinds or not for the route of the regimen.

    >>> from posology.frequency import Frequency
    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> regimen = Regimen("examplol", "oral", [Step("5 mg", days=7), Step("7.5 mg", Frequency.daily(2), days=7)])
    >>> tablets = Product("tablet", "5 mg/tablet", scored=True)
    >>> print(supply(Schedule(regimen, "2026-12-01"), tablets, reuse=28))
    examplol: 28 tablets of 5 mg for 14 days from 2026-12-01
    from tablet of 5 mg
      5 mg: 1 tablet of 5 mg
      7.5 mg: 1 and a half tablets of 5 mg
    fill 1, 2026-12-01 to 2026-12-14: 28 tablets of 5 mg
    what is left of a broken tablet or an opened vial is used within 28 days, then discarded: nothing left over
    lasts to the end of the course
    """
    listed = (products,) if isinstance(products, Product) else tuple(products)
    way, horizon, open_days = (
        way_of(listed, schedule.regimen.route, mark),
        bounded(schedule),
        OpenDays(closed, holidays),
    )
    size = len(horizon) if fill_days is None else whole_days(fill_days, "fill_days")
    if reuse is not None:
        whole_days(reuse, "reuse")
    made, bench = made_up(schedule, way), Bench(way, reuse)
    rows: list[list[Taken]] = [[] for _ in range(0, len(horizon), size)]
    for row in bench.taken(schedule):
        rows[(row.given.date - horizon.start).days // size].append(row)
    fills: list[Fill] = []
    stock = Stock()
    for number, here in enumerate(rows, 1):
        start = horizon.start + dt.timedelta((number - 1) * size)
        end = min(start + dt.timedelta(size), horizon.end)
        fill, stock = _fill(number, start, end, here, stock, listed)
        by = None if number == 1 or fill.needed_on is None else open_days.before(fill.needed_on)
        fills.append(attrs.evolve(fill, refill_by=by))
    out = bench.first_without(beyond(schedule), dict(stock.counts))
    return Supply(
        drug=schedule.regimen.drug,
        horizon=horizon,
        products=listed,
        made=tuple(made.items()),
        fills=tuple(fills),
        given=_given(made, (row.given.dose for here in rows for row in here), schedule.course.amount(0)),
        reuse=reuse,
        runs_out=None if out is None else out.date,
    )


def _told(product: Product) -> str:
    """A product with where it is sold and where that is said."""
    told = [each for each in (product.jurisdiction, product.source) if each]
    return f"{product} ({'; '.join(map(str, told))})" if told else str(product)


def _leaves(made: Made) -> bool:
    """Whether something is broken or opened of which a part is not given."""
    return made.broken > 0 if isinstance(made, Makeup) else bool(getattr(made, "left", None))


def _given(made: dict[Dose, Made], doses: Iterable[Dose], nothing: Amount) -> Amount:
    """The sum of what doses come to as they are made up; a volume may be rounded."""
    counts = Counter(doses)
    each = (getattr(made[dose], "given", dose) * count for dose, count in counts.items())
    return sum(each, nothing)


def _fill(
    number: int, start: dt.date, end: dt.date, rows: list[Taken], stock: Stock, products: tuple[Product, ...]
) -> tuple[Fill, Stock]:
    """A fill, and what is in stock after its days."""
    needed = Stock.sum(row.counts for row in rows)
    packs = packed(needed - stock, products)
    in_packs = sum((each.holds for each in packs), Stock())
    loose = Stock([pair for pair in (needed - stock).counts if not in_packs.of(pair[0])])
    dispensed = in_packs + loose
    left = dict(stock.counts)
    short = next((row.given for row in rows if not enough(row.counts, left)), None)
    fill = Fill(
        number=number,
        start=start,
        end=end,
        needed=needed,
        dispensed=dispensed,
        packs=packs,
        needed_on=None if short is None else short.date,
        refill_by=None,
    )
    return fill, stock + dispensed - needed


def bounded(schedule: Schedule) -> Horizon:
    """
    Give the days of a schedule that has an end within reason.

    Raises:
        ScheduleError: if it has none, or is longer than `MOST_DAYS`.
    """
    horizon = schedule.horizon
    if len(horizon) > MOST_DAYS:
        raise ScheduleError(
            "days",
            f"a supply for {len(horizon):,} days",
            value=len(horizon),
            limit=MOST_DAYS,
            instead="give a schedule of fewer days",
        )
    return horizon


def made_up(schedule: Schedule, way: Way) -> dict[Dose, Made]:
    """
    Give how each dose of a schedule is made up, in the order in which the doses come.

    Raises:
        NotMakeableError: if some cannot be made up.
    """
    made: dict[Dose, Made] = {}
    refused: dict[Dose, tuple[Administration, NotMakeableError]] = {}
    for each in schedule:
        if each.dose not in made and each.dose not in refused:
            try:
                made[each.dose] = way.made(each.dose)
            except NotMakeableError as error:
                refused[each.dose] = each, error
    if refused:
        named = [f"day {each.day} {each.slot or f'{each.time:%H:%M}'}: {error}" for each, error in refused.values()]
        first = next(iter(refused.values()))[1]
        raise NotMakeableError(
            "supply",
            f"{len(refused)} of the {len(refused) + len(made)} different doses cannot be made up: {' | '.join(named)}",
            value=tuple(each for each, _ in refused.values()),
            limit=first.limit,
            below=first.below,
            above=first.above,
            instead="change these doses, or add a product that makes them",
        )
    return made


def beyond(schedule: Schedule) -> Iterable[Administration]:
    """Give what the course has after the days that a schedule shows, lazily; nothing if it shows all."""
    shape = schedule.course.shape
    last = shape.segments[-1]
    end = last.first if last.days is None and not last.doses else shape.days
    # a clock change can carry the last doses past the midnight that ends the course, by less than a day
    stop, first = None if end is None else end + 2, schedule.first + len(schedule.horizon)
    return schedule.showing(first, stop) if stop is None or first < stop else ()
