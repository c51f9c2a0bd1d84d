"""Titrations: rules that make one ladder for each choice, and none outside the rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import titrations

from posology import Dose, Frequency, Source, Titration
from posology.errors import PosologyError, RegimenError, UnresolvedError

LABEL = Source("Example label", section="4.2")
STEPWISE = {"start": "30 mg", "increment": "30 mg", "interval": 7, "ceiling": "150 mg"}
OPEN = Titration(
    start=("10 mg", "25 mg"), increment=("10 mg", "25 mg"), interval=(3, 7), ceiling="150 mg", source=LABEL
)


def levels(ladder):
    return [str(step.components[0].dose) for step in ladder]


def test_30_by_30_a_week_to_150_climbs_over_four_weeks_and_stays():
    ladder = Titration(**STEPWISE).ladder()
    assert levels(ladder) == ["30 mg", "60 mg", "90 mg", "120 mg", "150 mg"]
    assert [step.days for step in ladder] == [7, 7, 7, 7, None]
    assert {Frequency.at("bedtime")} == {step.components[0].frequency for step in ladder}


@pytest.mark.parametrize(
    ("choice", "expected", "days"),
    [
        ({"start": "10 mg", "increment": "10 mg", "interval": 3, "target": "40 mg"}, "10 20 30 40", 3),
        ({"start": "25 mg", "increment": "25 mg", "interval": 7, "target": "75 mg"}, "25 50 75", 7),
        ({"start": "10 mg", "increment": "25 mg", "interval": 5}, "10 35 60 85 110 135", 5),
        ({"start": "25 mg", "increment": "12.5 mg", "interval": 7, "target": "60 mg"}, "25 37.5 50", 7),
        ({"start": "20 mg", "increment": "10 mg", "interval": 3, "target": "20 mg"}, "20", None),
    ],
)
def test_a_ladder_has_the_levels_and_lengths_chosen_and_stops_below_a_target_it_would_pass(choice, expected, days):
    ladder = OPEN.ladder(**choice)
    assert [f"{number} mg" for number in expected.split()] == levels(ladder)
    assert [*[days] * (len(ladder) - 1), None] == [step.days for step in ladder]


@given(titrations(), st.data())
def test_a_ladder_climbs_by_its_increment_and_never_passes_its_target(rules, data):
    start, increment, ceiling = rules.start.least.number, rules.increment.least.number, rules.ceiling.number
    target = data.draw(st.integers(int(start), int(ceiling)))
    found = [step.components[0].dose.number for step in rules.ladder(target=f"{target} mg")]
    assert list(range(int(start), target + 1, int(increment))) == found


@given(titrations(unresolved=True))
def test_what_is_left_open_has_to_be_chosen(rules):
    assert rules.open
    with pytest.raises(UnresolvedError, match="leaves it open"):
        rules.ladder()


@given(titrations())
def test_what_leaves_nothing_open_needs_no_choice(rules):
    assert rules.open == ()
    assert rules.ladder()


def test_the_open_choices_are_named_with_their_ranges():
    expected = ("start (10 mg to 25 mg)", "increment (10 mg to 25 mg)", "interval (3 to 7 days)")
    assert expected == OPEN.open
    free = Titration(floor="30 mg", ceiling="150 mg")
    assert free.open == ("start (30 mg to 150 mg)", "increment", "interval")


ALLOWED = {"start": "10 mg", "increment": "10 mg", "interval": 7}


@pytest.mark.parametrize(
    ("choice", "limit"),
    [
        ({"start": "9 mg"}, "10 mg to 25 mg"),
        ({"start": "26 mg"}, "10 mg to 25 mg"),
        ({"increment": "30 mg"}, "10 mg to 25 mg"),
        ({"increment": "5 mL"}, "10 mg to 25 mg"),
        ({"interval": 2}, "(3, 7)"),
        ({"interval": 8}, "(3, 7)"),
        ({"target": "151 mg"}, "150 mg"),
        ({"target": "5 mg"}, "10 mg"),
    ],
)
def test_a_choice_outside_the_rule_is_refused_with_value_limit_and_source(choice, limit):
    with pytest.raises(RegimenError, match=r"\(Example label, 4\.2\)") as caught:
        OPEN.ladder(**{**ALLOWED, **choice})
    assert limit == caught.value.limit
    assert str(next(iter(choice.values()))) in caught.value.value
    assert caught.value.source == LABEL


@pytest.mark.parametrize("choice", [{"start": "10 mg"}, {"start": "25 mg"}, {"interval": 3}, {"target": "150 mg"}])
def test_the_ends_of_what_a_rule_allows_are_allowed(choice):
    assert OPEN.ladder(**{**ALLOWED, **choice})


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"interval": 0}, "0 days"),
        ({"interval": True}, "True days"),
        ({"interval": 1.5}, "1.5 days"),
        ({"interval": (7, 3)}, "least 7 days is more than most 3 days"),
        ({"interval": (3, 5, 7)}, "interval"),
        ({"interval": "1 month"}, "1 month"),
        ({"start": "160 mg"}, "over the ceiling"),
        ({"floor": "160 mg"}, "over the ceiling"),
        ({"floor": "40 mg"}, "under the floor"),
        ({"start": "30 mL"}, "dimension"),
        ({"increment": "30 mL"}, "dimension"),
        ({"increment": "0 mg"}, "nothing"),
        ({"start": ("40 mg", "30 mg")}, "is more than"),
        ({"ceiling": "150 mg/day"}, "per day"),
        ({"ceiling": "15 mg/kg"}, "per kg"),
        ({"start": None}, "neither a start nor a floor"),
        ({"decisions": ["double"]}, "double"),
        ({"frequency": "bedtime"}, "frequency"),
    ],
)
def test_impossible_rules_are_refused(change, says):
    with pytest.raises(PosologyError, match=says):
        Titration(**{**STEPWISE, **change})


def test_an_increment_that_would_make_a_ladder_without_end_in_sight_is_refused():
    with pytest.raises(RegimenError, match="levels"):
        Titration(**{**STEPWISE, "increment": "1 mcg"}).ladder()


def test_a_ladder_starts_no_higher_than_the_start_in_any_unit():
    grams = Titration(start="0.03 g", increment="30000 mcg", interval=7, ceiling="150 mg").ladder()
    assert [Dose(text) for text in ("30 mg", "60 mg", "90 mg", "120 mg", "150 mg")] == [
        step.components[0].dose for step in grams
    ]
