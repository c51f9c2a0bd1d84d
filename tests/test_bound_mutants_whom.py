"""Whom and which time a bound is decided for, and what a verdict takes for granted, worked out by hand."""

import datetime as dt

import attrs
import pytest
from courses import LABEL, regimen
from figures import at, only
from infusions import infused

from posology import Amount, Bound, Frequency, Override, Regimen, Schedule, Scope, Step, Titration, check
from posology.applies import those_in_scope, unless_crossed, unless_meant
from posology.coverage import uncovered
from posology.errors import BoundError, RegimenError
from posology.granted import looking_back, taken_for_granted
from posology.limits import PerDay
from posology.patient import Patient
from posology.patients import Patients
from posology.rate import Rate
from posology.verdict import Verdict

KW = {"source": LABEL}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NOTHING = "no dose before day 1"


# --- Phases, weekdays, dimensions ---


def test_a_bound_on_one_phase_counts_its_doses_alone_and_needs_the_phase_of_all():
    load = Step("600 mg", at("08:00"), days=1, phase="loading", over=60)
    keep = Step("300 mg", at("08:00"), days=3, phase="maintenance", over=60)
    loading, maintenance = (Scope(phase=phase) for phase in ("loading", "maintenance"))
    for bound, value in (
        (Bound.per_dose("300 mg", scope=maintenance, **KW), Amount("300 mg")),
        (Bound.per_dose("600 mg", scope=loading, **KW), Amount("600 mg")),
        (Bound.course_total("900 mg", scope=maintenance, **KW), Amount("900 mg")),
        (Bound.infusion_rate("300 mg/h", scope=maintenance, **KW), Rate("300 mg/h")),
    ):
        for subject in (infused(load, keep), Schedule(infused(load, keep), "2026-12-07")):
            assert (only(subject, bound).status, only(subject, bound).value) == ("PROVED", value)
    bound = Bound.per_dose("300 mg", scope=loading, **KW)
    assert only(infused(keep), bound).why == "no dose is for loading"
    assert (
        only(infused(keep, Step("300 mg", days=1)), bound).missing == "the phase of every dose, loading or maintenance"
    )


@pytest.mark.parametrize("weekday", DAYS)
def test_a_weekday_rule_is_decided_for_a_start_on_each_weekday(weekday):
    one_day = regimen(Step("5 mg", Frequency.weekly(weekday), days=1))
    verdict = only(one_day, Bound.course_total("4 mg", **KW))
    assert (verdict.status, verdict.value) == ("VIOLATED", Amount("5 mg"))


@pytest.mark.parametrize(
    ("dose", "limit", "missing"),
    [
        ("5 mg", "1 mg/kg", "the patient's body weight, to hold 5 mg against 1 mg/kg"),
        ("5 mg", "1 mg/m2", "the patient's body surface, to hold 5 mg against 1 mg/m2"),
        ("5 mL", "5 mg", "a concentration, to hold 5 mL against 5 mg"),
        ("5 mg", "5 mL", "a concentration, to hold 5 mg against 5 mL"),
        ("1 tablet", "5 mg", "the strength of one tablet, to hold 1 tablet against 5 mg"),
        ("5 mmol", "5 mg", "a conversion factor with its source, to hold 5 mmol against 5 mg"),
    ],
)
def test_what_is_missing_to_compare_two_dimensions_is_named(dose, limit, missing):
    verdict = only(regimen(Step(dose)), Bound.per_dose(limit, **KW))
    assert (verdict.status, verdict.missing) == ("UNKNOWN", missing)


# --- Days shown ---


def test_a_verdict_on_fewer_days_than_the_course_has_says_which():
    ten = regimen(Step("1 g", at("08:00"), days=10))
    limits = [Bound.per_day("1 g/day", **KW), Bound.course_total("10 g", **KW)]
    for days, covers in ((3, "days 1 to 3"), (9, "days 1 to 9"), (10, ""), (None, "")):
        by_day, total = check(Schedule(ten, "2026-12-07", days=days), limits)
        assert (by_day.covers, total.covers, total.value) == (covers, "", Amount("10 g"))
    endless = Schedule(regimen(Step("1 g", at("08:00"))), "2026-12-07", days=3)
    assert only(endless, limits[0]).covers == "days 1 to 3"


# --- Before day 1 ---

ROLLING = Bound.rolling("4 g", "24 hours", **KW)
LOOKS_BACK = [
    ROLLING,
    Bound.least_interval(60, **KW),
    Bound.doses_per_window(4, 60, **KW),
    Bound.per_dates("4 g", 3, **KW),
]
TOTALS = [Bound.course_total("4 g", **KW), Bound.lifetime("4 g", **KW)]


@pytest.mark.parametrize(
    ("earlier", "before", "windows", "totals"),
    [
        (None, None, ("PROVED", "", (NOTHING,)), ("PROVED", "", (NOTHING,))),
        ("none", "0 g", ("PROVED", "", (NOTHING,)), ("PROVED", "", (NOTHING,))),
        ("unknown", None, ("UNKNOWN", "the doses before day 1", ()), ("UNKNOWN", "the doses before day 1", ())),
        ("2 g", "2 g", ("UNKNOWN", "when the 2 g before day 1 were given", ()), ("PROVED", "", ("2 g before day 1",))),
    ],
)
def test_what_was_given_before_day_1_counts_for_totals_and_leaves_windows_unknown(earlier, before, windows, totals):
    before = None if before is None else Amount(before)
    for bounds, expected in ((LOOKS_BACK, windows), (TOTALS, totals)):
        for bound in bounds:
            found = looking_back(Verdict(bound=bound, status="PROVED"), earlier, before)
            assert (found.status, found.missing, found.assumes) == expected


def test_what_is_broken_or_does_not_look_back_or_is_not_decided_stays_as_it_is():
    for bound, status in (
        (ROLLING, "VIOLATED"),
        (ROLLING, "UNKNOWN"),
        (ROLLING, "NOT_APPLICABLE"),
        (Bound.per_day("4 g/day", **KW), "PROVED"),
    ):
        verdict = Verdict(bound=bound, status=status)
        assert looking_back(verdict, "unknown", None) == verdict


def test_the_patients_a_bound_is_stated_for_are_taken_for_granted_once_and_only_of_what_is_decided():
    plain = regimen(Step("1 g"))
    stated = Bound.per_day("4 g/day", patients="adults", **KW)
    granted = ("the patient is one the bound is stated for: adults",)
    for status, assumes in (("PROVED", granted), ("VIOLATED", granted), ("UNKNOWN", ()), ("NOT_APPLICABLE", ())):
        verdict = taken_for_granted(plain, Verdict(bound=stated, status=status))
        assert (verdict.assumes, taken_for_granted(plain, verdict).assumes) == (assumes, assumes)


def test_a_least_that_a_titration_keeps_is_kept_if_every_ladder_is_carried_to_its_end():
    titrated = Regimen("examplol", "oral", Titration(start="5 mg", increment="5 mg", interval=7, ceiling="20 mg"))
    least, most = Bound.per_dose(least="5 mg", **KW), Bound.per_dose("20 mg", **KW)
    said_so = ("every ladder is carried to its end and no dose is lowered",)
    for subject, bound, more, assumes in (
        (titrated, least, {}, said_so),
        (titrated, most, {}, ()),
        (titrated, least, {"ladder": ((1, Amount("5 mg")),)}, ()),
        (regimen(Step("5 mg")), least, {}, ()),
    ):
        assert taken_for_granted(subject, Verdict(bound=bound, status="PROVED", **more)).assumes == assumes
    assert taken_for_granted(titrated, Verdict(bound=least, status="VIOLATED")).assumes == ()


# --- Whom it is for ---


def scoped(most="4 g/day", name="cap", **more):
    return Bound.per_day(most, name=name, scope=Scope(**more), **KW)


@pytest.mark.parametrize(
    ("scope", "status", "told"),
    [
        ({"route": "oral"}, None, ""),
        ({"route": ("rectal", "vaginal")}, "NOT_APPLICABLE", "it is for rectal or vaginal, the regimen is oral"),
        ({"indication": "pain"}, None, ""),
        ({"indication": ("fever", "gout")}, "NOT_APPLICABLE", "it is for fever or gout, the regimen for pain"),
        ({"patients": Patients(age=(18, None))}, None, ""),
        (
            {"patients": Patients(age=(None, 17))},
            "NOT_APPLICABLE",
            "it is for age under 18 years, the patient is not",
        ),
        (
            {"patients": Patients(weight=("40 kg", None))},
            "UNKNOWN",
            "the patient's body weight, for the bound is for body weight from 40 kg",
        ),
    ],
)
def test_a_bound_that_is_not_meant_for_a_regimen_or_its_patient_says_why(scope, status, told):
    what = Regimen("examplol", "oral", Step("1 g"), indication="pain")
    verdict = unless_meant(what, scoped(**scope), Patient(age=18))
    assert (verdict and verdict.status, verdict and (verdict.why or verdict.missing)) == (status, told or None)


def test_a_bound_for_an_indication_is_unknown_for_a_regimen_without_one():
    verdict = unless_meant(regimen(Step("1 g")), scoped(indication="pain"))
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "what the regimen is for: it has no indication")


def test_patients_outside_a_scope_are_named():
    verdict = unless_meant(regimen(Step("1 g")), scoped(patients=Patients(age=(18, None))), Patients(age=(2, 11)))
    assert verdict.why == "it is for age from 18 years, the patients are age from 2 years to under 12 years"


# born on 9 December 2008: 18 on 9 December 2026
TEEN = Patient(born="2008-12-09")
ADULTS, MINORS, SEVENTEEN = (Patients(age=ages) for ages in ((18, None), (None, 17), (17, 17)))
DAY = dt.date(2026, 12, 7)


@pytest.mark.parametrize(
    ("patients", "shown", "status"),
    [
        # 1 g on 7 and 8 December, 5 g from 9 December on: the first is in the scope of minors, the second of adults
        (ADULTS, 2, "NOT_APPLICABLE"),
        (ADULTS, 3, "VIOLATED"),
        (MINORS, 2, "PROVED"),
        (MINORS, 3, "PROVED"),
        (SEVENTEEN, 2, "PROVED"),
        (SEVENTEEN, 3, "PROVED"),
    ],
)
def test_a_birthday_within_the_course_is_inside_or_outside_by_the_day_of_the_witness(patients, shown, status):
    steps = regimen(Step("1 g", at("08:00"), days=2), Step("5 g", at("08:00"), days=5))
    verdict = only(Schedule(steps, DAY, days=shown), scoped(patients=patients), patient=TEEN)
    assert verdict.status == status


@pytest.mark.parametrize(
    ("make", "adults", "minors"),
    [
        # 1 g on 7 and 8 December, 5 g from 9 December on, which is the birthday
        (lambda scope: Bound.rolling("4 g", "24 hours", scope=scope, **KW), "VIOLATED", "UNKNOWN"),
        (lambda scope: Bound.rolling("1500 mg", "2 days", scope=scope, **KW), "UNKNOWN", "UNKNOWN"),
        (lambda scope: Bound.per_dates("5 g", 2, scope=scope, **KW), "UNKNOWN", "UNKNOWN"),
        (lambda scope: Bound.per_dates("6 g", 2, scope=scope, **KW), "VIOLATED", "UNKNOWN"),
        (lambda scope: Bound.course_total("900 mg", scope=scope, **KW), "UNKNOWN", "VIOLATED"),
        (lambda scope: Bound.course_total("10 g", scope=scope, **KW), "UNKNOWN", "UNKNOWN"),
        (lambda scope: Bound.course_total("27 g", scope=scope, **KW), "PROVED", "PROVED"),
        (lambda scope: Bound.least_interval("2 days", scope=scope, **KW), "UNKNOWN", "UNKNOWN"),
        (lambda scope: Bound.rise("3 g", within_days=1, scope=scope, **KW), "UNKNOWN", "UNKNOWN"),
    ],
)
def test_a_bound_over_more_than_a_day_is_broken_only_by_what_lies_in_scope_as_a_whole(make, adults, minors):
    steps = regimen(Step("1 g", at("08:00"), days=2), Step("5 g", at("08:00"), days=5))
    for scope, status in ((ADULTS, adults), (MINORS, minors)):
        verdict = only(Schedule(steps, DAY), make(Scope(patients=scope)), patient=TEEN, earlier="none")
        assert verdict.status == status
        if status == "UNKNOWN":
            days = "2026-12-07 and 2026-12-13: judge the days before and after it apart"
            assert verdict.missing == f"where the patient is in its scope, which changes between {days}"


def test_an_age_that_is_passed_through_within_the_course_is_looked_at():
    # 17 on 7 December 2026 and 19 on 7 December 2028, 18 between
    eighteen = scoped("1 g/day", patients=Patients(age=(18, 18)))
    years = Schedule(regimen(Step("5 g", at("08:00"), days=900)), DAY, days=800)
    assert only(years, eighteen, patient=TEEN).witness.day == 3
    assert unless_meant(years.regimen, eighteen, TEEN, (DAY, dt.date(2028, 12, 10))) is None
    assert unless_meant(years.regimen, eighteen, TEEN, (DAY, dt.date(2026, 12, 8))).status == "NOT_APPLICABLE"


def test_what_holds_for_the_whole_course_holds_for_the_days_in_scope():
    verdict = Verdict(bound=scoped(patients=ADULTS), status="PROVED")
    assert unless_crossed(verdict, TEEN, (DAY, dt.date(2027, 1, 1))) == verdict


def test_a_proof_for_some_of_the_patients_needs_a_bound_for_the_others():
    adults, children = scoped(patients=ADULTS), scoped("2 g/day", "children", patients=Patients(age=(2, 17)))
    anybody = Patients(age=(2, 64))
    proved, broken = (Verdict(bound=adults, status=status) for status in ("PROVED", "VIOLATED"))
    alone = those_in_scope(proved, anybody, [adults])
    assert alone.missing == "a per-day bound that is meant for age from 2 years to under 18 years"
    covers = "of the patients (age from 2 years to under 65 years) those alone with age from 18 years"
    both = those_in_scope(proved, anybody, [adults, children])
    assert (both.status, both.covers) == ("PROVED", covers)
    assert those_in_scope(broken, anybody, [adults]).covers == covers
    for who in (None, Patients(age=(20, 64)), Patient(age=20)):
        assert those_in_scope(proved, who, [adults]) == proved


def test_a_clearance_that_decides_whether_a_bound_is_meant_is_assumed_to_hold_still():
    renal = Verdict(bound=scoped(patients=Patients(crcl=(None, "30 mL/min"))), status="PROVED")
    measured = Patient(crcl="20 mL/min", crcl_on="2026-12-01")
    found = those_in_scope(renal, measured, [])
    assert found.assumes == ("the creatinine clearance measured on 2026-12-01 still holds",)
    assert those_in_scope(Verdict(bound=scoped(patients=ADULTS), status="PROVED"), measured, []).assumes == ()


@pytest.mark.parametrize(
    ("scopes", "box", "rest"),
    [
        ([{"age": (18, None)}], {"age": (9, None)}, "age from 9 years to under 18 years"),
        ([{"age": (18, None)}, {"age": (None, 17)}], {"age": (9, None)}, None),
        ([{"hepatic": ("A",)}], {"hepatic": ("A", "B")}, "hepatic impairment B"),
        ([{"hepatic": ("A",)}, {"hepatic": ("B",)}], {"hepatic": ("A", "B")}, None),
        ([{"age": (18, None)}], {"weight": ("40 kg", None)}, None),
        ([{"hepatic": ("A",)}], {"age": (9, None)}, None),
    ],
)
def test_the_first_part_of_a_box_for_whom_no_bound_is_meant_is_found(scopes, box, rest):
    found = uncovered([scoped(patients=Patients(**each)) for each in scopes], Patients(**box))
    assert (found and str(found)) == rest


# --- What is handed in ---


def test_an_override_goes_to_the_bound_of_its_name_and_nothing_else_is_taken_for_one():
    soft = [Bound.per_day(f"{g} g/day", name=f"{g}", severity="soft", **KW) for g in (1, 2, 5)]
    why = Override(reason="stable", by="A. Jansen")
    three = regimen(Step("3 g"))
    report = check(three, soft, overrides={"2": why})
    assert [each.override for each in report] == [None, why, None]
    assert [each.override for each in check(three, soft, overrides={"5": why, "1": why})] == [why, None, None]
    with pytest.raises(BoundError, match="2 bounds are named '1'"):
        check(three, [soft[0], attrs.evolve(soft[1], name="1")], overrides={"1": why})
    with pytest.raises(BoundError, match="give an Override"):
        check(three, soft, overrides={"1": "stable"})


def test_only_a_bound_is_a_bound_and_one_may_stand_alone():
    assert isinstance(check(regimen(Step("1 g")), Bound.per_day("1 g/day", **KW))[0].bound, PerDay)
    with pytest.raises(BoundError, match=r"Bound\.per_day"):
        check(regimen(Step("1 g")), ["1 g/day"])
    with pytest.raises(BoundError, match="what the log is held against"):
        check(list(Schedule(regimen(Step("1 g", days=1)), DAY)))
    for subject in ("1 g", None):
        with pytest.raises(RegimenError, match="a regimen, a schedule or a log"):
            check(subject, [ROLLING])
