"""Declared: the boxes of patients that a regimen declares, and whether a patient is in one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

import attrs

from posology.applies import counts_as, may_pass, still_holds
from posology.bound import Bound
from posology.coverage import uncovered
from posology.errors import UnresolvedError
from posology.measure import KINDS, Measure
from posology.patient import DATED, Patient
from posology.patient_class import CLASSES
from posology.patients import Patients, relation
from posology.regimen import Boxes, Regimen, boxes_of
from posology.stays import Days, turning_days
from posology.verdict import Verdict, worst


class Standing(NamedTuple):
    """How a patient stands to the boxes: what is *missing* to be in one, or what is *granted* for not being in one."""

    missing: str = ""
    granted: str = ""


def standing(boxes: tuple[Patients, ...], who: Patient, days: Days = (None,)) -> Standing:
    """
    Say whether a patient is one of those declared, on every day of a course.

    Args:
        boxes: What a regimen declares; a patient has to be in one of them. None at all is everybody.
        who: The patient; one outside the boxes is granted only what somebody confirmed.
        days: The first and the last day of the course, where it is dated.

    Returns:
        What is missing, and what is granted; both empty for a patient who is in a box on every day.

    >>> infants = (Patients(age=(0, 0), weight=("2 kg", "12 kg")), Patients(age=(18, None), weight=("40 kg", "150 kg")))
    >>> standing(infants, Patient(age=0, weight="70 kg")).missing
    'a patient it is for: at age 0 years it is for body weight from 2 kg to 12 kg, and this one has body weight 70 kg'
    """
    first, last = days[0], days[-1]
    granted = ""
    for day in [None] if first is None or last is None else turning_days(boxes, who, (first, last)):
        found = [relation(box, who, day) for box in boxes]
        if set(found) == {"outside"}:
            strange = _strange(boxes, who, day)
            if not who.confirmed:
                return Standing(f"a patient it is for: {strange}")
            granted = granted or f"{strange}; confirmed: {who.confirmed}"
            found = [relation(_but(box, _outside(box, who, day)), who, day) for box in boxes]
        unknown = [each.removeprefix("unknown: ") for each in found if each.startswith("unknown: ")]
        if unknown and "inside" not in found:
            return Standing(f"the patient's {unknown[0]}, for the regimen is for {told(boxes)}")
    return Standing(granted=granted)


def as_confirmed(regimen: Regimen, verdict: Verdict, who: Patient | Patients | None, days: Days = (None,)) -> Verdict:
    """
    Give the verdict on a patient only if the regimen is for the patient, or somebody confirmed the measures.

    Args:
        regimen: The regimen, which may declare whom it is for.
        verdict: What was decided for the patient.
        who: The patient; of others than one patient nothing is asked.
        days: The first and the last day of the course, where it is dated.
    """
    if not isinstance(who, Patient) or not regimen.boxes:
        return verdict
    missing, granted = standing(regimen.boxes, who, days)
    if missing:
        return Verdict(bound=verdict.bound, status="UNKNOWN", missing=missing)
    if verdict.status not in ("PROVED", "VIOLATED"):
        return verdict
    dated = [kind for kind in DATED if any(getattr(box, kind) is not None for box in regimen.boxes)]
    scope = verdict.bound.scope
    recent = [kind for kind in dated if scope.within_days is not None and getattr(scope.patients, kind) is not None]
    still = still_holds(who, [kind for kind in dated if kind not in recent])
    passing = any(may_pass(box, who, regimen, days) for box in regimen.boxes if relation(box, who, days[0]) == "inside")
    still += [f"age stays {who.age}"] if passing else []
    told_of = (*verdict.assumes, *still, *([granted] if granted else []))
    return attrs.evolve(verdict, assumes=tuple(dict.fromkeys(told_of)))


def told(boxes: Iterable[Patients]) -> str:
    """
    Tell boxes in one line.

    >>> told([Patients(age=(0, 0)), Patients(age=(18, None))])
    'age from 0 years to under 1 years, or age from 18 years'
    """
    return ", or ".join(map(str, boxes))


def _strange(boxes: tuple[Patients, ...], who: Patient, day: dt.date | None) -> str:
    """What puts a patient outside: against the boxes for that age, or against all where there are none."""
    whose = "this one has" if day is None else f"on {day} this one has"
    outside = [(box, dict(_outside(box, who, day))) for box in boxes]
    age = _known(who, "age", day)
    of_age = [(box, found) for box, found in outside if age is not None and box.age is not None and age in box.age]
    values = {kind: value for _, found in of_age or outside for kind, value in found.items()}
    has = " and ".join(f"{_words(kind)} {value}" for kind, value in values.items())
    if age is None or not of_age:
        return f"it is for {told(boxes)}, and {whose} {has}"
    ranges = [" and ".join(f"{_words(kind)} {_allowed(box, kind)}" for kind in found) for box, found in of_age]
    allowed = ", or ".join(dict.fromkeys(ranges))
    return f"at age {Measure('age', age)} it is for {allowed}, and {whose} {has}"


def _known(who: Patient, kind: str, day: dt.date | None) -> Fraction | None:
    try:
        return who.on(day)(kind)
    except UnresolvedError:
        return None


def _outside(box: Patients, who: Patient, day: dt.date | None) -> Iterator[tuple[str, str]]:
    """The measures of a patient that are outside a box, as text."""
    for kind in KINDS:
        allowed, value = box.range(kind), _known(who, kind, day)
        if allowed is not None and value is not None and value not in allowed:
            yield kind, str(Measure(kind, value))
    for kind in CLASSES:
        classes, mine = box.classes(kind), getattr(who, kind)
        if classes is not None and mine is not None and mine not in classes:
            yield kind, mine


def _but(box: Patients, kinds: Iterable[tuple[str, str]]) -> Patients:
    """A box that asks nothing of some measures: those that are outside, and confirmed; what is not known stays so."""
    return attrs.evolve(box, **dict.fromkeys((kind for kind, _ in kinds), None))


def _words(kind: str) -> str:
    return CLASSES[kind].words if kind in CLASSES else KINDS[kind].words


def _allowed(box: Patients, kind: str) -> str:
    return " or ".join(box.classes(kind) or ()) if kind in CLASSES else str(box.range(kind))


def of_every_box(
    patients: Boxes, bound: Bound, decide: Callable[[Patients | None], Verdict], bounds: Iterable[Bound]
) -> Verdict:
    """
    Decide a bound for every box: the worst of them, and the box it is of.

    Where it is for none of the patients of a box, those have to be in the scope of another bound of its kind, or what
    is kept in the other boxes proves nothing.

    Args:
        patients: One box, several, or none where nothing is known of the patients.
        bound: The bound.
        decide: How it is decided for one box.
        bounds: All bounds that are declared.
    """
    boxes = boxes_of(patients)
    if not boxes:
        return decide(None)
    found = [(box, decide(box)) for box in boxes]
    if all(verdict == found[0][1] for _, verdict in found):
        return found[0][1]
    status = next(s for s in ("VIOLATED", "UNKNOWN", "PROVED", "NOT_APPLICABLE") if s in [v.status for _, v in found])
    mine = [(box, verdict) for box, verdict in found if verdict.status == status]
    chosen = worst([verdict for _, verdict in mine])
    where = next(box for box, verdict in mine if verdict is chosen)
    if status == "NOT_APPLICABLE":
        return attrs.evolve(chosen, why="; ".join(dict.fromkeys(verdict.why for _, verdict in mine)))
    if status == "UNKNOWN":
        return attrs.evolve(chosen, missing=f"{chosen.missing}, for the patients with {where}")
    if status == "VIOLATED":
        return attrs.evolve(chosen, covers=_covers(chosen, where))
    same = [each for each in bounds if counts_as(bound, each)]
    for box, verdict in found:
        is_for_others = verdict.status == "NOT_APPLICABLE" and relation(bound.scope.patients, box) == "outside"
        rest = uncovered(same, box) if is_for_others else None
        if rest is not None:
            return Verdict(bound=bound, status="UNKNOWN", missing=f"a {bound.kind} bound that is meant for {rest}")
    return attrs.evolve(
        chosen,
        covers="; ".join(dict.fromkeys(_covers(verdict, box) for box, verdict in mine)),
        regions=tuple(region for _, verdict in mine for region in verdict.regions),
        assumes=tuple(dict.fromkeys(each for _, verdict in mine for each in verdict.assumes)),
    )


def _covers(verdict: Verdict, box: Patients) -> str:
    """What a verdict covers, with the box that it is of."""
    named = "" if str(box) in verdict.covers else f"every patient of {box}"
    return "; ".join(filter(None, (verdict.covers, named)))
