"""Adversary: a bound decided over every way in which the as-needed doses of a regimen may be taken."""

from __future__ import annotations

import datetime as dt
import itertools

import attrs

from posology.bound import Bound
from posology.case import Case
from posology.course import Course
from posology.cycle import components
from posology.daytime import and_list
from posology.dose import Amount
from posology.frequency import Frequency
from posology.judges.judge import Judge
from posology.limits import (
    Concentration,
    CourseTotal,
    DosesPerWindow,
    Duration,
    Fall,
    InfusionRate,
    LeastInterval,
    Lifetime,
    Maintenance,
    PerDates,
    PerDay,
    PerDose,
    Rise,
    Rolling,
)
from posology.needs.as_needed_case import AsNeededCase, as_needed_cases
from posology.needs.in_force import has_as_needed
from posology.needs.worst_case import TooManyWindowsError
from posology.regimen import Regimen
from posology.resolving import is_of_times
from posology.shape import DAY
from posology.step import Step
from posology.titration import Titration
from posology.verdict import Verdict, worst

COVERS = "every way to take the as-needed doses"
MOST_DAYS = 3
"""The most days of a worst case whose moments are listed."""


def takes_as_needed(regimen: Regimen) -> bool:
    """
    Whether a regimen has a component that is taken as needed, so that `adversary` has to decide its bounds.

    >>> takes_as_needed(Regimen("examplol", "oral", Step("1 g", Frequency.as_needed(at_least="4 hours"))))
    True
    """
    return any(has_as_needed(item) for item in regimen.steps if not isinstance(item, Titration))


def adversary(regimen: Regimen, bound: Bound, earlier: Amount | None = None) -> Verdict:
    """
    Decide a bound for a regimen with as-needed components, for every way to take them and every start date.

    Scheduled doses are given at the usual slot times. As-needed doses may be taken at any whole minute that their own
    limits allow, at the instant of another dose too, or not at all.

    Args:
        regimen: What may be taken; without a titration, of which only the steps of one ladder could be looked at.
        bound: What it is held against.
        earlier: What was given before day 1, where it is known.

    Returns:
        PROVED; VIOLATED with the doses of a worst case in *moments*; or UNKNOWN where something is missing.

    >>> from posology.source import Source
    >>> limit = Bound.rolling("4 g", "24 hours", source=Source("Example label"))
    >>> four_a_day = Step("1 g", Frequency.as_needed(at_least="4 hours", most=4, per="day"))
    >>> verdict = adversary(Regimen("examplol", "oral", four_a_day), limit)
    >>> verdict.status, str(verdict.value), verdict.moments[1]
    ('VIOLATED', '6 g', '00:00 and 04:00 on day 2')
    """
    if regimen.titration is not None:
        return Verdict(bound=bound, status="UNKNOWN", missing="the steps of the titration, as regimen.choose() gives")
    parts = [part for item in regimen.concrete() for part in components(item)]
    if bound.scope.phase is not None and any(part.phase is None for part in parts):
        return Verdict(bound=bound, status="UNKNOWN", missing="the phase of every dose, loading or maintenance")
    try:
        cases = as_needed_cases(regimen, bound.scope.phase)
        verdict = worst([_decided(regimen, case, bound, earlier) for case in cases])
    except TooManyWindowsError:
        return Verdict(bound=bound, status="UNKNOWN", missing="intervals that meet sooner")
    granted = ("every day has 24 hours",) if getattr(bound, "clock", "") == "elapsed" else ()
    if verdict.status == "NOT_APPLICABLE":
        return verdict
    return attrs.evolve(verdict, covers=COVERS, assumes=(*verdict.assumes, *granted))


def _decided(regimen: Regimen, case: AsNeededCase, bound: Bound, earlier: Amount | None) -> Verdict:
    if case.missing and not is_of_times(bound, regimen):
        return Verdict(bound=bound, status="UNKNOWN", missing=case.missing)
    judge = Judge(case, "floating", earlier)
    if isinstance(bound, (InfusionRate, Concentration)):
        return _dose_by_dose(regimen, case, bound)
    if isinstance(bound, LeastInterval):
        return _from_end_to_start(case, judge.decide(bound))
    if isinstance(bound, Duration) and bound.least is not None:
        return _shortest(case, bound, bound.least)
    if isinstance(bound, (Rise, Fall)) and bound.of == "start" and _start_is_open(case):
        return Verdict(bound=bound, status="UNKNOWN", missing="the start dose, which as-needed doses leave open")
    verdict = judge.decide(bound)
    end = case.line.in_force.end
    if isinstance(bound, Fall) and end is not None and case.line.most(end - DAY, end):
        verdict = attrs.evolve(verdict, assumes=(f"what follows day {end // DAY} is not judged",))
    if verdict.status == "VIOLATED":
        return attrs.evolve(verdict, moments=_moments(case, verdict))
    return verdict


def _start_is_open(case: AsNeededCase) -> bool:
    """Whether as-needed doses can make another sum of the first day with a dose."""
    first = case.line.scheduled.next_at(0)
    return first is None or bool(case.line.in_force.spans(0, first // DAY * DAY + DAY))


def _shortest(case: AsNeededCase, bound: Duration, least: int) -> Verdict:
    """At least so many days, if no as-needed dose is taken or, without any other, one on day 1; at most if all are."""
    last = case.line.scheduled.last()
    days = None if case.line.scheduled.total is None else 1 if last is None else last // DAY + 1
    broken = days is not None and days < least
    margin = None if days is None else days - least
    shortest = Verdict(
        bound=bound, status="VIOLATED" if broken else "PROVED", value=days, limit=least, margin=margin, clock="floating"
    )
    if bound.most is None:
        return shortest
    longest = Judge(case, "floating").decide(attrs.evolve(bound, least=None))
    return attrs.evolve(worst([longest, shortest]), bound=bound)


def _longest(case: AsNeededCase) -> int:
    """The longest time that a dose lasts. [minutes; 0 if none does]"""
    given = [part.detail for part in case.parts]
    given += [detail for row in case.details for detail in row]
    return max((detail.over or 0 for detail in given), default=0)


def _from_end_to_start(case: AsNeededCase, verdict: Verdict) -> Verdict:
    """Of infusions, take off the longest from a time between starts: from end to start it is no shorter than that."""
    longest = dt.timedelta(minutes=_longest(case))
    if verdict.status == "VIOLATED":
        return attrs.evolve(verdict, moments=_moments(case, verdict))
    if not longest or verdict.status != "PROVED":
        return verdict
    assert isinstance(verdict.value, dt.timedelta)
    assert isinstance(verdict.margin, dt.timedelta)
    if verdict.margin < longest:
        missing = "how long after the end of an infusion an as-needed dose may be taken"
        return Verdict(bound=verdict.bound, status="UNKNOWN", missing=missing)
    return attrs.evolve(verdict, value=verdict.value - longest, margin=verdict.margin - longest)


def _dose_by_dose(regimen: Regimen, case: AsNeededCase, bound: Bound) -> Verdict:
    """Each dose by itself; a rate is not known where two infusions can run at once."""
    scheduled = Case(case.shape, case.course, phase=case.phase)
    verdicts = [Judge(scheduled, "floating").decide(bound)]
    for part in case.parts:
        once = Step(components=[attrs.evolve(part, frequency=Frequency.daily())], days=1)
        course = Course.of(attrs.evolve(regimen, steps=(once,), bounds=()))
        found = Judge(Case(course.shape, course), "floating").decide(bound)
        verdicts.append(attrs.evolve(found, witness=None))
    gap = case.gaps("floating").least()
    if isinstance(bound, InfusionRate) and gap is not None and gap.sum < _longest(case):
        missing = "one infusion at a time: an as-needed dose may be taken while another runs"
        verdicts.append(Verdict(bound=bound, status="UNKNOWN", missing=missing))
    given = [each for each in verdicts if each.status != "NOT_APPLICABLE"]
    return worst(given or verdicts)


def _moments(case: AsNeededCase, verdict: Verdict) -> tuple[str, ...]:
    """The doses of a broken bound's window, day by day, in words."""
    bound, witness = verdict.bound, verdict.witness
    if witness is None or verdict.limit is getattr(bound, "least", None):
        return ()
    at = (witness.day - 1) * DAY + (0 if witness.time is None else witness.time.hour * 60 + witness.time.minute)
    if isinstance(bound, LeastInterval):
        assert isinstance(witness.value, dt.timedelta)
        low, high = at, at + witness.value // dt.timedelta(minutes=1) + 1
    elif isinstance(bound, (Rolling, DosesPerWindow)):
        low, high = at, at + bound.window
    elif isinstance(bound, (CourseTotal, Lifetime)):
        low, high = 0, at + 1
    elif isinstance(bound, (PerDates, PerDay, Maintenance, Rise)):
        low, high = at, at + DAY * (bound.days if isinstance(bound, PerDates) else 1)
    elif isinstance(bound, PerDose):
        low, high = at, at + 1
    else:
        return ()
    found = case.line.moments(low, min(high, low + 31 * DAY))
    alike = len({quanta for _, _, quanta in found}) == 1
    days = [(day, list(doses)) for day, doses in itertools.groupby(found, key=lambda each: each[0] // DAY)]
    said = []
    for day, doses in days[:MOST_DAYS]:
        times = [f"{at % DAY // 60:02d}:{at % 60:02d}{'' if alike else _amount(case, q)}" for at, _, q in doses]
        said.append(f"{and_list(times)} on day {day + 1}")
    later = case.line.counted.most(low, high) - sum(len(doses) for _, doses in days[:MOST_DAYS])
    return (*said, *([f"{later:,} more later"] if later else []))


def _amount(case: AsNeededCase, quanta: int) -> str:
    return "" if case.course is None else f" ({case.course.amount(quanta)})"
