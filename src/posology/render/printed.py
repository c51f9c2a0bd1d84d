"""Printed words: dates, numbers, amounts and times as a page writes them, read one by one."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from typing import NoReturn

from posology import units
from posology.dose import Amount
from posology.errors import SheetError

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBER = re.compile(r"(?:0|[1-9]\d{0,2}(?:,\d{3})*)(?:\.\d*[1-9])?", re.ASCII)
_DATE = re.compile(r"([A-Z][a-z]{2}) ([1-9]\d?) ([A-Z][a-z]{2}) ([1-9]\d{0,3})", re.ASCII)
_SPAN = re.compile(r"([1-9]\d*)\xa0(minute|hour|day)s?", re.ASCII)
_MINUTES = {"minute": 1, "hour": 60, "day": 1440}
_UNITS = {
    word.replace("_", "\xa0"): each.symbol
    for each in units.TABLE.values()
    if each.dimension in units.AMOUNT_DIMENSIONS
    for word in (each.symbol, *each.spellings)
}


def refuse(field: str, problem: str, value: object = None, limit: object = None) -> NoReturn:
    """Refuse a page that does not say what it has to."""
    raise SheetError(field, problem, value=value, limit=limit, instead="the page was not written; report this as a bug")


def shown(date: dt.date) -> str:
    """
    Name a date in a message.

    >>> shown(dt.date(2026, 12, 4))
    'Fri 4 Dec 2026'
    """
    return f"{_WEEKDAYS[date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year}"


def date_of(text: str) -> dt.date:
    """
    Read a printed date; its weekday has to be right.

    >>> date_of("Fri 4 Dec 2026")
    datetime.date(2026, 12, 4)
    """
    match = _DATE.fullmatch(text)
    if match is None or match[3] not in _MONTHS:
        refuse("date", f"the page says {text!r}")
    try:
        date = dt.date(int(match[4]), _MONTHS.index(match[3]) + 1, int(match[2]))
    except ValueError:
        refuse("date", f"the page says {text!r}")
    if _WEEKDAYS[date.weekday()] != match[1]:
        refuse("date", f"the page says {text!r}, which is a {_WEEKDAYS[date.weekday()]}")
    return date


def number_of(text: str) -> Fraction:
    """
    Read a printed number: a comma before every three digits, no needless zero.

    >>> number_of("1,200"), number_of("0.5")
    (Fraction(1200, 1), Fraction(1, 2))
    """
    if not _NUMBER.fullmatch(text):
        refuse("number", f"the page says {text!r}")
    return Fraction(text.replace(",", ""))


def amount_of(text: str) -> Amount | None:
    r"""
    Read a printed amount; None if it is ``none``.

    >>> amount_of("1,200\xa0mg"), amount_of("half\xa0a\xa0tablet"), amount_of("none")
    (Amount('1200 mg'), Amount('0.5 tablet'), None)
    """
    if text == "none":
        return None
    head, _, unit = text.partition("\xa0")
    number = Fraction(0)
    if head == "half":
        number, (_, _, unit) = Fraction(1, 2), unit.partition("\xa0")
    else:
        number = number_of(head)
        if unit.startswith("and\xa0a\xa0half\xa0"):
            number, unit = number + Fraction(1, 2), unit.removeprefix("and\xa0a\xa0half\xa0")
    if unit not in _UNITS or not number:
        refuse("amount", f"the page says {text!r}")
    return Amount(number, _UNITS[unit])


def minutes_of(text: str) -> int:
    r"""
    Read a printed length of time as minutes.

    >>> minutes_of("90\xa0minutes"), minutes_of("2\xa0hours")
    (90, 120)
    """
    match = _SPAN.fullmatch(text)
    if match is None:
        refuse("time", f"the page says {text!r}")
    return int(match[1]) * _MINUTES[match[2]]
