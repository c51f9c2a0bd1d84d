"""Judge sums: the bounds on how much is given, decided in closed form."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import Any

import attrs

from posology.dose import Amount
from posology.judges.judging import Judging
from posology.limits import CourseTotal, Lifetime, Maintenance, PerDates, PerDay, PerDose, Rolling
from posology.shape import DAY
from posology.verdict import Verdict, worst


def per_dose(judging: Judging, bound: PerDose) -> Verdict:
    """At least and at most so much at one instant."""
    verdicts, line = [], judging.line
    low, high = judging.minutes or (0, None)
    if bound.most is not None:
        over = line.first_window_over(floor(judging.quanta(bound.most)), 1, low=low, high=high)
        largest = line.largest(1, low=low, high=high)
        verdicts.append(judging.held(bound, bound.most, largest, over, timed=True))
    if bound.least is not None:
        under = line.first_window_under(ceil(judging.quanta(bound.least)), 1, low=low, high=high)
        smallest = line.smallest(1, low=low, high=high)
        verdicts.append(judging.held(bound, bound.least, smallest, under, timed=True, least=True))
    return worst(verdicts)


def per_day(judging: Judging, bound: PerDay) -> Verdict:
    """At most so much from midnight to midnight."""
    return _of_dates(judging, bound, bound.most, 1)


def per_dates(judging: Judging, bound: PerDates) -> Verdict:
    """At most so much from one midnight to another, so many days later."""
    return _of_dates(judging, bound, bound.most, bound.days)


def _of_dates(judging: Judging, bound: PerDay | PerDates, most: Amount, days: int) -> Verdict:
    line, limit = judging.line, floor(judging.quanta(most))
    low, high = judging.minutes or (line.origin, None)
    largest = line.largest(days * DAY, days=True, low=low, high=high)
    over = line.first_window_over(limit, days * DAY, days=True, low=low, high=high)
    if judging.minutes is not None and largest is not None and not largest.sum:
        largest = None
    return judging.held(bound, most, largest, over, timed=False)


def rolling(judging: Judging, bound: Rolling) -> Verdict:
    """At most so much in any window, with the margin in time."""
    line, limit = judging.line, floor(judging.quanta(bound.most))
    largest = line.largest(bound.window)
    over = None if largest is None or largest.sum <= limit else line.first_window_over(limit, bound.window)
    shortest = line.shortest_over(limit)
    timing = None if shortest is None else Fraction(shortest - bound.window, 2)
    return judging.held(bound, bound.most, largest, over, timed=True, timing=timing)


def maintenance(judging: Judging, bound: Maintenance) -> Verdict:
    """A daily range: never over it, reached once, and then never under it."""
    line, low = judging.line, judging.line.origin
    least, most = ceil(judging.quanta(bound.least)), floor(judging.quanta(bound.most))
    over = line.first_window_over(most, DAY, days=True, low=low)
    largest = line.largest(DAY, days=True, low=low)
    if largest is None:
        return Verdict(bound=bound, status="NOT_APPLICABLE", why="no dose is given")
    if over is not None:
        return judging.held(bound, bound.most, largest, over, timed=False)
    reached = line.first_window_over(least - 1, DAY, days=True, low=low)
    if reached is None:
        return judging.held(bound, bound.least, largest, largest, timed=False, least=True)
    kept: Any = {"days": True, "low": reached.at, "high": judging.end()}
    under = line.first_window_under(least, DAY, **kept)
    if under is not None:
        return judging.held(bound, bound.least, line.smallest(DAY, **kept), under, timed=False, least=True)
    return judging.held(bound, bound.most, largest, None, timed=False)


def course_total(judging: Judging, bound: CourseTotal) -> Verdict:
    """At most so much in all, or in the first days."""
    line = judging.line
    if bound.first_days is None:
        return _in_all(judging, bound, line.total, line.last())
    end = line.origin + bound.first_days * DAY
    cut = line.cut(end)
    verdict = _in_all(judging, bound, cut.total, cut.last())
    return attrs.evolve(verdict, covers=f"the first {bound.first_days} days")


def lifetime(judging: Judging, bound: Lifetime) -> Verdict:
    """At most so much in all, what was given before the course included."""
    verdict = _in_all(judging, bound, judging.line.total, judging.line.last())
    if judging.earlier is None and verdict.status != "VIOLATED":
        return Verdict(bound=bound, status="UNKNOWN", missing="the exposure before day 1, as earlier='0 mg'")
    return verdict


def _in_all(judging: Judging, bound: CourseTotal | Lifetime, total: int | None, last: int | None) -> Verdict:
    """Hold a total, with the declared earlier exposure, against a limit; *total* None has no end."""
    line = judging.line
    earlier = judging.quanta(judging.earlier) if judging.earlier is not None else Fraction(0)
    limit = judging.quanta(bound.most) - earlier
    is_over = total is None or total > limit
    at = line.first_over(max(floor(limit), 0)) if is_over else last
    value = None if total is None else judging.amount(total + earlier, bound.most)
    return Verdict(
        bound=bound,
        status="VIOLATED" if is_over else "PROVED",
        value=value,
        limit=bound.most,
        margin=None if value is None else judging.margin(bound.most, value),
        witness=None
        if at is None
        else judging.witness(at, True, judging.amount(line.before(at + 1) + earlier, bound.most)),
    )
