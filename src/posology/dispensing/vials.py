"""Vials: the containers that are opened for a dose, and what is left in them."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any

import attrs

from posology.dispensing.covering import covering
from posology.dose import Amount, Dose
from posology.errors import UnitError
from posology.makeup import Makeup, size_of
from posology.quantum import quantum_of
from posology.strength import Strength


@attrs.frozen
class Drawn:
    """
    Containers that are opened for a dose.

    Args:
        dose: What is drawn from them.
        units: Which are opened, whole.

    >>> str(drawn("600 mg", [Strength("500 mg/vial"), Strength("1000 mg/vial")]))
    '1 vial of 1000 mg, 400 mg left'
    """

    dose: Dose
    units: Makeup

    @property
    def left(self) -> Amount:
        """What is left in them."""
        return self.units.dose - self.dose

    def __str__(self) -> str:
        return f"{self.units}, {self.left} left" if self.left else str(self.units)


def drawn(dose: Any, strengths: Sequence[Strength]) -> Drawn:
    """
    Choose the vials for a dose: the fewest, then those with the least left over.

    Args:
        dose: What is given. [more than 0; an amount of the drug]
        strengths: The vials there are. [1 or more]

    Raises:
        UnitError: if the dose is no amount of the drug in the vials.
    """
    wanted = Dose(dose)
    if wanted.per or any(each.dose.dimension != wanted.dimension for each in strengths):
        raise UnitError(
            "dose",
            f"{wanted} cannot be drawn from {', '.join(map(str, strengths))}",
            value=str(wanted),
            instead="give an amount of the drug",
        )
    sizes = [size_of(each) for each in strengths]
    quantum = quantum_of(sizes)
    counts = covering(ceil(wanted.base / quantum), [int(size / quantum) for size in sizes], fewest=True)
    chosen = [(each, count) for each, count in zip(strengths, counts, strict=True) if count]
    return Drawn(wanted, Makeup(chosen))
