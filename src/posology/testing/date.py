"""Date: strategies of start dates, times of day, horizons, time zones."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.daytime import SLOTS
from posology.horizon import Horizon

LEAP_DAYS = ("2024-02-28", "2024-02-29", "2028-02-29")
YEAR_ENDS = ("2026-12-01", "2026-12-31", "2027-01-01")
CLOCK_CHANGES = ("2026-03-07", "2026-03-28", "2026-04-23", "2026-10-24", "2026-10-31", "2011-12-29")
"""The eves of clock changes: New York, Europe, Cairo, and Apia's missing day."""

ZONES = (
    "UTC",
    "America/New_York",
    "Europe/London",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "Pacific/Apia",
    "America/St_Johns",
)
"""Whole, half and quarter hours; clocks that change by 30 minutes, 1 or 2 hours or a day."""


def start_dates() -> SearchStrategy[dt.date]:
    """
    Dates, many of them at a leap day, the end of a year or a clock change.

    >>> from posology.testing.plainest import plainest
    >>> plainest(start_dates(), lambda date: (date.month, date.day) == (2, 29))
    datetime.date(2024, 2, 29)
    """
    edges = [dt.date.fromisoformat(text) for text in (*YEAR_ENDS, *LEAP_DAYS, *CLOCK_CHANGES)]
    return st.sampled_from(edges) | st.dates(dt.date(2024, 1, 1), dt.date(2032, 12, 31))


def zones() -> SearchStrategy[str]:
    """
    Names of time zones: those of `ZONES`.

    >>> from posology.testing.plainest import plainest
    >>> plainest(zones())
    'UTC'
    """
    return st.sampled_from(ZONES)


def horizons(most_days: int = 60) -> SearchStrategy[Horizon]:
    """
    Horizons of 1 day or more.

    Args:
        most_days: The longest. [days]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(horizons()))
    '2026-12-01 up to but not including 2026-12-02'
    """
    return st.builds(lambda start, days: Horizon(start, days=days), start_dates(), st.integers(1, most_days))


def clock_times() -> SearchStrategy[dt.time]:
    """
    Times of day to the minute, never the usual one of a slot.

    >>> from posology.testing.plainest import plainest
    >>> plainest(clock_times(), lambda time: time.hour >= 12)
    datetime.time(12, 15)
    """
    return st.builds(dt.time, st.integers(0, 23), st.sampled_from([15, 30, 45, 1, 59]))


def slots_or_times() -> SearchStrategy[str | dt.time]:
    """
    Slots and times of day, no two at one time.

    >>> from posology.testing.plainest import plainest
    >>> plainest(slots_or_times())
    'morning'
    """
    return st.sampled_from(tuple(SLOTS)) | clock_times()
