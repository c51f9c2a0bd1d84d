"""As-needed starts: what doses taken as needed come to at most at any start in any zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction

import attrs

from posology.as_needed import AsNeeded
from posology.bound import Bound
from posology.cycle import Cycle, components
from posology.dose import Amount, DailyAmount, Difference
from posology.judges.judging import size
from posology.limits import CourseTotal, DosesPerWindow, LeastInterval, PerDates, PerDay, Rolling
from posology.needs.in_force import InForce, is_as_needed, without
from posology.regimen import Regimen
from posology.shape import DAY
from posology.step import Component, Step
from posology.verdict import Count, Verdict
from posology.zones.covering import all_starts, looked_up
from posology.zones.every_zone import Years, every_zone

Decide = Callable[[Regimen, Bound], Verdict]
"""How a regimen of scheduled doses is decided at every start."""


def most_in(limits: AsNeeded, minutes: int, dates: int) -> int:
    """
    Count the doses that limits allow at most in so many minutes that pass, which touch so many dates.

    >>> most_in(AsNeeded("4 hours", 4, "day"), 1440, 3), most_in(AsNeeded("4 hours", 4, "day"), 1500, 1)
    (6, 4)
    """
    counts = []
    if limits.at_least is not None:
        counts.append(-(-minutes // limits.at_least))
    if limits.most is not None and limits.per == "day":
        counts.append(limits.most * dates)
    elif isinstance(limits.per, int):
        counts.append(limits.most_between(0, minutes))
    return min(counts)


def as_needed_at_every_start(
    regimen: Regimen, bound: Bound, years: Years, plain: Verdict, scheduled: Decide
) -> Verdict:
    """
    Decide a bound on a regimen with as-needed doses, which it keeps without a clock change, at every start.

    A time between doses is time that passes, and so is a window; a limit per day counts the doses of a local date. So
    in a window, however many minutes of it pass, no component has more doses than its limits allow in so many minutes
    and on so many dates. With the most that the scheduled doses come to, that is more than any start can have, or as
    much.

    Args:
        regimen: The regimen.
        bound: The bound.
        years: The years.
        plain: The verdict without a clock change. [PROVED]
        scheduled: How the scheduled doses alone are decided at every start.

    Returns:
        PROVED where that keeps the bound; else UNKNOWN.
    """
    unknown = Verdict(bound=bound, status="UNKNOWN", missing="how doses taken as needed fall around a clock change")
    parts, items = _parts(regimen), regimen.concrete()
    rest = without(items, is_as_needed)
    others = [part for item in rest for part in components(item)]
    if parts is None or any(part.over is not None for part in (*parts, *others)):
        return unknown
    widened = attrs.evolve(
        plain,
        covers=f"{plain.covers}, {all_starts(years)}",
        assumes=(*(each for each in plain.assumes if each != "every day has 24 hours"), looked_up(years)),
        timing_margin=None,
    )
    if bound.kind == "concentration" or (bound.kind in ("per-dose", "duration") and not others):
        return widened
    if isinstance(bound, LeastInterval):
        apart = parts[0].frequency.at_least if isinstance(parts[0].frequency, AsNeeded) else None
        shorter = _jumps(years, max(bound.least, apart or 0), -1) if bound.clock == "clock" else 0
        if others or len(parts) > 1 or apart is None or apart - shorter < bound.least:
            return unknown
        least, left = (dt.timedelta(minutes=each) for each in (apart - shorter, apart - shorter - bound.least))
        return attrs.evolve(widened, value=least, margin=left, witness=None if shorter else plain.witness)
    found = _span(regimen, bound, years)
    if found is None:
        return unknown
    counted = isinstance(bound, DosesPerWindow)
    total = Fraction(0)
    for part in parts:
        assert isinstance(part.frequency, AsNeeded)
        total += most_in(part.frequency, *found) * (1 if counted else part.dose.base)
    if others:
        alone = scheduled(attrs.evolve(regimen, steps=rest, bounds=()), bound)
        if alone.status != "PROVED" or not isinstance(alone.value, (Amount, Count)):
            return unknown
        total += alone.value.base if isinstance(alone.value, Amount) else alone.value
    return _held(bound, total, widened) or unknown


def _held(bound: Bound, total: Fraction, widened: Verdict) -> Verdict | None:
    """The verdict where a total keeps a bound."""
    most = getattr(bound, "most", None)
    if isinstance(most, int):
        if total > most:
            return None
        exact = widened.value == total
        left = Count(most - int(total))
        return attrs.evolve(widened, value=Count(int(total)), margin=left, witness=widened.witness if exact else None)
    assert isinstance(most, Amount)
    if total > most.base:
        return None
    value = (DailyAmount if isinstance(most, DailyAmount) else Amount)(total / size(most), most.unit)
    exact = isinstance(widened.value, Amount) and widened.value.base == total
    margin = Difference((most.base - total) / size(most), most.unit)
    return attrs.evolve(widened, value=value, margin=margin, witness=widened.witness if exact else None)


def _parts(regimen: Regimen) -> list[Component] | None:
    """The as-needed components; None if one is in force more than once, with a break between."""
    items = regimen.concrete()
    if any(isinstance(item, Cycle) and any(map(is_as_needed, components(item))) for item in items):
        return None
    plain = tuple(item for item in items if isinstance(item, Step))
    days = sum(item.days or 1 for item in plain)
    spans = InForce(without(items, lambda part: not is_as_needed(part))).spans(0, (days + 1) * DAY)
    named = [span.part for span in spans]
    return named if len(set(named)) == len(named) else None


def _jumps(years: Years, minutes: int, sign: int) -> int:
    """By how much the clock changes of any zone within so many minutes skip time (1), or repeat it (-1), at most."""
    most = 0
    for alike in every_zone(years):
        for n, first in enumerate(alike.jumps):
            near = [each.by for each in alike.jumps[n:] if each.wall - first.wall < minutes + 2 * DAY]
            most = max(most, sum(max(0, sign * by) for by in near))
    return most


def _span(regimen: Regimen, bound: Bound, years: Years) -> tuple[int, int] | None:
    """How many minutes can pass in a window of a bound, and how many dates it can touch; None where it is no window."""
    if isinstance(bound, (Rolling, DosesPerWindow)):
        minutes = bound.window + (_jumps(years, bound.window, -1) if bound.clock == "clock" else 0)
        return minutes, (minutes - 1 + _jumps(years, minutes, 1)) // DAY + 2
    days = 1 if isinstance(bound, PerDay) else bound.days if isinstance(bound, PerDates) else None
    if isinstance(bound, CourseTotal):
        days = bound.first_days if bound.first_days is not None else regimen.days
    return None if days is None else (days * DAY + _jumps(years, days * DAY, -1), days)
