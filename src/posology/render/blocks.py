"""Blocks: the parts that every copy of a sheet has: its steps, its sums, its days, what moved."""

from __future__ import annotations

import datetime as dt
import functools
import itertools
from collections.abc import Callable, Iterable, Sequence

from posology.cycle import components
from posology.frequency import IntervalFrequency
from posology.language import Language
from posology.render.document import Cell, Day, Dose, Listing, Month, Paragraph, Table
from posology.render.doses import cell_lines, column_text, grid_lines, label_text, time_label
from posology.render.english import is_english, plain
from posology.sheet import Sheet
from posology.sheet.days import DayRow
from posology.sheet.steps import StepRow
from posology.unit_table import FORMS

_DAY = dt.timedelta(days=1)

Column = tuple[str, Callable[[int, StepRow], str]]
"""A column that a copy adds to the step table: its name, and what it says of a row and its number."""


def joined(texts: Iterable[str], language: Language) -> str:
    """Join texts as a language does in a list."""
    return functools.reduce(lambda first, text: language.say("join", first=first, next=text), texts)


def step_table(sheet: Sheet, language: Language, more: Sequence[Column] = ()) -> Table:
    """Give the step table, with the columns that a copy adds."""
    count = len(sheet.strengths)
    names = ["dates", "days-head"]
    head = [language.say(name) for name in names]
    head += [column_text(column, language) for column in sheet.columns]
    head += [language.say("total-each-day"), *(name for name, _ in more)]
    rows = []
    for n, row in enumerate(sheet.steps):
        cells = [Cell(date_lines(row, language)), Cell((language.number(row.days),))]
        cells += [Cell(cell_lines(row.entries, column, language, strengths=count)) for column in sheet.columns]
        cells += [Cell((language.amount(row.total),)), *(Cell((say(n, row),)) for _, say in more)]
        rows.append(tuple(cells))
    return Table("steps", language.say("steps"), tuple(head), tuple(rows))


def date_lines(row: StepRow, language: Language) -> tuple[str, ...]:
    """Say the days of a row, both ends, and when it comes back."""
    span = language.date(row.first)
    if row.last != row.first:
        span = language.say("date-range", first=span, last=language.date(row.last))
    if row.every is None or row.until is None:
        return (span,)
    return span, language.say("again-every", days=language.days(row.every), date=language.date(row.until))


def sums(sheet: Sheet, language: Language) -> tuple[Paragraph, ...]:
    """Give the total of the days with its arithmetic, and the most in 7 days where not every day has a dose."""
    if sheet.total is None:
        return ()
    terms = [
        language.say("total-term", days=language.days(count), amount=language.amount(total))
        for count, total in sheet.terms
    ]
    text = language.say("total-none")
    if terms:
        text = language.say("total", total=language.amount(sheet.total), terms=joined(terms, language))
    found = [Paragraph(text, "total")]
    if sheet.week is not None:
        found.append(Paragraph(language.say("week", amount=language.amount(sheet.week)), "week"))
    return tuple(found)


def ending(sheet: Sheet, language: Language) -> Paragraph:
    """Give what happens after the last day; what a regimen says of it only in its own language, English."""
    shown, end = sheet.shown, sheet.ending
    about = {"days": language.days(len(shown)), "date": language.date(shown.end - dt.timedelta(1))}
    if end.kind == "stop" and end.last is not None:
        text = language.say("ends-stop", date=language.date(end.last))
    elif end.kind == "no-dose":
        text = language.say("ends-no-dose")
    elif end.kind == "then" and is_english(language):
        text = language.say("ends-then", then=plain(end.then, language), **about)
    else:
        text = language.say({"then": "ends-then-ask", "needed": "ends-needed"}.get(end.kind, "ends-goes-on"), **about)
    return Paragraph(text, "ending", strong=True)


def moved(sheet: Sheet, language: Language) -> tuple[Listing, ...]:
    """Give the doses that a late start leaves out and those that a clock change moves; none where there are none."""
    schedule, lines = sheet.schedule, []
    if schedule is None:
        return ()
    if schedule.first == 0:
        start = dt.time(*divmod(schedule.start_minute, 60))
        lines += [
            language.say(
                "left-out",
                date=language.date(schedule.day1),
                time=language.time(start),
                slot=label_text(when, language),
                amount=language.amount(dose),
            )
            for when, dose in schedule.omitted
        ]
    for change in schedule.clock_changes():
        given = change.administration
        told = {
            "time": language.time(change.wall.time()),
            "date": language.date(change.wall.date()),
            "amount": language.amount(given.dose),
        }
        if change.meaning == "shifted":
            then = {"next": language.time(given.time), "when": language.date(given.date)}
            lines.append(language.say("clock-skips", **told, **then))
        else:
            lines.append(language.say("clock-repeats", **told))
    lines += [language.say("clock-changes", date=language.date(date)) for date in changed_clocks(sheet)]
    return (Listing(language.say("moved"), tuple(lines), "moved"),) if lines else ()


def changed_clocks(sheet: Sheet) -> list[dt.date]:
    """The days shown on which the clock changes, where doses are hours apart: these are then at other times of it."""
    schedule = sheet.schedule
    if schedule is None or schedule.zone is None:
        return []
    parts = [part for item in sheet.regimen.concrete() for part in components(item)]
    if not any(isinstance(part.frequency, IntervalFrequency) for part in parts):
        return []
    days = [day.date for day in sheet.days]
    offsets = [dt.datetime.combine(date, dt.time(), schedule.zone).utcoffset() for date in (*days, days[-1] + _DAY)]
    return [date for date, one, other in zip(days, offsets, offsets[1:], strict=False) if one != other]


def day_table(sheet: Sheet, language: Language, *, tick: bool, felt: bool) -> Table:
    """
    Give the list of all days.

    Args:
        sheet: What is printed.
        language: In which language.
        tick: Whether a box to tick stands before each dose.
        felt: Whether a blank column asks how one felt.
    """
    count = len(sheet.strengths)
    head = [language.say("head-date"), language.say("head-day")]
    head += [column_text(column, language) for column in sheet.columns]
    head += [language.say("total-head"), language.say("mark"), *([language.say("felt")] if felt else [])]
    rows = []
    for day in sheet.days:
        cells = [Cell((language.date(day.date),)), Cell((language.number(day.number),))]
        for column in sheet.columns:
            lines = cell_lines(day.entries, column, language, strengths=count)
            cells.append(Cell(lines, tick=tick and lines != (language.say("none"),)))
        cells += [Cell((language.amount(day.total),)), Cell(tags(day, language) or ("",)), *([Cell()] if felt else [])]
        rows.append(tuple(cells))
    return Table("days", language.say("days-listed"), tuple(head), tuple(rows))


def tags(day: DayRow, language: Language) -> tuple[str, ...]:
    """Give the words that a day is marked with."""
    return tuple(language.say(f"tag-{tag}") for tag in day.tags)


def months(sheet: Sheet, language: Language) -> tuple[Month, ...]:
    """Give the days as a grid a month, the week beginning as the language has it."""
    goes_on = sheet.ending.kind in ("goes-on", "then")
    starts = sheet.schedule is None or sheet.schedule.first == 0
    before = language.say("no-dose" if starts else "not-on-this-sheet")
    after = language.say("not-on-this-sheet" if goes_on else "no-dose")
    found = []
    for (year, month), rows in itertools.groupby(sheet.days, key=lambda day: (day.date.year, day.date.month)):
        by_date = {row.date: row for row in rows}
        first, first_shown = dt.date(year, month, 1), min(by_date)
        cells: list[Day | None] = [None] * ((first.weekday() - language.first_weekday) % 7)
        for ordinal in range(first.toordinal(), first.toordinal() + 31):
            date = dt.date.fromordinal(ordinal)
            if date.month != month:
                break
            row = by_date.get(date)
            outside = before if date < first_shown else after
            cells.append(_day(sheet, row, language) if row else Day(language.day(date), outside=outside))
        cells += [None] * (-len(cells) % 7)
        weeks = tuple(tuple(cells[n : n + 7]) for n in range(0, len(cells), 7))
        found.append(Month(_title(sheet, year, month, language), language.weekdays, weeks))
    return tuple(found)


def _title(sheet: Sheet, year: int, month: int, language: Language) -> str:
    """The month, and what is counted where each number counts units of the only strength."""
    title = language.month(year, month)
    if len(sheet.strengths) != 1 or sheet.strengths[0].per.unit not in FORMS:
        return title
    strength = sheet.strengths[0]
    held = language.say("stock-of", count=language.count(1, strength.per.unit), strength=language.strength(strength))
    return language.say("month-of", month=title, product=held)


def _day(sheet: Sheet, row: DayRow, language: Language) -> Day:
    count = len(sheet.strengths)
    doses = tuple(
        Dose(time_label(entry, language), grid_lines(entry, language, strengths=count)) for entry in row.entries
    )
    total = language.say("none")
    if doses:
        total = language.say("total-of-day", amount=language.amount(row.total))
    return Day(language.day(row.date), doses, total, tags(row, language))
