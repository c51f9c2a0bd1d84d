"""Page plans: schedules of every kind for the tests of what is printed: steps, cycles, clocks, intervals, zones."""

import datetime as dt

from hypothesis import reject
from hypothesis import strategies as st

from posology import Component, Cycle, Frequency, Regimen, Schedule, Step
from posology.errors import RegimenError, ScheduleError

AMOUNTS = st.sampled_from(["0.25 mg", "5 mg", "12.5 mg", "300 mg", "1200 mg", "2500 mg", "100 mcg", "1.5 g"])
CLOCKS = st.sampled_from(
    [
        Frequency.daily(1),
        Frequency.daily(2),
        Frequency.daily(3),
        Frequency.daily(4),
        Frequency.at("bedtime"),
        Frequency.at("02:30", "14:00"),
        Frequency.at("01:30"),
        Frequency.at("morning", "00:15"),
        Frequency.every_other_day(),
        Frequency.every_other_day(at="evening"),
        Frequency.every(days=3, at=["noon", "21:00"]),
        Frequency.weekly("Monday"),
        Frequency.weekly("Tuesday", "Saturday", at="bedtime"),
        Frequency.every(hours=6),
        Frequency.every(hours=5),
        Frequency.every(hours=36, first="09:00"),
        Frequency.every(hours=3),
    ]
)
STARTS = st.sampled_from(
    [
        "2024-02-29",
        "2026-12-25",
        "2026-03-01",
        "2026-10-24",
        "2027-12-31",
        "2026-11-01",
        "2026-03-28",
        "2026-04-23",
    ]
) | st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31)).map(str)
ZONES = st.sampled_from(
    [
        None,
        "America/New_York",
        "Europe/Berlin",
        "Australia/Lord_Howe",
        "Africa/Cairo",
        "Asia/Kathmandu",
        "Antarctica/Troll",
    ]
)


@st.composite
def steps(draw, end=True):
    days = draw(st.integers(1, 7)) if end else draw(st.none() | st.integers(1, 20))
    if days and draw(st.integers(0, 7)) == 0:
        return Step.no_dose(days=days)
    parts = [Component(draw(AMOUNTS), draw(CLOCKS)) for _ in range(draw(st.integers(1, 2)))]
    try:
        return Step(components=parts, days=days)
    except RegimenError:
        reject()


@st.composite
def schedules(draw):
    """Schedules of up to 40 days: steps, components, cycles, every kind of frequency, zones."""
    items = draw(
        st.lists(steps() | st.builds(Cycle, steps(), days=st.integers(7, 21), times=st.integers(1, 3)), max_size=3)
    )
    items.append(draw(steps(end=False) | st.builds(Cycle, steps(), days=st.integers(7, 21))))
    try:
        regimen = Regimen("examplol", "oral", items)
        return Schedule(
            regimen,
            draw(STARTS),
            zone=draw(ZONES),
            first_day=draw(st.integers(1, 3)),
            days=draw(st.integers(1, 40)),
        )
    except (RegimenError, ScheduleError):
        reject()


PLANS = schedules()
