"""Sheet: a frozen view of a schedule as it is printed: its steps, days, sums and how it ends; it holds no words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from posology.dispensing.supply import Supply
from posology.dose import Amount, Dose
from posology.errors import SheetError
from posology.horizon import Horizon, day_of, whole_days
from posology.patient import Patient
from posology.product import Product
from posology.regimen import Regimen
from posology.schedule import Schedule
from posology.sheet.days import DayRow, columns, day_rows, refuse_too_many
from posology.sheet.ending import Ending, ending_of, ending_with
from posology.sheet.lines import Lines
from posology.sheet.needed import Use, uses, with_times
from posology.sheet.steps import StepRow, Stretch, step_rows, stretches
from posology.strength import Strength
from posology.verdict import Report

MOST_PERIOD = 366
"""The longest cycle for which days after those shown are looked at. [days]"""


@attrs.frozen(kw_only=True)
class Sheet:
    """
    What is printed of a schedule; made by `Sheet.of`, put into words and laid out by `posology.render`.

    Args:
        regimen: What is printed.
        shown: The days it shows.
        schedule: The doses that have times, which every page is compared with; None where all are taken as needed.
        report: What a check said of it; None if it was not checked.
        supply: What is dispensed for it; None where units are not counted.
        products: What it is made up of; none where that is not said.
        measures: What is known of the patient, for amounts per kg on the clinician copy.
        lines: What the user says on it.
        columns: The slots and times that have a column; one of no name where doses are listed.
        steps: The step table.
        days: Every day shown.
        terms: The arithmetic of the total: how many days of each daily total, in the order in which they come.
        total: The sum of the days; None where all doses are taken as needed.
        week: The most in 7 days in a row, where some day has no dose; else None.
        ending: How it ends.
        needed: What may be taken as needed.

    >>> from posology.frequency import Frequency
    >>> from posology.step import Step
    >>> regimen = Regimen("examplol", "oral", Step("5 mg", Frequency.daily(2), days=7))
    >>> sheet = Sheet.of(Schedule(regimen, start="2026-12-01"), patient="A. Example")
    >>> sheet.columns, sheet.ending.kind, str(sheet.total), sheet.lines.patient
    (('morning', 'evening'), 'stop', '70 mg', 'A. Example')
    """

    regimen: Regimen
    shown: Horizon
    schedule: Schedule | None = attrs.field(repr=False)
    report: Report | None = attrs.field(repr=False)
    supply: Supply | None
    products: tuple[Product, ...]
    measures: Patient | None
    lines: Lines
    columns: tuple[str, ...]
    steps: tuple[StepRow, ...]
    days: tuple[DayRow, ...]
    terms: tuple[tuple[int, Amount], ...]
    total: Amount | None
    week: Amount | None
    ending: Ending
    needed: tuple[Use, ...]

    @classmethod
    def of(
        cls,
        schedule: Schedule,
        report: Report | None = None,
        *,
        supply: Supply | None = None,
        products: Iterable[Product] = (),
        measures: Patient | None = None,
        **lines: Any,
    ) -> Sheet:
        """
        Make the sheet of a schedule.

        Args:
            schedule: What to print. [with an end; at most 10 years]
            report: What a check said of it; without one the sheet says that it was not checked.
            supply: What is dispensed for it: then doses are counted in tablets and the like. [of the same days]
            products: What it is made up of, where it is not counted.
            measures: What is known of the patient, for amounts per kg on the clinician copy.
            lines: What the user says, as `Lines` has it: ``patient="A. Example"``, ``clinic="..."`` and others.

        Raises:
            ScheduleError: if the schedule has no end or is too long.
            SheetError: if a line cannot be printed as what it is, or the supply is of other days.
        """
        refuse_too_many(len(schedule.horizon))
        made = made_of(supply, schedule.horizon)
        return cls._made(
            schedule.regimen, schedule.horizon, schedule, report, supply, products, measures, (), made, lines
        )

    @classmethod
    def as_needed(
        cls,
        regimen: Regimen,
        start: Any,
        report: Report | None = None,
        *,
        days: int,
        zone: Any = None,
        measures: Patient | None = None,
        **lines: Any,
    ) -> Sheet:
        """
        Make the sheet of a regimen of which some doses, or all, are taken as needed.

        Args:
            regimen: The regimen.
            start: The first day, which is day 1.
            report: What a check said of it.
            days: How many days to show. [1 or more]
            zone: A time zone by name, as of `Schedule`.
            measures: What is known of the patient.
            lines: What the user says, as of `of`.

        Raises:
            ScheduleError: for more than 10 years.
            UnresolvedError: for a dose that depends on the patient.
            SheetError: if a line cannot be printed as what it is.
        """
        day1 = day_of(start, "start")
        shown = Horizon(day1, day1 + dt.timedelta(refuse_too_many(whole_days(days))))
        found = uses(regimen, day1, shown)
        timed = with_times(regimen)
        schedule = None if timed is None else Schedule(timed, day1, zone=zone, days=days)
        return cls._made(regimen, shown, schedule, report, None, (), measures, found, {}, lines)

    @classmethod
    def _made(
        cls,
        regimen: Regimen,
        shown: Horizon,
        schedule: Schedule | None,
        report: Report | None,
        supply: Supply | None,
        products: Iterable[Product],
        measures: Patient | None,
        needed: tuple[Use, ...],
        made: dict[Dose, Any],
        lines: dict[str, Any],
    ) -> Sheet:
        unknown = sorted(set(lines) - {field.name for field in attrs.fields(Lines)})
        if unknown:
            names = tuple(field.name for field in attrs.fields(Lines))
            raise SheetError(
                unknown[0], "a sheet has no such line", value=unknown, limit=names, instead=f"use {', '.join(names)}"
            )
        said = Lines(**lines)
        days: tuple[DayRow, ...] = ()
        found: tuple[Stretch, ...] = ()
        if schedule is not None:
            days = day_rows(schedule, made)
            found = stretches(days, [rung.every for rung in schedule.ladder() if rung.every])
            timed = ending_of(schedule, days)
            ending = ending_with(timed, needed, regimen, shown)
            changes = _changes(schedule, days, made, goes_on=timed.kind == "goes-on")
            days = _tagged(days, changes, ending, supply, said)
        else:
            ending = ending_with(Ending("stop", None, ""), needed, regimen, shown)
        return cls(
            regimen=regimen,
            shown=shown,
            schedule=schedule,
            report=report,
            supply=supply,
            products=_used(supply) if supply is not None else tuple(products),
            measures=measures,
            lines=said,
            columns=() if schedule is None else columns(days, schedule.slots),
            steps=step_rows(days, found),
            days=days,
            terms=_terms(days),
            total=None if schedule is None else _sum(days),
            week=_week(days),
            ending=ending,
            needed=needed,
        )

    @property
    def strengths(self) -> tuple[Strength, ...]:
        """The strengths that its doses are counted in, the strongest first as they come; none where not counted."""
        listed = [part for day in self.days for entry in day.entries for part in entry.parts]
        return tuple(dict.fromkeys(strength for strength, _ in listed))


def made_of(supply: Supply | None, shown: Horizon) -> dict[Dose, Any]:
    """
    Give how each dose is made up by a supply; nothing without one.

    Raises:
        SheetError: if the supply is of other days than those shown.
    """
    if supply is None:
        return {}
    if supply.horizon != shown:
        got, want = (f"{each.start} up to {each.end}" for each in (supply.horizon, shown))
        raise SheetError(
            "supply", f"it is for {got}", value=got, limit=want, instead=f"work it out for the days shown, {want}"
        )
    return dict(supply.made)


def _used(supply: Supply) -> tuple[Product, ...]:
    """The products of which something is taken, each with the strengths that are."""
    needed = {strength for strength, _ in supply.needed.counts}
    kept = []
    for product in supply.products:
        strengths = tuple(each for each in product.strengths if each in needed)
        if strengths:
            kept.append(attrs.evolve(product, strengths=strengths, packs=()))
    return tuple(kept)


def _changes(schedule: Schedule, days: Sequence[DayRow], made: dict[Dose, Any], *, goes_on: bool) -> set[dt.date]:
    """
    The days shown on which the plan changes: where a stretch of equal days or of equal rounds begins.

    A day without a dose inside a cycle is no change; so where the days shown hold less than two rounds of a cycle, the
    days after them are looked at too.
    """
    whole = schedule.showing(schedule.first, None)
    periods = sorted({rung.every for rung in whole.ladder() if rung.every})
    looked_at = days
    if periods and goes_on and periods[-1] <= MOST_PERIOD:
        assert schedule.stop is not None
        looked_at = day_rows(schedule.showing(schedule.first, schedule.stop + 2 * periods[-1]), made)
    found = stretches(looked_at, periods)
    return {days[each.low].date for each in found if 0 < each.low < len(days)}


def _tagged(
    days: Sequence[DayRow], changes: set[dt.date], ending: Ending, supply: Supply | None, lines: Lines
) -> tuple[DayRow, ...]:
    """Mark the days on which the plan changes, something is to be collected or done, and the last with a dose."""
    refills = {fill.refill_by for fill in supply.fills} if supply is not None else set()
    visits = {on for on, _ in lines.visits}
    last = ending.last if ending.kind == "stop" else None
    marks = (("change", changes), ("refill", refills), ("visit", visits), ("last-day", {last}))
    return tuple(attrs.evolve(day, tags=tuple(tag for tag, dates in marks if day.date in dates)) for day in days)


def _terms(days: Iterable[DayRow]) -> tuple[tuple[int, Amount], ...]:
    counts: dict[Amount, int] = {}
    for day in days:
        if day.total:
            counts[day.total] = counts.get(day.total, 0) + 1
    return tuple((count, total) for total, count in counts.items())


def _sum(days: Sequence[DayRow]) -> Amount:
    return sum((day.total for day in days[1:]), days[0].total)


def _week(days: Sequence[DayRow]) -> Amount | None:
    """The most in 7 days in a row, where some day has no dose and there are 7 days or more."""
    totals = [day.total for day in days]
    if all(totals) or len(totals) < 7:
        return None
    return max(sum(totals[n + 1 : n + 7], totals[n]) for n in range(len(totals) - 6))
