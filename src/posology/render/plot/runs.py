"""Runs: the daily totals of a schedule as days in a row that have one total, and what of them comes again and again."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from fractions import Fraction

import attrs

from posology.dose import Amount
from posology.errors import ScheduleError
from posology.horizon import whole_days
from posology.schedule import Schedule

MOST_DAYS = 50_000
"""The longest stretch that is drawn: longer than a life. [days]"""
MOST_IN_A_ROUND = 32
"""How many runs a round has at most."""
FEWEST_ROUNDS = 3
"""How often a round comes at least to be called one."""


@attrs.frozen
class Run:
    """Days in a row with one total. *first* is counted from 0, the first day drawn."""

    first: int
    days: int
    total: Amount

    @property
    def key(self) -> tuple[int, Fraction]:
        """What makes two runs alike: how long they are, and their total."""
        return self.days, self.total.base


@attrs.frozen
class Round:
    """Runs that come again and again: those of the first round, and how often the round comes."""

    runs: tuple[Run, ...]
    count: int

    @property
    def first(self) -> int:
        """The first day, from 0."""
        return self.runs[0].first

    @property
    def every(self) -> int:
        """The days of one round."""
        return sum(run.days for run in self.runs)

    @property
    def days(self) -> int:
        """The days of all rounds."""
        return self.every * self.count

    def unrolled(self) -> Iterator[Run]:
        """Give the runs of all rounds."""
        for n in range(self.count):
            yield from (attrs.evolve(run, first=run.first + n * self.every) for run in self.runs)


def shown(schedule: Schedule, days: int | None = None) -> Schedule:
    """
    Give the schedule as it is drawn: with an end, and not too long.

    Args:
        schedule: The schedule.
        days: How many of its first days are drawn. [default all]

    Raises:
        ScheduleError: if there is no end, or the days are too many to be drawn.
    """
    if days is not None:
        stop = schedule.first + whole_days(days)
        if schedule.stop is None or stop < schedule.stop:
            schedule = schedule.showing(schedule.first, stop)
    length = len(schedule.horizon)
    if length > MOST_DAYS:
        raise ScheduleError(
            "days",
            f"{length:,} days are too many to draw",
            value=length,
            limit=MOST_DAYS,
            instead=f"draw at most {MOST_DAYS:,} days, as days=365",
        )
    return schedule


def runs_of(schedule: Schedule) -> list[Run]:
    """
    Give the runs of a schedule with an end, in order.

    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> steps = [Step("5 mg", days=7), Step("10 mg", days=14)]
    >>> found = runs_of(Schedule(Regimen("examplol", "oral", steps), start="2026-12-01"))
    >>> [(run.first, run.days, str(run.total)) for run in found]
    [(0, 7, '5 mg'), (7, 14, '10 mg')]
    """
    made, first = [], 0
    for _, days in itertools.groupby(schedule.daily_totals(), lambda day: day[1].base):
        totals = [total for _, total in days]
        made.append(Run(first, len(totals), totals[0]))
        first += len(totals)
    return made


def with_rounds(runs: Sequence[Run]) -> list[Run | Round]:
    """
    Put together what comes at least three times, one right after the other.

    >>> mg, none = Amount("500 mg"), Amount("0 mg")
    >>> runs = [Run(14 * n + day, days, total) for n in range(6) for day, days, total in ((0, 2, mg), (2, 12, none))]
    >>> [(each.every, each.count) for each in with_rounds(runs)]
    [(14, 6)]
    """
    keys = [run.key for run in runs]
    made: list[Run | Round] = []
    at = 0
    while at < len(runs):
        size, count = _best_round(keys, at)
        if count < FEWEST_ROUNDS:
            made.append(runs[at])
            at += 1
        else:
            made.append(Round(tuple(runs[at : at + size]), count))
            at += size * count
    return made


def _best_round(keys: Sequence[tuple[int, Fraction]], at: int) -> tuple[int, int]:
    """How many runs the smallest round from here on has that comes often enough, and how often it comes."""
    for size in range(2, min(MOST_IN_A_ROUND, (len(keys) - at) // FEWEST_ROUNDS) + 1):
        alike = 0
        while at + alike + size < len(keys) and keys[at + alike] == keys[at + alike + size]:
            alike += 1
        if alike // size + 1 >= FEWEST_ROUNDS:
            return size, alike // size + 1
    return 1, 1
