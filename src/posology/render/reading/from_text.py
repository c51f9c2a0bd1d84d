"""From text: a page of text taken apart at its blank lines, its tables by their rules."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from posology.render.columns import cut, joined, width
from posology.render.reading.refusal import refuse
from posology.render.reading.taken import Lines, Taken, TakenTable

_RULE = re.compile(r"-+(?:  -+)+")
_TITLE = re.compile("=+")
_BLANK = re.compile("_+")
_TICK = re.compile(r"\[ \](?: |$)")

Span = tuple[int, int]


def taken(page: str) -> Taken:
    """
    Take a page of text apart.

    Raises:
        SheetError: if a line of a table does not keep to its columns.
    """
    found = Taken()
    for part in page.strip("\n").split("\n\n"):
        lines = part.split("\n")
        if len(lines) > 1 and _TITLE.fullmatch(lines[1]) and not found.title:
            found.title = lines[0]
        elif len(lines) > 1 and _RULE.fullmatch(lines[1]):
            found.tables.append(_table(lines))
        else:
            found.sentences.append(joined(lines))
            found.items += _items(lines)
    return found


def _items(lines: Sequence[str]) -> Iterator[str]:
    """The items of a list: each begins with a dash, and goes on indented."""
    item: list[str] = []
    for line in lines:
        if line.startswith("- "):
            if item:
                yield joined(item)
            item = [line[2:]]
        elif item and line.startswith("  "):
            item.append(line[2:])
    if item:
        yield joined(item)


def _table(lines: Sequence[str]) -> TakenTable:
    """Take a table apart; each row ends with a rule if one of them has more lines than one."""
    rule = lines[1]
    spans = [match.span() for match in re.finditer("-+", rule)]
    head = tuple(cut(lines[0], *span).strip(" ") for span in spans)
    rows: list[list[str]] = [[]]
    tall = rule in lines[2:]
    for line in lines[2:]:
        if line == rule:
            rows.append([])
        else:
            rows[-1].append(line)
            if not tall:
                rows.append([])
    if rows.pop():
        refuse("table", f"the row {lines[-1]!r} has no end", lines[-1])
    return TakenTable("", head, tuple(tuple(_cell(row, spans, n) for n in range(len(spans))) for row in rows))


def _cell(row: Sequence[str], spans: Sequence[Span], column: int) -> Lines:
    """The lines of a cell; what goes on in the next line of it is indented."""
    found: list[list[str]] = []
    for line in row:
        _keeps_to_its_columns(line, spans)
        text = cut(line, *spans[column]).rstrip(" ")
        if text.startswith("  ") and found:
            found[-1].append(text[2:])
        elif text:
            found.append([text])
    lines = [_TICK.sub("", joined(each)) for each in found]
    return tuple(line for line in lines if line and not _BLANK.fullmatch(line))


def _keeps_to_its_columns(line: str, spans: Sequence[Span]) -> None:
    between = [(high, low) for (_, high), (low, _) in itertools.pairwise(spans)]
    beyond = (spans[-1][1], max(width(line), spans[-1][1]))
    if any(cut(line, *each).strip(" \u2066\u2067\u2068\u2069") for each in (*between, beyond)):
        refuse("table", f"the line {line!r} does not keep to its columns", line)
