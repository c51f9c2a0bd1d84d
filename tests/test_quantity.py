"""Quantity: what is prescribed, held against what a schedule needs."""

import datetime as dt
from fractions import Fraction

import pytest

from posology import Product, Regimen, Schedule, Step
from posology.dispensing.quantity import check_quantity
from posology.errors import PosologyError, RegimenError

TABLETS = Product("tablet", ["5 mg/tablet", "2 mg/tablet"], scored=True)
HALVES = Product("tablet", "5 mg/tablet", scored=True)


def course(*steps):
    return Schedule(Regimen("examplol", "oral", steps), "2026-12-01")


def counts(stock):
    return {str(strength): count for strength, count in stock.counts}


def test_100_tablets_of_229_last_through_day_9():
    """12 a day for 7 days are 84, 8 on day 8 are 92, 8 on day 9 are 100."""
    steps = [Step(f"{5 * count} mg", days=7) for count in (12, 8, 6, 4, 2)] + [Step("5 mg", days=5)]
    found = check_quantity(course(*steps), HALVES, {"5 mg/tablet": 100})
    assert (counts(found.needed), counts(found.short), found.ok) == ({"5 mg/tablet": 229}, {"5 mg/tablet": 129}, False)
    assert dt.date(2026, 12, 9) == found.lasts_through
    assert str(found) == "needs 229 tablets of 5 mg, 100 prescribed: lasts through day 9 (2026-12-09), 129 short"


def test_a_quantity_that_is_enough_says_so_and_what_is_spare():
    found = check_quantity(course(Step("5 mg", days=7)), HALVES, {"5 mg/tablet": 10})
    assert (True, {"5 mg/tablet": 3}, dt.date(2026, 12, 7)) == (found.ok, counts(found.spare), found.lasts_through)
    assert str(found) == "needs 7 tablets of 5 mg, 10 prescribed: lasts for all 7 days"


def test_each_prescribed_strength_has_to_last():
    found = check_quantity(course(Step("7 mg", days=7)), TABLETS, {"5 mg/tablet": 7, "2 mg/tablet": 5})
    assert str(found) == (
        "needs 7 tablets of 5 mg, 7 prescribed; needs 7 tablets of 2 mg, 5 prescribed: "
        "lasts through day 5 (2026-12-05), 2 of 2 mg short"
    )


def test_only_what_is_prescribed_is_at_hand():
    found = check_quantity(course(Step("10 mg", days=1)), TABLETS, {"2 mg/tablet": 2})
    assert str(found) == "needs 5 tablets of 2 mg, 2 prescribed: does not last through the first day, 3 short"


@pytest.mark.parametrize(
    ("prescribed", "kind"),
    [
        ({"10 mg/tablet": 5}, RegimenError),
        ({}, RegimenError),
        ({"5 mg/tablet": 0}, RegimenError),
        ({"5 mg/tablet": Fraction(1, 2)}, RegimenError),
        ({"5 mg/tablet": -1}, RegimenError),
        ({"5 mg/tablet": "5 mL"}, PosologyError),
    ],
)
def test_a_quantity_of_something_else_or_of_nothing_is_refused(prescribed, kind):
    with pytest.raises(kind):
        check_quantity(course(Step("5 mg", days=1)), TABLETS, prescribed)
