"""Limit fields: how the limits of bounds are taken, and what a file says of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import attrs

from posology.bound import Clock, one_of
from posology.daytime import span
from posology.dose import Amount, Dose, as_amount
from posology.errors import BoundError, PosologyError
from posology.share import Share
from posology.units import is_count


def any_dose(value: Any) -> Any:
    """Take a dose, also one per kg, per m2 or per mL/min, or nothing."""
    found = None if value is None else as_amount(value)
    return Dose(found) if type(found) is Amount else found


def as_change(value: Any) -> Amount | Share:
    """
    Take an amount, or a share such as "10 %".

    >>> as_change("30 mg"), str(as_change("10 %"))
    (Amount('30 mg'), '10 %')
    """
    if isinstance(value, Share) or (isinstance(value, str) and value.endswith("%")):
        return Share(value)
    return Amount(value)


def window_minutes(value: Any) -> int:
    """A window of time in minutes: text such as "24 hours" or "7 days", or whole minutes."""
    if is_count(value):
        return int(value)
    try:
        size, kind = span(value)
    except PosologyError as error:
        raise BoundError("window", error.problem, value=value, instead=error.instead) from None
    return size * 1440 if kind == "days" else size


def counted(what: str) -> Callable[[object, attrs.Attribute[Any], Any], None]:
    """Refuse what is no whole number from 1 up of these."""

    def check(_: object, attribute: attrs.Attribute[Any], value: Any) -> None:
        if not (value is None and attribute.default is None) and not is_count(value):
            raise BoundError(
                attribute.name,
                f"got {value!r:.40} {what}",
                value=value,
                limit=1,
                instead=f"write whole {what}, 1 or more",
            )

    return check


def said(reads: str, says: str, convert: Any = None, **more: Any) -> Any:
    """A field that a file can state: the kind of value it reads, and what an editor is told of it."""
    return attrs.field(converter=convert, metadata={"reads": reads, "says": says}, **more)


def which_clock() -> Any:
    """The field of the clock by which a window is taken."""
    says = "By the wall clock, or by the time that passed. Left out: clock."
    return said("clock", says, default="clock", validator=one_of(get_args(Clock)))
