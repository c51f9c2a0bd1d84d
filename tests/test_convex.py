"""Where a convex function is at most 0: at the ends of a range, and only inside it."""

from fractions import Fraction

import pytest

from posology.boxes.convex import at_most_0


def falling_to_0_at(place):
    return lambda x: (place - x, -1)


@pytest.mark.parametrize(("place", "held"), [(8, (8, 9)), (9, (9, 9)), (10, None), (0, (0, 9)), (-1, (0, 9))])
def test_a_falling_line_is_at_most_0_from_its_zero_to_the_end_of_the_range_or_nowhere_in_it(place, held):
    assert at_most_0(falling_to_0_at(Fraction(place)), Fraction(0), Fraction(9)) == held


@pytest.mark.parametrize(("place", "held"), [(-1, None), (0, (0, 0)), (5, (0, 5)), (9, (0, 9)), (10, (0, 9))])
def test_a_rising_line_is_at_most_0_from_the_start_of_the_range_to_its_zero_or_nowhere_in_it(place, held):
    assert at_most_0(lambda x: (x - place, 1), Fraction(0), Fraction(9)) == held


def test_a_level_line_over_0_is_at_most_0_nowhere():
    assert at_most_0(lambda _: (Fraction(1), Fraction(0)), Fraction(0), Fraction(9)) is None
