"""Patients: a box of patients, by the ranges of their measures, that a protocol or a bound is for."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import attrs

from posology.errors import BoundError, UnresolvedError
from posology.measure import KINDS
from posology.measure_range import MeasureRange
from posology.patient import Patient
from posology.patient_class import CLASSES


def _ranged(kind: str) -> Any:
    return attrs.field(default=None, converter=attrs.converters.optional(functools.partial(MeasureRange.of, kind)))


def _classes(kind: str, value: Any) -> tuple[str, ...] | None:
    if value is None:
        return None
    known = CLASSES[kind].classes
    listed = (value,) if isinstance(value, str) else tuple(value)
    for each in listed:
        if each not in known:
            raise BoundError(kind, f"got {each!r:.40}", value=each, instead=f"write some of {', '.join(known)}")
    if not listed:
        raise BoundError(kind, "none is given", instead=f"write some of {', '.join(known)}")
    return tuple(each for each in known if each in listed)


def _hepatic(value: Any) -> tuple[str, ...] | None:
    return _classes("hepatic", value)


def _dialysis(value: Any) -> tuple[str, ...] | None:
    return _classes("dialysis", value)


@attrs.frozen(kw_only=True)
class Patients:
    """
    Every patient whose measures are in the given ranges; a measure that is left out may be anything.

    Both ends of a range count, unless an end is written with ``over`` or ``under``.

    Args:
        weight: Body weight, as ``("40 kg", "150 kg")``.
        surface: Body surface, as ``("1.2 m2", "2.4 m2")``.
        crcl: Creatinine clearance, as ``("15 mL/min", "under 30 mL/min")``.
        egfr: Estimated filtration rate, as ``("30 mL/min/1.73 m2", None)``.
        age: Age in whole years, as ``(18, None)``; ``(12, 17)`` is up to but not including the 18th birthday.
        hepatic: Some of ``none``, ``A``, ``B`` and ``C``.
        dialysis: Some of ``none``, ``haemodialysis`` and ``peritoneal dialysis``.

    Raises:
        BoundError: for a range that holds nobody, or that has no end.
        UnitError: for an end that is no such measure.

    >>> adults = Patients(weight=("40 kg", "150 kg"), age=(18, None))
    >>> str(adults), Patient(weight="150 kg", age=18) in adults
    ('body weight from 40 kg to 150 kg, age from 18 years', True)
    """

    weight: MeasureRange | None = _ranged("weight")
    surface: MeasureRange | None = _ranged("surface")
    crcl: MeasureRange | None = _ranged("crcl")
    egfr: MeasureRange | None = _ranged("egfr")
    age: MeasureRange | None = _ranged("age")
    hepatic: tuple[str, ...] | None = attrs.field(default=None, converter=_hepatic)
    dialysis: tuple[str, ...] | None = attrs.field(default=None, converter=_dialysis)

    def range(self, kind: str) -> MeasureRange | None:
        """The range of a kind of measure, if there is one."""
        found: MeasureRange | None = getattr(self, kind)
        return found

    def classes(self, kind: str) -> tuple[str, ...] | None:
        """The classes of a kind, if some are named."""
        found: tuple[str, ...] | None = getattr(self, kind)
        return found

    def __bool__(self) -> bool:
        return any(getattr(self, kind) is not None for kind in (*KINDS, *CLASSES))

    def __contains__(self, patient: Patient) -> bool:
        found = relation(self, patient)
        if found.startswith("unknown"):
            raise UnresolvedError(
                "patient", f"the {found.removeprefix('unknown: ')} is not known", limit=found, instead="give it"
            )
        return found == "inside"

    def __str__(self) -> str:
        parts = [f"{KINDS[kind].words} {self.range(kind)}" for kind in KINDS if self.range(kind) is not None]
        parts += [f"{each.words} {' or '.join(mine)}" for kind, each in CLASSES.items() if (mine := self.classes(kind))]
        return ", ".join(parts) or "any patient"


def relation(scope: Patients, who: Patients | Patient | None, on: Any = None, within_days: int | None = None) -> str:
    """
    Say how patients lie in a scope.

    Args:
        scope: The patients that something is for.
        who: One patient, a box of patients, or None where nothing is known.
        on: The day, where *who* is one patient whose age follows from the date of birth.
        within_days: How many days before it a clearance or a rate may have been measured, and a hepatic class
            assessed; of a box nobody knows the days. [default any number]

    Returns:
        ``inside``, ``outside``, ``partly``, or ``unknown: `` with what is missing; what is not known is never inside.

    >>> children = Patients(age=(None, 11))
    >>> relation(children, Patients(age=(2, 17))), relation(children, Patient(weight="70 kg"))
    ('partly', 'unknown: age')
    """
    found = list(_each(scope, who if who is not None else Patient(), on, within_days))
    if "outside" in found:
        return "outside"
    unknown = [each.removeprefix("unknown: ") for each in found if each.startswith("unknown: ")]
    if unknown:
        return f"unknown: {' and '.join(unknown)}"
    return "partly" if "partly" in found else "inside"


def _each(scope: Patients, who: Patients | Patient, on: Any, within_days: int | None) -> Iterator[str]:
    for kind in KINDS:
        allowed = scope.range(kind)
        if allowed is None:
            continue
        if isinstance(who, Patient):
            try:
                yield "inside" if who.on(on)(kind, within_days) in allowed else "outside"
            except UnresolvedError as error:
                yield f"unknown: {error.limit}"
        else:
            theirs = who.range(kind)
            if theirs is None:
                yield f"unknown: {KINDS[kind].words}"
            else:
                yield "inside" if allowed.holds(theirs) else "partly" if allowed.meets(theirs) else "outside"
    for kind, named in CLASSES.items():
        wanted = scope.classes(kind)
        if wanted is None:
            continue
        try:
            classes = (who.class_on(kind, on, within_days),) if isinstance(who, Patient) else who.classes(kind)
        except UnresolvedError as error:
            yield f"unknown: {error.limit}"
            continue
        if classes is None:
            yield f"unknown: {named.words}"
        else:
            shared = [each for each in classes if each in wanted]
            yield "inside" if len(shared) == len(classes) else "partly" if shared else "outside"
