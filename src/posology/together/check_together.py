"""Check together: every bound decided on what several schedules give together."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import attrs

from posology.administration import Administration, Plan
from posology.applies import those_in_scope, unless_crossed, unless_meant
from posology.asked import asked
from posology.bound import Bound, bounds_of
from posology.by_row import by_row
from posology.counting import by_factor
from posology.deciding import on_schedule, unless_mismatched
from posology.declared import as_confirmed, of_every_box
from posology.dose import Amount
from posology.errors import PosologyError, RegimenError, ScheduleError
from posology.granted import as_declared, looking_back, measures_stay, taken_for_granted
from posology.horizon import Horizon
from posology.ingredient import same_name
from posology.limit_table import rows_of
from posology.limits import Concentration, InfusionRate, LeastInterval, PerDose
from posology.logs.check_log import on_log
from posology.logs.log import Log
from posology.patient import Patient
from posology.patients import Patients
from posology.regimen import Boxes, Regimen
from posology.resolving import bound_needs, limited
from posology.schedule import Schedule
from posology.stays import last_day_alive
from posology.together.overlaps import overlaps
from posology.together.part import WHOLE_COURSE, NoAnswer, Part, cut, given_in, horizon_of, parts, stops
from posology.verdict import Report, Verdict, worst

_NEVER_MENDED = ("course-total", "doses-per-window", "least-interval", "lifetime", "per-dates", "per-day", "rolling")
"""Kinds of bound that more doses never mend where they are broken."""

_END = "an end for every schedule, as days=365"


def check_together(
    schedules: Iterable[Schedule],
    bounds: Bound | Iterable[Bound],
    *,
    patient: Patient | Boxes = None,
    earlier: Any = None,
) -> Report:
    """
    Decide every bound on what several schedules give together.

    A bound counts the ingredient that its scope names, else the drug, if all schedules are of one drug. A schedule that
    holds none of it adds nothing; one of which nobody says what it holds leaves the bound unknown. Doses of all routes
    add up, unless the scope names routes: then those of these routes alone. Day 1 is the first day of the earliest
    schedule that counts. Each counts from day 1 of its course up to the last day it shows; totals and durations are of
    the whole courses. A rate and a concentration are those of each schedule by itself.

    Args:
        schedules: The schedules; all in floating time or all in time zones. [1 or more]
        bounds: What they are held against.
        patient: Whom they are for. [default the patients that their regimens declare]
        earlier: What was given before day 1, of the ingredient that is counted; else as in `check`.

    Returns:
        A verdict for each bound, in order, and the schedules that give one ingredient on the same days.

    Raises:
        ScheduleError: if some schedules are in floating time and some in a time zone.
        RegimenError: if an amount was given before day 1 and the bounds count more than one ingredient.

    >>> from posology.source import Source
    >>> from posology.step import Step
    >>> limit = Bound.per_day("15 mg/day", source=Source("Example label"))
    >>> orders = [Schedule(Regimen("examplol", "oral", Step(dose, days=3)), "2026-12-01") for dose in ("5 mg", "10 mg")]
    >>> report = check_together(orders, limit)
    >>> str(report["per-day"].value), str(report.overlaps[0])
    ('15 mg/day', 'examplol in examplol and in examplol, from 2026-12-01 to 2026-12-03')
    """
    listed, tabled = tuple(schedules), bounds_of(bounds)
    declared = rows_of(tabled)
    _refuse_mixed(listed)
    _refuse_of_several(listed, declared, earlier)
    boxes = {each.regimen.patients for each in listed} - {None}
    shared = next(iter(boxes)) if len(boxes) == 1 else None
    whom = shared if patient is None else patient

    def decided(bound: Bound) -> Verdict:
        def decide(who: Patient | Patients | None) -> Verdict:
            days = _days(listed, who)
            verdict, regimen = _decided(listed, bound, who, days, earlier)
            if regimen is not None:
                verdict = those_in_scope(unless_crossed(verdict, who, days), who, declared)
                verdict = measures_stay(regimen, verdict, who, (days[1] - days[0]).days + 1)
                if patient is None:
                    verdict = as_declared(attrs.evolve(regimen, patients=shared), verdict)
                verdict = taken_for_granted(regimen, verdict)
            for each in listed:
                verdict = as_confirmed(each.regimen, verdict, who, days)
            return verdict

        return decide(whom) if isinstance(whom, Patient) else of_every_box(whom, bound, decide, declared)

    one = whom if isinstance(whom, Patient) else None
    verdicts = [by_row(each, decided, one, _days(listed, one)) for each in tabled]
    return Report(tuple(verdicts), tuple(overlaps(listed)))


def _refuse_mixed(schedules: Sequence[Schedule]) -> None:
    floating = next((each for each in schedules if each.zone is None), None)
    zoned = next((each for each in schedules if each.zone is not None), None)
    if floating is not None and zoned is not None:
        raise ScheduleError(
            "zone",
            f"{floating.regimen.drug} is in floating time, {zoned.regimen.drug} in {zoned.zone}",
            value=str(zoned.zone),
            instead="give a zone to all schedules or to none",
        )


def _refuse_of_several(schedules: Sequence[Schedule], bounds: Sequence[Bound], earlier: Any) -> None:
    """Refuse an amount given before day 1 of which nobody could say what it is of."""
    names = sorted({(each.scope.ingredient or schedules[0].regimen.drug).casefold() for each in bounds})
    if earlier not in (None, "none", "unknown") and len(names) > 1:
        problem = f"{earlier} before day 1, and the bounds count {' and '.join(names)}"
        instead = "hold the schedules against the bounds of one ingredient at a time"
        raise RegimenError("earlier", problem, value=str(earlier), limit=tuple(names), instead=instead)


def _days(schedules: Sequence[Schedule], who: Patient | Patients | None) -> tuple[dt.date, dt.date]:
    """The first day of all and the last, if there is one, else the last on which a patient can be alive."""
    first = min(each.day1 for each in schedules)
    ends = [each.end for each in schedules if each.end is not None]
    if len(ends) == len(schedules):
        return first, max(ends) - dt.timedelta(1)
    return first, last_day_alive(who, first)


# --- One bound ---


def _unknown(bound: Bound, missing: str) -> Verdict:
    return Verdict(bound=bound, status="UNKNOWN", missing=missing)


def _decided(
    schedules: Sequence[Schedule],
    bound: Bound,
    who: Patient | Patients | None,
    days: tuple[dt.date, dt.date],
    earlier: Any,
) -> tuple[Verdict, Regimen | None]:
    """The verdict on one bound, and a regimen of what it counts, if something is."""
    drugs = list(dict.fromkeys(each.regimen.drug for each in schedules))
    name = bound.scope.ingredient or drugs[0]
    if not bound.scope.ingredient and not all(same_name(each, name) for each in drugs):
        missing = f"the ingredient that it counts, in its scope: the schedules are of {' and '.join(drugs)}"
        return _unknown(bound, missing), None
    meant = [each for each in schedules if not bound.scope.route or each.regimen.route in bound.scope.route]
    refused = _unless_for(bound, [each.regimen for each in meant or schedules], who, days)
    if refused is not None:
        return refused, None
    found, without, missing_of = parts(meant, bound)
    if missing_of:
        return _unknown(bound, "; ".join(missing_of)), None
    if not found:
        return Verdict(bound=bound, status="NOT_APPLICABLE", why=f"it counts {name}: {'; '.join(without)}"), None
    regimens = [part.schedule.regimen for part in found]
    before = _before(regimens[0], earlier)
    try:
        limit = _limited(bound, who, days[0])
        mismatched = next((odd for each in regimens if (odd := unless_mismatched(each, limit))), None)
        verdict = mismatched or asked(limit, lambda each: _judged(found, each, before, name))
    except NoAnswer as error:
        verdict = _unknown(bound, str(error))
    verdict = looking_back(attrs.evolve(verdict, bound=bound), earlier, before)
    if verdict.status in ("PROVED", "VIOLATED"):
        verdict = attrs.evolve(verdict, assumes=(*verdict.assumes, *without))
    titrated = next((each for each in regimens if each.titration is not None), regimens[0])
    return by_factor(verdict, *(part.entry for part in found)), titrated


def _unless_for(
    bound: Bound, regimens: Sequence[Regimen], who: Patient | Patients | None, days: tuple[dt.date, dt.date]
) -> Verdict | None:
    """Say why a bound is not decided: it is for other patients, routes or indications than all, or than some."""
    found = [unless_meant(each, bound, who, days) for each in regimens]
    said = [each for each in found if each is not None]
    unknown = next((each for each in said if each.status == "UNKNOWN"), None)
    if unknown is not None or len(said) in (0, len(found)):
        return unknown or next(iter(said), None)
    return _unknown(bound, f"whether doses count that are for something else: {said[0].why}")


def _limited(bound: Bound, who: Patient | Patients | None, day1: dt.date) -> Bound:
    """The bound with plain limits; a clearance counts only if it was measured by day 1."""
    if not bound_needs(bound):
        return bound
    if not isinstance(who, Patient):
        raise NoAnswer(f"one patient, as patient=Patient(weight='58 kg'), for the bound is {bound}")
    try:
        if "crcl" in bound_needs(bound):
            who.on(day1)("crcl")
        return limited(bound, who.on())
    except PosologyError as error:
        raise NoAnswer(str(error.limit) if error.limit is not None else str(error)) from None


def _before(regimen: Regimen, earlier: Any) -> Amount | None:
    """What was given of the ingredient before day 1, if it is known."""
    unit = regimen.doses[0].unit
    if earlier is None or earlier == "unknown":
        return None
    amount = Amount(0, unit) if earlier == "none" else Amount(earlier)
    if amount.dimension != regimen.doses[0].dimension:
        problem = f"{amount} is a {amount.dimension}, {regimen.drug} is counted in {unit}"
        instead = f"give it in units of {regimen.doses[0].dimension}"
        raise RegimenError("earlier", problem, value=str(amount), limit=unit, instead=instead)
    return amount


def _judged(found: Sequence[Part], bound: Bound, before: Amount | None, name: str) -> Verdict:
    """Decide a bound on what all parts give together."""
    if isinstance(bound, InfusionRate | Concentration):
        return _infused(found, bound)
    if isinstance(bound, LeastInterval) and any(part.lasts for part in found):
        if len(found) == 1:
            return on_schedule(found[0].schedule, before)(bound)
        raise NoAnswer("the ends of the infusions: the times between those of several schedules are not decided")
    days = stops(found, bound)
    if days is None:
        return _endless(found, bound, before)
    given = list(given_in(found, bound, days))
    if not given:
        return Verdict(bound=bound, status="NOT_APPLICABLE", why="no dose is given")
    horizon = horizon_of(found, days, given)
    verdict = _as_one_log(given, horizon, bound, before, name)
    if verdict.status not in ("PROVED", "VIOLATED"):
        return verdict
    covers = f"{_named(found)}{' together' if len(found) > 1 else ''}, {horizon}"
    ended = () if isinstance(bound, WHOLE_COURSE) else cut(found, horizon)
    return attrs.evolve(_covering(verdict, covers), assumes=(*verdict.assumes, *ended))


def _named(found: Sequence[Part]) -> str:
    return " and ".join(dict.fromkeys(part.name for part in found))


def _covering(verdict: Verdict, covers: str) -> Verdict:
    return attrs.evolve(verdict, covers="; ".join(filter(None, (covers, verdict.covers))))


def _endless(found: Sequence[Part], bound: Bound, before: Amount | None) -> Verdict:
    """What is said where a schedule has no end: only that one of them breaks the bound alone."""
    for part in found:
        alone = on_schedule(part.schedule, before)(bound)
        if alone.status == "VIOLATED" and bound.kind in _NEVER_MENDED:
            return _covering(alone, f"{part.name} alone")
    raise NoAnswer(_END)


def _as_one_log(
    given: Sequence[Administration], horizon: Horizon, bound: Bound, before: Amount | None, name: str
) -> Verdict:
    """Decide a bound on all that is given; a least dose is one by one route."""

    def logged(some: Iterable[Administration]) -> Callable[[Bound], Verdict]:
        doses = list(some)
        plan = Plan(name, " and ".join(dict.fromkeys(each.route for each in doses)), horizon.start)
        return on_log(Log((each._replace(plan=plan) for each in doses), horizon), before)

    routes = dict.fromkeys(each.route for each in given)
    if not isinstance(bound, PerDose) or bound.least is None or len(routes) == 1:
        return logged(given)(bound)
    least = attrs.evolve(bound, most=None)
    verdicts = [logged(each for each in given if each.route == route)(least) for route in routes]
    return worst([*verdicts, *([] if bound.most is None else [logged(given)(attrs.evolve(bound, least=None))])])


def _infused(found: Sequence[Part], bound: Bound) -> Verdict:
    """Decide a bound on each infusion by itself; of two that run at once the rate is not decided."""
    verdict = worst([on_schedule(part.schedule, None)(bound) for part in found])
    if verdict.status == "PROVED" and isinstance(bound, InfusionRate) and len(found) > 1:
        _refuse_at_once(found)
    return _covering(verdict, f"{_named(found)}, each infusion by itself")


def _refuse_at_once(found: Sequence[Part]) -> None:
    lasting = []
    for part in found:
        if part.schedule.stop is None:
            raise NoAnswer(_END)
        for each, detail in part.given(part.schedule.stop):
            lasting.append((each.instant, each.instant + dt.timedelta(minutes=detail.over or 0)))
    for (_, end), (start, _) in itertools.pairwise(sorted(lasting)):
        if start < end:
            raise NoAnswer(f"one infusion at a time: at {start:%Y-%m-%d %H:%M} two run at once")
