"""Rate: how fast a dose is given while it is given, as an exact amount per hour."""

from __future__ import annotations

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
        if unit is None and not isinstance(value, Amount):
            number, found, per = units.from_quantity(value, "Rate") or units.read(value, "Rate", cls.example)
            if per == "min":
                hourly = f"{units.decimal_text(number * 60)} {found.symbol}/h"
                raise UnitError(
                    "Rate",
                    f"got {str(value)!r}, an amount per minute",
                    value=value,
                    instead=f"write it per hour, as '{hourly}'",
                )
        return super()._taken(value, unit)
