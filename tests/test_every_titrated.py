"""
Every titrated: what is proved of a titration at every start is what each path shows, at each start near a clock change.

The paths are walked day by day, and their doses placed by the zones themselves.
"""

import datetime as dt
import re
from zoneinfo import ZoneInfo

import attrs
import decision_paths as slow
import oracle
from courses import LABEL, regimen
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from small_titrations import small_rules

from posology import Amount, Bound, Dose, Frequency, Schedule, Step, check, load, prove
from posology.errors import ScheduleError
from posology.share import Share
from posology.zones.every_start import every_start
from posology.zones.every_zone import every_zone

YEAR = (2026, 2027)
DAY = 1440
DAYS = 7
"""The days of the paths that are walked."""

MUCH = "900 mg"


def zone_starts(days, minutes=(0,)):
    """Starts from which a clock change falls into the first days, one zone for all that are alike."""
    low, high = (dt.date(year, 1, 1).toordinal() for year in YEAR)
    for alike in every_zone(YEAR):
        for jump in alike.jumps:
            for day in range(-1, days + 1):
                if low <= jump.wall // DAY - day < high:
                    for minute in minutes:
                        yield dt.date.fromordinal(jump.wall // DAY - day), minute, alike.names[0]


def placed(before, rules, days, start, minute, zone):
    """The doses of any path that starts so, as (wall, elapsed, day of the titration or None, mg), from midnight."""
    border = sum(map(oracle.length, before))
    steps = [*before, Step("1 mg", rules.frequency)]
    for dot in oracle.walked(steps, border + days, start.weekday(), minute).dots:
        (one,) = oracle.given([dot], start, ZoneInfo(zone))
        origin = oracle.since_epoch(dt.datetime.combine(start, dt.time()))
        day = dot.minute // DAY - border
        yield one.wall - origin, one.elapsed - origin, (day if day >= 0 else None), slow.mg(one)


def is_refused(what, minute):
    """Whether a regimen cannot start so late."""
    try:
        Schedule(what, dt.datetime(2026, 1, 1, *divmod(minute, 60)))
    except ScheduleError:
        return True
    return False


def clock_of(bound):
    """On which of the two minutes of a dose its sums are."""
    return 1 if bound.kind == "per-dose" or getattr(bound, "clock", "") == "elapsed" else 0


def largest(before, rules, bound, days, start, minute, zone, paths):
    """The largest value of a bound over paths that start so."""
    border = sum(map(oracle.length, before))
    doses, found = list(placed(before, rules, days, start, minute, zone)), []
    for levels in paths:
        mine = [(each[clock_of(bound)], each[3] if each[2] is None else levels[each[2]]) for each in doses]
        mine = sorted((at, mg) for at, mg in mine if mg)
        found += [value for _, value, _ in slow.scores(bound, mine, border + days - 1)]
    return None if None in found else max(found, default=0)


def written(before, rules, verdict, days):
    """The path of a verdict as steps."""
    border = sum(map(oracle.length, before))
    first = [day for day, _ in verdict.ladder]
    steps = list(before)
    for n, (day, level) in enumerate(verdict.ladder):
        end = first[n + 1] if n + 1 < len(first) else border + days + 1
        when = rules.frequency.going_on() if n else rules.frequency
        steps.append(Step(Dose(level), when, days=end - day) if level.base else Step.no_dose(days=end - day))
    return regimen(*steps)


def started(verdict, what):
    """The schedule of the start that a verdict names."""
    date, time, zone = re.search(r"a start on (\S+)(?: at (\S+))? in (\S+)", verdict.covers).groups()
    return Schedule(what, dt.datetime.fromisoformat(f"{date}T{time or '00:00'}"), zone=zone)


def number(value):
    return None if value is None else value.part if isinstance(value, Share) else slow.mg(value)


def made(make, *args, **more):
    return st.builds(make, *args, **more, source=st.just(LABEL))


CLOCKS = st.sampled_from(["clock", "elapsed"])
WIDE = st.one_of(
    made(Bound.rolling, st.just(MUCH), st.sampled_from(["2 hours", "24 hours", "50 hours"]), clock=CLOCKS),
    made(Bound.per_day, st.just(f"{MUCH}/day")) | made(Bound.per_dates, st.just(MUCH), st.integers(1, 3)),
    made(Bound.per_dose, st.just(MUCH)) | made(Bound.course_total, st.just(MUCH), first_days=st.integers(1, 4)),
    made(Bound.rise, st.just(MUCH), within_days=st.integers(1, 3)),
    made(Bound.fall, st.just(MUCH), within_days=st.integers(1, 3)),
)
FREQUENCIES = st.sampled_from(
    [
        Frequency.at("22:00"),
        Frequency.at("02:30", "23:30"),
        Frequency.every(days=2, at="23:30"),
        Frequency.every(hours=8),
        Frequency.every(hours=36, first="00:30"),
        Frequency.weekly("Sunday", "Monday", at="23:30"),
    ]
)
BEFORE = st.sampled_from(
    [(), (Step("2 mg", Frequency.at("23:30"), days=2),), (Step("5 mg", Frequency.every(hours=12), days=1),)]
)


@settings(max_examples=5, deadline=None, phases=[Phase.generate])
@given(small_rules(frequency=FREQUENCIES), BEFORE, WIDE, st.sampled_from([0, 30, 23 * 60]))
def test_no_path_at_any_start_near_a_clock_change_is_over_what_is_proved_for_all(rules, before, bound, minute):
    verdict = every_start(regimen(*before, rules), bound, YEAR)
    assert verdict.status == "PROVED"
    paths = slow.every_path(rules, DAYS, 60)
    days = len(next(iter(paths)))
    if is_refused(regimen(*before, Step("1 mg", rules.frequency)), minute):
        assert "no start that would bring a dose before it is due" in verdict.assumes
        return
    for start, late, zone in zone_starts(sum(map(oracle.length, before)) + days, (minute,)):
        value = largest(before, rules, bound, days, start, late, zone, paths)
        assert value <= number(verdict.value), (start, late, zone)


@settings(max_examples=5, deadline=None, phases=[Phase.generate])
@given(small_rules(frequency=FREQUENCIES), BEFORE, WIDE)
def test_what_breaks_a_limit_just_under_the_proved_value_is_a_path_that_anybody_can_look_at(rules, before, bound):
    whole = regimen(*before, rules)
    proved = every_start(whole, bound, YEAR)
    if number(proved.value) < 2:
        return
    less = Amount(f"{number(proved.value) - 1} mg")
    bound = attrs.evolve(bound, most=type(bound.most)(f"{less}/day" if bound.kind == "per-day" else str(less)))
    broken = every_start(whole, bound, YEAR)
    assert (broken.status, broken.value) == ("VIOLATED", proved.value)
    if " in " in broken.covers:
        schedule = started(broken, written(before, rules, broken, DAYS))
        assert broken.cause == "dst"
        found = check(schedule, [bound])[0]
        assert (found.status, found.value) == (broken.status, broken.value)


def test_the_amitriptyline_that_comes_with_the_library_is_proved_at_every_start_of_two_years():
    proof = prove(load("amitriptyline"), years=(2026, 2028))
    for _, report in proof:
        for verdict in report:
            assert "no clock changes" not in verdict.assumes
            if verdict.status == "VIOLATED":  # a start after bedtime: no dose on day 1, so a rise from none
                assert (verdict.bound.kind, "a start at" in verdict.covers) == ("rise", True)
                continue
            assert verdict.status == "PROVED"
            assert "every start from 2026-01-01 up to 2028-01-01 in every zone" in verdict.covers
