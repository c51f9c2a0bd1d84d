"""Counted: the words of a language that stand beside a number, turned round: which unit, and what part of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

import attrs

from posology.errors import SheetError
from posology.language import Language
from posology.language.saying import PARTS
from posology.render.reading.patterns import plain
from posology.unit_table import FORMS, TABLE
from posology.units import AMOUNT_DIMENSIONS

NUMBERS = (*range(1, 13), 20, 21, 22, 23, 25, 99, 100, 101, 102, 103, 111, 1000, 1001, 1_000_000, 2_000_000)
"""Numbers that between them take every plural form of every language."""

_SPANS = {"minutes": 1, "hours": 60, "days": 1440}
_SLOT = "\0"


@attrs.frozen
class Counted:
    """
    What stands beside a number, or in place of one.

    Args:
        tag: The language.
        number: What a number looks like, as a regular expression.
        meanings: What each form of words means, its number left out: a unit, and what is added to the number.
        exact: What words without a number mean: a unit, and how many.
    """

    tag: str
    number: re.Pattern[str]
    meanings: dict[str, tuple[str, Fraction]] = attrs.field(factory=dict)
    exact: dict[str, tuple[str, Fraction]] = attrs.field(factory=dict)

    def add(self, unit: str, text: str, number: str, value: Fraction, more: Fraction) -> None:
        """
        Take a form of words.

        Raises:
            SheetError: if the same words already mean something else.
        """
        text, number = plain(text), plain(number)
        found = [match for match in self.number.finditer(text) if match[0] == number]
        into, words, meaning = self.exact, text, (unit, value + more)
        if number and len(found) == 1:
            low, high = found[0].span()
            into, words, meaning = self.meanings, text[:low] + _SLOT + text[high:], (unit, more)
        if into.setdefault(words, meaning) != meaning:
            raise SheetError(
                "message",
                f"{text!r} of {self.tag} means {into[words][0]} and {unit}",
                value=text,
                instead="mend the catalogue: each unit and each part of one needs words of its own",
            )

    def regex(self) -> str:
        """Give a regular expression of all that is counted, the longest words first."""
        words = [*self.exact, *self.meanings]
        listed = sorted(words, key=len, reverse=True)
        return "|".join(self.number.pattern.join(map(re.escape, each.split(_SLOT))) for each in listed)

    def read(self, text: str, number_of: Callable[[str], Fraction]) -> tuple[Fraction, str] | None:
        """Give how many of what the text says; None if it is no count of anything."""
        if text in self.exact:
            unit, value = self.exact[text]
            return value, unit
        for match in self.number.finditer(text):
            low, high = match.span()
            unit, more = self.meanings.get(text[:low] + _SLOT + text[high:], ("", Fraction(0)))
            if unit:
                return number_of(match[0]) + more, unit
        return None


def forms(language: Language, number: re.Pattern[str]) -> Counted:
    """Give the words for numbers of each dose form, its halves and quarters."""
    made = Counted(language.tag, number)
    for form in FORMS:
        for value in map(Fraction, NUMBERS):
            made.add(form, language.count(value, form), language.number(value), value, Fraction(0))
            for part in PARTS:
                made.add(form, language.count(value + part, form), language.number(value), value, part)
        for part in PARTS:
            made.add(form, language.count(part, form), "", Fraction(0), part)
    return made


def spans(language: Language, number: re.Pattern[str]) -> Counted:
    """Give the words for numbers of minutes, hours and days."""
    made = Counted(language.tag, number)
    for key in _SPANS:
        for value in NUMBERS:
            made.add(key, language.say(key, count=value), language.number(value), *_parts(value))
    return made


def doses(language: Language, number: re.Pattern[str]) -> Counted:
    """Give the words for numbers of doses."""
    made = Counted(language.tag, number)
    for value in NUMBERS:
        made.add("dose", language.say("doses-count", count=value), language.number(value), *_parts(value))
    return made


def minutes(unit: str) -> int:
    """
    Give how many minutes one of a length of time is.

    >>> minutes("hours")
    60
    """
    return _SPANS[unit]


def units(language: Language) -> dict[str, str]:
    """
    Give the symbol of each unit by every word for it.

    Raises:
        SheetError: if a word means two units.
    """
    found: dict[str, str] = {}
    for unit in TABLE.values():
        if unit.dimension not in AMOUNT_DIMENSIONS or unit.symbol in FORMS:
            continue
        for word in _words(language, unit.symbol):
            if found.setdefault(word, unit.symbol) != unit.symbol:
                raise SheetError(
                    "message",
                    f"{word!r} of {language.tag} means {found[word]} and {unit.symbol}",
                    value=word,
                    instead="mend the catalogue: each unit needs words of its own",
                )
    return found


def _words(language: Language, unit: str) -> Iterator[str]:
    numbers: Iterable[Fraction] = (*map(Fraction, NUMBERS), Fraction(1, 2), Fraction(3, 2), Fraction(5, 4))
    for value in numbers:
        yield plain(_unbroken(language.unit(unit, value)))


def _parts(value: int, more: Fraction = Fraction(0)) -> tuple[Fraction, Fraction]:
    return Fraction(value), more


def _unbroken(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def bare(language: Language, number: re.Pattern[str]) -> Counted:
    """Give the words for numbers of units that are not named, with halves and quarters."""
    made = Counted(language.tag, number)
    for value in NUMBERS:
        made.add("unit", language.say("count-whole", count=value), language.number(value), *_parts(value))
        for part, name in PARTS.items():
            text = language.say(f"count-and-{name}", count=value)
            made.add("unit", text, language.number(value), *_parts(value, part))
    for part, name in PARTS.items():
        made.add("unit", language.say(f"count-{name}"), "", Fraction(0), part)
    return made
