"""
Every path: what is decided over all decision paths of a titration is what each path shows, walked day by day.

The walk takes every whole mg, also where only every second is needed to decide.
"""

from fractions import Fraction

import attrs
import decision_paths as slow
import oracle
from courses import LABEL
from hypothesis import event, given
from hypothesis import strategies as st
from small_titrations import dose, small_rules

from posology import Bound, Frequency, Regimen, Step, check
from posology.ladders.every_path import every_path
from posology.share import Share

LONG = 70
"""Days in which every small titration has shown all that it does."""


def only(rules, bound, *before):
    regimen = Regimen("examplol", "oral", [*before, rules])
    return every_path(regimen, bound, lambda chosen: check(chosen, [bound])[0])


# --- Strategies ---


def made(make, *args, **more):
    """A strategy of bounds of one kind."""
    return st.builds(make, *args, **more, source=st.just(LABEL))


AMOUNTS = st.integers(1, 40).map(dose)
FEW = st.integers(1, 7)
WINDOWS = st.sampled_from(["2 hours", "24 hours", "50 hours", "7 days"])
SHARES = st.sampled_from(["10 %", "50 %", "100 %", "200 %", "350 %"])
OF = st.sampled_from(["start", "current"])
LIMITS = st.one_of(
    made(Bound.per_dose, st.integers(1, 9).map(dose)),
    made(Bound.per_dose, least=st.integers(1, 9).map(dose)),
    made(Bound.per_day, AMOUNTS.map(lambda text: f"{text}/day")),
    made(Bound.per_dates, AMOUNTS, FEW),
    made(Bound.rolling, AMOUNTS, WINDOWS),
    made(Bound.course_total, AMOUNTS, first_days=st.none() | st.integers(1, 12)),
    made(Bound.rise, AMOUNTS, within_days=FEW) | made(Bound.fall, AMOUNTS, within_days=FEW),
    made(Bound.rise, SHARES, of=OF, within_days=FEW) | made(Bound.fall, SHARES, of=OF, within_days=FEW),
    made(
        lambda low, more, source: Bound.maintenance(f"{low} mg/day", f"{low + more} mg/day", source=source),
        st.integers(1, 9),
        st.integers(0, 20),
    ),
)
TWICE = Frequency.every(hours=12)
BEFORE = st.lists(
    st.builds(Step, st.integers(1, 4).map(dose), st.just(TWICE), days=st.integers(1, 3))
    | st.builds(Step.no_dose, days=st.integers(1, 2)),
    max_size=2,
)

# --- Law ---


def number(value):
    """A value of a verdict as the slow way counts it."""
    return value.part if isinstance(value, Share) else Fraction(value.base * 1000)


def of_ladder(verdict, border):
    """The level of each day by the ladder of a verdict, its last level kept."""
    marks = {day - border - 1: slow.mg(level) for day, level in verdict.ladder}
    levels = [marks[0]]
    for day in range(1, LONG):
        levels.append(marks.get(day, levels[-1]))
    return tuple(levels)


@given(small_rules(), LIMITS, BEFORE)
def test_what_is_decided_over_every_path_is_what_each_path_shows(rules, bound, before):
    verdict = only(rules, bound, *before)
    event(f"{bound.kind} {verdict.status}")
    border, dots = slow.dots(before, rules, LONG)
    rows = slow.every_path(rules, 12, 400)
    paths = [slow.Path(dots, border, levels) for levels in rows]
    broken = min((at for path in paths if (at := path.first_broken(bound)) is not None), default=None)
    if verdict.status != "VIOLATED":
        assert broken is None
    if verdict.status == "UNKNOWN":
        assert bound.kind == "maintenance"
        return
    # the ladder is a path that the rules allow, breaks the bound if any does, and does it first
    levels = of_ladder(verdict, border) if verdict.ladder else next(iter(rows))
    assert slow.is_allowed(rules, levels[: verdict.ladder[-1][0] - border] if verdict.ladder else levels)
    shown = slow.Path(dots, border, levels if verdict.ladder else levels + (levels[-1],) * (LONG - len(levels)))
    if verdict.status == "VIOLATED":
        at = shown.first_broken(bound)
        if bound.kind == "maintenance" and at is None:
            assert broken is None  # never reached
            assert shown.largest(bound) < slow.mg(bound.least)
        elif broken is not None:
            assert at == broken
        else:
            assert at >= paths[0].days * slow.DAY
    # no path passes the value
    if bound.kind == "maintenance" and verdict.status == "VIOLATED":
        return
    if verdict.value is None:
        assert verdict.why or bound.kind == "course-total"
        return
    value = -number(verdict.value) if bound.kind == "per-dose" and bound.least else number(verdict.value)
    assert max(path.largest(bound) for path in paths) <= value
    if "hold" in rules.decisions and verdict.status == "PROVED":
        assert shown.largest(bound) == value


ROLLING = made(Bound.rolling, st.integers(1, 12).map(dose), WINDOWS)


@given(small_rules(), ROLLING)
def test_no_path_is_over_a_limit_in_less_time_than_the_timing_margin_says(rules, bound):
    margin = only(rules, bound).timing_margin
    border, dots = slow.dots([], rules, LONG)
    for levels in slow.every_path(rules, 12, 200):
        doses = slow.Path(dots, border, levels).doses
        span = oracle.shortest_over(doses, slow.mg(bound.most))
        assert span is None or span >= 2 * margin + bound.window


@given(small_rules(st.just(Frequency.every(hours=8)), st.just({"raise", "hold"})), ROLLING)
def test_the_timing_margin_is_that_of_a_ladder_held_at_the_highest_level(rules, bound):
    highest = max(levels[-1] for levels in slow.every_path(attrs.evolve(rules, interval=1), 12, 4000))
    count = slow.mg(bound.most) // highest  # as many doses, and one more, are over the limit
    assert only(rules, bound).timing_margin == Fraction(480 * count - bound.window, 2)
