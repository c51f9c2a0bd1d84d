"""What a check is given: earlier doses, overrides, ingredients and subjects, each taken as what it is or refused."""

import datetime as dt

import pytest
from courses import LABEL, regimen

from posology import (
    Amount,
    Bound,
    Dose,
    Ingredient,
    Override,
    Patient,
    Patients,
    Regimen,
    Schedule,
    Scope,
    Step,
    check,
    units,
)
from posology.check import before_day1, overridden, refuse_ingredients
from posology.errors import BoundError, PosologyError, RegimenError
from posology.horizon import Horizon
from posology.logs.log import Log
from posology.verdict import Verdict

KW = {"source": LABEL}
DAY1 = dt.date(2026, 12, 7)
DAILY = regimen(Step("500 mg"))
WHY, OTHER = (Override(reason=reason, by="A. Jansen") for reason in ("stable", "palliative"))


# --- Before day 1 ---


@pytest.mark.parametrize(
    ("earlier", "taken"),
    [
        (None, None),
        ("unknown", None),
        ("none", Amount("0 mg")),
        ("0 g", Amount("0 mg")),
        ("2 g", Amount("2 g")),
        (Amount("2 g"), Amount("2 g")),
        (Dose("2 g"), Amount("2 g")),
        (2 * units.g, Amount("2 g")),
    ],
)
def test_what_was_given_before_day_1_is_an_amount_or_none_or_not_known(earlier, taken):
    found = before_day1(DAILY, earlier)
    assert (found, type(found)) == (taken, type(taken))


def test_nothing_before_day_1_is_nothing_of_what_the_doses_are():
    assert str(before_day1(regimen(Step("2 tablet")), "none")) == "0 tablet"


@pytest.mark.parametrize("earlier", [0, 5, 1.5, True, False, b"2 g", dt.date(2026, 12, 1), ["2 g"]])
def test_what_is_no_amount_before_day_1_is_refused_with_the_words_there_are(earlier):
    with pytest.raises(RegimenError, match="write 'none' or 'unknown', or an amount, as '2 g'") as caught:
        before_day1(DAILY, earlier)
    assert caught.value.value == earlier


def test_an_amount_of_another_dimension_before_day_1_is_refused_with_that_of_the_doses():
    with pytest.raises(RegimenError, match="the doses are mass; give it in units of mass") as caught:
        before_day1(DAILY, "3 tablet")
    assert (caught.value.value, caught.value.limit) == ("3 tablet", "500 mg")


# --- Overrides ---


def verdicts(*named, severity="soft", status="VIOLATED"):
    bounds = [Bound.per_day("1 g/day", name=name, severity=severity, **KW) for name in named]
    return [Verdict(bound=bound, status=status, missing="x", why="x") for bound in bounds]


def test_an_override_goes_to_the_broken_bound_it_names_wherever_that_stands():
    for names in (("a", "b", "c"), ("c", "b", "a")):
        found = {each.bound.name: each.override for each in overridden(verdicts(*names), {"c": WHY, "a": OTHER})}
        assert found == {"a": OTHER, "b": None, "c": WHY}
    assert overridden(verdicts("a"), {}) == verdicts("a")


@pytest.mark.parametrize("status", ["PROVED", "UNKNOWN", "NOT_APPLICABLE"])
def test_only_what_is_broken_is_overridden(status):
    assert overridden(verdicts("a", status=status), {"a": WHY}) == verdicts("a", status=status)


@pytest.mark.parametrize("status", ["PROVED", "VIOLATED", "UNKNOWN", "NOT_APPLICABLE"])
@pytest.mark.parametrize("severity", ["hard", "info"])
def test_an_override_of_what_is_not_soft_is_refused_also_if_it_is_kept(severity, status):
    with pytest.raises(BoundError, match=f"a is {severity}, and only a soft bound can be overridden") as caught:
        overridden(verdicts("a", severity=severity, status=status), {"a": WHY})
    assert (caught.value.value, caught.value.source) == ("a", LABEL)


def test_an_override_of_two_bounds_of_one_name_is_refused_and_of_another_name_is_not():
    with pytest.raises(BoundError, match="2 bounds are named 'a'; give each a name of its own"):
        overridden(verdicts("a", "b", "a"), {"a": WHY})
    assert [each.override for each in overridden(verdicts("a", "b", "a"), {"b": WHY})] == [None, WHY, None]


@pytest.mark.parametrize("override", ["stable", None, True, ("stable", "A. Jansen")])
def test_only_an_override_overrides(override):
    with pytest.raises(BoundError, match="give an Override with a reason and a name"):
        overridden(verdicts("a"), {"a": override})


def test_an_override_of_no_bound_names_those_there_are():
    with pytest.raises(BoundError, match="no bound is named 'c'; there are a, b"):
        overridden(verdicts("a", "b"), {"c": WHY})
    with pytest.raises(BoundError, match="no bound is named 'c'; there are none"):
        overridden([], {"c": WHY})


def test_overrides_reach_the_verdicts_of_regimens_schedules_several_schedules_and_logs():
    soft = Bound.per_day("400 mg/day", name="a", severity="soft", **KW)
    days = regimen(Step("500 mg", days=2))
    schedule = Schedule(days, DAY1)
    for subject in (days, schedule, [schedule], list(schedule)):
        report = check(subject, [soft], overrides={"a": WHY})
        assert (report.status, report["a"].override) == ("OVERRIDDEN", WHY)
        assert check(subject, [soft]).status == "VIOLATED"


# --- What is checked ---


@pytest.mark.parametrize("subject", ["500 mg", None, 5, Step("500 mg"), Patient(age=5)])
def test_what_is_no_regimen_no_schedule_and_no_log_is_refused(subject):
    with pytest.raises(RegimenError, match="give a regimen, a schedule or a log"):
        check(subject, [Bound.per_day("1 g/day", **KW)])


def test_doses_that_were_given_and_several_schedules_need_bounds_and_are_told_apart():
    schedule = Schedule(regimen(Step("500 mg", days=1)), DAY1)
    for subject, what in (([schedule], "the schedules are"), (list(schedule), "the log is"), ([], "the log is")):
        with pytest.raises(BoundError, match=f"none is given; name what {what} held against"):
            check(subject)


def test_several_schedules_and_doses_that_were_given_may_come_one_by_one():
    schedule = Schedule(regimen(Step("500 mg", days=2)), DAY1)
    cap = Bound.per_day("900 mg/day", **KW)
    for subject, status in (
        (iter([schedule, schedule]), "VIOLATED"),
        (iter([schedule]), "PROVED"),
        (iter(schedule), "PROVED"),
    ):
        assert check(subject, [cap])[0].status == status


def test_day_1_of_a_log_is_the_first_of_the_days_it_is_of():
    given = list(Schedule(regimen(Step("500 mg", days=2)), DAY1))
    a_week_before = Log(given, Horizon(DAY1 - dt.timedelta(7), DAY1 + dt.timedelta(2)))
    for log, day in ((a_week_before, 8), (Log(given), 1)):
        assert check(log, [Bound.per_day("400 mg/day", **KW)])[0].witness.day == day


def test_a_regimen_is_held_against_its_own_bounds_unless_others_are_given():
    own = Bound.per_day("400 mg/day", name="own", **KW)
    known = Regimen("examplol", "oral", Step("500 mg"), bounds=[own])
    for subject in (known, Schedule(known, DAY1)):
        assert [each.bound for each in check(subject)] == [own]
        assert check(subject, []).status == "NOT_CHECKED"
        assert check(subject, Bound.per_day("500 mg/day", **KW)).status == "PROVED"


def test_ingredients_are_given_to_a_regimen_and_to_a_log_beside_it():
    part = Ingredient("paracetamol", "250 mg", per="1 tablet", source=LABEL)
    tablets = Regimen("examplol", "oral", Step("2 tablet", days=1), ingredients=[part])
    schedule = Schedule(tablets, DAY1)
    counted = Bound.per_day("500 mg/day", scope=Scope(ingredient="paracetamol"), **KW)
    for subject, more in ((tablets, {}), (schedule, {}), ([schedule], {}), (list(schedule), {"ingredients": [part]})):
        (verdict,) = check(subject, [counted], **more)
        assert (verdict.status, verdict.value.base) == ("PROVED", Amount("500 mg").base)
    for subject in (tablets, schedule, [schedule]):
        with pytest.raises(RegimenError, match="they are given beside a regimen"):
            check(subject, [counted], ingredients=[part])
    assert refuse_ingredients([]) is None


def test_a_log_of_which_nothing_earlier_is_said_does_not_take_it_that_there_was_nothing():
    given = list(Schedule(regimen(Step("500 mg", days=1)), DAY1))
    total = Bound.course_total("1 g", **KW)
    assert check(given, [total])[0].status == check(given, [total], earlier="unknown")[0].status == "UNKNOWN"
    assert check(given, [total], earlier="none")[0].status == "PROVED"
    assert check(given, [total], earlier="501 mg")[0].status == "VIOLATED"


# --- Whom it is for ---

CHILDREN = Patients(age=(2, 11))
CHILD = Patient(born=dt.date(2018, 12, 10))  # 8 on day 4


def test_the_patients_of_the_regimen_are_meant_unless_others_are_named():
    declared = Regimen("examplol", "oral", Step("500 mg", days=2), patients=CHILDREN)
    for_children = Bound.per_day("1 g/day", scope=Scope(patients=Patients(age=(None, 17))), **KW)
    said = f"the patient is one the regimen is for: {CHILDREN}"
    for subject in (declared, Schedule(declared, DAY1)):
        for patient, status, granted in (
            (None, "PROVED", True),
            (Patient(age=5), "PROVED", False),
            (CHILDREN, "PROVED", False),
            (Patients(age=(18, 64)), "NOT_APPLICABLE", False),
        ):
            (verdict,) = check(subject, [for_children], patient=patient)
            assert (verdict.status, said in verdict.assumes) == (status, granted)


@pytest.mark.parametrize("days", [1, 2, None])
def test_a_weight_is_said_to_stay_where_there_is_more_than_one_day(days):
    per_kg = regimen(Step("10 mg/kg") if days is None else Step("10 mg/kg", days=days))
    (verdict,) = check(per_kg, [Bound.per_dose("1 g", **KW)], patient=Patient(weight="50 kg"))
    assert (verdict.status, verdict.value) == ("PROVED", Amount("500 mg"))
    assert ("body weight stays 50 kg" in verdict.assumes) == (days != 1)
    per_day = [Bound.per_dose("10 mg/kg", **KW), Bound.course_total("1 g", first_days=1, **KW)]
    dated = check(Schedule(regimen(Step("500 mg")), DAY1, days=days), per_day, patient=Patient(weight="50 kg"))
    assert [each.status for each in dated] == ["PROVED", "PROVED"]
    assert ["body weight stays 50 kg" in each.assumes for each in dated] == [days != 1, False]


def test_of_a_course_without_an_end_the_patient_is_judged_at_every_age_there_can_be():
    born = Patient(born=DAY1)
    endless, week = Schedule(DAILY, DAY1), Schedule(DAILY, DAY1, days=7)
    for age, status in ((0, "VIOLATED"), (1, "VIOLATED"), (18, "VIOLATED"), (100, "VIOLATED"), (128, "VIOLATED")):
        bound = Bound.per_day("400 mg/day", scope=Scope(patients=Patients(age=(age, None))), **KW)
        assert check(endless, [bound], patient=born)[0].status == status
        assert check(week, [bound], patient=born)[0].status == (status if age == 0 else "NOT_APPLICABLE")


def test_a_dose_is_judged_from_day_1_to_the_last_day_shown_in_scope():
    steps = regimen(Step("500 mg", days=3), Step("600 mg", days=2), Step("900 mg", days=1))
    eight = Scope(patients=Patients(age=(8, None)))
    for shown, status, value in (
        (3, "NOT_APPLICABLE", None),
        (4, "PROVED", "600 mg"),
        (5, "PROVED", "600 mg"),
        (6, "VIOLATED", "900 mg"),
    ):
        (verdict,) = check(
            Schedule(steps, DAY1, days=shown), [Bound.per_dose("600 mg", scope=eight, **KW)], patient=CHILD
        )
        assert (verdict.status, verdict.value) == (status, value and Amount(value))
        assert verdict.why == ("it is for age from 8 years, the patient is not" if shown == 3 else "")


@pytest.mark.parametrize(
    "make",
    [lambda **more: Bound.infusion_rate("600 mg/h", **more), lambda **more: Bound.concentration("6 mg/mL", **more)],
)
def test_a_rate_and_a_concentration_are_decided_on_the_days_in_scope_without_a_zone_alone(make):
    # 500 mg up to 9 December, 900 mg from the 8th birthday on, each in 1 hour and in 100 mL
    steps = [Step(dose, days=3, over="1 hour", in_volume="100 mL") for dose in ("500 mg", "900 mg")]
    drip = Regimen("examplol", "intravenous", steps)
    bound = make(scope=Scope(patients=Patients(age=(None, 7))), **KW)
    floating, zoned = (
        check(Schedule(drip, DAY1, zone=each), [bound], patient=CHILD)[0] for each in (None, "Europe/Paris")
    )
    said = "the days on which the patient is in its scope, 2026-12-07 to 2026-12-09"
    assert (floating.status, floating.covers) == ("PROVED", said)
    assert (zoned.status, zoned.covers) == ("UNKNOWN", "")


def test_the_days_in_scope_of_a_course_without_an_end_have_none():
    eight = Bound.per_day("1 g/day", scope=Scope(patients=Patients(age=(8, None))), **KW)
    for days, last in ((None, "from 2026-12-10 on"), (7, "2026-12-10 to 2026-12-13")):
        (verdict,) = check(Schedule(DAILY, DAY1, days=days), [eight], patient=CHILD)
        said = f"the days on which the patient is in its scope, {last}"
        assert (verdict.status, verdict.covers) == ("PROVED", said)


def test_a_limit_per_kg_is_that_of_the_weight_on_each_day():
    # 400 mg on two days at 40 kg, then 500 mg at 50 kg, 10 mg/kg each
    grows = Patient(weight={"2026-12-07": "40 kg", "2026-12-09": "50 kg"})
    steps = regimen(Step("400 mg", days=2), Step("500 mg", days=2))
    for limit, status in (("10 mg/kg", "PROVED"), ("9.9 mg/kg", "VIOLATED")):
        assert check(Schedule(steps, DAY1), [Bound.per_dose(limit, **KW)], patient=grows)[0].status == status


def test_an_error_of_a_check_is_one_of_the_library():
    for wrong in ({"bounds": ["1 g/day"]}, {"bounds": [], "earlier": 3}, {"bounds": [], "overrides": {"a": WHY}}):
        with pytest.raises(PosologyError):
            check(DAILY, **wrong)
