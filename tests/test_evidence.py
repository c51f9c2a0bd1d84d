"""Evidence: what is known of how well a regimen works stands on what is printed of it."""

import datetime as dt
import itertools

import pytest

from posology import Patient, Schedule, Sheet, load
from posology.measure import KIDNEYS, KINDS
from posology.render.printing import page
from posology.units import decimal_text

IMMUNOTHERAPY = ("azathioprine", "cyclophosphamide", "immune-globulin", "methylprednisolone", "prednisone")
START = dt.date(2026, 12, 7)


def every_regimen():
    return [(drug, name) for drug in IMMUNOTHERAPY for name in load(drug).names]


def inside(box):
    """A patient in the middle of a box."""
    known = {}
    for kind in KINDS:
        allowed = box.range(kind)
        if allowed is not None:
            least, most = allowed.least or 0, allowed.most or KINDS[kind].largest
            middle = (least + most) / 2
            known[kind] = int(middle) if kind == "age" else f"{decimal_text(middle)} {KINDS[kind].unit}"
    known |= {f"{kind}_on": START for kind in known if kind in KIDNEYS}
    assert Patient(**known) in box
    return Patient(**known)


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
