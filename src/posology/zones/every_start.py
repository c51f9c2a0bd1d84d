"""Every start: a bound decided for every start date and minute, in every zone of the tz database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import attrs

from posology.bound import Bound
from posology.deciding import on_regimen, on_schedule
from posology.dose import Amount
from posology.errors import UnresolvedError
from posology.frequency import ClockFrequency
from posology.ladders.titrated_days import on_one_level
from posology.needs.adversary import takes_as_needed
from posology.regimen import Regimen
from posology.schedule import Schedule
from posology.shape import DAY
from posology.verdict import Verdict, worst
from posology.zones.every_zone import Years, every_zone, whole_years
from posology.zones.start_minutes import StartMinutes, parts_of
from posology.zones.starts import Start, Starts
from posology.zones.tz_release import release

MOST = 20_000
"""The most starts that are tried for one bound."""

_WITHOUT_A_CLOCK = ("course-total", "lifetime", "infusion-rate", "concentration")
"""Bounds that clock changes do not touch, for none brings or takes a dose."""

_OF_DATES = ("per-day", "per-dates", "maintenance", "rise", "fall", "duration")
"""Bounds that depend on the sums of dates alone."""

_LARGEST_AT_THE_CEILING = ("per-dose", "per-day", "per-dates", "rolling", "doses-per-window", "least-interval")
"""Bounds that hold on every path of a titration if they hold where it stays at its ceiling."""


def every_start(regimen: Regimen, bound: Bound, years: Years, before: Amount | None = None) -> Verdict:
    """
    Decide a bound for every start in some years: each date, each minute of day 1, each zone of the tz database.

    A start is judged as a schedule that begins there. Only some are tried; each other one has the same doses, at the
    same times on both clocks, around each of its clock changes as one of them. For a titration every path counts, and
    no start is late.

    Args:
        regimen: What is given.
        bound: What it is held against. [of the dimension of its doses]
        years: From the first day of one year up to the first day of another: the start dates, and the clock changes
            that are looked up. [half-open]
        before: What was given before day 1, where it is known.

    Returns:
        PROVED if every start keeps the bound, with the release of the tz database in *covers*; VIOLATED with a start
        that breaks it, and the cause ``dst`` where none breaks it without a clock change; UNKNOWN with what is missing;
        and what holds without a zone already, where that is no PROVED.

    Raises:
        ScheduleError: for years that are none, or whose clocks differ from UTC by part of a minute.

    >>> from posology.frequency import Frequency
    >>> from posology.source import Source
    >>> from posology.step import Step
    >>> limit = Bound.per_day("4 g/day", source=Source("Example label"))
    >>> found = every_start(Regimen("examplol", "oral", Step("1 g", Frequency.every(hours=6))), limit, (2026, 2027))
    >>> found.status, str(found.value), found.cause
    ('VIOLATED', '5 g/day', 'dst')
    """
    whole_years(years)
    plain = on_regimen(regimen, before, all_paths=True)(bound)
    if plain.status != "PROVED":
        return plain
    if takes_as_needed(regimen):
        return Verdict(bound=bound, status="UNKNOWN", missing="the times of doses that are taken as needed")
    if regimen.titration is not None:
        return _titrated(regimen, bound, years, before, plain)

    def tried(starts: Iterable[Start]) -> list[tuple[Verdict, Start | None]]:
        found: list[tuple[Verdict, Start | None]] = [(plain, None)]
        for start in starts:
            if len(found) > MOST:
                raise _TooManyError
            zone = None if start.alike is None else start.alike.zone
            schedule = Schedule(regimen, start.moment, zone=zone, days=start.days)
            found.append((on_schedule(schedule, before)(bound), start))
        return [each for each in found if each[0].status != "NOT_APPLICABLE"]

    try:
        starts = Starts(regimen, bound, years)
        floating = tried(starts.floating())
        verdict, start = _worst(floating)
        if verdict.status != "PROVED":
            return attrs.evolve(verdict, covers=str(start))
        zoned = [] if _is_without_a_clock(bound) else tried(starts.zoned())
    except UnresolvedError as error:
        return Verdict(bound=bound, status="UNKNOWN", missing=str(error.limit))
    except _TooManyError:
        return Verdict(bound=bound, status="UNKNOWN", missing=f"a regimen with at most {MOST} kinds of start")
    return _over_all([*floating, *zoned], starts, years)


def _titrated(regimen: Regimen, bound: Bound, years: Years, before: Amount | None, plain: Verdict) -> Verdict:
    """
    The verdict on every path of a titration, in every zone.

    Sums of dates are the same in every zone if no dose leaves its date. Else no path has more in any window than the
    ceiling from the first day of the titration on; and one that rises as fast as it can shows what breaks the bound.
    """
    rules = regimen.titration
    assert rules is not None
    not_late = ("no late start on day 1",)
    highest = on_one_level(regimen, rules.ceiling)
    if _is_without_a_clock(bound) or (bound.kind in _OF_DATES and _keeps_dates(highest, years)):
        widened = _widened(plain, years)
        return attrs.evolve(widened, assumes=(*widened.assumes, *not_late))
    if bound.kind in _LARGEST_AT_THE_CEILING and (bound.kind == "least-interval" or not getattr(bound, "least", None)):
        found = every_start(highest, bound, years, before)
        if found.status == "PROVED":
            covers = ", ".join(each for each in (plain.covers, found.covers) if each)
            return attrs.evolve(found, covers=covers, witness=None, assumes=(*found.assumes, *not_late))
        if found.cause == "dst" and rules.increment is not None and rules.interval is not None:
            chosen = {"start": rules.starts.most, "increment": rules.increment.most, "interval": rules.interval[0]}
            fastest = every_start(_ladder(regimen, chosen), bound, years, before)
            if fastest.status == "VIOLATED":
                return attrs.evolve(fastest, covers=f"the fastest ladder, {fastest.covers}")
    return Verdict(bound=bound, status="UNKNOWN", missing="which path is taken in which time zone")


def _ladder(regimen: Regimen, chosen: dict[str, Any]) -> Regimen:
    """A regimen whose titration is a ladder written out as steps."""
    made = regimen.choose(**chosen) if regimen.titration is not None and regimen.titration.open else regimen
    return attrs.evolve(made, steps=made.concrete())


def _is_without_a_clock(bound: Bound) -> bool:
    return bound.kind in _WITHOUT_A_CLOCK and getattr(bound, "first_days", None) is None


def _keeps_dates(regimen: Regimen, years: Years) -> bool:
    """Whether every dose keeps its date in every zone: all by the clock, and none at a time skipped up to midnight."""
    times = [part.frequency for part in parts_of(regimen)]
    if not all(isinstance(each, ClockFrequency) for each in times):
        return False
    fixed = StartMinutes(regimen, ()).fixed
    skips = {jump for alike in every_zone(years) for jump in alike.jumps if jump.by > 0}
    return not any(
        jump.wall <= base + minute < jump.wall + jump.by and (jump.wall + jump.by) // DAY != base // DAY
        for jump in skips
        for base in range(jump.wall // DAY * DAY, jump.wall + jump.by, DAY)
        for minute in fixed
    )


def _whole(years: Years) -> tuple[str, str]:
    """What is covered, and the database it is known from."""
    first, end = (dt.date.fromordinal(each) for each in whole_years(years))
    names = sorted(name for alike in every_zone(years) for name in alike.names)
    named = f"the tz database {release(tuple(names))}"
    return f"every start from {first} up to {end} in every zone of {named}", named


def _known(years: Years) -> str:
    return f"clock changes are looked up to {dt.date.fromordinal(whole_years(years)[1])}"


def _widened(plain: Verdict, years: Years) -> Verdict:
    """A verdict that no clock change touches, as one for every start."""
    covers = ", ".join(each for each in (plain.covers, _whole(years)[0]) if each)
    return attrs.evolve(plain, covers=covers, assumes=(*plain.assumes, _known(years)))


class _TooManyError(Exception):
    """There are more kinds of start than are tried."""


def _worst(found: list[tuple[Verdict, Start | None]]) -> tuple[Verdict, Start | None]:
    """The verdict furthest from a pass, and its start."""
    # times between doses are ranked here, for `worst` ranks only amounts and days

    def key(each: tuple[Verdict, Start | None]) -> tuple[dt.timedelta, int, int]:
        (verdict, start), witness = each, each[0].witness
        margin = verdict.margin if isinstance(verdict.margin, dt.timedelta) else dt.timedelta()
        return margin, witness.day if witness else 0, start.minute if start else 0

    ranked = sorted(found, key=key)
    verdict = worst([each for each, _ in ranked])
    return next(each for each in ranked if each[0] is verdict)


def _over_all(found: list[tuple[Verdict, Start | None]], starts: Starts, years: Years) -> Verdict:
    """The verdict for every start, from those on the starts that were tried."""
    verdict, start = _worst(found)
    others = [(each.other, start) for each, start in found if each.other is not None]
    other, at = _worst(others) if others else (None, None)
    timing = min((each.timing_margin for each, _ in found if each.timing_margin is not None), default=None)
    whole, named = _whole(years)
    known = [*found[0][0].assumes, _known(years)]
    if starts.refused:
        known.append("no start that would bring a dose before it is due")

    def covered(one: Verdict, at: Start | None) -> str:
        return whole if one.status == "PROVED" else f"{at} ({named})"

    if other is not None:
        other = attrs.evolve(other, covers=covered(other, at), cause="dst" if other.status == "VIOLATED" else "")
    by_change = verdict.status == "VIOLATED" or (other is not None and other.status != verdict.status)
    return attrs.evolve(
        verdict,
        timing_margin=timing,
        other=other,
        cause="dst" if by_change else "",
        covers=covered(verdict, start),
        assumes=tuple(known),
    )
