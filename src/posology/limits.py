"""Limits: every kind of bound, each with its own limit; what a file says of it stands on its fields."""

from __future__ import annotations

from typing import ClassVar, get_args

import attrs

from posology.bound import Bound, Clock, Severity, one_of
from posology.dose import Amount, DailyAmount, Dose, as_amount
from posology.errors import BoundError
from posology.limit_fields import any_dose, as_change, counted, said, which_clock, window_minutes
from posology.rate import Rate, RatePerWeight, as_rate
from posology.share import Share
from posology.span import span_text
from posology.strength import Strength

SLIP = 5
"""So many times the usual dose is taken for a slip, such as a point that got lost."""


def _listed(kind: type[Bound]) -> type[Bound]:
    Bound.kinds[kind.kind] = kind
    return kind


@_listed
@attrs.frozen(kw_only=True)
class PerDose(Bound):
    """At least and at most so much in one administration."""

    kind: ClassVar[str] = "per-dose"
    least: Dose | None = said("any-dose", "The smallest dose.", any_dose, default=None)
    most: Dose | None = said("any-dose", "The largest dose.", any_dose, default=None)

    def __str__(self) -> str:
        return (
            " and ".join(f"at {w} {v}" for w, v in (("least", self.least), ("most", self.most)) if v) + " in one dose"
        )


@_listed
@attrs.frozen(kw_only=True)
class UsualDose(Bound):
    """Less than five times the largest usual dose in one administration; soft, if nothing else is said."""

    kind: ClassVar[str] = "usual-dose"
    severity: Severity = attrs.field(default="soft", validator=one_of(get_args(Severity)))
    most: Dose = said("any-dose", "The largest usual dose; five times as much is a slip.", any_dose)

    @property
    def slip(self) -> PerDose:
        """The bound that is reached or passed by a slip: five times the usual dose."""
        same = {each.name: getattr(self, each.name) for each in attrs.fields(Bound)}
        return PerDose(most=self.most * SLIP, **same)

    def __str__(self) -> str:
        return f"less than {SLIP} times the usual dose of {self.most}"


@_listed
@attrs.frozen(kw_only=True)
class PerDay(Bound):
    """At most so much on any calendar date."""

    kind: ClassVar[str] = "per-day"
    most: DailyAmount = said("daily", "The most on one date.", DailyAmount)

    def __str__(self) -> str:
        return f"at most {self.most.in_one_day} on any day"


@_listed
@attrs.frozen(kw_only=True)
class PerDates(Bound):
    """At most so much on any so many calendar dates in a row."""

    kind: ClassVar[str] = "per-dates"
    most: Amount = said("any-amount", "The most on all these dates together.", as_amount)
    days: int = said("count", "How many dates in a row.", validator=counted("days"))

    def __str__(self) -> str:
        return f"at most {self.most} on any {'date' if self.days == 1 else f'{self.days} dates in a row'}"


@_listed
@attrs.frozen(kw_only=True)
class Rolling(Bound):
    """At most so much in any window of time."""

    kind: ClassVar[str] = "rolling"
    most: Amount = said("any-amount", "The most in one window.", as_amount)
    window: int = said("window", "How long a window is; the moment it ends is outside.", window_minutes)
    clock: Clock = which_clock()

    def __str__(self) -> str:
        return f"at most {self.most} in any {span_text(self.window)}"


@_listed
@attrs.frozen(kw_only=True)
class DosesPerWindow(Bound):
    """At most so many doses in any window of time."""

    kind: ClassVar[str] = "doses-per-window"
    is_of_times: ClassVar[bool] = True
    most: int = said("count", "The most doses in one window.", validator=counted("doses"))
    window: int = said("window", "How long a window is; the moment it ends is outside.", window_minutes)
    clock: Clock = which_clock()

    def __str__(self) -> str:
        return f"at most {self.most} dose{'' if self.most == 1 else 's'} in any {span_text(self.window)}"


@_listed
@attrs.frozen(kw_only=True)
class Maintenance(Bound):
    """A daily range to be reached and then kept."""

    kind: ClassVar[str] = "maintenance"
    is_of_doses: ClassVar[bool] = False
    least: DailyAmount = said("daily", "The least on every date once it is reached.", DailyAmount)
    most: DailyAmount = said("daily", "The most on any date.", DailyAmount)

    def __str__(self) -> str:
        return f"{self.least.in_one_day} to {self.most.in_one_day} a day once reached"


@_listed
@attrs.frozen(kw_only=True)
class LeastInterval(Bound):
    """At least so long between doses, of an infusion from its end. *least* is in minutes."""

    kind: ClassVar[str] = "least-interval"
    is_of_times: ClassVar[bool] = True
    least: int = said("window", "The shortest time from one dose to the next.", window_minutes)
    clock: Clock = which_clock()

    def __str__(self) -> str:
        return f"at least {span_text(self.least)} between doses"


@attrs.frozen(kw_only=True)
class _Change(Bound):
    """What rise and fall share."""

    most: Amount | Share = said("change", "The most by which it changes: an amount, or a share as '10 %'.", as_change)
    of: str = said(
        "change-of",
        "Of what a share is: the start or the current dose.",
        default="",
        validator=one_of(("", "start", "current")),
    )
    within_days: int = said("count", "How many days apart the two days are at most.", validator=counted("days"))

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if isinstance(self.most, Share) != bool(self.of):
            problem = f"{self.most} is {'a share' if isinstance(self.most, Share) else 'an amount'}"
            instead = "write of='start' or of='current'" if isinstance(self.most, Share) else "leave it out"
            raise BoundError("of", f"{problem}, and of is {self.of!r}", value=self.of, instead=instead)

    def __str__(self) -> str:
        most = f"{self.most} a day" if not self.of else f"{self.most} of the {self.of} dose"
        return f"a {self.kind} of at most {most} between days at most {self.within_days} apart"


@_listed
@attrs.frozen(kw_only=True)
class Rise(_Change):
    """A daily sum that rises by at most so much within so many days."""

    kind: ClassVar[str] = "rise"
    is_of_doses: ClassVar[bool] = False


@_listed
@attrs.frozen(kw_only=True)
class Fall(_Change):
    """A daily sum that falls by at most so much within so many days."""

    kind: ClassVar[str] = "fall"
    is_of_doses: ClassVar[bool] = False


@_listed
@attrs.frozen(kw_only=True)
class CourseTotal(Bound):
    """At most so much in the whole course, or in its first days."""

    kind: ClassVar[str] = "course-total"
    most: Amount = said("any-amount", "The most in the whole course.", as_amount)
    first_days: int | None = said(
        "count", "Only so many days from day 1 on. Left out: all.", default=None, validator=counted("days")
    )

    def __str__(self) -> str:
        if self.first_days is None:
            return f"at most {self.most} in the whole course"
        return f"at most {self.most} in the first {self.first_days} days"


@_listed
@attrs.frozen(kw_only=True)
class Lifetime(Bound):
    """At most so much in a lifetime: in the course and before it."""

    kind: ClassVar[str] = "lifetime"
    most: Amount = said("any-amount", "The most in a lifetime.", as_amount)

    def __str__(self) -> str:
        return f"at most {self.most} in a lifetime"


@_listed
@attrs.frozen(kw_only=True)
class Duration(Bound):
    """A course of at least and at most so many days, the first and the last day with a dose both counted."""

    kind: ClassVar[str] = "duration"
    is_of_times: ClassVar[bool] = True
    is_of_doses: ClassVar[bool] = False
    least: int | None = said("count", "The fewest days.", default=None, validator=counted("days"))
    most: int | None = said("count", "The most days.", default=None, validator=counted("days"))

    def __str__(self) -> str:
        parts = [f"at {w} {v}" for w, v in (("least", self.least), ("most", self.most)) if v is not None]
        return f"{' and '.join(parts)} days from the first dose day to the last"


@_listed
@attrs.frozen(kw_only=True)
class InfusionRate(Bound):
    """At most so much an hour, or so much per kg and hour, in any infusion."""

    kind: ClassVar[str] = "infusion-rate"
    most: Rate | RatePerWeight = said("any-rate", "The most in an hour, perhaps per kg.", as_rate)

    def __str__(self) -> str:
        return f"at most {self.most} in any infusion"


@_listed
@attrs.frozen(kw_only=True)
class Concentration(Bound):
    """At most so much in a volume."""

    kind: ClassVar[str] = "concentration"
    most: Strength = said("strength", "The most in a volume.", Strength)

    @most.validator
    def _in_a_volume(self, _: object, value: Strength) -> None:
        if value.per.dimension != "volume":
            raise BoundError("most", f"{value} is no concentration", value=str(value), instead="write it as '5 mg/mL'")

    def __str__(self) -> str:
        return f"at most {self.most} in what holds a dose"


KINDS: dict[str, type[Bound]] = Bound.kinds
"""Every kind of bound by its name in files."""
