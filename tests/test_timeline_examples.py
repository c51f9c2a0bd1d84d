"""The sums of a timeline, by hand: what counts at a border, and where the largest and the smallest lie."""

import pytest

from posology.pieces import Run
from posology.timeline import Extreme, Timeline

DAY = 1440

FOUR_A_DAY = Timeline([Run(0, None, 360, ((0, 1),))])


@pytest.mark.parametrize(("t", "expected"), [(-1, 0), (0, 0), (1, 1), (360, 1), (361, 2), (1440, 4)])
def test_a_dose_at_a_minute_is_not_before_it(t, expected):
    assert expected == FOUR_A_DAY.before(t)


@pytest.mark.parametrize(("t", "expected"), [(-9, 0), (0, 0), (1, 360), (360, 360), (1081, 1440)])
def test_the_next_dose_is_one_at_a_minute_or_the_first_after_it(t, expected):
    assert expected == FOUR_A_DAY.next_at(t)


def test_a_run_that_ends_where_it_begins_or_before_has_no_dose():
    line = Timeline([Run(5, 5, 10, ((0, 1),)), Run(9, 5, 10, ((0, 1),)), Run(0, 20, 10, ((0, 2),))])
    assert (line.total, line.between(5, 6), line.last()) == (4, 0, 10)


def test_a_limit_that_is_reached_is_not_passed_until_the_next_dose():
    # 1 at 0, 360, 720, 1080: the fourth reaches 4, the fifth, at 1440, is over it
    assert [FOUR_A_DAY.first_over(limit) for limit in (0, 3, 4)] == [0, 1080, 1440]


def test_two_doses_over_a_limit_by_one_are_as_far_apart_as_they_are():
    # 3 doses of 1 pass 2: the first and the third are 720 minutes apart
    assert [FOUR_A_DAY.shortest_over(limit) for limit in (0, 1, 2)] == [0, 360, 720]


def test_a_course_that_stays_at_its_limit_has_no_span_over_it():
    line = Timeline([Run(0, 1440, 360, ((0, 1),))])
    assert (line.shortest_over(3), line.shortest_over(4)) == (1080, None)


def test_the_largest_sum_of_a_course_whose_rounds_change_lies_over_the_border():
    # 1 a day for 3 days, then 5 a day: over 2 days 2, then 6 from day 3 on, then 10 from day 4 on
    line = Timeline([Run(0, 3 * DAY, DAY, ((0, 1),)), Run(3 * DAY, None, DAY, ((0, 5),))])
    assert Extreme(10, 3 * DAY) == line.largest(2 * DAY)
    assert Extreme(6, 2 * DAY) == line.first_window_over(5, 2 * DAY)
    assert Extreme(2, 0) == line.smallest(2 * DAY)


def rounds_then_rounds(amount):
    """100 on days 0, 2, 4, 6 and 8, then so much on days 11 and 13, each at the midnight it begins with."""
    return Timeline([Run(0, 10 * DAY, 2 * DAY, ((0, 100),)), Run(10 * DAY, 15 * DAY, 2 * DAY, ((DAY, amount),))])


def test_a_window_that_gains_from_round_to_round_is_largest_at_the_end_of_them():
    # 8 days from day 0, 2, 4, 6, 8, 11: 400, 400, 300 + 102, 200 + 204, 100 + 204, 204
    line = rounds_then_rounds(102)
    assert Extreme(404, 6 * DAY) == line.largest(8 * DAY)
    assert [Extreme(402, 4 * DAY), Extreme(404, 6 * DAY), None] == [
        line.first_window_over(limit, 8 * DAY) for limit in (400, 402, 404)
    ]
    assert Extreme(402, 4 * DAY) == line.largest(8 * DAY, high=6 * DAY)


def test_a_window_that_loses_from_round_to_round_is_smallest_at_the_end_of_them():
    # 8 days from day 0, 2, 4, 6, 8: 400, 400, 300 + 99, 200 + 198, 100 + 198
    line = rounds_then_rounds(99)
    assert Extreme(398, 6 * DAY) == line.smallest(8 * DAY, high=7 * DAY)
    assert [Extreme(399, 4 * DAY), Extreme(398, 6 * DAY), Extreme(298, 8 * DAY)] == [
        line.first_window_under(limit, 8 * DAY) for limit in (400, 399, 398)
    ]
    assert Extreme(99, 13 * DAY) == line.smallest(8 * DAY)


def test_a_window_gains_what_each_of_two_cycles_of_other_lengths_brings():
    # 30 each 3 days for 12 days, then 11 a day for 10 days: 9 days from day 3, 6 and 9 hold 90, 60 + 33 and 30 + 66
    line = Timeline([Run(0, 12 * DAY, 3 * DAY, ((0, 30),)), Run(12 * DAY, 22 * DAY, DAY, ((0, 11),))])
    assert [Extreme(93, 6 * DAY), Extreme(96, 9 * DAY), Extreme(99, 12 * DAY)] == [
        line.first_window_over(limit, 9 * DAY) for limit in (90, 93, 96)
    ]
    assert Extreme(96, 9 * DAY) == line.largest(9 * DAY, high=10 * DAY)


def test_windows_of_days_start_at_every_midnight_of_a_round_that_is_no_whole_number_of_days():
    # every 10 hours: 3, 2, 3, 2, 2 doses a day, and 3 again on the sixth day
    line = Timeline([Run(0, None, 600, ((0, 1),))])
    assert (Extreme(3, 0), Extreme(2, DAY)) == (line.largest(DAY, days=True), line.smallest(DAY, days=True))
    assert Extreme(3, 5 * DAY) == line.largest(DAY, days=True, low=2 * DAY + 1)
    assert Extreme(3, 2 * DAY) == line.first_window_over(2, DAY, days=True, low=1)


def test_windows_start_at_doses_and_at_the_first_minute_if_nothing_else_is_said():
    at_8 = Timeline([Run(0, None, DAY, ((480, 1),))])
    found = [at_8.largest(DAY), at_8.smallest(DAY), at_8.first_window_over(0, DAY), at_8.first_window_under(2, DAY)]
    assert found == 4 * [Extreme(1, 480)]
    each = FOUR_A_DAY
    found = [each.largest(DAY), each.smallest(DAY), each.first_window_over(3, DAY), each.first_window_under(5, DAY)]
    assert found == 4 * [Extreme(4, 0)]


def test_the_shortest_span_may_begin_in_the_last_round_of_a_piece():
    # at 08:00 for 10 days, then once at 00:00 of the next day: 16 hours after the last
    line = Timeline([Run(0, 10 * DAY, DAY, ((480, 1),)), Run(10 * DAY, 11 * DAY, DAY, ((0, 1),))])
    assert [line.shortest_over(limit) for limit in (0, 1, 2, 3, 10, 11)] == [0, 960, 2400, 3840, 13920, None]


def test_no_dose_gives_no_window_at_a_dose_and_an_empty_one_at_each_midnight():
    line = Timeline([])
    assert line.largest(DAY) is None
    assert Extreme(0, 0) == line.largest(DAY, days=True)
    assert (line.total, line.last(), line.next_at(0), line.first_over(0)) == (0, None, None, None)


def test_the_largest_window_stays_the_largest_where_an_earlier_one_gains_as_well():
    # 100 and 1 in turn, then 102 each second day: 8 days from day 2, 4, 6: 404, 405, 406; from day 3, 5: 304, 305
    line = Timeline([Run(0, 10 * DAY, 2 * DAY, ((0, 100), (DAY, 1))), Run(10 * DAY, 15 * DAY, 2 * DAY, ((DAY, 102),))])
    assert Extreme(406, 6 * DAY) == line.largest(8 * DAY)


def test_of_equal_windows_the_first_is_named_even_where_both_gain():
    # 1 at 00:00 and 5 at 12:00 for 3 days, then 2 at 01:00 and 5 at 12:00 once. 2 days from day 2 12:00 hold
    # 5 + 1 + 5 + 2, from day 3 00:00 1 + 5 + 2 + 5
    line = Timeline(
        [Run(0, 3 * DAY, DAY, ((0, 1), (720, 5))), Run(3 * DAY, 4 * DAY + 30, DAY, ((60, 2), (720, 5)))],
    )
    assert Extreme(13, DAY + 720) == line.largest(2 * DAY)


def test_the_day_with_which_a_piece_begins_is_looked_at():
    line = Timeline([Run(0, 3 * DAY, DAY, ((0, 1),)), Run(3 * DAY, 4 * DAY, DAY, ((0, 5),))])
    assert Extreme(5, 3 * DAY) == line.largest(DAY, days=True)


def test_sums_of_any_size_are_exact():
    many = 10**20 + 1
    runs = [Run(0, 12 * DAY, 3 * DAY, ((0, 30 * many),)), Run(12 * DAY, 22 * DAY, DAY, ((0, 11 * many),))]
    line = Timeline(runs)
    assert Extreme(96 * many, 9 * DAY) == line.largest(9 * DAY, high=10 * DAY)
    assert Extreme(96 * many, 9 * DAY) == line.first_window_over(96 * many - 1, 9 * DAY)
    assert (4 * 30 + 10 * 11) * many == line.total


@pytest.mark.parametrize("minutes", [1, 2, 1439])
def test_the_shortest_span_is_found_however_near_the_last_round_and_the_next_piece_lie(minutes):
    # at 08:00 for 10 days, then once so many minutes after the last
    border = 9 * DAY + 480 + minutes
    line = Timeline([Run(0, border, DAY, ((480, 1),)), Run(border, border + DAY, DAY, ((0, 1),))])
    assert minutes == line.shortest_over(1)


def test_no_dose_is_next_in_a_round_that_is_cut_before_it():
    # at 300 and 660; a third at 1020 would be after the end
    line = Timeline([Run(0, 1000, 360, ((300, 1),))])
    assert [line.next_at(t) for t in (0, 301, 660, 661)] == [300, 660, 660, None]
    assert (line.last(), line.total) == (660, 2)


def test_a_dose_in_the_last_minute_of_a_day_is_of_that_day():
    line = Timeline([Run(0, None, DAY, ((1439, 1),))])
    assert list(line.day_sums(0, 2 * DAY)) == [(0, 1), (DAY, 1)]


def test_a_rise_that_only_the_second_round_of_a_piece_brings_is_among_the_changes():
    # 10 at 00:00 of days 1 to 3, then 10 at 00:01 of each second day from day 4 on: 10, 10, 10, 10, 0, 10
    line = Timeline([Run(0, 2 * DAY + 1, DAY, ((0, 10),)), Run(2 * DAY + 1, None, 2 * DAY, ((DAY, 10),))])
    assert (5 * DAY, 10, 4 * DAY, 0) in list(line.changes(1, False, None))


def test_of_equal_days_before_a_change_the_nearest_is_named():
    line = Timeline([Run(0, 2 * DAY, DAY, ((0, 1),)), Run(2 * DAY, 3 * DAY, DAY, ((0, 2),))])
    assert list(line.changes(2, False, 3 * DAY))[-1] == (2 * DAY, 2, DAY, 1)


def test_two_rounds_of_a_piece_and_its_last_dose_are_its_stretches():
    # 9 minutes hold 4 rounds of 2 minutes and half a fifth: doses at 1, 3, 5, 7; then none
    assert list(Timeline([Run(0, None, 2, ((1, 1),))]).stretches()) == [([1, 3], None)]
    assert list(Timeline([Run(0, 9, 2, ((1, 1),))]).stretches()) == [([1, 3], 7), ([], None)]
