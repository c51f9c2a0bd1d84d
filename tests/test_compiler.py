"""The compiler: from which day on a course repeats, after how many days, and what is due at a border."""

import datetime as dt
import math

import pytest
from courses import regimen
from hypothesis import given
from hypothesis import strategies as st

from posology import Cycle, Dose, Frequency, Step
from posology.compiler import LARGEST, compiled, has_weekdays
from posology.course import Course
from posology.errors import RegimenError, ScheduleError, UnresolvedError

D, N = Step("5 mg", days=1), Step.no_dose(days=1)


def segments(*items, **named):
    """The segments of a course as (first day, days, cycle, minutes from the midnight of a cycle's first day)."""
    return [
        (each.first, each.days, each.cycle, [planned.day * 1440 + planned.minute for planned in each.doses])
        for each in Course.of(regimen(*items), **named).shape.segments
    ]


def hours(*items, days, **named):
    """The doses of the first days, in hours from the midnight of day 1."""
    course = Course.of(regimen(*items), **named)
    return [(d - 1) * 24 + planned.minute / 60 for d in range(1, days + 1) for planned, _ in course.on_day(d)]


# --- From when on, and after how many days, a course repeats ---


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [
        (Frequency.every(hours=6), [(0, None, 1, [0, 360, 720, 1080])]),
        (Frequency.every(hours=36), [(0, None, 3, [0, 2160])]),
        (Frequency.every(hours=48), [(0, None, 2, [0])]),
        (Frequency.every(hours=10), [(0, None, 5, [n * 600 for n in range(12)])]),
        (Frequency.every("7 minutes"), [(0, None, 7, [n * 7 for n in range(1440)])]),
        (Frequency.every(days=3), [(0, None, 3, [480])]),
        (Frequency.every(days=3, first=2), [(0, None, 3, [1440 + 480])]),
        (Frequency.every(days=3, first=3), [(0, None, 3, [2880 + 480])]),
        (Frequency.every(weeks=1, at=["evening", "06:30"]), [(0, None, 7, [390, 1080])]),
        # the first dose at 08:00; from the second day on at 00:00, 08:00 and 16:00
        (Frequency.every(hours=8, first="08:00"), [(0, 1, 1, [480, 960]), (1, None, 1, [0, 480, 960])]),
        # the first dose at 12:00; then at 24 and 36 h, so day 1 lacks one only
        (Frequency.every(hours=12, first="12:00"), [(0, 1, 1, [720]), (1, None, 1, [0, 720])]),
        (Frequency.every(hours=24, first="08:00"), [(0, None, 1, [480])]),
        (Frequency.every(hours=12, first="11:00"), [(0, None, 1, [660, 1380])]),
        (Frequency.every(hours=48, first="23:59"), [(0, None, 2, [1439])]),
    ],
)
def test_a_frequency_repeats_from_its_first_whole_day_on(frequency, expected):
    assert expected == segments(Step("5 mg", frequency))


def test_components_repeat_together_after_the_common_multiple_of_their_days():
    parts = [("5 mg", Frequency.every(days=2, at="morning")), ("7 mg", Frequency.every(days=3, at="evening"))]
    assert segments(Step(components=parts)) == [(0, None, 6, [480, 1080, 2880 + 480, 4320 + 1080, 5760 + 480])]


def test_a_step_is_cut_at_its_end_within_a_round():
    assert segments(Step("5 mg", Frequency.every(hours=36), days=4)) == [(0, 4, 3, [0, 2160])]
    assert hours(Step("5 mg", Frequency.every(hours=36), days=4), days=9) == [0, 36, 72]


def test_weekdays_repeat_by_the_week_of_the_calendar():
    # day 1 is a Wednesday: Monday is day 6
    weekly = Step("5 mg", Frequency.weekly("Monday", "Wednesday"))
    assert segments(weekly, weekday=2) == [(0, None, 7, [480, 5 * 1440 + 480])]
    assert segments(weekly, weekday=0) == [(0, None, 7, [480, 2 * 1440 + 480])]


def test_a_cycle_with_weekdays_repeats_with_the_calendar():
    # rounds of 2 days, on Sunday the first: Sundays are days 1, 8, 15; rounds and weeks meet after 14 days
    cycle = Cycle(Step("5 mg", Frequency.weekly("Sunday"), days=1), days=2)
    assert segments(cycle, weekday=6) == [(0, None, 14, [480])]
    whole_weeks = Cycle(Step("5 mg", Frequency.weekly("Sunday"), days=14), times=3)
    assert segments(whole_weeks, weekday=6) == [(0, 42, 7, [480])]
    assert (has_weekdays(regimen(cycle)), has_weekdays(regimen(D, Cycle([D, cycle.steps[0]])))) == (True, True)


def test_a_rule_by_weekdays_needs_a_weekday():
    with pytest.raises(UnresolvedError, match="needs the weekday of day 1"):
        Course.of(regimen(Step("5 mg", Frequency.weekly("Sunday"))))


def test_doses_of_one_day_are_in_the_order_of_their_times_at_whatever_times_the_slots_are():
    step = Step(components=[("5 mg", Frequency.at("13:00")), ("7 mg", Frequency.at("morning", "noon"))])
    slots = {"morning": dt.time(9), "noon": dt.time(14), "evening": dt.time(18), "bedtime": dt.time(22)}
    planned = Course.of(regimen(step), slots=slots).on_day(1)
    assert [(each.minute, str(dose)) for each, dose in planned] == [(540, "7 mg"), (780, "5 mg"), (840, "7 mg")]


# --- Borders ---


def test_an_interval_is_due_at_a_border_and_not_before():
    # every 12 h for 1 day, then every 6 h: 0, 12, then due at 24
    steps = Step("5 mg", Frequency.every(hours=12), days=1), Step("7 mg", Frequency.every(hours=6), days=1)
    assert hours(*steps, days=3) == [0, 12, 24, 30, 36, 42]


def test_an_interval_that_is_due_days_after_a_border_waits_for_it():
    # every 72 h: 0, then due at 72 h, on the third day of the step after
    each_72, each_12 = Frequency.every(hours=72), Frequency.every(hours=12)
    assert hours(Step("5 mg", each_72, days=1), Step("7 mg", each_12, days=3), days=9) == [0, 72, 84]
    assert segments(Step("5 mg", each_72, days=1), Step("5 mg", each_12)) == [(0, 3, 3, [0]), (3, None, 1, [0, 720])]


def test_every_n_days_waits_for_the_day_that_is_due():
    each_4 = Frequency.every(days=4)
    assert hours(Step("5 mg", each_4, days=2), Step("7 mg", each_4, days=4), days=9) == [8, 104]
    # a step without the component breaks the count
    assert hours(Step("5 mg", each_4, days=1), N, Step("7 mg", each_4, days=1), days=9) == [8, 56]


def test_every_n_days_with_a_first_day_begins_on_it():
    steps = Step("5 mg", Frequency.every(days=4), days=2), Step("7 mg", Frequency.every(days=4, first=2), days=4)
    assert hours(*steps, days=9) == [8, 80]


EACH_36, EACH_4 = Frequency.every(hours=36), Frequency.every(days=4)


def test_each_component_goes_on_from_that_in_its_place():
    one = Step(components=[("5 mg", EACH_36), ("5 mg", EACH_4)], days=1)
    two = Step(components=[("7 mg", EACH_36), ("7 mg", EACH_4)], days=5)
    assert hours(one, two, days=9) == [0, 8, 36, 72, 104, 108]


def test_a_component_of_another_kind_than_that_in_its_place_begins_anew():
    one = Step(components=[("5 mg", EACH_36), ("5 mg", EACH_4)], days=1)
    two = Step(components=[("7 mg", EACH_4), ("7 mg", EACH_36)], days=5)
    assert hours(one, two, days=9) == [0, 8, 24, 32, 60, 96, 128, 132]


def test_a_component_without_one_in_its_place_begins_anew():
    one, two = Step("5 mg", EACH_36, days=1), Step(components=[("7 mg", EACH_36), ("7 mg", EACH_4)], days=1)
    assert hours(one, two, days=9) == [0, 32, 36]


def test_an_interval_that_no_step_reaches_stays_due():
    # every 72 h: 0, then due at 72 h, which is neither on day 2 nor on day 3
    each_72, each_12 = Frequency.every(hours=72), Frequency.every(hours=12)
    steps = [Step("5 mg", each_72, days=1), *(Step("7 mg", each_12, days=n) for n in (1, 1, 1))]
    assert hours(*steps, days=9) == [0, 72, 84]
    assert segments(*steps[:2]) == [(0, 2, 3, [0])]
    each_4 = Step("7 mg", EACH_4, days=2)
    assert hours(Step("5 mg", EACH_4, days=2), each_4, each_4, days=9) == [8, 104]
    assert hours(Step("5 mg", EACH_4, days=1), Step("5 mg", EACH_4, days=1), each_4, each_4, days=9) == [8, 104]


def test_a_step_that_begins_later_repeats_from_its_own_first_whole_day_on():
    each_8 = Frequency.every(hours=8, first="08:00")
    assert segments(N, N, Step("5 mg", each_8)) == [(0, 2, 1, []), (2, 1, 1, [480, 960]), (3, None, 1, [0, 480, 960])]
    assert segments(Step("5 mg", each_8, days=1)) == [(0, 1, 1, [480, 960])]


def test_components_repeat_when_the_last_of_them_does():
    parts = [("5 mg", Frequency.every(hours=12, first="12:00")), ("5 mg", Frequency.at("morning"))]
    assert hours(Step(components=parts), days=2) == [8, 12, 24, 32, 36]


def test_a_step_after_many_days_is_no_course_that_repeats_too_late():
    assert [each[:3] for each in segments(Step("5 mg", days=150_000), Step("7 mg"))] == [
        (0, 150_000, 1),
        (150_000, None, 1),
    ]


def test_a_cycle_in_a_cycle_counts_intervals_from_each_of_its_own_rounds():
    # rounds of 2 days of every 36 h, twice, then 1 day: 0, 36, then anew at 48, 84, then a day without
    inner = Cycle(Step("5 mg", Frequency.every(hours=36), days=2), times=2)
    course = Course.of(regimen(Cycle([inner, N], times=2)))
    assert hours(Cycle([inner, N], times=2), days=20) == [0, 36, 48, 84, 120, 156, 168, 204]
    (segment,) = course.shape.segments
    assert (segment.first, segment.days, segment.cycle, segment.rebased) == (0, 10, 5, True)
    assert [each.anchor for each in segment.doses] == [0, 0, 2880, 2880]


def test_an_interval_that_goes_on_keeps_the_dose_from_which_it_counts():
    steps = Step("5 mg", Frequency.every(hours=36), days=4), Step("7 mg", Frequency.every(hours=12), days=2)
    assert {each.anchor for segment in Course.of(regimen(*steps)).shape.segments for each in segment.doses} == {0}


def test_first_times_in_a_cycle_in_a_cycle_are_those_of_each_round():
    inner = Cycle(Step("5 mg", Frequency.every(hours=24, first="08:00"), days=2), times=2)
    (segment,) = Course.of(regimen(Cycle([N, inner]))).shape.segments
    assert {each.minute for each in segment.doses} == {480}
    assert [(each.day, each.anchor) for each in segment.doses] == [(1, 1920), (2, 1920), (3, 4800), (4, 4800)]


def test_anchors_in_a_cycle_count_from_its_rounds_and_in_a_step_from_the_start():
    each_6 = Frequency.every(hours=6)
    after = Course.of(regimen(Step("7 mg", days=3), Step("5 mg", each_6, days=1), Cycle(Step("5 mg", each_6, days=2))))
    assert [[e.anchor for e in each.doses] for each in after.shape.segments] == [[None], [3 * 1440] * 4, [0] * 8]


# --- A late start ---


def test_a_late_start_leaves_out_what_the_clock_had_before_and_keeps_the_rest():
    course = Course.of(regimen(Step("5 mg", Frequency.daily(4))), start_minute=720)
    assert [place for place, _ in course.omitted] == [(0, 480, "morning", None)]
    assert segments(Step("5 mg", Frequency.daily(4)), start_minute=720) == [
        (0, 1, 1, [720, 1080, 1320]),
        (1, None, 1, [480, 720, 1080, 1320]),
    ]


def test_a_late_start_moves_an_interval_and_what_goes_on_from_it():
    steps = Step("5 mg", Frequency.every(hours=8), days=1), Step("7 mg", Frequency.every(hours=8), days=1)
    assert hours(*steps, days=3, start_minute=600) == [10, 18, 26, 34, 42]


def test_a_first_time_before_a_late_start_is_put_off_by_whole_intervals():
    each_6 = Step("5 mg", Frequency.every(hours=6, first="02:00"), days=1)
    assert [hours(each_6, days=1, start_minute=m) for m in (121, 480, 481)] == [[8, 14, 20], [8, 14, 20], [14, 20]]
    assert hours(each_6, days=1, start_minute=120) == [2, 8, 14, 20]


def test_only_the_first_round_of_a_cycle_starts_late():
    cycle = Cycle(Step("5 mg", Frequency.daily(2), days=2), times=3)
    assert hours(cycle, days=3, start_minute=600) == [18, 32, 42, 56, 66]
    assert segments(cycle, start_minute=600) == [(0, 2, 2, [1080, 1920, 2520]), (2, 4, 1, [480, 1080])]
    once = Cycle(Step("5 mg", Frequency.daily(2), days=2), times=1)
    assert segments(once, start_minute=600) == [(0, 2, 2, [1080, 1920, 2520])]


def test_a_late_start_after_nothing_is_left_out_changes_nothing():
    cycle = Cycle([Step("5 mg", Frequency.at("bedtime"), days=1), N])
    assert [(0, None, 2, [1320])] == segments(cycle, start_minute=600) == segments(cycle)


def test_a_late_start_before_the_first_time_of_each_round_changes_nothing():
    cycle = Cycle(Step("5 mg", Frequency.every(hours=12, first="08:00"), days=2))
    assert segments(cycle, start_minute=360) == segments(cycle) == [(0, None, 2, [480, 1200, 1920, 2640])]


def test_rounds_after_a_late_start_count_intervals_from_their_own_beginning():
    cycle = Cycle(Step("5 mg", Frequency.every(hours=12), days=1), days=3)
    course = Course.of(regimen(cycle), start_minute=360)
    assert hours(cycle, days=8, start_minute=360) == [6, 18, 72, 84, 144, 156]
    assert [(each.first, each.days, each.rebased) for each in course.shape.segments] == [(0, 3, True), (3, None, True)]
    assert [[each.anchor for each in segment.doses] for segment in course.shape.segments] == [[360, 360], [0, 0]]


def test_a_start_a_minute_late_is_late():
    steps = (
        Step("5 mg", Frequency.every(hours=12), days=1),
        Step("5 mg", Frequency.every(hours=8, first="00:00"), days=1),
    )
    assert hours(*steps, days=2) == [0, 12, 24, 32, 40]
    with pytest.raises(ScheduleError, match="comes 1 minutes before it is due"):
        hours(*steps, days=2, start_minute=1)


@pytest.mark.parametrize(("first", "minutes"), [("06:00", 0), ("05:59", 1), ("05:00", 60), ("00:00", 360)])
def test_an_interval_that_begins_anew_may_do_so_when_it_is_due_and_no_minute_before(first, minutes):
    # a start at 06:00, every 12 h: the next is due at 06:00 of day 2
    steps = Step("5 mg", Frequency.every(hours=12), days=1), Step("5 mg", Frequency.every(hours=8, first=first), days=1)
    if minutes == 0:
        assert hours(*steps, days=3, start_minute=360) == [6, 18, 30, 38, 46]
        return
    with pytest.raises(ScheduleError, match=f"a start at 06:00 the first dose of day 2, .* comes {minutes} minutes"):
        hours(*steps, days=3, start_minute=360)


# --- Numbers ---


@given(st.lists(st.sampled_from(["1 mg", "0.75 mg", "0.5 mg", "2.5 g", "30 mcg", "7 mg"]), min_size=1, max_size=4))
def test_amounts_are_the_smallest_whole_numbers_of_one_quantum(doses):
    course = Course.of(regimen(*(Step(dose, days=1) for dose in doses)))
    flat = [quanta for row in course.amounts for quanta in row]
    assert math.gcd(*flat) == 1
    pairs = [pair for row in zip(course.amounts, course.doses, strict=True) for pair in zip(*row, strict=True)]
    assert all(quanta * course.quantum == dose.base for quanta, dose in pairs)


def test_a_sum_is_in_the_unit_of_its_first_dose_and_of_none_in_that_of_the_regimen():
    course = Course.of(regimen(Step("5 mg", days=1), Step("1 g", days=1)))
    assert [str(course.sum(doses)) for doses in ([], [Dose("1 g"), Dose("5 mg")], [Dose("5 mg")])] == [
        "0 mg",
        "1.005 g",
        "5 mg",
    ]


def test_a_course_that_repeats_after_too_many_days_is_refused():
    # 1439 and 1440 minutes meet after 1439 days; with every 997 days after more than a million
    parts = [("5 mg", Frequency.every("1439 minutes")), ("5 mg", Frequency.every(days=997))]
    with pytest.raises(RegimenError, match=rf"repeats only after {1439 * 997} days") as caught:
        compiled(regimen(Step(components=parts)))
    assert (caught.value.value, caught.value.limit) == (1439 * 997, LARGEST)
