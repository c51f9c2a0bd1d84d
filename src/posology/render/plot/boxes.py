"""Boxes: how much room text takes up at most, and a place for it where nothing else is."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import attrs

SIZE = 160
"""The size of type. [tenths of a pixel]"""
ASCENT = 125
"""How far text reaches above its line at most. [tenths of a pixel]"""
DESCENT = 40
"""How far it reaches below. [tenths of a pixel]"""
AIR = 15
"""What is left free around a label. [tenths of a pixel]"""

_THIN = frozenset("iljtfrI.,;:'|!()[]- \N{NO-BREAK SPACE}")
_BROAD = frozenset("mwMW@%&—…")
_BY_FIRST, _LEFT, _RIGHT = "\N{FIRST STRONG ISOLATE}", "\N{LEFT-TO-RIGHT ISOLATE}", "\N{RIGHT-TO-LEFT ISOLATE}"
_ISOLATES, _ISOLATED = _BY_FIRST + _LEFT + _RIGHT, "\N{POP DIRECTIONAL ISOLATE}"


def text_width(text: str) -> int:
    """
    Say how wide text is at most in the usual sans serif types. [tenths of a pixel]

    >>> text_width("300 mg") > text_width("30 mg") > text_width("")
    True
    """
    return sum(map(_part, text)) * SIZE // 100


def _part(character: str) -> int:
    """How wide a character is at most. [hundredths of the size of type]"""
    if unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    if character in _BROAD or unicodedata.east_asian_width(character) in "WF":
        return 102
    if character in _THIN:
        return 46
    return 80 if character.isupper() else 64


@attrs.frozen
class Box:
    """A part of a picture. [tenths of a pixel]"""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: Box) -> bool:
        """Whether two boxes share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    @classmethod
    def of_text(cls, x: int, y: int, text: str) -> Box:
        """The box of text that begins at *x* on the line *y*."""
        return cls(x - AIR, y - ASCENT, x + text_width(text) + AIR, y + DESCENT)


class Spot(NamedTuple):
    """A place for a label: where it begins; and the line that leads to it, where it is not beside what it is for."""

    x: int
    y: int
    leader: Box | None = None


@attrs.frozen
class Label:
    """A text, and where it stands."""

    text: str
    spot: Spot

    @property
    def box(self) -> Box:
        """What it takes up at most."""
        return Box.of_text(self.spot.x, self.spot.y, self.text)


@attrs.define
class Places:
    """What is taken up in a picture; labels are put where nothing else is."""

    inside: Box
    taken: list[Box] = attrs.field(factory=list)
    labels: list[Label] = attrs.field(factory=list)

    def put(self, text: str, spots: Iterable[Spot]) -> bool:
        """
        Put a text at the first of several spots that is free; one that reaches past an edge is moved inside.

        Args:
            text: The text.
            spots: Where it may stand, the best first.

        Returns:
            Whether there was one.
        """
        low, high = self.inside.left, max(self.inside.left, self.inside.right - text_width(text))
        for spot in spots:
            moved = spot._replace(x=min(max(spot.x, low), high))
            label = Label(text, moved)
            if (moved == spot or spot.leader is None) and self._is_free(label):
                self.taken += [label.box, *([spot.leader] if spot.leader else [])]
                self.labels.append(label)
                return True
        return False

    def _is_free(self, label: Label) -> bool:
        box, inside, leader = label.box, self.inside, label.spot.leader
        fits = box.right <= inside.right + AIR and inside.top <= box.top and box.bottom <= inside.bottom
        boxes = [box] if leader is None else [box, leader]
        return fits and not any(each.meets(other) for each in boxes for other in self.taken)


def wrapped(text: str, width: int) -> list[str]:
    """
    Break text into lines that are no wider; a word that is wider by itself is broken where it has to be.

    >>> wrapped("one two three", text_width("one two ")), wrapped("", 100)
    (['one two', 'three'], [])
    """
    lines: list[str] = []
    line = ""
    for word in _with_directions(text).split(" "):
        longer = f"{line} {word}" if line else word
        if text_width(longer) <= width:
            line = longer
            continue
        lines += [line] if line else []
        pieces = _pieces(word, width)
        lines += pieces[:-1]
        line = pieces[-1]
    return _each_isolated([*lines, line] if line else lines)


def _with_directions(text: str) -> str:
    """Text in which each part that is set apart says its direction, which a part of that part might not tell."""
    return "".join(_direction(text, n) if each == _BY_FIRST else each for n, each in enumerate(text))


def _direction(text: str, at: int) -> str:
    """The mark for the direction of the part that begins at a place: that of its own first letter that has one."""
    depth = 0
    for character in text[at:]:
        depth += (character in _ISOLATES) - (character == _ISOLATED)
        kind = unicodedata.bidirectional(character)
        if depth == 0 or (depth == 1 and kind in ("L", "R", "AL")):
            return _RIGHT if kind in ("R", "AL") else _LEFT
    return _LEFT


def _each_isolated(lines: list[str]) -> list[str]:
    """Begin again on the next line what is set apart from the text around it and goes on there."""
    made = []
    begun = ""
    for line in lines:
        made.append(begun + line)
        for character in line:
            if character in _ISOLATES:
                begun += character
            elif character == _ISOLATED:
                begun = begun[:-1]
        made[-1] += _ISOLATED * len(begun)
    return made


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces that are no wider."""
    ends = list(itertools.accumulate(text_width(character) for character in word))
    if not ends or ends[-1] <= width:
        return [word]
    kept = max(1, sum(end <= width for end in ends))
    return [word[:kept], *_pieces(word[kept:], width)]
