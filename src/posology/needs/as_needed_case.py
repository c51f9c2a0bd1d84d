"""As-needed case: one course as it is judged, with as-needed doses taken at their worst."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from posology.case import Case
from posology.compiler import compiled, has_weekdays
from posology.course import Course
from posology.cycle import components
from posology.gaps import Gaps
from posology.measure import KINDS
from posology.needs.in_force import InForce, is_as_needed, without
from posology.needs.worst_case import WorstCase
from posology.quantum import quantum_of
from posology.regimen import Regimen
from posology.resolving import regimen_needs
from posology.scope import Phase
from posology.shape import DAY, Segment, Shape
from posology.step import Component
from posology.timeline import Extreme, Timeline


class _Gaps(Gaps):
    """The times between doses, of which as-needed ones are taken as near to others as they may be."""

    def least(self) -> Extreme | None:
        """Give the shortest; None if there cannot be two doses."""
        shortest = self.line.counted.shortest_over(1)
        return None if shortest is None else self.first_under(shortest + 1)

    def first_under(self, limit: int) -> Extreme | None:
        """Give the first that is shorter than *limit*."""
        line = self.line.counted
        found = line.first_window_over(1, limit)
        if found is None:
            return None
        assert isinstance(line, WorstCase)
        times = [at for at, _, _ in line.moments(found.at, found.at + limit)]
        return Extreme(times[1] - times[0], found.at)


@attrs.frozen(eq=False)
class AsNeededCase(Case):
    """
    A course on floating time whose doses include those taken as needed.

    Args:
        line: Its largest and smallest sums.

    >>> from posology.as_needed import AsNeeded
    >>> from posology.step import Step
    >>> (case,) = as_needed_cases(Regimen("examplol", "oral", Step("1 g", AsNeeded("4 hours", 4, "day"))))
    >>> case.timeline("floating").largest(DAY).sum * case.course.quantum
    Fraction(6, 1)
    """

    line: WorstCase = attrs.field(kw_only=True)

    def timeline(self, clock: str) -> Timeline:
        """Sums on floating time."""
        return self.line

    def gaps(self, clock: str) -> Gaps:
        """The times between doses, from start to start."""
        return _Gaps(self.line)

    @property
    def parts(self) -> tuple[Component, ...]:
        """The as-needed components."""
        return tuple(self.line.worth)


def as_needed_cases(regimen: Regimen, phase: Phase | None = None) -> Iterator[AsNeededCase]:
    """
    Give one case for every weekday on which a course with as-needed doses could begin, if that matters.

    Args:
        regimen: The regimen; nothing in it left open.
        phase: The phase whose doses alone count, if only those do.

    Raises:
        UnresolvedError: if the regimen has a titration that leaves something open.
    """
    items = regimen.concrete()
    in_force = InForce(without(items, lambda part: is_as_needed(part) and part.phase != (phase or part.phase)))
    rest = without(items, is_as_needed)
    dose = regimen.doses[0]
    missing = " and ".join(KINDS[kind].words for kind in regimen_needs(regimen))
    if not any(components(item) for item in rest):
        length = None if in_force.end is None else in_force.end // DAY
        shape = Shape((Segment(0, length, 1, ()),))
        nothing = Course(shape, ((),), Fraction(0), dose.unit, ((),), ((),))
        yield _case(Case(shape, None if missing else nothing, missing), in_force)
        return
    plain = attrs.evolve(regimen, steps=rest, bounds=())
    for weekday in range(7) if has_weekdays(plain) else (None,):
        course = None if missing else Course.of(plain, weekday=weekday)
        made = compiled(plain, weekday)
        yield _case(Case(made.shape, course, missing, phase=phase, plain_details=made.details), in_force)


def _case(case: Case, in_force: InForce) -> AsNeededCase:
    """The course in quanta that are those of its as-needed doses too; without amounts each dose counts as 1."""
    parts = [part for item in in_force.items for part in components(item) if is_as_needed(part)]
    course, worth = case.course, dict.fromkeys(parts, 1)
    if course is not None:
        quantum = quantum_of([course.quantum, *(part.dose.base for part in parts)]) or Fraction(1)
        times = int(course.quantum / quantum)
        amounts = tuple(tuple(times * quanta for quanta in row) for row in course.amounts)
        course = attrs.evolve(course, amounts=amounts, quantum=quantum)
        worth = {part: int(part.dose.base / quantum) for part in parts}
    plain = attrs.evolve(case, course=course)
    line = WorstCase(plain.floating, in_force, worth)
    return AsNeededCase(case.shape, course, case.missing, phase=case.phase, plain_details=case.plain_details, line=line)
