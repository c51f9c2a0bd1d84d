"""Views of a schedule: their first and last days, what is outside them, and how it is said."""

import datetime as dt

import pytest
from courses import GABAPENTIN, regimen

from posology import Amount, Dose, Frequency, Horizon, Schedule, Step
from posology.errors import ScheduleError

FOUR_WEEKS = Schedule(GABAPENTIN, "2026-12-01", days=28)
ENDLESS = Schedule(GABAPENTIN, "2026-12-01")
CUT = FOUR_WEEKS["2026-12-02":"2026-12-04"]


def test_a_schedule_without_an_end_has_none():
    assert (ENDLESS.end, ENDLESS.stop) == (None, None)
    assert FOUR_WEEKS.end == dt.date(2026, 12, 29)


def test_day_1_may_be_the_first_of_the_calendar_and_not_before():
    week = regimen(Step("5 mg", days=7))
    assert Schedule(week, dt.date(1, 1, 5), first_day=5).day1 == dt.date(1, 1, 1)
    with pytest.raises(ScheduleError, match="puts day 1 before the calendar") as caught:
        Schedule(week, dt.date(1, 1, 5), first_day=6)
    assert (caught.value.field, caught.value.value) == ("first_day", 6)


@pytest.mark.parametrize("first_day", [0, -1, True, 1.5, "2"])
def test_a_first_day_that_is_no_day_is_refused_by_name(first_day):
    with pytest.raises(ScheduleError) as caught:
        Schedule(GABAPENTIN, "2026-12-01", first_day=first_day)
    assert (caught.value.field, caught.value.value) == ("first_day", first_day)


def test_a_course_can_be_continued_on_its_last_day():
    last = Schedule(regimen(Step("5 mg", days=7)), "2026-12-01", first_day=7)
    assert [each.day for each in last] == [7]


def test_a_dose_that_a_late_start_leaves_out_is_named_by_its_slot_or_else_its_time():
    late = Schedule(regimen(Step("5 mg", Frequency.at("08:30", "noon", "22:15"))), "2026-12-01T14:00", days=1)
    assert late.omitted == (("08:30", Dose("5 mg")), ("noon", Dose("5 mg")))


def test_changes_of_the_clock_are_looked_up_to_the_end_or_for_10_years():
    # 10 years with three 29 Februaries: 3653 days
    assert Schedule(GABAPENTIN, "2026-12-01", zone="Europe/London").changes_looked_up_to == dt.date(2036, 12, 1)
    night = regimen(Step("5 mg", Frequency.at("01:30")))
    bounded = Schedule(night, "2026-03-28", zone="Europe/London", days=2)
    assert bounded.changes_looked_up_to == dt.date(2026, 3, 30)
    assert len(bounded.clock_changes()) == 1
    assert Schedule(night, "2026-03-28", zone="Europe/London", days=1).clock_changes() == ()
    # once in each spring, once in each autumn of 10 years
    assert len(Schedule(night, "2026-12-01", zone="Europe/London").clock_changes()) == 20


def test_a_slice_has_the_days_of_the_schedule_from_its_first_up_to_its_last():
    assert (CUT.first, CUT.stop, CUT.start, CUT.end) == (1, 3, dt.date(2026, 12, 2), dt.date(2026, 12, 4))
    assert (FOUR_WEEKS["2026-11-01":].first, FOUR_WEEKS[:"2027-12-01"].stop) == (0, 28)
    assert CUT["2026-12-01":"2026-12-31"] == CUT
    assert CUT[:] == CUT
    assert (ENDLESS["2026-12-03":].first, ENDLESS["2026-12-03":].stop) == (2, None)
    assert FOUR_WEEKS[Horizon("2026-12-02", days=2)] == CUT


def test_a_cut_schedule_has_no_day_before_its_first_nor_from_its_end_on():
    days = [dt.date(2026, 12, day) for day in range(1, 5)]
    assert [day in CUT for day in days] == [False, True, True, False]
    assert [len(CUT.on(day)) for day in days] == [0, 2, 3, 0]
    assert [day in ENDLESS["2026-12-03":] for day in days] == [False, False, True, True]
    assert [len(ENDLESS["2026-12-03":].on(day)) for day in days] == [0, 0, 3, 3]


def test_a_day_says_its_date_number_doses_and_sum():
    day = CUT["2026-12-02"]
    assert (day.date, day.number, len(day.administrations), day.total) == (
        dt.date(2026, 12, 2),
        2,
        2,
        Amount("600 mg"),
    )


@pytest.mark.parametrize(
    ("ask", "field", "value", "limit"),
    [
        (lambda: CUT["2026-12-04"], "date", dt.date(2026, 12, 4), "2026-12-02 up to 2026-12-04"),
        (lambda: CUT["2026-12-01"], "date", dt.date(2026, 12, 1), "2026-12-02 up to 2026-12-04"),
        (lambda: CUT["2026-12-04":"2026-12-09"], "slice", "2026-12-04:2026-12-09", None),
        (lambda: CUT["2026-12-03":"2026-12-03"], "slice", "2026-12-03:2026-12-03", None),
        (lambda: CUT["2026-12-02":"2026-12-04":2], "slice", 2, None),
        (lambda: list(CUT.between("soon", "2026-12-04")), "start", "soon", None),
        (lambda: list(CUT.between("2026-12-02", "soon")), "end", "soon", None),
        (lambda: CUT.next_after("soon"), "moment", "soon", None),
        (lambda: ENDLESS.horizon, "horizon", None, None),
    ],
)
def test_what_a_schedule_does_not_have_is_refused_by_name_and_value(ask, field, value, limit):
    with pytest.raises(ScheduleError) as caught:
        ask()
    assert (caught.value.field, caught.value.value, caught.value.limit) == (field, value, limit)


@pytest.mark.parametrize(
    ("zone", "moment", "said"),
    [
        ("Europe/London", dt.datetime(2026, 12, 1, 8), "is floating, the schedule has a zone"),
        (None, dt.datetime(2026, 12, 1, 8, tzinfo=dt.UTC), "is zoned, the schedule has no zone"),
    ],
)
def test_a_moment_of_the_other_kind_is_refused_with_both_kinds(zone, moment, said):
    with pytest.raises(ScheduleError, match=said):
        Schedule(GABAPENTIN, "2026-12-01", zone=zone).next_after(moment)


@pytest.mark.parametrize("zone", [None, "America/New_York"])
def test_a_date_given_for_a_moment_is_its_midnight(zone):
    at_midnight = Schedule(regimen(Step("5 mg", Frequency.at("00:00"))), "2026-12-01", zone=zone, days=9)
    assert [each.date.day for each in at_midnight.between("2026-12-02", "2026-12-04")] == [2, 3]
    assert at_midnight.next_after("2026-12-02").date == dt.date(2026, 12, 3)


def test_between_has_no_dose_of_days_that_are_not_shown():
    low, high = dt.datetime(2026, 11, 1), dt.datetime(2027, 3, 1)
    assert list(CUT.between(low, high)) == list(CUT)
    assert [each.day for each in ENDLESS["2026-12-03":].between("2026-12-01", "2026-12-04")] == [3, 3, 3]


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/New_York"])
def test_between_two_wall_times_has_their_doses_however_far_utc_is(zone):
    # 08:00 in Auckland is still the day before in UTC, 22:00 in New York already the day after
    schedule = Schedule(regimen(Step("5 mg", Frequency.at("08:00", "22:00"))), "2026-12-01", zone=zone, days=9)
    moments = [dt.datetime(2026, 12, 3, hour, 30, tzinfo=schedule.zone) for hour in (7, 8, 21, 22)]
    found = [[each.time.hour for each in schedule.between(moments[n], moments[n + 1])] for n in range(3)]
    assert found == [[8], [], [22]]


def test_clock_changes_are_looked_up_for_less_than_10_years_where_the_calendar_ends():
    assert Schedule(GABAPENTIN, "9995-01-01", zone="Europe/London").changes_looked_up_to.year == 9998


def test_running_totals_begin_on_the_first_day_shown():
    assert [(date.day, str(total)) for date, total in CUT.cumulative()] == [(2, "600 mg"), (3, "1500 mg")]
