"""Desipramine: what its file gives on which day, worked out by hand from what the sources say."""

import pytest
from drug_files import broken, given, in_one_day, limits, products, proof_with, proved_for, rungs, whom

from posology import load
from posology.errors import RegimenError

DESIPRAMINE = load("desipramine")


def test_it_has_these_regimens_each_from_one_source():
    assert [(each.name, each.jurisdiction, each.indication) for each in DESIPRAMINE.regimens] == [
        ("cfp", "Canada", "neuropathic pain"),
        ("us-label", "US", "depression"),
        ("us-label-elderly", "US", "depression"),
        ("ahfs", "US", "depression"),
        ("ahfs-elderly", "US", "depression"),
    ]
    assert "gives no dose" in DESIPRAMINE.about
    assert "Off-label" in DESIPRAMINE["cfp"].evidence


def test_its_limits_are_those_that_its_sources_say():
    assert limits(DESIPRAMINE) == {
        "cfp-range": "10 mg to 100 mg a day once reached, for age from 18 years",
        "cfp-rise": "a rise of at most 10 mg a day between days at most 7 apart, for age from 18 years",
        "us-label-range": "100 mg to 200 mg a day once reached, for age from 18 years",
        "us-label-ceiling": "at most 300 mg on any day, for age from 18 years",
        "us-label-elderly-range": "25 mg to 100 mg a day once reached, for age from 65 years",
        "drugs-com-ceiling": "at most 300 mg on any day, for age from 18 years",
        "drugs-com-elderly-ceiling": "at most 150 mg on any day, for age from 65 years",
        "ahfs-elderly-usual": "at most 100 mg on any day, for age from 65 years, soft",
        "ahfs-elderly-ceiling": "at most 150 mg on any day, for age from 65 years",
    }


def test_each_regimen_says_for_whom_it_is():
    assert whom(DESIPRAMINE) == {
        "cfp": "age from 18 years",
        "us-label": "age from 18 years to under 65 years",
        "us-label-elderly": "age from 65 years",
        "ahfs": "age from 18 years to under 65 years",
        "ahfs-elderly": "age from 65 years",
    }


def test_its_products_are_those_that_its_sources_name():
    assert products(DESIPRAMINE) == [
        "US: tablet of 10 mg, 25 mg, 50 mg, 75 mg, 100 mg or 150 mg",
    ]


# --- Doses, days and totals ---


def test_for_pain_it_climbs_by_10_mg_a_week_and_never_passes_100_mg():
    from_10, from_25 = (DESIPRAMINE["cfp"].choose(start=start) for start in ("10 mg", "25 mg"))
    assert rungs(from_10, 100) == [(1 + 7 * n, f"{10 * (n + 1)} mg") for n in range(10)]
    assert rungs(from_25, 100) == [(1 + 7 * n, f"{10 * n + 25} mg") for n in range(8)]  # 95 mg; 105 mg would pass it
    assert given(from_10, 70) == "3850 mg"  # 7 x (10 + 20 + ... + 100) mg
    assert in_one_day(from_10) == [("morning", "10 mg")]


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("cfp", ["10 mg", "25 mg"], ["9 mg", "26 mg"]),
        ("us-label", ["100 mg", "200 mg"], ["99 mg", "201 mg"]),
        ("us-label-elderly", ["25 mg", "100 mg"], ["24 mg", "101 mg"]),
        ("ahfs", ["75 mg", "150 mg"], ["74 mg", "151 mg"]),
        ("ahfs-elderly", ["25 mg", "50 mg"], ["24 mg", "51 mg"]),
    ],
)
def test_a_titration_starts_where_its_source_says(name, inside, outside):
    choices = {"increment": "10 mg", "interval": 7}
    assert [rungs(DESIPRAMINE[name].choose(start=each, **choices), 1) for each in inside] == [
        [(1, each)] for each in inside
    ]
    for each in outside:
        with pytest.raises(RegimenError, match="outside"):
            DESIPRAMINE[name].choose(start=each, **choices)


# --- Whom it is for ---


@pytest.mark.parametrize(
    ("name", "last", "not_for"),
    [("cfp", 18, 17), ("us-label", 64, 65), ("us-label-elderly", 65, 64), ("ahfs", 64, 65), ("ahfs-elderly", 65, 64)],
)
def test_a_regimen_is_proved_for_the_ages_it_is_for_and_unknown_for_others(name, last, not_for):
    assert [proved_for(DESIPRAMINE[name], age=age) for age in (last, not_for)] == [True, False]


# --- What is over its source is not passed ---


@pytest.mark.parametrize(
    ("name", "old", "new", "values"),
    [
        ("cfp", "interval = 7", "interval = 6", {"cfp-rise": "20 mg"}),
        ("cfp", '"100 mg"', '"105 mg"', {"cfp-range": "105 mg/day"}),
        ("us-label", '"200 mg"', '"300 mg"', {"us-label-range": "300 mg/day"}),
        ("us-label", '"200 mg"', '"301 mg"', {"us-label-range": "301 mg/day", "us-label-ceiling": "301 mg/day"}),
        ("us-label-elderly", '"100 mg"', '"150 mg"', {"us-label-elderly-range": "150 mg/day"}),
        ("ahfs", 'ceiling = "150 mg"', 'ceiling = "301 mg"', {"drugs-com-ceiling": "301 mg/day"}),
        ("ahfs-elderly", '"100 mg"', '"150 mg"', {"ahfs-elderly-usual": "150 mg/day"}),
        (
            "ahfs-elderly",
            '"100 mg"',
            '"151 mg"',
            {"ahfs-elderly-usual": "151 mg/day", "ahfs-elderly-ceiling": "151 mg/day"},
        ),
    ],
)
def test_what_is_over_its_source_is_violated(name, old, new, values):
    assert broken(proof_with("desipramine", f"regimens.{name}", old, new), name) == values
