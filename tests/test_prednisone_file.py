"""The bundled file of prednisone: each regimen against days, doses and totals worked out by hand."""

import json
from decimal import Decimal

import pytest
from said import unsaid

from posology import Dose, Frequency, Patient, Schedule, Step, check, load
from posology.errors import RegimenError

DRUG = load("prednisone")
START = "2026-12-01"
ADULT = Patient(weight="70 kg", age=60)

UNDER_50 = ["50", "25", *["20"] * 2, *["15"] * 2, *["12.5"] * 2, *["10"] * 2, *["7.5"] * 2, *["6"] * 2, *["5"] * 38]
FROM_50 = ["60", "30", *["25"] * 2, *["20"] * 2, *["15"] * 2, *["12.5"] * 2, *["10"] * 2, *["7.5"] * 2, *["5"] * 38]
OVER_75 = ["75", "40", *["30"] * 2, *["25"] * 2, *["20"] * 2, *["15"] * 2, *["12.5"] * 2, *["10"] * 2]
OVER_75 += [*["7.5"] * 4, *["5"] * 34]
PEXIVAS = {"under-50-kg": UNDER_50, "50-to-75-kg": FROM_50, "over-75-kg": OVER_75}
"""The dose of each of 52 weeks, in mg a day, by the column of the weight."""


def year(column):
    return Schedule(DRUG[f"pexivas-{column}"], START, days=364)


def test_its_regimens_each_name_whose_rules_they_follow():
    assert [(each.name, each.route, each.jurisdiction) for each in DRUG.regimens] == [
        ("us-label", "oral", "US"),
        ("cidp", "oral", "Europe (EFNS)"),
        ("cidp-per-kg", "oral", "Europe (EFNS)"),
        ("pexivas-under-50-kg", "oral", "international (KDIGO)"),
        ("pexivas-50-to-75-kg", "oral", "international (KDIGO)"),
        ("pexivas-over-75-kg", "oral", "international (KDIGO)"),
    ]


@pytest.mark.parametrize("mg", [5, 60])
def test_the_us_label_takes_any_dose_from_5_to_60_mg_a_day(mg):
    choice = {"start": f"{mg} mg", "increment": "5 mg", "interval": 7, "target": f"{mg} mg"}
    chosen = DRUG["us-label"].choose(**choice)
    assert list(chosen.steps) == [Step(f"{mg} mg", Frequency.at("morning"))]
    assert check(chosen, patient=ADULT).ok


@pytest.mark.parametrize("mg", [4, 61])
def test_the_us_label_takes_no_dose_under_5_or_over_60_mg_a_day(mg):
    with pytest.raises(RegimenError, match="outside 5 mg to 60 mg"):
        DRUG["us-label"].choose(start=f"{mg} mg", increment="5 mg", interval=7)


def test_more_than_the_initial_dose_of_the_us_label_is_a_soft_finding():
    (bound,) = DRUG["us-label"].bounds
    assert (bound.severity, str(bound)) == ("soft", "5 mg to 60 mg a day once reached")


@pytest.mark.parametrize(
    ("name", "weight", "dose"),
    [
        ("cidp", "45 kg", "60 mg"),
        ("cidp", "90 kg", "60 mg"),
        ("cidp-per-kg", "45 kg", "45 mg"),
        ("cidp-per-kg", "70.3 kg", "70.3 mg"),
    ],
)
def test_cidp_is_60_mg_or_1_mg_per_kg_once_a_day_and_goes_on(name, weight, dose):
    patient = Patient(weight=weight, age=60)
    regimen = DRUG[name].for_patient(patient)
    assert list(regimen.steps) == [Step(dose, Frequency.daily(1))]
    assert check(regimen, patient=patient).ok


@pytest.mark.parametrize("column", PEXIVAS)
def test_the_reduced_doses_of_each_weight_are_those_of_the_table_week_by_week(column):
    assert sum(map(len, PEXIVAS.values())) == 3 * 52
    expected = [Dose(f"{mg} mg") for mg in PEXIVAS[column] for _ in range(7)]
    assert [total for _, total in year(column).daily_totals()] == expected
    assert len(list(year(column))) == 364


@pytest.mark.parametrize(
    ("column", "total"), [("under-50-kg", "2849 mg"), ("50-to-75-kg", "3220 mg"), ("over-75-kg", "3780 mg")]
)
def test_the_totals_of_a_year_are_those_added_up_by_hand(column, total):
    assert year(column).total() == Dose(total)


def test_the_middle_column_is_the_published_one(published_cases):
    text = (published_cases / "published_schedules.json").read_text(encoding="utf-8")
    cases = {each["id"]: each for each in json.loads(text, parse_float=Decimal)["schedules"]}
    case = cases["prednisolone-pexivas-reduced-50to75"]
    expected = [
        Dose(str(step["dose"]["morning"]), "mg")
        for step in case["steps"]
        for _ in range(step["from_day"], step["to_day"] + 1)
    ]
    assert [total for _, total in year("50-to-75-kg").daily_totals()] == expected


@pytest.mark.parametrize("column", PEXIVAS)
def test_a_taper_never_raises_the_dose_and_never_ends_by_itself(column):
    regimen = DRUG[f"pexivas-{column}"]
    doses = [step.components[0].dose for step in regimen.steps]
    assert doses == sorted(doses, reverse=True)
    assert regimen.days is None


@pytest.mark.parametrize(
    ("weight", "column"),
    [("49.9 kg", "under-50-kg"), ("50 kg", "50-to-75-kg"), ("75 kg", "50-to-75-kg"), ("75.1 kg", "over-75-kg")],
)
def test_one_column_is_for_each_weight(weight, column):
    patient = Patient(weight=weight, age=60)
    proved = [name for name in PEXIVAS if check(DRUG[f"pexivas-{name}"], patient=patient).ok]
    assert proved == [column]


def test_it_is_stopped_gradually_and_no_source_gives_a_time():
    assert {each.name: (each.stopping.over_at_least, each.stopping.source.publisher) for each in DRUG.regimens} == {
        "us-label": (None, "DailyMed"),
        "cidp": (None, "Scottish polypharmacy guidance (NHS Scotland)"),
        "cidp-per-kg": (None, "Scottish polypharmacy guidance (NHS Scotland)"),
        "pexivas-under-50-kg": (None, "GPnotebook"),
        "pexivas-50-to-75-kg": (None, "GPnotebook"),
        "pexivas-over-75-kg": (None, "GPnotebook"),
    }


def test_prednisolone_is_said_to_stand_mg_for_mg():
    for column in PEXIVAS:
        notes = DRUG[f"pexivas-{column}"].notes
        assert "The source writes prednisolone; prednisone stands for it mg for mg." in notes


def test_medscape_gives_no_number_and_the_file_says_so():
    assert "gives no number for it: all numbers come from elsewhere" in DRUG.about
    assert not [source for _, source in DRUG.sources if "Medscape" in source.publisher]


def test_every_regimen_says_that_no_randomised_evidence_supports_it():
    for regimen in DRUG.regimens:
        for said in ("Cochrane review of 2009, updated in 2012 and 2017", "no randomised evidence"):
            assert said in regimen.evidence


def test_every_number_stands_in_what_its_source_says():
    assert unsaid("prednisone") == []


def test_only_the_tablet_of_one_maker_is_said_to_be_scored():
    assert [(each.form, [str(strength) for strength in each.strengths], each.scored) for each in DRUG.products] == [
        ("tablet", [f"{mg} mg/tablet" for mg in ("1", "2.5", "5", "10", "20", "50")], None),
        ("tablet with the imprint 058", ["5 mg/tablet"], True),
        ("oral solution", ["5 mg/5 mL"], None),
        ("concentrated oral solution", ["5 mg/mL"], None),
    ]
