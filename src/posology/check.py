"""Check: hold a regimen or a schedule against its bounds; four verdicts, and an unknown is never a pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, get_args

import attrs

from posology.bound import Bound, CourseTotal, Duration, LeastInterval, PerDose, Rolling
from posology.case import Case
from posology.compiler import compiled, has_weekdays
from posology.course import Course
from posology.dose import Amount
from posology.errors import BoundError, RegimenError, UnresolvedError
from posology.every_ladder import every_ladder
from posology.judge import Judge, worst
from posology.regimen import Regimen
from posology.schedule import Schedule
from posology.verdict import Report, Verdict

Earlier = Literal["none", "unknown"]
"""What is known of doses before day 1: that there were none, or nothing."""

_LOOKS_BACK = (Rolling, LeastInterval, CourseTotal)
_TIME_ONLY = (LeastInterval, Duration)
_WHOLE_COURSE = (CourseTotal, Duration)

Decide = Callable[[Bound], Verdict]


def check(subject: Regimen | Schedule, bounds: Iterable[Bound] | None = None, *, earlier: Earlier = "none") -> Report:
    """
    Decide every bound, from the segments of the course and never by walking the calendar.

    A schedule is judged from day 1 of its course up to the last day it shows (totals and durations: to the end of the
    course); in a zone windows and intervals are decided on both clocks. A regimen is judged for every start date, with
    the usual slot times, without a late start and without a zone. A titration that leaves something open is judged for
    every ladder it allows.

    Args:
        subject: What is checked.
        bounds: What it is held against. [default the regimen's own]
        earlier: ``none`` if no dose was given before day 1 (each verdict that depends on it says so), ``unknown``
            if that is not known: then nothing that looks back is proved.

    Returns:
        A verdict for each bound, in order; the report is ok only if there is one and all are PROVED.

    >>> from posology.frequency import Frequency
    >>> from posology.source import Source
    >>> from posology.step import Step
    >>> limit = Bound.rolling("4 g", "24 hours", source=Source("Example label", section="4.2"))
    >>> print(check(Regimen("examplol", "oral", Step("1 g", Frequency.every(hours=6))), [limit])["rolling"].margin)
    0 g
    """
    regimen = subject.regimen if isinstance(subject, Schedule) else subject
    if not isinstance(regimen, Regimen):
        raise RegimenError("subject", f"got {subject!r:.60}", value=subject, instead="give a regimen or a schedule")
    if earlier not in get_args(Earlier):
        raise RegimenError("earlier", f"got {earlier!r:.40}", value=earlier, instead="write 'none' or 'unknown'")
    declared = _declared(regimen.bounds if bounds is None else bounds)
    decide = _on_schedule(subject) if isinstance(subject, Schedule) else _for_every_start(subject)
    return Report(
        tuple(
            _taken_for_granted(regimen, _looking_back(_unless_mismatched(regimen, bound) or decide(bound), earlier))
            for bound in declared
        )
    )


def _declared(bounds: Bound | Iterable[Bound]) -> tuple[Bound, ...]:
    listed = (bounds,) if isinstance(bounds, Bound) else tuple(bounds)
    for bound in listed:
        if not isinstance(bound, Bound):
            raise BoundError(
                "bounds", f"got {bound!r:.60}", value=bound, instead="make it by Bound.per_day and its like"
            )
    return listed


def _for_every_start(regimen: Regimen) -> Decide:
    """How a bound is decided for a regimen without a start."""
    if regimen.titration is not None and regimen.titration.open:
        return lambda bound: every_ladder(regimen, bound, lambda chosen: _for_every_start(chosen)(bound))
    cases = _cases(regimen)

    def decide(bound: Bound) -> Verdict:
        if cases[0].missing and not isinstance(bound, _TIME_ONLY):
            return Verdict(bound=bound, status="UNKNOWN", missing=cases[0].missing)
        return worst([Judge(case, "floating").decide(bound) for case in cases])

    return decide


def _unless_mismatched(regimen: Regimen, bound: Bound) -> Verdict | None:
    missing = _mismatch(regimen, bound)
    return Verdict(bound=bound, status="UNKNOWN", missing=missing) if missing else None


def _mismatch(regimen: Regimen, bound: Bound) -> str:
    """What is missing to hold amounts of the regimen against a limit of another dimension."""
    limits = [getattr(bound, "most", None), getattr(bound, "least", None)]
    limit = next((each for each in limits if isinstance(each, Amount)), None)
    dose = regimen.doses[0]
    if limit is None or limit.dimension == dose.dimension:
        return ""
    if dose.dimension in ("mass", "volume") and limit.dimension in ("mass", "volume"):
        return f"a concentration, to hold {dose} against {limit}"
    return f"the strength of one {dose.dimension}, to hold {dose} against {limit}"


def _cases(regimen: Regimen) -> list[Case]:
    """One case for every weekday on which the course could begin, if that matters."""
    weekdays: list[int | None] = list(range(7)) if has_weekdays(regimen) else [None]
    made = []
    for weekday in weekdays:
        try:
            course = Course.of(regimen, weekday=weekday)
            made.append(Case(course.shape, course))
        except UnresolvedError as error:
            made.append(Case(compiled(regimen, weekday)[0], None, str(error.limit)))
    return made


def _on_schedule(schedule: Schedule) -> Decide:
    """How a bound is decided for a schedule: of the whole course, or of the days shown."""
    length = schedule.course.shape.days
    is_cut = schedule.stop is not None and (length is None or schedule.stop < length)
    zone = schedule.zone if length is not None else None
    end = schedule.day1.toordinal() + (length or 0) + 3
    case = Case(schedule.course.shape, schedule.course, "", schedule.day1, zone, None, end)
    whole = Judge(case, "floating" if zone is None else "clock")
    shown = _on_days_shown(schedule)

    def decide(bound: Bound) -> Verdict:
        if isinstance(bound, _WHOLE_COURSE):
            return whole.decide(bound)
        verdict = shown(bound)
        return attrs.evolve(verdict, covers=f"days 1 to {schedule.stop}") if is_cut else verdict

    return decide


def _on_days_shown(schedule: Schedule) -> Decide:
    """How it is decided from day 1 to the last day shown: in a zone on both clocks, beside floating time."""
    until = schedule.changes_looked_up_to.toordinal()
    case = Case(schedule.course.shape, schedule.course, "", schedule.day1, schedule.zone, schedule.stop, until)
    if schedule.zone is None:
        return Judge(case, "floating").decide
    known = (f"clock changes are looked up to {schedule.changes_looked_up_to}",) if schedule.stop is None else ()

    def decide(bound: Bound) -> Verdict:
        named = getattr(bound, "clock", None)
        clock = named or ("elapsed" if isinstance(bound, PerDose) else "clock")
        verdict = Judge(case, clock).decide(bound)
        broken_anyway = Judge(case, "floating").decide(bound).status == "VIOLATED"
        if named:
            other = Judge(case, "elapsed" if clock == "clock" else "clock").decide(bound)
            by_change = other.status == "VIOLATED" and not broken_anyway
            verdict = attrs.evolve(verdict, other=attrs.evolve(other, cause="dst" if by_change else ""))
        differs = verdict.other is not None and verdict.other.status != verdict.status
        if differs or (verdict.status == "VIOLATED" and not broken_anyway):
            verdict = attrs.evolve(verdict, cause="dst")
        return attrs.evolve(verdict, assumes=known)

    return decide


def _looking_back(verdict: Verdict, earlier: Earlier) -> Verdict:
    if not isinstance(verdict.bound, _LOOKS_BACK) or verdict.status in ("UNKNOWN", "NOT_APPLICABLE"):
        return verdict
    if earlier == "none":
        return attrs.evolve(verdict, assumes=("no dose before day 1", *verdict.assumes))
    if verdict.status == "VIOLATED":
        return verdict
    return attrs.evolve(verdict, status="UNKNOWN", missing="the doses before day 1")


def _taken_for_granted(regimen: Regimen, verdict: Verdict) -> Verdict:
    """Say that a bound is decided as for the patients it is stated for, and a titration as if it were followed."""
    if verdict.status in ("UNKNOWN", "NOT_APPLICABLE"):
        return verdict
    granted = []
    if (
        regimen.titration is not None
        and verdict.status == "PROVED"
        and getattr(verdict.bound, "least", None) is not None
    ):
        granted.append("every ladder is carried to its end and no dose is lowered")
    if verdict.bound.patients:
        granted.append(f"the patient is one the bound is stated for: {verdict.bound.patients}")
    return attrs.evolve(verdict, assumes=(*verdict.assumes, *granted))
