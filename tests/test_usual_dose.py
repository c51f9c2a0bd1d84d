"""A dose five times the usual one or more is a slip, in a regimen, over every path and patient, and in a log."""

import datetime as dt

import attrs
import pytest
from courses import LABEL, regimen
from hypothesis import given
from hypothesis import strategies as st

from posology import (
    Administration,
    Bound,
    DoseRule,
    Frequency,
    Override,
    Patient,
    Patients,
    Rounding,
    Schedule,
    Step,
    Titration,
    check,
    prove,
)
from posology.administration import Plan
from posology.dose import Dose
from posology.errors import BoundError
from posology.logs.finding import findings

USUAL = Bound.usual_dose("20 mg", source=LABEL)


def only(found):
    (verdict,) = found
    return verdict


def test_hazard_5_five_times_the_usual_dose_is_flagged_inside_every_other_bound():
    """200 mg where 20 mg was meant, within 300 mg a day."""
    report = check(regimen(Step("200 mg", days=7)), [Bound.per_day("300 mg/day", source=LABEL), USUAL])
    assert [verdict.status for verdict in report] == ["PROVED", "VIOLATED"]
    assert (str(report[1].value), str(report[1].limit), str(report[1].witness)) == (
        "200 mg",
        "100 mg",
        "day 1 at 08:00",
    )


@pytest.mark.parametrize(
    ("dose", "status"),
    [
        ("99.9 mg", "PROVED"),
        ("100 mg", "VIOLATED"),
        ("100.1 mg", "VIOLATED"),
        ("20 mg", "PROVED"),
        ("100000 mcg", "VIOLATED"),
    ],
)
def test_hazard_5_exactly_five_times_is_a_slip_and_less_is_none(dose, status):
    for found in (check, prove):
        verdict = only(found(regimen(Step(dose, days=2)), [USUAL]))
        assert (verdict.status, verdict.bound) == (status, USUAL)


@given(st.integers(1, 3000), st.integers(1, 600))
def test_a_dose_is_a_slip_where_a_fifth_of_it_is_the_usual_dose_or_more(tenths, usual):
    verdict = only(
        check(regimen(Step(Dose(f"{tenths} mcg"), days=3)), [Bound.usual_dose(f"{usual} mcg", source=LABEL)])
    )
    assert (verdict.status == "VIOLATED") == (tenths >= 5 * usual)


def test_a_slip_is_soft_and_who_means_the_dose_says_so():
    said = Override(reason="loading dose", by="A. Jansen")
    report = check(regimen(Step("100 mg", days=1)), [USUAL], overrides={"usual-dose": said})
    assert (report.ok, report[0].status, report[0].override) == (True, "VIOLATED", said)
    assert attrs.evolve(USUAL, severity="hard").severity == "hard"


def test_the_ceiling_of_a_titration_is_a_slip_over_some_path():
    rule = Titration(start="20 mg", increment="40 mg", interval=7, ceiling="100 mg")
    verdict = only(prove(regimen(rule), [USUAL]))
    assert (verdict.status, str(verdict.witness), str(verdict.value)) == ("VIOLATED", "day 15 at 22:00", "100 mg")


def test_doses_per_kg_are_held_against_a_usual_dose_per_kg_or_a_plain_one():
    by_weight = regimen(Step(DoseRule("15 mg/kg", rounding=Rounding("60 mg", "nearest")), days=1))
    usual = Bound.usual_dose("15 mg/kg", source=LABEL)
    assert only(check(by_weight, [usual], patient=Patient(weight="58 kg"))).status == "PROVED"
    box = Patients(weight=("3 kg", "120 kg"))
    assert only(prove(by_weight, [usual], patients=box)).status == "PROVED"
    # 15 mg/kg is 500 mg at 33.3 kg: from there on a fixed usual dose of 100 mg is passed five times
    assert only(prove(by_weight, [Bound.usual_dose("100 mg", source=LABEL)], patients=box)).status == "VIOLATED"
    assert only(check(by_weight, [usual])).status == "UNKNOWN"


def test_a_slip_on_every_start_and_with_as_needed_doses_is_found():
    assert only(prove(regimen(Step("100 mg", days=2)), [USUAL], years=(2026, 2027))).status == "VIOLATED"
    needed = Step("100 mg", Frequency.as_needed(at_least="4 hours", most=4, per="day"))
    assert only(prove(regimen(needed), [USUAL])).status == "VIOLATED"


def test_hazard_5_a_slip_in_a_log_is_found_at_each_place():
    plan = Plan("examplol", "oral", dt.date(2026, 12, 1))
    doses = [(1, "20 mg"), (2, "200 mg"), (3, "100 mg"), (4, "90 mg")]
    given_ = [Administration(dt.datetime(2026, 12, day, 8), None, Dose(dose), plan) for day, dose in doses]
    assert only(check(given_, [USUAL])).status == "VIOLATED"
    assert [(f"{each.moment:%d}", str(each.value)) for each in findings(given_, USUAL)] == [
        ("02", "200 mg"),
        ("03", "100 mg"),
    ]


def test_a_schedule_in_a_zone_is_held_against_the_usual_dose():
    schedule = Schedule(regimen(Step("100 mg", days=2)), "2026-12-01", zone="America/New_York")
    assert only(check(schedule, [USUAL])).status == "VIOLATED"


def test_a_usual_dose_has_a_limit_and_it_is_a_dose():
    with pytest.raises(BoundError):
        Bound.usual_dose(None, source=LABEL)
    assert str(USUAL) == "less than 5 times the usual dose of 20 mg"
