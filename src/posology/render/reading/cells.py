"""Cells: the lines of a cell read as doses: when, how much, in how many units of which strength, over what, in what."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from posology.detail import Detail
from posology.dose import Amount
from posology.language import Language
from posology.render.reading.patterns import pattern, plain, unnamed
from posology.render.reading.refusal import refuse
from posology.render.reading.words import Strength, Words, words_of
from posology.units import decimal_text

WHICH = ("", "dose-first", "dose-second")
"""The messages that say which of two equal clock times is meant, by its number."""


class Label(NamedTuple):
    """
    When a dose is given, as a page says it.

    Args:
        slot: The slot, if one is named.
        time: The clock time, if one is named.
        which: Which of two equal clock times: 1 or 2; 0 where that is not said.
    """

    slot: str | None = None
    time: dt.time | None = None
    which: int = 0

    @property
    def name(self) -> str:
        """The slot, or the time as ``HH:MM``."""
        return self.slot or (f"{self.time:%H:%M}" if self.time else "")


@attrs.frozen
class Given:
    """
    A line of a cell: a dose, or the part of one that is made up by one strength.

    Args:
        at: When, where the line says so.
        amount: How much of the drug.
        detail: Over what time and in what volume.
        count: How many units, or how much of a liquid; None where nothing is counted.
        unit: The dose form that is counted, or the unit of the liquid; nothing where it is not named.
        strength: How much a unit holds and None, or how much a volume holds; None where it is not said.
    """

    at: Label
    amount: Amount
    detail: Detail
    count: Fraction | None = None
    unit: str = ""
    strength: Strength | None = None

    def __str__(self) -> str:
        time = f"{self.at.time:%H:%M} " if self.at.time else ""
        count = f"{decimal_text(self.count)} {self.unit} of " if self.count else ""
        return f"{time}{count}{self.amount} {self.detail}".rstrip()


class Cells:
    """The grammar of the cells of a language; made by `cells_of`."""

    def __init__(self, language: Language) -> None:
        words = words_of(language)
        self.words: Words = words
        amount, count = words.amount_regex, f"(?:{words.amount_regex})"
        self._plain = pattern(language, "dose-plain", amount=amount)
        self._counted = pattern(language, "dose-counted", count=count, amount=amount)
        self._named = pattern(language, "dose-counted-of", count=count, strength=words.strength_regex, amount=amount)
        self._over = pattern(language, "dose-over", dose=".+", span=words.span_regex)
        self._in = pattern(language, "dose-in", dose=".+", volume=amount)
        self._which = [pattern(language, key, dose=".+") for key in WHICH[1:]]
        slot_at = pattern(language, "dose-at", time=words.slot_regex, dose=words.time_regex)
        self._slot_at = slot_at
        label = f"(?:{unnamed(slot_at)}|{words.slot_regex}|{words.time_regex})"
        firsts = [unnamed(pattern(language, key, dose=label)) for key in WHICH[1:]]
        label = f"(?:{'|'.join([*firsts, label])})"
        self._at = pattern(language, "dose-at", time=label, dose=".+")
        self._listed = pattern(language, "listed-dose", label=label, dose=".+")
        self._doses = plain(language.say("doses"))

    def column(self, head: str) -> Label | None:
        """Read the head of a column: a slot or a time; None if doses are listed in it."""
        return None if plain(head) == self._doses else self.label(head)

    def label(self, text: str) -> Label:
        """
        Read when a dose is given: a slot, a time, or both, and which of two equal times.

        >>> from posology.language import language
        >>> cells_of(language("en-US")).label("Morning 06:45 (first)")
        Label(slot='morning', time=datetime.time(6, 45), which=1)
        """
        said, which = plain(text), 0
        for n, each in enumerate(self._which, 1):
            match = each.fullmatch(said)
            if match:
                said, which = match["dose"], n
                break
        match = self._slot_at.fullmatch(said)
        if match:
            return Label(self.words.slot(match["time"]), self.words.time(match["dose"]), which)
        slot = self.words.slot(said)
        return Label(slot, None if slot else self.words.time(said), which)

    def listed(self, text: str) -> tuple[Label, str]:
        """Read a line that begins with when it is given."""
        match = self._listed.fullmatch(plain(text))
        if match is None:
            refuse("doses", f"the page says {text!r}", text)
        return self.label(match["label"]), match["dose"]

    def given(self, text: str) -> Given:
        r"""
        Read a line of a cell.

        Raises:
            SheetError: if any of it cannot be read.

        >>> from posology.language import language
        >>> given = cells_of(language("en-US")).given("2\xa0capsules of 300\xa0mg (600\xa0mg)")
        >>> str(given), given.strength
        ('2 capsule of 600 mg', (Amount('300 mg'), None))
        """
        said, at = plain(text), Label()
        match = self._at.fullmatch(said)
        if match:
            at, said = self.label(match["time"]), match["dose"]
        volume = over = None
        match = self._in.fullmatch(said)
        if match:
            said, volume = match["dose"], self.words.some(match["volume"])
        match = self._over.fullmatch(said)
        if match:
            said, over = match["dose"], self.words.span(match["span"])
        detail = Detail(over, volume)
        match = self._named.fullmatch(said)
        if match:
            count, strength = self.words.some(match["count"]), self.words.strength(match["strength"])
            return Given(at, self.words.some(match["amount"]), detail, count.number, count.unit, strength)
        match = self._counted.fullmatch(said)
        if match:
            count = self.words.some(match["count"])
            return Given(at, self.words.some(match["amount"]), detail, count.number, count.unit)
        match = self._plain.fullmatch(said)
        if match is None or self.words.amount(match["amount"]) is None:
            refuse("dose", f"the page says {text!r}", text)
        return Given(at, self.words.some(match["amount"]), detail)

    def is_none(self, lines: Sequence[str]) -> bool:
        """Say whether a cell is just the word for no dose."""
        return [plain(line) for line in lines] == [self.words.none]


@functools.cache
def cells_of(language: Language) -> Cells:
    """Give the grammar of the cells of a language; made once."""
    return Cells(language)
