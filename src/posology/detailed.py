"""Detailed: the details of a schedule's administrations, in their order."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import attrs

from posology.administration import Plan
from posology.detail import PLAIN, Detail
from posology.expansion import Expansion
from posology.schedule import Schedule


def details(schedule: Schedule) -> Iterator[Detail]:
    """
    Give how each administration of a schedule is given, in the order in which iterating it gives them, lazily.

    Without end where no dose of the course has a detail; so pair it as below.

    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> regimen = Regimen("examplol", "intravenous", Step("500 mg", days=2, over="30 minutes"))
    >>> schedule = Schedule(regimen, start="2026-12-01")
    >>> [f"{given.dose} {detail}" for given, detail in zip(schedule, details(schedule))]
    ['500 mg over 30 minutes', '500 mg over 30 minutes']
    """
    course = schedule.course
    if all(each == PLAIN for row in course.details for each in row):
        return itertools.repeat(PLAIN)
    rows: Any = course.details  # an expansion looks its rows up and puts them in order; it adds nothing here
    plan = Plan(schedule.regimen.drug, schedule.regimen.route, schedule.day1)
    found: Any = Expansion(attrs.evolve(course, doses=rows), plan, schedule.zone).walk(schedule.first, schedule.stop)
    return (given.dose for given in found)
