"""Ending: what happens after the last day of a sheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal

import attrs

from posology.horizon import Horizon
from posology.regimen import Regimen
from posology.schedule import Schedule
from posology.sheet.days import DayRow
from posology.sheet.needed import Use

Kind = Literal["stop", "no-dose", "goes-on", "then", "needed"]
"""
It stops after its last dose; no day shown has one and none follows; it goes on; something else follows; or all of it is
taken as needed.
"""


@attrs.frozen
class Ending:
    """
    What happens after the last day of a sheet.

    Args:
        kind: Which way it ends.
        last: The last day with a dose, where it stops.
        then: What follows, as the regimen says it, where something else does.
    """

    kind: Kind
    last: dt.date | None
    then: str


def goes_on(schedule: Schedule) -> bool:
    """Whether a dose follows after the last day shown."""
    begin: Any = schedule.day1
    if schedule.start_minute:
        begin = dt.datetime.combine(begin, dt.time(*divmod(schedule.start_minute, 60)))
    zone = None if schedule.zone is None else schedule.zone.key
    whole = Schedule(schedule.regimen, begin, zone=zone, slots=dict(schedule.slots))
    last = schedule.horizon.end - dt.timedelta(days=1)
    moment = dt.datetime.combine(last, dt.time(23, 59, 59, 999_999), schedule.zone)
    return whole.next_after(moment.replace(fold=1)) is not None


def ending_of(schedule: Schedule, days: Sequence[DayRow]) -> Ending:
    """
    Give how a sheet ends: it says to stop only if no dose follows and the regimen says nothing else.

    >>> from posology.regimen import Regimen
    >>> from posology.sheet.days import day_rows
    >>> from posology.step import Step
    >>> schedule = Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), "2026-12-01")
    >>> ending_of(schedule, day_rows(schedule, {})).last
    datetime.date(2026, 12, 7)
    """
    if goes_on(schedule):
        return Ending("goes-on", None, "")
    if schedule.regimen.then:
        return Ending("then", None, " ".join(schedule.regimen.then.split()))
    last = next((day.date for day in reversed(days) if day.entries), None)
    return Ending("no-dose" if last is None else "stop", last, "")


def ending_with(ending: Ending, needed: Sequence[Use], regimen: Regimen, shown: Horizon) -> Ending:
    """
    Give how a sheet ends of which some doses are taken as needed: it never says to stop while they may be taken.

    Args:
        ending: How the doses that have times end.
        needed: What may be taken as needed on the days shown.
        regimen: All of it, from day 1, the first day shown.
        shown: The days shown.

    >>> from posology.frequency import Frequency
    >>> from posology.sheet.needed import uses
    >>> from posology.step import Step
    >>> rescue, week = Frequency.as_needed(at_least="6 hours"), Horizon("2026-12-01", "2026-12-08")
    >>> for days in (7, 8):
    ...     regimen = Regimen("examplol", "oral", Step("5 mg", rescue, days=days))
    ...     ending_with(Ending("stop", None, ""), uses(regimen, week.start, week), regimen, week).kind
    'needed'
    'goes-on'
    """
    if not needed:
        return ending
    if regimen.days is None or regimen.days > len(shown):
        return Ending("goes-on", None, "")
    last = max(use.last for use in needed)
    if ending.kind in ("stop", "no-dose") and (ending.last is None or last > ending.last):
        return Ending("needed", None, "")
    return ending
