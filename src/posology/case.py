"""Case: one course as it is judged, with its sums on every clock."""

from __future__ import annotations

import datetime as dt
import functools
from zoneinfo import ZoneInfo

import attrs

from posology.clocks import Amounts, Zoned, floating, zoned
from posology.course import Course
from posology.detail import Detail
from posology.gaps import Gaps
from posology.scope import Phase
from posology.shape import DAY, Shape
from posology.timeline import Timeline
from posology.verdict import Value, Witness
from posology.zone import instant, moment_at, offset_at


@attrs.frozen(eq=False)
class Case:
    """
    One course to judge.

    Args:
        shape: Its shape.
        course: The course, where its amounts are known.
        missing: What has to be known first, where they are not.
        day1: The date of day 1, if it has one.
        zone: The time zone, if it has one.
        stop: The day, from 0, at which to stop looking.
        days: The first day, from 0, on which doses and dates count alone, and the one after the last; None of it is
            without an end. Only bounds on one dose or one date are decided on some of the days.
        changes_until: The date up to which clock changes are looked up. [proleptic ordinal]
        phase: The phase whose doses alone count, if only those do.
        plain_details: How the doses are given besides how much, where the course is not known.
    """

    shape: Shape
    course: Course | None
    missing: str = ""
    day1: dt.date | None = None
    zone: ZoneInfo | None = None
    stop: int | None = None
    changes_until: int = 0
    phase: Phase | None = None
    plain_details: tuple[tuple[Detail, ...], ...] = ()
    days: tuple[int, int | None] | None = None

    @functools.cached_property
    def floating(self) -> Timeline:
        """Sums on floating time."""
        return floating(self.shape, self.amounts, self.stop)

    @functools.cached_property
    def amounts(self) -> Amounts | None:
        """The quanta of the doses that count; None where they are not known."""
        amounts = None if self.course is None else self.course.amounts
        if self.phase is None:
            return amounts
        rows = amounts if amounts is not None else [[1] * len(row) for row in self.details]
        return [
            [quanta if detail.phase == self.phase else None for quanta, detail in zip(row, details, strict=True)]
            for row, details in zip(rows, self.details, strict=True)
        ]

    def _zoned(self, amounts: Amounts | None) -> Zoned:
        assert self.zone is not None
        assert self.day1 is not None
        return zoned(self.shape, self.zone, self.day1.toordinal(), self.changes_until, amounts, self.stop)

    @functools.cached_property
    def zoned(self) -> Zoned:
        """Sums on both clocks of the zone."""
        return self._zoned(self.amounts)

    def only(self, phase: Phase | None) -> Case:
        """The case of one phase: none of its other doses counts."""
        return self if phase is None else attrs.evolve(self, phase=phase)

    @property
    def details(self) -> tuple[tuple[Detail, ...], ...]:
        """How each dose of each segment is given besides how much."""
        return self.plain_details if self.course is None else self.course.details

    @property
    def phases(self) -> set[Phase | None]:
        """What its doses say that they are for; None where one says nothing."""
        return {each.phase for row in self.details for each in row}

    @property
    def is_phased(self) -> bool:
        """Whether every dose says its phase."""
        return None not in self.phases

    def timeline(self, clock: str) -> Timeline:
        """Sums on ``floating`` time, on the wall ``clock``, or on ``elapsed`` time."""
        if self.zone is None or clock == "floating":
            return self.floating
        return self.zoned.clock if clock == "clock" else self.zoned.elapsed

    def minutes(self, clock: str) -> tuple[int, int | None] | None:
        """The minutes of a clock in which the days that count begin and end; None where all days count."""
        if self.days is None:
            return None
        first, stop = self.days
        return self._midnight(first, clock), None if stop is None else self._midnight(stop, clock)

    def _midnight(self, day: int, clock: str) -> int:
        if self.zone is None or clock == "floating":
            return day * DAY
        assert self.day1 is not None
        wall = (self.day1.toordinal() + day) * DAY
        return instant(self.zone, wall)[0] if clock == "elapsed" else wall

    def gaps(self, clock: str) -> Gaps:
        """The times between doses on a clock, of infusions from their ends."""
        return Gaps(self.timeline(clock), {over: self._lasting(clock, over) for over in self._overs})

    @functools.cached_property
    def _overs(self) -> set[int]:
        """How long the doses that last do. [minutes]"""
        return {each.over for row in self.details for each in row if each.over}

    def _lasting(self, clock: str, over: int) -> Timeline:
        """The doses that last so long, each counted as 1."""
        counts = [
            [1 if each.over == over and self.phase in (None, each.phase) else None for each in row]
            for row in self.details
        ]
        if self.zone is None or clock == "floating":
            return floating(self.shape, counts, self.stop)
        both = self._zoned(counts)
        return both.clock if clock == "clock" else both.elapsed

    def witness(self, at: int, clock: str, timed: bool, value: Value | None = None) -> Witness:
        """The day and moment of a minute of one clock, and the value there."""
        if self.zone is None or clock == "floating":
            naive = None if self.day1 is None else moment_at(self.day1.toordinal() * DAY + at)
            time = moment_at(DAY + at % DAY).time() if timed else None
            return Witness(at // DAY + 1, naive, time, value)
        assert self.day1 is not None
        wall = at if clock == "clock" else at + offset_at(self.zone, at)
        naive = moment_at(wall)
        moment = naive if clock == "clock" else moment_at(at).replace(tzinfo=dt.UTC).astimezone(self.zone)
        return Witness(naive.toordinal() - self.day1.toordinal() + 1, moment, naive.time() if timed else None, value)
