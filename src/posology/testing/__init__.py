"""
Testing: hypothesis strategies for those who property-test their own protocols.

Importing this package registers a strategy for every class of the model, so that ``st.from_type(Regimen)`` works;
hypothesis imports it by itself where both are installed. Every strategy gives valid values only, and shrinks to plain
ones.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from posology.errors import MissingExtraError

try:
    from hypothesis import strategies as st
    from hypothesis.strategies import SearchStrategy
except ImportError:
    raise MissingExtraError(
        "testing", "hypothesis is not installed", instead="run: pip install 'posology[testing]'"
    ) from None

from posology.administration import Administration
from posology.as_needed import AsNeeded
from posology.bands import Bands
from posology.bound import Bound
from posology.cycle import Cycle
from posology.dated_measures import DatedMeasures
from posology.derived.derived import Derived
from posology.derived.standing_in import derived
from posology.dispensing.open_days import OpenDays
from posology.dispensing.stock import Stock
from posology.dose import Amount, DailyAmount, Dose, DosePerClearance, DosePerSurface, DosePerWeight
from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange
from posology.dose_rule import DoseRule
from posology.frequency import ClockFrequency, Frequency, IntervalFrequency
from posology.horizon import Horizon
from posology.ingredient import Equivalent, Ingredient
from posology.limit_table import LimitTable
from posology.limits import KINDS
from posology.makeup import Makeup
from posology.override import Override
from posology.patient import Patient
from posology.patients import Patients
from posology.product import Product
from posology.protocol import Protocol
from posology.rate import Rate, RatePerWeight
from posology.rate_per_kg import RatePerKg
from posology.rate_steps import RateSteps
from posology.regimen import Regimen
from posology.rounding import Rounding
from posology.schedule import Schedule
from posology.scope import Scope
from posology.share import Share
from posology.source import Source
from posology.step import Component, Step
from posology.stopping import Stopping
from posology.strength import Strength
from posology.taper import Taper
from posology.testing.bound import bounds, overrides, rates, rates_per_weight, shares, windows
from posology.testing.date import clock_times, horizons, slots_or_times, start_dates, zones
from posology.testing.dispensing import makeups, open_days, stocks
from posology.testing.frequency import (
    as_needed_frequencies,
    clock_frequencies,
    daily_frequencies,
    frequencies,
    interval_frequencies,
    weekday_frequencies,
)
from posology.testing.limit_table import limit_tables
from posology.testing.log import logs
from posology.testing.path import paths
from posology.testing.patient import dated_measures, measures, patient_boxes, patients, scopes
from posology.testing.plainest import plainest
from posology.testing.protocol import products, protocols
from posology.testing.rate import rate_steps, rates_per_kg
from posology.testing.regimen import regimens, routes
from posology.testing.rule import any_doses, bands, dose_rules, roundings
from posology.testing.schedule import schedules
from posology.testing.step import components, cycles, lengths, pauses, steps
from posology.testing.taper import stoppings, tapers
from posology.testing.titration import titrations
from posology.testing.value import (
    amounts,
    daily_amounts,
    dose_choices,
    dose_ranges,
    doses,
    doses_per_clearance,
    doses_per_surface,
    doses_per_weight,
    equivalents,
    ingredients,
    numbers,
    sources,
    strengths,
)
from posology.titration import Titration

__all__ = [
    "REGISTERED",
    "amounts",
    "any_doses",
    "as_needed_frequencies",
    "bands",
    "bounds",
    "clock_frequencies",
    "clock_times",
    "components",
    "cycles",
    "daily_amounts",
    "daily_frequencies",
    "dated_measures",
    "dose_choices",
    "dose_ranges",
    "dose_rules",
    "doses",
    "doses_per_clearance",
    "doses_per_surface",
    "doses_per_weight",
    "equivalents",
    "frequencies",
    "horizons",
    "ingredients",
    "interval_frequencies",
    "lengths",
    "limit_tables",
    "logs",
    "makeups",
    "measures",
    "numbers",
    "open_days",
    "overrides",
    "paths",
    "patient_boxes",
    "patients",
    "pauses",
    "plainest",
    "products",
    "protocols",
    "rate_steps",
    "rates",
    "rates_per_kg",
    "rates_per_weight",
    "regimens",
    "roundings",
    "routes",
    "schedules",
    "scopes",
    "shares",
    "slots_or_times",
    "sources",
    "start_dates",
    "steps",
    "stocks",
    "stoppings",
    "strengths",
    "tapers",
    "titrations",
    "weekday_frequencies",
    "windows",
    "zones",
]

REGISTERED: dict[type, Callable[[], SearchStrategy[Any]]] = {
    Administration: lambda: logs().filter(bool).flatmap(st.sampled_from),
    Amount: amounts,
    AsNeeded: as_needed_frequencies,
    Bands: bands,
    Bound: bounds,
    ClockFrequency: clock_frequencies,
    Component: components,
    Cycle: cycles,
    DailyAmount: daily_amounts,
    DatedMeasures: lambda: st.sampled_from(["weight", "surface", "crcl", "egfr"]).flatmap(dated_measures),
    Derived: lambda: patients().flatmap(lambda who: st.sampled_from(derived(who))),
    Dose: doses,
    DosePerClearance: doses_per_clearance,
    DosePerSurface: doses_per_surface,
    DosePerWeight: doses_per_weight,
    DoseChoice: dose_choices,
    DoseRange: dose_ranges,
    DoseRule: dose_rules,
    Equivalent: equivalents,
    Frequency: frequencies,
    Horizon: horizons,
    Ingredient: ingredients,
    IntervalFrequency: interval_frequencies,
    LimitTable: limit_tables,
    Makeup: makeups,
    OpenDays: open_days,
    Override: overrides,
    Patient: patients,
    Patients: patient_boxes,
    Product: products,
    Protocol: protocols,
    Rate: rates,
    RatePerKg: rates_per_kg,
    RatePerWeight: rates_per_weight,
    RateSteps: rate_steps,
    Regimen: regimens,
    Rounding: roundings,
    Schedule: schedules,
    Scope: scopes,
    Share: shares,
    Source: sources,
    Step: steps,
    Stopping: stoppings,
    Stock: stocks,
    Strength: strengths,
    Taper: tapers,
    Titration: titrations,
}
"""The strategy of each class, made on use; the kinds of bound are registered besides."""


def _from(made: Callable[[], SearchStrategy[Any]]) -> Callable[[Any], SearchStrategy[Any]]:
    return lambda _: made()


def _register() -> None:
    for kind, made in REGISTERED.items():
        st.register_type_strategy(kind, _from(made))
    for bound in KINDS.values():
        st.register_type_strategy(bound, bounds)


_register()
