"""Evidence: what is known of how well a regimen works stands on what is printed of it."""

import itertools

import pytest
from plans import START, inside

from posology import Schedule, Sheet, load
from posology.render.printing import page

IMMUNOTHERAPY = ("azathioprine", "cyclophosphamide", "immune-globulin", "methylprednisolone", "prednisone")


def every_regimen():
    return [(drug, name) for drug in IMMUNOTHERAPY for name in load(drug).names]


@pytest.mark.parametrize(("drug", "name"), every_regimen())
def test_every_page_of_an_immunotherapy_says_that_no_randomised_evidence_supports_it(drug, name):
    regimen = load(drug)[name]
    plain = regimen.for_patient(inside(regimen.boxes[0]), START) if regimen.boxes else regimen
    if plain.titration is not None:
        least = plain.titration.starts.least
        plain = plain.choose(start=least, increment=least, interval=7)
    sheet = Sheet.of(Schedule(plain, START, days=min(28, plain.days or 28)))
    for form, copy in itertools.product(("text", "html"), ("patient", "clinician")):
        words = " ".join(page(sheet, form, copy=copy).split())
        assert "Evidence: " in words
        assert all(each in words for each in ("Cochrane", "2009", "2012 and 2017", "no randomised evidence"))
