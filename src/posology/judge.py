"""Judge: one bound decided on one course in closed form, from its segments."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from math import ceil, floor
from typing import Any

import attrs

from posology.bound import (
    Bound,
    CourseTotal,
    Duration,
    LeastInterval,
    Maintenance,
    PerDay,
    PerDose,
    Rise,
    Rolling,
)
from posology.case import Case
from posology.dose import Amount, DailyAmount, Difference
from posology.shape import DAY
from posology.timeline import Extreme
from posology.verdict import Value, Verdict


def minutes(value: int) -> dt.timedelta:
    """
    Give a time between doses.

    >>> minutes(90)
    datetime.timedelta(seconds=5400)
    """
    return dt.timedelta(minutes=value)


class Judge:
    """
    Decides bounds on a case, on one clock.

    Args:
        case: The course.
        clock: ``floating``, ``clock`` or ``elapsed``.
    """

    def __init__(self, case: Case, clock: str) -> None:
        self.case = case
        self.clock = clock
        self.line = case.timeline(clock)

    def quanta(self, amount: Amount) -> Fraction:
        """A limit in the quanta of the course."""
        assert self.case.course is not None
        return amount.base / self.case.course.quantum

    def amount(self, quanta: int, like: Amount) -> Amount:
        """So many quanta in the unit of a limit, and of its kind."""
        assert self.case.course is not None
        base = quanta * self.case.course.quantum
        plain = Amount(base / _size(like), like.unit)
        return DailyAmount(plain.number, plain.unit) if isinstance(like, DailyAmount) else plain

    def margin(self, limit: Amount, value: Amount, least: bool = False) -> Difference:
        """What is left from a value to a limit, in the limit's unit."""
        left = (value.base - limit.base) if least else (limit.base - value.base)
        return Difference(left / _size(limit), limit.unit)

    def held(
        self,
        bound: Bound,
        limit: Amount,
        extreme: Extreme | None,
        first_beyond: Extreme | None,
        *,
        timed: bool,
        least: bool = False,
        timing: Fraction | None = None,
    ) -> Verdict:
        """The verdict on a largest (or smallest) sum: where its limit is first passed, or else where it is reached."""
        if extreme is None:
            return Verdict(bound=bound, status="NOT_APPLICABLE", limit=limit, why="no dose is given")
        value = self.amount(extreme.sum, limit)
        at = first_beyond if first_beyond is not None else extreme
        return Verdict(
            bound=bound,
            status="PROVED" if first_beyond is None else "VIOLATED",
            value=value,
            limit=limit,
            margin=self.margin(limit, value, least),
            timing_margin=timing,
            witness=self.case.witness(at.at, self.clock, timed, self.amount(at.sum, limit)),
        )

    def per_dose(self, bound: PerDose) -> Verdict:
        """At least and at most so much at one instant."""
        verdicts = []
        if bound.most is not None:
            limit = self.quanta(bound.most)
            verdicts.append(
                self.held(
                    bound,
                    bound.most,
                    self.line.largest(1),
                    self.line.first_window_over(floor(limit), 1),
                    timed=True,
                )
            )
        if bound.least is not None:
            under = self.line.first_window_under(ceil(self.quanta(bound.least)), 1)
            verdicts.append(self.held(bound, bound.least, self.line.smallest(1), under, timed=True, least=True))
        return worst(verdicts)

    def per_day(self, bound: PerDay) -> Verdict:
        """At most so much from midnight to midnight."""
        limit = floor(self.quanta(bound.most))
        low = self.line.origin
        return self.held(
            bound,
            bound.most,
            self.line.largest(DAY, days=True, low=low),
            self.line.first_window_over(limit, DAY, days=True, low=low),
            timed=False,
        )

    def rolling(self, bound: Rolling) -> Verdict:
        """At most so much in any window, with the margin in time."""
        limit = floor(self.quanta(bound.most))
        largest = self.line.largest(bound.window)
        over = None if largest is None or largest.sum <= limit else self.line.first_window_over(limit, bound.window)
        shortest = self.line.shortest_over(limit)
        timing = None if shortest is None else Fraction(shortest - bound.window, 2)
        return self.held(bound, bound.most, largest, over, timed=True, timing=timing)

    def maintenance(self, bound: Maintenance) -> Verdict:
        """A daily range: never over it, reached once, and then never under it."""
        line, low = self.line, self.line.origin
        least, most = ceil(self.quanta(bound.least)), floor(self.quanta(bound.most))
        over = line.first_window_over(most, DAY, days=True, low=low)
        largest = line.largest(DAY, days=True, low=low)
        if largest is None:
            return Verdict(bound=bound, status="NOT_APPLICABLE", why="no dose is given")
        if over is not None:
            return self.held(bound, bound.most, largest, over, timed=False)
        reached = line.first_window_over(least - 1, DAY, days=True, low=low)
        if reached is None:
            return self.held(bound, bound.least, largest, largest, timed=False, least=True)
        kept: Any = {"days": True, "low": reached.at, "high": self.end()}
        under = line.first_window_under(least, DAY, **kept)
        if under is not None:
            return self.held(bound, bound.least, line.smallest(DAY, **kept), under, timed=False, least=True)
        return self.held(bound, bound.most, largest, None, timed=False)

    def end(self) -> int | None:
        """The midnight that ends the days looked at; None if there is none."""
        ends = [end for end in (self.case.shape.days, self.case.stop) if end is not None]
        return self.line.origin + min(ends) * DAY if ends else None

    def least_interval(self, bound: LeastInterval) -> Verdict:
        """At least so long from any dose to the next."""
        gap = self.line.least_gap()
        if gap is None:
            return Verdict(bound=bound, status="NOT_APPLICABLE", why="there are no two doses")
        short = self.line.first_gap_under(bound.least) if gap.sum < bound.least else None
        return Verdict(
            bound=bound,
            status="PROVED" if gap.sum >= bound.least else "VIOLATED",
            value=minutes(gap.sum),
            limit=minutes(bound.least),
            margin=minutes(gap.sum - bound.least),
            witness=self.case.witness((short or gap).at, self.clock, True, minutes((short or gap).sum)),
        )

    def rise(self, bound: Rise) -> Verdict:
        """At most so much more on a later day than on an earlier one."""
        limit = floor(self.quanta(bound.most))
        found = self.line.largest_rise(bound.within_days)
        if found is None:
            return Verdict(bound=bound, status="NOT_APPLICABLE", why="there are no two days")
        largest = Extreme(max(found[0].sum, 0), found[0].at)
        over = self.line.largest_rise(bound.within_days, over=limit) if largest.sum > limit else None
        verdict = self.held(bound, bound.most, largest, None if over is None else over[0], timed=False)
        return verdict if largest.sum else attrs.evolve(verdict, witness=None)

    def course_total(self, bound: CourseTotal) -> Verdict:
        """At most so much in all."""
        limit = self.quanta(bound.most)
        total, over = self.line.total, self.line.first_over(floor(limit))
        last = self.line.last()
        at = over if over is not None else last
        value = None if total is None else self.amount(total, bound.most)
        return Verdict(
            bound=bound,
            status="PROVED" if over is None else "VIOLATED",
            value=value,
            limit=bound.most,
            margin=None if value is None else self.margin(bound.most, value),
            witness=None
            if at is None
            else self.case.witness(at, self.clock, True, self.amount(self.line.before(at + 1), bound.most)),
        )

    def duration(self, bound: Duration) -> Verdict:
        """At least and at most so many days from day 1 to the last dose."""
        if self.line.next_at(self.line.origin) is None:
            return Verdict(bound=bound, status="NOT_APPLICABLE", why="no dose is given")
        last = self.line.last()
        days = None if last is None else (last - self.line.origin) // DAY + 1
        verdicts = []
        for limit, least in ((bound.most, False), (bound.least, True)):
            if limit is None:
                continue
            broken = (days is None and not least) or (days is not None and (days < limit if least else days > limit))
            left: Value | None = None if days is None else (days - limit if least else limit - days)
            after = self.line.next_at(self.line.origin + limit * DAY) if broken and not least else last
            verdicts.append(
                Verdict(
                    bound=bound,
                    status="VIOLATED" if broken else "PROVED",
                    value=days,
                    limit=limit,
                    margin=left,
                    witness=None
                    if after is None
                    else self.case.witness(after, self.clock, False, (after - self.line.origin) // DAY + 1),
                )
            )
        return worst(verdicts)

    def decide(self, bound: Bound) -> Verdict:
        """Decide a bound of any kind."""
        method: Any = getattr(self, bound.kind.replace("-", "_"))
        verdict: Verdict = method(bound)
        return attrs.evolve(verdict, clock=self.clock)


def _size(amount: Amount) -> Fraction:
    return amount.base / amount.number if amount.number else type(amount)(1, amount.unit).base


_ORDER = ("VIOLATED", "UNKNOWN", "NOT_APPLICABLE", "PROVED")


def worst(verdicts: list[Verdict]) -> Verdict:
    """Give the verdict that is furthest from a pass; of two alike, the one with the smaller margin."""

    def key(verdict: Verdict) -> tuple[int, bool, Any]:
        margin = verdict.margin
        rank = margin.base if isinstance(margin, Amount) else margin if isinstance(margin, int) else 0
        return _ORDER.index(verdict.status), margin is None, rank

    return min(verdicts, key=key)
