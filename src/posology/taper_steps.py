"""Taper steps: the levels of a taper as plain steps, each of one length."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

import attrs

from posology.dose import Dose
from posology.errors import RegimenError, UnresolvedError
from posology.frequency import ClockFrequency, IntervalFrequency
from posology.level import Level, as_length, lengths_text
from posology.source import Source
from posology.step import Component, Step

Run = tuple[Dose | None, int | None]
"""A dose and the days for which it is given; None is no dose, and no end."""


def chosen_days(levels: Sequence[Level], days: Any, source: Source | None) -> list[int]:
    """
    Choose how long each level lasts.

    Args:
        levels: The levels.
        days: One length for all, or a list with one for each. [within what each allows; None: where none is open]
        source: Where the taper comes from, for messages.

    Raises:
        UnresolvedError: if a level that can be longer or shorter has no length chosen.
        RegimenError: if a length is outside what a level allows.
    """
    listed = list(days) if isinstance(days, (list, tuple)) else [days] * len(levels)
    if len(listed) != len(levels):
        problem = f"got {len(listed)} lengths for {len(levels)} levels"
        raise RegimenError("days", problem, value=len(listed), limit=len(levels), instead="give one for each")
    found = []
    for number, (level, each) in enumerate(zip(levels, listed, strict=True), 1):
        allowed = lengths_text(level.days)
        if each is None:
            if level.days[0] != level.days[1]:
                problem = f"level {number} lasts {allowed}"
                instead = f"choose, as steps(days={level.days[0]}), or take fastest() or slowest()"
                raise UnresolvedError("days", problem, limit=level.days, source=source, instead=instead)
            found.append(level.days[0])
            continue
        size = as_length(each, "days")
        if not level.days[0] <= size <= level.days[1]:
            problem = f"{size} days are not the {allowed} of level {number}"
            instead = "choose a length that every level allows, or list one for each"
            raise RegimenError("days", problem, value=size, limit=level.days, source=source, instead=instead)
        found.append(size)
    return found


def runs(levels: Sequence[Level], lengths: Sequence[int], *, endless: bool) -> list[Run]:
    """
    Join neighbours of one dose into one longer run.

    >>> level = Level(ideal=Dose("5 mg").number, unit="mg", given=Dose("5 mg"), days=7, says="5 mg")
    >>> runs([level, level], [7, 7], endless=False)
    [(Dose('5 mg'), 14)]
    """
    pairs = zip((each.given for each in levels), lengths, strict=True)
    found: list[Run] = [
        (dose, sum(days for _, days in same)) for dose, same in itertools.groupby(pairs, key=lambda pair: pair[0])
    ]
    if endless:
        found[-1] = (found[-1][0], None)
    return found


def plain_steps(found: Sequence[Run], frequency: ClockFrequency | IntervalFrequency) -> tuple[Step, ...]:
    """
    Give a step for each run; each goes on where the one before leaves off.

    >>> from posology.frequency import Frequency
    >>> made = plain_steps([(Dose("10 mg"), 3), (Dose("5 mg"), 4)], Frequency.every(days=2))
    >>> [str(step) for step in made]
    ['10 mg morning, every 2 days for 3 days', '5 mg morning, every 2 days for 4 days']
    """
    return tuple(
        Step(dose, frequency.going_on() if n else frequency, days=days) for n, (dose, days) in enumerate(found)
    )


def alternating_steps(
    found: Sequence[Run], others: Dose, frequency: ClockFrequency, *, lowered_first: bool
) -> tuple[Step, ...]:
    """
    Give a step for each run, in which every second day has the dose of the run and the days between have another.

    Which day is which is counted from day 1 of the taper, whatever the lengths of its steps.

    Args:
        found: The doses of the days that are lowered.
        others: The dose of the days between.
        frequency: When in a day. [every day]
        lowered_first: Whether day 1 is a day that is lowered.
    """
    steps, past = [], 0
    for dose, days in found:
        lowered = 1 if (past % 2 == 0) == lowered_first else 2
        parts = []
        if dose == others:
            parts.append(Component(others, frequency))
        else:
            for each, first_day in ((others, 3 - lowered), (dose, lowered)):
                if each is not None and (days is None or first_day <= days):
                    parts.append(Component(each, attrs.evolve(frequency, every=2, first_day=first_day)))
        steps.append(Step(components=parts, days=days))
        past += days or 0
    return tuple(steps)


def refuse_other_than_daily(frequency: Any) -> None:
    """Refuse what is not at times of every day, of which every second day could be taken."""
    if not isinstance(frequency, ClockFrequency) or frequency != ClockFrequency(frequency.times):
        problem = f"'{frequency}' is not at times of every day"
        instead = "give times of day, as Frequency.at('morning')"
        raise RegimenError("frequency", problem, value=str(frequency), instead=instead)
