"""File doses: doses that depend on the patient, as a protocol file has them: rules, and tables by a measure."""

from __future__ import annotations

from types import GenericAlias
from typing import Annotated, Any, ClassVar, Literal, NewType

import attrs

from posology.bands import Band, Bands
from posology.dose import Dose
from posology.dose_rule import DoseRule
from posology.errors import RegimenError
from posology.files.ranges import EDGES
from posology.files.values import SOME, WholeNumber, given
from posology.measure import KIDNEYS, KINDS, Measure
from posology.rounding import Mode, Rounding
from posology.rows import ends

GivenDose = NewType("GivenDose", object)
"""What is given: a dose as text, a rule told by its key *base*, or a table told by its key *over*."""


@attrs.frozen(kw_only=True)
class RoundingForm:
    """How an amount is brought to what can be dispensed."""

    step: Annotated[Dose, "What can be dispensed; a whole multiple of it is given."]
    mode: Annotated[Mode | None, "Which multiple. Left out: down, which never gives more."] = None

    def build(self) -> Rounding:
        """Make the rounding."""
        return Rounding(**given(self))


@attrs.frozen(kw_only=True)
class RuleForm:
    """A dose that is worked out for a patient in a fixed order: scale, cap, round, cap again."""

    base: Annotated[GivenDose, "A dose, a dose per kg, per m2 or per mL/min, a table, or another rule."]
    most: Annotated[Dose | None, "The cap."] = None
    least: Annotated[Dose | None, "The smallest dose; less is raised to it."] = None
    rounding: Annotated[RoundingForm | None, "How it is rounded. Left out: not at all."] = None

    def build(self) -> DoseRule:
        """Make the rule."""
        rounding = None if self.rounding is None else self.rounding.build()
        return DoseRule(**given(self, "rounding"), rounding=rounding)


@attrs.frozen(kw_only=True)
class RowForm:
    """A row of a table: what is given from least, or over it, to under below, or up to and including upto."""

    least: Any = None
    over: Any = None
    below: Any = None
    upto: Any = None
    dose: Annotated[GivenDose | None, "What is given."] = None
    no_dose: Annotated[Literal[True] | None, "Nothing is given."] = None

    def build(self) -> dict[str, Any]:
        """Make the ends of the row and its dose, by their names."""
        if (self.dose is None) == (self.no_dose is None):
            problem = "says nothing to give" if self.dose is None else "says dose and no_dose"
            raise RegimenError("row", problem, limit=1, instead="write one of dose or no_dose = true")
        for one, other in (("least", "over"), ("below", "upto")):
            if None not in (getattr(self, one), getattr(self, other)):
                raise RegimenError("row", f"says {one} and {other}", limit=1, instead=f"write one of {one} or {other}")
        return given(self, "dose", "no_dose") | {"dose": self.dose}


@attrs.frozen(kw_only=True)
class TableForm:
    """A table of doses by one measure of the patient: rows in rising order, without a gap or an overlap."""

    over: ClassVar[str]
    rows: list[Any]

    def build(self) -> Bands:
        """Make the table."""
        if not self.rows:
            instead = f"write a row as {{ least = '{KINDS[self.over].example}', dose = '200 mg' }}"
            raise RegimenError("rows", "none is given", limit=1, instead=instead)
        return Bands(self.over, [Band.of(self.over, **each.build()) for each in self.rows], **given(self, "rows"))


def _made(base: type, over: str, keys: dict[str, Any], /, **defaults: Any) -> Any:
    """The form of a table, or of its rows, by one measure."""
    space = {"over": over, "__doc__": base.__doc__, "__annotations__": keys, **defaults}
    made: Any = type(f"{over.title()}{base.__name__}", (base,), space)
    return attrs.frozen(kw_only=True)(made)


def _table_form(over: str) -> type[TableForm]:
    """The form of the tables by one measure; only a clearance or a filtration rate is asked to be recent."""
    edge, sides, keys = EDGES[over], {}, {}
    sides["least"] = Annotated[edge | None, "The first value inside. Left out, in the first row: 0."]
    sides["over"] = Annotated[edge | None, "In the place of least: the value after which it begins, which is outside."]
    sides["below"] = Annotated[edge | None, "The first value outside. Left out, in the last row: no end."]
    sides["upto"] = Annotated[edge | None, "In the place of below: the last value inside."]
    rows = GenericAlias(list, _made(RowForm, over, sides, **dict.fromkeys(sides)))
    keys["rows"] = Annotated[rows, "The rows, in rising order.", SOME]
    dated: dict[str, Any] = {}
    if over in KIDNEYS:
        says = "How many days before day 1 it was measured at most. Left out: any number."
        keys["within_days"], dated["within_days"] = Annotated[WholeNumber | None, says], None
    form: type[TableForm] = _made(TableForm, over, keys, **dated)
    return form


TABLE_FORMS: dict[str, type[TableForm]] = {over: _table_form(over) for over in EDGES}
"""The form of the tables by each measure, by its name in files."""


def dose_value(dose: Dose) -> Any:
    """
    Write what is given each time as a file has it.

    >>> dose_value(DoseRule("15 mg/kg", most="1 g", rounding=Rounding("60 mg")))
    {'base': '15 mg/kg', 'most': '1 g', 'rounding': {'step': '60 mg', 'mode': 'down'}}
    >>> dose_value(DoseRule(Bands("age", [(0, 12, "5 mg"), (12, None, None)])))["rows"]
    [{'below': '12 years', 'dose': '5 mg'}, {'least': '12 years', 'no_dose': True}]
    """
    if isinstance(dose, DoseRule) and isinstance(dose.base, Bands) and dose == DoseRule(dose.base):
        return _value(dose.base)
    return _value(dose)


def _value(dose: Any) -> Any:
    if isinstance(dose, DoseRule):
        rule: dict[str, Any] = {"base": _value(dose.base)}
        rule |= {key: str(limit) for key in ("most", "least") if (limit := getattr(dose, key)) is not None}
        if dose.rounding is not None:
            rule["rounding"] = {"step": str(dose.rounding.step), "mode": dose.rounding.mode}
        return rule
    if isinstance(dose, Bands):
        days = {} if dose.within_days is None else {"within_days": dose.within_days}
        return {"over": dose.over, **days, "rows": [_row(dose.over, each) for each in dose.rows]}
    return str(dose)


def _row(over: str, row: Band) -> dict[str, Any]:
    found = {key: str(Measure(over, end)) for key, end in ends(row.within).items()}
    return {**found, **({"no_dose": True} if row.dose is None else {"dose": _value(row.dose)})}
