"""Clocks: the timeline of a course on the patient's wall clock and on elapsed time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from posology.pieces import Dot, Run, clipped, shifted
from posology.shape import DAY, Planned, Segment, Shape
from posology.timeline import Timeline
from posology.zone import Transition, changes, instant, offset_at

Amounts = Sequence[Sequence[int | None]]
"""The quanta of each dose of each segment; None for a dose that does not count."""


def _amounts(shape: Shape, amounts: Amounts | None) -> Amounts:
    """The amounts of a shape, each dose counted as 1 where they are not known."""
    return amounts if amounts is not None else [[1] * len(segment.doses) for segment in shape.segments]


def _stop(segment: Segment, origin: int, until: int | None) -> int | None:
    ends = [end for end in (None if segment.days is None else segment.first + segment.days, until) if end is not None]
    return origin + min(ends) * DAY if ends else None


def floating(shape: Shape, amounts: Amounts | None = None, until: int | None = None) -> Timeline:
    """
    Give the timeline of a course without a zone, in minutes from the midnight of day 1.

    Args:
        shape: The shape of the course.
        amounts: The quanta of each dose of each segment. [default 1 each]
        until: The day, from 0, at which to stop. [default the end of the course]
    """
    runs = []
    for segment, row in zip(shape.segments, _amounts(shape, amounts), strict=True):
        planned = zip(segment.doses, row, strict=True)
        dots = [(each.day * DAY + each.minute, quanta) for each, quanta in planned if quanta is not None]
        runs.append(Run(segment.first * DAY, _stop(segment, 0, until), segment.cycle * DAY, _summed(dots)))
    return Timeline(runs)


def _summed(dots: list[Dot]) -> tuple[Dot, ...]:
    sums: dict[int, int] = {}
    for minute, quanta in dots:
        sums[minute] = sums.get(minute, 0) + quanta
    return tuple(sorted(sums.items()))


class Zoned(NamedTuple):
    """The two timelines of a course in a zone, in minutes from day 0 of the calendar (elapsed: of UTC)."""

    clock: Timeline
    elapsed: Timeline


class _Stretch(NamedTuple):
    """A time between two clock changes, on the wall clock and in UTC, with its offset; None is without end."""

    wall: int
    wall_end: int | None
    utc: int
    utc_end: int | None
    offset: int


def _stretches(found: list[Transition], start: int, offset: int) -> list[_Stretch]:
    stretches = []
    wall, utc = start, start - offset - DAY
    for each in found:
        stretches.append(_Stretch(wall, each.utc + each.before, utc, each.utc, each.before))
        wall, utc, offset = each.utc + max(each.before, each.after), each.utc, each.after
    stretches.append(_Stretch(wall, None, utc, None, offset))
    return stretches


class _Builder:
    """Collects the runs of a course in a zone on both clocks."""

    def __init__(self, zone: ZoneInfo, origin: int, until: int) -> None:
        low = origin - 3 * DAY
        self.zone = zone
        self.found = changes(zone, low, until + 2 * DAY)
        self.stretches = _stretches(self.found, low, offset_at(zone, low))
        self.clock: list[Run] = []
        self.elapsed: list[Run] = []

    def dot(self, utc: int, quanta: int) -> None:
        """Add one dose by its instant."""
        self.elapsed.append(Run(utc, utc + 1, 1, ((0, quanta),)))
        wall = utc + offset_at(self.zone, utc)
        self.clock.append(Run(wall, wall + 1, 1, ((0, quanta),)))

    def wall_run(self, run: Run) -> None:
        """Add doses that keep wall time; those that the clock skips fall on the change."""
        for stretch in self.stretches:
            part = clipped(run, stretch.wall, stretch.wall_end)
            if part is not None and part.dots:
                self.clock.append(part)
                self.elapsed.append(shifted(part, -stretch.offset))
        for each in self.found:
            part = clipped(run, each.utc + each.before, each.utc + each.after)
            if part is not None:
                assert part.stop is not None
                rounds = range(part.start, part.stop, part.period)
                skipped = sum(q for base in rounds for m, q in part.dots if base + m < part.stop)
                if skipped:
                    self.dot(each.utc, skipped)

    def elapsed_run(self, run: Run, anchor: int) -> None:
        """Add doses that keep elapsed time from the wall time of their anchor."""
        whole = shifted(run, instant(self.zone, anchor)[0] - anchor)
        self.elapsed.append(whole)
        for stretch in self.stretches:
            part = clipped(whole, stretch.utc, stretch.utc_end)
            if part is not None:
                self.clock.append(shifted(part, stretch.offset))

    def rebased_run(self, run: Run, planned: Sequence[tuple[Planned, int]]) -> None:
        """Add doses that keep elapsed time within each round: like wall time, but in rounds with a clock change."""
        low = run.start
        for each in self.found:
            wall = each.utc + min(each.before, each.after)
            rounds = (wall - run.start) // run.period
            for base in (run.start + rounds * run.period, run.start + (rounds + 1) * run.period):
                if base < low or (run.stop is not None and base >= run.stop):
                    continue
                part = clipped(run, low, base)
                if part is not None:
                    self.wall_run(part)
                for place, quanta in planned:
                    minute = base + place.day * DAY + place.minute
                    if run.stop is None or minute < run.stop:
                        assert place.anchor is not None
                        self.dot(instant(self.zone, base + place.anchor)[0] + minute - base - place.anchor, quanta)
                low = base + run.period
        rest = clipped(run, low, None)
        if rest is not None:
            self.wall_run(rest)


def zoned(
    shape: Shape,
    zone: ZoneInfo,
    first: int,
    changes_until: int,
    amounts: Amounts | None = None,
    until: int | None = None,
) -> Zoned:
    """
    Give both timelines of a course in a zone.

    Args:
        shape: The shape of the course.
        zone: The time zone.
        first: The date of day 1. [proleptic ordinal]
        changes_until: The date up to which clock changes are looked up; after it the last offset stays. [ordinal]
        amounts: The quanta of each dose of each segment. [default 1 each]
        until: The day, from 0, at which to stop. [default the end of the course]
    """
    origin = first * DAY
    builder = _Builder(zone, origin, changes_until * DAY)
    for segment, row in zip(shape.segments, _amounts(shape, amounts), strict=True):
        start, stop, period = origin + segment.first * DAY, _stop(segment, origin, None), segment.cycle * DAY
        groups: dict[int | None, list[tuple[Planned, int]]] = {}
        for each, quanta in zip(segment.doses, row, strict=True):
            if quanta is None:
                continue
            key = each.anchor if not segment.rebased or each.anchor is None else -1
            groups.setdefault(key, []).append((each, quanta))
        for anchor, planned in groups.items():
            dots = _summed([(each.day * DAY + each.minute, quanta) for each, quanta in planned])
            run = Run(start, stop, period, dots)
            if anchor is None:
                builder.wall_run(run)
            elif segment.rebased:
                builder.rebased_run(run, planned)
            else:
                builder.elapsed_run(run, origin + anchor)
    if until is not None:
        wall = origin + until * DAY
        builder.clock = _cut(builder.clock, wall)
        builder.elapsed = _cut(builder.elapsed, instant(zone, wall)[0])
    return Zoned(Timeline(builder.clock, origin), Timeline(builder.elapsed, origin))


def _cut(runs: list[Run], high: int) -> list[Run]:
    return [part for part in (clipped(run, run.start, high) for run in runs) if part is not None]
