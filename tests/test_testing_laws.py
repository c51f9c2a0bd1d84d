"""What the strategies for users promise: courses where they say so, logs near their plan, paths that rules allow."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from posology import (
    Bound,
    DoseChoice,
    Frequency,
    Patients,
    Regimen,
    Schedule,
    Source,
    Step,
    Titration,
    check,
    prove,
    testing,
)
from posology.compiler import has_weekdays
from posology.course import Course
from posology.errors import RegimenError, UnresolvedError
from posology.ladders.automaton import Automaton
from posology.testing.path import paths

LABEL = Source("Example label", section="4.2")
NIGHTLY = Regimen("examplol", "oral", Step("5 mg", Frequency.daily(2), days=7))
PLANS = st.builds(
    lambda start, zone: Schedule(NIGHTLY, start, zone=zone), testing.start_dates(), st.none() | testing.zones()
)


def course_of(regimen):
    """The course of a regimen; an example whose intervals meet only after a very long time is passed over."""
    try:
        return Course.of(regimen, weekday=0 if has_weekdays(regimen) else None)
    except RegimenError as error:
        assume("repeats only after" not in str(error))
        raise


@given(testing.regimens(resolved=True))
def test_a_resolved_regimen_has_a_course(regimen):
    assert course_of(regimen).shape.days == regimen.days


@given(testing.regimens(resolved=False))
def test_a_regimen_that_is_not_resolved_has_none(regimen):
    with pytest.raises(UnresolvedError):
        course_of(regimen)


@given(testing.regimens(bounded=True), testing.regimens(bounded=False))
def test_a_bounded_regimen_has_a_last_day_and_an_unbounded_one_has_none(bounded, unbounded):
    assert bounded.days is not None
    assert unbounded.days is None


@given(testing.schedules(most_days=20))
def test_a_schedule_ends_within_the_days_asked_for(schedule):
    assert 1 <= len(schedule.horizon) <= 20
    assert all(given.date in schedule.horizon for given in schedule)


@given(PLANS.flatmap(lambda plan: st.tuples(st.just(plan), testing.logs(plan, most_minutes=90))))
def test_every_dose_of_a_log_is_near_a_planned_one_and_in_order(pair):
    plan, log = pair
    assert sorted(log) == list(log)
    for each in log:
        near = [p for p in plan if abs(p.instant - each.instant) <= dt.timedelta(minutes=90)]
        assert near
        assert each.dose in (near[0].dose, near[0].dose * 2)
        assert (each.moment.tzinfo is None) == (plan.zone is None)


def test_a_log_has_doses_as_planned_missed_late_early_twice_and_doubled():
    plan = Schedule(NIGHTLY, "2026-12-01", days=1)
    first, second = list(plan)
    wanted = {
        "as planned": lambda log: log == (first, second),
        "missed": lambda log: log == (second,),
        "all missed": lambda log: log == (),
        "late": lambda log: len(log) == 2 and first.moment < log[0].moment < second.moment == log[1].moment,
        "early": lambda log: len(log) == 2 and log[0].moment < first.moment,
        "twice": lambda log: len(log) == 3 and log[0] == first and log[1].dose == first.dose,
        "doubled": lambda log: len(log) == 2 and str(log[0].dose) == "10 mg",
    }
    for such_that in wanted.values():
        assert such_that(testing.plainest(testing.logs(plan), such_that))


# --- Paths ---

SMALL_DOSES = st.sampled_from([DoseChoice("10 mg", "25 mg"), "10 mg", "25 mg", DoseChoice("5 mg", "10 mg", "20 mg")])
RULES = st.builds(
    Titration,
    start=SMALL_DOSES,
    increment=SMALL_DOSES,
    interval=st.sampled_from([(1, 1), (2, 4), (3, 7), (7, 7)]),
    ceiling=st.sampled_from(["25 mg", "60 mg", "150 mg"]),
    frequency=st.sampled_from([Frequency.at("bedtime"), Frequency.daily(2)]),
    decisions=st.lists(st.sampled_from(["raise", "hold", "lower", "stop"]), min_size=1, unique=True),
)
DAYS = 30


def level_of_each_day(path):
    """The dose of each of the first days, 0 after a stop."""
    found = []
    for step in path.steps:
        dose = step.components[0].dose.base if step.components else Fraction()
        found += [dose] * (DAYS if step.days is None else step.days)
    return found[:DAYS]


@given(RULES.flatmap(lambda rules: st.tuples(st.just(rules), paths(Regimen("examplol", "oral", rules), days=DAYS))))
def test_a_path_is_one_that_the_automaton_of_the_rules_has(pair):
    rules, path = pair
    automaton = Automaton.of(rules)
    levels = [int(dose / automaton.quantum) for dose in level_of_each_day(path)]
    states = {state for state in automaton.first if state.level == levels[0]}
    for level in levels[1:]:
        states = {after for state in states for after in automaton.moves(state) if after.level == level}
        assert states


@given(testing.titrations(), st.data())
def test_a_path_of_any_titration_stays_from_floor_to_ceiling(rules, data):
    path = data.draw(paths(Regimen("examplol", "oral", [Step("1 mg", days=2), rules]), days=DAYS))
    assert path.steps[0] == Step("1 mg", days=2)
    floor = rules.floor or rules.starts.least
    levels = [step.components[0].dose for step in path.steps[1:] if step.components]
    assert levels[0] in rules.starts
    assert all(floor <= level <= rules.ceiling for level in levels)
    assert all(
        step.components[0].frequency.times == rules.frequency.times for step in path.steps[1:] if step.components
    )


@settings(max_examples=30)
@given(RULES, st.sampled_from([25, 50, 120, 300]), st.data())
def test_what_is_proved_holds_on_every_path_drawn(rules, most, data):
    regimen = Regimen("examplol", "oral", rules)
    bounds = [
        Bound.per_day(f"{most} mg/day", source=LABEL),
        Bound.rolling(f"{2 * most} mg", "48 hours", source=LABEL),
        Bound.rise(f"{most} mg", within_days=5, source=LABEL),
    ]
    path = data.draw(paths(regimen, days=DAYS))
    for proved, checked in zip(prove(regimen, bounds), check(path, bounds), strict=True):
        assert (proved.status, checked.status) != ("PROVED", "VIOLATED")


def test_every_decision_occurs_on_a_path():
    rules = Titration(
        start="10 mg", increment="10 mg", interval=(3, 7), ceiling="30 mg", decisions=["raise", "hold", "lower", "stop"]
    )
    strategy = paths(Regimen("examplol", "oral", rules))
    for words in ("20 mg at bedtime for 3 days, then 10 mg", "then no dose from then on", "for 12 days", "then 30 mg"):
        assert words in str(testing.plainest(strategy, lambda path, words=words: words in str(path)))


def test_a_regimen_without_a_titration_has_no_paths():
    with pytest.raises(RegimenError, match="no titration"):
        paths(NIGHTLY)


# --- Patients ---


@given(testing.patient_boxes(), st.data())
def test_a_patient_of_a_box_is_in_it(box, data):
    assert data.draw(testing.patients(box)) in box


@pytest.mark.parametrize("end", ["40 kg", "150 kg"])
def test_the_ends_of_a_box_occur(end):
    strategy = testing.patients(Patients(weight=("40 kg", "150 kg")))
    assert end == str(testing.plainest(strategy, lambda patient: str(patient.weight) == end).weight)
