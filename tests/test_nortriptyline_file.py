"""Nortriptyline: what its file gives on which day, worked out by hand from what the sources say."""

import json
from decimal import Decimal

import pytest
from drug_files import START, broken, given, in_one_day, limits, products, proof_with, proved_for, rungs, whom

from posology import Dose, Schedule, load
from posology.errors import RegimenError

NORTRIPTYLINE = load("nortriptyline")


def test_it_has_these_regimens_each_from_one_source():
    assert [(each.name, each.jurisdiction, each.indication) for each in NORTRIPTYLINE.regimens] == [
        ("nhs", "UK", "nerve pain"),
        ("western-isles", "UK", "pain"),
        ("gloucestershire", "UK", "neuropathic pain"),
        ("sheffield", "UK", "pain"),
        ("cfp", "Canada", "neuropathic pain"),
        ("ada", "US", "painful diabetic peripheral neuropathy"),
        ("bjsm", "none stated (a table in a British journal)", "neuropathic pain"),
        ("us-label", "US", "depression"),
        ("us-label-four", "US", "depression"),
        ("us-label-elderly", "US", "depression"),
    ]
    assert "gives no dose" in NORTRIPTYLINE.about


def test_its_limits_are_those_that_its_sources_say():
    assert limits(NORTRIPTYLINE) == {
        "nhs-ceiling": "at most 75 mg on any day, for age from 18 years",
        "western-isles-rise": "a rise of at most 10 mg a day between days at most 14 apart, for age from 18 years",
        "gloucestershire-rise": "a rise of at most 10 mg a day between days at most 7 apart, for age from 18 years",
        "cfp-range": "10 mg to 100 mg a day once reached, for age from 18 years",
        "cfp-rise": "a rise of at most 10 mg a day between days at most 7 apart, for age from 18 years",
        "ada-range": "25 mg to 75 mg a day once reached, for age from 18 years",
        "bjsm-ceiling": "at most 150 mg on any day, for age from 18 years",
        "us-label-ceiling": "at most 150 mg on any day, for age from 18 years",
        "us-label-monitoring": "at most 100 mg on any day, for age from 18 years, soft",
        "us-label-elderly-range": "30 mg to 50 mg a day once reached, for age from 65 years",
    }


def test_each_regimen_says_for_whom_it_is():
    assert whom(NORTRIPTYLINE) == {
        "nhs": "age from 18 years",
        "western-isles": "age from 18 years",
        "gloucestershire": "age from 18 years",
        "sheffield": "age from 18 years",
        "cfp": "age from 18 years",
        "ada": "age from 18 years",
        "bjsm": "age from 18 years",
        "us-label": "age from 18 years to under 65 years",
        "us-label-four": "age from 18 years to under 65 years",
        "us-label-elderly": "age from 65 years",
    }


def test_its_products_are_those_that_its_sources_name():
    assert products(NORTRIPTYLINE) == [
        "UK: tablet of 10 mg, 25 mg or 50 mg",
    ]


# --- Doses, days and totals ---


def test_the_leaflet_of_the_western_isles_is_the_published_table(published_cases):
    text = (published_cases / "published_schedules.json").read_text(encoding="utf-8")
    cases = json.loads(text, parse_float=Decimal)["schedules"]
    (case,) = [each for each in cases if each["id"] == "nortriptyline-western-isles-mixed-units"]
    regimen = NORTRIPTYLINE["western-isles"]
    assert regimen.source.url == case["source_url"]
    schedule = Schedule(regimen, start=START, days=84)
    found = {each.day: {each.slot: each.dose / Dose("1 mg")} for each in schedule}
    assert found == {day: step["dose"] for step in case["steps"] for day in range(step["from_day"], step["to_day"] + 1)}
    assert schedule.total() / Dose("10 mg") == case["expected"]["if_month_28d_total_tablets_10mg"] == 238


def test_the_leaflet_of_the_western_isles_stays_at_40_mg():
    ladder = [(1, "10 mg"), (15, "20 mg"), (29, "30 mg"), (57, "40 mg")]
    assert rungs(NORTRIPTYLINE["western-isles"], 120) == ladder
    # 14 x 10 + 14 x 20 + 28 x 30 + 28 x 40 = 2380 mg, and 40 mg on day 85
    assert [given(NORTRIPTYLINE["western-isles"], days) for days in (84, 85)] == ["2380 mg", "2420 mg"]


def test_gloucestershire_climbs_by_10_mg_a_week_to_50_mg_and_stays():
    regimen = NORTRIPTYLINE["gloucestershire"]
    assert rungs(regimen, 60) == [(1, "10 mg"), (8, "20 mg"), (15, "30 mg"), (22, "40 mg"), (29, "50 mg")]
    assert given(regimen, 35) == "1050 mg"


def test_the_canadian_table_climbs_by_10_mg_a_week_and_never_passes_100_mg():
    from_10, from_25 = (NORTRIPTYLINE["cfp"].choose(start=start) for start in ("10 mg", "25 mg"))
    assert rungs(from_10, 100) == [(1 + 7 * n, f"{10 * (n + 1)} mg") for n in range(10)]
    assert rungs(from_25, 100) == [(1 + 7 * n, f"{10 * n + 25} mg") for n in range(8)]  # 95 mg; 105 mg would pass it
    with pytest.raises(RegimenError, match="outside 10 mg"):
        NORTRIPTYLINE["cfp"].choose(start="26 mg")


def test_the_us_label_is_75_or_100_mg_a_day_in_doses_of_25_mg():
    assert in_one_day(NORTRIPTYLINE["us-label"]) == [("morning", "25 mg"), ("noon", "25 mg"), ("bedtime", "25 mg")]
    assert [given(NORTRIPTYLINE[name], 7) for name in ("us-label", "us-label-four")] == ["525 mg", "700 mg"]


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("nhs", ["10 mg"], ["9 mg", "11 mg"]),
        ("sheffield", ["10 mg"], ["9 mg", "11 mg"]),
        ("ada", ["25 mg", "75 mg"], ["24 mg", "76 mg"]),
        ("bjsm", ["10 mg", "20 mg"], ["9 mg", "21 mg"]),
        ("us-label-elderly", ["30 mg", "50 mg"], ["29 mg", "51 mg"]),
    ],
)
def test_a_titration_starts_where_its_source_says(name, inside, outside):
    choices = {"increment": "5 mg", "interval": 7}
    assert [rungs(NORTRIPTYLINE[name].choose(start=each, **choices), 1) for each in inside] == [
        [(1, each)] for each in inside
    ]
    for each in outside:
        with pytest.raises(RegimenError, match="outside"):
            NORTRIPTYLINE[name].choose(start=each, **choices)


def test_about_two_weeks_if_possible_is_said_and_makes_no_shortest_time():
    rules = {each.name: each.stopping for each in NORTRIPTYLINE.regimens if each.stopping}
    assert list(rules) == ["nhs", "western-isles", "gloucestershire", "sheffield"]
    assert {each.over_at_least for each in rules.values()} == {None}
    assert {each.says for each in rules.values()} == {"Over about 2 weeks if possible; slowly."}


# --- Whom it is for ---


@pytest.mark.parametrize(
    ("name", "last", "not_for"),
    [("nhs", 18, 17), ("ada", 18, 17), ("us-label", 64, 65), ("us-label-four", 64, 65), ("us-label-elderly", 65, 64)],
)
def test_a_regimen_is_proved_for_the_ages_it_is_for_and_unknown_for_others(name, last, not_for):
    assert [proved_for(NORTRIPTYLINE[name], age=age) for age in (last, not_for)] == [True, False]


# --- What is over its source is not passed ---


@pytest.mark.parametrize(
    ("name", "old", "new", "values"),
    [
        ("nhs", '"75 mg"', '"76 mg"', {"nhs-ceiling": "76 mg/day"}),
        ("sheffield", '"75 mg"', '"100 mg"', {"nhs-ceiling": "100 mg/day"}),
        ("western-isles", "weeks = 4", "days = 13", {"western-isles-rise": "20 mg"}),  # days 28 and 42
        ("gloucestershire", '"40 mg"', '"42 mg"', {"gloucestershire-rise": "12 mg"}),
        ("cfp", "interval = 7", "interval = 6", {"cfp-rise": "20 mg"}),
        ("cfp", '"100 mg"', '"105 mg"', {"cfp-range": "105 mg/day"}),
        ("ada", '"75 mg"', '"100 mg"', {"ada-range": "100 mg/day"}),
        ("bjsm", '"150 mg"', '"151 mg"', {"bjsm-ceiling": "151 mg/day"}),
        ("us-label", '"25 mg"', '"50 mg"', {"us-label-monitoring": "150 mg/day"}),
        (
            "us-label-four",
            '"25 mg"',
            '"50 mg"',
            {"us-label-monitoring": "200 mg/day", "us-label-ceiling": "200 mg/day"},
        ),
        ("us-label-elderly", '"50 mg"', '"75 mg"', {"us-label-elderly-range": "75 mg/day"}),
    ],
)
def test_what_is_over_its_source_is_violated(name, old, new, values):
    assert broken(proof_with("nortriptyline", f"regimens.{name}", old, new), name) == values
