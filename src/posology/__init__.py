"""
Dosing and titration schedules: exact, checked, printable.

A calculator over cited sources, for professionals to review; not a medical device.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from posology import units
from posology.administration import Administration
from posology.bound import Bound
from posology.check import check
from posology.cycle import Cycle
from posology.dose import Amount, DailyAmount, Dose, DosePerSurface, DosePerWeight
from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange
from posology.dose_rule import DoseRule
from posology.errors import PosologyError
from posology.frequency import Frequency
from posology.horizon import Horizon
from posology.ingredient import Ingredient
from posology.override import Override
from posology.patient import Patient
from posology.patients import Patients
from posology.product import Product
from posology.protocol import Protocol
from posology.regimen import Regimen
from posology.rounding import Rounding
from posology.schedule import Schedule
from posology.scope import Scope
from posology.source import Source
from posology.step import Component, Step
from posology.stopping import Stopping
from posology.strength import Strength
from posology.tablets import makeup
from posology.taper import Taper
from posology.titration import Titration
from posology.verdict import Verdict
from posology.version import VERSION

if TYPE_CHECKING:
    from posology.dispensing.supply import supply
    from posology.formulary import load
    from posology.logs.compare import compare
    from posology.proof import prove
    from posology.sheet import Sheet

__version__ = VERSION

__all__ = [
    "Administration",
    "Amount",
    "Bound",
    "Component",
    "Cycle",
    "DailyAmount",
    "Dose",
    "DoseChoice",
    "DosePerSurface",
    "DosePerWeight",
    "DoseRange",
    "DoseRule",
    "Frequency",
    "Horizon",
    "Ingredient",
    "Override",
    "Patient",
    "Patients",
    "PosologyError",
    "Product",
    "Protocol",
    "Regimen",
    "Rounding",
    "Schedule",
    "Scope",
    "Sheet",
    "Source",
    "Step",
    "Stopping",
    "Strength",
    "Taper",
    "Titration",
    "Verdict",
    "check",
    "compare",
    "load",
    "makeup",
    "prove",
    "supply",
    "units",
]

_ON_USE = {
    "Sheet": "posology.sheet",
    "compare": "posology.logs.compare",
    "load": "posology.formulary",
    "prove": "posology.proof",
    "supply": "posology.dispensing.supply",
}


def __getattr__(name: str) -> Any:
    if name in _ON_USE:
        import importlib

        return getattr(importlib.import_module(_ON_USE[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
