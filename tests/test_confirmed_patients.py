"""Patients outside all that a regimen declares: what is asked of them, said of them and taken for granted, by hand."""

import pytest
from courses import LABEL

from posology import Bound, DoseRule, Patient, Patients, Regimen, Schedule, Scope, Step, check
from posology.bands import Bands

BY = "read twice, A. Jansen"


def decided(boxes, who, scope=None, subject=lambda regimen: regimen):
    regimen = Regimen("examplol", "oral", Step("5 mg", days=7), patients=boxes)
    bound = Bound.per_day("5 mg/day", source=LABEL, scope=Scope() if scope is None else scope)
    (verdict,) = check(subject(regimen), [bound], patient=who)
    return verdict


def test_hazard_8_a_confirmed_patient_has_to_fit_one_box_but_for_what_was_confirmed():
    """154 kg is outside both; the clearance that the first asks for is not known, and the second asks for none."""
    renal = Patients(weight=("40 kg", "150 kg"), crcl=("60 mL/min", None))
    adults = Patients(weight=("40 kg", "150 kg"), age=(18, None))
    for boxes in ([renal, adults], [adults, renal]):
        verdict = decided(boxes, Patient(weight="154 kg", age=40, confirmed=BY))
        assert (verdict.status, BY in verdict.assumes[-1]) == ("PROVED", True)
    assert decided([renal], Patient(weight="154 kg", age=40, confirmed=BY)).status == "UNKNOWN"


def test_hazard_8_a_hepatic_class_that_is_not_known_is_not_confirmed_with_the_rest():
    liver = Patients(weight=("40 kg", "150 kg"), hepatic=("none", "A"))
    verdict = decided([liver], Patient(weight="154 kg", confirmed=BY))
    assert (verdict.status, "hepatic impairment" in verdict.missing) == ("UNKNOWN", True)
    known = Patient(weight="154 kg", hepatic="A", hepatic_on="2026-11-01", confirmed=BY)
    for box in (liver, Patients(weight=("40 kg", "150 kg"))):
        verdict = decided([box], known)
        assert verdict.status == "PROVED"
        assert f"and this one has body weight 154 kg; confirmed: {BY}" in verdict.assumes[-1]


def test_all_that_is_outside_and_all_that_is_declared_for_that_age_is_named():
    small = Patients(age=(0, 0), weight=("2 kg", "12 kg"), surface=("0.1 m2", "0.6 m2"))
    large = Patients(age=(0, 0), weight=("20 kg", "30 kg"))
    verdict = decided([small, large], Patient(age=0, weight="15 kg", surface="1 m2"))
    assert verdict.missing == (
        "a patient it is for: at age 0 years it is for body weight from 2 kg to 12 kg and body surface from 0.1 m2 to "
        "0.6 m2, or body weight from 20 kg to 30 kg, and this one has body weight 15 kg and body surface 1 m2"
    )


@pytest.mark.parametrize(
    ("scope", "status"),
    [
        (Patients(weight=(None, "150 kg")), "NOT_APPLICABLE"),
        (Patients(surface=("1 m2", None)), "UNKNOWN"),
    ],
)
def test_where_nothing_is_decided_nothing_is_taken_for_granted(scope, status):
    box = Patients(weight=("40 kg", "150 kg"))
    verdict = decided([box], Patient(weight="154 kg", confirmed=BY), Scope(patients=scope))
    assert (verdict.status, verdict.assumes) == (status, ())


def test_a_bound_that_says_how_old_one_measurement_may_be_leaves_the_other_to_be_taken_for_right():
    renal = Patients(crcl=("60 mL/min", None))
    liver = Scope(patients=Patients(hepatic="none"), within_days=90)
    who = Patient(crcl="80 mL/min", crcl_on="2026-11-01", hepatic="none", hepatic_on="2026-11-01")
    verdict = decided([renal], who, liver, lambda regimen: Schedule(regimen, "2026-12-01"))
    assert verdict.status == "PROVED"
    assert "the creatinine clearance measured on 2026-11-01 still holds" in verdict.assumes
    assert "the hepatic impairment assessed on 2026-11-01 still holds" not in verdict.assumes


def test_a_hepatic_class_that_is_not_declared_for_that_age_is_told_with_those_that_are():
    adults = Patients(age=(18, None), hepatic=("none", "A"))
    who = Patient(age=40, hepatic="B", hepatic_on="2026-11-01")
    assert decided([adults], who).missing == (
        "a patient it is for: at age 40 years it is for hepatic impairment none or A, "
        "and this one has hepatic impairment B"
    )


def test_a_box_of_patients_that_is_named_takes_the_place_of_the_one_that_is_declared():
    renal = Patients(crcl=("60 mL/min", None))
    for named in (Patients(crcl=("10 mL/min", "90 mL/min")), Patients(weight=("2 kg", "12 kg"))):
        assert decided([renal], named).status == "PROVED"


# --- Every box ---

LIGHT, HEAVY = Patients(weight=("2 kg", "12 kg")), Patients(weight=("40 kg", "150 kg"))
UNWEIGHED = Patients(age=(18, None))


def of_all(boxes, bound, dose="15 mg/kg"):
    (verdict,) = check(Regimen("examplol", "oral", Step(dose, days=7), patients=boxes), [bound])
    return verdict


def test_what_is_the_same_for_every_box_is_said_of_no_box_in_particular():
    for most, status in (("5 mg", "PROVED"), ("4 mg", "VIOLATED")):
        verdict = of_all([LIGHT, HEAVY], Bound.per_dose(most, source=LABEL), dose="5 mg")
        assert (verdict.status, verdict.covers) == (status, "")


@pytest.mark.parametrize("boxes", [[HEAVY, UNWEIGHED], [UNWEIGHED, HEAVY]])
def test_hazard_8_a_box_of_which_it_is_not_known_leaves_the_bound_unknown_and_is_named(boxes):
    """15 mg/kg is at most 2250 mg up to 150 kg; of the other box no weight is declared."""
    verdict = of_all(boxes, Bound.per_dose("2250 mg", source=LABEL))
    assert verdict.status == "UNKNOWN"
    assert verdict.missing.endswith(", for the patients with age from 18 years")


@pytest.mark.parametrize("boxes", [[LIGHT, HEAVY, UNWEIGHED], [UNWEIGHED, HEAVY, LIGHT]])
def test_a_box_that_breaks_the_bound_comes_before_those_that_are_not_known(boxes):
    """15 mg/kg is at most 180 mg up to 12 kg, and 600 mg to 2250 mg from 40 kg on."""
    verdict = of_all(boxes, Bound.per_dose("180 mg", source=LABEL))
    assert (verdict.status, str(verdict.value)) == ("VIOLATED", "2250 mg")
    assert (str(HEAVY) in verdict.covers, str(LIGHT) in verdict.covers) == (True, False)


def test_what_is_proved_of_all_boxes_has_the_largest_value_and_the_regions_of_all():
    verdict = of_all([LIGHT, HEAVY], Bound.per_dose("2250 mg", source=LABEL))
    assert (verdict.status, str(verdict.value)) == ("PROVED", "2250 mg")
    assert verdict.covers == f"every patient of {LIGHT}; every patient of {HEAVY}"
    assert [region.status for region in verdict.regions] == ["PROVED", "PROVED"]
    assert len(set(verdict.assumes)) == len(verdict.assumes)


def test_patients_who_get_no_dose_need_no_bound_that_is_meant_for_them():
    """Below 15 mL/min nothing is given: so nobody of less than 50 kg gets a dose."""
    rule = DoseRule(Bands("crcl", [(0, 15, None), (15, None, "100 mg")]))
    without = Patients(weight=("40 kg", "150 kg"), crcl=("1 mL/min", "10 mL/min"))
    given = Patients(weight=("60 kg", "150 kg"), crcl=("20 mL/min", "100 mL/min"))
    heavy = Scope(patients=Patients(weight=("50 kg", None)))
    for most, status in (("100 mg", "PROVED"), ("99 mg", "VIOLATED")):
        for boxes in ([without, given], [given, without]):
            verdict = of_all(boxes, Bound.per_dose(most, source=LABEL, scope=heavy), dose=rule)
            assert (verdict.status, verdict.covers) == (status, f"every patient of {given}")
