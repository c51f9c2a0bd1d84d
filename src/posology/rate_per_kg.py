"""Rate per kg: how fast something is given for each kg of body weight, by volume or by amount of the drug."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs

from posology.dose import DosePerWeight
from posology.errors import UnitError
from posology.strength import Strength
from posology.unit_table import TABLE

_MINUTES = {"h": 60, "min": 1}


@attrs.frozen
class RatePerKg:
    """
    How fast something is given for each kg of body weight: a volume, or the drug itself, per hour or per minute.

    Args:
        amount: How much per kg. [a volume, or an amount of the drug; more than 0]
        per: In which time. [``h`` or ``min``]

    >>> str(RatePerKg.of("0.5 mL/kg/h")), str(RatePerKg.of("8 mg/kg/min"))
    ('0.5 mL/kg/h', '8 mg/kg/min')
    """

    amount: DosePerWeight
    per: str

    @classmethod
    def of(cls, value: Any) -> RatePerKg:
        """
        Take a rate from text.

        Raises:
            UnitError: for what is no amount per kg per hour or per minute.
        """
        if isinstance(value, RatePerKg):
            return value
        head, _, per = value.rpartition("/") if isinstance(value, str) else ("", "", "")
        if per not in _MINUTES or not head.endswith("/kg"):
            instead = "write it as '0.5 mL/kg/h', '0.01 mL/kg/min' or '8 mg/kg/min'"
            problem = f"got {value!r:.60}, not an amount per kg of body weight per hour or per minute"
            raise UnitError("rate", problem, value=value, instead=instead)
        return cls(DosePerWeight(head), per)

    def volume(self, concentration: Strength) -> Fraction:
        """
        Give the volume of a product that is given per kg in an hour, exactly. [mL/kg/h]

        Args:
            concentration: What the product holds.

        Raises:
            UnitError: if the rate is neither a volume nor of the kind that the product holds.

        >>> RatePerKg.of("8 mg/kg/min").volume(Strength("100 mg/mL"))
        Fraction(24, 5)
        """
        hourly = self.amount.number * (60 // _MINUTES[self.per])
        if self.amount.dimension == "volume":
            return hourly * _size(self.amount.unit) / _size("mL")
        if self.amount.dimension != concentration.dose.dimension:
            problem = f"{self} is not of what {concentration} holds"
            instead = "write a volume per kg, or an amount of what the product holds"
            raise UnitError("rate", problem, value=str(self), limit=str(concentration), instead=instead)
        held = concentration.holds("1 mL")
        return hourly * _size(self.amount.unit) / (held.number * _size(held.unit))

    def __str__(self) -> str:
        return f"{self.amount}/{self.per}"


def _size(unit: str) -> Fraction:
    return Fraction(TABLE[unit].size)
