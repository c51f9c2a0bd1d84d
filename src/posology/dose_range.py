"""Dose range: doses from a smallest to a largest, both allowed."""

from __future__ import annotations

from typing import Any

import attrs

from posology.dose import Dose
from posology.errors import UnitError


def plain_dose(value: Any) -> Dose:
    """
    Take a dose that is an amount, not one per kg, per m2 or per mL/min.

    >>> plain_dose("10 mg")
    Dose('10 mg')
    """
    return value if type(value) is Dose else Dose(value)


def _least(made: DoseRange) -> Dose:
    return made.least


@attrs.frozen
class DoseRange:
    """
    Doses from *least* to *most*, both allowed.

    Args:
        least: The smallest. [more than 0]
        most: The largest; left out, the range is one dose. [same dimension, least or more]

    >>> Dose("20 mg") in DoseRange("10 mg", "25 mg"), str(DoseRange("10 mg", "25 mg"))
    (True, '10 mg to 25 mg')
    """

    least: Dose = attrs.field(converter=plain_dose)
    most: Dose = attrs.field(converter=plain_dose, default=attrs.Factory(_least, takes_self=True))

    def __attrs_post_init__(self) -> None:
        if self.most < self.least:
            raise UnitError(
                "range",
                f"least {self.least} is more than most {self.most}",
                value=self.most,
                limit=self.least,
                instead="write the smaller first",
            )

    @property
    def single(self) -> Dose | None:
        """The one dose of the range, if it holds only one."""
        return self.least if self.least == self.most else None

    def __contains__(self, dose: Dose) -> bool:
        return self.least <= dose <= self.most

    def __str__(self) -> str:
        return str(self.least) if self.single else f"{self.least} to {self.most}"
