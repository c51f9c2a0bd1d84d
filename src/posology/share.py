"""Share: a part of an amount, in percent."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import attrs

from posology.errors import UnitError
from posology.units import LONGEST, decimal_text

_PERCENT = re.compile(r"((?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9])?) %", re.ASCII)


def _part(value: Any) -> Fraction:
    if isinstance(value, Share):
        return value.part
    if isinstance(value, str):
        match = _PERCENT.fullmatch(value) if len(value) <= LONGEST else None
        if match is None:
            raise UnitError("share", f"got {value[:40]!r}", value=value, instead="write it as '10 %'")
        return Fraction(match[1]) / 100
    if not isinstance(value, Fraction):
        raise UnitError("share", f"got {value!r:.40}", value=value, instead="write it as '10 %' or Fraction(1, 10)")
    if value < 0:
        raise UnitError("share", f"got {value}, below 0", value=value, limit=0, instead="write a share of 0 or more")
    return value


@attrs.frozen(order=True)
class Share:
    """
    A part of something. [0 or more; text such as ``"10 %"``, or a Fraction, of which 1 is the whole]

    Raises:
        UnitError: for other text, a float, or a number below 0.

    >>> Share("10 %").part, str(Share("12.5 %"))
    (Fraction(1, 10), '12.5 %')
    """

    part: Fraction = attrs.field(converter=_part)

    def __str__(self) -> str:
        return f"{decimal_text(100 * self.part)} %"
