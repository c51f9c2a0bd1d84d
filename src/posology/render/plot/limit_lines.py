"""Limit lines: the limits on one day's total that are drawn with a schedule, and those that are not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

from posology.applies import may_pass, unless_for_regimen
from posology.bound import Bound
from posology.counting import entry_for
from posology.dose import Amount, ScaledDose
from posology.limit_table import rows_of
from posology.limits import Maintenance, PerDates, PerDay
from posology.patient import Patient
from posology.patients import Patients, relation
from posology.schedule import Schedule
from posology.stays import stays


@attrs.frozen
class LimitLine:
    """
    A limit on one day's total.

    Args:
        side: ``most``, or ``least`` of a range that is to be reached and kept.
        amount: The limit.
        whom: For which patients alone it is, where that is not everybody the schedule is for.
        names: What it is called; more than one where several bounds say the same.
    """

    side: Literal["most", "least"]
    amount: Amount
    whom: str
    names: tuple[str, ...]


@attrs.frozen
class Limits:
    """The limits that can be drawn, in order of their amount, and the names of all others that are given."""

    lines: tuple[LimitLine, ...]
    others: tuple[str, ...]


def limits_of(schedule: Schedule, bounds: Iterable[Bound], patient: Patient | None = None) -> Limits:
    """
    Sort bounds into those that are lines in a plot of daily totals and those that are not.

    A row of a table of limits is a bound of its own. What is meant for nobody that the schedule is for is left out.

    Args:
        schedule: What is drawn.
        bounds: What it is drawn with.
        patient: Whom it is for. [default the patients that the regimen declares]

    >>> from posology.regimen import Regimen
    >>> from posology.source import Source
    >>> from posology.step import Step
    >>> week = Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), start="2026-12-01")
    >>> source = Source("Example label")
    >>> bounds = [Bound.per_day("10 mg/day", source=source), Bound.rolling("10 mg", "24 hours", source=source)]
    >>> found = limits_of(week, bounds)
    >>> [(line.side, str(line.amount), line.names) for line in found.lines], found.others
    ([('most', '10 mg', ('per-day',))], ('rolling',))
    """
    found: dict[tuple[Literal["most", "least"], Amount, str], list[str]] = {}
    others: list[str] = []
    for bound in bounds:
        rows = rows_of([bound])
        meant = [(row, whom) for row in rows if (whom := _whom(schedule, row, patient)) is not None]
        for row, whom in meant:
            ends = list(_ends(schedule, row))
            for side, amount in ends:
                names = found.setdefault((side, amount, whom), [])
                names += [row.name] if row.name not in names else []
            if not ends and row.name not in others:
                others.append(row.name)
    lines = (LimitLine(side, amount, whom, tuple(names)) for (side, amount, whom), names in found.items())
    return Limits(tuple(sorted(lines, key=lambda line: (line.amount.base, line.side))), tuple(others))


def _ends(schedule: Schedule, bound: Bound) -> Iterator[tuple[Literal["most", "least"], Amount]]:
    """The limits of a bound on the whole total of one day; none where it limits something else."""
    if bound.scope.phase is not None or entry_for(schedule.regimen, bound) is not None:
        return
    ends: list[tuple[Literal["most", "least"], Amount]] = []
    if isinstance(bound, PerDay):
        ends = [("most", bound.most.in_one_day)]
    elif isinstance(bound, Maintenance):
        ends = [("least", bound.least.in_one_day), ("most", bound.most.in_one_day)]
    elif isinstance(bound, PerDates) and bound.days == 1 and not isinstance(bound.most, ScaledDose):
        ends = [("most", bound.most)]
    dimension = schedule.course.amount(0).dimension
    yield from (each for each in ends if each[1].dimension == dimension)


def _whom(schedule: Schedule, bound: Bound, patient: Patient | None) -> str | None:
    """For which patients alone a bound is: nothing said where for all of them, None where for none."""
    regimen, scope = schedule.regimen, bound.scope
    said = [bound.patients] if bound.patients else []
    refused = unless_for_regimen(regimen, bound)
    if refused is not None and refused.status == "NOT_APPLICABLE":
        return None
    if refused is not None:
        said.append(" or ".join(scope.indication))
    if patient is not None:
        days = (schedule.start, schedule.horizon.end - dt.timedelta(1))
        found = {stay.found for stay in stays(scope, patient, days)}
        found |= {"partly"} if may_pass(scope.patients, patient, regimen, days) else set()
    else:
        boxes: tuple[Patients | None, ...] = regimen.boxes or (None,)
        found = {relation(scope.patients, box) for box in boxes}
    if found == {"outside"}:
        return None
    said += [str(scope.patients)] if found != {"inside"} else []
    return ", ".join(said)
