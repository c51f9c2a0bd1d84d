"""Text page: a document for a terminal or a plain file; a table is as wide as it needs to be, and nothing is cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from posology.render.columns import PROSE, padded, width, wrapped
from posology.render.document import Block, Cell, Day, Document, Facts, Heading, Listing, Month, Paragraph, Table

BLANK = "_" * 20
"""What is to be filled in by hand."""

TICK = "[ ]"
"""A box to tick."""

CELL = 60
"""The width at which a line of a cell goes on in the next line, which is indented. [columns]"""

_LATER = "  "
_BETWEEN = "  "


def page(document: Document) -> str:
    """
    Lay a document out as text: its parts in their order, with a blank line between them.

    What stands on every page stands at the top and at the bottom. The days of a month follow one another, and a
    picture is told by its words.

    Args:
        document: What to print.

    Returns:
        Lines that end in one newline.

    >>> from posology.render.document import Paragraph
    >>> said = Document(
    ...     language="en-US", direction="ltr", title="Your plan", running=("Ana", "version 2"), page="{page}",
    ...     notice="", blocks=(Paragraph("Then stop."),),
    ... )
    >>> page(said).splitlines()
    ['Your plan', '=========', '', 'Ana · version 2', '', 'Then stop.', '', 'Ana · version 2']
    """
    notice, running = wrapped(document.notice), wrapped(" · ".join(document.running))
    parts = [
        notice,
        _underlined(document.title, "="),
        running,
        *(part for block in document.blocks for part in _laid_out(block)),
        running,
        notice,
    ]
    return "\n\n".join("\n".join(part) for part in parts if any(part)) + "\n"


def _laid_out(block: Block) -> Iterator[list[str]]:
    """Give the parts of a block, between which there is a blank line."""
    match block:
        case Heading(text):
            yield _underlined(text, "~")
        case Paragraph(text):
            yield wrapped(text)
        case Facts():
            yield _facts(block)
        case Listing(title, items):
            yield [*wrapped(title), *(line for item in items for line in wrapped(item, PROSE, "- ", "  "))]
        case Table():
            yield wrapped(block.caption)
            yield _table(block)
        case Month():
            yield _underlined(block.title, "~")
            yield from (_day(day) for week in block.weeks for day in week if day is not None)
        case _:
            yield wrapped(block.caption)
            yield wrapped(block.alt)


def _underlined(text: str, mark: str) -> list[str]:
    return [text, mark * width(text)]


def _facts(facts: Facts) -> list[str]:
    """Names in a column, values beside them; a box is a line above, a line below and one at the left."""
    names = max((width(name) for name, _ in facts.rows), default=0)
    lines = wrapped(facts.title) if facts.title else []
    for name, value in facts.rows:
        head = padded(name, names) + _BETWEEN
        room = max(PROSE - len(_LATER) - width(head), PROSE // 2)
        lines += wrapped(value or BLANK, width(head) + room, head, " " * width(head))
    if facts.boxed:
        edge = "+" + "-" * (PROSE - 1)
        return [edge, *(f"| {line}" for line in lines), edge]
    return lines


def _day(day: Day) -> list[str]:
    doses = (f"{TICK} {dose.label}{_BETWEEN}{line}" for dose in day.doses for line in dose.lines)
    return [day.date, *(_LATER + line for line in (*doses, day.total, *day.tags, day.outside) if line)]


def _table(table: Table) -> list[str]:
    """A head, a rule that shows how wide each column is, and the rows; a rule ends each where one has more lines."""
    rows = [[_lines(cell) for cell in row] for row in table.rows]
    widths = [
        max(width(name), *(width(line) for row in rows for line in row[n]), len(TICK))
        for n, name in enumerate(table.head)
    ]
    rule = ["-" * columns for columns in widths]
    lines: list[Sequence[str]] = [table.head, rule]
    tall = any(len(cell) > 1 for row in rows for cell in row)
    for row in rows:
        lines += [*_row(row, rule), *([rule] if tall else [])]
    return [
        _BETWEEN.join(padded(part, columns) for part, columns in zip(line, widths, strict=True)).rstrip(" ")
        for line in lines
    ]


def _lines(cell: Cell) -> list[str]:
    """The lines of a cell, none where it is blank; a broken line goes on indented."""
    box = f"{TICK} " if cell.tick else ""
    lines = [part for line in cell.lines for part in wrapped(line, CELL, box, _LATER)]
    return lines or ([TICK] if cell.tick else [])


def _row(row: Sequence[Sequence[str]], rule: Sequence[str]) -> Iterable[list[str]]:
    """The lines of a row; a cell to be filled in by hand is underlined."""
    filled = [cell or ["_" * len(mark)] for cell, mark in zip(row, rule, strict=True)]
    for n in range(max(map(len, filled))):
        yield [cell[n] if n < len(cell) else "" for cell in filled]
