"""Every box: what is decided for all patients at every start is what each of them is told alone."""

import attrs
import pytest
from courses import LABEL, regimen

from posology import Bound, DoseRule, Frequency, Patient, Patients, Rounding, Step, prove
from posology.resolving import limited
from posology.zones import every_box as module
from posology.zones.every_box import every_box

YEAR = (2026, 2027)
BOX = Patients(weight=("40 kg", "80 kg"))
WEIGHTS = ["40 kg", "49 kg", "50 kg", "66.5 kg", "80 kg"]
CAPPED = DoseRule("15 mg/kg", most="1 g", rounding=Rounding("60 mg", "nearest"))
NIGHTLY = regimen(Step(CAPPED, Frequency.at("21:00")))
LOADED = DoseRule("20 mg/kg", most="1 g")
AT_23_30 = regimen(Step(LOADED, Frequency.at("23:30"), days=2), Step("10 mg/kg", Frequency.at("23:30")))
TWICE = regimen(Step("20 mg/kg", Frequency.every(hours=12)))


def rolling(most, clock="elapsed"):
    return Bound.rolling(most, "24 hours", clock=clock, source=LABEL)


def status_at(verdict, number):
    """The status of the region that holds a weight."""
    return next(region.status for region in verdict.regions if number in region.ranges[0])


@pytest.mark.parametrize(
    ("what", "bound"),
    [
        (NIGHTLY, rolling("1.5 g")),
        (NIGHTLY, rolling("30 mg/kg")),
        (AT_23_30, Bound.per_day("1.2 g/day", source=LABEL)),
        (AT_23_30, Bound.per_dates("3 g", 2, source=LABEL)),
        (TWICE, Bound.per_day("2.4 g/day", source=LABEL)),
        (AT_23_30, rolling("19 mg/kg", "clock")),
    ],
)
def test_every_patient_of_a_box_is_told_what_that_patient_is_told_alone(what, bound):
    verdict = prove(what, [bound], patients=BOX, years=YEAR)[0]
    assert "no clock changes" not in verdict.assumes
    for weight in WEIGHTS:
        patient = Patient(weight=weight)
        number = patient.weight.number
        alone = prove(what.for_patient(patient), [limited(bound, patient.on())], years=YEAR)[0]
        assert (weight, alone.status) == (weight, status_at(verdict, number))


def test_who_breaks_a_bound_by_a_clock_change_alone_is_named_with_a_start_and_the_cause():
    verdict = every_box(NIGHTLY, rolling("1.5 g"), BOX, YEAR)
    # two doses within 24 hours that pass: 2 x 750 mg would be 1.5 g; 720 mg up to 50 kg, 780 mg from there
    assert (verdict.status, verdict.cause, str(verdict.regions[0])) == (
        "VIOLATED",
        "dst",
        "PROVED for body weight from 40 kg to under 50 kg",
    )
    assert " a start on 2026-" in verdict.covers
    assert (verdict.other.status, verdict.other.clock, verdict.other.cause) == ("PROVED", "clock", "")
    kept = every_box(NIGHTLY, rolling("2 g"), BOX, YEAR)
    assert (kept.status, str(kept.value), kept.timing_margin) == ("PROVED", "2 g", (46 * 60 - 24 * 60) / 2)
    assert "every start from 2026-01-01" in kept.covers


def test_who_breaks_a_bound_without_a_clock_change_is_no_matter_of_the_clocks():
    verdict = every_box(NIGHTLY, rolling("720 mg"), BOX, YEAR)
    assert (verdict.status, verdict.cause) == ("VIOLATED", "")
    # without a zone from 50 kg on; with clock changes, twice a dose, for all
    assert [str(region) for region in verdict.regions] == ["VIOLATED for body weight from 40 kg to 80 kg"]


def test_times_are_decided_once_for_all_patients():
    verdict = every_box(NIGHTLY, Bound.least_interval("24 hours", clock="elapsed", source=LABEL), BOX, YEAR)
    assert (verdict.status, str(verdict.value), verdict.cause) == ("VIOLATED", "22:00:00", "dst")


def test_too_many_patients_one_by_one_are_unknown_and_not_taken_for_granted(monkeypatch):
    limit = Bound.rise("1 g", within_days=2, source=LABEL)
    assert every_box(NIGHTLY, limit, BOX, YEAR).status == "PROVED"
    monkeypatch.setattr(module, "MOST_TRIED", 1)
    verdict = every_box(NIGHTLY, limit, BOX, YEAR)
    assert (verdict.status, "more than 1 starts would have to be tried" in verdict.missing) == ("UNKNOWN", True)
    assert attrs.asdict(verdict, recurse=False)["assumes"] == ()
