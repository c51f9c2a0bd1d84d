"""Doses: the doses of a schedule as entries of a calendar, one for each moment."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from posology.detailed import details
from posology.errors import ScheduleError
from posology.horizon import day_of
from posology.interop.event import Event
from posology.interop.identity import event_uid
from posology.interop.wording import Wording
from posology.schedule import Schedule
from posology.sheet.ending import goes_on
from posology.starting import comparable

Key = tuple[dt.date, str]
"""The local date of an entry, and its slot, its local time or what else it is."""


def label_of(slot: str | None, time: dt.time | dt.datetime) -> str:
    """
    Give the slot of a dose, else its local time.

    >>> label_of("noon", dt.time(12)), label_of(None, dt.time(8, 5))
    ('noon', '08:05')
    """
    return slot or f"{time:%H:%M}"


def one_by_one(schedule: Schedule, plan: str, wording: Wording) -> Iterator[Event]:
    """Give one entry for each dose: in UTC where the schedule has a time zone, else in floating time."""
    seen: Counter[Key] = Counter()
    for given, detail in zip(schedule, details(schedule), strict=False):
        key = given.date, label_of(given.slot, given.time)
        summary, description = wording.dose(given.dose, given.slot, detail)
        yield Event(
            uid=event_uid(plan, *key, seen[key]),
            start=comparable(given.moment),
            summary=summary,
            description=description,
        )
        seen[key] += 1


def refills(plan: str, wording: Wording) -> Iterator[Event]:
    """Give an entry for each refill, on the last day on which it can be collected in time."""
    for fill in () if wording.supply is None else wording.supply.fills:
        if fill.refill_by is not None:
            summary, description = wording.refill(fill)
            uid = event_uid(plan, fill.refill_by, "refill", fill.number)
            yield Event(uid=uid, start=fill.refill_by, summary=summary, description=description)


def ending(schedule: Schedule, plan: str, wording: Wording) -> Iterator[Event]:
    """Give an entry for the last day shown where the plan goes on after it, so that nobody stops with the reminders."""
    if goes_on(schedule) or schedule.regimen.then:
        last = schedule.horizon.end - dt.timedelta(1)
        summary, description = wording.goes_on
        yield Event(uid=event_uid(plan, last, "goes on"), start=last, summary=summary, description=description)


def appointments(given: Iterable[tuple[Any, Any]], plan: str, wording: Wording, *, floating: bool) -> Iterator[Event]:
    """
    Give an entry for each test or visit.

    Args:
        given: What each is, with its date, or its moment: aware in a time zone, naive in floating time.
        plan: The id of the plan.
        wording: What entries say.
        floating: Whether the calendar is in floating time.

    Raises:
        ScheduleError: for a moment of the other kind, or none to the minute.
    """
    seen: Counter[Key] = Counter()
    for what, when in given:
        if not isinstance(what, str) or not what.strip():
            raise ScheduleError("visits", f"got {what!r:.60}", value=what, instead="say what it is, as 'Blood test'")
        summary, description = wording.visit(what)
        is_moment = isinstance(when, dt.datetime)
        if is_moment and ((when.tzinfo is None) != floating or when.second or when.microsecond):
            raise ScheduleError(
                "visits",
                f"got {when} for {what!r} in {'floating time' if floating else 'a time zone'}",
                value=when,
                instead=f"give a date, or {'a naive' if floating else 'an aware'} moment to the minute",
            )
        start = comparable(when) if is_moment else day_of(when, "visits")
        key = start.date() if isinstance(start, dt.datetime) else start, "visit"
        uid = event_uid(plan, *key, seen[key])
        seen[key] += 1
        yield Event(uid=uid, start=start, summary=summary, description=description)
