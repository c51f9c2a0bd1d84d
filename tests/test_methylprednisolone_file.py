"""The bundled file of methylprednisolone: each regimen against days, doses and totals worked out by hand."""

import datetime as dt
import json
from decimal import Decimal

import attrs
import pytest
from said import unsaid

from posology import Cycle, Dose, Frequency, Patient, Schedule, Step, check, load, prove
from posology.errors import RegimenError

DRUG = load("methylprednisolone")
START = "2026-12-01"  # a Tuesday
ADULT = Patient(weight="70 kg", age=60)


def schedule(name, patient=ADULT, **more):
    return Schedule(DRUG[name].for_patient(patient), START, **more)


def dose_days(plan):
    """The days on which a dose is given, from 1."""
    return sorted({(each.date - plan.day1).days + 1 for each in plan})


def test_its_regimens_are_those_that_its_sources_give_in_full():
    assert [(each.name, each.route, each.jurisdiction) for each in DRUG.regimens] == [
        ("kilfoyle", "intravenous", "US"),
        ("dyck-2001-8-weeks", "intravenous", "US"),
        ("dyck-2001-16-weeks", "intravenous", "US"),
        ("dose-pack", "oral", "US"),
        ("us-label", "oral", "US"),
        ("ms-flare", "oral", "Indonesia"),
        ("high-dose-every-6-hours", "intravenous", "Indonesia"),
        ("high-dose-every-4-hours", "intravenous", "Indonesia"),
        ("child-pulse", "intravenous", "Malaysia"),
    ]


def test_kilfoyle_is_500_mg_on_two_days_of_every_fourteen():
    regimen = DRUG["kilfoyle"]
    assert list(regimen.steps) == [Cycle(Step("500 mg", days=2), days=14)]
    assert regimen.days is None
    assert [str(each) for each in regimen.bounds] == ["at most 500 mg on any day", "at most 1000 mg in any 14 days"]
    assert "The source does not state the route; intravenous is how this protocol takes it." in regimen.notes
    plan = schedule("kilfoyle", days=84)
    assert dose_days(plan) == [1, 2, 15, 16, 29, 30, 43, 44, 57, 58, 71, 72]
    assert plan.total() == Dose("6 g")


@pytest.mark.parametrize(
    ("weeks", "total", "last"), [(8, "8 g", dt.date(2027, 1, 19)), (16, "16 g", dt.date(2027, 3, 16))]
)
def test_the_series_of_2001_is_1_g_a_week_for_8_to_16_weeks(weeks, total, last):
    plan = schedule(f"dyck-2001-{weeks}-weeks")
    assert dose_days(plan) == [7 * n + 1 for n in range(weeks)]
    assert {each.dose for each in plan} == {Dose("1 g")}
    assert (plan.total(), max(each.date for each in plan)) == (Dose(total), last)
    assert "without diabetes" in plan.regimen.indication


def test_the_pack_is_6_5_4_3_2_and_1_tablets_of_4_mg_with_their_meals():
    plan = schedule("dose-pack")
    days = [(8, 4, 4, 8), (4, 4, 4, 8), (4, 4, 4, 4), (4, 4, 0, 4), (4, 0, 0, 4), (4, 0, 0, 0)]
    at = [dt.time(8), dt.time(12), dt.time(18), dt.time(22)]
    expected = [
        (dt.datetime.combine(dt.date(2026, 12, 1 + day), time), Dose(f"{mg} mg"))
        for day, doses in enumerate(days)
        for time, mg in zip(at, doses, strict=True)
        if mg
    ]
    assert [(each.instant, each.dose) for each in plan] == expected
    tablets = [total / Dose("4 mg") for _, total in plan.daily_totals()]
    assert (tablets, sum(tablets), plan.total()) == ([6, 5, 4, 3, 2, 1], 21, Dose("84 mg"))


def test_the_pack_is_the_published_one(published_cases):
    text = (published_cases / "published_schedules.json").read_text(encoding="utf-8")
    cases = {each["id"]: each for each in json.loads(text, parse_float=Decimal)["schedules"]}
    case = cases["methylprednisolone-medrol-dosepak"]
    slots = {"morning": "before breakfast", "noon": "after lunch", "evening": "after dinner", "bedtime": "bedtime"}
    for step, published in zip(DRUG["dose-pack"].steps, case["steps"], strict=True):
        given = {time: part.dose for part in step.components for time in part.frequency.times}
        assert {slots[time]: dose / Dose("1 mg") for time, dose in given.items()} == {
            slot: mg for slot, mg in published["dose"].items() if mg
        }


@pytest.mark.parametrize("mg", [4, 48])
def test_the_us_label_takes_any_dose_from_4_to_48_mg_a_day(mg):
    choice = {"start": f"{mg} mg", "increment": "4 mg", "interval": 7, "target": f"{mg} mg"}
    chosen = DRUG["us-label"].choose(**choice)
    assert list(chosen.steps) == [Step(f"{mg} mg", Frequency.at("morning"))]
    assert check(chosen, patient=ADULT).ok


@pytest.mark.parametrize("mg", [3, 49])
def test_the_us_label_takes_no_dose_under_4_or_over_48_mg_a_day(mg):
    with pytest.raises(RegimenError, match="outside 4 mg to 48 mg"):
        DRUG["us-label"].choose(start=f"{mg} mg", increment="4 mg", interval=7)


def test_more_than_the_initial_dose_of_the_us_label_is_a_soft_finding():
    (bound,) = DRUG["us-label"].bounds
    assert (bound.severity, str(bound)) == ("soft", "4 mg to 48 mg a day once reached")


def test_a_flare_is_160_mg_for_a_week_then_64_mg_every_other_day_until_a_date_that_is_named():
    plan = schedule("ms-flare", days=37)  # 30 days after the first 7, of January and December
    assert dose_days(plan) == [1, 2, 3, 4, 5, 6, 7, *range(8, 38, 2)]
    assert plan.total() == Dose("2080 mg")  # 7 × 160 + 15 × 64
    assert plan.regimen.days is None


@pytest.mark.parametrize(
    ("hours", "doses", "total", "last"), [(6, 8, "16.8 g", dt.time(18)), (4, 12, "25.2 g", dt.time(20))]
)
def test_high_doses_are_30_mg_per_kg_over_30_minutes_for_48_hours(hours, doses, total, last):
    plan = schedule(f"high-dose-every-{hours}-hours")
    given = list(plan)
    assert [(each.instant - given[0].instant) / dt.timedelta(hours=hours) for each in given] == list(range(doses))
    assert {each.dose for each in given} == {Dose("2100 mg")}  # 30 × 70
    assert (plan.total(), given[-1].instant) == (Dose(total), dt.datetime.combine(dt.date(2026, 12, 2), last))
    assert [part.over for part in plan.regimen.steps[0].components] == [30]


@pytest.mark.parametrize("hours", [4, 6])
def test_high_doses_are_never_faster_than_in_30_minutes(hours):
    regimen = DRUG[f"high-dose-every-{hours}-hours"]
    faster = attrs.evolve(regimen, steps=Step("30 mg/kg", Frequency.every(hours=hours), days=2, over="29 minutes"))
    for each, status in ((regimen, "PROVED"), (faster, "VIOLATED")):
        assert prove(each)["high-dose-rate"].status == status


@pytest.mark.parametrize(("weight", "dose"), [("20 kg", "600 mg"), ("33 kg", "990 mg"), ("34 kg", "1000 mg")])
def test_a_pulse_of_a_child_is_30_mg_per_kg_and_never_more_than_1_g(weight, dose):
    plan = schedule("child-pulse", Patient(weight=weight, age=9))
    assert [each.dose for each in plan] == [Dose(dose)]


def test_what_is_given_for_long_is_stopped_gradually_and_no_source_gives_a_time():
    assert {each.name: each.stopping.over_at_least for each in DRUG.regimens if each.stopping} == {
        "us-label": None,
        "ms-flare": None,
    }


def test_the_trial_of_12_weeks_is_said_to_be_left_out_and_nothing_of_it_is_given():
    assert "12 weeks of intravenous treatment against placebo in 75 patients, is not encoded" in DRUG.about
    assert not [each.name for each in DRUG.regimens if each.days == 84]
    assert "by a schedule that is not published" in DRUG["kilfoyle"].evidence


def test_every_regimen_says_that_no_randomised_evidence_supports_it():
    for regimen in DRUG.regimens:
        for said in ("Cochrane review of 2009, updated in 2012 and 2017", "no randomised evidence"):
            assert said in regimen.evidence


def test_every_number_stands_in_what_its_source_says():
    assert unsaid("methylprednisolone") == []


def test_what_could_not_be_verified_is_not_encoded():
    numbers = [str(strength.dose) for product in DRUG.products for strength in product.strengths]
    assert not {"2 mg", "24 mg"} & set(numbers)
    assert "10 minutes" not in DRUG.about + "".join(source.says for _, source in DRUG.sources)


def test_its_products_are_tablets_the_pack_and_vials():
    assert [(each.form, each.brand, [str(strength.dose) for strength in each.strengths]) for each in DRUG.products] == [
        ("tablet", "", ["4 mg", "8 mg", "16 mg", "32 mg"]),
        ("pack of 21 tablets", "Medrol Dosepack", ["4 mg"]),
        ("vial", "Solu-Medrol", ["500 mg", "1000 mg", "2000 mg"]),
        ("vial", "Solu-Medrol Act-O-Vial", ["40 mg", "125 mg", "500 mg", "1000 mg"]),
    ]
