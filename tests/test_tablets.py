"""Tablets: the exact search for what makes up a dose, against every way there is."""

import time
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tablet_ways import cost, sums, ways

from posology.dose import Dose
from posology.errors import NotMakeableError, PosologyError, RegimenError, UnitError
from posology.makeable import Makeable
from posology.makeup import Makeup, counted
from posology.product import Product
from posology.strength import Strength
from posology.tablets import makeup, makeups


def tablets(*strengths, **more):
    return Product("tablet", [f"{each} mg/tablet" for each in strengths], **more)


GABAPENTIN = (
    Product("capsule", ["100 mg/capsule", "300 mg/capsule", "400 mg/capsule"], scored=False),
    tablets(600, 800, scored=True),
)


def counts(made):
    return {str(strength.dose).removesuffix(" mg"): str(count) for strength, count in made.units}


@pytest.mark.parametrize(
    ("dose", "products", "expected"),
    [
        ("8 mg", tablets(5, "2.5", 1), {"5": "1", "1": "3"}),
        ("6 mg", tablets(5, "2.5", 1), {"5": "1", "1": "1"}),
        ("19 mg", tablets(5, "2.5", 1), {"5": "3", "1": "4"}),
        ("600 mg", tablets(400, 300), {"300": "2"}),
        ("0.3 mg", tablets("0.1"), {"0.1": "3"}),
        ("20 mg", tablets(25, 5, scored=True), {"5": "4"}),
        ("12.5 mg", [tablets(10), tablets(5, scored=True)], {"10": "1", "5": "1/2"}),
        ("1500 mg", tablets(600, 300), {"600": "2", "300": "1"}),
        ("40 mg", tablets(30, 20, 60), {"20": "2"}),
        ("3600 mg", GABAPENTIN, {"800": "4", "400": "1"}),
        ("1250 mg", [tablets(100, scored=True), tablets(600)], {"600": "2", "100": "1/2"}),
        ("3 mg", tablets(2, scored=True, parts=4), {"2": "3/2"}),
        ("1.5 mg", tablets(2, scored=True, parts=4), {"2": "3/4"}),
        ("1500 mg", tablets(1), {"1": "1500"}),
    ],
)
def test_a_dose_is_made_up_of_the_fewest_broken_units_then_units_then_strengths(dose, products, expected):
    assert expected == counts(makeup(dose, products))


def test_halves_come_before_quarters():
    """7.5 mg: half of 5 and one 5, or three quarters of 10."""
    assert counts(makeup("7.5 mg", [tablets(5, scored=True), tablets(10, scored=True, parts=4)])) == {"5": "3/2"}


def test_fewer_strengths_come_after_fewer_units():
    """20 mg is one 15 and one 5, two units, and two 10, also two units, of one strength."""
    assert counts(makeup("20 mg", tablets(15, 10, 5))) == {"10": "2"}


def test_of_equal_ways_the_one_nearest_to_the_neighbours_is_taken():
    """30 mg from 25, 20, 10 and 5 is 25 + 5 or 20 + 10."""
    products = tablets(25, 20, 10, 5)
    assert counts(makeup("30 mg", products)) == {"25": "1", "5": "1"}
    twenty = makeup("20 mg", products)
    assert counts(makeup("30 mg", products, near=[twenty])) == {"20": "1", "10": "1"}
    assert [counts(each) for each in makeups(["20 mg", "30 mg", "20 mg"], products).values()] == [
        {"20": "1"},
        {"20": "1", "10": "1"},
    ]


@pytest.mark.parametrize("scored", [None, False])
def test_what_is_not_known_to_be_scored_is_not_broken(scored):
    with pytest.raises(NotMakeableError):
        makeup("2.5 mg", tablets(5, scored=scored))
    assert counts(makeup("2.5 mg", tablets(5, scored=True))) == {"5": "1/2"}


def test_a_strength_of_two_products_is_broken_only_if_both_are_scored():
    with pytest.raises(NotMakeableError):
        makeup("2.5 mg", [tablets(5, scored=True), tablets(5)])


def test_a_prolonged_release_tablet_is_not_combined_with_a_tablet():
    slow = Product("prolonged-release tablet", "10 mg/tablet")
    with pytest.raises(RegimenError, match="prolonged-release tablet and tablet are not combined"):
        makeup("15 mg", [slow, tablets(5)])
    assert counts(makeup("20 mg", slow)) == {"10": "2"}


def test_halves_are_not_quarters():
    with pytest.raises(NotMakeableError):
        makeup("1.25 mg", tablets(5, scored=True))
    assert counts(makeup("1.25 mg", tablets(5, scored=True, parts=4))) == {"5": "1/4"}


@pytest.mark.parametrize(
    ("dose", "products", "below", "above"),
    [
        ("12.5 mg", tablets(10, 5), "10 mg", "15 mg"),
        ("3 mg", tablets(5, 2), "2 mg", "4 mg"),
        ("1 mg", tablets(5, 2), None, "2 mg"),
        ("1/3", tablets(5, scored=True), None, "2.5 mg"),
        ("30 mg", tablets(60), None, "60 mg"),
        ("0.25 mg", tablets("0.1"), "0.2 mg", "0.3 mg"),
    ],
)
def test_what_cannot_be_made_is_refused_with_the_nearest_doses_below_and_above(dose, products, below, above):
    wanted = Dose(Fraction(1, 3), "mg") if dose == "1/3" else Dose(dose)
    with pytest.raises(NotMakeableError, match="cannot be made up of") as caught:
        makeup(wanted, products)
    assert (below and Dose(below), Dose(above)) == (caught.value.below, caught.value.above)


@pytest.mark.parametrize(
    ("mode", "dose", "expected"),
    [
        ("down", "12.5 mg", "10 mg"),
        ("up", "12.5 mg", "15 mg"),
        ("nearest", "12.5 mg", "15 mg"),
        ("nearest", "12.4 mg", "10 mg"),
        ("down", "15 mg", "15 mg"),
        ("nearest", "1 mg", "5 mg"),
    ],
)
def test_a_dose_is_rounded_to_one_that_can_be_made(mode, dose, expected):
    assert Dose(expected) == Makeable(tablets(10, 5)).rounded(Dose(dose), mode)


def test_nothing_is_under_the_smallest_dose_that_can_be_made():
    makeable = Makeable(tablets(10, 5))
    assert makeable.rounded(Dose("4 mg")) is None
    assert makeable.below(Dose("5 mg")) is None
    assert Dose("10 mg") == makeable.below(Dose("15 mg"))
    assert Dose("15 mg") == makeable.above(Dose("10 mg"))
    with pytest.raises(RegimenError, match="down, up or nearest"):
        makeable.rounded(Dose("4 mg"), "closest")


@pytest.mark.parametrize(
    ("dose", "products", "kind"),
    [
        ("1000000000 mg", tablets(1), NotMakeableError),
        ("1000000000 mg", tablets(999983, 1000003), RegimenError),
        ("9999 mg", tablets(*range(1, 60)), NotMakeableError),
        ("3 tablet", tablets(1), UnitError),
        ("5 mL", tablets(1), UnitError),
        ("5 mg", Product("oral solution", "250 mg/5 mL"), RegimenError),
        ("5 mg", Product("vial", "500 mg/vial"), RegimenError),
        ("5 mg", [], RegimenError),
        ("5 mg", [tablets(5), Product("tablet", "10 mEq/tablet")], UnitError),
    ],
)
def test_hostile_input_is_refused_soon(dose, products, kind):
    began = time.perf_counter()
    with pytest.raises(kind):
        makeup(dose, products)
    assert time.perf_counter() - began < 20


PIECES = st.lists(
    st.tuples(st.sampled_from([1, 2, 3, 5, 8, 10, Fraction(5, 2)]), st.sampled_from([1, 2, 4])),
    min_size=1,
    max_size=3,
    unique_by=lambda pair: pair[0],
)


def products_of(pieces):
    lines = {1: {"scored": None}, 2: {"scored": True}, 4: {"scored": True, "parts": 4}}
    return [Product("tablet", [Strength(Dose(each, "mg"), Dose("1 tablet"))], **lines[into]) for each, into in pieces]


def made_counts(made, pieces):
    return tuple(made.of(Strength(Dose(each, "mg"), Dose("1 tablet"))) for each, _ in pieces)


@given(PIECES, st.integers(1, 80).map(lambda n: Fraction(n, 4)), st.integers(1, 80).map(lambda n: Fraction(n, 4)))
def test_the_search_finds_the_best_of_all_ways(pieces, dose, neighbour):
    products = products_of(pieces)
    near = [makeup(Dose(neighbour, "mg"), products)] if next(ways(neighbour, pieces), None) else []
    others = [made_counts(each, pieces) for each in near]
    every = list(ways(dose, pieces))
    if not every:
        with pytest.raises(NotMakeableError):
            makeup(Dose(dose, "mg"), products, near=near)
        return
    made = makeup(Dose(dose, "mg"), products, near=near)
    assert made.dose == Dose(dose, "mg")
    found = made_counts(made, pieces)
    assert found in every
    assert min(cost(each, others) for each in every) == cost(found, others)


@given(PIECES, st.integers(1, 160).map(lambda n: Fraction(n, 8)))
def test_the_nearest_doses_are_the_nearest_of_all_sums(pieces, dose):
    makeable, every = Makeable(products_of(pieces)), sums(pieces, 50)
    wanted = Dose(dose, "mg")
    assert (dose in every) == (wanted in makeable)
    under = [each for each in every if each < dose]
    assert (Dose(under[-1], "mg") if under else None) == makeable.below(wanted)
    assert Dose(next(each for each in every if each > dose), "mg") == makeable.above(wanted)


@pytest.mark.parametrize(
    ("count", "unit", "written"),
    [
        (1, "tablet", "1 tablet"),
        (Fraction(1, 2), "ampule", "half an ampule"),
        (Fraction(1, 2), "tablet", "half a tablet"),
        (Fraction(1, 4), "tablet", "a quarter of a tablet"),
        (Fraction(3, 4), "tablet", "three quarters of a tablet"),
        (Fraction(5, 2), "tablet", "2 and a half tablets"),
        (Fraction(7, 4), "tablet", "1 and three quarters tablets"),
        (1200, "patch", "1,200 patches"),
        (Fraction(1, 5), "tablet", "0.2 tablets"),
    ],
)
def test_a_count_is_written_in_words(count, unit, written):
    assert written == counted(Fraction(count), unit)


@pytest.mark.parametrize("units", [[], [("5 mg/tablet", 0)], [("5 mg/tablet", 1), ("0.005 g/tablet", 1)]])
def test_a_makeup_of_nothing_or_of_a_strength_twice_is_refused(units):
    with pytest.raises(PosologyError):
        Makeup(units)
