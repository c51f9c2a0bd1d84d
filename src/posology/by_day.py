"""By day: a bound decided with what counts on each day of a course: the scope it is for, and its limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import attrs

from posology.bound import Bound
from posology.patient import Patient
from posology.patients import Patients
from posology.resolving import bound_needs
from posology.stays import Days, Stay, stays
from posology.verdict import Verdict, worst

OF_ONE_DATE = ("per-dose", "usual-dose", "per-day", "infusion-rate", "concentration")
"""Kinds of bound on whose verdicts nothing bears that was given on another date."""

DecideOn = Callable[[int, int | None], Verdict]
"""Decides a bound on the days from one, from 0, up to but not including another; None is without an end."""


def on_days_in_scope(
    bound: Bound, who: Patient | Patients | None, days: Days, decide: DecideOn, *, endless: bool = False
) -> Verdict | None:
    """
    Decide a bound on one dose or one date for a patient who is in its scope on some days of a course and not on others.

    Its limit is that of each day, where it is per kg, per m2 or per mL/min and the patient's measure changes.

    Args:
        bound: The bound.
        who: The patient.
        days: The first and the last day of the course.
        decide: How it is decided on some of its days.
        endless: Whether the course goes on after the last day, as it is there.

    Returns:
        VIOLATED where it is broken on a day in scope; else UNKNOWN where it is not known of a day whether it is in
        scope; else the verdict on the days in scope. None for other kinds of bound, and where nothing changes.
    """
    first = days[0]
    whole = stays(bound.scope, who, days) if bound.kind in OF_ONE_DATE else []
    runs = [part for run in whole for part in _of_one_limit(run, bound, who)]
    inside = [run for run in runs if run.found == "inside"]
    if len(runs) < 2 or first is None or not inside:
        return None
    found = [decide(*_numbered(run, first, endless and run is runs[-1])) for run in inside]
    said = " and ".join(_said(run, endless and run is whole[-1]) for run in whole if run.found == "inside")
    covers = f"the days on which the patient is in its scope, {said}" if len(whole) > 1 else ""
    broken = [verdict for verdict in found if verdict.status == "VIOLATED"]
    if broken:
        return attrs.evolve(worst(broken), witness=broken[0].witness, covers=covers)
    unknown = next((run.found.removeprefix("unknown: ") for run in runs if run.found.startswith("unknown: ")), None)
    if unknown is not None:
        missing = f"the patient's {unknown}, for the bound is for {bound.scope.patients}"
        return Verdict(bound=bound, status="UNKNOWN", missing=missing)
    missing_too = next((verdict for verdict in found if verdict.status == "UNKNOWN"), None)
    kept = [verdict for verdict in found if verdict.status == "PROVED"]
    if missing_too is not None or not kept:
        return missing_too or found[0]
    return attrs.evolve(worst(kept), covers=covers)


def with_each_limit(
    bound: Bound, who: Patient | Patients | None, days: Days, decide: Callable[[dt.date | None], Verdict]
) -> Verdict:
    """
    Decide a bound on more than a date, whose limit may change with a measure of the patient during the course.

    Args:
        bound: The bound.
        who: The patient.
        days: The first and the last day of the course.
        decide: How it is decided with the limit of a day.

    Returns:
        What is so with the limit of every day: what keeps the smallest is PROVED, what breaks the largest VIOLATED.
    """
    parts = _of_one_limit(Stay(days[0], days[-1], ""), bound, who)
    found = [decide(part.first) for part in parts]
    unknown = next((verdict for verdict in found if verdict.status == "UNKNOWN"), None)
    if len({verdict.status for verdict in found}) == 1 or unknown is not None:
        return unknown or worst(found)
    missing = f"one limit: that of {' and '.join(str(part.first) for part in parts)} differ, and not all are kept"
    return Verdict(bound=bound, status="UNKNOWN", missing=missing)


def _of_one_limit(run: Stay, bound: Bound, who: Patient | Patients | None) -> list[Stay]:
    """A run of days in parts on each of which the limit of a bound is the same."""
    first, last = run.first, run.last
    if not isinstance(who, Patient) or first is None or last is None:
        return [run]
    turns = {day for kind in bound_needs(bound) for day in who.measured_on(kind) if first < day <= last}
    starts = sorted({first, *turns})
    ends = [*(day - dt.timedelta(1) for day in starts[1:]), last]
    return [Stay(day, end, run.found) for day, end in zip(starts, ends, strict=True)]


def _numbered(run: Stay, day1: dt.date, endless: bool) -> tuple[int, int | None]:
    assert run.first is not None
    assert run.last is not None
    return (run.first - day1).days, None if endless else (run.last - day1).days + 1


def _said(run: Stay, endless: bool) -> str:
    return f"from {run.first} on" if endless else f"{run.first} to {run.last}"
