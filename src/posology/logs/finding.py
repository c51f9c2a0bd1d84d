"""Finding: one place where doses that were given break a bound."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import attrs

from posology.administration import Administration
from posology.bound import Bound
from posology.dose import Amount
from posology.limits import DosesPerWindow, LeastInterval, PerDates, PerDay, PerDose, Rolling, UsualDose
from posology.logs.check_log import check_log
from posology.logs.log import Log, elapsed_minute, wall_minute
from posology.shape import DAY
from posology.verdict import Count, Value, Verdict, value_text

Doses = tuple[Administration, ...]
Point = tuple[int, Doses]
"""What was given at one minute of a clock, or on one date."""


@attrs.frozen(kw_only=True)
class Finding:
    """
    One place where doses that were given break a bound.

    Args:
        bound: The bound.
        moment: When the dose was given with which it is broken; for sums over dates, the last of those dates.
        value: What was reached.
        limit: What it was held against.
        given: The doses that make the value, in order; none where only the first place of a bound is looked for.
    """

    bound: Bound
    moment: dt.datetime | dt.date
    value: Value | None
    limit: Value | None
    given: Doses

    def __str__(self) -> str:
        when = f"{self.moment:%Y-%m-%d %H:%M}" if isinstance(self.moment, dt.datetime) else f"{self.moment:%Y-%m-%d}"
        return f"{when}: {value_text(self.value)}; the bound is {self.bound} ({self.bound.source})"


def findings(administrations: Log | Iterable[Administration], bounds: Bound | Iterable[Bound]) -> tuple[Finding, ...]:
    """
    List every place where doses that were given break a bound.

    A window counts back from a dose: each dose with which the sum (or the number) of the window that ends with it is
    over its limit is a place, and so is each that comes too early, each that is too large or too small, and each date
    with which the dates up to it are over. Of the other kinds of bound only the first place is listed, as the witness
    of `check_log` has it.

    Args:
        administrations: A `Log`, or the administrations of one.
        bounds: What they are held against; of those that are VIOLATED each has a place here, of the others none.

    Returns:
        The places in the order of their moments.

    >>> from posology.administration import Plan
    >>> from posology.dose import Dose
    >>> from posology.source import Source
    >>> plan = Plan("examplol", "oral", dt.date(2026, 12, 1))
    >>> given = [Administration(dt.datetime(2026, 12, 1, hour), None, Dose("1 g"), plan) for hour in (8, 11, 14)]
    >>> for found in findings(given, Bound.least_interval("4 hours", source=Source("Example label"))):
    ...     print(found)
    2026-12-01 11:00: 3 hours; the bound is at least 4 hours between doses (Example label)
    2026-12-01 14:00: 3 hours; the bound is at least 4 hours between doses (Example label)
    """
    log = administrations if isinstance(administrations, Log) else Log(administrations)
    broken = [verdict for verdict in check_log(log, bounds) if verdict.status == "VIOLATED"]
    found = [place for verdict in broken for place in _places(log, verdict)]
    return tuple(sorted(found, key=lambda place: _order(log, place)))


def _order(log: Log, place: Finding) -> int:
    if place.given:
        return elapsed_minute(place.given[-1])
    dates = [elapsed_minute(each) for each in log if each.date.toordinal() >= place.moment.toordinal()]
    return min(dates, default=elapsed_minute(log.administrations[-1]))


def _points(log: Log, minute: Callable[[Administration], int]) -> list[Point]:
    """What was given at each minute that has a dose, in order."""
    grouped = itertools.groupby(sorted(log, key=minute), minute)
    return [(at, tuple(doses)) for at, doses in grouped]


def _date(given: Administration) -> int:
    return given.moment.toordinal() * DAY


class _Look(NamedTuple):
    """The windows of one length that end with each point; the values that break a limit, over it or under it."""

    points: list[Point]
    window: int
    value: Callable[[list[Point]], Any]
    limit: Any
    is_over: bool = True
    may_reach: bool = True


def _looks(log: Log, bound: Bound) -> list[_Look]:
    """How the places are found where a bound of many windows is broken; none for a bound of another kind."""
    clock = wall_minute if getattr(bound, "clock", "") == "clock" else elapsed_minute
    if isinstance(bound, PerDose):
        points = _points(log, elapsed_minute)
        both = ((bound.most, True), (bound.least, False))
        return [_Look(points, 1, _sum, Amount(limit), is_over) for limit, is_over in both if limit is not None]
    if isinstance(bound, UsualDose):
        return [_Look(_points(log, elapsed_minute), 1, _sum, Amount(bound.slip.most), may_reach=False)]
    if isinstance(bound, PerDay):
        return [_Look(_points(log, _date), DAY, _sum, bound.most.in_one_day)]
    if isinstance(bound, PerDates):
        return [_Look(_points(log, _date), bound.days * DAY, _sum, bound.most)]
    if isinstance(bound, Rolling):
        return [_Look(_points(log, clock), bound.window, _sum, bound.most)]
    if isinstance(bound, DosesPerWindow):
        return [_Look(_points(log, clock), bound.window, lambda counted: Count(len(counted)), Count(bound.most))]
    if isinstance(bound, LeastInterval):
        pairs = [(two[0], (*one[1], *two[1])) for one, two in itertools.pairwise(_points(log, clock))]
        gaps = {two[0]: two[0] - one[0] for one, two in itertools.pairwise(_points(log, clock))}
        limit = dt.timedelta(minutes=bound.least)
        return [_Look(pairs, 1, lambda counted: dt.timedelta(minutes=gaps[counted[0][0]]), limit, is_over=False)]
    return []


def _sum(counted: list[Point]) -> Amount:
    doses = [each.dose for _, group in counted for each in group]
    return sum(doses[1:], Amount(doses[0]))


def _places(log: Log, verdict: Verdict) -> Iterator[Finding]:
    """Where a broken bound is broken."""
    bound, looks = verdict.bound, _looks(log, verdict.bound)
    for points, window, value_of, limit, is_over, may_reach in looks:
        low = 0
        for n, (at, _) in enumerate(points):
            while points[low][0] <= at - window:
                low += 1
            counted = points[low : n + 1]
            value = value_of(counted)
            if (value > limit if is_over else value < limit) or (value == limit and not may_reach):
                given = tuple(each for _, group in counted for each in group)
                if isinstance(limit, Amount):
                    value = value.to(limit.unit)
                moment = given[-1].date if isinstance(bound, PerDay | PerDates) else given[-1].moment
                yield Finding(bound=bound, moment=moment, value=value, limit=limit, given=given)
    witness = verdict.witness
    if not looks and witness is not None and witness.moment is not None:
        moment = witness.moment.date() if witness.time is None else witness.moment
        yield Finding(bound=bound, moment=moment, value=witness.value, limit=verdict.limit, given=())
