"""Laws of a log: it is judged as its doses are counted one by one, and as the schedule that was followed."""

import datetime as dt
from fractions import Fraction

import oracle
import strategies as mine
from courses import LABEL, NEAR_CLOCK_CHANGES, SMALL, made
from hypothesis import given as tried
from hypothesis import strategies as st
from logs import DAY1, DOTS, PLAN, at, given

from posology import Administration, Bound, Dose, Horizon, check
from posology.logs.check_log import check_log
from posology.logs.log import Log

FIVE_DAYS = Horizon(DAY1, days=5)


def only(log, bound):
    (verdict,) = check_log(log, bound, earlier="none")
    return verdict


HORIZON_DAYS = 5
WINDOWS = st.sampled_from([1, 359, 360, 361, 720, 1440, 2880])


def as_log(dots):
    return Log((at(minute, mg) for minute, mg in dots), FIVE_DAYS)


def in_mg(value):
    return value.base * 1000


@tried(DOTS, WINDOWS, st.integers(1, 12), st.integers(1, 4))
def test_a_log_is_judged_as_its_doses_counted_one_by_one(dots, window, most, days):
    log, doses = as_log(dots), [(minute, Fraction(mg)) for minute, mg in dots]
    dates = [value for _, value in oracle.day_sums(doses, 0, HORIZON_DAYS * 1440)]
    some_dates = [sum(dates[n : n + days]) for n in range(HORIZON_DAYS)]
    mg = f"{most} mg"
    largest = {
        Bound.per_dose(mg, source=LABEL): max(oracle.at_once(doses).values()),
        Bound.per_day(f"{mg}/day", source=LABEL): max(dates),
        Bound.per_dates(mg, days, source=LABEL): max(some_dates),
        Bound.rolling(mg, window, source=LABEL): max(value for _, value in oracle.window_sums(doses, window)),
        Bound.course_total(mg, source=LABEL): sum(dates),
        Bound.rise(mg, within_days=days, source=LABEL): max(
            0, *(value for _, value in oracle.rises(list(enumerate(dates)), days))
        ),
    }
    for bound, value in largest.items():
        verdict = only(log, bound)
        assert (bound.kind, value, "VIOLATED" if value > most else "PROVED") == (
            bound.kind,
            in_mg(verdict.value),
            verdict.status,
        )
    counted = [(minute, Fraction(1)) for minute in oracle.at_once(doses)]
    often = only(log, Bound.doses_per_window(most, window, source=LABEL))
    assert max(value for _, value in oracle.window_sums(counted, window)) == often.value
    assert only(log, Bound.duration(most, source=LABEL)).value == max(dots)[0] // 1440 + 1
    gap = only(log, Bound.least_interval(window, source=LABEL))
    gaps = [value for _, value in oracle.gaps(doses)]
    assert gap.value == (dt.timedelta(minutes=min(gaps)) if gaps else None)
    assert gap.status == ("NOT_APPLICABLE" if not gaps else "VIOLATED" if min(gaps) < window else "PROVED")


BOUNDS = [
    Bound.per_dose("20 mg", least="2 mg", source=LABEL),
    Bound.per_day("40 mg/day", source=LABEL),
    Bound.per_dates("100 mg", 3, source=LABEL),
    Bound.rolling("30 mg", "24 hours", source=LABEL),
    Bound.rolling("90 mg", "3 days", clock="elapsed", source=LABEL),
    Bound.doses_per_window(3, "24 hours", clock="elapsed", source=LABEL),
    Bound.least_interval("6 hours", source=LABEL),
    Bound.least_interval("8 hours", clock="elapsed", source=LABEL),
    Bound.maintenance("5 mg/day", "60 mg/day", source=LABEL),
    Bound.rise("10 mg", within_days=3, source=LABEL),
    Bound.fall("10 mg", within_days=3, source=LABEL),
    Bound.rise("50 %", within_days=7, of="start", source=LABEL),
    Bound.fall("50 %", within_days=2, of="current", source=LABEL),
]
TOLD = ("status", "value", "limit", "margin", "timing_margin", "witness", "clock", "missing")


def told(verdict):
    return [getattr(verdict, name) for name in TOLD]


@tried(
    SMALL,
    st.tuples(st.none(), mine.start_dates) | NEAR_CLOCK_CHANGES | st.tuples(mine.zones, mine.start_dates),
    st.integers(1, 30),
)
def test_a_schedule_that_was_followed_has_the_verdicts_of_the_schedule(what, place, days):
    zone, start = place
    schedule = made(what, start, zone=zone, days=days)
    if not list(schedule) or list(schedule)[-1].date >= schedule.end:
        return
    log = Log(schedule, schedule.horizon)
    for planned, really in zip(check(schedule, BOUNDS), check_log(log, BOUNDS, earlier="none"), strict=True):
        assert told(planned) == told(really)
        if planned.other is not None:
            assert told(planned.other) == told(really.other)


@tried(DOTS, st.randoms(use_true_random=False))
def test_the_order_in_which_doses_are_written_changes_nothing(dots, random):
    shuffled = list(dots)
    random.shuffle(shuffled)
    assert as_log(dots) == as_log(shuffled)
    assert str(check_log(as_log(dots), BOUNDS)) == str(check_log(as_log(shuffled), BOUNDS))


SUMS = [bound for bound in BOUNDS if bound.kind in ("per-day", "per-dates", "rolling", "doses-per-window")]


@tried(DOTS.filter(lambda dots: len(dots) > 1), st.data())
def test_leaving_out_a_dose_never_makes_a_sum_larger(dots, data):
    n = data.draw(st.integers(0, len(dots) - 1))
    fewer = dots[:n] + dots[n + 1 :]
    for all_of_them, without in zip(check_log(as_log(dots), SUMS), check_log(as_log(fewer), SUMS), strict=True):
        assert without.value <= all_of_them.value


@tried(st.lists(st.tuples(st.sampled_from(mine.ZONES[:4]), st.integers(0, 4000), st.integers(1, 5)), min_size=1))
def test_elapsed_time_is_that_of_the_instants_whatever_zones_they_are_written_in(dots):
    # the instants lie around the clock change of New York; the oracle counts minutes of UTC alone
    base = dt.datetime(2026, 10, 31, tzinfo=dt.UTC)
    log = []
    for zone, minute, mg in dots:
        moment = (base + dt.timedelta(minutes=minute)).astimezone(given("2026-12-01", zone=zone).moment.tzinfo)
        log.append(Administration(moment, None, Dose(mg, "mg"), PLAN))
    doses = [(minute, Fraction(mg)) for _, minute, mg in dots]
    verdict = only(log, Bound.rolling("5 mg", "24 hours", clock="elapsed", source=LABEL))
    assert in_mg(verdict.value) == max(value for _, value in oracle.window_sums(doses, 1440))
    if verdict.status == "VIOLATED":
        first = next(minute for minute, value in oracle.window_sums(doses, 1440) if value > 5)
        assert verdict.witness.moment == base + dt.timedelta(minutes=first)
