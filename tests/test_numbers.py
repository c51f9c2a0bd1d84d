"""Numbers are taken exactly or refused, and stay fractions from end to end."""

import math
from decimal import Decimal
from fractions import Fraction

import pint
import pytest

from posology import Amount, DailyAmount, Dose, DosePerWeight, units
from posology.errors import UnitError


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")])
def test_hazard_13_what_is_not_finite_is_refused(default, value):
    assert not default.Quantity(math.nan, "mg") > default.Quantity(10, "mg")  # so NaN would pass a maximum
    for kind in (Dose, Amount, DailyAmount, DosePerWeight):
        with pytest.raises(UnitError, match="not a finite number"):
            kind(value, "mg")


@pytest.mark.parametrize("value", [True, False, None, 1j, b"5", [5], object()])
def test_hazard_13_what_is_no_number_is_refused(value):
    with pytest.raises(UnitError):
        units.number(value)


@pytest.mark.parametrize(
    "text", ["", "1,5", ".5", "5.", "5.0", "05", "1e3", "1/2", "+5", "-5", " 5", "\u0665", "nan", "1_000"]
)
def test_a_number_as_text_is_one_plain_decimal(text):
    with pytest.raises(UnitError):
        units.number(text)


@pytest.mark.parametrize(
    ("value", "exactly"),
    [
        (0.1, Fraction(1, 10)),
        (1e-7, Fraction(1, 10_000_000)),
        (1.5, Fraction(3, 2)),
        (Decimal("0.50"), Fraction(1, 2)),
        (Decimal("5E+2"), Fraction(500)),
        (Fraction(1, 3), Fraction(1, 3)),
        ("12.125", Fraction(97, 8)),
        (7, Fraction(7)),
    ],
)
def test_a_number_is_taken_exactly_and_a_float_by_its_shortest_decimal(value, exactly):
    assert exactly == units.number(value)
    assert Fraction is type(units.number(value))


def test_fractions_stay_exact_where_floats_and_decimals_do_not(default):
    assert default.Quantity(0.7, "mg") * 3 != default.Quantity(2.1, "mg")
    inexact = pint.UnitRegistry(non_int_type=Decimal).Quantity(Decimal(5), "hour")
    assert inexact != inexact.to("day").to("hour")
    assert Dose(0.7, "mg") * 3 == Dose(2.1, "mg")
    ours = units.registry().Quantity(5, "hour")
    assert ours == ours.to("day").to("hour")


def test_magnitudes_are_fractions_end_to_end():
    dose = Dose(0.1, "mg")
    made = [dose.number, dose.base, dose.quantity.magnitude, dose.quantity.to("gram").magnitude]
    made += [(dose * 3).number, (dose / 3).number, (dose + dose).number, dose / Dose("3 mg")]
    assert {Fraction} == {type(each) for each in made}
    assert Fraction(1, 10_000) == dose.quantity.to("gram").magnitude


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(1, 2), "0.5"),
        (Fraction(1000), "1000"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(1, 3), "1/3"),
        (Fraction(1, 1000), "0.001"),
    ],
)
def test_a_number_is_written_without_needless_zeros(value, text):
    assert text == units.decimal_text(value)


@pytest.mark.parametrize("text", ["1e99999", "-1e99999", "1e-99999"])
def test_a_number_of_absurd_size_is_refused_not_computed(text):
    with pytest.raises(UnitError):
        Dose(Decimal(text), "mg")
