"""An estimated filtration rate is a measure of its own: tables, scopes and boxes go by it, a clearance never by it."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology import Bound, DoseRule, Patient, Patients, Regimen, Schedule, Scope, Source, Step, check, prove
from posology.bands import Bands
from posology.dose import Dose
from posology.errors import BoundError, PosologyError, RegimenError, ScheduleError, UnitError, UnresolvedError
from posology.measure import Measure
from posology.patients import relation
from posology.stays import stays

START = "2026-12-01"
LABEL = Source("Example label")
RATE = {"egfr": "29 mL/min/1.73 m2", "egfr_on": "2026-11-20"}
BY_RATE = Bands("egfr", [(0, 15, None), (15, 30, "100 mg"), ("30 mL/min/1.73 m2", None, "300 mg")])


def unknown(who, kind, on=START, **more):
    with pytest.raises(UnresolvedError) as caught:
        who.on(on)(kind, **more)
    return caught.value.limit


# --- How it is written ---


@pytest.mark.parametrize(("text", "number"), [("29 mL/min/1.73 m2", 29), ("29.5 mL/min/1.73 m2", Fraction(59, 2))])
def test_it_is_written_as_sources_write_it(text, number):
    found = Measure.of("egfr", text)
    assert (found.number, str(found)) == (number, text)


@pytest.mark.parametrize(
    "text",
    [
        *("29 mL/min", "29 mL/min/1.73m2", "29 mL/min per 1.73 m2", "29 mL/min/m2", "29 ml/min/1.73 m2"),
        *("0.029 L/min/1.73 m2", "29 mL/h/1.73 m2", "29 mL/min/1.73 m2/1.73 m2", "29", "1001 mL/min/1.73 m2"),
        *("29,5 mL/min/1.73 m2", "29.0 mL/min/1.73 m2", "-1 mL/min/1.73 m2", "29  mL/min/1.73 m2", "29/1.73 m2"),
        *(29, 29.5, Dose("5 mg"), " mL/min/1.73 m2", "9" * 70 + " mL/min/1.73 m2"),
    ],
)
def test_it_has_one_spelling(text):
    with pytest.raises(UnitError, match=r"^egfr: ") as caught:
        Patient(egfr=text)
    assert "mL/min/1.73 m2" in caught.value.instead


def test_no_clearance_is_taken_for_it_nor_it_for_a_clearance():
    with pytest.raises(UnitError, match="an estimated filtration rate, not a creatinine clearance"):
        Patient(crcl="29 mL/min/1.73 m2")
    with pytest.raises(UnitError, match="got a creatinine clearance"):
        Patient(egfr=Measure.of("crcl", "29 mL/min"))
    with pytest.raises(UnitError, match="got an estimated filtration rate"):
        Patient(crcl=Measure.of("egfr", "29 mL/min/1.73 m2"))


@pytest.mark.parametrize("text", ["5 mg/(mL/min/1.73 m2)", "5 mg/mL/min/1.73 m2"])
def test_no_dose_is_in_proportion_to_it(text):
    with pytest.raises(PosologyError):
        Step(text)


# --- What is known of it: hazard 17 ---


def test_it_is_known_from_its_day_and_never_from_a_clearance():
    who = Patient(**RATE)
    assert (who.on(START)("egfr"), who.measured_on("egfr")) == (29, (dt.date(2026, 11, 20),))
    assert unknown(who, "crcl") == "creatinine clearance"
    assert unknown(Patient(crcl="29 mL/min", crcl_on="2026-11-20"), "egfr") == "estimated filtration rate"
    both = Patient(**RATE, crcl="40 mL/min", crcl_on="2026-11-20")
    assert (both.on(START)("egfr"), both.on(START)("crcl")) == (29, 40)


@pytest.mark.parametrize(
    ("who", "on", "missing"),
    [
        (Patient(), START, "estimated filtration rate"),
        (Patient(egfr=RATE["egfr"]), START, "estimated filtration rate with the day on which it was measured"),
        (Patient(**RATE), "2026-11-19", "estimated filtration rate measured on or before 2026-11-19"),
        (Patient(**RATE), "2026-12-21", "estimated filtration rate measured at most 30 days before 2026-12-21"),
        (
            Patient(egfr={"2026-12-05": RATE["egfr"]}),
            START,
            "estimated filtration rate measured on or before 2026-12-01",
        ),
    ],
)
def test_hazard_17_one_that_is_missing_undated_of_later_or_stale_is_unknown(who, on, missing):
    assert unknown(who, "egfr", on, within_days=30) == missing
    assert relation(Patients(egfr=("15 mL/min/1.73 m2", None)), who, on, 30) == f"unknown: {missing}"


def test_its_day_is_one_on_which_the_patient_lived_and_belongs_to_a_rate():
    with pytest.raises(ScheduleError, match="before the birth"):
        Patient(**RATE, born="2026-11-21")
    with pytest.raises(RegimenError, match="egfr_on: no estimated filtration rate is given"):
        Patient(egfr_on="2026-11-20")


# --- Worked out from the creatinine ---

# 142 x (1.1 / 0.7)^-1.2 = 82.55, x 0.9938^61 = 0.6843, x 1.012: 57.2
CREATININE = {"sex": "female", "age": 61, "creatinine": "1.1 mg/dL", "creatinine_on": "2026-11-20"}


def test_one_that_is_not_given_is_worked_out_and_as_old_as_the_creatinine():
    who = Patient(**CREATININE)
    assert (who.on("2026-12-20")("egfr", within_days=30), str(who.measure("egfr"))) == (57, "57 mL/min/1.73 m2")
    assert "at most 30 days before 2026-12-21" in unknown(who, "egfr", "2026-12-21", within_days=30)
    assert "sex to work out the estimated filtration rate" in unknown(Patient(**{**CREATININE, "sex": None}), "egfr")
    assert "at age 17 years, which CKD-EPI 2021 states from 18" in unknown(Patient(**{**CREATININE, "age": 17}), "egfr")


def test_each_creatinine_of_several_counts_from_its_day():
    days = {"2026-11-20": "1.1 mg/dL", "2026-12-10": "2.2 mg/dL"}  # half of a power of -1.2: 57.16 / 2.297 = 24.9
    who = Patient(sex="female", age=61, creatinine=days)
    assert [who.on(day)("egfr") for day in ("2026-12-09", "2026-12-10")] == [57, 25]


def test_a_rate_beside_a_creatinine_is_refused_and_one_that_is_given_is_not_worked_out():
    with pytest.raises(RegimenError, match="creatinine: egfr is given as well"):
        Patient(**RATE, **CREATININE)
    assert "estimated filtration rate" not in [each.name for each in Patient(**RATE).derived()]


# --- On dialysis a creatinine tells neither ---


@pytest.mark.parametrize("kind", ["haemodialysis", "peritoneal dialysis"])
@pytest.mark.parametrize("on", ["2026-11-01", "2026-11-25", None])
def test_hazard_17_on_dialysis_no_creatinine_tells_a_clearance_or_a_rate(kind, on):
    who = Patient(**CREATININE, weight="70 kg", dialysis=kind, dialysis_on=on)
    clearance = f"creatinine clearance, which on {kind} no creatinine tells"
    rate = f"estimated filtration rate, which on {kind} no creatinine tells"
    assert (unknown(who, "crcl"), unknown(who, "egfr")) == (clearance, rate)
    assert {clearance, rate} <= {each.missing for each in who.derived() if each.value is None}
    assert relation(Patients(crcl=(None, "30 mL/min")), who, START) == f"unknown: {clearance}"


def test_on_dialysis_each_creatinine_of_several_tells_none():
    who = Patient(sex="female", age=61, creatinine={"2026-11-20": "1.1 mg/dL"}, dialysis="haemodialysis")
    assert "on haemodialysis" in unknown(who, "egfr")


def test_without_dialysis_or_given_they_stay_what_they_are():
    none = Patient(**CREATININE, weight="70 kg", dialysis="none", dialysis_on="2026-11-20")
    assert (none.on(START)("egfr"), none.on(START)("crcl")) == (57, Patient(**CREATININE, weight="70 kg").on()("crcl"))
    given_both = Patient(**RATE, crcl="8 mL/min", crcl_on="2026-11-20", dialysis="haemodialysis")
    assert (given_both.on(START)("egfr"), given_both.on(START)("crcl")) == (29, 8)


# --- Doses by a table ---


@pytest.mark.parametrize(
    ("rate", "dose"),
    [("14.9", None), ("15", "100 mg"), ("29", "100 mg"), ("29.9", "100 mg"), ("30", "300 mg"), ("90", "300 mg")],
)
def test_a_table_goes_by_it(rate, dose):
    who = Patient(egfr=f"{rate} mL/min/1.73 m2", egfr_on="2026-11-20", crcl="50 mL/min", crcl_on="2026-11-20")
    found = DoseRule(BY_RATE).dose_for(who, START)
    assert (None if found is None else str(found)) == dose


EDGES = st.lists(st.integers(1, 120), min_size=1, max_size=4, unique=True).map(sorted)


@given(EDGES, st.integers(0, 1300).map(lambda tenths: Fraction(tenths, 10)))
def test_a_table_gives_what_a_plain_lookup_gives(edges, rate):
    ends = [0, *edges]
    table = Bands(
        "egfr", [(low, high, f"{n + 1} mg") for n, (low, high) in enumerate(zip(ends, [*edges, None], strict=True))]
    )
    who = Patient(egfr=Measure("egfr", rate), egfr_on="2026-11-20")
    expected = sum(rate >= each for each in ends)
    assert str(DoseRule(table).dose_for(who, START)) == f"{expected} mg"


def test_a_table_may_ask_for_a_rate_that_is_recent():
    table = DoseRule(Bands("egfr", [(0, None, "5 mg")], within_days=11))
    assert str(table.dose_for(Patient(**RATE), START)) == "5 mg"
    with pytest.raises(UnresolvedError, match="filtration rate measured at most 11 days before 2026-12-02"):
        table.dose_for(Patient(**RATE), "2026-12-02")
    with pytest.raises(RegimenError, match="for a table by crcl or egfr"):
        Bands("weight", [(0, None, "5 mg")], within_days=11)


def test_hazard_34_the_dose_changes_on_the_day_of_another_rate():
    who = Patient(egfr={"2026-11-20": "45 mL/min/1.73 m2", "2026-12-03": "29 mL/min/1.73 m2"})
    plan = Regimen("examplol", "oral", Step(DoseRule(BY_RATE), days=5))
    assert (
        str(plan.for_patient(who, START)) == "examplol, oral: 300 mg morning for 2 days, then 100 mg morning for 3 days"
    )


# --- Scopes, tables of limits, boxes ---

PLAIN = Regimen("examplol", "oral", Step("5 mg", days=7))
LOW = Patients(egfr=(None, "under 30 mL/min/1.73 m2"))


def limit(most="5 mg/day", **scope):
    return Bound.per_day(most, source=LABEL, scope=Scope(**scope))


def test_hazard_17_a_bound_by_it_is_unknown_once_it_is_stale_or_not_known():
    bound = limit(patients=LOW, within_days=17)  # 2026-11-20 and 17 days is 2026-12-07, the last day of the course
    assert check(Schedule(PLAIN, START), [bound], patient=Patient(**RATE))[0].status == "PROVED"
    late = check(Schedule(PLAIN, "2026-12-02"), [bound], patient=Patient(**RATE))[0]
    assert (late.status, "at most 17 days before 2026-12-08" in late.missing) == ("UNKNOWN", True)
    by_clearance = Patient(crcl="29 mL/min", crcl_on="2026-11-20")
    assert check(Schedule(PLAIN, START), [bound], patient=by_clearance)[0].status == "UNKNOWN"
    assert check(Schedule(PLAIN, START), [bound], patient=Patient(**{**RATE, "egfr": "30 mL/min/1.73 m2"}))[
        0
    ].status == ("NOT_APPLICABLE")
    with pytest.raises(BoundError, match="beside one of crcl, egfr"):
        Scope(patients=Patients(age=(18, None)), within_days=17)


def test_a_verdict_says_from_which_day_it_holds_or_how_it_was_worked_out():
    verdict = check(Schedule(PLAIN, START), [limit(patients=LOW)], patient=Patient(**RATE))[0]
    assert "the estimated filtration rate measured on 2026-11-20 still holds" in verdict.assumes
    worked = check(
        Schedule(PLAIN, START),
        [limit(patients=Patients(egfr=("30 mL/min/1.73 m2", None)))],
        patient=Patient(**CREATININE),
    )[0]
    said = "estimated filtration rate from 2026-11-20: 142 × (1.1 mg/dL ÷ 0.7)^−1.2 × 0.9938^61 × 1.012"
    assert any(each.startswith(f"{said} = 57 mL/min/1.73 m2 (CKD-EPI 2021") for each in worked.assumes)


def test_hazard_34_a_scope_by_it_is_entered_on_the_day_of_another_rate():
    who = Patient(egfr={"2026-11-20": "45 mL/min/1.73 m2", "2026-12-03": "29 mL/min/1.73 m2"})
    found = stays(Scope(patients=LOW), who, (dt.date(2026, 12, 1), dt.date(2026, 12, 7)))
    assert [(str(each.first), each.found) for each in found] == [("2026-12-01", "outside"), ("2026-12-03", "inside")]
    verdict = check(Schedule(PLAIN, START), [limit("4 mg/day", patients=LOW)], patient=who)[0]
    assert (verdict.status, str(verdict.witness.moment.date())) == ("VIOLATED", "2026-12-03")


ROWS = [(None, "under 30 mL/min/1.73 m2", "200 mg/day"), ("30 mL/min/1.73 m2", None, "300 mg/day")]
BY_ROWS = Bound.by_table(
    [limit(most, patients=Patients(egfr=(low, high))) for low, high, most in ROWS], over="egfr", name="renal"
)


def test_a_table_of_limits_goes_by_it():
    daily = Regimen("examplol", "oral", Step("250 mg", days=2))
    found = {
        rate: check(daily, [BY_ROWS], patient=Patient(egfr=f"{rate} mL/min/1.73 m2", egfr_on="2026-11-20"))[0].status
        for rate in ("29.9", "30")
    }
    assert found == {"29.9": "VIOLATED", "30": "PROVED"}
    assert check(daily, [BY_ROWS], patient=Patient(crcl="90 mL/min", crcl_on="2026-11-20"))[0].status == "UNKNOWN"


def test_every_patient_of_a_box_is_decided_row_by_row():
    by_rate = Regimen(
        "examplol", "oral", Step(DoseRule(Bands("egfr", [(0, 30, "200 mg"), (30, None, "300 mg")])), days=2)
    )
    late = Regimen("examplol", "oral", Step(DoseRule(Bands("egfr", [(0, 29, "200 mg"), (29, None, "300 mg")])), days=2))
    box = Patients(egfr=("15 mL/min/1.73 m2", "120 mL/min/1.73 m2"))
    assert prove(by_rate, [BY_ROWS], patients=box)[0].status == "PROVED"
    assert prove(late, [BY_ROWS], patients=box)[0].status == "VIOLATED"  # from 29 to 30 it is 300 mg, and 200 mg may be
    assert prove(by_rate, [BY_ROWS], patients=Patients(crcl=("15 mL/min", None)))[0].status == "UNKNOWN"


def test_a_regimen_declared_by_it_is_for_nobody_of_whom_it_is_not_known():
    declared = Regimen("examplol", "oral", Step("5 mg", days=7), patients=LOW)
    found = {
        told: check(Schedule(declared, START), [limit()], patient=who)[0].status
        for told, who in {
            "29": Patient(**RATE),
            "30": Patient(**{**RATE, "egfr": "30 mL/min/1.73 m2"}),
            "clearance": Patient(crcl="20 mL/min", crcl_on="2026-11-20"),
            "no day": Patient(egfr=RATE["egfr"]),
        }.items()
    }
    assert found == {"29": "PROVED", "30": "UNKNOWN", "clearance": "UNKNOWN", "no day": "UNKNOWN"}
