"""Limits of infusion rates per kg of body weight: 8 mg/kg/min is 480 mg/kg/h, for one patient and for every one."""

from fractions import Fraction

import pytest
from courses import LABEL
from examplol import SMALL, STEP, faults
from hypothesis import given
from hypothesis import strategies as st

from posology import Bound, Component, Frequency, Regimen, Schedule, Step, check, formulary, units
from posology.dose_rule import DoseRule
from posology.errors import UnitError
from posology.patient import Patient
from posology.patients import Patients
from posology.rate import Rate, RatePerWeight, as_rate
from posology.rounding import Rounding

MOST = Bound.infusion_rate("480 mg/kg/h", source=LABEL)


def infused(dose, minutes):
    """One infusion a day for two days."""
    part = Component(dose, Frequency.daily(), over=f"{minutes} minutes")
    return Regimen("examplol", "intravenous", Step(components=[part], days=2))


# --- The value ---


def test_a_rate_per_kg_is_read_and_written_as_it_stands():
    assert [str(as_rate(text)) for text in ("480 mg/kg/h", "5.4 mL/kg/h", "500 mg/h")] == [
        "480 mg/kg/h",
        "5.4 mL/kg/h",
        "500 mg/h",
    ]
    assert as_rate(480 * units.mg / units.kg / units.h) == RatePerWeight("480 mg/kg/h")
    assert RatePerWeight(RatePerWeight("480 mg/kg/h").quantity) == RatePerWeight("480 mg/kg/h")
    assert RatePerWeight("480 mg/kg/h").for_weight(Fraction("70.3")) == Rate("33744 mg/h")


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("8 mg/kg/min", "got '8 mg/kg/min', an amount per minute; write it per hour, as '480 mg/kg/h'"),
        ("0.5 mg/kg/min", "write it per hour, as '30 mg/kg/h'"),
        (8 * units.mg / units.kg / units.min, "write it per hour, as '480 mg/kg/h'"),
        ("8 mg/min", "got '8 mg/min', an amount per minute; write it per hour, as '480 mg/h'"),
        ("8 mg/kg", "an amount per kg"),
        ("8 mg/h/kg", "with more than one '/'"),
        ("8 mg/m2/h", "with more than one '/'"),
    ],
)
def test_a_rate_per_minute_is_refused_and_given_per_hour(value, message):
    with pytest.raises(UnitError) as caught:
        as_rate(value)
    assert message in str(caught.value)


def test_a_rate_per_kg_is_no_rate_and_no_dose():
    with pytest.raises(UnitError, match="an amount per kg/h"):
        Rate("480 mg/kg/h")
    with pytest.raises(UnitError, match="different things"):
        RatePerWeight("480 mg/kg/h") > Rate("500 mg/h")  # noqa: B015


# --- One patient: 0.4 g/kg at 70 kg is 28 g; at 8 mg/kg/min that is 33.6 g/h, or 50 minutes ---


@pytest.mark.parametrize(("minutes", "status"), [(50, "PROVED"), (51, "PROVED"), (49, "VIOLATED")])
def test_immune_globulin_is_held_against_the_rate_of_the_patient(minutes, status):
    verdict = check(infused("0.4 g/kg", minutes), [MOST], patient=Patient(weight="70 kg"))[0]
    assert (verdict.status, verdict.limit) == (status, Rate("33600 mg/h"))
    assert verdict.value == Rate(Fraction(28 * 60, minutes), "g")


def test_hazard_17_a_rate_per_kg_is_unknown_without_a_weight():
    verdict = check(infused("28 g", 50), [MOST])[0]
    assert (verdict.status, "the patient's body weight, to hold 28 g" in verdict.missing) == ("UNKNOWN", True)


def test_a_weight_that_changes_changes_the_limit_of_its_day():
    growing = Patient(weight={"2026-12-01": "70 kg", "2026-12-02": "69 kg"})
    both = Schedule(infused("28 g", 50), start="2026-12-01")
    assert check(both, [MOST], patient=growing)[0].status != "PROVED"
    assert (
        check(both, [MOST], patient=Patient(weight={"2026-12-01": "70 kg", "2026-12-02": "71 kg"}))[0].status
        == "PROVED"
    )


def test_a_volume_is_held_against_a_volume_and_not_against_a_mass():
    box = Patients(weight=("40 kg", "100 kg"))
    fast, slow = (Bound.infusion_rate(most, source=LABEL) for most in ("5.4 mL/kg/h", "5.3 mL/kg/h"))
    found = check(infused("5.4 mL/kg", 60), [fast, slow], patient=box)
    assert [verdict.status for verdict in found] == ["PROVED", "VIOLATED"]
    mixed = check(infused("5.4 mL/kg", 60), [MOST], patient=box)[0]
    assert (mixed.status, "concentration" in mixed.missing) == ("UNKNOWN", True)


# --- Every patient ---


def test_a_fixed_dose_is_too_fast_for_every_patient_under_a_weight():
    verdict = check(infused("28 g", 50), [MOST], patient=Patients(weight=("40 kg", "100 kg")))[0]
    assert [str(region) for region in verdict.regions] == [
        "VIOLATED for body weight from 40 kg to under 70 kg",
        "PROVED for body weight from 70 kg to 100 kg",
    ]


@given(
    st.sampled_from(["per", "fixed"]),
    st.integers(1, 9),
    st.sampled_from([30, 50, 60]),
    st.none() | st.sampled_from([7, 10, 25]),
    st.integers(100, 900),
    st.lists(st.fractions(40, 100, max_denominator=30), max_size=5),
)
def test_every_patient_is_judged_as_one_patient_after_another_is_or_is_unknown(
    kind, number, minutes, step, most, others
):
    dose = DoseRule(
        f"{number} g/kg" if kind == "per" else f"{60 * number} g",
        rounding=None if step is None else Rounding(f"{step} g", "nearest"),
    )
    bound = Bound.infusion_rate(f"{10 * most} mg/kg/h", source=LABEL)
    verdict = check(infused(dose, minutes), [bound], patient=Patients(weight=("40 kg", "100 kg")))[0]
    places = {end for region in verdict.regions for end in (region.ranges[0].least, region.ranges[0].most)}
    for kg in sorted(places | {Fraction(40), Fraction(100), *others}):
        (region,) = (each for each in verdict.regions if kg in each.ranges[0])
        grams = number * kg if kind == "per" else Fraction(60 * number)
        if step is not None:
            low = grams - grams % step
            grams = low + step if 2 * (grams - low) >= step else low
        expected = "PROVED" if grams * 60 / minutes <= Fraction(most, 100) * kg else "VIOLATED"
        expected = expected if grams else "NOT_APPLICABLE"
        assert (kg, region.status) in ((kg, expected), (kg, "UNKNOWN"))
    if step is None:
        assert "UNKNOWN" not in {region.status for region in verdict.regions}


# --- Files ---


def test_a_file_states_a_rate_per_kg_and_an_editor_takes_it():
    bound = '[bounds.fast]\nkind = "infusion-rate"\nmost = "480 mg/kg/h"\nsource = "label"\n'
    text = SMALL.replace("[regimens.label]", f"{bound}[regimens.label]\nbounds = ['fast']")
    protocol = formulary.loads(text + STEP + 'dose = "5 mg"')
    assert protocol["label"].bounds[0].most == RatePerWeight("480 mg/kg/h")
    assert formulary.loads(formulary.dump(protocol)) == protocol
    ((path, message),) = faults(text.replace("480 mg/kg/h", "8 mg/kg/min") + STEP + 'dose = "5 mg"')
    assert (path, "write it per hour, as '480 mg/kg/h'" in message) == ("bounds.fast.most", True)
