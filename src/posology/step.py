"""Step: doses and their frequency for a length of time, and cycles of steps that repeat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import attrs

from posology.as_needed import AsNeeded
from posology.detail import Detail, as_over, as_volume, refuse_in_volume
from posology.dose import Amount, Dose
from posology.dose_rule import DoseRule
from posology.dose_rule import as_dose as rule_or_dose
from posology.errors import RegimenError
from posology.frequency import ClockFrequency, Frequency, IntervalFrequency
from posology.scope import Phase, known_phase


def as_dose(value: Any) -> Dose:
    """
    Take a dose, a dose per kg, per m2 or per mL/min, each as its own type.

    >>> as_dose("0.4 g/kg")
    DosePerWeight('0.4 g/kg')
    """
    found: Dose = rule_or_dose(value)
    return found


def length_in_days(days: Any, weeks: Any = None, months: Any = None, *, field: str = "step") -> int | None:
    """
    Take a length as whole days; a month is refused, for it is not a number of days.

    >>> length_in_days(None, 2)
    14
    """
    if months is not None:
        raise RegimenError(
            field,
            f"{months} months are not a number of days",
            value=months,
            instead="write days or weeks, as days=28",
        )
    if days is not None and weeks is not None:
        raise RegimenError(
            field,
            f"{days} days and {weeks} weeks are two lengths",
            value=(days, weeks),
            instead="give one of them",
        )
    value, unit = (days, "days") if weeks is None else (weeks, "weeks")
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int):
        raise RegimenError(
            field, f"got {value!r:.40} {unit}, not a whole number", value=value, instead="write it as days=7"
        )
    if value < 1:
        raise RegimenError(
            field,
            f"{value} {unit} is a length of no days",
            value=value,
            limit=1,
            instead=f"write 1 or more {unit}, or leave the step out",
        )
    return value if weeks is None else 7 * value


def refuse_other(value: Any) -> None:
    """Refuse what is not a frequency."""
    if not isinstance(value, (ClockFrequency, IntervalFrequency)):
        raise RegimenError(
            "frequency", f"got {value!r:.60}", value=value, instead="make it by Frequency.daily, at, every or weekly"
        )


def given(dose: object, frequency: ClockFrequency | IntervalFrequency | AsNeeded) -> str:
    """
    Say a dose with its frequency.

    >>> given("10 mg", Frequency.at("bedtime"))
    '10 mg at bedtime'
    """
    when = str(frequency)
    named = isinstance(frequency, ClockFrequency)
    return f"{dose} {'at ' if named and when.startswith(('noon', 'bedtime')) else ''}{when}"


@attrs.frozen
class Component:
    """
    One dose with one frequency.

    Args:
        dose: What is given each time. [a dose, also one per kg, per m2 or per mL/min]
        frequency: When. [as made by `Frequency`]
        over: How long one administration lasts, as ``"30 minutes"``. [minutes; more than 0, at most 7 days]
        in_volume: The volume that holds one dose, as ``"100 mL"``. [more than 0]
        phase: ``loading`` or ``maintenance``, for bounds that count only one of them.

    >>> str(Component("600 mg", Frequency.at("bedtime")))
    '600 mg at bedtime'
    >>> str(Component("500 mg", Frequency.every(hours=6), over="30 minutes", in_volume="100 mL"))
    '500 mg over 30 minutes in 100 mL, every 6 hours'
    """

    dose: Dose = attrs.field(converter=as_dose)
    frequency: ClockFrequency | IntervalFrequency | AsNeeded = attrs.field(factory=Frequency.daily)
    over: int | None = attrs.field(default=None, converter=as_over, kw_only=True)
    in_volume: Amount | None = attrs.field(default=None, converter=as_volume, kw_only=True)
    phase: Phase | None = attrs.field(default=None, validator=known_phase, kw_only=True)

    @frequency.validator
    def _is_frequency(self, _: object, value: Any) -> None:
        if not isinstance(value, AsNeeded):
            refuse_other(value)

    @in_volume.validator
    def _holds_the_dose(self, _: object, value: Amount | None) -> None:
        refuse_in_volume(self.dose, value)

    @property
    def detail(self) -> Detail:
        """How each dose is given besides how much."""
        return Detail(self.over, self.in_volume, self.phase)

    def __str__(self) -> str:
        what = given(f"{self.dose} {self.detail}," if self.detail else self.dose, self.frequency)
        return f"{what} ({self.phase})" if self.phase else what


@attrs.frozen(init=False)
class Step:
    """
    One or more components for a length of time.

    Args:
        dose: What is given each time.
        frequency: When. [default once a day]
        days: How long. [1 or more; left out, the step has no end]
        weeks: The same in weeks.
        over: How long one administration lasts. [as of `Component`]
        in_volume: The volume that holds one dose. [as of `Component`]
        phase: What its doses are for. [as of `Component`]
        components: Several doses instead of one, as (dose, frequency) pairs or `Component`; at most one of them at
            an interval of hours.

    Raises:
        RegimenError: for a length of no days, a month, a time or volume that is none, or two components at one time
            of one day; where one may go on from a step before, this is seen when the regimen is placed on days.

    >>> str(Step("300 mg", Frequency.daily(2), days=1))
    '300 mg morning and evening for 1 day'
    """

    components: tuple[Component, ...]
    days: int | None

    def __init__(
        self,
        dose: Any = None,
        frequency: ClockFrequency | IntervalFrequency | AsNeeded | None = None,
        *,
        days: int | None = None,
        weeks: int | None = None,
        months: int | None = None,
        over: Any = None,
        in_volume: Any = None,
        phase: Phase | None = None,
        components: Iterable[Component | tuple[Any, Any]] | None = None,
    ) -> None:
        if components is None:
            if dose is None:
                raise RegimenError("step", "no dose is given", instead="give a dose, or write Step.no_dose(days=7)")
            when = frequency if frequency is not None else Frequency.daily()
            components = [Component(dose, when, over=over, in_volume=in_volume, phase=phase)]
        elif any(each is not None for each in (dose, frequency, over, in_volume, phase)):
            raise RegimenError("step", "both a dose and components are given", value=dose, instead="give one of them")
        parts = tuple(each if isinstance(each, Component) else Component(*each) for each in components)
        refuse_overlap(parts)
        same_kind([part.dose for part in parts])
        self.__attrs_init__(parts, length_in_days(days, weeks, months))

    @classmethod
    def no_dose(cls, *, days: int | None = None, weeks: int | None = None, months: int | None = None) -> Step:
        """
        Days on which nothing is given: the only way to say so.

        >>> str(Step.no_dose(days=12))
        'no dose for 12 days'
        """
        return cls(components=(), days=days, weeks=weeks, months=months)

    def split(self, at: int) -> tuple[Step, Step]:
        """
        Cut the step in two that together mean the same.

        Args:
            at: Days in the first part. [1 or more, less than the step's length]

        >>> [str(part) for part in Step("300 mg", days=7).split(3)]
        ['300 mg morning for 3 days', '300 mg morning for 4 days']
        """
        length_in_days(at)
        if self.days is not None and at >= self.days:
            raise RegimenError(
                "split",
                f"day {at} is not inside a step of {self.days} days",
                value=at,
                limit=self.days - 1,
                instead="cut it earlier",
            )
        rest = None if self.days is None else self.days - at
        later = []
        for part in self.components:
            when = part.frequency
            if isinstance(when, ClockFrequency) and when.first_day is not None:
                when = attrs.evolve(when, first_day=(when.first_day - 1 - at) % when.every + 1)
            else:
                when = when.going_on()
            later.append(attrs.evolve(part, frequency=when))
        return attrs.evolve(self, days=at), Step(components=later, days=rest)

    def __str__(self) -> str:
        what = " and ".join(str(part) for part in self.components) or "no dose"
        return f"{what}{lasting(self.days)}"


def lasting(days: int | None) -> str:
    """
    Say a length as the end of a sentence.

    >>> lasting(1), lasting(None)
    (' for 1 day', ' from then on')
    """
    return " from then on" if days is None else f" for {days} day{'' if days == 1 else 's'}"


def _overlap(one: object, two: object) -> bool:
    """Whether both can give a dose at one time; two intervals of hours always can, for each goes on from before."""
    if isinstance(one, ClockFrequency) and isinstance(two, ClockFrequency):
        return one.coincides(two)
    return isinstance(one, IntervalFrequency) and isinstance(two, IntervalFrequency)


def refuse_overlap(parts: Sequence[Component]) -> None:
    """Refuse components that give a dose at one time of one day."""
    for n, part in enumerate(parts):
        for earlier in parts[:n]:
            if part == earlier or _overlap(part.frequency, earlier.frequency):
                daily = 1 in {getattr(each.frequency, "every", 1) for each in (earlier, part)}
                apart = "" if daily else ", or name the first day of each"
                raise RegimenError(
                    "step",
                    f"{earlier} and {part} overlap",
                    value=str(part),
                    limit=str(earlier),
                    instead=f"give what falls on one time as one dose{apart}",
                )


def same_kind(doses: list[Any]) -> None:
    """Refuse doses of which one cannot be added to another; a rule says itself how its dose comes about."""
    plain = next((type(dose) for dose in doses if not isinstance(dose, DoseRule)), DoseRule)
    for dose in doses[1:]:
        if type(dose) not in (plain, DoseRule) or dose.dimension != doses[0].dimension:
            raise RegimenError(
                "dose",
                f"{dose} is not of the kind of {doses[0]}",
                value=str(dose),
                limit=str(doses[0]),
                instead="give all doses of a regimen in units of one dimension",
            )
