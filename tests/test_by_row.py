"""Tables of limits decided: the verdict on one is that on the rows in which its patients are."""

import datetime as dt
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_limit_table import RENAL, row, table

from posology import (
    Administration,
    Bound,
    Dose,
    Frequency,
    Override,
    Patient,
    Patients,
    Regimen,
    Schedule,
    Step,
    check,
    prove,
)
from posology.administration import Plan
from posology.region import told

MOST = table(name="us-renal")
THRICE = Regimen("gabapentin", "oral", Step("1200 mg", Frequency.daily(3)))
FIRST = dt.date(2026, 12, 1)


def measured(crcl, on="2026-11-20", **more):
    return Patient(crcl=crcl, crcl_on=on, **more)


def on_row(limit, number):
    return next((each for each in limit.rows if number in limit.range_of(each)), None)


# --- The published table: US label, creatinine clearance and the most a day ---


@pytest.mark.parametrize(
    ("crcl", "most"),
    [("60 mL/min", 3600), ("59.5 mL/min", 1400), ("30.1 mL/min", 1400), ("29 mL/min", 700), ("15 mL/min", 300)],
)
def test_the_most_a_day_is_that_of_the_label_at_the_clearance_of_one_patient(crcl, most):
    for dose, status in ((most, "PROVED"), (most + 1, "VIOLATED")):
        report = check(Regimen("gabapentin", "oral", Step(f"{dose} mg")), [MOST], patient=measured(crcl))
        assert (report.ok, report["us-renal"].status) == (status == "PROVED", status)
        assert str(report["us-renal"].limit) == f"{most} mg/day"


def test_3600_mg_a_day_is_kept_at_60_and_broken_at_59_5():
    kept, broken = (check(THRICE, [MOST], patient=measured(f"{each} mL/min"))[0] for each in ("60", "59.5"))
    assert (kept.status, str(kept.value), str(kept.margin)) == ("PROVED", "3600 mg/day", "0 mg")
    assert (broken.status, str(broken.limit), str(broken.margin)) == ("VIOLATED", "1400 mg/day", "-2200 mg")
    assert str(kept) == (
        "us-renal: PROVED, 3600 mg/day on day 1; the bound is at most 3600 mg on any day for creatinine clearance from "
        "60 mL/min; margin 0 mg; assuming the creatinine clearance measured on 2026-11-20 still holds "
        "(Example label, 2.3)"
    )
    assert (kept.bound, kept.row, broken.row) == (MOST, MOST.rows[0], MOST.rows[1])
    assert kept.rule == broken.rule


def test_in_no_row_it_applies_to_nobody_and_is_no_pass():
    verdict = check(THRICE, [MOST], patient=measured("14 mL/min"))[0]
    assert verdict.status == "NOT_APPLICABLE"
    assert verdict.why == "it is for creatinine clearance from 15 mL/min, the patient is not"


def test_a_clearance_that_is_not_known_is_never_taken_for_normal():
    for who in (Patient(), None, Patients(age=(18, None))):
        verdict = check(THRICE, [MOST], patient=who)[0]
        assert (verdict.status, verdict.bound) == ("UNKNOWN", MOST)
        words = "the patient's creatinine clearance, for the bound is for creatinine clearance from 15 mL/min"
        assert verdict.missing == words


# --- The days of one patient ---


def kidneys(*values):
    return Patient(crcl={FIRST + dt.timedelta(day): f"{value} mL/min" for day, value in values})


def test_a_limit_that_falls_with_the_clearance_is_broken_from_that_day_on():
    verdict = check(Schedule(THRICE, FIRST, days=20), [MOST], patient=kidneys((-5, 80), (9, 50)))[0]
    assert (verdict.status, str(verdict.limit), str(verdict.witness)) == (
        "VIOLATED",
        "1400 mg/day",
        "day 10, 2026-12-10",
    )


def test_doses_that_follow_the_clearance_are_proved_by_the_row_of_each_day():
    steps = [Step("1200 mg", Frequency.daily(3), days=9), Step("700 mg", Frequency.daily(2))]
    schedule = Schedule(Regimen("gabapentin", "oral", steps), FIRST, days=20)
    report = check(schedule, [MOST], patient=kidneys((-5, 80), (9, 50)))
    assert (report.ok, str(report[0].margin)) == (True, "0 mg")
    assert report[0].covers == (
        "the days on which the patient is in its scope, 2026-12-01 to 2026-12-09 "
        "(creatinine clearance from 60 mL/min); the days on which the patient is in its scope, 2026-12-10 to "
        "2026-12-20 (creatinine clearance over 30 mL/min to under 60 mL/min)"
    )
    a_day_late = Schedule(Regimen("gabapentin", "oral", [attrs.evolve(steps[0], days=10), steps[1]]), FIRST, days=20)
    assert check(a_day_late, [MOST], patient=kidneys((-5, 80), (9, 50)))[0].status == "VIOLATED"


def test_a_day_on_which_the_patient_is_in_no_row_is_no_pass():
    low = Schedule(Regimen("gabapentin", "oral", Step("100 mg")), FIRST, days=20)
    verdict = check(low, [MOST], patient=kidneys((-5, 80), (9, 10)))[0]
    assert (verdict.status, verdict.missing) == (
        "UNKNOWN",
        "a row for the patient's creatinine clearance on 2026-12-10: "
        "there is none but for creatinine clearance from 15 mL/min",
    )


def test_a_total_is_of_the_whole_course_and_so_are_the_days_that_need_a_row():
    totals = [row(f"{20 * n} g", ends, make=Bound.course_total) for n, ends in enumerate(RENAL, 1)]
    five_days = Schedule(Regimen("gabapentin", "oral", Step("100 mg", days=20)), FIRST, days=5)
    found = [check(five_days, [limit], patient=kidneys((-5, 80), (9, 10)))[0].status for limit in (MOST, totals[0])]
    assert found == ["PROVED", "PROVED"]
    assert check(five_days, [Bound.by_table(totals, over="crcl")], patient=kidneys((-5, 80), (9, 10)))[0].missing == (
        "a row for the patient's creatinine clearance on 2026-12-10: "
        "there is none but for creatinine clearance from 15 mL/min"
    )


def test_days_on_which_the_table_is_not_for_the_patient_at_all_do_not_count():
    rows = [row(most, ends, patients={"age": (12, None)}) for ends, most in RENAL.items()]
    low = Schedule(Regimen("gabapentin", "oral", Step("100 mg")), FIRST, days=20)
    who = attrs.evolve(kidneys((-5, 10), (9, 80)), born="2014-12-10")
    verdict = check(low, [Bound.by_table(rows, over="crcl")], patient=who)[0]
    assert (verdict.status, verdict.covers.partition("scope, ")[2]) == ("PROVED", "2026-12-10 to 2026-12-20")


def test_the_first_day_that_breaks_any_row_is_the_witness_and_the_worst_row_has_the_value():
    verdict = check(Schedule(THRICE, FIRST, days=20), [MOST], patient=kidneys((-5, 80), (4, 50), (9, 20)))[0]
    assert (verdict.row, str(verdict.margin)) == (MOST.rows[2], "-2900 mg")
    assert (str(verdict.witness), str(verdict.witness.value)) == ("day 5, 2026-12-05", "3600 mg/day")


@given(
    st.lists(st.tuples(st.integers(0, 15), st.sampled_from([10, 15, 20, 30, 31, 59, 60, 90])), max_size=3),
    st.lists(st.tuples(st.integers(1, 6), st.sampled_from([200, 300, 301, 700, 1400, 3600])), min_size=1, max_size=3),
)
def test_a_table_equals_the_row_of_each_day_looked_up_one_by_one(changes, doses):
    days = dict([(-1, 80), *changes])
    who = kidneys(*days.items())
    regimen = Regimen("gabapentin", "oral", [Step(f"{mg} mg", days=length) for length, mg in doses])
    schedule = Schedule(regimen, FIRST)
    found = []
    for n, (_, total) in enumerate(schedule.daily_totals()):
        crcl = days[max(day for day in days if day <= n)]
        own = on_row(MOST, Fraction(crcl))
        found.append("UNKNOWN" if own is None else "VIOLATED" if total.base > own.most.base else "PROVED")
    expected = next(each for each in ("VIOLATED", "UNKNOWN", "PROVED") if each in found)
    verdict = check(schedule, [MOST], patient=who)[0]
    if set(found) == {"UNKNOWN"}:
        expected = "NOT_APPLICABLE"
    assert verdict.status == expected
    if expected == "VIOLATED":
        assert verdict.witness.day == found.index("VIOLATED") + 1


# --- The patients of a box ---


def test_a_box_that_reaches_beyond_the_rows_is_no_pass():
    low = Regimen("gabapentin", "oral", Step("100 mg"))
    assert prove(low, [MOST], patients=Patients(crcl=("15 mL/min", None)))[0].status == "PROVED"
    verdict = prove(low, [MOST], patients=Patients(crcl=("10 mL/min", None)))[0]
    assert (verdict.status, verdict.missing) == (
        "UNKNOWN",
        "a per-day bound that is meant for creatinine clearance 10 mL/min",
    )


def test_a_box_that_is_kept_says_the_tightest_row_and_that_each_patient_has_his_own():
    low = Regimen("gabapentin", "oral", Step("100 mg", Frequency.daily(2)))
    verdict = prove(low, [MOST], patients=Patients(crcl=("15 mL/min", None)))[0]
    assert (verdict.row, str(verdict.margin)) == (MOST.rows[3], "100 mg")
    assert verdict.covers == "each patient by the row that is for that patient"
    assert verdict.assumes == ("no clock changes",)


def test_of_several_boxes_each_is_held_to_its_own_rows():
    boxes = (Patients(crcl=("60 mL/min", None)), Patients(crcl=("over 30 mL/min", "50 mL/min")))
    assert [prove(THRICE, [MOST], patients=some)[0].status for some in (boxes[:1], boxes)] == ["PROVED", "VIOLATED"]


def test_without_a_patient_the_box_that_a_regimen_declares_counts():
    declared = attrs.evolve(THRICE, patients=Patients(crcl=("60 mL/min", None)), bounds=[MOST])
    report = check(declared)
    assert (report.ok, report["us-renal"].row) == (True, MOST.rows[0])


# --- What a verdict has beside it ---


def test_the_sum_of_24_hours_stands_beside_that_of_a_date():
    as_needed = Frequency.as_needed(at_least="4 hours", most=3, per="day")  # 15, 19, 23, 3, 7 and 11 o'clock
    verdict = check(Regimen("gabapentin", "oral", Step("1200 mg", as_needed)), [MOST], patient=measured("70 mL/min"))[0]
    assert (verdict.status, str(verdict.value), verdict.twin.status, str(verdict.twin.value)) == (
        "PROVED",
        "3600 mg/day",
        "VIOLATED",
        "7200 mg",
    )


def test_a_soft_table_can_be_overridden_by_its_name():
    soft = Bound.by_table([row(m, e, severity="soft") for e, m in RENAL.items()], over="crcl", name="renal")
    why = Override(reason="dialysed daily", by="A. Example")
    report = check(THRICE, [soft], patient=measured("50 mL/min"), overrides={"renal": why})
    assert (report.ok, report.status) == (True, "OVERRIDDEN")


# --- Logs, and several schedules at once ---


def log(*doses):
    plan = Plan("gabapentin", "oral", FIRST)
    moments = [dt.datetime.combine(FIRST + dt.timedelta(n), dt.time(8)) for n in range(len(doses))]
    return [Administration(at, None, Dose(dose), plan) for at, dose in zip(moments, doses, strict=True)]


def test_a_log_is_held_to_the_row_of_each_of_its_days():
    who = kidneys((-5, 80), (1, 50))
    statuses = [check(log("3600 mg", second), [MOST], patient=who)[0].status for second in ("1400 mg", "1401 mg")]
    assert statuses == ["PROVED", "VIOLATED"]


def test_several_schedules_together_are_held_to_the_row_of_their_patient():
    orders = [Schedule(Regimen("gabapentin", "oral", Step(dose, days=3)), FIRST) for dose in ("800 mg", "600 mg")]
    verdicts = [check(orders, [MOST], patient=measured(crcl))[0] for crcl in ("59 mL/min", "29 mL/min")]
    assert [(each.status, str(each.value), str(each.limit)) for each in verdicts] == [
        ("PROVED", "1400 mg/day", "1400 mg/day"),
        ("VIOLATED", "1400 mg/day", "700 mg/day"),
    ]


# --- Rows per kg: the patients of a box are told row by row ---


def per_kg(*mosts):
    """Rows from 30 mL/min and under it."""
    ends = (("30 mL/min", None), (None, "under 30 mL/min"))
    return Bound.by_table([row(m, e, make=Bound.per_dose) for m, e in zip(mosts, ends, strict=True)], over="crcl")


@pytest.mark.parametrize(
    ("mosts", "said"),
    [
        (("15 mg/kg", "5 mg/kg"), "PROVED for all"),
        (("15 mg/kg", "200 mg"), "VIOLATED for creatinine clearance under 30 mL/min; PROVED elsewhere"),
        (
            ("5 mg/kg", "200 mg"),
            "VIOLATED for creatinine clearance under 30 mL/min; body weight from 40 kg to under 50 kg, "
            "creatinine clearance from 30 mL/min to 90 mL/min; PROVED elsewhere",
        ),
    ],
)
def test_a_row_that_is_decided_as_a_whole_is_one_region_beside_those_of_the_rows_per_kg(mosts, said):
    limit = per_kg(*mosts)
    box = Patients(weight=("50 kg" if said == "PROVED for all" else "40 kg", "90 kg"), crcl=("10 mL/min", "90 mL/min"))
    verdict = prove(Regimen("examplol", "oral", Step("250 mg")), [limit], patients=box)[0]
    assert told(verdict.regions) == said
    assert (verdict.status == "PROVED") == (said == "PROVED for all")


def test_a_day_in_no_row_is_no_pass_in_a_log_or_of_several_schedules_either():
    who = kidneys((-5, 80), (1, 10))
    orders = [Schedule(Regimen("gabapentin", "oral", Step(dose, days=3)), FIRST) for dose in ("100 mg", "200 mg")]
    for given_ in (log("100 mg", "100 mg"), orders):
        verdict = check(given_, [MOST], patient=who)[0]
        assert (verdict.status, verdict.missing.partition(": ")[0]) == (
            "UNKNOWN",
            "a row for the patient's creatinine clearance on 2026-12-02",
        )
