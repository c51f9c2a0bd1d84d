"""Limits: every kind of bound, each with its own limit; what a file says of it stands on its fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, get_args

import attrs

from posology.bound import Bound, Clock, one_of
from posology.daytime import span
from posology.dose import Amount, DailyAmount, Dose, as_amount
from posology.errors import BoundError, PosologyError
from posology.rate import Rate
from posology.share import Share
from posology.span import span_text
from posology.strength import Strength
from posology.units import is_count


def _dose(value: Any) -> Any:
    found = value if value is None or isinstance(value, Dose) else as_amount(value)
    return Dose(found) if type(found) is Amount else found


def _daily(value: Any) -> DailyAmount:
    return value if type(value) is DailyAmount else DailyAmount(value)


def as_change(value: Any) -> Amount | Share:
    """
    Take an amount, or a share such as "10 %".

    >>> as_change("30 mg"), str(as_change("10 %"))
    (Amount('30 mg'), '10 %')
    """
    if isinstance(value, Share) or (isinstance(value, str) and value.endswith("%")):
        return Share(value)
    return value if type(value) is Amount else Amount(value)


def _window(value: Any) -> int:
    """A window of time in minutes: text such as "24 hours" or "7 days", or whole minutes."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    try:
        size, kind = span(value, "window")
    except PosologyError as error:
        raise BoundError("window", error.problem, value=value, instead=error.instead) from None
    return size * 1440 if kind == "days" else size


def _counted(what: str) -> Callable[[object, attrs.Attribute[Any], Any], None]:
    def check(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
        if not (value is None and attribute.default is None) and not is_count(value):
            raise BoundError(
                attribute.name,
                f"got {value!r:.40} {what}",
                value=value,
                limit=1,
                instead=f"write whole {what}, 1 or more",
            )

    return check


def _said(reads: str, says: str, convert: Any = None, **more: Any) -> Any:
    """A field that a file can state: the kind of value it reads, and what an editor is told of it."""
    return attrs.field(converter=convert, metadata={"reads": reads, "says": says}, **more)


def _clock() -> Any:
    says = "By the wall clock, or by the time that passed. Left out: clock."
    return _said("clock", says, default="clock", validator=one_of(get_args(Clock)))


def _listed(kind: type[Bound]) -> type[Bound]:
    Bound.kinds[kind.kind] = kind
    return kind


@_listed
@attrs.frozen(kw_only=True)
class PerDose(Bound):
    """At least and at most so much in one administration."""

    kind: ClassVar[str] = "per-dose"
    least: Dose | None = _said("any-dose", "The smallest dose.", _dose, default=None)
    most: Dose | None = _said("any-dose", "The largest dose.", _dose, default=None)

    def __str__(self) -> str:
        return (
            " and ".join(f"at {w} {v}" for w, v in (("least", self.least), ("most", self.most)) if v) + " in one dose"
        )


@_listed
@attrs.frozen(kw_only=True)
class PerDay(Bound):
    """At most so much on any calendar date."""

    kind: ClassVar[str] = "per-day"
    most: DailyAmount = _said("daily", "The most on one date.", _daily)

    def __str__(self) -> str:
        return f"at most {self.most.in_one_day} on any day"


@_listed
@attrs.frozen(kw_only=True)
class PerDates(Bound):
    """At most so much on any so many calendar dates in a row."""

    kind: ClassVar[str] = "per-dates"
    most: Amount = _said("any-amount", "The most on all these dates together.", as_amount)
    days: int = _said("count", "How many dates in a row.", validator=_counted("days"))

    def __str__(self) -> str:
        return f"at most {self.most} on any {self.days} dates in a row"


@_listed
@attrs.frozen(kw_only=True)
class Rolling(Bound):
    """At most so much in any window of time."""

    kind: ClassVar[str] = "rolling"
    most: Amount = _said("any-amount", "The most in one window.", as_amount)
    window: int = _said("window", "How long a window is; the moment it ends is outside.", _window)
    clock: Clock = _clock()

    def __str__(self) -> str:
        return f"at most {self.most} in any {span_text(self.window)}"


@_listed
@attrs.frozen(kw_only=True)
class DosesPerWindow(Bound):
    """At most so many doses in any window of time."""

    kind: ClassVar[str] = "doses-per-window"
    is_of_times: ClassVar[bool] = True
    most: int = _said("count", "The most doses in one window.", validator=_counted("doses"))
    window: int = _said("window", "How long a window is; the moment it ends is outside.", _window)
    clock: Clock = _clock()

    def __str__(self) -> str:
        return f"at most {self.most} dose{'' if self.most == 1 else 's'} in any {span_text(self.window)}"


@_listed
@attrs.frozen(kw_only=True)
class Maintenance(Bound):
    """A daily range to be reached and then kept."""

    kind: ClassVar[str] = "maintenance"
    is_of_doses: ClassVar[bool] = False
    least: DailyAmount = _said("daily", "The least on every date once it is reached.", _daily)
    most: DailyAmount = _said("daily", "The most on any date.", _daily)

    def __str__(self) -> str:
        return f"{self.least.in_one_day} to {self.most.in_one_day} a day once reached"


@_listed
@attrs.frozen(kw_only=True)
class LeastInterval(Bound):
    """At least so long between doses, of an infusion from its end. *least* is in minutes."""

    kind: ClassVar[str] = "least-interval"
    is_of_times: ClassVar[bool] = True
    least: int = _said("window", "The shortest time from one dose to the next.", _window)
    clock: Clock = _clock()

    def __str__(self) -> str:
        return f"at least {span_text(self.least)} between doses"


@attrs.frozen(kw_only=True)
class _Change(Bound):
    """What rise and fall share."""

    most: Amount | Share = _said("change", "The most by which it changes: an amount, or a share as '10 %'.", as_change)
    of: str = _said(
        "change-of",
        "Of what a share is: the start or the current dose.",
        default="",
        validator=one_of(("", "start", "current")),
    )
    within_days: int = _said("count", "How many days apart the two days are at most.", validator=_counted("days"))

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
    most: Amount = _said("any-amount", "The most in the whole course.", as_amount)
    first_days: int | None = _said(
        "count", "Only so many days from day 1 on. Left out: all.", default=None, validator=_counted("days")
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
    most: Amount = _said("any-amount", "The most in a lifetime.", as_amount)

    def __str__(self) -> str:
        return f"at most {self.most} in a lifetime"


@_listed
@attrs.frozen(kw_only=True)
class Duration(Bound):
    """A course of at least and at most so many days, the first and the last day with a dose both counted."""

    kind: ClassVar[str] = "duration"
    is_of_times: ClassVar[bool] = True
    is_of_doses: ClassVar[bool] = False
    least: int | None = _said("count", "The fewest days.", default=None, validator=_counted("days"))
    most: int | None = _said("count", "The most days.", default=None, validator=_counted("days"))

    def __str__(self) -> str:
        parts = [f"at {w} {v}" for w, v in (("least", self.least), ("most", self.most)) if v is not None]
        return f"{' and '.join(parts)} days from the first dose day to the last"


@_listed
@attrs.frozen(kw_only=True)
class InfusionRate(Bound):
    """At most so much an hour in any infusion."""

    kind: ClassVar[str] = "infusion-rate"
    most: Rate = _said("rate", "The most in an hour.", Rate)

    def __str__(self) -> str:
        return f"at most {self.most} in any infusion"


@_listed
@attrs.frozen(kw_only=True)
class Concentration(Bound):
    """At most so much in a volume."""

    kind: ClassVar[str] = "concentration"
    most: Strength = _said("strength", "The most in a volume.", Strength)

    @most.validator
    def _in_a_volume(self, _: object, value: Strength) -> None:
        if value.per.dimension != "volume":
            raise BoundError("most", f"{value} is no concentration", value=str(value), instead="write it as '5 mg/mL'")

    def __str__(self) -> str:
        return f"at most {self.most} in what holds a dose"


KINDS: dict[str, type[Bound]] = Bound.kinds
"""Every kind of bound by its name in files."""
