import datetime as dt
import tomllib
from pathlib import Path

import pytest

from posology import formulary
from posology.dose import Dose
from posology.errors import RegimenError
from posology.frequency import Frequency
from posology.step import Step

ROOT = Path(__file__).parents[1]
BUNDLED = formulary.names()
NAMED = {  # in the source document
    "amitriptyline", "azathioprine", "cyclophosphamide", "desipramine", "doxepin", "duloxetine", "gabapentin",
    "immune-globulin", "methylprednisolone", "nortriptyline", "prednisone", "pregabalin",
}  # fmt: skip


US_DAY = (
    "at most 20 mg/(mL/min) on any date where the creatinine clearance is up to 15 mL/min; at most 700 mg on any date "
    "where it is over 15 mL/min to 30 mL/min; at most 1400 mg on any date where it is over 30 mL/min to under 60 mL/min"
    "; "
    "at most 3600 mg on any date where it is from 60 mL/min"
)
US_DOSE = (
    "at most 20 mg/(mL/min) in one dose where the creatinine clearance is up to 15 mL/min; at most 700 mg in one dose "
    "where it is over 15 mL/min to under 60 mL/min; at most 1200 mg in one dose where it is from 60 mL/min"
)


def raw(drug):
    return tomllib.loads((ROOT / "schedules" / f"{drug}.toml").read_text(encoding="utf-8"))


# --- What the bundled files say, against what was read in their sources ---


def test_the_bundled_drugs_are_those_of_the_source_document():
    assert set(BUNDLED) == NAMED


@pytest.mark.parametrize("drug", BUNDLED)
def test_a_bundled_file_is_named_for_its_drug(drug):
    assert formulary.load(drug).drug == drug.replace("-", " ")


def test_the_first_regimen_of_gabapentin_is_one_two_and_three_doses_a_day():
    gabapentin = formulary.load("gabapentin")
    assert gabapentin.names[0] == "medscape"
    regimen = gabapentin["medscape"]
    assert (regimen.route, regimen.jurisdiction, regimen.indication) == ("oral", "US", "neuropathic pain")
    assert list(regimen.steps) == [
        Step("300 mg", Frequency.daily(1), days=1),
        Step("300 mg", Frequency.daily(2), days=1),
        Step("300 mg", Frequency.daily(3)),
    ]
    assert [(each.name, str(each), each.source.publisher) for each in regimen.bounds] == [
        ("daily-ceiling", "at most 3600 mg on any day", "Texas Vendor Drug Program"),
        ("us-renal-day", US_DAY, "DailyMed (read in a copy in a public repository)"),
        ("us-single-dose", US_DOSE, "DailyMed (read in a copy in a public repository)"),
    ]
    assert [(each.form, [str(s) for s in each.strengths], each.scored) for each in gabapentin.products] == [
        ("capsule", ["100 mg/capsule", "300 mg/capsule", "400 mg/capsule"], False),
        ("tablet", ["600 mg/tablet", "800 mg/tablet"], True),
        ("oral solution", ["250 mg/5 mL"], None),
        ("once-daily tablet", [f"{mg} mg/tablet" for mg in (300, 450, 600, 750, 900)], False),
    ]


def test_the_titration_that_the_user_sets_stays_inside_30_to_150_mg():
    regimen = formulary.load("amitriptyline")["medscape"]
    rules = regimen.titration
    assert (rules.start, rules.increment, rules.interval) == (None, None, None)
    assert (rules.floor, rules.ceiling) == (Dose("30 mg"), Dose("150 mg"))
    assert rules.frequency == Frequency.at("bedtime")
    assert [str(each) for each in regimen.bounds] == [
        "30 mg to 150 mg a day once reached",
        "at most 150 mg on any day",
    ]
    assert {each.source for each in regimen.bounds} == {regimen.source}
    levels = [
        str(step.components[0].dose) for step in regimen.choose(start="30 mg", increment="60 mg", interval=14).steps
    ]
    assert levels == ["30 mg", "90 mg", "150 mg"]
    for start in ("25 mg", "151 mg"):
        with pytest.raises(RegimenError, match="outside 30 mg to 150 mg"):
            regimen.choose(start=start, increment="10 mg", interval=7)


def test_the_uk_titration_is_10_to_25_mg_every_3_to_7_days_up_to_75_mg():
    regimen = formulary.load("amitriptyline")["uk-smpc"]
    rules = regimen.titration
    assert str(rules.start) == str(rules.increment) == "10 mg to 25 mg"
    assert (rules.interval, rules.ceiling) == ((3, 7), Dose("75 mg"))
    assert rules.frequency == Frequency.at("evening")
    assert rules.source == regimen.source
    assert [str(each) for each in regimen.bounds] == [
        "25 mg to 75 mg a day once reached",
        "at most 75 mg in one dose",
        "a rise of at most 25 mg a day between days at most 3 apart",
    ]
    fastest = regimen.choose(start="25 mg", increment="25 mg", interval=3).steps
    assert [(str(step.components[0].dose), step.days) for step in fastest] == [
        ("25 mg", 3),
        ("50 mg", 3),
        ("75 mg", None),
    ]


def test_the_msf_titration_is_25_50_and_75_mg_in_weeks_1_2_and_3():
    regimen = formulary.load("amitriptyline")["msf"]
    at = Frequency.at("bedtime")
    assert list(regimen.steps) == [Step("25 mg", at, days=7), Step("50 mg", at, days=7), Step("75 mg", at)]
    assert [str(each) for each in regimen.bounds] == [
        "at most 150 mg on any day",
        "a rise of at most 25 mg a day between days at most 7 apart",
    ]


def test_amitriptyline_products_are_named_by_country():
    found = [
        (each.jurisdiction, each.form, [str(strength.dose) for strength in each.strengths])
        for each in formulary.load("amitriptyline").products
    ]
    assert found == [
        ("US", "tablet", ["10 mg", "25 mg", "50 mg", "75 mg", "100 mg", "150 mg"]),
        ("UK", "tablet", ["10 mg", "25 mg", "50 mg"]),
        ("UK", "oral solution", ["10 mg", "25 mg", "50 mg"]),
    ]


# --- Sources ---


def tables_of_numbers(data):
    """Every table that says numbers, with the source that it names."""
    yield from ((f"products[{n}]", each["source"]) for n, each in enumerate(data["products"]))
    yield from ((f"bounds.{name}", each["source"]) for name, each in data["bounds"].items())
    for name, each in data["regimens"].items():
        yield f"regimens.{name}", each["source"]
        if "stopping" in each:
            yield f"regimens.{name}.stopping", each["stopping"]["source"]
        if "rate" in each:
            yield f"regimens.{name}.rate", each["rate"].get("source", each["source"])
        if "titration" in each:
            yield f"regimens.{name}.titration", each["titration"].get("source", each["source"])


@pytest.mark.parametrize("drug", BUNDLED)
def test_every_number_of_a_bundled_file_finds_a_source_that_can_be_looked_up(drug):
    data, protocol = raw(drug), formulary.load(drug)
    sources = dict(protocol.sources)
    named = dict(tables_of_numbers(data))
    assert set(named.values()) == set(sources)
    for source in sources.values():
        assert source.title
        assert source.says
        assert source.url.startswith(("https://", "http://"))
        assert source.read == dt.date(2026, 11, 22)
    for regimen in protocol.regimens:
        assert regimen.source == sources[named[f"regimens.{regimen.name}"]]
        assert regimen.titration is None or regimen.titration.source in sources.values()
        for bound in regimen.bounds:
            assert bound.source == sources[named[f"bounds.{bound.name}"]]
    for n, product in enumerate(protocol.products):
        assert product.source == sources[named[f"products[{n}]"]]


@pytest.mark.parametrize("drug", BUNDLED)
def test_every_bundled_regimen_names_its_jurisdiction_and_has_bounds(drug):
    for regimen in formulary.load(drug).regimens:
        assert regimen.jurisdiction
        assert regimen.title
        assert regimen.bounds


def test_only_the_library_says_so_where_a_source_names_no_time_of_day():
    for drug, regimen in [
        ("gabapentin", "medscape"),
        ("amitriptyline", "medscape"),
        ("methylprednisolone", "kilfoyle"),
    ]:
        assert any("names no time" in note for note in formulary.load(drug)[regimen].notes)
