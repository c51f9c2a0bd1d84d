"""Series: the doses of a schedule as entries of a calendar that repeat."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import attrs

from posology.administration import Plan
from posology.detail import Detail
from posology.dose import Dose
from posology.expansion import Expansion
from posology.interop.doses import Key, label_of
from posology.interop.event import Event
from posology.interop.identity import event_uid
from posology.interop.wording import Wording
from posology.schedule import Schedule
from posology.shape import DAY, Planned
from posology.zone import instant, moment_at

UTC = ZoneInfo("UTC")


class Row(NamedTuple):
    """A dose that repeats from round to round: its place in the course, what it is, how many days a round has."""

    segment: int
    place: int
    planned: Planned
    dose: Dose
    detail: Detail
    cycle: int
    rebased: bool

    @property
    def keeps_wall_time(self) -> bool:
        """Whether it stays at one time of the clock; else at one time of UTC."""
        return self.planned.anchor is None or self.rebased


@attrs.define
class _Run:
    """Times that follow one another by the same number of days, on the clock of the zone or in UTC."""

    row: Row
    first: int
    on_clock: bool
    count: int = 1

    @property
    def next(self) -> int:
        return self.first + self.count * self.row.cycle * DAY


def _rows(schedule: Schedule) -> tuple[tuple[Row, ...], ...]:
    course = schedule.course
    return tuple(
        tuple(
            Row(n, k, segment.doses[k], dose, detail, segment.cycle, segment.rebased)
            for k, (dose, detail) in enumerate(zip(course.doses[n], course.details[n], strict=True))
        )
        for n, segment in enumerate(course.shape.segments)
    )


def _times(schedule: Schedule) -> Iterator[tuple[int, int, Row]]:
    """Each dose shown with its instant and its planned wall time, in minutes; without a zone both are the same."""
    zone, rows = schedule.zone or UTC, _rows(schedule)
    doses: Any = rows  # an expansion looks its doses up and adds nothing to them
    plan = Plan(schedule.regimen.drug, schedule.regimen.route, schedule.day1)
    expansion = Expansion(attrs.evolve(schedule.course, doses=doses), plan, zone)
    first, stop, day1 = schedule.first, schedule.first + len(schedule.horizon), schedule.day1.toordinal()
    for utc, _, day, planned, row in expansion.instants(first - 2, stop + 2):
        found: Any = row
        if first <= expansion.local(utc).toordinal() - day1 < stop:
            yield utc, (day1 + day) * DAY + planned.minute, found


def _runs(schedule: Schedule) -> list[_Run]:
    """The doses as runs; one that a clock change moves or makes ambiguous stands alone, in UTC."""
    zone = schedule.zone or UTC
    runs: list[_Run] = []
    last: dict[tuple[int, int], _Run] = {}
    for utc, wall, row in _times(schedule):
        on_clock = row.keeps_wall_time
        if on_clock and instant(zone, wall) != (utc, "plain"):
            runs.append(_Run(row, utc, False))
            continue
        here = wall if on_clock else utc
        run = last.get(row[:2])
        if run is not None and run.next == here:
            run.count += 1
        else:
            last[row[:2]] = _Run(row, here, on_clock)
            runs.append(last[row[:2]])
    return runs


def in_series(schedule: Schedule, plan: str, wording: Wording) -> Iterator[Event]:
    """
    Give entries that repeat, which together come at each dose and at no other time.

    A dose on the clock repeats on the clock of the zone, one at an interval in UTC. A dose whose time the clock skips
    or has twice stands alone.
    """
    seen: Counter[tuple[Key, bool]] = Counter()
    for start, run in sorted(((_start(schedule, run), run) for run in _runs(schedule)), key=_order):
        row, local = run.row, start if schedule.zone is None else start.astimezone(schedule.zone)
        key = (local.date(), label_of(row.planned.slot, local)), run.count > 1
        summary, description = wording.dose(row.dose, row.planned.slot, row.detail)
        yield Event(
            uid=event_uid(plan, *key[0], seen[key], series=key[1]),
            start=start if start.tzinfo is None or (run.on_clock and run.count > 1) else start.astimezone(dt.UTC),
            summary=summary,
            description=description,
            step=row.cycle,
            count=run.count,
        )
        seen[key] += 1


def _start(schedule: Schedule, run: _Run) -> dt.datetime:
    moment = moment_at(run.first)
    if schedule.zone is None:
        return moment
    return moment.replace(tzinfo=schedule.zone if run.on_clock else dt.UTC)


def _order(pair: tuple[dt.datetime, _Run]) -> tuple[Any, ...]:
    start, run = pair
    return (start if start.tzinfo is None else start.astimezone(dt.UTC), run.row[:2])
