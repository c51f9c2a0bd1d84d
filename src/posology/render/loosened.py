"""Loosened: a document whose tables let a line end before a unit, for pages on which they find no room otherwise."""

from __future__ import annotations

import attrs

from posology.render.document import Block, Cell, Day, Document, Month, Table

NBSP = "\N{NO-BREAK SPACE}"


def loosened(document: Document) -> Document:
    """
    Give a document in whose tables and grids a line may end at every space; words and numbers stay whole.

    >>> table = Table("steps", "Steps", ("Dates",), ((Cell((f"100{NBSP}micrograms",)),),))
    >>> plan = Document(language="en-GB", direction="ltr", title="", running=(), page="", notice="", blocks=(table,))
    >>> loosened(plan).blocks[0].rows[0][0].lines
    ('100 micrograms',)
    """
    return attrs.evolve(document, blocks=tuple(map(_block, document.blocks)))


def _block(block: Block) -> Block:
    if isinstance(block, Table):
        return attrs.evolve(block, rows=tuple(tuple(map(_cell, row)) for row in block.rows))
    if isinstance(block, Month):
        return attrs.evolve(block, weeks=tuple(tuple(map(_day, week)) for week in block.weeks))
    return block


def _cell(cell: Cell) -> Cell:
    return attrs.evolve(cell, lines=tuple(line.replace(NBSP, " ") for line in cell.lines))


def _day(day: Day | None) -> Day | None:
    if day is None:
        return None
    doses = tuple(attrs.evolve(each, lines=tuple(line.replace(NBSP, " ") for line in each.lines)) for each in day.doses)
    return attrs.evolve(day, doses=doses, total=day.total.replace(NBSP, " "))
