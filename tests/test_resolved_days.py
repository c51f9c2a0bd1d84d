"""Doses by age and weight on the right day, ages without a birthday, and least limits per kg, by hand."""

import pytest
from courses import LABEL, regimen

from posology import Bound, Ingredient, Patient, Regimen, Schedule, Step, check
from posology.bands import Bands
from posology.dose_rule import DoseRule
from posology.errors import UnresolvedError

BY_AGE = DoseRule(Bands("age", [(0, 12, "5 mg"), (12, 13, "10 mg"), (13, None, "20 mg")]))


def doses(what, patient, start="2026-12-01"):
    return [str(each.dose) for each in Schedule(what.for_patient(patient, on=start), start, days=what.days)]


def test_a_birthday_in_the_second_step_changes_the_dose_on_its_day():
    what = regimen(Step("1 mg", days=3), Step(BY_AGE, days=3))
    # 12 years on 5 December, the fifth day
    assert doses(what, Patient(born="2014-12-05")) == ["1 mg"] * 3 + ["5 mg", "10 mg", "10 mg"]
    assert doses(what, Patient(born="2014-12-07")) == ["1 mg"] * 3 + ["5 mg"] * 3
    assert doses(what, Patient(born="2014-12-04")) == ["1 mg"] * 3 + ["10 mg"] * 3


@pytest.mark.parametrize(
    ("age", "days", "dose"), [(11, 1, "5 mg"), (12, 1, "10 mg"), (13, 900, "20 mg"), (13, None, "20 mg")]
)
def test_an_age_in_years_is_enough_where_no_birthday_can_change_the_dose(age, days, dose):
    made = regimen(Step(BY_AGE, days=days)).for_patient(Patient(age=age), on="2026-12-01")
    assert [str(each) for each in made.doses] == [dose]


@pytest.mark.parametrize(("age", "days"), [(11, 2), (12, 2), (11, None), (12, None)])
def test_an_age_in_years_is_refused_where_the_course_may_go_on_past_a_birthday_that_changes_the_dose(age, days):
    with pytest.raises(UnresolvedError, match=f"past the age of {age + 1} years"):
        regimen(Step(BY_AGE, days=days)).for_patient(Patient(age=age), on="2026-12-01")


def test_in_366_days_one_birthday_can_be_and_in_367_two():
    """At 11 years and 364 days: 12 on the second day, 13 on the 367th."""
    from_13 = DoseRule(Bands("age", [(0, 13, "5 mg"), (13, None, "20 mg")]))
    made = regimen(Step(from_13, days=366)).for_patient(Patient(age=11), on="2026-12-01")
    assert [str(each) for each in made.doses] == ["5 mg"]
    with pytest.raises(UnresolvedError, match="past the age of 13 years"):
        regimen(Step(from_13, days=367)).for_patient(Patient(age=11), on="2026-12-01")


def test_without_an_age_or_a_birthday_a_dose_by_age_is_not_known():
    with pytest.raises(UnresolvedError, match="age"):
        regimen(Step(BY_AGE, days=3)).for_patient(Patient(weight="40 kg"), on="2026-12-01")


def test_a_table_of_doses_takes_a_clearance_as_recent_as_it_was_on_day_1():
    table = DoseRule(Bands("crcl", [(0, None, "5 mg")], within_days=30))
    what = regimen(Step("1 mg", days=60), Step(table, days=1))
    assert doses(what, Patient(crcl="50 mL/min", crcl_on="2026-11-20"))[-1] == "5 mg"


def test_the_rows_of_a_table_keep_parts_of_a_kg_where_an_ingredient_is_counted():
    table = DoseRule(Bands("weight", [(0, "58.5 kg", "1 tablet"), ("58.5 kg", None, "2 tablet")]))
    held = Ingredient("examplol", "500 mg", per="1 tablet", source=LABEL)
    of = Regimen("examplol plus", "oral", Step(table, days=1), ingredients=held).of_ingredient("examplol")
    got = [str(of.for_patient(Patient(weight=weight)).doses[0]) for weight in ("58.4 kg", "58.5 kg")]
    assert got == ["500 mg", "1000 mg"]


def test_a_least_dose_per_kg_is_that_of_the_patient():
    least = Bound.per_dose(least="5 mg/kg", source=LABEL)
    found = [
        check(regimen(Step("300 mg", days=2)), [least], patient=Patient(weight=kg))[0] for kg in ("60 kg", "61 kg")
    ]
    assert [(verdict.status, str(verdict.limit)) for verdict in found] == [("PROVED", "300 mg"), ("VIOLATED", "305 mg")]
    assert check(regimen(Step("300 mg", days=2)), [least])[0].status == "UNKNOWN"


def test_times_are_decided_where_a_table_has_rows_without_a_dose_but_a_least_length_is_not():
    table = DoseRule(Bands("crcl", [(0, 30, None), (30, None, "5 mg")]))
    what = regimen(Step(table, days=3))
    bounds = [
        Bound.least_interval("12 hours", source=LABEL),
        Bound.duration(5, source=LABEL),
        Bound.duration(least=2, source=LABEL),
    ]
    assert [verdict.status for verdict in check(what, bounds)] == ["PROVED", "PROVED", "UNKNOWN"]
    full = regimen(Step(DoseRule(Bands("crcl", [(0, 30, "1 mg"), (30, None, "5 mg")])), days=3))
    assert [verdict.status for verdict in check(full, bounds)] == ["PROVED", "PROVED", "PROVED"]
