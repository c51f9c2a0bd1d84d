"""Bodies: the body surface, the ideal weight and the adjusted weight of a patient, worked out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from posology.dated_measures import value_on
from posology.derived.derived import Derived, days_of, known, not_told, to_work_out, unknown
from posology.derived.formulas import (
    ADJUSTED,
    DEVINE,
    DU_BOIS,
    LEAST_HEIGHT,
    MOSTELLER,
    adjusted,
    devine,
    du_bois,
    mosteller,
    shown,
)
from posology.derived.plausible import cautions_of
from posology.measure import Measure

SURFACES = {"Mosteller": (mosteller, MOSTELLER), "Du Bois": (du_bois, DU_BOIS)}
"""The formulas of a body surface, by name."""

_SURFACE, _IDEAL, _ADJUSTED = "body surface", "ideal body weight", "adjusted body weight"


def surfaces(who: Any) -> list[Derived]:
    """
    Work out the body surface, for each day from which it is another; nothing where it is given.

    Args:
        who: The `Patient`.
    """
    if who.surface is not None:
        return []
    make, formula = SURFACES[who.surface_by or "Mosteller"]
    missing = not_told(who, "weight", "height")
    if missing:
        return [unknown(_SURFACE, formula, to_work_out(missing, _SURFACE))]
    made = []
    for day in days_of(who.weight, who.height):
        weight, height = value_on(who.weight, day), value_on(who.height, day)
        assert weight is not None
        assert height is not None
        made.append(known(_SURFACE, formula, make(weight, height), day, cautions_of(who, day)))
    return made


def ideal_weights(who: Any) -> list[Derived]:
    """
    Work out the ideal weight, for each day from which it is another.

    Args:
        who: The `Patient`.
    """
    missing = not_told(who, "sex", "height")
    if missing:
        return [unknown(_IDEAL, DEVINE, to_work_out(missing, _IDEAL))]
    return [ideal_weight(who, day) for day in days_of(who.height)]


def ideal_weight(who: Any, day: dt.date | None) -> Derived:
    """Work out the ideal weight on a day on which the height is known; under 60 in it is not stated."""
    height = value_on(who.height, day)
    assert height is not None
    if height.number < LEAST_HEIGHT:
        missing = f"{_IDEAL} at body height {height}, which Devine states from 60 in (152.4 cm) on"
        return unknown(_IDEAL, DEVINE, missing, day)
    return known(_IDEAL, DEVINE, devine(height, who.sex), day)


def adjusted_weights(who: Any) -> list[Derived]:
    """
    Work out the adjusted weight, for each day from which it is another.

    Args:
        who: The `Patient`.
    """
    missing = not_told(who, "sex", "height", "weight")
    if missing:
        return [unknown(_ADJUSTED, ADJUSTED, to_work_out(missing, _ADJUSTED))]
    return [adjusted_weight(who, day) for day in days_of(who.height, who.weight)]


def adjusted_weight(who: Any, day: dt.date | None) -> Derived:
    """Work out the adjusted weight on a day on which height and weight are known, where it is over the ideal one."""
    ideal, weight = ideal_weight(who, day), value_on(who.weight, day)
    assert weight is not None
    if ideal.value is None:
        return unknown(_ADJUSTED, ADJUSTED, ideal.missing, day)
    if weight.number <= ideal.value.number:
        return unknown(_ADJUSTED, ADJUSTED, not_over(weight, ideal.value, _ADJUSTED), day)
    return known(_ADJUSTED, ADJUSTED, adjusted(weight, ideal.value), day, cautions_of(who, day))


def not_over(weight: Measure, ideal: Measure, which: str) -> str:
    """Say that a weight is not used, as the actual one is not over the ideal one."""
    return f"{which}, as the actual {shown(weight)} is not over the ideal {shown(ideal)}"
