"""Lint of what is said: its dates, ranges and amounts read back from its words, for the linter."""

from __future__ import annotations

import datetime as dt
import functools
import re
from fractions import Fraction

from posology.language import Language
from posology.lint.passage import HIDDEN

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SENTINEL = re.compile("\0([a-z_]+)\0")
_AMOUNT = r"([0-9]{1,9}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,9})?) "


def bare(text: str) -> str:
    """Give a text without marks of direction and with plain spaces."""
    return HIDDEN.sub("", text).replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ").strip()


@functools.lru_cache(maxsize=64)
def _year(language: Language, year: int) -> dict[str, dt.date]:
    first = dt.date(year, 1, 1).toordinal()
    dates = (dt.date.fromordinal(n) for n in range(first, dt.date(year, 12, 31).toordinal() + 1))
    return {bare(language.date(date)): date for date in dates}


def date_said(text: str, language: Language) -> dt.date | None:
    """
    Give the date that a text is, written as the language writes it with the right weekday; else None.

    >>> from posology.language import language
    >>> date_said("Tue 1 Dec 2026", language("en-US")), date_said("Mon 1 Dec 2026", language("en-US"))
    (datetime.date(2026, 12, 1), None)
    """
    plain = bare(text)
    return next((found for year in _YEAR.findall(plain) if (found := _year(language, int(year)).get(plain))), None)


@functools.lru_cache(maxsize=256)
def pattern(language: Language, key: str, *names: str) -> re.Pattern[str]:
    """Give the pattern of a message, with a group for each of its arguments."""
    parts = _SENTINEL.split(bare(language.template(key, *names)))
    made = "".join(f"(?P<{part}>.{{1,200}}?)" if n % 2 else re.escape(part) for n, part in enumerate(parts))
    return re.compile(made)


def range_said(text: str, language: Language) -> tuple[dt.date, dt.date] | None:
    """
    Give the first and the last date that a text says, or its one date twice; None if it is neither.

    >>> from posology.language import language
    >>> first, last = range_said("Tue 1 Dec 2026 – Mon 7 Dec 2026", language("en-US"))
    >>> (last - first).days
    6
    """
    one = date_said(text, language)
    if one is not None:
        return one, one
    match = pattern(language, "date-range", "first", "last").fullmatch(bare(text))
    if match is None:
        return None
    first, last = date_said(match["first"], language), date_said(match["last"], language)
    return None if first is None or last is None else (first, last)


def amount_said(text: str, unit: str) -> Fraction | None:
    """
    Give how much of a unit an English text says: in its brackets if it has some, else the first.

    >>> amount_said("2 capsules (1,200 mg)", "mg"), amount_said("none", "mg"), amount_said("1 tablet", "mg")
    (Fraction(1200, 1), Fraction(0, 1), None)
    """
    plain = bare(text)
    if plain == "none":
        return Fraction()
    word = re.escape(unit)
    match = re.search(rf"\({_AMOUNT}{word}\)", plain) or re.search(rf"(?<![\w.,]){_AMOUNT}{word}(?!\w)", plain)
    return None if match is None else Fraction(match[1].replace(",", ""))


def unit_said(text: str) -> str:
    """Give the unit of an English text that is an amount with a unit, else nothing."""
    match = re.fullmatch(rf"{_AMOUNT}([A-Za-z0-9 ]{{1,40}})", bare(text))
    return match[2] if match else ""
