"""Published packs and quantities: what a schedule needs is what its source dispenses, or lacks."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from posology import Dose, Frequency, Product, Regimen, Schedule, Step, Strength
from posology.dispensing.quantity import check_quantity
from posology.dispensing.supply import supply

MONDAY = dt.date(2026, 12, 7)
SLOTS = {"before breakfast": "morning", "after lunch": "noon", "after dinner": "evening"}


@pytest.fixture(scope="module")
def published(published_cases):
    text = (published_cases / "published_schedules.json").read_text(encoding="utf-8")
    return {each["id"]: each for each in json.loads(text, parse_float=Decimal)["schedules"]}


def schedule(case, days=None):
    """A table of doses in mg as a schedule from a Monday."""
    steps = []
    for row in case["steps"]:
        parts = [
            (Dose(mg, "mg"), Frequency.at(SLOTS.get(slot, slot)))
            for slot, mg in row.get("dose", {"morning": row.get("tablets", 0) * 5}).items()
            if mg
        ]
        steps.append(Step(components=parts, days=row["to_day"] and row["to_day"] - row["from_day"] + 1))
    return Schedule(Regimen("examplol", "oral", steps), MONDAY, days=days)


def tablets(*strengths):
    return Product("tablet", [Strength(Dose(mg, "mg"), Dose("1 tablet")) for mg in strengths])


def counts(stock):
    return {str(strength.dose / Dose("1 mg")): count for strength, count in stock.counts}


def test_a_30_day_starter_holds_what_the_search_finds(published):
    case = published["gabapentin-gralise-30day-starter"]
    found = supply(schedule(case), tablets(*case["strengths_mg"]))
    assert case["published_pack"]["tablets"] == counts(found.needed)
    assert case["published_pack"]["total"] == sum(counts(found.needed).values())


def test_the_dose_pack_gives_its_tablets_day_by_day(published):
    case = published["methylprednisolone-medrol-dosepak"]
    found = supply(schedule(case), tablets(*case["strengths_mg"]), fill_days=1)
    assert case["expected"]["tablets_per_day"] == [counts(fill.needed)["4"] for fill in found.fills]
    assert {"4": case["expected"]["total_tablets_4mg"]} == counts(found.needed)


def test_four_weeks_of_lamotrigine_are_the_published_tablets(published):
    case = published["lamotrigine-42x25"]
    found = supply(schedule(case), tablets(*case["strengths_mg"]))
    assert {"25": case["expected"]["published_total"]} == counts(found.needed)


def test_a_prescribed_quantity_that_is_too_small_is_found(published):
    case = published["NEGATIVE-prednisone-40day-quantity"]
    found = check_quantity(schedule(case), tablets(5), {"5 mg/tablet": case["expected"]["printed"]})
    assert {"5": case["expected"]["tablets_needed"]} == counts(found.needed)
    assert counts(found.short) == {"5": 129}
    assert not found.ok
    assert str(found) == ("needs 229 tablets of 5 mg, 100 prescribed: lasts through day 9 (2026-12-15), 129 short")


@pytest.mark.parametrize(("fills", "key"), [(1, "first_84_last_through_day"), (3, "252_last_through_day")])
def test_capsules_of_pregabalin_last_through_the_published_day(published, fills, key):
    case = published["pregabalin-rcht1654-standard"]
    product = Product("capsule", "75 mg/capsule")
    stock = {"75 mg/capsule": case["published_supply"]["capsules"] * fills}
    found = check_quantity(schedule(case, days=60), product, stock)
    assert MONDAY + dt.timedelta(case["expected"][key] - 1) == found.lasts_through
