"""The weights at which a dose jumps or bends, worked out by hand: all of them, and no other."""

from fractions import Fraction

import pytest

from posology.bands import Bands
from posology.boxes import critical as engine
from posology.boxes.critical import critical
from posology.dose_rule import DoseRule
from posology.errors import RegimenError
from posology.rounding import Rounding

BY_60 = Rounding("60 mg", "down")
RAISED = DoseRule(DoseRule("10 mg/kg", least="200 mg"), rounding=BY_60)


def points(dose, low, high, kind="weight"):
    return sorted(critical(dose, kind, Fraction(low), Fraction(high)))


def test_where_a_smallest_dose_is_given_nothing_jumps_and_above_it_rounding_does():
    # 200 mg up to 20 kg, and then 240, 300 and 360 mg
    assert points(RAISED, 10, 40) == [10, 20, 24, 30, 36, 40]


def test_where_a_cap_is_reached_nothing_jumps_any_more():
    # 120, 180, 240 and 300 mg, the cap
    capped = DoseRule(DoseRule("10 mg/kg", most="300 mg"), rounding=BY_60)
    assert points(capped, 10, 40) == [10, 12, 18, 24, 30, 40]


def test_edges_of_a_table_and_caps_of_its_rows_are_all_found():
    # 15 mg/kg reach 250 mg at 50 / 3 kg, 10 mg/kg at 25 kg
    by_weight = Bands("weight", [(0, 20, "15 mg/kg"), (20, None, "10 mg/kg")])
    assert points(DoseRule(by_weight, most="250 mg"), 5, 40) == [5, Fraction(50, 3), 20, 25, 40]
    assert points(by_weight, 20, 40) == [20, 40]


def test_a_table_over_another_measure_has_no_edge_here():
    renal = Bands("crcl", [(15, 30, "5 mg/kg"), (30, None, "10 mg/kg")])
    assert points(renal, 10, 60) == [10, 60]
    assert points(renal, 10, 60, "crcl") == [10, 15, 30, 60]


def test_a_fixed_dose_jumps_nowhere():
    assert points(DoseRule("130 mg", rounding=BY_60), 1, 40) == [1, 40]


def test_as_many_points_as_may_be_are_given_and_no_more(monkeypatch):
    monkeypatch.setattr(engine, "MOST", 6)
    assert len(points(RAISED, 10, 40)) == 6
    monkeypatch.setattr(engine, "MOST", 5)
    with pytest.raises(RegimenError, match="more than 5 jumps from 10 to 40"):
        points(RAISED, 10, 40)


def test_a_row_of_a_table_has_critical_points_in_its_own_range_alone():
    in_steps = DoseRule("100 mg/(15 mL/min)", rounding=Rounding("50 mg"))  # jumps at 7.5, 15, 22.5, … mL/min
    table = DoseRule(Bands("crcl", [(0, 15, in_steps), (15, None, "100 mg")]))
    assert critical(in_steps, "crcl", Fraction(1), Fraction(40)) == {
        *map(Fraction, (1, 15, 30, 40)),
        Fraction(15, 2),
        Fraction(45, 2),
        Fraction(75, 2),
    }
    assert critical(table, "crcl", Fraction(1), Fraction(40)) == {*map(Fraction, (1, 15, 40)), Fraction(15, 2)}
