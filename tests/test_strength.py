"""Strengths as a label states them."""

import pytest
from hypothesis import given
from strategies import doses, numbers, strengths

from posology import Dose, Strength, units
from posology.errors import UnitError


@given(strengths)
def test_what_is_written_reads_back(strength):
    assert strength == Strength(str(strength)) == Strength(strength)


@pytest.mark.parametrize(
    ("strength", "much", "holds"),
    [
        ("300 mg/capsule", "2 capsule", "600 mg"),
        ("250 mg/5 mL", "10 mL", "500 mg"),
        ("250 mg/5 mL", "1 mL", "50 mg"),
        ("25 mg/tablet", "0.5 tablet", "12.5 mg"),
        ("1 g/L", "3 mL", "3 mg"),
    ],
)
def test_what_holds_the_drug_holds_its_share(strength, much, holds):
    assert Dose(holds) == Strength(strength).holds(much)


@given(doses(["mg"]), doses(["mL"]), numbers(1, 20))
def test_twice_as_much_holds_twice_the_drug(dose, volume, k):
    assert dose * k == Strength(dose, volume).holds(volume * k)


def test_a_strength_is_made_of_pint_quantities():
    assert Strength("250 mg/5 mL") == Strength(250 * units.mg, 5 * units.mL)
    assert Dose("50 mg") == Strength(250 * units.mg / (5 * units.mL)).holds("1 mL")


@pytest.mark.parametrize("text", ["1 %", "1:1000", "1 % w/v"])
def test_hazard_11_per_cent_and_ratios_are_refused(text):
    with pytest.raises(UnitError):
        Strength(text)


@pytest.mark.parametrize(
    "text",
    ["300 mg", "0 mg/tablet", "1 mg/g", "1 mg/kg", "1 mg/day", "1 mg/", "/tablet", "1 mg/0 mL"],
)
def test_what_is_no_strength_is_refused(text):
    with pytest.raises(UnitError):
        Strength(text)


def test_hazard_12_tablets_hold_nothing_of_a_capsule():
    with pytest.raises(UnitError):
        Strength("300 mg/capsule").holds("1 tablet")


def test_a_strength_gives_a_quantity_per_one_of_what_holds_it_and_takes_it_back():
    solution = Strength("250 mg/5 mL")
    assert solution.quantity == 50 * units.mg / units.mL
    assert Strength(solution.quantity) == Strength("50 mg/1 mL")
