"""Compiler: places the steps of a regimen on the days of a course and joins what repeats."""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections.abc import Mapping
from typing import NamedTuple

import attrs

from posology.as_needed import AsNeeded
from posology.cycle import Cycle, components, duration
from posology.daytime import SLOTS
from posology.detail import Detail
from posology.dose import Dose
from posology.errors import RegimenError, ScheduleError, UnresolvedError
from posology.frequency import ClockFrequency, IntervalFrequency
from posology.joining import Row, Stretch, merged, settled_anchors, shortest_cycle
from posology.regimen import Regimen
from posology.shape import DAY, Planned, Segment, Shape
from posology.step import Component, Step, refuse_overlap

LARGEST = 200_000
"""The most doses that one segment may list before its cycle is over."""


class Compiled(NamedTuple):
    """The shape of a course, the dose of each place in it, how that is given, and what a late start omits."""

    shape: Shape
    doses: tuple[tuple[Dose, ...], ...]
    details: tuple[tuple[Detail, ...], ...]
    omitted: tuple[tuple[Planned, Dose], ...]


@attrs.frozen
class _Track:
    """One component placed on the days of a course, from the day its step begins."""

    dose: Dose
    detail: Detail
    frequency: ClockFrequency | IntervalFrequency
    first: int
    weekday: int | None
    late: int
    slots: Mapping[str, dt.time]
    anchor: int = 0

    @property
    def period(self) -> int:
        when = self.frequency
        if isinstance(when, IntervalFrequency):
            return when.minutes // math.gcd(when.minutes, DAY)
        return 7 if when.weekdays else when.every

    def settled(self, day0: int) -> int:
        """The first day from which the track is periodic."""
        if isinstance(self.frequency, IntervalFrequency):
            return max(day0, (self.first - self.frequency.minutes) // DAY + 1)
        return max(day0, 1) if self.late and day0 == 0 else day0

    def on(self, day: int) -> list[tuple[int, str | None, int | None]]:
        when = self.frequency
        if isinstance(when, IntervalFrequency):
            low = max(self.first, day * DAY)
            t = self.first + -((self.first - low) // when.minutes) * when.minutes
            return [(each - day * DAY, None, self.anchor) for each in range(t, (day + 1) * DAY, when.minutes)]
        if when.weekdays:
            assert self.weekday is not None
            if (self.weekday + day) % 7 not in when.weekdays:
                return []
        elif day < self.first or (day - self.first) % when.every:
            return []
        found = []
        for time in when.times:
            clock = self.slots[time] if isinstance(time, str) else time
            found.append((clock.hour * 60 + clock.minute, time if isinstance(time, str) else None, None))
        return sorted(found, key=lambda each: each[0])


class _Compiler:
    """Places the steps of a regimen on days, one after another."""

    def __init__(self, weekday: int | None, late: int, slots: Mapping[str, dt.time]) -> None:
        self.weekday = weekday
        self.late = late
        self.late_due = 0
        self.slots = slots
        self.omitted: list[tuple[Planned, Dose]] = []
        self.due: list[tuple[ClockFrequency | IntervalFrequency, int, int]] = []

    def items(self, items: tuple[Step | Cycle, ...], day: int) -> list[Stretch]:
        pieces: list[Stretch] = []
        for item in items:
            pieces += self.step(item, day) if isinstance(item, Step) else self.cycle(item, day)
            length = duration(item)
            day += length or 0
        return pieces

    def step(self, step: Step, day0: int) -> list[Stretch]:
        tracks = [self.track(n, part, day0) for n, part in enumerate(step.components)]
        refuse_overlap(
            [
                attrs.evolve(part, frequency=attrs.evolve(when, first_day=(track.first - day0) % when.every + 1))
                for part, track in zip(step.components, tracks, strict=True)
                if isinstance(when := part.frequency, ClockFrequency)
            ]
        )
        settled = max((track.settled(day0) for track in tracks), default=day0)
        period = math.lcm(*(track.period for track in tracks))
        _refuse_large(settled - day0 + period, tracks)
        end = None if step.days is None else day0 + step.days
        if end is not None:
            settled = min(settled, end)
        pieces = []
        if settled > day0:
            pieces.append(Stretch(day0, settled - day0, settled - day0, self.rows(tracks, day0, settled)))
        if end is None or settled < end:
            days = None if end is None else end - settled
            pieces.append(Stretch(settled, days, period, self.rows(tracks, settled, settled + period)))
        self.due = [] if end is None else [self.next_due(track, end) for track in tracks]
        for track, (_, due, _) in zip(tracks, self.due, strict=False):
            if isinstance(track.frequency, IntervalFrequency) and 0 < track.anchor == self.late:
                self.late_due = max(self.late_due, due)
        return pieces

    def track(self, n: int, part: Component, day0: int) -> _Track:
        """Place a component: its first dose is due when the step before would have had its next one."""
        dose, detail, when = part.dose, part.detail, part.frequency
        if isinstance(when, AsNeeded):
            raise UnresolvedError(
                "as needed",
                f"'{part}' has no dates",
                value=str(part),
                instead="give it times to place it on days; check and prove decide its bounds without",
            )
        last = self.due[n] if n < len(self.due) else None
        late = self.late if day0 == 0 else 0
        if isinstance(when, ClockFrequency):
            if when.weekdays and self.weekday is None:
                raise UnresolvedError(
                    "weekday",
                    f"'{when}' needs the weekday of day 1",
                    value=str(when),
                    instead="give the start date",
                )
            first = day0 + (when.first_day or 1) - 1
            if when.first_day is None and last and isinstance(last[0], ClockFrequency) and last[0].every == when.every:
                first = max(day0, last[1])
            return _Track(dose, detail, when, first, self.weekday, late, self.slots)
        if when.first is not None:
            minute = day0 * DAY + when.first.hour * 60 + when.first.minute
            first = minute if minute >= late else minute + -((minute - late) // when.minutes) * when.minutes
            self.refuse_early(first, when)
            return _Track(dose, detail, when, first, None, late, self.slots, first)
        if last and isinstance(last[0], IntervalFrequency):
            return _Track(dose, detail, when, last[1], None, late, self.slots, last[2])
        first = day0 * DAY + late
        self.refuse_early(first, when)
        return _Track(dose, detail, when, first, None, late, self.slots, first)

    def refuse_early(self, first: int, when: IntervalFrequency) -> None:
        """Refuse a late start after which an interval that begins anew would bring a dose before it is due."""
        if first < self.late_due:
            early = self.late_due - first
            raise ScheduleError(
                "start",
                f"after a start at {self.late // 60:02d}:{self.late % 60:02d} the first dose of day "
                f"{first // DAY + 1}, '{when}', comes {early} minutes before it is due",
                value=self.late,
                limit=when.minutes,
                instead="start at the usual time, or on the next day",
            )

    def next_due(self, track: _Track, end: int) -> tuple[ClockFrequency | IntervalFrequency, int, int]:
        when = track.frequency
        if isinstance(when, IntervalFrequency):
            due = track.first + max(0, -((track.first - end * DAY) // when.minutes)) * when.minutes
            return when, due, track.anchor
        return when, track.first + max(0, -((track.first - end) // when.every)) * when.every, 0

    def rows(self, tracks: list[_Track], low: int, high: int) -> list[Row]:
        rows: list[Row] = []
        for day in range(low, high):
            for track in tracks:
                for minute, slot, anchor in track.on(day):
                    if day == 0 and anchor is None and minute < self.late:
                        self.omitted.append((Planned(0, minute, slot, None), track.dose))
                    else:
                        rows.append((day - low, minute, slot, anchor, track.dose, track.detail))
        return sorted(rows, key=lambda row: row[:2])

    def cycle(self, cycle: Cycle, day0: int) -> list[Stretch]:
        ruled = any(_has_weekdays(step) for step in cycle.steps)
        rounds = 7 // math.gcd(cycle.days, 7) if ruled else 1
        length = cycle.days * rounds
        days = None if cycle.times is None else cycle.times * cycle.days
        first = self.round(cycle, day0, rounds)
        pieces = [Stretch(day0, days, length, first, rebased=True)]
        if self.late and day0 == 0 and (days is None or days > length):
            rest = self.round(cycle, length, rounds)
            if rest != first:
                pieces = [
                    Stretch(0, length, length, first, rebased=True),
                    Stretch(length, None if days is None else days - length, length, rest, rebased=True),
                ]
        self.due = []
        return pieces

    def round(self, cycle: Cycle, day0: int, rounds: int) -> list[Row]:
        """List the doses of whole rounds, with days and anchors counted from their start."""
        rows: list[Row] = []
        for n in range(rounds):
            base = day0 + n * cycle.days
            self.due = []
            for piece in self.items(cycle.steps, base):
                assert piece.days is not None
                _refuse_large(piece.days, [])
                for day in range(piece.first, piece.first + piece.days):
                    for _, minute, slot, anchor, dose, detail in piece.on(day):
                        if anchor is not None and piece.rebased:
                            anchor += (piece.first + (day - piece.first) // piece.cycle * piece.cycle) * DAY
                        anchor = None if anchor is None else anchor - day0 * DAY
                        rows.append((day - day0, minute, slot, anchor, dose, detail))
        _refuse_large(len(rows), [])
        return sorted(rows, key=lambda row: row[:2])


def _has_weekdays(item: Step | Cycle) -> bool:
    return any(isinstance(p.frequency, ClockFrequency) and bool(p.frequency.weekdays) for p in components(item))


def has_weekdays(regimen: Regimen) -> bool:
    """
    Whether a regimen has a rule by weekdays, so that its course depends on the weekday of day 1.

    >>> has_weekdays(Regimen("examplol", "oral", Step("5 mg")))
    False
    """
    return any(_has_weekdays(item) for item in regimen.concrete())


def _refuse_large(size: int, tracks: list[_Track]) -> None:
    if size > LARGEST:
        listed = " beside ".join(str(track.frequency) for track in tracks) or "the cycle"
        raise RegimenError(
            "frequency",
            f"{listed} repeats only after {size} days or doses",
            value=size,
            limit=LARGEST,
            instead="use intervals that meet sooner",
        )


@functools.lru_cache(maxsize=512)
def _compile_cached(
    items: tuple[Step | Cycle, ...],
    weekday: int | None,
    late: int,
    slots: tuple[tuple[str, dt.time], ...],
    written: tuple[tuple[str, str], ...],
) -> Compiled:
    # *written* tells apart what is equal but for its units, 1 g and 1000 mg: doses are shown as they were written
    compiler = _Compiler(weekday, late, dict(slots))
    pieces: list[Stretch] = []
    for piece in compiler.items(items, 0):
        here = shortest_cycle(settled_anchors(piece))
        joined = merged(pieces[-1], here) if pieces else None
        if joined is None:
            pieces.append(here)
        else:
            pieces[-1] = shortest_cycle(joined)
    shape = Shape(
        tuple(Segment(p.first, p.days, p.cycle, tuple(Planned(*row[:4]) for row in p.rows), p.rebased) for p in pieces)
    )
    flat = tuple(tuple(row[4] for row in p.rows) for p in pieces)
    details = tuple(tuple(row[5] for row in p.rows) for p in pieces)
    return Compiled(shape, flat, details, tuple(compiler.omitted))


def compiled(
    regimen: Regimen, weekday: int | None = None, late: int = 0, slots: Mapping[str, dt.time] = SLOTS
) -> Compiled:
    """
    Place the steps of a regimen on days.

    >>> compiled(Regimen("examplol", "intravenous", Step("1 mg/kg", days=3))).shape.days
    3
    """
    items = regimen.concrete()
    ruled = any(_has_weekdays(item) for item in items)
    parts = [part for item in items for part in components(item)]
    written = tuple((part.dose.unit, part.in_volume.unit if part.in_volume else "") for part in parts)
    return _compile_cached(items, weekday if ruled else None, late, tuple(slots.items()), written)
