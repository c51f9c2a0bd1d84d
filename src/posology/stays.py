"""Stays: the runs of days of a course on which patients lie in a scope in one way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from posology.patient import DATED, Patient
from posology.patients import Patients, relation
from posology.scope import Scope

Days = tuple[dt.date | None, ...]
"""The first and the last day of a course, or None alone where it is not dated."""


class Stay(NamedTuple):
    """
    A run of days, both ends inside, on which patients lie in a scope in one way.

    *found* is ``inside``, ``outside``, ``partly``, or ``unknown: `` with what is missing on its first day.
    """

    first: dt.date | None
    last: dt.date | None
    found: str


def last_day_alive(who: Patient | Patients | None, first: dt.date) -> dt.date:
    """
    Give the last day on which a patient can be alive: the last that matters to a course without an end.

    >>> str(last_day_alive(Patient(born="2000-01-01"), dt.date(2026, 12, 1)))
    '2128-09-06'
    """
    born = who.born if isinstance(who, Patient) and who.born is not None else first
    return dt.date.fromordinal(min(max(born.toordinal() + 47_000, first.toordinal()), dt.date.max.toordinal()))


def stays(scope: Scope, who: Patient | Patients | None, days: Days) -> list[Stay]:
    """
    Divide the days of a course by how patients lie in a scope.

    The age changes on birthdays; what is measured counts from the day of its measurement on, and up to the last day on
    which it is not too old for the scope.

    Args:
        scope: Whom a bound is for.
        who: The patient, or every patient of a box; None where nothing is known.
        days: The first and the last day.

    >>> adults = Scope(patients=Patients(age=(18, None)))
    >>> found = stays(adults, Patient(born="2008-12-03"), (dt.date(2026, 12, 1), dt.date(2026, 12, 28)))
    >>> [(str(each.first), each.found) for each in found]
    [('2026-12-01', 'outside'), ('2026-12-03', 'inside')]
    """
    first, last = days[0], days[-1]
    if not isinstance(who, Patient) or first is None or last is None:
        return [Stay(first, last, relation(scope.patients, who, first, scope.within_days))]
    edges = turning_days([scope.patients], who, (first, last), scope.within_days)
    made: list[Stay] = []
    for day, end in zip(edges, [*(day - dt.timedelta(1) for day in edges[1:]), last], strict=True):
        found = relation(scope.patients, who, day, scope.within_days)
        if made and made[-1].found == found:
            day = made.pop().first or day
        made.append(Stay(day, end, found))
    return made


def turning_days(
    boxes: Iterable[Patients], who: Patient, days: tuple[dt.date, dt.date], within_days: int | None = None
) -> list[dt.date]:
    """
    Give the first day of a course, and every later one on which a patient may come into a box, or leave it.

    >>> days = (dt.date(2026, 12, 1), dt.date(2026, 12, 28))
    >>> [str(day) for day in turning_days([Patients(age=(18, None))], Patient(born="2008-12-03"), days)]
    ['2026-12-01', '2026-12-03']
    """
    first, last = days
    found = {day for box in boxes for day in _edges(box, who, within_days)}
    return sorted({first, *(day for day in found if first < day <= last)})


def _edges(box: Patients, who: Patient, within_days: int | None) -> Iterator[dt.date]:
    ages = box.range("age")
    if ages is not None and who.born is not None:
        reached = (who.birthday(int(end)) for end in (ages.least, ages.most) if end is not None)
        yield from (day for day in reached if day is not None)
    for kind in ("weight", "surface", *DATED):
        for on in who.measured_on(kind) if getattr(box, kind) is not None else ():
            yield on
            if within_days is not None and kind in DATED:
                yield _later(on, within_days + 1)


def _later(day: dt.date, days: int) -> dt.date:
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))
