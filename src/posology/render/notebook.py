"""Notebook: how a schedule shows itself there: its step table and its plot, in English, with no extra installed."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator

from posology.daytime import SLOTS
from posology.errors import PosologyError, ScheduleError
from posology.render.plot import svg
from posology.render.plot.words import Words
from posology.schedule import Schedule
from posology.sheet import Sheet
from posology.sheet.entry import Entry
from posology.sheet.steps import StepRow
from posology.sheet.words import NONE, clean, detail_text

DAYS = 28
"""How many days are shown of a schedule without an end."""
ROWS = 60
"""How many rows of the step table are shown."""
_WORDS = Words()
_LOOK = ' style="text-align: left; vertical-align: top"'


def page(schedule: Schedule) -> str | None:
    r"""
    Give the step table and the plot as a part of an HTML page.

    Args:
        schedule: What is shown; without an end its first 28 days, and that is said.

    Returns:
        The elements; None where something in it cannot be printed as it stands: then a notebook shows its text.

    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> shown = page(Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), start="2026-12-01"))
    >>> "<td>5\N{NO-BREAK SPACE}mg</td>" in shown.replace(_LOOK, ""), "<svg" in shown
    (True, True)
    """
    try:
        drawn = _with_end(schedule)
        said = [f"<p>These are {DAYS} days of a course without an end.</p>"] if schedule.stop is None else []
        return "\n".join(["<div>", *_table(drawn), *said, svg(drawn), "</div>"])
    except PosologyError:
        return None


def picture(schedule: Schedule) -> str | None:
    """
    Give the plot alone.

    Args:
        schedule: As for `page`.
    """
    try:
        return svg(_with_end(schedule))
    except PosologyError:
        return None


def _with_end(schedule: Schedule) -> Schedule:
    return schedule if schedule.stop is not None else schedule.showing(schedule.first, schedule.first + DAYS)


def _table(schedule: Schedule) -> Iterator[str]:
    try:
        sheet = Sheet.of(schedule)
    except ScheduleError as error:
        yield f"<p>No step table: {html.escape(str(error))}</p>"
        return
    heads = [_head(column, dict(schedule.slots).get(column)) for column in sheet.columns]
    about = f"{clean(schedule.regimen.drug, 'drug')}, {schedule.regimen.route}"
    yield f"<table><caption>{html.escape(about)}</caption>"
    yield _row(["Dates", "Days", *heads, "Total each day"], 'th scope="col"')
    for row in sheet.steps[:ROWS]:
        doses = [_doses(row, column) for column in sheet.columns]
        yield _row([_dates(row), f"{row.days:,}", *doses, _WORDS.amount(row.total)], "td")
    yield "</table>"
    if len(sheet.steps) > ROWS:
        yield f"<p>{len(sheet.steps) - ROWS:,} more rows are not shown.</p>"


def _head(column: str, time: dt.time | None) -> str:
    """A slot with its time where that is not the usual one, a time, or the head of what has no column of its own."""
    other = time is not None and time != SLOTS.get(column)
    return f"{column.capitalize()} ({time:%H:%M})" if other else column.capitalize() or "Doses"


def _row(cells: list[str], element: str) -> str:
    close = element.partition(" ")[0]
    return f"<tr>{''.join(f'<{element}{_LOOK}>{html.escape(cell)}</{close}>' for cell in cells)}</tr>"


def _dates(row: StepRow) -> str:
    first, last = _WORDS.date(row.first), _WORDS.date(row.last)
    text = first if first == last else f"{first} to {last}"
    if row.every is None or row.until is None:
        return text
    return f"{text}, again every {_WORDS.days(row.every)}, until {_WORDS.date(row.until)}"


def _doses(row: StepRow, column: str) -> str:
    """What stands in a column of a row; in the one without a name all that is given."""
    found = [_dose(entry, column) for entry in row.entries if column in ("", entry.label)]
    return ", ".join(found) or NONE


def _dose(entry: Entry, column: str) -> str:
    time = f"{entry.time:%H:%M}"
    before = [entry.slot] if entry.slot and not column else []
    before += [] if entry.usual or time == column else [time]
    which = ["", " (first)", " (second)"][entry.which]
    return " ".join([*before, _WORDS.amount(entry.dose), *detail_text(entry.detail)]) + which
