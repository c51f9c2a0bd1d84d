"""Stays: on which days of a course a patient lies in the scope of a bound, and how old a measurement may be there."""

import datetime as dt

import pytest
from courses import LABEL, regimen
from hypothesis import example, given
from hypothesis import strategies as st
from logs import every

from posology import Bound, Patient, Patients, Regimen, Schedule, Scope, Step, check, prove
from posology.errors import BoundError, RegimenError, ScheduleError
from posology.logs.check_log import check_log
from posology.stays import Stay, stays

START = dt.date(2026, 12, 7)
RENAL = Scope(patients=Patients(crcl=(None, "under 30 mL/min")), within_days=90)
LIVER = Scope(patients=Patients(hepatic=("none", "A")), within_days=90)
CLEARANCE = {"crcl": "20 mL/min", "crcl_on": "2026-09-08"}  # 90 days before 7 December
CLASS = {"hepatic": "none", "hepatic_on": "2026-09-08"}


def per_day(scope, most="5 mg"):
    return Bound.per_day(f"{most}/day", source=LABEL, scope=scope)


def only(subject, bound, **more):
    (verdict,) = check(subject, [bound], **more)
    return verdict


@pytest.mark.parametrize(
    ("scope", "known", "what"),
    [(RENAL, CLEARANCE, "creatinine clearance measured"), (LIVER, CLASS, "hepatic impairment assessed")],
)
def test_hazard_17_what_a_scope_goes_by_is_recent_enough_on_every_day_or_the_bound_is_unknown(scope, known, what):
    one, two = (Schedule(regimen(Step("5 mg")), START, days=days) for days in (1, 2))
    assert only(one, per_day(scope), patient=Patient(**known)).status == "PROVED"
    for subject in (two, Schedule(regimen(Step("5 mg")), START)):
        verdict = only(subject, per_day(scope), patient=Patient(**known))
        assert (verdict.status, verdict.missing.partition(",")[0]) == (
            "UNKNOWN",
            f"the patient's {what} at most 90 days before 2026-12-08",
        )


@pytest.mark.parametrize("days", [1, 400])
def test_hazard_17_a_measurement_that_is_too_old_on_day_1_names_day_1(days):
    verdict = only(
        Schedule(regimen(Step("5 mg")), START, days=days),
        per_day(RENAL),
        patient=Patient(crcl="20 mL/min", crcl_on="2026-09-07"),
    )
    assert (verdict.status, "at most 90 days before 2026-12-07" in verdict.missing) == ("UNKNOWN", True)


def test_hazard_17_a_total_of_the_whole_course_needs_a_recent_measurement_on_all_of_its_days():
    shown = Schedule(regimen(Step("5 mg", days=7)), START, days=1)
    total, first_day = (Bound.course_total("1 g", first_days=days, source=LABEL, scope=RENAL) for days in (None, 1))
    assert only(shown, per_day(RENAL), patient=Patient(**CLEARANCE)).status == "PROVED"
    assert only(shown, total, patient=Patient(**CLEARANCE)).status == "UNKNOWN"
    assert only(shown, first_day, patient=Patient(**CLEARANCE)).status == "PROVED"


def test_hazard_17_without_dates_nobody_knows_how_old_a_measurement_is():
    for scope, known in ((RENAL, CLEARANCE), (LIVER, CLASS)):
        verdict = only(regimen(Step("5 mg")), per_day(scope), patient=Patient(**known))
        assert (verdict.status, "start date" in verdict.missing) == ("UNKNOWN", True)


def test_hazard_17_doses_that_were_given_need_a_recent_measurement_too():
    log = every(8)  # on 1 December
    found = [
        check_log(log, Bound.per_day("1 g/day", source=LABEL, scope=RENAL), patient=who)[0].status
        for who in (
            Patient(crcl="20 mL/min", crcl_on="2026-09-02"),
            Patient(crcl="20 mL/min", crcl_on="2026-09-01"),
        )
    ]
    assert found == ["PROVED", "UNKNOWN"]


@pytest.mark.parametrize("hepatic", ["none", "A"])
def test_hazard_17_a_hepatic_class_counts_only_with_the_day_of_its_assessment(hepatic):
    scope = Scope(patients=Patients(hepatic=hepatic))
    subject = Schedule(regimen(Step("5 mg")), START, days=3)
    found = {
        on: only(subject, per_day(scope), patient=Patient(hepatic=hepatic, hepatic_on=on))
        for on in (None, "2026-12-08", "2026-12-07", "1990-01-01")
    }
    assert [each.status for each in found.values()] == ["UNKNOWN", "UNKNOWN", "PROVED", "PROVED"]
    assert "hepatic impairment with the day on which it was assessed" in found[None].missing
    assert "hepatic impairment assessed on or before 2026-12-07" in found["2026-12-08"].missing


@pytest.mark.parametrize(
    ("scope", "known", "said"),
    [
        (RENAL, CLEARANCE, "the creatinine clearance measured on 2026-09-08 still holds"),
        (LIVER, CLASS, "the hepatic impairment assessed on 2026-09-08 still holds"),
    ],
)
def test_hazard_17_without_an_age_limit_a_verdict_takes_the_measurement_for_still_right(scope, known, said):
    subject = Schedule(regimen(Step("5 mg")), START, days=1)
    whatever = Scope(patients=scope.patients)
    for most, status in (("5 mg", "PROVED"), ("4 mg", "VIOLATED")):
        verdict = only(subject, per_day(whatever, most), patient=Patient(**known))
        assert (verdict.status, said in verdict.assumes) == (status, True)
    assert said not in only(subject, per_day(scope), patient=Patient(**known)).assumes
    log = check_log(every(8), Bound.per_day("1 g/day", source=LABEL, scope=whatever), patient=Patient(**known))
    assert said in log[0].assumes


def test_of_a_box_nobody_knows_the_days_and_a_verdict_says_what_it_takes_for_granted():
    box = Patients(crcl=("15 mL/min", "under 30 mL/min"))
    for decided in (check, prove):
        (verdict,) = decided(Regimen("examplol", "oral", Step("5 mg"), patients=box), [per_day(RENAL)])
        said = "the creatinine clearance was measured at most 90 days before each day"
        assert (verdict.status, said in verdict.assumes) == ("PROVED", True)


@pytest.mark.parametrize("within", [0, -1, True, "90", 1.5])
def test_how_old_a_measurement_may_be_is_a_number_of_whole_days(within):
    with pytest.raises(BoundError, match="within_days"):
        Scope(patients=Patients(crcl=(None, "30 mL/min")), within_days=within)


def test_how_old_a_measurement_may_be_is_said_only_where_one_counts():
    with pytest.raises(BoundError, match="within_days"):
        Scope(patients=Patients(age=(18, None)), within_days=90)
    assert str(RENAL) == "creatinine clearance under 30 mL/min, known from at most 90 days before"


def test_an_assessment_before_birth_or_without_a_class_is_refused():
    with pytest.raises(ScheduleError, match="before the birth"):
        Patient(hepatic="A", hepatic_on="2020-01-01", born="2021-01-01")
    with pytest.raises(RegimenError, match="no hepatic impairment"):
        Patient(hepatic_on="2020-01-01")


# --- Runs of days ---


def test_days_on_which_nothing_but_the_value_changes_are_one_stay():
    """10 and 12 kg are both within 20 kg, 30 kg is not, 11 kg is again."""
    weights = {"2026-12-07": "10 kg", "2026-12-09": "12 kg", "2026-12-11": "30 kg", "2026-12-13": "11 kg"}
    light = Scope(patients=Patients(weight=(None, "20 kg")))
    found = stays(light, Patient(weight=weights), (START, dt.date(2026, 12, 15)))
    assert [(stay.first.day, stay.last.day, stay.found) for stay in found] == [
        (7, 10, "inside"),
        (11, 12, "outside"),
        (13, 15, "inside"),
    ]


def test_of_a_box_and_of_nobody_all_days_of_a_dated_course_are_one_stay():
    adults, last = Scope(patients=Patients(age=(18, None))), dt.date(2026, 12, 15)
    assert stays(adults, Patients(age=(20, 64)), (START, last)) == [Stay(START, last, "inside")]
    assert stays(adults, None, (START, last)) == [Stay(START, last, "unknown: age")]


# --- Day by day ---

SOME = st.integers(-400, 400).map(lambda days: START + dt.timedelta(days))
AGES = st.sampled_from([None, (18, None), (None, 17), (18, 18)])


@given(
    born=st.none() | st.integers(-400, 400).map(lambda days: dt.date(2008, 12, 7) + dt.timedelta(days)),
    ages=AGES,
    crcl=st.none() | st.tuples(st.sampled_from([20, 30]), st.none() | SOME),
    hepatic=st.none() | st.tuples(st.sampled_from(["none", "B"]), st.none() | SOME),
    asked=st.sampled_from([("crcl",), ("hepatic",), ("crcl", "hepatic")]),
    within=st.none() | st.sampled_from([1, 90, 365]),
    days=st.integers(1, 800),
)
@example(born=dt.date(2008, 12, 8), ages=(18, 18), crcl=(20, START), hepatic=None, asked=("crcl",), within=1, days=9)
def test_stays_are_what_day_after_day_says(born, ages, crcl, hepatic, asked, within, days):
    measured = {"crcl": crcl, "hepatic": hepatic}
    known = {} if born is None else {"born": born}
    known |= {} if crcl is None else {"crcl": f"{crcl[0]} mL/min", "crcl_on": crcl[1]}
    known |= {} if hepatic is None else {"hepatic": hepatic[0], "hepatic_on": hepatic[1]}
    allowed = {"crcl": (None, "under 30 mL/min"), "hepatic": "none"}
    box = {kind: allowed[kind] for kind in asked} | ({} if ages is None else {"age": ages})

    def of_age(day):
        if ages is None or born is None:
            return "inside" if ages is None else "unknown"
        years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        return "inside" if (ages[0] or 0) <= years <= (ages[1] or 130) else "outside"

    def of(kind, day):
        value, on = measured[kind] or (None, None)
        if value is None or on is None or on > day or (within is not None and (day - on).days > within):
            return "unknown"
        return "inside" if value in (20, "none") else "outside"

    def by_hand(day):
        found = {of_age(day), *(of(kind, day) for kind in asked)}
        return next(each for each in ("outside", "unknown", "inside") if each in found)

    last = START + dt.timedelta(days - 1)
    found = stays(Scope(patients=Patients(**box), within_days=within), Patient(**known), (START, last))
    listed = [
        (stay.first + dt.timedelta(n), stay.found.partition(":")[0])
        for stay in found
        for n in range((stay.last - stay.first).days + 1)
    ]
    assert listed == [(day, by_hand(day)) for day in (START + dt.timedelta(n) for n in range(days))]


def test_at_the_end_of_all_dates_an_age_changes_on_the_birthdays_that_there_are():
    young = Scope(patients=Patients(age=(None, 11)))
    days = (dt.date(9998, 1, 1), dt.date.max)
    found = [stays(young, Patient(born=born), days) for born in ("9987-05-01", "9990-05-01")]
    assert found == [
        [
            Stay(dt.date(9998, 1, 1), dt.date(9999, 4, 30), "inside"),
            Stay(dt.date(9999, 5, 1), dt.date.max, "outside"),
        ],
        [Stay(dt.date(9998, 1, 1), dt.date.max, "inside")],
    ]


def test_a_birthday_after_the_last_date_there_is_is_none():
    assert [Patient(born="9990-02-28").birthday(years) for years in (9, 10)] == [dt.date(9999, 2, 28), None]
