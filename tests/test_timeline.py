"""The timeline: each sum in closed form equals the sum over the expansion, on every clock."""

import datetime as dt
import itertools
import math
from fractions import Fraction
from zoneinfo import ZoneInfo

import oracle
import strategies as mine
from brute import BOUNDS, ROLLING, WINDOWS, brute, said
from courses import LABEL, NEAR_CLOCK_CHANGES, SMALL, made
from hypothesis import assume, event, given
from hypothesis import strategies as st

from posology import Amount, Bound, Step, check
from posology.pieces import Run, side_by_side
from posology.timeline import Timeline


def agrees(verdict, clock, what, start, days, zone=None):
    """Hold one verdict against the expansion."""
    limit = verdict.bound
    before = sum(oracle.length(item) for item in what.steps[:-1])
    whole = limit.kind in ("course-total", "duration", "lifetime")
    if whole:  # of the whole course, whatever is shown
        days = (before + 400 if what.days is None else what.days) + 1
    walk = oracle.walked(what.steps, days + 3, start.weekday())
    expanded = oracle.given(walk.dots, start, zone)
    first = oracle.since_epoch(dt.datetime.combine(start, dt.time()))
    last = first + days * oracle.DAY
    on_clock = zone is None or clock == "clock"
    doses = [(e.wall if on_clock else e.elapsed, e.base) for e in expanded if e.wall < last]
    expected = brute(limit, doses, first, last)
    event(f"{limit.kind} {verdict.status}")
    if (
        whole
        and not getattr(limit, "first_days", None)
        and what.days is None
        and doses
        and doses[-1][0] > first + (before + 200) * 1440
    ):
        assert verdict.value is None
        assert (verdict.status == "VIOLATED") == (limit.most is not None)
        return
    if expected is None:
        assert verdict.status != "VIOLATED" or limit.kind in ("maintenance", "duration")
        return
    if verdict.status == "NOT_APPLICABLE":
        assert expected[:2] == (False, 0)
        return
    actual = said(verdict, clock, first)
    if limit.kind == "duration":
        expected, actual = expected[:2], actual[:2]
    if limit.kind in ("rise", "fall") and expected[1] == 0:  # nothing changes: no day is a witness of it
        assert verdict.witness is None
        expected, actual = expected[:2], actual[:2]
    if limit.kind == "maintenance" and expected[0] and not actual[1]:
        expected, actual = expected[:2], actual[:2]
    assert expected == actual
    if limit.kind == "doses-per-window":
        doses = [(at, 1) for at in oracle.at_once(doses)]
    if limit.kind in ("rolling", "doses-per-window"):
        shortest = oracle.shortest_over(doses, getattr(limit.most, "base", limit.most))
        margin = None if shortest is None else Fraction(shortest - limit.window, 2)
        if margin is None and what.days is None and verdict.timing_margin is not None:
            assert 2 * verdict.timing_margin + limit.window > 200 * oracle.DAY
        else:
            assert margin == verdict.timing_margin


@given(SMALL, mine.start_dates, st.integers(1, 40), BOUNDS)
def test_every_bound_equals_brute_force_in_floating_time(what, start, days, limit):
    schedule = made(what, start, days=days)
    agrees(check(schedule, [limit], earlier="none")[0], "floating", what, start, schedule.stop)


@given(SMALL, NEAR_CLOCK_CHANGES, st.integers(1, 40), BOUNDS)
def test_every_bound_equals_brute_force_on_both_clocks_of_a_zone(what, near, days, limit):
    zone, start = near
    schedule = made(what, start, days=days, zone=zone)
    verdict = check(schedule, [limit], earlier="none")[0]
    clock = getattr(limit, "clock", "elapsed" if limit.kind == "per-dose" else "clock")
    agrees(verdict, clock, what, start, schedule.stop, ZoneInfo(zone))
    if verdict.other is not None:
        other = {"clock": "elapsed", "elapsed": "clock"}[clock]
        agrees(verdict.other, other, what, start, schedule.stop, ZoneInfo(zone))


@given(SMALL.filter(lambda what: what.days is None), BOUNDS)
def test_every_bound_of_an_unbounded_course_equals_brute_force_over_a_long_prefix(what, limit):
    start, before = dt.date(2026, 12, 7), sum(oracle.length(item) for item in what.steps[:-1])
    days = before + 400
    assume(before < 200 and (isinstance(what.steps[-1], Step) or what.steps[-1].days < 60))
    schedule = made(what, start)
    verdict = check(schedule, [limit], earlier="none")[0]
    agrees(verdict, "floating", what, start, days)


def just_held(schedule, window, more):
    """A limit that no window passes, or passes by less than so much, and its timing margin."""
    tight = Bound.rolling("1 mg", window, source=LABEL)
    largest = check(schedule, [tight])[0].value or Amount("1 mg")
    limit = Bound.rolling(largest + Amount(more, "mg"), window, source=LABEL)
    verdict = check(schedule, [limit])[0]
    assert verdict.status != "VIOLATED"
    return limit, verdict.timing_margin


@given(SMALL, mine.start_dates, st.integers(1, 20), WINDOWS, st.integers(0, 20), st.data())
def test_doses_off_by_no_more_than_the_timing_margin_break_no_window(what, start, days, window, more, data):
    schedule = made(what, start, days=days)
    limit, margin = just_held(schedule, window, more)
    most = 3000 if margin is None else min(math.floor(margin), 3000)
    off = st.integers(-most, most)
    doses = [(oracle.since_epoch(e.moment) + data.draw(off), e.dose.base) for e in itertools.islice(schedule, 60)]
    assert all(value <= limit.most.base for _, value in oracle.window_sums(doses, limit.window))


@given(SMALL, mine.start_dates, st.integers(1, 20), WINDOWS, st.integers(0, 20))
def test_doses_off_by_more_than_the_timing_margin_can_break_a_window(what, start, days, window, more):
    schedule = made(what, start, days=days)
    limit, margin = just_held(schedule, window, more)
    doses = [(oracle.since_epoch(each.moment), each.dose.base) for each in schedule]
    if margin is None:
        assert sum(amount for _, amount in doses) <= limit.most.base
        return
    off = math.floor(margin) + 1
    span = oracle.shortest_over(doses, limit.most.base)
    starts = [[(at, q) for at, q in doses if first <= at <= first + span] for first, _ in doses]
    inside = next(each for each in starts if sum(q for _, q in each) > limit.most.base)
    middle = inside[0][0] + Fraction(span, 2)
    nearer = [(min(at + off, middle) if at < middle else max(at - off, middle), q) for at, q in inside]
    assert all(abs(there - here) <= off for (there, _), (here, _) in zip(nearer, inside, strict=True))
    assert max(value for _, value in oracle.window_sums(nearer, limit.window)) > limit.most.base


@given(SMALL, mine.start_dates, st.integers(1, 40), mine.zones_or_floating, ROLLING, st.integers(1, 50))
def test_a_wider_limit_never_finds_more(what, start, days, zone, limit, more):
    schedule = made(what, start, days=days, zone=zone)
    wider = Bound.rolling(limit.most + Amount(more, "mg"), limit.window, source=LABEL, clock=limit.clock)
    narrow, wide = check(schedule, [limit, wider])
    assert narrow.status == "VIOLATED" or wide.status != "VIOLATED"
    assert narrow.value == wide.value
    if narrow.timing_margin is not None and wide.timing_margin is not None:
        assert narrow.timing_margin <= wide.timing_margin


@given(SMALL, mine.start_dates, mine.zones_or_floating, st.integers(1, 20), st.integers(0, 20), BOUNDS)
def test_a_shorter_look_finds_no_upper_bound_broken_that_a_longer_does_not(what, start, zone, days, more, limit):
    assume(limit.kind in ("per-day", "rolling", "least-interval", "rise", "course-total"))
    short = made(what, start, zone=zone, days=days)
    longer = made(what, start, zone=zone, days=days + more)
    if check(longer, [limit])[0].status == "PROVED":
        assert check(short, [limit])[0].status != "VIOLATED"


def test_each_dose_counts_from_its_own_start_up_to_but_not_including_the_end():
    every_six_hours = Timeline([Run(0, None, 360, ((0, 1),))])
    assert [every_six_hours.largest(window).sum for window in (1440, 1441)] == [4, 5]


def test_runs_that_overlap_for_an_hour_cost_no_common_multiple_of_their_cycles():
    # two cycles of about 1000 days that meet only after a million days overlap for 60 minutes
    one = Run(0, 1_435_680, 1_435_680, tuple((minute, 1) for minute in range(0, 1_435_680, 997)))
    two = Run(1_435_620, 3_000_000, 1_452_960, tuple((minute, 1) for minute in range(0, 1_452_960, 1009)))
    pieces = list(side_by_side([one, two]))
    overlap = next(piece for piece in pieces if piece.start == 1_435_620)
    assert len(overlap.minutes) <= len(one.dots) + len(two.dots)
