"""Needed: what a regimen allows as needed, on which days, apart from the doses that have times."""

from __future__ import annotations

import datetime as dt

import attrs

from posology.as_needed import AsNeeded
from posology.dispensing.taking import Made
from posology.dose import Dose
from posology.dose_rule import needs
from posology.errors import UnresolvedError
from posology.horizon import Horizon
from posology.makeup import Makeup
from posology.needs.in_force import InForce, is_as_needed, without
from posology.regimen import Regimen
from posology.shape import DAY
from posology.sheet.entry import Part


@attrs.frozen
class Use:
    """
    What may be taken as needed, and within which limits.

    Args:
        dose: How much at a time.
        limits: How long apart at least, and how many at most in what time.
        first: The first date on which it may be taken.
        last: The last, counted in.
        parts: The units that make up a dose; none where they are not counted.
    """

    dose: Dose
    limits: AsNeeded
    first: dt.date
    last: dt.date
    parts: tuple[Part, ...] = ()


def uses(regimen: Regimen, day1: dt.date, shown: Horizon, made: dict[Dose, Made] | None = None) -> tuple[Use, ...]:
    """
    Give what a regimen allows as needed on the days shown.

    Args:
        regimen: The regimen, its doses plain.
        day1: The date of its day 1.
        shown: The days looked at.
        made: How each dose is made up, where units are counted.

    Raises:
        UnresolvedError: if a dose depends on the patient.

    >>> from posology.frequency import Frequency
    >>> from posology.step import Step
    >>> limits = Frequency.as_needed(at_least="6 hours", most=4, per="24 hours")
    >>> rescue = Regimen("examplol", "oral", Step("5 mg", limits))
    >>> week = Horizon("2026-12-01", "2026-12-08")
    >>> [(str(use.dose), str(use.limits), f"{use.last}") for use in uses(rescue, week.start, week)]
    [('5 mg', 'as needed, at least 6 hours apart, at most 4 in any 24 hours', '2026-12-07')]
    """
    low, high = ((each - day1).days * DAY for each in (shown.start, shown.end))
    found = []
    for span in InForce(regimen.concrete()).spans(max(low, 0), high):
        dose = span.part.dose
        if needs(dose):
            raise UnresolvedError(
                "as needed",
                f"'{span.part}' depends on the patient",
                value=str(span.part),
                instead="make the regimen for the patient first, by regimen.for_patient(patient)",
            )
        first, last = (day1 + dt.timedelta(minute // DAY) for minute in (max(span.start, low), span.stop - 1))
        way = (made or {}).get(dose)
        parts = way.units if isinstance(way, Makeup) else ()
        found.append(Use(dose, span.limits, first, last, parts))
    return tuple(sorted(found, key=lambda use: (use.first, use.last, str(use.dose))))


def with_times(regimen: Regimen) -> Regimen | None:
    """
    Give the regimen without what is taken as needed; None if nothing is left.

    >>> from posology.frequency import Frequency
    >>> from posology.step import Step
    >>> rescue = Frequency.as_needed(at_least="6 hours")
    >>> both = Regimen("examplol", "oral", Step(components=[("5 mg", Frequency.daily(2)), ("5 mg", rescue)], days=7))
    >>> str(with_times(both)), with_times(Regimen("examplol", "oral", Step("5 mg", rescue)))
    ('examplol, oral: 5 mg morning and evening for 7 days', None)
    """
    kept = without(regimen.concrete(), is_as_needed)
    if not any(part for item in kept for part in _parts(item)):
        return None
    return attrs.evolve(regimen, steps=kept)


def _parts(item: object) -> tuple[object, ...]:
    inner = getattr(item, "steps", None)
    if inner is not None:
        return tuple(part for each in inner for part in _parts(each))
    return tuple(getattr(item, "components", ()))
