"""Titrated sums: what windows near clock changes hold of a titration, as levels of its days times weights."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator
from typing import NamedTuple

from posology.bound import Bound
from posology.cycle import doses
from posology.dose import Amount, Dose
from posology.judges.judging import size
from posology.ladders.path_judging import PathJudging
from posology.ladders.paths import Sum
from posology.ladders.titrated_days import on_one_level
from posology.limits import Fall, PerDose, Rise
from posology.regimen import Regimen
from posology.shape import DAY
from posology.titration import Titration
from posology.zones.doses_near import DosesNear, Near, doses_near
from posology.zones.every_zone import Years
from posology.zones.starts import Start, Starts

MOST_PLACES = 8
"""The most starts at which a path is tried."""


class NotDecidedError(Exception):
    """What would have to be known of a bound whose doses a clock change can move."""


class Placed(NamedTuple):
    """A sum, with the weekday and minute of day 1 for which it was made, and where it is found: a start and a day."""

    sum: Sum
    key: tuple[int | None, int]
    found: list[tuple[Start, int]]


def marked(regimen: Regimen) -> Regimen:
    """
    Give a regimen whose titration stays on a level that no other dose is like, so that its days are told apart.

    >>> rules = Titration(start="10 mg", increment="10 mg", interval=7, ceiling="50 mg")
    >>> str(marked(Regimen("examplol", "oral", rules)))
    'examplol, oral: 100 mg at bedtime from then on'
    """
    rules = regimen.titration
    assert rules is not None
    before = [item for item in regimen.steps if not isinstance(item, Titration)]
    most = max([rules.ceiling.base, *(dose.base for item in before for dose in doses(item))])
    return on_one_level(regimen, Dose(2 * most / size(rules.ceiling), rules.ceiling.unit))


class _Starts(Starts):
    """The starts of a titration on one level; what tells them apart is its day too, as far as it counts."""

    def __init__(self, bound: Bound, years: Years, sums: TitratedSums) -> None:
        super().__init__(marked(sums.regimen), bound, years)
        self.sums = sums

    def kind_of(self, date: int, minute: int, day: int) -> Hashable:
        """The first day of the titration that is looked at, or the one that it is like."""
        weekday = dt.date.fromordinal(date).weekday() if self.weekdays else None
        days = self.sums.judging(weekday, minute).days
        first = day - self.reach - 2 - days.border
        return first if first < 0 else days.phase(first)


class TitratedSums:
    """
    The sums of a bound on a titration, at every start in a zone.

    A change of level never moves a dose. So the doses of all paths are at the times of one level, and each window is a
    sum of the levels of some days, each as often as it has a dose there. They are those of `Starts` for the one level.
    As the start date is free, a sum that a clock change makes on some days of the titration is made by it on all days
    like these; where earlier changes have moved doses too, on these at most.

    Args:
        regimen: The regimen. [its last item a titration]
        bound: The bound. [not one of the times of doses alone]
        years: The years.
        before: What was given before day 1, where it is known.
        most: The most starts that are tried.
    """

    def __init__(self, regimen: Regimen, bound: Bound, years: Years, before: Amount | None, most: int) -> None:
        self.regimen = regimen
        self.bound = bound
        self.before = before
        self.most = most
        self.made: dict[tuple[int | None, int], PathJudging] = {}
        self.starts = _Starts(bound, years, self)

    def judging(self, weekday: int | None, minute: int) -> PathJudging:
        """The paths of a start in floating time."""
        if (weekday, minute) not in self.made:
            self.made[weekday, minute] = PathJudging(self.regimen, weekday, self.before, minute)
        return self.made[weekday, minute]

    def key(self, start: Start) -> tuple[int | None, int]:
        """What of a start its paths depend on: the weekday, where it matters, and the minute."""
        return (start.date.weekday() if self.starts.weekdays else None), start.minute

    @property
    def sign(self) -> int:
        """What its sums are taken times: -1 for a smallest dose."""
        return -1 if isinstance(self.bound, PerDose) and self.bound.most is None else 1

    def near(self) -> Iterator[tuple[DosesNear, Start]]:
        """The doses near the clock change of each start in a zone."""
        quantum = self.judging(*self.key(Start(dt.date.fromordinal(self.starts.low)))).automaton.quantum
        return doses_near(self.starts, self.most, lambda dose: dose.base / quantum)

    def sums(self, clock: str) -> Iterator[Placed]:
        """Every sum near a clock change, each once, with where it is found, the latest date first."""
        found: dict[tuple[Sum, tuple[int | None, int]], set[tuple[Start, int]]] = {}
        for near, start in self.near():
            key = self.key(start)
            judging = self.judging(*key)
            if isinstance(self.bound, (Rise, Fall)):
                made = self.changes(judging, near, self.bound)
            else:
                windows = near.windows(self.bound, clock)
                made = (self.sum(judging, each.start // DAY, each.doses) for each in windows if each.doses)
            for each in made:
                alike = each if each.fixed else each._replace(day=judging.days.phase(each.day))
                found.setdefault((alike, key), set()).add((start, each.day))
        for (each, key), places in found.items():
            yield Placed(each, key, sorted(places, key=lambda place: place[0].date, reverse=True)[:MOST_PLACES])

    def counted(self, judging: PathJudging, given: tuple[Near, ...]) -> tuple[int, dict[int, int]]:
        """The sum of the doses before the titration, and how many doses each of its days has."""
        known = 0
        counts: dict[int, int] = {}
        for each in given:
            day = each.day - judging.days.border
            if day < 0:
                known += int(each.worth)
            else:
                counts[day] = counts.get(day, 0) + 1
        return known, counts

    def sum(self, judging: PathJudging, day: int, given: tuple[Near, ...]) -> Sum:
        """The doses of a window that begins on a day of the course."""
        known, counts = self.counted(judging, given)
        fixed = day < judging.days.border or any(each.day < judging.days.border for each in given)
        return _placed(self.sign * known, {day: self.sign * count for day, count in counts.items()}, fixed)

    def changes(self, judging: PathJudging, near: DosesNear, bound: Rise | Fall) -> Iterator[Sum]:
        """The changes of a daily sum from one date to another."""
        sign, border = (1 if isinstance(bound, Rise) else -1), judging.days.border
        dates = [near.dates(day, 1).doses for day in range(near.first, near.stop)]
        for n, later in enumerate(dates):
            for m in range(max(0, n - bound.within_days), n):
                (known, counts), (base, times) = self.counted(judging, later), self.counted(judging, dates[m])
                both = dict.fromkeys(range(near.first + m - border, near.first + n - border + 1), 0)
                for day in {*counts, *times}:
                    both[day] = sign * (counts.get(day, 0) - times.get(day, 0))
                fixed = near.first + m < border or any(each.day < border for each in (*later, *dates[m]))
                made = _placed(sign * (known - base), {day: both[day] for day in both if day >= 0}, fixed)
                if bound.of == "current":
                    if any(made.fixed or day != made.day for day in times):
                        raise NotDecidedError("what a share is of, where a clock change carries doses to another date")
                    made = made._replace(base=base, times=sum(times.values()))
                yield made


def _placed(known: int, counts: dict[int, int], fixed: bool) -> Sum:
    """A sum by the days of the titration."""
    first = 0 if fixed else min(counts, default=0)
    weights = tuple(counts.get(day, 0) for day in range(first, max(counts, default=-1) + 1))
    return Sum(0, known, first, weights, fixed=fixed or not counts)
