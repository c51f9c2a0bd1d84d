"""Judging: what every kind of bound needs to be decided on one course and one clock."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from posology.bound import Bound
from posology.case import Case
from posology.dose import Amount, DailyAmount, Difference
from posology.shape import DAY
from posology.timeline import Extreme, Timeline
from posology.verdict import Value, Verdict, Witness


def minutes(value: int) -> dt.timedelta:
    """
    Give a time between doses.

    >>> minutes(90)
    datetime.timedelta(seconds=5400)
    """
    return dt.timedelta(minutes=value)


def size(amount: Amount) -> Fraction:
    """
    How large one of the unit of an amount is, in the base unit of its dimension.

    >>> size(Amount("5 mg"))
    Fraction(1, 1000)
    """
    return Amount(1, amount.unit).base


class Judging:
    """
    A case on one clock.

    Args:
        case: The course.
        clock: ``floating``, ``clock`` or ``elapsed``.
        earlier: What was given before day 1, where it is known.
    """

    def __init__(self, case: Case, clock: str, earlier: Amount | None = None) -> None:
        self.case = case
        self.clock = clock
        self.earlier = earlier
        self.line: Timeline = case.timeline(clock)
        self.minutes = case.minutes(clock)

    def quanta(self, amount: Amount) -> Fraction:
        """A limit in the quanta of the course."""
        assert self.case.course is not None
        return amount.base / self.case.course.quantum

    def amount(self, quanta: int | Fraction, like: Amount) -> Amount:
        """So many quanta in the unit of a limit, and of its kind."""
        assert self.case.course is not None
        number = quanta * self.case.course.quantum / size(like)
        return (DailyAmount if isinstance(like, DailyAmount) else Amount)(number, like.unit)

    def margin(self, limit: Amount, value: Amount, least: bool = False) -> Difference:
        """What is left from a value to a limit, in the limit's unit."""
        left = (value.base - limit.base) if least else (limit.base - value.base)
        return Difference(left / size(limit), limit.unit)

    def witness(self, at: int, timed: bool, value: Value | None) -> Witness:
        """The day and moment of a minute of this clock, and the value there."""
        return self.case.witness(at, self.clock, timed, value)

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
            witness=self.witness(at.at, timed, self.amount(at.sum, limit)),
        )

    def end(self) -> int | None:
        """The midnight that ends the days looked at; None if there is none."""
        ends = [end for end in (self.case.shape.days, self.case.stop) if end is not None]
        return self.line.origin + min(ends) * DAY if ends else None

    def day(self, at: int) -> int:
        """The day of the course of a minute of this clock. [day 1 is the first]"""
        return (at - self.line.origin) // DAY + 1
