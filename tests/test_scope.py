"""A scope: whom and what a bound is for; a word that is none is refused, and it says all that it holds."""

import pytest
from courses import LABEL

from posology import Bound, Patients, Scope
from posology.errors import BoundError

RENAL = Patients(crcl=(None, "under 30 mL/min"))


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (Scope(), "anybody"),
        (Scope(patients=Patients(age=(18, None))), "age from 18 years"),
        (Scope(route="oral"), "oral"),
        (Scope(route=["oral", "rectal"]), "oral or rectal"),
        (Scope(indication=("pain", "fever")), "pain or fever"),
        (Scope(phase="loading"), "loading doses"),
        (Scope(phase="maintenance"), "maintenance doses"),
        (Scope(ingredient="paracetamol"), "counted as paracetamol"),
        (
            Scope(patients=RENAL, within_days=90, route="oral", indication="gout", phase="loading", ingredient="x"),
            "creatinine clearance under 30 mL/min, known from at most 90 days before, oral, gout, loading doses, "
            "counted as x",
        ),
    ],
)
def test_a_scope_says_everything_it_holds_and_is_true_if_that_is_anything(scope, said):
    assert (str(scope), bool(scope)) == (said, said != "anybody")


def test_one_route_or_indication_may_stand_alone_and_is_not_taken_letter_by_letter():
    assert Scope(route="oral", indication="pain") == Scope(route=("oral",), indication=["pain"])
    assert Scope(route="oral").route == ("oral",)


@pytest.mark.parametrize("phase", ["load", "LOADING", "", "titration", 1, True])
def test_a_phase_is_loading_or_maintenance(phase):
    with pytest.raises(BoundError, match="write one of loading, maintenance"):
        Scope(phase=phase)


@pytest.mark.parametrize("field", ["route", "indication"])
@pytest.mark.parametrize("value", ["", " ", ("oral", ""), ("oral", " "), (None,), ("oral", 5), (b"oral",)])
def test_an_empty_route_or_indication_is_refused_wherever_it_stands(field, value):
    with pytest.raises(BoundError, match=f"{field}.*write it as text"):
        Scope(**{field: value})


@pytest.mark.parametrize("ingredient", [" ", " paracetamol", "paracetamol ", "two\nlines", None, 5])
def test_an_ingredient_is_one_plain_name(ingredient):
    with pytest.raises(BoundError, match="write it as plain text"):
        Scope(ingredient=ingredient)


@pytest.mark.parametrize("patients", [RENAL, Patients(hepatic="A"), Patients(hepatic="A", crcl=(None, "30 mL/min"))])
def test_days_of_a_measurement_are_said_beside_a_clearance_or_a_hepatic_class(patients):
    assert [Scope(patients=patients, within_days=days).within_days for days in (None, 1, 90)] == [None, 1, 90]
    with pytest.raises(BoundError, match="write whole days, 1 or more") as caught:
        Scope(patients=patients, within_days=0)
    assert (caught.value.value, caught.value.limit) == (0, 1)


@pytest.mark.parametrize("patients", [Patients(), Patients(age=(18, None)), Patients(weight=("40 kg", None))])
def test_days_of_a_measurement_are_refused_where_nothing_is_measured(patients):
    assert Scope(patients=patients).within_days is None
    with pytest.raises(BoundError, match="beside one of crcl, egfr, hepatic, dialysis"):
        Scope(patients=patients, within_days=90)


def test_a_scope_is_for_patients_in_ranges_and_not_in_words():
    with pytest.raises(TypeError):
        Scope(patients="adults")
    with pytest.raises(TypeError):
        Bound.per_day("5 mg/day", source=LABEL, scope="adults")
