"""Document: a sheet in the words of one language, as blocks in reading order; every layout prints just these."""

from __future__ import annotations

from collections.abc import Iterator

import attrs


@attrs.frozen
class Heading:
    """A heading of a part of the page, below the title."""

    text: str


@attrs.frozen
class Paragraph:
    """
    A sentence or more.

    Args:
        text: What it says.
        kind: What it is: ``use``, ``total``, ``week``, ``ending``, ``what`` and others; readers find it by that.
        strong: Whether it stands out.
    """

    text: str
    kind: str = ""
    strong: bool = False


@attrs.frozen
class Facts:
    """
    Names with their values; an empty value is a blank line to be filled in by hand.

    Args:
        rows: Each name with its value.
        title: What they are together; none for those under the title of the page.
        kind: ``top``, ``product``, ``supply``, ``advice``, ``contacts``, ``as-needed`` and others.
        boxed: Whether a border stands around them.
    """

    rows: tuple[tuple[str, str], ...]
    title: str = ""
    kind: str = ""
    boxed: bool = False


@attrs.frozen
class Listing:
    """A titled list of sentences."""

    title: str
    items: tuple[str, ...]
    kind: str = ""


@attrs.frozen
class Cell:
    """
    A cell of a table.

    Args:
        lines: What it says, line by line; none where it is left blank to be filled in by hand.
        tick: Whether a box to tick stands before each line (one box where there is no line).
    """

    lines: tuple[str, ...] = ()
    tick: bool = False


@attrs.frozen
class Table:
    """
    A table with a head that is repeated on every page.

    Args:
        kind: ``steps``, ``days``, ``log``, ``verdicts``, ``fills`` and others; readers find it by that.
        caption: What it shows.
        head: The names of its columns.
        rows: Its rows; the first cell is the head of its row. [as many cells as there are columns]
    """

    kind: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@attrs.frozen
class Dose:
    """What is to be ticked off in a day of a grid: the slot or time, and how much, in a line or more."""

    label: str
    lines: tuple[str, ...]


@attrs.frozen
class Day:
    """
    A day of a grid.

    Args:
        date: Its date, with weekday, day and month.
        doses: Each with a box to tick.
        total: Their sum, with the word before it; or the word for no dose.
        tags: Words in a border: a change, a refill, a test, the last day.
        outside: What is said in place of doses of a day that the sheet does not show; it is grey.
    """

    date: str
    doses: tuple[Dose, ...] = ()
    total: str = ""
    tags: tuple[str, ...] = ()
    outside: str = ""


@attrs.frozen
class Month:
    """
    A month as a grid, on a landscape page of its own.

    Args:
        title: The month and the year.
        weekdays: The days of the week in full, in the order of the columns. [7]
        weeks: Its weeks; None stands for a day of another month. [7 days each]
    """

    title: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Day | None, ...], ...]


@attrs.frozen
class Picture:
    """A drawing: SVG text, what it shows in words, and its caption."""

    svg: str
    alt: str
    caption: str


Block = Heading | Paragraph | Facts | Listing | Table | Month | Picture
"""A part of a page."""


@attrs.frozen(kw_only=True)
class Document:
    """
    A sheet in the words of one language.

    Marks of direction (U+2066 to U+2069) stand in its texts where they are needed, and are kept by every layout.

    Args:
        language: The tag of its language, as ``en-US``.
        direction: ``ltr`` or ``rtl``.
        title: The heading of the first page, and the title of the file.
        running: What stands on every page besides: whose it is, drug, strength, version.
        page: How a page is numbered, with ``{page}`` and ``{pages}`` in it, as ``page {page} of {pages}``.
        notice: A warning on every page, as of an unreviewed translation; mostly none.
        blocks: Its parts, in reading order.
        large: Whether it is meant for large print.
    """

    language: str
    direction: str
    title: str
    running: tuple[str, ...]
    page: str
    notice: str
    blocks: tuple[Block, ...]
    large: bool = False

    def of(self, kind: type[Block]) -> Iterator[Block]:
        """Give the blocks of one type, in order."""
        return (block for block in self.blocks if isinstance(block, kind))
