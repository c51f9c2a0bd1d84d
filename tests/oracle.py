"""Oracle: the slow and obvious way, day by day and dose by dose, which the fast answers are compared with."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from posology import Cycle, Step
from posology.frequency import ClockFrequency

DAY = 1440
UTC = dt.UTC
EPOCH = dt.datetime(1970, 1, 1)
USUAL_SLOTS = {"morning": "08:00", "noon": "12:00", "evening": "18:00", "bedtime": "22:00"}


class Dot(NamedTuple):
    """A dose of a course; it and its anchor in minutes from the midnight of day 1."""

    minute: int
    slot: str | None
    base: Fraction
    anchor: int | None


class Given(NamedTuple):
    """A dose given: wall and elapsed time in minutes from 1970, slot, base amount."""

    wall: int
    elapsed: int
    slot: str | None
    base: Fraction


def minutes_of(text: Any) -> int:
    """Minutes from midnight of a time or its text."""
    if isinstance(text, str):
        text = dt.time.fromisoformat(text)
    return text.hour * 60 + text.minute


class Walk:
    """Walks through steps and cycles, a day and a dose at a time."""

    def __init__(self, days: int, weekday: int, late: int, slots: Mapping[str, Any]) -> None:
        self.days = days
        self.weekday = weekday
        self.late = late
        self.slots = {**USUAL_SLOTS, **slots}
        self.dots: list[Dot] = []
        self.omitted: list[Dot] = []

    def items(self, items: Iterable[Step | Cycle], day: int) -> int:
        """Walk through items from a day on; give the day after them."""
        before: list[Any] = []
        for item in items:
            if day >= self.days:
                break
            if isinstance(item, Cycle):
                day = self.cycle(item, day)
                before = []
            else:
                end = self.days if item.days is None else day + item.days
                before = self.step(item, day, end, before)
                day = end
        return day

    def cycle(self, cycle: Cycle, day: int) -> int:
        """Each round begins anew."""
        rounds = 0
        while day < self.days and (cycle.times is None or rounds < cycle.times):
            self.items(cycle.steps, day)
            day += cycle.days
            rounds += 1
        return day

    def step(self, step: Step, day0: int, end: int, before: list[Any]) -> list[Any]:
        """A component goes on from the one in its place in the step before, if that is of its kind."""
        after = []
        for n, part in enumerate(step.components):
            earlier = before[n] if n < len(before) else (None, None, None)
            walk = self.clock if isinstance(part.frequency, ClockFrequency) else self.interval
            after.append(walk(part.dose.base, part.frequency, day0, end, earlier))
        return after

    def clock(self, base: Fraction, when: Any, day0: int, end: int, earlier: Any) -> Any:
        """Doses at times of a day."""
        due = day0
        if when.first_day is not None:
            due = day0 + when.first_day - 1
        elif earlier[0] == ("days", when.every):
            due = earlier[1]
        for day in range(day0, end):
            wanted = (self.weekday + day) % 7 in when.weekdays if when.weekdays else day == due
            if day == due:
                due += when.every
            for time in when.times if wanted else ():
                slot = time if isinstance(time, str) else None
                minute = minutes_of(self.slots[slot] if slot else time)
                here = self.omitted if day == 0 and minute < self.late else self.dots
                here.append(Dot(day * DAY + minute, slot, base, None))
        return ("days", when.every), due, None

    def interval(self, base: Fraction, when: Any, day0: int, end: int, earlier: Any) -> Any:
        """Doses by elapsed time."""
        late = self.late if day0 == 0 else 0
        if when.first is not None:
            anchor = day0 * DAY + minutes_of(when.first)
            while anchor < late:
                anchor += when.minutes
            t = anchor
        elif earlier[0] == "interval":
            _, t, anchor = earlier
        else:
            t = anchor = day0 * DAY + late
        while t < end * DAY:
            self.dots.append(Dot(t, None, base, anchor))
            t += when.minutes
        return "interval", t, anchor


def length(item: Step | Cycle) -> int:
    """The days of a step or a cycle with an end."""
    return item.times * item.days if isinstance(item, Cycle) else item.days


def walked(
    items: Iterable[Step | Cycle], days: int, weekday: int = 0, late: int = 0, slots: Mapping[str, Any] = {}
) -> Walk:
    """Walk through the first days of a regimen."""
    walk = Walk(days, weekday, late, slots)
    walk.items(items, 0)
    walk.dots = sorted((dot for dot in walk.dots if dot.minute < days * DAY), key=lambda dot: dot.minute)
    return walk


def since_epoch(moment: dt.datetime) -> int:
    """Minutes from 1970 of a naive moment."""
    return int((moment - EPOCH).total_seconds()) // 60


def moment(minute: int) -> dt.datetime:
    """The naive moment so many minutes from 1970."""
    return EPOCH + dt.timedelta(minutes=minute)


def to_utc(wall: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    """A wall time as naive UTC: one that exists twice the first time, one skipped as the next that exists."""
    while True:
        utc = wall.replace(tzinfo=zone).astimezone(UTC)
        if utc.astimezone(zone).replace(tzinfo=None, fold=0) == wall:
            return utc.replace(tzinfo=None)
        wall += dt.timedelta(minutes=1)


def given(dots: Iterable[Dot], start: dt.date, zone: ZoneInfo | None = None) -> list[Given]:
    """Put the doses of a course on dates, in the order of their instants."""
    day1 = dt.datetime.combine(start, dt.time())
    found = []
    for dot in dots:
        wall = day1 + dt.timedelta(minutes=dot.minute)
        utc = wall
        if zone is not None:
            if dot.anchor is None:
                utc = to_utc(wall, zone)
            else:
                anchor = to_utc(day1 + dt.timedelta(minutes=dot.anchor), zone)
                utc = anchor + dt.timedelta(minutes=dot.minute - dot.anchor)
            wall = utc.replace(tzinfo=UTC).astimezone(zone).replace(tzinfo=None)
        found.append(Given(since_epoch(wall), since_epoch(utc), dot.slot, dot.base))
    return sorted(found, key=lambda each: each.elapsed)


# --- Sums, each by its definition; doses are a list of (minute, amount) ---

Doses = list[tuple[int, Fraction]]


def at_once(doses: Doses) -> dict[int, Fraction]:
    """The sum at each minute that has a dose, in order."""
    sums: dict[int, Fraction] = {}
    for minute, amount in sorted(doses):
        sums[minute] = sums.get(minute, Fraction()) + amount
    return sums


def window_sums(doses: Doses, window: int) -> list[tuple[int, Fraction]]:
    """For each dose at t the sum over [t, t + window)."""
    sums = list(at_once(doses).items())
    found = []
    for n, (t, _) in enumerate(sums):
        total = Fraction()
        for minute, amount in sums[n:]:
            if minute >= t + window:
                break
            total += amount
        found.append((t, total))
    return found


def day_sums(doses: Doses, first: int, last: int) -> list[tuple[int, Fraction]]:
    """The sum of each day from midnight *first* up to midnight *last*, days without a dose included."""
    sums = {day: Fraction() for day in range(first, last, DAY)}
    for minute, amount in doses:
        day = first + (minute - first) // DAY * DAY
        if day in sums:
            sums[day] += amount
    return list(sums.items())


def rises(sums: list[tuple[int, Fraction]], days: int) -> Iterator[tuple[int, Fraction]]:
    """For each day but the first the most by which it is over one of the so many days before it."""
    for n, (day, value) in enumerate(sums):
        if n:
            yield day, max(value - earlier for _, earlier in sums[max(0, n - days) : n])


def gaps(doses: Doses) -> list[tuple[int, int]]:
    """For each dose but the last the minutes to the next."""
    times = list(at_once(doses))
    return [(a, b - a) for a, b in itertools.pairwise(times)]


def shortest_over(doses: Doses, limit: Fraction) -> int | None:
    """The shortest time from one dose to another between which, both counted, the sum is over the limit."""
    times = sorted(doses)
    best = None
    for n, (first, _) in enumerate(times):
        so_far = Fraction()
        for minute, amount in times[n:]:
            so_far += amount
            if so_far > limit:
                best = minute - first if best is None else min(best, minute - first)
                break
    return best


def first_extreme(values: Iterable[tuple[int, Any]], sign: int = 1) -> tuple[int, Any] | None:
    """The largest value (with sign -1 the smallest) and where it is first reached."""
    best = None
    for at, value in values:
        if best is None or sign * value > sign * best[1]:
            best = at, value
    return best
