"""Bounds on one dose or one date, on the days on which a patient is in their scope: each kind, worked out by hand."""

import datetime as dt

import pytest
from courses import LABEL, regimen
from logs import at as logged

from posology import Bound, Frequency, Patient, Patients, Regimen, Schedule, Scope, Step, check
from posology.horizon import Horizon
from posology.logs.check_log import check_log
from posology.logs.log import Log

START = dt.date(2026, 12, 7)
TEEN = Patient(born="2008-12-10")
"""Who is 18 on day 4."""
MINORS, ADULTS = (Scope(patients=Patients(age=ages)) for ages in ((None, 17), (18, None)))
IN_SCOPE = "the days on which the patient is in its scope, "


def only(found):
    (verdict,) = found
    return verdict


def infused(dose, days=None):
    return Step(dose, Frequency.daily(1), days=days, over="1 hour", in_volume="100 mL")


@pytest.mark.parametrize(
    ("bound", "broken"),
    [
        (lambda scope: Bound.per_dose("500 mg", source=LABEL, scope=scope), "1000 mg"),
        (lambda scope: Bound.per_day("500 mg/day", source=LABEL, scope=scope), "1000 mg/day"),
        (lambda scope: Bound.usual_dose("200 mg", source=LABEL, scope=scope), "1000 mg"),  # five times it is 1 g
        (lambda scope: Bound.infusion_rate("500 mg/h", source=LABEL, scope=scope), "1000 mg/h"),
        (lambda scope: Bound.concentration("5 mg/mL", source=LABEL, scope=scope), "10 mg/mL"),
    ],
)
def test_hazard_34_a_bound_of_any_kind_on_one_dose_or_date_is_of_the_days_in_its_scope(bound, broken):
    """500 mg in 100 mL over an hour on days 1 to 3, before the 18th birthday, and 1000 mg from then on."""
    course = Schedule(Regimen("examplol", "intravenous", [infused("500 mg", days=3), infused("1000 mg")]), START)
    kept = only(check(course, [bound(MINORS)], patient=TEEN))
    assert (kept.status, kept.covers) == ("PROVED", f"{IN_SCOPE}2026-12-07 to 2026-12-09")
    found = only(check(course, [bound(ADULTS)], patient=TEEN))
    assert (found.status, found.witness.day, str(found.value)) == ("VIOLATED", 4, broken)
    assert found.covers == f"{IN_SCOPE}from 2026-12-10 on"


def test_hazard_34_a_year_in_scope_within_a_course_without_an_end_ends_with_it():
    """Day 4 to day 368 is the year in which the patient is 18; 10 mg from day 369 on, and 10 mg before day 4."""
    of_18 = Bound.per_dose("5 mg", source=LABEL, scope=Scope(patients=Patients(age=(18, 18))))
    kept = regimen(Step("10 mg", days=3), Step("5 mg", days=365), Step("10 mg"))
    verdict = only(check(Schedule(kept, START), [of_18], patient=TEEN))
    assert (verdict.status, verdict.covers) == ("PROVED", f"{IN_SCOPE}2026-12-10 to 2027-12-09")
    broken = regimen(Step("5 mg", days=367), Step("10 mg"))
    verdict = only(check(Schedule(broken, START), [of_18], patient=TEEN))
    assert (verdict.status, verdict.witness.day) == ("VIOLATED", 368)


def test_hazard_34_all_runs_of_days_in_scope_count_and_are_named():
    """10 kg on days 1 to 2 and 11 kg from day 7 on are within 20 kg, 30 kg on days 3 to 6 is not."""
    who = Patient(weight={"2026-12-07": "10 kg", "2026-12-09": "30 kg", "2026-12-13": "11 kg"})
    light = Bound.per_dose("5 mg", source=LABEL, scope=Scope(patients=Patients(weight=(None, "20 kg"))))
    verdict = only(check(Schedule(regimen(Step("5 mg")), START, days=9), [light], patient=who))
    named = f"{IN_SCOPE}2026-12-07 to 2026-12-08 and 2026-12-13 to 2026-12-15"
    assert (verdict.status, str(verdict.value), verdict.covers) == ("PROVED", "5 mg", named)
    late = regimen(Step("5 mg", days=2), Step("10 mg", days=4), Step("5 mg", days=1), Step("10 mg"))
    verdict = only(check(Schedule(late, START), [light], patient=who))
    assert (verdict.status, verdict.witness.day) == ("VIOLATED", 8)
    assert verdict.covers == f"{IN_SCOPE}2026-12-07 to 2026-12-08 and from 2026-12-13 on"


def test_hazard_34_what_is_not_known_on_some_days_is_named_with_whom_the_bound_is_for():
    who = Patient(crcl="20 mL/min", crcl_on="2026-12-09")
    renal = Bound.per_dose("5 mg", source=LABEL, scope=Scope(patients=Patients(crcl=(None, "under 30 mL/min"))))
    verdict = only(check(Schedule(regimen(Step("5 mg")), START, days=9), [renal], patient=who))
    assert (verdict.status, verdict.missing) == (
        "UNKNOWN",
        "the patient's creatinine clearance measured on or before 2026-12-07, "
        "for the bound is for creatinine clearance under 30 mL/min",
    )


def test_hazard_34_what_is_not_known_of_later_days_in_scope_is_not_proved_by_earlier_ones():
    """Within 20 kg on days 1 to 2 and from day 7 on, where no volume is said; outside it on days 3 to 6."""
    who = Patient(weight={"2026-12-07": "10 kg", "2026-12-09": "30 kg", "2026-12-13": "11 kg"})
    light = Bound.concentration("5 mg/mL", source=LABEL, scope=Scope(patients=Patients(weight=(None, "20 kg"))))
    for last, status in ((infused("400 mg"), "PROVED"), (Step("400 mg", over="1 hour"), "UNKNOWN")):
        course = Regimen("examplol", "intravenous", [infused("500 mg", days=6), last])
        assert only(check(Schedule(course, START, days=9), [light], patient=who)).status == status


def test_hazard_34_without_a_dose_on_the_days_in_scope_a_bound_does_not_apply():
    course = Schedule(regimen(Step.no_dose(days=3), Step("10 mg")), START)
    verdict = only(check(course, [Bound.per_dose("5 mg", source=LABEL, scope=MINORS)], patient=TEEN))
    assert (verdict.status, verdict.why) == ("NOT_APPLICABLE", "no dose is given")


@pytest.mark.parametrize(
    "bound", [Bound.per_dose("15 mg/kg", source=LABEL), Bound.course_total("100 mg/kg", source=LABEL)]
)
def test_hazard_34_a_limit_that_is_known_only_later_is_unknown_of_the_whole_course(bound):
    late = Patient(weight={"2026-12-09": "10 kg"})
    verdict = only(check(Schedule(regimen(Step("5 mg", days=5)), START), [bound], patient=late))
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "body weight measured on or before 2026-12-07")


@pytest.mark.parametrize(
    ("dose", "status"), [("200 mg", "PROVED"), ("220 mg", "UNKNOWN"), ("240 mg", "UNKNOWN"), ("241 mg", "VIOLATED")]
)
def test_hazard_34_a_total_is_decided_only_where_the_limits_of_all_days_agree(dose, status):
    """100 mg/kg is 1000 mg at 10 kg and 1200 mg at 12 kg; five doses are given."""
    growing = Patient(weight={"2026-12-01": "10 kg", "2026-12-10": "12 kg"})
    total = Bound.course_total("100 mg/kg", source=LABEL)
    verdict = only(check(Schedule(regimen(Step(dose, days=5)), START), [total], earlier="none", patient=growing))
    limits = "one limit: that of 2026-12-07 and 2026-12-10 differ, and not all are kept"
    assert (verdict.status, verdict.missing) == (status, limits if status == "UNKNOWN" else "")


@pytest.mark.parametrize("day", [None, *range(1, 10)])
def test_hazard_34_a_dose_on_each_day_is_held_to_the_limit_of_that_day(day):
    """A kilogram more every day from 10 kg on, and 15 mg/kg of it every day; on one day 1 mg more."""
    who = Patient(weight={START + dt.timedelta(n): f"{10 + n} kg" for n in range(9)})
    doses = [15 * (10 + n) + (n + 1 == day) for n in range(9)]
    course = Schedule(regimen(*(Step(f"{mg} mg", days=1) for mg in doses)), START)
    verdict = only(check(course, [Bound.per_dose("15 mg/kg", source=LABEL)], patient=who))
    assert verdict.status == ("PROVED" if day is None else "VIOLATED")
    assert day is None or verdict.witness.day == day


def test_a_limit_that_changes_on_days_that_are_all_in_scope_is_of_no_days_in_particular():
    growing = Patient(weight={"2026-12-01": "10 kg", "2026-12-10": "12 kg"})
    per_kg = Bound.per_dose("15 mg/kg", source=LABEL)
    course = Schedule(regimen(Step("150 mg", days=3), Step("180 mg", days=2)), START)
    assert only(check(course, [per_kg], patient=growing)).covers == ""
    assert only(check(course, [per_kg], patient=growing)).status == "PROVED"


# --- Logs ---


def logged_days(*mg, first=0):
    """A dose of so many mg at midnight on each of the first five days of December, from one on."""
    doses = [logged(1440 * (first + day), each) for day, each in enumerate(mg)]
    return Log(doses, Horizon(dt.date(2026, 12, 1), dt.date(2026, 12, 6)))


@pytest.mark.parametrize(
    ("scope", "most", "mg", "status", "day"),
    [
        (ADULTS, "1 mg", (9, 9, 1, 1, 1), "PROVED", 3),
        (ADULTS, "1 mg", (9, 9, 2, 1, 1), "VIOLATED", 3),
        (ADULTS, "1 mg", (9, 9, 1, 1, 2), "VIOLATED", 5),
        (MINORS, "1 mg", (1, 1, 9, 9, 9), "PROVED", 1),
        (MINORS, "1 mg", (1, 2, 9, 9, 9), "VIOLATED", 2),
        (MINORS, "1 mg", (2, 1, 9, 9, 9), "VIOLATED", 1),
    ],
)
def test_hazard_34_the_doses_given_on_the_days_in_scope_count_and_no_others(scope, most, mg, status, day):
    """18 on 3 December."""
    bounds = [Bound.per_dose(most, source=LABEL, scope=scope), Bound.per_day(f"{most}/day", source=LABEL, scope=scope)]
    for verdict in check_log(logged_days(*mg), bounds, patient=Patient(born="2008-12-03")):
        assert (verdict.status, verdict.witness.day) == (status, day)
        days = "2026-12-03 to 2026-12-05" if scope is ADULTS else "2026-12-01 to 2026-12-02"
        assert f"{IN_SCOPE}{days}" in verdict.covers


def test_hazard_34_a_log_without_a_dose_on_the_days_in_scope_is_not_judged():
    minors = Bound.per_dose("1 mg", source=LABEL, scope=MINORS)
    verdict = only(check_log(logged_days(9, 9, 9, first=2), [minors], patient=Patient(born="2008-12-03")))
    assert (verdict.status, verdict.why) == ("NOT_APPLICABLE", "no dose is given")


def test_what_was_given_before_a_log_adds_to_the_total_of_the_course():
    for most, status in (("12 mg", "PROVED"), ("11 mg", "VIOLATED")):
        total = Bound.course_total(most, source=LABEL)
        verdict = only(check_log(logged_days(1, 1, 1, 1, 1), [total], earlier="7 mg"))
        assert (verdict.status, str(verdict.value)) == (status, "12 mg")
        assert verdict.assumes[0] == "7 mg before day 1"
