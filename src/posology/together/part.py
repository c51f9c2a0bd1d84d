"""Part: what one of several schedules gives of the ingredient that a bound counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import attrs

from posology.administration import Administration
from posology.bound import Bound
from posology.counting import counted
from posology.deciding import from_day1
from posology.detail import Detail
from posology.detailed import details
from posology.horizon import Horizon
from posology.ingredient import Ingredient
from posology.limits import CourseTotal, Duration, Lifetime
from posology.schedule import Schedule
from posology.together.overlaps import called
from posology.verdict import Verdict

WHOLE_COURSE = (CourseTotal, Duration, Lifetime)
"""Kinds of bound for which the days shown do not matter."""


class NoAnswer(Exception):  # noqa: N818
    """What is missing for an answer."""


@attrs.frozen(eq=False)
class Part:
    """
    What one schedule gives of the ingredient that a bound counts.

    Args:
        name: What the schedule is called.
        schedule: The schedule, its doses as so much of the ingredient.
        entry: By which factor, if by one.
    """

    name: str
    schedule: Schedule
    entry: Ingredient | None

    @property
    def length(self) -> int | None:
        """The days of its whole course; None without an end."""
        return from_day1(self.schedule, self.schedule.regimen, None).stop

    @property
    def lasts(self) -> bool:
        """Whether some of its doses last."""
        return any(detail.over for row in self.schedule.course.details for detail in row)

    def given(self, days: int) -> list[tuple[Administration, Detail]]:
        """What is given in so many days from its day 1 on, and how."""
        shown = from_day1(self.schedule, self.schedule.regimen, days)
        return list(zip(shown, details(shown), strict=False))


def parts(schedules: Sequence[Schedule], bound: Bound) -> tuple[list[Part], list[str], list[str]]:
    """
    Give what schedules give of the ingredient that a bound counts.

    Returns:
        The parts; why other schedules give none of it; what is not known of the others.
    """
    found, without, missing = [], [], []
    for schedule in schedules:
        one = counted(schedule.regimen, bound, None)
        if not isinstance(one, Verdict):
            own = schedule if one.entry is None else from_day1(schedule, one.regimen, schedule.stop)
            found.append(Part(called(schedule), own, one.entry))
        elif one.status == "NOT_APPLICABLE":
            held = " and ".join(each.name for each in schedule.regimen.ingredients if each.held)
            without.append(f"{called(schedule)} holds {held} alone")
        else:
            missing.append(one.missing)
    return found, list(dict.fromkeys(without)), list(dict.fromkeys(missing))


def stops(parts: Sequence[Part], bound: Bound) -> list[int] | None:
    """Give how many days of each course a bound counts; None if one has no end."""
    found = []
    for part in parts:
        length = part.length if isinstance(bound, WHOLE_COURSE) else part.schedule.stop
        length = getattr(bound, "first_days", None) if length is None else length
        if length is None:
            return None
        found.append(length)
    return found


def given_in(parts: Sequence[Part], bound: Bound, days: Sequence[int]) -> Iterator[Administration]:
    """
    Give what is given in so many days of each part, of the phase that a bound counts.

    Raises:
        NoAnswer: if a dose does not say its phase.
    """
    phase = bound.scope.phase
    for part, stop in zip(parts, days, strict=True):
        for each, detail in part.given(stop):
            if phase is not None and detail.phase is None:
                raise NoAnswer("the phase of every dose, loading or maintenance")
            if phase in (None, detail.phase):
                yield each


def horizon_of(parts: Sequence[Part], days: Sequence[int], given: Sequence[Administration]) -> Horizon:
    """Give the days from the first day of all parts to the last that counts, or has a dose."""
    day1 = min(part.schedule.day1 for part in parts)
    ends = [part.schedule.day1 + dt.timedelta(stop) for part, stop in zip(parts, days, strict=True)]
    return Horizon(day1, max(*ends, *(each.date + dt.timedelta(1) for each in given)))


def cut(parts: Sequence[Part], horizon: Horizon) -> Iterator[str]:
    """Say which parts are taken to end before the others although their courses go on."""
    for part in parts:
        end, stop, length = part.schedule.end, part.schedule.stop, part.length
        if end is not None and end < horizon.end and (length is None or (stop is not None and stop < length)):
            yield f"no dose of {part.name} after {end - dt.timedelta(1)}"
