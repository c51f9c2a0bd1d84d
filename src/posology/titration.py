"""Titration: rules, not steps: where to start, by how much and how often to change, and where to stop."""

from __future__ import annotations

from typing import Any, Literal, get_args

import attrs

from posology.daytime import span
from posology.dose import Dose
from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange, plain_dose
from posology.errors import RegimenError, UnresolvedError
from posology.frequency import ClockFrequency, Frequency, IntervalFrequency
from posology.source import Source
from posology.step import Step, given, refuse_other
from posology.units import is_count

Decision = Literal["raise", "hold", "lower", "stop"]
"""What may be decided when the interval is over."""


def _range(value: Any) -> DoseRange | DoseChoice | None:
    if value is None or isinstance(value, (DoseRange, DoseChoice)):
        return value
    return DoseRange(*value) if isinstance(value, (tuple, list)) else DoseRange(value)


def _days(value: Any) -> tuple[int, int] | None:
    if value is None:
        return None
    if isinstance(value, str):
        size, kind = span(value, "interval")
        value = size if kind == "days" else value
    listed = tuple(value) if isinstance(value, (tuple, list)) else (value, value)
    if len(listed) != 2:
        raise RegimenError(
            "interval",
            f"got {value!r:.40}",
            value=value,
            instead="write whole days, as 7, or the least and the most, as (3, 7)",
        )
    least, most = listed
    for days in (least, most):
        if not is_count(days):
            raise RegimenError(
                "interval", f"got {days!r} days", value=days, limit=1, instead="write whole days, 1 or more"
            )
    if most < least:
        raise RegimenError(
            "interval",
            f"least {least} days is more than most {most} days",
            value=most,
            limit=least,
            instead="write the smaller first",
        )
    return least, most


def _decisions(value: Any) -> tuple[Decision, ...]:
    allowed = get_args(Decision)
    for each in (value,) if isinstance(value, str) else value:
        if each not in allowed:
            raise RegimenError(
                "decision", f"got {each!r:.40}", value=each, instead=f"write one of {', '.join(allowed)}"
            )
    if not value:
        raise RegimenError("decision", "none is allowed", instead=f"allow some of {', '.join(allowed)}")
    return tuple(each for each in allowed if each in value)


def _at_bedtime() -> ClockFrequency:
    return Frequency.at("bedtime")


@attrs.frozen(kw_only=True)
class Titration:
    """
    The rules by which a dose climbs to where it helps.

    What is left open (None, a choice, or a range of more than one value) is chosen when a ladder is made from it.

    On a day that is at least the shortest interval after the last change (or after the first day) it may be decided
    to raise the dose by one increment, if that does not pass the ceiling; to lower it by one, if that does not pass
    the floor; to hold it, after which a change stays possible on every later day; or to stop, after which there are
    no doses. Where *decisions* has no hold, the dose is raised or lowered (or treatment stopped) at the latest when
    the longest interval is over, unless neither is possible: then it stays. An increment or interval left to the user
    may be any amount and any day.

    Args:
        start: The first dose. [a dose, a range or a choice; None: the user's choice from floor to ceiling]
        increment: What one change adds or takes away. [a dose, a range or a choice; None: the user's choice]
        interval: Days from one change to the next. [whole days, "7 days", or (least, most); None: the user's choice]
        ceiling: The largest dose. [start or more]
        floor: The smallest dose. [default the smallest start]
        frequency: When each dose is given; a level goes on where the one before leaves off. [default at bedtime]
        decisions: What may be decided at each change. [raise, hold, lower, stop]
        source: Where the rules come from.

    Raises:
        RegimenError: for an interval of no days, a start outside floor and ceiling, or mixed dimensions.

    >>> rules = Titration(start="30 mg", increment="30 mg", interval=7, ceiling="150 mg")
    >>> [str(step) for step in rules.ladder()][:2]
    ['30 mg at bedtime for 7 days', '60 mg at bedtime for 7 days']
    """

    start: DoseRange | DoseChoice | None = attrs.field(default=None, converter=_range)
    increment: DoseRange | DoseChoice | None = attrs.field(default=None, converter=_range)
    interval: tuple[int, int] | None = attrs.field(default=None, converter=_days)
    ceiling: Dose = attrs.field(converter=plain_dose)
    floor: Dose | None = attrs.field(default=None, converter=attrs.converters.optional(plain_dose))
    frequency: ClockFrequency | IntervalFrequency = attrs.field(factory=_at_bedtime)
    decisions: tuple[Decision, ...] = attrs.field(default=("raise", "hold"), converter=_decisions)
    source: Source | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.instance_of(Source))
    )

    def __attrs_post_init__(self) -> None:
        refuse_other(self.frequency)
        largest: dict[str, Dose | None] = {
            "start": self.start.most if self.start is not None else None,
            "floor": self.floor,
            "increment": self.increment.most if self.increment is not None else None,
        }
        for name, dose in largest.items():
            if dose is None:
                continue
            if dose.dimension != self.ceiling.dimension:
                raise RegimenError(
                    name,
                    f"{dose} is not of the dimension of the ceiling {self.ceiling}",
                    value=str(dose),
                    limit=str(self.ceiling),
                    instead=f"give it in units of {self.ceiling.dimension}",
                )
            if name != "increment" and dose > self.ceiling:
                raise RegimenError(
                    name,
                    f"{dose} is over the ceiling of {self.ceiling}",
                    value=str(dose),
                    limit=str(self.ceiling),
                    source=self.source,
                    instead="start at or below it",
                )
        if self.start is not None and self.floor is not None and self.start.least < self.floor:
            raise RegimenError(
                "start",
                f"{self.start.least} is under the floor of {self.floor}",
                value=str(self.start.least),
                limit=str(self.floor),
                source=self.source,
                instead="start at or above it",
            )
        if self.start is None and self.floor is None:
            raise RegimenError("floor", "neither a start nor a floor is given", instead="give one of them")

    @property
    def starts(self) -> DoseRange | DoseChoice:
        """The doses it may start with."""
        return self.start if self.start is not None else DoseRange(self.floor, self.ceiling)

    @property
    def open(self) -> tuple[str, ...]:
        """
        What has to be chosen before there is a ladder.

        >>> Titration(start=("10 mg", "25 mg"), increment="10 mg", interval=(3, 7), ceiling="75 mg").open
        ('start (10 mg to 25 mg)', 'interval (3 to 7 days)')
        """
        found = []
        if self.starts.single is None:
            found.append(f"start ({self.starts})")
        if self.increment is None or self.increment.single is None:
            found.append(f"increment ({self.increment})" if self.increment else "increment")
        if self.interval is None or self.interval[0] != self.interval[1]:
            found.append(f"interval ({self.interval[0]} to {self.interval[1]} days)" if self.interval else "interval")
        return tuple(found)

    def ladder(
        self, *, start: Any = None, increment: Any = None, interval: int | None = None, target: Any = None
    ) -> tuple[Step, ...]:
        """
        Make the concrete steps for one choice of start, increment and interval, raised at every interval.

        The last level is the highest that does not pass the target (nothing is cut down to it); its step has no end.

        Args:
            start: The first dose. [within the rule's start; needed if the rule leaves it open]
            increment: What each change adds. [within the rule's increment]
            interval: Days on each level. [within the rule's interval]
            target: The level to stay on. [start to ceiling; default the ceiling]

        Raises:
            UnresolvedError: if something the rule leaves open was not chosen.
            RegimenError: if a choice is outside the rule.
        """
        level = self._chosen("start", start, self.starts)
        rise = self._chosen("increment", increment, self.increment)
        days = self._chosen_days(interval)
        top = self.ceiling if target is None else Dose(target)
        if top > self.ceiling:
            raise self._outside("target", top, f"over the ceiling of {self.ceiling}", self.ceiling)
        if top < level:
            raise self._outside("target", top, f"under the start of {level}", level)
        levels = [level]
        while (following := Dose(levels[-1] + rise)) <= top:
            levels.append(following)
            if len(levels) > 10_000:
                raise RegimenError(
                    "increment",
                    f"{rise} makes more than 10,000 levels up to {top}",
                    value=str(rise),
                    instead="choose a larger one",
                )
        return steps_of(levels, self.frequency, days)

    def _chosen(self, name: str, value: Any, allowed: DoseRange | DoseChoice | None) -> Dose:
        if value is None:
            if allowed is None or allowed.single is None:
                raise UnresolvedError(
                    name,
                    f"the rule leaves it open ({allowed or 'any dose'})",
                    limit=str(allowed),
                    source=self.source,
                    instead=f"choose it, as {name}='{allowed.least if allowed else '10 mg'}'",
                )
            return allowed.single
        dose = Dose(value)
        if dose.dimension != self.ceiling.dimension or (allowed is not None and dose not in allowed):
            raise self._outside(name, dose, f"outside {allowed or self.ceiling.dimension}", allowed)
        return dose

    def _chosen_days(self, value: Any) -> int:
        chosen = _days(value)
        if chosen is None:
            if self.interval is None or self.interval[0] != self.interval[1]:
                allowed = f"{self.interval[0]} to {self.interval[1]} days" if self.interval else "any number of days"
                raise UnresolvedError(
                    "interval",
                    f"the rule leaves it open ({allowed})",
                    limit=self.interval,
                    source=self.source,
                    instead="choose it, as interval=7",
                )
            return self.interval[0]
        days = chosen[0]
        if self.interval is not None and not self.interval[0] <= days <= self.interval[1]:
            allowed = f"{self.interval[0]} to {self.interval[1]} days"
            raise self._outside("interval", f"{days} days", f"outside {allowed}", self.interval)
        return days

    def _outside(self, name: str, value: object, problem: str, limit: object) -> RegimenError:
        return RegimenError(
            name,
            f"{value} is {problem}",
            value=str(value),
            limit=str(limit),
            source=self.source,
            instead="choose one that the rule allows",
        )

    def __str__(self) -> str:
        first = str(self.starts)
        by = str(self.increment) if self.increment else "a chosen amount"
        if self.interval is None:
            often = "at a chosen interval"
        else:
            least, most = self.interval
            often = f"every {least} days" if least == most else f"every {least} to {most} days"
        return f"{given(first, self.frequency)}, raised by {by} {often} up to at most {self.ceiling}"


def steps_of(levels: list[Dose], frequency: ClockFrequency | IntervalFrequency, days: int) -> tuple[Step, ...]:
    """
    Give a step for each level, the last without an end; each goes on where the one before leaves off.

    >>> [str(step) for step in steps_of([Dose("5 mg"), Dose("10 mg")], Frequency.at("bedtime"), 7)]
    ['5 mg at bedtime for 7 days', '10 mg at bedtime from then on']
    """
    lengths: list[int | None] = [*[days] * (len(levels) - 1), None]
    return tuple(
        Step(dose, frequency.going_on() if n else frequency, days=length)
        for n, (dose, length) in enumerate(zip(levels, lengths, strict=True))
    )
