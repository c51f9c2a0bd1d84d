"""Lint of tables: dates, ranges, slots, blanks and sums, in steps, days and months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from posology.language import Language
from posology.lint.finding import Finding
from posology.lint.rules import BY_ID
from posology.render.document import Cell, Document, Month, Table
from posology.render.lint_said import amount_said, bare, date_said, pattern, range_said, unit_said

SLOTS = ("morning", "noon", "evening", "bedtime")


def finding(rule: str, place: str, found: str, why: str) -> Finding:
    """Make a finding in a document."""
    return Finding(rule=BY_ID[rule], place=place, found=bare(found), why=why)


def tables(document: Document, language: Language) -> Iterator[Finding]:
    """Hold every step table, list of days and month to the rules."""
    for block in document.blocks:
        if isinstance(block, Table) and block.kind in ("steps", "days"):
            yield from _slots(block.kind, block.head, language)
            yield from _cells(block, language)
            yield from _steps(block, language) if block.kind == "steps" else _days(block, language)
        elif isinstance(block, Month):
            yield from _month(block, language)


def _slots(place: str, names: tuple[str, ...], language: Language) -> Iterator[Finding]:
    """P20: slots in their order."""
    known = [bare(language.slot(slot)) for slot in SLOTS]
    places = [known.index(bare(name)) for name in names if bare(name) in known]
    if places != sorted(places):
        yield finding("P20", place, ", ".join(names), f"the order is {', '.join(known)}")


def _text(cell: Cell) -> str:
    return " ".join(cell.lines)


def total_column(table: Table, language: Language) -> int | None:
    """Give the place of the column with the total of the day; None if there is none."""
    name = language.say("total-each-day" if table.kind == "steps" else "total-head")
    return table.head.index(name) if name in table.head else None


def _cells(table: Table, language: Language) -> Iterator[Finding]:
    """P33: no dose is blank; P31: the total of a day is the sum of its slots, in English."""
    last = total_column(table, language)
    if last is None:
        yield finding("P31", table.kind, ", ".join(table.head), "there is no total of each day")
        return
    for n, row in enumerate(table.rows, 1):
        place = f"{table.kind}, row {n}"
        for name, cell in zip(table.head[2 : last + 1], row[2 : last + 1], strict=True):
            if not cell.lines or not all(bare(line) for line in cell.lines):
                yield finding("P33", f"{place}, {name}", _text(cell), f"a blank; write {language.say('none')!r}")
        yield from _sum(place, row, last, language)


def _sum(place: str, row: tuple[Cell, ...], last: int, language: Language) -> Iterator[Finding]:
    total, unit = _text(row[last]), unit_said(_text(row[last]))
    if not language.tag.startswith("en") or not (unit or bare(total) == "none"):
        return
    lines = [line for cell in row[2:last] for line in cell.lines]
    given = [amount_said(line, unit) for line in lines]
    if not unit:
        if any(bare(line) != "none" for line in lines):
            yield finding("P31", place, total, "the day has doses, its total none")
    elif None not in given and sum((each for each in given if each is not None), Fraction()) != amount_said(
        total, unit
    ):
        yield finding("P31", place, total, f"the doses are {', '.join(map(bare, lines))}")


def _steps(table: Table, language: Language) -> Iterator[Finding]:
    """P28, P29: each row has its first and last date and how many days these are; row follows row without gap."""
    until: dt.date | None = None
    before: dt.date | None = None
    for n, row in enumerate(table.rows, 1):
        place, lines = f"steps, row {n}", row[0].lines
        said = range_said(lines[0], language) if lines else None
        if said is None:
            yield finding("P28", place, _text(row[0]), "no date, or range of dates, with weekday, day, month and year")
            before = until = None
            continue
        first, last = said
        if last < first:
            yield finding("P29", place, lines[0], "it ends before it begins")
        days = bare(_text(row[1]))
        if days != bare(language.number((last - first).days + 1)):
            yield finding("P29", place, f"{lines[0]}: {days}", f"these are {(last - first).days + 1} days")
        following = {before + dt.timedelta(1) if before else None, until + dt.timedelta(1) if until else None} - {None}
        if following and first not in following:
            yield finding("P29", place, lines[0], "the row before it does not end on the day before")
        again = _until(lines[1:], language)
        # of a cycle that is cut within a round, another row than the last can be the one that comes last
        until = again if again is None or until is None else max(again, until)
        before = last


def _until(lines: tuple[str, ...], language: Language) -> dt.date | None:
    """The last day of a cycle, of which the step table shows one round."""
    for line in lines:
        match = pattern(language, "again-every", "days", "date").fullmatch(bare(line))
        if match is not None:
            return date_said(match["date"], language)
    return None


def _days(table: Table, language: Language) -> Iterator[Finding]:
    """P28, P29: each row has its date, and they follow one another."""
    dates = [date_said(_text(row[0]), language) for row in table.rows]
    for n, (date, row) in enumerate(zip(dates, table.rows, strict=True), 1):
        if date is None:
            yield finding("P28", f"days, row {n}", _text(row[0]), "no date with its weekday, day, month and year")
    for n, (date, after) in enumerate(pairwise(dates), 2):
        if date is not None and after is not None and after != date + dt.timedelta(1):
            yield finding(
                "P29", f"days, row {n}", _text(table.rows[n - 1][0]), "it is not the day after the row before"
            )


def _month(month: Month, language: Language) -> Iterator[Finding]:
    """P28, P29, P20, P33: every day of the month under its weekday, with its doses in order and its total."""
    named = month_said(month.title, language)
    if named is None:
        yield finding("P28", "month", month.title, "no month with its year")
        return
    if tuple(map(bare, month.weekdays)) != tuple(map(bare, language.weekdays)):
        yield finding("P28", month.title, ", ".join(month.weekdays), "not the weekdays in the order of the language")
    placed = [(column, day) for week in month.weeks for column, day in enumerate(week) if day is not None]
    for n, (column, day) in enumerate(placed):
        date = named + dt.timedelta(n)
        place = f"{bare(month.title)}, {bare(day.date)}"
        if bare(day.date) != bare(language.day(date)):
            yield finding("P28", place, day.date, f"the date of this place is {bare(language.day(date))}")
        if column != (date.weekday() - language.first_weekday) % 7:
            yield finding("P28", place, day.date, "it stands under another weekday")
        if not day.outside and not bare(day.total):
            yield finding("P33", place, "", "a day without a total")
        if any(not dose.lines or not all(map(bare, dose.lines)) for dose in day.doses):
            yield finding("P33", place, "", "a blank dose")
        yield from _slots(place, tuple(dose.label for dose in day.doses), language)
    if len(placed) != _length(named):
        yield finding("P29", bare(month.title), str(len(placed)), f"the month has {_length(named)} days")


def _length(first: dt.date) -> int:
    return ((first + dt.timedelta(31)).replace(day=1) - first).days


def month_said(title: str, language: Language) -> dt.date | None:
    """
    Give the first day of the month that a title begins with or names; None if it names none.

    >>> from posology.language import language
    >>> month_said("December 2026: each number counts 1 tablet", language("en-US"))
    datetime.date(2026, 12, 1)
    """
    plain = bare(title)
    for year in range(1900, 2100):
        if str(year) in plain:
            for number in range(1, 13):
                if bare(language.month(year, number)) in plain:
                    return dt.date(year, number, 1)
    return None
