"""Step table of a sheet: a row for each run of equal days, short where a cycle repeats."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import attrs

from posology.dose import Amount
from posology.sheet.days import DayRow
from posology.sheet.entry import Entry

MOST_ROWS = 24
"""How many rows are written out before a cycle is shown by one round of it."""


@attrs.frozen
class StepRow:
    """
    A run of equal days.

    Args:
        first: The first date.
        last: The last date, counted in.
        entries: What is given on each day.
        total: The sum of each day.
        every: If the row comes back, after how many days.
        until: If it comes back, the last date, counted in, on which it can.
    """

    first: dt.date
    last: dt.date
    entries: tuple[Entry, ...]
    total: Amount
    every: int | None = None
    until: dt.date | None = None

    @property
    def days(self) -> int:
        """How many days the row spans once."""
        return (self.last - self.first).days + 1


@attrs.frozen
class Stretch:
    """Days that repeat with a period, or equal days (a period of 1): positions from *low* up to *high*."""

    low: int
    high: int
    period: int


def stretches(days: Sequence[DayRow], periods: Sequence[int]) -> tuple[Stretch, ...]:
    """
    Cut the days into stretches: each is as long as a cycle of one of the periods, or equal days, holds.

    Decided on the days as they are, so that a dose moved by a clock change ends a stretch.
    """
    found, low = [], 0
    while low < len(days):
        high = _holds(days, low, 1)
        best = Stretch(low, high, 1)
        for period in sorted(set(periods)):
            reach = _holds(days, low, period)
            if reach > max(best.high, low + period):
                best = Stretch(low, reach, period)
        found.append(best)
        low = best.high
    return tuple(found)


def _holds(days: Sequence[DayRow], low: int, period: int) -> int:
    """Up to where every day from *low* equals the one a period before it."""
    here = low + period
    while here < len(days) and days[here].entries == days[here - period].entries:
        here += 1
    return min(here, len(days))


def step_rows(days: Sequence[DayRow], found: Sequence[Stretch]) -> tuple[StepRow, ...]:
    """Give the rows of the step table: each written out where that makes at most `MOST_ROWS`."""
    written = _runs(days, 0, len(days))
    if len(written) <= MOST_ROWS:
        return written
    rows: list[StepRow] = []
    for each in found:
        round_ends = min(each.low + each.period, each.high) if each.period > 1 else each.high
        for row in _runs(days, each.low, round_ends):
            if each.high > round_ends:
                row = attrs.evolve(row, every=each.period, until=_last(row, each, days))
            rows.append(row)
    return tuple(rows)


def _last(row: StepRow, stretch: Stretch, days: Sequence[DayRow]) -> dt.date:
    """The last day of a stretch on which a row that comes back is in force."""
    end = days[stretch.high - 1].date
    rounds = (end - row.first).days // stretch.period
    return min(row.last + dt.timedelta(rounds * stretch.period), end)


def _runs(days: Sequence[DayRow], low: int, high: int) -> tuple[StepRow, ...]:
    """Runs of equal days from *low* up to *high*."""
    rows = []
    start = low
    for n in range(low + 1, high + 1):
        if n == high or days[n].entries != days[start].entries:
            first = days[start]
            rows.append(StepRow(first.date, days[n - 1].date, first.entries, first.total))
            start = n
    return tuple(rows)
