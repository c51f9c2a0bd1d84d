"""Made of: what the doses of a taper are made of, and how a level is brought to what that makes."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import Any, get_args

import attrs

from posology.dose import Dose
from posology.errors import NotMakeableError, RegimenError
from posology.makeable import Makeable
from posology.product import Product
from posology.rounding import Mode, Rounding
from posology.unit_table import TABLE


@attrs.frozen
class MadeOf:
    """
    What doses are made of, and which of two doses that can be made is taken for a level between them.

    Args:
        what: The products at hand; or a dose, of which every dose is a whole multiple.
        mode: ``up`` to the next that can be made, ``down``, or ``nearest``, half-way up.

    >>> made = MadeOf(Dose("2.5 mg"), "up")
    >>> made.rounded(Fraction(81, 5), "mg"), str(made)
    (Fraction(35, 2), 'up to a multiple of 2.5 mg')
    """

    what: Dose | Makeable
    mode: Mode = attrs.field()

    @mode.validator
    def _known(self, _: object, value: Any) -> None:
        if value not in get_args(Mode):
            instead = f"write one of {', '.join(get_args(Mode))}"
            raise RegimenError("mode", f"got {value!r:.40}", value=value, instead=instead)

    def rounded(self, number: Fraction, unit: str) -> Fraction:
        """
        Bring an amount to one that can be made.

        Args:
            number: How much, with any number of digits. [more than 0]
            unit: Of what. [of the dimension of what it is made of]

        Returns:
            How much in the same unit; 0 where that is no dose.
        """
        low, high = self._around(number, unit)
        if low == high or self.mode == "down" or (self.mode == "nearest" and number - low < high - number):
            return low
        return high

    def refuse_other(self, field: str, dose: Dose) -> None:
        """
        Refuse a dose that cannot be made as it stands.

        Raises:
            NotMakeableError: with the nearest doses below and above that can.

        >>> MadeOf(Dose("2.5 mg"), "up").refuse_other("floor", Dose("6 mg"))
        Traceback (most recent call last):
        posology.errors.NotMakeableError: floor: 6 mg cannot be made (a multiple of 2.5 mg); write 5 mg or 7.5 mg
        """
        low, high = self._around(dose.number, dose.unit)
        if low != high:
            below, above = Dose(low, dose.unit) if low else None, Dose(high, dose.unit)
            raise NotMakeableError(
                field,
                f"{dose} cannot be made ({self._of})",
                below=below,
                above=above,
                value=str(dose),
                limit=self._of,
                instead=f"write {above}" if below is None else f"write {below} or {above}",
            )

    def _around(self, number: Fraction, unit: str) -> tuple[Fraction, Fraction]:
        """The largest that can be made and is not over it, 0 where there is none; the smallest that is not under it."""
        one = Dose(1, unit)
        if isinstance(self.what, Dose):
            size = self.what / one
            return floor(number / size) * size, ceil(number / size) * size
        size = self.what.quantum / TABLE[unit].size
        self.what.quanta(one)
        whole, next_whole = floor(number / size) * size, ceil(number / size) * size
        low = self.what.rounded(Dose(whole, unit), "down") if whole else None
        high = self.what.rounded(Dose(next_whole, unit), "up")
        assert high is not None
        return (low / one if low is not None else Fraction(0)), high / one

    @property
    def _of(self) -> str:
        if isinstance(self.what, Dose):
            return f"a multiple of {self.what}"
        return f"of {', '.join(dict.fromkeys(str(piece.strength) for piece in self.what.pieces))}"

    def __str__(self) -> str:
        if isinstance(self.what, Dose):
            return str(Rounding(self.what, self.mode))
        return f"{'to the nearest, half up,' if self.mode == 'nearest' else self.mode} to what can be made {self._of}"


def as_made_of(value: Any, mode: Mode) -> MadeOf | None:
    """
    Take what doses are made of: products, a dose of which they are whole multiples, or nothing.

    >>> print(as_made_of([Product("tablet", ["5 mg/tablet", "1 mg/tablet"])], "up"))
    up to what can be made of 5 mg/tablet, 1 mg/tablet
    >>> as_made_of("5 mg", "nearest"), as_made_of(None, "up")
    (MadeOf(what=Dose('5 mg'), mode='nearest'), None)
    """
    if value is None:
        return None
    products = isinstance(value, (Product, Makeable, list, tuple))
    if not products:
        return MadeOf(Dose(value), mode)
    return MadeOf(value if isinstance(value, Makeable) else Makeable(value), mode)
