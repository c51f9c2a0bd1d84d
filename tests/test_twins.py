"""The cap per 24 hours beside a cap per date, and the reverse: both are computed, and a gap between them is said."""

import datetime as dt

import pytest
from courses import LABEL, regimen
from hypothesis import given
from hypothesis import strategies as st

from posology import Administration, Bound, Component, Frequency, Schedule, Step, Titration, check, prove
from posology.administration import Plan
from posology.dose import Dose
from posology.render import report as pages
from posology.twin import twin

PER_DATE = Bound.per_day("4 g/day", source=LABEL)
PER_24_HOURS = Bound.rolling("4 g", "24 hours", source=LABEL)
FOUR_A_DAY = regimen(Step("1 g", Frequency.as_needed(at_least="4 hours", most=4, per="day")))


def only(found):
    (verdict,) = found
    return verdict


@pytest.mark.parametrize("decide", [check, prove])
def test_hazard_29_the_verdict_on_a_cap_per_date_says_6_g_in_24_hours_beside_4_g(decide):
    verdict = only(decide(FOUR_A_DAY, [PER_DATE]))
    assert (verdict.status, str(verdict.value)) == ("PROVED", "4 g/day")
    assert (verdict.twin.status, str(verdict.twin.value), str(verdict.twin.limit)) == ("VIOLATED", "6 g", "4 g")


@pytest.mark.parametrize("decide", [check, prove])
def test_the_verdict_on_a_cap_per_24_hours_says_what_a_date_comes_to(decide):
    verdict = only(decide(FOUR_A_DAY, [PER_24_HOURS]))
    assert (verdict.status, str(verdict.value)) == ("VIOLATED", "6 g")
    assert (verdict.twin.status, str(verdict.twin.value)) == ("PROVED", "4 g/day")


def test_hazard_29_the_gap_is_printed_with_the_verdict():
    report = check(FOUR_A_DAY, [PER_DATE])
    assert "at most 4 g in any 24 hours: VIOLATED, 6 g" in str(report)
    assert "    beside it, at most 4 g in any 24 hours: VIOLATED, 6 g\n" in pages.text([("examplol", report)])
    assert pages.as_json(report[0])["twin"]["value"] == "6 g"


def test_the_twin_does_not_count_for_the_report():
    report = check(FOUR_A_DAY, [PER_DATE])
    assert (report.ok, report.status, len(report)) == (True, "PROVED", 1)


def test_where_both_come_to_the_same_nothing_is_said():
    three_a_day = regimen(Step("1 g", Frequency.daily(3)))
    assert [verdict.twin for verdict in check(three_a_day, [PER_DATE, PER_24_HOURS])] == [None, None]
    assert twin(Bound.rolling("4 g", "12 hours", source=LABEL)) is None
    assert twin(Bound.rolling("4 g/kg", "24 hours", source=LABEL)) is None
    assert twin(Bound.per_dose("4 g", source=LABEL)) is None


def test_a_late_dose_on_one_date_and_early_ones_on_the_next_make_the_gap():
    """20:00 and 22:00 on one date, 08:00 on the next: 2 g a date, 3 g in the 24 hours from 20:00."""
    steps = [Step("1 g", Frequency.at("20:00", "22:00"), days=1), Step("1 g", Frequency.at("08:00", "10:00"), days=1)]
    verdict = only(check(Schedule(regimen(*steps), "2026-12-01"), [Bound.per_day("2 g/day", source=LABEL)]))
    assert (verdict.status, str(verdict.value), verdict.twin.status, str(verdict.twin.value)) == (
        "PROVED", "2 g/day", "VIOLATED", "4 g",
    )  # fmt: skip


def test_on_the_25_hour_day_of_case_3_the_date_and_24_hours_of_the_wall_clock_both_come_to_5_g():
    every_6_hours = regimen(Step("1 g", Frequency.every(hours=6)))
    verdict = only(check(Schedule(every_6_hours, "2026-10-31", zone="America/New_York", days=3), [PER_DATE]))
    assert (verdict.status, str(verdict.value), verdict.twin) == ("VIOLATED", "5 g/day", None)


def test_a_log_says_the_gap_too():
    plan = Plan("examplol", "oral", dt.date(2026, 12, 1))
    times = [(1, 20), (1, 23), (2, 6), (2, 9)]
    log = [Administration(dt.datetime(2026, 12, day, hour), None, Dose("1 g"), plan) for day, hour in times]
    verdict = only(check(log, [Bound.per_day("2 g/day", source=LABEL)]))
    assert (verdict.status, str(verdict.twin.value), verdict.twin.status) == ("PROVED", "4 g", "VIOLATED")


def test_a_titration_with_one_dose_a_day_has_no_gap():
    rules = {"start": "10 mg", "increment": "10 mg", "interval": (3, 7), "ceiling": "50 mg"}
    nightly = only(prove(regimen(Titration(**rules)), [Bound.per_day("50 mg/day", source=LABEL)]))
    assert (nightly.status, nightly.twin) == ("PROVED", None)


@given(
    st.lists(
        st.tuples(st.integers(0, 1439), st.integers(1, 9)), min_size=1, max_size=4, unique_by=lambda pair: pair[0]
    ),
    st.lists(
        st.tuples(st.integers(0, 1439), st.integers(1, 9)), min_size=1, max_size=4, unique_by=lambda pair: pair[0]
    ),
)
def test_a_window_holds_at_least_what_a_date_does_and_the_twin_is_the_sum_counted_out(first, second):
    def step(doses):
        return Step(
            components=[Component(f"{mg} mg", Frequency.at(f"{m // 60:02}:{m % 60:02}")) for m, mg in doses], days=1
        )

    schedule = Schedule(regimen(step(first), step(second)), "2026-12-01")
    verdict = only(check(schedule, [Bound.per_day("9 mg/day", source=LABEL)]))
    moments = sorted([*first, *((1440 + m, mg) for m, mg in second)])
    window = max(sum(mg for at, mg in moments if low <= at < low + 1440) for low, _ in moments)
    date = max(sum(mg for _, mg in first), sum(mg for _, mg in second))
    assert str(verdict.value) == f"{date} mg/day"
    assert window == date if verdict.twin is None else str(verdict.twin.value) == f"{window} mg"
    assert window >= date
