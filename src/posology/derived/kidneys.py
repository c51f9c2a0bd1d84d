"""Kidneys: the creatinine clearance and the estimated filtration rate of a patient, worked out from a creatinine."""

from __future__ import annotations

import datetime as dt
from typing import Any

from posology.dated_measures import DatedMeasures, value_on
from posology.derived.bodies import adjusted_weight, ideal_weight, not_over
from posology.derived.derived import Derived, known, not_told, to_work_out, unknown
from posology.derived.formulas import CKD_EPI, COCKCROFT_GAULT, FROM_AGE, TO_AGE, ckd_epi, cockcroft_gault
from posology.derived.plausible import cautions_of
from posology.measure import Measure

WEIGHTS = ("actual", "ideal", "adjusted")
"""The weights by which a creatinine clearance may be worked out."""

_CLEARANCE, _RATE = "creatinine clearance", "estimated filtration rate"


def clearances(who: Any) -> list[Derived]:
    """
    Work out the creatinine clearance, for each day of a creatinine; nothing where it is given.

    Age and weight are those of the day of the creatinine. On dialysis a creatinine tells no clearance, on whatever day
    it was measured.

    Args:
        who: The `Patient`.
    """
    return [] if who.crcl is not None else [_clearance(who, *each) for each in _creatinines(who)]


def _clearance(who: Any, day: dt.date | None, creatinine: Measure | None) -> Derived:
    if _is_dialysed(who):
        return unknown(_CLEARANCE, COCKCROFT_GAULT, _not_told_by_creatinine(who, _CLEARANCE), day)
    weight, missing_weight = _weight_for(who, day)
    missing = [*_missing(who, day), *([] if weight is not None else [missing_weight])]
    if missing:
        return unknown(_CLEARANCE, COCKCROFT_GAULT, to_work_out(missing, _CLEARANCE), day)
    assert weight is not None
    assert creatinine is not None
    age = _age(who, day)
    if age < FROM_AGE or (age > TO_AGE and not who.confirmed):
        whom = f"which Cockcroft and Gault state for {FROM_AGE} to {TO_AGE} years"
        return unknown(_CLEARANCE, COCKCROFT_GAULT, f"{_CLEARANCE} at age {age} years, {whom}", day)
    cautions = cautions_of(who, day)
    if age > TO_AGE:
        cautions.append(f"age {age} years is over the {TO_AGE} of its publication; confirmed: {who.confirmed}")
    worked = cockcroft_gault(age, weight, creatinine, who.sex, who.weight_for or "actual")
    return known(_CLEARANCE, COCKCROFT_GAULT, worked, day, cautions)


def filtration_rates(who: Any) -> list[Derived]:
    """
    Work out the estimated filtration rate, for each day of a creatinine; nothing where it is given.

    It never stands for a clearance. On dialysis a creatinine does not tell it.

    Args:
        who: The `Patient`.
    """
    return [] if who.egfr is not None else [_rate(who, *each) for each in _creatinines(who)]


def _rate(who: Any, day: dt.date | None, creatinine: Measure | None) -> Derived:
    if _is_dialysed(who):
        return unknown(_RATE, CKD_EPI, _not_told_by_creatinine(who, _RATE), day)
    missing = _missing(who, day)
    if missing:
        return unknown(_RATE, CKD_EPI, to_work_out(missing, _RATE), day)
    assert creatinine is not None
    age = _age(who, day)
    if age < FROM_AGE:
        whom = f"which CKD-EPI 2021 states from {FROM_AGE} years on"
        return unknown(_RATE, CKD_EPI, f"{_RATE} at age {age} years, {whom}", day)
    return known(_RATE, CKD_EPI, ckd_epi(age, creatinine, who.sex), day)


def _is_dialysed(who: Any) -> bool:
    """Whether a patient is known to be on dialysis, from whatever day."""
    return who.dialysis not in (None, "none")


def _not_told_by_creatinine(who: Any, what: str) -> str:
    return f"{what}, which on {who.dialysis} no creatinine tells"


def _creatinines(who: Any) -> list[tuple[dt.date | None, Measure | None]]:
    if isinstance(who.creatinine, DatedMeasures):
        return list(who.creatinine.values)
    return [(who.creatinine_on, who.creatinine)]


def _missing(who: Any, day: dt.date | None) -> list[str]:
    """What is missing of the creatinine, its day, the sex and the age."""
    found = not_told(who, "creatinine", "sex")
    if who.creatinine is not None and day is None:
        found.insert(0, "creatinine with the day on which it was measured")
    return found if who.born is not None else [*found, *not_told(who, "age")]


def _weight_for(who: Any, day: dt.date | None) -> tuple[Measure | None, str]:
    """The weight that is chosen, on the day of a creatinine; or None and what is missing for it."""
    which, weight = who.weight_for or "actual", value_on(who.weight, day)
    told = f"body weight on {day}" if isinstance(who.weight, DatedMeasures) and day is not None else "body weight"
    if which == "actual":
        return weight, told
    if value_on(who.height, day) is None:
        return None, f"body height on {day}" if isinstance(who.height, DatedMeasures) and day else "body height"
    if who.sex is None or (which == "adjusted" and weight is None):
        return None, told if who.sex is not None else "ideal body weight"
    ideal = ideal_weight(who, day)
    if weight is not None and ideal.value is not None and weight.number <= ideal.value.number:
        return None, not_over(weight, ideal.value, f"{which} body weight")
    found = ideal if which == "ideal" else adjusted_weight(who, day)
    return found.value, found.missing


def _age(who: Any, day: dt.date | None) -> int:
    return int(who.age.number) if who.born is None else int(who.age_on(day))
