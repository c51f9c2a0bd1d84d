"""Notebook: how a schedule shows itself there: its step table and its plot, in English, with no extra installed."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Iterator

from posology.daytime import SLOTS
from posology.errors import PosologyError
from posology.ladder import Rung
from posology.render.plot import svg
from posology.render.plot.words import Words
from posology.schedule import Schedule
from posology.sheet.words import NONE, clean

DAYS = 28
"""How many days are shown of a schedule without an end."""
ROWS = 60
"""How many rows of the step table are shown."""
COLUMNS = 6
"""How many slots and times have a column each; if there are more, all doses of a day stand in one."""

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
        return "\n".join(["<div>", *_table(drawn), *_said(schedule, drawn), svg(drawn), "</div>"])
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
    rungs = schedule.ladder()
    times = {**SLOTS, **dict(schedule.slots)}
    named = {slot for rung in rungs for slot, _ in rung.doses}
    columns = sorted(named, key=lambda slot: (times.get(slot) or dt.time.fromisoformat(slot), slot))
    heads = [column.capitalize() for column in columns] if len(columns) <= COLUMNS else ["Doses"]
    about = f"{clean(schedule.regimen.drug, 'drug')}, {schedule.regimen.route}"
    yield f"<table><caption>{html.escape(about)}</caption>"
    yield _row(["Dates", "Days", *heads, "Total each day"], 'th scope="col"')
    for rung in rungs[:ROWS]:
        doses = [_doses(rung, column) for column in columns] if len(columns) <= COLUMNS else [_listed(rung)]
        yield _row([_dates(schedule, rung), f"{rung.days:,}", *doses, _WORDS.amount(rung.total)], "td")
    yield "</table>"
    if len(rungs) > ROWS:
        yield f"<p>{len(rungs) - ROWS:,} more rows are not shown.</p>"


def _row(cells: list[str], element: str) -> str:
    close = element.partition(" ")[0]
    return f"<tr>{''.join(f'<{element}{_LOOK}>{html.escape(cell)}</{close}>' for cell in cells)}</tr>"


def _said(schedule: Schedule, drawn: Schedule) -> Iterator[str]:
    """What has to be said besides."""
    if schedule.stop is None:
        yield f"<p>These are {DAYS} days of a course without an end.</p>"
    moved = len(drawn.clock_changes())
    if moved:
        doses = "1 dose falls" if moved == 1 else f"{moved:,} doses fall"
        yield f"<p>{doses} on a clock change; the table does not show it.</p>"


def _dates(schedule: Schedule, rung: Rung) -> str:
    assert rung.last is not None
    first, last = _WORDS.date(rung.first), _WORDS.date(rung.last)
    text = first if first == last else f"{first} to {last}"
    if rung.every is None or rung.until is None:
        return text
    until = schedule.day1 + dt.timedelta(rung.until - 1)
    return f"{text}, again every {_WORDS.days(rung.every)}, until {_WORDS.date(until)}"


def _doses(rung: Rung, column: str) -> str:
    return " and ".join(_WORDS.amount(dose) for slot, dose in rung.doses if slot == column) or NONE


def _listed(rung: Rung) -> str:
    return ", ".join(f"{slot} {_WORDS.amount(dose)}" for slot, dose in rung.doses) or NONE
