"""From document: what is laid out as PDF, taken apart; what the file itself says is read in the tests."""

from __future__ import annotations

from posology.render.document import Day, Document, Facts, Listing, Month, Paragraph, Table
from posology.render.reading.taken import Taken, TakenDay, TakenMonth, TakenTable


def taken(document: Document) -> Taken:
    """
    Take a document apart as if it were a page.

    >>> made = Document(
    ...     language="en-US", direction="ltr", title="Your examplol plan", running=(), page="", notice="",
    ...     blocks=(Paragraph("Then stop.", "ending"),),
    ... )
    >>> taken(made).title, taken(made).sentences
    ('Your examplol plan', ['Then stop.'])
    """
    found = Taken(document.title)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.sentences.append(block.text)
        elif isinstance(block, Listing):
            found.items += block.items
        elif isinstance(block, Facts):
            found.facts += block.rows
        elif isinstance(block, Table):
            rows = tuple(tuple(tuple(filter(None, cell.lines)) for cell in row) for row in block.rows)
            found.tables.append(TakenTable(block.kind, block.head, rows))
        elif isinstance(block, Month):
            days = [(n, day) for week in block.weeks for n, day in enumerate(week) if day is not None]
            found.months.append(TakenMonth(block.title, block.weekdays, tuple((n, _day(day)) for n, day in days)))
    return found


def _day(day: Day) -> TakenDay:
    rest = tuple(text for text in (day.outside, day.total, *day.tags) if text)
    return TakenDay(day.date, tuple((dose.label, dose.lines) for dose in day.doses), rest)
