"""Cyclophosphamide: what its file gives on which day, worked out by hand from what the sources say."""

from fractions import Fraction

import pytest
from drug_files import START, broken, proof_with

from posology import Patient, Schedule, check, load, prove
from posology.errors import UnresolvedError
from posology.formulary import loads, text_of

CYCLOPHOSPHAMIDE = load("cyclophosphamide")
SIX = [1, 15, 29, 50, 71, 92]  # weeks 0, 2, 4, 7, 10, 13
TEN = [*SIX, 113, 134, 148, 169]  # and 16, 19, 21, 24
KIDNEYS = {"egfr": "60 mL/min/1.73 m2", "egfr_on": "2026-11-25"}
LOW = {**KIDNEYS, "egfr": "29 mL/min/1.73 m2"}


def days(name, **measures):
    """The days with a dose, and the doses that there are."""
    gfr = LOW if name.endswith("under-30") else KIDNEYS
    regimen = CYCLOPHOSPHAMIDE[name].for_patient(Patient(**gfr, **measures), on=START)
    schedule = Schedule(regimen, start=START)
    return [each.day for each in schedule], sorted({str(each.dose) for each in schedule})


def test_it_has_these_regimens_none_of_them_for_neuropathy():
    assert [(each.name, each.route, each.indication) for each in CYCLOPHOSPHAMIDE.regimens] == [
        ("kdigo-iv", "intravenous", "ANCA-associated vasculitis"),
        ("kdigo-iv-gfr-under-30", "intravenous", "ANCA-associated vasculitis"),
        ("kdigo-iv-10-pulses", "intravenous", "ANCA-associated vasculitis"),
        ("kdigo-iv-10-pulses-gfr-under-30", "intravenous", "ANCA-associated vasculitis"),
        ("kdigo-oral", "oral", "ANCA-associated vasculitis"),
        ("kdigo-oral-gfr-under-30", "oral", "ANCA-associated vasculitis"),
        ("kdigo-oral-6-months", "oral", "ANCA-associated vasculitis"),
        ("kdigo-oral-6-months-gfr-under-30", "oral", "ANCA-associated vasculitis"),
        ("euro-lupus", "intravenous", "lupus nephritis"),
        ("nih-least", "intravenous", "organ-threatening lupus"),
        ("nih-most", "intravenous", "organ-threatening lupus"),
    ]


# --- Pulses per kg: 15, 12.5, 10 mg/kg; 2.5 mg/kg less at a GFR under 30 ---


@pytest.mark.parametrize(
    ("age", "plain", "low"),
    [
        (59, "900 mg", "750 mg"),  # 15 and 12.5 mg/kg x 60 kg
        (60, "750 mg", "600 mg"),  # 12.5 and 10
        (69, "750 mg", "600 mg"),
        (70, "600 mg", "450 mg"),  # 10 and 7.5
        (85, "600 mg", "450 mg"),
    ],
)
def test_a_pulse_goes_by_age_and_is_less_at_a_gfr_of_29(age, plain, low):
    born = f"{2026 - age}-06-30"  # the birthday of this year has been; the next is after the last pulse
    for name, dose in (("kdigo-iv", plain), ("kdigo-iv-gfr-under-30", low)):
        assert days(name, weight="60 kg", born=born) == (SIX, [dose])
        assert days(name.replace("iv", "iv-10-pulses"), weight="60 kg", born=born) == (TEN, [dose])


def test_six_pulses_at_70_3_kg_come_to_6327_mg():
    regimen = CYCLOPHOSPHAMIDE["kdigo-iv"].for_patient(
        Patient(weight="70.3 kg", born="1976-06-30", **KIDNEYS), on=START
    )
    # 15 x 70.3 = 1054.5 mg, six times
    assert str(Schedule(regimen, start=START).total()) == "6327 mg"


PAIRS = [(name, f"{name}-gfr-under-30") for name in ("kdigo-iv", "kdigo-iv-10-pulses", "kdigo-oral")]


def statuses(name, patient):
    """What a check of a regimen of the file says for a patient."""
    regimen = CYCLOPHOSPHAMIDE[name].for_patient(patient, on=START)
    report = check(Schedule(regimen, start=START), patient=patient)
    assert report.ok == ({verdict.status for verdict in report} == {"PROVED"})
    return {verdict.status for verdict in report}


@pytest.mark.parametrize(("full", "less"), PAIRS)
@pytest.mark.parametrize(
    ("egfr", "found"),
    [
        ("30 mL/min/1.73 m2", ("PROVED", "UNKNOWN")),  # 30 is not under 30
        ("29.9 mL/min/1.73 m2", ("UNKNOWN", "PROVED")),
        ("29 mL/min/1.73 m2", ("UNKNOWN", "PROVED")),
        (None, ("UNKNOWN", "UNKNOWN")),
    ],
)
def test_each_of_a_pair_is_for_its_side_of_a_gfr_of_30_and_for_nobody_whose_gfr_is_not_known(full, less, egfr, found):
    known = {} if egfr is None else {"egfr": egfr, "egfr_on": "2026-11-25"}
    patient = Patient(weight="60 kg", age=65, **known)
    assert tuple(statuses(name, patient) for name in (full, less)) == tuple({each} for each in found)


def test_a_clearance_never_stands_for_the_gfr():
    patient = Patient(weight="60 kg", age=65, crcl="90 mL/min", crcl_on="2026-11-25")
    for name in PAIRS[0]:
        regimen = CYCLOPHOSPHAMIDE[name].for_patient(patient, on=START)
        report = check(Schedule(regimen, start=START), patient=patient)
        assert {verdict.status for verdict in report} == {"UNKNOWN"}
        assert "the patient's estimated filtration rate" in report[0].missing


def test_the_gfr_is_worked_out_from_the_creatinine_and_not_on_dialysis():
    # 142 x (2.2 / 0.7)^-1.2 = 35.93, x 0.9938^61 = 0.6843, x 1.012: 24.9
    told = {"weight": "60 kg", "age": 61, "sex": "female", "creatinine": "2.2 mg/dL", "creatinine_on": "2026-11-25"}
    assert str(Patient(**told).measure("egfr")) == "25 mL/min/1.73 m2"
    assert [statuses(name, Patient(**told)) for name in PAIRS[0]] == [{"UNKNOWN"}, {"PROVED"}]
    on_dialysis = Patient(**told, dialysis="haemodialysis", dialysis_on="2026-11-25")
    assert [statuses(name, on_dialysis) for name in PAIRS[0]] == [{"UNKNOWN"}, {"UNKNOWN"}]


# --- By mouth: 2, 1.5, 1 mg/kg a day; 0.5 mg/kg less at a GFR under 30 ---


@pytest.mark.parametrize(
    ("age", "plain", "low"), [(50, "140 mg", "105 mg"), (60, "105 mg", "70 mg"), (70, "70 mg", "35 mg")]
)
@pytest.mark.parametrize(("months", "length"), [("", 89), ("-6-months", 181)])
def test_by_mouth_it_goes_by_age_and_is_less_at_a_low_gfr(age, plain, low, months, length):
    born = f"{2026 - age}-11-30"
    for gfr, dose in (("", plain), ("-gfr-under-30", low)):
        found = days(f"kdigo-oral{months}{gfr}", weight="70 kg", born=born)
        assert found == (list(range(1, length + 1)), [dose])


def test_the_dose_by_mouth_falls_on_the_60th_birthday():
    patient = Patient(weight="70 kg", born="1966-12-31", **KIDNEYS)
    steps = CYCLOPHOSPHAMIDE["kdigo-oral"].for_patient(patient, on=START).steps
    assert [(str(each.components[0].dose), each.days) for each in steps] == [("140 mg", 30), ("105 mg", 59)]


def test_a_birthday_at_which_the_pulses_change_is_refused_not_passed_over():
    with pytest.raises(UnresolvedError, match="the birthday on 2026-12-31 falls into"):
        days("kdigo-iv", weight="70 kg", born="1966-12-31")


def test_six_months_by_mouth_pass_36_g_from_99_448_kg_on():
    most = Fraction(36000, 181 * 2)
    assert 99 < most < 100
    name = "kdigo-oral-6-months"
    assert str(prove(CYCLOPHOSPHAMIDE[name])["cumulative"].value) == "35.838 g"  # 181 x 2 x 99 and 181 x 1.5 x 132 mg
    heavier = proof_with("cyclophosphamide", f"regimens.{name}", '"99 kg"', '"100 kg"')
    assert broken(heavier, name) == {"cumulative": "36.2 g"}


# --- Lupus ---


def test_euro_lupus_is_500_mg_every_2_weeks_six_times():
    schedule = Schedule(CYCLOPHOSPHAMIDE["euro-lupus"], start=START)
    assert [each.day - 1 for each in schedule] == [0, 14, 28, 42, 56, 70]
    assert str(schedule.total()) == "3000 mg"


@pytest.mark.parametrize(
    ("name", "dose", "total"), [("nih-least", "1350 mg", "8100 mg"), ("nih-most", "1800 mg", "10800 mg")]
)
def test_the_high_dose_is_750_to_1000_mg_per_m2_six_times_31_days_apart(name, dose, total):
    regimen = CYCLOPHOSPHAMIDE[name].for_patient(Patient(surface="1.8 m2", age=40), on=START)
    schedule = Schedule(regimen, start=START)
    assert [(each.day, str(each.dose)) for each in schedule] == [(1 + 31 * n, dose) for n in range(6)]
    assert str(schedule.total()) == total


def test_six_monthly_pulses_come_to_the_published_4_5_to_9_g():
    # 6 x 0.75 g/m2 x 1 m2 and 6 x 1 g/m2 x 1.5 m2 (general toxicity of cyclophosphamide, read 2026-11-22)
    for name, surface, total in (("nih-least", "1 m2", "4500 mg"), ("nih-most", "1.5 m2", "9000 mg")):
        regimen = CYCLOPHOSPHAMIDE[name].for_patient(Patient(surface=surface, age=40), on=START)
        assert str(Schedule(regimen, start=START).total()) == total


# --- Every bound notices the number that passes it ---


@pytest.mark.parametrize(
    ("table", "old", "new", "name", "found"),
    [
        ("regimens.kdigo-iv", '"15 mg/kg"', '"16 mg/kg"', "pulse", "640 mg"),
        ("regimens.kdigo-iv", '"12.5 mg/kg"', '"13 mg/kg"', "pulse", "520 mg"),
        ("regimens.kdigo-iv", '"10 mg/kg"', '"10.5 mg/kg"', "pulse", "420 mg"),
        ("regimens.kdigo-iv", '"2 weeks"', '"13 days"', "pulses-apart", "13 days, 0:00:00"),
        ("regimens.kdigo-iv", "times = 4", "times = 5", "six-pulses", "113"),
        ("regimens.kdigo-iv-gfr-under-30", '"12.5 mg/kg"', '"15 mg/kg"', "pulse-gfr-under-30", "600 mg"),
        ("regimens.kdigo-iv-gfr-under-30", '"10 mg/kg"', '"12.5 mg/kg"', "pulse-gfr-under-30", "500 mg"),
        ("regimens.kdigo-iv-gfr-under-30", '"7.5 mg/kg"', '"10 mg/kg"', "pulse-gfr-under-30", "400 mg"),
        ("regimens.kdigo-iv-10-pulses", "times = 5", "times = 6", "ten-pulses", "190"),
        ("regimens.kdigo-oral", '"2 mg/kg"', '"2.1 mg/kg"', "daily", "84 mg"),
        ("regimens.kdigo-oral", '"1.5 mg/kg"', '"2 mg/kg"', "daily", "80 mg"),
        ("regimens.kdigo-oral", '"1 mg/kg"', '"1.5 mg/kg"', "daily", "60 mg"),
        ("regimens.kdigo-oral", "days = 89", "days = 90", "three-months", "90"),
        ("regimens.kdigo-oral-gfr-under-30", '"1.5 mg/kg"', '"2 mg/kg"', "daily-gfr-under-30", "80 mg"),
        ("regimens.kdigo-oral-gfr-under-30", '"0.5 mg/kg"', '"1 mg/kg"', "daily-gfr-under-30", "40 mg"),
        ("regimens.euro-lupus", '"500 mg"', '"501 mg"', "lupus-pulse", "501 mg"),
        ("regimens.euro-lupus", "times = 6", "times = 7", "lupus-course", "3.5 g"),
        ("regimens.euro-lupus", '"2 weeks"', '"13 days"', "lupus-apart", "13 days, 0:00:00"),
        ("regimens.nih-most", '"1000 mg/m2"', '"1001 mg/m2"', "nih-pulse", "1201.2 mg"),
        ("regimens.nih-most", '"31 days"', '"30 days"', "nih-apart", "30 days, 0:00:00"),
        ("regimens.nih-most", "times = 6", "times = 7", "nih-length", "187"),
    ],
)
def test_a_number_of_the_file_that_is_off_breaks_its_bound(table, old, new, name, found):
    assert broken(proof_with("cyclophosphamide", table, old, new), table.split(".")[1])[name] == found


@pytest.mark.parametrize("age", [60, 70])
def test_a_dose_that_changes_a_birthday_too_late_breaks_its_bound(age):
    text = text_of("cyclophosphamide")
    for end in ("below", "least"):
        text = text.replace(f'{end} = "{age} years"', f'{end} = "{age + 1} years"')
    proof = prove(loads(text))
    for name, bound in (("kdigo-iv", "pulse"), ("kdigo-oral-gfr-under-30", "daily-gfr-under-30")):
        assert set(broken(proof, name)) == {bound}


def test_what_was_given_before_counts_towards_36_g():
    regimen = CYCLOPHOSPHAMIDE["kdigo-iv"]  # at most 6 x 15 x 150 mg = 13.5 g
    statuses = {
        before: prove(regimen, earlier=before)["cumulative"].status for before in ("22.5 g", "22.6 g", "unknown")
    }
    assert statuses == {"22.5 g": "PROVED", "22.6 g": "VIOLATED", "unknown": "UNKNOWN"}
    assert "no dose before day 1" in prove(regimen)["cumulative"].assumes
