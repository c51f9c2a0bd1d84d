"""Compare: what a page says, day by day, beside the schedule it was made from; the first difference is refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from posology.administration import Administration
from posology.detail import Detail
from posology.detailed import details
from posology.dispensing.supply import Supply
from posology.dose import Amount
from posology.render.reading.arithmetic import check_sums
from posology.render.reading.cells import Given
from posology.render.reading.patterns import plain
from posology.render.reading.reading import CLINICIAN, Days, Reading, is_clinician
from posology.render.reading.refusal import refuse, shown
from posology.render.reading.stock import compare_stock
from posology.schedule import Schedule
from posology.sheet.ending import goes_on


class Due(NamedTuple):
    """A dose as the schedule has it, and how it is given."""

    given: Administration
    detail: Detail

    @property
    def which(self) -> int:
        """Which of two equal clock times it is given at: 1 or 2; 0 of any other."""
        moment = self.given.moment
        if moment.tzinfo is None or moment.replace(fold=0).utcoffset() == moment.replace(fold=1).utcoffset():
            return 0
        return 1 + moment.fold

    def __str__(self) -> str:
        return f"{self.given.time:%H:%M} {self.given.dose} {self.detail}".rstrip()


Expected = Mapping[dt.date, Mapping[str, Sequence[Due]]]
"""The doses of each day by slot or time."""


def compare(schedule: Schedule, reading: Reading, supply: Supply | None = None, *, needed: bool = False) -> None:
    """
    Compare what a page says with the schedule.

    Args:
        schedule: What was printed. [with an end]
        reading: What the page says.
        supply: What is dispensed for it, if doses are counted: then every count is held against it.
        needed: Whether some doses are taken as needed: they may be taken after the last that has a time.

    Raises:
        SheetError: for the first difference; it names the date, the slot or time and both amounts.
    """
    _compare_title(schedule, reading)
    expected: dict[dt.date, dict[str, list[Due]]] = {date: {} for date in schedule.horizon}
    for given, detail in zip(schedule, details(schedule), strict=False):
        label = given.slot or f"{given.time:%H:%M}"
        expected[given.date].setdefault(label, []).append(Due(given, detail._replace(phase=None)))
    totals = dict(schedule.daily_totals())
    for where, table in (("step table", reading.steps), ("day list", reading.days)):
        _compare_days(schedule, where, table, expected, totals)
    check_sums(reading)
    for date, number in reading.numbers.items():
        if date != schedule.day1 + dt.timedelta(number - 1):
            refuse(shown(date), f"the day list calls it day {number}", number, (date - schedule.day1).days + 1)
    _compare_end(schedule, reading, max((date for date, doses in expected.items() if doses), default=None), needed)
    compare_stock(reading, supply)


def _compare_title(schedule: Schedule, reading: Reading) -> None:
    """The patient copy names the drug in a sentence; the clinician copy, in English, may spell it with capitals."""
    language, drug = reading.language, schedule.regimen.drug
    named = language.drug(drug)
    if reading.title == plain(language.say("title", drug=named)):
        return
    if not is_clinician(reading) or reading.title.casefold() != f"{CLINICIAN}{plain(named)} plan".casefold():
        refuse("title", f"the page says {reading.title!r}, the drug is {drug!r}", reading.title, drug)


def _compare_days(
    schedule: Schedule, where: str, table: Days, expected: Expected, totals: Mapping[dt.date, Amount]
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
            if not _agree(printed, given, schedule):
                got = ", ".join(map(str, printed)) or "none"
                want = ", ".join(map(str, given)) or "none"
                problem = f"the {where} says {got}, the schedule {want}"
                refuse(f"{shown(date)}, {label}", problem, got, want)
        if (said.total or None) != (totals[date] or None):
            got, want = str(said.total or "none"), str(totals[date] or "none")
            refuse(f"{shown(date)}, total", f"the {where} says {got}, the schedule {want}", got, want)


def _agree(printed: Sequence[Given], due: Sequence[Due], schedule: Schedule) -> bool:
    """Whether the lines are the doses in order: a dose is one line, or lines of counts that come to it."""
    lines = [*printed]
    for each in due:
        if not lines or not _is_at(lines[0], each, schedule):
            return False
        amount = lines[0].amount
        counted = lines.pop(0).count is not None
        while counted and lines and lines[0].count is not None and amount < each.given.dose:
            if not _is_at(lines[0], each, schedule):
                return False
            amount += lines.pop(0).amount
        if amount != each.given.dose:
            return False
    return not lines


def _is_at(line: Given, due: Due, schedule: Schedule) -> bool:
    """Whether a line says the time at which a dose is given, and how."""
    slot, at = due.given.slot, line.at
    usual = due.given.time if slot is None else dict(schedule.slots)[slot]
    time = usual if at.time is None else at.time
    return (time, at.which, line.detail) == (due.given.time, due.which, due.detail)


def _compare_end(schedule: Schedule, reading: Reading, last: dt.date | None, needed: bool) -> None:
    """A page says to stop only if no dose follows and the regimen says nothing else; it names the last day."""
    ending, shown_days = reading.sentences.ending, len(schedule.horizon)
    last_shown = schedule.horizon.end - dt.timedelta(1)
    if ending is None:
        refuse("ending", "the page does not say how it ends")
    assert schedule.stop is not None
    later = schedule.course.shape.next_day(schedule.stop + (schedule.zone is not None))
    if later is not None or goes_on(schedule):
        keys, date, days, why = {"ends-goes-on"}, last_shown, shown_days, "a later day has a dose"
    elif schedule.regimen.then:
        keys, date, days, why = {"ends-then", "ends-then-ask"}, last_shown, shown_days, "something follows"
    elif last is not None:
        keys, date, days, why = {"ends-stop"}, last, None, f"the last dose is on {shown(last)}"
    else:
        keys, date, days, why = {"ends-no-dose"}, None, None, "no day has a dose"
    if needed and ending.key in ("ends-needed", "ends-goes-on"):
        keys, date, days = {ending.key}, last_shown, shown_days
    if ending.key not in keys or (ending.date, ending.days) != (date, days):
        refuse("ending", f"the page says {ending}, yet {why}", str(ending), why)
    stops = {last} if ending.key == "ends-stop" and last is not None else set()
    marked = {date for date, tags in reading.tags.items() if "tag-last-day" in tags}
    if marked != stops:
        got, want = (", ".join(map(shown, sorted(each))) or "none" for each in (marked, stops))
        refuse("mark", f"the page marks {got} as the last day, the schedule {want}", got, want)
    for date, key in reading.outside.items():
        after = date >= schedule.horizon.end and ending.key in ("ends-stop", "ends-no-dose")
        if key == "no-dose" and not (date < schedule.day1 or after):
            refuse(shown(date), "the grid says that it has no dose, and the sheet does not show it")
