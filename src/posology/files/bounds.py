"""File bounds: the table of each kind of bound in a protocol file, made from the kind itself."""

from __future__ import annotations

from collections.abc import Callable
from types import GenericAlias
from typing import Annotated, Any, ClassVar, Literal

import attrs

from posology.bound import Bound, Clock, Severity
from posology.dose import DailyAmount
from posology.errors import BoundError
from posology.files.ranges import AgeRange, ClearanceRange, FiltrationRange, SurfaceRange, WeightRange, range_text
from posology.files.scopes import ScopeForm, SharedScopeForm
from posology.files.values import SOME, AnyAmount, AnyDose, AnyRate, Change, Line, Name, WholeNumber, Window, given
from posology.limit_table import LIMITS, LimitTable
from posology.limits import KINDS as LIMIT_KINDS
from posology.measure import KINDS
from posology.source import Source
from posology.strength import Strength


@attrs.frozen(kw_only=True)
class BoundForm:
    """A limit; reaching it is allowed. Each kind has a form of its own."""

    kind: ClassVar[str]
    patients: Annotated[Line | None, "The patients it is stated for, in words. Left out: all."] = None
    scope: Annotated[ScopeForm | None, "Whom and what it is for, as ranges. Left out: anybody."] = None
    severity: Annotated[Severity | None, "How grave it is to break it. Left out: hard, of a usual dose soft."] = None
    source: Annotated[Name, "Where the limit comes from: a name under sources."]

    def build(self, name: str, source: Source) -> Bound:
        """Make the bound; its name is its key in the file."""
        scope = {} if self.scope is None else {"scope": self.scope.build()}
        return LIMIT_KINDS[self.kind](**given(self, "source", "scope"), **scope, name=name, source=source)


_READS: dict[str, Any] = {
    "any-dose": AnyDose,
    "any-amount": AnyAmount,
    "daily": DailyAmount,
    "change": Change,
    "change-of": Literal["start", "current"],
    "clock": Clock,
    "count": WholeNumber,
    "any-rate": AnyRate,
    "strength": Strength,
    "window": Window,
}
"""The value that each kind of field of a bound reads from a file."""


@attrs.frozen(kw_only=True)
class LimitRowForm:
    """A row of a table of limits: a range of its measure, and the limits there. Each kind of bound has a form."""

    kind: ClassVar[str]
    weight: Annotated[WeightRange | None, "Body weight, in a table over weight."] = None
    surface: Annotated[SurfaceRange | None, "Body surface, in a table over surface."] = None
    crcl: Annotated[ClearanceRange | None, "Creatinine clearance, in a table over crcl."] = None
    egfr: Annotated[FiltrationRange | None, "Estimated filtration rate, in a table over egfr."] = None
    age: Annotated[AgeRange | None, "Age in whole years, in a table over age."] = None

    def build(self, over: str, scope: SharedScopeForm | None, more: dict[str, Any]) -> Bound:
        """Make the bound of one row."""
        named = [kind for kind in KINDS if getattr(self, kind) is not None]
        if named != [over]:
            problem = f"a row names {' and '.join(named) or 'no measure'}, and the table goes over {over}"
            instead = f"write the range of {over} in each row, and that alone; what all rows share goes into scope"
            raise BoundError("rows", problem, value=named, limit=over, instead=instead)
        for_whom = (scope or SharedScopeForm()).of_row(over, getattr(self, over))
        return LIMIT_KINDS[self.kind](**given(self, *KINDS), **more, scope=for_whom)


@attrs.frozen(kw_only=True)
class LimitTableForm:
    """A limit that goes by a measure of the patient, row by row, without a gap or an overlap; else as its kind."""

    kind: ClassVar[str]
    over: Annotated[Literal["weight", "surface", "crcl", "egfr", "age"], "The measure that it goes by."]
    rows: list[Any]
    patients: Annotated[Line | None, "The patients it is stated for, in words. Left out: all."] = None
    scope: Annotated[SharedScopeForm | None, "Whom and what all rows are for. Left out: anybody."] = None
    severity: Annotated[Severity | None, "How grave it is to break it. Left out: hard, of a usual dose soft."] = None
    source: Annotated[Name, "Where the limits come from: a name under sources."]

    def build(self, name: str, source: Source) -> Bound:
        """Make the table; its name is its key in the file."""
        more = given(self, "source", "scope", "over", "rows") | {"source": source}
        return Bound.by_table(
            [each.build(self.over, self.scope, more) for each in self.rows], over=self.over, name=name
        )


def _form(kind: type[Bound], base: Any, of: Callable[[str], bool], more: dict[str, Any]) -> Any:
    """A form for one kind of bound: a key for each of some of its own fields, with what the field says of itself."""
    hints: dict[str, Any] = dict(more)
    space: dict[str, Any] = {"kind": kind.kind, "__doc__": kind.__doc__, "__annotations__": hints}
    for each in attrs.fields(kind):
        if "reads" not in each.metadata or not of(each.name):
            continue
        value = _READS[each.metadata["reads"]]
        if each.default is attrs.NOTHING:
            hints[each.name] = Annotated[value, each.metadata["says"]]
        else:
            hints[each.name] = Annotated[value | None, each.metadata["says"]]
            space[each.name] = None
    made: Any = type(f"{kind.__name__}{base.__name__.removeprefix('Bound')}", (base,), space)
    return attrs.frozen(kw_only=True)(made)


def _table_form(kind: type[Bound]) -> type[LimitTableForm]:
    """The form of the tables of one kind: its rows say the limits, the table all else."""
    rows = GenericAlias(list, _form(kind, LimitRowForm, lambda name: name in LIMITS, {}))
    keys = {"rows": Annotated[rows, "The rows, in any order.", SOME]}
    form: type[LimitTableForm] = _form(kind, LimitTableForm, lambda name: name not in LIMITS, keys)
    return form


BOUND_FORMS: dict[str, type[BoundForm]] = {
    name: _form(kind, BoundForm, lambda _: True, {}) for name, kind in LIMIT_KINDS.items()
}
"""The form of every kind of bound, by its name in files."""

LIMIT_TABLE_FORMS: dict[str, type[LimitTableForm]] = {name: _table_form(kind) for name, kind in LIMIT_KINDS.items()}
"""The form of a table of limits of every kind, by the name of the kind in files."""


def limit_rows(table: LimitTable) -> list[dict[str, Any]]:
    """
    Write the ranges of the rows of a table, as a file has them; each row without its limits.

    >>> from posology.source import Source
    >>> from posology.patients import Patients
    >>> from posology.scope import Scope
    >>> row = Bound.per_day("5 mg/day", source=Source("A label"), scope=Scope(patients=Patients(age=(None, 11))))
    >>> limit_rows(Bound.by_table([row], over="age"))
    [{'age': 'under 12 years'}]
    """
    return [{table.over: range_text(table.range_of(each))} for each in table.rows]
