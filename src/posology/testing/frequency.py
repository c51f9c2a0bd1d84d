"""Frequency: strategies of frequencies, clock-anchored or interval-anchored."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.as_needed import AsNeeded
from posology.daytime import WEEKDAYS
from posology.frequency import ClockFrequency, Frequency, IntervalFrequency
from posology.testing.date import clock_times, slots_or_times
from posology.testing.named import named

_USUAL_HOURS = (6, 8, 12, 24, 4, 5, 36, 48, 72, 1)


def _times_of_day() -> SearchStrategy[list[str | dt.time]]:
    return st.lists(slots_or_times(), min_size=1, max_size=3, unique=True)


def daily_frequencies() -> SearchStrategy[ClockFrequency]:
    """
    Frequencies that are the same on every day.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(daily_frequencies()))
    'morning'
    """
    return st.integers(1, 4).map(Frequency.daily) | _times_of_day().map(lambda times: Frequency.at(*times))


def weekday_frequencies() -> SearchStrategy[ClockFrequency]:
    """
    Frequencies on one to six weekdays.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(weekday_frequencies()))
    'morning, on Monday only'
    """
    days = st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=6, unique=True)
    return st.builds(lambda days, at: Frequency.weekly(*days, at=at), days, _times_of_day())


def _every_nth_day() -> SearchStrategy[ClockFrequency]:
    def made(times: list[str | dt.time], every: int, day: int | None) -> ClockFrequency:
        return ClockFrequency(times, every=every, first_day=None if day is None else day % every + 1)

    return st.builds(made, _times_of_day(), st.integers(1, 9), st.none() | st.integers(0, 8))


@named
def clock_frequencies() -> SearchStrategy[ClockFrequency]:
    """
    Clock-anchored frequencies: daily, every n-th day, on weekdays.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(clock_frequencies()))
    'morning'
    """
    return daily_frequencies() | weekday_frequencies() | _every_nth_day()


def interval_frequencies() -> SearchStrategy[IntervalFrequency]:
    """
    Interval-anchored frequencies: every 30 minutes to 3 days, in half hours or, up to 10 hours, in minutes.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(interval_frequencies()))
    'every 6 hours'
    """
    usual = st.sampled_from([60 * hours for hours in _USUAL_HOURS])
    half_hours = st.integers(1, 144).map(lambda count: 30 * count)
    return st.builds(IntervalFrequency, usual | half_hours | st.integers(30, 600), first=st.none() | clock_times())


def as_needed_frequencies() -> SearchStrategy[AsNeeded]:
    """
    As needed, within limits: so long apart, so many a day or in a window, or both.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(as_needed_frequencies()))
    'as needed, at least 4 hours apart'
    """
    gaps = st.sampled_from([240, 360, 480, 60]) | st.integers(1, 1440)
    counts = st.tuples(st.integers(1, 8), st.sampled_from(["day", 1440]) | st.integers(60, 4320))
    apart = gaps.map(AsNeeded)
    often = counts.map(lambda limit: AsNeeded(None, *limit))
    return apart | often | st.builds(lambda gap, limit: AsNeeded(gap, *limit), gaps, counts)


@named
def frequencies() -> SearchStrategy[ClockFrequency | IntervalFrequency]:
    """
    Frequencies of every kind that has dates.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(frequencies()))
    'morning'
    """
    return clock_frequencies() | interval_frequencies()
