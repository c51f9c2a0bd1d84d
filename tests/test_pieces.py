"""Pieces: runs cut and laid side by side hold the doses that they held before, each once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology.pieces import Run, clipped, side_by_side


@st.composite
def runs(draw):
    """Runs of at most 12 minutes a round, that may overlap."""
    period = draw(st.integers(1, 12))
    start = draw(st.integers(-20, 40))
    minutes = draw(st.lists(st.integers(0, period - 1), unique=True, max_size=4).map(sorted))
    stop = draw(st.none() | st.integers(1, 40).map(lambda length: start + length))
    return Run(start, stop, period, tuple((minute, draw(st.integers(1, 5))) for minute in minutes))


def doses(run, low, high):
    """The doses of a run from one minute up to another, one at a time."""
    found = []
    for t in range(max(low, run.start), high if run.stop is None else min(high, run.stop)):
        found += [(t, quanta) for minute, quanta in run.dots if (t - run.start) % run.period == minute]
    return found


def summed(dots):
    """The sum at each minute."""
    return sorted((t, sum(q for at, q in dots if at == t)) for t in {t for t, _ in dots})


# --- A run cut ---


def test_a_run_cut_within_a_round_goes_on_where_it_was_and_keeps_its_doses_in_order():
    # doses at 0 and 6 of each 10 minutes: from 3 on the first is that at 6, 3 minutes later, then 10, 7 minutes later
    assert Run(3, None, 10, ((3, 2), (7, 1))) == clipped(Run(0, None, 10, ((0, 1), (6, 2))), 3, None)


def test_a_run_cut_at_the_start_of_a_round_is_the_same_round():
    assert Run(20, 35, 10, ((0, 1), (6, 2))) == clipped(Run(0, 35, 10, ((0, 1), (6, 2))), 20, 50)


def test_nothing_is_left_of_a_run_that_ends_where_the_cut_begins():
    assert clipped(Run(0, 10, 5, ((0, 1),)), 10, 20) is None
    assert Run(9, 10, 5, ((1, 1),)) == clipped(Run(0, 10, 5, ((0, 1),)), 9, 20)


def test_nothing_is_left_of_a_run_that_begins_where_the_cut_ends():
    assert clipped(Run(10, None, 5, ((0, 1),)), 0, 10) is None


@given(runs(), st.integers(-30, 60), st.none() | st.integers(-30, 60))
def test_a_run_cut_holds_the_doses_between(run, low, high):
    part = clipped(run, low, high)
    reach = 100 if high is None else min(high, 100)
    expected = doses(run, low, reach)
    assert expected == ([] if part is None else doses(part, -100, 100))
    if part is not None:
        assert sorted(part.dots) == list(part.dots)


# --- Runs side by side ---


def test_runs_that_overlap_repeat_together_after_the_common_multiple_of_their_rounds():
    # every 2 and every 3 minutes: together every 6, at 0 (two doses), 2, 3 and 4
    (piece,) = side_by_side([Run(0, None, 2, ((0, 1),)), Run(0, None, 3, ((0, 10),))])
    assert (piece.period, piece.minutes, piece.sums) == (6, (0, 2, 3, 4), (0, 11, 12, 22, 23))


def test_a_round_is_no_longer_than_its_piece():
    # 7 minutes of a round of 10, then nothing
    first, _ = side_by_side([Run(0, 7, 10, ((0, 1), (7, 5), (8, 1)))])
    assert (first.period, first.minutes, first.total) == (7, (0,), 1)


def test_a_gap_is_a_piece_of_no_dose_that_repeats_by_the_day():
    pieces = list(side_by_side([Run(0, 5, 5, ((0, 1),)), Run(5000, 5005, 5, ((0, 1),))]))
    assert [(piece.start, piece.stop, piece.period) for piece in pieces] == [
        (0, 5, 5),
        (5, 5000, 1440),
        (5000, 5005, 5),
        (5005, None, 1440),
    ]
    assert [(piece.before, piece.total) for piece in pieces] == [(0, 1), (1, 0), (1, 1), (2, 0)]


def test_no_run_gives_one_piece_without_a_dose_from_the_origin_on():
    (piece,) = side_by_side([], 1440)
    assert (piece.start, piece.stop, piece.total, piece.until(9000)) == (1440, None, 0, 0)


@given(st.lists(runs(), max_size=4), st.integers(-25, 45))
def test_pieces_side_by_side_hold_the_doses_of_all_runs(laid, origin):
    pieces = list(side_by_side(laid, origin))
    assert [piece.stop for piece in pieces] == [piece.start for piece in pieces[1:]] + [None]
    assert pieces[0].start == min([origin, *(run.start for run in laid)])
    expected = summed([dot for run in laid for dot in doses(run, -100, 400)])
    found = []
    for piece in pieces:
        stop = 400 if piece.stop is None else piece.stop
        found += [(t, piece.until(t + 1) - piece.until(t)) for t in piece.starts(piece.start, stop)]
        assert piece.before == sum(quanta for t, quanta in expected if t < piece.start)
    assert expected == found


@given(st.lists(runs(), min_size=1, max_size=3), st.integers(-20, 90), st.integers(0, 40))
def test_the_minutes_of_a_piece_are_those_of_its_doses_from_low_up_to_high(laid, low, length):
    expected = summed([dot for run in laid for dot in doses(run, -100, 400)])
    for piece in side_by_side(laid):
        first = max(low, piece.start)
        reach = first + length if piece.stop is None else min(first + length, piece.stop)
        assert [t for t, _ in expected if first <= t < reach] == list(piece.starts(first, reach))
        if piece.stop is None or first <= piece.stop:
            assert sum(quanta for t, quanta in expected if t < first) == piece.until(first)


@pytest.mark.parametrize(("t", "expected"), [(0, 0), (1, 1), (4, 1), (5, 3), (10, 3), (11, 4), (26, 9)])
def test_a_dose_at_a_minute_does_not_come_before_that_minute(t, expected):
    # 1 at 0 and 2 at 4 of each 10 minutes
    (piece,) = side_by_side([Run(0, None, 10, ((0, 1), (4, 2)))])
    assert expected == piece.until(t)
