"""Taken: a page taken apart into its title, sentences, tables and months; nothing of it is understood yet."""

from __future__ import annotations

import attrs

Lines = tuple[str, ...]
"""The lines of a cell; none where it is blank."""


@attrs.frozen
class TakenTable:
    """
    A table of a page.

    Args:
        kind: What the layout calls it; nothing where the layout does not say.
        head: The names of its columns.
        rows: Its rows. [as many cells as there are columns]
    """

    kind: str
    head: tuple[str, ...]
    rows: tuple[tuple[Lines, ...], ...]


@attrs.frozen
class TakenDay:
    """
    A day of a month.

    Args:
        date: Its date as printed.
        doses: The label and the lines of each dose; no label where it stands in the line.
        rest: What else stands there: the total, the tags, or why it has no dose.
    """

    date: str
    doses: tuple[tuple[str, Lines], ...]
    rest: Lines


@attrs.frozen
class TakenMonth:
    """
    A month of a page.

    Args:
        title: Its name and year.
        weekdays: The heads of its columns; none where the days follow one another.
        days: Each day with its column from 0; None where the layout has none.
    """

    title: str
    weekdays: tuple[str, ...]
    days: tuple[tuple[int | None, TakenDay], ...]


@attrs.define
class Taken:
    """
    A page taken apart, filled in part by part.

    Args:
        title: Its heading.
        sentences: Its paragraphs, but no items of lists and no values.
        items: The items of its lists.
        facts: Its names with their values.
        tables: Its tables.
        months: Its months.
    """

    title: str = ""
    sentences: list[str] = attrs.field(factory=list)
    items: list[str] = attrs.field(factory=list)
    facts: list[tuple[str, str]] = attrs.field(factory=list)
    tables: list[TakenTable] = attrs.field(factory=list)
    months: list[TakenMonth] = attrs.field(factory=list)
