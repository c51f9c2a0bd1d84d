"""Scope: whom and what a bound is for."""

from __future__ import annotations

from typing import Any, Literal, get_args

import attrs

from posology.errors import BoundError
from posology.patient import DATED
from posology.patients import Patients
from posology.units import is_count

Phase = Literal["loading", "maintenance"]
"""What the doses of a step are for: to load, or to go on with."""


def known_phase(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Refuse what is no phase."""
    if value is not None and value not in get_args(Phase):
        instead = f"write one of {', '.join(get_args(Phase))}"
        raise BoundError(attribute.name, f"got {value!r:.40}", value=value, instead=instead)


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _words(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    for each in value:
        if not isinstance(each, str) or not each.strip():
            raise BoundError(attribute.name, f"got {each!r:.40}", value=each, instead="write it as text, as 'oral'")


@attrs.frozen(kw_only=True)
class Scope:
    """
    What a bound is for; what is left out may be anything.

    A bound with a phase counts the doses of that phase alone; one with an ingredient counts how much of it the doses
    hold, by the ingredients of the regimen.

    Args:
        patients: The patients.
        within_days: How many days before each day of a course the creatinine clearance, the estimated filtration
            rate, the hepatic class and the dialysis that the patients go by may have been found. [1 or more; default
            any number]
        route: The routes, in full.
        indication: The indications, as sources say them.
        phase: ``loading`` or ``maintenance``.
        ingredient: The substance that is counted, by its generic name. [default the drug itself]

    Raises:
        BoundError: for what is no route, indication or phase, or days where nothing is measured.

    >>> str(Scope(patients=Patients(age=(18, None)), route="oral", phase="loading"))
    'age from 18 years, oral, loading doses'
    """

    patients: Patients = attrs.field(factory=Patients, validator=attrs.validators.instance_of(Patients))
    route: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_words)
    indication: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_words)
    phase: Phase | None = attrs.field(default=None, validator=known_phase)
    ingredient: str = attrs.field(default="")
    within_days: int | None = attrs.field(default=None)

    @ingredient.validator
    def _named(self, _: object, value: Any) -> None:
        if not isinstance(value, str) or value != value.strip() or not value.isprintable():
            instead = "write it as plain text, as 'paracetamol'"
            raise BoundError("ingredient", f"got {value!r:.40}", value=value, instead=instead)

    @within_days.validator
    def _of_what_is_measured(self, _: object, value: Any) -> None:
        measured = any(getattr(self.patients, kind) is not None for kind in DATED)
        if value is not None and not (measured and is_count(value)):
            raise BoundError(
                "within_days",
                f"got {value!r:.40} for {self.patients}",
                value=value,
                limit=1,
                instead=f"write whole days, 1 or more, beside one of {', '.join(DATED)}",
            )

    def __bool__(self) -> bool:
        return any((self.patients, self.route, self.indication, self.phase, self.ingredient))

    def __str__(self) -> str:
        parts = [str(self.patients)] if self.patients else []
        parts += [f"known from at most {self.within_days} days before"] if self.within_days is not None else []
        parts += [" or ".join(each) for each in (self.route, self.indication) if each]
        parts += [f"{self.phase} doses"] if self.phase else []
        parts += [f"counted as {self.ingredient}"] if self.ingredient else []
        return ", ".join(parts) or "anybody"
