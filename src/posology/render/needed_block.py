"""Needed block: what may be taken as needed: for what, how much, how long apart, how many, and a log to fill in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from posology.as_needed import AsNeeded
from posology.language import Language
from posology.render.blocks import joined
from posology.render.document import Block, Cell, Facts, Paragraph, Table
from posology.render.doses import part_text
from posology.sheet import Sheet
from posology.sheet.needed import Use

LOGGED = 4
"""How many doses a day the log has room for, unless the limits allow fewer."""

DAY = 24 * 60
"""A day of the clock. [minutes]"""

MOST_LOGGED = 31
"""For how many days the log has a row at most; a longer plan has as many rows, to be dated by hand."""


def needed_blocks(sheet: Sheet, language: Language) -> Iterator[Block]:
    """Give a box for each use, and one log of what was taken; nothing where nothing is taken as needed."""
    for use in sheet.needed:
        yield Facts(tuple(_rows(sheet, use, language)), language.say("as-needed"), "as-needed", boxed=True)
    if sheet.needed and sheet.total is not None:
        yield Paragraph(language.say("needed-not-in-totals"), "needed-totals")
    if sheet.needed:
        yield _log(sheet, language)


def _rows(sheet: Sheet, use: Use, language: Language) -> Iterator[tuple[str, str]]:
    dose = language.amount(use.dose)
    if use.parts:
        dose = joined([part_text(part, language, named=len(use.parts) > 1) for part in use.parts], language)
    yield language.say("needed-take"), dose
    yield language.say("needed-reason"), language.isolate(sheet.lines.purpose) if sheet.lines.purpose else ""
    span = language.say("date-range", first=language.date(use.first), last=language.date(use.last))
    yield language.say("needed-when"), span
    yield language.say("needed-wait"), _least(use.limits, language)
    yield language.say("needed-most"), _most(use.limits, language)


def _least(limits: AsNeeded, language: Language) -> str:
    """How long apart; a blank to be filled in by hand where no limit says so, for a person needs to know."""
    if limits.at_least is None:
        return ""
    return language.say("needed-wait-least", span=language.span(limits.at_least))


def _most(limits: AsNeeded, language: Language) -> str:
    """How many in what time; a blank where no limit says so."""
    if limits.most is None:
        return ""
    doses = language.say("doses-count", count=limits.most)
    if isinstance(limits.per, int):
        return language.say("needed-most-in", doses=doses, span=language.span(limits.per))
    return language.say("needed-most-per-day", doses=doses)


def _log(sheet: Sheet, language: Language) -> Table:
    head, columns = [language.say("head-date")], _columns(sheet)
    head += [language.say("log-time-amount", number=language.number(n)) for n in range(1, columns + 1)]
    dates = [sheet.shown.start + dt.timedelta(n) for n in range(min(len(sheet.shown), MOST_LOGGED))]
    dated = len(sheet.shown) <= MOST_LOGGED
    rows = tuple((Cell((language.date(date),) if dated else ()), *[Cell()] * columns) for date in dates)
    return Table("log", language.say("needed-log"), tuple(head), rows)


def _columns(sheet: Sheet) -> int:
    """How many doses a day there is room for: no more than may be taken, for an empty box asks to be filled."""
    most = 0
    for use in sheet.needed:
        limits = use.limits
        if limits.most is None or (isinstance(limits.per, int) and limits.per < DAY):
            return LOGGED
        most += limits.most
    return min(most, LOGGED)
