"""Measures told: what is known of a patient, each measure with its day, for who has to review a dose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from posology.measure import MEASURES, Kind
from posology.patient import Patient
from posology.patient_class import CLASSES, PatientClass


def measured(patient: Patient, kinds: Mapping[str, Kind | PatientClass]) -> Iterator[tuple[str, str, object]]:
    """
    Give what is told of a patient, of some kinds: what it is called, its value, and its day if it has one.

    >>> list(measured(Patient(age=40), MEASURES))
    [('age', '40 years', None)]
    """
    for kind, each in kinds.items():
        value = getattr(patient, kind, None)
        if value is not None:
            yield each.words, str(value), None if kind == "age" else getattr(patient, f"{kind}_on", None)


def told_of(patient: Patient) -> Iterator[tuple[str, str]]:
    """
    Tell what is given of a patient, and what is worked out from it.

    >>> list(told_of(Patient(weight="70 kg", crcl="55 mL/min", crcl_on="2026-11-20")))
    [('Body weight', '70 kg'), ('Creatinine clearance', '55 mL/min on 2026-11-20')]
    """
    for words, value, on in measured(patient, {**MEASURES, **CLASSES}):
        yield words.capitalize(), f"{value}{f' on {on}' if on is not None else ''}"
    if patient.sex is not None:
        yield "Sex", patient.sex
    if patient.born is not None:
        yield "Born", str(patient.born)
    for each in patient.derived():
        if each.value is not None:
            since = f"; from {each.since}" if each.since is not None else ""
            yield each.name.capitalize(), f"{each.shown}{since}, worked out"
    if patient.confirmed:
        yield "Measures confirmed", patient.confirmed
