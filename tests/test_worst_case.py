"""The few windows that are looked at hold the worst: every minute of the course gives no larger sum."""

import as_needed as mine
from hypothesis import assume, given
from hypothesis import strategies as st
from oracle import DAY

from posology import Regimen
from posology.needs.as_needed_case import as_needed_cases
from posology.needs.in_force import has_as_needed

windows = st.sampled_from([1, 2, 60, 241, 720, DAY, DAY + 1, 2 * DAY]) | st.integers(1, 1800)


def worst_case(items):
    assume(any(has_as_needed(item) for item in items))
    (case,) = as_needed_cases(Regimen("examplol", "oral", items))
    return case


@given(mine.as_needed_items(), windows, st.data())
def test_no_minute_begins_a_window_with_more_than_the_largest_sum(items, window, data):
    case = worst_case(items)
    day = data.draw(st.integers(0, mine.whole(items) - 1))
    starts = range(day * DAY, (day + 1) * DAY)
    slow = max(total for _, total in mine.worst_sums(items, day + window // DAY + 3, window, starts))
    assert slow <= case.line.largest(window).sum * case.course.quantum


@given(mine.as_needed_items(), windows, st.data())
def test_from_one_window_that_is_looked_at_to_the_next_no_window_holds_more(items, window, data):
    line = worst_case(items).line
    looked_at = line.windows(window, days=False)
    n = data.draw(st.integers(0, len(looked_at) - 1))
    begin, end = looked_at[n].at, looked_at[n + 1].at if n + 1 < len(looked_at) else looked_at[n].at + DAY
    for t in range(begin, min(end, begin + 2 * DAY)):
        assert line.most(t, t + window) <= max(each.sum for each in looked_at[: n + 1])


@given(mine.as_needed_items(), windows, st.integers(1, 9))
def test_the_doses_of_a_worst_window_keep_all_limits_and_give_its_sum(items, window, tenths):
    case = worst_case(items)
    largest = case.line.largest(window)
    limit = largest.sum * tenths // 10
    for found in (largest, case.line.first_window_over(limit, window)):
        taken = case.line.moments(found.at, found.at + window)
        assert found.at == taken[0][0]
        assert limit < found.sum == sum(quanta for _, _, quanta in taken)
        assert found.at <= taken[-1][0] < found.at + window
        for part, low, high in mine.stretches(items, found.at // DAY + window // DAY + 3):
            assert mine.kept(part.frequency, [t for t, of, _ in taken if of == part and low <= t < high])


@given(mine.as_needed_items(), st.integers(1, 3))
def test_the_largest_sum_of_dates_is_that_of_every_midnight_tried(items, dates):
    case = worst_case(items)
    days = mine.whole(items)
    slow = mine.worst_sums(items, days + dates + 1, dates * DAY, range(0, days * DAY, DAY))
    largest = case.line.largest(dates * DAY, days=True)
    assert max(total for _, total in slow) == largest.sum * case.course.quantum


@given(mine.as_needed_items(), st.integers(1, 12 * DAY))
def test_the_most_before_a_minute_is_that_of_taking_all_from_the_first_day(items, t):
    case = worst_case(items)
    ((_, slow),) = mine.worst_sums(items, 14, t, [0])
    assert slow == case.line.before(t) * case.course.quantum


@given(mine.as_needed_items(), st.integers(0, 5000))
def test_the_first_dose_over_a_total_is_the_first_minute_with_a_larger_sum_before_its_end(items, limit):
    case = worst_case(items)
    at = case.line.first_over(limit)
    if at is None:
        assert case.line.total <= limit
    else:
        assert case.line.before(at) <= limit < case.line.before(at + 1)


@given(mine.as_needed_items(), st.integers(0, 40))
def test_the_shortest_time_over_a_limit_is_the_shortest_window_that_holds_more(items, limit):
    case = worst_case(items)
    shortest = case.line.shortest_over(limit)
    if shortest is None:
        assert case.line.total <= limit
    else:
        assert case.line.largest(shortest + 1).sum > limit
        assert shortest == 0 or case.line.largest(shortest).sum <= limit


@given(mine.as_needed_items(), st.integers(1, 4), st.booleans())
def test_the_largest_change_of_a_day_is_that_of_every_two_days_tried(items, within, falls):
    case = worst_case(items)
    days = mine.whole(items) + within + 1
    high = case.shape.days
    days = days if high is None else min(days, high)
    most = [total for _, total in mine.worst_sums(items, days + 1, DAY, range(0, days * DAY, DAY))]
    fixed = [sum(base for t, base in mine.scheduled_doses(items, days) if t // DAY == day) for day in range(days)]
    pairs = [(i, j) for j in range(days) for i in range(max(0, j - within), j)]
    slow = max((most[i] - fixed[j] if falls else most[j] - fixed[i] for i, j in pairs), default=None)
    changes = case.line.changes(within, falls, None if high is None else high * DAY)
    found = [before - after if falls else after - before for _, after, _, before in changes]
    assert slow == (max(found) * case.course.quantum if found else None)
