"""The days of a titration: their doses are those of the course, walked through a day at a time."""

from fractions import Fraction

import decision_paths as slow
from hypothesis import given
from hypothesis import strategies as st
from small_titrations import FREQUENCIES, small_rules

from posology import Frequency, Regimen, Step, Titration
from posology.ladders.titrated_days import Part, TitratedDays

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
    assert [days.phase(day) for day in range(8)] == [0, 1, 2, 3, 4, 5, 1, 2]


def test_a_dose_at_the_first_minute_of_a_stretch_is_in_it_and_one_at_its_end_is_not():
    # 3 mg on day 1 and 10 mg from day 2 on, each at 8:00 and 20:00
    twice = Frequency.at("08:00", "20:00")
    rules = Titration(start="10 mg", increment="10 mg", interval=7, ceiling="50 mg", frequency=twice)
    days = made(rules, Step("3 mg", twice, days=1))
    morning, evening = 480, 1200
    assert (days.between(morning, evening), days.doses(morning, evening)) == (Part(3, 0, ()), [morning])
    assert (days.between(morning + 1, evening + 1), days.doses(morning + 1, evening + 1)) == (Part(3, 0, ()), [evening])
    first, last = slow.DAY + morning, slow.DAY + evening
    assert (days.between(first, last), days.doses(first, last)) == (Part(0, 0, (1,)), [first])
    assert (days.between(first + 1, last + 1), days.doses(first + 1, last + 1)) == (Part(0, 0, (1,)), [last])
    assert (days.between(0, 2 * slow.DAY), days.doses(0, slow.DAY)) == (Part(6, 0, (2,)), [morning, evening])


def test_a_dose_at_midnight_is_the_first_of_its_day():
    at_midnight = Frequency.at("00:00")
    days = made(Titration(start="10 mg", increment="10 mg", interval=7, ceiling="50 mg", frequency=at_midnight))
    assert (days.between(0, slow.DAY), days.doses(0, slow.DAY)) == (Part(0, 0, (1,)), [0])
    assert (days.between(0, slow.DAY + 1), days.doses(0, slow.DAY + 1)) == (Part(0, 0, (1, 1)), [0, slow.DAY])


def test_weights_go_from_the_first_day_that_is_touched_to_the_last_that_has_a_dose():
    # doses on days 2, 5, 8 ...
    when = Frequency.every(days=3, first=2)
    days = made(Titration(start="10 mg", increment="10 mg", interval=7, ceiling="50 mg", frequency=when))
    assert days.between(0, 4 * slow.DAY) == Part(0, 0, (0, 1))
    assert days.between(2 * slow.DAY, 4 * slow.DAY) == Part(0, 2, ())
