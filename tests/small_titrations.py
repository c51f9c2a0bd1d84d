"""Small titrations: hypothesis strategies for rules of few levels, in whole mg."""

from hypothesis import strategies as st

from posology import Frequency, Titration
from posology.dose_choice import DoseChoice

FREQUENCIES = st.sampled_from(
    [
        Frequency.at("bedtime"),
        Frequency.daily(2),
        Frequency.every(hours=8),
        Frequency.every(hours=36),
        Frequency.every(hours=5, first="20:00"),
        Frequency.every(days=2),
        Frequency.every(days=3, first=2),
    ]
)
DECISIONS = st.sets(st.sampled_from(["raise", "hold", "lower", "stop"]), min_size=1)


def dose(number):
    return f"{number} mg"


def some_doses(least, most, kinds, scale):
    """A dose, or a range or a choice of two, from one whole number of mg to another, times the scale."""
    number = st.integers(least, most).map(lambda n: n * scale)
    return st.tuples(number, number, st.sampled_from(kinds)).map(
        lambda drawn: dose(drawn[0]) if drawn[0] == drawn[1] else drawn[2](*map(dose, sorted(drawn[:2])))
    )


def a_range(least, most):
    return least, most


@st.composite
def small_rules(draw, frequency=FREQUENCIES, decisions=DECISIONS):
    """
    Rules of few levels, 1 or 2 mg apart; a rule that forbids to hold names them.

    Where a range has to be changed by a range, a level can come as near to a border as one likes, and not reach it.
    """
    allowed, scale = draw(decisions), draw(st.sampled_from([1, 1, 2]))
    kinds = (a_range, DoseChoice) if "hold" in allowed else (DoseChoice,)
    floor, spread, least = draw(st.integers(1, 3)), draw(st.integers(1, 5)), draw(st.integers(1, 3))
    start, increment = some_doses(floor, floor + spread, kinds, scale), some_doses(1, 4, kinds, scale)
    interval = st.just((least, least + draw(st.integers(0, 2))))
    if "hold" in allowed:
        start, increment, interval = st.none() | start, st.none() | increment, st.none() | interval
    return Titration(
        start=draw(start),
        floor=dose(floor * scale),
        increment=draw(increment),
        interval=draw(interval),
        ceiling=dose((floor + spread) * scale),
        frequency=draw(frequency),
        decisions=allowed,
    )
