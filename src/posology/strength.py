"""Strength: how much of the drug one tablet, capsule, vial or mL holds."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs

from posology import units
from posology.dose import Amount, Dose
from posology.errors import UnitError


def _of_quantity(value: Any) -> tuple[Dose, Dose]:
    taken = units.from_quantity(value, "strength")
    if taken is None or not taken[2]:
        raise UnitError(
            "strength", f"got {value}", value=value, instead="give it per unit, as 50 * units.mg / units.mL"
        )
    return Dose(taken[0], taken[1].symbol), Dose(1, taken[2])


@attrs.frozen(init=False)
class Strength:
    """
    The amount of drug in a dose form or in a volume, as a label states it.

    Args:
        value: ``"300 mg/capsule"``, ``"250 mg/5 mL"``, or the dose when *per* is given.
        per: What holds it. [a dose form or a volume, more than 0; another dimension than the dose]

    Raises:
        UnitError: if either part is no such amount.

    >>> Strength("250 mg/5 mL").holds("10 mL"), str(Strength("300 mg/capsule"))
    (Dose('500 mg'), '300 mg/capsule')
    """

    dose: Dose
    per: Dose

    def __init__(self, value: Any, per: Any = None) -> None:
        if isinstance(value, Strength):
            dose, each = value.dose, value.per
        elif per is None and units.is_quantity(value):
            dose, each = _of_quantity(value)
        elif per is None:
            if not isinstance(value, str) or value.count("/") != 1:
                raise UnitError(
                    "strength",
                    f"got {str(value)!r}",
                    value=value,
                    instead="write it as '300 mg/capsule' or '250 mg/5 mL'",
                )
            held, holder = value.split("/")
            dose, each = Dose(held), Dose(holder) if " " in holder else Dose(1, holder)
        else:
            dose, each = Dose(value), Dose(per)
        if dose.dimension == each.dimension:
            raise UnitError(
                "strength",
                f"{dose} per {each} is one {dose.dimension} in another",
                value=value,
                instead="write the drug's amount per dose form or volume, as '300 mg/capsule'",
            )
        self.__attrs_init__(dose, each)

    @property
    def quantity(self) -> Any:
        """A fresh pint quantity of the closed registry, per one of what holds it."""
        return units.quantity(self.dose.number / self.per.number, self.dose.unit, self.per.unit)

    def holds(self, much: Any) -> Dose:
        """How much of the drug that many tablets, or that volume, hold: exact."""
        count: Fraction = Amount(much) / self.per
        return self.dose * count

    def __str__(self) -> str:
        return f"{self.dose}/{self.per.unit if self.per.number == 1 else self.per}"
