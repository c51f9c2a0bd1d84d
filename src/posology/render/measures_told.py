"""Measures told: what is known of a patient, each measure with its day, for who has to review a dose."""

from __future__ import annotations

from collections.abc import Iterator

from posology.measure import MEASURES
from posology.patient import Patient
from posology.patient_class import CLASSES


def told_of(patient: Patient) -> Iterator[tuple[str, str]]:
    """
    Tell what is given of a patient, and what is worked out from it.

    >>> list(told_of(Patient(weight="70 kg", crcl="55 mL/min", crcl_on="2026-11-20")))
    [('Body weight', '70 kg'), ('Creatinine clearance', '55 mL/min on 2026-11-20')]
    """
    kinds = {
        **{kind: each.words for kind, each in MEASURES.items()},
        **{kind: each.words for kind, each in CLASSES.items()},
    }
    for kind, words in kinds.items():
        value = getattr(patient, kind, None)
        if value is not None:
            on = None if kind == "age" else getattr(patient, f"{kind}_on", None)
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
