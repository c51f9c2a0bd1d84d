"""Liquids and vials: a dose as a volume up to a mark, or out of containers that are opened for it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology import Dose, Rounding, Strength
from posology.dispensing.liquids import measured
from posology.dispensing.vials import drawn
from posology.errors import NotMakeableError, RegimenError, UnitError

SOLUTION = Strength("250 mg/5 mL")


@pytest.mark.parametrize(
    ("dose", "mark", "volume"),
    [
        ("250 mg", "0.1 mL", "5 mL"),
        ("85 mg", "0.1 mL", "1.7 mL"),
        ("5 mg", "0.1 mL", "0.1 mL"),
        ("87 mg", Rounding("0.1 mL"), "1.7 mL"),
        ("87 mg", Rounding("0.1 mL", "up"), "1.8 mL"),
        ("87 mg", Rounding("0.1 mL", "nearest"), "1.7 mL"),
        ("87.5 mg", Rounding("0.1 mL", "nearest"), "1.8 mL"),
        ("1 g", "5 mL", "20 mL"),
    ],
)
def test_a_volume_is_exact_or_rounded_as_named(dose, mark, volume):
    assert Dose(volume) == measured(dose, SOLUTION, mark).volume


@pytest.mark.parametrize(
    ("dose", "mark", "below", "above"),
    [
        ("87 mg", "0.1 mL", "85 mg", "90 mg"),
        ("4 mg", "0.1 mL", None, "5 mg"),
        ("4 mg", Rounding("0.1 mL"), None, "5 mg"),
        ("300 mg", "5 mL", "250 mg", "500 mg"),
    ],
)
def test_a_dose_between_two_marks_is_refused_with_the_doses_at_both(dose, mark, below, above):
    with pytest.raises(NotMakeableError) as caught:
        measured(dose, SOLUTION, mark)
    assert (below and Dose(below), Dose(above)) == (caught.value.below, caught.value.above)


def test_what_is_no_dose_of_it_or_no_volume_is_refused():
    with pytest.raises(UnitError, match="amount of the drug"):
        measured("5 mL", SOLUTION, "0.1 mL")
    with pytest.raises(UnitError, match="volume"):
        measured("5 mg", SOLUTION, "1 mg")
    with pytest.raises(UnitError, match="volume"):
        measured("5 mg", Strength("5 mg/tablet"), "1 tablet")


@given(st.integers(1, 4000), st.sampled_from(["down", "up", "nearest"]))
def test_a_rounded_volume_is_within_a_mark_of_the_dose(mg, mode):
    rounding = Rounding("0.1 mL", mode)
    try:
        made = measured(Dose(mg, "mg"), SOLUTION, rounding)
    except NotMakeableError:
        assert mg < 5
        return
    off = made.given.base - Dose(mg, "mg").base
    one = Dose("5 mg").base
    assert {"down": -one < off <= 0, "up": 0 <= off < one, "nearest": -one / 2 < off <= one / 2}[mode]
    assert (made.volume.to("mL").number * 10).denominator == 1


@pytest.mark.parametrize(
    ("dose", "sizes", "written"),
    [
        ("500 mg", (500, 1000, 2000), "1 vial of 500 mg"),
        ("600 mg", (500, 1000, 2000), "1 vial of 1000 mg, 400 mg left"),
        ("1500 mg", (500, 1000), "1 vial of 1000 mg + 1 vial of 500 mg"),
        ("30 mg", (40, 125), "1 vial of 40 mg, 10 mg left"),
        ("165 mg", (40, 125), "1 vial of 125 mg + 1 vial of 40 mg"),
        ("1 mg", (500,), "1 vial of 500 mg, 499 mg left"),
        ("1000.0000001 mg", (500,), "3 vials of 500 mg, 499.9999999 mg left"),
    ],
)
def test_the_fewest_vials_are_opened_and_then_those_with_the_least_left(dose, sizes, written):
    assert written == str(drawn(dose, [Strength(f"{size} mg/vial") for size in sizes]))


def test_2_g_per_kg_of_70_kg_is_28_vials_of_5_g():
    assert {"5 g/vial": Fraction(28)} == {str(k): n for k, n in drawn("140 g", [Strength("5 g/vial")]).units.units}


def test_a_hostile_dose_from_vials_is_refused():
    with pytest.raises(RegimenError, match="check the units"):
        drawn("1000000000 g", [Strength("0.001 g/vial"), Strength("0.007 g/vial")])
    with pytest.raises(UnitError):
        drawn("5 vial", [Strength("5 g/vial")])
