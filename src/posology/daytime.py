"""Daytime: slots and times of a day, weekdays, and intervals as they are written."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

from posology import units
from posology.errors import RegimenError

SLOTS: dict[str, dt.time] = {
    "morning": dt.time(8),
    "noon": dt.time(12),
    "evening": dt.time(18),
    "bedtime": dt.time(22),
}
"""
The four slots of a day and the clock times they stand for where a clock is needed: this library's own convention.
A schedule takes other times for them.
"""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week in the order of `datetime.date.weekday`."""

_EVERY = {"minute": "min", "hour": "h", "day": "day", "week": "week"}


def clock_time(text: Any, field: str = "time") -> dt.time:
    """
    Take a time of day, to the minute.

    >>> clock_time("08:30")
    datetime.time(8, 30)
    """
    time = text
    if isinstance(text, str):
        try:
            time = dt.datetime.strptime(text, "%H:%M").time() if len(text) == 5 and text.isascii() else None
        except ValueError:
            time = None
    if not isinstance(time, dt.time) or time.second or time.microsecond or time.tzinfo:
        raise RegimenError(
            field, f"got {text!r}, not a time of day to the minute", value=text, instead="write it as '08:30'"
        )
    return time


def clock_of(time: str | dt.time) -> dt.time:
    """
    Give the clock time of a slot or a time, by the usual slot times.

    >>> clock_of("bedtime")
    datetime.time(22, 0)
    """
    return SLOTS[time] if isinstance(time, str) else time


def span(text: Any, field: str = "every") -> tuple[int, str]:
    """
    Read ``"6 hours"``, ``"90 minutes"``, ``"2 days"`` or ``"2 weeks"`` as minutes or days, which stay different.

    >>> span("6 hours"), span("2 weeks"), span("1 day")
    ((360, 'minutes'), (14, 'days'), (1, 'days'))
    """
    parts = text.split(" ") if isinstance(text, str) else []
    name = parts[1].removesuffix("s") if len(parts) == 2 else ""
    if name in {"month", "year"}:
        raise RegimenError(
            field,
            f"got {text!r}: a {name} is not a number of days",
            value=text,
            instead="write days or weeks, as '28 days'",
        )
    if name not in _EVERY:
        raise RegimenError(field, f"got {text!r:.60}", value=text, instead="write it as '6 hours' or '2 days'")
    size = units.number(parts[0], field) * units.TABLE[_EVERY[name]].size
    whole = size / 1440 if name in {"day", "week"} else size
    if whole.denominator != 1 or whole < 1:
        raise RegimenError(
            field,
            f"got {text!r}, not a whole number of {'days' if whole != size else 'minutes'}",
            value=text,
            limit=1,
            instead="write it as '6 hours' or '2 days'",
        )
    return int(whole), "days" if name in {"day", "week"} else "minutes"


def in_weeks(weeks: Any) -> int:
    """
    Give weeks in days.

    >>> in_weeks(2)
    14
    """
    if isinstance(weeks, bool) or not isinstance(weeks, int):
        raise RegimenError("weeks", f"got {weeks!r}, not a whole number", value=weeks, instead="write it as 2")
    return 7 * weeks


def whole_minutes(value: Fraction) -> int:
    """
    Take a whole number of minutes, 1 or more.

    >>> whole_minutes(Fraction(90))
    90
    """
    if value.denominator != 1 or value < 1:
        raise RegimenError(
            "every",
            f"{units.decimal_text(value)} minutes between doses",
            value=value,
            limit=1,
            instead="use whole minutes, 1 or more",
        )
    return int(value)


def slot_or_time(value: Any) -> str | dt.time:
    """
    Take a slot by its name, or a time of day.

    >>> slot_or_time("bedtime")
    'bedtime'
    """
    if isinstance(value, str) and value in SLOTS:
        return value
    try:
        return clock_time(value)
    except RegimenError:
        raise RegimenError(
            "time",
            f"got {value!r:.60}",
            value=value,
            instead=f"write {', '.join(SLOTS)} or a time as '08:30'",
        ) from None


def day_times(values: Any) -> tuple[str | dt.time, ...]:
    """
    Take slots and times of a day, in order, each once.

    >>> day_times(["bedtime", "morning"])
    ('morning', 'bedtime')
    """
    listed = (values,) if isinstance(values, (str, dt.time)) else tuple(values)
    times = sorted((slot_or_time(v) for v in listed), key=lambda t: (SLOTS[t] if isinstance(t, str) else t, str(t)))
    if not times:
        raise RegimenError("times", "no time of day is named", instead="as Frequency.at('morning')")
    clocks = [clock_of(time) for time in times]
    twice = next((t for n, t in enumerate(times) if clocks[n] in clocks[:n]), None)
    if twice is not None:
        raise RegimenError(
            "times",
            f"{twice} is named twice",
            value=str(twice),
            instead="give the two doses as one, or at different times",
        )
    return tuple(times)


def weekday_numbers(values: Any) -> tuple[int, ...]:
    """
    Take weekdays by name, in order, each once.

    >>> weekday_numbers(["Friday", "Monday"])
    (0, 4)
    """
    listed = (values,) if isinstance(values, (str, int)) else tuple(values)
    days = []
    for value in listed:
        if value in range(7) and not isinstance(value, bool):
            days.append(int(value))
        elif value in WEEKDAYS:
            days.append(WEEKDAYS.index(value))
        else:
            raise RegimenError("weekday", f"got {value!r:.40}", value=value, instead="write it as 'Monday'")
    if len(set(days)) < len(days):
        raise RegimenError("weekday", "one is named twice", value=listed, instead="name each once")
    return tuple(sorted(days))


def and_list(words: list[str]) -> str:
    """
    Say a list of words.

    >>> and_list(["morning", "noon", "bedtime"])
    'morning, noon and bedtime'
    """
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
