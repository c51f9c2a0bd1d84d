"""Course days: what a course gives on each of its days, so that equal stretches of days are found."""

from __future__ import annotations

from collections.abc import Hashable

from posology.course import Course
from posology.detail import Detail
from posology.shape import DAY, Segment


class CourseDays:
    """
    The days of a course, counted from 0.

    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> days = CourseDays(Course.of(Regimen("examplol", "oral", [Step("5 mg", days=2), Step("10 mg")])))
    >>> days.on(1) == days.on(0), days.on(2) == days.on(1), days.on(2) == days.on(9)
    (True, False, True)
    """

    def __init__(self, course: Course) -> None:
        self.course = course
        last = course.shape.segments[-1]
        self.end = course.shape.days
        self.repeats_from = last.first if self.end is None else self.end
        self.cycle = last.cycle if self.end is None else 1
        self.longest_cycle = max(segment.cycle for segment in course.shape.segments)
        self._seen: dict[int, Hashable] = {}

    def on(self, day: int) -> Hashable:
        """What a day gives, and when, to be compared; days before the first differ from days without a dose."""
        if day >= self.repeats_from:
            day = self.repeats_from + (day - self.repeats_from) % self.cycle
        if day not in self._seen:
            self._seen[day] = self._content(day)
        return self._seen[day]

    def _content(self, day: int) -> Hashable:
        n = self.course.shape.at(day)
        if n is None:
            return None if day < 0 else ()
        segment, amounts, details = self._rows()[n]
        found = segment.by_day[(day - segment.first) % segment.cycle]
        return tuple(
            (segment.doses[k].minute, amounts[k], details[k], segment.doses[k].anchor is not None) for k in found
        )

    def around(self, day: int, reach: int) -> tuple[Hashable, ...]:
        """What the days up to *reach* days from a day give."""
        return tuple(self.on(each) for each in range(day - reach, day + reach + 1))

    @property
    def borders(self) -> tuple[int, ...]:
        """The first day of each segment, and the day after the last."""
        return self.course.shape.starts if self.end is None else (*self.course.shape.starts, self.end)

    @property
    def is_one_segment(self) -> bool:
        """Whether the same goes on without an end from day 1, or from the day after it."""
        return self.end is None and self.repeats_from <= 1 and len(self.anchor_days) <= 1

    @property
    def anchor_days(self) -> tuple[int, ...]:
        """The days from which doses count elapsed time for as long as they last, not anew in each round."""
        plain = (segment for segment in self.course.shape.segments if not segment.rebased)
        return tuple(sorted({each.anchor // DAY for part in plain for each in part.doses if each.anchor is not None}))

    def alike_from(self, other: CourseDays) -> int | None:
        """The first day from which the course is another one; None if there is none."""
        found = None
        mine, theirs = self._rows(), other._rows()
        for (segment, *row), (there, *rest) in zip(reversed(mine), reversed(theirs), strict=False):
            if (segment, row) != (there, rest):
                break
            found = segment.first
        return found

    def _rows(self) -> list[tuple[Segment, tuple[int, ...], tuple[Detail, ...]]]:
        return list(zip(self.course.shape.segments, self.course.amounts, self.course.details, strict=True))

    def place(self, day: int) -> tuple[int, int]:
        """The segment of a day, counted from the end, and where elapsed time is counted anew, the day of the round."""
        n = self.course.shape.at(day)
        if n is None:
            return (-1 if day >= 0 else len(self.course.shape.segments)), 0
        segment = self.course.shape.segments[n]
        return len(self.course.shape.segments) - n, (day - segment.first) % segment.cycle if segment.rebased else 0

    def anchors(self, low: int, high: int) -> tuple[int, ...]:
        """The minutes from which the doses of the days from *low* up to *high* count elapsed time, in order."""
        found = []
        for segment in self.course.shape.segments:
            first, stop = max(low, segment.first), high
            if segment.days is not None:
                stop = min(stop, segment.first + segment.days)
            if first >= stop:
                continue
            named = sorted({each.anchor for each in segment.doses if each.anchor is not None})
            turns = range((first - segment.first) // segment.cycle, (stop - 1 - segment.first) // segment.cycle + 1)
            rounds = [(segment.first + turn * segment.cycle) * DAY for turn in turns] if segment.rebased else [0]
            found += [base + anchor for base in rounds for anchor in named]
        return tuple(found)
