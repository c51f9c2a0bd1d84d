"""A case: which doses count, from when infusions count, and how the place of a value is told on each clock."""

import datetime as dt

import pytest
from courses import LABEL, regimen

from posology import Bound, Component, Frequency, Regimen, Schedule, Step, check
from posology.scope import Scope

NEW_YORK = "America/New_York"


def only(what, bound, **more):
    (verdict,) = check(what, [bound], **more)
    return verdict


def infused(*parts):
    """A step of infusions, each as (time, how long)."""
    step = Step(components=[Component("1 g", Frequency.at(time), over=over) for time, over in parts])
    return Regimen("examplol", "intravenous", step)


def test_an_interval_counts_from_the_end_of_each_infusion_by_its_own_length():
    # 08:00 to 08:30, 12:00 to 16:00: 3 h 30 min from the first to the second
    verdict = only(
        infused(("08:00", "30 minutes"), ("12:00", "4 hours")), Bound.least_interval("3 hours", source=LABEL)
    )
    assert (verdict.status, verdict.value) == ("PROVED", dt.timedelta(hours=3, minutes=30))


def test_over_a_clock_change_the_time_from_the_end_of_an_infusion_is_another_on_each_clock():
    # from 02:00 to 05:00 on the wall; on 8 March 2026 the clock goes from 02:00 to 03:00, so that 2 hours pass
    nights = Schedule(infused(("01:00", "1 hour"), ("05:00", "1 hour")), "2026-03-06", zone=NEW_YORK, days=5)
    verdict = only(nights, Bound.least_interval("3 hours", source=LABEL))
    assert (verdict.status, verdict.value) == ("PROVED", dt.timedelta(hours=3))
    assert (verdict.other.status, verdict.other.value) == ("VIOLATED", dt.timedelta(hours=2))


@pytest.mark.parametrize("dose", ["100 mg", "1 mg/kg"])
def test_the_times_of_one_phase_are_decided_without_the_other_and_without_a_weight(dose):
    # loading at 00:00, 08:00 and 16:00 of day 1, then 20:00 and 22:00 of each day
    steps = regimen(
        Step(dose, Frequency.every(hours=8), days=1, phase="loading"),
        Step(dose, Frequency.at("20:00", "22:00"), phase="maintenance"),
    )
    found = {
        phase: only(steps, Bound.least_interval("4 hours", source=LABEL, scope=Scope(phase=phase)))
        for phase in ("loading", "maintenance")
    }
    often = only(steps, Bound.doses_per_window(3, "24 hours", source=LABEL, scope=Scope(phase="loading")))
    assert (often.status, often.value) == ("PROVED", 3)
    assert (found["loading"].status, found["loading"].value) == ("PROVED", dt.timedelta(hours=8))
    assert (found["maintenance"].status, found["maintenance"].value) == ("VIOLATED", dt.timedelta(hours=2))


@pytest.mark.parametrize("zone", [None, NEW_YORK])
def test_the_place_of_a_dose_has_a_time_and_that_of_a_date_has_none(zone):
    twice = Schedule(regimen(Step("1 g", Frequency.at("22:00", "23:00"))), "2026-12-01", zone=zone, days=3)
    dose = only(twice, Bound.per_dose("500 mg", source=LABEL)).witness
    assert (dose.day, dose.time, dose.moment.hour) == (1, dt.time(22), 22)
    day = only(twice, Bound.per_day("1 g/day", source=LABEL)).witness
    assert (day.day, day.time, day.moment.date()) == (1, None, dt.date(2026, 12, 1))


def test_a_place_on_elapsed_time_is_told_by_the_wall_time_and_date_of_the_patient():
    # 22:00 and 23:00 in New York are 03:00 and 04:00 of the next day in UTC
    twice = Schedule(regimen(Step("1 g", Frequency.at("22:00", "23:00"))), "2026-12-01", zone=NEW_YORK, days=3)
    witness = only(twice, Bound.least_interval("2 hours", clock="elapsed", source=LABEL)).witness
    assert (witness.day, witness.time) == (1, dt.time(22))  # the first of the two that are too near
    assert witness.moment == dt.datetime(2026, 12, 2, 3, tzinfo=dt.UTC)
    assert witness.moment.utcoffset() == dt.timedelta(hours=-5)
