"""Measures that change during a course, compared with one day after another."""

import datetime as dt
from fractions import Fraction

import pytest
from courses import LABEL
from hypothesis import example, given
from hypothesis import strategies as st
from logs import DAY1, DOTS
from logs import at as logged

from posology import Bound, Cycle, Dose, DoseRule, Frequency, Patient, Patients, Regimen, Schedule, Scope, Step, check
from posology.bands import Bands
from posology.dated_measures import DatedMeasures
from posology.errors import PosologyError, RegimenError, ScheduleError, UnitError, UnresolvedError
from posology.logs.check_log import check_log
from posology.logs.log import Log

START = dt.date(2026, 12, 7)
GROWING = Patient(weight={"2026-12-01": "10 kg", "2026-12-10": "12 kg"})


def regimen(*items, **more):
    return Regimen("examplol", "oral", items, **more)


def only(subject, bound, **more):
    (verdict,) = check(subject, [bound], **more)
    return verdict


def doses(subject):
    return [(str(each.moment.date()), str(each.dose)) for each in subject]


# --- The measures ---


@pytest.mark.parametrize(
    ("day", "known"), [("2026-12-01", 10), ("2026-12-09", 10), ("2026-12-10", 12), ("2030-01-01", 12)]
)
def test_hazard_34_the_latest_measure_on_or_before_a_day_counts(day, known):
    assert GROWING.on(day)("weight") == known


def test_hazard_34_before_its_first_day_and_without_a_date_a_measure_is_not_known():
    for day, missing in (("2026-11-30", "body weight measured on or before 2026-11-30"), (None, "start date")):
        with pytest.raises(UnresolvedError) as caught:
            GROWING.on(day)("weight")
        assert missing in caught.value.limit
    assert only(regimen(Step("15 mg/kg")), Bound.per_dose("1 g", source=LABEL), patient=GROWING).status == "UNKNOWN"


def test_a_dated_clearance_has_its_days_and_can_be_too_old_on_each():
    who = Patient(crcl={"2026-12-01": "70 mL/min", "2026-12-20": "20 mL/min"})
    assert (who.on("2026-12-19")("crcl", 18), who.on("2026-12-20")("crcl", 1)) == (70, 20)
    with pytest.raises(UnresolvedError, match="at most 17 days before 2026-12-19"):
        who.on("2026-12-19")("crcl", 17)
    renal = Bound.per_dose("5 mg", source=LABEL, scope=Scope(patients=Patients(crcl=(None, "30 mL/min"))))
    early, late = regimen(Step("10 mg", days=13), Step("5 mg")), regimen(Step("10 mg", days=14), Step("5 mg"))
    verdict = only(Schedule(early, START), renal, patient=who)  # 20 December is day 14
    assert verdict.status == "PROVED"
    assert "the creatinine clearance measured on 2026-12-01 and 2026-12-20 still holds" in verdict.assumes
    verdict = only(Schedule(late, START), renal, patient=who)
    assert (verdict.status, verdict.witness.day) == ("VIOLATED", 14)


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"weight": {}}, UnitError),
        ({"weight": {"2026-12-01": 10}}, UnitError),
        ({"weight": {"1 December": "10 kg"}}, ScheduleError),
        ({"age": {"2026-12-01": 3}}, UnitError),
        ({"crcl": {"2026-12-01": "20 mL/min"}, "crcl_on": "2026-12-01"}, RegimenError),
        ({"weight": {"2026-12-01": "10 kg"}, "born": "2026-12-02"}, ScheduleError),
        ({"surface": {"2026-12-01": "10 kg"}}, UnitError),
        ({"weight": DatedMeasures.of("surface", {"2026-12-01": "1 m2"})}, PosologyError),
    ],
)
def test_dated_measures_that_mean_nothing_are_refused(more, error):
    with pytest.raises(error):
        Patient(**more)


# --- Doses by rule ---


def test_hazard_34_a_dose_per_kg_is_that_of_the_weight_of_its_day():
    weekly = regimen(Step("15 mg/kg", days=5)).for_patient(GROWING, on=START)
    assert doses(Schedule(weekly, START)) == [
        ("2026-12-07", "150 mg"),
        ("2026-12-08", "150 mg"),
        ("2026-12-09", "150 mg"),
        ("2026-12-10", "180 mg"),
        ("2026-12-11", "180 mg"),
    ]
    plain = regimen(Step("5 mg", days=5))
    assert plain.for_patient(GROWING, on=START) == plain


def test_hazard_34_another_weight_inside_a_cycle_is_refused():
    cycle = regimen(Cycle([Step("15 mg/kg", days=1), Step.no_dose(days=6)]))
    with pytest.raises(UnresolvedError, match="the other body weight on 2026-12-10 falls into"):
        cycle.for_patient(GROWING, on=START)
    assert str(cycle.for_patient(GROWING, on="2026-12-10").doses[0]) == "180 mg"


WEIGHTS = st.dictionaries(st.integers(-3, 12), st.integers(2, 40), min_size=1, max_size=3)
"""Weights in kg, by the day of the course from which they count."""


def dated(weights, start, **more):
    return Patient(weight={start + dt.timedelta(day): f"{kg} kg" for day, kg in weights.items()}, **more)


def weight_on(day, weights):
    """The latest of some weights, by hand; None before the first."""
    before = [each for each in weights if each <= day]
    return weights[max(before)] if before else None


@given(weights=WEIGHTS, lengths=st.lists(st.integers(1, 5), min_size=1, max_size=3), turns=st.integers(-2, 12))
def test_hazard_34_doses_by_weight_and_age_are_those_of_every_day(weights, lengths, turns):
    rule = DoseRule(
        Bands(
            "age",
            [(0, 12, "2 mg/kg"), (12, None, DoseRule(Bands("weight", [(0, 20, "1 mg/kg"), (20, None, "50 mg")])))],
        )
    )
    birthday = START + dt.timedelta(turns)
    who = dated(weights, START, born=birthday.replace(year=birthday.year - 12))
    course = regimen(*(Step(rule, Frequency.at("08:00"), days=days) for days in lengths))
    days = sum(lengths)
    if weight_on(0, weights) is None:
        with pytest.raises(UnresolvedError):
            course.for_patient(who, on=START)
        return
    given_ = list(Schedule(course.for_patient(who, on=START), START))

    def by_hand(day):
        kg = weight_on(day, weights)
        return 2 * kg if day < turns else kg if kg < 20 else 50

    assert [each.dose for each in given_] == [Dose(by_hand(day), "mg") for day in range(days)]


# --- Limits ---

COURSES = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 5)), min_size=1, max_size=4)
"""Doses in mg, each with the days it is given for."""


@given(course=COURSES, weights=WEIGHTS, most=st.integers(1, 3), turns=st.none() | st.integers(-2, 12))
@example(course=[(10, 2), (20, 2)], weights={0: 10, 2: 20}, most=1, turns=None)
@example(course=[(10, 3)], weights={0: 10, 2: 9}, most=1, turns=None)
def test_hazard_34_a_limit_per_kg_is_that_of_each_day_on_which_the_bound_is_meant(course, weights, most, turns):
    schedule = Schedule(regimen(*(Step(f"{mg} mg", days=days) for mg, days in course)), START)
    amounts = [mg for mg, days in course for _ in range(days)]
    birthday = START + dt.timedelta(turns or 0)
    who = dated(weights, START, **({} if turns is None else {"born": birthday.replace(year=birthday.year - 18)}))
    ages = {} if turns is None else {"scope": Scope(patients=Patients(age=(18, None)))}
    meant = [day for day in range(len(amounts)) if turns is None or day >= turns]
    kept = [None if weight_on(d, weights) is None else amounts[d] <= most * weight_on(d, weights) for d in meant]
    expected = (
        "NOT_APPLICABLE" if not meant else "VIOLATED" if False in kept else "UNKNOWN" if None in kept else "PROVED"
    )
    verdict = only(schedule, Bound.per_dose(f"{most} mg/kg", source=LABEL, **ages), patient=who)
    assert verdict.status == expected
    if expected == "VIOLATED":
        assert verdict.witness.day == meant[kept.index(False)] + 1


@given(course=COURSES, weights=WEIGHTS, most=st.integers(1, 9), days=st.integers(1, 4))
def test_hazard_34_a_window_is_proved_by_the_smallest_limit_and_broken_by_the_largest(course, weights, most, days):
    schedule = Schedule(regimen(*(Step(f"{mg} mg", days=each) for mg, each in course)), START)
    amounts = [mg for mg, each in course for _ in range(each)]
    kg = [weight_on(day, weights) for day in range(len(amounts))]
    largest = max(sum(amounts[n : n + days]) for n in range(len(amounts)))
    bound = Bound.per_dates(f"{most} mg/kg", days, source=LABEL)
    status = only(schedule, bound, patient=dated(weights, START), earlier="none").status
    if None in kg:
        assert status == "UNKNOWN"
    elif largest <= most * min(kg):
        assert status == "PROVED"
    else:
        assert status == ("VIOLATED" if largest > most * max(kg) else "UNKNOWN")


@given(dots=DOTS, weights=st.dictionaries(st.integers(-1, 5), st.integers(1, 6), min_size=1), most=st.integers(1, 3))
def test_hazard_34_doses_that_were_given_are_held_to_the_limit_of_their_day(dots, weights, most):
    log = Log([logged(minute, amount) for minute, amount in dict(dots).items()])
    kept = []
    for minute, amount in sorted(dict(dots).items()):
        kg = weight_on(minute // 1440, weights)
        kept.append(None if kg is None else amount <= most * kg)
    first = (log.horizon.start - DAY1).days
    unknown = weight_on(first, weights) is None
    expected = "VIOLATED" if False in kept else "UNKNOWN" if unknown else "PROVED"
    (verdict,) = check_log(log, [Bound.per_dose(f"{most} mg/kg", source=LABEL)], patient=dated(weights, DAY1))
    assert verdict.status == expected


def test_a_log_is_held_to_a_limit_per_kg_of_a_patient_and_to_none_without_a_weight():
    limit = Bound.per_dose("3 mg/kg", source=LABEL)
    found = [
        check_log([logged(0, 30)], [limit], patient=who)[0].status
        for who in (Patient(weight="10 kg"), Patient(weight="9 kg"), Patient(), None)
    ]
    assert found == ["PROVED", "VIOLATED", "UNKNOWN", "UNKNOWN"]


# --- Declared patients and what is taken for granted ---


def test_hazard_8_each_weight_is_held_to_what_is_declared_for_the_age_of_its_days():
    boxes = [Patients(age=(0, 0), weight=("2 kg", "12 kg")), Patients(age=(1, 2), weight=("8 kg", "16 kg"))]
    course = Schedule(regimen(Step("5 mg", days=30), patients=boxes), START)
    limit = Bound.per_day("5 mg/day", source=LABEL)
    grown = {"born": "2025-12-10", "weight": {"2026-12-01": "7 kg", "2026-12-10": "9 kg"}}
    assert only(course, limit, patient=Patient(**grown)).status == "PROVED"
    verdict = only(course, limit, patient=Patient(**grown | {"weight": "7 kg"}))
    assert (verdict.status, "on 2026-12-10 this one has body weight 7 kg" in verdict.missing) == ("UNKNOWN", True)
    slip = {"2026-12-01": "7 kg", "2026-12-10": "9 kg", "2026-12-20": "90 kg"}
    verdict = only(course, limit, patient=Patient(**grown | {"weight": slip}))
    assert (verdict.status, "on 2026-12-20 this one has body weight 90 kg" in verdict.missing) == ("UNKNOWN", True)


def test_hazard_34_a_verdict_with_dated_measures_says_which_they_are():
    verdict = only(Schedule(regimen(Step("5 mg")), START), Bound.per_dose("1 mg/kg", source=LABEL), patient=GROWING)
    assert verdict.status == "PROVED"
    assert verdict.assumes == ("body weight is 10 kg from 2026-12-01, 12 kg from 2026-12-10, each until the next",)
    assert verdict.value == Dose("5 mg")
    assert verdict.margin.number == Fraction(5)


def test_the_margin_of_a_window_is_that_of_the_smallest_limit():
    thinner = Patient(weight={"2026-12-01": "12 kg", "2026-12-10": "10 kg"})
    verdict = only(
        Schedule(regimen(Step("5 mg", days=7)), START), Bound.course_total("4 mg/kg", source=LABEL), patient=thinner
    )
    assert (verdict.status, str(verdict.value), str(verdict.limit), str(verdict.margin)) == (
        "PROVED",
        "35 mg",
        "40 mg",
        "5 mg",
    )
