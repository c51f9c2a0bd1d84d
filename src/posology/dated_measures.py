"""Dated measures: a measure of a patient that changes, each value with the day from which it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import attrs

from posology.errors import UnitError
from posology.horizon import day_of
from posology.measure import MEASURES, Measure


@attrs.frozen
class DatedMeasures:
    """
    A measure that changes: on a day counts the latest on or before it.

    Args:
        kind: One of `posology.measure.MEASURES`, but no age.
        values: Each day with the measure of that day, in order. [1 or more]

    >>> print(DatedMeasures.of("weight", {"2027-03-01": "12 kg", "2026-12-01": "10 kg"}))
    10 kg from 2026-12-01, 12 kg from 2027-03-01
    """

    kind: str
    values: tuple[tuple[dt.date, Measure], ...]

    @classmethod
    def of(cls, kind: str, value: Mapping[Any, Any]) -> DatedMeasures:
        """
        Take measures by their days.

        Raises:
            UnitError: for none, for an age, or for what is no such measure.
            ScheduleError: for what is no date.
        """
        made = {day_of(day, f"{kind}_on"): Measure.of(kind, each) for day, each in value.items()}
        if not made or kind == "age":
            instead = "give born" if kind == "age" else f"write it as {{'2026-12-01': '{MEASURES[kind].example}'}}"
            raise UnitError(kind, f"got {value!r:.60}", value=str(value), instead=instead)
        return cls(kind, tuple(sorted(made.items())))

    @property
    def days(self) -> tuple[dt.date, ...]:
        """The days from which a new value counts."""
        return tuple(day for day, _ in self.values)

    def on(self, day: dt.date) -> tuple[dt.date, Measure] | None:
        """The value that counts on a day, with its own day; None before the first."""
        return next((each for each in reversed(self.values) if each[0] <= day), None)

    def __str__(self) -> str:
        return ", ".join(f"{measure} from {day}" for day, measure in self.values)


def measure_of(kind: str, value: Any) -> Measure | DatedMeasures:
    """
    Take one measure, or several by their days.

    >>> str(measure_of("weight", "70.3 kg"))
    '70.3 kg'
    """
    if isinstance(value, DatedMeasures) and value.kind == kind:
        return value
    return DatedMeasures.of(kind, value) if isinstance(value, Mapping) else Measure.of(kind, value)


def value_on(measure: Measure | DatedMeasures | None, day: dt.date | None) -> Measure | None:
    """
    Give the value of a measure that counts on a day; None where none is known.

    >>> print(value_on(DatedMeasures.of("weight", {"2026-12-01": "10 kg"}), dt.date(2026, 12, 5)))
    10 kg
    """
    if not isinstance(measure, DatedMeasures):
        return measure
    found = None if day is None else measure.on(day)
    return None if found is None else found[1]
