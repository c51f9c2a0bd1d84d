"""Titrated days: when the doses fall on each day of a regimen that ends with a titration."""

from __future__ import annotations

import bisect
import itertools
from fractions import Fraction
from typing import NamedTuple

import attrs

from posology.course import Course
from posology.cycle import duration
from posology.dose import Dose
from posology.regimen import Regimen
from posology.shape import DAY
from posology.step import Step
from posology.titration import Titration


def on_one_level(regimen: Regimen, level: Dose, days: int | None = None) -> Regimen:
    """
    Give a regimen whose titration stays on one level, for so many days or without an end.

    >>> rules = Titration(start="10 mg", increment="10 mg", interval=7, ceiling="50 mg")
    >>> str(on_one_level(Regimen("examplol", "oral", rules), Dose("20 mg")))
    'examplol, oral: 20 mg at bedtime from then on'
    """
    rules = regimen.titration
    assert rules is not None
    return attrs.evolve(regimen, steps=(*regimen.steps[:-1], Step(level, rules.frequency, days=days)))


class Part(NamedTuple):
    """
    What falls into a stretch of time.

    *known* is the sum of the doses before the titration, in quanta; *day* the first day of the titration that the
    stretch touches, from 0; *weights* says how many doses of that day and of each after it fall into the stretch.
    """

    known: int
    day: int
    weights: tuple[int, ...]


@attrs.frozen
class TitratedDays:
    """
    The doses before a titration with their amounts, and the times of day of those of the titration.

    Args:
        border: How many days come before the titration.
        minutes: When the doses before it are given, each minute once. [from the midnight of day 1]
        sums: The sum of those before each of them, and of all. [quanta]
        times: The minutes of the day of each day of the titration, until they repeat.
        repeat: The day of the titration, from 0, that comes after the last of them.
    """

    border: int
    minutes: tuple[int, ...]
    sums: tuple[int, ...]
    times: tuple[tuple[int, ...], ...]
    repeat: int

    @classmethod
    def of(cls, regimen: Regimen, quantum: Fraction, weekday: int | None = None, start_minute: int = 0) -> TitratedDays:
        """
        Lay out a regimen; a change of level never moves a dose, so one level stands for all.

        Args:
            regimen: The regimen. [its last item a titration]
            quantum: The amount that 1 stands for. [all doses before the titration are multiples of it]
            weekday: The weekday of day 1, needed by weekday rules. [0 Monday to 6 Sunday]
            start_minute: The minute of day 1 at which treatment starts.

        >>> from posology.frequency import Frequency
        >>> rules = Titration(start="10 mg", increment="10 mg", interval=7, ceiling="50 mg",
        ...     frequency=Frequency.every(days=2, at="bedtime"))
        >>> regimen = Regimen("examplol", "oral", [Step("5 mg", days=3), rules])
        >>> days = TitratedDays.of(regimen, Fraction(1, 1000))
        >>> days.times, days.between(2 * DAY, 8 * DAY)
        (((1320,), ()), Part(known=5, day=0, weights=(1, 0, 1, 0, 1)))
        """
        rules = regimen.titration
        assert rules is not None
        course = Course.of(on_one_level(regimen, rules.ceiling), weekday=weekday, start_minute=start_minute)
        border = sum(duration(item) or 0 for item in regimen.steps[:-1] if not isinstance(item, Titration))
        dots: dict[int, int] = {}
        for day in range(border):
            for planned, dose in course.on_day(day + 1):
                at = day * DAY + planned.minute
                dots[at] = dots.get(at, 0) + int(dose.base / quantum)
        last = course.shape.segments[-1]
        repeat = max(0, last.first - border)
        times = [course.on_day(border + n + 1) for n in range(repeat + last.cycle)]
        return cls(
            border,
            tuple(dots),
            tuple(itertools.accumulate(dots.values(), initial=0)),
            tuple(tuple(planned.minute for planned, _ in day) for day in times),
            repeat,
        )

    def phase(self, day: int) -> int:
        """Which of the days of `times` a day of the titration is like. [from 0]"""
        if day < len(self.times):
            return day
        return self.repeat + (day - self.repeat) % (len(self.times) - self.repeat)

    def from_day(self, day: int) -> TitratedDays:
        """The same days, those of the titration before one of them without a dose. [from 0; none may have one]"""
        times = tuple(self.times[self.phase(day + n)] for n in range(len(self.times)))
        return attrs.evolve(self, border=self.border + day, times=times)

    def _touched(self, low: int, high: int) -> range:
        """The days of the titration, from 0, that a stretch of minutes touches."""
        return range(max(0, low // DAY - self.border), (high - 1) // DAY - self.border + 1)

    def between(self, low: int, high: int) -> Part:
        """What falls from one minute up to but not including another, both from the midnight of day 1."""
        known = self.sums[bisect.bisect_left(self.minutes, high)] - self.sums[bisect.bisect_left(self.minutes, low)]
        touched = self._touched(low, high)
        weights = []
        for day in touched:
            midnight = (self.border + day) * DAY
            weights.append(sum(low <= midnight + minute < high for minute in self.times[self.phase(day)]))
        while weights and not weights[-1]:
            weights.pop()
        return Part(known, touched.start, tuple(weights))

    def doses(self, low: int, high: int) -> list[int]:
        """The minutes of the doses from one minute up to but not including another."""
        before = self.minutes[bisect.bisect_left(self.minutes, low) : bisect.bisect_left(self.minutes, high)]
        found = list(before)
        for day in self._touched(low, high):
            midnight = (self.border + day) * DAY
            found += [midnight + m for m in self.times[self.phase(day)] if low <= midnight + m < high]
        return found
