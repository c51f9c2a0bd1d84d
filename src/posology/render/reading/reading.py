"""Reading: what a page says of each day, of its sums and of its end, read in the words of its language."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

import attrs

from posology.language import Language
from posology.render.reading import from_html, from_markdown, from_text
from posology.render.reading.cells import Cells, cells_of
from posology.render.reading.grid import read_month, tags_of
from posology.render.reading.patterns import pattern, plain
from posology.render.reading.refusal import refuse, shown
from posology.render.reading.said import Said, read_cells
from posology.render.reading.sentences import Sentences, read_sentences
from posology.render.reading.taken import Lines, Taken, TakenTable
from posology.render.reading.words import Words

FORMS: dict[str, Callable[[str], Taken]] = {
    "text": from_text.taken,
    "markdown": from_markdown.taken,
    "html": from_html.taken,
}
"""The forms of page that are read, and what takes each apart."""

MOST_DAYS = 3653
"""How many days a page shows at most. [10 years]"""

CLINICIAN = "Clinician copy: "
"""How the heading of a clinician copy begins; it is in English."""

T = TypeVar("T")
Days = dict[dt.date, Said]
"""What a table says of each day."""


@attrs.frozen
class Reading:
    """
    What a page says.

    Args:
        language: The language it is in.
        title: Its heading.
        steps: What its step table says of each day.
        days: What its list or grid of days says of each.
        numbers: The number in the course that the list gives each day.
        tags: The keys of the words that each day is marked with.
        outside: The key of what is said of each day that the sheet does not show.
        sentences: What its sentences say.
        facts: Its names with their values, as they are printed.
    """

    language: Language
    title: str
    steps: Days
    days: Days
    numbers: dict[dt.date, int]
    tags: dict[dt.date, frozenset[str]]
    outside: dict[dt.date, str]
    sentences: Sentences
    facts: tuple[tuple[str, str], ...] = ()


def read(page: str, form: str, language: Language) -> Reading:
    """
    Read a page.

    Args:
        page: The whole of it.
        form: What it is written in. [``text``, ``markdown`` or ``html``]
        language: The language it is in.

    Raises:
        SheetError: if a part of it cannot be read as what it has to be.
    """
    return read_taken(FORMS[form](page), language)


def is_clinician(reading: Reading) -> bool:
    """Say whether a page is a clinician copy."""
    return reading.title.startswith(CLINICIAN)


def read_taken(page: Taken, language: Language) -> Reading:
    """Read a page that was taken apart."""
    cells = cells_of(language)
    sentences = read_sentences(page.sentences, page.items, language)
    found = Reading(language, plain(page.title), {}, {}, {}, {}, {}, sentences, (*page.facts,))
    for table in page.tables:
        if _has(table, language, ("dates", "days-head"), "total-each-day"):
            _read_steps(table, cells, found)
        elif _has(table, language, ("head-date", "head-day"), "total-head"):
            _read_days(table, cells, found)
        elif table.kind in ("steps", "days"):
            refuse("table", f"the table of {table.kind} has the columns {table.head}", table.head)
    for month in page.months:
        for day in read_month(month, language):
            if day.said is None:
                _add(found.outside, "grid", day.date, day.outside)
            else:
                _add(found.days, "grid", day.date, day.said)
                _add(found.tags, "grid", day.date, day.tags)
    return found


def _has(table: TakenTable, language: Language, first: Sequence[str], later: str) -> bool:
    """Whether the first columns of a table have these heads, and one of the others that one."""
    heads = [plain(name) for name in table.head]
    names = [plain(language.say(key)) for key in first]
    return heads[: len(names)] == names and plain(language.say(later)) in heads[len(names) :]


def _read_steps(table: TakenTable, cells: Cells, found: Reading) -> None:
    """Read the step table: each row for as many days as its dates span, again and again where it says so."""
    words, language = cells.words, cells.words.language
    span = pattern(language, "date-range", first=words.date_regex, last=words.date_regex)
    again = pattern(language, "again-every", days=words.span_regex, date=words.date_regex)
    end = _head(table, language, "total-each-day")
    for dates, days, *rest in table.rows:
        first, last, period, until = _dates(dates, span, again, words)
        length = (last - first).days + 1
        if length < 1 or length != words.whole(_line(days, "days")):
            refuse(shown(first), f"the step table counts {' '.join(days)!r} days up to {shown(last)}", days, length)
        said = _said(table, [*rest], 2, end, cells)
        if (until - first).days >= MOST_DAYS:
            refuse(shown(first), f"the step table goes on until {shown(until)}", until, MOST_DAYS)
        for low in range(first.toordinal(), until.toordinal() + 1, period or length):
            for ordinal in range(low, min(low + length, until.toordinal() + 1)):
                _add(found.steps, "step table", dt.date.fromordinal(ordinal), said)


def _dates(
    dates: Lines, span: re.Pattern[str], again: re.Pattern[str], words: Words
) -> tuple[dt.date, dt.date, int, dt.date]:
    """Read the dates of a row: its first and last, and if it comes back after how many days, and until when."""
    if not 1 <= len(dates) <= 2:
        refuse("dates", f"the step table says {dates}", dates)
    match = span.fullmatch(plain(dates[0]))
    first, last = (words.date(match["first"]), words.date(match["last"])) if match else [words.date(dates[0])] * 2
    if len(dates) == 1:
        return first, last, 0, last
    more = again.fullmatch(plain(dates[1]))
    if more is None:
        refuse(shown(first), f"the step table says {dates[1]!r}", dates[1])
    return first, last, words.days(more["days"]), words.date(more["date"])


def _read_days(table: TakenTable, cells: Cells, found: Reading) -> None:
    """Read the list of days."""
    words, language = cells.words, cells.words.language
    end, mark = _head(table, language, "total-head"), _head(table, language, "mark")
    for row in table.rows:
        date = words.date(_line(row[0], "date"))
        _add(found.days, "day list", date, _said(table, row[2:], 2, end, cells))
        found.numbers[date] = words.whole(_line(row[1], "day"))
        found.tags[date] = tags_of(row[mark], language)


def _said(table: TakenTable, row: Sequence[Lines], start: int, end: int, cells: Cells) -> Said:
    columns = zip(table.head[start:end], row[: end - start], strict=True)
    return Said(read_cells(cells, columns), cells.words.amount(_line(row[end - start], "total")))


def _head(table: TakenTable, language: Language, key: str) -> int:
    """The column of that name; it has to be there once."""
    places = [n for n, name in enumerate(table.head) if plain(name) == plain(language.say(key))]
    if len(places) != 1:
        refuse("table", f"the columns {table.head} have {language.say(key)!r} {len(places)} times", table.head)
    return places[0]


def _line(lines: Lines, field: str) -> str:
    if len(lines) != 1:
        refuse(field, f"the page says {lines}", lines)
    return lines[0]


def _add(into: dict[dt.date, T], where: str, date: dt.date, said: T) -> None:
    if date in into:
        refuse(shown(date), f"the {where} has it twice")
    into[date] = said
