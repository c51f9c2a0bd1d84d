"""From Markdown: a page of Markdown taken apart at its blank lines, its tables at their pipes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from posology.render.reading.refusal import refuse
from posology.render.reading.taken import Lines, Taken, TakenTable

_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"\*\*(.*)\*\*")
_FACT = re.compile(r"- \*\*(.*?)\*\* (.+)")
_RULE = re.compile(r"\|(?: --- \|)+")
_TICK = "☐"


def taken(page: str) -> Taken:
    """
    Take a page of Markdown apart.

    Raises:
        SheetError: if a row of a table has more or fewer cells than its head.
    """
    found = Taken()
    for part in page.strip("\n").split("\n\n"):
        lines = part.split("\n")
        if lines[0].startswith("# ") and not found.title:
            found.title = _text(lines[0][2:])
        elif len(lines) > 1 and _RULE.fullmatch(lines[1]):
            found.tables.append(_table(lines))
        elif lines[0].startswith("- "):
            found.items += [_text(line[2:]) for line in lines]
            facts = filter(None, (_FACT.fullmatch(line) for line in lines))
            found.facts += [(_text(fact[1]), _text(fact[2])) for fact in facts]
        else:
            found.sentences.append(" ".join(map(_text, lines)))
    return found


def _table(lines: Sequence[str]) -> TakenTable:
    head, _, *rows = (_cells(line) for line in lines)
    for line, row in zip(lines[2:], rows, strict=True):
        if len(row) != len(head):
            refuse("table", f"the row {line!r} has {len(row)} cells, its head {len(head)}", line)
    names = tuple(" ".join(cell) for cell in head)
    return TakenTable("", names, tuple(tuple(row) for row in rows))


def _cells(line: str) -> list[Lines]:
    """Cut a row at its pipes, but for those that are escaped."""
    pieces = _PIPE.sub("\\1\0", line).split("\0")
    if len(pieces) < 3 or pieces[0] or pieces[-1]:
        refuse("table", f"the row {line!r} does not begin and end with a pipe", line)
    return [_lines(piece.strip(" ")) for piece in pieces[1:-1]]


def _lines(cell: str) -> Lines:
    lines = (_text(line.removeprefix(_TICK).strip(" ")) for line in cell.split("<br>"))
    return tuple(line for line in lines if line)


def _text(text: str) -> str:
    """What is shown: not strong, and without the marks that escape."""
    strong = _STRONG.fullmatch(text)
    return _ESCAPED.sub(r"\1", strong[1] if strong else text)
