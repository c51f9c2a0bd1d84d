"""Deciding: how a bound is decided for a regimen at every start, or for a schedule."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable
from typing import Any

import attrs

from posology.bound import Bound
from posology.case import Case
from posology.compiler import compiled, has_weekdays
from posology.counting import limit_of
from posology.course import Course
from posology.dose import Amount
from posology.dose_rule import scale_of
from posology.errors import UnresolvedError
from posology.judges.judge import Judge
from posology.ladders.every_path import every_path
from posology.limits import CourseTotal, Duration, Lifetime, PerDose
from posology.measure import KINDS
from posology.needs.adversary import adversary, takes_as_needed
from posology.regimen import Regimen
from posology.resolving import is_of_times, settled
from posology.schedule import Schedule
from posology.unit_table import FORMS
from posology.verdict import Verdict, worst

_WHOLE_COURSE = (CourseTotal, Lifetime, Duration)

Decide = Callable[[Bound], Verdict]


def on_regimen(regimen: Regimen, before: Amount | None, *, all_paths: bool = False) -> Decide:
    """
    Give how a bound is decided for a regimen: for every start date, without a zone.

    Args:
        regimen: The regimen; what a titration leaves open is decided for all it allows.
        before: What was given before day 1, where it is known.
        all_paths: Whether a titration that leaves nothing open is judged for every path it allows, not as its ladder.
    """
    regimen = settled(regimen)
    if takes_as_needed(regimen):
        return lambda bound: adversary(regimen, bound, before)
    if regimen.titration is not None and (all_paths or regimen.titration.open):
        return lambda bound: every_path(regimen, bound, lambda chosen: on_regimen(chosen, before)(bound), before)
    cases = _cases(regimen)

    def decide(bound: Bound) -> Verdict:
        if cases[0].missing and not is_of_times(bound, regimen):
            return Verdict(bound=bound, status="UNKNOWN", missing=cases[0].missing)
        return worst([_decided(case, "floating", bound, before) for case in cases])

    return decide


def _decided(case: Case, clock: str, bound: Bound, before: Amount | None = None) -> Verdict:
    """Decide on one clock, for the doses of the phase that the bound is for."""
    if bound.scope.phase is not None and not case.is_phased:
        return Verdict(bound=bound, status="UNKNOWN", missing="the phase of every dose, loading or maintenance")
    if bound.scope.phase is not None and bound.scope.phase not in case.phases:
        return Verdict(bound=bound, status="NOT_APPLICABLE", why=f"no dose is for {bound.scope.phase}")
    return Judge(case.only(bound.scope.phase), clock, before).decide(bound)


def unless_mismatched(regimen: Regimen, bound: Bound) -> Verdict | None:
    """Say what is missing to hold a regimen against a bound: None where both are of one dimension."""
    if bound.scope.phase is not None and (takes_as_needed(regimen) or regimen.titration is not None):
        missing = "the phase of every dose: those of a titration and as-needed doses have none"
        return Verdict(bound=bound, status="UNKNOWN", missing=missing)
    missing = _mismatch(regimen, bound)
    return Verdict(bound=bound, status="UNKNOWN", missing=missing) if missing else None


def _mismatch(regimen: Regimen, bound: Bound) -> str:
    """What is missing to hold amounts of the regimen against a limit of another dimension."""
    limit, dose = limit_of(bound), regimen.doses[0]
    if (scale := scale_of(limit)) is not None:
        return f"the patient's {KINDS[scale].words}, to hold {dose} against {limit}"
    if limit is None or limit.dimension == dose.dimension:
        return ""
    if dose.dimension in ("mass", "volume") and limit.dimension in ("mass", "volume"):
        return f"a concentration, to hold {dose} against {limit}"
    what = f"the strength of one {dose.dimension}" if dose.dimension in FORMS else "a conversion factor with its source"
    return f"{what}, to hold {dose} against {limit}"


def _cases(regimen: Regimen) -> list[Case]:
    """One case for every weekday on which the course could begin, if that matters."""
    weekdays: list[int | None] = list(range(7)) if has_weekdays(regimen) else [None]
    made = []
    for weekday in weekdays:
        try:
            course = Course.of(regimen, weekday=weekday)
            made.append(Case(course.shape, course))
        except UnresolvedError as error:
            plain = compiled(regimen, weekday)
            made.append(Case(plain.shape, None, str(error.limit), plain_details=plain.details))
    return made


def days_looked_at(schedule: Schedule, bound: Bound) -> int | None:
    """
    How many days from day 1 on a bound is decided for: those of the whole course, or up to the last day shown.

    Args:
        schedule: The schedule.
        bound: The bound; totals and durations are of the whole course, or of its first days.

    Returns:
        The days; None where they have no end.
    """
    if not isinstance(bound, _WHOLE_COURSE):
        return schedule.stop
    ends = [end for end in (schedule.course.shape.days, getattr(bound, "first_days", None)) if end is not None]
    return min(ends) if ends else None


def on_schedule(schedule: Schedule, before: Amount | None, days: tuple[int, int | None] | None = None) -> Decide:
    """
    Give how a bound is decided for a schedule: of the whole course, or of the days shown.

    Args:
        schedule: The schedule.
        before: What was given before day 1, where it is known.
        days: The first day, from 0, that counts and the one after the last, for bounds on one dose or one date.
    """
    length = schedule.course.shape.days
    is_cut = schedule.stop is not None and (length is None or schedule.stop < length)
    shown = _on_days_shown(schedule, days)

    @functools.cache
    def whole(days: int | None) -> Case:
        """The course of so many days; without an end no clock change matters to a total."""
        zone = None if days is None else schedule.zone
        until = schedule.day1.toordinal() + (days or 0) + 3
        return Case(schedule.course.shape, schedule.course, "", schedule.day1, zone, None, until)

    def decide(bound: Bound) -> Verdict:
        if isinstance(bound, _WHOLE_COURSE):
            case = whole(length if length is not None else getattr(bound, "first_days", None))
            return _decided(case, "floating" if case.zone is None else "clock", bound, before)
        verdict = shown(bound)
        return attrs.evolve(verdict, covers=f"days 1 to {schedule.stop}") if is_cut else verdict

    return decide


def from_day1(schedule: Schedule, regimen: Regimen, days: int | None) -> Schedule:
    """
    Give the schedule of a regimen from day 1 of another schedule on, with its start, its zone and its slot times.

    Args:
        schedule: Whose day 1 it is.
        regimen: What is given. [of the same times]
        days: How many days to show; None for the whole course.
    """
    start: Any = schedule.day1
    if schedule.start_minute:
        start = dt.datetime.combine(start, dt.time()) + dt.timedelta(minutes=schedule.start_minute)
    return Schedule(regimen, start, zone=schedule.zone, days=days, slots=dict(schedule.slots))


def _on_days_shown(schedule: Schedule, days: tuple[int, int | None] | None) -> Decide:
    """How it is decided from day 1 to the last day shown: in a zone on both clocks, beside floating time."""
    until = schedule.changes_looked_up_to.toordinal()
    case = Case(
        schedule.course.shape, schedule.course, "", schedule.day1, schedule.zone, schedule.stop, until, days=days
    )
    if schedule.zone is None:
        return lambda bound: _decided(case, "floating", bound)
    known = (f"clock changes are looked up to {schedule.changes_looked_up_to}",) if schedule.stop is None else ()

    def decide(bound: Bound) -> Verdict:
        named = getattr(bound, "clock", None)
        clock = named or ("elapsed" if isinstance(bound, PerDose) else "clock")
        verdict = _decided(case, clock, bound)
        broken_anyway = _decided(case, "floating", bound).status == "VIOLATED"
        if named:
            other = _decided(case, "elapsed" if clock == "clock" else "clock", bound)
            by_change = other.status == "VIOLATED" and not broken_anyway
            verdict = attrs.evolve(verdict, other=attrs.evolve(other, cause="dst" if by_change else ""))
        differs = verdict.other is not None and verdict.other.status != verdict.status
        if differs or (verdict.status == "VIOLATED" and not broken_anyway):
            verdict = attrs.evolve(verdict, cause="dst")
        return attrs.evolve(verdict, assumes=known)

    return decide
