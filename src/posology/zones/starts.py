"""Starts: the starts of a regimen that stand for every other date, minute and zone, for one bound."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from posology.bound import Bound
from posology.compiler import has_weekdays
from posology.course import Course
from posology.errors import ScheduleError
from posology.frequency import IntervalFrequency
from posology.regimen import Regimen
from posology.shape import DAY
from posology.zones.course_days import CourseDays
from posology.zones.every_zone import Alike, Jump, Years, every_zone, whole_years
from posology.zones.start_minutes import StartMinutes, parts_of

Drift = tuple[int, ...]
"""By how much the clock changes before one, and each one near it, move doses against the wall. [minutes]"""


class Start(NamedTuple):
    """
    A start: its date and minute, the zones it is in (None for floating time), and how many days are looked at.

    *met* is the day of the course, from 0, of the clock change that it was chosen for.

    >>> str(Start(dt.date(2026, 11, 1), 90, None))
    'a start at 01:30'
    """

    date: dt.date
    minute: int = 0
    alike: Alike | None = None
    days: int | None = None
    met: int = 0

    @property
    def moment(self) -> dt.datetime:
        """The date and minute."""
        return dt.datetime.combine(self.date, dt.time(*divmod(self.minute, 60)))

    def __str__(self) -> str:
        at = f" at {self.moment:%H:%M}" if self.minute else ""
        return f"a start{at}" if self.alike is None else f"a start on {self.date}{at} in {self.alike}"


def reach_of(bound: Bound) -> int:
    """
    How many days to either side of a clock change the sums of a bound can touch it.

    >>> from posology.source import Source
    >>> reach_of(Bound.rolling("4 g", "24 hours", source=Source("Example label")))
    2
    """
    minutes = [
        *windows_of(bound),
        *(DAY * (getattr(bound, name, None) or 0) for name in ("within_days", "days", "first_days")),
    ]
    return 1 + max(1, *(-(-each // DAY) for each in minutes))


def windows_of(bound: Bound) -> tuple[int, ...]:
    """The windows and intervals of time of a bound. [minutes]"""
    named = [getattr(bound, "window", 0), getattr(bound, "least", 0) if bound.kind == "least-interval" else 0]
    return tuple(each for each in named if each)


def looks_far_back(bound: Bound) -> bool:
    """Whether what a day may hold depends on days long before: a range once it is reached, a share of the start."""
    return bound.kind == "maintenance" or getattr(bound, "of", "") == "start"


def effect(jump: Jump, wall: int) -> int:
    """
    By how much a clock change moves, against the wall, doses that count elapsed time from a wall time.

    >>> [effect(Jump(120, 60), wall) for wall in (119, 150, 180)]
    [60, 30, 0]
    """
    return min(max(0, jump.wall + jump.by - wall), jump.by) if jump.by > 0 else (jump.by if wall < jump.wall else 0)


class Starts:
    """
    The starts to try.

    A start is known by its picture at each clock change of its course: what the course gives on the days that a sum of
    the bound reaches from there, the wall times and sizes of the changes among them, and by how much earlier changes
    have moved the doses that count elapsed time. Starts with equal pictures have equal sums; one of them is tried.

    Args:
        regimen: What is given.
        bound: What it is held against.
        years: The start dates, and the clock changes that are looked up. [half-open]
    """

    def __init__(self, regimen: Regimen, bound: Bound, years: Years) -> None:
        self.regimen = regimen
        self.far_back = looks_far_back(bound)
        self.low, self.high = whole_years(years)
        self.zones = every_zone(years)
        self.minutes = StartMinutes(regimen, windows_of(bound))
        self.keeps_elapsed = any(isinstance(part.frequency, IntervalFrequency) for part in parts_of(regimen))
        self.weekdays = has_weekdays(regimen)
        longest = max((abs(jump.by) for alike in self.zones for jump in alike.jumps), default=0)
        self.reach = reach_of(bound) + longest // DAY
        self._days: dict[tuple[int | None, int], CourseDays | None] = {}

    def days(self, date: int, minute: int) -> CourseDays | None:
        """The days of the course that starts so; None where a late start is refused."""
        weekday = dt.date.fromordinal(date).weekday() if self.weekdays else None
        if (weekday, minute) not in self._days:
            try:
                made = CourseDays(Course.of(self.regimen, weekday=weekday, start_minute=minute))
            except ScheduleError:
                made = None
            self._days[weekday, minute] = made
        return self._days[weekday, minute]

    @property
    def refused(self) -> tuple[int, ...]:
        """The minutes tried at which no course can start, for a dose would come before it is due."""
        return tuple(sorted({minute for (_, minute), days in self._days.items() if days is None}))

    def floating(self) -> Iterator[Start]:
        """The starts without a zone."""
        for date in range(self.low, self.low + (7 if self.weekdays else 1)):
            for minute in self.minutes.near({0}, {0}):
                if self.days(date, minute) is not None:
                    yield Start(dt.date.fromordinal(date), minute)

    def zoned(self) -> Iterator[Start]:
        """The starts in a zone."""
        seen: set[Hashable] = set()
        for alike in self.zones:
            for n in range(len(alike.jumps)):
                for start, picture in self._near(alike, n):
                    if picture not in seen:
                        seen.add(picture)
                        yield start

    def _near(self, alike: Alike, n: int) -> Iterator[tuple[Start, Hashable]]:
        """Starts whose course meets a clock change, each with its picture."""
        jumps, here = alike.jumps, alike.jumps[n].wall // DAY
        near = [jump for jump in jumps if abs(jump.wall // DAY - here) <= self.reach]
        context = tuple((jump.wall - here * DAY, jump.by) for jump in near)
        moved = {sum(jump.by for jump in jumps[a:b]) for b in range(n, n + 2) for a in range(b + 1)}
        gap = jumps[n + 1].wall // DAY - here if n + 1 < len(jumps) else None
        for minute in self.minutes.near({0, *(wall for wall, _ in context)}, moved):
            for day in self._met(jumps, n, minute):
                days = self.days(here - day, minute)
                if days is None:
                    continue
                tail = self.reach + 2 * days.longest_cycle + 1
                picture: tuple[Hashable, ...] = (context, days.around(day, self.reach))
                if self.keeps_elapsed:
                    anchors = days.anchors(day - self.reach, day + self.reach + 1)
                    drift = tuple(_drift(jumps[:n], near, (here - day) * DAY + anchor) for anchor in anchors)
                    picture = (*picture, drift, days.place(day), self._quiet(days, day, gap, tail))
                if self.far_back:
                    picture = (*picture, day, minute)
                picture = (*picture, self.kind_of(here - day, minute, day))
                until = max(day, days.repeats_from) + tail
                yield Start(dt.date.fromordinal(here - day), minute, alike, until, day), picture

    def kind_of(self, date: int, minute: int, day: int) -> Hashable:
        """What else tells apart the days of a course that starts on a date at a minute; nothing for a plain one."""
        return None

    def _quiet(self, days: CourseDays, day: int, gap: int | None, tail: int) -> Hashable:
        """What the days up to the next clock change hold: how many of them, and borders of segments."""
        if gap is None:
            return None
        border = max(each for each in days.borders if each <= max(0, day + gap))
        return min(gap, tail), days.place(border)[0] if border > day else None, min(day + gap - border, tail)

    def _met(self, jumps: tuple[Jump, ...], n: int, minute: int) -> list[int]:
        """
        The days of the course, from 0, that have to be tried as the day of a clock change.

        They are those around the borders of segments, where a segment has gone on for a while, and those with an
        earlier change between the dose from which elapsed time is counted and this change.
        """
        here = jumps[n].wall // DAY
        found: set[int] = set()
        for date in range(here, here - (7 if self.weekdays else 1), -1):
            days, usual = self.days(date, minute), self.days(date, 0)
            if days is None:
                continue
            long = self.reach + 2 * days.longest_cycle + 1
            named = {day for border in days.borders for day in range(border - self.reach - 1, border + long)}
            for anchored in days.anchor_days:
                for jump in _apart(jumps[:n]) if days.is_one_segment else jumps[:n]:
                    day = here - jump.wall // DAY + anchored
                    named.update(range(day - 1, day + long))
            alike_from = days.alike_from(usual) if minute and usual is not None and not self.far_back else None
            found |= named if alike_from is None else {day for day in named if day <= alike_from + self.reach}
        return sorted(day for day in found if 0 <= day <= here - self.low)


def _apart(jumps: tuple[Jump, ...]) -> list[Jump]:
    """Of clock changes from which on doses are moved alike up to the last, the latest."""
    found = {}
    for n, jump in enumerate(jumps):
        found[jump.wall % DAY, jump.by, sum(each.by for each in jumps[n:])] = jump
    return list(found.values())


def _drift(before: tuple[Jump, ...], near: list[Jump], wall: int) -> Drift:
    """By how much the changes before one, and each near it, move doses that count elapsed time from a wall time."""
    return sum(effect(jump, wall) for jump in before), *(effect(jump, wall) for jump in near)
