"""Every ladder: a bound decided for all ladders that an open titration allows."""

from __future__ import annotations

from collections.abc import Callable

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
from posology.dose import Difference, Dose
from posology.frequency import ClockFrequency
from posology.regimen import Regimen
from posology.step import Step
from posology.titration import Titration, steps_of
from posology.verdict import Verdict

COVERS = "every ladder the rule allows"

Decide = Callable[[Regimen], Verdict]
"""How a regimen without open choices is judged."""


def envelope(rules: Titration) -> tuple[Step, ...]:
    """
    Give steps whose dose on every day is at least that of any ladder the rules allow.

    They start highest, rise by the largest increment at the shortest interval, and are cut at the ceiling; what the
    rules leave to the user is taken at its worst: a rise to the ceiling after one day.

    >>> rules = Titration(start=("10 mg", "25 mg"), increment=("10 mg", "25 mg"), interval=(3, 7), ceiling="60 mg")
    >>> [str(step.components[0].dose) for step in envelope(rules)]
    ['25 mg', '50 mg', '60 mg']
    """
    level = rules.starts.most
    rise = rules.increment.most if rules.increment is not None else rules.ceiling
    days = rules.interval[0] if rules.interval is not None else 1
    levels = [level]
    while levels[-1] < rules.ceiling:
        levels.append(min(Dose(levels[-1] + rise), rules.ceiling))
    return steps_of(levels, rules.frequency, days)


def every_ladder(regimen: Regimen, bound: Bound, decide: Decide) -> Verdict:
    """
    Decide a bound for every ladder of a regimen whose titration leaves something open.

    Args:
        regimen: The regimen.
        bound: What it is held against.
        decide: Judges a regimen without open choices.

    Returns:
        PROVED if it holds for all of them, VIOLATED with the fastest ladder if that breaks it, else UNKNOWN.
    """
    rules = regimen.titration
    assert rules is not None
    above = attrs.evolve(regimen, steps=(*regimen.steps[:-1], *envelope(rules)))
    unknown = Verdict(bound=bound, status="UNKNOWN", missing=f"a choice of {', '.join(rules.open)}")
    verdict = decide(above)
    if isinstance(bound, (LeastInterval, Duration)):
        return verdict
    if isinstance(bound, PerDose) and bound.least is not None:
        low = rules.floor if rules.floor is not None else rules.starts.least
        verdict = verdict if low >= bound.least else attrs.evolve(verdict, status="UNKNOWN")
    if isinstance(bound, Rise):
        verdict = _rise(regimen, rules, bound, verdict) or unknown
    if isinstance(bound, Maintenance) and verdict.status == "PROVED" and not _reaches(regimen, rules, bound):
        return unknown
    if verdict.status == "PROVED":
        return attrs.evolve(verdict, covers=COVERS, witness=None)
    assert isinstance(bound, (PerDose, PerDay, Rolling, CourseTotal, Maintenance, Rise))
    fastest = _fastest(regimen, rules)
    found = decide(fastest) if fastest is not None else unknown
    return attrs.evolve(found, covers="the fastest ladder") if found.status == "VIOLATED" else unknown


def _fastest(regimen: Regimen, rules: Titration) -> Regimen | None:
    if rules.increment is None or rules.interval is None:
        return None
    return regimen.choose(start=rules.starts.most, increment=rules.increment.most, interval=rules.interval[0])


def _rise(regimen: Regimen, rules: Titration, bound: Rise, above: Verdict) -> Verdict | None:
    """The largest rise of any ladder: as many changes as fit between two days, each the largest."""
    daily = rules.frequency
    if rules.increment is None or rules.interval is None or len(regimen.steps) > 1:
        return None
    if not isinstance(daily, ClockFrequency) or daily.every != 1 or daily.weekdays:
        return None
    changes = (bound.within_days - 1) // rules.interval[0] + 1
    lowest = rules.floor if rules.floor is not None else rules.starts.least
    value = min(rules.increment.most * changes, rules.ceiling - lowest) * len(daily.times)
    held = value <= bound.most
    return attrs.evolve(
        above,
        status="PROVED" if held else "VIOLATED",
        value=value,
        limit=bound.most,
        witness=None,
        margin=Difference(bound.most.number - value.to(bound.most.unit).number, bound.most.unit),
    )


def _reaches(regimen: Regimen, rules: Titration, bound: Maintenance) -> bool:
    """Whether every ladder carried to its end gets up to the least of the range, and never falls under it again."""
    daily = rules.frequency
    if not isinstance(daily, ClockFrequency) or daily.every != 1 or daily.weekdays:
        return False
    count, least = len(daily.times), bound.least.in_one_day
    if rules.starts.least * count >= least:
        return True
    if len(regimen.steps) > 1 or rules.increment is None or rules.increment.most >= rules.ceiling:
        return False
    return (rules.ceiling - rules.increment.most) * count >= least
