"""A comparison: each planned dose beside the one given for it; nothing planned or given is lost."""

import datetime as dt
import itertools
from fractions import Fraction

import pytest
from courses import NEAR_CLOCK_CHANGES, SMALL, made, regimen
from hypothesis import given as tried
from hypothesis import strategies as st
from logs import NEW_YORK, given

from posology import Frequency, Schedule, Step
from posology.errors import PosologyError, RegimenError, ScheduleError
from posology.logs.compare import compare
from posology.logs.matching import matched

THREE = Schedule(regimen(Step("300 mg", Frequency.at("08:00", "12:00", "22:00"))), "2026-12-01", days=2)
RULE = {"early": "1 hour", "late": "2 hours", "until": "2026-12-03"}


def beside(schedule, doses, **more):
    return compare(schedule, doses, **{**RULE, **more})


def at(*texts):
    """300 mg at times of the first day, or another dose as '08:00 600 mg'."""
    return [given(f"2026-12-01 {text[:5]}", text[6:] or "300 mg") for text in texts]


def states(found):
    return [(f"{each.moment:%d %H:%M}", each.state) for each in found]


def first_day(*texts, **more):
    return beside(THREE, at(*texts), **{"until": "2026-12-02", **more})


# --- What became of a planned dose ---


def test_a_dose_is_on_time_early_or_late_by_its_minutes():
    found = first_day("08:00", "11:30", "23:59")
    assert states(found) == [("01 08:00", "on time"), ("01 12:00", "early"), ("01 22:00", "late")]
    assert [each.off for each in found] == [0, -30, 119]


def test_how_far_off_still_counts_as_on_time_is_for_the_user_to_say():
    assert [each.state for each in first_day("08:05", "11:55", "22:06", on_time=5)] == ["on time", "on time", "late"]


@pytest.mark.parametrize(
    ("time", "expected"), [("06:59", "extra"), ("07:00", "early"), ("10:00", "late"), ("10:01", "extra")]
)
def test_both_ends_of_the_tolerance_are_inside(time, expected):
    assert expected in {each.state for each in first_day(time) if each.given}


def test_a_planned_dose_without_one_given_is_missed_and_one_given_without_a_plan_is_extra():
    found = first_day("08:00", "16:00", "22:00")
    expected = [("01 08:00", "on time"), ("01 12:00", "missed"), ("01 16:00", "extra"), ("01 22:00", "on time")]
    assert expected == states(found)
    assert not found.ok


def test_a_dose_that_can_still_be_given_is_due_and_not_missed():
    # up to 14:00 it can be given; a log that knows every dose before 14:00 does not yet know that of 14:00
    assert first_day("08:00", until=dt.datetime(2026, 12, 1, 14)).entries[1].state == "due"
    assert first_day("08:00", until=dt.datetime(2026, 12, 1, 14, 1)).entries[1].state == "missed"
    assert first_day("08:00", until=dt.datetime(2026, 12, 1, 12)).ok


def test_a_dose_planned_after_the_log_counts_only_if_it_was_given_early():
    until = dt.datetime(2026, 12, 1, 11, 30)
    assert states(first_day("08:00", until=until)) == [("01 08:00", "on time")]
    assert states(first_day("08:00", "11:15", until=until)) == [("01 08:00", "on time"), ("01 12:00", "early")]


def test_what_is_planned_at_one_instant_is_one_dose_and_what_is_given_so_too():
    step = Step(components=[("300 mg", Frequency.at("07:00")), ("100 mg", Frequency.at("morning"))])
    both = Schedule(regimen(step), "2026-12-01", days=1, slots={"morning": "07:00"})
    (entry,) = beside(both, at("07:10 400 mg"), until="2026-12-02")
    assert (len(entry.planned), entry.off, entry.is_wrong_amount) == (2, 10, False)
    (entry,) = beside(both, at("07:10 300 mg", "07:10 100 mg"), until="2026-12-02")
    assert (len(entry.given), entry.is_wrong_amount) == (2, False)


def test_another_amount_than_planned_is_said_with_the_difference():
    found = first_day("08:00 200 mg", "12:00 0.35 g", "22:00")
    assert [str(each.difference) for each in found] == ["-100 mg", "50 mg", "0 mg"]
    assert found.entries[:2] == found.wrong_amounts
    assert not found.ok


def test_an_amount_that_cannot_be_compared_is_never_as_planned():
    entry = first_day("08:00 1 capsule").entries[0]
    assert (entry.difference, entry.is_wrong_amount) == (None, True)
    assert "cannot be compared without a strength" in str(entry)


def test_in_a_zone_a_log_ends_at_its_instant():
    night = Schedule(regimen(Step("300 mg", Frequency.at("08:00"))), "2026-12-01", zone=NEW_YORK, days=3)
    assert states(beside(night, [], until=given("2026-12-02 09:59", zone=NEW_YORK).moment)) == [
        ("01 08:00", "missed"),
        ("02 08:00", "due"),
    ]
    assert states(beside(night, [], until="2026-12-02")) == [("01 08:00", "missed")]


def test_in_a_zone_late_is_by_the_time_that_passed():
    # the clock goes from 02:00 to 03:00: from 01:30 to 03:30 one hour passes
    night = Schedule(regimen(Step("300 mg", Frequency.at("01:30"))), "2026-03-08", zone=NEW_YORK, days=1)
    (entry,) = beside(night, [given("2026-03-08 03:30", "300 mg", NEW_YORK)], until="2026-03-09")
    assert (entry.state, entry.off) == ("late", 60)


# --- Doubled doses (hazard 31) ---


def test_a_missed_dose_made_up_for_with_the_next_is_doubled():
    found = first_day("08:00", "22:00 600 mg")
    (entry,) = found.doubled
    assert (entry.state, f"{entry.after[0].time:%H:%M}") == ("on time", "12:00")
    assert "doubled after the missed dose of 2026-12-01 12:00" in str(entry)


def test_two_doses_given_for_one_planned_are_doubled():
    found = first_day("08:00", "08:40", "12:00", "22:00")
    assert states(found.doubled) == [("01 08:40", "extra")]
    assert found.doubled[0].after == ()


def test_a_smaller_missed_dose_made_up_for_is_doubled_though_it_is_not_twice_as_much():
    step = Step(components=[("300 mg", Frequency.at("08:00")), ("600 mg", Frequency.at("22:00"))])
    found = beside(Schedule(regimen(step), "2026-12-01", days=1), at("22:00 900 mg"), until="2026-12-02")
    assert states(found.doubled) == [("01 22:00", "on time")]


def test_an_extra_dose_before_its_planned_one_is_doubled_too():
    assert states(first_day("07:20", "08:00", "12:00", "22:00").doubled) == [("01 07:20", "extra")]


def test_a_missed_dose_is_just_before_only_until_the_next_is_given():
    times = [("300 mg", Frequency.at("08:00")), ("600 mg", Frequency.at("12:00")), ("600 mg", Frequency.at("22:00"))]
    schedule = Schedule(regimen(Step(components=times)), "2026-12-01", days=1)
    assert beside(schedule, at("12:00 600 mg", "22:00 900 mg"), until="2026-12-02").doubled == ()


@pytest.mark.parametrize(
    "doses", [["08:00 450 mg", "12:00", "22:00"], ["08:00", "16:00", "22:00"], ["08:00", "22:00 450 mg"]]
)
def test_what_is_less_than_a_whole_dose_more_is_not_doubled(doses):
    assert first_day(*doses).doubled == ()


# --- What is refused ---


@pytest.mark.parametrize(
    ("doses", "more", "error", "said"),
    [
        (["08:00"], {"until": "2026-12-01"}, ScheduleError, "not before"),
        (["08:00"], {"until": dt.datetime(2026, 12, 1, 8)}, ScheduleError, "not before"),
        ([], {"until": dt.datetime(2026, 12, 2, tzinfo=dt.UTC)}, ScheduleError, "has a zone"),
        ([], {"early": -1}, PosologyError, "early"),
        ([], {"late": "soon"}, PosologyError, "late"),
        ([], {"late": True}, PosologyError, "late"),
        ([], {"early": False}, PosologyError, "early"),
    ],
)
def test_what_cannot_be_compared_is_refused(doses, more, error, said):
    with pytest.raises(error, match=said):
        beside(THREE, at(*doses), **more)


def test_tolerances_and_the_end_of_the_log_have_no_default():
    for name in RULE:
        with pytest.raises(TypeError, match=name):
            compare(THREE, [], **{key: value for key, value in RULE.items() if key != name})


def test_another_drug_route_or_kind_of_moment_is_refused():
    (dose,) = at("08:00")
    with pytest.raises(RegimenError, match="otherol was given, examplol was planned"):
        beside(THREE, [dose._replace(plan=dose.plan._replace(drug="otherol"))])
    with pytest.raises(RegimenError, match="nasal was given, oral was planned"):
        beside(THREE, [dose._replace(plan=dose.plan._replace(route="nasal"))])
    with pytest.raises(ScheduleError, match="the schedule has none"):
        beside(THREE, [given("2026-12-01 08:00", "300 mg", NEW_YORK)])
    with pytest.raises(ScheduleError, match="state"):
        beside(THREE, [])["lost"]


# --- How it reads ---


def test_a_comparison_reads_line_by_line():
    expected = """\
2026-12-01 08:00  300 mg  on time
2026-12-01 12:00  300 mg  missed
2026-12-01 16:00  100 mg  extra, not planned
2026-12-01 22:00  300 mg  90 minutes late, at 2026-12-01 23:30; given 600 mg, 300 mg more than planned; \
doubled after the missed dose of 2026-12-01 12:00
1 on time, 1 late, 1 missed, 1 extra, 1 not the amount planned, 1 doubled
A dose belongs to a planned one from 1 hour before it to 2 hours after it; \
every dose before 2026-12-02 00:00 is known."""
    assert expected == str(first_day("08:00", "16:00 100 mg", "23:30 600 mg"))


def test_nothing_given_is_a_comparison_too():
    found = beside(THREE, [], until="2026-12-04")
    assert [each.state for each in found] == ["missed"] * 6


# --- Laws ---

MOMENTS = st.lists(st.integers(0, 60), max_size=5, unique=True).map(sorted)
TOLERANCES = st.integers(0, 40)


def every_matching(planned, given_, early, late):
    """Every way to match, crossing ones too, by trying all."""
    for size in range(min(len(planned), len(given_)) + 1):
        for some in itertools.combinations(range(len(planned)), size):
            for others in itertools.permutations(range(len(given_)), size):
                if all(-early <= given_[m] - planned[n] <= late for n, m in zip(some, others, strict=True)):
                    yield list(zip(some, others, strict=True))


@tried(MOMENTS, MOMENTS, TOLERANCES, TOLERANCES)
def test_no_other_matching_has_more_pairs_or_as_many_that_are_nearer(planned, doses, early, late):
    def cost(pairs):
        return -len(pairs), sum(abs(doses[m] - planned[n]) for n, m in pairs)

    found = matched(planned, doses, early, late)
    assert min(map(cost, every_matching(planned, doses, early, late))) == cost(found)
    assert all(-early <= doses[m] - planned[n] <= late for n, m in found)
    assert [n for n, _ in found] == sorted({n for n, _ in found})
    assert [m for _, m in found] == sorted({m for _, m in found})


@tried(st.integers(0, 30), st.integers(0, 30))
def test_of_ways_alike_the_earlier_doses_are_matched(gap, off):
    assert matched([0, 2 * gap + 1], [gap], gap, gap) == [(0, 0)]
    assert matched([0, 2 * gap], [gap], gap, gap) == [(0, 0)] or gap == 0
    assert matched([60], [60 - off, 60 + off], off, off) == [(0, 0)] or off == 0


def test_of_two_doses_given_for_the_second_planned_the_nearer_is_matched_and_the_first_keeps_its_own():
    assert matched([0, 100], [0, 100, 101], 5, 5) == [(0, 0), (1, 1)]
    assert matched([0, 100], [0, 99, 100], 5, 5) == [(0, 0), (1, 2)]
    assert matched([0, 100, 200], [1, 98, 103, 199], 5, 5) == [(0, 0), (1, 1), (2, 3)]


@tried(
    SMALL,
    st.none() | NEAR_CLOCK_CHANGES,
    st.lists(st.tuples(st.integers(-600, 20000), st.sampled_from([1, 2, 5, 10])), max_size=30),
    st.integers(0, 900),
    st.integers(0, 900),
    st.integers(0, 10),
    st.randoms(use_true_random=False),
)
def test_every_dose_planned_and_every_dose_given_stands_in_one_entry(what, place, dots, early, late, days, random):
    zone, start = place or (None, dt.date(2026, 12, 1))
    schedule = made(what, start, zone=zone, days=14)
    base = next(iter(schedule), None)
    if base is None:
        return
    origin, tz = base.instant, base.moment.tzinfo
    doses = []
    for minute, mg in dots:
        moment = origin + dt.timedelta(minutes=minute)
        doses.append(
            given("2026-12-01", f"{mg} mg", plan=base.plan)._replace(
                moment=moment if tz is None else moment.astimezone(tz)
            )
        )
    until = max([each.moment.date() for each in doses], default=start) + dt.timedelta(days + 1)
    found = compare(schedule, doses, early=early, late=late, until=until)
    in_entries = [dose for each in found for dose in each.given]
    assert sorted(in_entries, key=str) == sorted(doses, key=str)
    in_plan = [dose for each in found for dose in each.planned]
    wanted = list(schedule)
    assert in_plan == wanted[: len(in_plan)]
    assert all(dose.date >= until for dose in wanted[len(in_plan) :])
    shuffled = list(doses)
    random.shuffle(shuffled)
    again = compare(schedule, shuffled, early=early, late=late, until=until)
    assert (str(again), again.entries) == (str(found), found.entries)
    assert found.ok == (not found["missed"] + found["extra"] + found["late"] + found["early"] + found.wrong_amounts)


@tried(SMALL, st.integers(1, 14))
def test_a_schedule_that_was_followed_is_all_on_time(what, days):
    schedule = made(what, "2026-12-01", days=days)
    found = compare(schedule, list(schedule), early=0, late=0, until="2027-01-01")
    assert found.ok
    assert {"on time"} >= {each.state for each in found}
    assert Fraction(0) == sum(each.difference.base for each in found)
