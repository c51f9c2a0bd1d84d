"""Step: doses and their frequency for a length of time, and cycles of steps that repeat."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import attrs

from posology.dose import Dose, DosePerSurface, DosePerWeight
from posology.errors import RegimenError
from posology.frequency import ClockFrequency, Frequency, IntervalFrequency

_KINDS: dict[str, type[Dose]] = {"kg": DosePerWeight, "m2": DosePerSurface}


def as_dose(value: Any) -> Dose:
    """
    Take a dose, a dose per kg or a dose per m2, each as its own type.

    >>> as_dose("0.4 g/kg")
    DosePerWeight('0.4 g/kg')
    """
    if isinstance(value, Dose):
        return value
    if isinstance(value, str):
        kind = _KINDS.get(value.rpartition("/")[2], Dose) if "/" in value else Dose
        return kind(value)
    return Dose(value)


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


def given(dose: object, frequency: ClockFrequency | IntervalFrequency) -> str:
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
        dose: What is given each time. [a dose, a dose per kg or per m2]
        frequency: When. [as made by `Frequency`]

    >>> str(Component("600 mg", Frequency.at("bedtime")))
    '600 mg at bedtime'
    """

    dose: Dose = attrs.field(converter=as_dose)
    frequency: ClockFrequency | IntervalFrequency = attrs.field(factory=Frequency.daily)

    @frequency.validator
    def _is_frequency(self, _: object, value: Any) -> None:
        refuse_other(value)

    def __str__(self) -> str:
        return given(self.dose, self.frequency)


@attrs.frozen(init=False)
class Step:
    """
    One or more components for a length of time.

    Args:
        dose: What is given each time.
        frequency: When. [default once a day]
        days: How long. [1 or more; left out, the step has no end]
        weeks: The same in weeks.
        components: Several doses instead of one, as (dose, frequency) pairs or `Component`; at most one of them at
            an interval of hours.

    Raises:
        RegimenError: for a length of no days, a month, or two components at one time of one day.

    >>> str(Step("300 mg", Frequency.daily(2), days=1))
    '300 mg morning and evening for 1 day'
    """

    components: tuple[Component, ...]
    days: int | None

    def __init__(
        self,
        dose: Any = None,
        frequency: ClockFrequency | IntervalFrequency | None = None,
        *,
        days: int | None = None,
        weeks: int | None = None,
        months: int | None = None,
        components: Iterable[Component | tuple[Any, Any]] | None = None,
    ) -> None:
        if components is None:
            if dose is None:
                raise RegimenError("step", "no dose is given", instead="give a dose, or write Step.no_dose(days=7)")
            components = [Component(dose, frequency if frequency is not None else Frequency.daily())]
        elif dose is not None or frequency is not None:
            raise RegimenError("step", "both a dose and components are given", value=dose, instead="give one of them")
        parts = tuple(each if isinstance(each, Component) else Component(*each) for each in components)
        _refuse_overlap(parts)
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
            later.append(Component(part.dose, when))
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


def _overlap(one: ClockFrequency | IntervalFrequency, two: ClockFrequency | IntervalFrequency) -> bool:
    """Whether both can give a dose at one time; two intervals of hours always can, for each goes on from before."""
    if isinstance(one, ClockFrequency) and isinstance(two, ClockFrequency):
        return one.coincides(two)
    return isinstance(one, IntervalFrequency) and isinstance(two, IntervalFrequency)


def _refuse_overlap(parts: tuple[Component, ...]) -> None:
    for n, part in enumerate(parts):
        for earlier in parts[:n]:
            if _overlap(part.frequency, earlier.frequency):
                raise RegimenError(
                    "step",
                    f"{earlier} and {part} overlap",
                    value=str(part),
                    limit=str(earlier),
                    instead="give what falls on one time as one dose",
                )


def same_kind(doses: list[Dose]) -> None:
    """Refuse doses of which one cannot be added to another."""
    for dose in doses[1:]:
        if (type(dose), dose.dimension) != (type(doses[0]), doses[0].dimension):
            raise RegimenError(
                "dose",
                f"{dose} is not of the kind of {doses[0]}",
                value=str(dose),
                limit=str(doses[0]),
                instead="give all doses of a regimen in units of one dimension",
            )
