"""Days of a sheet: what is given on each, and the columns they need."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import attrs

from posology.administration import Administration
from posology.detail import Detail
from posology.detailed import details
from posology.dispensing.taking import Made
from posology.dose import Amount, Dose
from posology.errors import ScheduleError
from posology.schedule import Schedule
from posology.sheet.entry import Entry

MOST_DAYS = 3653
"""How many days a sheet shows at most. [10 years]"""

MOST_COLUMNS = 5
"""How many slots and times get a column each; more are listed in one column."""

LISTED = ""
"""The label of the one column in which doses are listed with their slots and times."""


@attrs.frozen
class DayRow:
    """
    One day on a sheet.

    Args:
        date: The date.
        number: The day of the course. [day 1 is the first]
        entries: Its doses in order.
        total: Their sum.
        tags: What it is marked with: ``change``, ``last-day``, ``refill``, ``visit``.
    """

    date: dt.date
    number: int
    entries: tuple[Entry, ...]
    total: Amount
    tags: tuple[str, ...] = ()


def under(entries: Iterable[Entry], column: str) -> tuple[Entry, ...]:
    """Give the entries that stand in a column: all of them where doses are listed in one."""
    return tuple(each for each in entries if column in (LISTED, each.label))


def refuse_too_many(days: int) -> int:
    """
    Give a number of days that fits on a sheet.

    Raises:
        ScheduleError: if it is more than `MOST_DAYS`.
    """
    if days > MOST_DAYS:
        raise ScheduleError(
            "days",
            f"{days} days do not fit on a sheet",
            value=days,
            limit=MOST_DAYS,
            instead=f"show at most {MOST_DAYS} days",
        )
    return days


def day_rows(schedule: Schedule, made: Mapping[Dose, Made]) -> tuple[DayRow, ...]:
    """
    Give every day shown.

    Args:
        schedule: What is printed. [with an end]
        made: How each dose is made up; none where units are not counted.
    """
    usual = dict(schedule.slots)
    by_date: dict[dt.date, list[tuple[Administration, Detail]]] = {date: [] for date in schedule.horizon}
    for given, detail in zip(schedule, details(schedule), strict=False):
        by_date[given.date].append((given, detail))
    rows = []
    for date, found in by_date.items():
        total = schedule.course.sum(given.dose for given, _ in found)
        entries = tuple(Entry.of(given, detail, usual, made) for given, detail in found)
        rows.append(DayRow(date, (date - schedule.day1).days + 1, entries, total))
    return tuple(rows)


def columns(days: Iterable[DayRow], slots: Iterable[tuple[str, dt.time]]) -> tuple[str, ...]:
    """
    Give the slots and times that need a column, by the clock; a slot without any dose has none.

    >>> from posology.daytime import SLOTS
    >>> entry = Entry(None, dt.time(20, 30), False, 0, Dose("5 mg"), Detail(), ())
    >>> columns([DayRow(dt.date(2026, 12, 1), 1, (entry,), Amount("5 mg"))], SLOTS.items())
    ('20:30',)
    """
    places = dict(slots)
    labels = {entry.label for day in days for entry in day.entries}
    if len(labels) > MOST_COLUMNS:
        return (LISTED,)
    return tuple(sorted(labels, key=lambda each: (places.get(each) or dt.time.fromisoformat(each), each)))
