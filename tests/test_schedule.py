"""The schedule: its views agree with one another, are lazy, and look up a far day without walking to it."""

import datetime as dt
import itertools
import pickle
import sys

import pytest
import strategies as mine
from courses import AMITRIPTYLINE, GABAPENTIN, METHYLPREDNISOLONE, REGIMENS, made, regimen
from hypothesis import assume, given
from hypothesis import strategies as st

from posology import Administration, Amount, Cycle, Dose, Frequency, Horizon, Regimen, Schedule, Step
from posology.errors import ScheduleError

UTC = dt.UTC


def calls(what):
    """How many functions one call of *what* calls."""
    count = 0

    def profile(frame, event, argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        what()
    finally:
        sys.setprofile(None)
    return count


def texts(given_doses):
    return [f"{each.moment:%m-%d %H:%M} {each.dose}" for each in given_doses]


# --- Starting ---


def test_a_patient_continued_on_day_17_gets_the_doses_of_day_17():
    schedule = Schedule(AMITRIPTYLINE, "2026-12-01", first_day=17, days=6)
    # days 15 to 21 are the third week, 90 mg; day 22 is the first of 120 mg
    assert [(each.day, each.dose.base * 1000) for each in schedule] == [
        (17, 90),
        (18, 90),
        (19, 90),
        (20, 90),
        (21, 90),
        (22, 120),
    ]
    assert dt.date(2026, 12, 1) == schedule.start
    assert dt.date(2026, 11, 15) == schedule.day1


def test_a_course_can_not_be_continued_after_its_end():
    with pytest.raises(ScheduleError, match="day 8 is after a course of 7 days"):
        Schedule(regimen(Step("5 mg", days=7)), "2026-12-01", first_day=8)


def test_a_late_start_leaves_out_what_the_clock_had_before_and_says_so():
    schedule = Schedule(regimen(Step("300 mg", Frequency.daily(3))), "2026-12-01T14:00", days=2)
    assert texts(schedule) == ["12-01 22:00 300 mg", "12-02 08:00 300 mg", "12-02 12:00 300 mg", "12-02 22:00 300 mg"]
    assert (("morning", Dose("300 mg")), ("noon", Dose("300 mg"))) == schedule.omitted


def test_a_dose_at_the_minute_of_a_late_start_is_given():
    schedule = Schedule(regimen(Step("300 mg")), "2026-12-01T08:00", days=1)
    assert texts(schedule) == ["12-01 08:00 300 mg"]
    assert schedule.omitted == ()


def test_an_interval_begins_at_a_late_start():
    schedule = Schedule(regimen(Step("1 g", Frequency.every(hours=6))), "2026-12-01T14:00", days=1)
    assert texts(schedule) == ["12-01 14:00 1 g", "12-01 20:00 1 g"]


def test_an_interval_that_begins_anew_does_so_at_its_usual_time_after_a_late_start():
    rounds = regimen(Cycle([Step("1 g", Frequency.every(hours=8), days=1), Step.no_dose(days=1)], times=2))
    schedule = Schedule(rounds, "2026-12-01T14:00")
    second = ["12-03 00:00 1 g", "12-03 08:00 1 g", "12-03 16:00 1 g"]
    assert texts(schedule) == ["12-01 14:00 1 g", "12-01 22:00 1 g", *second]


def test_a_late_start_that_brings_doses_of_two_rounds_too_near_is_refused():
    # the last dose of round 1 would be on day 2 at 22:00, due again on day 3 at 06:00; round 2 begins at 00:00
    rounds = regimen(Cycle(Step("1 g", Frequency.every(hours=8), days=2)))
    with pytest.raises(ScheduleError, match="first dose of day 3, 'every 8 hours', comes 360 minutes before it is due"):
        Schedule(rounds, "2026-12-01T14:00", days=6)
    assert len(list(Schedule(rounds, "2026-12-01", days=6))) == 18


def test_only_day_1_can_start_late():
    with pytest.raises(ScheduleError, match="only day 1 can start late"):
        Schedule(GABAPENTIN, "2026-12-01T14:00", first_day=2)


def test_slots_take_other_times():
    schedule = Schedule(regimen(Step("300 mg", Frequency.daily(2), days=1)), "2026-12-01", slots={"morning": "06:30"})
    assert texts(schedule) == ["12-01 06:30 300 mg", "12-01 18:00 300 mg"]
    assert [each.slot for each in schedule] == ["morning", "evening"]


@pytest.mark.parametrize(
    ("slots", "problem"),
    [
        ({"morning": "13:00"}, "not in order"),
        ({"noon": "08:00"}, "not in order"),
        ({"tea": "16:00"}, "got 'tea'"),
    ],
)
def test_slots_out_of_order_or_unknown_are_refused(slots, problem):
    with pytest.raises(ScheduleError, match=problem):
        Schedule(GABAPENTIN, "2026-12-01", slots=slots)


# --- Without an end ---


def test_an_unbounded_course_is_iterated_as_far_as_one_looks():
    endless = Schedule(GABAPENTIN, "2026-12-01")
    assert sum(1 for _ in itertools.takewhile(lambda each: each.day <= 100, endless)) == 1 + 2 + 3 * 98
    assert [total.base * 1000 for _, total in itertools.islice(endless.cumulative(), 3)] == [300, 900, 1800]


@pytest.mark.parametrize("ask", [lambda s: s.total(), lambda s: s.horizon])
def test_what_needs_an_end_is_refused_without_one(ask):
    with pytest.raises(ScheduleError, match="no end"):
        ask(Schedule(GABAPENTIN, "2026-12-01"))


@pytest.mark.parametrize("zone", [None, "America/New_York"])
def test_day_10_000_costs_as_much_as_day_100(zone):
    schedule = Schedule(METHYLPREDNISOLONE, "2026-12-07", zone=zone)
    # days 9997 and 99 are the first of a round: 9996 = 714 * 14, 98 = 7 * 14
    near, far = schedule.start + dt.timedelta(98), schedule.start + dt.timedelta(9996)
    assert [len(schedule.on(near)), len(schedule.on(far))] == [1, 1]
    assert [schedule[near].number, schedule[far].number] == [99, 9997]
    assert Amount("500 mg") == schedule[far].total
    assert abs(calls(lambda: schedule[far]) - calls(lambda: schedule[near])) <= 20
    assert calls(lambda: schedule[far]) < 500


@pytest.mark.parametrize("zone", [None, "America/New_York"])
def test_the_next_dose_after_a_far_moment_is_not_walked_to(zone):
    schedule = Schedule(METHYLPREDNISOLONE, "2026-12-07", zone=zone)
    day_10_000 = dt.datetime.combine(schedule.start + dt.timedelta(9999), dt.time(12))
    moment = day_10_000.replace(tzinfo=UTC) if zone else day_10_000
    schedule.next_after(moment)
    # the next round begins on day 10,011 = 1 + 715 * 14
    assert schedule.next_after(moment).day == 10_011
    assert calls(lambda: schedule.next_after(moment)) < 1000


def test_the_total_of_a_thousand_years_is_not_walked():
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=365_000)
    assert Amount(300 + 600 + 900 * 364_998, "mg") == schedule.total()
    assert calls(schedule.total) < 2000


# --- Views ---


def test_a_day_outside_the_schedule_is_refused_with_its_limits():
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=28)
    with pytest.raises(ScheduleError, match="from 2026-12-01 up to but not including 2026-12-29"):
        schedule["2026-12-29"]
    assert schedule.on("2026-12-29") == ()
    assert dt.date(2026, 12, 28) in schedule
    assert dt.date(2026, 12, 29) not in schedule


def test_a_slice_ends_before_its_last_date():
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=28)
    assert Amount("1500 mg") == schedule["2026-12-02":"2026-12-04"].total()
    assert sorted({each.day for each in schedule["2026-12-02":"2026-12-04"]}) == [2, 3]


def test_next_after_is_strictly_after():
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=2)
    first = dt.datetime(2026, 12, 1, 8)
    assert dt.datetime(2026, 12, 2, 8) == schedule.next_after(first).moment
    assert first == schedule.next_after(first - dt.timedelta(minutes=1)).moment
    assert schedule.next_after(dt.datetime(2026, 12, 2, 18)) is None


def test_between_ends_before_its_last_moment():
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=2)
    first, last = dt.datetime(2026, 12, 1, 8), dt.datetime(2026, 12, 2, 18)
    assert [each.moment for each in schedule.between(first, last)] == [first, dt.datetime(2026, 12, 2, 8)]
    assert texts(schedule.between("2026-12-01", "2026-12-02")) == ["12-01 08:00 300 mg"]


def test_a_naive_moment_is_refused_in_a_zone_and_an_aware_one_without():
    naive, aware = dt.datetime(2026, 12, 1, 8), dt.datetime(2026, 12, 1, 8, tzinfo=UTC)
    for zone, moment in (("Europe/London", naive), (None, aware)):
        with pytest.raises(ScheduleError, match="give an aware moment"):
            Schedule(GABAPENTIN, "2026-12-01", zone=zone).next_after(moment)


def test_the_step_table_of_gabapentin_has_three_rows():
    rows = Schedule(GABAPENTIN, "2026-12-01", days=28).ladder()
    assert [(row.first_day, row.last_day, row.total.base * 1000) for row in rows] == [
        (1, 1, 300),
        (2, 2, 600),
        (3, 28, 900),
    ]


def test_the_step_table_of_a_cycle_shows_one_round_and_how_often_it_comes_back():
    rows = Schedule(METHYLPREDNISOLONE, "2026-12-07", days=84).ladder()
    assert [(row.first_day, row.last_day, row.total.base * 1000, row.every, row.until) for row in rows] == [
        (1, 2, 500, 14, 84),
        (3, 14, 0, 14, 84),
    ]


def test_a_schedule_pickles_and_compares_by_value():
    one = Schedule(GABAPENTIN, "2026-12-01", zone="Europe/London", days=28)
    two = pickle.loads(pickle.dumps(one))
    assert one == two
    assert hash(one) == hash(two)
    assert list(one) == list(two)


# --- Laws ---


@given(REGIMENS, mine.start_dates, mine.zones_or_floating, st.integers(1, 30), st.integers(1, 20), st.data())
def test_every_view_agrees_with_iteration(what, start, zone, days, first_day, data):
    assume(what.days is None or first_day <= what.days)
    schedule = made(what, start, zone=zone, days=days, first_day=first_day)
    given_doses = list(schedule)
    dates = list(schedule.horizon)
    by_date = {date: tuple(each for each in given_doses if each.date == date) for date in dates}
    sums = {date: sum((e.dose for e in found), Amount("0 mg")) for date, found in by_date.items()}
    assert all(type(each) is Administration for each in given_doses)
    assert [each.moment for each in given_doses] == list(schedule.moments())
    assert by_date == {date: schedule.on(date) for date in dates}
    assert list(sums.items()) == list(schedule.daily_totals())
    assert sum(sums.values(), Amount("0 mg")) == schedule.total()
    so_far = [total for _, total in schedule.cumulative()]
    assert so_far == sorted(so_far)
    assert schedule.total() == so_far[-1]
    low = data.draw(st.integers(-2, days + 2))
    high = data.draw(st.integers(low, days + 2))
    low, high = start + dt.timedelta(low), start + dt.timedelta(high)
    expected = [each for each in given_doses if low <= each.date < high]
    if max(low, schedule.start) < min(high, schedule.end):
        assert expected == list(schedule[low:high])
        assert schedule[low:high].total() == sum((each.dose for each in expected), Amount("0 mg"))
    else:
        with pytest.raises(ScheduleError, match="no day"):
            schedule[low:high]


@given(REGIMENS, mine.start_dates, mine.zones_or_floating, st.integers(1, 30), st.data())
def test_the_next_dose_and_the_doses_between_agree_with_iteration(what, start, zone, days, data):
    schedule = made(what, start, zone=zone, days=days)
    given_doses = list(schedule)
    midnight = dt.datetime.combine(start, dt.time(), UTC if zone else None)
    spans = st.integers(-3000, days * 1440 + 3000).map(lambda n: midnight + dt.timedelta(minutes=n))
    moments = spans | st.sampled_from([each.instant for each in given_doses] or [midnight])
    low, high = sorted([data.draw(moments), data.draw(moments)])
    after = next((each for each in given_doses if each.instant > low), None)
    found = schedule.next_after(low)
    assert (after and after.instant) == (found and found.instant)
    assert [e for e in given_doses if low <= e.instant < high] == list(schedule.between(low, high))


@given(REGIMENS, mine.start_dates)
def test_the_step_table_covers_every_day_once_where_nothing_repeats(what, start):
    schedule = made(what, start, days=40)
    rows = schedule.ladder()
    assume(all(row.every is None for row in rows))
    days = [day for row in rows for day in range(row.first_day, row.last_day + 1)]
    assert list(range(1, len(schedule.horizon) + 1)) == days
    totals = dict(schedule.daily_totals())
    for row in rows:
        for n in range(row.days):
            assert row.total == totals[row.first + dt.timedelta(n)]


def test_a_cycle_in_the_middle_of_its_round_is_continued():
    pulse = regimen(Cycle(Step("500 mg", days=2), weeks=2))
    assert [each.day for each in Schedule(pulse, "2026-12-01", first_day=16, days=16)] == [16, 29, 30]


def test_a_horizon_shows_the_same_days_as_the_slice_from_its_start_to_its_end():
    schedule = Schedule(Regimen("examplol", "oral", Step("5 mg")), "2026-12-01")
    week = Horizon("2026-12-08", days=7)
    assert list(schedule[week]) == list(schedule["2026-12-08":"2026-12-15"])
    assert schedule[week].horizon == week
