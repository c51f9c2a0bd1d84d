"""Bound: a limit with an exact meaning, a severity and a source."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, get_args

import attrs

from posology.daytime import span
from posology.dose import Amount, DailyAmount, Dose
from posology.errors import BoundError, PosologyError
from posology.source import Source
from posology.units import is_count

Clock = Literal["clock", "elapsed"]
"""``clock``: the patient's wall clock, on which 22:00 to 22:00 is 24 h on any day; ``elapsed``: time that passed."""

Severity = Literal["hard", "soft", "info"]


def _amount(value: Any) -> Amount:
    return value if type(value) is Amount else Amount(value)


def _daily(value: Any) -> DailyAmount:
    return value if type(value) is DailyAmount else DailyAmount(value)


def _dose(value: Any) -> Dose | None:
    return value if value is None or type(value) is Dose else Dose(value)


def _window(value: Any) -> int:
    """A window of time in minutes: text such as "24 hours" or "7 days", or whole minutes."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    try:
        size, kind = span(value, "window")
    except PosologyError as error:
        raise BoundError("window", error.problem, value=value, instead=error.instead) from None
    return size * 1440 if kind == "days" else size


def _one_of(names: tuple[str, ...]) -> Any:
    def check(_: object, attribute: attrs.Attribute[str], value: Any) -> None:
        if value not in names:
            raise BoundError(
                attribute.name, f"got {value!r:.40}", value=value, instead=f"write one of {', '.join(names)}"
            )

    return check


def span_text(minutes: int) -> str:
    """
    Say a window of time in the largest unit that is whole, hours up to three days.

    >>> span_text(1440), span_text(10080), span_text(90)
    ('24 hours', '7 days', '90 minutes')
    """
    if minutes % 1440 == 0 and minutes > 3 * 1440:
        return f"{minutes // 1440} days"
    if minutes % 60 == 0:
        return "1 hour" if minutes == 60 else f"{minutes // 60} hours"
    return f"{minutes} minutes"


@attrs.frozen(kw_only=True)
class Bound:
    """
    A limit, as made by one of the methods below.

    Reaching a limit is allowed; comparison is exact.

    Args:
        source: Where the limit comes from. [required]
        name: What it is called in reports. [default its kind]
        severity: hard, soft or info.
        patients: The patients it is stated for, in words; every verdict on it takes for granted that it is for them.

    Raises:
        BoundError: if a limit is missing, inverted or of the wrong dimension, or the source is missing.

    >>> str(Bound.per_day("150 mg/day", source=Source("Example label")))
    'at most 150 mg on any day'
    """

    kind: ClassVar[str] = ""
    name: str = ""
    source: Source = attrs.field()
    severity: Severity = attrs.field(default="hard", validator=_one_of(get_args(Severity)))
    patients: str = ""

    @source.validator
    def _has_source(self, _: object, value: Any) -> None:
        if not isinstance(value, Source):
            raise BoundError(
                "source",
                f"got {value!r:.40}",
                value=value,
                instead="say where the limit comes from, as Source('…')",
            )

    def __attrs_post_init__(self) -> None:
        if not self.name:
            object.__setattr__(self, "name", self.kind)
        least, most = getattr(self, "least", None), getattr(self, "most", None)
        if least is None and most is None:
            raise BoundError(self.kind or "bound", "has no limit", instead="give least, most or both")
        if least is not None and most is not None and most < least:
            raise BoundError(
                self.kind,
                f"least {least} is more than most {most}",
                value=str(most),
                limit=str(least),
                instead="write the smaller as least",
            )

    @staticmethod
    def per_dose(most: Any = None, *, least: Any = None, source: Source, **more: Any) -> PerDose:
        """Each administration; doses of one drug and route at one instant are one dose."""
        return PerDose(least=least, most=most, source=source, **more)

    @staticmethod
    def per_day(most: Any, *, source: Source, **more: Any) -> PerDay:
        """The sum over a local calendar date. A cap per date is not a cap per 24 hours: see `rolling`."""
        return PerDay(most=most, source=source, **more)

    @staticmethod
    def rolling(most: Any, window: Any, *, source: Source, clock: Clock = "clock", **more: Any) -> Rolling:
        """For every instant t, the sum over [t, t + window)."""
        return Rolling(most=most, window=window, clock=clock, source=source, **more)

    @staticmethod
    def maintenance(least: Any, most: Any, *, source: Source, **more: Any) -> Maintenance:
        """From the first day that reaches *least* on, every day's sum stays from least to most; before, under most."""
        return Maintenance(least=least, most=most, source=source, **more)

    @staticmethod
    def least_interval(least: Any, *, source: Source, clock: Clock = "clock", **more: Any) -> LeastInterval:
        """The time between the starts of any two doses."""
        return LeastInterval(least=least, clock=clock, source=source, **more)

    @staticmethod
    def rise(most: Any, *, within_days: int, source: Source, **more: Any) -> Rise:
        """For any two days at most *within_days* apart, the later day's sum less the earlier's."""
        return Rise(most=most, within_days=within_days, source=source, **more)

    @staticmethod
    def course_total(most: Any, *, source: Source, **more: Any) -> CourseTotal:
        """The sum of all doses of the course."""
        return CourseTotal(most=most, source=source, **more)

    @staticmethod
    def duration(most: int | None = None, *, least: int | None = None, source: Source, **more: Any) -> Duration:
        """Days from day 1 to the day of the last dose, both counted."""
        return Duration(least=least, most=most, source=source, **more)


@attrs.frozen(kw_only=True)
class PerDose(Bound):
    """At least and at most so much in one administration; see `Bound.per_dose`."""

    kind: ClassVar[str] = "per-dose"
    least: Dose | None = attrs.field(default=None, converter=_dose)
    most: Dose | None = attrs.field(default=None, converter=_dose)

    def __str__(self) -> str:
        return (
            " and ".join(f"at {w} {v}" for w, v in (("least", self.least), ("most", self.most)) if v) + " in one dose"
        )


@attrs.frozen(kw_only=True)
class PerDay(Bound):
    """At most so much on any calendar date; see `Bound.per_day`."""

    kind: ClassVar[str] = "per-day"
    most: DailyAmount = attrs.field(converter=_daily)

    def __str__(self) -> str:
        return f"at most {self.most.in_one_day} on any day"


@attrs.frozen(kw_only=True)
class Rolling(Bound):
    """At most so much in any window of time; see `Bound.rolling`."""

    kind: ClassVar[str] = "rolling"
    most: Amount = attrs.field(converter=_amount)
    window: int = attrs.field(converter=_window)
    clock: Clock = attrs.field(default="clock", validator=_one_of(get_args(Clock)))

    def __str__(self) -> str:
        return f"at most {self.most} in any {span_text(self.window)}"


@attrs.frozen(kw_only=True)
class Maintenance(Bound):
    """A daily range to be reached and then kept; see `Bound.maintenance`."""

    kind: ClassVar[str] = "maintenance"
    least: DailyAmount = attrs.field(converter=_daily)
    most: DailyAmount = attrs.field(converter=_daily)

    def __str__(self) -> str:
        return f"{self.least.in_one_day} to {self.most.in_one_day} a day once reached"


@attrs.frozen(kw_only=True)
class LeastInterval(Bound):
    """At least so long between doses; see `Bound.least_interval`. *least* is in minutes."""

    kind: ClassVar[str] = "least-interval"
    least: int = attrs.field(converter=_window)
    clock: Clock = attrs.field(default="clock", validator=_one_of(get_args(Clock)))

    def __str__(self) -> str:
        return f"at least {span_text(self.least)} between doses"


@attrs.frozen(kw_only=True)
class Rise(Bound):
    """A daily sum that rises by at most so much within so many days; see `Bound.rise`."""

    kind: ClassVar[str] = "rise"
    most: Amount = attrs.field(converter=_amount)
    within_days: int = attrs.field()

    @within_days.validator
    def _whole(self, _: object, value: Any) -> None:
        _whole_days("within_days", value)

    def __str__(self) -> str:
        return f"a rise of at most {self.most} a day between days at most {self.within_days} apart"


@attrs.frozen(kw_only=True)
class CourseTotal(Bound):
    """At most so much in the whole course; see `Bound.course_total`."""

    kind: ClassVar[str] = "course-total"
    most: Amount = attrs.field(converter=_amount)

    def __str__(self) -> str:
        return f"at most {self.most} in the whole course"


@attrs.frozen(kw_only=True)
class Duration(Bound):
    """A course of at least and at most so many days; see `Bound.duration`."""

    kind: ClassVar[str] = "duration"
    least: int | None = attrs.field(default=None)
    most: int | None = attrs.field(default=None)

    @least.validator
    @most.validator
    def _whole(self, attribute: attrs.Attribute[int], value: Any) -> None:
        if value is not None:
            _whole_days(attribute.name, value)

    def __str__(self) -> str:
        parts = [f"at {w} {v}" for w, v in (("least", self.least), ("most", self.most)) if v is not None]
        return f"{' and '.join(parts)} days from the first dose day to the last"


def _whole_days(field: str, value: Any) -> None:
    if not is_count(value):
        raise BoundError(field, f"got {value!r:.40} days", value=value, limit=1, instead="write whole days, 1 or more")


KINDS: dict[str, type[Bound]] = {
    kind.kind: kind for kind in (PerDose, PerDay, Rolling, Maintenance, LeastInterval, Rise, CourseTotal, Duration)
}
"""Every kind of bound by its name in files."""
