"""As-needed doses have limits and no times; how many fit into a window is what brute force finds."""

import pickle

import as_needed as mine
import pytest
from examplol import faults
from hypothesis import given
from hypothesis import strategies as st

from posology import Component, Frequency, Protocol, Regimen, Schedule, Source, Step, Titration, formulary
from posology.as_needed import AsNeeded
from posology.course import Course
from posology.errors import PosologyError, RegimenError, UnresolvedError

FOUR_A_DAY = Frequency.as_needed(at_least="4 hours", most=4, per="day")
DAY = 1440


def regimen(*steps):
    return Regimen("examplol", "oral", steps)


@pytest.mark.parametrize(
    ("frequency", "text"),
    [
        (FOUR_A_DAY, "as needed, at least 4 hours apart, at most 4 a day"),
        (Frequency.as_needed(at_least="90 minutes"), "as needed, at least 90 minutes apart"),
        (
            Frequency.as_needed(at_least="1 hour", most=2, per="24 hours"),
            "as needed, at least 1 hour apart, at most 2 in any 24 hours",
        ),
        (Frequency.as_needed(most=1, per="day"), "as needed, at most 1 a day"),
        (Frequency.as_needed(most=3, per="168 hours"), "as needed, at most 3 in any 168 hours"),
    ],
)
def test_the_limits_are_said_in_words(frequency, text):
    assert text == str(frequency)
    assert f"1 g {text} for 3 days" == str(Step("1 g", frequency, days=3))


@pytest.mark.parametrize(
    ("limits", "problem"),
    [
        ({}, "no limit is given"),
        ({"most": 4}, "per: not given"),
        ({"at_least": "4 hours", "per": "day"}, "most: not given, but per day"),
        ({"at_least": "4 hours", "most": 0, "per": "day"}, "got 0 doses"),
        ({"at_least": "4 hours", "most": True, "per": "day"}, "got True doses"),
        ({"at_least": 0}, "got 0"),
        ({"at_least": "2 days"}, "calendar days or hours; write '48 hours'"),
        ({"most": 4, "per": "1 day"}, "calendar days or hours; write '24 hours', or 'day'"),
        ({"most": 4, "per": "1 month"}, "not a number of days"),
        ({"at_least": "0.5 minutes"}, "not a whole number of minutes"),
        ({"at_least": "4,5 hours"}, "got '4,5'"),
    ],
)
def test_limits_without_a_meaning_are_refused(limits, problem):
    with pytest.raises(PosologyError, match=problem.replace(".", r"\.")):
        Frequency.as_needed(**limits)


def test_hazard_18_as_needed_without_any_limit_is_refused_not_taken_for_none():
    with pytest.raises(RegimenError, match="no limit is given"):
        AsNeeded()


@given(mine.limits())
def test_limits_pickle_and_hash(limits):
    assert (limits, hash(limits)) == (pickle.loads(pickle.dumps(limits)), hash(pickle.loads(pickle.dumps(limits))))


def test_as_needed_doses_have_no_dates():
    both = Step(components=[("1 g", Frequency.every(hours=6)), ("500 mg", FOUR_A_DAY)])
    for step in (both, Step("1 g", FOUR_A_DAY, days=3)):
        with pytest.raises(UnresolvedError, match=r"as needed: '.*as needed, .*' has no dates"):
            Course.of(regimen(step))
        with pytest.raises(UnresolvedError):
            Schedule(regimen(step), "2026-12-01", days=1)


def test_a_titration_is_never_as_needed():
    with pytest.raises(RegimenError, match="frequency"):
        Titration(start="5 mg", increment="5 mg", interval=7, ceiling="20 mg", frequency=FOUR_A_DAY)


def test_the_same_as_needed_component_twice_in_a_step_is_refused_and_two_different_ones_are_not():
    with pytest.raises(RegimenError, match="overlap"):
        Step(components=[("1 g", FOUR_A_DAY), ("1000 mg", FOUR_A_DAY)])
    assert len(Step(components=[("500 mg", FOUR_A_DAY), ("1 g", FOUR_A_DAY)]).components) == 2


def test_a_split_step_keeps_its_limits():
    one, two = Step("1 g", FOUR_A_DAY, days=5).split(2)
    assert [Component("1 g", FOUR_A_DAY)] == list(one.components) == list(two.components)
    assert (one.days, two.days) == (2, 3)


# --- How many doses fit into a window ---


@pytest.mark.parametrize(
    ("limits", "low", "high", "count"),
    [
        (FOUR_A_DAY, 0, DAY, 4),
        (FOUR_A_DAY, 720, 720 + DAY, 6),  # 12, 16, 20 and then 0, 4, 8
        (Frequency.as_needed(at_least="1 hour", most=4, per="day"), 1200, 1200 + DAY, 8),  # 20 to 23, 0 to 3
        (Frequency.as_needed(at_least="1 hour", most=4, per="24 hours"), 1200, 1200 + DAY, 4),
        (Frequency.as_needed(at_least="6 hours"), 0, DAY, 4),
        (Frequency.as_needed(at_least="6 hours"), 0, DAY + 1, 5),
        (Frequency.as_needed(most=4, per="day"), DAY - 1, DAY + 1, 8),  # all at 23:59 and at 00:00
        (Frequency.as_needed(most=1, per="36 hours"), 0, 3 * DAY, 2),
        (Frequency.as_needed(at_least="36 hours", most=1, per="day"), 0, 3 * DAY, 2),
    ],
)
def test_the_most_doses_of_a_window(limits, low, high, count):
    assert count == limits.most_between(low, high)
    assert count == len(list(limits.earliest(low, high)))


COARSE = st.integers(1, 12).map(lambda n: 180 * n)


@given(mine.limits(COARSE, most=3), st.integers(0, 7), st.integers(0, 11))
def test_no_way_to_take_them_has_more_doses_than_taking_each_as_early_as_allowed(limits, low, length):
    window = (180 * low, 180 * (low + length))
    assert mine.most_of_all_ways(limits, *window, 180) == limits.most_between(*window)


@given(mine.limits(), st.integers(0, 3 * DAY), st.integers(0, 4 * DAY))
def test_taken_as_early_as_allowed_doses_keep_the_limits_and_are_counted_in_closed_form(limits, low, length):
    moments = list(limits.earliest(low, low + length))
    assert mine.kept(limits, moments)
    assert all(low <= t < low + length for t in moments)
    assert len(moments) == limits.most_between(low, low + length)


@given(mine.limits(), st.integers(0, 2 * DAY), st.integers(0, 1500))
def test_each_dose_is_at_the_first_minute_that_keeps_the_limits(limits, low, length):
    assert mine.one_after_the_other(limits, low, low + length) == list(limits.earliest(low, low + length))


@given(mine.limits(), st.integers(0, 10**9), st.integers(0, 10**12))
def test_a_window_of_ages_is_counted_at_once(limits, low, length):
    per_day = limits.most_between(low, low + length + 10 * DAY) - limits.most_between(low, low + length)
    assert 0 <= per_day <= 11 * DAY * (limits.most or 1)


# --- In files ---

FILE = """
drug = "examplol"
[sources.label]
title = "Example label"
[regimens.label]
route = "oral"
source = "label"
[[regimens.label.steps]]
days = 3
dose = "1 g"
as_needed = { at_least = "4 hours", most = 4, per = "day" }
[[regimens.label.steps]]
[[regimens.label.steps.components]]
dose = "500 mg"
times_a_day = 2
[[regimens.label.steps.components]]
dose = "250 mg"
as_needed = { at_least = "90 minutes" }
"""


def test_as_needed_doses_are_read_from_a_file_and_written_as_they_were():
    read = formulary.loads(FILE, "examplol.toml")
    later = Frequency.as_needed(at_least="90 minutes")
    steps = (
        Step("1 g", FOUR_A_DAY, days=3),
        Step(components=[("500 mg", Frequency.daily(2)), ("250 mg", later)]),
    )
    assert steps == read.regimens[0].steps
    assert read == formulary.loads(formulary.dump(read), "examplol.toml")


@given(mine.limits())
def test_whatever_limits_are_written_are_read_again(limits):
    label = Source("Example label")
    plain = Regimen("examplol", "oral", Step("1 g", limits), name="label", source=label)
    protocol = Protocol("examplol", [plain], sources=[("label", label)])
    assert protocol == formulary.loads(formulary.dump(protocol), "examplol.toml")


@pytest.mark.parametrize(
    ("old", "new", "path", "problem"),
    [
        ('"4 hours", most', '"2 days", most', "as_needed", "calendar days or hours"),
        ('"day" }', '"1 week" }', "as_needed", "calendar days or hours"),
        (', per = "day"', "", "as_needed", "per: not given"),
        ("most = 4", "most = 0", "as_needed.most", "got 0"),
        ("days = 3", 'days = 3\nat = "bedtime"', "steps[0]", "at: does not go with as_needed"),
        ("days = 3", 'days = 3\nevery = "2 days"', "steps[0]", "every: does not go with as_needed"),
        ('{ at_least = "90 minutes" }', "{ }", "as_needed", "no limit is given"),
        ('{ at_least = "90 minutes" }', '{ atleast = "90 minutes" }', "as_needed.atleast", "'at_least' may be meant"),
    ],
)
def test_limits_without_a_meaning_in_a_file_are_refused_at_their_place(old, new, path, problem):
    ((where, message),) = faults(FILE, (old, new))
    assert path in where
    assert problem in message
