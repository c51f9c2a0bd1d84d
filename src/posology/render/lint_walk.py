"""Walk of the linter: every text of a document with its place, and the rules that are not for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from posology.render.document import Block, Document, Facts, Heading, Listing, Month, Paragraph, Picture, Table

NAMES = frozenset({"P13", "P26"})
"""Rules that are not for names: of people, of clinics, of versions."""

INSTRUCTIONS = frozenset({"P18", "P19", "P20", "P22", "P26", "P29", "P34", "P35"})
"""Rules for what a patient is told to do; a record of limits, verdicts and regimens tells nobody to do anything."""

RECORDS = ("about", "counted", "limits", "made-from", "prescription", "rules", "stopping", "verdicts", "what")
"""Kinds of blocks that are records."""

TIMED = ("days", "fills", "log", "moved", "steps")
"""Kinds of blocks in which a time is a name of a column or of a dose, as of one every 4 hours."""

NOT_OURS = frozenset({"sources"})
"""Kinds of blocks with what others wrote: titles, addresses, and what a source says."""

BY_KIND = {
    **dict.fromkeys(RECORDS, INSTRUCTIONS),
    **dict.fromkeys(TIMED, frozenset({"P20"})),
    **dict.fromkeys(("limits", "verdicts"), INSTRUCTIONS | {"P33"}),  # a margin of 0 doses is no dose
    "contacts": NAMES | {"P20"},
}
"""Rules that are not for blocks of a kind."""


class Said(NamedTuple):
    """A text of a document, where it is, and the rules that are not for it."""

    place: str
    text: str
    exempt: frozenset[str] = frozenset()


def texts(document: Document) -> Iterator[Said]:
    """
    Give every text of a document in reading order, except what others wrote.

    >>> from posology.render.document import Cell
    >>> table = Table("steps", "Steps", ("Dates",), ((Cell(("Tue 1 Dec 2026",)),),))
    >>> made = Document(language="en-US", direction="ltr", title="Your plan", running=(), page="", notice="",
    ...     blocks=(table,))
    >>> [(said.place, said.text) for said in texts(made)][-1]
    ('steps, row 1, Dates', 'Tue 1 Dec 2026')
    """
    yield Said("title", document.title)
    version = document.running[-1] if document.running else ""
    for text in document.running:
        yield Said("on every page", text, NAMES | {"P28"} if text == version else NAMES)
    yield Said("notice", document.notice, NAMES)
    for block in document.blocks:
        kind = getattr(block, "kind", "")
        if kind not in NOT_OURS:
            exempt = BY_KIND.get(kind, frozenset())
            for place, text, more in _of_block(block, version):
                yield Said(place, text, exempt | more)


def _of_block(block: Block, version: str) -> Iterator[Said]:
    if isinstance(block, Heading):
        yield Said("heading", block.text)
    elif isinstance(block, Paragraph):
        yield Said(block.kind or "paragraph", block.text)
    elif isinstance(block, Listing):
        yield Said(block.kind or "list", block.title)
        for n, item in enumerate(block.items, 1):
            yield Said(f"{block.kind or 'list'}, line {n}", item)
    elif isinstance(block, Facts):
        yield Said(block.kind or "facts", block.title)
        top = NAMES if block.kind == "top" else frozenset()
        for name, value in block.rows:
            yield Said(block.kind or "facts", name)
            yield Said(
                f"{block.kind or 'facts'}, {name}", value, top | ({"P28"} if top and value in version else set())
            )
    elif isinstance(block, Table):
        yield from _of_table(block)
    elif isinstance(block, Month):
        yield from _of_month(block)
    elif isinstance(block, Picture):
        yield Said("picture", block.alt, INSTRUCTIONS)
        yield Said("picture", block.caption, INSTRUCTIONS)


def _of_table(table: Table) -> Iterator[Said]:
    yield Said(table.kind, table.caption)
    yield from (Said(f"{table.kind}, head", text) for text in table.head)
    for n, row in enumerate(table.rows, 1):
        for name, cell in zip(table.head, row, strict=True):
            yield from (Said(f"{table.kind}, row {n}, {name}", line) for line in cell.lines)


def _of_month(month: Month) -> Iterator[Said]:
    yield Said("month", month.title)
    yield from (Said(month.title, text) for text in month.weekdays)
    for day in (day for week in month.weeks for day in week if day is not None):
        yield Said(month.title, day.date)
        for dose in day.doses:
            yield from (Said(f"{month.title}, {day.date}", text) for text in (dose.label, *dose.lines))
        yield from (Said(f"{month.title}, {day.date}", text) for text in (day.total, *day.tags, day.outside))
