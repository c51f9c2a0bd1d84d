"""Numbers: how one language writes an exact number; no digit is ever lost or rounded."""

from __future__ import annotations

from fractions import Fraction

import attrs

from posology.errors import SheetError
from posology.units import decimal_text


@attrs.frozen
class Numbers:
    """
    The marks of a language's numbers; the digits are the Latin ones in every language.

    Args:
        decimal_mark: What stands before the decimals: a point or a comma.
        group_mark: What stands between groups of three digits, from 1,000 up.

    >>> Numbers(".", ",").text(Fraction("1200.0625")), Numbers(",", " ").text(Fraction(1200))
    ('1,200.0625', '1 200')
    """

    decimal_mark: str
    group_mark: str

    def text(self, number: Fraction | int) -> str:
        """
        Write a number exactly.

        Raises:
            SheetError: if it is below 0, or no decimal says it exactly.
        """
        plain = decimal_text(Fraction(number))
        if "/" in plain:
            raise SheetError(
                "number",
                f"{plain} has no decimal that ends",
                value=number,
                instead="round it to what can be measured before it is printed",
            )
        if number < 0:
            raise SheetError(
                "number", f"got {plain}, below 0", value=number, limit=0, instead="say in words what is below 0"
            )
        whole, point, part = plain.partition(".")
        return f"{int(whole):,}".replace(",", self.group_mark) + (self.decimal_mark + part if point else "")
