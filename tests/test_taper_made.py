"""Tapers onto what can be made: by a named rule, never above the level before, with the arithmetic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tapers import STUDY, doses, runs

from posology import Dose, Product, Taper, testing
from posology.errors import NotMakeableError, RegimenError
from posology.made_of import MadeOf
from posology.makeable import Makeable


def test_a_level_is_made_up_by_default_so_that_it_is_never_under_the_rule():
    taper = Taper.of_current("20 mg", by="10 %", every=7, floor="10 mg", made_of="1 mg")
    # 20, 18, 16.2, 14.58, 13.122, 11.8098, 10.62882, then under the floor
    assert doses(taper) == [20, 18, 17, 15, 14, 12, 11, 10]
    assert taper.levels[2].says == "18 mg × 0.9 = 16.2 mg → 17 mg (up to a multiple of 1 mg)"
    assert taper.levels[3].says == "16.2 mg × 0.9 = 14.58 mg → 15 mg (up to a multiple of 1 mg)"


def test_the_other_ways_to_make_a_level_are_named_and_shown():
    made = {"every": 7, "floor": "15 mg", "made_of": "1 mg"}
    nearest = Taper.of_current("20 mg", by="10 %", mode="nearest", **made)
    assert nearest.levels[2].says.endswith("= 16.2 mg → 16 mg (to the nearest multiple of 1 mg, half up)")
    assert doses(Taper.linear("20 mg", by="2.5 mg", mode="down", **made)) == [20, 17, 15]


@pytest.mark.parametrize("made_of", ["5 mg", Product("tablet", "5 mg/tablet")])
def test_half_way_between_two_is_the_nearer_to_the_level_before(made_of):
    taper = Taper.linear("10 mg", by="2.5 mg", every=7, floor="5 mg", made_of=made_of, mode="nearest")
    assert doses(taper) == [10, 10, 5]
    lower = Taper.linear("10 mg", by="2.6 mg", every=7, floor="5 mg", made_of=made_of, mode="nearest")
    assert doses(lower) == [10, 5, 5]


def test_levels_that_come_to_one_dose_are_one_longer_step():
    taper = Taper.of_current("5 mg", by="10 %", every=7, floor="3 mg", made_of="1 mg")
    # 5, 4.5, 4.05, 3.645, 3.2805, then under the floor: rounding of each level in turn would stay on 5 for ever
    assert doses(taper) == [5, 5, 5, 4, 4, 3]
    assert runs(taper.steps()) == [("5 mg", 21), ("4 mg", 14), ("3 mg", 7)]


def test_staying_on_a_floor_begins_where_the_floor_is_first_given():
    taper = Taper.linear("20 mg", by="4 mg", every=7, floor="10 mg", then="stay", made_of="10 mg")
    assert doses(taper) == [20, 20, 20, 10]
    assert runs(taper.steps()) == [("20 mg", 21), ("10 mg", None)]
    assert taper.days is None
    assert str(taper).endswith("down to 10 mg, then stay on that")


@pytest.mark.parametrize(("start", "floor"), [("12 mg", "5 mg"), ("15 mg", "6 mg")])
def test_a_start_or_a_floor_that_cannot_be_made_is_refused_with_those_that_can(start, floor):
    with pytest.raises(
        NotMakeableError, match=r"(12|6) mg cannot be made \(a multiple of 5 mg\); write (10 mg or 15|5 mg or 10) mg"
    ):
        Taper.linear(start, by="5 mg", every=7, floor=floor, made_of="5 mg")


def test_a_cap_that_cannot_be_made_is_refused_for_up_would_pass_it():
    with pytest.raises(NotMakeableError, match=r"7\.5 mg cannot be made"):
        Taper.capped("10 mg", [("10 mg", 7), ("7.5 mg", 7)], made_of="5 mg")


def test_a_level_that_comes_to_no_dose_is_refused():
    with pytest.raises(RegimenError, match="'5 mg − 4 mg = 1 mg' comes to no dose"):
        Taper.linear("5 mg", by="4 mg", every=7, made_of="2.5 mg", mode="nearest")


@pytest.mark.parametrize("by", ["10 %", "33 %"])
def test_a_level_that_nobody_could_measure_is_refused(by):
    with pytest.raises(RegimenError, match=r"' has more than 6 decimals; say what doses are made of"):
        Taper.of_current("100 mg", by=by, every=7, floor="5 mg")
    with pytest.raises(RegimenError, match=r"= about 3\.3333 mg' has more than 6 decimals"):
        Taper.hyperbolic("20 mg", half="5 mg", steps=4, every=14, source=STUDY)


TABLETS = Product("tablet", ["5 mg/tablet", "2 mg/tablet"])


def test_a_level_is_brought_to_what_tablets_make():
    taper = Taper.linear("11 mg", by="2 mg", every=7, made_of=TABLETS)
    # 5 and 2 mg make all but 1 and 3 mg: 11, 9, 7, 5, 3 (4 is the next up), 1 (2 is)
    assert doses(taper) == [11, 9, 7, 5, 4, 2]
    assert taper.levels[-1].says == "3 mg − 2 mg = 1 mg → 2 mg (up to what can be made of 5 mg/tablet, 2 mg/tablet)"
    down = Taper.linear("11 mg", by="2 mg", every=7, floor="2 mg", made_of=TABLETS, mode="down")
    assert doses(down) == [11, 9, 7, 5, 2, 2]


def test_halves_are_given_only_of_what_is_scored():
    scored = Product("tablet", ["5 mg/tablet"], scored=True)
    assert doses(Taper.linear("10 mg", by="2 mg", every=7, made_of=scored)) == [10, 10, 7.5, 5, 2.5]
    assert doses(Taper.linear("10 mg", by="2 mg", every=7, made_of=Product("tablet", ["5 mg/tablet"]))) == [
        10,
        10,
        10,
        5,
        5,
    ]


def test_a_start_that_tablets_cannot_make_is_refused():
    says = r"3 mg cannot be made \(of 5 mg/tablet, 2 mg/tablet\); write 2 mg or 4 mg"
    with pytest.raises(NotMakeableError, match=says) as caught:
        Taper.linear("3 mg", by="1 mg", every=7, made_of=TABLETS)
    assert (caught.value.below, caught.value.above) == (Dose("2 mg"), Dose("4 mg"))
    with pytest.raises(NotMakeableError, match=r"1 mg cannot be made .*; write 2 mg$") as caught:
        Taper.linear("10 mg", by="3 mg", every=7, floor="1 mg", made_of=TABLETS)
    assert (caught.value.below, caught.value.above) == (None, Dose("2 mg"))


@given(testing.tapers("of_current"), st.sampled_from(["up", "nearest", "down"]))
def test_the_whole_multiples_of_a_step_are_what_its_tablets_make(taper, mode):
    as_tablets, as_step = (
        MadeOf(each, mode) for each in (Makeable(Product("tablet", "0.5 mg/tablet")), Dose("0.5 mg"))
    )
    for level in taper.levels:
        assert as_tablets.rounded(level.ideal, "mg") == as_step.rounded(level.ideal, "mg")
        assert as_tablets.rounded(level.ideal / 1000, "g") * 1000 == as_step.rounded(level.ideal, "mg")
