"""Rounding: what a dose becomes when it is brought to what can be dispensed."""

import itertools
import math
from fractions import Fraction

import pytest
import strategies as mine
from hypothesis import given
from hypothesis import strategies as st

from posology import Amount, PosologyError
from posology.rounding import Rounding

MODES = st.sampled_from(["down", "up", "nearest"])
STEPS = mine.doses(["mg"])
AMOUNTS = mine.amounts(["mg", "g"])


@pytest.mark.parametrize(
    ("mode", "given_", "rounded"),
    [
        ("down", "119 mg", "60 mg"),
        ("down", "120 mg", "120 mg"),
        ("down", "59 mg", "0 mg"),
        ("up", "61 mg", "120 mg"),
        ("up", "120 mg", "120 mg"),
        ("up", "1 mg", "60 mg"),
        ("nearest", "89 mg", "60 mg"),
        ("nearest", "90 mg", "120 mg"),
        ("nearest", "29 mg", "0 mg"),
        ("nearest", "0.03 g", "60 mg"),
    ],
)
def test_each_mode_gives_the_multiple_of_60_mg_that_it_says(mode, given_, rounded):
    assert Amount(rounded) == Rounding("60 mg", mode).of(Amount(given_))


def test_hazard_21_the_default_mode_is_down():
    assert Rounding("60 mg").mode == "down"


@given(amount=AMOUNTS, step=STEPS)
def test_hazard_21_the_default_mode_never_gives_more(amount, step):
    assert Rounding(step).of(amount) <= amount


@given(amount=AMOUNTS, step=STEPS, mode=MODES)
def test_the_rounded_amount_is_a_multiple_less_than_one_step_away(amount, step, mode):
    rounded = Rounding(step, mode).of(amount)
    assert (rounded / step).denominator == 1
    away = (rounded.base - amount.base) / step.base
    allowed = {"down": -1 < away <= 0, "up": 0 <= away < 1, "nearest": -Fraction(1, 2) < away <= Fraction(1, 2)}
    assert allowed[mode]


@given(amount=AMOUNTS, step=STEPS, mode=MODES)
def test_rounding_twice_is_rounding_once(amount, step, mode):
    once = Rounding(step, mode).of(amount)
    assert once == Rounding(step, mode).of(once)


@given(one=AMOUNTS, two=AMOUNTS, step=STEPS, mode=MODES)
def test_more_is_never_rounded_to_less(one, two, step, mode):
    low, high = sorted([one, two])
    assert Rounding(step, mode).of(low) <= Rounding(step, mode).of(high)


@given(step=st.integers(1, 9), low=st.integers(0, 60), length=st.integers(1, 60), mode=MODES)
def test_between_two_jumps_the_rounded_amount_is_the_same(step, low, length, mode):
    rounding = Rounding(f"{step} g", mode)
    ends = [Fraction(low), *rounding.jumps(Fraction(low), Fraction(low + length)), Fraction(low + length)]
    assert ends == sorted(ends)
    for left, right in itertools.pairwise(ends):
        if left < right:
            inside = [left + (right - left) * Fraction(n, 7) for n in range(1, 7)]
            assert len({rounding.count(each / step) for each in inside}) == 1
    # and there are as many jumps as the steps that lie between just above the one end and just below the other
    near = Fraction(1, 1000)
    first, last = (rounding.count(each / step) for each in (low + near, low + length - near))
    assert len(ends) - 2 == last - first


@pytest.mark.parametrize("mode", ["half-even", "", None, "Down"])
def test_another_mode_is_refused(mode):
    with pytest.raises(PosologyError, match="write one of down, up, nearest"):
        Rounding("60 mg", mode)


@pytest.mark.parametrize("step", ["0 mg", "60", "60 mg/kg", -60, math.nan])
def test_a_step_that_is_no_dose_is_refused(step):
    with pytest.raises(PosologyError):
        Rounding(step)


def test_a_volume_is_not_rounded_to_a_mass():
    with pytest.raises(PosologyError, match="volume"):
        Rounding("60 mg").of(Amount("3 mL"))
