"""A log: what was really given, judged by every kind of bound; what was before it is not known unless it is said."""

import datetime as dt

import attrs
import pytest
from courses import LABEL
from logs import DAY1, NEW_YORK, PLAN, at, every, given

from posology import Amount, Bound, Horizon
from posology.errors import PosologyError, RegimenError, ScheduleError, UnitError
from posology.logs.check_log import check_log
from posology.logs.log import Log
from posology.patient import Patient
from posology.patients import Patients
from posology.scope import Scope

FIVE_DAYS = Horizon(DAY1, days=5)
FOUR_GRAMS = Bound.rolling("4 g", "24 hours", source=LABEL)


def only(log, bound, **more):
    (verdict,) = check_log(log, bound, **{"earlier": "none", **more})
    return verdict


# --- What a log is ---


def test_half_past_one_before_and_after_the_clock_goes_back_are_two_doses():
    twice = [given("2026-11-01 01:30", "1 g", NEW_YORK, fold) for fold in (0, 1)]
    apart = only(twice, Bound.least_interval("2 hours", clock="elapsed", source=LABEL))
    assert ("VIOLATED", dt.timedelta(hours=1)) == (apart.status, apart.value)
    assert only(twice, Bound.per_dose("1 g", source=LABEL)).status == "PROVED"
    total = only(twice, Bound.course_total("2 g", source=LABEL))
    assert ("PROVED", Amount("2 g")) == (total.status, total.value)
    often = only(twice, Bound.doses_per_window(1, "3 hours", clock="elapsed", source=LABEL))
    assert (often.status, often.value) == ("VIOLATED", 2)


def test_doses_of_one_instant_are_one_dose():
    verdict = only([at(480, 500), at(480, 501)], Bound.per_dose("1 g", source=LABEL))
    assert ("VIOLATED", Amount("1001 mg")) == (verdict.status, verdict.value)


def test_one_instant_written_in_two_zones_is_one_dose():
    here, there = given("2026-12-01 08:00", "1 g", NEW_YORK), given("2026-12-01 13:00", "1 g", "Europe/London")
    assert only([here, there], Bound.per_dose("1 g", source=LABEL)).value == Amount("2 g")


def test_a_traveller_keeps_the_wall_times_that_are_written():
    # 20:00 in London is 15:00 in New York: 20:30 there is 5 h 30 min later
    flight = [given("2026-12-01 20:00", "1 g", "Europe/London"), given("2026-12-01 20:30", "1 g", NEW_YORK)]
    verdict = only(flight, Bound.least_interval("4 hours", clock="elapsed", source=LABEL))
    assert ("PROVED", dt.timedelta(hours=5, minutes=30)) == (verdict.status, verdict.value)
    assert ("VIOLATED", dt.timedelta(minutes=30)) == (verdict.other.status, verdict.other.value)
    assert (verdict.cause, verdict.other.cause) == ("zones", "zones")


def test_a_nightly_dose_over_a_clock_change_has_two_verdicts_and_the_cause_dst():
    nights = [given(f"2026-03-0{day} 22:00", "150 mg", NEW_YORK) for day in (7, 8)]
    verdict = only(nights, Bound.rolling("150 mg", "24 hours", source=LABEL))
    assert (verdict.status, verdict.other.status, verdict.cause) == ("PROVED", "VIOLATED", "dst")


def test_where_both_clocks_agree_there_is_no_cause():
    nights = [given(f"2026-03-0{day} 22:00", "150 mg", NEW_YORK) for day in (7, 8)]
    verdict = only(nights, Bound.rolling("300 mg", "24 hours", source=LABEL))
    assert (verdict.status, verdict.other.status, verdict.cause, verdict.other.cause) == ("PROVED", "PROVED", "", "")


def test_the_witness_is_a_dose_of_the_log():
    nights = [given("2026-03-08 08:00", "1 g", NEW_YORK), given("2026-03-08 10:00", "3 g", NEW_YORK)]
    witness = only(nights, Bound.per_dose("2 g", source=LABEL)).witness
    assert (1, nights[1].moment, dt.time(10), Amount("3 g")) == attrs.astuple(witness, recurse=False)
    assert witness.moment.utcoffset() == dt.timedelta(hours=-4)


def test_day_1_is_that_of_the_first_dose_unless_the_horizon_says_otherwise():
    assert only(every(26), Bound.per_dose("500 mg", source=LABEL)).witness.day == 1
    assert only(Log(every(26), FIVE_DAYS), Bound.per_dose("500 mg", source=LABEL)).witness.day == 2


def test_a_day_without_a_dose_at_the_end_of_the_horizon_counts():
    kept = Bound.maintenance("1 g/day", "2 g/day", source=LABEL)
    assert only(every(8, 32), kept).status == "PROVED"
    missing = only(Log(every(8, 32), Horizon(DAY1, days=3)), kept)
    assert (missing.status, missing.witness.day) == ("VIOLATED", 3)


@pytest.mark.parametrize(
    ("log", "error", "said"),
    [
        ([], ScheduleError, "none is given"),
        ([at(0), given("2026-12-01 08:00", zone="UTC")], ScheduleError, "no zone"),
        ([given("2026-12-01 08:00:30")], ScheduleError, "to the minute"),
        ([given("0001-01-01 08:00")], ScheduleError, "0001"),
        ([at(0), at(0)._replace(plan=PLAN._replace(drug="otherol"))], RegimenError, "examplol, otherol"),
        ([at(0), at(0)._replace(plan=PLAN._replace(route="nasal"))], RegimenError, "nasal, oral"),
        (["08:00"], RegimenError, "08:00"),
        ([given("1930-12-01 08:00", zone="Europe/Amsterdam")], ScheduleError, "to the minute"),
    ],
)
def test_what_is_no_log_is_refused(log, error, said):
    with pytest.raises(error, match=said):
        Log(log)


def test_a_dose_outside_the_horizon_is_refused_and_not_dropped():
    with pytest.raises(ScheduleError, match="2026-12-06"):
        Log(every(8, 128), FIVE_DAYS)


def test_what_is_no_bound_is_refused():
    with pytest.raises(PosologyError, match="bounds"):
        check_log(every(8), ["4 g a day"])


# --- What is not known ---


def test_what_was_given_before_a_log_is_unknown_unless_it_is_said():
    six_hourly = every(0, 6, 12, 18, 24)
    verdict = check_log(six_hourly, FOUR_GRAMS)[0]
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "the doses before day 1")
    assert only(six_hourly, FOUR_GRAMS).status == "PROVED"
    assert "no dose before day 1" in only(six_hourly, FOUR_GRAMS).assumes


def test_a_bound_that_a_log_breaks_is_broken_whatever_was_before():
    assert check_log(every(0, 1, 2, 3, 4), FOUR_GRAMS)[0].status == "VIOLATED"


@pytest.mark.parametrize(
    "bound",
    [
        Bound.duration(least=9, source=LABEL),
        Bound.duration(1, source=LABEL),
        Bound.course_total("1 g", first_days=3, source=LABEL),
        Bound.rise("1 %", within_days=5, of="start", source=LABEL),
    ],
)
def test_what_is_counted_from_the_start_is_unknown_where_the_start_is(bound):
    log = [*every(8), *every(32, 56, dose="2 g")]
    assert (only(log, bound).status, only(log, bound, earlier="unknown").status) == ("VIOLATED", "UNKNOWN")


def test_a_sum_over_one_date_needs_nothing_from_before():
    assert check_log(every(8, 20), Bound.per_day("2 g/day", source=LABEL))[0].status == "PROVED"
    assert check_log(every(8, 20), Bound.per_dose("1 g", source=LABEL))[0].status == "PROVED"


def test_an_earlier_amount_counts_in_totals_alone():
    lifetime = Bound.lifetime("5 g", source=LABEL)
    enough = only(every(8, 20), lifetime, earlier="3 g")
    assert ("PROVED", Amount("5 g")) == (enough.status, enough.value)
    assert only(every(8, 20), lifetime, earlier="3.1 g").status == "VIOLATED"
    assert only(every(8, 20), lifetime, earlier="unknown").status == "UNKNOWN"
    assert only(every(8, 20), FOUR_GRAMS, earlier="3 g").missing == "when the 3 g before day 1 were given"
    first_days = Bound.course_total("9 g", first_days=3, source=LABEL)
    assert only(every(8, 20), first_days, earlier="3 g").status == "UNKNOWN"
    with pytest.raises(UnitError):
        check_log(every(8), lifetime, earlier="3 tablet")


def test_tablets_beside_milligrams_leave_sums_unknown_and_times_decided():
    log = [*every(8), *every(10, dose="1 tablet")]
    assert (only(log, FOUR_GRAMS).status, "1 tablet" in only(log, FOUR_GRAMS).missing) == ("UNKNOWN", True)
    assert only(log, Bound.least_interval("4 hours", source=LABEL)).status == "VIOLATED"


def test_a_bound_for_somebody_else_is_not_applied_and_for_some_only_if_they_are_known():
    nasal = Bound.per_dose("1 mg", source=LABEL, scope=Scope(route="nasal"))
    loading = Bound.per_dose("1 mg", source=LABEL, scope=Scope(phase="loading"))
    adults = Bound.per_dose("1 mg", source=LABEL, scope=Scope(patients=Patients(age=(18, None))))
    assert only(every(8), nasal).status == "NOT_APPLICABLE"
    assert only(every(8), loading).status == "UNKNOWN"
    assert only(every(8), adults).status == "UNKNOWN"
    assert only(every(8), adults, patient=Patient(born="1990-01-01")).status == "VIOLATED"


def test_a_verdict_says_which_days_it_is_of_and_that_it_takes_the_log_for_complete():
    verdict = only(every(8, 20), Bound.per_day("2 g/day", source=LABEL))
    assert verdict.covers == "2026-12-01 up to but not including 2026-12-02"
    assert "every dose of these days is in the log" in str(verdict)


def test_a_limit_per_kg_is_that_of_the_weight_of_the_patient():
    limit = Bound.per_dose("15 mg/kg", source=LABEL)
    found = [only([at(480, 840)], limit, patient=Patient(weight=weight)) for weight in ("58 kg", "50 kg")]
    # 15 x 58 = 870 and 15 x 50 = 750
    assert [(each.status, each.limit) for each in found] == [
        ("PROVED", Amount("870 mg")),
        ("VIOLATED", Amount("750 mg")),
    ]
    assert [each.bound for each in found] == [limit, limit]
    unknown = only([at(480, 840)], limit, patient=Patient(age=40))
    assert (unknown.status, "body weight" in unknown.missing) == ("UNKNOWN", True)
