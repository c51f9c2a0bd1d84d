"""Check log: hold the doses that were really given against bounds."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable
from typing import Any

import attrs

from posology.administration import Administration
from posology.applies import still_held, unless_crossed, unless_for_regimen, unless_meant
from posology.asked import asked
from posology.bound import Bound, bounds_of
from posology.by_day import OF_ONE_DATE, on_days_in_scope, with_each_limit
from posology.by_row import by_row
from posology.counting import Counted, counting
from posology.deciding import unless_mismatched
from posology.declared import of_every_box
from posology.dose import Amount, Dose
from posology.errors import UnresolvedError
from posology.granted import measures_stay, taken_for_granted
from posology.ingredient import Ingredient, as_ingredients
from posology.judges.judge import Judge
from posology.limit_table import rows_of
from posology.logs.log import Log
from posology.logs.log_case import LogCase
from posology.patient import Patient
from posology.patients import Patients
from posology.regimen import Boxes, Regimen
from posology.resolving import limited
from posology.step import Step
from posology.verdict import Report, Verdict

_TOTALS = ("course-total", "lifetime")


def check_log(
    administrations: Log | Iterable[Administration],
    bounds: Bound | Iterable[Bound],
    *,
    patient: Patient | Boxes = None,
    earlier: Any = "unknown",
    ingredients: Iterable[Ingredient] = (),
) -> Report:
    """
    Decide every bound on the doses that were really given.

    Day 1 is the first day of the log, and the log is taken to hold every dose of its days. Aware moments are judged on
    both clocks, the wall clock being that of the times as they are written.

    Args:
        administrations: A `Log`, or the administrations of one.
        bounds: What they are held against.
        patient: Whom they were given to, where a bound is for some patients alone or its limits are per kg or per m2:
            one patient, or somebody of a box or of several.
        earlier: What was given before the log: ``unknown``, ``none``, or an amount, as "2 g". What is unknown proves
            nothing that looks back; nor does an amount without its moments, but for totals.
        ingredients: All that the doses hold; none where that is not known.

    Returns:
        A verdict for each bound, in order; the report is ok only if there is one and all are PROVED.

    Raises:
        ScheduleError, RegimenError: if the administrations are no log.
        BoundError: if a bound is none.
        UnitError: if the earlier amount is of another dimension than the doses.

    >>> from posology.administration import Plan
    >>> from posology.dose import Dose
    >>> from posology.source import Source
    >>> plan = Plan("examplol", "oral", dt.date(2026, 12, 1))
    >>> given = [Administration(dt.datetime(2026, 12, 1, hour), None, Dose("1 g"), plan) for hour in (8, 11)]
    >>> limit = Bound.least_interval("4 hours", source=Source("Example label"))
    >>> verdict = check_log(given, limit)[0]
    >>> verdict.status, str(verdict.value)
    ('VIOLATED', '3:00:00')
    """
    log = administrations if isinstance(administrations, Log) else Log(administrations)
    listed = bounds_of(bounds)
    declared = rows_of(listed)
    like = _like(log, as_ingredients(ingredients))
    before = _before(like, earlier)
    decide = _counting(log, like, before)
    days = (log.horizon.start, log.horizon.end - dt.timedelta(1))

    def on_days(bound: Bound, who: Patient | Patients | None, first: int, stop: int | None) -> Verdict:
        """The verdict on what was given on the days from one, from 0, up to another."""
        assert stop is not None  # a log ends
        day1 = log.horizon.start
        given = [each for each in log if first <= (each.date - day1).days < stop]
        if not given:
            return Verdict(bound=bound, status="NOT_APPLICABLE", why="no dose is given")
        decide_these = _counting(Log(given, log.horizon), like, None)
        return _limited(bound, who, day1 + dt.timedelta(first), decide_these)

    def decided(bound: Bound) -> Verdict:
        def decide_for(who: Patient | Patients | None) -> Verdict:
            found = _unless_phased(bound) or unless_for_regimen(like, bound)
            found = found or on_days_in_scope(bound, who, days, lambda *few: on_days(bound, who, *few))
            found = found or unless_meant(like, bound, who, days)
            found = found or unless_crossed(
                with_each_limit(bound, who, days, lambda on: _limited(bound, who, on, decide)), who, days
            )
            return measures_stay(like, still_held(found, who), who, len(log.horizon))

        if isinstance(patient, Patient):
            verdict = decide_for(patient)
        else:
            verdict = of_every_box(patient, bound, decide_for, declared)
        return taken_for_granted(like, _complete(log, looking_back(verdict, before)))

    one = patient if isinstance(patient, Patient) else None
    verdicts = [by_row(each, decided, one, days) for each in listed]
    return Report(tuple(verdicts))


def _limited(
    bound: Bound, who: Patient | Patients | None, on: dt.date | None, decide: Callable[[Bound], Verdict]
) -> Verdict:
    """The verdict with the limit of one day."""
    if not isinstance(who, Patient):
        return asked(bound, decide)
    try:
        limit = limited(bound, who.on(on))
    except UnresolvedError as error:
        return Verdict(bound=bound, status="UNKNOWN", missing=str(error.limit))
    return attrs.evolve(asked(limit, decide), bound=bound)


def _counting(log: Log, like: Regimen, before: Amount | None) -> Callable[[Bound], Verdict]:
    """How a bound is decided on what it counts of a log."""
    decide = functools.cache(lambda entry, known: on_log(_as_counted(log, entry), known))

    def of_what_counts(bound: Bound) -> Verdict:
        def decided(found: Counted) -> Verdict:
            strange = _strange(log, found.entry)
            if strange is not None:
                return Verdict(bound=bound, status="UNKNOWN", missing=f"how much {found.regimen.drug} {strange} holds")
            verdict: Verdict = unless_mismatched(found.regimen, bound) or decide(found.entry, found.before)(bound)
            return verdict

        return counting(like, bound, before, decided)

    return of_what_counts


def _like(log: Log, ingredients: tuple[Ingredient, ...]) -> Regimen:
    """A regimen of the drug of a log, with a dose of which it is said what it holds, if there is one."""
    said = {each.per.dimension for each in ingredients}
    doses = [each.dose for each in log]
    dose = next((each for each in doses if each.dimension in said), doses[0])
    return Regimen(log.drug, log.route, Step(dose), ingredients=ingredients)


def _strange(log: Log, entry: Ingredient | None) -> Dose | None:
    """A dose of which an entry does not say what it holds."""
    dimension = None if entry is None else entry.per.dimension
    return next((each.dose for each in log if dimension not in (None, each.dose.dimension)), None)


def _as_counted(log: Log, entry: Ingredient | None) -> Log:
    """The log as so much of one ingredient."""
    if entry is None:
        return log
    plan = log.administrations[0].plan._replace(drug=entry.name)
    return Log((each._replace(dose=entry.holds(each.dose), plan=plan) for each in log), log.horizon)


def _unless_phased(bound: Bound) -> Verdict | None:
    phase = bound.scope.phase
    missing = f"which doses are {phase} doses, for a log does not say it"
    return None if phase is None else Verdict(bound=bound, status="UNKNOWN", missing=missing)


def _complete(log: Log, verdict: Verdict) -> Verdict:
    """Say which days a verdict is of, and that it takes the log of them for complete and no dose to last."""
    if verdict.status in ("UNKNOWN", "NOT_APPLICABLE"):
        return verdict
    granted = ["every dose of these days is in the log"]
    if verdict.bound.kind == "least-interval":
        granted.append("no dose lasts")
    covers = "; ".join(filter(None, (str(log.horizon), verdict.covers)))
    return attrs.evolve(verdict, covers=covers, assumes=(*verdict.assumes, *granted))


def _before(like: Regimen, earlier: Any) -> Amount | None:
    if earlier == "unknown":
        return None
    none = Amount(0, like.doses[0].unit)
    return none if earlier == "none" else none + Amount(earlier)


def on_log(log: Log, before: Amount | None = None) -> Callable[[Bound], Verdict]:
    """
    Give how a bound is decided on a log, as if nothing but *before* had been given before it.

    Args:
        log: The log.
        before: The amount given before it, where it is known.
    """
    case = LogCase.of(log)

    def on(clock: str, bound: Bound) -> Verdict:
        return Judge(case, clock, before).decide(bound)

    def decide(bound: Bound) -> Verdict:
        missing = "" if bound.is_of_times else case.missing
        if missing:
            return Verdict(bound=bound, status="UNKNOWN", missing=missing)
        if log.is_floating:
            return on("floating", bound)
        named = getattr(bound, "clock", None)
        verdict = on(named or ("elapsed" if bound.kind == "per-dose" else "clock"), bound)
        if named is None:
            return verdict
        other = on("elapsed" if named == "clock" else "clock", bound)
        cause = _cause(log) if other.status != verdict.status else ""
        return attrs.evolve(verdict, cause=cause, other=attrs.evolve(other, cause=cause))

    return decide


def _cause(log: Log) -> str:
    """Why the two clocks differ: within one zone its clock changes, else that the zones do."""
    keys = {getattr(each.moment.tzinfo, "key", None) for each in log}
    return "dst" if len(keys) == 1 and None not in keys else "zones"


def looking_back(verdict: Verdict, before: Amount | None) -> Verdict:
    """
    Say what a verdict on a log takes for granted of the time before it; what it cannot know is not proved.

    Args:
        verdict: What was decided from the log alone.
        before: The amount given before the log, where it is known.
    """
    bound = verdict.bound
    if bound.kind in OF_ONE_DATE or verdict.status in ("UNKNOWN", "NOT_APPLICABLE"):
        return verdict
    if before is not None and not before:
        return attrs.evolve(verdict, assumes=("no dose before day 1", *verdict.assumes))
    first_days = getattr(bound, "first_days", None)
    if before is not None and bound.kind in _TOTALS and first_days is None:
        return attrs.evolve(verdict, assumes=(f"{before} before day 1", *verdict.assumes))
    counts_from_day1 = bound.kind == "duration" or first_days is not None or getattr(bound, "of", "") == "start"
    if verdict.status == "VIOLATED" and not counts_from_day1:
        return verdict
    missing = "the doses before day 1" if before is None else f"when the {before} before day 1 were given"
    return attrs.evolve(verdict, status="UNKNOWN", missing=missing)
