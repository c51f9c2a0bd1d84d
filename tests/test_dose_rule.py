"""Dose rule: scaled, capped, rounded, capped again, for the measures of a patient."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology import Dose, PosologyError
from posology.bands import Bands
from posology.boxes.critical import critical
from posology.dose_rule import DoseRule, as_dose, dose_for, needs
from posology.errors import RegimenError, UnitError, UnresolvedError
from posology.patient import Patient
from posology.rounding import Rounding

NEAREST = Rounding("60 mg", "nearest")
RENAL = Bands("crcl", [(0, 15, None), (15, 30, "100 mg"), (30, 60, "300 mg"), (60, None, "15 mg/kg")])


def weighing(kg):
    return Patient(weight=f"{kg} kg")


def clearing(crcl, **more):
    return Patient(crcl=crcl, crcl_on="2026-11-01", **more)


# --- The order ---


def test_hazard_22_a_dose_is_scaled_capped_rounded_and_capped_again():
    rule = DoseRule("15 mg/kg", most="1 g", rounding=NEAREST)
    # 70 x 15 = 1050, capped 1000, 1000 / 60 = 16.67 so 17 x 60 = 1020, capped 1000
    assert Dose("1 g") == rule.dose_for(weighing(70))
    assert rule.working(weighing(70)) == (
        "15 mg/kg × 70 kg = 1050 mg → 1 g (at most 1 g) → 1020 mg (to the nearest multiple of 60 mg, half up)"
        " → 1 g (at most 1 g)"
    )


def test_hazard_22_rounding_after_the_cap_alone_would_pass_it():
    assert Dose("1020 mg") == DoseRule("15 mg/kg", rounding=NEAREST).dose_for(weighing(66))
    assert Dose("1 g") == DoseRule("15 mg/kg", most="1 g", rounding=NEAREST).dose_for(weighing(66))


def test_a_cap_that_is_a_multiple_of_the_step_is_itself_what_is_given():
    assert Dose("960 mg") == DoseRule("15 mg/kg", most="960 mg", rounding=NEAREST).dose_for(weighing(90))


def test_a_dose_under_the_least_is_raised_to_it_and_the_text_says_so():
    rule = DoseRule("15 mg/kg", least="100 mg", rounding=Rounding("60 mg"))
    # 3 x 15 = 45, raised 100, down to 60, raised 100
    assert Dose("100 mg") == rule.dose_for(weighing(3))
    assert rule.working(weighing(3)).endswith("→ 60 mg (down to a multiple of 60 mg) → 100 mg (at least 100 mg)")


def test_the_arithmetic_is_shown_for_58_kg():
    rule = DoseRule("15 mg/kg", rounding=Rounding("60 mg"))
    assert rule.working(weighing(58)) == "15 mg/kg × 58 kg = 870 mg → 840 mg (down to a multiple of 60 mg)"


def test_a_rule_of_a_rule_is_worked_out_from_the_inside():
    rule = DoseRule(DoseRule("15 mg/kg", rounding=NEAREST), most="1 g")
    assert Dose("1 g") == rule.dose_for(weighing(66))
    assert Dose("900 mg") == rule.dose_for(weighing(61))


@given(st.fractions(3, 120), st.sampled_from(["down", "up", "nearest"]))
def test_no_dose_is_over_the_cap_or_under_the_least(kg, mode):
    rule = DoseRule("15 mg/kg", most="1 g", least="50 mg", rounding=Rounding("60 mg", mode))
    assert Dose("50 mg") <= dose_for(rule, lambda kind, within_days=None: kg) <= Dose("1 g")


@given(st.fractions(4, 120))
def test_hazard_21_the_default_rounding_never_passes_15_mg_per_kg(kg):
    rule = DoseRule("15 mg/kg", rounding=Rounding("60 mg"))
    assert dose_for(rule, lambda kind, within_days=None: kg).base <= kg * 15 / 1000


# --- What has no meaning ---


def test_hazard_6_a_dose_per_kg_is_no_dose_until_a_weight_is_known():
    with pytest.raises(UnresolvedError, match="body weight") as caught:
        DoseRule("15 mg/kg").dose_for(Patient())
    assert caught.value.limit == "body weight"
    assert DoseRule("15 mg/kg") != DoseRule("15 mg")
    assert Dose("15 mg") == DoseRule("15 mg").dose_for(weighing(70))


@pytest.mark.parametrize("text", ["15 mg/kg/day", "15 mg/day", "15 mg/lb", "15 mg/h"])
def test_hazard_7_a_rule_gives_one_dose_and_takes_nothing_per_day(text):
    with pytest.raises(UnitError):
        DoseRule(text)


def test_hazard_14_a_dose_rounded_down_to_0_is_an_error_and_never_a_dose():
    rule = DoseRule("15 mg/kg", rounding=Rounding("60 mg"))
    with pytest.raises(RegimenError, match=r"45 mg → 0 mg .*no dose that can be given"):
        rule.dose_for(weighing(3))
    assert rule.working(weighing(3)).startswith("15 mg/kg × 3 kg = 45 mg → 0 mg")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: DoseRule("15 mg/kg", most="50 mL"), "50 mL is a volume, 15 mg/kg a mass"),
        (lambda: DoseRule("15 mg/kg", rounding=Rounding("1 tablet")), "1 tablet is a tablet"),
        (lambda: DoseRule("15 mg/kg", most="100 mg", least="200 mg"), "least 200 mg is more than most 100 mg"),
        (lambda: DoseRule("15 mg/kg", most="1 g/kg"), "an amount per kg"),
        (lambda: DoseRule(Bands("crcl", [(0, 30, None)])), "no row of the table has a dose"),
        (lambda: DoseRule(Bands("crcl", [(0, 30, "1 mL"), (30, 60, "1 mg")])), "1 mg is a mass, 1 mL a volume"),
        (lambda: DoseRule(15), "not text"),
    ],
)
def test_a_rule_that_has_no_meaning_is_refused(make, says):
    with pytest.raises(PosologyError, match=says):
        make()


# --- Tables ---


@pytest.mark.parametrize(
    ("crcl", "dose"),
    [("15 mL/min", "100 mg"), ("29.9 mL/min", "100 mg"), ("30 mL/min", "300 mg"), ("59 mL/min", "300 mg")],
)
def test_a_row_holds_its_least_and_not_its_end(crcl, dose):
    assert Dose(dose) == DoseRule(RENAL).dose_for(clearing(crcl))


def test_a_row_may_be_per_kg_or_no_dose():
    assert Dose("1050 mg") == DoseRule(RENAL).dose_for(clearing("60 mL/min", weight="70 kg"))
    assert DoseRule(RENAL).dose_for(clearing("14.9 mL/min")) is None
    assert DoseRule(RENAL).working(clearing("14 mL/min")) == "creatinine clearance under 15 mL/min: no dose"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([(1, 20, "5 mg"), (21, 40, "10 mg")], "no row holds creatinine clearance from 20 to under 21 mL/min"),
        ([(0, 20, "5 mg"), (15, 40, "10 mg")], "two rows hold creatinine clearance from 15 to under 20 mL/min"),
        ([(0, None, "5 mg"), (15, 40, "10 mg")], "two rows hold creatinine clearance from 15 mL/min"),
        ([(20, 40, "5 mg"), (0, 20, "10 mg")], "two rows hold"),
        ([(20, 20, "5 mg")], "is empty"),
        ([(20, 10, "5 mg")], "is empty"),
        ([], "not rows"),
        ("0-20", "not rows"),
        ([(0, 20)], "not rows"),
    ],
)
def test_hazard_19_a_table_with_a_gap_or_an_overlap_is_refused_and_the_place_shown(rows, says):
    with pytest.raises(RegimenError, match=says):
        Bands("crcl", rows)


def test_hazard_19_20_and_a_half_has_a_row_only_where_the_table_has_no_gap():
    whole = DoseRule(Bands("crcl", [(1, 21, "5 mg"), (21, 40, "10 mg")]))
    assert Dose("5 mg") == whole.dose_for(clearing("20.5 mL/min"))


@pytest.mark.parametrize("crcl", ["0.5 mL/min", "40 mL/min", "90 mL/min"])
def test_outside_the_table_nothing_is_guessed(crcl):
    with pytest.raises(UnresolvedError, match="has no row for creatinine clearance"):
        DoseRule(Bands("crcl", [(1, 40, "5 mg")])).dose_for(clearing(crcl))


def test_a_table_goes_by_a_measure_there_is():
    with pytest.raises(RegimenError, match="weight, surface, crcl, egfr, age"):
        Bands("height", [(0, None, "5 mg")])


def test_ends_of_rows_are_taken_with_their_unit_too():
    assert Bands("weight", [(0, "40 kg", "5 mg")]) == Bands("weight", [(0, 40, "5 mg")])
    with pytest.raises(UnitError):
        Bands("weight", [(0, "40 mL/min", "5 mg")])


def test_what_a_dose_needs_is_named():
    assert needs(as_dose("1 g")) == ()
    assert needs(as_dose("750 mg/m2")) == ("surface",)
    assert needs(as_dose(RENAL)) == ("weight", "crcl")


# --- Critical points ---


def slow(kg, cap, step, mode):
    """15 mg/kg, capped, rounded, capped, in mg: written out once more."""
    value = min(15 * kg, cap)
    rest = value % step
    if mode == "down" or rest == 0:
        value -= rest
    elif mode == "up" or 2 * rest >= step:
        value += step - rest
    else:
        value -= rest
    return min(value, cap)


@given(
    cap=st.integers(100, 2000),
    step=st.sampled_from([7, 50, 60, 125]),
    mode=st.sampled_from(["down", "up", "nearest"]),
    low=st.integers(1, 40),
    length=st.integers(1, 60),
)
def test_between_two_critical_points_the_dose_is_one_straight_line(cap, step, mode, low, length):
    rule = DoseRule("15 mg/kg", most=f"{cap} mg", rounding=Rounding(f"{step} mg", mode))
    found = sorted(critical(rule, "weight", Fraction(low), Fraction(low + length)))
    assert (found[0], found[-1]) == (low, low + length)
    for left, right in itertools.pairwise(found):
        inside = [left + (right - left) * Fraction(n, 100) for n in (1, 37, 74, 99)]
        doses = [slow(kg, cap, step, mode) for kg in inside]
        assert [rule.reckon(15 * kg / 1000) * 1000 for kg in inside] == doses
        slopes = {(doses[n + 1] - doses[n]) / (inside[n + 1] - inside[n]) for n in range(3)}
        assert len(slopes) == 1


def test_a_rule_with_too_many_jumps_is_refused():
    rule = DoseRule("15 mg/kg", rounding=Rounding("0.01 mg"))
    with pytest.raises(RegimenError, match="more than 20000 jumps"):
        critical(rule, "weight", Fraction(3), Fraction(120))
