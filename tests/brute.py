"""Brute force: what every kind of bound comes to over an expansion, by its definition."""

import datetime as dt
import math
from fractions import Fraction

import oracle
from courses import LABEL
from hypothesis import strategies as st

from posology import Amount, Bound
from posology.share import Share

WINDOWS = st.sampled_from([1, 30, 60, 90, 300, 720, 1440, 1500, 2160, 2880, 10080, 14400, 20160])
LIMITS = st.integers(1, 250).map(lambda mg: f"{mg} mg")
DAILY = st.integers(1, 120).map(lambda mg: f"{mg} mg/day")
SHARES = st.integers(0, 300).map(lambda share: f"{share} %")
OF = st.sampled_from(["start", "current"])
CLOCKS = st.sampled_from(["clock", "elapsed"])


def bound(made_by, *args, **named):
    return st.builds(made_by, *args, **named, source=st.just(LABEL))


ROLLING = bound(Bound.rolling, LIMITS, WINDOWS, clock=CLOCKS)
BOUNDS = st.one_of(
    ROLLING,
    bound(Bound.per_dose, LIMITS),
    bound(Bound.per_dose, least=LIMITS),
    bound(Bound.per_day, DAILY),
    bound(Bound.least_interval, WINDOWS, clock=CLOCKS),
    bound(Bound.rise, LIMITS, within_days=st.integers(1, 9)),
    bound(Bound.rise, SHARES, of=OF, within_days=st.integers(1, 9)),
    bound(Bound.fall, LIMITS, within_days=st.integers(1, 9)),
    bound(Bound.fall, SHARES, of=OF, within_days=st.integers(1, 9)),
    bound(Bound.per_dates, LIMITS, st.integers(1, 20)),
    bound(Bound.doses_per_window, st.integers(1, 12), WINDOWS, clock=CLOCKS),
    bound(Bound.course_total, LIMITS),
    bound(Bound.course_total, LIMITS, first_days=st.integers(1, 30)),
    bound(Bound.lifetime, LIMITS),
    bound(Bound.duration, st.integers(1, 40)),
    bound(Bound.duration, least=st.integers(1, 40)),
    st.tuples(st.integers(1, 60), st.integers(0, 90)).flatmap(
        lambda pair: bound(Bound.maintenance, st.just(f"{pair[0]} mg/day"), st.just(f"{pair[0] + pair[1]} mg/day"))
    ),
)


def over(values, limit):
    """The first value over a limit, else the first that is the largest, as (whether, largest, where)."""
    broken = next((at for at, value in values if value > limit), None)
    at, largest = oracle.first_extreme(values)
    return broken is not None, largest, at if broken is None else broken


def under(values, limit):
    """The same for a least limit."""
    broken = next((at for at, value in values if value < limit), None)
    at, smallest = oracle.first_extreme(values, -1)
    return broken is not None, smallest, at if broken is None else broken


def maintained(sums, least, most):
    """Whether a range is broken, the value that says so, and where: a peak, never reached, or left again."""
    broken, largest, at = over(sums, most)
    if broken:
        return broken, largest, at
    reached = next((n for n, (_, value) in enumerate(sums) if value >= least), None)
    if reached is None:
        return True, largest, at
    low = next((day for day, value in sums[reached:] if value < least), None)
    return (False, largest, at) if low is None else (True, min(value for _, value in sums[reached:]), low)


def sum_from(sums, n, count):
    """The sum of so many days from the nth on."""
    return sum((value for _, value in sums[n : n + count]), Fraction())


def changes(sums, limit):
    """For each day but the first the most that it differs from a day before it, as the limit measures it."""
    start = next(value for _, value in sums if value)
    for n, (day, value) in enumerate(sums):
        if not n:
            continue
        found = []
        for _, earlier in sums[max(0, n - limit.within_days) : n]:
            change = max(earlier - value if limit.kind == "fall" else value - earlier, Fraction(0))
            whole = {"": 1, "start": start, "current": earlier}[limit.of]
            found.append(change / whole if whole else math.inf if change else Fraction(0))
        yield day, max(found)


def brute(limit, doses, first, last):
    """What a bound comes to over an expansion: (broken, value, where); None where it has nothing to hold."""
    kind = limit.kind
    if not doses:
        return None
    if kind == "per-dose":
        sums = list(oracle.at_once(doses).items())
        return over(sums, limit.most.base) if limit.most else under(sums, limit.least.base)
    if kind == "rolling":
        return over(oracle.window_sums(doses, limit.window), limit.most.base)
    if kind == "least-interval":
        found = oracle.gaps(doses)
        return under(found, limit.least) if found else None
    if kind == "doses-per-window":
        return over(oracle.window_sums([(at, 1) for at in oracle.at_once(doses)], limit.window), limit.most)
    days = oracle.day_sums(doses, first, last)
    if kind == "per-day":
        return over(days, limit.most.base)
    if kind == "maintenance":
        return maintained(days, limit.least.base, limit.most.base)
    if kind == "per-dates":
        return over([(day, sum_from(days, n, limit.days)) for n, (day, _) in enumerate(days)], limit.most.base)
    if kind in ("rise", "fall"):
        found = list(changes(days, limit))
        return over(found, getattr(limit.most, "part", None) if limit.of else limit.most.base) if found else None
    if kind in ("course-total", "lifetime"):
        end = math.inf if getattr(limit, "first_days", None) is None else first + limit.first_days * oracle.DAY
        so_far = Fraction()
        totals = [(at, so_far := so_far + amount) for at, amount in oracle.at_once(doses).items() if at < end]
        broken = next((at for at, value in totals if value > limit.most.base), totals[-1][0] if totals else None)
        return so_far > limit.most.base, so_far, broken
    days = (max(at for at, _ in doses) - first) // oracle.DAY + 1
    least, most = limit.least or 0, limit.most or math.inf
    return not least <= days <= most, days, None


def said(verdict, clock, day1):
    """What a verdict says, in the words of `brute`."""
    value, at = verdict.value, None
    if isinstance(value, dt.timedelta):
        value = value // dt.timedelta(minutes=1)
    elif isinstance(value, Share):
        value = value.part
    elif value is None and verdict.bound.kind in ("rise", "fall") and verdict.status == "VIOLATED":
        value = math.inf
    elif isinstance(value, Amount):
        value = value.base
    if verdict.witness is not None and verdict.witness.moment is not None:
        moment = verdict.witness.moment
        if moment.tzinfo is not None and clock == "elapsed":
            moment = moment.astimezone(dt.UTC)
        at = oracle.since_epoch(moment.replace(tzinfo=None))
    elif verdict.witness is not None:
        time = verdict.witness.time or dt.time()
        at = day1 + (verdict.witness.day - 1) * oracle.DAY + oracle.minutes_of(time)
    return verdict.status == "VIOLATED", value, at
