"""Measure: a number that describes a patient, exactly, with its unit, such as a weight, a clearance or an age."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

import attrs

from posology import units
from posology.errors import UnitError


class Kind(NamedTuple):
    """
    One kind of measure: its unit, what it is called, an example, and between what it is not taken for a slip.

    *also* holds other units in which it is read, with their size in its own. Of a number without an end so many
    *places* after the point are shown; None shows it as a fraction.
    """

    unit: str
    words: str
    example: str
    largest: int
    least: Fraction = Fraction(0)
    also: tuple[tuple[str, Fraction], ...] = ()
    places: int | None = None


PER_SURFACE = "/1.73 m2"
"""What is written after an estimated filtration rate, which is for a body surface of 1.73 m2 and no clearance."""

KINDS: dict[str, Kind] = {
    "weight": Kind("kg", "body weight", "70.3 kg", 650),
    "surface": Kind("m2", "body surface", "1.8 m2", 6),
    "crcl": Kind("mL/min", "creatinine clearance", "55 mL/min", 1000, places=1),
    "egfr": Kind(f"mL/min{PER_SURFACE}", "estimated filtration rate", f"60 mL/min{PER_SURFACE}", 1000, places=1),
    "age": Kind("years", "age", "61 years", 130),
}
"""
Every measure that a dose or a bound may go by. Their largest values are this library's own: what is above them is taken
for a slip. An age counts whole years, as birthdays do.
"""

KIDNEYS = ("crcl", "egfr")
"""The measures of how well the kidneys work: each counts only with its day, and neither ever stands for the other."""

CREATININE = Fraction("88.4")
"""
How many umol/L of creatinine 1 mg/dL is: the factor that laboratories convert by. Its molar mass of 113.12 g/mol would
make it 88.40, to two decimals. Source: International unit conversion, Chung Shan Medical University,
http://w3.csmu.edu.tw/~chr/Int_unit_conversion.htm, the row of creatinine; read 2026-11-27.
"""

MEASURES: dict[str, Kind] = {
    **KINDS,
    "height": Kind("cm", "body height", "170 cm", 280, Fraction(20)),
    "creatinine": Kind("mg/dL", "creatinine", "1.1 mg/dL", 30, Fraction(1, 10), (("umol/L", 1 / CREATININE),), 3),
}
"""Every measure there is: also those that others are worked out from."""

_POSITIVE = ("weight", "surface")


@attrs.frozen
class Measure:
    """
    A measure of a patient, in the unit of its kind.

    Args:
        kind: One of `MEASURES`.
        number: How much, in the unit of the kind. [0 or more, a weight or surface more than 0]

    >>> str(Measure.of("weight", "154 lb")), str(Measure.of("age", 61)), str(Measure.of("height", "69 in"))
    ('69.85322498 kg', '61 years', '175.26 cm')
    """

    kind: str
    number: Fraction

    @classmethod
    def of(cls, kind: str, value: Any) -> Measure:
        """
        Take a measure from text such as ``"70.3 kg"``, a pint quantity, another measure, or an age in whole years.

        Raises:
            UnitError: for a number without its unit, a unit of something else, or a value that no patient has.
        """
        unit, words, example, largest, smallest, *_ = MEASURES[kind]
        if isinstance(value, Measure):
            if value.kind != kind:
                raise UnitError(kind, f"got {_a(MEASURES[value.kind].words)}", value=str(value), instead=_as(example))
            number = value.number
        elif kind == "age":
            number = _years(value)
        else:
            number = _in_unit(kind, value)
        if number < smallest or (number == 0 and kind in _POSITIVE) or number > largest:
            least = f"at least {units.decimal_text(smallest)}" if smallest else "0 or more"
            least = "more than 0" if kind in _POSITIVE else least
            made = str(cls(kind, number))
            shown = f"{value!r}, {made}" if MEASURES[kind].also and value != made else made
            raise UnitError(
                kind,
                f"got {shown}, which is no {words} of a patient",
                value=value,
                limit=smallest if number < smallest else largest,
                instead=f"write {least} and at most {largest} {unit}",
            )
        return cls(kind, number)

    def __str__(self) -> str:
        kind = MEASURES[self.kind]
        unit = "year" if self.kind == "age" and self.number == 1 else kind.unit
        return f"{shown_number(self.number, kind.places)} {unit}"


def shown_number(number: Fraction, places: int | None = None) -> str:
    """
    Write a number exactly where its decimal ends; else about, and never as a multiple of a half that it is not.

    Tables and limits begin and end at whole numbers and halves: a number near one of them is written with as many
    places as it takes to tell on which side it lies.

    Args:
        number: The number. [0 or more]
        places: How many places after the point at least, where its decimal does not end; None for a fraction.

    >>> shown_number(Fraction(475, 8)), shown_number(Fraction(1, 3)), shown_number(Fraction(59947, 999), 1)
    ('59.375', '1/3', 'about 60.01')
    """
    text = units.decimal_text(number)
    if "/" not in text or places is None:
        return text
    while True:
        scale = 10**places
        near = Fraction(round(number * scale), scale)
        if (2 * near).denominator != 1:
            return f"about {units.decimal_text(near)}"
        places += 1


def _a(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _as(example: str) -> str:
    return f"write it as '{example}'"


def _years(value: Any) -> Fraction:
    number = value
    if isinstance(value, str):
        count, _, unit = value.partition(" ")
        number = int(count) if unit in ("year", "years") and count.isascii() and count.isdigit() else None
        number = None if len(value) > units.LONGEST else number
    if isinstance(number, bool) or not isinstance(number, int):
        raise UnitError(
            "age", f"got {value!r:.40}, not whole years", value=value, instead="write it as 61 or '61 years'"
        )
    return Fraction(number)


def _in_unit(kind: str, value: Any) -> Fraction:
    unit, words, example, *_ = MEASURES[kind]
    if not isinstance(value, str) and not units.is_quantity(value):
        raise UnitError(kind, f"got {value!r:.40}, a number without its unit", value=value, instead=_as(example))
    other = f"not {_a(words)}"
    wrong = UnitError(kind, f"got {str(value)!r:.60}, {other}", value=value, instead=_as(example))
    if unit.endswith(PER_SURFACE):
        return _per_surface(kind, value)
    if isinstance(value, str) and value.endswith(PER_SURFACE):
        problem = f"got {value!r:.60}, {_a(KINDS['egfr'].words)}, {other}"
        raise UnitError(kind, problem, value=value, instead=_as(example))
    number, found, per = units.from_quantity(value, kind) or units.read(value, kind, example)
    sizes = {also: number * size for also, size in MEASURES[kind].also}
    if f"{found.symbol}/{per}" in sizes:
        return sizes[f"{found.symbol}/{per}"]
    over, _, under = unit.partition("/")
    wanted, got = (_dimension(over), _dimension(under)), (found.dimension, _dimension(per))
    if got != wanted:
        raise wrong
    size = units.TABLE[over].size / (units.TABLE[under].size if under else 1)
    return number * found.size / (units.TABLE[per].size if per else 1) / size


def _per_surface(kind: str, value: Any) -> Fraction:
    """The number of what is per 1.73 m2: it has one spelling."""
    unit, words, example, *_ = KINDS[kind]
    if not isinstance(value, str) or not value.endswith(f" {unit}"):
        raise UnitError(kind, f"got {str(value)!r:.60}, not {_a(words)}", value=value, instead=_as(example))
    try:
        return units.number(value.removesuffix(f" {unit}"), kind)
    except UnitError as error:
        problem = f"got {value!r:.60}, which is not one plain number, one space and the unit"
        raise UnitError(kind, problem, value=value, instead=_as(example)) from error


def _dimension(symbol: str) -> str:
    return units.TABLE[symbol].dimension if symbol in units.TABLE else symbol
