"""Ages that a course may reach, and what is said of patients whose birthday may change something."""

import pytest
from courses import LABEL, regimen

from posology import Amount, Bound, Frequency, Regimen, Step, check
from posology.bands import Bands
from posology.boxes.cell_judge import reason
from posology.boxes.every_patient import every_patient
from posology.dose_rule import DoseRule
from posology.errors import BoundError, UnresolvedError
from posology.needs.adversary import adversary
from posology.patients import Patients
from posology.region import told
from posology.scope import Scope

BIRTHDAY = "a birthday may change the dose, or whether the bound applies, during the course"
AT_12_AND_13 = DoseRule(Bands("age", [(2, 12, "5 mg"), (12, 13, "10 mg"), (13, None, "20 mg")]))
TEN = Bound.per_dose("10 mg", source=LABEL)
FIVE = Bound.per_dose("5 mg", source=LABEL)


def over(what, bound, patients, judge=None):
    nothing = Amount("0 mg")

    def decide(plain):
        return lambda limit: judge(plain, limit) if judge else check(plain, [limit], earlier=nothing)[0]

    return every_patient(what, bound, patients, decide, earlier=nothing)


def at(verdict, age):
    """The status, why and worst of the region of an age."""
    (region,) = [each for each in verdict.regions if age in each.ranges[-1]]
    return region.status, region.why, None if region.worst is None else region.worst.ratio


# --- How many birthdays a course may hold ---


@pytest.mark.parametrize(
    ("days", "status"),
    [(1, "PROVED"), (2, "PROVED"), (366, "PROVED"), (367, "UNKNOWN"), (None, "UNKNOWN")],
)
def test_hazard_34_two_birthdays_are_at_least_365_days_apart(days, status):
    # who turns 12 on day 2 turns 13 on day 367, and no sooner
    verdict = over(regimen(Step(AT_12_AND_13, days=days)), TEN, Patients(age=(2, 20)))
    assert at(verdict, 11)[0] == status


@pytest.mark.parametrize(("days", "status"), [(1, "PROVED"), (2, "UNKNOWN"), (7, "UNKNOWN")])
def test_hazard_34_a_course_of_two_days_may_hold_a_birthday(days, status):
    verdict = over(regimen(Step(AT_12_AND_13, days=days)), FIVE, Patients(age=(2, 20)))
    assert at(verdict, 11)[0] == status
    assert at(verdict, 12)[0] == "VIOLATED"


def test_ages_without_an_end_have_no_later_age():
    verdict = over(regimen(Step(AT_12_AND_13, days=7)), TEN, Patients(age=(2, None)))
    assert [at(verdict, age)[0] for age in (5, 12, 13, 90)] == ["PROVED", "UNKNOWN", "VIOLATED", "VIOLATED"]


# --- What is said of whom ---


def test_hazard_34_whoever_a_birthday_may_spare_is_unknown_and_whoever_none_does_breaks_the_bound():
    verdict = over(regimen(Step(AT_12_AND_13, days=7)), FIVE, Patients(age=(2, 20)))
    assert at(verdict, 5) == ("UNKNOWN", BIRTHDAY, None)
    assert at(verdict, 15) == ("VIOLATED", "", 4)
    falling = DoseRule(Bands("age", [(2, 12, "10 mg"), (12, None, "5 mg")]))
    verdict = over(regimen(Step(falling, days=7)), FIVE, Patients(age=(2, 20)))
    assert (at(verdict, 5), at(verdict, 15)) == (("VIOLATED", "", 2), ("PROVED", "", 1))


def test_hazard_34_a_bound_that_begins_to_apply_with_a_birthday_is_unknown_until_then():
    from_12 = Scope(patients=Patients(age=(12, None)))
    what = regimen(Step("10 mg", days=7))
    broken = over(what, Bound.per_dose("5 mg", source=LABEL, scope=from_12), Patients(age=(2, 20)))
    assert at(broken, 5) == ("UNKNOWN", BIRTHDAY, None)
    assert at(broken, 15) == ("VIOLATED", "", 2)
    kept = over(what, Bound.per_dose("10 mg", source=LABEL, scope=from_12), Patients(age=(2, 20)))
    assert [at(kept, age)[0] for age in (5, 15)] == ["PROVED", "PROVED"]
    one_day = over(
        regimen(Step("10 mg", days=1)), Bound.per_dose("5 mg", source=LABEL, scope=from_12), Patients(age=(2, 20))
    )
    assert at(one_day, 5)[:2] == ("NOT_APPLICABLE", "the bound is not for them")


def test_hazard_34_whoever_gets_a_first_dose_only_after_a_birthday_is_unknown():
    from_12 = regimen(Step(DoseRule(Bands("age", [(2, 12, None), (12, None, "10 mg")])), days=7))
    verdict = over(from_12, FIVE, Patients(age=(2, 20)))
    assert (at(verdict, 5), at(verdict, 15)) == (("UNKNOWN", BIRTHDAY, None), ("VIOLATED", "", 2))


def test_hazard_34_a_change_is_not_decided_where_a_birthday_may_make_one():
    verdict = over(
        regimen(Step(AT_12_AND_13, days=7)), Bound.rise("1 mg", within_days=1, source=LABEL), Patients(age=(2, 20))
    )
    assert (at(verdict, 5)[:2], at(verdict, 15)[:2]) == (("UNKNOWN", BIRTHDAY), ("PROVED", ""))


def test_what_one_verdict_says_for_a_cell_is_said_of_its_patients():
    drip = Regimen("examplol", "intravenous", Step(AT_12_AND_13, days=1))
    for bound in (Bound.concentration("1 mg/mL", source=LABEL), Bound.infusion_rate("10 mg/h", source=LABEL)):
        (plain,) = check(Regimen("examplol", "intravenous", Step("5 mg", days=1)), [bound])
        assert plain.status in ("UNKNOWN", "NOT_APPLICABLE")
        assert plain.why or plain.missing
        assert at(over(drip, bound, Patients(age=(2, 20))), 5)[:2] == (plain.status, plain.why or plain.missing)


def test_a_fixed_dose_as_needed_is_held_against_a_limit_per_kg():
    as_needed = regimen(Step("300 mg", Frequency.as_needed(most=1, per="day")))
    limit = Bound.per_dose("10 mg/kg", source=LABEL)
    verdict = over(as_needed, limit, Patients(weight=("20 kg", "80 kg")), adversary)
    assert told(verdict.regions) == "PROVED from 30 kg, VIOLATED below"


def test_what_is_missing_is_named_and_other_errors_are_told_whole():
    assert reason(UnresolvedError("patient", "the age is not known", limit="age")) == "age"
    other = BoundError("bound", "is broken", limit=5, instead="mend it")
    assert reason(other) == str(other) != "5"
