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
