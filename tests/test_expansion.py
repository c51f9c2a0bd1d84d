"""The expansion over clock changes and years, worked out by hand, and the end of the calendar."""

import datetime as dt
import itertools

import pytest
from courses import regimen

from posology import Amount, Cycle, Frequency, Schedule, Step
from posology.errors import ScheduleError
from posology.expansion import after_9999

NEW_YORK = "America/New_York"
SPRING = {dt.date(2026, 3, 8), dt.date(2027, 3, 14), dt.date(2028, 3, 12)}
"""The days on which the clock goes from 02:00 to 03:00 in New York."""
TWICE = regimen(Step("1 g", Frequency.at("02:30", "22:00")))


def wall(doses):
    return [each.moment.replace(tzinfo=None, fold=0) for each in doses]


def by_hand(start, days):
    """Every day 02:30, or 03:00 where the clock skips it, and 22:00."""
    for date in (start + dt.timedelta(n) for n in range(days)):
        yield dt.datetime.combine(date, dt.time(3) if date in SPRING else dt.time(2, 30))
        yield dt.datetime.combine(date, dt.time(22))


@pytest.mark.parametrize("start", [dt.date(2026, 1, 10), dt.date(2026, 3, 8), dt.date(2026, 3, 7), dt.date(2026, 3, 9)])
def test_a_skipped_time_moves_on_its_day_alone_in_800_days(start):
    schedule = Schedule(TWICE, start, zone=NEW_YORK, days=800)
    expected = list(by_hand(start, 800))
    assert wall(schedule) == expected
    assert [each.replace(tzinfo=None) for each in schedule.moments()] == expected
    endless = Schedule(TWICE, start, zone=NEW_YORK)
    assert wall(itertools.islice(endless, 1600)) == expected
    assert list(schedule.daily_totals()) == [(start + dt.timedelta(n), Amount("2 g")) for n in range(800)]


@pytest.mark.parametrize("day", ["2026-03-07", "2026-03-08", "2026-03-09", "2027-03-14", "2027-03-15"])
def test_a_day_and_a_slice_near_a_clock_change_have_their_own_doses_alone(day):
    schedule = Schedule(TWICE, "2026-01-10", zone=NEW_YORK, days=800)
    date = dt.date.fromisoformat(day)
    assert wall(schedule.on(day)) == list(by_hand(date, 1))
    assert wall(schedule[day : date + dt.timedelta(3)]) == list(by_hand(date, 3))
    assert wall(schedule[date - dt.timedelta(2) : day]) == list(by_hand(date - dt.timedelta(2), 2))


def test_a_skipped_time_moves_on_a_day_of_a_round_that_began_after_another_step():
    # 02:30 on 2, 5 and 8 March
    steps = regimen(Step("9 g", Frequency.at("noon"), days=1), Step("1 g", Frequency.every(days=3, at="02:30"), days=9))
    schedule = Schedule(steps, "2026-03-01", zone=NEW_YORK)
    assert [f"{each:%d %H:%M}" for each in wall(schedule)] == ["01 12:00", "02 02:30", "05 02:30", "08 03:00"]


def test_an_interval_of_a_round_counts_from_the_wall_midnight_of_its_first_day():
    # each round is 2 days of every 8 hours and a day without; the round of 7 March has 23 hours on its second day
    rounds = regimen(Cycle([Step("1 g", Frequency.every(hours=8), days=2), Step.no_dose(days=1)]))
    schedule = Schedule(rounds, "2026-03-04", zone=NEW_YORK, days=8)
    assert [f"{each:%d %H}" for each in wall(schedule)] == [
        *("04 00", "04 08", "04 16", "05 00", "05 08", "05 16"),
        *("07 00", "07 08", "07 16", "08 00", "08 09", "08 17"),
        *("10 00", "10 08", "10 16", "11 00", "11 08", "11 16"),
    ]


def test_a_dose_by_elapsed_time_may_stand_two_dates_later_than_its_day():
    # Apia: 23:30 at UTC-11 is 10:30 UTC of the next day; from 24 September 2011 on that is 00:30 at UTC-10, and from
    # 31 December on, which comes after the 29th, 00:30 at UTC+14, a date later again
    schedule = Schedule(
        regimen(Step("1 g", Frequency.every(hours=24, first="23:30"))), "2011-09-20", zone="Pacific/Apia"
    )
    for date, time in (("2011-09-22", "23:30"), ("2011-10-10", "00:30"), ("2012-01-10", "00:30")):
        assert [f"{each:%Y-%m-%d %H:%M}" for each in wall(schedule.on(date))] == [f"{date} {time}"]
        midnight = dt.datetime.fromisoformat(date).replace(tzinfo=schedule.zone)
        assert f"{schedule.next_after(midnight).moment:%Y-%m-%d %H:%M}" == f"{date} {time}"
    later = schedule["2012-01-10":]
    assert later.next_after("2012-01-01").instant == dt.datetime(2012, 1, 9, 10, 30, tzinfo=dt.UTC)
    assert schedule.on("2011-12-30") == ()
    assert schedule.on("2012-01-10")[0].instant == dt.datetime(2012, 1, 9, 10, 30, tzinfo=dt.UTC)


def test_a_dose_by_elapsed_time_may_stand_on_the_date_before_its_day():
    # 00:30 is 23:30 of the date before once the clock has gone back, so that 31 October has two
    schedule = Schedule(
        regimen(Step("1 g", Frequency.every(hours=24, first="00:30"))), "2026-10-30", zone=NEW_YORK, days=4
    )
    assert [f"{each:%m-%d %H:%M}" for each in wall(schedule)] == [
        "10-30 00:30",
        "10-31 00:30",
        "11-01 00:30",
        "11-01 23:30",
        "11-02 23:30",
    ]


def test_doses_by_the_clock_and_by_elapsed_time_come_in_the_order_of_their_instants():
    # from 8 March on 23:30 by elapsed time is 00:30 of the next date, after 00:15 by the clock
    parts = [("1 g", Frequency.every(hours=24, first="23:30")), ("2 g", Frequency.at("00:15"))]
    schedule = Schedule(regimen(Step(components=parts)), "2026-03-07", zone=NEW_YORK, days=4)
    assert [f"{each:%d %H:%M}" for each in wall(schedule)] == [
        *("07 00:15", "07 23:30", "08 00:15"),
        *("09 00:15", "09 00:30", "10 00:15", "10 00:30"),
    ]


def test_doses_by_elapsed_time_without_an_end_are_walked_as_far_as_one_looks():
    endless = Schedule(regimen(Step("1 g", Frequency.every(hours=6))), "2026-10-31", zone=NEW_YORK)
    found = wall(itertools.islice(endless, 8))
    assert [f"{each:%d %H}" for each in found] == [
        "31 00",
        "31 06",
        "31 12",
        "31 18",
        "01 00",
        "01 05",
        "01 11",
        "01 17",
    ]


def test_the_next_dose_is_the_one_that_comes_next_in_the_calendar():
    # after 8 March 00:15 by the clock comes before 00:30 by elapsed time, which belongs to the day before
    parts = [("1 g", Frequency.every(hours=24, first="23:30")), ("2 g", Frequency.at("00:15"))]
    schedule = Schedule(regimen(Step(components=parts)), "2026-03-07", zone=NEW_YORK, days=9)
    doses = list(schedule)
    assert [schedule.next_after(each.moment) for each in doses] == [*doses[1:], None]


def test_the_next_dose_may_be_one_that_the_clock_carried_back_before_another():
    # after 1 November 00:30 by elapsed time is 23:30 of the date before, where 23:45 by the clock comes after it
    parts = [("1 g", Frequency.every(hours=24, first="00:30")), ("2 g", Frequency.at("23:45"))]
    schedule = Schedule(regimen(Step(components=parts)), "2026-10-31", zone=NEW_YORK, days=9)
    noon = dt.datetime(2026, 11, 4, 12, tzinfo=schedule.zone)
    assert f"{schedule.next_after(noon).moment:%d %H:%M}" == "04 23:30"


def test_of_doses_at_one_instant_the_next_is_the_first_of_the_calendar():
    parts = [("1 g", Frequency.at("07:00")), ("2 g", Frequency.at("morning"))]
    schedule = Schedule(regimen(Step(components=parts)), "2026-12-01", slots={"morning": "07:00"}, days=2)
    assert schedule.next_after("2026-12-01") == next(iter(schedule))


def test_the_next_dose_is_found_where_the_clock_carried_it_to_a_date_that_has_none():
    # 23:30 on 7 March, then every 48 hours: 00:30 on the 10th and the 12th, of the days 9 and 11
    schedule = Schedule(regimen(Step("1 g", Frequency.every(hours=48, first="23:30"))), "2026-03-07", zone=NEW_YORK)
    noon = dt.datetime(2026, 3, 9, 12, tzinfo=schedule.zone)
    assert f"{schedule.next_after(noon).moment:%d %H:%M}" == "10 00:30"


def test_a_course_ends_with_its_last_day_or_with_the_date_to_which_its_last_dose_is_carried():
    week = Schedule(regimen(Step("1 g", days=7)), "2026-03-05", zone=NEW_YORK)
    assert week.end == dt.date(2026, 3, 12)
    hourly = Schedule(regimen(Step("1 g", Frequency.every(hours=1), days=1)), "2026-03-08", zone=NEW_YORK)
    assert hourly.end == dt.date(2026, 3, 10)
    # 51 doses, the last on the last day but one; in Apia it is carried on by two dates
    far = regimen(Step("1 g", Frequency.every(hours=48, first="23:30"), days=102))
    assert len(list(Schedule(far, "2011-09-20", zone="Pacific/Apia"))) == 51


@pytest.mark.parametrize("zone", [None, NEW_YORK])
def test_the_sums_of_days_are_of_the_days_of_a_round_that_began_after_another_step(zone):
    steps = regimen(Step("9 g", days=1), Step("1 g", Frequency.every(days=3), days=6))
    totals = [str(total) for _, total in Schedule(steps, "2026-03-01", zone=zone).daily_totals()]
    assert totals == ["9 g", "1 g", "0 g", "0 g", "1 g", "0 g", "0 g"]


def test_the_sum_of_a_date_is_of_the_doses_that_stand_on_it():
    # 1 November has 25 hours: 00:00, then 05:00, 11:00, 17:00 and 23:00, each 6 hours after the one before
    schedule = Schedule(regimen(Step("1 g", Frequency.every(hours=6))), "2026-10-31", zone=NEW_YORK, days=3)
    assert [(date.day, str(total)) for date, total in schedule.daily_totals()] == [(31, "4 g"), (1, "5 g"), (2, "4 g")]


def test_clock_changes_are_those_of_the_days_shown():
    schedule = Schedule(TWICE, "2026-01-10", zone=NEW_YORK, days=800)
    assert [each.wall.date() for each in schedule.clock_changes()] == sorted(SPRING)
    assert [each.wall.date().year for each in schedule["2026-03-09":"2027-03-15"].clock_changes()] == [2027]
    assert schedule["2026-03-09":"2027-03-14"].clock_changes() == ()


@pytest.mark.parametrize(("zone", "start"), [(None, "9999-12-01"), (NEW_YORK, "9990-01-01")])
def test_a_course_without_an_end_is_walked_to_the_last_years_of_the_calendar_and_then_refused(zone, start):
    given = []
    with pytest.raises(ScheduleError, match="is after the year 9999; look at fewer days"):
        given.extend(Schedule(regimen(Step("1 g")), start, zone=zone))
    assert given[0].date == dt.date.fromisoformat(start)
    assert all(later.date - one.date == dt.timedelta(1) for one, later in itertools.pairwise(given))


def test_every_dose_up_to_the_last_day_of_the_calendar_is_given_before_the_error():
    given = []
    with pytest.raises(ScheduleError) as caught:
        given.extend(Schedule(regimen(Step("1 g")), "9999-12-01"))
    assert [each.date.day for each in given] == list(range(1, 32))
    assert (caught.value.field, caught.value.value) == ("days", 32)


def test_a_day_after_the_year_9999_is_refused_with_its_number():
    error = after_9999(9)
    assert (error.field, error.value, str(error)) == (
        "days",
        10,
        "days: day 10 is after the year 9999; look at fewer days",
    )
