"""Patient class: what sorts patients into a few classes, each told by a word: hepatic impairment, dialysis."""

from __future__ import annotations

from typing import NamedTuple


class PatientClass(NamedTuple):
    """What one kind of class is called, its classes, and what was done on the day from which one is known."""

    words: str
    classes: tuple[str, ...]
    done: str


CLASSES: dict[str, PatientClass] = {
    "hepatic": PatientClass("hepatic impairment", ("none", "A", "B", "C"), "assessed"),
    "dialysis": PatientClass("dialysis", ("none", "haemodialysis", "peritoneal dialysis"), "recorded"),
}
"""
Every kind of class there is. Hepatic impairment is none or the Child-Pugh class.

Each counts only with the day from which it is known, also ``none``: a liver gets worse and a dialysis begins, so that
an old "none" is no more than an old clearance.
"""
