"""
Hypothesis strategies for the values and the model: small, quick to make, and shrinking to plain cases.

A lower-case name is a strategy; a function gives one for its arguments. Amounts are of mass unless a unit is
named.
"""

import datetime as dt
from fractions import Fraction

from hypothesis import assume
from hypothesis import strategies as st

from posology import (
    Amount,
    Bound,
    Component,
    Cycle,
    DailyAmount,
    Dose,
    DosePerSurface,
    DosePerWeight,
    DoseRange,
    Frequency,
    Horizon,
    Product,
    Protocol,
    Regimen,
    Schedule,
    Source,
    Step,
    Strength,
    Titration,
    units,
)
from posology.daytime import SLOTS, WEEKDAYS
from posology.errors import RegimenError
from posology.frequency import ClockFrequency, IntervalFrequency
from posology.regimen import ROUTES

# --- Values ---

MASS = ("mg", "g", "mcg")
AMOUNT_UNITS = tuple(each.symbol for each in units.TABLE.values() if each.dimension in units.AMOUNT_DIMENSIONS)


def numbers(least=1, most=4000):
    """Numbers whose decimal ends, with at most 3 digits after the point, as Fraction."""
    places = st.sampled_from([1, 1, 2, 10, 1000])
    return st.builds(
        lambda whole, part: Fraction(whole, part) if Fraction(whole, part) >= least else Fraction(whole),
        st.integers(least, most),
        places,
    )


def amounts(unit_names=MASS):
    """Amounts, 0 included."""
    return st.builds(Amount, st.just(Fraction(0)) | numbers(), st.sampled_from(unit_names))


def doses(unit_names=MASS):
    """Doses; with a single unit name, such as ``doses(["tablet"])``, of that unit only."""
    return st.builds(Dose, numbers(), st.sampled_from(unit_names))


daily_amounts = st.builds(DailyAmount, numbers(), st.sampled_from(MASS))
doses_per_weight = st.builds(DosePerWeight, numbers(1, 100), st.sampled_from(MASS))
doses_per_surface = st.builds(DosePerSurface, numbers(1, 1000), st.sampled_from(MASS))
dose_ranges = st.lists(doses(), min_size=2, max_size=2).map(lambda pair: DoseRange(min(pair), max(pair)))
strengths = st.builds(Strength, doses(), doses(["tablet", "capsule", "mL"]))
sources = st.builds(
    Source,
    st.sampled_from(["Example label", "Another label"]),
    section=st.sampled_from(["", "4.2"]),
    read=st.none() | st.just(dt.date(2026, 11, 22)),
)

# --- Dates and zones ---

LEAP_DAYS = ["2024-02-28", "2024-02-29", "2028-02-29"]
YEAR_ENDS = ["2026-12-01", "2026-12-31", "2027-01-01"]
CLOCK_CHANGES = ["2026-03-07", "2026-03-28", "2026-04-23", "2026-10-24", "2026-10-31", "2011-12-29"]
"""The eves of clock changes: New York, Europe, Cairo, and Apia's missing day."""
EDGES = [dt.date.fromisoformat(text) for text in (*LEAP_DAYS, *YEAR_ENDS, *CLOCK_CHANGES)]

ZONES = (
    "UTC",
    "America/New_York",
    "Europe/London",
    "Africa/Cairo",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "Pacific/Apia",
    "America/St_Johns",
)
"""Whole, half and quarter hours; clocks that change by 30 minutes, 1 or 2 hours or a day."""

zones = st.sampled_from(ZONES)
zones_or_floating = st.none() | zones
start_dates = st.sampled_from(EDGES) | st.dates(dt.date(2024, 1, 1), dt.date(2032, 12, 31))
horizons = st.builds(lambda start, days: Horizon(start, days=days), start_dates, st.integers(1, 60))
clock_times = st.builds(dt.time, st.integers(0, 23), st.sampled_from([15, 30, 1, 59]))  # never those of a slot

# --- Frequencies ---

slots_or_times = st.sampled_from(tuple(SLOTS)) | clock_times
_times_of_day = st.lists(slots_or_times, min_size=1, max_size=3, unique=True)


@st.composite
def _every_nth_day(draw):
    every = draw(st.integers(1, 9))
    first = draw(st.none() | st.integers(1, every))
    return ClockFrequency(draw(_times_of_day), every=every, first_day=first)


daily_frequencies = st.integers(1, 4).map(Frequency.daily) | _times_of_day.map(lambda t: Frequency.at(*t))
weekday_frequencies = st.builds(
    lambda days, at: Frequency.weekly(*days, at=at),
    st.lists(st.sampled_from(WEEKDAYS), min_size=1, max_size=4, unique=True),
    _times_of_day,
)
clock_frequencies = daily_frequencies | _every_nth_day() | weekday_frequencies
interval_frequencies = st.builds(
    IntervalFrequency,
    st.sampled_from([6, 8, 12, 24, 4, 5, 36, 48, 72, 1]).map(lambda hours: 60 * hours) | st.integers(30, 3000),
    first=st.none() | clock_times,
)
frequencies = clock_frequencies | interval_frequencies

# --- Steps, cycles, titrations ---

lengths = st.integers(1, 15)
rounds = st.integers(1, 4)


@st.composite
def components(draw, dose=None, frequency=None):
    """One or two components that do not overlap."""
    one = st.builds(Component, doses() if dose is None else dose, frequencies if frequency is None else frequency)
    parts = draw(st.lists(one, min_size=1, max_size=2))
    try:
        Step(components=parts)
    except RegimenError:
        assume(False)
    return parts


def steps(days=lengths, dose=None, frequency=None):
    """Steps with a dose; bounded unless *days* may give None."""
    return st.builds(lambda parts, length: Step(components=parts, days=length), components(dose, frequency), days)


pauses = st.builds(lambda days: Step.no_dose(days=days), lengths)
open_steps = steps(days=st.none())


@st.composite
def cycles(draw, times=rounds, depth=1, dose=None, frequency=None):
    """Cycles with a dose in them; with *depth* 1 or more a round may hold cycles; *times* may give None."""
    inner = steps(st.integers(1, 6), dose, frequency)
    first = draw(inner)
    item = inner | st.builds(lambda days: Step.no_dose(days=days), st.integers(1, 6))
    if depth:
        item |= cycles(st.integers(1, 3), depth - 1, dose, frequency)
    items = draw(st.permutations([first, *draw(st.lists(item, max_size=2))]))
    filled = Cycle(items, times=1).days
    spare = draw(st.sampled_from([0, 0, 1, 5, 12]))
    return Cycle(items, times=draw(times), days=filled + spare)


endless_cycles = cycles(times=st.none())


@st.composite
def titrations(draw, unresolved=False):
    """Titrations with one ladder; if *unresolved*, with something left to choose."""
    start, increment = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    rises = draw(st.integers(0, 6))
    days = draw(st.integers(1, 10))
    ceiling = start + increment * rises + draw(st.integers(0, 5))
    found = {
        "start": f"{start} mg",
        "increment": f"{increment} mg",
        "interval": days,
        "ceiling": f"{ceiling} mg",
        "frequency": draw(daily_frequencies),
    }
    if unresolved:
        for name in draw(st.sets(st.sampled_from(["start", "increment", "interval"]), min_size=1)):
            if name == "interval":
                found[name] = draw(st.none() | st.just((days, days + draw(st.integers(1, 4)))))
            elif name == "increment":
                found[name] = draw(st.none() | st.just((f"{increment} mg", f"{increment + 5} mg")))
            else:
                found["floor"], found[name] = (f"{start} mg", None) if draw(st.booleans()) else (None, found[name])
        assume(Titration(**found).open)
    return Titration(**found)


# --- Regimens ---

routes = st.sampled_from(ROUTES)


@st.composite
def regimens(draw, bounded=None, dose=None, frequency=None):
    """
    Regimens of mass, with nothing left open.

    Args:
        bounded: True for those with an end, False for those without, None for both.
        dose: Where doses come from, if not `doses`.
        frequency: Where frequencies come from, if not `frequencies`.
    """
    ends = steps(lengths, dose, frequency) | cycles(dose=dose, frequency=frequency)
    plain = draw(st.lists(ends | pauses, max_size=3))
    if bounded is None:
        bounded = draw(st.booleans())
    if bounded:
        last = draw(ends)
    else:
        endless = steps(st.none(), dose, frequency) | cycles(st.none(), dose=dose, frequency=frequency)
        if dose is None and frequency is None:
            endless |= titrations()
        last = draw(endless)
    return Regimen("examplol", draw(st.sampled_from(["oral", "intravenous"])), [*plain, last])


bounded_regimens = regimens(bounded=True)
open_regimens = regimens(bounded=False)

# --- Bounds, products, protocols ---

windows = st.sampled_from([1440, 10080, 720, 360]) | st.integers(1, 20).map(lambda hours: 60 * hours)
clocks = st.sampled_from(["clock", "elapsed"])
severities = st.sampled_from(["hard", "soft", "info"])
per_dose_bounds = st.builds(Bound.per_dose, doses(), source=sources, severity=severities) | dose_ranges.flatmap(
    lambda both: st.builds(Bound.per_dose, st.just(both.most), least=st.just(both.least), source=sources)
)
per_day_bounds = st.builds(Bound.per_day, daily_amounts, source=sources, severity=severities)
rolling_bounds = st.builds(Bound.rolling, amounts(), windows, source=sources, clock=clocks)
maintenance_bounds = st.lists(daily_amounts, min_size=2, max_size=2).flatmap(
    lambda pair: st.builds(Bound.maintenance, st.just(min(pair)), st.just(max(pair)), source=sources)
)
least_interval_bounds = st.builds(Bound.least_interval, windows, source=sources, clock=clocks)
rise_bounds = st.builds(Bound.rise, amounts(), within_days=st.integers(1, 14), source=sources)
course_total_bounds = st.builds(Bound.course_total, amounts(), source=sources)
duration_bounds = st.builds(Bound.duration, st.integers(1, 60), source=sources)
sum_bounds = per_dose_bounds | per_day_bounds | rolling_bounds | maintenance_bounds | course_total_bounds
bounds = sum_bounds | least_interval_bounds | rise_bounds | duration_bounds
products = st.builds(
    Product,
    st.sampled_from(["tablet", "oral solution"]),
    st.lists(strengths, min_size=1, max_size=3, unique=True),
)


@st.composite
def protocols(draw):
    """Protocols of one drug with one to three named regimens."""
    found = draw(st.lists(st.tuples(regimens(), st.lists(bounds, max_size=2)), min_size=1, max_size=3))
    named = [
        Regimen("examplol", plain.route, plain.steps, name=f"regimen-{n}", bounds=limits)
        for n, (plain, limits) in enumerate(found, 1)
    ]
    return Protocol("examplol", named, products=draw(st.lists(products, max_size=2)))


# --- Schedules ---


@st.composite
def schedules(draw, regimen=None, zone=zones_or_floating):
    """Schedules of at most 60 days, so iterating one always ends."""
    what = draw(regimens() if regimen is None else regimen)
    days = draw(st.integers(1, 60))
    return Schedule(what, draw(start_dates), zone=draw(zone), days=days)
