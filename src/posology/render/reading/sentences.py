"""Sentences: what a page says of its sums, of what is collected and of how it ends."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from typing import TypeVar

import attrs

from posology.dose import Amount
from posology.language import Language
from posology.render.reading.patterns import pattern, plain
from posology.render.reading.refusal import refuse
from posology.render.reading.words import Strength, Words, words_of

T = TypeVar("T")


@attrs.frozen
class Total:
    """
    The sum of the days, with its arithmetic.

    Args:
        whole: The sum; None for none.
        terms: How many days of each daily total.
    """

    whole: Amount | None
    terms: tuple[tuple[int, Amount], ...] = ()


@attrs.frozen
class Ending:
    """
    How a page says that it ends.

    Args:
        key: The message.
        date: The date that it names, if any.
        days: How many days it says are shown, if it says so.
    """

    key: str
    date: dt.date | None = None
    days: int | None = None


@attrs.frozen
class Needed:
    """How much of each strength a page says the days need, for how many days."""

    days: int
    stock: tuple[tuple[Amount, Strength], ...]


@attrs.frozen
class Sentences:
    """What the sentences of a page say; None for what no sentence says."""

    total: Total | None = None
    week: Amount | None = None
    ending: Ending | None = None
    needed: Needed | None = None


class Grammar:
    """The sentences of a language, turned round; made by `grammar_of`."""

    def __init__(self, language: Language) -> None:
        words = words_of(language)
        self.words: Words = words
        amount, date, days = words.amount_regex, words.date_regex, words.span_regex
        self._total = pattern(language, "total", total=amount, terms=".+")
        self._total_none = plain(language.say("total-none"))
        self._term = pattern(language, "total-term", days=days, amount=amount)
        self._week = pattern(language, "week", amount=amount)
        about = {"days": days, "date": date}
        endings: dict[str, dict[str, str]] = {
            "ends-stop": {"date": date},
            "ends-no-dose": {},
            "ends-goes-on": about,
            "ends-then-ask": about,
            "ends-then": {**about, "then": ".+"},
            "ends-needed": about,
        }
        self._endings = {key: pattern(language, key, **fields) for key, fields in endings.items()}
        self._needed = pattern(language, "supply-whole", days=days, stock=".+")
        self._stock = pattern(language, "stock-of", count=amount, strength=words.strength_regex)
        before, _, between, _, after = language.template("join", "first", "next").split("\0")
        if before or after or not between:
            refuse("join", f"{language.tag} does not join texts by what stands between them")
        self.between = plain(between)

    def total(self, text: str) -> Total | None:
        """Read the sentence of the total; None if it is none."""
        if text == self._total_none:
            return Total(None)
        match = self._total.fullmatch(text)
        if match is None:
            return None
        terms = []
        for each in match["terms"].split(self.between):
            term = self._term.fullmatch(each)
            if term is None:
                refuse("total", f"the page says {each!r} in {text!r}", text)
            terms.append((self.words.days(term["days"]), self.words.some(term["amount"])))
        return Total(self.words.some(match["total"]), tuple(terms))

    def week(self, text: str) -> Amount | None:
        """Read the sentence of the most in 7 days; None if it is none."""
        match = self._week.fullmatch(text)
        return self.words.some(match["amount"]) if match else None

    def ending(self, text: str) -> Ending | None:
        """Read the sentence of the end; None if it is none."""
        for key, each in self._endings.items():
            match = each.fullmatch(text)
            if match:
                found = match.groupdict()
                date, days = found.get("date"), found.get("days")
                return Ending(key, self.words.date(date) if date else None, self.words.days(days) if days else None)
        return None

    def needed(self, text: str) -> Needed | None:
        """Read the item of what the days need; None if it is none."""
        match = self._needed.fullmatch(text)
        if match is None:
            return None
        stock = []
        for each in () if match["stock"] == self.words.none else match["stock"].split(self.between):
            one = self._stock.fullmatch(each)
            if one is None:
                refuse("supply", f"the page says {each!r} in {text!r}", text)
            stock.append((self.words.some(one["count"]), self.words.strength(one["strength"])))
        return Needed(self.words.days(match["days"]), tuple(stock))


def read_sentences(sentences: Iterable[str], items: Iterable[str], language: Language) -> Sentences:
    """
    Read the sentences of a page and the items of its lists; those that say nothing of sums or the end are left.

    Raises:
        SheetError: if a page says twice what it can say once.
    """
    grammar = grammar_of(language)
    said, listed = [plain(text) for text in sentences], [plain(text) for text in items]
    return Sentences(
        total=_once("total", filter(None, map(grammar.total, said))),
        week=_once("week", filter(None, map(grammar.week, said))),
        ending=_once("ending", filter(None, map(grammar.ending, said))),
        needed=_once("supply", filter(None, map(grammar.needed, listed))),
    )


def _once(what: str, found: Iterable[T]) -> T | None:
    listed = [*found]
    if len(listed) > 1:
        refuse(what, f"the page says it {len(listed)} times", [str(each) for each in listed])
    return listed[0] if listed else None


@functools.cache
def grammar_of(language: Language) -> Grammar:
    """Give the sentences of a language, turned round; made once."""
    return Grammar(language)
