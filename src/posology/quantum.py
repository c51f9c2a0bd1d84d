"""Quantum: the largest amount of which some amounts are whole multiples."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction


def quantum_of(amounts: Iterable[Fraction]) -> Fraction:
    """
    Give the largest amount of which all are whole multiples; of none, and of nothing but 0, it is 0.

    Args:
        amounts: In one unit. [0 or more]

    >>> quantum_of([Fraction(1, 2), Fraction(1, 3), Fraction(0)]), quantum_of([])
    (Fraction(1, 6), Fraction(0, 1))
    """
    listed = list(amounts)
    parts = math.lcm(*(each.denominator for each in listed))
    return Fraction(math.gcd(*(each.numerator * (parts // each.denominator) for each in listed)), parts)
