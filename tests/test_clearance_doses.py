"""Doses in proportion to the creatinine clearance: the US renal table of gabapentin by hand, and boxes by patients."""

from fractions import Fraction

import pytest
from courses import LABEL, regimen
from examplol import SMALL, STEP, faults
from hypothesis import given
from hypothesis import strategies as st

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
from posology.boxes.every_patient import every_patient
from posology.dose import DosePerClearance
from posology.dose_rule import DoseRule
from posology.errors import RegimenError, UnitError, UnresolvedError
from posology.measure_range import MeasureRange
from posology.patient import Patient
from posology.patients import Patients
from posology.rounding import Rounding

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


# --- Every patient of a box, compared with one patient after another ---

LEAVES = st.sampled_from(["", "", "per"])
RULES = st.tuples(
    LEAVES,
    st.integers(1, 9),
    st.none() | st.integers(1, 12).map(lambda n: 10 * n),
    st.none() | st.tuples(st.sampled_from([7, 20, 25]), st.sampled_from(["down", "up", "nearest"])),
)
TABLES = st.tuples(st.integers(1, 29), st.booleans(), RULES, RULES)
LIMITS = st.tuples(LEAVES, st.integers(1, 9), st.sampled_from(["most", "least"]))


def made(rule):
    per, number, most, rounding = rule
    return DoseRule(
        f"{number} mg/(mL/min)" if per else f"{10 * number} mg",
        most=most and f"{most} mg",
        rounding=rounding and Rounding(f"{rounding[0]} mg", rounding[1]),
    )


def by_hand(rule, crcl):
    """The dose in mg, step by step."""
    per, number, most, rounding = rule
    value = number * crcl if per else Fraction(10 * number)
    value = value if most is None else min(value, Fraction(most))
    if rounding is not None:
        step, mode = rounding
        low = value - value % step
        if mode == "up" or (mode == "nearest" and 2 * (value - low) >= step):
            low += step if low != value else 0
        value = low if most is None else min(low, Fraction(most))
    return value


@given(
    TABLES,
    LIMITS,
    st.sampled_from(["per-dose", "rolling"]),
    st.lists(st.fractions(0, 40, max_denominator=12), min_size=2, max_size=6),
    st.booleans(),
)
def test_every_patient_is_judged_as_one_patient_after_another_is(table, limit, kind, others, from_0):
    edge, upto, below, above = table
    low, high = ({"upto": edge}, {"over": edge}) if upto else ({"below": edge}, {"least": edge})
    rows = [Band.of("crcl", made(below), **low), Band.of("crcl", made(above), **high)]
    per, number, which = limit
    text = f"{number} mg/(mL/min)" if per else f"{8 * number} mg"
    if kind == "per-dose":
        bound = Bound.per_dose(**{which: text}, source=LABEL)
    else:
        bound, which = Bound.rolling(text, "24 hours", source=LABEL), "most"
    what = regimen(Step(DoseRule(Bands("crcl", rows)), Frequency.daily(), days=3))
    box = MeasureRange("crcl", Fraction(0), Fraction(40), from_0, True)

    def decide(plain):
        return lambda bound: check(plain, [bound], earlier="none")[0]

    verdict = every_patient(what, bound, Patients(crcl=box), decide, earlier=Amount("0 mg"))
    places = {edge - HAIR, Fraction(edge), edge + HAIR, HAIR, *(Fraction(n, 20) for n in range(41)), *others}
    places |= {
        end + side
        for region in verdict.regions
        for end in (region.ranges[0].least, region.ranges[0].most)
        for side in (-HAIR, 0, HAIR)
    }
    found = set()
    for crcl in sorted(place for place in places if place in box):
        (region,) = (each for each in verdict.regions if crcl in each.ranges[0])
        dose = by_hand(below if crcl < edge or (upto and crcl == edge) else above, crcl)
        most = number * crcl if per else Fraction(8 * number)
        if not dose:
            expected = "NOT_APPLICABLE"
        elif per and kind == "per-dose" and not crcl:
            expected = "UNKNOWN"
        else:
            expected = "PROVED" if (dose <= most if which == "most" else dose >= most) else "VIOLATED"
        assert (crcl, region.status) == (crcl, expected)
        found.add(expected)
    status = next(each for each in ("VIOLATED", "UNKNOWN", "PROVED", "NOT_APPLICABLE") if each in found)
    assert verdict.status == status


def test_nobody_at_a_clearance_of_0_can_be_given_a_dose_whatever_the_limit():
    verdict = check(regimen(Step("20 mg/(mL/min)")), [PER], patient=Patients(crcl=("0 mL/min", "15 mL/min")))[0]
    assert [str(region).partition(" (")[0] for region in verdict.regions] == [
        "NOT_APPLICABLE for creatinine clearance 0 mL/min",
        "PROVED for creatinine clearance over 0 mL/min to 15 mL/min",
    ]


def test_a_least_dose_that_counts_under_1_is_a_place_where_the_dose_bends():
    raised = regimen(Step(DoseRule("10 mg/(mL/min)", least="2 mg")))
    limit = Bound.per_dose("12 mg/(mL/min)", source=LABEL)
    verdict = check(raised, [limit], patient=Patients(crcl=("over 0 mL/min", "2 mL/min")))[0]
    assert [str(region) for region in verdict.regions] == [
        "VIOLATED for creatinine clearance over 0 mL/min to under 1/6 mL/min",
        "PROVED for creatinine clearance from 1/6 mL/min to 2 mL/min",
    ]
