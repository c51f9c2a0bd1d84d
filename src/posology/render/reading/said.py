"""Said: what a page says of one day: its doses by slot or time, and their sum."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from posology.dose import Amount
from posology.render.reading.cells import Cells, Given, Label
from posology.render.reading.refusal import refuse
from posology.render.reading.taken import Lines

Doses = dict[str, list[Given]]
"""The lines of each slot or time, in order."""


@attrs.frozen
class Said:
    """
    What a page says of one day.

    Args:
        doses: The lines of each slot or time.
        total: The sum; None for none.
    """

    doses: Doses
    total: Amount | None


def read_cells(cells: Cells, columns: Iterable[tuple[str, Lines]]) -> Doses:
    """
    Read the cells of a row: under the slot or time of the column, or under those that the lines name.

    Args:
        cells: The grammar of the language.
        columns: The head of each column with the lines of its cell.

    Raises:
        SheetError: for a blank cell, a column that is there twice, or a line that cannot be read in full.
    """
    doses: Doses = {}
    heads = set()
    for head, lines in columns:
        if head in heads:
            refuse(head, "the page has this column twice", head)
        heads.add(head)
        label = cells.column(head)
        if not lines:
            refuse(head, "the page leaves it blank", head)
        for line in () if cells.is_none(lines) else lines:
            at, text = (label, line) if label else cells.listed(line)
            given = cells.given(text)
            if label is None:
                given = attrs.evolve(given, at=_only(given.at, at, line))
            doses.setdefault(at.name, []).append(given)
    return doses


def _only(inner: Label, at: Label, line: str) -> Label:
    if inner != Label():
        refuse("doses", f"the page says when twice: {line!r}", line)
    return at
