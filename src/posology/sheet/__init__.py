"""Sheet: a frozen view of a schedule as it is printed: its tables, its total, how it ends, its notes."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from posology.dose import Amount
from posology.horizon import day_of
from posology.schedule import Schedule
from posology.sheet.days import DayRow, columns, day_rows
from posology.sheet.notes import Note, check_words, notes
from posology.sheet.steps import StepRow, Stretch, step_rows, stretches
from posology.sheet.words import MONTHS, NONE, amount_text, clean, date_text, days_text, said
from posology.verdict import Report

LONGEST_NAME = 120
"""The longest name of a patient that is printed. [characters]"""

USE = "Use this sheet. Throw away older ones."
"""Said at the top of every sheet."""

WEEK = "Most in 7 days in a row: "
"""Said before the most in a week, under the total, where not every day has a dose."""


@attrs.frozen
class Month:
    """The days of one calendar month, under its name."""

    title: str
    days: tuple[DayRow, ...]


@attrs.frozen(kw_only=True)
class Sheet:
    """
    What is printed of a schedule; made by `Sheet.of`, laid out as text or HTML by `posology.render`.

    Args:
        schedule: What it was made from, and is compared with before it is written.
        heading: What it is, in a sentence.
        facts: What stands at the top, as (name, value).
        columns: The slots and times that have a column.
        steps: The step table.
        months: Every day shown, by month.
        total: The sum of the days, with its arithmetic.
        week: The most in 7 days in a row, where some day has no dose; else nothing.
        ending: What happens after the last row.
        before: What is said of days before the first one shown.
        after: What is said of days after the last one shown.
        notes: What it was made from, where that comes from, and what a check says of it.

    >>> from posology.frequency import Frequency
    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> regimen = Regimen("examplol", "oral", Step("5 mg", Frequency.daily(2), days=7))
    >>> sheet = Sheet.of(Schedule(regimen, start="2026-12-01"))
    >>> sheet.heading, sheet.columns, sheet.ending
    ('Your examplol plan', ('Morning', 'Evening'), 'Then stop. The last dose is on Mon 7 Dec 2026.')
    """

    schedule: Schedule = attrs.field(repr=False)
    heading: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    steps: tuple[StepRow, ...]
    months: tuple[Month, ...]
    total: str
    week: str
    ending: str
    before: str
    after: str
    notes: tuple[Note, ...]

    @classmethod
    def of(
        cls,
        schedule: Schedule,
        report: Report | None = None,
        *,
        prepared_on: Any = None,
        patient: str = "",
    ) -> Sheet:
        """
        Make the sheet of a schedule.

        Args:
            schedule: What to print. [with an end; at most 10 years]
            report: What a check said of it; without one the sheet says that it was not checked.
            prepared_on: The date to print as that of making it. [a date or ISO text; default none]
            patient: Whose it is. [printable text; default none]

        Raises:
            ScheduleError: if the schedule has no end or is too long.
            SheetError: if an amount or a name cannot be printed as what it is.
        """
        days, totals = day_rows(schedule)
        periods = [rung.every for rung in schedule.ladder() if rung.every]
        found = stretches(days, periods)
        goes_on, then = _goes_on(schedule), schedule.regimen.then
        days = _tagged(days, found, goes_on or bool(then))
        labels = {entry.label.lower() for day in days for entry in day.entries}
        used = tuple(name for name, _ in schedule.slots if name in labels)
        return cls(
            schedule=schedule,
            heading=f"Your {schedule.regimen.drug} plan",
            facts=_facts(schedule, days, report, prepared_on, clean(patient, "patient", LONGEST_NAME)),
            columns=columns(days, schedule.slots),
            steps=step_rows(days, found),
            months=_months(days),
            total=_sum(totals),
            week=_week(totals),
            ending=_ending(days, goes_on, then),
            before="no dose" if schedule.first == 0 else "not on this sheet",
            after="not on this sheet" if goes_on or then else "no dose",
            notes=notes(schedule, report, used),
        )

    @property
    def days(self) -> tuple[DayRow, ...]:
        """Every day shown, in order."""
        return tuple(day for month in self.months for day in month.days)


def _goes_on(schedule: Schedule) -> bool:
    """Whether a dose follows after the last day shown."""
    begin: Any = schedule.day1
    if schedule.start_minute:
        begin = dt.datetime.combine(begin, dt.time(*divmod(schedule.start_minute, 60)))
    zone = None if schedule.zone is None else schedule.zone.key
    whole = Schedule(schedule.regimen, begin, zone=zone, slots=dict(schedule.slots))
    last = schedule.horizon.end - dt.timedelta(days=1)
    moment = dt.datetime.combine(last, dt.time(23, 59, 59, 999_999), schedule.zone)
    return whole.next_after(moment.replace(fold=1)) is not None


def _tagged(days: Sequence[DayRow], found: Iterable[Stretch], goes_on: bool) -> tuple[DayRow, ...]:
    """Mark the days on which the plan changes, and the last day with a dose if the plan ends with it."""
    tags: dict[int, tuple[str, ...]] = {each.low: ("CHANGE",) for each in found if each.low}
    last = next((n for n in reversed(range(len(days))) if days[n].entries), None)
    if last is not None and not goes_on:
        tags[last] = (*tags.get(last, ()), "LAST DAY")
    return tuple(attrs.evolve(day, tags=tags.get(n, ())) for n, day in enumerate(days))


def _facts(
    schedule: Schedule, days: Sequence[DayRow], report: Report | None, prepared_on: Any, patient: str
) -> tuple[tuple[str, str], ...]:
    count, dosed = len(days), sum(bool(day.entries) for day in days)
    on_day = f", on day {schedule.first + 1:,} of the plan" if schedule.first else ""
    some = f"{dosed:,} of the {days_text(count)} {'has' if dosed == 1 else 'have'} a dose"
    found = (
        ("For", patient),
        ("Drug", schedule.regimen.drug),
        ("Route", schedule.regimen.route),
        ("Starts", f"{date_text(days[0].date)}{on_day}"),
        ("Shows", f"{days_text(count)}, up to {date_text(days[-1].date)}"),
        ("Not every day", some if dosed < count else ""),
        ("Limits", check_words(report)),
        ("Prepared on", "" if prepared_on is None else date_text(day_of(prepared_on, "prepared_on"))),
    )
    return tuple((name, value) for name, value in found if value)


def _months(days: Iterable[DayRow]) -> tuple[Month, ...]:
    grouped = itertools.groupby(days, key=lambda day: (day.date.year, day.date.month))
    return tuple(Month(f"{MONTHS[month - 1]} {year}", tuple(rows)) for (year, month), rows in grouped)


def _sum(totals: Sequence[Amount]) -> str:
    """The arithmetic of the total: how many days of each daily total, in the order in which they come."""
    counts: dict[Amount, int] = {}
    for total in totals:
        if total:
            counts[total] = counts.get(total, 0) + 1
    whole = amount_text(sum(totals[1:], totals[0]))
    if not counts:
        return NONE
    parts = " + ".join(f"{count:,} × {amount_text(total)}" for total, count in counts.items())
    return f"{parts} = {whole}"


def _week(totals: Sequence[Amount]) -> str:
    """The most in 7 days in a row, where some day has no dose and there are 7 days or more; else nothing."""
    if all(totals) or len(totals) < 7:
        return ""
    weeks = (sum(totals[n + 1 : n + 7], totals[n]) for n in range(len(totals) - 6))
    return amount_text(max(weeks))


def _ending(days: Sequence[DayRow], goes_on: bool, then: str) -> str:
    if goes_on or then:
        after = "The plan goes on after that."
        if not goes_on:
            after = f"Do not stop on your own. {said(' '.join(then.split()))}"
        return f"This sheet shows {days_text(len(days))}, up to {date_text(days[-1].date)}. {after}"
    last = next((day for day in reversed(days) if day.entries), None)
    if last is None:
        return "Then stop. No day on this sheet has a dose."
    return f"Then stop. The last dose is on {date_text(last.date)}."
