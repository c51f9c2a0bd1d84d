"""On which days an as-needed component may be taken, and what repeats there."""

from courses import LABEL, regimen

from posology import Bound, Cycle, Frequency, Step
from posology.needs.adversary import adversary
from posology.needs.in_force import InForce
from posology.shape import DAY

FOUR = Frequency.as_needed(at_least="4 hours", most=4, per="day")
ONE = Frequency.as_needed(most=1, per="day")


def step(days, frequency=FOUR):
    return Step("1 g", frequency, days=days)


def days(in_force, low, high):
    return [(span.start / DAY, span.stop / DAY) for span in in_force.spans(low * DAY, high * DAY)]


def test_what_is_stopped_ends_then_and_no_sooner_than_its_last_item():
    assert InForce((step(3),)).end == 3 * DAY
    assert InForce((step(3),), stop=DAY).end == DAY
    assert InForce((step(3),), stop=5 * DAY).end == 3 * DAY
    assert InForce((step(None),)).end is None
    assert InForce((step(None),), stop=DAY).end == DAY


def test_nothing_is_in_force_after_a_stop():
    assert days(InForce((step(3),), stop=DAY), 0, 3) == [(0, 1)]
    assert days(InForce((step(None),), stop=2 * DAY), 0, 9) == [(0, 2)]


def test_steps_that_follow_each_other_after_a_pause_are_one_span():
    items = (step(1), Step.no_dose(days=1), step(1), step(1))
    assert days(InForce(items), 0, 9) == [(0, 1), (2, 4)]
    assert days(InForce(items), 1, 2) == []


def test_of_a_cycle_the_rounds_that_are_asked_for_are_given():
    weekly = InForce((Step.no_dose(days=3), Cycle(step(2), days=7)))
    assert days(weekly, 0, 12) == [(3, 5), (10, 12)]
    assert days(weekly, 24, 33) == [(24, 26), (31, 33)]


def test_each_day_of_a_cycle_is_looked_at():
    # one on the first day of each round, four on the second
    verdict = adversary(regimen(Cycle([step(1, ONE), step(1)])), Bound.per_day("3 g/day", source=LABEL))
    assert (verdict.status, str(verdict.value), verdict.witness.day) == ("VIOLATED", "4 g/day", 2)
