"""Dose: how much is given, exactly, with its unit; each different meaning is a type of its own."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar, Self

import attrs

from posology import units
from posology.errors import UnitError


@attrs.frozen(eq=False, init=False, repr=False)
class Amount:
    """
    How much: an exact number of one unit. [0 or more; mass, volume, substance, biological unit or dose form]

    Amounts of one dimension compare, add and hash by what they are, however they are written.

    Args:
        value: Text such as ``"300 mg"``, a pint quantity of any registry, another amount, or a number
            that comes with *unit*.
        unit: The unit of a bare number.

    Raises:
        UnitError: if the text, the number, the sign or the dimension is not that of an amount.

    >>> Amount("1 g") == Amount(1000, "mg"), str(Amount("1 g") + Amount("500 mg"))
    (True, '1.5 g')
    """

    number: Fraction
    unit: str
    per: ClassVar[str] = ""
    example: ClassVar[str] = "300 mg"

    def __init__(self, value: Any, unit: str | None = None) -> None:
        number, found = self._taken(value, unit)
        self._refuse(number, found, value)
        self.__attrs_init__(number, found.symbol)

    @classmethod
    def _taken(cls, value: Any, unit: str | None) -> tuple[Fraction, units.Unit]:
        field = cls.__name__
        per = cls.per
        if unit is not None:
            return units.number(value, field), units.unit(unit, field)
        if isinstance(value, Amount):
            number, found, got = value.number, units.TABLE[value.unit], value.per
        else:
            number, found, got = units.from_quantity(value, field) or units.read(value, field, cls.example)
        if got != per:
            problem = f"got {str(value)!r}, an amount per {got}" if got else f"got {str(value)!r}, not per {per}"
            raise UnitError(field, problem, value=value, instead=f"write it as {cls.example!r}")
        return number, found

    @classmethod
    def _refuse(cls, number: Fraction, unit: units.Unit, value: Any) -> None:
        if unit.dimension not in units.AMOUNT_DIMENSIONS:
            raise UnitError(
                cls.__name__,
                f"got {value!s}, a {unit.dimension}",
                value=value,
                instead=f"write an amount, as {cls.example!r}",
            )
        if number < 0:
            problem = f"got {units.decimal_text(number)} {unit.symbol}, below 0"
            raise UnitError(cls.__name__, problem, value=value, limit=0, instead="write an amount of 0 or more")

    @property
    def dimension(self) -> str:
        """The dimension of the unit, such as ``mass`` or ``tablet``."""
        return units.TABLE[self.unit].dimension

    @property
    def base(self) -> Fraction:
        """The number in the base unit of its dimension (gram, liter, mole, the unit itself)."""
        return self.number * units.TABLE[self.unit].size

    @property
    def quantity(self) -> Any:
        """A fresh pint quantity of the closed registry."""
        return units.quantity(self.number, self.unit, self.per)

    def to(self, unit: str) -> Self:
        """Give the same amount in another unit of its dimension, exactly."""
        other = units.unit(unit)
        if other.dimension != self.dimension:
            raise UnitError(
                "unit",
                f"{self} is a {self.dimension}, {unit} a {other.dimension}",
                value=unit,
                instead=f"name a unit of {self.dimension}",
            )
        return type(self)(self.base / other.size, other.symbol)

    def _base_of(self, other: Any) -> Fraction:
        if not isinstance(other, Amount) or other.per != self.per:
            instead = f"use two values like {self.example!r}"
            raise UnitError("amount", f"{self} and {other!s} are different things", value=other, instead=instead)
        if other.dimension != self.dimension:
            problem = f"{self} is a {self.dimension}, {other} a {other.dimension}"
            raise UnitError("amount", problem, value=other, instead="convert by a strength or a cited factor first")
        return other.base

    def _plain(self, base: Fraction) -> Amount:
        kind: type[Amount] = Amount if isinstance(self, Dose) else type(self)
        return kind(base / units.TABLE[self.unit].size, self.unit)

    def __add__(self, other: Any) -> Amount:
        return self._plain(self.base + self._base_of(other))

    def __radd__(self, other: Any) -> Amount:
        return self._plain(self.base) if other == 0 and not isinstance(other, Amount) else NotImplemented

    def __sub__(self, other: Any) -> Amount:
        return self._plain(self.base - self._base_of(other))

    def __mul__(self, factor: Any) -> Self:
        return type(self)(self.number * units.number(factor, "factor"), self.unit)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> Any:
        if isinstance(other, Amount):
            divisor = self._base_of(other)
            if divisor == 0:
                raise UnitError("divisor", f"{self} cannot be divided by {other}", value=other)
            return self.base / divisor
        factor = units.number(other, "divisor")
        if factor == 0:
            raise UnitError("divisor", f"{self} cannot be divided by 0", value=other)
        return type(self)(self.number / factor, self.unit)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Amount):
            return NotImplemented
        return (self.per, self.dimension, self.base) == (other.per, other.dimension, other.base)

    def __hash__(self) -> int:
        return hash((self.per, self.dimension, self.base))

    def __lt__(self, other: Any) -> bool:
        return self.base < self._base_of(other)

    def __le__(self, other: Any) -> bool:
        return self.base <= self._base_of(other)

    def __gt__(self, other: Any) -> bool:
        return self.base > self._base_of(other)

    def __ge__(self, other: Any) -> bool:
        return self.base >= self._base_of(other)

    def __bool__(self) -> bool:
        return self.number != 0

    def __str__(self) -> str:
        return f"{units.decimal_text(self.number)} {self.unit}{'/' + self.per if self.per else ''}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


class Dose(Amount):
    """
    The amount given in one administration. [more than 0]

    No dose is never a dose of 0: a day without a dose is said as such (`Step.no_dose`).

    >>> Dose("300 mg").quantity.magnitude
    Fraction(300, 1)
    >>> Dose("1,5 mg")
    Traceback (most recent call last):
    posology.errors.UnitError: Dose: got '1,5 mg', with a comma; write a point for decimals, as '1.5 mg', ...
    """

    __slots__ = ()

    @classmethod
    def _refuse(cls, number: Fraction, unit: units.Unit, value: Any) -> None:
        super()._refuse(number, unit, value)
        if number == 0:
            instead = "say a day without a dose as such, as Step.no_dose(days=7)"
            raise UnitError(cls.__name__, f"got {value!s}, a dose of nothing", value=value, limit=0, instead=instead)


class Difference(Amount):
    """One amount less another: the only amount that may be below 0, as a margin is where a bound is broken."""

    __slots__ = ()

    @classmethod
    def _refuse(cls, number: Fraction, unit: units.Unit, value: Any) -> None:
        super()._refuse(abs(number), unit, value)


class DailyAmount(Amount):
    """
    An amount per day, such as a daily ceiling; it is not a dose. [0 or more per day]

    >>> DailyAmount("150 mg/day").in_one_day
    Amount('150 mg')
    """

    __slots__ = ()
    per: ClassVar[str] = "day"
    example: ClassVar[str] = "150 mg/day"

    @property
    def in_one_day(self) -> Amount:
        """The amount that falls on one day."""
        return Amount(self.number, self.unit)


class ScaledDose(Dose):
    """A dose before the measure of the patient is known by which it is multiplied."""

    __slots__ = ()

    def _plain(self, base: Fraction) -> Amount:
        return type(self)(base / units.TABLE[self.unit].size, self.unit)


class DosePerWeight(ScaledDose):
    """
    A dose before the patient's body weight is known. [amount per kg; more than 0]

    >>> str(DosePerWeight("0.4 g/kg"))
    '0.4 g/kg'
    """

    __slots__ = ()
    per: ClassVar[str] = "kg"
    example: ClassVar[str] = "15 mg/kg"


class DosePerSurface(ScaledDose):
    """
    A dose before the patient's body surface is known. [amount per m2; more than 0]

    >>> str(DosePerSurface("750 mg/m2"))
    '750 mg/m2'
    """

    __slots__ = ()
    per: ClassVar[str] = "m2"
    example: ClassVar[str] = "750 mg/m2"


class DosePerClearance(ScaledDose):
    """
    A dose in proportion to the creatinine clearance, before that is known. [amount per mL/min; more than 0]

    >>> str(DosePerClearance("20 mg/(mL/min)")), str(DosePerClearance("100 mg/(15 mL/min)"))
    ('20 mg/(mL/min)', '20 mg/(3 mL/min)')
    """

    __slots__ = ()
    per: ClassVar[str] = "mL/min"
    example: ClassVar[str] = "20 mg/(mL/min)"

    def __str__(self) -> str:
        much = self.number.denominator  # of which the number of mL/min makes a decimal
        for prime in (2, 5):
            while much % prime == 0:
                much //= prime
        held = f"{units.decimal_text(self.number * much)} {self.unit}"
        return f"{held}/({self.per})" if much == 1 else f"{held}/({much} {self.per})"


_SCALED: dict[str, type[ScaledDose]] = {"kg": DosePerWeight, "m2": DosePerSurface}


def scaled_type(text: str) -> type[ScaledDose] | None:
    """
    Say which scaled dose a text is, by what stands after its ``/``; None if it is another amount.

    >>> scaled_type("20 mg/(mL/min)"), scaled_type("150 mg/day")
    (<class 'posology.dose.DosePerClearance'>, None)
    """
    per = text.partition("/")[2]
    return DosePerClearance if per.startswith("(") else _SCALED.get(per)


def as_amount(value: Any) -> Amount:
    """
    Take an amount, or an amount per kg, per m2 or per mL/min, each as its own type.

    >>> as_amount("15 mg/kg"), as_amount("4 g")
    (DosePerWeight('15 mg/kg'), Amount('4 g'))
    """
    if isinstance(value, ScaledDose) or type(value) is Amount:
        return value
    return ((scaled_type(value) if isinstance(value, str) else None) or Amount)(value)
