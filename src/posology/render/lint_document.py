"""Lint of a document: every text of it and its structure held to the 38 rules before it is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from posology.language import language
from posology.lint import lint_text
from posology.lint.finding import Finding
from posology.lint.passage import HIDDEN
from posology.render.document import Document
from posology.render.lint_plan import whole
from posology.render.lint_said import bare
from posology.render.lint_tables import tables
from posology.render.lint_walk import texts
from posology.sheet import Sheet
from posology.sheet.words import said

DROPPED = ("eye", "ear", "nose", "ophthalmic", "otic", "nasal")
"""Where drops are given that are not swallowed, as a document names them."""


def lint_document(document: Document, others: Iterable[str] = ()) -> tuple[Finding, ...]:
    """
    Hold a document to the rules that can be seen in it.

    Args:
        document: A sheet put into words.
        others: Texts in it that others wrote: names of people, titles, addresses; nothing in them is looked at.

    Returns:
        What was found, with its place. In other languages than English fewer rules are looked for in the texts.

    >>> lint_document(Document(language="en-US", direction="ltr", title="Plan", running=("A. Example",),
    ...     page="page {page}", notice="", blocks=()))[0].rule.id
    'P36'
    """
    words = language(document.language, unreviewed=True)
    return (*_texts(document, _theirs(others)), *tables(document, words), *whole(document, words))


def _texts(document: Document, others: re.Pattern[str] | None) -> Iterator[Finding]:
    seen: dict[str, tuple[Finding, ...]] = {}
    listed = tuple(texts(document))
    dropped = any(word in bare(each.text).lower().split() for each in listed for word in DROPPED)
    for place, text, exempt in listed:
        looked_at = _spaced(text) if others is None else others.sub("…", _spaced(text))
        if looked_at not in seen:
            seen[looked_at] = lint_text(looked_at, document.language)
        for each in seen[looked_at]:
            # A cell counts what the box of the product gives the strength of: the whole is held to P32.
            a_drop = each.rule.id == "P09" and dropped and "drop" in each.found
            if each.rule.id != "P32" and each.rule.id not in exempt and not a_drop:
                yield attrs.evolve(each, place=bare(place))


def _theirs(others: Iterable[str]) -> re.Pattern[str] | None:
    """The texts of others, as they were given and as a page writes their amounts; the longest first."""
    told = {form for other in others if other.strip() for form in (_spaced(other), _spaced(said(other)))}
    joined = "|".join(re.escape(each) for each in sorted(told, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)") if joined else None


def _spaced(text: str) -> str:
    return HIDDEN.sub("", text).replace("\N{NO-BREAK SPACE}", " ")


def others_of(sheet: Sheet) -> tuple[str, ...]:
    """Give the texts of a sheet that others wrote: titles of sources, brands, and what names people."""
    regimen, lines = sheet.regimen, sheet.lines
    parts = [regimen.source, regimen.stopping.source if regimen.stopping else None]
    parts += [verdict.bound.source for verdict in (sheet.report.verdicts if sheet.report else ())]
    named = [*(str(each) for each in parts if each is not None), *(each.brand for each in sheet.products)]
    return tuple(each for each in (*named, lines.clinic, lines.out_of_hours, lines.emergency) if each)
