"""As needed: what a page allows to be taken as needed, read and compared with what the regimen allows."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Literal

import attrs

from posology.dose import Amount
from posology.language import Language
from posology.render.reading.arithmetic import check_strength, sum_of
from posology.render.reading.cells import Label, cells_of
from posology.render.reading.counted import doses
from posology.render.reading.patterns import pattern, plain
from posology.render.reading.refusal import refuse
from posology.render.reading.sentences import grammar_of
from posology.sheet.needed import Use

KEYS = ("needed-take", "needed-when", "needed-wait", "needed-most")
"""The names of what is read: how much, when, how long apart, how many."""


@attrs.frozen
class Allowed:
    """
    What a page allows.

    Args:
        dose: How much at a time.
        first: The first date.
        last: The last, counted in.
        at_least: How long from one dose to the next at least. [minutes; None where it is not said]
        most: How many at most; None where it is not said.
        per: In what: a calendar day, or minutes.
    """

    dose: Amount
    first: dt.date
    last: dt.date
    at_least: int | None = None
    most: int | None = None
    per: int | Literal["day"] | None = None

    def __str__(self) -> str:
        apart = "" if self.at_least is None else f", {self.at_least} minutes apart"
        most = (
            "" if self.most is None else f", {self.most} in {self.per if self.per == 'day' else f'{self.per} minutes'}"
        )
        return f"{self.dose} from {self.first} to {self.last}{apart}{most}"


class Boxes:
    """The boxes of as-needed doses of a language, turned round; made by `boxes_of`."""

    def __init__(self, language: Language) -> None:
        self.cells = cells_of(language)
        words = self.words = self.cells.words
        self.names = {plain(language.say(key)): key for key in KEYS}
        self.between = grammar_of(language).between
        self._span = pattern(language, "date-range", first=words.date_regex, last=words.date_regex)
        self._least = pattern(language, "needed-wait-least", span=words.span_regex)
        self._doses = doses(language, re.compile(words.number_regex, re.ASCII))
        count = f"(?:{self._doses.regex()})"
        self._per_day = pattern(language, "needed-most-per-day", doses=count)
        self._in = pattern(language, "needed-most-in", doses=count, span=words.span_regex)

    def read(self, rows: dict[str, str]) -> Allowed:
        """Read a box: its values by the keys of their names."""
        if not rows.get("needed-take") or not rows.get("needed-when"):
            refuse("as needed", f"the page says {rows}, not how much and when", rows)
        span = self._span.fullmatch(rows["needed-when"])
        if span is None:
            refuse("as needed", f"the page says {rows['needed-when']!r}", rows["needed-when"])
        first, last = self.words.date(span["first"]), self.words.date(span["last"])
        return Allowed(self._dose(rows["needed-take"]), first, last, self._apart(rows), *self._most(rows))

    def _dose(self, text: str) -> Amount:
        lines = [self.cells.given(each) for each in text.split(self.between)]
        for line in lines:
            check_strength("as needed", line)
            if line.at != Label() or line.detail or (line.count is None and len(lines) > 1):
                refuse("as needed", f"the page says {text!r}", text)
        total = sum_of(line.amount for line in lines)
        assert total is not None
        return total

    def _apart(self, rows: dict[str, str]) -> int | None:
        if not rows.get("needed-wait"):
            return None
        match = self._least.fullmatch(rows["needed-wait"])
        if match is None:
            refuse("as needed", f"the page says {rows['needed-wait']!r}", rows["needed-wait"])
        return self.words.span(match["span"])

    def _most(self, rows: dict[str, str]) -> tuple[int | None, int | Literal["day"] | None]:
        text = rows.get("needed-most")
        if not text:
            return None, None
        match = self._per_day.fullmatch(text) or self._in.fullmatch(text)
        found = match and self._doses.read(match["doses"], lambda each: Fraction(self.words.whole(each)))
        if not match or not found:
            refuse("as needed", f"the page says {text!r}", text)
        span = match.groupdict().get("span")
        return int(found[0]), self.words.span(span) if span else "day"


def read_allowed(facts: Iterable[tuple[str, str]], language: Language) -> tuple[Allowed, ...]:
    """
    Read the boxes of as-needed doses out of the names and values of a page; a value left blank says nothing.

    Raises:
        SheetError: if a box says too little, something twice, or what cannot be read.
    """
    boxes = boxes_of(language)
    found: list[dict[str, str]] = []
    for name, value in facts:
        key = boxes.names.get(plain(name))
        if key == "needed-take":
            found.append({})
        if key and (not found or key in found[-1]):
            refuse("as needed", f"the page says {name!r} of nothing, or twice", name)
        if key:
            found[-1][key] = plain(value).strip("_")
    return tuple(map(boxes.read, found))


def compare_allowed(uses: Sequence[Use], allowed: Sequence[Allowed]) -> None:
    """
    Compare what a page allows with what the regimen allows, in the order in which they stand.

    Raises:
        SheetError: for the first difference; it names both.
    """
    due = [Allowed(use.dose, use.first, use.last, use.limits.at_least, use.limits.most, use.limits.per) for use in uses]
    for n in range(max(len(due), len(allowed))):
        got, want = (str(each[n]) if n < len(each) else "nothing" for each in (allowed, due))
        if n >= len(due) or n >= len(allowed) or allowed[n] != due[n]:
            refuse("as needed", f"the page says {got}, the regimen {want}", got, want)


@functools.cache
def boxes_of(language: Language) -> Boxes:
    """Give the boxes of as-needed doses of a language, turned round; made once."""
    return Boxes(language)
