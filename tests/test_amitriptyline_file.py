"""Amitriptyline: what its file gives on which day, worked out by hand from what the sources say."""

import json
from decimal import Decimal

import pytest
from drug_files import START, broken, given, in_one_day, limits, products, proof_with, proved_for, rungs, whom

from posology import Dose, Schedule, load, prove
from posology.errors import RegimenError

AMITRIPTYLINE = load("amitriptyline")
WEEKLY = [(day, f"{dose} mg") for day, dose in [(1, 10), (8, 20), (15, 30), (22, 40), (29, 50)]]


def test_it_has_these_regimens_each_from_one_source():
    assert [(each.name, each.jurisdiction, each.indication) for each in AMITRIPTYLINE.regimens] == [
        ("medscape", "US", "certain kinds of chronic pain"),
        ("uk-smpc", "UK", "neuropathic pain"),
        ("msf", "international (Médecins Sans Frontières)", "neuropathic pain"),
        ("uk-smpc-elderly", "UK", "neuropathic pain"),
        ("msf-half", "international (Médecins Sans Frontières)", "neuropathic pain"),
        ("nhs", "UK", "pain"),
        ("swansea-bay", "UK", "pain"),
        ("gloucestershire", "UK", "neuropathic pain"),
        ("ada", "US", "painful diabetic peripheral neuropathy"),
        ("us-label", "US", "depression"),
        ("us-label-maintenance", "US", "depression"),
        ("us-label-elderly", "US", "depression"),
        ("migraine", "UK", "migraine"),
    ]
    assert {each.route for each in AMITRIPTYLINE.regimens} == {"oral"}


def test_its_limits_are_those_that_its_sources_say():
    assert limits(AMITRIPTYLINE) == {
        "usual-range": "30 mg to 150 mg a day once reached, for age from 18 years",
        "usual-most": "at most 150 mg on any day, for age from 18 years",
        "uk-range": "25 mg to 75 mg a day once reached, for age from 18 years",
        "uk-single-dose": "at most 75 mg in one dose, for age from 18 years",
        "uk-rise": "a rise of at most 25 mg a day between days at most 3 apart, for age from 18 years",
        "uk-caution": "at most 75 mg on any day, for age from 66 years, soft",
        "msf-rise": "a rise of at most 25 mg a day between days at most 7 apart, for age from 18 years",
        "msf-daily-ceiling": "at most 150 mg on any day, for age from 18 years",
        "nhs-ceiling": "at most 75 mg on any day, for age from 18 years",
        "nice-ceiling": "at most 75 mg on any day, for age from 18 years, soft",
        "swansea-bay-rise": "a rise of at most 10 mg a day between days at most 7 apart, for age from 18 years",
        "gloucestershire-rise": "a rise of at most 10 mg a day between days at most 7 apart, for age from 18 years",
        "ada-range": "10 mg to 75 mg a day once reached, for age from 18 years",
        "us-label-ceiling": "at most 150 mg on any day, for age from 18 years",
        "us-label-maintenance": "50 mg to 100 mg a day once reached, for age from 18 years",
        "us-label-elderly-day": "at most 50 mg on any day, for age from 65 years",
        "migraine-target": "at most 100 mg on any day, for age from 18 years",
        "migraine-rise": "a rise of at most 10 mg a day between days at most 7 apart, for age from 18 years",
    }


def test_each_regimen_says_for_whom_it_is():
    assert whom(AMITRIPTYLINE) == {
        "medscape": "age from 18 years",
        "uk-smpc": "age from 18 years to under 66 years",
        "msf": "age from 18 years",
        "uk-smpc-elderly": "age from 66 years",
        "msf-half": "age from 18 years",
        "nhs": "age from 18 years",
        "swansea-bay": "age from 18 years",
        "gloucestershire": "age from 18 years",
        "ada": "age from 18 years",
        "us-label": "age from 18 years to under 65 years",
        "us-label-maintenance": "age from 18 years to under 65 years",
        "us-label-elderly": "age from 65 years",
        "migraine": "age from 18 years",
    }


def test_its_products_are_those_that_its_sources_name():
    assert products(AMITRIPTYLINE) == [
        "US: tablet of 10 mg, 25 mg, 50 mg, 75 mg, 100 mg or 150 mg",
        "UK: tablet of 10 mg, 25 mg or 50 mg",
        "UK: oral solution of 10 mg/5 mL, 25 mg/5 mL or 50 mg/5 mL",
    ]


# --- Doses, days and totals ---


@pytest.mark.parametrize("name", ["swansea-bay", "gloucestershire"])
def test_the_leaflets_climb_by_10_mg_a_week_to_50_mg_and_stay(name):
    assert rungs(AMITRIPTYLINE[name], 60) == WEEKLY
    # 7 x (10 + 20 + 30 + 40 + 50) mg, then 50 mg a day
    assert [given(AMITRIPTYLINE[name], days) for days in (35, 36)] == ["1050 mg", "1100 mg"]
    assert in_one_day(AMITRIPTYLINE[name]) == [("evening", "10 mg")]


def test_the_leaflet_of_swansea_bay_is_the_published_table(published_cases):
    text = (published_cases / "published_schedules.json").read_text(encoding="utf-8")
    cases = json.loads(text, parse_float=Decimal)["schedules"]
    (case,) = [each for each in cases if each["id"] == "amitriptyline-sbuhb-weekly"]
    regimen = AMITRIPTYLINE["swansea-bay"]
    assert regimen.source.url == case["source_url"]
    schedule = Schedule(regimen, start=START, days=case["expected"]["days"])
    found = {each.day: {each.slot: each.dose / Dose("1 mg")} for each in schedule}
    assert found == {day: step["dose"] for step in case["steps"] for day in range(step["from_day"], step["to_day"] + 1)}
    assert schedule.total() / Dose("10 mg") == case["expected"]["total_tablets_10mg"] == 105


def test_half_of_the_msf_doses_is_half_of_them_on_every_day():
    assert rungs(AMITRIPTYLINE["msf-half"], 28) == [(1, "12.5 mg"), (8, "25 mg"), (15, "37.5 mg")]
    # 7 x 12.5 + 7 x 25 + 14 x 37.5 = 787.5 mg, of 1575 mg
    assert [given(AMITRIPTYLINE[name], 28) for name in ("msf-half", "msf")] == ["787.5 mg", "1575 mg"]


def test_the_us_label_begins_with_75_mg_a_day_and_ends_with_150_mg():
    regimen = AMITRIPTYLINE["us-label"].choose(increment="25 mg", interval=14)
    assert rungs(regimen, 28) == [(1, "75 mg"), (15, "150 mg")]
    assert in_one_day(regimen) == [("morning", "25 mg"), ("noon", "25 mg"), ("bedtime", "25 mg")]


def test_the_us_label_gives_older_people_50_mg_a_day_in_four_doses():
    regimen = AMITRIPTYLINE["us-label-elderly"]
    assert in_one_day(regimen) == [
        ("morning", "10 mg"), ("noon", "10 mg"), ("evening", "10 mg"), ("bedtime", "20 mg"),
    ]  # fmt: skip
    assert given(regimen, 7) == "350 mg"


def test_migraine_climbs_by_10_mg_a_week_to_100_mg_in_week_10():
    assert rungs(AMITRIPTYLINE["migraine"], 80) == [(1 + 7 * n, f"{10 * (n + 1)} mg") for n in range(10)]


def test_older_people_in_the_uk_climb_no_faster_than_others():
    fastest = {"start": "25 mg", "increment": "25 mg", "interval": 3}
    for name in ("uk-smpc", "uk-smpc-elderly"):
        assert rungs(AMITRIPTYLINE[name].choose(**fastest), 28) == [(1, "25 mg"), (4, "50 mg"), (7, "75 mg")]
        with pytest.raises(RegimenError, match="outside 3 to 7 days"):
            AMITRIPTYLINE[name].choose(start="25 mg", increment="25 mg", interval=2)


@pytest.mark.parametrize(
    ("name", "below", "above"),
    [("nhs", None, "76 mg"), ("ada", "9 mg", "76 mg"), ("us-label-maintenance", "49 mg", "101 mg")],
)
def test_a_free_titration_keeps_inside_the_range_of_its_source(name, below, above):
    regimen = AMITRIPTYLINE[name]
    for start in filter(None, (below, above)):
        with pytest.raises(RegimenError, match="outside"):
            regimen.choose(start=start, increment="5 mg", interval=7)
    assert prove(AMITRIPTYLINE)[name].ok


def test_it_is_stopped_as_one_source_of_the_same_jurisdiction_says():
    assert {each.name: each.stopping.over_at_least for each in AMITRIPTYLINE.regimens if each.stopping} == {
        "uk-smpc": None, "uk-smpc-elderly": None, "nhs": None, "swansea-bay": None, "gloucestershire": None,
        "msf": 28, "msf-half": 28,
    }  # fmt: skip
    assert AMITRIPTYLINE["nhs"].stopping.says == "Over about 2 weeks if possible; slowly."  # no shortest time
    assert AMITRIPTYLINE["msf"].stopping.says == "Said of depression; of pain it says nothing."


@pytest.mark.parametrize(
    ("name", "start", "increment", "interval", "floor", "ceiling"),
    [
        ("medscape", None, None, None, "30 mg", "150 mg"),
        ("uk-smpc", "10 mg to 25 mg", "10 mg to 25 mg", (3, 7), None, "75 mg"),
        ("uk-smpc-elderly", "10 mg to 25 mg", "10 mg to 25 mg", (3, 7), None, "75 mg"),
        ("nhs", "10 mg", None, None, None, "75 mg"),
        ("ada", None, None, None, "10 mg", "75 mg"),
        ("us-label", "25 mg", None, None, None, "50 mg"),
        ("us-label-maintenance", None, None, None, "50 mg", "100 mg"),
        ("migraine", "10 mg", "10 mg", (7, 7), None, "100 mg"),
    ],
)
def test_a_titration_has_the_rules_of_its_source_and_leaves_open_what_it_does_not_say(
    name, start, increment, interval, floor, ceiling
):
    rules = AMITRIPTYLINE[name].titration
    told = [each and str(each) for each in (rules.start, rules.increment, rules.floor, rules.ceiling)]
    assert (told, rules.interval) == ([start, increment, floor, ceiling], interval)
    assert rules.decisions == ("raise", "hold")


# --- Whom it is for ---


@pytest.mark.parametrize(
    ("name", "last", "not_for"),
    [
        ("uk-smpc", 65, 66),
        ("uk-smpc-elderly", 66, 65),
        ("us-label-elderly", 65, 64),
        ("us-label", 64, 65),
        ("msf", 18, 17),
        ("ada", 18, 17),
    ],
)
def test_a_regimen_is_proved_for_the_ages_it_is_for_and_unknown_for_others(name, last, not_for):
    regimen = AMITRIPTYLINE[name]
    assert [proved_for(regimen, age=age) for age in (last, not_for)] == [True, False]


# --- A faster climb is not passed ---


@pytest.mark.parametrize(
    ("name", "old", "new", "value"),
    [
        ("uk-smpc", "interval = [3, 7]", "interval = [2, 7]", "50 mg"),  # days 1, 3 and 5; 3 days apart two of them
        ("uk-smpc-elderly", "interval = [3, 7]", "interval = [2, 7]", "50 mg"),
        ("migraine", "interval = 7", "interval = 6", "20 mg"),  # days 7 and 13: from day 6 to day 13
        ("swansea-bay", 'weeks = 1, dose = "20 mg"', 'days = 6, dose = "20 mg"', "20 mg"),  # days 8 and 14
        ("gloucestershire", 'dose = "30 mg"', 'dose = "31 mg"', "11 mg"),
        ("msf", 'weeks = 1\ndose = "50 mg"', 'days = 6\ndose = "50 mg"', "50 mg"),
        ("msf-half", 'dose = "37.5 mg"', 'dose = "50.5 mg"', "25.5 mg"),
    ],
)
def test_a_climb_that_is_faster_than_the_source_says_is_violated(name, old, new, value):
    (rise,) = [each.name for each in AMITRIPTYLINE[name].bounds if each.kind == "rise"]
    assert broken(proof_with("amitriptyline", f"regimens.{name}", old, new), name) == {rise: value}
