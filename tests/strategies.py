"""
The strategies of `posology.testing` as most tests hold them: made once, with nothing left open.

A lower-case name is a strategy; a function gives one for its arguments. Amounts are of mass unless a unit is
named.
"""

from typing import get_args

from hypothesis import strategies as st

from posology import Product, testing
from posology.bound import Clock, Severity
from posology.testing.date import ZONES as ZONES
from posology.testing.value import AMOUNT_UNITS as AMOUNT_UNITS
from posology.testing.value import MASS as MASS

# --- Values ---

numbers = testing.numbers
amounts = testing.amounts
doses = testing.doses
daily_amounts = testing.daily_amounts()
doses_per_weight = testing.doses_per_weight()
doses_per_surface = testing.doses_per_surface()
dose_ranges = testing.dose_ranges()
strengths = testing.strengths()
sources = testing.sources()

# --- Dates and zones ---

zones = testing.zones()
zones_or_floating = st.none() | zones
start_dates = testing.start_dates()
horizons = testing.horizons()
clock_times = testing.clock_times()

# --- Frequencies ---

daily_frequencies = testing.daily_frequencies()
weekday_frequencies = testing.weekday_frequencies()
clock_frequencies = testing.clock_frequencies()
interval_frequencies = testing.interval_frequencies()
frequencies = testing.frequencies()

# --- Steps, cycles, titrations, regimens ---

pauses = testing.pauses()


def steps(days=None, dose=None, frequency=None):
    """Steps with a dose; bounded unless *days* may give None."""
    return testing.steps(days, testing.components(dose, frequency))


def cycles(times=None, dose=None, frequency=None):
    """Cycles with a dose in them; a round may hold cycles; *times* may give None."""
    return testing.cycles(times, testing.components(dose, frequency))


def titrations(unresolved=False):
    """Titrations with one ladder; if *unresolved*, with something left to choose."""
    return testing.titrations(resolved=not unresolved)


def regimens(bounded=None, dose=None, frequency=None):
    """
    Regimens with nothing left open and no bounds; infusions and titrations among them if nothing is named.

    Args:
        bounded: True for those with an end, False for those without, None for both.
        dose: Where doses come from.
        frequency: Where frequencies come from.
    """
    component = None if dose is None and frequency is None else testing.components(dose, frequency)
    return testing.regimens(bounded=bounded, resolved=True, component=component, bounds=st.just([]))


open_steps = steps(st.none())
endless_cycles = cycles(st.none())
bounded_regimens = regimens(bounded=True)
open_regimens = regimens(bounded=False)
products = testing.products().map(lambda each: Product(each.form, each.strengths))
"""Products of which nothing else is known."""

# --- Bounds ---

clocks = st.sampled_from(get_args(Clock))
severities = st.sampled_from(get_args(Severity))
bounds = testing.bounds()


def protocols():
    """Protocols of one drug with one to three named regimens, anything in them left open."""
    return testing.protocols()
