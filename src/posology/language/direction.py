"""Direction: marks around text in which something runs the other way, so that nothing beside it changes places."""

from __future__ import annotations

import unicodedata

ISOLATE, ISOLATED = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""What stands before and after text that keeps its own direction."""

_OTHER_WAY = {"ltr": ("R", "AL", "AN"), "rtl": ("L", "EN", "AN")}


def isolated(text: str, direction: str) -> str:
    """
    Put marks around text that has letters or digits of the other direction; once, and only where they are needed.

    Args:
        text: What stands in a line.
        direction: That of the line: ``ltr`` or ``rtl``.

    >>> [len(isolated(text, "rtl")) for text in ("5 mg", isolated("5 mg", "rtl"), "\N{ARABIC LETTER ALEF}")]
    [6, 6, 1]
    """
    if _is_isolated(text) or not any(unicodedata.bidirectional(each) in _OTHER_WAY[direction] for each in text):
        return text
    return f"{ISOLATE}{text}{ISOLATED}"


def _is_isolated(text: str) -> bool:
    """Whether one pair of marks stands around all of it."""
    depth = 0
    for place, each in enumerate(text):
        depth += (each == ISOLATE) - (each == ISOLATED)
        if depth == 0:
            return text[0] == ISOLATE and place == len(text) - 1
    return False
