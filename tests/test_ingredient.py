"""Ingredients: a factor with its source is the only way from an amount of a drug to an amount of what it holds."""

from fractions import Fraction

import attrs
import pytest
import strategies as mine
from courses import LABEL
from hypothesis import given, settings
from hypothesis import strategies as st

from posology import (
    Amount,
    Bound,
    Component,
    Cycle,
    Dose,
    DoseChoice,
    DosePerWeight,
    DoseRange,
    DoseRule,
    Frequency,
    Ingredient,
    Patient,
    Regimen,
    Rounding,
    Scope,
    Step,
    Titration,
    testing,
)
from posology.bands import Bands
from posology.course import Course
from posology.errors import RegimenError, UnitError

BASE = Ingredient("examplol", "0.736 mg", per="1 mg", source=LABEL)
TABLET = Ingredient("paracetamol", "500 mg", per="1 tablet", source=LABEL)


def salt(*items, **more):
    return Regimen("examplol chloride", "intravenous", items, ingredients=[BASE], **more)


@pytest.mark.parametrize(
    ("amount", "per", "dose", "held"),
    [
        pytest.param("500 mg", "1 tablet", "2 tablet", "1000 mg", id="tablets"),
        pytest.param("500 mg", "1 tablet", "0.5 tablet", "250 mg", id="half a tablet"),
        pytest.param("0.736 mg", "1 mg", "50 mg", "36.8 mg", id="hazard 10: salt and base"),
        pytest.param("8 mEq", "1 g", "250 mg", "2 mEq", id="hazard 10: mEq of a mass"),
        pytest.param("2 mg", "3 mL", "1 mL", Amount(Fraction(2, 3), "mg"), id="a third is exact"),
        pytest.param("1 g", "2 mg", "5 mcg", "0.0025 g", id="units of the amount"),
    ],
)
def test_hazard_10_an_amount_of_the_drug_holds_so_much_of_the_ingredient(amount, per, dose, held):
    found = Ingredient("examplol", amount, per=per, source=LABEL).holds(dose)
    assert Amount(held) == Amount(found)
    assert found.unit == Dose(amount).unit
    assert type(found) is Dose


def test_a_dose_per_kg_stays_one_and_no_amount_stays_none():
    assert BASE.holds(DosePerWeight("10 mg/kg")) == DosePerWeight("7.36 mg/kg")
    assert BASE.holds(Amount("0 mg")) == Amount("0 mg")


def test_hazard_10_a_factor_without_a_source_is_refused():
    with pytest.raises(RegimenError, match="say where the factor comes from"):
        Ingredient("examplol", "0.736 mg", per="1 mg", source=None)
    with pytest.raises(TypeError):
        Ingredient("examplol", "0.736 mg", per="1 mg")


def test_hazard_10_an_amount_of_another_kind_is_not_converted():
    with pytest.raises(UnitError, match="it is said what 1 tablet holds") as caught:
        TABLET.holds("1 capsule")
    assert (caught.value.value, caught.value.limit, caught.value.source) == ("1 capsule", "1 tablet", LABEL)


def test_a_number_without_a_unit_is_not_converted():
    with pytest.raises(UnitError):
        TABLET.holds(5)


@pytest.mark.parametrize("name", ["", "  ", " examplol", "exam\nplol", 5])
def test_a_name_has_to_be_plain_text(name):
    with pytest.raises(RegimenError, match="write it as plain text"):
        Ingredient(name, "1 mg", per="1 mg", source=LABEL)


def test_an_amount_per_kg_is_no_factor():
    with pytest.raises(UnitError):
        Ingredient("examplol", "1 mg/kg", per="1 mg", source=LABEL)


# --- A regimen with ingredients ---


def test_two_entries_of_one_name_are_refused_also_where_capitals_differ():
    other = attrs.evolve(BASE, name="Examplol", amount="1 mg")
    with pytest.raises(RegimenError, match="Examplol is given twice"):
        Regimen("examplol chloride", "oral", Step("5 mg"), ingredients=[BASE, other])


def test_hazard_28_an_entry_for_another_kind_of_amount_than_the_doses_is_refused():
    with pytest.raises(RegimenError, match="how much paracetamol 1 tablet holds, and 5 mg is a mass"):
        Regimen("examplol plus", "oral", Step("5 mg"), ingredients=[TABLET])


def test_what_is_no_ingredient_is_refused():
    for value in ("paracetamol", ["paracetamol"], [LABEL]):
        with pytest.raises(RegimenError, match="ingredients: got"):
            Regimen("examplol plus", "oral", Step("1 tablet"), ingredients=value)


def test_an_ingredient_that_is_not_there_lists_those_that_are():
    with pytest.raises(RegimenError, match="name one of examplol"):
        salt(Step("5 mg")).of_ingredient("paracetamol")
    with pytest.raises(RegimenError, match="ingredients="):
        Regimen("examplol", "oral", Step("5 mg")).of_ingredient("paracetamol")


def test_hazard_10_every_dose_of_steps_cycles_and_infusions_is_that_of_the_ingredient():
    infused = Component("100 mg", Frequency.every(hours=8), over="30 minutes", in_volume="100 mL", phase="loading")
    cycle = Cycle(Step("200 mg", days=2), weeks=2)
    found = salt(Step(components=[infused], days=1), Step.no_dose(days=2), cycle).of_ingredient("examplol")
    part = attrs.evolve(infused, dose="73.6 mg")
    assert found.steps == (
        Step(components=[part], days=1),
        Step.no_dose(days=2),
        Cycle(Step("147.2 mg", days=2), weeks=2),
    )
    assert (found.drug, found.route, found.ingredients) == ("examplol", "intravenous", ())


def test_hazard_10_every_dose_of_a_titration_is_that_of_the_ingredient():
    half = Ingredient("examplol", "1 mg", per="2 mg", source=LABEL)
    rules = Titration(
        start=("10 mg", "30 mg"), increment=DoseChoice("10 mg", "20 mg"), interval=7, ceiling="80 mg", floor="8 mg"
    )
    (found,) = Regimen("examplol chloride", "oral", rules, ingredients=[half]).of_ingredient("Examplol").steps
    expected = {
        "start": DoseRange("5 mg", "15 mg"),
        "increment": DoseChoice("5 mg", "10 mg"),
        "ceiling": Dose("40 mg"),
        "floor": Dose("4 mg"),
        "interval": (7, 7),
    }
    assert {name: getattr(found, name) for name in expected} == expected
    left_open = Titration(increment=None, ceiling="80 mg", floor="8 mg")
    (found,) = Regimen("examplol chloride", "oral", left_open, ingredients=[half]).of_ingredient("examplol").steps
    assert (found.start, found.increment, found.floor) == (None, None, Dose("4 mg"))


def test_hazard_10_a_rule_is_scaled_capped_and_rounded_to_the_ingredient():
    half = Ingredient("examplol", "1 mg", per="2 mg", source=LABEL)
    by_age = Bands("age", [(0, 12, DoseRule("15 mg/kg", most="1 g", least="100 mg", rounding=Rounding("60 mg", "up")))])
    found = Regimen("examplol chloride", "oral", Step(by_age, days=1), ingredients=[half]).of_ingredient("examplol")
    (dose,) = found.doses
    assert str(dose.base.rows[0].dose) == "7.5 mg/kg, at least 50 mg, at most 500 mg, up to a multiple of 30 mg"
    table = Bands("crcl", [(0, 30, None), (30, None, "300 mg")], within_days=90)
    found = Regimen("examplol chloride", "oral", Step(table, days=1), ingredients=[half]).of_ingredient("examplol")
    (dose,) = found.doses
    assert dose.base == Bands("crcl", [(0, 30, None), (30, None, "150 mg")], within_days=90)


@settings(max_examples=50)
@given(testing.dose_rules(), st.integers(1, 120), st.integers(0, 90), st.integers(1, 150))
def test_the_ingredient_of_a_rule_is_what_the_dose_of_each_patient_holds(rule, kg, years, crcl):
    held = Ingredient("examplol", "3 mEq", per=Dose(7, rule.unit), source=LABEL)
    who = Patient(weight=f"{kg} kg", surface="1.7 m2", age=years, crcl=f"{crcl} mL/min", crcl_on="2026-12-01")
    regimen = Regimen("examplol chloride", "oral", Step(rule, days=1), ingredients=[held])

    def dose(of):
        try:
            return of.for_patient(who, on="2026-12-01").doses
        except (RegimenError, ValueError) as error:
            return type(error)

    given_, found = dose(regimen), dose(regimen.of_ingredient("examplol"))
    if isinstance(given_, list):
        assert [held.holds(each) for each in given_] == found
    else:
        assert given_ is found


@settings(max_examples=50)
@given(mine.regimens(), testing.numbers())
def test_the_times_and_the_shape_of_a_regimen_are_those_of_its_ingredient(regimen, factor):
    unit = regimen.doses[0].unit
    held = Ingredient("examplol base", Dose(factor, "mEq"), per=Dose(1, unit), source=LABEL)
    found = attrs.evolve(regimen, ingredients=[held]).of_ingredient("examplol base")
    assert [held.holds(each) for each in regimen.doses] == found.doses
    assert (found.route, found.days) == (regimen.route, regimen.days)
    assert [str(each).partition(" ")[2] for each in found.doses] == ["mEq"] * len(found.doses)
    shapes = [Course.of(each, weekday=0).shape for each in (regimen, found)]
    assert shapes[0] == shapes[1]


def test_only_bounds_on_the_ingredient_stay_with_it():
    mine_ = Bound.per_day("1 g/day", source=LABEL, scope=Scope(ingredient="Examplol"))
    others = [Bound.per_day("2 g/day", source=LABEL), attrs.evolve(mine_, scope=Scope(ingredient="paracetamol"))]
    assert salt(Step("5 mg"), bounds=[*others, mine_]).of_ingredient("examplol").bounds == (mine_,)
