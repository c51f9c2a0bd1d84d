"""Schedule: a strategy of schedules."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from typing import Any

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.errors import RegimenError, ScheduleError
from posology.regimen import Regimen
from posology.schedule import Schedule
from posology.testing.date import clock_times, start_dates, zones
from posology.testing.named import named
from posology.testing.regimen import regimens
from posology.testing.value import usually

_SLOTS = (None, None, {"morning": "06:45"}, {"noon": "13:00", "evening": "19:30", "bedtime": "23:15"})


@named
def schedules(
    regimen: Regimen | SearchStrategy[Regimen] | None = None,
    *,
    zone: SearchStrategy[str | None] | None = None,
    most_days: int = 60,
) -> SearchStrategy[Schedule]:
    """
    Schedules with an end: in floating time or a time zone, from day 1 or later, some with slot times of their own.

    Args:
        regimen: What is given, or where that comes from; nothing in it left open. [default `regimens`]
        zone: Where time zones come from; None among them is floating time. [default none or `zones`]
        most_days: How many days they show at most. [1 or more]

    >>> from posology.testing.plainest import plainest
    >>> from posology.step import Step
    >>> week = Regimen("examplol", "oral", Step("5 mg", days=7))
    >>> str(plainest(schedules(week)).horizon)
    '2026-12-01 up to but not including 2026-12-02'
    """
    if isinstance(regimen, Regimen):
        regimen = st.just(regimen)
    return st.builds(
        _schedule,
        usually(regimen, lambda: regimens(resolved=True)),
        start_dates(),
        st.none() | clock_times(),
        st.just(1) | st.integers(1, most_days),
        zone=usually(zone, lambda: st.none() | zones()),
        days=st.integers(1, most_days),
        slots=st.sampled_from(_SLOTS),
    )


def _schedule(regimen: Regimen, start: dt.date, late: dt.time | None, first_day: int, **more: Any) -> Schedule:
    if regimen.days is not None:
        first_day = (first_day - 1) % regimen.days + 1
    try:
        if late is not None and first_day == 1:
            with suppress(ScheduleError):  # an interval does not begin at every time of day
                return Schedule(regimen, dt.datetime.combine(start, late), **more)
        return Schedule(regimen, start, first_day=first_day, **more)
    except RegimenError:  # intervals and days that meet again only after a very long time
        reject()
