"""Starting: when a schedule begins, to the minute, what is no start, and moments that one wall time has twice."""

import datetime as dt

import pytest
from courses import GABAPENTIN, regimen

from posology import Frequency, Schedule, Step
from posology.errors import PosologyError, ScheduleError

UTC = dt.UTC


@pytest.mark.parametrize("start", ["2026-12-01T14:30", dt.datetime(2026, 12, 1, 14, 30)])
def test_a_late_start_counts_to_the_minute(start):
    schedule = Schedule(regimen(Step("1 g", Frequency.every(hours=6))), start, days=1)
    assert [f"{each.moment:%H:%M}" for each in schedule] == ["14:30", "20:30"]


@pytest.mark.parametrize(
    "start",
    [
        pytest.param("2026-12-01T14:60", id="minute 60"),
        pytest.param(dt.datetime(2026, 12, 1, 14, 0, 30), id="seconds"),
        pytest.param(dt.datetime(2026, 12, 1, tzinfo=UTC), id="a zone of its own"),
        pytest.param("1 May", id="no date"),
    ],
)
def test_a_start_that_is_no_minute_of_a_day_is_refused_as_a_start(start):
    with pytest.raises(PosologyError) as caught:
        Schedule(GABAPENTIN, start)
    assert caught.value.field == "start"


def test_slots_at_one_time_are_refused_with_the_times_of_all_four():
    with pytest.raises(ScheduleError, match="morning 08:00, noon 08:00, evening 18:00, bedtime 22:00 are not in order"):
        Schedule(GABAPENTIN, "2026-12-01", slots={"noon": "08:00"})


def test_the_dose_after_a_wall_time_that_comes_twice_is_an_hour_later():
    # 1 November 2026 in New York: 01:30 is first 05:30, then 06:30 in UTC
    schedule = Schedule(regimen(Step("5 mg", Frequency.every(hours=1))), "2026-11-01T00:30", zone="America/New_York")
    twice = dt.datetime(2026, 11, 1, 1, 30, tzinfo=schedule.zone)
    assert dt.datetime(2026, 11, 1, 6, 30, tzinfo=UTC) == schedule.next_after(twice).instant
    assert dt.datetime(2026, 11, 1, 7, 30, tzinfo=UTC) == schedule.next_after(twice.replace(fold=1)).instant
