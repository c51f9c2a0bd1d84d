"""Limit table: a bound whose limit goes by a measure of the patient, row by row, without a gap or an overlap."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

import attrs

from posology.bound import Bound, Severity
from posology.errors import BoundError
from posology.measure import KINDS
from posology.measure_range import MeasureRange
from posology.patients import Patients
from posology.scope import Scope
from posology.source import Source

LIMITS = ("least", "most")
"""What the rows of a table differ in, beside the range that each is for."""


def _as_rows(value: Iterable[Bound]) -> tuple[Bound, ...]:
    return tuple(value)


@attrs.frozen(kw_only=True)
class LimitTable(Bound):
    r"""
    One bound with a row of limits for each range of a measure; on each day the patient's own row counts.

    The rows are bounds of one kind that differ in their limits and in the range of the measure that their scopes name.
    Together the ranges leave nothing out between them, and no value is in two. Its kind, source, severity, patients and
    scope are those of the rows; its scope is that of all rows together.

    Args:
        over: The measure: ``weight``, ``surface``, ``crcl``, ``egfr`` or ``age``.
        rows: The rows, in any order. [1 or more]
        name: What it is called in reports; each row is called the same. [default the kind]

    Raises:
        BoundError: for a gap, an overlap, a row without a range of the measure, or rows that differ in anything else.

    >>> label = Source("Example label")
    >>> def row(most, *ends):
    ...     return Bound.per_day(most, source=label, scope=Scope(patients=Patients(crcl=ends)))
    >>> rows = [row("900 mg/day", "30 mL/min", None), row("300 mg/day", None, "under 30 mL/min")]
    >>> print(*str(Bound.by_table(rows, over="crcl")).split("; "), sep="\n")
    at most 900 mg on any day where the creatinine clearance is from 30 mL/min
    at most 300 mg on any day where it is under 30 mL/min
    """

    over: str = attrs.field()
    rows: tuple[Bound, ...] = attrs.field(converter=_as_rows)
    kind: str = attrs.field(init=False, default="")  # type: ignore[misc]
    source: Source = attrs.field(init=False)
    severity: Severity = attrs.field(init=False)
    patients: str = attrs.field(init=False)
    scope: Scope = attrs.field(init=False)

    @over.validator
    def _is_a_measure(self, _: object, value: Any) -> None:
        if value not in KINDS:
            raise BoundError("over", f"got {value!r:.40}", value=value, instead=f"write one of {', '.join(KINDS)}")

    @rows.validator
    def _can_be_one(self, _: object, rows: tuple[Any, ...]) -> None:
        if not rows:
            raise BoundError("rows", "none is given", limit=1, instead="give a bound for each range of the measure")
        for each in rows:
            if not isinstance(each, Bound) or isinstance(each, LimitTable):
                instead = "make each row by Bound.per_day and its like"
                raise BoundError("rows", f"got {each!r:.60}", value=each, instead=instead)
            if each.scope.patients.range(self.over) is None:
                problem = f"the row '{each}' says no {KINDS[self.over].words}"
                instead = f"name its range, as {self.over}=('{KINDS[self.over].example}', None) in its scope"
                raise BoundError("rows", problem, value=str(each), source=each.source, instead=instead)
        for each in rows[1:]:
            _refuse_unlike(rows[0], each, self.over)
        _refuse_gaps(rows, self.over)

    def __attrs_post_init__(self) -> None:
        first = self.rows[0]
        name = self.name or first.kind
        whole_range: dict[str, Any] = {self.over: self.range}
        whole = attrs.evolve(first.scope.patients, **whole_range)
        derived = {
            "name": name,
            "rows": tuple(attrs.evolve(each, name=name) for each in self.rows),
            "kind": first.kind,
            "source": first.source,
            "severity": first.severity,
            "patients": first.patients,
            "scope": attrs.evolve(first.scope, patients=whole),
        }
        for field, value in derived.items():
            object.__setattr__(self, field, value)

    @property
    def range(self) -> MeasureRange:
        """Every value of the measure for which there is a row."""
        ranges = sorted((self.range_of(each) for each in self.rows), key=_begin)
        low, high = ranges[0], ranges[-1]
        least = Fraction(0) if low.least is None else low.least
        return MeasureRange(self.over, least, high.most, low.least_counts, high.most_counts)

    def range_of(self, row: Bound) -> MeasureRange:
        """The values of the measure for which a row is."""
        return _range(row, self.over)

    def __str__(self) -> str:
        which = [f"the {KINDS[self.over].words}", *["it"] * (len(self.rows) - 1)]
        said = [f"{row} where {it} is {self.range_of(row)}" for it, row in zip(which, self.rows, strict=True)]
        return "; ".join(said)


Bound.table = LimitTable


def rows_of(bounds: Iterable[Bound]) -> tuple[Bound, ...]:
    """
    Give bounds with each table as its rows.

    >>> plain = Bound.per_day("5 mg/day", source=Source("Example label"))
    >>> rows_of([plain]) == (plain,)
    True
    """
    return tuple(row for each in bounds for row in (each.rows if isinstance(each, LimitTable) else (each,)))


def _range(row: Bound, over: str) -> MeasureRange:
    found = row.scope.patients.range(over)
    assert found is not None
    return found


def _begin(values: MeasureRange) -> tuple[Fraction, bool]:
    return (Fraction(0) if values.least is None else values.least), not values.least_counts


def _said(row: Bound, over: str) -> Iterator[tuple[str, Any]]:
    """All that the rows of a table share, by its name."""
    yield "kind", row.kind
    for each in attrs.fields(type(row)):
        if each.name not in (*LIMITS, "name", "scope"):
            yield each.name, getattr(row, each.name)
    for each in attrs.fields(Scope):
        if each.name != "patients":
            yield each.name, getattr(row.scope, each.name)
    for each in attrs.fields(Patients):
        if each.name != over:
            yield each.name, getattr(row.scope.patients, each.name)


def _refuse_unlike(first: Bound, row: Bound, over: str) -> None:
    for (name, one), (_, other) in zip(_said(first, over), _said(row, over), strict=False):
        if one != other:
            problem = f"two rows differ in {name}: {_short(one)} and {_short(other)}"
            instead = f"let the rows differ in {KINDS[over].words} and limits alone, or make bounds of their own"
            raise BoundError("rows", problem, value=other, limit=one, source=row.source, instead=instead)


def _short(value: Any) -> str:
    return f"{'none' if value is None or value == '' else value!s:.60}"


def _refuse_gaps(rows: tuple[Bound, ...], over: str) -> None:
    """Refuse rows between which a value is left out, or two of which hold one value."""
    ranges = sorted((_range(each, over) for each in rows), key=_begin)
    for row, after in itertools.pairwise(ranges):
        end, start = row.most, Fraction(0) if after.least is None else after.least
        if end is not None and (end < start or (end == start and not (row.most_counts or after.least_counts))):
            left_out = MeasureRange(over, end, start, not row.most_counts, not after.least_counts)
            problem, at = f"no row is for {KINDS[over].words} {left_out}", left_out
        elif end is None or end > start or (row.most_counts and after.least_counts):
            problem, at = f"two rows hold {KINDS[over].words} {_both(row, after)}", after
        else:
            continue
        example = KINDS[over].example
        instead = f"let a row begin where another ends, and count the end in one, as 'under {example}' and '{example}'"
        raise BoundError("rows", problem, value=str(at), limit=str(row), source=rows[0].source, instead=instead)


def _both(row: MeasureRange, after: MeasureRange) -> MeasureRange:
    """The values that are in both of two rows, of which the second does not begin before the first."""
    inner = min((row, after), key=lambda each: (each.most is None, each.most or 0, each.most_counts))
    return MeasureRange(row.kind, after.least, inner.most, after.least_counts, inner.most_counts)
