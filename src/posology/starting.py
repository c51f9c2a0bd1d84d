"""Starting: how the start of a schedule, its slot times and its moments are read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from posology.daytime import SLOTS, clock_time
from posology.errors import ScheduleError
from posology.horizon import day_of


def slot_times(given: Mapping[str, Any] | None) -> tuple[tuple[str, dt.time], ...]:
    """
    Give the clock times of the four slots, in order.

    >>> slot_times({"morning": "07:00"})[0]
    ('morning', datetime.time(7, 0))
    """
    times = dict(SLOTS)
    for name, value in (given or {}).items():
        if name not in SLOTS:
            raise ScheduleError("slots", f"got {name!r:.40}", value=name, instead=f"name {', '.join(SLOTS)}")
        times[name] = clock_time(value, name)
    if sorted(times.values()) != list(times.values()) or len(set(times.values())) < len(times):
        listed = ", ".join(f"{name} {value:%H:%M}" for name, value in times.items())
        raise ScheduleError(
            "slots",
            f"{listed} are not in order",
            value=listed,
            instead="keep morning, noon, evening, bedtime",
        )
    return tuple(times.items())


def starting_at(value: Any) -> tuple[dt.date, int]:
    """
    Take the first day, and the minute of it at which treatment starts.

    >>> starting_at("2026-12-01T14:00")
    (datetime.date(2026, 12, 1), 840)
    """
    if isinstance(value, str) and len(value) == 16:
        try:
            value = dt.datetime.fromisoformat(value)
        except ValueError as error:
            raise ScheduleError(
                "start", f"got {value!r}, {error}", value=value, instead="write it as '2026-12-01T14:00'"
            ) from None
    if isinstance(value, dt.datetime):
        if value.tzinfo is not None:
            raise ScheduleError(
                "start",
                f"{value} has a zone of its own",
                value=value,
                instead="give a naive moment, and the zone by name",
            )
        clock_time(value.time(), "start")
        return value.date(), value.hour * 60 + value.minute
    return day_of(value, "start"), 0


def comparable(moment: dt.datetime) -> dt.datetime:
    """
    Give a moment as one that compares by instant: in UTC if it is aware.

    >>> comparable(dt.datetime(2026, 12, 1, 8)).hour
    8
    """
    return moment if moment.tzinfo is None else moment.astimezone(dt.UTC)
