"""In scope: a bound is decided of a patient only on the days on which the patient is one it is for."""

import datetime as dt

import attrs
import pytest
from courses import LABEL, regimen

from posology import Bound, Patient, Patients, Scope, Step
from posology.applies import still_held, still_holds, those_in_scope, unless_crossed, unless_meant
from posology.verdict import Verdict, Witness

KW = {"source": LABEL}
ADULTS, MINORS = Patients(age=(18, None)), Patients(age=(None, 17))
FIRST, LAST = dt.date(2026, 12, 7), dt.date(2026, 12, 13)
TEEN = Patient(born="2008-12-09")  # 18 on 9 December 2026: a minor on 7 and 8 December, an adult from 9 to 13


def scoped(most="4 g/day", ingredient="", within_days=None, **more):
    return Bound.per_day(
        most, scope=Scope(patients=Patients(**more), ingredient=ingredient, within_days=within_days), **KW
    )


# --- An age without a birthday ---


@pytest.mark.parametrize(
    ("age", "days", "unknown"),
    [
        # 17 on day 1: 18 on day 2 at the earliest
        (17, 1, False),
        (17, 2, True),
        (17, None, True),
        # 16 on day 1: 17 on day 2 at the earliest, 18 a year of 365 days after it, on day 367
        (16, 366, False),
        (16, 367, True),
        # 15 on day 1: 18 on day 2 + 365 + 365
        (15, 731, False),
        (15, 732, True),
        (3, None, True),
    ],
)
def test_a_patient_of_an_age_may_grow_out_of_a_scope_during_the_course(age, days, unknown):
    step = Step("1 g") if days is None else Step("1 g", days=days)
    spans = [(None,)] if days is None else [(None,), (FIRST, FIRST + dt.timedelta(days - 1))]
    for span in spans:
        verdict = unless_meant(regimen(step), scoped(age=(None, 17)), Patient(age=age), span)
        assert (verdict is not None) == unknown
        if unknown:
            said = "the patient's date of birth, for the bound is for age under 18 years"
            assert (verdict.status, verdict.missing) == ("UNKNOWN", said)


def test_the_days_that_are_looked_at_count_for_an_age_and_not_those_of_the_whole_course():
    for course, shown, unknown in ((Step("1 g", days=1), 2, True), (Step("1 g"), 1, False), (Step("1 g"), 2, True)):
        span = (FIRST, FIRST + dt.timedelta(shown - 1))
        verdict = unless_meant(regimen(course), scoped(age=(None, 17)), Patient(age=17), span)
        assert (verdict is not None) == unknown


def test_who_cannot_grow_out_of_a_scope_needs_no_birthday():
    endless = regimen(Step("1 g"))
    for box, who, status in (
        ({"age": (18, None)}, Patient(age=17), "NOT_APPLICABLE"),
        ({"age": (18, None)}, Patient(age=18), None),
        ({"age": (None, 17)}, Patient(age=18), "NOT_APPLICABLE"),
        ({"age": (None, 17)}, Patients(age=(2, 17)), None),
        ({"weight": ("40 kg", None)}, Patient(weight="50 kg", age=17), None),
        ({}, None, None),
        ({}, Patient(age=17), None),
    ):
        verdict = unless_meant(endless, scoped(**box), who)
        assert (verdict and verdict.status) == status


def test_what_is_unknown_is_named_before_a_birthday_that_may_matter():
    verdict = unless_meant(regimen(Step("1 g")), scoped(age=(None, 17), weight=("40 kg", None)), Patient(age=17))
    assert (
        verdict.missing == "the patient's body weight, for the bound is for body weight from 40 kg, age under 18 years"
    )


def test_a_route_is_looked_at_before_the_patient_is():
    wrong = Bound.per_day("4 g/day", scope=Scope(route="rectal", patients=ADULTS), **KW)
    assert unless_meant(regimen(Step("1 g")), wrong, Patient(age=20)).why == "it is for rectal, the regimen is oral"
    anybody = Bound.per_day("4 g/day", scope=Scope(route="rectal"), **KW)
    assert unless_meant(regimen(Step("1 g")), anybody).status == "NOT_APPLICABLE"


# --- What is broken while the scope changes ---


def broken(make, patients, day):
    bound = make(scope=Scope(patients=patients), **KW)
    witness = None if day is None else Witness(1, dt.datetime(2026, 12, day, 8))
    return unless_crossed(Verdict(bound=bound, status="VIOLATED", witness=witness), TEEN, (FIRST, LAST)).status


def per_dates(days):
    return lambda **more: Bound.per_dates("4 g", days, **more)


def rolling(hours):
    return lambda **more: Bound.rolling("4 g", f"{hours} hours", **more)


def doses(hours):
    return lambda **more: Bound.doses_per_window(4, f"{hours} hours", **more)


def interval(hours):
    return lambda **more: Bound.least_interval(f"{hours} hours", **more)


@pytest.mark.parametrize(
    ("make", "minor", "adult"),
    [
        # the days in December on which a witness at 08:00 is enough: all that it looks at lies in scope
        (lambda **more: Bound.per_dose("1 g", **more), {7, 8}, {9, 10, 11, 12, 13}),
        (lambda **more: Bound.per_day("1 g/day", **more), {7, 8}, {9, 10, 11, 12, 13}),
        (lambda **more: Bound.infusion_rate("1 g/h", **more), {7, 8}, {9, 10, 11, 12, 13}),
        (lambda **more: Bound.concentration("1 mg/mL", **more), {7, 8}, {9, 10, 11, 12, 13}),
        # 24 hours from 08:00 on reach into the next day, 25 to 48 hours into the one after or up to it
        (rolling(24), {7}, {9, 10, 11, 12}),
        (rolling(25), set(), {9, 10, 11}),
        (rolling(48), set(), {9, 10, 11}),
        (doses(24), {7}, {9, 10, 11, 12}),
        (doses(48), set(), {9, 10, 11}),
        # dates in a row, of which the witness is the first
        (per_dates(1), {7, 8}, {9, 10, 11, 12, 13}),
        (per_dates(2), {7}, {9, 10, 11, 12}),
        (per_dates(3), set(), {9, 10, 11}),
        # the dose before and the dose after
        (interval(24), set(), {10, 11, 12}),
        (interval(25), set(), {11}),
        # the course so far, from 7 December on
        (lambda **more: Bound.course_total("1 g", **more), {7, 8}, set()),
        (lambda **more: Bound.lifetime("1 g", **more), {7, 8}, set()),
        (lambda **more: Bound.rise("1 g", within_days=1, **more), {7, 8}, set()),
        (lambda **more: Bound.duration(1, **more), {7, 8}, set()),
    ],
)
def test_a_bound_is_broken_only_if_all_that_breaks_it_was_given_in_scope(make, minor, adult):
    for patients, enough in ((MINORS, minor), (ADULTS, adult)):
        found = {day for day in range(7, 14) if broken(make, patients, day) == "VIOLATED"}
        assert found == enough
        assert broken(make, patients, None) == "UNKNOWN"


def test_what_is_not_broken_or_is_for_everybody_or_for_the_whole_course_stays_as_it_is():
    days = (FIRST, LAST)
    for bound, status, who in (
        (scoped(age=(18, None)), "PROVED", TEEN),
        (scoped(age=(18, None)), "UNKNOWN", TEEN),
        (scoped(), "VIOLATED", TEEN),
        (scoped(age=(18, None)), "VIOLATED", Patients(age=(2, 64))),
        (scoped(age=(18, None)), "VIOLATED", None),
        (scoped(age=(18, None)), "VIOLATED", Patient(born="2000-01-01")),
    ):
        verdict = Verdict(bound=bound, status=status, missing="x" if status == "UNKNOWN" else "")
        assert unless_crossed(verdict, who, days) == verdict
    crossed = unless_crossed(Verdict(bound=scoped(age=(18, None)), status="VIOLATED"), TEEN, days)
    assert crossed.missing.endswith(
        "which changes between 2026-12-07 and 2026-12-13: judge the days before and after it apart"
    )


# --- Those of a box that are in scope ---

EVERYBODY = Patients(age=(2, 64))
REST = "a per-day bound that is meant for age from 2 years to under 18 years"


@pytest.mark.parametrize(
    ("other", "covered"),
    [
        (scoped("2 g/day", age=(2, 17)), True),
        (scoped("2 g/day", "paracetamol", age=(2, 17)), False),
        (Bound.per_dose("1 g", scope=Scope(patients=Patients(age=(2, 17))), **KW), False),
        (scoped("2 g/day", age=(18, 30)), False),
    ],
)
def test_patients_out_of_scope_need_a_bound_of_the_same_kind_that_counts_the_same(other, covered):
    adults = scoped(age=(18, None))
    found = those_in_scope(Verdict(bound=adults, status="PROVED", covers="every start"), EVERYBODY, [adults, other])
    only = "of the patients (age from 2 years to under 65 years) those alone with age from 18 years"
    expected = ("PROVED", "", f"every start; {only}") if covered else ("UNKNOWN", REST, "every start")
    assert (found.status, found.missing, found.covers) == expected


def test_what_is_broken_is_broken_for_those_in_scope_whoever_the_others_are():
    broken = Verdict(bound=scoped(age=(18, None)), status="VIOLATED")
    only = "of the patients (age from 2 years to under 65 years) those alone with age from 18 years"
    assert those_in_scope(broken, EVERYBODY, []) == attrs.evolve(broken, covers=only)
    for who in (None, Patient(age=20), Patient(age=17), Patients(age=(18, 64)), Patients(age=(2, 17))):
        assert those_in_scope(broken, who, []) == broken


def test_what_is_not_decided_is_not_said_of_those_in_scope():
    adults = scoped(age=(18, None))
    for status in ("UNKNOWN", "NOT_APPLICABLE"):
        verdict = Verdict(bound=adults, status=status)
        assert those_in_scope(verdict, EVERYBODY, [adults]) == verdict
    everybody = Verdict(bound=scoped(), status="PROVED")
    assert those_in_scope(everybody, EVERYBODY, []) == everybody


# --- What was measured ---

RENAL = {"crcl": (None, "under 30 mL/min")}
MEASURED = Patient(crcl="20 mL/min", crcl_on="2026-12-01", hepatic="A", hepatic_on="2026-12-02")
OF_CLEARANCE = "the creatinine clearance measured on 2026-12-01 still holds"
OF_CLASS = "the hepatic impairment assessed on 2026-12-02 still holds"


@pytest.mark.parametrize(
    ("box", "within", "who", "granted"),
    [
        (RENAL, None, MEASURED, (OF_CLEARANCE,)),
        (RENAL, 90, MEASURED, ()),
        ({"hepatic": "A"}, None, MEASURED, (OF_CLASS,)),
        (RENAL | {"hepatic": "A"}, None, MEASURED, (OF_CLEARANCE, OF_CLASS)),
        ({"age": (18, None)}, None, MEASURED, ()),
        (RENAL, None, None, ()),
        (RENAL, None, Patients(**RENAL), ()),
        (RENAL, 90, Patients(**RENAL), ("the creatinine clearance was measured at most 90 days before each day",)),
        (
            RENAL | {"hepatic": "A"},
            7,
            Patients(**RENAL),
            (
                "the creatinine clearance was measured at most 7 days before each day",
                "the hepatic impairment was assessed at most 7 days before each day",
            ),
        ),
    ],
)
def test_what_tells_whom_a_bound_is_for_is_taken_for_granted_beside_all_else(box, within, who, granted):
    bound = scoped(within_days=within, **box)
    for status in ("PROVED", "VIOLATED"):
        found = still_held(Verdict(bound=bound, status=status, assumes=("x",)), who)
        assert (found.status, found.assumes) == (status, ("x", *granted))
    for status in ("UNKNOWN", "NOT_APPLICABLE"):
        assert still_held(Verdict(bound=bound, status=status), who).assumes == ()


def test_what_was_not_measured_on_a_day_is_not_said_to_hold():
    assert still_holds(MEASURED, ["crcl", "hepatic"]) == [OF_CLEARANCE, OF_CLASS]
    assert still_holds(Patient(crcl="20 mL/min"), ["crcl", "hepatic"]) == []


def test_of_a_measure_with_several_dates_all_are_said():
    twice = Patient(crcl={"2026-12-01": "20 mL/min", "2026-12-05": "25 mL/min"})
    said = "the creatinine clearance measured on 2026-12-01 and 2026-12-05 still holds"
    assert still_holds(twice, ["crcl"]) == [said]
