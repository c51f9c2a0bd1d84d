"""Detail: how one dose is given besides how much: over what time, in what volume."""

from __future__ import annotations

from typing import Any, NamedTuple

from posology.dose import Amount, Dose
from posology.errors import RegimenError
from posology.rate import Rate
from posology.scope import Phase
from posology.span import minutes_of, span_text
from posology.strength import Strength

LONGEST = 7 * 1440
"""The longest that one dose can last. [minutes]"""


class Detail(NamedTuple):
    """
    The time over which one dose is given and the volume that holds it; false if neither is known.

    Args:
        over: How long one administration lasts. [minutes, 1 to `LONGEST`; None where it is not said]
        volume: What holds the dose. [a volume, more than 0; None where it is not said]
        phase: What the dose is for: to load, or to go on with. [None where it is not said]

    >>> str(Detail(30, Amount("100 mL"))), bool(Detail())
    ('over 30 minutes in 100 mL', False)
    """

    over: int | None = None
    volume: Amount | None = None
    phase: Phase | None = None

    def rate(self, dose: Amount) -> Rate | None:
        """
        Give the rate of a dose that is given so, evenly; None where no time is said.

        >>> str(Detail(30).rate(Amount("500 mg")))
        '1000 mg/h'
        """
        return None if self.over is None else Rate.of(dose, self.over)

    def concentration(self, dose: Amount) -> Strength | None:
        """
        Give how much of the drug the volume holds; None where no volume is said.

        >>> str(Detail(volume=Amount("100 mL")).concentration(Amount("500 mg")))
        '500 mg/100 mL'
        """
        return None if self.volume is None else Strength(dose, self.volume)

    def __bool__(self) -> bool:
        return self.over is not None or self.volume is not None

    def __str__(self) -> str:
        over = [] if self.over is None else [f"over {span_text(self.over)}"]
        return " ".join([*over, *([] if self.volume is None else [f"in {self.volume}"])])


PLAIN = Detail()
"""A dose of which no time and no volume is said."""


def as_over(value: Any) -> int | None:
    """
    Take how long one administration lasts; None stays None.

    Args:
        value: Text such as ``"30 minutes"``, a `datetime.timedelta`, or minutes as int. [more than 0, at most 7 days]

    >>> as_over("2 hours")
    120
    """
    return None if value is None else minutes_of(value, "over", LONGEST)


def as_volume(value: Any) -> Amount | None:
    """
    Take the volume that holds a dose; None stays None.

    >>> as_volume("100 mL")
    Amount('100 mL')
    """
    if value is None:
        return None
    volume = Amount(value)
    if volume.dimension != "volume" or not volume:
        raise RegimenError(
            "in_volume",
            f"got {volume}, {'no volume' if volume.dimension != 'volume' else 'a volume of nothing'}",
            value=str(volume),
            limit=0,
            instead="write a volume of more than 0, as '100 mL'",
        )
    return volume


def refuse_in_volume(dose: Dose, volume: Amount | None) -> None:
    """Refuse a dose that is a volume itself in another one."""
    if volume is not None and dose.dimension == volume.dimension:
        raise RegimenError(
            "in_volume",
            f"{dose} in {volume} is one volume in another",
            value=str(volume),
            limit=str(dose),
            instead="give the dose as the drug's amount, as '500 mg', or leave in_volume out",
        )
