"""Check: hold a regimen or a schedule against its bounds; four verdicts, and an unknown is never a pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, get_args

import attrs

from posology import units
from posology.administration import Administration
from posology.applies import those_in_scope, unless_crossed, unless_for_regimen, unless_meant
from posology.asked import asked
from posology.bound import Bound, bounds_of
from posology.by_day import on_days_in_scope, with_each_limit
from posology.by_row import by_row
from posology.counting import Counted, counting
from posology.deciding import Decide, days_looked_at, from_day1, on_regimen, on_schedule
from posology.declared import as_confirmed, of_every_box
from posology.dose import Amount
from posology.errors import BoundError, RegimenError
from posology.for_whom import decided_for
from posology.granted import as_declared, looking_back, measures_stay, taken_for_granted
from posology.ingredient import Ingredient, as_ingredients
from posology.limit_table import rows_of
from posology.logs.check_log import check_log
from posology.logs.log import Log
from posology.override import Override
from posology.patient import Patient
from posology.patients import Patients
from posology.regimen import Boxes, Regimen
from posology.schedule import Schedule
from posology.stays import Days, last_day_alive
from posology.together.check_together import check_together
from posology.usual import unless_a_slip
from posology.verdict import Report, Verdict

Earlier = Literal["none", "unknown"]
"""What is known of doses before day 1: that there were none, or nothing."""


def check(
    subject: Regimen | Schedule | Iterable[Schedule] | Log | Iterable[Administration],
    bounds: Iterable[Bound] | None = None,
    *,
    patient: Patient | Boxes = None,
    earlier: Earlier | Amount | str | None = None,
    overrides: Mapping[str, Override] | None = None,
    ingredients: Iterable[Ingredient] = (),
) -> Report:
    """
    Decide every bound, from the segments of the course and never by walking the calendar.

    A schedule is judged from day 1 of its course up to the last day it shows (totals and durations: to the end of the
    course); in a zone windows and intervals are decided on both clocks. A regimen is judged for every start date, with
    the usual slot times, without a late start and without a zone. A titration that leaves something open is judged for
    every decision path it allows, as-needed doses for every way to take them. Doses that were really given are judged
    as `check_log` says, several schedules at once as `check_together` says.

    A bound counts the ingredient that its scope names, by the ingredients of the regimen; without a name the drug.

    Args:
        subject: What is checked.
        bounds: What it is held against. [default the regimen's own; needed for a log, and for several schedules]
        patient: Whom it is for: one patient, or every patient of a box or of several. [default the patients the
            regimen declares] Of one patient who is in none of the boxes that the regimen declares nothing is decided,
            unless the patient is *confirmed*.
        earlier: The amount of the drug given before day 1, as "2 g"; ``none`` if there was none; ``unknown`` if that
            is not known: then nothing that looks back is proved. Left out, a lifetime bound is unknown, and the other
            verdicts that depend on it say that they assume no dose before day 1.
        overrides: Why, by the name of a soft bound, it may be broken; they stay in the report.
        ingredients: All that the doses of a log hold; a regimen says it itself.

    Returns:
        A verdict for each bound, in order; the report is ok only if there is one and all are PROVED.

    >>> from posology.frequency import Frequency
    >>> from posology.source import Source
    >>> from posology.step import Step
    >>> limit = Bound.rolling("4 g", "24 hours", source=Source("Example label", section="4.2"))
    >>> print(check(Regimen("examplol", "oral", Step("1 g", Frequency.every(hours=6))), [limit])["rolling"].margin)
    0 g
    """
    if isinstance(subject, Log) or (isinstance(subject, Iterable) and not isinstance(subject, (Schedule, str))):
        report = _check_several(subject, bounds, patient, earlier, ingredients)
        return attrs.evolve(report, verdicts=tuple(overridden(list(report), overrides or {})))
    regimen = subject.regimen if isinstance(subject, Schedule) else subject
    if not isinstance(regimen, Regimen):
        raise RegimenError(
            "subject", f"got {subject!r:.60}", value=subject, instead="give a regimen, a schedule or a log"
        )
    refuse_ingredients(ingredients)
    before = before_day1(regimen, earlier)
    listed = bounds_of(regimen.bounds if bounds is None else bounds)
    declared = rows_of(listed)

    def on_day(
        each: Bound, who: Patient | Patients | None, on: dt.date | None, shown: tuple[int, int | None] | None = None
    ) -> Verdict:
        """A bound on what it counts, with what is known of a patient on one day, perhaps on some days alone."""

        def decided(found: Counted) -> Verdict:
            def plain(chosen: Regimen) -> Decide:
                if isinstance(subject, Schedule):
                    counted = subject if found.entry is None else from_day1(subject, found.regimen, subject.stop)
                    return on_schedule(counted, found.before, shown)
                return on_regimen(chosen, found.before)

            return decided_for(found.regimen, each, who, plain, found.before, on)

        return counting(regimen, each, before, decided)

    boxes = regimen.patients if patient is None or isinstance(patient, Patient) else patient

    def decided(bound: Bound) -> Verdict:
        def decide(who: Patient | Patients | None) -> Verdict:
            days: Days = _span(subject, who, bound) if isinstance(subject, Schedule) else (None,)
            found = unless_for_regimen(regimen, bound)
            if found is None and isinstance(subject, Schedule):
                found = _by_day(subject, bound, who, days, on_day)
            if found is None:
                found = unless_meant(regimen, bound, who, days)
                found = found or unless_crossed(
                    with_each_limit(bound, who, days, lambda on: asked(bound, lambda each: on_day(each, who, on))),
                    who,
                    days,
                )
            found = measures_stay(regimen, those_in_scope(found, who, declared), who, _length(subject, bound))
            return as_confirmed(regimen, found, who, days)

        verdict = decide(patient) if isinstance(patient, Patient) else of_every_box(boxes, bound, decide, declared)
        if patient is None:
            verdict = as_declared(regimen, verdict)
        return taken_for_granted(regimen, looking_back(verdict, earlier, before))

    one = patient if isinstance(patient, Patient) else None
    verdicts = []
    for each in listed:
        days: Days = _span(subject, one, rows_of([each])[0]) if isinstance(subject, Schedule) else (None,)
        verdicts.append(by_row(each, decided, one, days))
    return Report(tuple(overridden(verdicts, overrides or {})))


def _by_day(
    schedule: Schedule, bound: Bound, who: Patient | Patients | None, days: Days, on_day: Callable[..., Verdict]
) -> Verdict | None:
    """The verdict on the days in scope, where a patient is in it on some days only and the bound is of one of them."""
    if schedule.zone is not None and bound.kind in ("infusion-rate", "concentration"):
        return None  # these are decided on the days of the course, which are not always those of the clock

    def decide(first: int, stop: int | None) -> Verdict:
        on = schedule.day1 + dt.timedelta(first)
        return unless_a_slip(bound, lambda each: on_day(each, who, on, (first, stop)))

    return on_days_in_scope(bound, who, days, decide, endless=days_looked_at(schedule, bound) is None)


def _check_several(
    subject: Iterable[Any], bounds: Any, patient: Patient | Boxes, earlier: Any, ingredients: Any
) -> Report:
    """Check several schedules at once, or a log."""
    found: Any = subject if isinstance(subject, Log) else list(subject)
    together = not isinstance(found, Log) and bool(found) and all(isinstance(each, Schedule) for each in found)
    if bounds is None:
        what = "the schedules are" if together else "the log is"
        raise BoundError("bounds", "none is given", instead=f"name what {what} held against")
    if together:
        refuse_ingredients(ingredients)
        return check_together(found, bounds, patient=patient, earlier=earlier)
    before = "unknown" if earlier is None else earlier
    return check_log(found, bounds, patient=patient, earlier=before, ingredients=ingredients)


def refuse_ingredients(ingredients: Iterable[Ingredient]) -> None:
    """Refuse ingredients beside a regimen, which names its own."""
    if as_ingredients(ingredients):
        problem = "they are given beside a regimen"
        raise RegimenError("ingredients", problem, instead="give them to it, as Regimen(..., ingredients=[...])")


def _length(subject: Regimen | Schedule, bound: Bound) -> int | None:
    """How many days a bound is decided for."""
    return days_looked_at(subject, bound) if isinstance(subject, Schedule) else subject.days


def _span(schedule: Schedule, who: Patient | Patients | None, bound: Bound) -> tuple[dt.date, dt.date]:
    """Day 1 and the last day looked at; of a course without an end the last on which the patient can be alive."""
    length = days_looked_at(schedule, bound)
    if length is not None:
        return schedule.day1, schedule.day1 + dt.timedelta(length - 1)
    return schedule.day1, last_day_alive(who, schedule.day1)


def before_day1(regimen: Regimen, earlier: Any) -> Amount | None:
    """Give the amount given before day 1, if it is known."""
    dose = regimen.doses[0]
    if earlier is None or earlier == "unknown":
        return None
    if earlier == "none":
        return Amount(0, dose.unit)
    if not isinstance(earlier, (Amount, str)) and not units.is_quantity(earlier):
        instead = f"write {' or '.join(map(repr, get_args(Earlier)))}, or an amount, as '2 g'"
        raise RegimenError("earlier", f"got {earlier!r:.40}", value=earlier, instead=instead)
    amount = Amount(earlier)
    if amount.dimension != dose.dimension:
        problem = f"{amount} is a {amount.dimension}, the doses are {dose.dimension}"
        instead = f"give it in units of {dose.dimension}"
        raise RegimenError("earlier", problem, value=str(amount), limit=str(dose), instead=instead)
    return amount


def overridden(verdicts: list[Verdict], overrides: Mapping[str, Any]) -> list[Verdict]:
    """Put each override on the verdict it is for; one for a bound that is not soft, or not there, is refused."""
    names = [verdict.bound.name for verdict in verdicts]
    by_name = {name: n for n, name in enumerate(names)}
    for name, override in overrides.items():
        if names.count(name) > 1:
            problem = f"{names.count(name)} bounds are named {name!r:.40}"
            raise BoundError("overrides", problem, value=name, instead="give each a name of its own")
        if not isinstance(override, Override):
            instead = "give an Override with a reason and a name"
            raise BoundError("overrides", f"got {override!r:.40}", value=override, instead=instead)
        if name not in by_name:
            listed = ", ".join(by_name) or "none"
            raise BoundError("overrides", f"no bound is named {name!r:.40}", value=name, instead=f"there are {listed}")
        verdict = verdicts[by_name[name]]
        if verdict.bound.severity != "soft":
            problem = f"{name} is {verdict.bound.severity}, and only a soft bound can be overridden"
            source = verdict.bound.source
            raise BoundError("overrides", problem, value=name, source=source, instead="change the regimen")
        if verdict.status == "VIOLATED":
            verdicts[by_name[name]] = attrs.evolve(verdict, override=override)
    return verdicts
