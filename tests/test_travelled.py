"""Logs of travellers, schedules that a clock change carries over their last date, and what is said of cut ones."""

import datetime as dt
from zoneinfo import ZoneInfo

import attrs
from courses import LABEL, regimen

from posology import Administration, Bound, DoseRule, Frequency, Patient, Patients, Schedule, Step, check
from posology.administration import Plan
from posology.dose import Dose
from posology.verdict import Count

PLAN = Plan("examplol", "oral", dt.date(2026, 12, 1))


def given(zone, day, hour, minute=0, dose="5 mg"):
    return Administration(dt.datetime(2026, 12, day, hour, minute, tzinfo=ZoneInfo(zone)), None, Dose(dose), PLAN)


def only(report):
    (verdict,) = report
    return verdict


def test_the_wall_times_of_a_traveller_count_in_the_order_of_the_wall():
    """10:00 in Tokyo is 01:00 UTC, before 05:00 in London; on the wall it is after 05:30."""
    log = [given("Asia/Tokyo", 2, 10), given("Europe/London", 2, 5), given("Europe/London", 2, 5, 30)]
    verdict = only(check(log, [Bound.rolling("5 mg", "1 hour", source=LABEL)]))
    assert (verdict.status, str(verdict.value), f"{verdict.witness.time:%H:%M}") == ("VIOLATED", "10 mg", "05:00")
    gap = only(check(log, [Bound.least_interval("4 hours", source=LABEL)]))
    assert (gap.status, str(gap.value)) == ("VIOLATED", "0:30:00")


def test_tablets_beside_milligrams_in_a_zone_leave_the_times_decided():
    log = [given("Europe/London", 2, 5), given("Europe/London", 2, 8, dose="1 tablet")]
    gap = only(check(log, [Bound.least_interval("4 hours", source=LABEL)]))
    assert (gap.status, str(gap.value), gap.other.status) == ("VIOLATED", "3:00:00", "VIOLATED")
    count = only(check(log, [Bound.doses_per_window(1, "24 hours", source=LABEL)]))
    assert (count.status, count.value, count.other.value) == ("VIOLATED", Count(2), Count(2))


def test_a_dose_that_a_clock_change_carries_past_the_last_date_counts_with_the_others():
    """In Nuuk 23:00 on 28 March 2026 is midnight: a dose at 23:30 is given on the 29th."""
    late = regimen(Step("5 mg", Frequency.at("23:30"), days=1))
    both = [Schedule(late, "2026-03-28", zone="America/Nuuk") for _ in range(2)]
    verdict = only(check(both, [Bound.per_day("9 mg/day", source=LABEL)]))
    assert (verdict.status, str(verdict.value), f"{verdict.witness.moment:%m-%d}") == ("VIOLATED", "10 mg/day", "03-29")


def test_a_course_with_an_end_that_is_shown_in_part_is_said_to_give_no_dose_after_that():
    part = Schedule(regimen(Step("5 mg", days=10)), "2026-12-01", days=3)
    whole = Schedule(regimen(Step("7 mg", days=10)), "2026-12-01")
    verdict = only(check([part, whole], [Bound.per_day("12 mg/day", source=LABEL)]))
    assert (verdict.status, str(verdict.value)) == ("PROVED", "12 mg/day")
    assert [each for each in verdict.assumes if each.startswith("no dose of")] == [
        "no dose of examplol after 2026-12-03"
    ]


def test_what_is_broken_too_says_which_weight_it_takes_to_stay():
    by_weight = regimen(Step(DoseRule("15 mg/kg"), days=3))
    verdict = only(check(by_weight, [Bound.per_dose("800 mg", source=LABEL)], patient=Patient(weight="60 kg")))
    assert (verdict.status, verdict.assumes) == ("VIOLATED", ("body weight stays 60 kg",))
    declared = attrs.evolve(regimen(Step("5 mg", days=3)), patients=Patients(weight=("40 kg", "150 kg")))
    verdict = only(check(declared, [Bound.per_dose("6 mg", source=LABEL)], patient=Patient(weight="60 kg")))
    assert (verdict.status, verdict.assumes) == ("PROVED", ("body weight stays 60 kg",))
    of_all = only(check(declared, [Bound.per_dose("6 mg", source=LABEL)]))
    assert (of_all.status, of_all.assumes) == ("PROVED", ())
