"""Dates: rules P28 and P29: weekday and month by name; ranges of days with both ends."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

from posology.lint.hit import Hit, hit
from posology.lint.passage import Passage
from posology.lint.words import FORM, MONTH, SP, UNIT, WEEKDAY, E, W

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_SLASHED = re.compile(
    rf"(?<![\w./:-])(?P<a>[0-9]{{1,2}})(?P<mark>[/.-])(?P<b>[0-9]{{1,2}})(?P=mark)(?P<year>[0-9]{{4}}"
    rf"|[0-9]{{2}})(?![\w/-]|\.[0-9]|{SP}?(?:{UNIT}|{FORM}){E})"
)
_ISO = re.compile(
    r"(?<![\w./-])(?P<year>(?:19|20)[0-9]{2})[-/](?P<month>[0-9]{2})[-/](?P<day>[0-9]{2})(?![\w/-](?<!T)|\.[0-9])"
)
_NO_YEAR = re.compile(
    rf"{W}(?i:on|from|until|till|by|start|starts|starting|since|dated|due|date:|to){SP}(?P<date>(?:0?[1-9]|[12][0-9]"
    rf"|3[01])/(?:0?[1-9]|[12][0-9]|3[01]))(?![\w/]|[.-][0-9]|{SP}?(?:{UNIT}|{FORM}){E})"
)

_FIGURES = re.compile(r"(?i:figures?|figs?\.?|tables?|sections?|chapters?|pages?|items?)[ \u00a0]\Z")


def date_text(date: dt.date) -> str:
    """
    Write a date as a page should.

    >>> date_text(dt.date(2026, 4, 3))
    'Fri 3 Apr 2026'
    """
    return f"{WEEKDAYS[date.weekday()][:3]} {date.day} {MONTHS[date.month - 1].title()} {date.year}"


def _made(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def numbers_only(passage: Passage) -> Iterator[Hit]:
    """P28: a date in numbers alone; what it is in words where it can be read in one way only."""
    for match in _SLASHED.finditer(passage.text):
        if _FIGURES.search(passage.text[max(0, match.start() - 12) : match.start()]):
            continue
        a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
        long = len(match["year"]) == 4
        if match["mark"] != "/" and not (long or (match["mark"] == "." and len(match["b"]) == 2)):
            continue
        if match["mark"] == "-" and not long:
            continue
        read = {each for each in (_made(year, a, b), _made(year, b, a)) if each is not None} if long else set()
        possible = read or (not long and (_made(2000 + year, a, b) or _made(2000 + year, b, a)))
        if possible:
            yield hit("P28", match, date_text(next(iter(read))) if len(read) == 1 else "")
    for match in _ISO.finditer(passage.text):
        date = _made(int(match["year"]), int(match["month"]), int(match["day"]))
        if date is not None:
            yield hit("P28", match, date_text(date))
    for match in _NO_YEAR.finditer(passage.text):
        yield hit("P28", match, group="date")


_WEEK = r"(?:weeks?|months?|wks?|Weeks?|Months?|Wks?|WEEKS?|MONTHS?)"
_RELATIVE = re.compile(
    rf"(?m)(?:^[ \t>*•-]{{0,9}}(?=[WM]|[a-z]{{2,6}} [0-9 –-]{{1,9}}[:=])|[|,;(•\t]{SP}?|{SP}{{2}})"
    rf"(?P<range>{_WEEK}{SP}[0-9]{{1,3}}(?:{SP}?(?:-|–|to|and|&){SP}?(?:{_WEEK}{SP})?[0-9]{{1,3}})?)(?![0-9A-Za-z])"
)
_DATED = re.compile(rf"{W}(?:[0-9]{{1,2}}{SP}{MONTH}|{MONTH}{SP}[0-9]{{1,2}}){E}")


def relative(passage: Passage) -> Iterator[Hit]:
    """P29: a week or month by its number where a range of dates belongs."""
    for match in _RELATIVE.finditer(passage.text):
        if not _DATED.search(passage.line(match.start("range"), match.end())):
            yield hit("P29", match, why="from which date to which?", group="range")


_DAY = re.compile(
    rf"{W}(?P<weekday>{WEEKDAY}),?{SP}(?P<day>[0-9]{{1,2}})(?:{SP}(?P<month>{MONTH}))?(?:,?{SP}(?P<year>(?:19"
    rf"|20)[0-9]{{2}}))?(?![0-9A-Za-z])"
)
_TO = rf"{SP}?(?:–|-|to|until){SP}?"
_RANGE = re.compile(_DAY.pattern.replace("(?P<", "(?P<from_") + _TO + _DAY.pattern)
_COUNT = re.compile(
    rf"{SP}{{0,40}}[|(]?{SP}{{0,9}}(?P<count>[0-9]{{1,3}}(?:,[0-9]{{3}})?)(?={SP}?days?(?![A-Za-z])|{SP}{{0,9}}\|"
    rf"|{SP}{{2}}|$)"
)


class Days(NamedTuple):
    """A range of days as a text says it, both ends inside; and how many it says they are."""

    first: dt.date
    last: dt.date
    days: int | None
    start: int
    end: int


def ranges(text: str) -> Iterator[Days | Hit]:
    """Read the ranges of days in a text; one that ends before it begins, or has a wrong weekday, gives a hit."""
    for match in _RANGE.finditer(text):
        year = match["year"] or match["from_year"]
        month = match["month"] or match["from_month"]
        if not (year and month):
            continue
        first_year = int(match["from_year"] or year)
        last = _date(match["day"], month, int(year))
        first = _date(match["from_day"], match["from_month"] or month, first_year)
        if first is None or last is None:
            yield hit("P29", match, why="there is no such date")
            continue
        wrong = [
            f"{date_text(date)} is the date of {said!r}"
            for date, said in ((first, match["from_weekday"]), (last, match["weekday"]))
            if WEEKDAYS[date.weekday()][:3].lower() != said[:3].lower()
        ]
        if wrong:
            yield hit("P28", match, why=f"the weekday does not belong to the date: {'; '.join(wrong)}")
        if last < first:
            yield hit("P29", match, why="it ends before it begins")
            continue
        counted = _COUNT.match(text, match.end())
        count = int(counted["count"].replace(",", "")) if counted else None
        yield Days(first, last, count, match.start(), match.end())


def _date(day: str, month: str, year: int) -> dt.date | None:
    return _made(year, MONTHS.index(month[:3].lower()) + 1, int(day))


def one_day(text: str) -> Days | None:
    """Read a text that is one date, as a row of a step table for one day is."""
    match = _DAY.fullmatch(text.strip())
    if match is None or not (match["month"] and match["year"]):
        return None
    date = _date(match["day"], match["month"], int(match["year"]))
    return None if date is None else Days(date, date, None, 0, len(text))


def ranges_agree(passage: Passage) -> Iterator[Hit]:
    """P28, P29: each range of dates holds its own count of days, and each weekday is that of its date."""
    for each in ranges(passage.text):
        if isinstance(each, Hit):
            yield each
        elif each.days is not None and each.days != (each.last - each.first).days + 1:
            days = (each.last - each.first).days + 1
            yield Hit("P29", each.start, each.end, why=f"these are {days} days, not {each.days}")


_SINGLE = re.compile(
    rf"{W}(?P<weekday>{WEEKDAY}),?{SP}(?P<day>[0-9]{{1,2}}){SP}(?P<month>{MONTH}){SP}(?P<year>(?:19"
    rf"|20)[0-9]{{2}})(?![0-9A-Za-z])"
)


def weekdays(passage: Passage) -> Iterator[Hit]:
    """P28: the weekday is that of its date."""
    end = 0
    for match in _SINGLE.finditer(passage.text):
        if match.start() < end:
            continue
        whole = _RANGE.match(passage.text, match.start())
        if whole is not None:
            end = whole.end()
            continue
        date = _date(match["day"], match["month"], int(match["year"]))
        if date is None:
            yield hit("P28", match, why="there is no such date")
        elif WEEKDAYS[date.weekday()][:3].lower() != match["weekday"][:3].lower():
            yield hit("P28", match, why=f"that date is a {WEEKDAYS[date.weekday()]}")
