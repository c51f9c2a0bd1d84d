"""Fill: what is handed out at one time, for which days, and by when it has to be collected."""

from __future__ import annotations

import datetime as dt

import attrs

from posology.dispensing.stock import Packs, Stock


@attrs.frozen(kw_only=True)
class Fill:
    """
    What is handed out at one time.

    Args:
        number: Which fill it is, from 1.
        start: The first day it is for.
        end: The day after the last.
        needed: What the doses of those days take out of stock.
        dispensed: What is handed out: what is needed and not in stock from before; whole packs where packs are known.
        packs: The packs of it.
        needed_on: The day of the first dose that cannot be given without it; None if there is none.
        refill_by: The last open day before that one; None for the first fill and where nothing is needed.
    """

    number: int
    start: dt.date
    end: dt.date
    needed: Stock
    dispensed: Stock
    packs: tuple[Packs, ...]
    needed_on: dt.date | None
    refill_by: dt.date | None

    def __str__(self) -> str:
        days = f"fill {self.number}, {self.start} to {self.end - dt.timedelta(1)}"
        packs = f" ({' + '.join(map(str, self.packs))})" if self.packs else ""
        by = "" if self.refill_by is None else f"; refill by {self.refill_by:%a} {self.refill_by}"
        return f"{days}: {self.dispensed}{packs}{by}"
