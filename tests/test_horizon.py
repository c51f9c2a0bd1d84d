"""Horizons are half-open: from the start up to but not including the end."""

import datetime as dt

import pytest
from hypothesis import given
from strategies import horizons

from posology import Horizon
from posology.errors import ScheduleError


def test_the_end_is_outside():
    week = Horizon("2026-03-01", "2026-03-08")
    assert dt.date(2026, 3, 1) in week
    assert dt.date(2026, 3, 7) in week
    assert dt.date(2026, 3, 8) not in week
    assert len(week) == 7


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2024-02-28", 2, dt.date(2024, 3, 1)),
        ("2026-02-28", 2, dt.date(2026, 3, 2)),
        ("2024-02-29", 366, dt.date(2025, 3, 1)),
        ("2026-12-31", 1, dt.date(2027, 1, 1)),
    ],
)
def test_days_are_counted_over_leap_days_and_year_ends(start, days, end):
    assert end == Horizon(start, days=days).end
    assert Horizon(start, end) == Horizon(start, days=days)


@given(horizons)
def test_a_horizon_holds_as_many_days_as_it_is_long(horizon):
    days = list(horizon)
    assert len(horizon) == len(days) == len(set(days))
    assert (days[0], days[-1]) == (horizon.start, horizon.end - dt.timedelta(days=1))
    assert all(day in horizon for day in days)


@pytest.mark.parametrize("end", ["2026-03-01", "2026-02-28"])
def test_an_end_that_is_not_after_the_start_is_refused_with_both(end):
    with pytest.raises(ScheduleError, match="not after the start") as caught:
        Horizon("2026-03-01", end)
    assert (dt.date.fromisoformat(end), dt.date(2026, 3, 1)) == (caught.value.value, caught.value.limit)


@pytest.mark.parametrize("days", [0, -1, True, 1.5, "7", 10**9])
def test_a_length_that_is_no_number_of_days_is_refused(days):
    with pytest.raises(ScheduleError):
        Horizon("2026-03-01", days=days)


@pytest.mark.parametrize(
    "start", ["2026-02-29", "2026-13-01", "01.03.2026", "20260301", "", None, 5, dt.datetime(2026, 3, 1, 8)]
)
def test_what_is_no_date_is_refused(start):
    with pytest.raises(ScheduleError):
        Horizon(start, days=7)


def test_an_end_and_a_length_are_one_too_many():
    for more in ({}, {"end": "2026-03-08", "days": 7}):
        with pytest.raises(ScheduleError, match="either an end or a number of days"):
            Horizon("2026-03-01", **more)
