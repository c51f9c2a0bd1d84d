"""Doubling: which doses count for a planned one, and from when on they are a whole dose more."""

from courses import regimen
from logs import given

from posology import Frequency, Schedule, Step
from posology.logs.compare import compare


def doubled(planned, doses):
    """The moments of the doubled entries of one day, of doses planned and given as '08:00 300 mg'."""
    parts = [(text[6:], Frequency.at(text[:5])) for text in planned]
    schedule = Schedule(regimen(Step(components=parts)), "2026-12-01", days=1)
    log = [given(f"2026-12-01 {text[:5]}", text[6:]) for text in doses]
    found = compare(schedule, log, early="1 hour", late="2 hours", until="2026-12-02")
    return [f"{(each.given or each.planned)[0].moment:%H:%M}" for each in found.doubled]


def test_an_extra_dose_counts_for_a_planned_one_from_early_before_it_to_late_after_it_both_ends_allowed():
    assert doubled(["08:00 300 mg"], ["06:59 300 mg", "08:00 300 mg"]) == []
    assert doubled(["08:00 300 mg"], ["07:00 300 mg", "08:00 300 mg"]) == ["07:00"]
    assert doubled(["08:00 300 mg"], ["08:00 300 mg", "10:00 300 mg"]) == ["10:00"]
    assert doubled(["08:00 300 mg"], ["08:00 300 mg", "10:01 300 mg"]) == []


def test_an_extra_dose_counts_for_the_planned_one_that_it_is_nearest_to():
    # 08:40 is 40 minutes from the 300 mg and 50 from the 600 mg: 300 mg more are twice the one, not the other
    planned = ["08:00 300 mg", "09:30 600 mg"]
    assert doubled(planned, ["08:00 300 mg", "08:40 300 mg", "09:30 600 mg"]) == ["08:40"]
    assert doubled(planned, ["08:00 300 mg", "08:50 300 mg", "09:30 600 mg"]) == []


def test_only_the_dose_missed_last_makes_the_next_a_double_one():
    # 100 mg more are the dose of 08:00, which was missed before that of 12:00
    planned = ["08:00 100 mg", "12:00 600 mg", "22:00 600 mg"]
    assert doubled(planned, ["22:00 700 mg"]) == []
    assert doubled(planned, ["12:00 700 mg", "22:00 600 mg"]) == ["12:00"]


def test_twice_a_dose_of_1_mg_is_doubled():
    assert doubled(["08:00 1 mg"], ["08:00 2 mg"]) == ["08:00"]
    assert doubled(["08:00 1 mg"], ["08:00 1.9 mg"]) == []


def test_a_dose_beside_one_that_it_cannot_be_added_to_is_not_said_to_be_doubled():
    assert doubled(["08:00 300 mg"], ["08:00 1 capsule", "08:30 300 mg"]) == []
    assert doubled(["08:00 300 mg"], ["08:00 1 capsule", "08:30 1 capsule"]) == []
