"""The automaton of a titration: what may be decided on each day, and on which levels."""

from fractions import Fraction

import attrs
import decision_paths as slow
import pytest
from hypothesis import given
from small_titrations import small_rules

from posology import Dose, Titration
from posology.dose_choice import DoseChoice
from posology.errors import RegimenError
from posology.ladders import automaton as engine
from posology.ladders.automaton import STOPPED, Automaton, State

STEPWISE = Titration(start="30 mg", increment="30 mg", interval=(3, 7), ceiling="90 mg")


def automaton(**change):
    return Automaton.of(attrs.evolve(STEPWISE, **change))


def test_a_level_is_held_until_the_shortest_interval_is_over_and_then_raised_or_held():
    made = automaton()
    assert made.first == (State(1, 0),)
    assert made.moves(State(1, 0)) == (State(1, 1),)
    assert made.moves(State(1, 1)) == (State(1, 2),)
    assert made.moves(State(1, 2)) == (State(2, 0), State(1, 3))
    assert made.moves(State(1, 3)) == (State(2, 0), State(1, 3))  # on every later day too


def test_a_raise_does_not_pass_the_ceiling():
    assert automaton().moves(State(3, 3)) == (State(3, 3),)


def test_a_rule_that_does_not_allow_to_hold_changes_at_the_latest_after_the_longest_interval():
    made = automaton(decisions="raise")
    assert made.moves(State(1, 5)) == (State(2, 0), State(1, 6))
    assert made.moves(State(1, 6)) == (State(2, 0),)
    assert made.moves(State(3, 6)) == (State(3, 7),)  # at the ceiling it stays
    assert made.moves(State(3, 7)) == (State(3, 7),)


def test_a_dose_is_lowered_down_to_the_floor_and_no_further():
    made = automaton(decisions=("hold", "lower"), start="60 mg", floor="30 mg")
    assert made.moves(State(2, 2)) == (State(2, 3), State(1, 0))
    assert made.moves(State(1, 3)) == (State(1, 3),)


def test_after_a_stop_there_is_no_dose_again():
    made = automaton(decisions=("raise", "hold", "stop"))
    assert made.moves(State(1, 1)) == (State(1, 2),)
    assert made.moves(State(1, 2)) == (State(2, 0), State(1, 3), STOPPED)
    assert made.moves(STOPPED) == (STOPPED,)


def test_nobody_has_to_stop():
    assert State(3, 7) in automaton(decisions=("raise", "stop")).moves(State(3, 6))


def test_a_choice_has_no_level_between_and_a_range_has_all_multiples():
    ends = ("10 mg", "25 mg")
    rules = {"start": DoseChoice(*ends), "increment": DoseChoice(*ends), "ceiling": "150 mg", "interval": 7}
    one_of = Automaton.of(Titration(**rules))
    all_between = Automaton.of(Titration(**{**rules, "start": ends, "increment": ends}))
    assert (one_of.quantum, one_of.starts, one_of.increments) == (Fraction(5, 1000), (2, 5), (2, 5))
    assert (all_between.starts, all_between.increments) == ((2, 3, 4, 5), (2, 3, 4, 5))
    assert (one_of.floor, one_of.ceiling, one_of.dense, all_between.dense) == (2, 30, False, True)


def test_what_is_left_to_the_user_may_be_any_amount_on_any_day():
    made = Automaton.of(Titration(floor="30 mg", ceiling="150 mg", decisions="raise"))
    assert (made.starts, made.increments, made.least, made.most) == ((1, 2, 3, 4, 5), (1, 2, 3, 4), 1, None)
    assert made.moves(State(3, 1)) == (State(5, 0), State(4, 0), State(3, 1))


def test_other_amounts_are_whole_numbers_of_quanta_too():
    made = Automaton.of(STEPWISE, [Dose("45 mg").base])
    assert (made.quantum, made.starts, made.ceiling) == (Fraction(15, 1000), (2,), 6)


def test_a_rule_with_too_many_levels_is_refused():
    with pytest.raises(RegimenError, match="moves between levels"):
        automaton(increment=("1 mcg", "30 mg"), start=("1 mcg", "30 mg"), floor="1 mcg")


def test_a_range_that_may_not_be_held_stays_where_it_comes_as_near_as_one_likes():
    # from just under 20 mg no lowering by 10 mg keeps to the floor of 10 mg, so there the dose may stay for ever
    rules = {"start": ("20 mg", "40 mg"), "increment": ("10 mg", "20 mg"), "floor": "10 mg", "decisions": "lower"}
    assert State(2, 7) in automaton(**rules).moves(State(2, 6))
    assert State(3, 7) not in automaton(**rules).moves(State(3, 6))
    discrete = automaton(**{**rules, "start": DoseChoice("20 mg", "40 mg"), "increment": "10 mg"})
    assert State(2, 7) not in discrete.moves(State(2, 6))


def test_a_range_that_may_not_be_held_stays_just_over_where_the_smallest_raise_meets_the_ceiling():
    # from just over 30 mg no raise by 10 mg keeps to the ceiling of 40 mg; from 20 mg one always does
    rules = {"start": ("10 mg", "20 mg"), "increment": ("10 mg", "20 mg"), "ceiling": "40 mg", "decisions": "raise"}
    assert State(3, 7) in automaton(**rules).moves(State(3, 6))
    assert State(2, 7) not in automaton(**rules).moves(State(2, 6))


def test_where_every_level_can_be_raised_or_lowered_no_dose_stays():
    # 10 to 30 mg by 10 mg or more: up to 20 mg there is a raise, from 20 mg on there is a lowering
    rules = {"start": ("10 mg", "30 mg"), "increment": ("10 mg", "20 mg"), "ceiling": "30 mg"}
    assert automaton(**rules, decisions=("raise", "lower")).moves(State(2, 6)) == (State(3, 0), State(1, 0))


def test_at_the_floor_a_dose_that_may_only_be_lowered_stays():
    made = automaton(start="60 mg", floor="30 mg", decisions="lower")
    assert made.moves(State(1, 6)) == (State(1, 7),)


def test_each_dose_of_a_choice_of_three_is_a_level_of_its_own():
    three = DoseChoice("10 mg", "15 mg", "30 mg")
    made = automaton(start=three, increment=three)
    assert (made.quantum, made.starts, made.increments) == (Fraction(5, 1000), (2, 3, 6), (2, 3, 6))


def test_the_quantum_divides_the_increment_too():
    made = automaton(increment="20 mg")
    assert (made.quantum, made.starts, made.increments) == (Fraction(10, 1000), (3,), (2,))


def test_a_rule_may_have_as_many_moves_as_are_looked_through_and_no_more(monkeypatch):
    # 30, 60 and 90 mg, each for 3 days, with 30 mg more or less from each
    monkeypatch.setattr(engine, "LARGEST", 3 * (3 + 2))
    assert automaton().ceiling == 3
    monkeypatch.setattr(engine, "LARGEST", 14)
    with pytest.raises(RegimenError) as refused:
        automaton()
    assert (refused.value.value, refused.value.limit) == (15, 14)


@given(small_rules())
def test_the_moves_are_those_that_the_rules_allow(rules):
    made = Automaton.of(rules, [Fraction(1, 1000)])
    rows = {(state,) for state in made.first}
    for _ in range(6):
        longer = {(*row, state) for row in rows for state in made.moves(row[-1])}
        if len(longer) > 300:
            break
        rows = longer
    assert made.quantum == Fraction(1, 1000)
    assert all(slow.is_allowed(rules, [state.level for state in row]) for row in rows)


@given(small_rules())
def test_every_path_of_levels_listed_is_a_row_of_moves(rules):
    if made_of_ranges(rules):
        return
    made = Automaton.of(rules, [Fraction(1, 1000)])
    for levels in slow.every_path(rules, 8, 100):
        states = {state for state in made.first if state.level == levels[0]}
        for level in levels[1:]:
            states = {state for each in states for state in made.moves(each) if state.level == level}
        assert states


def made_of_ranges(rules):
    return rules.start is None or rules.increment is None or Automaton.of(rules).dense
