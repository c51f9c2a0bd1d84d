"""Regimens and schedules that the tests of the course, the schedule and the check share."""

import datetime as dt

import strategies as mine
from hypothesis import assume
from hypothesis import strategies as st

from posology import Cycle, Frequency, Regimen, Schedule, Source, Step, Titration
from posology.errors import PosologyError
from posology.frequency import IntervalFrequency

LABEL = Source("Example label", section="4.2")

GABAPENTIN = Regimen(
    "gabapentin",
    "oral",
    [
        Step("300 mg", Frequency.daily(1), days=1),
        Step("300 mg", Frequency.daily(2), days=1),
        Step("300 mg", Frequency.daily(3)),
    ],
)
METHYLPREDNISOLONE = Regimen("methylprednisolone", "intravenous", Cycle(Step("500 mg", days=2), weeks=2))
AMITRIPTYLINE = Regimen(
    "amitriptyline", "oral", Titration(start="30 mg", increment="30 mg", interval=7, ceiling="150 mg")
)

FREQUENCIES = mine.clock_frequencies | st.builds(
    IntervalFrequency,
    st.sampled_from([1, 4, 5, 6, 8, 12, 24, 36, 48, 50]).map(lambda hours: 60 * hours) | st.just(90),
    first=st.none() | mine.clock_times,
)
"""Frequencies that meet again soon."""

DOSES = st.sampled_from([1, 2, 3, 5, 10, 25]).map(lambda mg: f"{mg} mg")
REGIMENS = mine.regimens(frequency=FREQUENCIES)
SMALL = mine.regimens(frequency=FREQUENCIES, dose=DOSES)
"""Regimens of doses from 1 to 25 mg."""


CLOCK_CHANGES = st.sampled_from(
    [
        ("America/New_York", "2026-03-08"),
        ("America/New_York", "2026-11-01"),
        ("Europe/London", "2026-03-29"),
        ("Europe/London", "2026-10-25"),
        ("Africa/Cairo", "2026-04-24"),
        ("Africa/Cairo", "2026-10-29"),
        ("Africa/Casablanca", "2026-02-15"),
        ("Australia/Lord_Howe", "2026-04-05"),
        ("Australia/Lord_Howe", "2026-10-04"),
        ("Antarctica/Troll", "2026-03-29"),
        ("Antarctica/Troll", "2026-10-25"),
        ("Pacific/Apia", "2011-12-30"),
        ("America/Sao_Paulo", "2018-11-04"),
    ]
)
NEAR_CLOCK_CHANGES = st.tuples(CLOCK_CHANGES, st.just(0) | st.integers(-20, 3)).map(
    lambda pair: (pair[0][0], dt.date.fromisoformat(pair[0][1]) + dt.timedelta(pair[1]))
)
"""A zone, and a start on, shortly before or shortly after the day of a clock change."""


def regimen(*items):
    """A regimen of these steps and cycles."""
    return Regimen("examplol", "oral", items)


def made(what, *args, **more):
    """A schedule, unless its intervals meet only after an unreasonable time."""
    try:
        return Schedule(what, *args, **more)
    except PosologyError as error:
        assume("repeats only after" not in str(error))
        raise
