"""Duloxetine: what its file gives on which day, worked out by hand from what the sources say."""

import pytest
from drug_files import broken, given, in_one_day, limits, products, proof_with, proved_for, rungs, whom

from posology import Patient, check, load
from posology.errors import RegimenError

DULOXETINE = load("duloxetine")
ALLOWED = "creatinine clearance from 30 mL/min, age from 18 years, hepatic impairment none"
WELL = {"age": 61, "crcl": "80 mL/min", "crcl_on": "2026-11-30", "hepatic": "none", "hepatic_on": "2026-11-30"}


def test_it_has_these_regimens_each_from_one_source():
    assert [(each.name, each.jurisdiction, each.indication) for each in DULOXETINE.regimens] == [
        ("us-label", "US", "diabetic peripheral neuropathic pain"),
        ("us-label-lower-start", "US", "depression, generalised anxiety or chronic musculoskeletal pain"),
        ("nhs", "UK", "nerve pain"),
        ("nhs-twice", "UK", "nerve pain"),
        ("nhs-fife", "UK", "pain"),
        ("eu", "EU", "diabetic neuropathic pain"),
        ("eu-divided", "EU", "diabetic peripheral neuropathic pain"),
        ("ada", "US", "painful diabetic peripheral neuropathy"),
    ]
    assert "gives no dose" in DULOXETINE.about


def test_its_limits_are_those_that_its_sources_say():
    assert limits(DULOXETINE) == {
        "us-dpn-ceiling": "at most 60 mg on any day, for age from 18 years",
        "us-safety": "at most 120 mg on any day, for age from 18 years",
        "us-rise": "a rise of at most 30 mg a day between days at most 7 apart, for age from 18 years",
        "us-renal": "at most 120 mg in any 24 hours, for creatinine clearance from 30 mL/min, age from 18 years",
        "nhs-ceiling": "at most 120 mg on any day, for age from 18 years",
        "nhs-fife-rise": "a rise of at most 30 mg a day between days at most 7 apart, for age from 18 years",
        "eu-ceiling": "at most 120 mg on any day, for age from 18 years",
        "eu-patients": f"at most 120 mg in any 24 hours, for {ALLOWED}",
        "ada-range": "60 mg to 120 mg a day once reached, for age from 18 years",
    }


def test_each_regimen_says_for_whom_it_is():
    assert whom(DULOXETINE) == dict.fromkeys(DULOXETINE.names, ALLOWED)


def test_its_products_are_those_that_its_sources_name():
    assert products(DULOXETINE) == [
        "UK: delayed-release capsule of 30 mg or 60 mg",
    ]


# --- Doses, days and totals ---


@pytest.mark.parametrize("name", ["us-label", "nhs", "eu"])
def test_60_mg_once_a_day_is_60_mg_a_day(name):
    assert in_one_day(DULOXETINE[name]) == [("morning", "60 mg")]
    assert given(DULOXETINE[name], 28) == "1680 mg"


@pytest.mark.parametrize("name", ["nhs-twice", "eu-divided"])
def test_the_most_in_the_eu_and_the_uk_is_60_mg_twice_a_day(name):
    assert in_one_day(DULOXETINE[name]) == [("morning", "60 mg"), ("evening", "60 mg")]
    assert given(DULOXETINE[name], 28) == "3360 mg"


def test_the_lower_start_is_30_mg_for_a_week():
    regimen = DULOXETINE["us-label-lower-start"]
    assert rungs(regimen, 28) == [(1, "30 mg"), (8, "60 mg")]
    assert given(regimen, 28) == "1470 mg"  # 7 x 30 + 21 x 60 mg


@pytest.mark.parametrize("weeks", [1, 4])
def test_fife_rises_from_30_to_60_mg_after_1_to_4_weeks(weeks):
    regimen = DULOXETINE["nhs-fife"].choose(interval=7 * weeks)
    assert rungs(regimen, 60) == [(1, "30 mg"), (1 + 7 * weeks, "60 mg")]


def test_fife_rises_no_earlier_and_no_later():
    for days in (6, 29):
        with pytest.raises(RegimenError, match="outside 7 to 28 days"):
            DULOXETINE["nhs-fife"].choose(interval=days)


def test_the_association_stays_between_60_and_120_mg_a_day():
    for start in ("59 mg", "121 mg"):
        with pytest.raises(RegimenError, match="outside 60 mg to 120 mg"):
            DULOXETINE["ada"].choose(start=start, increment="30 mg", interval=7)
    regimen = DULOXETINE["ada"].choose(start="60 mg", increment="30 mg", interval=7)
    assert rungs(regimen, 28) == [(1, "60 mg"), (8, "90 mg"), (15, "120 mg")]


# --- Whom it is for ---


@pytest.mark.parametrize("name", DULOXETINE.names)
@pytest.mark.parametrize(
    ("measures", "proved"),
    [
        ({}, True),
        ({"age": 18}, True),
        ({"age": 17}, False),
        ({"crcl": "30 mL/min"}, True),
        ({"crcl": "29.9 mL/min"}, False),
        ({"crcl": None, "crcl_on": None}, False),  # not known is never a pass
        ({"hepatic": "A"}, False),
        ({"hepatic": None, "hepatic_on": None}, False),
    ],
    ids=str,
)
def test_it_is_proved_for_those_whose_kidneys_and_liver_are_known_to_allow_it(name, measures, proved):
    assert proved_for(DULOXETINE[name], **WELL | measures) == proved


def test_who_may_not_have_it_gets_no_verdict_but_unknown():
    patient = Patient(**WELL | {"crcl": "20 mL/min"})
    for regimen in DULOXETINE.regimens:
        assert {each.status for each in check(regimen, patient=patient)} == {"UNKNOWN"}


def test_it_is_stopped_over_at_least_a_week_in_the_eu_and_the_uk():
    assert {each.name: each.stopping and each.stopping.over_at_least for each in DULOXETINE.regimens} == {
        "us-label": None, "us-label-lower-start": None, "ada": None,
        "nhs": 7, "nhs-twice": 7, "nhs-fife": 7, "eu": 7, "eu-divided": 7,
    }  # fmt: skip
    assert DULOXETINE["eu"].stopping.says == "1 to 2 weeks: half doses or alternate days."


# --- What is over its source is not passed ---


@pytest.mark.parametrize(
    ("name", "old", "new", "values"),
    [
        ("us-label", '"60 mg"', '"90 mg"', {"us-dpn-ceiling": "90 mg/day"}),
        ("us-label", "times_a_day = 1", "times_a_day = 2", {"us-dpn-ceiling": "120 mg/day"}),
        ("us-label-lower-start", "weeks = 1", "days = 6", {}),  # one rise all the same, and no more than 30 mg
        ("us-label-lower-start", '"60 mg"', '"61 mg"', {"us-rise": "31 mg"}),
        ("nhs", "times_a_day = 1", "times_a_day = 3", {"nhs-ceiling": "180 mg/day", "eu-patients": "180 mg"}),
        ("nhs-twice", '"60 mg"', '"90 mg"', {"nhs-ceiling": "180 mg/day", "eu-patients": "180 mg"}),
        ("nhs-fife", '"60 mg"', '"151 mg"', {"nhs-ceiling": "150 mg/day", "eu-patients": "150 mg"}),
        ("eu", '"60 mg"', '"121 mg"', {"eu-ceiling": "121 mg/day", "eu-patients": "121 mg"}),
        ("eu-divided", '"60 mg"', '"61 mg"', {"eu-ceiling": "122 mg/day", "eu-patients": "122 mg"}),
        (
            "ada",
            '"120 mg"',
            '"150 mg"',
            {"ada-range": "150 mg/day", "us-safety": "150 mg/day", "us-renal": "150 mg"},
        ),
    ],
)
def test_what_is_over_its_source_is_violated(name, old, new, values):
    assert broken(proof_with("duloxetine", f"regimens.{name}", old, new), name) == values
