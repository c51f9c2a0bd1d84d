"""Bound: a limit with an exact meaning, a severity, a scope and a source."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable
from typing import Any, ClassVar, Literal, get_args

import attrs

from posology.errors import BoundError
from posology.scope import Scope
from posology.source import Source

Clock = Literal["clock", "elapsed"]
"""``clock``: the patient's wall clock, on which 22:00 to 22:00 is 24 h on any day; ``elapsed``: time that passed."""

Severity = Literal["hard", "soft", "info"]


def one_of(names: tuple[str, ...]) -> Any:
    """Refuse what is not one of the words."""

    def check(_: object, attribute: attrs.Attribute[str], value: Any) -> None:
        if value not in names:
            raise BoundError(
                attribute.name, f"got {value!r:.40}", value=value, instead=f"write one of {', '.join(names)}"
            )

    return check


@attrs.frozen(kw_only=True)
class Bound:
    """
    A limit, as made by one of the methods below; each names its exact meaning.

    Reaching a limit is allowed; comparison is exact.

    Args:
        source: Where the limit comes from. [required]
        name: What it is called in reports. [default its kind]
        severity: hard, soft or info; only a soft bound can be overridden, with a reason and a name.
        patients: The patients it is stated for, in words; every verdict on it takes for granted that it is for them.
        scope: Whom and what it is for, as ranges and words that are compared with the regimen and its patients.

    Raises:
        BoundError: if a limit is missing, inverted or of the wrong dimension, or the source is missing.

    >>> str(Bound.per_day("150 mg/day", source=Source("Example label")))
    'at most 150 mg on any day'
    """

    kind: ClassVar[str] = ""
    kinds: ClassVar[dict[str, type[Bound]]] = {}
    table: ClassVar[type[Bound]]
    is_of_doses: ClassVar[bool] = True
    is_of_times: ClassVar[bool] = False
    name: str = ""
    source: Source = attrs.field()
    severity: Severity = attrs.field(default="hard", validator=one_of(get_args(Severity)))
    patients: str = ""
    scope: Scope = attrs.field(factory=Scope, validator=attrs.validators.instance_of(Scope))

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
        if self.scope.phase is not None and not self.is_of_doses:
            problem = f"{self.kind} is of whole days, and the scope counts {self.scope.phase} doses alone"
            raise BoundError("phase", problem, value=self.scope.phase, instead="leave the phase out")
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

    @functools.cached_property
    def fingerprint(self) -> str:
        """
        Twelve characters that change whenever the limit, its scope or anything of its source does.

        >>> limit = Bound.per_day("150 mg/day", source=Source("Example label"))
        >>> limit.fingerprint == attrs.evolve(limit, source=Source("Another label")).fingerprint
        False
        """
        said = [f"{each.name}={getattr(self, each.name)!r}" for each in attrs.fields(type(self))]
        return hashlib.sha256("\n".join([self.kind, *said]).encode()).hexdigest()[:12]

    @classmethod
    def _made(cls, kind: str, source: Source, more: dict[str, Any]) -> Bound:
        return cls.kinds[kind](source=source, **more)

    @staticmethod
    def per_dose(most: Any = None, *, least: Any = None, source: Source, **more: Any) -> Bound:
        """Each administration; doses of one drug and route at one instant are one dose."""
        return Bound._made("per-dose", source, {"most": most, "least": least, **more})

    @staticmethod
    def usual_dose(most: Any, *, source: Source, **more: Any) -> Bound:
        """Each administration is less than five times *most*, the largest usual dose; soft, if nothing else is said."""
        return Bound._made("usual-dose", source, {"most": most, **more})

    @staticmethod
    def per_day(most: Any, *, source: Source, **more: Any) -> Bound:
        """The sum over a local calendar date. A cap per date is not a cap per 24 hours: see `rolling`."""
        return Bound._made("per-day", source, {"most": most, **more})

    @staticmethod
    def per_dates(most: Any, days: int, *, source: Source, **more: Any) -> Bound:
        """The sum over any *days* local calendar dates in a row."""
        return Bound._made("per-dates", source, {"most": most, "days": days, **more})

    @staticmethod
    def rolling(most: Any, window: Any, *, source: Source, clock: Clock = "clock", **more: Any) -> Bound:
        """For every instant t, the sum over [t, t + window)."""
        return Bound._made("rolling", source, {"most": most, "window": window, "clock": clock, **more})

    @staticmethod
    def doses_per_window(most: int, window: Any, *, source: Source, clock: Clock = "clock", **more: Any) -> Bound:
        """For every instant t, the number of doses in [t, t + window)."""
        return Bound._made("doses-per-window", source, {"most": most, "window": window, "clock": clock, **more})

    @staticmethod
    def maintenance(least: Any, most: Any, *, source: Source, **more: Any) -> Bound:
        """From the first day that reaches *least* on, every day's sum stays from least to most; before, under most."""
        return Bound._made("maintenance", source, {"least": least, "most": most, **more})

    @staticmethod
    def least_interval(least: Any, *, source: Source, clock: Clock = "clock", **more: Any) -> Bound:
        """The time from one dose to the next; from the start of a dose, of an infusion from its end."""
        return Bound._made("least-interval", source, {"least": least, "clock": clock, **more})

    @staticmethod
    def rise(most: Any, *, within_days: int, of: str = "", source: Source, **more: Any) -> Bound:
        """
        For any two days at most *within_days* apart, the later day's sum less the earlier's.

        *most* is an amount, or a share as "25 %" of what *of* names: the ``start`` or the ``current`` dose.
        """
        return Bound._made("rise", source, {"most": most, "within_days": within_days, "of": of, **more})

    @staticmethod
    def fall(most: Any, *, within_days: int, of: str = "", source: Source, **more: Any) -> Bound:
        """For any two days at most *within_days* apart, the earlier day's sum less the later's; else as `rise`."""
        return Bound._made("fall", source, {"most": most, "within_days": within_days, "of": of, **more})

    @staticmethod
    def course_total(most: Any, *, first_days: int | None = None, source: Source, **more: Any) -> Bound:
        """The sum of all doses of the course, or of its first *first_days* days; declared earlier doses included."""
        return Bound._made("course-total", source, {"most": most, "first_days": first_days, **more})

    @staticmethod
    def lifetime(most: Any, *, source: Source, **more: Any) -> Bound:
        """The sum of all doses of the course and all before it; unknown unless the earlier exposure is declared."""
        return Bound._made("lifetime", source, {"most": most, **more})

    @staticmethod
    def duration(most: int | None = None, *, least: int | None = None, source: Source, **more: Any) -> Bound:
        """Days from day 1 to the day of the last dose, both counted."""
        return Bound._made("duration", source, {"least": least, "most": most, **more})

    @staticmethod
    def infusion_rate(most: Any, *, source: Source, **more: Any) -> Bound:
        """The amount of each infusion over the time it takes, such as "500 mg/h"."""
        return Bound._made("infusion-rate", source, {"most": most, **more})

    @staticmethod
    def concentration(most: Any, *, source: Source, **more: Any) -> Bound:
        """The amount of each dose in the volume that holds it, such as "5 mg/mL"."""
        return Bound._made("concentration", source, {"most": most, **more})

    @staticmethod
    def by_table(rows: Iterable[Bound], *, over: str, name: str = "") -> Bound:
        """One bound of several of one kind, its *rows*, of which each is for a range of one measure: *over*."""
        return Bound.table(rows=rows, over=over, name=name)  # type: ignore[call-arg]


def bounds_of(value: Any) -> tuple[Bound, ...]:
    """
    Take one bound or several.

    Raises:
        BoundError: for anything else.

    >>> bounds_of(Bound.per_day("5 mg/day", source=Source("Example label")))[0].kind
    'per-day'
    """
    listed = (value,) if isinstance(value, (str, Bound)) else tuple(value)
    for each in listed:
        if not isinstance(each, Bound):
            instead = "make it by Bound.per_day and its like"
            raise BoundError("bounds", f"got {each!r:.60}", value=each, instead=instead)
    return listed
