"""Overlaps: which of several schedules give one ingredient on the same days."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator

from posology.ingredient import same_name
from posology.overlap import Overlap
from posology.schedule import Schedule


def called(schedule: Schedule) -> str:
    """
    Give what a schedule is called: its drug, with the name of its regimen.

    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> called(Schedule(Regimen("examplol", "oral", Step("5 mg"), name="usual"), "2026-12-01"))
    'examplol:usual'
    """
    regimen = schedule.regimen
    return f"{regimen.drug}:{regimen.name}" if regimen.name else regimen.drug


def overlaps(schedules: Iterable[Schedule]) -> Iterator[Overlap]:
    """
    Give every pair of schedules that give one ingredient on the same days.

    A schedule is taken from day 1 of its course to the last day it shows.

    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> week = Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), "2026-12-01")
    >>> [str(each) for each in overlaps([week, Schedule(week.regimen, "2026-12-07")])]
    ['examplol in examplol and in examplol, from 2026-12-07 to 2026-12-07']
    """
    for one, other in itertools.combinations(schedules, 2):
        first = max(one.day1, other.day1)
        ends = [each.end for each in (one, other) if each.end is not None]
        if ends and min(ends) <= first:
            continue
        last = min(ends) - dt.timedelta(1) if ends else None
        for name in _names(one):
            if any(same_name(name, each) for each in _names(other)):
                yield Overlap(name, (called(one), called(other)), first, last)


def _names(schedule: Schedule) -> list[str]:
    """The drug, and whatever is in it, each once."""
    names: list[str] = []
    for name in (schedule.regimen.drug, *(each.name for each in schedule.regimen.ingredients)):
        if not any(same_name(name, each) for each in names):
            names.append(name)
    return names
