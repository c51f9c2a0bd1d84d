"""From text: a page of text taken apart at its blank lines, its tables by their rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from posology.render.columns import cut, joined
from posology.render.reading.refusal import refuse
from posology.render.reading.taken import Lines, Taken, TakenTable

_RULE = re.compile(r"-+(?:  -+)+")
_TITLE = re.compile("=+")
_FACT = re.compile(r"(\S(?:.*?\S)?) {2,}(\S.*)")
_BLANK = re.compile("_+")
_TICK = re.compile(r"\[ \](?: |$)")


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
            found.facts += _facts(lines)
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


def _facts(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Names with their values: two spaces or more between them; a value goes on indented."""
    found: list[tuple[str, list[str]]] = []
    for line in (line.removeprefix("| ") for line in lines):
        match = _FACT.fullmatch(line)
        if match:
            found.append((match[1], [match[2]]))
        elif line.startswith("  ") and found:
            found[-1][1].append(line.strip(" "))
    yield from ((name, joined(value)) for name, value in found)


def _table(lines: Sequence[str]) -> TakenTable:
    """Take a table apart; each row ends with a rule if one of them has more lines than one."""
    rule = lines[1]
    spans = [match.span() for match in re.finditer("-+", rule)]
    head = tuple(text.strip(" ") for text in _cut(lines[0], spans))
    rows: list[list[list[str]]] = [[]]
    tall = rule in lines[2:]
    for line in lines[2:]:
        if line != rule:
            rows[-1].append(_cut(line, spans))
        if line == rule or not tall:
            rows.append([])
    if rows.pop() or not all(rows):
        refuse("table", f"a row of {lines[0]!r} has no lines, or no end", lines[-1])
    return TakenTable("", head, tuple(tuple(map(_cell, zip(*row, strict=True))) for row in rows))


def _cut(line: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Cut a line at the columns of its table; nothing may stand between or beside them."""
    found, outside = cut(line, spans)
    if outside.strip(" "):
        refuse("table", f"the line {line!r} does not keep to its columns", line)
    return found


def _cell(texts: Iterable[str]) -> Lines:
    """The lines of a cell; what goes on in the next line of it is indented."""
    found: list[list[str]] = []
    for each in texts:
        text = each.rstrip(" ")
        if text.startswith("  ") and found:
            found[-1].append(text[2:])
        elif text:
            found.append([text])
    lines = [_TICK.sub("", joined(each)) for each in found]
    return tuple(line for line in lines if line and not _BLANK.fullmatch(line))
