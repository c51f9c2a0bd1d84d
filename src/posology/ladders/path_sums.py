"""Path sums: the bounds on how much is given, decided over all decision paths of a titration."""

from __future__ import annotations

import bisect
from fractions import Fraction

import attrs

from posology.dose import Amount
from posology.ladders.path_judging import PathJudging
from posology.ladders.paths import Found, order
from posology.limits import CourseTotal, Lifetime, PerDates, PerDay, PerDose, Rolling
from posology.shape import DAY
from posology.verdict import Verdict, worst

FARTHEST = 3650
"""How many days are looked ahead for a total that is passed, or for a margin in time."""


def per_dose(judging: PathJudging, bound: PerDose) -> Verdict:
    """At least and at most so much at one instant."""
    verdicts = []
    for limit, sign in ((bound.most, 1), (bound.least, -1)):
        if limit is not None:
            sums = judging.sums(judging.dose_times(), 1, sign)
            largest, over = judging.paths.extremes(sums, sign * judging.quanta(limit))
            assert largest is not None
            verdicts.append(judging.held(bound, limit, largest, over, timed=True, sign=sign))
    return worst(verdicts)


def per_day(judging: PathJudging, bound: PerDay) -> Verdict:
    """At most so much from midnight to midnight."""
    return _of_windows(judging, bound, bound.most, judging.midnights(), DAY, timed=False)


def per_dates(judging: PathJudging, bound: PerDates) -> Verdict:
    """At most so much from one midnight to another, so many days later."""
    return _of_windows(judging, bound, bound.most, judging.midnights(), bound.days * DAY, timed=False)


def rolling(judging: PathJudging, bound: Rolling) -> Verdict:
    """At most so much in any window, with the margin in time."""
    times = judging.dose_times()
    verdict = _of_windows(judging, bound, bound.most, times, bound.window, timed=True)
    limit = judging.quanta(bound.most)

    def over(span: int) -> bool:
        return judging.paths.extremes(judging.sums(times, span + 1), limit)[1] is not None

    high = 1
    while high < FARTHEST * DAY and not over(high):
        high *= 2
    if high >= FARTHEST * DAY:
        return verdict
    shortest = bisect.bisect_left(range(high), True, key=over)
    return attrs.evolve(verdict, timing_margin=Fraction(shortest - bound.window, 2))


def _of_windows(
    judging: PathJudging,
    bound: PerDay | PerDates | Rolling,
    most: Amount,
    starts: range | list[int],
    window: int,
    *,
    timed: bool,
) -> Verdict:
    """The largest sum of a window; broken, the first, with a path on which the fewest of its doses pass the limit."""
    limit = judging.quanta(most)
    largest, over = judging.paths.extremes(judging.sums(starts, window), limit)
    assert largest is not None
    if over is not None:
        day, start = over.day, over.sum.at
        doses = judging.days.doses(start, start + window)

        def until(dose: int) -> Found:
            found = judging.paths.largest_on(day, judging.sum(start, dose + 1))
            assert found is not None
            return found

        def passed(dose: int) -> bool:
            score = until(dose).score
            return score is not None and score > limit

        over = until(doses[bisect.bisect_left(doses, True, key=passed)])
    return judging.held(bound, most, largest, over, timed=timed)


def course_total(judging: PathJudging, bound: CourseTotal) -> Verdict:
    """At most so much in all, or in the first days."""
    return _in_all(judging, bound, bound.first_days)


def lifetime(judging: PathJudging, bound: Lifetime) -> Verdict:
    """At most so much in all, what was given before the course included."""
    return _in_all(judging, bound, None)


def _in_all(judging: PathJudging, bound: CourseTotal | Lifetime, days: int | None) -> Verdict:
    """Hold the total of the first days against a limit; of all days it has no end, for no path has to stop."""
    limit = judging.quanta(bound.most) - judging.earlier

    def until(minute: int) -> Found:
        each = judging.sum(0, minute)._replace(fixed=True)
        found = max(judging.paths.values(each), key=order)
        return found._replace(at=minute - 1)

    def passed(dose: int) -> bool:
        score = until(dose + 1).score
        return score is not None and score > limit

    ahead = 1 if days is None else days
    while days is None and ahead < FARTHEST and not passed(ahead * DAY - 1):
        ahead *= 2
    doses = judging.days.doses(0, ahead * DAY)
    over = bisect.bisect_left(doses, True, key=passed)
    shown = until(doses[min(over, len(doses) - 1)] + 1) if doses else None
    if days is None and over == len(doses):
        return Verdict(bound=bound, status="VIOLATED", limit=bound.most, why="the total has no end")
    value = None if days is None else judging.amount((until(days * DAY).score or 0) + judging.earlier, bound.most)
    verdict = Verdict(
        bound=bound,
        status="PROVED" if over == len(doses) else "VIOLATED",
        value=value,
        limit=bound.most,
        margin=None if value is None else judging.margin(bound.most, value),
    )
    if shown is None:
        return verdict
    witness = judging.witness(shown.at, True, judging.amount((shown.score or 0) + judging.earlier, bound.most))
    return attrs.evolve(verdict, witness=witness, ladder=judging.ladder(shown))
