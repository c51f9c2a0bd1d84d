"""Joining: what repeats alike is one segment, with the shortest cycle that tells its days."""

import pytest
from courses import regimen

from posology import Cycle, Frequency, Step
from posology.course import Course

D, N = Step("5 mg", days=1), Step.no_dose(days=1)
E = Step("7 mg", days=1)


def segments(*items):
    """The segments of a course as (first day, days, cycle, days of the cycle that have a dose)."""
    return [
        (each.first, each.days, each.cycle, [planned.day for planned in each.doses])
        for each in Course.of(regimen(*items)).shape.segments
    ]


def given(days, *items):
    """What the first days give, as 5 or 7 mg; 0 for no dose."""
    course = Course.of(regimen(*items))
    return [{"": 0, "5 mg": 5, "7 mg": 7}["".join(str(d) for _, d in course.on_day(n))] for n in range(1, days + 1)]


@pytest.mark.parametrize(
    ("items", "cycle", "days"),
    [
        ([D], 1, [0]),
        ([D, D], 1, [0]),
        ([D, N], 2, [0]),
        ([N, D], 2, [1]),
        ([D, N, D, N], 2, [0]),
        ([D, D, N], 3, [0, 1]),
        ([D, D, N, D, D, N], 3, [0, 1]),
        ([D, N, D, N, D, N], 2, [0]),
        ([D, N, N, D], 4, [0, 3]),
        ([D, N, D, N, D], 5, [0, 2, 4]),
        ([D, E, D, E], 2, [0, 1]),
        ([D, D, D, E], 4, [0, 1, 2, 3]),
    ],
)
def test_a_cycle_is_told_by_the_shortest_that_gives_the_same_days(items, cycle, days):
    assert [(0, None, cycle, days)] == segments(Cycle(items))


def test_a_cycle_of_no_whole_number_of_shorter_ones_stays():
    # 5 days of every other day: days 1, 3, 5, then 6: not every other day
    assert segments(Cycle(Step("5 mg", Frequency.every_other_day(), days=5))) == [(0, None, 5, [0, 2, 4])]


def test_equal_neighbours_are_one_segment_as_long_as_both():
    assert segments(Step("5 mg", days=2), D) == [(0, 3, 1, [0])]
    assert segments(Step("5 mg", days=2), Step("5 mg")) == [(0, None, 1, [0])]


def test_neighbours_of_other_doses_stay_apart():
    assert segments(D, E) == [(0, 1, 1, [0]), (1, 1, 1, [0])]
    assert segments(Step("5 mg", days=2), Step.no_dose(days=2)) == [(0, 2, 1, [0]), (2, 2, 1, [])]


def test_a_step_that_is_the_end_of_the_cycle_after_it_begins_that_cycle():
    # 5 mg, then none, none, 5 mg for ever: a dose on day 1 of every 3
    assert segments(D, Cycle([N, N, D])) == [(0, None, 3, [0])]
    # 5 mg, then 7 mg, none, 5 mg for ever: 5, 7, 0 of every 3
    assert segments(D, Cycle([E, N, D])) == [(0, None, 3, [0, 1])]
    assert given(7, D, Cycle([E, N, D])) == [5, 7, 0, 5, 7, 0, 5]


def test_a_step_that_goes_on_with_the_cycle_before_it_lengthens_that_cycle():
    # rounds of 5 mg and none, twice, then 5 mg for one day: the first day of a third round
    assert segments(Cycle([D, N], times=2), D) == [(0, 5, 2, [0])]


def test_a_step_that_differs_on_one_day_only_from_the_cycle_before_it_stays_apart():
    assert segments(Cycle([D, N], times=2), Step("5 mg", days=2)) == [(0, 4, 2, [0]), (4, 2, 1, [0])]
    assert given(7, Cycle([D, N], times=2), Step("5 mg", days=2), N) == [5, 0, 5, 0, 5, 5, 0]


def test_a_step_that_only_its_last_day_sets_apart_from_the_cycle_after_it_stays_apart():
    # 0, 5, 5 is not the end of rounds of 0, 0, 5
    assert given(9, N, D, D, Cycle([N, N, D])) == [0, 5, 5, 0, 0, 5, 0, 0, 5]


def test_rounds_that_count_intervals_anew_stay_as_they_are():
    # every 36 h in rounds of 3 days: 0 h and 36 h of each, which is every 36 h; but each round counts anew
    each_36_hours = Frequency.every(hours=36)
    cycle = Cycle(Step("5 mg", each_36_hours, days=3), times=2)
    (segment,) = Course.of(regimen(cycle)).shape.segments
    assert (segment.rebased, segment.cycle) == (True, 3)
    apart = Course.of(regimen(cycle, cycle)).shape.segments
    assert [(each.first, each.days, each.rebased) for each in apart] == [(0, 6, True), (6, 6, True)]


def test_a_cycle_of_clock_times_has_nothing_to_count_anew():
    (segment,) = Course.of(regimen(Cycle([D, N]))).shape.segments
    assert segment.rebased is False


def test_a_step_is_not_joined_with_rounds_that_count_intervals_anew():
    # on the clock both give every 6 hours from 00:00, but over a clock change they do not
    each_6_hours = Step("5 mg", Frequency.every(hours=6), days=1)
    course = Course.of(regimen(each_6_hours, Cycle(each_6_hours, times=3)))
    assert [(each.first, each.days, each.rebased) for each in course.shape.segments] == [(0, 1, False), (1, 3, True)]
