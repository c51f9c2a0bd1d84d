"""Readback of text: a page of text taken apart into its tables by their rules, and read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from posology.errors import SheetError
from posology.render.printed import date_of
from posology.render.readback import Reading

_RULE = re.compile(r"-+(?:  -+)+")

Row = list[list[str]]


def read_text(page: str) -> Reading:
    """
    Read a page of text: its title, step table, days, total and ending.

    Raises:
        SheetError: if a part of it cannot be read as what it has to be.
    """
    lines = page.split("\n")
    reading = Reading(title=lines[0])
    for n, line in enumerate(lines):
        if n and _RULE.fullmatch(line):
            head, rows = _table(lines, n)
            for row in rows:
                cells = dict(zip(head, row, strict=True))
                slots = {name: cells[name] for name in head[2 : head.index(_total(head))]}
                total = " ".join(cells[_total(head)])
                if head[0] == "Dates":
                    reading.add_step(" ".join(cells["Dates"]), " ".join(cells["Days"]), slots, total)
                else:
                    reading.add_day(date_of(" ".join(cells["Date"])), " ".join(cells["Day"]), slots, total)
    sentences = " ".join(lines[: _first_blank_after(lines, "Total for these days: ")])
    _, _, said = sentences.partition("Total for these days: ")
    match = re.search("This sheet shows |Then stop", said)
    mark = match.start() if match else len(said)
    total, _, week = said[:mark].partition("Most in 7 days in a row: ")
    reading.total, reading.week, reading.ending = total.strip(" "), week.strip(" "), said[mark:]
    return reading


def _total(head: Sequence[str]) -> str:
    return next(name for name in head if name.startswith("Total"))


def _first_blank_after(lines: Sequence[str], start: str) -> int:
    for n, line in enumerate(lines):
        if line.startswith(start):
            return lines.index("", n)
    raise SheetError("total", "the page has none", instead="the page was not written; report this as a bug")


def _table(lines: Sequence[str], rule: int) -> tuple[list[str], list[Row]]:
    """Give the head and rows of the table whose rule is on that line; a line without a day continues a row"""
    spans = [match.span() for match in re.finditer("-+", lines[rule])]
    head = [part[0] for part in _cut(lines[rule - 1], spans)]
    rows: list[Row] = []
    for line in _until_blank(lines, rule + 1):
        parts = _cut(line, spans)
        if parts[1][0]:
            rows.append([[] for _ in spans])
        for into, part in zip(rows[-1], parts, strict=True):
            into += [each for each in part if each]
    return head, rows


def _until_blank(lines: Sequence[str], start: int) -> Iterator[str]:
    for line in lines[start:]:
        if not line:
            return
        yield line


def _cut(line: str, spans: Sequence[tuple[int, int]]) -> list[list[str]]:
    """Cut a line at the columns of its table; nothing may stand between or beside them."""
    outside = line
    for low, high in spans:
        outside = outside[:low] + " " * (high - low) + outside[high:]
    if outside.strip(" "):
        raise SheetError(
            "table",
            f"the line {line!r} does not keep to its columns",
            value=line,
            instead="the page was not written; report this as a bug",
        )
    return [[line[low:high].strip(" ")] for low, high in spans]
