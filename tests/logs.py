"""Logs that the tests of logs, findings and comparisons share."""

import datetime as dt
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from posology import Administration, Dose
from posology.administration import Plan

DAY1 = dt.date(2026, 12, 1)
PLAN = Plan("examplol", "oral", DAY1)
MIDNIGHT = dt.datetime(2026, 12, 1)
NEW_YORK = "America/New_York"


def given(moment, dose="1 g", zone=None, fold=0, plan=PLAN):
    """One administration at a moment as text."""
    found = dt.datetime.fromisoformat(moment)
    if zone is not None:
        found = found.replace(tzinfo=ZoneInfo(zone), fold=fold)
    return Administration(found, None, Dose(dose), plan)


def every(*hours, dose="1 g"):
    """Doses so many hours after the midnight of day 1."""
    return [Administration(MIDNIGHT + dt.timedelta(hours=hour), None, Dose(dose), PLAN) for hour in hours]


def at(minute, mg=1):
    """A dose so many minutes after the midnight of day 1."""
    return Administration(MIDNIGHT + dt.timedelta(minutes=minute), None, Dose(mg, "mg"), PLAN)


MINUTES = st.integers(0, 5 * 1440 - 1) | st.integers(0, 19).map(lambda n: 360 * n - n % 2)
"""Minutes of five days, many of them 6 hours, or a minute less, apart."""
DOTS = st.lists(st.tuples(MINUTES, st.integers(1, 5)), min_size=1, max_size=25)
"""Doses of a log as (minute, mg)."""
