"""Judge times: the bounds on when and how often doses are given, decided in closed form."""

from __future__ import annotations

from fractions import Fraction

import attrs

from posology.judges.judging import Judging, minutes
from posology.limits import DosesPerWindow, Duration, LeastInterval
from posology.shape import DAY
from posology.timeline import Extreme
from posology.verdict import Count, Value, Verdict, worst


def least_interval(judging: Judging, bound: LeastInterval) -> Verdict:
    """At least so long from any dose, or from the end of any infusion, to the next."""
    gaps = judging.case.gaps(judging.clock)
    least = gaps.least()
    if least is None:
        return Verdict(bound=bound, status="NOT_APPLICABLE", why="there are no two doses")
    short = gaps.first_under(bound.least) if least.sum < bound.least else None
    at = least if short is None else short
    return Verdict(
        bound=bound,
        status="PROVED" if short is None else "VIOLATED",
        value=minutes(least.sum),
        limit=minutes(bound.least),
        margin=minutes(least.sum - bound.least),
        witness=judging.witness(at.at, True, minutes(at.sum)),
    )


def doses_per_window(judging: Judging, bound: DosesPerWindow) -> Verdict:
    """At most so many doses in any window; what falls on one instant is one dose."""
    line = judging.line.counted
    largest = line.largest(bound.window)
    if largest is None:
        return Verdict(bound=bound, status="NOT_APPLICABLE", why="no dose is given")
    over: Extreme | None = None
    if largest.sum > bound.most:
        over = line.first_window_over(bound.most, bound.window)
    shortest = line.shortest_over(bound.most)
    at = largest if over is None else over
    return Verdict(
        bound=bound,
        status="PROVED" if over is None else "VIOLATED",
        value=Count(largest.sum),
        limit=Count(bound.most),
        margin=Count(bound.most - largest.sum),
        timing_margin=None if shortest is None else Fraction(shortest - bound.window, 2),
        witness=judging.witness(at.at, True, Count(at.sum)),
    )


def duration(judging: Judging, bound: Duration) -> Verdict:
    """At least and at most so many days from day 1 to the last dose."""
    line = judging.line
    if line.next_at(line.origin) is None:
        return Verdict(bound=bound, status="NOT_APPLICABLE", why="no dose is given")
    last = line.last()
    days = None if last is None else judging.day(last)
    verdicts = []
    for limit, least in ((bound.most, False), (bound.least, True)):
        if limit is None:
            continue
        broken = (days is None and not least) or (days is not None and (days < limit if least else days > limit))
        left: Value | None = None if days is None else (days - limit if least else limit - days)
        after = line.next_at(line.origin + limit * DAY) if broken and not least else last
        verdict = Verdict(bound=bound, status="VIOLATED" if broken else "PROVED", value=days, limit=limit, margin=left)
        if after is not None:
            verdict = attrs.evolve(verdict, witness=judging.witness(after, False, judging.day(after)))
        verdicts.append(verdict)
    return worst(verdicts)
