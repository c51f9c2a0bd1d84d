"""Ladder: the step table of a course: a row for each run of equal days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import attrs

from posology.course import Course
from posology.dose import Amount, Dose
from posology.shape import DAY, Segment
from posology.zone import moment_at


@attrs.frozen
class Rung:
    """
    A row of the step table.

    Args:
        first_day: The first day of the row. [day 1 is the first day of the course]
        last_day: The last, counted in; None if there is no end.
        first: The date of the first day.
        last: The date of the last; None if there is no end.
        doses: What is given each day, as (slot or time, dose) in order; none on days without a dose.
        total: Their sum.
        every: If the row comes back, after how many days.
        until: If it comes back, the last day of the course by which it does; None if there is no end.
    """

    first_day: int
    last_day: int | None
    first: dt.date
    last: dt.date | None
    doses: tuple[tuple[str, Dose], ...]
    total: Amount
    every: int | None = None
    until: int | None = None

    @property
    def days(self) -> int | None:
        """How many days the row spans once; None if it has no end."""
        return None if self.last_day is None else self.last_day - self.first_day + 1


def rungs(course: Course, day1: dt.date, first: int, stop: int | None) -> tuple[Rung, ...]:
    """
    Give the step table of the days from *first* up to *stop*, both counted from 0; None is no end.

    Days without a clock change are shown as the course has them; doses that a clock change moves are not moved here.
    """
    return tuple(_rungs(course, day1, first, stop))


def _rungs(course: Course, day1: dt.date, first: int, stop: int | None) -> Iterator[Rung]:
    for n, segment in enumerate(course.shape.segments):
        ends = [
            end for end in (None if segment.days is None else segment.first + segment.days, stop) if end is not None
        ]
        low, high = max(first, segment.first), min(ends) if ends else None
        if high is not None and low >= high:
            continue
        repeats = segment.cycle > 1 and (high is None or high - low > segment.cycle)
        reach = low + segment.cycle if repeats else high
        for start, end, doses in _runs(course, n, segment, low, reach):
            total = course.sum(dose for _, dose in doses)
            yield Rung(
                start + 1,
                end,
                day1 + dt.timedelta(start),
                None if end is None else day1 + dt.timedelta(end - 1),
                doses,
                total,
                segment.cycle if repeats else None,
                high if repeats else None,
            )


def _runs(
    course: Course, n: int, segment: Segment, low: int, high: int | None
) -> Iterator[tuple[int, int | None, tuple[tuple[str, Dose], ...]]]:
    """Runs of equal days as (first day, day after the last, doses)."""

    def doses(day: int) -> tuple[tuple[str, Dose], ...]:
        found = segment.by_day[(day - segment.first) % segment.cycle]
        return tuple(
            (
                segment.doses[k].slot or f"{moment_at(DAY + segment.doses[k].minute):%H:%M}",
                course.doses[n][k],
            )
            for k in found
        )

    if segment.cycle == 1:
        yield low, high, doses(low)
        return
    assert high is not None
    start, here = low, doses(low)
    for day in range(low + 1, high):
        there = doses(day)
        if there != here:
            yield start, day, here
            start, here = day, there
    yield start, high, here
