"""Azathioprine: what its file gives on which day, worked out by hand from what the sources say."""

import pytest
from drug_files import START, broken, proof_with, proved_for, rungs

from posology import Dose, Patient, Schedule, load
from posology.errors import RegimenError
from posology.formulary import text_of

AZATHIOPRINE = load("azathioprine")


def for_weight(name, weight):
    return AZATHIOPRINE[name].for_patient(Patient(weight=weight, age=50), on=START)


def test_it_has_these_regimens_none_of_them_for_lumbosacral_plexopathy():
    assert [(each.name, each.jurisdiction, each.indication) for each in AZATHIOPRINE.regimens] == [
        ("us", "US", "rheumatoid arthritis"),
        ("us-8-weeks", "US", "rheumatoid arthritis"),
        ("cidp-least", "US", "chronic inflammatory demyelinating polyneuropathy"),
        ("cidp-most", "US", "chronic inflammatory demyelinating polyneuropathy"),
        ("kdigo-least", "international (KDIGO)", "ANCA-associated vasculitis, maintenance"),
        ("kdigo-most", "international (KDIGO)", "ANCA-associated vasculitis, maintenance"),
        ("malaysia", "Malaysia", "other than transplants"),
    ]
    assert {each.route for each in AZATHIOPRINE.regimens} == {"oral"}


# --- Doses, days and totals ---


@pytest.mark.parametrize(("name", "first"), [("us", 6 * 7), ("us-8-weeks", 8 * 7)])
def test_the_first_increase_comes_after_6_or_8_weeks_and_the_others_4_weeks_apart(name, first):
    found = rungs(for_weight(name, "80 kg"), 200)
    assert found == [
        (1, "80 mg"),  # 1 mg/kg
        (first + 1, "120 mg"),  # 1.5
        (first + 28 + 1, "160 mg"),  # 2
        (first + 56 + 1, "200 mg"),  # 2.5, and from then on
    ]


def test_a_start_of_1_mg_per_kg_is_the_50_to_100_mg_of_the_label_for_all_whom_it_is_for():
    assert [str(for_weight("us", weight).steps[0].components[0].dose) for weight in ("50 kg", "100 kg")] == [
        "50 mg",
        "100 mg",
    ]
    assert proved_for(AZATHIOPRINE["us"], weight="50 kg", age=50)
    assert not proved_for(AZATHIOPRINE["us"], weight="101 kg", age=50)
    assert not proved_for(AZATHIOPRINE["us"], weight="49 kg", age=50)


def test_70_3_kg_are_given_2952_6_mg_before_the_first_increase():
    schedule = Schedule(for_weight("us", "70.3 kg"), start=START, days=42)
    assert str(schedule.total()) == "2952.6 mg"  # 42 x 70.3
    assert {str(each.dose) for each in schedule} == {"70.3 mg"}


@pytest.mark.parametrize(
    ("name", "dose", "days", "total"),
    [
        ("cidp-least", "120 mg", 273, "32760 mg"),  # 2 mg/kg x 60 kg; the shortest 9 months have 273 days
        ("cidp-most", "180 mg", 273, "49140 mg"),
        ("kdigo-least", "90 mg", 365, "32850 mg"),
        ("kdigo-most", "120 mg", 365, "43800 mg"),
    ],
)
def test_a_steady_dose_ends_with_the_time_that_its_source_names(name, dose, days, total):
    schedule = Schedule(for_weight(name, "60 kg"), start=START)
    assert [each.day for each in schedule] == list(range(1, days + 1))
    assert {str(each.dose) for each in schedule} == {dose}
    assert str(schedule.total()) == total


def test_the_least_of_malaysia_goes_on():
    regimen = for_weight("malaysia", "60 kg")
    assert (regimen.days, rungs(regimen, 400)) == (None, [(1, "60 mg")])


def test_allopurinol_is_to_a_third_or_a_quarter_and_never_by_that_much():
    note = "With allopurinol: reduce to one third or one quarter of the usual dose, not by that much"
    for regimen in AZATHIOPRINE.regimens:
        assert [each.partition(" (Imuran")[0] for each in regimen.notes if "allopurinol" in each] == [note]
    assert text_of("azathioprine").count("reduced to one third or one quarter") == 1


def test_only_the_50_mg_tablet_is_known_to_be_scored():
    assert [([str(each) for each in product.strengths], product.scored) for product in AZATHIOPRINE.products] == [
        (["25 mg/tablet", "50 mg/tablet", "75 mg/tablet", "100 mg/tablet"], None),
        (["50 mg/tablet"], True),
    ]


# --- Every bound notices the number that passes it ---


@pytest.mark.parametrize(
    ("table", "old", "new", "name", "found"),
    [
        ("regimens.us", '"2.5 mg/kg"', '"2.6 mg/kg"', "us-ceiling", "130 mg"),
        ("regimens.us", '"1.5 mg/kg"', '"1.6 mg/kg"', "us-rise", "60 %"),
        ("regimens.us", "weeks = 4", "weeks = 3", "us-rise", "100 %"),  # 1 to 2 mg/kg within 4 weeks
        ("regimens.us", "weeks = 6", "weeks = 5", "us-first-weeks", "2275 mg"),  # 35 x 50 + 7 x 75 mg
        ("regimens.us-8-weeks", '"1 mg/kg"', '"1.1 mg/kg"', "us-first-weeks", "2310 mg"),
        ("regimens.cidp-most", '"3 mg/kg"', '"3.1 mg/kg"', "cidp-daily", "124 mg"),
        ("regimens.cidp-least", "days = 273", "days = 274", "cidp-length", "274"),
        ("regimens.kdigo-most", '"2 mg/kg"', '"2.1 mg/kg"', "kdigo-daily", "84 mg"),
        ("regimens.kdigo-least", "days = 365", "days = 366", "kdigo-length", "366"),
        ("regimens.malaysia", '"1 mg/kg"', '"3.1 mg/kg"', "malaysia-daily", "124 mg"),
        ("regimens.malaysia", "times_a_day = 1", "times_a_day = 4", "malaysia-daily", "160 mg"),
    ],
)
def test_a_number_of_the_file_that_is_off_breaks_its_bound(table, old, new, name, found):
    assert broken(proof_with("azathioprine", table, old, new), table.split(".")[1])[name] == found


def test_tablets_are_the_users_rounding_and_not_in_the_file():
    assert "rounding" not in text_of("azathioprine").replace("a rounding", "")
    with pytest.raises(RegimenError):
        AZATHIOPRINE["us"].choose(increment=Dose("25 mg"))
