"""Judge changes: the bounds on how fast a daily sum rises and falls, decided in closed form."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from posology.dose import Amount, Difference
from posology.judges.judging import Judging, size
from posology.limits import Fall, Rise
from posology.shape import DAY
from posology.share import Share
from posology.verdict import Value, Verdict

NEVER_SO_MUCH = "rises from a day without a dose, which is more than any share of it"


def rise(judging: Judging, bound: Rise) -> Verdict:
    """At most so much more on a later day than on an earlier one."""
    return _change(judging, bound, falls=False)


def fall(judging: Judging, bound: Fall) -> Verdict:
    """At most so much less on a later day than on an earlier one."""
    return _change(judging, bound, falls=True)


def _scored(judging: Judging, bound: Rise | Fall) -> tuple[Callable[[int, int], Fraction | None], Fraction]:
    """How a change, given with the sum it starts from, is measured (None: beyond any share), and its limit."""
    if not isinstance(bound.most, Share):
        return (lambda change, _: Fraction(change)), judging.quanta(bound.most)
    if bound.of == "start":
        line = judging.line
        first = line.next_at(line.origin)
        assert first is not None
        midnight = first // DAY * DAY
        start = line.between(midnight, midnight + DAY)
        return (lambda change, _: Fraction(change, start)), bound.most.part

    def of_current(change: int, earlier: int) -> Fraction | None:
        if change <= 0:
            return Fraction(0)
        return Fraction(change, earlier) if earlier else None

    return of_current, bound.most.part


def _change(judging: Judging, bound: Rise | Fall, *, falls: bool) -> Verdict:
    if judging.line.next_at(judging.line.origin) is None:
        return Verdict(bound=bound, status="NOT_APPLICABLE", why="no dose is given")
    score, limit = _scored(judging, bound)
    largest: Fraction | None = Fraction(0)
    first_over: tuple[int, Fraction | None] | None = None
    at, seen = None, False
    for later, after, _, before in judging.line.changes(bound.within_days, falls, judging.end()):
        seen = True
        found = score(before - after if falls else after - before, before)
        if largest is not None and (found is None or found > largest):
            largest, at = found, later
        if first_over is None and (found is None or found > limit):
            first_over = (later, found)
    if not seen:
        return Verdict(bound=bound, status="NOT_APPLICABLE", why="there are no two days")

    def said(score: Fraction | None) -> Value | None:
        if score is None:
            return None
        return judging.amount(score, bound.most) if isinstance(bound.most, Amount) else Share(score)

    place = first_over if first_over is not None else None if at is None else (at, largest)
    return Verdict(
        bound=bound,
        status="PROVED" if first_over is None else "VIOLATED",
        value=said(largest),
        limit=bound.most,
        margin=_margin(bound.most, largest, limit, judging),
        why=NEVER_SO_MUCH if largest is None else "",
        witness=None if place is None else judging.witness(place[0], False, said(place[1])),
        assumes=_end_unjudged(judging) if falls else (),
    )


def _margin(most: Amount | Share, largest: Fraction | None, limit: Fraction, judging: Judging) -> Difference | None:
    """What is left of an amount; of a share the value says it."""
    if largest is None or isinstance(most, Share):
        return None
    assert judging.case.course is not None
    return Difference((limit - largest) * judging.case.course.quantum / size(most), most.unit)


def _end_unjudged(judging: Judging) -> tuple[str, ...]:
    """A fall to nothing after the last day is not judged, and said not to be."""
    end = judging.end()
    last = 0 if end is None else judging.line.between(end - DAY, end)
    return (f"what follows day {judging.day(end) - 1} is not judged",) if last and end is not None else ()
