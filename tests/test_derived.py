"""What is worked out of a patient stands for what is not given, dated, within its range, and is else unknown."""

import datetime as dt
import pickle
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology import Bound, DoseRule, Patient, Patients, Regimen, Schedule, Scope, Source, Step, check, testing
from posology.bands import Bands
from posology.errors import UnitError, UnresolvedError
from posology.measure import KIDNEYS, Measure
from posology.patients import relation
from posology.stays import stays

KNOWN = {"weight": "70 kg", "sex": "female", "age": 61, "creatinine": "1.1 mg/dL", "creatinine_on": "2026-11-20"}
CLEARANCE = Fraction(79) * 70 * Fraction("0.85") / (72 * Fraction("1.1"))  # 4700.5 / 79.2 = 59.3497
ON = "2026-12-01"


def unknown(who, kind, on=ON, **more):
    with pytest.raises(UnresolvedError) as caught:
        who.on(on)(kind, **more)
    return caught.value.limit


def named(who, name):
    return [each for each in who.derived() if each.name == name]


# --- The clearance ---


def test_a_clearance_is_worked_out_exactly_from_the_creatinine():
    assert Patient(**KNOWN).on(ON)("crcl") == CLEARANCE
    assert Patient(**{**KNOWN, "sex": "male"}).on(ON)("crcl") == CLEARANCE * 20 / 17
    umol = Patient(**{**KNOWN, "creatinine": "97.24 µmol/L"})  # 97.24 / 88.4 = 1.1
    assert umol.on(ON)("crcl") == CLEARANCE


def test_hazard_17_a_clearance_is_as_old_as_its_creatinine():
    who = Patient(**KNOWN)
    assert who.measured_on("crcl") == (dt.date(2026, 11, 20),)
    assert who.on("2026-12-20")("crcl", within_days=30) == CLEARANCE
    assert "at most 30 days before 2026-12-21" in unknown(who, "crcl", "2026-12-21", within_days=30)
    assert "on or before 2026-11-19" in unknown(who, "crcl", "2026-11-19")


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [
        ("weight", "body weight to work out the creatinine clearance"),
        ("sex", "sex to work out the creatinine clearance"),
        ("age", "age to work out the creatinine clearance"),
        ("creatinine", "creatinine clearance"),
        ("creatinine_on", "creatinine with the day on which it was measured to work out the creatinine clearance"),
    ],
)
def test_hazard_17_what_is_missing_for_a_clearance_is_named_and_makes_it_unknown(left_out, missing):
    told = {key: value for key, value in KNOWN.items() if key != left_out}
    if left_out == "creatinine":
        told.pop("creatinine_on")
    assert unknown(Patient(**told), "crcl") == missing
    assert relation(Patients(crcl=("30 mL/min", None)), Patient(**told), ON) == f"unknown: {missing}"


def test_the_age_is_that_of_the_day_of_the_creatinine():
    told = {key: value for key, value in KNOWN.items() if key != "age"}
    for born, age in (("1965-11-20", 61), ("1965-11-21", 60)):
        expected = Fraction(140 - age) * 70 * Fraction("0.85") / (72 * Fraction("1.1"))
        assert Patient(**told, born=born).on("2027-06-01")("crcl") == expected


def test_the_weight_is_that_of_the_day_of_the_creatinine():
    who = Patient(**{**KNOWN, "weight": {"2026-11-01": "70 kg", "2026-11-21": "90 kg"}})
    assert who.on(ON)("crcl") == CLEARANCE
    late = Patient(**{**KNOWN, "weight": {"2026-11-21": "70 kg"}})
    assert unknown(late, "crcl") == "body weight on 2026-11-20 to work out the creatinine clearance"


def test_each_creatinine_of_several_counts_from_its_day():
    told = {key: value for key, value in KNOWN.items() if key != "creatinine_on"}
    who = Patient(**{**told, "creatinine": {"2026-11-20": "1.1 mg/dL", "2026-12-10": "2.2 mg/dL"}})
    assert [str(day) for day in who.measured_on("crcl")] == ["2026-11-20", "2026-12-10"]
    assert (who.on("2026-12-09")("crcl"), who.on("2026-12-10")("crcl")) == (CLEARANCE, CLEARANCE / 2)
    assert [each.since for each in named(who, "creatinine clearance")] == list(who.measured_on("crcl"))


@pytest.mark.parametrize(("age", "confirmed", "known"), [(17, "A. J.", False), (18, "", True), (92, "", True)])
def test_a_clearance_is_worked_out_only_for_the_ages_that_its_publication_states(age, confirmed, known):
    who = Patient(**{**KNOWN, "age": age, "confirmed": confirmed})
    assert (who.measure("crcl") is not None) == known
    if not known:
        assert "at age 17 years, which Cockcroft and Gault state for 18 to 92 years" in unknown(who, "crcl")


def test_over_the_ages_stated_somebody_has_to_confirm_and_that_stays():
    assert "18 to 92" in unknown(Patient(**{**KNOWN, "age": 93}), "crcl")
    who = Patient(**{**KNOWN, "age": 93, "confirmed": "renal team, A. Jansen"})
    assert who.on(ON)("crcl") == CLEARANCE * 47 / 79
    assert named(who, "creatinine clearance")[0].cautions == (
        "age 93 years is over the 92 of its publication; confirmed: renal team, A. Jansen",
    )


def test_a_clearance_that_no_patient_has_is_not_used():
    # 140 - 18 = 122, 122 x 100 / 7.2 = 1694
    who = Patient(weight="100 kg", sex="male", age=18, creatinine="0.1 mg/dL", creatinine_on="2026-11-20")
    assert "more than the 1000 mL/min" in unknown(who, "crcl")


# --- The choice of weight ---

TALL = {**KNOWN, "height": "64 in", "weight": "80 kg"}  # ideal 54.7 kg, adjusted 64.82 kg


@pytest.mark.parametrize(
    ("which", "weight"), [(None, "80"), ("actual", "80"), ("ideal", "54.7"), ("adjusted", "64.82")]
)
def test_the_weight_for_the_clearance_is_the_one_chosen_and_named(which, weight):
    who = Patient(**TALL, weight_for=which)
    assert who.on(ON)("crcl") == CLEARANCE * Fraction(weight) / 70
    assert f"(Cockcroft and Gault 1976, {which or 'actual'} weight)" in named(who, "creatinine clearance")[0].arithmetic


@pytest.mark.parametrize("which", ["ideal", "adjusted"])
def test_an_ideal_weight_over_the_actual_one_is_not_used(which):
    who = Patient(**{**TALL, "weight": "54.7 kg"}, weight_for=which)
    assert "the actual 54.7 kg is not over the ideal 54.7 kg" in unknown(who, "crcl")
    assert named(who, "adjusted body weight")[0].value is None


@pytest.mark.parametrize(("height", "known"), [("60 in", True), ("152.3 cm", False)])
def test_an_ideal_weight_is_never_extrapolated_below_60_in(height, known):
    who = Patient(**{**TALL, "height": height}, weight_for="ideal")
    assert (who.measure("crcl") is not None) == known
    assert known or "which Devine states from 60 in (152.4 cm) on" in unknown(who, "crcl")


def test_an_ideal_weight_needs_no_actual_weight_and_an_adjusted_one_does():
    told = {key: value for key, value in TALL.items() if key != "weight"}
    assert Patient(**told, weight_for="ideal").on(ON)("crcl") == CLEARANCE * Fraction("54.7") / 70
    assert "body weight to work out" in unknown(Patient(**told, weight_for="adjusted"), "crcl")
    assert "body height" in unknown(Patient(**KNOWN, weight_for="ideal"), "crcl")


# --- The surface ---


def test_a_surface_is_worked_out_by_the_formula_chosen():
    told = {"weight": "70 kg", "height": "175 cm"}
    assert [str(Patient(**told, surface_by=by).measure("surface")) for by in (None, "Mosteller", "Du Bois")] == [
        "1.84 m2",
        "1.84 m2",
        "1.85 m2",
    ]


def test_a_surface_changes_with_the_weight():
    who = Patient(weight={"2026-12-01": "70 kg", "2026-12-10": "80 kg"}, height="175 cm")
    assert [str(each) for each in (who.on("2026-12-09")("surface"), who.on("2026-12-10")("surface"))] == [
        "46/25",  # 1.84
        "197/100",  # the root of 80 x 175 / 3600 = 3.889 is 1.972
    ]
    assert unknown(who, "surface", "2026-11-30") == "body surface measured on or before 2026-11-30"
    per_m2 = Regimen("examplol", "oral", Step("100 mg/m2", days=12))
    assert str(per_m2.for_patient(who, "2026-12-01")) == (
        "examplol, oral: 184 mg morning for 9 days, then 197 mg morning for 3 days"
    )


def test_a_surface_is_known_once_weight_and_height_are():
    who = Patient(weight={"2026-12-01": "30 kg"}, height={"2026-12-05": "130 cm", "2026-12-20": "132 cm"})
    assert [str(day) for day in who.measured_on("surface")] == ["2026-12-05", "2026-12-20"]


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({"weight": "70 kg"}, "body surface"),
        ({"height": "175 cm"}, "body weight to work out the body surface"),
        ({"weight": "70 kg", "surface_by": "Du Bois"}, "body height to work out the body surface"),
    ],
)
def test_what_is_missing_for_a_surface_is_named(told, missing):
    assert unknown(Patient(**told), "surface") == missing


# --- In verdicts and doses ---

RENAL = Scope(patients=Patients(crcl=("30 mL/min", "under 60 mL/min")), within_days=30)
LIMIT = Bound.per_day("600 mg/day", source=Source("Example label"), scope=RENAL)


def test_a_verdict_says_how_the_clearance_was_worked_out():
    plain = Schedule(Regimen("examplol", "oral", Step("600 mg", days=7)), "2026-12-01")
    verdict = check(plain, [LIMIT], patient=Patient(**KNOWN))[0]
    assert verdict.status == "PROVED"
    text = "(140 − 61) × 70 kg × 0.85 ÷ (72 × 1.1 mg/dL) = about 59.3 mL/min (Cockcroft and Gault 1976, actual weight)"
    assert f"creatinine clearance from 2026-11-20: {text}" in verdict.assumes
    unsure = check(plain, [LIMIT], patient=attrs.evolve(Patient(**KNOWN), sex=None))[0]
    assert (unsure.status, "sex to work out" in unsure.missing) == ("UNKNOWN", True)


def test_a_verdict_says_that_a_surface_that_was_worked_out_stays_or_until_when():
    limit = Bound.per_dose("500 mg/m2", source=Source("Example label"))
    plan = Schedule(Regimen("examplol", "oral", Step("600 mg", days=7)), "2026-12-01")
    steady = check(plan, [limit], patient=Patient(weight="70 kg", height="175 cm"))[0]
    assert "body surface stays 1.84 m2" in steady.assumes
    weights = {"2026-12-01": "70 kg", "2026-12-05": "80 kg"}
    changing = check(plan, [limit], patient=Patient(weight=weights, height="175 cm"))[0]
    assert "body surface is 1.84 m2 from 2026-12-01, 1.97 m2 from 2026-12-05, each until the next" in changing.assumes


GROWING = Patient(weight={"2026-12-01": "70 kg", "2026-12-10": "80 kg"}, height="175 cm")  # 1.84 m2, then 1.97 m2


def test_a_scope_by_the_surface_is_entered_on_the_day_of_another_weight():
    large = Scope(patients=Patients(surface=("1.9 m2", None)))
    found = stays(large, GROWING, (dt.date(2026, 12, 1), dt.date(2026, 12, 20)))
    assert [(str(each.first), each.found) for each in found] == [("2026-12-01", "outside"), ("2026-12-10", "inside")]


def test_a_limit_per_m2_is_that_of_the_surface_of_each_day():
    plan = Schedule(Regimen("examplol", "oral", Step("190 mg", days=14)), "2026-12-01")
    limit = Bound.per_dose("100 mg/m2", source=Source("Example label"))
    assert check(plan, [limit], patient=attrs.evolve(GROWING, weight="80 kg"))[0].status == "PROVED"
    verdict = check(plan, [limit], patient=GROWING)[0]  # 190 mg is over 184 mg and not over 197 mg
    assert (verdict.status, verdict.witness.moment.date()) == ("VIOLATED", dt.date(2026, 12, 1))
    later = Schedule(Regimen("examplol", "oral", Step("190 mg", days=14)), "2026-12-10")
    assert check(later, [limit], patient=GROWING)[0].status == "PROVED"


def test_a_regimen_declared_by_the_surface_is_for_whom_it_is_worked_out():
    declared = Regimen("examplol", "oral", Step("5 mg", days=14), patients=Patients(surface=("1.5 m2", "1.9 m2")))
    limit = Bound.per_dose("5 mg", source=Source("Example label"))
    found = [check(Schedule(declared, "2026-12-01", days=days), [limit], patient=GROWING)[0] for days in (9, 10)]
    assert [each.status for each in found] == ["PROVED", "UNKNOWN"]
    assert "on 2026-12-10 this one has body surface 1.97 m2" in found[1].missing


def test_a_filtration_rate_never_stands_for_a_clearance():
    who = attrs.evolve(Patient(**KNOWN), weight=None)
    # 142 x 1.5714^-1.2 = 82.55, x 0.9938^61 = 0.6843, x 1.012: 57.2
    assert str(named(who, "estimated filtration rate")[0].value) == "57 mL/min/1.73 m2"
    assert "body weight" in unknown(who, "crcl")
    with pytest.raises(UnitError):
        Patient(crcl=named(who, "estimated filtration rate")[0].value)


def test_a_table_goes_by_the_worked_out_clearance_and_not_by_what_is_shown():
    # 60 - 1/3000: shown with as many places as tell that it is under 60
    weight = (60 - Fraction(1, 3000)) * 72 * Fraction("1.1") / (79 * Fraction("0.85"))
    who = attrs.evolve(Patient(**KNOWN), weight=Measure("weight", weight))
    rule = DoseRule(Bands("crcl", [(0, 60, "5 mg"), (60, None, "10 mg")]))
    assert str(rule.dose_for(who, ON)) == "5 mg"
    assert named(who, "creatinine clearance")[0].shown == "about 59.9997 mL/min"


@given(testing.patients(), testing.patient_boxes(), st.dates(dt.date(2024, 1, 1), dt.date(2028, 12, 31)))
def test_a_patient_to_whom_the_same_is_given_lies_in_the_same_boxes(who, box, on):
    left_out = dict.fromkeys(("creatinine", "creatinine_on", "weight_for", "surface_by"))
    told = {kind: who.measure(kind) for kind in ("surface", *KIDNEYS)}
    for kind in KIDNEYS:
        given_on = getattr(who, f"{kind}_on")
        told[f"{kind}_on"] = given_on or who.creatinine_on if told[kind] is not None else None
    plain = attrs.evolve(who, **left_out, **told, height=None)
    dated = box.crcl is not None or box.egfr is not None
    found = [relation(box, each, on, 90 if dated else None) for each in (who, plain)]
    assert found[0].partition(":")[0] == found[1].partition(":")[0]


@given(testing.patients())
def test_what_is_worked_out_has_a_value_with_its_arithmetic_or_names_what_is_missing(who):
    for each in who.derived():
        assert (each.value is None) == bool(each.missing) == (not each.arithmetic)
        assert each.source.title
        assert each.stated_for
    assert pickle.loads(pickle.dumps(who)).derived() == who.derived()
