"""Scope: whom and what a bound is for."""

from __future__ import annotations

from typing import Any, Literal, get_args

import attrs

from posology.errors import BoundError
from posology.patients import Patients

Phase = Literal["loading", "maintenance"]
"""What the doses of a step are for: to load, or to go on with."""


def known_phase(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    """Refuse what is no phase."""
    if value is not None and value not in get_args(Phase):
        instead = f"write one of {', '.join(get_args(Phase))}"
        raise BoundError(attribute.name, f"got {value!r:.40}", value=value, instead=instead)


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _nothing(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
    strange = next((each for each in value if not isinstance(each, str) or not each.strip()), None)
    if strange is not None:
        raise BoundError(attribute.name, f"got {strange!r:.40}", value=strange, instead="write it as text, as 'oral'")


@attrs.frozen(kw_only=True)
class Scope:
    """
    What a bound is for; what is left out may be anything.

    A bound with a phase counts the doses of that phase alone.

    Args:
        patients: The patients.
        route: The routes, in full.
        indication: The indications, as sources say them.
        phase: ``loading`` or ``maintenance``.

    >>> str(Scope(patients=Patients(age=(18, None)), route="oral", phase="loading"))
    'age from 18 years, oral, loading doses'
    """

    patients: Patients = attrs.field(factory=Patients, validator=attrs.validators.instance_of(Patients))
    route: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_nothing)
    indication: tuple[str, ...] = attrs.field(default=(), converter=_texts, validator=_nothing)
    phase: Phase | None = attrs.field(default=None, validator=known_phase)

    def __bool__(self) -> bool:
        return bool(self.patients) or bool(self.route) or bool(self.indication) or self.phase is not None

    def __str__(self) -> str:
        parts = [str(self.patients)] if self.patients else []
        parts += [" or ".join(each) for each in (self.route, self.indication) if each]
        return ", ".join([*parts, *([f"{self.phase} doses"] if self.phase else [])]) or "anybody"
