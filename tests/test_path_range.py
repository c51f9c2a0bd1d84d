"""A daily range over every path, in figures: where it is reached, where it is left, and what is taken for granted."""

import pytest
from courses import LABEL
from decision_paths import mg

from posology import Bound, Frequency, Regimen, Step, Titration
from posology.dose_choice import DoseChoice
from posology.ladders.every_path import every_path

BEDTIME = Frequency.at("bedtime")
TWICE = Frequency.daily(2)
UP, DOWN = ("raise", "hold"), ("lower", "hold")


def rules(start="30 mg", increment="30 mg", ceiling="60 mg", decisions=UP, **more):
    given = {"start": start, "increment": increment, "ceiling": ceiling, "interval": 3, "decisions": decisions}
    return Titration(**given | more)


def held(rules, least, most, *before):
    bound = Bound.maintenance(f"{least} mg/day", f"{most} mg/day", source=LABEL)
    return every_path(Regimen("examplol", "oral", [*before, rules]), bound, lambda _: None)


def place(verdict):
    return verdict.witness.day, verdict.witness.time, mg(verdict.witness.value)


def ladder(verdict):
    return [(day, mg(level)) for day, level in verdict.ladder]


def unknown(verdict):
    return verdict.missing if verdict.status == "UNKNOWN" else verdict.status


# --- Reached ---


def test_a_range_that_the_last_level_just_reaches_is_reached_and_what_is_granted_is_said():
    verdict = held(rules(), 60, 100)
    assert (verdict.status, mg(verdict.value), place(verdict)) == ("PROVED", 60, (4, None, 60))
    assert verdict.assumes == ("every ladder is carried to its end",)
    stopping = held(rules(decisions=("raise", "hold", "stop")), 60, 100)
    assert stopping.status == "PROVED"
    assert stopping.assumes == ("every ladder is carried to its end", "the days after a stop are not looked at")


def test_a_range_that_the_start_just_reaches_is_reached_without_a_raise():
    assert held(rules("20 mg", floor="20 mg", decisions=DOWN, frequency=TWICE), 40, 60).status == "PROVED"
    assert held(rules("40 mg", "10 mg", floor="30 mg", decisions=DOWN), 30, 60).status == "PROVED"


def test_each_dose_of_a_day_counts_towards_a_range():
    # 60 mg twice a day from the first raise on
    assert held(rules(frequency=TWICE), 120, 120).status == "PROVED"


def test_a_range_is_reached_if_the_lowest_level_that_leaves_no_room_for_the_largest_increment_does():
    # sums of 10 and 25 mg of which 25 mg more would pass 150 mg: 130 mg is the least of them
    by = DoseChoice("10 mg", "25 mg")
    assert held(rules(by, by, "150 mg"), 130, 150).status == "PROVED"
    assert unknown(held(rules(by, by, "150 mg"), 131, 150)) == (
        "a choice of start (10 mg or 25 mg), increment (10 mg or 25 mg)"
    )


def test_a_range_that_one_start_alone_reaches_needs_that_choice():
    either = rules(DoseChoice("20 mg", "40 mg"), "30 mg", "40 mg", DOWN, floor="20 mg")
    assert unknown(held(either, 30, 60)) == "a choice of start (20 mg or 40 mg)"


def test_a_range_that_a_step_just_reaches_and_every_level_keeps_is_reached():
    # 20 mg, then 10 mg twice, 20 mg once, 20 or 30 mg twice, 30 mg once ... : raised every day
    by = DoseChoice("10 mg", "25 mg")
    daily = rules("10 mg", by, "30 mg", "raise", interval=1, frequency=Frequency.every(hours=16, first="00:00"))
    assert held(daily, 20, 60, Step("20 mg", BEDTIME, days=1)).status == "PROVED"


def test_a_range_that_depends_on_what_the_user_sets_is_unknown():
    free = rules("30 mg", None, "150 mg", floor="30 mg")
    assert unknown(held(free, 60, 150)) == "a choice of increment"


def test_a_range_that_only_days_with_more_doses_than_the_first_reach_is_reached_on_those():
    # every 5 hours from 20:00: one dose on day 1, four or five on each day after it, of 50 mg in the end
    late = rules("10 mg", "40 mg", "50 mg", frequency=Frequency.every(hours=5, first="20:00"))
    verdict = held(late, 100, 250)
    assert (verdict.status, mg(verdict.value)) == ("PROVED", 250)
    left = held(late, 201, 250)  # a day of four doses comes to 200 mg
    assert (left.status, mg(left.value)) == ("VIOLATED", 200)


def test_a_range_above_every_level_is_told_with_the_largest_day():
    verdict = held(rules(), 70, 100)
    assert (verdict.status, mg(verdict.value), str(verdict.margin)) == ("VIOLATED", 60, "-10 mg")
    assert place(verdict) == (4, None, 60)


# --- Left ---


def test_a_range_that_is_just_reached_and_left_is_broken_on_the_day_it_is_left():
    verdict = held(rules("60 mg", decisions=DOWN, floor="30 mg"), 60, 100)
    assert (verdict.status, mg(verdict.value), str(verdict.margin)) == ("VIOLATED", 30, "-30 mg")
    assert (place(verdict), ladder(verdict)) == ((4, None, 30), [(1, 60), (4, 30)])


def test_of_the_levels_that_leave_a_range_on_one_day_the_lowest_is_shown():
    verdict = held(rules("60 mg", DoseChoice("10 mg", "25 mg"), decisions=DOWN, floor="10 mg"), 60, 100)
    assert (place(verdict), ladder(verdict), mg(verdict.value)) == ((4, None, 35), [(1, 60), (4, 35)], 10)


def test_a_range_that_a_step_just_reaches_is_left_by_the_titration_after_it():
    verdict = held(rules("20 mg"), 30, 60, Step("30 mg", BEDTIME, days=2))
    assert (verdict.status, place(verdict), ladder(verdict)) == ("VIOLATED", (3, None, 20), [(3, 20)])


def test_a_range_that_the_steps_before_leave_is_broken_before_any_level():
    before = [Step("40 mg", BEDTIME, days=1), Step("20 mg", BEDTIME, days=1)]
    verdict = held(rules(), 30, 60, *before)
    assert (verdict.status, place(verdict), ladder(verdict)) == ("VIOLATED", (2, None, 20), [])


def test_days_before_are_not_added_up():
    assert held(rules("20 mg", "10 mg"), 30, 60, Step("20 mg", BEDTIME, days=2)).status == "PROVED"


@pytest.mark.parametrize(("hours", "day"), [(36, 3), (28, 7)])
def test_a_range_is_left_on_the_first_day_without_a_dose(hours, day):
    # every 36 hours from midnight: 0:00, 12:00, none on day 3; every 28 hours: 4 hours later each day, none on day 7
    alone = rules("30 mg", ceiling="30 mg", frequency=Frequency.every(hours=hours, first="00:00"))
    verdict = held(alone, 30, 60)
    assert (verdict.status, place(verdict)) == ("VIOLATED", (day, None, 0))


# --- Passed ---


def test_a_range_that_is_passed_is_broken_on_the_day_that_passes_it():
    verdict = held(rules(), 20, 40)
    assert (verdict.status, place(verdict), ladder(verdict)) == ("VIOLATED", (4, None, 60), [(1, 30), (4, 60)])


def test_of_a_range_that_is_passed_first_and_left_later_the_first_is_shown():
    before = [Step(f"{dose} mg", BEDTIME, days=1) for dose in (40, 70, 20)]
    verdict = held(rules(), 30, 60, *before)
    assert (verdict.status, place(verdict)) == ("VIOLATED", (2, None, 70))
