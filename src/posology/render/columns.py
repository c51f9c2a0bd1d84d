"""Columns: how wide text stands in a line, and where a line may end."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence

PROSE = 90
"""The width at which sentences go on in the next line. [columns]"""

_NOWHERE = frozenset({"Mn", "Me", "Cf"})
_SIGNS = frozenset({"×", "="})
STOPS = "[\u3001\u3002\uff01\uff0c\uff1a\uff1b\uff1f]"
_AFTER = re.compile(f"(?<={STOPS})(?=.)")
_OVER = re.compile(f"(?<={STOPS}) ")
_DATE = re.compile(r"(?:\S+ )?[\u2066-\u2069]*\d{1,2}\.?(?: [^\s\d]+){1,3} \d{4}(?!\d)")
_HELD = "\0"
_NUMBER = re.compile(r"\W*\d")
_CLOSED = re.compile(r"(?:[,;:!?)]|\d{3}\.)[\u2066-\u2069]*$")


def width(text: str) -> int:
    """
    Count the columns that text takes: two for a wide character, none for a mark that stands on or in another.

    >>> width("Morning"), width("早上"), width("e\u0301"), width("\u20685 mg\u2069")
    (7, 4, 1, 4)
    """
    return sum(map(_width, text))


@functools.cache
def _width(character: str) -> int:
    if unicodedata.category(character) in _NOWHERE:
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def padded(text: str, columns: int) -> str:
    """
    Fill text up with spaces.

    >>> padded("早", 4) + "."
    '早  .'
    """
    return text + " " * (columns - width(text))


def cut(line: str, spans: Sequence[tuple[int, int]]) -> tuple[list[str], str]:
    """
    Cut a line at the columns of a table.

    Args:
        line: The line.
        spans: From which column up to which each cell goes, in order. [neither touches the next]

    Returns:
        What stands in each, and what stands beside or between them.

    >>> cut("早上  5 mg", [(0, 4), (6, 10)])
    (['早上', '5 mg'], '  ')
    """
    found, outside, at, n = ["" for _ in spans], "", 0, 0
    for character in line:
        columns = _width(character)
        while n < len(spans) and at >= spans[n][1] + (not columns):
            n += 1
        if n < len(spans) and at >= spans[n][0]:
            found[n] += character
        else:
            outside += character
        at += columns
    return found, outside


def wrapped(text: str, columns: int = PROSE, first: str = "", later: str = "") -> list[str]:
    """
    Break text into lines at its spaces and after the full stops of Chinese; not inside a date, an amount or a product.

    Args:
        text: What to break.
        columns: How wide a line may be; what cannot be broken is longer. [1 or more]
        first: What the first line begins with.
        later: What every other line begins with.

    >>> wrapped("The last dose is on Mon 7 Dec 2026.", 24)
    ['The last dose is on', 'Mon 7 Dec 2026.']
    >>> wrapped("one two", 5, "- ", "  ")
    ['- one', '  two']
    """
    lines = [first]
    for glue, piece in _pieces(text, columns - max(width(first), width(later))):
        empty = lines[-1] in (first, later)
        if not empty and width(lines[-1] + glue + piece) > columns:
            lines.append(later + piece)
        else:
            lines[-1] += piece if empty else glue + piece
    return lines


def joined(lines: list[str]) -> str:
    """
    Put the lines of a broken text together again.

    >>> joined(["The last dose is on", "Mon 7 Dec 2026."])
    'The last dose is on Mon 7 Dec 2026.'
    """
    return _OVER.sub("", " ".join(lines))


def _pieces(text: str, room: int) -> Iterator[tuple[str, str]]:
    """The parts between which a line may end, each with what stands before it in an unbroken line."""
    words = _DATE.sub(lambda date: date[0].replace(" ", _HELD), text).split(" ")
    held = words[0]
    for before, word in itertools.pairwise(words):
        if _holds(before, word) and width(f"{held} {word}") <= room:
            held += f" {word}"
        else:
            yield from _parts(held)
            held = word
    yield from _parts(held)


def _parts(word: str) -> Iterator[tuple[str, str]]:
    for n, part in enumerate(_AFTER.split(word)):
        yield ("" if n else " "), part.replace(_HELD, " ")


def _holds(before: str, after: str) -> bool:
    """Whether no line may end between two words: beside a number, or a sign between two."""
    if before in _SIGNS or after in _SIGNS:
        return True
    if not (before[-1:] and after[:1]) or _CLOSED.search(before):
        return False
    return (_is_number(before) and _has_word(after)) or (_is_number(after) and _has_word(before))


def _is_number(text: str) -> bool:
    return _NUMBER.match(text) is not None


def _has_word(text: str) -> bool:
    return any(map(str.isalnum, text))
