"""Patient: what is known of one person that a dose may depend on."""

from __future__ import annotations

import datetime as dt
import functools
from fractions import Fraction
from typing import Any

import attrs

from posology.dated_measures import DatedMeasures
from posology.derived.bodies import SURFACES
from posology.derived.derived import Derived
from posology.derived.formulas import SEXES
from posology.derived.kidneys import WEIGHTS
from posology.derived.plausible import refuse_implausible
from posology.derived.standing_in import derived, in_place
from posology.dose_rule import Known
from posology.errors import RegimenError, ScheduleError, UnresolvedError
from posology.horizon import day_of
from posology.measure import KIDNEYS, KINDS, Measure
from posology.patient_class import CLASSES
from posology.patient_fields import dated, measured, one_of

DATED = {kind: (KINDS[kind].words, "measured") for kind in KIDNEYS}
DATED |= {kind: (each.words, each.done) for kind, each in CLASSES.items()}
"""What counts only with the day from which it is known: what it is called, and what was done on that day."""

_DAYS = {**DATED, "creatinine": ("creatinine", "measured")}
_ONE_OF_TWO = (*((kind, "creatinine") for kind in KIDNEYS), ("crcl", "weight_for"), ("surface", "surface_by"))


@attrs.frozen(kw_only=True)
class Patient:
    """
    What is known of one person; what is left out is not known.

    A measure that changes is given by the days from which its values count, as
    ``weight={"2026-12-01": "10 kg", "2027-03-01": "12 kg"}``; before the first day nothing is known. A surface, a
    clearance and a filtration rate that are not given are worked out, the surface from the height and the weight, the
    others from the creatinine, and count as if they were; `derived` tells how. On dialysis no creatinine tells them.

    Args:
        weight: Body weight, as ``"70.3 kg"`` or ``"155 lb"``. [more than 0, at most 650 kg]
        surface: Body surface, as ``"1.8 m2"``. [more than 0, at most 6 m2]
        crcl: Creatinine clearance, as ``"55 mL/min"``. [0 to 1000 mL/min]
        crcl_on: The day on which it was measured; without it the clearance is not used. [of one that is not dated]
        egfr: Estimated filtration rate, as ``"55 mL/min/1.73 m2"``. [0 to 1000 mL/min/1.73 m2]
        egfr_on: The day on which it was measured; without it the rate is not used. [of one that is not dated]
        height: Body height, as ``"175 cm"`` or ``"69 in"``. [20 to 280 cm]
        surface_by: The formula of the surface: ``Mosteller``, the default, or ``Du Bois``.
        creatinine: Creatinine in the serum, as ``"1.1 mg/dL"`` or ``"97 umol/L"``. [0.1 to 30 mg/dL]
        creatinine_on: The day on which it was measured; without it it is not used. [of one that is not dated]
        weight_for: The weight by which the clearance is worked out: ``actual``, the default, ``ideal``, ``adjusted``.
        sex: ``female`` or ``male``, as the formulas tell them apart.
        age: Age in whole years, where the date of birth is not known. [0 to 130 years]
        born: Date of birth.
        hepatic: ``none``, or the Child-Pugh class ``A``, ``B`` or ``C``.
        hepatic_on: The day on which that was assessed; without it the class is not used, not even ``none``.
        dialysis: ``none``, ``haemodialysis`` or ``peritoneal dialysis``.
        dialysis_on: The day on which that was recorded; without it it is not used, not even ``none``.
        confirmed: Who made sure, and how, of measures unlike those that a regimen declares, or of a weight and a height
            that do not go together. [text]

    Raises:
        UnitError: for a measure without its unit, or one that no patient has.
        ScheduleError: for what is no date, or a measurement before birth.
        RegimenError: for both an age and a date of birth, or both a creatinine and a clearance or a rate, for another
            word than those named, a confirmation that says nothing, or a weight and a height that do not go together.

    >>> str(Patient(weight="154 lb").weight), Patient(born="2014-06-30").age_on("2026-06-29")
    ('69.85322498 kg', 11)
    """

    weight: Measure | DatedMeasures | None = measured("weight")
    surface: Measure | DatedMeasures | None = measured("surface")
    crcl: Measure | DatedMeasures | None = measured("crcl")
    crcl_on: dt.date | None = dated("crcl_on")
    egfr: Measure | DatedMeasures | None = measured("egfr")
    egfr_on: dt.date | None = dated("egfr_on")
    height: Measure | DatedMeasures | None = measured("height")
    surface_by: str | None = one_of(*SURFACES)
    creatinine: Measure | DatedMeasures | None = measured("creatinine")
    creatinine_on: dt.date | None = dated("creatinine_on")
    weight_for: str | None = one_of(*WEIGHTS)
    sex: str | None = one_of(*SEXES)
    age: Measure | None = measured("age")
    born: dt.date | None = dated("born")
    hepatic: str | None = one_of(*CLASSES["hepatic"].classes)
    hepatic_on: dt.date | None = dated("hepatic_on")
    dialysis: str | None = one_of(*CLASSES["dialysis"].classes)
    dialysis_on: dt.date | None = dated("dialysis_on")
    confirmed: str = attrs.field(default="")

    @confirmed.validator
    def _says_something(self, _: object, value: Any) -> None:
        if value != "" and (not isinstance(value, str) or not value.strip() or not value.isprintable()):
            instead = "say how and who, as 'weight read twice, A. Jansen'"
            raise RegimenError("confirmed", f"got {value!r:.60}", value=value, instead=instead)

    def __attrs_post_init__(self) -> None:
        if self.age is not None and self.born is not None:
            raise RegimenError("age", "both an age and a date of birth are given", instead="give the date of birth")
        for one, other in _ONE_OF_TWO:
            if getattr(self, one) is not None and getattr(self, other) is not None:
                raise RegimenError(other, f"{one} is given as well", instead=f"leave out {other}, or {one}")
        for kind, (words, _) in _DAYS.items():
            on, given = getattr(self, f"{kind}_on"), getattr(self, kind)
            if on is not None and (given is None or isinstance(given, DatedMeasures)):
                problem = f"no {words} is given with its date" if given is None else f"each {words} has its own day"
                instead = f"give {kind} as well" if given is None else "leave it out"
                raise RegimenError(f"{kind}_on", problem, value=on, instead=instead)
        for kind in ("weight", "surface", "height", *_DAYS):
            for on in _days(getattr(self, kind), getattr(self, f"{kind}_on", None)):
                self._refuse_before_birth(kind, on)
        refuse_implausible(self)

    def measure(self, kind: str) -> Measure | DatedMeasures | None:
        """
        Give a measure, as it is given or else worked out; None where it is not known.

        >>> print(Patient(weight="70 kg", height="175 cm").measure("surface"))
        1.84 m2
        """
        given: Measure | DatedMeasures | None = getattr(self, kind)
        found = in_place(self, kind) if given is None else given
        return None if isinstance(found, str) else found

    def derived(self) -> tuple[Derived, ...]:
        """
        Give what formulas make of what is given: each measure with its arithmetic and source, or what is missing.

        >>> print(Patient(weight="70 kg", height="175 cm").derived()[0])
        body surface: √(175 cm × 70 kg ÷ 3600) = 1.84 m2 (Mosteller, to the nearest 0.01 m2, half up)
        """
        return derived(self)

    def measured_on(self, kind: str) -> tuple[dt.date, ...]:
        """
        Give the days from which a measure counts, or another value of it; none where no day is given.

        >>> [str(day) for day in Patient(weight={"2026-12-01": "10 kg", "2027-03-01": "12 kg"}).measured_on("weight")]
        ['2026-12-01', '2027-03-01']
        """
        return _days(self.measure(kind) if kind in KINDS else getattr(self, kind), self._on(kind))

    def _on(self, kind: str) -> dt.date | None:
        from_creatinine = kind in KIDNEYS and self.creatinine is not None
        found: dt.date | None = getattr(self, "creatinine_on" if from_creatinine else f"{kind}_on", None)
        return found

    def _refuse_before_birth(self, kind: str, on: dt.date) -> None:
        if self.born is not None and on < self.born:
            raise ScheduleError(
                f"{kind}_on",
                f"{on} is before the birth on {self.born}",
                value=on,
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
        measure = self.measure(kind)
        if measure is None:
            raise _missing(str(in_place(self, kind) or KINDS[kind].words))
        if isinstance(measure, DatedMeasures):
            return self._dated(measure, on, within_days)
        if kind in DATED:
            self._refuse_undated(kind, on, within_days)
        return measure.number

    def _dated(self, measures: DatedMeasures, on: dt.date | None, within_days: int | None) -> Fraction:
        words = KINDS[measures.kind].words
        if on is None:
            raise _missing(f"start date, from which the {words} follows")
        found = measures.on(on)
        if found is None:
            raise _missing(f"{words} measured on or before {on}")
        if measures.kind in DATED and within_days is not None and (on - found[0]).days > within_days:
            raise _missing(f"{words} measured at most {within_days} days before {on}")
        return found[1].number

    def class_on(self, kind: str, date: Any = None, within_days: int | None = None) -> str:
        """
        Give the class that counts on a day.

        Args:
            kind: One of `posology.patient_class.CLASSES`.
            date: The day; None if it is not known.
            within_days: How many days before it may have been found. [default any number]

        Raises:
            UnresolvedError: if it is not known, or not known from a day that counts.

        >>> Patient(hepatic="B", hepatic_on="2026-11-01").class_on("hepatic", "2026-12-01", within_days=30)
        'B'
        """
        found: str | None = getattr(self, kind)
        if found is None:
            raise _missing(CLASSES[kind].words)
        self._refuse_undated(kind, None if date is None else day_of(date), within_days)
        return found

    def birthday(self, years: int) -> dt.date | None:
        """
        Give the day on which so many years are reached; of 29 February, in other years, 1 March.

        Returns:
            The day; None where it is later than the last date there is, in the year 9999.

        >>> str(Patient(born="2008-02-29").birthday(18))
        '2026-03-01'
        """
        assert self.born is not None
        if self.born.year + years > dt.MAXYEAR:
            return None
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

    def _refuse_undated(self, kind: str, on: dt.date | None, within_days: int | None) -> None:
        """Refuse what was not measured on a day, or not on one that counts."""
        (words, measured), measured_on = DATED[kind], self._on(kind)
        if measured_on is None:
            raise _missing(f"{words} with the day on which it was {measured}")
        if on is not None and measured_on > on:
            raise _missing(f"{words} {measured} on or before {on}")
        if within_days is not None:
            if on is None:
                raise _missing(f"start date, to tell how old the {words} is")
            if (on - measured_on).days > within_days:
                raise _missing(f"{words} {measured} at most {within_days} days before {on}")


def _days(given: Any, on: dt.date | None) -> tuple[dt.date, ...]:
    return given.days if isinstance(given, DatedMeasures) else () if on is None else (on,)


def _missing(what: str) -> UnresolvedError:
    return UnresolvedError("patient", f"the {what} is not known", limit=what, instead="give it")
