"""By route: tablets are kept from an intravenous regimen, vials from an oral one."""

import pytest

from posology import Product
from posology.dispensing.by_route import ROUTES_OF, is_for
from posology.regimen import ROUTES
from posology.unit_table import FORMS


@pytest.mark.parametrize(
    ("form", "strength", "route", "expected"),
    [
        ("tablet", "4 mg/tablet", "oral", True),
        ("tablet", "4 mg/tablet", "intravenous", False),
        ("capsule", "4 mg/capsule", "intramuscular", False),
        ("vial", "500 mg/vial", "intravenous", True),
        ("vial", "500 mg/vial", "oral", False),
        ("vial", "50 mg/mL", "oral", False),
        ("oral solution", "50 mg/mL", "oral", True),
        ("oral solution", "50 mg/mL", "intravenous", False),
        ("solution", "50 mg/mL", "intravenous", True),
        ("patch", "5 mg/patch", "transdermal", True),
        ("patch", "5 mg/patch", "oral", False),
        ("spray", "5 mg/spray", "nasal", True),
    ],
)
def test_a_product_is_for_a_route_as_far_as_its_form_says(form, strength, route, expected):
    assert expected == is_for(Product(form, strength), route)


def test_the_table_names_forms_and_routes_that_there_are():
    assert set(ROUTES_OF) <= set(FORMS)
    assert {route for routes in ROUTES_OF.values() for route in routes} <= set(ROUTES)
