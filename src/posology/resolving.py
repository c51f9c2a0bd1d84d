"""Resolving: what depends on the patient, made plain for one patient."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any

import attrs

from posology.bands import Bands
from posology.bound import Bound
from posology.cycle import Cycle, duration
from posology.cycle import doses as doses_of
from posology.dated_measures import DatedMeasures
from posology.dose import Amount, Dose
from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange
from posology.dose_rule import DoseRule, Known, dose_for, needs, scale_of, tables
from posology.errors import RegimenError, UnitError, UnresolvedError
from posology.frequency import ClockFrequency
from posology.horizon import day_of
from posology.measure import KINDS
from posology.patient import Patient
from posology.rate import RatePerWeight
from posology.step import Step
from posology.titration import Titration


def with_doses(items: Iterable[Any], give: Callable[[Any], Any]) -> tuple[Any, ...]:
    """
    Give the same steps, cycles and titrations with other doses; where *give* gives None, nothing is given.

    Raises:
        RegimenError: for no dose in a step whose times depend on the doses before, as every 2 days do.

    >>> [str(step) for step in with_doses([Step("5 mg", days=2)], lambda dose: Dose(2 * dose))]
    ['10 mg morning for 2 days']
    """
    return tuple(_titrated(item, give) if isinstance(item, Titration) else _with_doses(item, give) for item in items)


def _titrated(rules: Titration, give: Callable[[Any], Any]) -> Titration:
    def some(doses: DoseRange | DoseChoice | None) -> DoseRange | DoseChoice | None:
        if isinstance(doses, DoseChoice):
            return DoseChoice(*map(give, doses.doses))
        return None if doses is None else DoseRange(give(doses.least), give(doses.most))

    floor = None if rules.floor is None else give(rules.floor)
    start, increment = some(rules.start), some(rules.increment)
    return attrs.evolve(rules, start=start, increment=increment, ceiling=give(rules.ceiling), floor=floor)


def with_amounts(dose: Any, give: Callable[[Dose], Dose]) -> Any:
    """
    Give any dose, plain or not, with every amount in it as another one: also those of tables, caps and rounding.

    >>> str(with_amounts(DoseRule("15 mg/kg", most="1 g"), lambda dose: dose * 2))
    '30 mg/kg, at most 2 g'
    """
    if isinstance(dose, Bands):
        rows = [attrs.evolve(row, dose=row.dose and with_amounts(row.dose, give)) for row in dose.rows]
        return Bands(dose.over, rows, within_days=dose.within_days)
    if not isinstance(dose, DoseRule):
        return give(dose)
    caps = {name: each and give(each) for name, each in (("most", dose.most), ("least", dose.least))}
    rounding = dose.rounding and attrs.evolve(dose.rounding, step=give(dose.rounding.step))
    return DoseRule(with_amounts(dose.base, give), **caps, rounding=rounding)


def _with_doses(item: Step | Cycle, give: Callable[[Any], Any]) -> Step | Cycle:
    if isinstance(item, Cycle):
        return attrs.evolve(item, steps=with_doses(item.steps, give))
    found = [(part, give(part.dose)) for part in item.components]
    if any(dose is None for _, dose in found):
        _refuse_phases(item)
    return Step(components=[attrs.evolve(part, dose=dose) for part, dose in found if dose is not None], days=item.days)


def _refuse_phases(step: Step) -> None:
    """Leaving a dose out must not move another one: its times may not go on from it."""
    for part in step.components:
        if not isinstance(part.frequency, ClockFrequency) or part.frequency.every != 1:
            raise RegimenError(
                "dose",
                f"no dose in '{step}', whose times go on from the doses before",
                value=str(step),
                instead="write a regimen of its own for these patients",
            )


def steps_for(items: Iterable[Any], patient: Patient, on: Any = None) -> tuple[Any, ...]:
    """
    Give steps and cycles with plain doses for one patient; the age is that on the day of each dose.

    A step is cut where a birthday brings another row of a table, and where a dated measure that it goes by changes. All
    else is taken as on day 1.

    Args:
        items: The items of a regimen; a titration is kept as it is.
        patient: The patient.
        on: The date of day 1; needed where a dose depends on the age or on the day of a measurement.

    Raises:
        UnresolvedError: for what is not known, or a birthday or another measure inside a cycle.
        RegimenError: for a dose that comes to 0.

    >>> [str(step) for step in steps_for([Step("15 mg/kg", days=2)], Patient(weight="58 kg"))]
    ['870 mg morning for 2 days']
    """
    start = None if on is None else day_of(on)
    made: list[Any] = []
    day: int | None = 0
    for item in items:
        if isinstance(item, Titration):
            made.append(item)
            continue
        assert day is not None
        length = duration(item)
        if patient.born is None:
            _refuse_unknown_birthday(item, patient, None if length is None else day + length)
        for first, part in _cut(item, patient, start, day):
            made += with_doses([part], lambda dose, first=first: dose_for(dose, _known(patient, start, first)))  # type: ignore[misc]
        day = None if length is None else day + length
    return tuple(made)


def _known(patient: Patient, start: dt.date | None, day: int) -> Known:
    """What is known on a day of the course: the age and the dated measures of that day, all else as on day 1."""
    then, first = patient.on(None if start is None else start + dt.timedelta(day)), patient.on(start)

    def known(kind: str, within_days: int | None = None) -> Fraction:
        changes = kind == "age" or isinstance(patient.measure(kind), DatedMeasures)
        return (then if changes else first)(kind, within_days)

    return known


def age_edges(doses: Iterable[Any]) -> list[int]:
    """The ages, in whole years, at which a dose may change."""
    return sorted({int(e) for dose in doses for table in tables(dose) if table.over == "age" for e in table.edges if e})


def _cut(item: Step | Cycle, patient: Patient, start: dt.date | None, day: int) -> Iterator[tuple[int, Step | Cycle]]:
    """The item in parts, each with its first day, between which an age is reached at which a dose may change."""
    if start is None:
        yield day, item
        return
    length = duration(item)
    end = None if length is None else day + length
    turns = sorted({((when - start).days, why) for when, why in _turns(item, patient)})
    for each, why in turns:
        if each <= day or (end is not None and each >= end):
            continue
        if isinstance(item, Cycle):
            when = start + dt.timedelta(each)
            raise UnresolvedError(
                "age" if why == "birthday" else "measure",
                f"the {why} on {when} falls into '{item}'",
                value=when,
                limit=f"a cycle that ends before the {why} on {when}",
                instead="write the steps before and after it",
            )
        before, item = item.split(each - day)
        yield day, before
        day = each
    yield day, item


def _turns(item: Step | Cycle, patient: Patient) -> Iterator[tuple[dt.date, str]]:
    """The days on which a dose of an item may change, each with what changes."""
    doses = doses_of(item)
    if patient.born is not None:
        reached = (patient.birthday(years) for years in age_edges(doses))
        yield from ((day, "birthday") for day in reached if day is not None)
    for kind in dict.fromkeys(kind for dose in doses for kind in needs(dose)):
        if isinstance(patient.measure(kind), DatedMeasures):
            yield from ((day, f"other {KINDS[kind].words}") for day in patient.measured_on(kind))


def _refuse_unknown_birthday(item: Step | Cycle, patient: Patient, end: int | None) -> None:
    """Refuse an age in years where the course may go on past a birthday at which a dose changes."""
    edges = age_edges(doses_of(item))
    if patient.age is None or not edges:
        return
    reached = None if end is None else patient.age.number + -(-(end - 1) // 365)
    passed = next((e for e in edges if e > patient.age.number and (reached is None or e <= reached)), None)
    if passed is not None:
        raise UnresolvedError(
            "age",
            f"the course may go on past the age of {passed} years",
            value=str(patient.age),
            limit="date of birth, for a dose changes with a birthday",
            instead="give it, as born='2014-06-30'",
        )


def limited(bound: Bound, known: Known) -> Bound:
    """
    Give a bound with its limits per kg, per m2 or per mL/min made plain for one patient.

    Raises:
        UnresolvedError: if the weight, the surface or the clearance is not known.
    """
    found: dict[str, Any] = {}
    for name in ("least", "most"):
        limit = getattr(bound, name, None)
        scale = scale_of(limit)
        if scale is not None:
            found[name] = _plain_limit(limit, known(scale))
    try:
        return attrs.evolve(bound, **found) if found else bound
    except UnitError as error:  # a limit of one dose is a dose, and 0 is none
        what = f"a limit of more than 0, which '{bound}' is not for this patient"
        raise UnresolvedError("limit", error.problem, value=str(bound), limit=what, instead="ask the source") from error


def _plain_limit(limit: Any, measure: Fraction) -> Amount:
    return limit.for_weight(measure) if isinstance(limit, RatePerWeight) else Amount(limit.number * measure, limit.unit)


def settled(regimen: Any) -> Any:
    """
    Give the same regimen, in which a rule that depends on no measure of the patient is the dose that it comes to.

    Args:
        regimen: A regimen.

    Raises:
        RegimenError: for a rule that comes to 0.

    >>> from posology.regimen import Regimen
    >>> str(settled(Regimen("examplol", "oral", Step(DoseRule("300 mg", most="250 mg"), days=2))))
    'examplol, oral: 250 mg morning for 2 days'
    """
    if not any(_is_settled(dose) for dose in regimen.doses):
        return regimen
    nobody = Patient().on()
    steps = with_doses(regimen.steps, lambda dose: dose_for(dose, nobody) if _is_settled(dose) else dose)
    return attrs.evolve(regimen, steps=steps)


def _is_settled(dose: Any) -> bool:
    return isinstance(dose, DoseRule) and not needs(dose)


def regimen_needs(regimen: Any) -> tuple[str, ...]:
    """
    Name the measures that the doses of a regimen depend on.

    Args:
        regimen: A regimen, or whatever has *doses*.
    """
    return tuple(dict.fromkeys(kind for dose in regimen.doses for kind in needs(dose)))


def is_of_times(bound: Bound, regimen: Any) -> bool:
    """
    Whether a bound is decided by the times of doses, whatever the patient.

    A least duration is not, where a table has rows without a dose.
    """
    lasts = bound.kind == "duration" and getattr(bound, "least", None) is not None
    found = (row for dose in regimen.doses for table in tables(dose) for row in table.rows) if lasts else ()
    return bound.is_of_times and all(row.dose is not None for row in found)


def bound_needs(bound: Bound) -> tuple[str, ...]:
    """Name the measures that the limits of a bound depend on."""
    limits = [getattr(bound, name, None) for name in ("least", "most")]
    return tuple({kind for each in limits if scale_of(each) is not None for kind in needs(each)})
