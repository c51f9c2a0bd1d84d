"""Covering: what a verdict for every start says that it covers, and what it is known from."""

from __future__ import annotations

import datetime as dt

from posology.zones.every_zone import Years, every_zone, whole_years
from posology.zones.tz_release import release


def database(years: Years) -> str:
    """
    Name the tz database from which the clock changes of some years are known.

    >>> database((2026, 2027)).startswith("the tz database ")
    True
    """
    return f"the tz database {release(tuple(sorted(name for alike in every_zone(years) for name in alike.names)))}"


def all_starts(years: Years) -> str:
    """
    Say what every start is.

    >>> all_starts((2026, 2027)).startswith("every start from 2026-01-01 up to 2027-01-01 in every zone of the tz")
    True
    """
    first, end = (dt.date.fromordinal(each) for each in whole_years(years))
    return f"every start from {first} up to {end} in every zone of {database(years)}"


def looked_up(years: Years) -> str:
    """
    Say up to when clock changes are known.

    >>> looked_up((2026, 2028))
    'clock changes are looked up to 2028-01-01'
    """
    return f"clock changes are looked up to {dt.date.fromordinal(whole_years(years)[1])}"
