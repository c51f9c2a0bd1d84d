"""Identity: the names by which a calendar program knows an event again; they say nothing of whom or what it is for."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

from posology.errors import ScheduleError, SheetError
from posology.sheet.words import clean

PROJECT = uuid.UUID("65384be8-a76f-48a3-9310-abc7c023a402")
"""The namespace of every identifier that is made here."""

LONGEST_PLAN = 200
"""The longest plan id. [characters]"""


def plan_id(value: Any) -> str:
    """
    Take the id of a plan: any text that stays the same when the plan is issued again.

    Raises:
        ScheduleError: if it is no such text.

    >>> plan_id("3f0c8a")
    '3f0c8a'
    """
    try:
        fine = isinstance(value, str) and bool(value) and clean(value, "plan", LONGEST_PLAN) == value
    except SheetError:
        fine = False
    if not fine:
        raise ScheduleError(
            "plan",
            f"got {value!r:.60}",
            value=value,
            limit=LONGEST_PLAN,
            instead=f"give text of 1 to {LONGEST_PLAN} printable characters, as str(uuid.uuid4()), and keep it",
        )
    return str(value)


def calendar_uid(plan: str) -> str:
    """
    Give the identifier of a plan's calendar.

    >>> calendar_uid("3f0c8a") == calendar_uid("3f0c8a") != calendar_uid("3f0c8b")
    True
    """
    return str(uuid.uuid5(PROJECT, f"{plan}|calendar"))


def event_uid(plan: str, date: dt.date, label: str, which: int = 0, *, series: bool = False) -> str:
    """
    Give the identifier of an event.

    Args:
        plan: The id of the plan.
        date: The local date, of a series that of its first event.
        label: The slot or the local time of a dose; what else it is.
        which: Which of several with that date and label, from 0.
        series: Whether it repeats.

    >>> day = dt.date(2026, 12, 1)
    >>> event_uid("3f0c8a", day, "morning") == event_uid("3f0c8a", day, "noon")
    False
    """
    return str(uuid.uuid5(PROJECT, f"{plan}|{date}|{label}|{which}{'|series' if series else ''}"))
