"""Measure: a number that describes a patient, exactly, with its unit: weight, surface, creatinine clearance or age."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, NamedTuple

import attrs

from posology import units
from posology.errors import UnitError


class Kind(NamedTuple):
    """One kind of measure: its unit, what it is called, an example, and the largest that is not taken for a slip."""

    unit: str
    words: str
    example: str
    largest: int


KINDS: dict[str, Kind] = {
    "weight": Kind("kg", "body weight", "70.3 kg", 650),
    "surface": Kind("m2", "body surface", "1.8 m2", 6),
    "crcl": Kind("mL/min", "creatinine clearance", "55 mL/min", 1000),
    "age": Kind("years", "age", "61 years", 130),
}
"""
Every measure there is. Their largest values are this library's own: what is above them is taken for a slip. An age
counts whole years, as birthdays do.
"""

_POSITIVE = ("weight", "surface")


@attrs.frozen
class Measure:
    """
    A measure of a patient, in the unit of its kind.

    Args:
        kind: One of `KINDS`.
        number: How much. [kg, m2, mL/min or years; 0 or more, a weight or surface more than 0]

    >>> str(Measure.of("weight", "154 lb")), str(Measure.of("age", 61))
    ('69.85322498 kg', '61 years')
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
        unit, words, example, largest = KINDS[kind]
        if isinstance(value, Measure):
            if value.kind != kind:
                raise UnitError(kind, f"got a {KINDS[value.kind].words}", value=str(value), instead=_as(example))
            number = value.number
        elif kind == "age":
            number = _years(value)
        else:
            number = _in_unit(kind, value)
        if number < 0 or (number == 0 and kind in _POSITIVE) or number > largest:
            least = "more than 0" if kind in _POSITIVE else "0 or more"
            raise UnitError(
                kind,
                f"got {units.decimal_text(number)} {unit}, which is no {words} of a patient",
                value=value,
                limit=largest,
                instead=f"write {least} and at most {largest} {unit}",
            )
        return cls(kind, number)

    def __str__(self) -> str:
        unit = "year" if self.kind == "age" and self.number == 1 else KINDS[self.kind].unit
        return f"{units.decimal_text(self.number)} {unit}"


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
    unit, words, example, _ = KINDS[kind]
    if not isinstance(value, str) and not units.is_quantity(value):
        raise UnitError(kind, f"got {value!r:.40}, a number without its unit", value=value, instead=_as(example))
    number, found, per = units.from_quantity(value, kind) or units.read(value, kind, example)
    over, _, under = unit.partition("/")
    wanted, got = (_dimension(over), _dimension(under)), (found.dimension, _dimension(per))
    if got != wanted:
        raise UnitError(kind, f"got {str(value)!r}, not a {words}", value=value, instead=_as(example))
    size = units.TABLE[over].size / (units.TABLE[under].size if under else 1)
    return number * found.size / (units.TABLE[per].size if per else 1) / size


def _dimension(symbol: str) -> str:
    return units.TABLE[symbol].dimension if symbol else ""
