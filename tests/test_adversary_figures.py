"""Worst ways to take as-needed doses, in figures: which doses they are, to the minute, and on which day."""

from courses import LABEL, regimen

from posology import Bound, Cycle, Frequency, Step
from posology.needs.adversary import adversary

FOUR = Frequency.as_needed(at_least="4 hours", most=4, per="day")
TWO = Frequency.as_needed(at_least="4 hours", most=2, per="day")
ONE = Frequency.as_needed(most=1, per="day")


def place(verdict):
    at = verdict.witness
    return at.day, None if at.time is None else at.time.isoformat("minutes"), str(at.value)


def test_a_window_is_told_in_order_of_time_with_each_dose_once():
    parts = [("1 g", Frequency.at("08:00")), ("2 g", Frequency.at("08:01")), ("1 g", FOUR)]
    verdict = adversary(regimen(Step(components=parts)), Bound.rolling("3 g", 10, source=LABEL))
    assert (verdict.status, str(verdict.value), place(verdict)) == ("VIOLATED", "4 g", (1, "08:00", "4 g"))
    assert verdict.moments == ("08:00 (1 g), 08:00 (1 g) and 08:01 (2 g) on day 1",)


def test_a_dose_at_the_end_of_a_window_is_not_told():
    beside = regimen(Step(components=[("1 g", Frequency.every(hours=6)), ("500 mg", TWO)]))
    verdict = adversary(beside, Bound.rolling("1 g", "6 hours", source=LABEL))
    assert (verdict.status, str(verdict.value), place(verdict)) == ("VIOLATED", "2 g", (1, "00:00", "2 g"))
    assert verdict.moments == ("00:00 (1 g), 00:00 (0.5 g) and 04:00 (0.5 g) on day 1",)


def test_each_day_of_a_cycle_after_other_steps_is_looked_at():
    cycle = Cycle([Step("1 g", ONE, days=1), Step("1 g", FOUR, days=1)])
    verdict = adversary(regimen(Step("1 g", ONE, days=1), cycle), Bound.per_day("3 g/day", source=LABEL))
    assert (verdict.status, str(verdict.value), place(verdict)) == ("VIOLATED", "4 g/day", (3, None, "4 g/day"))
