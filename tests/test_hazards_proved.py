"""Hazards and worked cases whose tests stand with no module of their own, by their numbers."""

import datetime as dt
from fractions import Fraction

import attrs
import pytest
from courses import LABEL, regimen

from posology import (
    Amount,
    Bound,
    DailyAmount,
    Dose,
    DoseRule,
    Frequency,
    Patient,
    Patients,
    Regimen,
    Rounding,
    Schedule,
    Scope,
    Source,
    Step,
    check,
    prove,
)
from posology.share import Share
from posology.version import VERSION


def only(subject, bound, **more):
    (verdict,) = check(subject, [bound], **more)
    return verdict


def per_day(most, scope=None, **more):
    return Bound.per_day(f"{most}/day", source=LABEL, scope=scope or Scope(), **more)


def for_patients(**more):
    return Scope(patients=Patients(**more))


# --- Worked cases ---


def test_hazard_worked_8_15_mg_a_week_average_15_sevenths_of_a_mg_a_day_and_reach_15_mg():
    weekly = regimen(Step("15 mg", Frequency.weekly("Monday"), weeks=10))
    assert Fraction(15, 7) == Schedule(weekly, "2026-12-07").total().number / 70
    assert only(weekly, per_day("2.2 mg")).value == DailyAmount("15 mg/day")


def test_hazard_worked_10_a_tenth_of_the_current_dose_leaves_34_9_mg_after_10_steps_and_never_0():
    taper = regimen(*(Step(Dose(100 * Fraction(9, 10) ** n, "mg"), days=7) for n in range(11)))
    levels = [step.components[0].dose for step in taper.steps]
    assert levels[:3] == [Dose("100 mg"), Dose("90 mg"), Dose("81 mg")]
    assert levels[10] == Dose("34.86784401 mg")  # 0.9 ** 10 of 100 mg
    tenth = Bound.fall("10 %", of="current", within_days=7, source=LABEL)
    assert (only(taper, tenth).status, only(taper, tenth).value) == ("PROVED", Share("10 %"))


def test_hazard_worked_10_a_tenth_of_the_start_keeps_its_own_limit_and_not_that_of_the_current_dose():
    taper = regimen(*(Step(f"{mg} mg", days=7) for mg in range(100, 0, -10)), Step.no_dose(days=7))
    of_start, of_current = (Bound.fall("10 %", of=of, within_days=7, source=LABEL) for of in ("start", "current"))
    assert (only(taper, of_start).status, only(taper, of_start).value) == ("PROVED", Share("10 %"))
    # 90 mg to 80 mg is the first to be more than a tenth; 10 mg to nothing is the whole dose
    broken = only(taper, of_current)
    assert (broken.status, broken.witness.day, broken.value) == ("VIOLATED", 15, Share("100 %"))


# --- Hazards ---


def test_hazard_1_mg_written_for_mcg_is_found_and_shown_in_the_unit_of_the_limit():
    limit = Bound.per_dose("200 mcg", source=LABEL)
    meant, slip = (only(regimen(Step(dose)), limit) for dose in ("150 mcg", "150 mg"))
    assert (meant.status, slip.status) == ("PROVED", "VIOLATED")
    assert "150000 mcg" in str(slip)
    assert "at most 200 mcg" in str(slip)


def test_hazard_16_a_bound_for_an_age_is_unknown_without_one():
    limit = per_day("5 mg", for_patients(age=(12, None)))
    found = {who: only(regimen(Step("5 mg")), limit, patient=who) for who in (None, Patient(), Patient(age=12))}
    assert [each.status for each in found.values()] == ["UNKNOWN", "UNKNOWN", "PROVED"]
    assert "age" in found[None].missing


@pytest.mark.parametrize(
    ("who", "status"),
    [
        (None, "UNKNOWN"),
        (Patient(weight="70 kg"), "UNKNOWN"),
        (Patient(crcl="20 mL/min"), "UNKNOWN"),
        (Patient(crcl="20 mL/min", crcl_on="2026-11-01"), "PROVED"),
        (Patient(crcl="20 mL/min", crcl_on="2026-12-08"), "UNKNOWN"),
        (Patient(crcl="30 mL/min", crcl_on="2026-11-01"), "NOT_APPLICABLE"),
        (Patients(crcl=("15 mL/min", "under 30 mL/min")), "PROVED"),
        (Patients(weight=("40 kg", "150 kg")), "UNKNOWN"),
    ],
    ids=str,
)
def test_hazard_17_a_renal_bound_is_decided_only_for_a_clearance_with_its_date(who, status):
    limit = per_day("5 mg", for_patients(crcl=(None, "under 30 mL/min")))
    report = check(Schedule(regimen(Step("5 mg")), "2026-12-07", days=7), [limit], patient=who)
    assert (report[0].status, report.ok) == (status, status == "PROVED")


def test_hazard_17_a_hepatic_bound_is_unknown_without_a_class_and_never_taken_for_none():
    limit = per_day("5 mg", for_patients(hepatic="C"))
    asked = (None, Patient(), Patient(hepatic="C"), Patient(hepatic="C", hepatic_on="2026-11-01"))
    found = [only(regimen(Step("5 mg")), limit, patient=who) for who in asked]
    assert [each.status for each in found] == ["UNKNOWN", "UNKNOWN", "UNKNOWN", "PROVED"]


def test_hazard_18_no_bound_is_not_checked_and_not_ok_in_a_proof_too():
    for report in (check(regimen(Step("5 mg")), []), prove(regimen(Step("5 mg")), [])):
        assert (report.status, report.ok) == ("NOT_CHECKED", False)


def test_hazard_18_rounding_after_a_cap_passes_900_of_1999_caps_and_capping_again_none():
    # to the nearest 0.05 below 10 and 0.1 from there on: 400 of 999 and 500 of 1000 are rounded up
    over = {"rounded": 0, "capped again": 0}
    for hundredths in range(1, 2000):
        cap = Dose(Fraction(hundredths, 100), "insulin_units")
        step = Rounding("0.05 insulin_units" if hundredths < 1000 else "0.1 insulin_units", "nearest")
        over["rounded"] += step.of(cap) > cap
        if step.of(cap):  # else there is no dose that can be given, and the rule says so
            over["capped again"] += DoseRule("50 insulin_units", most=cap, rounding=step).dose_for(Patient()) > cap
    assert over == {"rounded": 900, "capped again": 0}


def test_hazard_18_a_dose_that_is_not_known_is_not_left_out_of_a_sum():
    two = Step(components=[("100 mg", Frequency.at("08:00")), (DoseRule("15 mg/kg"), Frequency.at("20:00"))])
    verdict = only(regimen(two), per_day("5 g"))
    assert (verdict.status, "weight" in verdict.missing) == ("UNKNOWN", True)


@pytest.mark.parametrize("limit", ["4 g", "40 insulin_units", "10 mL"])
def test_hazard_28_a_bound_on_another_substance_or_kind_of_amount_is_unknown(limit):
    verdict = only(regimen(Step("2 tablet")), per_day(limit))
    assert (verdict.status, bool(verdict.missing)) == ("UNKNOWN", True)


@pytest.mark.parametrize(("apart", "most"), [("4 hours", "6 g"), ("1 hour", "8 g")])
def test_hazard_29_4_a_calendar_day_are_proved_by_the_date_and_broken_in_24_hours(apart, most):
    as_needed = regimen(Step("1 g", Frequency.as_needed(at_least=apart, most=4, per="day")))
    for decided in (prove, check):
        by_date, window = decided(as_needed, [per_day("4 g"), Bound.rolling("4 g", "24 hours", source=LABEL)])
        assert (by_date.status, by_date.value) == ("PROVED", DailyAmount("4 g/day"))
        assert (window.status, window.value) == ("VIOLATED", Amount(most))


LOADING = regimen(Step("20 mg", days=1, phase="loading"), Step("5 mg", phase="maintenance"))
UNLABELLED = regimen(Step("20 mg", days=1), Step("5 mg"))


@pytest.mark.parametrize(
    ("what", "most", "phase", "status", "value"),
    [
        (LOADING, "10 mg", "maintenance", "PROVED", "5 mg/day"),
        (LOADING, "10 mg", None, "VIOLATED", "20 mg/day"),
        (LOADING, "20 mg", "loading", "PROVED", "20 mg/day"),
        (LOADING, "19 mg", "loading", "VIOLATED", "20 mg/day"),
        (UNLABELLED, "10 mg", "maintenance", "UNKNOWN", None),
        (UNLABELLED, "20 mg", "loading", "UNKNOWN", None),
        (UNLABELLED, "10 mg", None, "VIOLATED", "20 mg/day"),
    ],
)
def test_hazard_32_a_loading_dose_needs_a_bound_of_its_own(what, most, phase, status, value):
    limit = per_day(most, Scope(phase=phase))
    for subject in (what, Schedule(what, "2026-12-07", days=14)):
        verdict = only(subject, limit)
        assert (verdict.status, verdict.value) == (status, None if value is None else DailyAmount(value))


def test_hazard_32_one_dose_without_a_phase_leaves_a_bound_of_a_phase_unknown():
    mixed = regimen(Step("20 mg", days=1, phase="loading"), Step("5 mg"))
    assert only(mixed, per_day("10 mg", Scope(phase="maintenance"))).status == "UNKNOWN"


def test_hazard_33_an_earlier_amount_without_its_times_leaves_a_window_unknown():
    window = Bound.rolling("2 g", "24 hours", source=LABEL)
    verdict = only(regimen(Step("500 mg")), window, earlier="1.5 g")
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "when the 1.5 g before day 1 were given")


@pytest.mark.parametrize(
    ("start", "dose", "days", "status"),
    [
        ("2026-06-28", "10 mg", 2, "NOT_APPLICABLE"),  # the 12th birthday is on the 30th
        ("2026-06-28", "10 mg", 3, "VIOLATED"),
        ("2026-06-28", "10 mg", 7, "VIOLATED"),
        ("2026-06-28", "5 mg", 7, "PROVED"),
        ("2026-06-30", "10 mg", 7, "VIOLATED"),
    ],
)
def test_hazard_34_a_bound_from_an_age_on_counts_from_the_birthday(start, dose, days, status):
    limit = per_day("5 mg", for_patients(age=(12, None)))
    schedule = Schedule(regimen(Step(dose)), start, days=days)
    assert only(schedule, limit, patient=Patient(born="2014-06-30")).status == status


def test_hazard_36_every_verdict_says_by_which_release_and_which_content_it_was_decided():
    limit = per_day("5 mg")
    report = check(Regimen("examplol", "oral", Step("5 mg"), bounds=[limit]))
    assert [each.rule for each in report] == [f"posology {VERSION}, {limit.fingerprint}"]
    assert limit.fingerprint == per_day("5 mg").fingerprint


@pytest.mark.parametrize(
    "change",
    [
        {"most": DailyAmount("5.1 mg/day")},
        {"scope": Scope(phase="loading")},
        {"scope": for_patients(age=(18, None))},
        {"scope": for_patients(age=(12, None))},
        {"patients": "adults"},
        {"severity": "soft"},
        {"source": Source("Example label", section="4.3")},
        {"source": attrs.evolve(LABEL, read=dt.date(2026, 11, 22))},
    ],
    ids=str,
)
def test_hazard_36_another_limit_scope_or_source_has_another_fingerprint(change):
    limit = per_day("5 mg", for_patients(age=(16, None)))
    assert attrs.evolve(limit, **change).fingerprint != limit.fingerprint


def test_hazard_36_a_fingerprint_is_the_same_in_another_interpreter(fresh_python):
    code = "from posology import Bound, Source; print(Bound.per_day('5 mg/day', source=Source('A label')).fingerprint)"
    assert fresh_python(code) == Bound.per_day("5 mg/day", source=Source("A label")).fingerprint
