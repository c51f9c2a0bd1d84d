"""Readback: what a printed page says, day by day, read on its own and compared with the schedule."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from posology.administration import Administration
from posology.detail import Detail
from posology.detailed import details
from posology.dose import Amount
from posology.render.printed import amount_of, date_of, minutes_of, number_of, refuse, shown
from posology.schedule import Schedule

_TIME = re.compile(r"\d\d:\d\d", re.ASCII)
_AGAIN = re.compile(r"([1-9][\d,]*) days, until (.+)", re.ASCII)


class Given(NamedTuple):
    """A dose as a page says it: its time and which of two equal times, where named, how much, over what, in what."""

    time: dt.time | None
    second: bool
    amount: Amount
    detail: Detail

    def __str__(self) -> str:
        return f"{f'{self.time:%H:%M} ' if self.time else ''}{self.amount} {self.detail}".rstrip()


class Due(NamedTuple):
    """A dose as the schedule has it, and how it is given."""

    given: Administration
    detail: Detail

    def __str__(self) -> str:
        return f"{self.given.time:%H:%M} {self.given.dose} {self.detail}".rstrip()


class Said(NamedTuple):
    """What a page says of one day: its doses by slot or time, and their sum."""

    doses: dict[str, list[Given]]
    total: Amount | None


@attrs.define
class Reading:
    """What a page says, filled in by a reader of text or of HTML."""

    title: str = ""
    total: str = ""
    week: str = ""
    ending: str = ""
    steps: dict[dt.date, Said] = attrs.field(factory=dict)
    days: dict[dt.date, Said] = attrs.field(factory=dict)
    numbers: dict[dt.date, int] = attrs.field(factory=dict)

    def add_step(self, dates: str, days: str, cells: Mapping[str, Sequence[str]], total: str) -> None:
        """Take a row of the step table: its dates, how many days it says they are, cells and total."""
        span, again, rest = dates.partition(" again every ")
        ends = [date_of(each) for each in span.split(" – ")]
        length = (ends[-1] - ends[0]).days + 1
        if len(ends) > 2 or length < 1 or length != int(number_of(days)):
            refuse(span, f"the step table counts {days} days")
        row, period, until = _said(cells, total), length, ends[-1]
        if again:
            match = _AGAIN.fullmatch(rest)
            if match is None:
                refuse(span, f"the step table says {rest!r}")
            period, until = int(number_of(match[1])), date_of(match[2])
        first = ends[0]
        while first <= until:
            for n in range(length):
                if first + dt.timedelta(n) <= until:
                    self._add(self.steps, "step table", first + dt.timedelta(n), row)
            first += dt.timedelta(period)

    def add_day(self, date: dt.date, number: str, cells: Mapping[str, Sequence[str]], total: str) -> None:
        """Take a day: its date, its number in the course where the page says it, its cells and its total."""
        self._add(self.days, "day list", date, _said(cells, total))
        if number:
            self.numbers[date] = int(number_of(number))

    @staticmethod
    def _add(into: dict[dt.date, Said], where: str, date: dt.date, row: Said) -> None:
        if date in into:
            refuse(shown(date), f"the {where} has it twice")
        into[date] = row


def _after(words: list[str], word: str) -> str | None:
    """Take a word and what follows it off the end of a line, and give that; None if it is not there."""
    if len(words) < 3 or words[-2] != word:
        return None
    text = words[-1]
    del words[-2:]
    return text


def _said(cells: Mapping[str, Sequence[str]], total: str) -> Said:
    """Read the cells of a day: under the slot or time of the column, or under those that the lines name."""
    doses: dict[str, list[Given]] = {}
    for column, lines in cells.items():
        if list(lines) == ["none"]:
            continue
        for line in lines:
            words = line.split(" ")
            volume, over = _after(words, "in"), _after(words, "over")
            detail = Detail(minutes_of(over) if over else None, amount_of(volume) if volume else None)
            much = words.pop()
            label = words.pop(0) if column == "Doses" and words else column
            time = dt.time.fromisoformat(words.pop(0)) if words and _TIME.fullmatch(words[0]) else None
            which = words.pop(0) if words else ""
            amount = amount_of(much)
            if words or which not in ("", "(first)", "(second)") or amount is None or volume == "none":
                refuse(column.lower(), f"the page says {line!r}")
            doses.setdefault(label.lower(), []).append(Given(time, which == "(second)", amount, detail))
        if not lines:
            refuse(column.lower(), "the page leaves it blank")
    return Said(doses, amount_of(total))


def compare(schedule: Schedule, reading: Reading) -> None:
    """
    Compare what a page says with the schedule.

    Raises:
        SheetError: for the first difference; it names the date, the slot or time and both amounts.
    """
    if reading.title != f"Your {schedule.regimen.drug} plan":
        refuse("title", f"the page says {reading.title!r}, the drug is {schedule.regimen.drug!r}")
    expected: dict[dt.date, dict[str, list[Due]]] = {date: {} for date in schedule.horizon}
    for given, detail in zip(schedule, details(schedule), strict=False):
        label = given.slot or f"{given.time:%H:%M}"
        expected[given.date].setdefault(label, []).append(Due(given, detail))
    totals = dict(schedule.daily_totals())
    for where, table in (("step table", reading.steps), ("day list", reading.days)):
        _compare_days(schedule, where, table, expected, totals)
    for date, number in reading.numbers.items():
        if date != schedule.day1 + dt.timedelta(number - 1):
            refuse(shown(date), f"the day list calls it day {number}")
    _compare_total(schedule, reading.total, totals)
    _compare_week(reading.week, [*totals.values()])
    assert schedule.stop is not None
    later = schedule.course.shape.next_day(schedule.stop + (schedule.zone is not None))
    if later is not None and "The plan goes on after that." not in reading.ending:
        problem = f"the page says {reading.ending!r}, yet day {later + 1} has a dose"
        refuse("ending", problem, reading.ending, later + 1)


def _compare_days(
    schedule: Schedule,
    where: str,
    table: Mapping[dt.date, Said],
    expected: Mapping[dt.date, Mapping[str, Sequence[Due]]],
    totals: Mapping[dt.date, Amount],
) -> None:
    for date in sorted({*table, *expected}):
        if date not in table:
            first = next((each for doses in expected[date].values() for each in doses), None)
            what = f"{first.given.slot or f'{first.given.time:%H:%M}'} {first.given.dose}" if first else "none"
            refuse(shown(date), f"the {where} leaves it out, the schedule has {what}", limit=what)
        if date not in expected:
            refuse(shown(date), f"the {where} has it, the schedule does not")
        said, due = table[date], expected[date]
        for label in [*due, *(each for each in said.doses if each not in due)]:
            printed, given = said.doses.get(label, []), due.get(label, ())
            if len(printed) != len(given) or not all(map(_agree, printed, given, [schedule] * len(given))):
                got = ", ".join(map(str, printed)) or "none"
                want = ", ".join(map(str, given)) or "none"
                problem = f"the {where} says {got}, the schedule {want}"
                refuse(f"{shown(date)}, {label}", problem, got, want)
        if (said.total or None) != (totals[date] or None):
            got, want = str(said.total or "none"), str(totals[date] or "none")
            refuse(f"{shown(date)}, total", f"the {where} says {got}, the schedule {want}", got, want)


def _agree(printed: Given, due: Due, schedule: Schedule) -> bool:
    given = due.given
    usual = given.time if given.slot is None else dict(schedule.slots)[given.slot]
    time = usual if printed.time is None else printed.time
    at = (time, printed.second) == (given.time, bool(given.moment.fold))
    return at and (printed.amount, printed.detail) == (given.dose, due.detail._replace(phase=None))


def _compare_total(schedule: Schedule, text: str, totals: Mapping[dt.date, Amount]) -> None:
    """The total is the schedule's, and so is every term of its arithmetic."""
    terms, equals, whole = text.rpartition(" = ")
    counts: dict[Amount, int] = {}
    for term in terms.split(" + ") if equals else ():
        count, _, each = term.partition(" × ")
        amount = amount_of(each)
        assert amount is not None
        counts[amount] = counts.get(amount, 0) + int(number_of(count))
    want: dict[Amount, int] = {}
    for total in totals.values():
        if total:
            want[total] = want.get(total, 0) + 1
    got, due = amount_of(whole), schedule.total()
    if counts != want or (got or None) != (due or None):
        refuse("total", f"the page says {text!r}, the schedule {due}", text, str(due))


def _compare_week(text: str, totals: Sequence[Amount]) -> None:
    """Where not every day of a week or more has a dose, the most in 7 days in a row is said."""
    sums = [sum((each.base for each in totals[n : n + 7]), Fraction(0)) for n in range(len(totals) - 6)]
    due = None if all(totals) else max(sums, default=None)
    said = amount_of(text) if text else None
    if (due is None) != (not text) or (due or 0) != (said.base if said else 0):
        refuse("week", f"the page says {text or 'nothing'!r} of 7 days in a row", text, str(due))
