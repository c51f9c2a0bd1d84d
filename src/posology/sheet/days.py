"""Days of a sheet: what is given on each, in print."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from posology.administration import Administration
from posology.detail import Detail
from posology.detailed import details
from posology.dose import Amount
from posology.errors import ScheduleError
from posology.schedule import Schedule
from posology.sheet.words import NONE, amount_text, detail_text

MOST_DAYS = 3653
"""How many days a sheet shows at most. [10 years]"""

MOST_COLUMNS = 5
"""How many slots and times get a column each; more are listed in one column."""

LISTED = "Doses"
"""The one column in which doses are listed with their times."""


@attrs.frozen
class Entry:
    """
    One dose in print.

    Args:
        label: The slot with a capital, or the time.
        at: The clock time where the slot alone does not say it, and which of two equal times.
        amount: How much, in print, with the time over which it is given and the volume that holds it.
    """

    label: str
    at: str
    amount: str

    def in_column(self, column: str) -> str:
        """Write it for a table, whose column may say the slot or time already."""
        return " ".join(part for part in (self.label if column == LISTED else "", self.at, self.amount) if part)

    def __str__(self) -> str:
        return self.in_column(LISTED)


def cell(entries: Iterable[Entry], column: str) -> tuple[str, ...]:
    """
    Give the lines of one cell of a table; ``none`` if it has no dose.

    >>> cell([Entry("Morning", "", "5 mg")], "Morning"), cell([Entry("Morning", "", "5 mg")], "Noon")
    (('5 mg',), ('none',))
    """
    found = [each.in_column(column) for each in entries if column in (LISTED, each.label)]
    return tuple(found) or (NONE,)


@attrs.frozen
class DayRow:
    """
    One day in print.

    Args:
        date: The date.
        number: The day of the course. [day 1 is the first]
        entries: Its doses in order.
        total: Their sum, in print.
        tags: ``CHANGE``, ``LAST DAY``.
    """

    date: dt.date
    number: int
    entries: tuple[Entry, ...]
    total: str
    tags: tuple[str, ...] = ()


def day_rows(schedule: Schedule) -> tuple[tuple[DayRow, ...], tuple[Amount, ...]]:
    """
    Give every day shown, in print, and the sum of each.

    Raises:
        ScheduleError: if the schedule has no end, or shows more than `MOST_DAYS`.
        SheetError: if an amount cannot be printed exactly.
    """
    length = len(schedule.horizon)
    if length > MOST_DAYS:
        raise ScheduleError(
            "days",
            f"{length} days do not fit on a sheet",
            value=length,
            limit=MOST_DAYS,
            instead=f"show at most {MOST_DAYS} days",
        )
    usual = dict(schedule.slots)
    by_date: dict[dt.date, list[tuple[Administration, Detail]]] = {date: [] for date in schedule.horizon}
    for given, detail in zip(schedule, details(schedule), strict=False):
        by_date[given.date].append((given, detail))
    rows, totals = [], []
    for date, found in by_date.items():
        total = schedule.course.sum(given.dose for given, _ in found)
        entries = tuple(_entry(given, detail, usual) for given, detail in found)
        number = (date - schedule.day1).days + 1
        rows.append(DayRow(date, number, entries, amount_text(total)))
        totals.append(total)
    return tuple(rows), tuple(totals)


def _entry(given: Administration, detail: Detail, usual: dict[str, dt.time]) -> Entry:
    clock = f"{given.time:%H:%M}"
    if given.slot is None:
        label, at = clock, ""
    else:
        label, at = given.slot.capitalize(), "" if given.time == usual[given.slot] else clock
    if _comes_twice(given.moment):
        which = "(second)" if given.moment.fold else "(first)"
        at = f"{at or clock} {which}" if given.slot else which
    return Entry(label, at, " ".join([amount_text(given.dose), *detail_text(detail)]))


def _comes_twice(moment: dt.datetime) -> bool:
    """Whether the clock shows this time twice on this date."""
    if moment.tzinfo is None:
        return False
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def columns(days: Iterable[DayRow], slots: Iterable[tuple[str, dt.time]]) -> tuple[str, ...]:
    """
    Give the slots and times that need a column, by the clock; a slot without any dose has none.

    >>> from posology.daytime import SLOTS
    >>> columns([DayRow(dt.date(2026, 12, 1), 1, (Entry("20:30", "", "5 mg"),), "5 mg")], SLOTS.items())
    ('20:30',)
    """
    places = {name.capitalize(): time for name, time in slots}
    labels = {entry.label for day in days for entry in day.entries}
    if len(labels) > MOST_COLUMNS:
        return (LISTED,)
    return tuple(sorted(labels, key=lambda each: (places.get(each) or dt.time.fromisoformat(each), each)))
