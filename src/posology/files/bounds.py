"""File bounds: the table of each kind of bound in a protocol file."""

from __future__ import annotations

from typing import Annotated, ClassVar

import attrs

from posology.bound import KINDS, Bound, Clock, Severity
from posology.dose import Amount, DailyAmount, Dose
from posology.files.values import Line, Name, WholeNumber, Window, given
from posology.source import Source


@attrs.frozen(kw_only=True)
class BoundForm:
    """A limit; reaching it is allowed. Each kind has a form of its own."""

    kind: ClassVar[str]
    patients: Annotated[Line | None, "The patients it is stated for, in words. Left out: all."] = None
    severity: Annotated[Severity | None, "How grave it is to break it. Left out: hard."] = None
    source: Annotated[Name, "Where the limit comes from: a name under sources."]

    def build(self, name: str, source: Source) -> Bound:
        """Make the bound; its name is its key in the file."""
        return KINDS[self.kind](**given(self, "source"), name=name, source=source)


@attrs.frozen(kw_only=True)
class PerDoseForm(BoundForm):
    """At least and at most so much in one administration."""

    kind: ClassVar[str] = "per-dose"
    least: Annotated[Dose | None, "The smallest dose."] = None
    most: Annotated[Dose | None, "The largest dose."] = None


@attrs.frozen(kw_only=True)
class PerDayForm(BoundForm):
    """At most so much on any calendar date."""

    kind: ClassVar[str] = "per-day"
    most: Annotated[DailyAmount, "The most on one date."]


@attrs.frozen(kw_only=True)
class RollingForm(BoundForm):
    """At most so much in any window of time."""

    kind: ClassVar[str] = "rolling"
    most: Annotated[Amount, "The most in one window."]
    window: Annotated[Window, "How long a window is; the moment it ends is outside."]
    clock: Annotated[Clock | None, "By the wall clock, or by the time that passed. Left out: clock."] = None


@attrs.frozen(kw_only=True)
class MaintenanceForm(BoundForm):
    """A daily range to be reached and then kept."""

    kind: ClassVar[str] = "maintenance"
    least: Annotated[DailyAmount, "The least on every date once it is reached."]
    most: Annotated[DailyAmount, "The most on any date."]


@attrs.frozen(kw_only=True)
class LeastIntervalForm(BoundForm):
    """At least so long between doses."""

    kind: ClassVar[str] = "least-interval"
    least: Annotated[Window, "The shortest time from one dose to the next."]
    clock: Annotated[Clock | None, "By the wall clock, or by the time that passed. Left out: clock."] = None


@attrs.frozen(kw_only=True)
class RiseForm(BoundForm):
    """A daily sum that rises by at most so much within so many days."""

    kind: ClassVar[str] = "rise"
    most: Annotated[Amount, "The most by which a later day's sum is over an earlier day's."]
    within_days: Annotated[WholeNumber, "How many days apart the two days are at most."]


@attrs.frozen(kw_only=True)
class CourseTotalForm(BoundForm):
    """At most so much in the whole course."""

    kind: ClassVar[str] = "course-total"
    most: Annotated[Amount, "The most in the whole course."]


@attrs.frozen(kw_only=True)
class DurationForm(BoundForm):
    """A course of at least and at most so many days, the first and the last day with a dose both counted."""

    kind: ClassVar[str] = "duration"
    least: Annotated[WholeNumber | None, "The fewest days."] = None
    most: Annotated[WholeNumber | None, "The most days."] = None


BOUND_FORMS: dict[str, type[BoundForm]] = {
    form.kind: form
    for form in (
        PerDoseForm,
        PerDayForm,
        RollingForm,
        MaintenanceForm,
        LeastIntervalForm,
        RiseForm,
        CourseTotalForm,
        DurationForm,
    )
}
"""The form of every kind of bound, by its name in files."""
