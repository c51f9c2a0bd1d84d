"""Judge infusions: the bounds on how fast and in what volume a dose is given, decided dose by dose of the segments."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from posology.dose import Dose
from posology.judges.judging import Judging, size
from posology.limits import Concentration, InfusionRate
from posology.rate import Rate
from posology.shape import DAY
from posology.strength import Strength
from posology.verdict import Value, Verdict


def infusion_rate(judging: Judging, bound: InfusionRate) -> Verdict:
    """At most so much an hour; unknown where a time is missing or two infusions run at once."""
    gap = judging.case.gaps(judging.clock).least()
    if gap is not None and gap.sum < 0:
        day = judging.day(gap.at)
        return Verdict(bound=bound, status="UNKNOWN", missing=f"one infusion at a time: on day {day} two overlap")
    limit = bound.most.base / 60

    def said(per_minute: Fraction) -> Value:
        return Rate(per_minute * 60 / size(bound.most), bound.most.unit)

    return _largest(judging, bound, limit, lambda dose, over, _: dose.base / over if over else None, said)


def concentration(judging: Judging, bound: Concentration) -> Verdict:
    """At most so much in a volume; unknown where a volume is missing."""
    limit = bound.most.dose.base / bound.most.per.base

    def said(ratio: Fraction) -> Value:
        return Strength(Dose(ratio * bound.most.per.base / size(bound.most.dose), bound.most.dose.unit), bound.most.per)

    return _largest(judging, bound, limit, lambda dose, _, volume: dose.base / volume if volume else None, said)


def _given(judging: Judging) -> Iterator[tuple[int, Dose, int | None, Fraction | None]]:
    """
    Every planned dose of the segments, with the minutes and the volume of its infusion.

    It is given at its first minute on the days that count.
    """
    course = judging.case.course
    assert course is not None
    first, stop = judging.case.days or (0, None)
    ends = [end for end in (stop, judging.case.stop) if end is not None]
    for segment, doses, details in zip(course.shape.segments, course.doses, course.details, strict=True):
        for planned, dose, detail in zip(segment.doses, doses, details, strict=True):
            day = segment.first + planned.day
            day += max(0, -((day - first) // segment.cycle)) * segment.cycle
            counts = judging.case.phase in (None, detail.phase) and all(day < end for end in ends)
            if counts and (segment.days is None or day < segment.first + segment.days):
                volume = None if detail.volume is None else detail.volume.base
                yield day * DAY + planned.minute, dose, detail.over, volume


def _largest(
    judging: Judging,
    bound: InfusionRate | Concentration,
    limit: Fraction,
    measure: Callable[[Dose, int | None, Fraction | None], Fraction | None],
    said: Callable[[Fraction], Value],
) -> Verdict:
    found = [(at, measure(dose, over, volume), dose) for at, dose, over, volume in _given(judging)]
    missing = next((dose for _, value, dose in found if value is None), None)
    known = [(value, at) for at, value, _ in found if value is not None]
    over = next((each for each in known if each[0] > limit), None)
    if missing is not None and over is None:
        what = "the time it is given over" if isinstance(bound, InfusionRate) else "the volume that holds it"
        return Verdict(bound=bound, status="UNKNOWN", missing=f"{what}, of {missing}")
    if not known:
        return Verdict(bound=bound, status="NOT_APPLICABLE", why="no dose is given")
    largest = max(known, key=lambda each: (each[0], -each[1]))
    value, at = over if over is not None else largest
    return Verdict(
        bound=bound,
        status="PROVED" if over is None else "VIOLATED",
        value=said(largest[0]),
        limit=bound.most,
        witness=judging.case.witness(at, "floating", True, said(value)),
    )
