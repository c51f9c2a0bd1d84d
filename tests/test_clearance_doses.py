"""Doses in proportion to the creatinine clearance: the US renal table of gabapentin by hand."""

from fractions import Fraction

import pytest
from courses import LABEL, regimen
from examplol import SMALL, STEP, faults

from posology import (
    Amount,
    Bound,
    Component,
    DailyAmount,
    Dose,
    Frequency,
    Schedule,
    Step,
    check,
    formulary,
    units,
)
from posology.bands import Band, Bands
from posology.dose import DosePerClearance
from posology.dose_rule import DoseRule
from posology.errors import RegimenError, UnitError, UnresolvedError
from posology.patient import Patient
from posology.patients import Patients

HAIR = Fraction(1, 10**20)


def clearing(crcl, **more):
    return Patient(crcl=f"{crcl} mL/min", crcl_on="2026-11-01", **more)


# --- The unit ---


@pytest.mark.parametrize(
    ("text", "per_one", "written"),
    [
        ("20 mg/(mL/min)", "20", "20 mg/(mL/min)"),
        ("100 mg/(15 mL/min)", "20/3", "20 mg/(3 mL/min)"),
        ("300 mg/(15 mL/min)", "20", "20 mg/(mL/min)"),
        ("0.5 g/(2.5 mL/min)", "1/5", "0.2 g/(mL/min)"),
    ],
)
def test_a_dose_per_clearance_reads_back_as_it_is_written(text, per_one, written):
    dose = DosePerClearance(text)
    assert (dose.number, str(dose)) == (Fraction(per_one), written)
    assert DosePerClearance(written) == dose == DosePerClearance(dose.quantity)


def test_a_quantity_of_milligrams_a_clearance_is_the_same_dose():
    assert DosePerClearance(20 * units.mg / (units.mL / units.min)) == DosePerClearance("20 mg/(mL/min)")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("20 mg/mL/min", r"with more than one '/'; write '20 mg/\(mL/min\)'"),
        ("20 mg/mL", "an amount per mL"),
        ("20 mg/(ml/min)", "with the character"),
        ("20 mg/(mL/h)", "with the character"),
        ("20 mg/(mL/min", "with the character"),
        ("20 mg/(0 mL/min)", "per 0 mL/min"),
        ("0 mg/(mL/min)", "a dose of nothing"),
    ],
)
def test_what_is_no_dose_per_clearance_is_refused(text, message):
    with pytest.raises(UnitError, match=message):
        DosePerClearance(text)


@pytest.mark.parametrize("text", ["20 mg/(mL/min)", "100 mg/(15 mL/min)"])
def test_a_dose_per_clearance_is_no_dose(text):
    with pytest.raises(UnitError, match="an amount per mL/min"):
        Dose(text)
    with pytest.raises(UnitError, match="different things"):
        DosePerClearance(text) > Dose("1 mg")  # noqa: B015


# --- One patient ---


def test_the_arithmetic_is_shown():
    working = DoseRule("20 mg/(mL/min)").working(clearing("7.5"))
    assert working == "20 mg per mL/min × 7.5 mL/min = 150 mg"
    assert DoseRule("100 mg/(15 mL/min)").working(clearing("7.5")) == "20 mg per 3 mL/min × 7.5 mL/min = 50 mg"


def test_an_amount_without_an_end_is_told_as_about_so_much_and_counted_exactly():
    rule = DoseRule("100 mg/(15 mL/min)")
    crcl = Fraction(675529, 67680)  # (140 - 61) × 50.3 × 0.85 ÷ (72 × 4.7)
    day = "2026-11-20"
    who = Patient(weight="50.3 kg", sex="female", age=61, creatinine="4.7 mg/dL", creatinine_on=day)
    assert rule.dose_for(who, day).number == crcl * Fraction(20, 3)
    assert rule.working(who, day) == "20 mg per 3 mL/min × about 9.98 mL/min = about 66.54 mg"


def test_hazard_17_a_dose_by_clearance_needs_the_clearance_and_its_date():
    rule = DoseRule("20 mg/(mL/min)")
    for who, missing in (
        (Patient(), "creatinine clearance"),
        (Patient(crcl="7.5 mL/min"), "the day on which it was measured"),
        (clearing("7.5"), "measured on or before 2026-10-31"),
    ):
        with pytest.raises(UnresolvedError, match=missing):
            rule.dose_for(who, "2026-10-31")


def test_a_clearance_of_0_has_no_dose_and_never_a_dose_of_0():
    with pytest.raises(RegimenError, match="20 mg per mL/min × 0 mL/min = 0 mg, which is no dose"):
        DoseRule("20 mg/(mL/min)").dose_for(clearing(0))


# --- The first column of the US table of gabapentin (facts gabapentin-025 to -029) ---


def given_to(*rows):
    """One dose of a time of day by its rows (ends, dose)."""
    return DoseRule(Bands("crcl", [Band.of("crcl", dose, **ends) for ends, dose in rows]))


AT_60, FROM_30, FROM_15, AT_15 = (
    {"least": 60},
    {"over": 30, "below": 60},
    {"over": 15, "upto": 30},
    {"least": 15, "upto": 15},
)
UNDER_15, UP_TO_30, UNDER_60 = {"below": 15}, {"upto": 30}, {"below": 60}
MORNING = given_to(
    (UNDER_15, "100 mg/(15 mL/min)"), (AT_15, "100 mg"), (FROM_15, "200 mg"), (FROM_30, "200 mg"), (AT_60, "300 mg")
)
NOON = given_to((UNDER_60, None), (AT_60, "300 mg"))
EVENING = given_to((UP_TO_30, None), (FROM_30, "200 mg"), (AT_60, "300 mg"))
RENAL = regimen(
    Step(
        components=[
            Component(MORNING, Frequency.at("morning")),
            Component(NOON, Frequency.at("noon")),
            Component(EVENING, Frequency.at("evening")),
        ],
        days=7,
    )
)


@pytest.mark.parametrize(
    ("crcl", "doses"),
    [
        ("60", ["300 mg", "300 mg", "300 mg"]),
        ("59.5", ["200 mg", "200 mg"]),
        ("30.5", ["200 mg", "200 mg"]),
        ("30", ["200 mg"]),
        ("29.5", ["200 mg"]),
        ("15", ["100 mg"]),
        ("7.5", ["50 mg"]),
    ],
)
def test_gabapentin_by_the_us_renal_table(crcl, doses):
    (step,) = RENAL.for_patient(clearing(crcl), on="2026-12-01").steps
    assert [str(part.dose) for part in step.components] == doses


@pytest.mark.parametrize(("crcl", "total"), [("60", 900), ("59.5", 400), ("30", 200), ("15", 100), ("7.5", 50)])
def test_the_daily_sum_of_the_us_renal_table_is_the_total_that_it_prints(crcl, total):
    (verdict,) = check(RENAL, [Bound.per_day(f"{total} mg/day", source=LABEL)], patient=clearing(crcl))
    assert (verdict.status, verdict.value) == ("PROVED", DailyAmount(f"{total} mg/day"))
    (over,) = check(RENAL, [Bound.per_day(f"{total - 1} mg/day", source=LABEL)], patient=clearing(crcl))
    assert over.status == "VIOLATED"


def test_a_limit_in_proportion_is_kept_by_every_patient_under_15_and_broken_over_it():
    limit = Bound.per_dose("100 mg/(15 mL/min)", source=LABEL)
    under = Patients(crcl=("over 0 mL/min", "15 mL/min"))
    assert check(RENAL, [limit], patient=under)[0].status == "PROVED"
    more = check(RENAL, [limit], patient=Patients(crcl=("15 mL/min", "30 mL/min")))[0]
    assert (more.status, [str(region) for region in more.regions]) == (
        "VIOLATED",
        [
            "PROVED for creatinine clearance 15 mL/min",
            "VIOLATED for creatinine clearance over 15 mL/min to under 30 mL/min",
            "PROVED for creatinine clearance 30 mL/min",
        ],
    )


# --- Bounds ---

PER = Bound.per_dose("20 mg/(mL/min)", source=LABEL)
PLAIN = regimen(Step("150 mg", days=2))


def test_a_limit_in_proportion_is_that_of_the_patient():
    found = {crcl: check(PLAIN, [PER], patient=clearing(crcl))[0].status for crcl in ("7.5", "7.4", "8")}
    assert found == {"7.5": "PROVED", "7.4": "VIOLATED", "8": "PROVED"}


def test_hazard_17_a_limit_in_proportion_is_unknown_without_the_clearance_or_its_date():
    scheduled = Schedule(PLAIN, start="2026-10-01")
    found = [check(PLAIN, [PER])[0], check(PLAIN, [PER], patient=Patient(crcl="8 mL/min"))[0]]
    found.append(check(scheduled, [PER], patient=clearing("8"))[0])
    assert [verdict.status for verdict in found] == ["UNKNOWN"] * 3
    assert "the patient's creatinine clearance, to hold 150 mg" in found[0].missing
    together = check(
        [scheduled, Schedule(regimen(Step("1 mg", days=2)), start="2026-10-01")], [PER], patient=clearing("8")
    )
    assert [verdict.status for verdict in together] == ["UNKNOWN"]


def test_a_limit_that_comes_to_0_is_unknown_and_says_why():
    verdict = check(PLAIN, [PER], patient=clearing(0))[0]
    assert (verdict.status, "a limit of more than 0" in verdict.missing) == ("UNKNOWN", True)


def test_a_dose_over_a_limit_that_goes_to_0_is_over_it_by_more_than_any_number_of_times():
    limit = Bound.per_dates("20 mg/(mL/min)", 1, source=LABEL)
    verdict = check(regimen(Step("5 mg")), [limit], patient=Patients(crcl=("0 mL/min", "60 mL/min")), earlier="none")[0]
    assert [(str(region), region.worst is None) for region in verdict.regions] == [
        ("VIOLATED for creatinine clearance from 0 mL/min to under 0.25 mL/min", True),
        ("PROVED for creatinine clearance from 0.25 mL/min to 60 mL/min", False),
    ]
    assert (verdict.value, verdict.limit) == (Amount("5 mg"), Amount("0 mg"))


def test_doses_that_grow_with_weight_and_clearance_at_once_are_unknown():
    both = regimen(
        Step(
            components=[
                Component(DoseRule("1 mg/kg"), Frequency.at("morning")),
                Component(DoseRule("2 mg/(mL/min)"), Frequency.at("evening")),
            ],
            days=2,
        )
    )
    box = Patients(weight=("40 kg", "80 kg"), crcl=("10 mL/min", "15 mL/min"))
    verdict = check(both, [Bound.per_day("200 mg/day", source=LABEL)], patient=box)[0]
    assert (verdict.status, verdict.missing) == (
        "UNKNOWN",
        "doses and limits grow with body weight and creatinine clearance at once",
    )


def test_a_box_has_to_say_the_largest_clearance():
    verdict = check(regimen(Step("2 mg/(mL/min)", days=2)), [PER], patient=Patients(crcl=("10 mL/min", None)))[0]
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "the largest creatinine clearance of the patients")


# --- Files ---


def test_a_file_gives_a_dose_and_a_limit_in_proportion():
    table = (
        'dose = { over = "crcl", rows = [{ below = "15 mL/min", dose = "100 mg/(15 mL/min)" }, '
        '{ least = "15 mL/min", dose = "100 mg" }] }'
    )
    protocol = formulary.loads(SMALL + STEP + table)
    dose = protocol["label"].steps[0].components[0].dose
    assert str(dose.dose_for(clearing("7.5"))) == "50 mg"
    assert formulary.loads(formulary.dump(protocol)) == protocol
    assert faults(SMALL + STEP + 'dose = "100 mg/mL/min"') == [
        (
            "regimens.label.steps[0].dose",
            "Dose: got '100 mg/mL/min', with more than one '/'; write '100 mg/(mL/min)'",
        )
    ]
