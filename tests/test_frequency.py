"""Frequencies are clock-anchored or interval-anchored, and say no more than what was asked for."""

import datetime as dt
import pickle

import pytest
from hypothesis import given
from strategies import clock_frequencies, frequencies, interval_frequencies, weekday_frequencies

from posology import Frequency
from posology.daytime import SLOTS
from posology.errors import PosologyError, RegimenError
from posology.frequency import ClockFrequency, IntervalFrequency


@pytest.mark.parametrize(("times", "hours"), [(1, 24), (2, 12), (3, 8), (4, 6)])
def test_hazard_23_so_many_times_a_day_is_not_every_so_many_hours(times, hours):
    clock, interval = Frequency.daily(times), Frequency.every(hours=hours)
    assert clock != interval
    assert str(clock) != str(interval)
    assert [clock.anchor, interval.anchor] == ["clock", "interval"]
    assert len({clock, interval}) == 2


def test_hazard_24_every_day_every_other_day_and_every_week_are_three_frequencies():
    assert Frequency.every(days=2) == Frequency.every_other_day() == Frequency.every("2 days")
    assert Frequency.every(days=7) == Frequency.every(weeks=1) == Frequency.every("1 week")
    different = [
        Frequency.daily(),
        Frequency.every(days=2),
        Frequency.every(weeks=1),
        Frequency.weekly("Monday"),
    ]
    assert len(set(different)) == len({str(each) for each in different}) == 4


def test_every_24_hours_is_an_interval_and_every_day_a_clock_time():
    assert IntervalFrequency(1440) == Frequency.every("24 hours")
    assert Frequency.daily() == Frequency.every("1 day")
    assert ClockFrequency is type(Frequency.every("1 day"))


@pytest.mark.parametrize(
    ("times", "slots"),
    [
        (1, ["morning"]),
        (2, ["morning", "evening"]),
        (3, ["morning", "noon", "bedtime"]),
        (4, ["morning", "noon", "evening", "bedtime"]),
    ],
)
def test_times_a_day_are_the_usual_slots_in_order(times, slots):
    assert slots == list(Frequency.daily(times).times)
    assert sorted(SLOTS[slot] for slot in slots) == [SLOTS[slot] for slot in slots]


def test_times_are_put_in_the_order_of_the_day():
    assert Frequency.at("08:00", "20:30") == Frequency.at(dt.time(20, 30), "08:00")
    assert Frequency.at("bedtime", "morning") == Frequency.at("morning", "bedtime")
    assert str(Frequency.at("22:15", "noon", "06:00")) == "06:00, noon and 22:15"


@given(frequencies)
def test_equal_frequencies_hash_equal_and_pickle(frequency):
    back = pickle.loads(pickle.dumps(frequency))
    assert (frequency, hash(frequency), str(frequency)) == (back, hash(back), str(back))


@given(clock_frequencies, interval_frequencies)
def test_a_clock_and_an_interval_never_compare_equal(clock, interval):
    assert clock != interval


@given(clock_frequencies)
def test_a_clock_frequency_coincides_with_itself(frequency):
    assert frequency.coincides(frequency)


@given(clock_frequencies, clock_frequencies)
def test_coinciding_is_mutual(one, other):
    assert one.coincides(other) == other.coincides(one)


@given(weekday_frequencies)
def test_weekdays_are_each_once_and_in_order(frequency):
    assert list(frequency.weekdays) == sorted(set(frequency.weekdays))


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (Frequency.daily(1), Frequency.at("bedtime"), False),
        (Frequency.daily(2), Frequency.at("evening"), True),
        (Frequency.weekly("Monday"), Frequency.weekly("Tuesday"), False),
        (Frequency.weekly("Monday", "Friday"), Frequency.weekly("Friday"), True),
        (Frequency.weekly("Monday"), Frequency.daily(), True),
        (ClockFrequency("noon", every=2, first_day=1), ClockFrequency("noon", every=2, first_day=2), False),
        (ClockFrequency("noon", every=2, first_day=1), ClockFrequency("noon", every=3, first_day=2), True),
        (ClockFrequency("noon", every=4, first_day=1), ClockFrequency("noon", every=6, first_day=4), False),
    ],
)
def test_two_frequencies_coincide_where_they_can_fall_on_one_time_of_one_day(one, other, both):
    assert both == one.coincides(other)


def test_every_8_hours_can_be_written_in_three_ways():
    assert Frequency.every(hours=8) == Frequency.every("8 hours") == Frequency.every("480 minutes")
    assert IntervalFrequency(30) == Frequency.every(hours=0.5)


@pytest.mark.parametrize("text", ["1 month", "2 months", "1 year", "3 years"])
def test_a_month_or_a_year_is_no_number_of_days(text):
    with pytest.raises(RegimenError, match="is not a number of days") as caught:
        Frequency.every(text)
    assert text == caught.value.value
    assert "28 days" in str(caught.value)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Frequency.daily(0), id="0 times a day"),
        pytest.param(lambda: Frequency.daily(5), id="5 times a day has no usual slots"),
        pytest.param(lambda: Frequency.daily(True), id="a truth value"),
        pytest.param(lambda: Frequency.daily([2]), id="a list"),
        pytest.param(lambda: Frequency.at(), id="no time"),
        pytest.param(lambda: Frequency.at("24:00"), id="24:00"),
        pytest.param(lambda: Frequency.at("8:00"), id="one digit"),
        pytest.param(lambda: Frequency.at("\uff10\uff18:\uff13\uff10"), id="full-width"),
        pytest.param(lambda: Frequency.at("night"), id="no slot"),
        pytest.param(lambda: Frequency.at(dt.time(8, 0, 30)), id="seconds"),
        pytest.param(lambda: Frequency.at(dt.time(8, tzinfo=dt.UTC)), id="a zone"),
        pytest.param(lambda: Frequency.at("08:00", dt.time(8)), id="a time twice"),
        pytest.param(lambda: Frequency.every(), id="no interval"),
        pytest.param(lambda: Frequency.every(hours=6, days=1), id="two intervals"),
        pytest.param(lambda: Frequency.every(hours=0), id="0 hours"),
        pytest.param(lambda: Frequency.every(hours=-6), id="negative"),
        pytest.param(lambda: Frequency.every(hours=0.001), id="part of a minute"),
        pytest.param(lambda: Frequency.every(hours=True), id="hours a truth value"),
        pytest.param(lambda: Frequency.every(hours=float("nan")), id="NaN"),
        pytest.param(lambda: Frequency.every(days=0), id="0 days"),
        pytest.param(lambda: Frequency.every(days=1.5), id="a day and a half"),
        pytest.param(lambda: Frequency.every(weeks=0.5), id="half a week"),
        pytest.param(lambda: Frequency.every("1.5 days"), id="days with a fraction"),
        pytest.param(lambda: Frequency.every("6"), id="no unit of time"),
        pytest.param(lambda: Frequency.every("6 hours 30 minutes"), id="two parts"),
        pytest.param(lambda: Frequency.every(hours=6, at="noon"), id="an interval at a slot"),
        pytest.param(lambda: Frequency.every(days=2, first=3), id="first day outside"),
        pytest.param(lambda: Frequency.every(hours=6, first="25:00"), id="first time outside"),
        pytest.param(lambda: Frequency.weekly(), id="no weekday"),
        pytest.param(lambda: Frequency.weekly("Mon"), id="short weekday"),
        pytest.param(lambda: Frequency.weekly("Monday", "Monday"), id="a weekday twice"),
        pytest.param(lambda: ClockFrequency("noon", every=2, weekdays=["Monday"]), id="weekdays every 2 days"),
        pytest.param(lambda: IntervalFrequency(0), id="0 minutes"),
    ],
)
def test_an_impossible_frequency_is_refused(make):
    with pytest.raises(PosologyError):
        make()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (30, "every 30 minutes"),
        (60, "every hour"),
        (61, "every 61 minutes"),
        (80, "every 80 minutes"),
        (90, "every 1.5 hours"),
        (120, "every 2 hours"),
        (150, "every 2.5 hours"),
        (360, "every 6 hours"),
    ],
)
def test_an_interval_reads_in_hours_where_they_are_whole_or_half(minutes, words):
    assert words == str(IntervalFrequency(minutes))


def test_days_and_weeks_have_their_doses_in_the_morning_or_at_the_times_named():
    assert ClockFrequency("morning", every=14) == Frequency.every(weeks=2)
    assert ClockFrequency("evening", every=2) == Frequency.every(days=2, at="evening")
    assert ClockFrequency(dt.time(9, 30), every=2) == Frequency.every(days=2, at=dt.time(9, 30))
    assert ClockFrequency(("noon", "bedtime"), every=2) == Frequency.every("2 days", at=["bedtime", "noon"])
    assert Frequency.every(days=2, at=["noon"]) == Frequency.every_other_day(at=["noon"])
    assert Frequency.every(days=2, at=dt.time(9)) == Frequency.every_other_day(at=dt.time(9))
    assert ClockFrequency(("noon", "bedtime"), weekdays=["Monday"]) == Frequency.weekly(
        "Monday", at=["noon", "bedtime"]
    )


@pytest.mark.parametrize(
    ("make", "field", "value"),
    [
        pytest.param(lambda: Frequency.every(months=1), "every", "1 months", id="months"),
        pytest.param(lambda: Frequency.every("6 hours", weeks=1), "every", ["text", "weeks"], id="text and weeks"),
        pytest.param(lambda: Frequency.every(hours=6, days=1), "every", ["hours", "days"], id="hours and days"),
        pytest.param(lambda: Frequency.every(hours="six"), "hours", "six", id="a word"),
        pytest.param(lambda: ClockFrequency("noon", every=0), "every", 0, id="every 0 days"),
        pytest.param(lambda: ClockFrequency("noon", first_day=0), "first_day", 0, id="day 0"),
        pytest.param(lambda: IntervalFrequency(60, first="8"), "first", "8", id="no time of day"),
    ],
)
def test_what_is_refused_is_said_by_name_and_value(make, field, value):
    with pytest.raises(PosologyError) as caught:
        make()
    assert (field, value) == (caught.value.field, caught.value.value)


@pytest.mark.parametrize("make", [lambda: ClockFrequency("noon", 2), lambda: IntervalFrequency(60, "08:00")])
def test_what_a_number_beside_the_times_or_minutes_means_has_to_be_named(make):
    with pytest.raises(TypeError):
        make()
