"""Liquids: a dose as a volume up to a mark of what it is measured with."""

from __future__ import annotations

from typing import Any

import attrs

from posology.dose import Amount, Dose
from posology.errors import NotMakeableError, UnitError
from posology.rounding import Rounding
from posology.strength import Strength


@attrs.frozen
class Measured:
    """
    A volume that gives a dose.

    Args:
        dose: What is meant.
        strength: What is measured.
        volume: How much of it, up to a mark.

    >>> str(measured("85 mg", Strength("250 mg/5 mL"), "0.1 mL"))
    '1.7 mL of 250 mg/5 mL'
    """

    dose: Dose
    strength: Strength
    volume: Dose

    @property
    def given(self) -> Dose:
        """What the volume holds: the dose, unless it was rounded."""
        return Dose(self.strength.holds(self.volume))

    def __str__(self) -> str:
        instead = "" if self.given == self.dose else f" ({self.given} for {self.dose})"
        return f"{self.volume} of {self.strength}{instead}"


def measured(dose: Any, strength: Strength, mark: Any) -> Measured:
    """
    Give the volume of a dose, exactly to a mark; rounded only where a rounding is named.

    Args:
        dose: What is given. [more than 0; an amount of the drug]
        strength: What is measured. [an amount in a volume]
        mark: What the syringe or spoon is marked in, as ``"0.1 mL"``; or a `Rounding` to such a volume.

    Raises:
        NotMakeableError: if the dose lies between two marks, with the doses at both; or is rounded to none.
        UnitError: if the dose is no amount of the drug, or the mark no volume.

    >>> str(measured("87 mg", Strength("250 mg/5 mL"), Rounding("0.1 mL", "nearest")))
    '1.7 mL of 250 mg/5 mL (85 mg for 87 mg)'
    >>> measured("87 mg", Strength("250 mg/5 mL"), "0.1 mL")
    Traceback (most recent call last):
    posology.errors.NotMakeableError: dose: 87 mg of 250 mg/5 mL is 1.74 mL, between two marks of 0.1 mL; ...
    """
    wanted, rounding = Dose(dose), mark if isinstance(mark, Rounding) else Rounding(mark)
    if wanted.per or wanted.dimension != strength.dose.dimension:
        raise UnitError(
            "dose",
            f"{wanted} cannot be measured from {strength}",
            value=str(wanted),
            instead="give an amount of the drug",
        )
    if not rounding.step.dimension == strength.per.dimension == "volume":
        raise UnitError(
            "mark", f"{rounding.step} for {strength}", value=str(rounding.step), instead="give a volume, as '0.1 mL'"
        )
    volume = strength.per * (wanted / strength.dose)
    steps = volume / rounding.step
    low, high = (Rounding(rounding.step, mode).of(volume) for mode in ("down", "up"))
    taken = rounding.of(volume) if isinstance(mark, Rounding) else low
    if not taken or (steps.denominator > 1 and not isinstance(mark, Rounding)):
        below, above = Dose(strength.holds(low)) if low else None, Dose(strength.holds(high))
        near = f"{above}" if below is None else f"{below} or {above}"
        raise NotMakeableError(
            "dose",
            f"{wanted} of {strength} is {Amount(volume).to(rounding.step.unit)}, between two marks of {rounding.step}",
            value=str(wanted),
            limit=str(rounding.step),
            below=below,
            above=above,
            instead=f"the nearest {'is' if below is None else 'are'} {near}; or name a rounding",
        )
    return Measured(wanted, strength, Dose(taken))
