"""Level: one dose of a taper: what the rule comes to, what is given instead, and for how long."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Any

import attrs

from posology.daytime import span
from posology.dose import Dose
from posology.errors import RegimenError
from posology.made_of import MadeOf
from posology.units import decimal_text, is_count

FINEST = 6
"""The most decimals that a dose has which can be given: this library's own convention."""

_SHOWN = 4


def as_lengths(value: Any, field: str = "every") -> tuple[int, int]:
    """
    Take a length in days, or the least and the most.

    Args:
        value: Whole days, text such as ``"2 weeks"``, or two of them. [1 day or more]
        field: What it is, for messages.

    Raises:
        RegimenError: for what is no whole number of days, or a least that is more than the most.

    >>> as_lengths("2 weeks"), as_lengths((28, 56)), as_lengths(("4 weeks", "8 weeks"))
    ((14, 14), (28, 56), (28, 56))
    """
    listed = tuple(value) if isinstance(value, (tuple, list)) else (value, value)
    if len(listed) != 2:
        instead = "write one length, as 7 or '2 weeks', or the least and the most, as (28, 56)"
        raise RegimenError(field, f"got {value!r:.40}", value=value, instead=instead)
    least, most = (as_length(each, field) for each in listed)
    if most < least:
        problem = f"least {least} days is more than most {most} days"
        raise RegimenError(field, problem, value=most, limit=least, instead="write the smaller first")
    return least, most


def as_length(value: Any, field: str) -> int:
    """
    Take one length in days; arguments as of `as_lengths`.

    >>> as_length("2 weeks", "every")
    14
    """
    size, kind = span(value, field) if isinstance(value, str) else (value, "days")
    if kind != "days":
        raise RegimenError(field, f"got {value!r}", value=value, limit=1, instead="write days or weeks, as '2 weeks'")
    if not is_count(size):
        problem = f"got {value!r:.40} days"
        raise RegimenError(field, problem, value=value, limit=1, instead="write whole days, 1 or more")
    return int(size)


def lengths_text(days: tuple[int, int]) -> str:
    """
    Say a length in days, or the least and the most.

    >>> lengths_text((7, 7)), lengths_text((28, 56))
    ('7 days', '28 to 56 days')
    """
    least, most = days
    return f"{least} to {most} days" if least < most else f"{least} day{'' if least == 1 else 's'}"


def about(number: Fraction, unit: str = "") -> str:
    """
    Say an amount: exactly up to 4 decimals, else rounded to 4, half up, and marked as such.

    >>> about(Fraction(81, 5), "mg"), about(Fraction(10, 3), "mg")
    ('16.2 mg', 'about 3.3333 mg')
    """
    near = Fraction(floor(number * 10**_SHOWN + Fraction(1, 2)), 10**_SHOWN)
    return f"{'' if near == number else 'about '}{decimal_text(near)} {unit}".rstrip()


@attrs.frozen(kw_only=True)
class Level:
    """
    One level of a taper.

    Args:
        ideal: What the rule comes to, exactly; nothing is rounded on the way from level to level. [of *unit*]
        unit: The unit of the ideal.
        given: The dose that is given; None is no dose, on the days that are lowered of an alternate-day taper.
        days: How long it lasts at least and at most. [days, 1 or more]
        says: The arithmetic, from the rule to the dose that is given.

    >>> says = "18 mg × 0.9 = 16.2 mg → 17 mg"
    >>> str(Level(ideal=Fraction(81, 5), unit="mg", given=Dose("17 mg"), days=7, says=says))
    '18 mg × 0.9 = 16.2 mg → 17 mg, for 7 days'
    """

    ideal: Fraction
    unit: str
    given: Dose | None
    days: tuple[int, int] = attrs.field(converter=as_lengths)
    says: str

    def __str__(self) -> str:
        return f"{self.says}, for {lengths_text(self.days)}"


def levels_of(
    found: Sequence[tuple[Fraction, str]],
    unit: str,
    days: Sequence[tuple[int, int]],
    made: MadeOf | None,
    exact: Sequence[Fraction],
) -> tuple[Level, ...]:
    """
    Bring each ideal level to what can be made.

    Args:
        found: What the rule comes to, and how; 0 is no dose.
        unit: The unit of it.
        days: How long each level lasts at least and at most.
        made: What doses are made of; None: anything.
        exact: What is given as it is, or refused.

    Raises:
        NotMakeableError: for an exact amount that cannot be made.
        RegimenError: for a level that comes to no dose, or to a dose of more than `FINEST` decimals.
    """
    levels = []
    for (ideal, says), each in zip(found, days, strict=True):
        number = ideal
        if made is not None and ideal:
            if ideal in exact:
                made.refuse_other("level", Dose(ideal, unit))
            number = made.rounded(ideal, unit)
            if not number:
                problem = f"'{says}' comes to no dose ({made})"
                instead = "give a floor that can be made, or mode='up'"
                raise RegimenError("level", problem, value=about(ideal, unit), limit=str(made), instead=instead)
            says = f"{says} → {about(number, unit)} ({made})" if number != ideal else says
        if (number * 10**FINEST).denominator != 1:
            problem = f"'{says}' has more than {FINEST} decimals"
            instead = "say what doses are made of, as made_of='0.5 mg'"
            raise RegimenError("level", problem, value=str(number), limit=FINEST, instead=instead)
        given = Dose(number, unit) if number else None
        levels.append(Level(ideal=ideal, unit=unit, given=given, days=each, says=says))
    return tuple(levels)


def refuse_rise(levels: Sequence[Level], others: Dose | None) -> None:
    """
    Refuse levels of which one has more than the one before, and no dose where days without one are not said.

    Args:
        levels: In order.
        others: The dose of the days that are not lowered, if some are not; only then can a level have no dose.

    Raises:
        RegimenError: for no levels, a rise, or no dose.
    """
    doses = [each.given for each in levels]
    if not doses or (others is None and None in doses):
        problem = "one has no dose" if doses else "none is given"
        raise RegimenError("levels", problem, instead="end it with the last level that has a dose")
    for before, after in itertools.pairwise(doses if others is None else [others, *doses]):
        if after is not None and (before is None or after > before):
            problem = f"{after} is more than {before or 'no dose'} before it"
            instead = "a taper never raises a dose"
            raise RegimenError("levels", problem, value=str(after), limit=str(before), instead=instead)
