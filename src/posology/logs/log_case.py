"""Log case: a log as a course of which each bound is decided as of any other."""

from __future__ import annotations

import functools
from collections.abc import Iterable

import attrs

from posology.administration import UTC, Administration
from posology.case import Case
from posology.clocks import Zoned
from posology.course import Course
from posology.detail import Detail
from posology.logs.log import Log, elapsed_minute, wall_minute
from posology.pieces import Run
from posology.quantum import quantum_of
from posology.shape import DAY, Planned, Segment, Shape
from posology.timeline import Timeline
from posology.verdict import Value, Witness
from posology.zone import minute_of, moment_at


def _one_run(dots: Iterable[tuple[int, int]], start: int, stop: int) -> list[Run]:
    """Doses, given as (minute, quanta), as one round of a run from one minute up to another."""
    sums: dict[int, int] = {}
    for minute, quanta in dots:
        sums[minute - start] = sums.get(minute - start, 0) + quanta
    return [Run(start, stop, stop - start, tuple(sorted(sums.items())))]


@attrs.frozen(eq=False, kw_only=True)
class LogCase(Case):
    """
    A log to judge: a course of one cycle as long as the log.

    In a log with zones the wall clock is that of the times as they are written, and elapsed time is UTC; so the shape,
    which knows one wall clock alone, is not asked for sums there.

    >>> import datetime as dt
    >>> from posology.administration import Plan
    >>> from posology.dose import Dose
    >>> plan = Plan("examplol", "oral", dt.date(2026, 12, 1))
    >>> log = Log([Administration(dt.datetime(2026, 12, 1, 8), None, Dose("5 mg"), plan)])
    >>> LogCase.of(log).timeline("floating").total
    1
    """

    log: Log

    @classmethod
    def of(cls, log: Log) -> LogCase:
        """Make the case of a log; without amounts where a strength would be needed to add them."""
        day1, days = log.horizon.start, len(log.horizon)
        midnight = day1.toordinal() * DAY
        ordered = sorted(log, key=wall_minute)
        places = [divmod(wall_minute(each) - midnight, DAY) for each in ordered]
        planned = (Planned(day, minute, each.slot, None) for (day, minute), each in zip(places, ordered, strict=True))
        shape = Shape((Segment(0, days, days, tuple(planned)),))
        doses = tuple(each.dose for each in ordered)
        odd = next((dose for dose in doses if dose.dimension != doses[0].dimension), None)
        if odd is not None:
            missing = f"one unit for all doses, or a strength, to add {odd} to {doses[0]}"
            return cls(shape=shape, course=None, missing=missing, day1=day1, log=log)
        quantum = quantum_of([dose.base for dose in doses])
        amounts = tuple(int(dose.base / quantum) for dose in doses)
        details = tuple(Detail() for _ in doses)
        course = Course(shape, (amounts,), quantum, doses[0].unit, (doses,), (details,))
        return cls(shape=shape, course=course, day1=day1, log=log)

    def _size(self, given: Administration) -> int:
        return 1 if self.course is None else int(given.dose.base / self.course.quantum)

    @functools.cached_property
    def as_written(self) -> Zoned:
        """Sums on both clocks of a log with zones."""
        horizon = self.log.horizon
        start, stop = horizon.start.toordinal() * DAY, horizon.end.toordinal() * DAY
        wall = _one_run(((wall_minute(each), self._size(each)) for each in self.log), start, stop)
        instants = [(elapsed_minute(each), self._size(each)) for each in self.log]
        elapsed = _one_run(instants, instants[0][0], instants[-1][0] + 1)
        return Zoned(Timeline(wall, start), Timeline(elapsed, start))

    def timeline(self, clock: str) -> Timeline:
        """Sums on ``floating`` time, on the wall ``clock`` as it is written, or on ``elapsed`` time."""
        if self.log.is_floating or clock == "floating":
            return self.floating
        return self.as_written.clock if clock == "clock" else self.as_written.elapsed

    def witness(self, at: int, clock: str, timed: bool, value: Value | None = None) -> Witness:
        """The day and moment of a minute of one clock, and the value there."""
        if self.log.is_floating or clock == "floating":
            return super().witness(at, "floating", timed, value)
        naive = moment = moment_at(at)
        if clock == "elapsed":
            given = next((each for each in self.log if elapsed_minute(each) == at), None)
            moment = moment_at(at).replace(tzinfo=UTC) if given is None else given.moment
            naive = moment_at(minute_of(moment))
        day = naive.toordinal() - self.log.horizon.start.toordinal() + 1
        return Witness(day, moment, naive.time() if timed else None, value)
