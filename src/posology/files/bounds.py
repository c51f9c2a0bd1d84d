"""File bounds: the table of each kind of bound in a protocol file, made from the kind itself."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

import attrs

from posology.bound import Bound, Clock, Severity
from posology.dose import DailyAmount
from posology.files.scopes import ScopeForm
from posology.files.values import AnyAmount, AnyDose, Change, Line, Name, WholeNumber, Window, given
from posology.limits import KINDS
from posology.rate import Rate
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
        return KINDS[self.kind](**given(self, "source", "scope"), **scope, name=name, source=source)


_READS: dict[str, Any] = {
    "any-dose": AnyDose,
    "any-amount": AnyAmount,
    "daily": DailyAmount,
    "change": Change,
    "change-of": Literal["start", "current"],
    "clock": Clock,
    "count": WholeNumber,
    "rate": Rate,
    "strength": Strength,
    "window": Window,
}
"""The value that each kind of field of a bound reads from a file."""


def _form(kind: type[Bound]) -> type[BoundForm]:
    """The form of one kind of bound: a key for each of its own fields, with what the field says of itself."""
    hints: dict[str, Any] = {}
    space: dict[str, Any] = {"kind": kind.kind, "__doc__": kind.__doc__, "__annotations__": hints}
    for each in attrs.fields(kind):
        if "reads" not in each.metadata:
            continue
        value = _READS[each.metadata["reads"]]
        if each.default is attrs.NOTHING:
            hints[each.name] = Annotated[value, each.metadata["says"]]
        else:
            hints[each.name] = Annotated[value | None, each.metadata["says"]]
            space[each.name] = None
    made: Any = type(f"{kind.__name__}Form", (BoundForm,), space)
    form: type[BoundForm] = attrs.frozen(kw_only=True)(made)
    return form


BOUND_FORMS: dict[str, type[BoundForm]] = {name: _form(kind) for name, kind in KINDS.items()}
"""The form of every kind of bound, by its name in files."""
