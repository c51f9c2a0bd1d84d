"""Every ladder: what is proved of an open titration holds on each ladder that its rules allow."""

import itertools

import attrs
import pytest
from courses import LABEL
from hypothesis import event, given
from hypothesis import strategies as st

from posology import Amount, Bound, Dose, Frequency, Regimen, Step, Titration, check
from posology.errors import PosologyError
from posology.frequency import ClockFrequency, IntervalFrequency

SMPC = Titration(start=("10 mg", "25 mg"), increment=("10 mg", "25 mg"), interval=(3, 7), ceiling="150 mg")


def only(rules, limit, *before):
    (verdict,) = check(Regimen("examplol", "oral", [*before, rules]), [limit])
    return verdict


def ends_and_between(low, high):
    """A range of whole numbers at its ends and between."""
    return sorted({low, (low + high) // 2, high})


def _whole(doses):
    return ends_and_between(int(doses.least.base * 1000), int(doses.most.base * 1000))


def going_on(frequency, made):
    """The frequency of a level: the first as the rule has it, the others without a first time or day."""
    if not made:
        return frequency
    if isinstance(frequency, IntervalFrequency):
        return IntervalFrequency(frequency.minutes)
    return ClockFrequency(frequency.times, every=frequency.every, weekdays=frequency.weekdays)


def ladders(rules, changes):
    """
    Every ladder of a rule in whole mg: start, increments and intervals at their ends and between.

    Each change takes its own increment and interval; after so many changes the ladder stays where it is.
    """
    ceiling = int(rules.ceiling.base * 1000)
    steps = list(itertools.product(_whole(rules.increment), ends_and_between(*rules.interval)))
    for start in _whole(rules.starts):
        for chosen in itertools.product(steps, repeat=changes):
            level, made = start, []
            for increment, days in chosen:
                if level + increment > ceiling:
                    break
                made.append(Step(f"{level} mg", going_on(rules.frequency, made), days=days))
                level += increment
            yield (*made, Step(f"{level} mg", going_on(rules.frequency, made)))


def steady_ladders(rules):
    """The ladders with one increment and one interval, carried to their end."""
    for start, increment in itertools.product(*(_whole(each) for each in (rules.starts, rules.increment))):
        for days in ends_and_between(*rules.interval):
            yield rules.ladder(start=f"{start} mg", increment=f"{increment} mg", interval=days)


def violated_ladder(rules, limit, *before, changes=3):
    """A ladder that breaks a bound, by the check of concrete steps; without *changes* a steady one."""
    seen = set()
    for steps in ladders(rules, changes) if changes else steady_ladders(rules):
        if steps in seen:
            continue
        seen.add(steps)
        found = check(Regimen("examplol", "oral", [*before, *steps]), [limit])[0]
        if found.status == "VIOLATED":
            return steps
    return None


# --- +10/25 mg every 3 to 7 days ---


def test_10_or_25_mg_every_3_to_7_days_rises_by_75_mg_within_7_days():
    verdict = only(SMPC, Bound.rise("75 mg", within_days=7, source=LABEL))
    # changes on nights n + 1, n + 4 and n + 7, each of 25 mg
    assert (verdict.status, verdict.value) == ("PROVED", Amount("75 mg"))


def test_a_rise_of_50_mg_in_7_days_is_passed_on_night_10():
    verdict = only(SMPC, Bound.rise("50 mg", within_days=7, source=LABEL))
    # 25, 50, 75, 100 mg from nights 1, 4, 7 and 10: night 10 is 75 mg over night 3
    assert (verdict.status, verdict.value, verdict.witness.day) == ("VIOLATED", Amount("75 mg"), 10)


@pytest.mark.parametrize(("most", "status"), [("150 mg/day", "PROVED"), ("149 mg/day", "VIOLATED")])
def test_the_ceiling_is_the_most_of_any_ladder(most, status):
    verdict = only(SMPC, Bound.per_day(most, source=LABEL))
    assert verdict.status == status
    assert verdict.value.in_one_day == Dose("150 mg")


def test_the_most_of_any_seven_nights_is_1050_mg():
    limits = [Bound.rolling(most, "7 days", source=LABEL) for most in ("1050 mg", "1049 mg")]
    assert [only(SMPC, limit).status for limit in limits] == ["PROVED", "VIOLATED"]


def test_a_maintenance_range_is_reached_by_every_ladder_that_is_carried_to_its_end():
    verdict = only(SMPC, Bound.maintenance("30 mg/day", "150 mg/day", source=LABEL))
    assert verdict.status == "PROVED"
    assert any("every ladder is carried to its end" in each for each in verdict.assumes)


def test_a_fast_ladder_shows_where_a_bound_is_broken():
    verdict = only(SMPC, Bound.per_day("100 mg/day", source=LABEL))
    # 25 mg more every 3 nights: 125 mg from night 13
    assert (verdict.status, verdict.witness.day) == ("VIOLATED", 13)


def test_what_the_user_sets_is_unknown_where_it_decides():
    rules = Titration(floor="30 mg", ceiling="150 mg")
    held, rise = check(
        Regimen("examplol", "oral", rules),
        [
            Bound.maintenance("30 mg/day", "150 mg/day", source=LABEL),
            Bound.rise("75 mg", within_days=7, source=LABEL),
        ],
    )
    assert held.status == "PROVED"
    assert (rise.status, "increment" in rise.missing) == ("UNKNOWN", True)


# --- What must not be proved ---


def test_a_range_left_at_the_start_of_a_titration_is_not_proved():
    rules = Titration(start=("10 mg", "40 mg"), increment="10 mg", interval=7, ceiling="150 mg")
    limit = Bound.maintenance("30 mg/day", "150 mg/day", source=LABEL)
    before = Step("100 mg", Frequency.at("bedtime"), days=7)
    assert violated_ladder(rules, limit, before, changes=1)
    assert only(rules, limit, before).status != "PROVED"


@pytest.mark.parametrize(
    ("frequency", "apart"),
    [
        # levels of 3 days with doses on days 1 and 3 would put days 3 and 4 together if each began anew
        (Frequency.every(days=2, first=1), "48 hours"),
        # every 5 h from 00:00 the last dose of 4 days would be at hour 95, 1 h before the next level
        (Frequency.every(hours=5, first="00:00"), "5 hours"),
    ],
    ids=["days", "hours"],
)
def test_doses_go_on_from_level_to_level_however_long_a_level_is(frequency, apart):
    rules = Titration(start="10 mg", increment="10 mg", interval=(2, 4), ceiling="50 mg", frequency=frequency)
    for limit in (Bound.least_interval(apart, source=LABEL), Bound.rolling("50 mg", apart, source=LABEL)):
        assert violated_ladder(rules, limit, changes=4) is None
        assert only(rules, limit).status == "PROVED"


def test_a_rule_that_lets_the_dose_be_lowered_says_that_no_dose_is_taken_to_be():
    rules = Titration(
        start="30 mg",
        floor="10 mg",
        increment=("30 mg", "60 mg"),
        interval=7,
        ceiling="150 mg",
        decisions=("raise", "hold", "lower"),
    )
    verdict = only(rules, Bound.maintenance("30 mg/day", "150 mg/day", source=LABEL))
    assert verdict.status == "UNKNOWN" or any("no dose is lowered" in each for each in verdict.assumes)


# --- Law ---

FREQUENCIES = st.sampled_from(
    [
        Frequency.at("bedtime"),
        Frequency.daily(2),
        Frequency.every(hours=8),
        Frequency.every(hours=36),
        Frequency.every(hours=5, first="00:00"),
        Frequency.every(days=2),
        Frequency.every(days=3, first=2),
        Frequency.weekly("Monday", "Tuesday"),
    ]
)


@st.composite
def open_rules(draw, frequency=FREQUENCIES):
    """Small rules in whole mg, with something left open."""
    start, increment, days = draw(st.integers(1, 20)), draw(st.integers(1, 20)), draw(st.integers(1, 4))
    wider = draw(st.tuples(st.integers(0, 10), st.integers(0, 10), st.integers(0, 3)).filter(any))
    return Titration(
        start=(f"{start} mg", f"{start + wider[0]} mg"),
        increment=(f"{increment} mg", f"{increment + wider[1]} mg"),
        interval=(days, days + wider[2]),
        ceiling=f"{start + wider[0] + draw(st.integers(0, 40))} mg",
        frequency=draw(frequency),
    )


def _limits():
    amounts = st.integers(1, 120).map(lambda mg: f"{mg} mg")
    label = st.just(LABEL)
    window = st.sampled_from(["2 hours", "24 hours", "48 hours", "7 days"])
    return st.one_of(
        st.builds(Bound.per_dose, amounts, source=label),
        st.builds(Bound.per_dose, least=amounts, source=label),
        st.builds(Bound.per_day, amounts.map(lambda text: f"{text}/day"), source=label),
        st.builds(Bound.rolling, amounts, window, source=label),
        st.builds(Bound.least_interval, window, source=label),
        st.builds(Bound.rise, amounts, within_days=st.integers(1, 7), source=label),
        st.builds(
            lambda low, more: Bound.maintenance(f"{low} mg/day", f"{low + more} mg/day", source=LABEL),
            st.integers(1, 30),
            st.integers(0, 120),
        ),
    )


@given(open_rules(), _limits(), st.none() | st.builds(Step, st.just("7 mg"), days=st.integers(1, 3)))
def test_what_is_proved_is_broken_by_no_ladder(rules, limit, first):
    before = () if first is None else (first,)
    verdict = only(rules, limit, *before)
    event(f"{limit.kind} {verdict.status}")
    if verdict.status != "PROVED":
        return
    # a ladder that is held below the range is not carried to its end, so there all changes are made
    changes = 0 if limit.kind == "maintenance" else 2
    assert violated_ladder(rules, limit, *before, changes=changes) is None


GENEROUS = st.one_of(
    st.just(Bound.per_dose("1 g", source=LABEL)),
    st.just(Bound.per_day("9 g/day", source=LABEL)),
    st.sampled_from(["2 hours", "24 hours", "7 days"]).map(lambda w: Bound.rolling("99 g", w, source=LABEL)),
)


@given(open_rules(), GENEROUS)
def test_no_ladder_passes_the_most_that_a_verdict_gives(rules, limit):
    verdict = only(rules, limit)
    event(f"{limit.kind} {verdict.status}")
    if verdict.status == "PROVED":
        assert violated_ladder(rules, attrs.evolve(limit, most=verdict.value), changes=2) is None


@given(open_rules(st.sampled_from([Frequency.at("bedtime"), Frequency.daily(2)])), st.integers(1, 7))
def test_no_ladder_rises_by_more_than_a_verdict_gives(rules, days):
    most = only(rules, Bound.rise("9 g", within_days=days, source=LABEL)).value
    assert violated_ladder(rules, Bound.rise(most, within_days=days, source=LABEL), changes=2) is None


@given(open_rules(), _limits())
def test_a_violation_is_of_a_ladder_that_the_rule_allows(rules, limit):
    verdict = only(rules, limit)
    if verdict.status == "VIOLATED" and limit.kind not in ("least-interval", "duration"):
        fastest = Regimen("examplol", "oral", rules).choose(
            start=rules.starts.most, increment=rules.increment.most, interval=rules.interval[0]
        )
        assert check(fastest, [limit])[0].status == "VIOLATED"


def test_the_ladders_of_this_file_are_allowed_by_the_rule():
    for first, second in ladders(SMPC, 1):
        start, level = (step.components[0].dose for step in (first, second))
        assert start in SMPC.start
        assert Dose(level - start) in SMPC.increment
        assert 3 <= first.days <= 7
    with pytest.raises(PosologyError):
        SMPC.ladder(start="10 mg", increment="26 mg", interval=7)
