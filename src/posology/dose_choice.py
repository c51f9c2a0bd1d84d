"""Dose choice: a few doses, each of which may be chosen, and none between."""

from __future__ import annotations

from typing import Any

import attrs

from posology.dose import Dose
from posology.dose_range import plain_dose
from posology.errors import UnitError


@attrs.frozen(init=False)
class DoseChoice:
    """
    One dose or another, such as "10 mg or 25 mg"; a `DoseRange` allows all that lie between as well.

    Args:
        doses: The doses, in any order. [2 or more, each once; of one dimension]

    Raises:
        UnitError: if fewer than two are given, one is given twice, or two are of different dimensions.

    >>> choice = DoseChoice("10 mg", "25 mg")
    >>> str(choice), Dose("25 mg") in choice, Dose("20 mg") in choice
    ('10 mg or 25 mg', True, False)
    """

    doses: tuple[Dose, ...]

    def __init__(self, *doses: Any) -> None:
        made = sorted(plain_dose(each) for each in doses)
        if len(made) < 2 or len(set(made)) < len(made):
            raise UnitError(
                "choice",
                f"got {', '.join(map(str, made)) or 'no dose'}",
                value=made,
                limit=2,
                instead="name two doses or more, each once; write a single dose as such",
            )
        self.__attrs_init__(tuple(made))

    @property
    def least(self) -> Dose:
        """The smallest."""
        return self.doses[0]

    @property
    def most(self) -> Dose:
        """The largest."""
        return self.doses[-1]

    @property
    def single(self) -> None:
        """The only dose: there is none, for a choice has two or more."""
        return None

    def __contains__(self, dose: Dose) -> bool:
        return dose in self.doses

    def __str__(self) -> str:
        return f"{', '.join(map(str, self.doses[:-1]))} or {self.most}"
