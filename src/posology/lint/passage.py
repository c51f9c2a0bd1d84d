"""Passage: a text to be looked at, with what stands around any place in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

import attrs

AROUND = 300
"""How far around a place its sentence is looked at, so that no text takes longer than its length. [characters]"""

HIDDEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""What is not seen: soft hyphens, marks of direction, spaces without width."""

_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>|]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,253}")
_NEW_LINE = r"\n(?![ \t]{0,9}(?:[a-z(]|(?:AND|AT|BEFORE|FOR|IN|ON|OR|WITH)\b))"
_SENTENCE = re.compile(rf"[.!?](?=\s{{1,9}}[A-Z0-9])|{_NEW_LINE}|\|")
_NEEDED = r"(?i:as|when|if)[ \n]{1,2}(?i:needed|required|necessary)|(?i:prn|p\.r\.n)"


@attrs.frozen(slots=False)
class Passage:
    """
    A text to be looked at.

    Addresses of the web and of mail are blanked out, so that nothing is found in them; what is not seen is taken out.

    Args:
        text: What there is to look at. [without hidden characters]

    >>> passage = Passage.of("Take 5.0\u200b mg. See www.example.org/5.0 mg")
    >>> passage.text
    'Take 5.0 mg. See                     mg'
    >>> passage.sentence(5, 11)
    'Take 5.0 mg'
    """

    text: str
    places: tuple[int, ...] | None = None

    @classmethod
    def of(cls, text: str) -> Passage:
        """Take a text as it is given."""
        places = None
        if HIDDEN.search(text):
            places = tuple(place for place, each in enumerate(text) if not HIDDEN.match(each))
            text = HIDDEN.sub("", text)
        return cls(_ADDRESS.sub(lambda match: " " * len(match[0]), text), places)

    def place(self, at: int) -> int:
        """Give the place in the text as it was given."""
        if self.places is None or not self.places:
            return at
        return self.places[at] if at < len(self.places) else self.places[-1] + 1

    @cached_property
    def _ends(self) -> list[int]:
        return [match.start() for match in _SENTENCE.finditer(self.text)]

    @cached_property
    def _lines(self) -> list[int]:
        return [match.start() for match in re.finditer(r"\n", self.text)]

    def sentence(self, start: int, end: int) -> str:
        """Give the sentence, the line or the cell around a place; a line goes on with a small letter."""
        return self._between(self._ends, start, end)

    def line(self, start: int, end: int) -> str:
        """Give the line around a place."""
        return self._between(self._lines, start, end)

    def _between(self, breaks: list[int], start: int, end: int) -> str:
        before, after = bisect_right(breaks, start - 1), bisect_right(breaks, end - 1)
        first = breaks[before - 1] + 1 if before else 0
        last = breaks[after] if after < len(breaks) else len(self.text)
        return self.text[max(first, start - AROUND) : min(last, end + AROUND)].strip("\n")

    def item(self, start: int, end: int) -> str:
        """Give the sentence around a place and what follows, up to a blank line, a new item or another PRN."""
        sentence = self.sentence(start, end)
        rest = self.text[end : end + AROUND]
        stop = _ITEM.search(rest)
        return f"{sentence} {rest[: stop.start()] if stop else rest}"


_ITEM = re.compile(rf"\n[ \t]{{0,9}}\n|\n[ \t]{{0,9}}(?:[-*•]|[0-9]{{1,2}}[.)])[ \t]|\n[^\n]{{0,99}}(?:{_NEEDED})\b")
