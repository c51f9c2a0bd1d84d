"""Words: dates, numbers, amounts, counts, times and lengths of time as a language prints them, read one by one."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterable
from fractions import Fraction

from posology.daytime import SLOTS
from posology.dose import Amount
from posology.language import NBSP, Language
from posology.render.reading.counted import forms, minutes, spans, units
from posology.render.reading.patterns import pattern, plain, regex, unnamed
from posology.render.reading.refusal import refuse

Strength = tuple[Amount, Amount | None]
"""How much one unit holds and None, or how much a volume holds, and that volume."""


def either(words: Iterable[str]) -> str:
    r"""
    Make a regular expression of one of several words, the longest first.

    >>> either(["mg", "mg PE", "g"])
    'mg\\ PE|mg|g'
    """
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


class Words:
    """
    The words of a language, turned round; made by `words_of`.

    Each reader takes the whole of a text and refuses it where it says nothing, or something more.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        group, mark = (re.escape(plain(each)) for each in (language.group_mark, language.decimal_mark))
        self.number_regex = rf"(?:0|[1-9]\d{{0,2}}(?:{group}\d{{3}})*(?!\d))(?:{mark}\d*[1-9])?"
        self._number = re.compile(self.number_regex, re.ASCII)
        self._forms, self._spans = forms(language, self._number), spans(language, self._number)
        self._units = units(language)
        self.none = plain(language.say("none"))
        self.count_regex = f"(?:{self._forms.regex()})"
        self.span_regex = f"(?:{self._spans.regex()})"
        template = language.template("amount", "number", "unit").replace(" ", NBSP)
        fields = {"number": self.number_regex, "unit": either(self._units)}
        self._amount = re.compile(regex(template, **fields), re.ASCII)
        bare = unnamed(self._amount)
        self.amount_regex = f"(?:{self.count_regex}|{bare})"
        self._strength = pattern(language, "strength", dose=self.amount_regex, volume=self.amount_regex)
        both = unnamed(self._strength)
        self.strength_regex = f"(?:{both}|{self.amount_regex})"
        self._time = pattern(language, "time", hour=r"[01]\d|2[0-3]", minute=r"[0-5]\d")
        self.time_regex = unnamed(self._time)
        self._slots = {plain(language.slot(slot)): slot for slot in SLOTS}
        self.slot_regex = f"(?:{either(self._slots)})"
        self._dates = {key: self._date_pattern(key) for key in ("date", "day")}
        self.date_regex = unnamed(self._dates["date"])

    def _date_pattern(self, key: str) -> re.Pattern[str]:
        fields = {
            "weekday": either(self.language.weekday_names),
            "day": r"[1-9]\d?(?!\d)",
            "month": either(self.language.months),
            **({"year": r"[1-9]\d{3}(?!\d)"} if key == "date" else {}),
        }
        return pattern(self.language, key, **fields)

    def date(self, text: str, year: int | None = None) -> dt.date:
        """
        Read a date; its weekday has to be right.

        Args:
            text: What is printed.
            year: The year where the text does not say it.

        >>> from posology.language import language
        >>> words_of(language("en-US")).date("Fri 4 Dec 2026")
        datetime.date(2026, 12, 4)
        """
        match = self._dates["date" if year is None else "day"].fullmatch(plain(text))
        if match is None:
            refuse("date", f"the page says {text!r}", text)
        month = self.language.months.index(match["month"]) + 1
        try:
            date = dt.date(int(match["year"]) if year is None else year, month, int(match["day"]))
        except ValueError:
            refuse("date", f"the page says {text!r}, which is no date", text)
        if self.language.weekday_names[date.weekday()] != match["weekday"]:
            right = self.language.weekday_names[date.weekday()]
            refuse("date", f"the page says {text!r}, which is a {right}", text, right)
        return date

    def number(self, text: str) -> Fraction:
        """
        Read a number: a group mark before every three digits, no needless zero.

        >>> from posology.language import language
        >>> words_of(language("en-US")).number("1,200.5")
        Fraction(2401, 2)
        """
        said = plain(text)
        if not self._number.fullmatch(said):
            refuse("number", f"the page says {text!r}", text)
        whole = said.replace(plain(self.language.group_mark), "")
        return Fraction(whole.replace(plain(self.language.decimal_mark), "."))

    def whole(self, text: str) -> int:
        """Read a whole number."""
        number = self.number(text)
        if number.denominator != 1:
            refuse("number", f"the page says {text!r}, which is no whole number", text)
        return int(number)

    def amount(self, text: str) -> Amount | None:
        r"""
        Read an amount, or a count of a dose form; None if it is the word for none.

        >>> from posology.language import language
        >>> en = words_of(language("en-US"))
        >>> en.amount("1,200\xa0mg"), en.amount("half\xa0a\xa0tablet"), en.amount("none")
        (Amount('1200 mg'), Amount('0.5 tablet'), None)
        """
        said = plain(text)
        if said == self.none:
            return None
        found = self._forms.read(said, lambda each: Fraction(self.whole(each)))
        if found is None:
            match = self._amount.fullmatch(said)
            if match is None:
                refuse("amount", f"the page says {text!r}", text)
            found = self.number(match["number"]), self._units[match["unit"]]
        if not found[0]:
            refuse("amount", f"the page says {text!r}, an amount of nothing", text)
        return Amount(*found)

    def some(self, text: str) -> Amount:
        """Read an amount of more than nothing."""
        amount = self.amount(text)
        if amount is None:
            refuse("amount", f"the page says {text!r}", text)
        return amount

    def strength(self, text: str) -> Strength:
        """Read a strength: how much a unit holds and None, or how much a volume holds."""
        match = self._strength.fullmatch(plain(text))
        if match is None:
            return self.some(text), None
        return self.some(match["dose"]), self.some(match["volume"])

    def span(self, text: str) -> int:
        r"""
        Read a length of time as minutes.

        >>> from posology.language import language
        >>> words_of(language("en-US")).span("2 hours")
        120
        """
        found = self._spans.read(plain(text), self.number)
        if found is None or found[0].denominator != 1 or not found[0]:
            refuse("time", f"the page says {text!r}", text)
        return int(found[0]) * minutes(found[1])

    def days(self, text: str) -> int:
        """Read a number of days."""
        found = self._spans.read(plain(text), self.number)
        if found is None or found[1] != "days" or found[0].denominator != 1 or not found[0]:
            refuse("days", f"the page says {text!r}", text)
        return int(found[0])

    def time(self, text: str) -> dt.time:
        """
        Read a time of day.

        >>> from posology.language import language
        >>> words_of(language("en-US")).time("22:00")
        datetime.time(22, 0)
        """
        match = self._time.fullmatch(plain(text))
        if match is None:
            refuse("time", f"the page says {text!r}", text)
        return dt.time(int(match["hour"]), int(match["minute"]))

    def slot(self, text: str) -> str | None:
        """Read the name of a slot; None if it is none."""
        return self._slots.get(plain(text))


@functools.cache
def words_of(language: Language) -> Words:
    """Give the words of a language, turned round; made once."""
    return Words(language)
