"""Patient: measures with their units, ages by birthdays, boxes of patients, and who is in them."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology import Dose, PosologyError, units
from posology.bands import Bands
from posology.dose_rule import DoseRule
from posology.errors import BoundError, RegimenError, ScheduleError, UnitError, UnresolvedError
from posology.measure import Measure
from posology.measure_range import MeasureRange
from posology.patient import Patient
from posology.patients import Patients, relation

BY_AGE = DoseRule(Bands("age", [(0, 12, "5 mg"), (12, 18, "10 mg"), (18, None, "20 mg")]))
BY_CRCL = DoseRule(Bands("crcl", [(0, 30, "5 mg"), (30, None, "10 mg")], within_days=90))

# --- Measures ---


def test_a_pound_is_0_45359237_kg_exactly():
    # the international pound; 154 x 0.45359237 = 69.85322498
    assert Measure("weight", Fraction("69.85322498")) == Patient(weight="154 lb").weight
    assert Patient(weight="154 lb") != Patient(weight="154 kg")


def test_a_quantity_with_its_unit_is_taken():
    assert Patient(weight=70 * units.kg).weight == Patient(weight="70 kg").weight
    litres = units.registry().Quantity(Fraction(33, 10), "liter / hour")
    assert Patient(crcl=litres).crcl == Patient(crcl="55 mL/min").crcl


@pytest.mark.parametrize("weight", [70, 70.3, "70", "70 g", "70 mL/min", "70,3 kg", "70.0 kg", True, None, "70kg"])
def test_hazard_8_a_weight_is_never_a_bare_number_or_another_unit(weight):
    if weight is None:
        assert Patient(weight=None).weight is None
    else:
        with pytest.raises(UnitError):
            Patient(weight=weight)


@pytest.mark.parametrize(
    "more",
    [
        {"weight": "0 kg"},
        {"weight": "700 kg"},
        {"weight": "650.1 kg"},
        {"surface": "0 m2"},
        {"surface": "18 m2"},
        {"crcl": "1001 mL/min"},
        {"crcl": "55 mL/day"},
        {"crcl": "55 mL"},
        {"age": 131},
        {"age": -1},
        {"age": 61.5},
        {"age": "61"},
        {"age": "6 months"},
    ],
)
def test_hazard_15_a_measure_that_no_patient_has_is_refused(more):
    if more == {"crcl": "55 mL/day"}:
        assert Patient(**more).crcl.number == Fraction(55, 1440)
    else:
        with pytest.raises(UnitError):
            Patient(**more)


def test_the_largest_measures_are_allowed():
    most = Patient(weight="650 kg", surface="6 m2", crcl="1000 mL/min", age=130)
    assert [str(each) for each in (most.weight, most.surface, most.crcl, most.age)] == [
        "650 kg",
        "6 m2",
        "1000 mL/min",
        "130 years",
    ]
    assert str(Patient(crcl="0 mL/min").crcl) == "0 mL/min"


def test_a_hepatic_class_is_one_of_the_known():
    assert Patient(hepatic="B").hepatic == "B"
    with pytest.raises(RegimenError, match="none, A, B, C"):
        Patient(hepatic="D")


# --- Ages ---


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("2014-06-30", "2026-06-29", 11),
        ("2014-06-30", "2026-06-30", 12),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2028-02-28", 19),
        ("2008-02-29", "2028-02-29", 20),
        ("2026-11-22", "2026-11-22", 0),
        ("1896-11-22", "2026-11-22", 130),
    ],
)
def test_an_age_changes_on_the_birthday(born, on, years):
    assert years == Patient(born=born).age_on(on)


@given(st.dates(dt.date(1950, 1, 1), dt.date(2020, 12, 31)), st.integers(0, 20_000))
def test_an_age_counts_the_birthdays_that_have_been(born, days):
    on = born + dt.timedelta(days)
    seen = [
        day
        for day in (born + dt.timedelta(n) for n in range(1, days + 1))
        if (day.month, day.day) == (born.month, born.day)
    ]
    if (born.month, born.day) != (2, 29):
        assert len(seen) == Patient(born=born).age_on(on)


@pytest.mark.parametrize(("born", "on"), [("2026-11-23", "2026-11-22"), ("1890-01-01", "2026-11-22")])
def test_hazard_16_a_birth_after_the_day_of_a_dose_or_too_long_before_it_is_refused(born, on):
    with pytest.raises(ScheduleError, match="born"):
        Patient(born=born).age_on(on)


def test_hazard_16_without_a_date_of_birth_an_age_banded_dose_is_not_known():
    with pytest.raises(UnresolvedError) as caught:
        BY_AGE.dose_for(Patient(weight="40 kg"), "2026-11-22")
    assert caught.value.limit == "age"


def test_hazard_34_the_age_is_that_on_the_day_of_the_dose():
    patient = Patient(born="2014-06-30")
    assert (Dose("5 mg"), Dose("10 mg")) == (
        BY_AGE.dose_for(patient, "2026-06-29"),
        BY_AGE.dose_for(patient, "2026-06-30"),
    )
    with pytest.raises(UnresolvedError, match="start date"):
        BY_AGE.dose_for(patient)


def test_an_age_and_a_date_of_birth_are_one_too_many():
    with pytest.raises(RegimenError, match="both"):
        Patient(age=12, born="2014-06-30")


# --- Renal function ---


def test_hazard_17_a_clearance_without_its_date_is_not_used():
    with pytest.raises(UnresolvedError) as caught:
        BY_CRCL.dose_for(Patient(crcl="55 mL/min"), "2026-11-22")
    assert caught.value.limit == "creatinine clearance with the day on which it was measured"


@pytest.mark.parametrize(
    ("measured", "missing"),
    [("2026-08-24", None), ("2026-08-23", "at most 90 days before"), ("2026-11-23", "on or before 2026-11-22")],
)
def test_hazard_17_a_stale_clearance_is_not_used(measured, missing):
    patient = Patient(crcl="55 mL/min", crcl_on=measured)
    if missing is None:
        assert Dose("10 mg") == BY_CRCL.dose_for(patient, "2026-11-22")
    else:
        with pytest.raises(UnresolvedError, match=missing):
            BY_CRCL.dose_for(patient, "2026-11-22")


def test_hazard_17_without_the_date_of_the_dose_nobody_knows_how_old_it_is():
    with pytest.raises(UnresolvedError, match="start date"):
        BY_CRCL.dose_for(Patient(crcl="55 mL/min", crcl_on="2026-11-01"))


def test_a_measurement_before_birth_or_without_a_value_is_refused():
    with pytest.raises(ScheduleError, match="before the birth"):
        Patient(crcl="55 mL/min", crcl_on="2020-01-01", born="2021-01-01")
    with pytest.raises(RegimenError, match="no creatinine clearance"):
        Patient(crcl_on="2020-01-01")


# --- Boxes ---


def test_both_ends_of_a_range_count():
    adults = Patients(weight=("40 kg", "150 kg"), age=(18, 65))
    inside = [(40, 18), (150, 65)]
    outside = [(Fraction("39.999"), 18), (Fraction("150.001"), 65), (40, 17), (150, 66)]
    for kg, age in inside:
        assert Patient(weight=Measure("weight", Fraction(kg)), age=age) in adults
    for kg, age in outside:
        assert Patient(weight=Measure("weight", Fraction(kg)), age=age) not in adults


def test_an_end_with_under_or_over_does_not_count():
    half = Patients(crcl=("15 mL/min", "under 30 mL/min"), weight=("over 40 kg", None))
    found = [
        relation(half, Patient(crcl=f"{crcl} mL/min", crcl_on="2026-11-01", weight=f"{kg} kg"))
        for crcl, kg in [(15, 41), ("29.999", 41), (30, 41), (15, 40), ("14.9", 41)]
    ]
    assert found == ["inside", "inside", "outside", "outside", "outside"]


@pytest.mark.parametrize(
    "more",
    [
        {"weight": ("150 kg", "40 kg")},
        {"age": (65, 18)},
        {"weight": ("over 40 kg", "40 kg")},
        {"weight": (None, None)},
        {"weight": "40 kg"},
        {"weight": (40, 150)},
        {"crcl": ("40 kg", None)},
        {"hepatic": "D"},
        {"hepatic": ()},
    ],
)
def test_hazard_20_a_range_that_is_inverted_or_of_something_else_is_refused(more):
    with pytest.raises(PosologyError) as caught:
        Patients(**more)
    assert isinstance(caught.value, (BoundError, UnitError))


ENDS = st.none() | st.integers(1, 9)
BOXES = st.tuples(ENDS, ENDS, st.booleans(), st.booleans()).filter(
    lambda t: t[:2] != (None, None) and (None in t[:2] or t[0] < t[1] or (t[0] == t[1] and t[2] and t[3]))
)


def range_of(ends):
    low, high, low_counts, high_counts = ends
    least = None if low is None else f"{'' if low_counts else 'over '}{low} kg"
    most = None if high is None else f"{'' if high_counts else 'under '}{high} kg"
    return MeasureRange.of("weight", (least, most))


@given(BOXES, BOXES)
def test_the_relation_of_two_ranges_is_that_of_all_their_measures(scope, box):
    one, two = range_of(scope), range_of(box)
    grid = [Fraction(n, 4) for n in range(1, 80)]
    among = {each in one for each in grid if each in two}
    expected = "partly" if len(among) == 2 else "inside" if among == {True} else "outside"
    # without an end a range goes on past the grid
    if two.most is None and one.most is not None and expected == "inside":
        expected = "partly"
    assert expected == relation(Patients(weight=one), Patients(weight=two))


@pytest.mark.parametrize("who", [None, Patient(), Patient(weight="70 kg"), Patients(weight=("40 kg", "150 kg"))])
def test_hazard_17_what_is_not_known_is_never_inside(who):
    assert relation(Patients(crcl=(None, "30 mL/min")), who) == "unknown: creatinine clearance"
    assert relation(Patients(hepatic=("B", "C")), who) == "unknown: hepatic impairment"


def test_a_clearance_without_its_date_is_not_known_to_be_in_a_scope():
    found = relation(Patients(crcl=(None, "30 mL/min")), Patient(crcl="20 mL/min"))
    assert found == "unknown: creatinine clearance with the day on which it was measured"
    with pytest.raises(UnresolvedError):
        assert Patient(crcl="20 mL/min") in Patients(crcl=(None, "30 mL/min"))


def test_who_is_outside_by_one_measure_is_outside_whatever_else_is_not_known():
    scope = Patients(crcl=(None, "30 mL/min"), age=(18, None))
    assert relation(scope, Patient(age=17)) == "outside"
    assert relation(scope, Patient(age=18)) == "unknown: creatinine clearance"


def test_hepatic_classes_are_in_a_scope_all_partly_or_not():
    scope = Patients(hepatic=("A", "B"))
    found = [relation(scope, Patients(hepatic=each)) for each in (("A",), ("B", "C"), ("C", "none"))]
    assert found == ["inside", "partly", "outside"]
    assert relation(scope, Patient(hepatic="B", hepatic_on="2026-11-01")) == "inside"


def test_a_box_is_told_in_words():
    box = Patients(weight=("40 kg", "under 150 kg"), age=(None, 11), hepatic=("none", "A"))
    assert str(box) == "body weight from 40 kg to under 150 kg, age under 12 years, hepatic impairment none or A"
    assert str(Patients()) == "any patient"
    assert not Patients()
