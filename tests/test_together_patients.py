"""Several schedules for one patient: on which days the patient is asked for, and what is taken to stay."""

import attrs
import pytest
from courses import LABEL, regimen

from posology import Bound, Patient, Patients, Schedule, Scope, Step, check

FIVE = regimen(Step("5 mg", days=3))
FIRST = Schedule(FIVE, "2026-12-01")  # up to 3 December
LATER = Schedule(FIVE, "2026-12-10")  # up to 12 December
BOTH = [FIRST, LATER]
ADULTS = Scope(patients=Patients(age=(18, None)))
MINORS = Scope(patients=Patients(age=(None, 17)))


def status(most, scope, born):
    (verdict,) = check(BOTH, [Bound.per_day(most, source=LABEL, scope=scope)], patient=Patient(born=born))
    return verdict.status


@pytest.mark.parametrize(
    ("scope", "born", "expected"),
    [
        pytest.param(ADULTS, "2008-12-01", "VIOLATED", id="of age on the first day of the earliest"),
        pytest.param(ADULTS, "2008-12-05", "UNKNOWN", id="of age between the two: the first day broken is before"),
        pytest.param(ADULTS, "2008-12-13", "NOT_APPLICABLE", id="of age on the day after the last"),
        pytest.param(ADULTS, "2008-12-14", "NOT_APPLICABLE", id="of age two days after the last"),
        pytest.param(MINORS, "2008-12-13", "VIOLATED", id="a minor up to the last day"),
        pytest.param(MINORS, "2008-12-01", "NOT_APPLICABLE", id="no minor from the first day on"),
        pytest.param(MINORS, "2008-11-30", "NOT_APPLICABLE", id="no minor before either"),
    ],
)
def test_a_patient_is_asked_for_from_the_first_day_of_all_to_the_last(scope, born, expected):
    assert status("4 mg/day", scope, born) == expected


def test_what_is_kept_throughout_is_kept_by_a_patient_who_comes_of_age_on_the_last_day():
    assert status("5 mg/day", ADULTS, "2008-12-12") == "PROVED"


def test_without_an_end_a_patient_may_come_of_age_long_after():
    endless = [Schedule(regimen(Step("5 mg")), "2026-12-01"), FIRST]
    limit = Bound.per_day("4 mg/day", source=LABEL, scope=ADULTS)
    (verdict,) = check(endless, [limit], patient=Patient(born="2020-06-30"))
    assert verdict.status == "UNKNOWN"
    (verdict,) = check(endless, [attrs.evolve(limit, scope=MINORS)], patient=Patient(born="1990-06-30"))
    assert verdict.status == "NOT_APPLICABLE"


def test_a_weight_is_said_to_stay_where_more_than_a_day_is_looked_at():
    limit = Bound.per_dose("1 mg/kg", source=LABEL)
    one_day = [Schedule(regimen(Step("5 mg", days=1)), "2026-12-01") for _ in range(2)]
    (verdict,) = check(one_day, [limit], patient=Patient(weight="60 kg"))
    assert (verdict.status, verdict.assumes) == ("PROVED", ())
    two_days = [Schedule(regimen(Step("5 mg", days=2)), "2026-12-01"), *one_day]
    (verdict,) = check(two_days, [limit], patient=Patient(weight="60 kg"))
    assert "body weight stays 60 kg" in verdict.assumes


def test_a_patient_who_is_named_is_not_taken_for_one_of_those_declared():
    declared = attrs.evolve(FIVE, patients=Patients(age=(18, None)))
    schedules = [Schedule(declared, "2026-12-01"), Schedule(declared, "2026-12-02")]
    limit = Bound.per_day("10 mg/day", source=LABEL, scope=ADULTS)
    taken = "the patient is one the regimen is for: age from 18 years"
    (unnamed,) = check(schedules, [limit])
    (named,) = check(schedules, [limit], patient=Patient(born="1990-06-30"))
    assert (unnamed.status, taken in unnamed.assumes) == ("PROVED", True)
    assert (named.status, taken in named.assumes) == ("PROVED", False)
    (of_two,) = check(schedules, [limit], patient=(Patients(age=(18, 40)), Patients(age=(41, None))))
    assert of_two.status == "PROVED"


@pytest.mark.parametrize("earlier", ["none", "unknown"])
def test_bounds_on_several_ingredients_take_no_amount_before_day_1_but_none_or_unknown(earlier):
    one = Bound.per_day("10 mg/day", source=LABEL)
    other = Bound.per_day("10 mg/day", source=LABEL, scope=Scope(ingredient="otherol"), name="other")
    report = check(BOTH, [one, other], earlier=earlier)
    assert [verdict.status for verdict in report] == ["PROVED", "UNKNOWN"]
