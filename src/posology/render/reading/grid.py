"""Grid: a month read day by day: each under its weekday, its doses as counts of what the title says."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from posology.detail import Detail
from posology.language import Language
from posology.render.reading.cells import Cells, Given, Label, cells_of
from posology.render.reading.counted import bare
from posology.render.reading.patterns import pattern, plain
from posology.render.reading.refusal import refuse
from posology.render.reading.said import Doses, Said
from posology.render.reading.taken import TakenDay, TakenMonth
from posology.render.reading.words import Strength

TAGS = ("tag-change", "tag-refill", "tag-visit", "tag-last-day")
"""The messages that a day is marked with."""

OUTSIDE = ("no-dose", "not-on-this-sheet")
"""The messages that stand in place of the doses of a day that the sheet does not show."""

Unit = tuple[str, Strength]
"""What each number of a grid counts: a dose form, and how much one of it holds."""


@attrs.frozen
class GridDay:
    """
    A day of a grid.

    Args:
        date: Its date.
        said: Its doses and their sum; None of a day that the sheet does not show.
        tags: The keys of the words that it is marked with.
        outside: The key of what is said in place of doses; nothing of a day that the sheet shows.
    """

    date: dt.date
    said: Said | None
    tags: frozenset[str] = frozenset()
    outside: str = ""


def read_month(month: TakenMonth, language: Language) -> Iterator[GridDay]:
    """
    Read a month.

    Raises:
        SheetError: if a day does not stand under its weekday, or says what cannot be read.
    """
    grid = grid_of(language)
    year, number, unit = grid.title(month.title)
    if tuple(map(plain, month.weekdays)) != tuple(map(plain, language.weekdays)):
        refuse("month", f"the grid of {month.title} has the days of the week {month.weekdays}", month.weekdays)
    for column, day in month.days:
        date = grid.cells.words.date(day.date, year)
        if date.month != number or column != (date.weekday() - language.first_weekday) % 7:
            refuse("date", f"{day.date!r} stands in column {column} of {month.title}", day.date)
        yield grid.day(date, day, unit)


class Grid:
    """The grammar of a grid in a language; made by `grid_of`."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.cells: Cells = cells_of(language)
        words = self.cells.words
        self._bare = bare(language, re.compile(words.number_regex, re.ASCII))
        fields = {"count": self._bare.regex(), "strength": words.strength_regex}
        self._times = pattern(language, "count-times", **fields)
        self._of = pattern(language, "month-of", month=".+", product=".+")
        self._one = pattern(language, "stock-of", count=words.count_regex, strength=words.strength_regex)
        self._total = pattern(language, "total-of-day", amount=words.amount_regex)
        self._outside = {plain(language.say(key)): key for key in OUTSIDE}

    def title(self, text: str) -> tuple[int, int, Unit | None]:
        """Read the title of a month: its year, its number, and what is counted."""
        said, unit = plain(text), None
        match = self._of.fullmatch(said)
        if match:
            one = self._one.fullmatch(match["product"])
            if one is None or self.cells.words.some(one["count"]).number != 1:
                refuse("month", f"the title {text!r} does not say what is counted", text)
            unit = self.cells.words.some(one["count"]).unit, self.cells.words.strength(one["strength"])
            said = match["month"]
        years = re.findall(r"(?<!\d)[1-9]\d{3}(?!\d)", said, re.ASCII)
        for year in map(int, years[:1]):
            for month in range(1, 13):
                if plain(self.language.month(year, month)) == said:
                    return year, month, unit
        refuse("month", f"the title {text!r} is no month", text)

    def day(self, date: dt.date, day: TakenDay, unit: Unit | None) -> GridDay:
        """Read a day."""
        rest = [plain(text) for text in day.rest]
        if not day.doses and len(rest) == 1 and rest[0] in self._outside:
            return GridDay(date, None, outside=self._outside[rest[0]])
        head, *tags = rest or [""]
        total = self._total.fullmatch(head)
        if bool(day.doses) != bool(total) or (head != self.cells.words.none and not total):
            refuse(day.date, f"the page says {head!r} under {len(day.doses)} doses", head)
        doses: Doses = {}
        for text, lines in day.doses:
            at = self.cells.label(text)
            if not lines:
                refuse(day.date, f"the page says nothing of {text!r}", text)
            doses.setdefault(at.name, []).extend(self.given(line, at, unit) for line in lines)
        amount = self.cells.words.some(total["amount"]) if total else None
        return GridDay(date, Said(doses, amount), tags_of(tags, self.language))

    def given(self, line: str, at: Label, unit: Unit | None) -> Given:
        """Read a line: a count of what the title says, a count of a strength, or a dose in full."""
        said = plain(line)
        found = self._bare.read(said, self.cells.words.number)
        if found is not None and unit is not None:
            return _made_of(found[0], *unit, at)
        match = self._times.fullmatch(said)
        if match:
            count = self._bare.read(match["count"], self.cells.words.number)
            assert count is not None
            return _made_of(count[0], "", self.cells.words.strength(match["strength"]), at)
        given = self.cells.given(line)
        if given.at != Label():
            refuse("month", f"the page says when twice: {line!r}", line)
        return attrs.evolve(given, at=at)


def _made_of(count: Fraction, unit: str, strength: Strength, at: Label) -> Given:
    dose, per = strength
    holder = Fraction(1) if per is None else per.number
    return Given(at, dose * (count / holder), Detail(), count, unit, strength)


def tags_of(texts: Iterable[str], language: Language) -> frozenset[str]:
    """
    Read the words that a day is marked with, as the keys of their messages.

    >>> from posology.language import language
    >>> sorted(tags_of(["CHANGE", "LAST DAY"], language("en-US")))
    ['tag-change', 'tag-last-day']
    """
    keys = {plain(language.say(key)): key for key in TAGS}
    listed = [keys.get(plain(text), "") for text in texts]
    if "" in listed or len({*listed}) < len(listed):
        refuse("mark", f"the page says {[*texts]}", [*texts])
    return frozenset(listed)


@functools.cache
def grid_of(language: Language) -> Grid:
    """Give the grammar of the grids of a language; made once."""
    return Grid(language)
