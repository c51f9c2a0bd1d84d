"""Powers: a power with a fractional exponent, rounded by a named rule in whole numbers alone."""

from __future__ import annotations

from fractions import Fraction
from math import floor


def nearest(factor: Fraction, base: Fraction, exponent: Fraction, step: Fraction) -> Fraction:
    """
    Give *factor* × *base* ^ *exponent* to the nearest multiple of a step; half-way between two, the larger.

    The power is enclosed between two fractions, ever closer, until both round to the same multiple. No float is used,
    and none is needed.

    Args:
        factor: What the power is multiplied by. [more than 0]
        base: What is raised. [more than 0]
        exponent: To which power.
        step: What the answer is a multiple of. [more than 0]

    >>> str(nearest(Fraction(1), Fraction(2), Fraction(1, 2), Fraction(1, 100)))
    '141/100'
    """
    digits = 8
    while True:
        low, high = enclosed(base, exponent, digits)
        least, most = (floor(factor * each / step + Fraction(1, 2)) for each in (low, high))
        if least == most:
            return least * step
        digits *= 2


def enclosed(base: Fraction, exponent: Fraction, digits: int) -> tuple[Fraction, Fraction]:
    """
    Give two fractions between which a power lies, at most 10 ^ -*digits* apart; one twice where it is the power itself.

    >>> [str(each) for each in enclosed(Fraction(9, 4), Fraction(1, 2), 3)], enclosed(Fraction(2), Fraction(1, 2), 1)
    (['3/2', '3/2'], (Fraction(7, 5), Fraction(3, 2)))
    """
    raised, root, scale = base**exponent.numerator, exponent.denominator, 10**digits
    low = Fraction(whole_root(floor(raised * scale**root), root), scale)
    return low, low if low**root == raised else low + Fraction(1, scale)


def whole_root(number: int, root: int) -> int:
    """
    Give the largest whole number of which the power is not more than a number.

    Args:
        number: The number. [0 or more]
        root: Which root. [1 or more]

    >>> whole_root(26, 3), whole_root(27, 3)
    (2, 3)
    """
    if number < 2:
        return number
    found = 1 << -(-number.bit_length() // root)
    while True:
        closer = ((root - 1) * found + number // found ** (root - 1)) // root
        if closer >= found:
            return found
        found = closer
