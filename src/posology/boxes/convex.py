"""Convex: where a convex function made of straight pieces is at most 0, exactly."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

Convex = Callable[[Fraction], tuple[Fraction, Fraction]]
"""Gives the value at a place, and the slope of a straight line that meets it there and is nowhere above it."""


def at_most_0(function: Convex, low: Fraction, high: Fraction) -> tuple[Fraction, Fraction] | None:
    """
    Give the part of [low, high] where a convex function is at most 0; None if there is none.

    From each end it goes to where the line through the value there meets 0. The function is over 0 up to that place,
    and each step meets another of its straight pieces, so it ends, at the zero itself.

    >>> at_most_0(lambda x: max((2 - x, -1), (x - 5, 1)), Fraction(0), Fraction(9))
    (Fraction(2, 1), Fraction(5, 1))
    """
    left = low
    while True:
        value, slope = function(left)
        if value <= 0:
            break
        if slope >= 0:
            return None
        left -= value / slope
        if left > high:
            return None
    right = high
    while True:
        value, slope = function(right)
        if value <= 0:
            return left, right
        right -= value / slope
