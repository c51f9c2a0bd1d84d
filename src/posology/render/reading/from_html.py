"""From HTML: a page of HTML taken apart by the standard library's parser, by its elements and their classes."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import attrs

from posology.render.reading.refusal import refuse
from posology.render.reading.taken import Lines, Taken, TakenDay, TakenMonth, TakenTable

_VOID = frozenset({"meta", "link", "input", "br", "hr", "img"})
_UNREAD = frozenset({"style", "script", "title", "svg"})
_CELLS = frozenset({"td", "th"})
PART = "part"  # of a line that may be broken between its parts: it says nothing of what the text is
_INLINE = frozenset({"span", "strong", "bdi", "label", "b", "i", "a"})
_SPACES = re.compile("[ \n]+")


@attrs.define
class _Element:
    """An element of interest with the texts in it, each with the class of what holds it."""

    tag: str
    classes: tuple[str, ...]
    texts: list[tuple[str, str]] = attrs.field(factory=list)
    breaks: bool = True

    def add(self, kind: str, data: str) -> None:
        """Take a piece of text: it goes on with the text before, unless an element begins or ends between them."""
        before = ""
        if self.texts and not self.breaks and self.texts[-1][0] == kind:
            before = self.texts.pop()[1]
        self.texts.append((kind, _SPACES.sub(" ", before + data)))
        self.breaks = False

    def said(self, kind: str = "") -> Lines:
        """The texts of a class, or all."""
        pieces = (text.strip(" ") for each, text in self.texts if each == kind or not kind)
        return tuple(text for text in pieces if text)

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(self.said())


@attrs.define
class _Table:
    kind: str
    caption: str = ""
    rows: list[tuple[tuple[str, ...], list[_Element]]] = attrs.field(factory=list)


class _Reader(HTMLParser):
    """Collects the heading, the paragraphs, the items of lists and the tables."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.open: _Element | None = None
        self.found: list[_Element] = []
        self.tables: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = tuple(each for each in (dict(attrs).get("class") or "").split() if each != PART)
        if tag in _VOID:
            return
        self._break(tag, classes)
        self.tags.append((tag, classes))
        if tag == "table":
            self.tables.append(_Table(classes[0] if classes else ""))
        elif tag == "tr":
            self.tables[-1].rows.append((classes, []))
        elif tag in _CELLS:
            self.open = _Element(tag, classes)
            self.tables[-1].rows[-1][1].append(self.open)
        elif tag in ("h1", "p", "li", "caption", "dt", "dd"):
            self.open = _Element(tag, classes)
            self.found.append(self.open)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self.tags or self.tags[-1][0] != tag:
            refuse("page", f"</{tag}> closes what is not open")
        self._break(*self.tags.pop())
        if self.open and tag == self.open.tag:
            if tag == "caption":
                self.tables[-1].caption = self.open.text
            self.open = None

    def _break(self, tag: str, classes: tuple[str, ...]) -> None:
        """A text ends where an element begins or ends, but for those inside a line that have no class."""
        if self.open and (classes or tag not in _INLINE):
            self.open.breaks = True

    def handle_data(self, data: str) -> None:
        if self.open and not any(tag in _UNREAD for tag, _ in self.tags):
            kind = next((classes[0] for tag, classes in reversed(self.tags) if classes), "")
            self.open.add(kind, data)


def taken(page: str) -> Taken:
    """
    Take a page of HTML apart.

    Raises:
        SheetError: if its elements are not closed in order, or a row has more or fewer cells than its head.
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    if reader.tags:
        refuse("page", f"<{reader.tags[-1][0]}> is not closed")
    found = Taken(
        title=next((each.text for each in reader.found if each.tag == "h1"), ""),
        sentences=[each.text for each in reader.found if each.tag == "p"],
        items=[each.text for each in reader.found if each.tag == "li"],
    )
    names = [each.text for each in reader.found if each.tag == "dt"]
    found.facts += zip(names, (each.text for each in reader.found if each.tag == "dd"), strict=True)
    for table in reader.tables:
        if table.kind == "month":
            found.months.append(_month(table))
        else:
            found.tables.append(_table(table))
    return found


def _table(table: _Table) -> TakenTable:
    (_, head), *rows = table.rows
    for _, row in rows:
        if len(row) != len(head):
            refuse("table", f"a row of {table.kind} has {len(row)} cells, its head {len(head)}")
    body = tuple(tuple(cell.said() for cell in row) for _, row in rows)
    return TakenTable(table.kind, tuple(cell.text for cell in head), body)


def _month(table: _Table) -> TakenMonth:
    """Take a grid apart; the row of whom it is for stands on paper only, and says again what the page says."""
    (_, head), *weeks = [(classes, row) for classes, row in table.rows if "who" not in classes]
    days: list[tuple[int | None, TakenDay]] = []
    for _, week in weeks:
        if len(week) != len(head):
            refuse("month", f"a week of {table.caption} has {len(week)} days")
        for column, cell in enumerate(week):
            if cell.classes != ("void",):
                days.append((column, _day(cell)))
            elif cell.text:
                refuse("month", f"a day of another month says {cell.text!r} in {table.caption}")
    return TakenMonth(table.caption, tuple(cell.text for cell in head), tuple(days))


def _day(cell: _Element) -> TakenDay:
    """Take a day apart: its date, then the label of each dose with its lines, then the rest."""
    dates, doses, rest = [], list[tuple[str, list[str]]](), []
    for kind, piece in cell.texts:
        text = piece.strip(" ")
        if not text:
            continue
        if kind == "date":
            dates.append(text)
        elif kind == "label":
            doses.append((text, []))
        elif kind == "line" and doses:
            doses[-1][1].append(text)
        elif kind in ("total", "tag", "said"):
            rest.append(text)
        else:
            refuse("month", f"{text!r} stands in the cell {cell.text!r}, and is nothing of a day")
    if len(dates) != 1:
        refuse("month", f"the cell {cell.text!r} has {len(dates)} dates")
    return TakenDay(dates[0], tuple((label, tuple(lines)) for label, lines in doses), tuple(rest))
