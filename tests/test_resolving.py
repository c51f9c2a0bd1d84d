"""Resolving: a regimen made plain for one patient, with the age on the day of each dose."""

import pytest
from courses import LABEL, regimen

from posology import Bound, Cycle, Dose, Frequency, Schedule, Step, Titration, check, prove
from posology.bands import Bands
from posology.dose_rule import DoseRule
from posology.errors import RegimenError, UnresolvedError
from posology.patient import Patient
from posology.rounding import Rounding

BY_AGE = DoseRule(Bands("age", [(2, 12, "5 mg"), (12, 18, "10 mg"), (18, None, "20 mg")]))
BY_CRCL = DoseRule(Bands("crcl", [(0, 15, None), (15, None, "100 mg")]))
DOWN = DoseRule("15 mg/kg", most="1 g", rounding=Rounding("60 mg"))


def test_hazard_34_a_schedule_takes_the_new_dose_on_the_birthday():
    weekly = regimen(Step(BY_AGE, days=7))
    mine = weekly.for_patient(Patient(born="2014-06-30"), "2026-06-28")
    assert [str(step) for step in mine.steps] == ["5 mg morning for 2 days", "10 mg morning for 5 days"]
    on_it = weekly.for_patient(Patient(born="2014-06-30"), "2026-06-30")
    assert [str(step) for step in on_it.steps] == ["10 mg morning for 7 days"]
    endless = regimen(Step(BY_AGE)).for_patient(Patient(born="2014-06-30"), "2026-06-28")
    # 30 June 2032 is 2194 days after 28 June 2026
    assert [step.days for step in endless.steps] == [2, 2192, None]


def test_hazard_34_a_birthday_inside_a_cycle_or_of_unknown_date_is_asked_for():
    cyclic = regimen(Cycle(Step(BY_AGE, days=2), days=14))
    with pytest.raises(UnresolvedError, match="birthday on 2026-06-30"):
        cyclic.for_patient(Patient(born="2014-06-30"), "2026-06-28")
    with pytest.raises(UnresolvedError, match="past the age of 12 years"):
        regimen(Step(BY_AGE, days=7)).for_patient(Patient(age=11))
    mine = regimen(Step(BY_AGE, days=1)).for_patient(Patient(age=11))
    assert [str(step) for step in mine.steps] == ["5 mg morning for 1 day"]


def test_a_regimen_for_one_patient_has_plain_doses():
    what = regimen(Step("15 mg/kg", days=2), Cycle(Step(DOWN, days=1), days=7, times=2))
    mine = what.for_patient(Patient(weight="58 kg"))
    assert mine == regimen(Step("870 mg", days=2), Cycle(Step("840 mg", days=1), days=7, times=2))


def test_hazard_14_a_dose_that_is_left_out_leaves_its_time_empty():
    what = regimen(Step(components=[("50 mg", Frequency.at("morning")), (BY_CRCL, Frequency.at("evening"))], days=3))
    low = Patient(crcl="10 mL/min", crcl_on="2026-11-01")
    assert [str(step) for step in what.for_patient(low).steps] == ["50 mg morning for 3 days"]
    alternate = regimen(Step(BY_CRCL, Frequency.every(days=2), days=8), Step("50 mg", Frequency.every(days=2)))
    with pytest.raises(RegimenError, match="go on from the doses before"):
        alternate.for_patient(low)


def per_dose(most):
    return Bound.per_dose(most, source=LABEL)


TITRATION = Titration(start="100 mg", increment="50 mg", interval=(3, 7), ceiling="200 mg")
FIXED = DoseRule("310 mg", most="290 mg", rounding=Rounding("60 mg"))  # 310 -> 290 -> 240 = 4 x 60
NEEDS_NOTHING = {
    "a step": [Step(FIXED, days=2)],
    "a cycle": [Cycle(Step(FIXED, days=1), times=3)],
    "as needed": [Step(FIXED, Frequency.as_needed(at_least="4 hours"), days=2)],
    "before a titration": [Step(FIXED, days=2), TITRATION],
}


@pytest.mark.parametrize("items", NEEDS_NOTHING.values(), ids=NEEDS_NOTHING)
@pytest.mark.parametrize("decide", [check, prove])
def test_a_rule_that_depends_on_no_measure_is_judged_as_the_dose_it_comes_to(items, decide):
    found = [decide(regimen(*items), [per_dose(most)])[0] for most in ("240 mg", "239 mg")]
    assert [each.status for each in found] == ["PROVED", "VIOLATED"]
    assert [each.value for each in found] == [Dose("240 mg")] * 2


def test_a_schedule_of_a_rule_that_depends_on_no_measure_has_the_dose_it_comes_to():
    assert str(Schedule(regimen(Step(FIXED, days=2)), start="2026-12-01").total()) == "480 mg"


def test_a_rule_that_comes_to_nothing_for_anybody_is_an_error_and_no_dose_of_0():
    nothing = regimen(Step(DoseRule("30 mg", rounding=Rounding("60 mg")), days=2))
    for judge in (check, prove):
        with pytest.raises(RegimenError, match="which is no dose that can be given"):
            judge(nothing, [per_dose("1 g")])


def test_a_rule_that_comes_to_nothing_for_one_patient_is_unknown_and_says_what_it_came_to():
    rule = DoseRule("1 mg/kg", rounding=Rounding("60 mg", "nearest"))
    found = check(regimen(Step(rule, days=2)), [per_dose("1 g")], patient=Patient(weight="10 kg"))[0]
    assert (found.status, "1 mg/kg × 10 kg = 10 mg → 0 mg" in found.missing) == ("UNKNOWN", True)


@pytest.mark.parametrize("when", [Frequency.daily(), Frequency.as_needed(at_least="4 hours")])
def test_hazard_17_a_least_duration_is_unknown_where_a_patient_not_known_may_get_no_dose(when):
    renal = regimen(Step("5 mg", days=1), Step(BY_CRCL, days=28), Step("5 mg", when, days=1))
    found = check(renal, [Bound.duration(least=2, source=LABEL)])[0]
    assert (found.status, found.missing) == ("UNKNOWN", "creatinine clearance")


def test_an_as_needed_dose_by_rule_for_nobody_known_is_unknown():
    regimen_ = regimen(Step(DOWN, Frequency.as_needed(at_least="4 hours"), days=2))
    found = check(regimen_, [per_dose("1 g"), Bound.least_interval("4 hours", source=LABEL)])
    assert [(each.status, each.missing) for each in found] == [("UNKNOWN", "body weight"), ("PROVED", "")]
