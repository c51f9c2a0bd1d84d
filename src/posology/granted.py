"""Granted: what a verdict takes for granted of the time before day 1, of the patient and of those who dose."""

from __future__ import annotations

import attrs

from posology.dated_measures import DatedMeasures
from posology.derived.standing_in import told_of
from posology.dose import Amount
from posology.limits import CourseTotal, DosesPerWindow, LeastInterval, Lifetime, PerDates, Rolling
from posology.measure import KINDS
from posology.patient import Patient
from posology.patients import Patients
from posology.regimen import Regimen
from posology.resolving import bound_needs, regimen_needs
from posology.verdict import Verdict

_WINDOWS = (Rolling, LeastInterval, DosesPerWindow, PerDates)
_LOOKS_BACK = (*_WINDOWS, CourseTotal)

_MEASURED = tuple(kind for kind in KINDS if kind != "age")
"""What is taken for the measure of every day, where it is measured once."""


def looking_back(verdict: Verdict, earlier: object, before: Amount | None) -> Verdict:
    """Say what a verdict takes for granted of the time before day 1; what it cannot know is not proved."""
    bound = verdict.bound
    if not isinstance(bound, (*_LOOKS_BACK, Lifetime)) or verdict.status in ("UNKNOWN", "NOT_APPLICABLE"):
        return verdict
    if before and not isinstance(bound, _WINDOWS):
        return attrs.evolve(verdict, assumes=(f"{before} before day 1", *verdict.assumes))
    if earlier is None or (before is not None and not before):
        return attrs.evolve(verdict, assumes=("no dose before day 1", *verdict.assumes))
    if verdict.status == "VIOLATED":
        return verdict
    missing = "the doses before day 1" if before is None else f"when the {before} before day 1 were given"
    return attrs.evolve(verdict, status="UNKNOWN", missing=missing)


def as_declared(regimen: Regimen, verdict: Verdict) -> Verdict:
    """Say that a patient of whom nothing is told is taken for one of those whom the regimen declares."""
    if not regimen.boxes or not verdict.bound.scope.patients or verdict.status in ("UNKNOWN", "NOT_APPLICABLE"):
        return verdict
    declared = f"the patient is one the regimen is for: {', or '.join(map(str, regimen.boxes))}"
    return attrs.evolve(verdict, assumes=(*verdict.assumes, declared))


def measures_stay(regimen: Regimen, verdict: Verdict, who: Patient | Patients | None, days: int | None) -> Verdict:
    """
    Say how what it goes by was worked out, and that it takes what is measured once for the measure of every day.

    Args:
        regimen: The regimen, whose doses and patients may go by them.
        verdict: What was decided; its bound may go by them too.
        who: The patient, or every patient of a box.
        days: How many days it was decided for; None if they have no end.
    """
    if who is None or verdict.status not in ("PROVED", "VIOLATED"):
        return verdict
    used = {*regimen_needs(regimen), *bound_needs(verdict.bound)}
    boxes = (verdict.bound.scope.patients, *(regimen.boxes if isinstance(who, Patient) else ()))
    if isinstance(who, Patient):
        asked = {kind for kind in _MEASURED for box in boxes if box.range(kind) is not None}
        verdict = attrs.evolve(verdict, assumes=(*verdict.assumes, *told_of(who, used | asked)))
    if days == 1:
        return verdict
    used |= {kind for kind in ("weight", "surface") for box in boxes if box.range(kind) is not None}
    kinds = [kind for kind in _MEASURED if kind in used]
    if isinstance(who, Patient):
        given = {kind: who.measure(kind) for kind in kinds}
        dated = [kind for kind in kinds if isinstance(given[kind], DatedMeasures)]
        said = [f"{KINDS[kind].words} stays {given[kind]}" for kind in kinds if kind not in dated]
        said += [f"{KINDS[kind].words} is {given[kind]}, each until the next" for kind in dated]
    else:
        said = [f"no patient's {KINDS[kind].words} changes" for kind in kinds]
    return attrs.evolve(verdict, assumes=(*verdict.assumes, *said))


def taken_for_granted(regimen: Regimen, verdict: Verdict) -> Verdict:
    """Say that a bound is decided as for the patients it is stated for, and a titration as if it were followed."""
    if verdict.status in ("UNKNOWN", "NOT_APPLICABLE"):
        return verdict
    granted = []
    if (
        regimen.titration is not None
        and verdict.status == "PROVED"
        and not verdict.ladder
        and getattr(verdict.bound, "least", None) is not None
    ):
        granted.append("every ladder is carried to its end and no dose is lowered")
    if verdict.bound.patients:
        granted.append(f"the patient is one the bound is stated for: {verdict.bound.patients}")
    return attrs.evolve(verdict, assumes=tuple(dict.fromkeys((*verdict.assumes, *granted))))
