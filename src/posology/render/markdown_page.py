"""Markdown page: a document in Markdown with pipe tables; no text of it is taken as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from posology.render.document import Block, Cell, Day, Document, Facts, Heading, Listing, Month, Paragraph, Table
from posology.render.text_page import BLANK

TICK = "☐"
"""A box to tick."""

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#&|~^$]|(?<=www)\.|:(?=//)")
_FIRST = re.compile(r"(?:\d{1,9}(?=[.)](?: |$))|(?=[-+=:]))")


def page(document: Document) -> str:
    r"""
    Lay a document out as Markdown (CommonMark with pipe tables): its parts in their order.

    What stands on every page stands at the top and at the bottom.

    Args:
        document: What to print.

    Returns:
        Lines that end in one newline.

    >>> from posology.render.document import Paragraph
    >>> said = Document(
    ...     language="en-US", direction="ltr", title="Your plan", running=("*Ana*",), page="{page}", notice="",
    ...     blocks=(Paragraph("Then stop."),),
    ... )
    >>> page(said).splitlines()
    ['# Your plan', '', '\\*Ana\\*', '', 'Then stop.', '', '\\*Ana\\*']
    """
    notice, running = _strong(document.notice), escaped(" · ".join(document.running))
    parts = [
        notice,
        f"# {escaped(document.title)}",
        running,
        *(part for block in document.blocks for part in _laid_out(block)),
        running,
        notice,
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    r"""
    Write text so that Markdown shows it as it is.

    >>> print(escaped("*x* | <b> [a](b)"), escaped("1. 5 mg"))
    \*x\* \| \<b\> \[a\](b) 1\. 5 mg
    """
    plain = _ACTIVE.sub(r"\\\g<0>", text)
    first = _FIRST.match(plain)
    return f"{first[0]}\\{plain[first.end() :]}" if first else plain


def _strong(text: str) -> str:
    return f"**{escaped(text)}**" if text else ""


def _laid_out(block: Block) -> Iterator[str]:
    match block:
        case Heading(text):
            yield f"## {escaped(text)}"
        case Paragraph(text):
            yield _strong(text) if block.strong else escaped(text)
        case Facts():
            yield _strong(block.title)
            yield "\n".join(f"- {_strong(name)} {escaped(value or BLANK)}" for name, value in block.rows)
        case Listing(title, items):
            yield _strong(title)
            yield "\n".join(f"- {escaped(item)}" for item in items)
        case Table():
            yield _strong(block.caption)
            yield _table(block.head, ([_cell(cell) for cell in row] for row in block.rows))
        case Month():
            yield f"## {escaped(block.title)}"
            yield _table(block.weekdays, ([_day(day) for day in week] for week in block.weeks))
        case _:
            yield _strong(block.caption)
            yield escaped(block.alt)


def _cell(cell: Cell) -> list[str]:
    box = f"{TICK} " if cell.tick else ""
    return [box + escaped(line) for line in cell.lines] or ([TICK] if cell.tick else [])


def _day(day: Day | None) -> list[str]:
    if day is None:
        return []
    doses = (f"{TICK} {escaped(dose.label)} {escaped(line)}" for dose in day.doses for line in dose.lines)
    rest = (escaped(each) for each in (day.total, day.outside) if each)
    return [escaped(day.date), *doses, *rest, *map(_strong, day.tags)]


def _table(head: Sequence[str], rows: Iterable[Sequence[Sequence[str]]]) -> str:
    lines = [
        [escaped(name) for name in head],
        ["---"] * len(head),
        *(["<br>".join(cell) for cell in row] for row in rows),
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
