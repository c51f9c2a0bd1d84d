"""As-needed doses by brute force: every way to take them, minute by minute and day by day."""

import functools
import itertools
from fractions import Fraction

from hypothesis import strategies as st
from oracle import DAY, walked

from posology import Cycle, Frequency, Step
from posology.as_needed import AsNeeded
from posology.errors import RegimenError

# --- Strategies ---

hours = st.integers(1, 30).map(lambda n: 60 * n)
minutes = st.integers(1, 2000)


@st.composite
def limits(draw, lengths=minutes | hours, most=6):
    """Limits of as-needed doses, with lengths of time in minutes."""
    apart = draw(st.none() | lengths)
    if apart is not None and draw(st.booleans()):
        return AsNeeded(apart)
    return AsNeeded(apart, draw(st.integers(1, most)), draw(st.just("day") | lengths))


# --- The limits by their definition ---


def kept(limits, moments):
    """Whether doses at these minutes, in order, keep the limits."""
    if limits.at_least is not None and any(b - a < limits.at_least for a, b in itertools.pairwise(moments)):
        return False
    if limits.most is None:
        return True
    for first in moments:
        low, high = (
            (first // DAY * DAY, (first // DAY + 1) * DAY) if limits.per == "day" else (first, first + limits.per)
        )
        if sum(low <= t < high for t in moments) > limits.most:
            return False
    return True


def most_of_all_ways(limits, low, high, grid):
    """The most doses from *low* up to *high* of all ways to take them at the minutes of a grid, each tried out."""
    places = [t for t in range(low, high, grid) for _ in range(1 if limits.at_least else limits.most)]

    @functools.cache
    def best(n, taken):
        if n == len(places):
            return 0
        without = best(n + 1, taken)
        more = (*taken, places[n])
        if not kept(limits, more):
            return without
        recent = tuple(t for t in more if places[n] - t < 2 * DAY)
        return max(without, 1 + best(n + 1, recent))

    return best(0, ())


def one_after_the_other(limits, low, high):
    """Doses from *low* up to *high*, each at the first minute that keeps the limits: minute by minute."""
    taken = []
    for t in range(low, high):
        while kept(limits, [*taken[-(limits.most or 1) :], t]):
            taken.append(t)
            if limits.most is None:
                break
    return taken


# --- Regimens, day by day ---


def parts_by_day(items, days):
    """The as-needed components of each day."""
    found = []
    for item in items:
        rounds = 1 if isinstance(item, Step) else item.times or days
        for _ in range(rounds):
            if len(found) >= days:
                break
            inside = [item] if isinstance(item, Step) else item.steps
            here = [] if isinstance(item, Step) else parts_by_day(inside, min(days, item.days))
            if isinstance(item, Step):
                part = [p for p in item.components if isinstance(p.frequency, AsNeeded)]
                here = [part] * (days if item.days is None else item.days)
            else:
                here += [[] for _ in range(item.days - len(here))]
            found += here
    return found[:days]


def stretches(items, days):
    """Each as-needed component with the first and the last minute of every unbroken row of days that has it."""
    by_day = parts_by_day(items, days)
    found = []
    for part in {part for parts in by_day for part in parts}:
        row = [n for n, parts in enumerate(by_day) if part in parts]
        for n in row:
            if n - 1 in row:
                found[-1][2] = (n + 1) * DAY
            else:
                found.append([part, n * DAY, (n + 1) * DAY])
    return found


def only_scheduled(items):
    """The same items without as-needed components."""
    return [
        Cycle(only_scheduled(item.steps), times=item.times, days=item.days)
        if isinstance(item, Cycle)
        else Step(components=[p for p in item.components if not isinstance(p.frequency, AsNeeded)], days=item.days)
        for item in items
    ]


def scheduled_doses(items, days):
    """The scheduled doses of the first days, as (minute, base amount)."""
    return [(dot.minute, dot.base) for dot in walked(only_scheduled(items), days).dots]


def worst_sums(items, days, window, starts):
    """For each start the largest sum of its window: the scheduled doses, and as-needed doses one after the other."""
    fixed, rows = scheduled_doses(items, days), stretches(items, days)
    for t in starts:
        total = sum((base for minute, base in fixed if t <= minute < t + window), Fraction())
        for part, first, last in rows:
            low, high = max(first, t), min(last, t + window)
            total += part.dose.base * len(list(part.frequency.earliest(low, high)))
        yield t, total


@st.composite
def as_needed_steps(draw, days):
    """Steps with as-needed components, beside a scheduled one or not."""
    parts = [
        (f"{draw(st.sampled_from([100, 250]))} mg", draw(limits(st.integers(60, 2000) | hours)))
        for _ in range(draw(st.integers(1, 2)))
    ]
    if draw(st.booleans()):
        scheduled = st.sampled_from([Frequency.daily(2), Frequency.every(hours=5), Frequency.at("23:59", "00:00")])
        parts.append(("500 mg", draw(scheduled)))
    try:
        return Step(components=parts, days=draw(days))
    except RegimenError:
        return Step(components=parts[:1], days=draw(days))


@st.composite
def as_needed_items(draw):
    """Steps and cycles, at least one of them with as-needed doses; the last may have no end."""
    length = st.integers(1, 3)
    plain = st.builds(lambda days: Step("300 mg", Frequency.daily(3), days=days), length)
    pause = st.builds(lambda days: Step.no_dose(days=days), length)
    one = as_needed_steps(length)
    cycle = st.builds(
        lambda inner, times, spare: Cycle(inner, times=times, days=inner.days + spare),
        one,
        st.integers(1, 3),
        st.integers(0, 1),
    )
    first = draw(st.lists(one | plain | pause | cycle, max_size=2))
    endless = as_needed_steps(st.none()) | st.builds(
        lambda inner, spare: Cycle(inner, days=inner.days + spare), one, st.integers(0, 1)
    )
    return [*first, draw(one | cycle | endless)]


def whole(items):
    """Days that hold every border of the items and, of the last, a round of all that repeats."""
    days = sum(item.days * (getattr(item, "times", None) or 1) for item in items if item.days is not None)
    return days + 5 * (1 if items[-1].days is None else items[-1].days)
