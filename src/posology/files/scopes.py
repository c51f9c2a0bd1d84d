"""File scopes: the tables that say which patients a regimen or a bound is for."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import attrs

from posology.errors import BoundError
from posology.files.ranges import AgeRange, ClearanceRange, FiltrationRange, SurfaceRange, WeightRange, range_text
from posology.files.steps import SOME
from posology.files.values import Drug, Line, Route, WholeNumber, given
from posology.measure import KINDS
from posology.measure_range import MeasureRange
from posology.patient_class import CLASSES
from posology.patients import Patients
from posology.scope import Phase, Scope

Hepatic = Literal["none", "A", "B", "C"]
Dialysis = Literal["none", "haemodialysis", "peritoneal dialysis"]


@attrs.frozen(kw_only=True)
class PatientsForm:
    """The patients it is for; a measure that is left out may be anything."""

    weight: Annotated[WeightRange | None, "Body weight."] = None
    surface: Annotated[SurfaceRange | None, "Body surface."] = None
    crcl: Annotated[ClearanceRange | None, "Creatinine clearance."] = None
    egfr: Annotated[FiltrationRange | None, "Estimated filtration rate, per 1.73 m2 of body surface."] = None
    age: Annotated[AgeRange | None, "Age in whole years; both ends count."] = None
    hepatic: Annotated[list[Hepatic] | None, "Hepatic impairment: none, or Child-Pugh classes.", SOME] = None
    dialysis: Annotated[list[Dialysis] | None, "Dialysis: none, or which.", SOME] = None

    def build(self) -> Patients:
        """Make the box of patients."""
        return Patients(**given(self))


@attrs.frozen(kw_only=True)
class DeclaredForm:
    """The patients it is for: one table, or a list of tables of which a patient is in one."""

    boxes: list[PatientsForm]

    def build(self) -> list[Patients]:
        """Make the boxes of patients."""
        return [each.build() for each in self.boxes]


_OWN = ("route", "indication", "phase", "ingredient", "within_days")
"""The keys of a scope that are no measure of the patients."""


@attrs.frozen(kw_only=True)
class ScopeForm(PatientsForm):
    """Whom and what a bound is for; what is left out may be anything."""

    route: Annotated[list[Route] | None, "The routes, in full.", SOME] = None
    indication: Annotated[list[Line] | None, "The indications, word for word as the regimens have them.", SOME] = None
    phase: Annotated[Phase | None, "Only the doses of that phase count."] = None
    ingredient: Annotated[Drug | None, "The substance that is counted. Left out: the drug."] = None
    within_days: Annotated[
        WholeNumber | None,
        "How old crcl, egfr, a hepatic class and a word on dialysis may be on each day. Left out: any age.",
    ] = None

    def build(self) -> Any:
        """Make the scope."""
        own = {name: value for name, value in given(self).items() if name in _OWN}
        return Scope(patients=Patients(**given(self, *_OWN)), **own)


@attrs.frozen(kw_only=True)
class SharedScopeForm(ScopeForm):
    """Whom and what all rows of a table of limits are for; its own measure is in its rows."""

    def of_row(self, over: str, values: MeasureRange) -> Scope:
        """Make the scope of one row."""
        if getattr(self, over) is not None:
            problem, instead = f"{over} is in the scope of a table over {over}", "write it in the rows alone"
            raise BoundError("scope", problem, value=over, instead=instead)
        own = {name: value for name, value in given(self).items() if name in _OWN}
        patients: dict[str, Any] = {**given(self, *_OWN), over: values}
        return Scope(patients=Patients(**patients), **own)


def patients_table(patients: Patients) -> dict[str, Any]:
    """
    Write the patients as a file has them.

    >>> patients_table(Patients(weight=("40 kg", "150 kg"), hepatic="A"))
    {'weight': ['40 kg', '150 kg'], 'hepatic': ['A']}
    """
    ranges = {kind: patients.range(kind) for kind in KINDS}
    written: dict[str, Any] = {kind: range_text(found) for kind, found in ranges.items() if found is not None}
    return written | {kind: list(found) for kind in CLASSES if (found := patients.classes(kind))}


def declared_table(boxes: tuple[Patients, ...]) -> dict[str, Any] | list[dict[str, Any]]:
    """
    Write the boxes of patients that a regimen declares: of one its table, of several a list of tables.

    >>> declared_table((Patients(age=(0, 0)), Patients(age=(18, None))))
    [{'age': ['0 years', 'under 1 years']}, {'age': 'from 18 years'}]
    """
    listed = [patients_table(each) for each in boxes]
    return listed[0] if len(listed) == 1 else listed


def scope_table(scope: Scope) -> dict[str, Any]:
    """
    Write a scope as a file has it.

    >>> scope_table(Scope(route="oral", phase="loading"))
    {'route': ['oral'], 'phase': 'loading'}
    """
    more: dict[str, Any] = {"route": list(scope.route), "indication": list(scope.indication)}
    more |= {"phase": scope.phase, "ingredient": scope.ingredient, "within_days": scope.within_days}
    return patients_table(scope.patients) | {name: value for name, value in more.items() if value}
