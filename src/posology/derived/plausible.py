"""Plausible: measures of one patient held against each other, to find a unit that was mistaken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from posology.dated_measures import DatedMeasures, value_on
from posology.errors import RegimenError
from posology.measure import shown_number

BODY_MASS = (12, 45)
"""
Between which body mass indices nobody has to confirm anything. [kg per m2 of the height squared]

These are this library's own, and no growth table: they are there to find pounds taken for kg (155 kg at 175 cm is 51),
inches taken for cm (69 cm at 70 kg is 147), and kg taken for pounds. A patient may well be outside them, and is then
confirmed; a preterm child may be below.
"""


def implausible(who: Any) -> Iterator[tuple[dt.date | None, str]]:
    """
    Say where the weight and the height of a patient do not go together, with the day.

    Args:
        who: The `Patient`.
    """
    days: list[dt.date | None] = [*sorted(set(_changes(who)))]
    for day in days or [None]:
        weight, height = value_on(who.weight, day), value_on(who.height, day)
        if weight is None or height is None:
            continue
        index = weight.number / (height.number / 100) ** 2
        if not BODY_MASS[0] <= index <= BODY_MASS[1]:
            shown = shown_number(index, 1)
            yield day, f"body weight {weight} at body height {height} makes a body mass index of {shown} kg/m2"


def refuse_implausible(who: Any) -> None:
    """
    Refuse a weight and a height that do not go together, unless somebody confirmed them.

    Raises:
        RegimenError: where nobody did.
    """
    found = next((text for _, text in implausible(who)), None)
    if found is not None and not who.confirmed:
        raise RegimenError(
            "weight",
            f"{found}, which is not between {BODY_MASS[0]} and {BODY_MASS[1]}",
            value=found,
            limit=BODY_MASS,
            instead="see whether lb were taken for kg or in for cm; if all is right, say with confirmed who made sure",
        )


def cautions_of(who: Any, day: dt.date | None = None) -> list[str]:
    """
    Say what about a weight and a height somebody had to confirm, and who did.

    Args:
        who: The `Patient`.
        day: The day whose measures count; None for those of any day.
    """
    found = list(implausible(who))
    if day is not None and found and found[0][0] is not None:
        found = [each for each in found if each[0] == _last_change(who, day)]
    return [f"{text}; confirmed: {who.confirmed}" for text in dict.fromkeys(text for _, text in found)]


def _last_change(who: Any, day: dt.date) -> dt.date | None:
    return max((each for each in _changes(who) if each <= day), default=None)


def _changes(who: Any) -> list[dt.date]:
    return [day for each in (who.weight, who.height) if isinstance(each, DatedMeasures) for day in each.days]
