"""The sums of a timeline: each in closed form is what counting dose by dose gives."""

import itertools

import oracle
from hypothesis import given
from hypothesis import strategies as st

from posology.pieces import Run
from posology.timeline import Extreme, Timeline

DAY = 1440
HOUR = 60
FAR = 40 * DAY
"""So far the doses are counted one by one: past each border, window and common round below, several times."""


@st.composite
def runs(draw):
    """Runs on a grid of 4 hours, whose rounds meet again after 2 days, of at most 15 days or without end."""
    period = draw(st.sampled_from([8, 12, 16, 24, 48])) * HOUR
    start = draw(st.integers(0, 18)) * 4 * HOUR
    stop = draw(st.none() | st.integers(1, 90).map(lambda n: start + n * 4 * HOUR))
    minutes = sorted(draw(st.sets(st.integers(0, period // 240 - 1), max_size=4)))
    return Run(start, stop, period, tuple((minute * 4 * HOUR, draw(st.integers(1, 5))) for minute in minutes))


LAID = st.lists(runs(), max_size=3)
WINDOWS = st.integers(1, 40).map(lambda n: n * 4 * HOUR) | st.sampled_from([1, 239, 241, DAY - 1, DAY + 1, 7 * DAY])
LOWS = st.just(0) | st.integers(0, 24).map(lambda n: n * 4 * HOUR) | st.sampled_from([1, 719, 721])
HIGHS = st.none() | st.integers(1, 60).map(lambda n: n * 4 * HOUR) | st.sampled_from([1441, 2879])
LIMITS = st.integers(0, 15)


def dots(laid):
    """Every dose up to a far minute, summed by minute."""
    found = []
    for run in laid:
        for base in range(run.start, FAR if run.stop is None else run.stop, run.period):
            found += [(base + m, q) for m, q in run.dots if run.stop is None or base + m < run.stop]
    return [(t, quanta) for t, quanta in oracle.at_once(found).items() if t < FAR]


def total(doses, low, high):
    return sum(quanta for t, quanta in doses if low <= t < high)


def starts(doses, days, low, high):
    """Where windows start: at doses, or at midnights; up to a far one that the closed form has seen all of."""
    reach = FAR - 15 * DAY if high is None else high
    return [t for t in (range(0, FAR, DAY) if days else (t for t, _ in doses)) if low <= t < reach]


def endless(laid):
    return any(run.stop is None and run.dots for run in laid)


# --- Every sum is that of counting ---


@given(LAID, st.integers(-DAY, 20 * DAY), st.integers(0, 9 * DAY))
def test_what_comes_before_a_minute_and_between_two_is_counted_once(laid, low, length):
    line, doses = Timeline(laid), dots(laid)
    assert total(doses, -1, low) == line.before(low)
    assert total(doses, low, low + length) == line.between(low, low + length)


@given(LAID, st.integers(-DAY, 20 * DAY))
def test_the_next_dose_is_the_first_at_or_after_a_minute(laid, t):
    assert next((at for at, _ in dots(laid) if at >= t), None) == Timeline(laid).next_at(t)


@given(LAID)
def test_total_and_last_dose_are_those_of_an_end_if_there_is_one(laid):
    line, doses = Timeline(laid), dots(laid)
    if endless(laid):
        assert (line.total, line.last()) == (None, None)
    else:
        assert (total(doses, 0, FAR), doses[-1][0] if doses else None) == (line.total, line.last())


@given(LAID, LIMITS)
def test_the_first_dose_over_a_limit_of_all_so_far_is_found(laid, limit):
    so_far = itertools.accumulate(quanta for _, quanta in dots(laid))
    expected = next((t for (t, _), value in zip(dots(laid), so_far, strict=True) if value > limit), None)
    assert expected == Timeline(laid).first_over(limit)


@given(LAID, WINDOWS, st.booleans(), LOWS, HIGHS)
def test_largest_and_smallest_windows_are_those_of_counting(laid, window, days, low, high):
    line, doses = Timeline(laid), dots(laid)
    sums = [(t, total(doses, t, t + window)) for t in starts(doses, days, low, high)]
    for sign, found in ((1, line.largest), (-1, line.smallest)):
        extreme = oracle.first_extreme(sums, sign)
        expected = None if extreme is None else Extreme(extreme[1], extreme[0])
        assert expected == found(window, days=days, low=low, high=high)


@given(LAID, st.integers(0, 60), WINDOWS, st.booleans(), LOWS, HIGHS)
def test_the_first_window_over_or_under_a_limit_is_that_of_counting(laid, limit, window, days, low, high):
    line, doses = Timeline(laid), dots(laid)
    sums = [Extreme(total(doses, t, t + window), t) for t in starts(doses, days, low, high)]
    over = next((each for each in sums if each.sum > limit), None)
    under = next((each for each in sums if each.sum < limit), None)
    assert over == line.first_window_over(limit, window, days=days, low=low, high=high)
    assert under == line.first_window_under(limit, window, days=days, low=low, high=high)


@given(LAID, LIMITS)
def test_the_shortest_span_over_a_limit_is_that_of_counting(laid, limit):
    assert oracle.shortest_over(dots(laid), limit) == Timeline(laid).shortest_over(limit)


@given(LAID, st.integers(0, 20), st.integers(0, 20))
def test_day_sums_are_those_of_counting(laid, first, days):
    low, high = first * DAY, (first + days) * DAY
    assert oracle.day_sums(dots(laid), low, high) == list(Timeline(laid).day_sums(low, high))


@given(LAID)
def test_counted_once_each_moment_is_1(laid):
    line, doses = Timeline(laid).counted, dots(laid)
    assert [t for t, _ in doses if t < 20 * DAY] == [t for t in range(0, 20 * DAY, 60) if line.between(t, t + 1) == 1]
    assert line.before(20 * DAY) == len([t for t, _ in doses if t < 20 * DAY])


@given(LAID, st.integers(1, 20 * DAY))
def test_a_timeline_cut_has_the_doses_up_to_but_not_including_the_end(laid, end):
    line, doses = Timeline(laid).cut(end), dots(laid)
    assert total(doses, 0, end) == line.total
    assert all(total(doses, 0, min(t, end)) == line.before(t) for t in range(0, 20 * DAY, 4 * HOUR))


@given(LAID, st.integers(1, 9), st.booleans(), st.none() | st.integers(1, 12).map(lambda n: n * DAY))
def test_the_days_that_change_most_are_those_of_counting(laid, days, falls, high):
    sums = oracle.day_sums(dots(laid), 0, 30 * DAY if high is None else high)
    sign = -1 if falls else 1
    expected = [
        (day, max(sign * (value - before) for _, before in sums[max(0, n - days) : n]))
        for n, (day, value) in enumerate(sums)
        if n
    ]
    found = {day: (value, earlier, before) for day, value, earlier, before in Timeline(laid).changes(days, falls, high)}
    by_day = dict(sums)
    for day, (value, earlier, before) in found.items():
        assert (by_day[day], by_day[earlier]) == (value, before)
        assert day - days * DAY <= earlier < day
        assert dict(expected)[day] == sign * (value - before)
    first = max((sign * (value - before) for value, _, before in found.values()), default=None)
    assert first == max((change for _, change in expected), default=None)
    if expected:
        at = min(day for day, (value, _, before) in found.items() if sign * (value - before) == first)
        assert at == next(day for day, change in expected if change == first)


@given(LAID)
def test_stretches_hold_every_time_from_one_dose_to_the_next(laid):
    times = [t for t, _ in dots(laid)]
    line = Timeline(laid)
    gaps = set()
    for listed, last in line.stretches():
        assert set(listed) <= set(times)
        gaps |= {b - a for a, b in itertools.pairwise(listed)}
        if last is not None and (after := line.next_at(last + 1)) is not None:
            gaps.add(after - last)
    assert {b - a for a, b in itertools.pairwise(times)} == gaps
