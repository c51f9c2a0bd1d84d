"""Going on: doses that are due when the step before would have had its next one, beside others of their step."""

import pytest
from courses import regimen

from posology import Bound, Frequency, Schedule, Source, Step, check
from posology.errors import RegimenError
from posology.frequency import ClockFrequency

GOES_ON, DAY_1, DAY_2 = (Frequency.every(days=2, first=first) for first in (None, 1, 2))


def doses(*steps):
    return [(each.day, str(each.dose)) for each in Schedule(regimen(*steps), "2026-12-01")]


def beside(first, second):
    return Step(components=[("5 mg", first), ("7.5 mg", second)], days=6)


def test_doses_on_alternate_days_are_split_between_any_two_days():
    # 5 mg on days 1, 3 and 5, 7.5 mg on days 2, 4 and 6
    whole = [(1, "5 mg"), (2, "7.5 mg"), (3, "5 mg"), (4, "7.5 mg"), (5, "5 mg"), (6, "7.5 mg")]
    assert doses(beside(GOES_ON, DAY_2)) == whole
    for at in range(1, 6):
        assert doses(*beside(GOES_ON, DAY_2).split(at)) == whole


def test_alternate_days_that_would_meet_because_one_goes_on_are_refused_and_not_given_as_a_double_dose():
    # 5 mg on days 1, 3, 5 and 7 goes on on day 9, the second of the step from day 8 on, as 7.5 mg does
    week = Step("5 mg", GOES_ON, days=7)
    meeting, limit = regimen(week, beside(GOES_ON, DAY_2)), Bound.per_day("20 mg/day", source=Source("Example label"))
    for ask in (lambda: Schedule(meeting, "2026-12-01"), lambda: check(meeting, [limit])):
        with pytest.raises(RegimenError, match="or name the first day of each") as caught:
            ask()
        both = (caught.value.limit, caught.value.value)
        assert both == ("5 mg morning, every 2 days", "7.5 mg morning, every 2 days")
    on_7 = [(1, "5 mg"), (3, "5 mg"), (5, "5 mg"), (7, "5 mg")]
    apart = [(8, "7.5 mg"), (9, "5 mg"), (10, "7.5 mg"), (11, "5 mg"), (12, "7.5 mg"), (13, "5 mg")]
    assert doses(week, beside(GOES_ON, DAY_1)) == on_7 + apart
    assert doses(week, beside(DAY_2, DAY_1)) == on_7 + apart


def test_what_goes_on_from_no_step_before_begins_on_day_1():
    with pytest.raises(RegimenError, match="overlap"):
        doses(beside(GOES_ON, DAY_1))
    assert doses(Step.no_dose(days=1), beside(GOES_ON, DAY_2))[:2] == [(2, "5 mg"), (3, "7.5 mg")]


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (GOES_ON, GOES_ON, True),
        (GOES_ON, DAY_1, False),
        (GOES_ON, DAY_2, False),
        (DAY_1, DAY_1, True),
        (DAY_1, DAY_2, False),
        (GOES_ON, Frequency.every(days=3, first=2), True),
        (GOES_ON, Frequency.every(days=4, first=2), False),
        (ClockFrequency("morning", every=5, first_day=4), ClockFrequency("morning", every=10, first_day=9), True),
        (ClockFrequency("morning", every=5, first_day=4), ClockFrequency("morning", every=10, first_day=6), False),
        (Frequency.weekly("Monday"), Frequency.every(days=2, first=2), True),
    ],
)
def test_two_frequencies_meet_wherever_they_stand_unless_their_days_can_stay_apart(one, other, both):
    assert both == one.coincides(other) == other.coincides(one)
