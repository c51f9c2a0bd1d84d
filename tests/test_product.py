"""Products: one form in one or more strengths, each once."""

import pytest
from hypothesis import given
from strategies import products

from posology import Product, Strength
from posology.errors import PosologyError, RegimenError


@pytest.mark.parametrize(
    ("form", "strengths", "written"),
    [
        ("capsule", ["100 mg/capsule", "300 mg/capsule"], "capsule of 100 mg or 300 mg"),
        ("tablet", "25 mg/tablet", "tablet of 25 mg"),
        ("oral solution", ["250 mg/5 mL"], "oral solution of 250 mg/5 mL"),
        ("delayed-release capsule", ["30 mg/capsule"], "delayed-release capsule of 30 mg"),
    ],
)
def test_a_product_is_written_with_its_strengths(form, strengths, written):
    assert written == str(Product(form, strengths))


@given(products)
def test_strengths_are_kept_in_order_and_as_given(product):
    assert product == Product(product.form, [str(each) for each in product.strengths])
    assert all(isinstance(each, Strength) for each in product.strengths)


@pytest.mark.parametrize(
    ("strengths", "says"),
    [([], "none is given"), (["100 mg/capsule", "0.1 g/capsule"], "twice"), (["100 mg"], "300 mg/capsule")],
)
def test_no_strength_or_one_twice_or_no_strength_at_all_is_refused(strengths, says):
    with pytest.raises(PosologyError, match=says):
        Product("capsule", strengths)


@pytest.mark.parametrize("form", ["", None, 5])
def test_a_product_without_a_form_is_refused(form):
    with pytest.raises(RegimenError):
        Product(form, "100 mg/capsule")


@pytest.mark.parametrize(
    ("scored", "parts", "breaks_into"),
    [(None, None, 1), (False, None, 1), (True, None, 2), (True, 2, 2), (True, 4, 4)],
)
def test_only_what_is_known_to_be_scored_breaks(scored, parts, breaks_into):
    assert breaks_into == Product("tablet", "5 mg/tablet", scored=scored, parts=parts).breaks_into


@pytest.mark.parametrize(
    ("scored", "parts", "says"),
    [
        (True, 3, "2 or 4"),
        (True, True, "2 or 4"),
        (None, 2, "not scored"),
        (False, 4, "not scored"),
        ("yes", None, "got"),
    ],
)
def test_parts_of_what_is_not_scored_or_that_no_line_gives_are_refused(scored, parts, says):
    with pytest.raises(RegimenError, match=says):
        Product("tablet", "5 mg/tablet", scored=scored, parts=parts)


def test_packs_hold_what_holds_the_drug():
    assert tuple(map(str, Product("capsule", "5 mg/capsule", packs=["28 capsules", "100 capsule"]).packs)) == (
        "28 capsule",
        "100 capsule",
    )
    assert tuple(map(str, Product("oral solution", "5 mg/mL", packs="150 mL").packs)) == ("150 mL",)


@pytest.mark.parametrize("packs", [["28 tablet"], ["5 mg"], ["1.5 capsule"], ["28 capsule", "28 capsules"], ["28"]])
def test_packs_of_something_else_or_of_half_a_unit_or_twice_are_refused(packs):
    with pytest.raises(PosologyError):
        Product("capsule", "5 mg/capsule", packs=packs)
