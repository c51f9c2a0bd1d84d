"""By row: a table of limits decided by its rows, and their verdicts made into one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import attrs

from posology.applies import ONLY
from posology.bound import Bound
from posology.limit_table import LimitTable
from posology.measure import KINDS
from posology.patient import Patient
from posology.patients import Patients, relation
from posology.region import Region
from posology.stays import Days, turning_days
from posology.verdict import Verdict, worst


def by_row(
    bound: Bound,
    decide: Callable[[Bound], Verdict],
    who: Patient | None = None,
    days: Days = (None,),
) -> Verdict:
    """
    Decide a bound; a table of limits by each of its rows.

    Args:
        bound: Any bound.
        decide: Decides a bound that is no table, for those whom it is for.
        who: Whom they are decided for, if it is one patient.
        days: The first and the last day of the course, where it is dated.

    Returns:
        Of a table one verdict: VIOLATED if a row is; else UNKNOWN if a row is, or if one patient is in none of them on
        some day; else PROVED if a row is; else NOT_APPLICABLE. It is that of the worst row, and names it.

    >>> from posology.scope import Scope
    >>> from posology.source import Source
    >>> def row(most, *ages):
    ...     return Bound.per_day(most, source=Source("A label"), scope=Scope(patients=Patients(age=ages)))
    >>> table = Bound.by_table([row("5 mg/day", None, 11), row("10 mg/day", 12, None)], over="age")
    >>> found = by_row(table, lambda each: Verdict(bound=each, status="UNKNOWN", missing=f"age, for {each.scope}"))
    >>> found.bound is table, found.missing
    (True, 'age, for age from 0 years')
    """
    if not isinstance(bound, LimitTable):
        return decide(bound)
    found = [decide(each) for each in bound.rows]
    said = {each.status for each in found}
    if "VIOLATED" in said:
        return _broken(bound, found, who)
    if "UNKNOWN" in said or said == {"NOT_APPLICABLE"}:
        return _undecided(bound, found, decide)
    day = _left_out(bound, who, days)
    if day is not None:
        words = KINDS[bound.over].words
        missing = f"a row for the patient's {words} on {day}: there is none but for {words} {bound.range}"
        return Verdict(bound=bound, status="UNKNOWN", missing=missing)
    return _kept(bound, [each for each in found if each.status == "PROVED"])


def _broken(table: LimitTable, found: Sequence[Verdict], who: Patient | None) -> Verdict:
    """The worst of the rows that are broken; of one patient with the place where a row is first broken."""
    broken = [each for each in found if each.status == "VIOLATED"]
    chosen = worst(broken)
    first = min((each for each in broken if each.witness is not None), key=_day, default=None)
    more: dict[str, Any] = {"regions": _regions(table, found)}
    if who is not None and first is not None and not any(each.ladder or each.moments for each in broken):
        assert first.witness is not None
        value = first.value if first.witness.value is None else first.witness.value
        more["witness"] = first.witness if first is chosen else attrs.evolve(first.witness, value=value)
    return attrs.evolve(chosen, bound=table, row=chosen.bound, **more)


def _undecided(table: LimitTable, found: Sequence[Verdict], decide: Callable[[Bound], Verdict]) -> Verdict:
    """What is missing, or why it is for nobody: said of the whole table, where it is so of every row."""
    chosen = next((each for each in found if each.status == "UNKNOWN"), found[0])
    if all(each.status == chosen.status for each in found):
        as_one = decide(attrs.evolve(table.rows[0], scope=table.scope))
        if as_one.status == chosen.status:
            return attrs.evolve(as_one, bound=table)
    return attrs.evolve(chosen, bound=table, regions=_regions(table, found))


def _kept(table: LimitTable, kept: Sequence[Verdict]) -> Verdict:
    """The row with the least room, with what every row covers and takes for granted."""
    chosen = worst(list(kept))
    beside: dict[str, Any] = {}
    for name in ("other", "twin"):
        others = [other for each in kept if (other := getattr(each, name)) is not None]
        beside[name] = worst(others) if others else None
    return attrs.evolve(
        chosen,
        bound=table,
        row=chosen.bound,
        covers=_covers(table, kept),
        assumes=tuple(dict.fromkeys(granted for each in kept for granted in each.assumes)),
        cause=chosen.cause or next((each.cause for each in kept if each.cause), ""),
        regions=_regions(table, kept),
        **beside,
    )


def _covers(table: LimitTable, kept: Sequence[Verdict]) -> str:
    """All that the rows cover, each what is its own; the patients of a box are in one row or another."""
    found = [(each.bound, part) for each in kept for part in each.covers.split("; ") if part]
    often = [part for _, part in found]
    of_each = {
        part if often.count(part) == len(kept) else f"{part} ({KINDS[table.over].words} {table.range_of(row)})": None
        for row, part in found
        if not part.startswith(ONLY)
    }
    in_parts = any(part.startswith(ONLY) for part in often)
    return "; ".join([*of_each, *(["each patient by the row that is for that patient"] if in_parts else [])])


def _day(verdict: Verdict) -> int:
    assert verdict.witness is not None
    return verdict.witness.day


def _regions(table: LimitTable, found: Sequence[Verdict]) -> tuple[Region, ...]:
    """The patients of every row that is for some; a row that is decided as a whole is one region. None if all are."""
    if not any(each.regions for each in found):
        return ()
    made: list[Region] = []
    for each in found:
        if each.status != "NOT_APPLICABLE":
            whole = Region((table.range_of(each.bound),), each.status, why=each.missing)
            made += [region for region in each.regions if region.status != "NOT_APPLICABLE"] or [whole]
    return tuple(sorted(made, key=lambda region: _start(table, region)))


def _start(table: LimitTable, region: Region) -> tuple[Fraction, bool]:
    values = next(each for each in region.ranges if each.kind == table.over)
    return values.least or Fraction(0), not values.least_counts


def _left_out(table: LimitTable, who: Patient | None, days: Days) -> dt.date | None:
    """The first day on which a patient whom a table is for otherwise is in none of its rows."""
    first, last, scope = days[0], days[-1], table.scope
    if who is None or first is None or last is None:
        return None
    every_row: dict[str, Any] = {table.over: table.range}
    measured = Patients(**every_row)
    others = attrs.evolve(scope.patients, **{table.over: None})

    def is_left_out(day: dt.date) -> bool:
        inside = relation(others, who, day, scope.within_days) != "outside"
        return inside and relation(measured, who, day, scope.within_days) == "outside"

    return next(filter(is_left_out, turning_days([scope.patients], who, (first, last), scope.within_days)), None)
