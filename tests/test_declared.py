"""The patients a regimen declares: who is none of them is not decided for, unless somebody confirmed the measures."""

import attrs
import pytest
from composed import document, said
from courses import LABEL
from hypothesis import given
from hypothesis import strategies as st
from logs import every

from posology import (
    Bound,
    DoseRule,
    Patient,
    Patients,
    Regimen,
    Rounding,
    Schedule,
    Scope,
    Step,
    check,
    formulary,
    prove,
)
from posology.bands import Bands
from posology.errors import FileError, RegimenError
from posology.logs.check_log import check_log
from posology.measure_range import MeasureRange
from posology.region import Region, told
from posology.sheet import Sheet

INFANTS = Patients(age=(0, 0), weight=("2 kg", "12 kg"))
ADULTS = Patients(age=(18, None), weight=("40 kg", "150 kg"))
CONFIRMED = "weight read twice, A. Jansen"


def for_those(*boxes, dose="5 mg", **more):
    return Regimen("examplol", "oral", Step(dose, days=7), patients=boxes, **more)


def per_day(most="5 mg", **more):
    return Bound.per_day(f"{most}/day", source=LABEL, **more)


def only(subject, bound, **more):
    (verdict,) = check(subject, [bound], **more)
    return verdict


# --- One patient ---


def test_hazard_8_an_infant_of_70_kg_is_unknown_and_told_what_is_declared_for_that_age():
    two = for_those(INFANTS, ADULTS)
    verdict = only(two, per_day(), patient=Patient(age=0, weight="70 kg"))
    assert (verdict.status, verdict.missing) == (
        "UNKNOWN",
        "a patient it is for: at age 0 years it is for body weight from 2 kg to 12 kg, "
        "and this one has body weight 70 kg",
    )
    for who in (Patient(age=0, weight="7 kg"), Patient(age=40, weight="70 kg")):
        assert only(two, per_day(), patient=who).status == "PROVED"
    # 8 lb for 8 kg is inside, 154 lb entered as kg is not: only a slip beyond the declared ranges is seen
    assert only(two, per_day(), patient=Patient(age=40, weight="154 kg")).status == "UNKNOWN"
    assert only(two, per_day(), patient=Patient(age=40, weight="154 lb")).status == "PROVED"


def test_hazard_8_no_verdict_at_all_is_given_on_a_patient_who_is_none_of_those_declared():
    two = for_those(INFANTS, ADULTS)
    heavy = Scope(patients=Patients(weight=("60 kg", None)))
    for bound in (
        per_day("5 mg"),
        per_day("4 mg"),
        per_day("5 mg", scope=heavy),
        per_day("5 mg", scope=Scope(patients=Patients(weight=(None, "12 kg")))),
        Bound.course_total("1 mg/kg", source=LABEL),
        Bound.lifetime("1 g", source=LABEL),
    ):
        for subject in (two, Schedule(two, "2026-12-01")):
            verdict = only(subject, bound, patient=Patient(age=0, weight="70 kg"), earlier="none")
            assert (verdict.status, "at age 0 years" in verdict.missing) == ("UNKNOWN", True)


@pytest.mark.parametrize(
    ("who", "missing"),
    [
        (Patient(weight="70 kg"), "the patient's creatinine clearance, for the regimen is for"),
        (Patient(weight="70 kg", crcl="80 mL/min"), "creatinine clearance with the day on which it was measured"),
        (Patient(crcl="80 mL/min", crcl_on="2026-11-01"), "the patient's body weight, for the regimen is for"),
        (Patient(), "the patient's body weight and creatinine clearance, for the regimen is for"),
        (Patient(weight="70 kg", crcl="80 mL/min", crcl_on="2026-12-02"), "measured on or before 2026-12-01"),
    ],
)
def test_hazard_8_a_measure_that_is_declared_and_not_known_is_named(who, missing):
    schedule = Schedule(for_those(Patients(weight=("40 kg", None), crcl=("60 mL/min", None))), "2026-12-01")
    for confirmed in ("", CONFIRMED):
        verdict = only(schedule, per_day(), patient=attrs.evolve(who, confirmed=confirmed))
        assert (verdict.status, missing in verdict.missing) == ("UNKNOWN", True)


def test_a_patient_of_no_declared_age_is_told_all_that_is_declared():
    verdict = only(for_those(INFANTS, ADULTS), per_day(), patient=Patient(age=9, weight="30 kg"))
    assert verdict.missing == (
        "a patient it is for: it is for body weight from 2 kg to 12 kg, age from 0 years to under 1 years, "
        "or body weight from 40 kg to 150 kg, age from 18 years, and this one has body weight 30 kg and age 9 years"
    )


def test_a_patient_is_held_to_the_declared_ranges_on_every_day():
    two = Regimen("examplol", "oral", Step("5 mg"), patients=[INFANTS, Patients(age=(2, 11))])
    born = Patient(born="2025-12-03", weight="9 kg")
    assert only(Schedule(two, "2026-12-01", days=2), per_day(), patient=born).status == "PROVED"
    later = only(Schedule(two, "2026-12-01", days=3), per_day(), patient=born)
    assert (later.status, "on 2026-12-03 this one has age 1 year" in later.missing) == ("UNKNOWN", True)
    total = Bound.course_total("1 g", source=LABEL)
    bounded = Regimen("examplol", "oral", Step("5 mg", days=3), patients=[INFANTS])
    assert only(Schedule(bounded, "2026-12-01", days=2), total, patient=born).status == "UNKNOWN"


def test_hepatic_classes_are_declared_too():
    mild = for_those(Patients(hepatic=("none", "A")))
    found = [
        only(mild, per_day(), patient=Patient(hepatic=each, hepatic_on="2026-11-01")) for each in ("none", "A", "B")
    ]
    assert [each.status for each in found] == ["PROVED", "PROVED", "UNKNOWN"]
    assert "it is for hepatic impairment none or A, and this one has hepatic impairment B" in found[2].missing
    assert "the hepatic impairment assessed on 2026-11-01 still holds" in found[0].assumes


def test_a_declared_clearance_is_taken_for_still_right_unless_the_bound_says_how_old_it_may_be():
    renal = Schedule(for_those(Patients(crcl=("60 mL/min", None))), "2026-12-01")
    who = Patient(crcl="80 mL/min", crcl_on="2026-11-01")
    said = "the creatinine clearance measured on 2026-11-01 still holds"
    assert only(renal, per_day(), patient=who).assumes.count(said) == 1
    any_age = Scope(patients=Patients(crcl=("30 mL/min", None)))
    assert only(renal, per_day(scope=any_age), patient=who).assumes.count(said) == 1
    assert said not in only(renal, per_day(scope=attrs.evolve(any_age, within_days=90)), patient=who).assumes


# --- Confirmed ---


def test_hazard_8_a_confirmed_patient_is_decided_and_the_confirmation_stays():
    who = Patient(age=0, weight="15 kg", confirmed=CONFIRMED)
    for most, status in (("5 mg", "PROVED"), ("4 mg", "VIOLATED")):
        verdict = only(for_those(INFANTS, ADULTS), per_day(most), patient=who)
        assert (verdict.status, verdict.assumes) == (
            status,
            (
                "body weight stays 15 kg",
                "at age 0 years it is for body weight from 2 kg to 12 kg, and this one has body weight 15 kg; "
                "confirmed: weight read twice, A. Jansen",
            ),
        )


def test_a_confirmation_of_a_patient_who_is_declared_says_nothing():
    verdict = only(for_those(INFANTS), per_day(), patient=Patient(age=0, weight="7 kg", confirmed=CONFIRMED))
    assert (verdict.status, verdict.assumes) == ("PROVED", ("body weight stays 7 kg", "age stays 0 years"))
    (verdict,) = check(for_those(ADULTS), [per_day()], patient=Patient(age=40, weight="70 kg"))
    assert verdict.assumes == ("body weight stays 70 kg",)


@pytest.mark.parametrize(
    ("scope", "status"),
    [
        ({"weight": (None, "12 kg")}, "NOT_APPLICABLE"),
        ({"weight": ("12 kg", None)}, "PROVED"),
        ({"crcl": (None, "60 mL/min")}, "UNKNOWN"),
    ],
)
def test_hazard_8_a_confirmation_leaves_the_scope_of_a_bound_as_it_is(scope, status):
    bound = per_day(scope=Scope(patients=Patients(**scope)))
    verdict = only(for_those(INFANTS), bound, patient=Patient(age=0, weight="15 kg", confirmed=CONFIRMED))
    assert verdict.status == status


def test_hazard_8_a_confirmation_does_not_make_up_for_what_is_not_known():
    declared = for_those(Patients(age=(0, 0), weight=("2 kg", "12 kg"), crcl=("60 mL/min", None)))
    heavy = {"age": 0, "weight": "15 kg"}
    assert "body weight 15 kg" in only(declared, per_day(), patient=Patient(**heavy)).missing
    verdict = only(declared, per_day(), patient=Patient(**heavy, confirmed=CONFIRMED))
    assert (verdict.status, "the patient's creatinine clearance" in verdict.missing) == ("UNKNOWN", True)


@pytest.mark.parametrize("confirmed", [" ", True, None, 3, "read\ntwice"])
def test_a_confirmation_says_something(confirmed):
    with pytest.raises(RegimenError, match="confirmed"):
        Patient(confirmed=confirmed)


RANGES = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)
BOXES = st.lists(st.tuples(RANGES, RANGES), min_size=1, max_size=3)


@given(boxes=BOXES, age=st.none() | st.integers(0, 30), kg=st.none() | st.integers(1, 31), confirmed=st.booleans())
def test_a_patient_is_decided_for_if_one_box_holds_all_measures_or_if_they_are_known_and_confirmed(
    boxes, age, kg, confirmed
):
    declared = for_those(
        *(Patients(age=tuple(years), weight=(f"{a + 1} kg", f"{b + 1} kg")) for years, (a, b) in boxes)
    )
    known = {} if age is None else {"age": age}
    known |= {} if kg is None else {"weight": f"{kg} kg"}
    verdict = only(declared, per_day(), patient=Patient(**known, confirmed=CONFIRMED if confirmed else ""))
    is_known = None not in (age, kg)
    inside = is_known and any(a <= age <= b and c + 1 <= kg <= d + 1 for (a, b), (c, d) in boxes)
    assert (verdict.status == "PROVED") == (inside or (is_known and confirmed))
    assert verdict.status in ("PROVED", "UNKNOWN")
    assert (CONFIRMED in str(verdict)) == (is_known and confirmed and not inside)


# --- Every box ---


def test_what_is_proved_is_proved_for_every_box_and_names_them():
    for decided in (check, prove):
        by_weight = for_those(INFANTS, ADULTS, dose=DoseRule("15 mg/kg", rounding=Rounding("1 mg")))
        (verdict,) = decided(by_weight, [Bound.per_dose("2250 mg", source=LABEL)])
        assert (verdict.status, str(verdict.value)) == ("PROVED", "2250 mg")
        assert str(INFANTS) in verdict.covers
        assert str(ADULTS) in verdict.covers
        (broken,) = decided(by_weight, [Bound.per_dose("180 mg", source=LABEL)])  # 12 kg times 15 mg/kg
        assert (broken.status, str(ADULTS) in broken.covers, str(INFANTS) in broken.covers) == ("VIOLATED", True, False)
        (open_ended,) = decided(
            attrs.evolve(by_weight, patients=[INFANTS, Patients(age=(18, None), weight=("40 kg", None))]),
            [Bound.per_dose("2250 mg", source=LABEL)],
        )
        assert (open_ended.status, "age from 18 years" in open_ended.missing) == ("UNKNOWN", True)


def test_two_regions_with_a_gap_between_them_are_not_told_as_below_and_above():
    light, heavy = (MeasureRange.of("weight", ends) for ends in (("2 kg", "12 kg"), ("40 kg", "150 kg")))
    apart = [Region((light,), "PROVED"), Region((heavy,), "NOT_APPLICABLE")]
    assert told(apart) == "NOT_APPLICABLE for body weight from 40 kg to 150 kg; PROVED elsewhere"
    next_to = Region((MeasureRange.of("weight", ("over 12 kg", "20 kg")),), "VIOLATED")
    assert told([apart[0], next_to]) == "PROVED up to 12 kg, VIOLATED above"


def test_a_bound_for_the_patients_of_one_box_proves_nothing_unless_the_others_have_one():
    for_adults = per_day(scope=Scope(patients=Patients(age=(18, None))), name="adults")
    for_infants = per_day("6 mg", scope=Scope(patients=Patients(age=(0, 0))), name="infants")
    for decided in (check, prove):
        (alone,) = decided(for_those(INFANTS, ADULTS), [for_adults])
        assert (alone.status, "age from 0 years to under 1 years" in alone.missing) == ("UNKNOWN", True)
        both = decided(for_those(INFANTS, ADULTS), [for_adults, for_infants])
        assert [each.status for each in both] == ["PROVED", "PROVED"]
        assert str(ADULTS) in both[0].covers
        assert str(INFANTS) not in both[0].covers
        (neither,) = decided(for_those(INFANTS, ADULTS), [per_day(scope=Scope(patients=Patients(age=(9, 9))))])
        assert neither.status == "NOT_APPLICABLE"


def test_a_log_is_of_a_patient_of_any_of_the_boxes():
    bound = Bound.per_dose("500 mg", source=LABEL, scope=Scope(patients=Patients(age=(18, None))))
    found = [check_log(every(8), [bound], patient=who)[0].status for who in (INFANTS, ADULTS, (INFANTS, ADULTS))]
    assert found == ["NOT_APPLICABLE", "VIOLATED", "VIOLATED"]


def test_a_check_without_a_patient_says_that_it_takes_one_of_any_box():
    bound = per_day(scope=Scope(patients=Patients(weight=("1 kg", None))))
    (verdict,) = check(for_those(INFANTS, ADULTS), [bound])
    assert verdict.assumes[-1] == f"the patient is one the regimen is for: {INFANTS}, or {ADULTS}"


def test_a_birthday_from_one_box_into_another_is_taken_for_granted_not_to_come():
    by_age = DoseRule(Bands("age", [(0, 1, "5 mg"), (1, None, "9 mg")]))
    declared = for_those(Patients(age=(0, 0)), Patients(age=(1, 2)), dose=by_age)
    (verdict,) = prove(declared, [per_day("9 mg")])
    assert verdict.status == "PROVED"
    assert "no patient grows out of age from 0 years to under 1 years" in verdict.assumes


def test_a_list_of_one_box_is_that_box_and_an_open_or_empty_list_is_refused():
    assert for_those(ADULTS) == for_those(ADULTS, name="")
    assert for_those(ADULTS).patients == ADULTS
    assert (for_those(ADULTS).boxes, for_those(INFANTS, ADULTS).boxes) == ((ADULTS,), (INFANTS, ADULTS))
    assert for_those(Patients()).boxes == Regimen("examplol", "oral", Step("5 mg"), patients=Patients()).boxes == ()
    for wrong in ([], [ADULTS, Patients()], [ADULTS, None], "adults", [Patient(age=18)]):
        with pytest.raises(RegimenError, match="patients"):
            Regimen("examplol", "oral", Step("5 mg"), patients=wrong)


# --- Files and sheets ---

FILE = """
drug = "examplol"
[sources.label]
title = "Example label"
[regimens.label]
route = "oral"
source = "label"
PATIENTS
[[regimens.label.steps]]
dose = "5 mg"
at = "morning"
"""
TABLES = """
[[regimens.label.patients]]
age = ["0 years", "under 1 year"]
weight = ["2 kg", "12 kg"]
[[regimens.label.patients]]
age = "from 18 years"
weight = ["40 kg", "150 kg"]
"""


@pytest.mark.parametrize(
    ("written", "boxes"),
    [
        (TABLES, (INFANTS, ADULTS)),
        ('patients = { age = "from 18 years", weight = ["40 kg", "150 kg"] }', (ADULTS,)),
        ('patients = [{ age = "from 18 years", weight = ["40 kg", "150 kg"] }]', (ADULTS,)),
        ("patients = {}", ()),
        ("", ()),
    ],
)
def test_a_file_declares_one_box_as_a_table_and_several_as_a_list_of_tables(written, boxes):
    protocol = formulary.loads(FILE.replace("PATIENTS", written))
    assert protocol["label"].boxes == boxes
    assert formulary.loads(formulary.dump(protocol)) == protocol


@pytest.mark.parametrize(
    ("written", "path", "problem"),
    [
        ("patients = []", "regimens.label", "got none"),
        ('patients = [{ age = "from 18 years" }, {}]', "regimens.label", "any patient"),
        (
            'patients = [{ age = "from 18 years" }, { wight = "from 3 kg" }]',
            "regimens.label.patients[1].wight",
            "weight",
        ),
        ('patients = "adults"', "regimens.label.patients", "not a table"),
    ],
)
def test_a_fault_in_a_list_of_boxes_is_told_with_its_place(written, path, problem):
    with pytest.raises(FileError) as caught:
        formulary.loads(FILE.replace("PATIENTS", written))
    ((where, message),) = caught.value.faults
    assert (where, problem in message) == (path, True)


def test_a_sheet_says_every_box_its_regimen_is_for():
    sheet = Sheet.of(Schedule(for_those(INFANTS, ADULTS), "2026-12-01"), prepared_on="2026-11-22")
    assert f"For patients with: {INFANTS}, or {ADULTS}" in said(document(sheet, copy="clinician"), "made-from")
