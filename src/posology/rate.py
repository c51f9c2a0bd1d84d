"""Rate: how fast a dose is given while it is given, as an exact amount per hour."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, ClassVar, Self

from posology import units
from posology.dose import Amount
from posology.errors import UnitError


class Rate(Amount):
    """
    An amount per hour, such as the rate of an infusion; it is neither a dose nor a daily amount. [0 or more per hour]

    Written per hour only: a rate per minute is refused, and the message has it per hour.

    >>> Rate("500 mg/h") == Rate("0.5 g/h")
    True
    >>> Rate("10 mg/min")
    Traceback (most recent call last):
    posology.errors.UnitError: Rate: got '10 mg/min', an amount per minute; write it per hour, as '600 mg/h'
    """

    __slots__ = ()
    per: ClassVar[str] = "h"
    example: ClassVar[str] = "500 mg/h"

    @classmethod
    def of(cls, dose: Amount, minutes: int) -> Self:
        """
        Give the rate of a dose that is given evenly over some time.

        Args:
            dose: How much in all. [an amount; not per kg, per m2 or per mL/min]
            minutes: How long it lasts. [whole, 1 or more]

        Raises:
            UnitError: for a dose that is per something, or a time that is no whole number of minutes.

        >>> str(Rate.of(Amount("500 mg"), 30))
        '1000 mg/h'
        """
        if not units.is_count(minutes):
            raise UnitError(
                "minutes", f"got {minutes!r:.40}", value=minutes, limit=1, instead="write whole minutes, 1 or more"
            )
        if dose.per:
            raise UnitError(
                "Rate",
                f"{dose} is an amount per {dose.per}",
                value=str(dose),
                instead="give the dose of one patient, as '500 mg'",
            )
        return cls(dose.number * 60 / minutes, dose.unit)

    @classmethod
    def _taken(cls, value: Any, unit: str | None) -> tuple[Any, units.Unit]:
        _refuse_per_minute(value, unit, cls.example)
        return super()._taken(value, unit)


class RatePerWeight(Amount):
    """
    An amount per kg of body weight and hour, as a limit of rates before the weight is known. [0 or more per kg and h]

    Written per hour only, as `Rate` is.

    >>> str(RatePerWeight("480 mg/kg/h").for_weight(Fraction(70)))
    '33600 mg/h'
    >>> RatePerWeight("8 mg/kg/min")
    Traceback (most recent call last):
    posology.errors.UnitError: Rate: got '8 mg/kg/min', an amount per minute; write it per hour, as '480 mg/kg/h'
    """

    __slots__ = ()
    per: ClassVar[str] = "kg/h"
    example: ClassVar[str] = "480 mg/kg/h"

    def for_weight(self, weight: Fraction) -> Rate:
        """The rate for a body weight. [kg]"""
        return Rate(self.number * weight, self.unit)

    @classmethod
    def _taken(cls, value: Any, unit: str | None) -> tuple[Any, units.Unit]:
        _refuse_per_minute(value, unit, cls.example)
        return super()._taken(value, unit)


def _refuse_per_minute(value: Any, unit: str | None, example: str) -> None:
    if unit is not None or isinstance(value, Amount):
        return
    number, found, per = units.from_quantity(value, "Rate") or units.read(value, "Rate", example)
    if per in ("min", "kg/min"):
        hourly = f"{units.decimal_text(number * 60)} {found.symbol}/{per.removesuffix('min')}h"
        raise UnitError(
            "Rate",
            f"got {str(value)!r}, an amount per minute",
            value=value,
            instead=f"write it per hour, as '{hourly}'",
        )


def as_rate(value: Any) -> Rate | RatePerWeight:
    """
    Take a rate, or a rate per kg, each as its own type.

    >>> as_rate("500 mg/h"), as_rate("0.5 mL/kg/h")
    (Rate('500 mg/h'), RatePerWeight('0.5 mL/kg/h'))
    """
    if isinstance(value, (Rate, RatePerWeight)):
        return value
    if isinstance(value, str):
        per = value.partition("/")[2]
    else:
        taken = units.from_quantity(value, "Rate")
        per = "" if taken is None else taken[2]
    return RatePerWeight(value) if per.startswith("kg") else Rate(value)
