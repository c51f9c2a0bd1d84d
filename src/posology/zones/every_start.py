"""Every start: a bound decided for every start date and minute, in every zone of the tz database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from posology.bound import Bound, Clock
from posology.deciding import on_regimen, on_schedule
from posology.dose import Amount
from posology.errors import RegimenError, UnresolvedError
from posology.frequency import ClockFrequency
from posology.ladders.titrated_days import on_one_level
from posology.limits import DosesPerWindow, LeastInterval, Maintenance, PerDose, Rolling
from posology.needs.adversary import takes_as_needed
from posology.regimen import Regimen
from posology.schedule import Schedule
from posology.shape import DAY
from posology.verdict import Verdict, worst
from posology.zones.as_needed_starts import as_needed_at_every_start
from posology.zones.covering import all_starts, database, looked_up
from posology.zones.doses_near import TooManyError
from posology.zones.every_zone import Years, every_zone, whole_years
from posology.zones.start_minutes import StartMinutes, parts_of
from posology.zones.starts import Start, Starts
from posology.zones.titrated import EveryTitrated
from posology.zones.titrated_sums import NotDecidedError

MOST = 20_000
"""The most starts that are tried for one bound."""

_WITHOUT_A_CLOCK = ("course-total", "lifetime", "infusion-rate", "concentration")
"""Bounds that clock changes do not touch, for none brings or takes a dose."""

_OF_DATES = ("per-day", "per-dates", "maintenance", "rise", "fall")
"""Bounds that depend on the sums of dates alone."""

_OF_TIMES = ("doses-per-window", "least-interval", "duration")
"""Bounds that depend on the times of doses alone, which are those of one level on every path of a titration."""


def every_start(
    regimen: Regimen,
    bound: Bound,
    years: Years,
    before: Amount | None = None,
    *,
    zoned: Iterable[Start] | None = None,
) -> Verdict:
    """
    Decide a bound for every start in some years: each date, each minute of day 1, each zone of the tz database.

    A start is judged as a schedule that begins there. Only some are tried; each other one has the same doses, at the
    same times on both clocks, around each of its clock changes as one of them. For a titration every path counts.

    Args:
        regimen: What is given.
        bound: What it is held against. [of the dimension of its doses]
        years: From the first day of one year up to the first day of another: the start dates, and the clock changes
            that are looked up. [half-open]
        before: What was given before day 1, where it is known.
        zoned: The starts in a zone of which one is the worst, where that is known. [default all that matter]

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
        return _as_needed(regimen, bound, years, before, plain)
    if regimen.titration is not None:
        return _titrated(regimen, bound, years, before, plain)

    def tried(starts: Iterable[Start]) -> list[tuple[Verdict, Start | None]]:
        found: list[tuple[Verdict, Start | None]] = [(plain, None)]
        for start in starts:
            if len(found) > MOST:
                raise TooManyError(f"a regimen with at most {MOST} kinds of start")
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
        near = tried([] if is_without_a_clock(bound) else starts.zoned() if zoned is None else zoned)
    except UnresolvedError as error:
        return Verdict(bound=bound, status="UNKNOWN", missing=str(error.limit))
    except TooManyError as error:
        return Verdict(bound=bound, status="UNKNOWN", missing=str(error))
    return _over_all([*floating, *near], starts, years)


def _as_needed(regimen: Regimen, bound: Bound, years: Years, before: Amount | None, plain: Verdict) -> Verdict:
    """The verdict on every way to take as-needed doses, at every start."""
    if before:
        return Verdict(bound=bound, status="UNKNOWN", missing="when the doses before day 1 were given")

    def scheduled(rest: Regimen, limit: Bound) -> Verdict:
        return every_start(rest, limit, years)

    def decided(limit: Bound) -> Verdict:
        return as_needed_at_every_start(regimen, limit, years, plain, scheduled)

    verdict = decided(bound)
    if not isinstance(bound, (Rolling, DosesPerWindow, LeastInterval)) or verdict.status != "PROVED":
        return verdict
    another: Clock = "elapsed" if bound.clock == "clock" else "clock"
    return attrs.evolve(verdict, other=attrs.evolve(decided(attrs.evolve(bound, clock=another)), clock=another))


def _titrated(regimen: Regimen, bound: Bound, years: Years, before: Amount | None, plain: Verdict) -> Verdict:
    """The verdict on every path of a titration, at every start."""
    rules = regimen.titration
    assert rules is not None
    if bound.kind in _OF_TIMES:
        lengths = [rules.interval[0] if rules.interval is not None else 1] if "stop" in rules.decisions else []
        levels = [on_one_level(regimen, rules.starts.least, days) for days in (None, *lengths)]
        verdicts = [every_start(level, bound, years, before) for level in levels]
        found = worst([each for each in verdicts if each.status != "NOT_APPLICABLE"] or verdicts)
        return attrs.evolve(found, covers=", ".join(each for each in (plain.covers, found.covers) if each))
    if is_without_a_clock(bound):
        return _widened(plain, years)
    if isinstance(bound, PerDose) and bound.least is not None and bound.most is not None:
        each = [attrs.evolve(bound, most=None), attrs.evolve(bound, least=None)]
        return attrs.evolve(worst([every_start(regimen, one, years, before) for one in each]), bound=bound)
    try:
        every = EveryTitrated(regimen, bound, years, before, MOST)
        verdict, start = _worst([(plain, None), *every.floating()])
        if verdict.status != "PROVED":
            return attrs.evolve(verdict, covers=f"{plain.covers}, {start}")
        if _is_of_dates(bound) and _keeps_dates(on_one_level(regimen, rules.ceiling), years):
            return _widened(verdict, years)
        if isinstance(bound, Maintenance):
            return _range(regimen, bound, years, before)
        return every.over_all(verdict)
    except UnresolvedError as error:
        return Verdict(bound=bound, status="UNKNOWN", missing=str(error.limit))
    except RegimenError as error:
        return Verdict(bound=bound, status="UNKNOWN", missing=f"fewer paths: {error.problem}")
    except (NotDecidedError, TooManyError) as error:
        return Verdict(bound=bound, status="UNKNOWN", missing=str(error))


def _range(regimen: Regimen, bound: Maintenance, years: Years, before: Amount | None) -> Verdict:
    """A daily range whose doses a clock change can carry to another date: broken where too much is given."""
    most = Bound.per_day(bound.most, source=bound.source)
    found = every_start(regimen, most, years, before)
    if found.status == "VIOLATED":
        return attrs.evolve(found, bound=bound)
    missing = "how long a range is kept where a clock change carries doses to another date"
    return Verdict(bound=bound, status="UNKNOWN", missing=missing)


def _is_of_dates(bound: Bound) -> bool:
    return bound.kind in _OF_DATES or getattr(bound, "first_days", None) is not None


def is_without_a_clock(bound: Bound) -> bool:
    """
    Whether clock changes do not touch a bound, for none brings or takes a dose.

    >>> from posology.source import Source
    >>> is_without_a_clock(Bound.course_total("4 g", source=Source("Example label")))
    True
    """
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


def _widened(plain: Verdict, years: Years) -> Verdict:
    """A verdict that no clock change touches, as one for every start."""
    covers = ", ".join(each for each in (plain.covers, all_starts(years)) if each)
    return attrs.evolve(plain, covers=covers, assumes=(*plain.assumes, looked_up(years)))


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
    whole, named = all_starts(years), database(years)
    known = [*found[0][0].assumes, looked_up(years)]
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
