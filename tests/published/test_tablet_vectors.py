"""Published combinations of tablets: the search finds each of them, and none where there is none."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from posology import Dose, Product, Strength
from posology.errors import NotMakeableError
from posology.tablets import makeup

VECTORS = range(10)


def tablets(strengths, halved):
    def strength(mg):
        return Strength(Dose(mg, "mg"), Dose("1 tablet"))

    return [Product("tablet", [strength(mg)], scored=mg in halved or None) for mg in strengths]


@pytest.fixture(scope="module")
def vectors(published_cases):
    text = (published_cases / "published_schedules.json").read_text(encoding="utf-8")
    return json.loads(text, parse_float=Decimal)["tablet_vectors"]["vectors"]


def test_every_vector_is_looked_at(vectors):
    assert len(vectors) == len(VECTORS)


@pytest.mark.parametrize("number", VECTORS)
def test_a_published_combination_is_the_one_that_is_found(vectors, number):
    case = vectors[number]
    dose, products = Dose(case["dose_mg"], "mg"), tablets(case["strengths_mg"], case["halves_allowed_for"])
    if case["best"] is None:
        with pytest.raises(NotMakeableError):
            makeup(dose, products)
        return
    expected = {Fraction(mg): Fraction(count) for mg, count in case["best"].items()}
    found = {strength.dose / Dose("1 mg"): count for strength, count in makeup(dose, products).units}
    assert expected == found
