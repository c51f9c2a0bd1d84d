"""Doxepin: the tricyclic and Silenor, two things; what the file gives on which day, worked out by hand."""

import pytest
from drug_files import broken, given, in_one_day, limits, products, proof_with, proved_for, rungs, whom

from posology import load
from posology.errors import RegimenError

DOXEPIN = load("doxepin")


def test_it_has_these_regimens_each_from_one_source():
    assert [(each.name, each.jurisdiction, each.indication) for each in DOXEPIN.regimens] == [
        ("us-label", "US", "major depressive disorder"),
        ("us-label-once", "US", "major depressive disorder"),
        ("rxlist", "US", "depression"),
        ("pain-clinic", "US", "pain"),
        ("silenor", "US", "insomnia"),
        ("silenor-elderly", "US", "insomnia"),
    ]


def test_the_one_dose_for_pain_says_that_its_source_is_weak_and_is_the_prescribers_to_set():
    regimen = DOXEPIN["pain-clinic"]
    assert "a weak source" in regimen.evidence
    assert [each.name for each in DOXEPIN.regimens if each.indication == "pain"] == ["pain-clinic"]
    assert regimen.titration.open == ("start (10 mg to 150 mg)", "increment", "interval")


def test_silenor_shares_no_source_no_limit_and_no_product_with_the_tricyclic():
    silenor = [DOXEPIN[name] for name in ("silenor", "silenor-elderly")]
    others = [DOXEPIN[name] for name in ("us-label", "us-label-once", "rxlist", "pain-clinic")]
    assert {each.source.title for each in silenor} == {"Silenor, indications and dosage (US label text)"}
    assert not {each.source for each in silenor} & {each.source for each in others}
    names = [{bound.name for each in group for bound in each.bounds} for group in (silenor, others)]
    assert names[0] == {"silenor-ceiling", "silenor-elderly-start"}
    assert not names[0] & names[1]
    assert [(each.form, each.brand, each.scored, len(each.strengths)) for each in DOXEPIN.products] == [
        ("capsule", "", None, 6),
        ("oral concentrate", "", None, 1),
        ("tablet for insomnia", "Silenor", False, 2),
    ]
    for each in silenor:
        assert "never capsules or concentrate" in each.notes[0]
    for each in others:
        assert "never Silenor's tablets" in each.notes[0]


def test_its_limits_are_those_that_its_sources_say():
    assert limits(DOXEPIN) == {
        "us-label-dose": "at most 100 mg in one dose, for age from 18 years",
        "us-label-ceiling": "at most 300 mg on any day, for age from 18 years",
        "us-label-target": "75 mg to 150 mg a day once reached, for age from 18 years",
        "once-daily-ceiling": "at most 150 mg in one dose, for age from 18 years",
        "pain-clinic-range": "10 mg to 150 mg a day once reached, for age from 18 years",
        "silenor-ceiling": "at most 6 mg on any day, for age from 18 years",
        "silenor-elderly-start": "at most 3 mg in one dose, for age from 65 years",
    }


def test_each_regimen_says_for_whom_it_is():
    assert whom(DOXEPIN) == {
        "us-label": "age from 18 years",
        "us-label-once": "age from 18 years",
        "rxlist": "age from 18 years",
        "pain-clinic": "age from 18 years",
        "silenor": "age from 18 years to under 65 years",
        "silenor-elderly": "age from 65 years",
    }


def test_its_products_are_those_that_its_sources_name():
    assert products(DOXEPIN) == [
        "US: capsule of 10 mg, 25 mg, 50 mg, 75 mg, 100 mg or 150 mg",
        "US: oral concentrate of 10 mg/mL",
        "US: Silenor tablet for insomnia of 3 mg or 6 mg",
    ]


# --- Doses, days and totals ---


def test_the_us_label_is_25_mg_three_times_a_day_up_to_100_mg_three_times():
    regimen = DOXEPIN["us-label"].choose(increment="25 mg", interval=7)
    assert in_one_day(regimen) == [("morning", "25 mg"), ("noon", "25 mg"), ("bedtime", "25 mg")]
    assert rungs(regimen, 60) == [(1, "75 mg"), (8, "150 mg"), (15, "225 mg"), (22, "300 mg")]
    assert given(regimen, 28) == "5250 mg"  # 7 x (75 + 150 + 225 + 300) mg


def test_once_a_day_it_is_75_mg_up_to_150_mg():
    regimen = DOXEPIN["us-label-once"].choose(increment="75 mg", interval=14)
    assert rungs(regimen, 28) == [(1, "75 mg"), (15, "150 mg")]
    assert in_one_day(regimen) == [("bedtime", "75 mg")]


def test_rxlist_goes_up_from_25_mg_every_5_to_7_days():
    fastest = DOXEPIN["rxlist"].choose(increment="25 mg", interval=5)
    assert rungs(fastest, 40) == [(1 + 5 * n, f"{25 * (n + 1)} mg") for n in range(6)]
    for days in (4, 8):
        with pytest.raises(RegimenError, match="outside 5 to 7 days"):
            DOXEPIN["rxlist"].choose(increment="25 mg", interval=days)


def test_silenor_is_3_or_6_mg_at_bedtime():
    for start in ("3 mg", "6 mg"):
        assert in_one_day(DOXEPIN["silenor"].choose(start=start, interval=7)) == [("bedtime", start)]
    for start in ("4 mg", "25 mg"):
        with pytest.raises(RegimenError, match="outside"):
            DOXEPIN["silenor"].choose(start=start, interval=7)
    assert given(DOXEPIN["silenor-elderly"], 30) == "90 mg"


def test_the_capsules_are_stopped_gradually_and_the_label_gives_no_time():
    stopped = {each.name: each.stopping.over_at_least for each in DOXEPIN.regimens if each.stopping}
    assert stopped == {"us-label": None, "us-label-once": None}


# --- Whom it is for ---


@pytest.mark.parametrize(
    ("name", "last", "not_for"), [("us-label", 18, 17), ("silenor", 64, 65), ("silenor-elderly", 65, 64)]
)
def test_a_regimen_is_proved_for_the_ages_it_is_for_and_unknown_for_others(name, last, not_for):
    assert [proved_for(DOXEPIN[name], age=age) for age in (last, not_for)] == [True, False]


# --- What is over its source is not passed ---


@pytest.mark.parametrize(
    ("name", "old", "new", "values"),
    [
        ("us-label", '"100 mg"', '"101 mg"', {"us-label-dose": "101 mg", "us-label-ceiling": "303 mg/day"}),
        ("us-label-once", '"150 mg"', '"151 mg"', {"us-label-target": "151 mg/day", "once-daily-ceiling": "151 mg"}),
        ("rxlist", '"150 mg"', '"151 mg"', {"once-daily-ceiling": "151 mg"}),
        ("silenor", '"6 mg"\nat', '"10 mg"\nat', {"silenor-ceiling": "9 mg/day"}),  # 6 mg and one more tablet of 3 mg
        ("silenor-elderly", '"3 mg"', '"6 mg"', {"silenor-elderly-start": "6 mg"}),
        ("silenor-elderly", '"3 mg"', '"10 mg"', {"silenor-elderly-start": "10 mg", "silenor-ceiling": "10 mg/day"}),
    ],
)
def test_what_is_over_its_source_is_violated(name, old, new, values):
    assert broken(proof_with("doxepin", f"regimens.{name}", old, new), name) == values


def test_the_smallest_capsule_is_over_the_limit_of_silenor():
    (ceiling,) = [each.most for each in DOXEPIN["silenor"].bounds]
    capsules, _, silenor = DOXEPIN.products
    assert [str(each.dose) for each in silenor.strengths] == ["3 mg", "6 mg"]
    assert str(min(each.dose for each in capsules.strengths)) == "10 mg"
    assert str(ceiling) == "6 mg/day"
