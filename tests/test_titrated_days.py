"""The days of a titration: their doses are those of the course, walked through a day at a time."""

from fractions import Fraction

import decision_paths as slow
from hypothesis import given
from hypothesis import strategies as st
from small_titrations import FREQUENCIES, small_rules

from posology import Frequency, Regimen, Step, Titration
from posology.ladders.titrated_days import TitratedDays

MG = Fraction(1, 1000)
BEFORE = st.lists(st.builds(Step, st.just("3 mg"), FREQUENCIES, days=st.integers(1, 4)), max_size=2)


def made(rules, *before):
    return TitratedDays.of(Regimen("examplol", "oral", [*before, rules]), MG)


@given(small_rules(), BEFORE, st.integers(0, 60), st.integers(1, 60))
def test_what_falls_into_a_stretch_of_days_is_what_the_walk_has_there(rules, before, first, count):
    days = made(rules, *before)
    border, dots = slow.dots(before, rules, 160)
    low, high = first * slow.DAY + 700, (first + count) * slow.DAY + 900
    inside = [(minute, known) for minute, known in dots if low <= minute < high]
    known, day, weights = days.between(low, high)
    assert days.border == border
    assert known == sum(value for _, value in inside if value is not None)
    assert days.doses(low, high) == sorted({minute for minute, _ in inside})
    counts = [0] * 160
    for minute, value in inside:
        if value is None:
            counts[minute // slow.DAY - border] += 1
    assert counts == [*[0] * day, *weights, *[0] * (160 - day - len(weights))]


@given(small_rules(), st.integers(0, 9), st.integers(0, 30))
def test_from_a_later_day_on_the_days_are_the_same(rules, start, ahead):
    days = made(rules)
    later = days.from_day(start)
    assert days.times[days.phase(start + ahead)] == later.times[later.phase(ahead)]
    assert later.border == days.border + start


def test_the_day_on_which_an_interval_begins_is_like_no_other():
    # every 5 hours from 20:00: one dose on day 1, and 5 days later, on day 6, five
    when = Frequency.every(hours=5, first="20:00")
    days = made(Titration(start="10 mg", increment="10 mg", interval=7, ceiling="50 mg", frequency=when))
    assert (days.times[0], days.repeat, len(days.times)) == ((1200,), 1, 6)
    assert days.times[days.phase(5)] == (0, 300, 600, 900, 1200)
