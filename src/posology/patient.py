"""Patient: what is known of one person that a dose may depend on."""

from __future__ import annotations

import datetime as dt
import functools
from fractions import Fraction
from typing import Any

import attrs

from posology.dose_rule import Known
from posology.errors import RegimenError, ScheduleError, UnresolvedError
from posology.horizon import day_of
from posology.measure import KINDS, Measure

HEPATIC = ("none", "A", "B", "C")
"""Hepatic impairment: none, or the Child-Pugh class."""


def _measured(kind: str) -> Any:
    return attrs.field(default=None, converter=attrs.converters.optional(functools.partial(Measure.of, kind)))


def _dated(name: str) -> Any:
    return attrs.field(default=None, converter=attrs.converters.optional(functools.partial(day_of, field=name)))


@attrs.frozen(kw_only=True)
class Patient:
    """
    What is known of one person; what is left out is not known.

    Args:
        weight: Body weight, as ``"70.3 kg"`` or ``"155 lb"``. [more than 0, at most 650 kg]
        surface: Body surface, as ``"1.8 m2"``. [more than 0, at most 6 m2]
        crcl: Creatinine clearance, as ``"55 mL/min"``. [0 to 1000 mL/min]
        crcl_on: The day on which it was measured; without it the clearance is not used.
        age: Age in whole years, where the date of birth is not known. [0 to 130 years]
        born: Date of birth.
        hepatic: ``none``, or the Child-Pugh class ``A``, ``B`` or ``C``.

    Raises:
        UnitError: for a measure without its unit, or one that no patient has.
        ScheduleError: for what is no date, or a measurement before birth.
        RegimenError: for both an age and a date of birth, or another hepatic class.

    >>> str(Patient(weight="154 lb").weight), Patient(born="2014-06-30").age_on("2026-06-29")
    ('69.85322498 kg', 11)
    """

    weight: Measure | None = _measured("weight")
    surface: Measure | None = _measured("surface")
    crcl: Measure | None = _measured("crcl")
    crcl_on: dt.date | None = _dated("crcl_on")
    age: Measure | None = _measured("age")
    born: dt.date | None = _dated("born")
    hepatic: str | None = attrs.field(default=None)

    @hepatic.validator
    def _known_class(self, _: object, value: Any) -> None:
        if value is not None and value not in HEPATIC:
            raise RegimenError(
                "hepatic", f"got {value!r:.40}", value=value, instead=f"write one of {', '.join(HEPATIC)}"
            )

    def __attrs_post_init__(self) -> None:
        if self.age is not None and self.born is not None:
            raise RegimenError("age", "both an age and a date of birth are given", instead="give the date of birth")
        if self.crcl_on is not None and self.crcl is None:
            raise RegimenError("crcl_on", "no creatinine clearance is given with its date", instead="give crcl as well")
        if self.born is not None and self.crcl_on is not None and self.crcl_on < self.born:
            raise ScheduleError(
                "crcl_on",
                f"{self.crcl_on} is before the birth on {self.born}",
                value=self.crcl_on,
                limit=self.born,
                instead="give the day of the measurement",
            )

    def age_on(self, date: Any) -> int:
        """
        Whole years on a date: the day of the birthday has the new age; who was born on 29 February has it on 1 March.

        Raises:
            UnresolvedError: without a date of birth.
            ScheduleError: for a date before birth, or more than 130 years after it.

        >>> Patient(born="2008-02-29").age_on("2026-02-28"), Patient(born="2008-02-29").age_on("2026-03-01")
        (17, 18)
        """
        if self.born is None:
            raise _missing("date of birth")
        day = day_of(date)
        years = day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))
        if not 0 <= years <= KINDS["age"].largest:
            raise ScheduleError(
                "born",
                f"on {day} a birth on {self.born} makes {years} years",
                value=self.born,
                limit=day,
                instead="give a date of birth before that day",
            )
        return years

    def on(self, date: Any = None) -> Known:
        """
        Give what is known on the day of a dose, measure by measure.

        Args:
            date: The day; None if it is not known, then what depends on it is not.

        >>> Patient(weight="58 kg").on("2026-12-01")("weight")
        Fraction(58, 1)
        """
        return functools.partial(self._known, None if date is None else day_of(date))

    def _known(self, on: dt.date | None, kind: str, within_days: int | None = None) -> Fraction:
        if kind == "age":
            return self._age(on)
        measure: Measure | None = getattr(self, kind)
        if measure is None:
            raise _missing(KINDS[kind].words)
        if kind == "crcl":
            self._refuse_undated(on, within_days)
        return measure.number

    def birthday(self, years: int) -> dt.date:
        """
        Give the day on which so many years are reached; of 29 February, in other years, 1 March.

        >>> str(Patient(born="2008-02-29").birthday(18))
        '2026-03-01'
        """
        assert self.born is not None
        try:
            return self.born.replace(year=self.born.year + years)
        except ValueError:
            return dt.date(self.born.year + years, 3, 1)

    def _age(self, on: dt.date | None) -> Fraction:
        if self.born is None:
            if self.age is None:
                raise _missing("age")
            return self.age.number
        if on is None:
            raise _missing("start date, from which the age follows")
        return Fraction(self.age_on(on))

    def _refuse_undated(self, on: dt.date | None, within_days: int | None) -> None:
        if self.crcl_on is None:
            raise _missing("creatinine clearance with the day on which it was measured")
        if on is not None and self.crcl_on > on:
            raise _missing(f"creatinine clearance measured on or before {on}")
        if within_days is not None:
            if on is None:
                raise _missing("start date, to tell how old the creatinine clearance is")
            if (on - self.crcl_on).days > within_days:
                raise _missing(f"creatinine clearance measured at most {within_days} days before {on}")


def _missing(what: str) -> UnresolvedError:
    return UnresolvedError("patient", f"the {what} is not known", limit=what, instead="give it")
