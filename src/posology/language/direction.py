"""Direction: marks around text in which something runs the other way, so that nothing beside it changes places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

FIRST_STRONG, LEFTWARDS, POP = "\N{FIRST STRONG ISOLATE}", "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""What opens text that runs as its first letter does, what opens text that runs to the left, what closes either."""

_OPENING = (FIRST_STRONG, LEFTWARDS, "\N{LEFT-TO-RIGHT ISOLATE}")
_LEFTWARDS = ("R", "AL")
_OTHER_WAY = {"ltr": ("R", "AL", "AN"), "rtl": ("L", "EN", "AN")}
_PIECE = r"[+(]*[0-9A-Za-z%]+[)%]*"
_RUN = re.compile(rf"{_PIECE}(?:[ \u00a0\-–−/:.,_@']{_PIECE})+")


def isolated(text: str, direction: str) -> str:
    """
    Put marks around text that has letters or digits of the other direction; once, and only where they are needed.

    In text that runs to the left, what has a number and more (``5 mg``, ``2026-12-01``, ``555-0100``) is marked too.

    Args:
        text: What stands in a line.
        direction: That of the line: ``ltr`` or ``rtl``.

    >>> [len(isolated(text, "rtl")) for text in ("5 mg", isolated("5 mg", "rtl"), "\N{ARABIC LETTER ALEF}")]
    [6, 6, 1]
    >>> isolated("\N{ARABIC LETTER ALEF} 555-0100", "rtl").index(FIRST_STRONG, 1)
    3
    """
    found = {unicodedata.bidirectional(each) for each in text}
    if _is_isolated(text) or not found.intersection(_OTHER_WAY[direction]):
        return text
    opening = LEFTWARDS if direction == "rtl" and POP in text else FIRST_STRONG
    if found.intersection(_LEFTWARDS):
        text = "".join(_marked(part) for part in _parts(text))
    return f"{opening}{text}{POP}"


def _marked(part: str) -> str:
    """Mark every run with a number in it, in a part of a text that is not isolated yet."""
    if part.startswith(_OPENING):
        return part
    return _RUN.sub(lambda run: f"{FIRST_STRONG}{run[0]}{POP}" if any(map(str.isdigit, run[0])) else run[0], part)


def _parts(text: str) -> Iterator[str]:
    """The parts of a text that are isolated, and those between them."""
    start = depth = 0
    for place, each in enumerate(text):
        if each in _OPENING:
            if depth == 0:
                yield text[start:place]
                start = place
            depth += 1
        elif each == POP and depth:
            depth -= 1
            if depth == 0:
                yield text[start : place + 1]
                start = place + 1
    yield text[start:]


def _is_isolated(text: str) -> bool:
    """Whether one pair of marks stands around all of it."""
    found = [part for part in _parts(text) if part]
    return len(found) == 1 and found[0].startswith(_OPENING) and found[0].endswith(POP)
