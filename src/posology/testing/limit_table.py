"""Limit table: strategy of tables of limits by a measure."""

from __future__ import annotations

import itertools
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.bound import Bound
from posology.limit_table import LIMITS, LimitTable
from posology.limits import KINDS as LIMIT_KINDS
from posology.measure import KINDS
from posology.measure_range import MeasureRange
from posology.share import Share
from posology.testing.bound import bounds
from posology.testing.named import named
from posology.testing.patient import measures

_SIDES = ("below", "above", "alone")
"""In which row a value between two rows is; alone it is a row of its own."""


@named
def limit_tables(kind: str | None = None, *, over: str | None = None) -> SearchStrategy[LimitTable]:
    """
    Tables of limits of one to some rows, with or without an end, in any order.

    Args:
        kind: The kind of its rows, by its name in files. [default every kind]
        over: The measure. [default any]

    >>> from posology.testing.plainest import plainest
    >>> print(plainest(limit_tables("per-day", over="age"), lambda table: len(table.rows) > 1))
    at most 1 mg on any day where the age is under 1 years; at most 1 mg on any day where it is from 1 years
    """
    kinds = st.sampled_from(list(LIMIT_KINDS)) if kind is None else st.just(kind)
    measured = st.sampled_from(list(KINDS)) if over is None else st.just(over)
    return st.tuples(kinds, measured).flatmap(lambda both: _tables(*both))


def _tables(kind: str, over: str) -> SearchStrategy[LimitTable]:
    ranges = st.builds(
        _ranges,
        st.just(over),
        st.sets(measures(over).map(lambda each: each.number).filter(bool), min_size=1, max_size=3).map(sorted),
        st.lists(st.just("above") if over == "age" else st.sampled_from(_SIDES), min_size=3, max_size=3),
        st.sampled_from([(True, True), (False, True), (True, False)]),
    )
    limits = st.lists(bounds(kind), min_size=7, max_size=7)
    return st.builds(_table, st.just(over), bounds(kind), limits, ranges.flatmap(st.permutations))


def _ranges(over: str, edges: list[Fraction], sides: list[str], open_ends: tuple[bool, bool]) -> list[MeasureRange]:
    """Ranges that follow one another, at an edge without what is left out or held twice."""
    cuts: list[tuple[Fraction | None, str]] = [(None, ""), *zip(edges, sides, strict=False), (None, "")]
    made: list[MeasureRange] = []
    for (low, side), (high, after) in itertools.pairwise(cuts):
        if low is not None and side == "alone":
            made.append(MeasureRange(over, low, low))
        ends = low is None or side == "above", over != "age" and (high is None or after == "below")
        made.append(MeasureRange(over, low, high, *ends))
    first, last = (0 if open_ends[0] else 1), (len(made) if open_ends[1] else len(made) - 1)
    return made[first:last]


def _table(over: str, first: Bound, limits: list[Bound], ranges: list[MeasureRange]) -> LimitTable:
    rows = [_row(first, each, over, values) for each, values in zip(limits, ranges, strict=False)]
    return LimitTable(rows=tuple(rows), over=over, name=first.name)


def _row(first: Bound, other: Bound, over: str, values: MeasureRange) -> Bound:
    """A bound like the first but for its limits and its range."""
    own: dict[str, Any] = {over: values}
    scope = attrs.evolve(first.scope, patients=attrs.evolve(first.scope.patients, **own))
    mixed = isinstance(getattr(first, "most", None), Share) != isinstance(getattr(other, "most", None), Share)
    chosen = {} if mixed else {name: getattr(other, name) for name in LIMITS if hasattr(other, name)}
    return attrs.evolve(first, scope=scope, **chosen)
