"""Printable: what a document has to be before it is laid out: its tables are whole, its texts can be seen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import attrs

from posology.errors import SheetError
from posology.render.document import Document, Facts, Month, Picture, Table

OPENING, CLOSING = "\u2066\u2067\u2068", "\u2069"
"""The marks that set a text of its own direction apart, and the one that ends it."""

_UNSEEN = {"Cc": "a control character", "Cs": "half a character", "Zl": "a line break", "Zp": "a line break"}
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u206a\u206b\u206c\u206d\u206e\u206f"


def check_printable(document: Document) -> None:
    r"""
    Refuse a document that would print otherwise than it reads.

    Args:
        document: What is to be printed.

    Raises:
        SheetError: if a text holds a control character, a mark that turns the order of letters round, or a mark of
            direction that is not closed; if a row has more or fewer cells than its table has columns; if the title
            is empty, or the language, the direction or the page number's pattern is none.

    >>> from posology.render.document import Paragraph
    >>> check_printable(Document(
    ...     language="en-US", direction="ltr", title="Your plan", running=(), page="{page} of {pages}", notice="",
    ...     blocks=(Paragraph("Take 2 \u202ecapsules"),),
    ... ))
    Traceback (most recent call last):
    ...
    posology.errors.SheetError: blocks[0].text: got U+202E, a mark that turns the order of letters round; leave it out
    """
    for where, text in texts(document):
        _check_text(where, text)
    if not document.title.strip():
        raise SheetError("title", "is empty", value=document.title, instead="say what the document is")
    if document.direction not in ("ltr", "rtl"):
        got = document.direction
        raise SheetError("direction", f"got {got!r}", value=got, instead="write 'ltr' or 'rtl'")
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", document.language):
        got = document.language
        raise SheetError("language", f"got {got!r}, no tag of a language", value=got, instead="write as 'en-US'")
    for part in ("{page}", "{pages}"):
        if part not in document.page:
            got = document.page
            raise SheetError("page", f"got {got!r} without {part}", value=got, instead="write 'page {page} of {pages}'")
    for n, block in enumerate(document.blocks):
        _check_shape(f"blocks[{n}]", block)


def texts(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """
    Give every text that a document prints or describes, with its place; drawings themselves are left out.

    Args:
        value: A document or a part of one.
        where: The place of it.
    """
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, tuple):
        for n, each in enumerate(value):
            yield from texts(each, f"{where}[{n}]")
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            if not (isinstance(value, Picture) and field.name == "svg"):
                yield from texts(getattr(value, field.name), f"{where}.{field.name}".lstrip("."))


def _check_text(where: str, text: str) -> None:
    depth = 0
    for character in text:
        wrong = _UNSEEN.get(unicodedata.category(character), "")
        if character in _OVERRIDES:
            wrong = "a mark that turns the order of letters round"
        depth += (character in OPENING) - (character in CLOSING)
        if depth < 0:
            wrong = "a mark of direction that closes what was not opened"
        if wrong:
            name = f"U+{ord(character):04X}"
            raise SheetError(where, f"got {name}, {wrong}", value=character, instead="leave it out")
    if depth:
        problem = f"{depth} mark{'s' * (depth > 1)} of direction not closed"
        raise SheetError(where, problem, value=text, instead="end what is set apart with U+2069")


def _check_shape(where: str, block: Any) -> None:
    rows: list[tuple[str, int, int]] = []
    if isinstance(block, Table):
        rows = [(f"{where}.rows[{n}]", len(row), len(block.head)) for n, row in enumerate(block.rows)]
        rows.append((f"{where}.head", len(block.head), max(1, len(block.head))))
    if isinstance(block, Month):
        rows = [(f"{where}.weeks[{n}]", len(week), 7) for n, week in enumerate(block.weeks)]
        rows.append((f"{where}.weekdays", len(block.weekdays), 7))
    if isinstance(block, Facts):
        rows = [(f"{where}.rows[{n}]", len(row), 2) for n, row in enumerate(block.rows)]
    for place, found, needed in rows:
        if found != needed:
            problem = f"{found} cells where there are {needed} columns"
            raise SheetError(place, problem, value=found, limit=needed, instead="give each column its cell")
