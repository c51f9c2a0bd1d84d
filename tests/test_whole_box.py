"""The verdict on a whole box: what is missing, whom it is for, what is granted, and two ways that have to agree."""

import pytest
from courses import LABEL, regimen

from posology import Amount, Bound, Step, check
from posology.bands import Bands
from posology.boxes import critical as engine
from posology.boxes.every_patient import every_patient
from posology.dose_rule import DoseRule
from posology.patients import Patients
from posology.region import told
from posology.rounding import Rounding
from posology.scope import Scope
from posology.verdict import Verdict

ADULTS = Patients(weight=("20 kg", "80 kg"))
PER_KG = regimen(Step("10 mg/kg"))


def over(what, bound, patients=ADULTS, judge=None):
    nothing = Amount("0 mg")

    def decide(plain):
        return lambda limit: judge(limit) if judge else check(plain, [limit], earlier=nothing)[0]

    return every_patient(what, bound, patients, decide, earlier=nothing)


def per_dose(most="280 mg", **scope):
    return Bound.per_dose(most, source=LABEL, scope=Scope(patients=Patients(**scope)) if scope else Scope())


def test_all_that_is_missing_is_named():
    renal = DoseRule(Bands("crcl", [(15, 30, "5 mg/kg"), (30, None, "10 mg/kg")]))
    verdict = over(regimen(Step(renal)), per_dose(), Patients(age=(18, None)))
    assert (verdict.status, verdict.missing) == (
        "UNKNOWN",
        "the body weight of the patients and the creatinine clearance of the patients",
    )


def test_a_smallest_dose_in_tablets_needs_a_strength():
    verdict = over(PER_KG, Bound.per_dose(least="1 tablet", source=LABEL))
    assert verdict.missing == "a strength or a concentration, to hold 10 mg/kg against 1 tablet"


def test_a_bound_for_some_livers_is_decided_for_a_box_that_has_them_and_for_no_other():
    severe = per_dose(hepatic=("C",))
    assert over(PER_KG, severe).missing == "the hepatic impairment of the patients"
    mild = over(PER_KG, severe, Patients(weight=("20 kg", "80 kg"), hepatic=("A",)))
    assert (mild.status, mild.why) == ("NOT_APPLICABLE", "the bound is for none of these patients")
    both = over(PER_KG, severe, Patients(weight=("20 kg", "80 kg"), hepatic=("A", "C")))
    assert told(both.regions) == "PROVED up to 28 kg, VIOLATED above"


def test_more_jumps_than_are_looked_through_are_unknown(monkeypatch):
    monkeypatch.setattr(engine, "MOST", 10)
    verdict = over(regimen(Step(DoseRule("10 mg/kg", rounding=Rounding("5 mg")))), per_dose())
    assert (verdict.status, "more than 10 jumps" in verdict.missing) == ("UNKNOWN", True)


def test_the_caps_of_all_doses_and_the_ends_of_a_scope_cut_the_box():
    # 10 mg/kg up to 300 mg at 30 kg, and on the next day 1 mg/kg up to 50 mg at 50 kg
    capped = [DoseRule("10 mg/kg", most="300 mg"), DoseRule("1 mg/kg", most="50 mg")]
    verdict = over(regimen(*(Step(dose, days=1) for dose in capped)), per_dose(weight=("25 kg", None)))
    assert [(region.status, str(region.ranges[0])) for region in verdict.regions] == [
        ("NOT_APPLICABLE", "from 20 kg to under 25 kg"),
        ("PROVED", "from 25 kg to 28 kg"),
        ("VIOLATED", "over 28 kg to 80 kg"),
    ]


def test_a_bound_for_nobody_in_the_box_says_so():
    verdict = over(PER_KG, per_dose(weight=("90 kg", None)))
    assert (verdict.status, verdict.why, verdict.missing) == ("NOT_APPLICABLE", "the bound is not for them", "")


def test_what_is_unknown_of_the_regions_is_unknown_of_the_box():
    by_age = DoseRule(Bands("age", [(2, 12, "5 mg"), (12, None, "20 mg")]))
    verdict = over(regimen(Step(by_age, days=7)), per_dose("10 mg"), Patients(age=(2, 11)))
    assert verdict.status == "PROVED"  # nobody of them is 12
    outside = over(regimen(Step(by_age, days=1)), per_dose("10 mg"), Patients(age=(1, 11)))
    assert (outside.status, outside.why) == ("UNKNOWN", "")
    assert outside.missing == outside.regions[0].why != ""


@pytest.mark.parametrize(
    ("ages", "days", "granted"),
    [
        ((2, 17), 1, False),
        ((2, 17), 2, True),
        ((2, 17), 7, True),
        ((2, 17), None, True),
        ((18, None), 7, False),
        ((2, None), 7, False),
    ],
)
def test_a_course_that_may_hold_a_birthday_grants_that_nobody_grows_out_of_the_box(ages, days, granted):
    by_age = DoseRule(Bands("age", [(0, 12, "5 mg"), (12, None, "10 mg")]))
    verdict = over(regimen(Step(by_age, days=days)), per_dose("10 mg"), Patients(age=ages))
    assert verdict.status == "PROVED"
    assert any(each.startswith("no patient grows out of age from") for each in verdict.assumes) == granted


def test_a_box_without_ages_grants_nothing_about_them():
    assert not any("ages" in each for each in over(PER_KG, per_dose("1 g")).assumes)


def test_where_the_verdict_at_the_worst_patient_is_another_nothing_is_said():
    other = over(PER_KG, per_dose(), judge=lambda limit: Verdict(bound=limit, status="PROVED"))
    assert (other.status, other.missing.startswith("one answer: found VIOLATED, but")) == ("UNKNOWN", True)
