"""Logbook: a log of administrations as csv, read strictly."""

from __future__ import annotations

import csv
import datetime as dt
import os
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from posology import units
from posology.administration import UTC, Administration, Plan
from posology.daytime import SLOTS
from posology.dose import Dose
from posology.errors import FileError, PosologyError, RegimenError, ScheduleError
from posology.files.words import nearest, one_of, shown
from posology.horizon import day_of, whole_days
from posology.regimen import ROUTES
from posology.shape import DAY
from posology.zone import instant, minute_of, moment_at, time_zone

LARGEST = 10_000_000
"""The largest file that is read. [bytes]"""

LONGEST = 36525
"""The last day of a course that is read. [100 years]"""

NEEDED = ("drug", "route", "amount", "unit")
"""The columns that every log has, beside ``date`` and ``time``, or ``moment``."""
WHEN = ("date", "time", "moment")
COLUMNS = (*NEEDED, *WHEN, "day", "slot", "zone")
"""Every column that a log can have."""

Value = TypeVar("Value")

_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_TIME = re.compile(rf"({_CLOCK})(?::00(?:\.0+)?)?(?:(Z)|([+-])({_CLOCK}))?")
_FRACTION = re.compile(r"([1-9][0-9]{0,28})/([1-9][0-9]{0,28})", re.ASCII)
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_log(source: str | os.PathLike[str], *, zone: Any = None) -> tuple[Administration, ...]:
    r"""
    Read a log: the columns that ``posology show --format csv`` writes, and a zone.

    ``drug``, ``route``, ``amount`` and ``unit`` are needed, and ``date`` with ``time``, or ``moment`` for both, as
    2026-12-01T08:00. A time may carry its offset from UTC, as 08:00-05:00. ``day``, ``slot`` and ``zone`` may be left
    out or empty. Other columns are refused.

    Args:
        source: A path, or the text of a file. [text of more than one line is no path]
        zone: The time zone of the rows that name none. [default none: a time floats, unless it carries an offset]

    Returns:
        The administrations, in the order of the rows.

    Raises:
        FileError: if it is no such file; every fault is listed with its row, of which the first names the columns.
        ScheduleError: if there is no such zone.

    >>> read_log("date,time,drug,route,amount,unit\n2026-12-01,08:00,examplol,oral,5,mg\n")[0].dose
    Dose('5 mg')
    """
    usual = None if zone is None else time_zone(zone)
    is_text = isinstance(source, str) and "\n" in source
    name = "<text>" if is_text else os.fspath(source)
    head, *table = _table(str(source) if is_text else _text(Path(name), name), name)
    rows = [_Row(number, head, cells, usual) for number, cells in enumerate(table, 2) if cells]
    day1 = _first_day(rows)
    faults = [(f"row {row.number}{f', {where}' if where else ''}", said) for row in rows for where, said in row.faults]
    if faults:
        raise FileError(name, faults)
    return tuple(Administration(row.moment, row.slot, row.dose, Plan(row.drug, row.route, day1)) for row in rows)


def _text(path: Path, name: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise FileError(name, [("file", f"cannot be read: {problem}")]) from None
    if len(data) > LARGEST:
        raise FileError(name, [("file", f"is larger than {LARGEST:,} bytes")])
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise FileError(name, [("file", f"is not UTF-8 text at byte {error.start}; save it as UTF-8")]) from None


def _table(text: str, name: str) -> list[list[str]]:
    """The cells of every row, the first of which names the columns."""
    try:
        table = list(csv.reader(_LINE_END.split(text.removeprefix("\ufeff")), strict=True))
    except csv.Error as error:
        raise FileError(name, [("file", f"is no csv: {error}")]) from None
    head = table[0]
    if len(head) == 1 and set(head[0]) & {";", "\t"}:
        raise FileError(name, [("row 1", "its columns are not separated by commas; save it with commas")])
    faults = []
    for n, column in enumerate(head):
        if column not in COLUMNS:
            near = nearest(column, COLUMNS)
            instead = f"{near!r} may be meant" if near else f"there are {', '.join(COLUMNS)}"
            faults.append(f"unknown column {shown(column)}; {instead}")
        elif column in head[:n]:
            faults.append(f"the column {column!r} is there twice")
    when, other = (("moment",), ("date", "time")) if "moment" in head else (("date", "time"), ())
    faults += [f"there is no column {column!r}" for column in (*NEEDED, *when) if column not in head]
    faults += [f"{column!r} says what 'moment' says; leave out one" for column in other if column in head]
    if faults:
        raise FileError(name, [("row 1", fault) for fault in faults])
    return table


class _Row:
    """
    One row as it is read; what cannot be read is a fault, and None.

    Args:
        number: Its number; the row that names the columns is 1.
        head: The columns.
        cells: Its cells.
        usual: The zone of a row that names none.
    """

    def __init__(self, number: int, head: list[str], cells: list[str], usual: ZoneInfo | None) -> None:
        self.number = number
        self.faults: list[tuple[str, str]] = []
        self.cells = dict(zip(head, cells, strict=False))
        self.drug: Any = self.read("drug", _plain)
        self.route: Any = self.read("route", lambda text: one_of(text, ROUTES, "route"))
        self.slot = self.read("slot", lambda text: one_of(text, SLOTS, "slot"))
        amount, unit = self.read("amount", _amount), self.read("unit", lambda text: units.unit(text).symbol)
        self.dose: Any = None
        if amount is not None and unit is not None:
            self.dose = self.read("unit" if amount else "amount", lambda _: Dose(amount, unit))
        zone = self.read("zone", time_zone) or usual
        date = self.read("date", _date)
        if "moment" in head:
            self.moment: Any = self.read("moment", lambda text: _moment(*_halves(text), zone))
        else:
            self.moment = self.read("time", lambda text: _moment(date, text, zone))
        self.day = self.read("day", _day)
        if len(cells) != len(head):
            self.faults = [("", f"has {len(cells)} cells for {len(head)} columns")]

    def read(self, column: str, reader: Callable[[str], Value]) -> Value | None:
        """What a reader makes of a cell; None where it is empty or left out, or has a fault."""
        text = self.cells.get(column, "")
        if not text:
            if column in self.cells and column in (*NEEDED, *WHEN):
                self.faults.append((column, "is empty"))
            return None
        try:
            return reader(text)
        except PosologyError as error:
            self.faults.append((column, f"{error.problem}; {error.instead}" if error.instead else error.problem))
            return None


def _first_day(rows: list[_Row]) -> dt.date:
    """The date of day 1; what rows say against each other becomes their fault."""
    dated = [row for row in rows if row.moment is not None]
    is_zoned = any(row.moment.tzinfo is not None for row in dated)
    found: tuple[int, dt.date] | None = None
    for row in dated:
        if is_zoned and row.moment.tzinfo is None:
            row.faults.append(("", "has no zone where other rows have one; give a zone to all of them or to none"))
        if row.day is not None and row.day > row.moment.toordinal():
            row.faults.append(("day", f"day {row.day} on {row.moment:%Y-%m-%d} puts day 1 before the calendar"))
        elif row.day is not None:
            day1 = row.moment.date() - dt.timedelta(row.day - 1)
            found = found or (row.number, day1)
            if day1 != found[1]:
                row.faults.append(("day", f"makes {day1} day 1, and row {found[0]} makes {found[1]} day 1"))
    return found[1] if found else min((row.moment.date() for row in dated), default=dt.date.min)


# --- Readers of cells ---


def _plain(text: str) -> str:
    if text != text.strip() or not text.isprintable():
        raise RegimenError("drug", f"got {shown(text)}", value=text, instead="write it as plain text, as 'gabapentin'")
    return text


def _amount(text: str) -> Fraction:
    """A number, or a fraction where no decimal ends."""
    fraction = _FRACTION.fullmatch(text)
    return Fraction(int(fraction[1]), int(fraction[2])) if fraction else units.number(text, "amount")


def _day(text: str) -> int:
    number = units.number(text, "day")
    if number.denominator != 1 or number > LONGEST:
        raise ScheduleError("day", f"got {shown(text)}, not a day of a course", value=text, instead="write it as 7")
    return whole_days(int(number), "day")


def _date(text: str) -> dt.date:
    date = day_of(text)
    if date.year in (dt.MINYEAR, dt.MAXYEAR):
        raise ScheduleError("date", f"got {text}", value=text, instead="write the year in which it was given")
    return date


def _halves(text: str) -> tuple[dt.date, str]:
    """The date and the rest of a moment."""
    if len(text) < 11 or text[10] not in "T ":
        instead = "write it as '2026-12-01T08:00'"
        raise ScheduleError("moment", f"got {shown(text)}, not a date and a time", value=text, instead=instead)
    return _date(text[:10]), text[11:]


def _moment(date: dt.date | None, text: str, zone: ZoneInfo | None) -> dt.datetime | None:
    """A date and a time in a zone; the offset that a time carries has to be one of the zone."""
    found = _TIME.fullmatch(text)
    if found is None:
        instead = "write it as '08:30', or with its offset as '08:30-05:00'"
        raise ScheduleError("time", f"got {shown(text)}, not a time to the minute", value=text, instead=instead)
    if date is None:
        return None
    naive = dt.datetime.combine(date, dt.time.fromisoformat(found[1]))
    if found[2] or found[3]:
        size = minute_of(dt.datetime.combine(dt.date.min, dt.time.fromisoformat(found[4] or "00:00"))) - DAY
        return _at_offset(naive, dt.timedelta(minutes=-size if found[3] == "-" else size), zone)
    if zone is None:
        return naive
    utc, meaning = instant(zone, minute_of(naive))
    if meaning == "shifted":
        instead = "write the time that the clock showed"
        raise ScheduleError(
            "time", f"{naive} does not exist in {zone.key}", value=naive, limit=zone.key, instead=instead
        )
    if meaning == "ambiguous":
        twice = [naive.replace(tzinfo=zone, fold=fold).isoformat("T", "minutes")[11:] for fold in (0, 1)]
        instead = f"write its offset with it: {' or '.join(twice)}"
        raise ScheduleError("time", f"{naive} is twice in {zone.key}", value=naive, limit=zone.key, instead=instead)
    return moment_at(utc).replace(tzinfo=UTC).astimezone(zone)


def _at_offset(naive: dt.datetime, offset: dt.timedelta, zone: ZoneInfo | None) -> dt.datetime:
    fixed = naive.replace(tzinfo=dt.timezone(offset))
    if zone is None:
        return fixed
    moment = fixed.astimezone(zone)
    if moment.utcoffset() != offset:
        there = moment.isoformat("T", "minutes")
        instead = f"at that instant it is {there}"
        problem = f"{fixed.isoformat('T', 'minutes')} has an offset that {zone.key} does not have then"
        raise ScheduleError("time", problem, value=fixed, limit=zone.key, instead=instead)
    return moment
