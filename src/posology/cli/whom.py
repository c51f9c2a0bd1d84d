"""Whom: the patient named on the command line, and a regimen made for that patient."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from posology.patient import Patient
    from posology.regimen import Regimen

HOW = {
    "weight": "--weight '70.3 kg'",
    "surface": "--surface '1.8 m2'",
    "crcl": "--crcl '55 mL/min' --crcl-on 2026-11-20",
    "age": "--born 1965-06-30",
}
"""How each measure is given."""


def patient_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What is known of the patient; nothing of it has a default."""
    for option in (
        click.option("--confirmed", metavar="TEXT", help="Who confirmed measures that are not declared."),
        click.option("--hepatic-on", metavar="DATE", help="The day on which the hepatic class was assessed."),
        click.option("--hepatic", metavar="CLASS", help="Hepatic impairment: none, or the Child-Pugh class A, B or C."),
        click.option("--born", metavar="DATE", help="The patient's date of birth, as 1965-06-30."),
        click.option("--age", type=int, metavar="YEARS", help="Whole years, where the date of birth is not known."),
        click.option("--crcl-on", metavar="DATE", help="The day on which the clearance was measured."),
        click.option("--crcl", metavar="CLEARANCE", help="The patient's creatinine clearance, as '55 mL/min'."),
        click.option("--surface", metavar="AREA", help="The patient's body surface, as '1.8 m2'."),
        click.option("--weight", metavar="MASS", help="The patient's body weight, as '70.3 kg'."),
    ):
        command = option(command)
    return command


def patient_of(options: dict[str, Any]) -> Patient | None:
    """The patient named, if anything is told of one."""
    from posology.patient import Patient

    told = {
        key: options[key] for key in ("weight", "surface", "crcl", "crcl_on", "age", "born", "hepatic", "hepatic_on")
    }
    told = {key: value for key, value in told.items() if value is not None}
    return Patient(**told, confirmed=options["confirmed"] or "") if told else None


def day1(options: dict[str, Any]) -> dt.date:
    """The date of day 1 of the course."""
    from posology.starting import starting_at

    return starting_at(options["start"])[0] - dt.timedelta(options["first_day"] - 1)


def not_for(regimen: Regimen, patient: Patient, on: dt.date | None = None) -> str:
    """Say that a regimen is not for a patient; nothing where it is, where somebody confirmed it, or it is not known."""
    from posology.declared import standing
    from posology.patients import relation

    found = {relation(box, patient, on) for box in regimen.boxes}
    return standing(regimen.boxes, patient, (on,)).missing if found == {"outside"} else ""


def made_for(regimen: Regimen, options: dict[str, Any]) -> Regimen:
    """
    Give a regimen with plain doses on the day 1 that is named, with the arithmetic among its notes.

    Raises:
        UnresolvedError: for a measure that its doses depend on and that is not told; the message names the options.
        RegimenError: for a patient whom it is not for.
    """
    import attrs

    from posology.declared import standing
    from posology.declared import told as told_of
    from posology.errors import RegimenError, UnresolvedError
    from posology.measure import KINDS
    from posology.patient import Patient
    from posology.resolving import regimen_needs

    told, on = patient_of(options), day1(options)
    patient = told or Patient()
    missing = [kind for kind in regimen_needs(regimen) if not _is_told(patient, kind)]
    if missing:
        words = " and ".join(KINDS[kind].words for kind in missing)
        problem = f"the doses depend on the {words}, not given"
        instead = f"give {' '.join(HOW[kind] for kind in missing)}"
        raise UnresolvedError("patient", problem, limit=words, instead=instead)
    if told is None:
        return regimen
    refused = not_for(regimen, told, on)
    if refused:
        problem = f"none of those {refused.removeprefix('a patient ')}"
        instead = "name a regimen for this patient, or say with --confirmed who confirmed the measures"
        raise RegimenError(
            "patient",
            f"none of those {refused.removeprefix('a patient ')}",
            limit=told_of(regimen.boxes),
            instead=instead,
        )
    unknown = standing(regimen.boxes, told, (on,)).missing
    if unknown:
        click.echo(f"Not known: {unknown}.", err=True)
    if not regimen_needs(regimen):
        return regimen
    notes = [f"Doses worked out as of {on}, for {', '.join(_said(told))}.", *_workings(regimen, told, on)]
    return attrs.evolve(regimen.for_patient(told, on), notes=(*regimen.notes, *notes))


def _is_told(patient: Patient, kind: str) -> bool:
    if kind == "age":
        return patient.age is not None or patient.born is not None
    return getattr(patient, kind) is not None and (kind != "crcl" or patient.crcl_on is not None)


def _said(patient: Patient) -> Iterator[str]:
    from posology.measure import KINDS

    for kind in KINDS:
        if getattr(patient, kind) is not None:
            dated = f" measured on {patient.crcl_on}" if kind == "crcl" and patient.crcl_on is not None else ""
            yield f"{KINDS[kind].words} {getattr(patient, kind)}{dated}"
    if patient.born is not None:
        yield f"born {patient.born}"
    if patient.hepatic is not None:
        yield f"hepatic impairment {patient.hepatic}"


def _workings(regimen: Regimen, patient: Patient, on: dt.date) -> Iterator[str]:
    """The arithmetic of each dose that depends on the patient, as of day 1, where there is one on that day."""
    from posology.dose_rule import needs, worked
    from posology.errors import UnresolvedError

    for dose in dict.fromkeys(dose for dose in regimen.doses if needs(dose)):
        try:
            yield f"By the rule '{dose}': {worked(dose, patient.on(on)).text}"
        except UnresolvedError:
            yield f"By the rule '{dose}'"
