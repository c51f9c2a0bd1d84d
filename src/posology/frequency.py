"""Frequency: when in a day, or at what interval, a dose is given."""

from __future__ import annotations

import datetime as dt
import math
from fractions import Fraction
from typing import Any, ClassVar

import attrs

from posology import units
from posology.as_needed import AsNeeded
from posology.daytime import (
    SLOTS,
    WEEKDAYS,
    and_list,
    clock_of,
    clock_time,
    day_times,
    in_weeks,
    span,
    weekday_numbers,
    whole_minutes,
)
from posology.errors import RegimenError
from posology.units import is_count

USUAL = {1: ("morning",), 2: ("morning", "evening"), 3: ("morning", "noon", "bedtime"), 4: tuple(SLOTS)}
"""The slots meant by a number of times a day."""


class Frequency:
    """
    When a dose is given: made by `daily`, `at`, `every`, `every_other_day`, `weekly` or `as_needed`.

    A frequency is clock-anchored (`ClockFrequency`: slots or times of a day, which keep wall time) or
    interval-anchored (`IntervalFrequency`: every so many hours, which keeps elapsed time). Twice a day and
    every 12 hours are different values and stay different. As needed is neither: only its limits are known.

    >>> Frequency.daily(2) == Frequency.every(hours=12)
    False
    """

    __slots__ = ()

    @staticmethod
    def daily(times: int = 1) -> ClockFrequency:
        """
        So many times a day, at the usual slots: morning; and evening; and noon and bedtime; all four.

        Args:
            times: How often. [1 to 4]

        >>> str(Frequency.daily(3))
        'morning, noon and bedtime'
        """
        if not is_count(times) or times not in USUAL:
            raise RegimenError(
                "times a day",
                f"got {times!r}",
                value=times,
                limit=4,
                instead="name the times, as Frequency.at('06:00', '10:00', '14:00', '18:00', '22:00')",
            )
        return ClockFrequency(USUAL[times])

    @staticmethod
    def at(*times: Any) -> ClockFrequency:
        """
        Every day at the slots or times named.

        >>> str(Frequency.at("bedtime")), str(Frequency.at("08:00", "20:30"))
        ('bedtime', '08:00 and 20:30')
        """
        return ClockFrequency(times)

    @staticmethod
    def every(
        text: str | None = None,
        *,
        hours: Any = None,
        days: int | None = None,
        weeks: int | None = None,
        months: int | None = None,
        at: Any = None,
        first: Any = None,
    ) -> ClockFrequency | IntervalFrequency:
        """
        Every so many hours (interval-anchored), or every so many days or weeks (clock-anchored).

        Args:
            text: The interval as text, such as ``"6 hours"``, instead of the numbers.
            hours: Between doses, elapsed. [a whole number of minutes, 1 minute or more]
            days: Between days with doses, by the calendar. [1 or more]
            weeks: The same, in weeks.
            months: Refused: a month is not a number of days.
            at: With days or weeks: the slot or time, or a list of them. [default morning]
            first: With hours: the clock time of the first dose; with days: the day of the step that has the
                first dose. [default: when due after the step before, else the start of the step]

        >>> str(Frequency.every(hours=6)), str(Frequency.every(days=2, at="evening"))
        ('every 6 hours', 'evening, every 2 days')
        """
        if months is not None:
            span(f"{months} months")
        given = [
            name
            for name, value in (("text", text), ("hours", hours), ("days", days), ("weeks", weeks))
            if value is not None
        ]
        if len(given) != 1:
            raise RegimenError("every", f"got {len(given)} intervals", value=given, instead="give one, as hours=6")
        if text is not None:
            size, kind = span(text)
        elif hours is not None:
            size, kind = whole_minutes(units.number(hours, "hours") * 60), "minutes"
        else:
            size, kind = (days if days is not None else in_weeks(weeks)), "days"
        if kind == "minutes":
            if at is not None:
                raise RegimenError(
                    "every",
                    f"an interval in hours has no time of day, got {at!r}",
                    value=at,
                    instead="give the clock time of the first dose, as first='08:00'",
                )
            return IntervalFrequency(size, first=first)
        times = ("morning",) if at is None else (at,) if isinstance(at, (str, dt.time)) else tuple(at)
        return ClockFrequency(times, every=size, first_day=first)

    @staticmethod
    def every_other_day(at: Any = "morning") -> ClockFrequency:
        """
        Every second day, counted from the first day of the step.

        >>> Frequency.every_other_day().every
        2
        """
        return ClockFrequency((at,) if isinstance(at, (str, dt.time)) else tuple(at), every=2)

    @staticmethod
    def weekly(*weekdays: str, at: Any = "morning") -> ClockFrequency:
        """
        On the weekdays named, and on no other day.

        >>> str(Frequency.weekly("Monday"))
        'morning, on Monday only'
        """
        if not weekdays:
            raise RegimenError("weekly", "no weekday is named", instead="as Frequency.weekly('Monday')")
        return ClockFrequency((at,) if isinstance(at, (str, dt.time)) else tuple(at), weekdays=weekdays)

    @staticmethod
    def as_needed(*, at_least: Any = None, most: int | None = None, per: Any = None) -> AsNeeded:
        """
        When it is needed, within limits: at least so long apart, at most so many per calendar day or window.

        >>> str(Frequency.as_needed(at_least="4 hours", most=4, per="day"))
        'as needed, at least 4 hours apart, at most 4 a day'
        """
        return AsNeeded(at_least, most, per)


@attrs.frozen
class ClockFrequency(Frequency):
    """
    Clock-anchored: at slots or times of a day, on every day, every n-th day or some weekdays; keeps wall time.

    Args:
        times: Slots (`SLOTS`) or times of day. [1 or more, each once]
        every: Days from one day with doses to the next. [1 or more]
        first_day: The day of the step that has the first dose. [1 to *every*; default as `Frequency.every`]
        weekdays: The only weekdays with doses. [with every = 1]
    """

    times: tuple[str | dt.time, ...] = attrs.field(converter=day_times)
    every: int = attrs.field(default=1, kw_only=True)  # type: ignore[assignment]
    first_day: int | None = attrs.field(default=None, kw_only=True)
    weekdays: tuple[int, ...] = attrs.field(default=(), converter=weekday_numbers, kw_only=True)
    anchor: ClassVar[str] = "clock"

    def __attrs_post_init__(self) -> None:
        for name, value in (("every", self.every), ("first_day", self.first_day)):
            if value is not None and not is_count(value):
                raise RegimenError(
                    name,
                    f"got {value!r} days",
                    value=value,
                    limit=1,
                    instead="write a whole number, 1 or more",
                )
        if self.first_day is not None and self.first_day > self.every:
            raise RegimenError(
                "first_day",
                f"day {self.first_day} is after the first {self.every} days",
                value=self.first_day,
                limit=self.every,
                instead="put a step without doses before",
            )
        if self.weekdays and self.every != 1:
            raise RegimenError(
                "weekdays",
                f"weekdays and every {self.every} days contradict each other",
                value=self.every,
                instead="give one of them",
            )

    def going_on(self) -> ClockFrequency:
        """The same frequency as it goes on from a step before, on whatever day that has its next dose."""
        return attrs.evolve(self, first_day=None)

    def coincides(self, other: ClockFrequency) -> bool:
        """
        Whether both fall on one slot or time of one day, wherever they stand.

        Where one alone says its first day, the other may go on from a step before: then the compiler looks.
        """
        if not {clock_of(time) for time in self.times} & {clock_of(time) for time in other.times}:
            return False
        if self.weekdays and other.weekdays:
            return bool(set(self.weekdays) & set(other.weekdays))
        apart = math.gcd(self.every, other.every)
        if (self.first_day is None) != (other.first_day is None):
            return apart == 1
        return ((self.first_day or 1) - (other.first_day or 1)) % apart == 0

    def __str__(self) -> str:
        words = [t if isinstance(t, str) else f"{t:%H:%M}" for t in self.times]
        when = and_list(words)
        if self.weekdays:
            return f"{when}, on {and_list([WEEKDAYS[d] for d in self.weekdays])} only"
        return when if self.every == 1 else f"{when}, every {self.every} days"


def _first(value: Any) -> dt.time | None:
    return None if value is None else clock_time(value, "first")


@attrs.frozen
class IntervalFrequency(Frequency):
    """
    Interval-anchored: every so many minutes of elapsed time.

    Args:
        minutes: From one dose to the next. [1 or more]
        first: The clock time of the first dose, on the first day of the step. [default as `Frequency.every`]
    """

    minutes: int = attrs.field()
    first: dt.time | None = attrs.field(default=None, kw_only=True, converter=_first)
    anchor: ClassVar[str] = "interval"

    def going_on(self) -> IntervalFrequency:
        """The same frequency as it goes on from a step before, whenever that has its next dose."""
        return attrs.evolve(self, first=None)

    @minutes.validator
    def _positive(self, _: object, value: Any) -> None:
        if not is_count(value):
            raise RegimenError(
                "minutes", f"got {value!r}", value=value, limit=1, instead="write whole minutes, 1 or more"
            )

    def __str__(self) -> str:
        hours = Fraction(self.minutes, 60)
        if hours.denominator in (1, 2) and hours >= 1:
            return "every hour" if hours == 1 else f"every {units.decimal_text(hours)} hours"
        return f"every {self.minutes} minutes"
