"""Prove: bounds decided for all that a regimen leaves open, and the scopes that say for whom."""

import attrs
import pytest

from posology import (
    Bound,
    Frequency,
    Override,
    Patient,
    Patients,
    Protocol,
    Regimen,
    Schedule,
    Scope,
    Source,
    Step,
    Titration,
    check,
    load,
    prove,
)
from posology.errors import BoundError, RegimenError

LABEL = Source("Example label")
ADULTS = Scope(patients=Patients(age=(18, None)))


def regimen(*items, **more):
    return Regimen("examplol", more.pop("route", "oral"), items, **more)


def per_day(most="10 mg/day", **more):
    return Bound.per_day(most, source=LABEL, **more)


def test_a_protocol_is_proved_regimen_by_regimen():
    one, two = regimen(Step("5 mg"), name="one", bounds=[per_day()]), regimen(Step("15 mg"), name="two")
    proof = prove(Protocol("examplol", [one, attrs.evolve(two, bounds=[per_day()])]))
    assert [(name, report.status) for name, report in proof] == [("one", "PROVED"), ("two", "VIOLATED")]
    assert (proof.ok, bool(proof), len(proof), proof["one"].ok) == (False, False, 2, True)
    with pytest.raises(KeyError):
        proof["three"]


def test_a_regimen_without_a_bound_makes_no_proof():
    assert not prove(Protocol("examplol", [regimen(Step("5 mg"), name="one")])).ok


def test_a_protocol_keeps_its_own_bounds():
    with pytest.raises(RegimenError, match="a protocol has its own"):
        prove(load("gabapentin"), [per_day()])
    with pytest.raises(RegimenError, match="give a protocol or a regimen"):
        prove("gabapentin")


def test_a_titration_that_leaves_nothing_open_is_checked_as_its_ladder_and_proved_for_every_path():
    rules = Titration(start="10 mg", increment="10 mg", interval=7, ceiling="30 mg", decisions=("raise", "lower"))
    never_less = Bound.fall("5 mg", within_days=7, source=LABEL)
    assert check(regimen(rules), [never_less])[0].status == "PROVED"
    verdict = prove(regimen(rules), [never_less])[0]
    assert (verdict.status, str(verdict.value)) == ("VIOLATED", "10 mg")


def test_what_depends_on_the_times_alone_is_decided_for_an_open_titration_too():
    open_rules = Titration(start=("5 mg", "10 mg"), increment="5 mg", interval=(3, 7), ceiling="30 mg")
    bounds = [Bound.least_interval("24 hours", source=LABEL), Bound.least_interval("25 hours", source=LABEL, name="25")]
    found = check(regimen(open_rules), bounds)
    assert [(verdict.status, str(verdict.value)) for verdict in found] == [
        ("PROVED", "1 day, 0:00:00"),  # every night at bedtime
        ("VIOLATED", "1 day, 0:00:00"),
    ]
    assert {verdict.covers for verdict in found} == {"every decision path the rule allows"}


def test_years_prove_for_every_zone_and_without_them_no_clock_changes_are_assumed():
    every_six_hours = regimen(Step("1 g", Frequency.every(hours=6), days=40))
    limit = [per_day("4 g/day")]
    plain, zoned = prove(every_six_hours, limit)[0], prove(every_six_hours, limit, years=(2026, 2027))[0]
    assert (plain.status, "no clock changes" in plain.assumes) == ("PROVED", True)
    assert (zoned.status, str(zoned.value), zoned.cause) == ("VIOLATED", "5 g/day", "dst")
    assert "no clock changes" not in zoned.assumes


def test_the_first_days_of_an_endless_course_are_as_long_as_their_zone_makes_them():
    hourly = Schedule(regimen(Step("1 mg", Frequency.every(hours=1))), "2026-03-08", zone="America/New_York")
    limit = Bound.course_total("23 mg", first_days=1, source=LABEL)
    verdict = check(hourly, [limit])[0]
    assert (verdict.status, str(verdict.value)) == ("PROVED", "23 mg")  # the clock skips an hour that day


# --- Scopes ---


@pytest.mark.parametrize(
    ("scope", "status"),
    [
        (Scope(route="oral"), "PROVED"),
        (Scope(route=["intravenous", "rectal"]), "NOT_APPLICABLE"),
        (Scope(indication="pain"), "PROVED"),
        (Scope(indication="sleep"), "NOT_APPLICABLE"),
        (ADULTS, "UNKNOWN"),
    ],
)
def test_a_bound_is_decided_only_where_it_is_meant(scope, status):
    found = check(regimen(Step("5 mg"), indication="pain"), [per_day(scope=scope)])[0]
    assert found.status == status
    assert not check(regimen(Step("5 mg"), indication="pain"), [per_day(scope=scope)]).ok or status == "PROVED"


def test_an_indication_that_is_not_said_is_unknown():
    assert check(regimen(Step("5 mg")), [per_day(scope=Scope(indication="pain"))])[0].status == "UNKNOWN"


@pytest.mark.parametrize(
    ("patient", "status"),
    [
        (Patient(age=18), "PROVED"),
        (Patient(age=17), "NOT_APPLICABLE"),
        (Patient(weight="70 kg"), "UNKNOWN"),
        (Patients(age=(20, 64)), "PROVED"),
        (Patients(age=(2, 11)), "NOT_APPLICABLE"),
        (Patients(age=(2, 64)), "UNKNOWN"),  # nobody says what children may have
        (Patients(weight=("40 kg", "90 kg")), "UNKNOWN"),
    ],
)
def test_a_bound_for_adults_needs_an_age(patient, status):
    assert check(regimen(Step("5 mg")), [per_day(scope=ADULTS)], patient=patient)[0].status == status
    declared = regimen(Step("5 mg"), patients=patient if isinstance(patient, Patients) else None)
    if declared.patients:
        assert prove(declared, [per_day(scope=ADULTS)])[0].status == status


def test_a_check_without_a_patient_says_that_it_takes_one_the_regimen_is_for():
    for_adults = regimen(Step("5 mg"), patients=Patients(age=(18, None)))
    said = "the patient is one the regimen is for: age from 18 years"
    for subject in (for_adults, Schedule(for_adults, "2026-12-01", days=7)):
        assert said in check(subject, [per_day(scope=ADULTS)])[0].assumes
        assert said not in check(subject, [per_day(scope=ADULTS)], patient=Patient(age=40))[0].assumes
    assert said not in check(for_adults, [per_day()])[0].assumes
    assert said not in prove(for_adults, [per_day(scope=ADULTS)])[0].assumes  # proved for all of them


def test_two_bounds_that_cover_all_ages_prove_together_what_neither_proves_alone():
    children = per_day("8 mg/day", scope=Scope(patients=Patients(age=(None, 17))), name="children")
    report = prove(regimen(Step("5 mg")), [per_day(scope=ADULTS), children], patients=Patients(age=(2, 64)))
    assert [verdict.status for verdict in report] == ["PROVED", "PROVED"]
    assert "those alone with age from 18 years" in report[0].covers


def test_a_patient_who_turns_18_in_the_course_is_judged_from_the_birthday_on():
    born_in_december = Patient(born="2008-12-10")
    schedule = Schedule(regimen(Step("15 mg", days=30)), "2026-12-01")
    early = Schedule(regimen(Step("15 mg", days=2), Step("5 mg", days=28)), "2026-12-01")
    late = Schedule(regimen(Step("5 mg", days=20), Step("15 mg", days=10)), "2026-12-01")
    found = [check(each, [per_day(scope=ADULTS)], patient=born_in_december)[0] for each in (schedule, early, late)]
    assert [each.status for each in found] == ["VIOLATED", "PROVED", "VIOLATED"]
    assert (found[0].witness.day, found[0].covers) == (
        10,
        "the days on which the patient is in its scope, 2026-12-10 to 2026-12-30",
    )


def test_a_bound_for_an_age_that_is_only_passed_through_is_decided_for_that_year():
    for_twelve = per_day("5 mg/day", scope=Scope(patients=Patients(age=(12, 12))))
    schedule = Schedule(regimen(Step("10 mg", days=800)), "2026-06-28")  # 11, then 12 for a year, then 13
    verdict = check(schedule, [for_twelve], patient=Patient(born="2014-06-30"))[0]
    assert (verdict.status, verdict.witness.day) == ("VIOLATED", 3)
    assert verdict.covers.endswith("2026-06-30 to 2027-06-29")
    in_the_years_around = Regimen("examplol", "oral", [Step("10 mg", days=2), Step("5 mg", days=365), Step("10 mg")])
    verdict = check(Schedule(in_the_years_around, "2026-06-28"), [for_twelve], patient=Patient(born="2014-06-30"))[0]
    assert (verdict.status, str(verdict.value)) == ("PROVED", "5 mg/day")
    endless = Schedule(regimen(Step("10 mg")), "2026-06-28")
    assert check(endless, [for_twelve], patient=Patient(born="2014-06-30"))[0].status == "VIOLATED"
    assert check(endless, [for_twelve], patient=Patient(born="1950-06-30"))[0].status == "NOT_APPLICABLE"


def test_limits_by_weight_are_decided_for_a_patient():
    by_weight = Bound.per_dose("15 mg/kg", source=LABEL)
    patient = Patient(weight="58 kg")
    for dose, status in (("870 mg", "PROVED"), ("871 mg", "VIOLATED")):
        assert check(regimen(Step(dose)), [by_weight], patient=patient)[0].status == status
    assert check(regimen(Step("870 mg")), [by_weight])[0].status == "UNKNOWN"
    per_kg = regimen(Step("15 mg/kg", days=2), route="intravenous")
    verdict = check(per_kg, [Bound.per_dose("870 mg", source=LABEL)], patient=patient)[0]
    assert (verdict.status, str(verdict.value)) == ("PROVED", "870 mg")
    assert check(per_kg, [Bound.per_dose("1 g", source=LABEL)], patient=Patient(age=40))[0].status == "UNKNOWN"


def test_the_value_of_a_box_is_that_of_its_worst_patient_for_as_needed_doses_too():
    as_needed = regimen(Step("15 mg/kg", Frequency.as_needed(at_least="4 hours", most=4, per="day")))
    box = Patients(weight=("40 kg", "100 kg"))
    verdict = prove(as_needed, [Bound.per_dose("1 g", source=LABEL)], patients=box)[0]
    assert (verdict.status, str(verdict.value)) == ("VIOLATED", "1.5 g")  # 15 mg/kg at 100 kg


def test_an_old_clearance_is_said_to_be_taken_for_still_right():
    renal = per_day(scope=Scope(patients=Patients(crcl=("60 mL/min", None))))
    patient = Patient(crcl="90 mL/min", crcl_on="1990-01-01")
    verdict = check(Schedule(regimen(Step("5 mg")), "2026-12-01"), [renal], patient=patient)[0]
    assert verdict.status == "PROVED"
    assert "the creatinine clearance measured on 1990-01-01 still holds" in verdict.assumes
    undated = check(regimen(Step("5 mg")), [renal], patient=Patient(crcl="90 mL/min"))[0]
    assert undated.status == "UNKNOWN"


def test_a_bound_on_whole_days_takes_no_phase():
    for make in (
        lambda scope: Bound.rise("5 mg", within_days=1, source=LABEL, scope=scope),
        lambda scope: Bound.fall("5 mg", within_days=1, source=LABEL, scope=scope),
        lambda scope: Bound.maintenance("5 mg/day", "9 mg/day", source=LABEL, scope=scope),
        lambda scope: Bound.duration(28, source=LABEL, scope=scope),
    ):
        with pytest.raises(BoundError, match="is of whole days"):
            make(Scope(phase="loading"))


def test_a_phase_that_no_dose_has_is_not_applicable():
    bounds = [per_day(scope=Scope(phase="loading")), Bound.per_dose("9 mg", source=LABEL, scope=Scope(phase="loading"))]
    found = check(regimen(Step("5 mg", phase="maintenance")), bounds)
    assert [verdict.status for verdict in found] == ["NOT_APPLICABLE", "NOT_APPLICABLE"]


def test_two_bounds_of_one_name_cannot_be_overridden_by_it():
    why = Override(reason="stable for years", by="A. Jansen")
    twice = [per_day("9 mg/day", severity="soft"), per_day("8 mg/day", severity="soft")]
    with pytest.raises(BoundError, match="2 bounds are named 'per-day'"):
        check(regimen(Step("10 mg")), twice, overrides={"per-day": why})


def test_a_bound_of_one_phase_counts_its_doses_alone():
    loading_first = regimen(Step("20 mg", days=1, phase="loading"), Step("5 mg", phase="maintenance"))
    bounds = [per_day(scope=Scope(phase=phase)) for phase in (None, "loading", "maintenance")]
    assert [v.status for v in check(loading_first, bounds)] == ["VIOLATED", "VIOLATED", "PROVED"]
    unsaid = regimen(Step("20 mg", days=1), Step("5 mg", phase="maintenance"))
    assert [v.status for v in check(unsaid, bounds)] == ["VIOLATED", "UNKNOWN", "UNKNOWN"]


# --- Overrides and earlier exposure ---


def test_only_a_broken_soft_bound_is_overridden_and_the_reason_stays():
    why = Override(reason="stable for years", by="A. Jansen")
    soft, hard = per_day(severity="soft", name="usual"), per_day("12 mg/day", name="most")
    report = prove(regimen(Step("11 mg")), [soft, hard], overrides={"usual": why})
    assert (report.ok, report.status, report["usual"].status) == (True, "OVERRIDDEN", "VIOLATED")
    assert "overridden by A. Jansen: stable for years" in str(report)
    report = check(regimen(Step("9 mg")), [soft, hard], overrides={"usual": why})
    assert (report.status, report["usual"].override) == ("PROVED", None)
    for bad in ({"most": why}, {"unusual": why}, {"usual": "stable for years"}):
        with pytest.raises(BoundError):
            check(regimen(Step("11 mg")), [soft, hard], overrides=bad)
    for empty in ({"reason": "", "by": "A. Jansen"}, {"reason": "stable", "by": " "}):
        with pytest.raises(BoundError, match="only with a reason and a name"):
            Override(**empty)


def test_an_unknown_soft_bound_cannot_be_overridden_into_a_pass():
    soft = per_day(severity="soft", name="usual", scope=ADULTS)
    why = Override(reason="stable for years", by="A. Jansen")
    report = check(regimen(Step("5 mg")), [soft], overrides={"usual": why})
    assert (report.ok, report.status) == (False, "UNKNOWN")


def test_earlier_exposure_counts_towards_a_lifetime_and_a_course_and_leaves_windows_unknown():
    bounds = [
        Bound.lifetime("20 mg", source=LABEL),
        Bound.course_total("20 mg", source=LABEL),
        Bound.rolling("20 mg", "24 hours", source=LABEL),
    ]
    ten_days = regimen(Step("1 mg", days=10))
    expected = {
        None: ["UNKNOWN", "PROVED", "PROVED"],
        "none": ["PROVED", "PROVED", "PROVED"],
        "unknown": ["UNKNOWN", "UNKNOWN", "UNKNOWN"],
        "10 mg": ["PROVED", "PROVED", "UNKNOWN"],
        "0.011 g": ["VIOLATED", "VIOLATED", "UNKNOWN"],
    }
    for earlier, statuses in expected.items():
        assert [v.status for v in prove(ten_days, bounds, earlier=earlier)] == statuses
    for wrong in ("2 tablets", "much", 5):
        with pytest.raises(Exception, match=r"earlier|Amount"):
            check(ten_days, bounds, earlier=wrong)
