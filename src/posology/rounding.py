"""Rounding: how an amount is brought to what can be dispensed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import Any, Literal, get_args

import attrs

from posology.dose import Amount, Dose
from posology.dose_range import plain_dose
from posology.errors import RegimenError

Mode = Literal["down", "up", "nearest"]

_SAID = {"down": "down to a multiple of", "up": "up to a multiple of", "nearest": "to the nearest multiple of"}


@attrs.frozen
class Rounding:
    """
    To a whole multiple of a step.

    Args:
        step: What can be dispensed, such as ``"60 mg"``. [more than 0]
        mode: ``down``, the default, never gives more; ``up`` never gives less; ``nearest`` gives the nearer multiple
            and, half-way between two, the larger.

    Raises:
        RegimenError: for another mode.

    >>> str(Rounding("60 mg").of(Amount("119 mg"))), str(Rounding("60 mg", "nearest").of(Amount("90 mg")))
    ('60 mg', '120 mg')
    """

    step: Dose = attrs.field(converter=plain_dose)
    mode: Mode = attrs.field(default="down")

    @mode.validator
    def _known(self, _: object, value: Any) -> None:
        if value not in get_args(Mode):
            raise RegimenError(
                "rounding", f"got {value!r:.40}", value=value, instead=f"write one of {', '.join(get_args(Mode))}"
            )

    def of(self, amount: Amount) -> Amount:
        """
        Round an amount; what is under one step may become 0, which is no dose.

        Args:
            amount: What is rounded. [of the dimension of the step]

        Returns:
            A multiple of the step, in the unit of the step.
        """
        return Amount(self.count(amount / self.step) * self.step.number, self.step.unit)

    def count(self, steps: Fraction) -> int:
        """How many whole steps so many steps become."""
        if self.mode == "nearest":
            return floor(steps + Fraction(1, 2))
        return ceil(steps) if self.mode == "up" else floor(steps)

    def jumps(self, low: Fraction, high: Fraction) -> Iterator[Fraction]:
        """The amounts between two, neither counted, at which the rounded amount jumps. [in base units]"""
        size = self.step.base
        shift = Fraction(1, 2) if self.mode == "nearest" else Fraction(0)
        n = floor(low / size - shift) + 1
        while (n + shift) * size < high:
            yield (n + shift) * size
            n += 1

    def __str__(self) -> str:
        half = ", half up" if self.mode == "nearest" else ""
        return f"{_SAID[self.mode]} {self.step}{half}"
