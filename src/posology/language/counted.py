"""Counted: a number in a message, which selects a plural, with the exact text that is printed of it."""

from __future__ import annotations

from fractions import Fraction

import attrs

MARK = "\0"
"""What stands around the name of an argument in a template."""


@attrs.frozen
class Counted:
    """
    A number in a message.

    Args:
        number: What selects the plural.
        text: What is printed, exact.

    >>> Counted(Fraction(1, 16), "0.0625").text
    '0.0625'
    """

    number: Fraction
    text: str


def is_text(value: str | Counted) -> bool:
    """
    Say whether a value is text that no plural can be selected by; the mark of a template is none.

    >>> is_text("28"), is_text(Counted(Fraction(28), "28")), is_text(f"{MARK}days{MARK}")
    (True, False, False)
    """
    return isinstance(value, str) and MARK not in value
