"""As-needed starts: no way to take as-needed doses around a clock change is over what is proved for every start."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from courses import LABEL, regimen

from posology import Bound, Component, Frequency, Step, prove
from posology.as_needed import AsNeeded

YEAR = (2026, 2027)
CHANGES = [
    ("America/New_York", dt.date(2026, 3, 8)),
    ("America/New_York", dt.date(2026, 11, 1)),
    ("Antarctica/Troll", dt.date(2026, 3, 29)),
    ("Antarctica/Troll", dt.date(2026, 10, 25)),
    ("Australia/Lord_Howe", dt.date(2026, 4, 5)),
]
GRID = 120
"""The minutes from one moment at which a dose may be taken to the next."""


def ways(limits, zone, date):
    """Every way to take doses on a grid of moments from noon before a date to noon after it, as (elapsed, wall)."""
    noon = dt.datetime.combine(date - dt.timedelta(1), dt.time(12), ZoneInfo(zone)).astimezone(dt.UTC)
    moments = []
    for minute in range(0, 2 * 1440, GRID):
        wall = (noon + dt.timedelta(minutes=minute)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        moments.append((minute, int((wall - dt.datetime(2026, 1, 1)).total_seconds()) // 60))

    def allowed(taken, new):
        if limits.at_least is not None and taken and new[0] - taken[-1][0] < limits.at_least:
            return False
        if limits.per == "day":
            return sum(each[1] // 1440 == new[1] // 1440 for each in taken) < limits.most
        return limits.per is None or sum(new[0] - each[0] < limits.per for each in taken) < limits.most

    def longer(taken, n):
        yield taken
        for k in range(n, len(moments)):
            if allowed(taken, moments[k]):
                yield from longer((*taken, moments[k]), k + 1)

    return longer((), 0)


def most(bound, taken):
    """The most of 1 g doses in a window of a bound."""
    if bound.kind == "per-day":
        return max((sum(a[1] // 1440 == b[1] // 1440 for b in taken) for a in taken), default=0)
    n = 1 if bound.clock == "clock" else 0
    return max((sum(0 <= b[n] - a[n] < bound.window for b in taken) for a in taken), default=0)


def grams(verdict):
    return int(verdict.value.base)


@pytest.mark.parametrize("limits", [AsNeeded("8 hours", 2, "day"), AsNeeded("6 hours"), AsNeeded("8 hours", 2, 1440)])
def test_no_way_around_a_clock_change_is_over_what_is_proved(limits):
    bounds = [
        Bound.rolling("90 g", "24 hours", clock="elapsed", source=LABEL),
        Bound.rolling("90 g", "24 hours", clock="clock", source=LABEL),
        Bound.per_day("90 g/day", source=LABEL),
    ]
    proved = prove(regimen(Step("1 g", limits)), bounds, years=YEAR)
    assert proved.ok
    for zone, date in CHANGES:
        for taken in ways(limits, zone, date):
            for bound, verdict in zip(bounds, proved, strict=True):
                assert most(bound, taken) <= grams(verdict), (zone, bound, taken)


def one(what, bound):
    return prove(what, [bound], years=YEAR)[0]


FOUR_A_DAY = regimen(Step("1 g", Frequency.as_needed(at_least="4 hours", most=4, per="day")))


def test_four_a_day_stay_4_g_on_the_longest_date_and_6_g_in_24_hours_that_pass():
    day = one(FOUR_A_DAY, Bound.per_day("4 g/day", source=LABEL))
    assert (day.status, str(day.value), "every start from 2026-01-01" in day.covers) == ("PROVED", "4 g/day", True)
    assert "no clock changes" not in day.assumes
    hours = one(FOUR_A_DAY, Bound.rolling("6 g", "24 hours", clock="elapsed", source=LABEL))
    assert (hours.status, str(hours.value), hours.other.status) == ("PROVED", "6 g", "UNKNOWN")


def test_a_window_on_the_wall_that_holds_a_repeated_hour_is_not_proved_by_one_of_24_hours():
    each_4_hours = regimen(Step("1 g", Frequency.as_needed(at_least="4 hours")))
    verdict = one(each_4_hours, Bound.rolling("6 g", "24 hours", source=LABEL))
    # 26 hours pass in Troll from 00:00 to 00:00, and hold 7 doses
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "how doses taken as needed fall around a clock change")
    assert str(one(each_4_hours, Bound.rolling("7 g", "24 hours", source=LABEL)).value) == "7 g"


def test_times_between_as_needed_doses_are_time_that_passes():
    elapsed = one(FOUR_A_DAY, Bound.least_interval("4 hours", clock="elapsed", source=LABEL))
    assert (elapsed.status, elapsed.value) == ("PROVED", dt.timedelta(hours=4))
    assert one(FOUR_A_DAY, Bound.least_interval("4 hours", source=LABEL)).status == "UNKNOWN"
    wall = one(FOUR_A_DAY, Bound.least_interval("2 hours", source=LABEL))
    assert (wall.status, wall.value, wall.margin) == ("PROVED", dt.timedelta(hours=2), dt.timedelta())


def test_scheduled_doses_are_added_at_their_worst_start():
    both = regimen(
        Step(components=[Component("1 g", Frequency.at("21:00")), Component("1 g", AsNeeded("8 hours", 2, "day"))])
    )
    # 2 nightly doses within 24 hours that pass, 3 as needed
    limit = Bound.rolling("5 g", "24 hours", clock="elapsed", source=LABEL)
    assert (one(both, limit).status, str(one(both, limit).value)) == ("PROVED", "5 g")
    assert one(both, Bound.rolling("4 g", "24 hours", clock="elapsed", source=LABEL)).status == "UNKNOWN"
