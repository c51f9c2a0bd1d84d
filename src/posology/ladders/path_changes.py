"""Path changes: the bounds on how fast a daily sum rises or falls, decided over all decision paths of a titration."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from posology.dose import Amount
from posology.judges.judge_changes import NEVER_SO_MUCH
from posology.ladders.path_judging import PathJudging
from posology.ladders.paths import Paths, Score, Sum, order
from posology.ladders.titrated_days import TitratedDays
from posology.limits import Fall, Rise
from posology.shape import DAY
from posology.share import Share
from posology.verdict import Value, Verdict


def change(judging: PathJudging, bound: Rise | Fall) -> Verdict:
    """At most so much more (or less) on a later day than on an earlier one; a stop is a fall to nothing."""
    sign = 1 if isinstance(bound, Rise) else -1
    limit = bound.most.part if isinstance(bound.most, Share) else judging.quanta(bound.most)
    found = []
    for paths, before, score in _measured(judging, bound):
        pair = paths.extremes(_pairs(paths.days, bound.within_days, sign), limit, score)
        found += [(each, each is pair[1], paths, before) for each in pair if each is not None]
    largest, _, paths, before = max(found, key=lambda each: order(each[0]))
    broken = [each for each in found if each[1]]
    shown = largest
    if broken:
        shown, _, paths, before = max(broken, key=lambda each: (-each[0].at, *order(each[0])))
    levels = paths.levels(shown) if shown.score != 0 else []

    def said(score: Fraction | int | None) -> Value | None:
        if score is None:
            return None
        return judging.amount(score, bound.most) if isinstance(bound.most, Amount) else Share(Fraction(score))

    value = said(largest.score)
    margin = None
    if isinstance(bound.most, Amount) and isinstance(value, Amount):
        margin = judging.margin(bound.most, value)
    return Verdict(
        bound=bound,
        status="VIOLATED" if broken else "PROVED",
        value=value,
        limit=bound.most,
        margin=margin,
        why=NEVER_SO_MUCH if largest.score is None else "",
        witness=judging.witness(shown.at, False, said(shown.score)) if shown.score != 0 else None,
        ladder=judging.rungs(before + levels),
    )


def _measured(judging: PathJudging, bound: Rise | Fall) -> Iterator[tuple[Paths, list[int], Score]]:
    """
    Give paths, the levels of the days before them, and how a change is measured, given with the sum it starts from.

    Where it is measured by the start, there are paths for each dose that may be the first.
    """
    if bound.of == "":
        yield judging.paths, [], lambda change, _: max(change, 0)
    elif bound.of == "current":
        yield judging.paths, [], _of_current
    elif judging.days.minutes:
        midnight = judging.days.minutes[0] // DAY * DAY
        start = judging.days.between(midnight, midnight + DAY).known
        yield judging.paths, [], lambda change, _: Fraction(max(change, 0), start)
    else:
        first = next(n for n, times in enumerate(judging.days.times) if times)
        days = judging.days.from_day(first)
        for state, before in judging.paths.on(first):
            start = state.level * len(days.times[0])
            paths = Paths(judging.automaton, days, firsts=(state,))
            yield paths, before, lambda change, _, start=start: Fraction(max(change, 0), start)  # type: ignore[misc]


def _of_current(change: int, earlier: int) -> Fraction | None:
    if change <= 0:
        return Fraction(0)
    return Fraction(change, earlier) if earlier else None


def _pairs(days: TitratedDays, within: int, sign: int) -> Iterator[Sum]:
    """A sum for every day, until they repeat, and each of the days after it: the later day's less the earlier's."""
    for day in range(days.border + len(days.times)):
        earlier = days.between(day * DAY, (day + 1) * DAY)
        own = sum(earlier.weights)
        for later in range(day + 1, day + within + 1):
            known, _, weights = days.between(later * DAY, (later + 1) * DAY)
            at, count = later * DAY, sign * sum(weights)
            if later < days.border:
                yield Sum(at, sign * (known - earlier.known), 0, (), fixed=True, base=earlier.known)
            elif day < days.border:
                ahead = (*[0] * (later - days.border), count)
                yield Sum(at, -sign * earlier.known, 0, ahead, fixed=True, base=earlier.known)
            else:
                first = day - days.border
                yield Sum(at, 0, first, (-sign * own, *[0] * (later - day - 1), count), times=own)
