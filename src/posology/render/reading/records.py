"""Records: csv and JSON read back, row by row, and compared with the schedule they were made from."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import attrs

from posology.detail import Detail
from posology.detailed import details
from posology.dose import Amount
from posology.render.reading.refusal import refuse
from posology.schedule import Schedule
from posology.unit_table import TABLE

_NUMBER = re.compile(r"(?:0|[1-9]\d*)(?:\.\d*[1-9])?|[1-9]\d*/[1-9]\d*", re.ASCII)
_SPAN = re.compile(r"([1-9]\d*) (minute|hour|day)s?", re.ASCII)
_MINUTES = {"minute": 1, "hour": 60, "day": 1440}
_TIME = re.compile(r"(\d\d:\d\d)([+-]\d\d:\d\d)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@attrs.frozen
class Record:
    """
    An administration as a file says it.

    Args:
        day: The day of the course.
        date: The date.
        time: The clock time.
        offset: The offset from UTC where the file says it, as ``+01:00``; else nothing.
        slot: The slot; nothing where there is none.
        drug: The drug.
        route: The route.
        dose: How much.
        detail: Over what time and in what volume.
    """

    day: int
    date: dt.date
    time: dt.time
    offset: str
    slot: str
    drug: str
    route: str
    dose: Amount
    detail: Detail

    def __str__(self) -> str:
        return f"{self.date} {self.time:%H:%M}{self.offset} {self.slot} {self.dose} {self.detail}".rstrip()


def read_csv(text: str) -> tuple[Record, ...]:
    r"""
    Read the rows of a csv file.

    Raises:
        SheetError: if a row has other columns than the head, or a cell cannot be read in full.

    >>> (row,) = read_csv("day,date,time,slot,drug,route,amount,unit\n1,2026-12-01,08:00,,examplol,oral,1/3,mg\n")
    >>> str(row)
    '2026-12-01 08:00  1/3 mg'
    """
    head, *rows = csv.reader(io.StringIO(text), strict=True)
    for row in rows:
        if len(row) != len(head):
            refuse("csv", f"the row {row} has {len(row)} cells, the head {len(head)}", row)
    return tuple(_record(dict(zip(head, row, strict=True))) for row in rows)


def read_json(text: str) -> tuple[Record, ...]:
    """
    Read the administrations of a JSON file; the moment of each has to be its date and time.

    Raises:
        SheetError: if a number stands where text has to, or a value cannot be read in full.
    """
    found = []
    for row in json.loads(text, parse_float=_no_number)["administrations"]:
        moment = str(row.pop("moment"))
        record = _record({name: str(value) for name, value in row.items()})
        if moment[:16] != f"{record.date:%Y-%m-%d}T{record.time:%H:%M}" or not moment.endswith(record.offset):
            refuse("moment", f"the file says {moment!r}, and {record}", moment, str(record))
        found.append(record)
    return tuple(found)


def _no_number(text: str) -> Any:
    refuse("json", f"the number {text} is no text, and may be read as another", text)


def _record(row: Mapping[str, str]) -> Record:
    time = _TIME.fullmatch(row["time"])
    if time is None or not _DATE.fullmatch(row["date"]) or not _NUMBER.fullmatch(row["day"]):
        refuse("date", f"the file says {row['day']!r}, {row['date']!r}, {row['time']!r}", dict(row))
    over, volume = row.get("over", ""), row.get("in_volume", "")
    number, _, unit = volume.partition(" ")
    return Record(
        day=int(row["day"]),
        date=dt.date.fromisoformat(row["date"]),
        time=dt.time.fromisoformat(time[1]),
        offset=time[2] or "",
        slot=row["slot"],
        drug=row["drug"],
        route=row["route"],
        dose=_amount(row["amount"], row["unit"]),
        detail=Detail(_minutes(over) if over else None, _amount(number, unit) if volume else None),
    )


def _amount(number: str, unit: str) -> Amount:
    if not _NUMBER.fullmatch(number) or unit not in TABLE:
        refuse("amount", f"the file says {number!r} of {unit!r}", number)
    return Amount(Fraction(number), unit)


def _minutes(text: str) -> int:
    match = _SPAN.fullmatch(text)
    if match is None:
        refuse("over", f"the file says {text!r}", text)
    return int(match[1]) * _MINUTES[match[2]]


def compare_records(schedule: Schedule, records: Iterable[Record]) -> None:
    """
    Compare what a file says with the schedule, row by row.

    Raises:
        SheetError: for the first row that differs; it names both.
    """
    due = []
    for given, detail in zip(schedule, details(schedule), strict=False):
        twice = given.moment.replace(fold=1 - given.moment.fold).utcoffset() != given.moment.utcoffset()
        offset = given.moment.isoformat()[19:] if twice else ""
        row = (given.day, given.date, given.time, offset, given.slot or "", given.drug, given.route)
        due.append(Record(*row, given.dose, detail._replace(phase=None)))
    found = [*records]
    for n in range(max(len(found), len(due))):
        got, want = (str(each[n]) if n < len(each) else "nothing" for each in (found, due))
        if n >= len(found) or n >= len(due) or found[n] != due[n]:
            refuse(f"row {n + 1}", f"the file says {got}, the schedule {want}", got, want)
