"""Standing in: the measures of a patient that are worked out, in place of those that are not given."""

from __future__ import annotations

import functools
from collections.abc import Collection
from typing import Any

from posology.dated_measures import DatedMeasures
from posology.derived.bodies import adjusted_weights, ideal_weights, surfaces
from posology.derived.derived import Derived
from posology.derived.kidneys import clearances, filtration_rates
from posology.derived.plausible import cautions_of
from posology.measure import Measure

_FROM_CREATININE = {"crcl": clearances, "egfr": filtration_rates}


def derived(who: Any) -> tuple[Derived, ...]:
    """
    Work out everything that formulas give for a patient; what is given itself is not worked out.

    Args:
        who: The `Patient`.

    Returns:
        One for each measure; of one that changes, one for each day from which another value counts.
    """
    return (*surfaces(who), *ideal_weights(who), *adjusted_weights(who), *clearances(who), *filtration_rates(who))


@functools.lru_cache(maxsize=1024)
def in_place(who: Any, kind: str) -> Measure | DatedMeasures | str | None:
    """
    Give what stands for a measure that is not given: the one worked out, or what is missing for it, as text.

    One that changes is not known as long as one of its values is not.

    Args:
        who: The `Patient`.
        kind: ``crcl``, ``egfr`` or ``surface``; of others there is nothing.

    Returns:
        None where nothing is told that it would be worked out from.
    """
    if kind in _FROM_CREATININE and who.creatinine is not None:
        found, sources = _FROM_CREATININE[kind](who), [who.creatinine]
    elif kind == "surface" and (who.height is not None or who.surface_by is not None):
        found, sources = surfaces(who), [who.weight, who.height]
    else:
        return None
    missing = next((each.missing for each in found if each.value is None), None)
    if missing is not None:
        return missing
    values = [(each.since, each.value) for each in found if each.value is not None]
    if not any(isinstance(each, DatedMeasures) for each in sources):
        return values[0][1]
    return DatedMeasures(kind, tuple((day, value) for day, value in values if day is not None))


def told_of(who: Any, kinds: Collection[str]) -> list[str]:
    """
    Tell how measures of a patient were worked out, and which of them somebody had to confirm.

    Args:
        who: The `Patient`.
        kinds: Which measures were used.
    """
    found = surfaces(who) if "surface" in kinds else []
    found += [each for kind, work_out in _FROM_CREATININE.items() if kind in kinds for each in work_out(who)]
    known = [str(each) for each in found if each.value is not None]
    cautions = cautions_of(who) if {"weight", "surface", "crcl"} & set(kinds) else []
    return [*known, *(each for each in cautions if not any(each in text for text in known))]
