"""The shape of a course: which days have doses, told from a few segments as day by day."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology.shape import Planned, Segment, Shape, laid_out


@st.composite
def shapes(draw):
    """One to three segments side by side, the last perhaps without an end, of at most 9 days a round."""
    found, first = [], 0
    count = draw(st.integers(1, 3))
    for n in range(count):
        cycle = draw(st.integers(1, 9))
        days = draw((st.none() if n == count - 1 else st.nothing()) | st.integers(1, 700))
        places = draw(st.sets(st.tuples(st.integers(0, cycle - 1), st.sampled_from([0, 480, 1439])), max_size=4))
        found.append(Segment(first, days, cycle, tuple(Planned(day, m, None, None) for day, m in sorted(places))))
        first += days or 0
    return Shape(tuple(found))


def segment_at(shape, day):
    """Which segment has a day, looked for one by one."""
    for n, segment in enumerate(shape.segments):
        if segment.first <= day and (segment.days is None or day < segment.first + segment.days):
            return n
    return None


def doses_on(shape, day):
    """The doses of a day, as (segment, minute from the midnight of day 1)."""
    n = segment_at(shape, day)
    if n is None:
        return []
    segment = shape.segments[n]
    place = (day - segment.first) % segment.cycle
    return [(n, day * 1440 + each.minute) for each in segment.doses if each.day == place]


LOWS = st.integers(0, 900)


@given(shapes(), st.integers(-3, 2200))
def test_a_day_is_in_the_segment_that_has_it_or_in_none(shape, day):
    assert segment_at(shape, day) == shape.at(day)


@given(shapes(), LOWS, st.integers(0, 900))
def test_the_doses_of_a_stretch_of_days_are_those_of_each_day_in_order(shape, low, days):
    expected = [dose for day in range(low, low + days) for dose in doses_on(shape, day)]
    actual, minute = [], dt.timedelta(minutes=1)
    for chunk in shape.chunks(low, low + days):
        segment = shape.segments[chunk.segment]
        assert chunk.offsets == segment.offsets[chunk.a : chunk.b]
        actual += [(chunk.segment, (chunk.base + offset) // minute) for offset in chunk.offsets]
    assert expected == actual


@given(shapes(), st.integers(0, 300))
def test_the_doses_of_a_shape_without_an_end_are_given_lazily(shape, low):
    far, minute = low + 900, dt.timedelta(minutes=1)
    chunks = itertools.takewhile(lambda chunk: chunk.base.days < far, shape.chunks(low, None))
    actual = [(chunk.base + offset) // minute for chunk in chunks for offset in chunk.offsets]
    expected = [at for day in range(low, far) for _, at in doses_on(shape, day)]
    assert expected == [at for at in actual if at < far * 1440]


@given(shapes(), st.integers(-2, 2200))
def test_the_next_day_with_a_dose_is_the_first_at_or_after_a_day(shape, day):
    expected = next((d for d in range(max(day, 0), max(day, 0) + 2200) if doses_on(shape, d)), None)
    assert expected == shape.next_day(day)


@pytest.mark.parametrize(
    ("cycle", "days", "expected"),
    [
        (1, None, 280),
        (14, None, 280),
        (30, None, 270),
        (280, None, 280),
        (300, None, 300),
        (30, 100, 100),
        (1, 280, 280),
        (1, 281, 280),
        (1, 5, 5),
    ],
)
def test_a_chunk_is_as_many_whole_rounds_as_280_days_hold_but_one_at_least(cycle, days, expected):
    assert expected == Segment(0, days, cycle, (Planned(0, 480, None, None),)).chunk


def test_the_times_and_counts_of_a_chunk_that_ends_within_a_round():
    # doses on days 0 and 2 of rounds of 3; 8 days are two rounds and days 0 and 1 of a third
    segment = Segment(5, 8, 3, (Planned(0, 60, None, None), Planned(2, 30, None, None)))
    days = [(0, 60), (2, 30), (3, 60), (5, 30), (6, 60)]
    assert segment.offsets == tuple(dt.timedelta(day, minutes=minute) for day, minute in days)
    assert segment.counts == (0, 1, 1, 2, 3, 3, 4, 5, 5)
    assert segment.by_day == ((0,), (), (1,))


def test_a_shape_is_anchored_to_the_clock_if_each_of_its_doses_is():
    clock, interval = Planned(0, 480, "morning", None), Planned(0, 480, None, 0)
    kept = [Shape((Segment(0, None, 1, doses),)).is_clock_anchored for doses in [(clock,), (clock, interval), ()]]
    assert kept == [True, False, True]


def test_the_days_of_a_shape_end_where_its_last_segment_does():
    first, endless = Segment(0, 4, 1, ()), Segment(4, None, 1, ())
    assert [Shape((first,)).days, Shape((first, Segment(4, 3, 1, ()))).days, Shape((first, endless)).days] == [
        4,
        7,
        None,
    ]


def test_a_day_before_the_first_and_the_day_after_the_last_are_in_no_segment():
    daily = (Planned(0, 480, None, None),)
    shape = Shape((Segment(0, 4, 1, daily), Segment(4, 3, 2, daily)))
    assert [shape.at(day) for day in (-1, 0, 3, 4, 6, 7)] == [None, 0, 0, 1, 1, None]
    assert [shape.next_day(day) for day in (-1, 0, 3, 4, 5, 7)] == [0, 0, 3, 4, 6, None]


def test_no_day_is_next_after_the_last_dose_of_a_round_that_is_cut_short():
    # days 0 and 3 of rounds of 5; of 8 days the last dose is on day 5
    shape = Shape((Segment(0, 8, 5, (Planned(0, 0, None, None), Planned(3, 0, None, None))),))
    assert [shape.next_day(day) for day in (0, 1, 3, 4, 5, 6)] == [0, 3, 3, 5, 5, None]


def test_the_layout_of_a_stretch_of_days_is_kept_for_a_shape_that_is_equal():
    one, two = (Shape((Segment(0, None, 1, (Planned(0, 480, "morning", None),)),)) for _ in range(2))
    assert laid_out(one, 0, 28) is laid_out(two, 0, 28)
