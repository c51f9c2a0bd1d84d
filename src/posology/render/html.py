"""HTML: a sheet as one self-contained page that prints: step table, month grids, notes; no script."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from typing import Any

import attrs

from posology.daytime import WEEKDAYS
from posology.errors import MissingExtraError
from posology.render.readback import compare
from posology.render.readback_html import read_html
from posology.sheet import USE, WEEK, Month, Sheet
from posology.sheet.days import DayRow, cell
from posology.sheet.steps import StepRow
from posology.sheet.words import date_text


@attrs.frozen
class _Cell:
    """A day of a grid: one of the sheet, or one outside it and what is said of it."""

    date: str
    day: DayRow | None = None
    outside: str = ""

    @property
    def tags(self) -> tuple[str, ...]:
        return self.day.tags if self.day else ()

    @property
    def entries(self) -> list[dict[str, str]]:
        found = self.day.entries if self.day else ()
        return [{"before": f"{each.label} {each.at}".strip(), "amount": each.amount} for each in found]

    @property
    def total(self) -> str:
        return self.day.total if self.day else ""


def page(sheet: Sheet) -> str:
    """
    Lay a sheet out as an HTML page, and compare what the page says with the schedule.

    Args:
        sheet: What to print.

    Returns:
        The whole page; it asks for nothing and runs nothing.

    Raises:
        SheetError: if the page does not read back as the schedule; it names date, slot and both amounts.
        MissingExtraError: if Jinja2 is not installed.

    >>> from posology.regimen import Regimen
    >>> from posology.schedule import Schedule
    >>> from posology.step import Step
    >>> sheet = Sheet.of(Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), start="2026-12-01"))
    >>> page(sheet).splitlines()[0]
    '<!DOCTYPE html>'
    """
    made = _laid_out(sheet)
    compare(sheet.schedule, read_html(made))
    return made


def _laid_out(sheet: Sheet) -> str:
    try:
        import jinja2
    except ImportError:
        raise MissingExtraError(
            "html", "Jinja2 is not installed", instead="run: pip install 'posology[html]'"
        ) from None
    template = resources.files("posology.render").joinpath("page.html.j2").read_text("utf-8")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(template).render(
        sheet=sheet,
        use=USE,
        week=WEEK,
        patient=dict(sheet.facts).get("For", ""),
        weekdays=WEEKDAYS,
        steps=[_step(sheet, row) for row in sheet.steps],
        months=[{"title": month.title, "weeks": _weeks(sheet, month)} for month in sheet.months],
    )


def _step(sheet: Sheet, row: StepRow) -> dict[str, Any]:
    dates = [date_text(row.first)]
    if row.last != row.first:
        dates = [f"{dates[0]} –", date_text(row.last)]
    again = ""
    if row.every is not None and row.until is not None:
        again = f"again every {row.every:,} days, until {date_text(row.until)}"
    cells = [(column, cell(row.entries, column)) for column in sheet.columns]
    return {"dates": dates, "again": again, "days": f"{row.days:,}", "cells": cells, "total": row.total}


def _weeks(sheet: Sheet, month: Month) -> list[list[_Cell | None]]:
    """The weeks of a month from Monday on; None stands for a day of another month."""
    by_date = {day.date: day for day in month.days}
    first = month.days[0].date.replace(day=1)
    cells: list[_Cell | None] = [None] * first.weekday()
    for ordinal in range(first.toordinal(), first.toordinal() + 31):
        date = dt.date.fromordinal(ordinal)
        if date.month != first.month:
            break
        day = by_date.get(date)
        outside = sheet.before if date < month.days[0].date else sheet.after
        cells.append(_Cell(date_text(date).rpartition(" ")[0], day, "" if day else outside))
    cells += [None] * (-len(cells) % 7)
    return [cells[n : n + 7] for n in range(0, len(cells), 7)]
