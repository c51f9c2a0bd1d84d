"""Applies: whether a bound is for a regimen and its patients."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from posology.bound import Bound
from posology.coverage import uncovered
from posology.ingredient import same_name
from posology.limits import DosesPerWindow, LeastInterval, PerDates, Rolling
from posology.patient import DATED, Patient
from posology.patients import Patients, relation
from posology.regimen import Regimen
from posology.shape import DAY
from posology.stays import Days, Stay, stays
from posology.verdict import Verdict

ONLY = "of the patients"
CROSSED = "where the patient is in its scope, which changes between"


def unless_meant(
    regimen: Regimen,
    bound: Bound,
    who: Patient | Patients | None = None,
    days: Days = (None,),
) -> Verdict | None:
    """
    Say why a bound is not decided: it is not meant for the regimen or its patients, or nobody knows whether it is.

    Args:
        regimen: What is judged.
        bound: What it would be held against.
        who: The patient, or every patient of a box; None where nothing is known.
        days: The first and the last day of the course, where it is dated; on each day between them the patient's age
            is that of the day, and a measurement has to be recent enough for the scope.

    Returns:
        NOT_APPLICABLE or UNKNOWN; None where the bound is for some of the patients at some time: then it is decided.

    >>> from posology.scope import Scope
    >>> from posology.source import Source
    >>> from posology.step import Step
    >>> limit = Bound.per_day("5 mg/day", source=Source("A label"), scope=Scope(patients=Patients(age=(18, None))))
    >>> unless_meant(Regimen("examplol", "oral", Step("5 mg")), limit).missing
    "the patient's age, for the bound is for age from 18 years"
    """
    refused = unless_for_regimen(regimen, bound)
    if refused is not None or not bound.scope.patients:
        return refused
    scope = bound.scope
    found = [each.found for each in stays(scope, who, days)]
    unknown = next((each for each in found if each.startswith("unknown: ")), None)
    if unknown is None and "outside" not in found and may_pass(scope.patients, who, regimen, days):
        unknown = "date of birth"
    if unknown is not None:
        missing = f"the patient's {unknown.removeprefix('unknown: ')}, for the bound is for {scope.patients}"
        return Verdict(bound=bound, status="UNKNOWN", missing=missing)
    if set(found) == {"outside"}:
        whom = "the patient is not" if isinstance(who, Patient) else f"the patients are {who}"
        return _not_for(bound, f"it is for {scope.patients}, {whom}")
    return None


def may_pass(box: Patients, who: Patient | Patients | None, regimen: Regimen, days: Days) -> bool:
    """
    Say whether a patient of whom the age is known and not the birthday may grow out of a box during a course.

    Args:
        box: The box.
        who: The patient.
        regimen: The regimen, whose length counts where the course is not dated.
        days: The first and the last day, where it is.
    """
    ages = box.age
    if ages is None or ages.most is None or not isinstance(who, Patient) or who.age is None:
        return False
    first, last = days[0], days[-1]
    length = regimen.days if first is None or last is None else (last - first).days + 1
    return length is None or who.age.number + -(-(length - 1) // 365) >= ages.most


def unless_for_regimen(regimen: Regimen, bound: Bound) -> Verdict | None:
    """
    Say that a bound is not meant for a regimen by its route or indication, or that nobody knows whether it is.

    Args:
        regimen: What is judged.
        bound: What it would be held against.
    """
    scope = bound.scope
    if scope.route and regimen.route not in scope.route:
        return _not_for(bound, f"it is for {' or '.join(scope.route)}, the regimen is {regimen.route}")
    if scope.indication and not regimen.indication:
        return Verdict(bound=bound, status="UNKNOWN", missing="what the regimen is for: it has no indication")
    if scope.indication and regimen.indication not in scope.indication:
        return _not_for(bound, f"it is for {' or '.join(scope.indication)}, the regimen for {regimen.indication}")
    return None


def those_in_scope(verdict: Verdict, who: Patient | Patients | None, bounds: Iterable[Bound]) -> Verdict:
    """
    Say that a verdict is for those patients of a box alone that are in the scope of its bound.

    It proves nothing unless the others are in the scope of another bound of its kind that counts the same.

    Args:
        verdict: What was decided.
        who: The patients it was decided for.
        bounds: All bounds that are declared.
    """
    scope = verdict.bound.scope.patients
    if not scope or verdict.status not in ("PROVED", "VIOLATED"):
        return verdict
    verdict = still_held(verdict, who)
    if not isinstance(who, Patients) or relation(scope, who) != "partly":
        return verdict
    rest = uncovered([bound for bound in bounds if counts_as(verdict.bound, bound)], who)
    if verdict.status == "PROVED" and rest is not None:
        missing = f"a {verdict.bound.kind} bound that is meant for {rest}"
        return attrs.evolve(verdict, status="UNKNOWN", missing=missing)
    only = f"{ONLY} ({who}) those alone with {scope}"
    return attrs.evolve(verdict, covers="; ".join(filter(None, (verdict.covers, only))))


def still_held(verdict: Verdict, who: Patient | Patients | None) -> Verdict:
    """
    Say that what was measured to tell whom a bound is for still holds, or is as recent as the bound asks for.

    Args:
        verdict: What was decided.
        who: The patient, of whom the days are known; or every patient of a box, of whom they are not.
    """
    scope = verdict.bound.scope
    measured = [kind for kind in DATED if getattr(scope.patients, kind) is not None]
    if who is None or verdict.status not in ("PROVED", "VIOLATED"):
        return verdict
    if isinstance(who, Patients):
        within = scope.within_days
        said = [DATED[kind] for kind in measured if within is not None]
        granted = [f"the {words} was {done} at most {within} days before each day" for words, done in said]
    else:
        granted = still_holds(who, measured) if scope.within_days is None else []
    return attrs.evolve(verdict, assumes=(*verdict.assumes, *granted))


def still_holds(who: Patient, kinds: Iterable[str]) -> list[str]:
    """
    Say of measurements that they still hold, each with its day.

    Args:
        who: The patient.
        kinds: Some of ``crcl``, ``egfr``, ``hepatic`` and ``dialysis``.

    >>> still_holds(Patient(crcl="20 mL/min", crcl_on="2026-12-01"), ["crcl"])
    ['the creatinine clearance measured on 2026-12-01 still holds']
    """
    dated = [(*DATED[kind], who.measured_on(kind)) for kind in kinds]
    return [f"the {words} {done} on {' and '.join(map(str, days))} still holds" for words, done, days in dated if days]


def counts_as(one: Bound, other: Bound) -> bool:
    """
    Whether two bounds are of one kind and count the same.

    >>> from posology.source import Source
    >>> one, other = (Bound.per_day(most, source=Source("A label")) for most in ("5 mg/day", "10 mg/day"))
    >>> counts_as(one, other)
    True
    """
    return one.kind == other.kind and same_name(one.scope.ingredient, other.scope.ingredient)


def unless_crossed(verdict: Verdict, who: Patient | Patients | None, days: Days) -> Verdict:
    """
    Give the verdict on a bound for whose scope a patient is at one time and is not at another.

    What holds for the whole course holds for the days in scope. What is broken is broken only if all that breaks it was
    given in scope: its whole window, or the whole course so far.

    Args:
        verdict: What was decided for the whole course.
        who: The patient.
        days: The days that `unless_meant` looked at.
    """
    if verdict.status != "VIOLATED" or not verdict.bound.scope.patients or not isinstance(who, Patient):
        return verdict
    runs = stays(verdict.bound.scope, who, days)
    inside = [run for run in runs if run.found == "inside"]
    moment = None if verdict.witness is None else verdict.witness.moment
    if inside == runs or (moment is not None and any(_holds(run, verdict.bound, moment, days) for run in inside)):
        return verdict
    missing = f"{CROSSED} {' and '.join(map(str, days))}: judge the days before and after it apart"
    return attrs.evolve(verdict, status="UNKNOWN", missing=missing)


def _holds(run: Stay, bound: Bound, moment: dt.datetime, days: Days) -> bool:
    """Whether all that breaks a bound at a moment lies on the days of a run: its window, or the course so far."""
    assert run.first is not None
    assert run.last is not None
    before, after = _reach(bound)
    first = days[0] if before is None else moment.date() - dt.timedelta(before)
    return first is not None and run.first <= first and moment.date() + dt.timedelta(after) <= run.last


def _reach(bound: Bound) -> tuple[int | None, int]:
    """How many days before and after its witness a bound looks; None back to day 1."""
    if isinstance(bound, (Rolling, DosesPerWindow)):
        return 0, -(-bound.window // DAY)
    if isinstance(bound, PerDates):
        return 0, bound.days - 1
    if isinstance(bound, LeastInterval):
        return -(-bound.least // DAY), -(-bound.least // DAY)
    return (0, 0) if bound.kind in ("per-dose", "per-day", "infusion-rate", "concentration") else (None, 0)


def _not_for(bound: Bound, why: str) -> Verdict:
    return Verdict(bound=bound, status="NOT_APPLICABLE", why=why)
