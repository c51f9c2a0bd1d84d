"""Readback of HTML: a page taken apart by the standard library's parser, and read."""

from __future__ import annotations

from html.parser import HTMLParser

import attrs

from posology.render.printed import date_of, refuse
from posology.render.readback import Reading

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LINES = frozenset({"div", "label", "p", "li", "tr", "td", "th", "h1", "h2", "caption", "br"})
_UNREAD = frozenset({"style", "script", "title"})


@attrs.define
class _Piece:
    """The text of an element of interest, in lines, with its class."""

    kind: str = ""
    lines: list[str] = attrs.field(factory=lambda: [""])

    @property
    def text(self) -> list[str]:
        return [line.strip(" \n") for line in self.lines if line.strip(" \n")]


@attrs.define
class _Table:
    kind: str
    caption: _Piece = attrs.field(factory=_Piece)
    rows: list[list[_Piece]] = attrs.field(factory=list)


class _Reader(HTMLParser):
    """Collects the heading, the tables and the sentences of the total, the week and the ending."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.sentences: dict[str, _Piece] = {}
        self.open: _Piece | None = None
        self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kind = dict(attrs).get("class") or ""
        self.unread += tag in _UNREAD
        if tag == "table":
            self.tables.append(_Table(kind))
        elif tag == "tr":
            self.tables[-1].rows.append([])
        elif tag == "caption":
            self.open = self.tables[-1].caption
        elif tag in ("td", "th"):
            self.open = _Piece(kind)
            self.tables[-1].rows[-1].append(self.open)
        elif tag == "h1" or (tag == "p" and kind in ("sum", "week", "ending")):
            self.open = self.sentences.setdefault(kind or tag, _Piece(kind))
        elif tag in _LINES and self.open:
            self.open.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.unread -= tag in _UNREAD
        if tag in ("td", "th", "caption", "h1", "p"):
            self.open = None
        elif tag in _LINES and self.open:
            self.open.lines.append("")

    def handle_data(self, data: str) -> None:
        if self.open and not self.unread:
            self.open.lines[-1] += data


def read_html(page: str) -> Reading:
    """
    Read an HTML page: its title, step table, month grids, total and ending.

    Raises:
        SheetError: if a part of it cannot be read as what it has to be.
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    said = {kind: " ".join(piece.text) for kind, piece in reader.sentences.items()}
    reading = Reading(
        title=said.get("h1", ""),
        total=said.get("sum", "").removeprefix("Total for these days: "),
        week=said.get("week", "").removeprefix("Most in 7 days in a row: "),
        ending=said.get("ending", ""),
    )
    for table in reader.tables:
        if table.kind == "steps":
            _read_steps(reading, table)
        else:
            _read_month(reading, table)
    return reading


def _read_steps(reading: Reading, table: _Table) -> None:
    head, *rows = table.rows
    names = [" ".join(piece.text) for piece in head]
    for row in rows:
        cells = dict(zip(names, row, strict=True))
        slots = {name: cells[name].text for name in names[2:-1]}
        reading.add_step(" ".join(cells["Dates"].text), " ".join(cells["Days"].text), slots, " ".join(row[-1].text))


def _read_month(reading: Reading, table: _Table) -> None:
    """Read a grid: the weekday from the column, month and year from the caption, the day from the cell."""
    name, _, year = " ".join(table.caption.text).partition(" ")
    _, head, *weeks = table.rows
    if tuple(" ".join(piece.text) for piece in head) != _WEEKDAYS:
        refuse("month", f"the grid of {name} {year} has no days of the week from Monday on")
    for week in weeks:
        if len(week) != 7:
            refuse("month", f"a week of {name} {year} has {len(week)} days")
        for weekday, piece in zip(_WEEKDAYS, week, strict=True):
            if piece.text:
                _read_day(reading, piece, weekday, name, year)


def _read_day(reading: Reading, piece: _Piece, weekday: str, month: str, year: str) -> None:
    first, *lines = piece.text
    date = date_of(f"{first} {year}")
    if not (first.startswith(weekday[:3]) and first.endswith(month[:3])):
        refuse("date", f"{first!r} stands under {weekday} in {month} {year}")
    if piece.kind == "outside":
        if lines not in (["no dose"], ["not on this sheet"]):
            refuse(first, f"it is outside the plan, yet the page says {lines}")
        return
    doses = [line for line in lines if line not in ("CHANGE", "LAST DAY", "none")]
    total = "none"
    if doses and doses[-1].startswith("Total "):
        total = doses.pop().removeprefix("Total ")
    if bool(doses) == ("none" in lines):
        refuse(first, f"the page says {lines}")
    reading.add_day(date, "", {"Doses": doses or ["none"]}, total)
