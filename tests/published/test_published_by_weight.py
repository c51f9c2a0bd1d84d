"""Published schedules by body weight: each is what the public API makes of its rule for one patient."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest

from posology import Cycle, Dose, Patient, Regimen, Schedule, Step, load
from posology.dose_rule import DoseRule
from posology.rate_per_kg import RatePerKg
from posology.rate_steps import RateSteps
from posology.rounding import Rounding

START = "2026-12-07"
SEVENTY = Patient(weight="70 kg", age=50)


@pytest.fixture(scope="module")
def published(published_cases):
    text = (published_cases / "published_schedules.json").read_text(encoding="utf-8")
    return {each["id"]: each for each in json.loads(text, parse_float=Decimal)["schedules"]}


def grams(drug, *items):
    """What is given on each day with a dose, at 70 kg. [g]"""
    schedule = Schedule(Regimen(drug, "intravenous", items).for_patient(SEVENTY), START)
    return [(each.day, each.dose / Dose("1 g")) for each in schedule]


def test_immune_globulin_is_2_g_per_kg_over_5_or_2_days_and_then_1_g_per_kg_every_3_weeks(published):
    case = published["ivig-cidp-ontario"]
    expected = case["expected"]
    assert "2 g/kg divided over 2 to 5 days. Maintenance dose: 1 g/kg every 3 weeks" in case["fidelity"]
    for days, key in ((5, "70kg_over_5d_g_per_day"), (2, "70kg_over_2d_g_per_day")):
        dose = f"{2 / Decimal(days)} g/kg".replace("1.0", "1")
        assert grams("immune globulin", Step(dose, days=days)) == [(n + 1, expected[key]) for n in range(days)]
    found = grams("immune globulin", Cycle(Step("1 g/kg", days=1), weeks=3, times=3))
    assert found == [(1 + 21 * n, expected["70kg_maintenance_g"]) for n in range(3)]


def test_the_maintenance_of_the_bundled_file_is_the_published_one(published):
    case = published["ivig-cidp-ontario"]
    regimen = load("immune-globulin")["ontario-cidp"]
    assert regimen.source.url == case["source_url"]
    schedule = Schedule(regimen.for_patient(SEVENTY, on=START), START, days=43)
    found = [(each.day, each.dose / Dose("1 g")) for each in schedule]
    assert found == [(day, case["expected"]["70kg_maintenance_g"]) for day in (1, 22, 43)]


def test_the_ramp_by_quarters_of_the_largest_rate_gives_the_published_amount_in_its_first_hour(published):
    case = published["ivig-rate-ramp"]
    expected = case["expected"]
    most = RatePerKg.of("5 mg/kg/min")  # 5 x 60 x 70 / 100 = 210 mL/h
    steps = []
    for begins, ends, share in case["steps_minutes"]:
        part = Fraction(share.removesuffix("% of max rate")) / 100
        steps.append((RatePerKg(most.amount * part, most.per), None if ends is None else ends - begins))
    ramp = RateSteps(steps, concentration="100 mg/mL", most=most)
    assert ramp.per_hour(most, "70 kg") == expected["max_mL_per_h_70kg_10pct"]
    rows = ramp.table("28 g", "70 kg")
    assert [row.per_hour / ramp.per_hour(most, "70 kg") for row in rows] == [Fraction(1, 4), Fraction(1, 2), 1]
    assert [(row.begins, row.ends) for row in rows[:2]] == [(0, 30), (30, 60)]
    assert (rows[0].amount + rows[1].amount) / Dose("1 g") == Fraction(expected["first_hour_g"])


def test_azathioprine_per_kg_is_rounded_to_tablets_of_25_mg_as_published(published):
    case = published["azathioprine-dg-mgkg"]
    expected = case["expected"]
    least = f"{min(case['strengths_mg'])} mg"
    rules = [
        ("1 mg/kg", None, "70kg_start_mg"),
        ("1 mg/kg", Rounding(least, "down"), "70kg_rounded_down_to_25"),
        ("1 mg/kg", Rounding(least, "nearest"), "70kg_rounded_nearest_25"),
        ("3 mg/kg", None, "70kg_max_mg"),
    ]
    for base, rounding, key in rules:
        assert DoseRule(base, rounding=rounding).dose_for(SEVENTY) == Dose(f"{expected[key]} mg")
