"""Text: a sheet for a terminal or a plain file; no cell is ever wrapped or cut."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

from posology.render.readback import compare
from posology.render.readback_text import read_text
from posology.sheet import USE, WEEK, Sheet
from posology.sheet.days import cell
from posology.sheet.steps import StepRow
from posology.sheet.words import date_text

PROSE = 90
"""The width at which sentences go on in the next line; tables are as wide as they need to be. [columns]"""

_KEPT = re.compile(r"[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d+| [×=] ")
_HELD = "\0"

Cell = Sequence[str]


def page(sheet: Sheet) -> str:
    """
    Lay a sheet out as text, and compare what the text says with the schedule.

    Args:
        sheet: What to print.

    Returns:
        Lines that end in one newline; the numbers have no-break spaces before their units.

    Raises:
        SheetError: if the text does not read back as the schedule; it names date, slot and both amounts.

    >>> from posology.regimen import Regimen
    >>> from posology.schedule import Schedule
    >>> from posology.step import Step
    >>> sheet = Sheet.of(Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), start="2026-12-01"))
    >>> print(page(sheet).splitlines()[0])
    Your examplol plan
    """
    made = _laid_out(sheet)
    compare(sheet.schedule, read_text(made))
    return made


def _laid_out(sheet: Sheet) -> str:
    lines = [sheet.heading, "=" * len(sheet.heading), ""]
    width = max(len(name) for name, _ in sheet.facts)
    lines += [f"{name:<{width}}  {value}" for name, value in sheet.facts]
    lines += ["", USE, ""]
    lines += _table(["Dates", "Days", *sheet.columns, "Total each day"], (_step(sheet, r) for r in sheet.steps))
    lines += ["", *_sentence(f"Total for these days: {sheet.total}")]
    lines += [*_sentence(f"{WEEK}{sheet.week}" if sheet.week else ""), *_sentence(sheet.ending)]
    for month in sheet.months:
        rows: Iterable[list[Cell]] = (
            [
                [date_text(day.date)],
                [f"{day.number:,}"],
                *(cell(day.entries, column) for column in sheet.columns),
                [day.total],
                list(day.tags),
            ]
            for day in month.days
        )
        lines += ["", month.title, "", *_table(["Date", "Day", *sheet.columns, "Total", "Mark"], rows)]
    for note in sheet.notes:
        lines += ["", note.title]
        for line in note.lines:
            lines += _sentence(line, "- ")
    return "\n".join(lines) + "\n"


def _step(sheet: Sheet, row: StepRow) -> list[Cell]:
    dates = date_text(row.first)
    if row.last != row.first:
        dates += f" – {date_text(row.last)}"
    again = []
    if row.every is not None and row.until is not None:
        again = [f"again every {row.every:,} days, until", date_text(row.until)]
    return [
        [dates, *again],
        [f"{row.days:,}"],
        *(cell(row.entries, column) for column in sheet.columns),
        [row.total],
    ]


def _sentence(text: str, mark: str = "") -> list[str]:
    """Break a sentence into lines, but not inside a date or a term of a sum."""
    wrapped = textwrap.wrap(
        _KEPT.sub(lambda kept: kept[0].replace(" ", _HELD), text),
        PROSE,
        initial_indent=mark,
        subsequent_indent=" " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_HELD, " ") for line in wrapped]


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> list[str]:
    """Lay out a table: a head, a rule that shows how wide each column is, and one or more lines a row."""
    listed = [*rows]
    widths = [
        max(len(name), max((len(line) for row in listed for line in row[n]), default=0)) for n, name in enumerate(head)
    ]
    lines = [head, ["-" * width for width in widths], *(line for row in listed for line in _row_lines(row))]
    return [
        "  ".join(f"{part:<{width}}" for part, width in zip(line, widths, strict=True)).rstrip(" ") for line in lines
    ]


def _row_lines(row: Sequence[Cell]) -> Iterator[list[str]]:
    for n in range(max(len(each) for each in row)):
        yield [each[n] if n < len(each) else "" for each in row]
