"""Cells of a measure: they cover the whole range, each patient is in one, and each has a patient in its middle."""

from fractions import Fraction

import pytest

from posology.boxes.cell import cells, middle
from posology.measure_range import MeasureRange


def kg(*ends):
    return MeasureRange.of("weight", ends)


@pytest.mark.parametrize(
    "ends",
    [
        ("3 kg", "9 kg"),
        ("3 kg", "3 kg"),
        (None, "under 0.5 kg"),
        ("over 0.5 kg", None),
        ("over 0.5 kg", "under 0.6 kg"),
    ],
)
def test_the_middle_of_a_range_is_inside_it(ends):
    assert middle(kg(*ends)) in kg(*ends)


@pytest.mark.parametrize("cuts", [[], [Fraction(1, 2)], [Fraction(1, 4), Fraction(1, 2), Fraction(3)]])
@pytest.mark.parametrize(
    "ends", [("0.25 kg", "3 kg"), ("over 0.25 kg", "under 3 kg"), ("0.5 kg", "0.5 kg"), (None, "3 kg"), ("3 kg", None)]
)
def test_each_patient_of_a_range_is_in_one_cell(ends, cuts):
    whole = kg(*ends)
    made = list(cells(whole, cuts))
    for n in range(1, 41):
        number = Fraction(n, 8)
        assert sum(number in cell for cell in made) == (number in whole)


def test_a_range_of_one_measure_is_one_cell():
    assert [str(cell) for cell in cells(kg("60 kg", "60 kg"), [Fraction(60)])] == ["60 kg"]
