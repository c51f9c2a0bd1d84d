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
    "egfr": "--egfr '55 mL/min/1.73 m2' --egfr-on 2026-11-20",
    "age": "--born 1965-06-30",
}
"""How each measure is given."""

FROM = "--sex, --age or --born, --weight, --height, --creatinine and --creatinine-on"
"""With what a surface, a clearance and a filtration rate are worked out."""


_TOLD = (
    *("weight", "surface", "height", "surface_by", "sex", "creatinine", "creatinine_on", "weight_for"),
    *("crcl", "crcl_on", "egfr", "egfr_on", "age", "born", "hepatic", "hepatic_on", "dialysis", "dialysis_on"),
)


def patient_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What is known of the patient; nothing of it has a default."""
    for option in (
        click.option("--confirmed", metavar="TEXT", help="Who confirmed measures that are not declared."),
        click.option("--dialysis-on", metavar="DATE", help="The day on which the dialysis, or none, was recorded."),
        click.option("--dialysis", metavar="KIND", help="None, haemodialysis or peritoneal dialysis."),
        click.option("--hepatic-on", metavar="DATE", help="The day on which the hepatic class was assessed."),
        click.option("--hepatic", metavar="CLASS", help="Hepatic impairment: none, or the Child-Pugh class A, B or C."),
        click.option("--born", metavar="DATE", help="The patient's date of birth, as 1965-06-30."),
        click.option("--age", type=int, metavar="YEARS", help="Whole years, where the date of birth is not known."),
        click.option("--egfr-on", metavar="DATE", help="The day on which the filtration rate was measured."),
        click.option("--egfr", metavar="RATE", help="Estimated filtration rate, as '55 mL/min/1.73 m2'."),
        click.option("--crcl-on", metavar="DATE", help="The day on which the clearance was measured."),
        click.option("--crcl", metavar="CLEARANCE", help="The patient's creatinine clearance, as '55 mL/min'."),
        click.option("--weight-for", metavar="WHICH", help="The weight for crcl: actual, ideal or adjusted. [actual]"),
        click.option("--creatinine-on", metavar="DATE", help="The day on which the creatinine was measured."),
        click.option("--creatinine", metavar="LEVEL", help="Creatinine, as '1.1 mg/dL', to work out crcl and egfr."),
        click.option("--sex", metavar="SEX", help="The patient's sex for the formulas: female or male."),
        click.option("--surface-by", metavar="NAME", help="Its formula: Mosteller or Du Bois. [Mosteller]"),
        click.option("--height", metavar="LENGTH", help="Body height, as '175 cm', to work out the surface."),
        click.option("--surface", metavar="AREA", help="The patient's body surface, as '1.8 m2'."),
        click.option("--weight", metavar="MASS", help="The patient's body weight, as '70.3 kg'."),
    ):
        command = option(command)
    return command


def patient_of(options: dict[str, Any]) -> Patient | None:
    """The patient named, if anything is told of one."""
    from posology.patient import Patient

    told = {key: options[key] for key in _TOLD if options[key] is not None}
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
    from posology.declared import told as told_boxes
    from posology.derived.standing_in import in_place, told_of
    from posology.errors import RegimenError, UnresolvedError
    from posology.measure import KINDS
    from posology.patient import Patient
    from posology.resolving import regimen_needs

    told, on = patient_of(options), day1(options)
    patient = told or Patient()
    missing = [kind for kind in regimen_needs(regimen) if not _is_told(patient, kind)]
    if missing:
        words = " and ".join(str(in_place(patient, kind) or KINDS[kind].words) for kind in missing)
        problem = f"the doses depend on the {words}, not given"
        instead = f"give {' '.join(HOW[kind] for kind in missing)}"
        if any(in_place(patient, kind) for kind in missing):
            instead = f"give what is missing with {FROM}; or {instead}"
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
            limit=told_boxes(regimen.boxes),
            instead=instead,
        )
    unknown = standing(regimen.boxes, told, (on,)).missing
    if unknown:
        click.echo(f"Not known: {unknown}.", err=True)
    worked_out = [f"Of the patient: {each}" for each in told_of(told, _used(regimen))]
    if not regimen_needs(regimen):
        return attrs.evolve(regimen, notes=(*regimen.notes, *worked_out, *_rates(regimen, told, on)))
    notes = [f"Doses worked out as of {on}, for {', '.join(said_of(told))}.", *worked_out]
    notes += _workings(regimen, told, on)
    made = regimen.for_patient(told, on)
    return attrs.evolve(made, notes=(*regimen.notes, *notes, *_rates(made, told, on)))


def _rates(made: Regimen, patient: Patient, on: dt.date) -> Iterator[str]:
    """What to set on the pump for each dose, with the weight of day 1."""
    from posology.measure import Measure

    if made.rate is not None and patient.measure("weight") is not None:
        weight = Measure("weight", patient.on(on)("weight"))
        yield from (f"Rate {made.rate.worked(dose, weight)}" for dose in dict.fromkeys(made.doses))


def _is_told(patient: Patient, kind: str) -> bool:
    from posology.measure import KIDNEYS

    if kind == "age":
        return patient.age is not None or patient.born is not None
    return patient.measure(kind) is not None and (kind not in KIDNEYS or bool(patient.measured_on(kind)))


def _used(regimen: Regimen) -> set[str]:
    """The measures that the doses, the limits or the patients of a regimen go by."""
    from posology.measure import KINDS
    from posology.resolving import bound_needs, regimen_needs

    boxes = (*regimen.boxes, *(bound.scope.patients for bound in regimen.bounds))
    by_limits = (kind for bound in regimen.bounds for kind in bound_needs(bound))
    return {*regimen_needs(regimen), *by_limits, *(kind for box in boxes for kind in KINDS if box.range(kind))}


def said_of(patient: Patient) -> Iterator[str]:
    """Tell what is given of a patient."""
    from posology.measure import MEASURES
    from posology.patient_class import CLASSES
    from posology.render.measures_told import measured

    for words, value, on in measured(patient, MEASURES):
        yield f"{words} {value}{f' measured on {on}' if on is not None else ''}"
    if patient.sex is not None:
        yield patient.sex
    if patient.born is not None:
        yield f"born {patient.born}"
    for words, value, _ in measured(patient, CLASSES):
        yield f"{words} {value}"


def _workings(regimen: Regimen, patient: Patient, on: dt.date) -> Iterator[str]:
    """The arithmetic of each dose that depends on the patient, as of day 1, where there is one on that day."""
    from posology.dose_rule import needs, worked
    from posology.errors import UnresolvedError

    for dose in dict.fromkeys(dose for dose in regimen.doses if needs(dose)):
        try:
            yield f"By the rule '{dose}': {worked(dose, patient.on(on)).text}"
        except UnresolvedError:
            yield f"By the rule '{dose}'"
