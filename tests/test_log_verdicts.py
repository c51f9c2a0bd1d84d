"""What a verdict on a log counts, covers and takes for granted, worked out by hand."""

import datetime as dt

import pytest
from courses import LABEL
from logs import NEW_YORK, every, given
from logs import at as logged

from posology import Bound, Ingredient, Patient, Patients, Scope
from posology.logs.check_log import check_log

TABLET = Ingredient("paracetamol", "500 mg", per="1 tablet", source=LABEL)
COUNTED = Scope(ingredient="paracetamol")
COMPLETE = "every dose of these days is in the log"
ONE_DAY = "2026-12-01 up to but not including 2026-12-02"


def only(log, bound, **more):
    (verdict,) = check_log(log, bound, **more)
    return verdict


@pytest.mark.parametrize(("most", "status"), [("1500 mg", "PROVED"), ("1499 mg", "VIOLATED")])
def test_hazard_12_a_log_of_tablets_is_counted_by_what_they_hold(most, status):
    log = [*every(8, dose="1 tablet"), *every(20, dose="2 tablet")]
    bound = Bound.per_day(f"{most}/day", source=LABEL, scope=COUNTED)
    verdict = only(log, bound, ingredients=[TABLET])
    assert (verdict.status, str(verdict.value)) == (status, "1500 mg/day")
    assert str(only(log[:1], bound, ingredients=[TABLET]).value) == "500 mg/day"
    assert only(log, bound).missing == "what examplol holds, to count paracetamol"


@pytest.mark.parametrize("hours", [(8, 12), (12, 8)])
def test_hazard_12_a_dose_in_a_log_of_which_nobody_says_what_it_holds_leaves_the_sum_unknown(hours):
    log = sorted([*every(hours[0], dose="5 mg"), *every(hours[1], dose="1 tablet")], key=lambda each: each.moment)
    verdict = only(log, Bound.per_day("4 g/day", source=LABEL, scope=COUNTED), ingredients=[TABLET])
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "how much paracetamol 5 mg holds")


def test_a_log_of_somebody_of_several_boxes_is_judged_for_each():
    infants, adults = Patients(age=(0, 0)), Patients(age=(18, None))
    bound = Bound.per_dose("500 mg", source=LABEL, scope=Scope(patients=adults))
    found = [only(every(8), bound, patient=who).status for who in (infants, adults, (infants, adults))]
    assert found == ["NOT_APPLICABLE", "VIOLATED", "VIOLATED"]


@pytest.mark.parametrize("mg", [(10, 10, 12, 12), (10, 11, 12, 12), (10, 10, 12, 13)])
def test_hazard_34_a_log_is_held_to_the_weight_of_each_day(mg):
    """1 mg/kg; 10 kg up to 2 December and 12 kg from the 3rd on."""
    who = Patient(weight={"2026-11-01": "10 kg", "2026-12-03": "12 kg"})
    log = [logged(1440 * day, each) for day, each in enumerate(mg)]
    verdict = only(log, Bound.per_dose("1 mg/kg", source=LABEL), patient=who)
    kept = all(one <= limit for one, limit in zip(mg, (10, 10, 12, 12), strict=True))
    assert verdict.status == ("PROVED" if kept else "VIOLATED")


def test_a_verdict_on_a_log_takes_it_for_complete_and_its_doses_for_moments_where_that_matters():
    for bound, assumed in (
        (Bound.per_dose("1 g", source=LABEL), (COMPLETE,)),
        (Bound.per_dose("0.9 g", source=LABEL), (COMPLETE,)),
        (Bound.rolling("2 g", "12 hours", source=LABEL), ("no dose before day 1", COMPLETE)),
        (Bound.least_interval("4 hours", source=LABEL), ("no dose before day 1", COMPLETE, "no dose lasts")),
    ):
        verdict = only(every(8, 20), bound, earlier="none")
        assert (verdict.assumes, verdict.covers) == (assumed, ONE_DAY)


def test_what_is_not_decided_of_a_log_covers_and_takes_for_granted_nothing():
    for scope, status in (({"route": "nasal"}, "NOT_APPLICABLE"), ({"phase": "loading"}, "UNKNOWN")):
        verdict = only(every(8), Bound.per_dose("1 g", source=LABEL, scope=Scope(**scope)))
        assert (verdict.status, verdict.assumes, verdict.covers) == (status, (), "")


@pytest.mark.parametrize("earlier", ["unknown", "none", "1 g"])
def test_what_is_not_decided_of_a_log_does_not_ask_for_the_time_before_it(earlier):
    for scope, status, missing in (
        ({"route": "nasal"}, "NOT_APPLICABLE", ""),
        ({"phase": "loading"}, "UNKNOWN", "which doses are loading doses, for a log does not say it"),
    ):
        bound = Bound.rolling("4 g", "24 hours", source=LABEL, scope=Scope(**scope))
        verdict = only(every(8), bound, earlier=earlier)
        assert (verdict.status, verdict.missing, verdict.assumes) == (status, missing, ())


def test_a_verdict_on_a_log_names_its_clocks():
    """08:00 and 20:00 in New York are on one date there and on two in UTC."""
    window = Bound.rolling("2 g", "24 hours", source=LABEL)
    assert (only(every(8, 20), window, earlier="none").clock, only(every(8, 20), window).other) == ("floating", None)
    zoned = [given(f"2026-12-01T{hour}:00", zone=NEW_YORK) for hour in ("08", "20")]
    dated = only(zoned, Bound.per_day("2 g/day", source=LABEL))
    assert (str(dated.value), dated.other) == ("2 g/day", None)
    for clock, other in (("clock", "elapsed"), ("elapsed", "clock")):
        verdict = only(zoned, Bound.rolling("2 g", "24 hours", source=LABEL, clock=clock), earlier="none")
        assert (verdict.clock, verdict.other.clock, verdict.cause) == (clock, other, "")


def test_the_days_in_scope_are_named_beside_the_days_of_the_log():
    log = [logged(1440 * day) for day in range(3)]
    bound = Bound.per_dose("1 mg", source=LABEL, scope=Scope(patients=Patients(age=(18, None))))
    verdict = only(log, bound, patient=Patient(born=dt.date(2008, 12, 2)))
    days = "the days on which the patient is in its scope, 2026-12-02 to 2026-12-03"
    assert (verdict.status, verdict.covers) == ("PROVED", f"2026-12-01 up to but not including 2026-12-04; {days}")
