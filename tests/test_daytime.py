"""Daytime: what the slots and weekdays stand for, and what is no time, weekday or interval."""

import datetime as dt
from fractions import Fraction

import pytest

from posology import Frequency, Schedule
from posology.daytime import WEEKDAYS, clock_time, span
from posology.errors import PosologyError, RegimenError
from posology.frequency import ClockFrequency, IntervalFrequency
from posology.regimen import Regimen
from posology.step import Step


def test_the_slots_are_at_8_12_18_and_22_o_clock_unless_a_schedule_says_otherwise():
    schedule = Schedule(Regimen("examplol", "oral", Step("5 mg", Frequency.daily(4))), "2026-12-01", days=1)
    assert [(each.slot, each.moment.hour, each.moment.minute) for each in schedule] == [
        ("morning", 8, 0),
        ("noon", 12, 0),
        ("evening", 18, 0),
        ("bedtime", 22, 0),
    ]


@pytest.mark.parametrize("number", range(7))
def test_a_weekday_falls_on_the_dates_that_the_calendar_calls_so(number):
    date = dt.date(2026, 11, 30) + dt.timedelta(number)  # 30 November 2026 is a Monday
    name = f"{date:%A}"
    assert WEEKDAYS[number] == name
    assert Frequency.weekly(name) == ClockFrequency("morning", weekdays=[number])
    weekly = Schedule(Regimen("examplol", "oral", Step("5 mg", Frequency.weekly(name))), "2026-11-30", days=7)
    assert [each.date for each in weekly] == [date]


def test_one_weekday_needs_no_list():
    assert ClockFrequency("noon", weekdays="Sunday") == ClockFrequency("noon", weekdays=6)
    assert ClockFrequency("noon", weekdays=6) == ClockFrequency("noon", weekdays=["Sunday"])


def test_a_slot_and_its_clock_time_are_one_time():
    assert Frequency.at("morning").coincides(Frequency.at("08:00"))
    assert not Frequency.at("morning").coincides(Frequency.at("08:01"))
    with pytest.raises(RegimenError, match="named twice"):
        Frequency.at("bedtime", "22:00")


def test_an_interval_as_text_is_of_minutes_or_of_days():
    assert [span("1 minute"), span("90 minutes"), span("6 hours"), span("1 day"), span("2 weeks")] == [
        (1, "minutes"),
        (90, "minutes"),
        (360, "minutes"),
        (1, "days"),
        (14, "days"),
    ]


def test_an_interval_may_be_as_short_as_a_minute():
    assert IntervalFrequency(1) == Frequency.every("1 minute") == Frequency.every(hours=Fraction(1, 60))


@pytest.mark.parametrize(
    ("make", "field", "says"),
    [
        pytest.param(lambda: clock_time("8"), "time", "not a time of day", id="a number"),
        pytest.param(lambda: Frequency.at("tea"), "time", "got 'tea'", id="no slot"),
        pytest.param(lambda: Frequency.every(6), "every", "got 6", id="a number for text"),
        pytest.param(lambda: Frequency.every("6 moons"), "every", "got '6 moons'", id="no unit of time"),
        pytest.param(lambda: Frequency.every("1.5 minutes"), "every", "number of minutes", id="a minute and a half"),
        pytest.param(lambda: Frequency.every("36.5 days"), "every", "number of days", id="half a day"),
        pytest.param(lambda: Frequency.every("0 hours"), "every", "number of minutes", id="no hours"),
        pytest.param(lambda: Frequency.every(hours="0.025"), "every", "1.5 minutes", id="1.5 minutes in hours"),
        pytest.param(lambda: Frequency.every(hours=0), "every", "0 minutes between doses", id="no hours as a number"),
        pytest.param(lambda: Frequency.every(weeks=True), "weeks", "True, not a whole number", id="a truth value"),
        pytest.param(lambda: Frequency.every(weeks=0.5), "weeks", "0.5, not a whole number", id="half a week"),
        pytest.param(lambda: Frequency.weekly("monday"), "weekday", "got 'monday'", id="a small letter"),
        pytest.param(lambda: ClockFrequency("noon", weekdays=[7]), "weekday", "got 7", id="weekday 7"),
        pytest.param(lambda: ClockFrequency("noon", weekdays=[True]), "weekday", "got True", id="weekday True"),
        pytest.param(lambda: ClockFrequency("noon", weekdays=[0, 0]), "weekday", "named twice", id="one twice"),
    ],
)
def test_what_is_no_time_weekday_or_interval_is_refused_by_its_name(make, field, says):
    with pytest.raises(PosologyError, match=says) as caught:
        make()
    assert field == caught.value.field


@pytest.mark.parametrize("interval", ["0 minutes", "0 days", "0 weeks"])
def test_an_interval_of_nothing_is_refused_with_the_least_there_is(interval):
    with pytest.raises(RegimenError) as caught:
        Frequency.every(interval)
    assert (interval, 1) == (caught.value.value, caught.value.limit)
