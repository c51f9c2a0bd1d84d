"""Rate: strategies of rates per kg of body weight and of the steps of an infusion's rate."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.cycle import components
from posology.rate_per_kg import RatePerKg
from posology.rate_steps import RateSteps
from posology.regimen import LASTING, Regimen
from posology.testing.named import named
from posology.testing.value import MASS, doses_per_weight, numbers, sources, strengths
from posology.titration import Titration
from posology.units import decimal_text

_KINDS = ("mL/kg/h", "mL/kg/min", "mg/kg/min", "g/kg/h")


@named
def rates_per_kg() -> SearchStrategy[RatePerKg]:
    """
    Rates per kg of body weight, by volume or by mass, per hour or per minute.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(rates_per_kg()))
    '1 mL/kg/h'
    """
    return st.builds(RatePerKg, doses_per_weight(["mL", *MASS]), st.sampled_from(["h", "min"]))


@named
def rate_steps() -> SearchStrategy[RateSteps]:
    """
    The rates of an infusion, one to three, with a largest rate or without.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(rate_steps()))
    '1 mL/kg/h (1 mg/mL)'
    """
    rising = st.lists(numbers(Fraction(1, 100), 20), min_size=1, max_size=3, unique=True).map(sorted)
    more: Any = {
        "concentration": strengths(holders=["mL"]),
        "product": st.sampled_from(["", "Examplol 10 %"]),
        "source": st.none() | sources(),
    }
    lengths = st.tuples(*[st.none() | st.integers(1, 240)] * 2)
    return st.builds(_made, rising, lengths, st.sampled_from(_KINDS), st.none() | st.integers(0, 5), **more)


def _made(rising: list[Fraction], lengths: tuple[Any, ...], kind: str, room: int | None, **more: Any) -> RateSteps:
    steps = zip(rising, [*lengths[: len(rising) - 1], None], strict=True)
    most = None if room is None else f"{decimal_text(rising[-1] + room)} {kind}"
    return RateSteps([(f"{decimal_text(rate)} {kind}", over) for rate, over in steps], most=most, **more)


def with_rates(regimen: Regimen) -> SearchStrategy[Regimen]:
    """
    The regimen with rates of its infusions, where it can have any.

    Args:
        regimen: A regimen.
    """
    parts = [part for item in regimen.steps if not isinstance(item, Titration) for part in components(item)]
    lasts = any(part.over is not None for part in parts)
    if regimen.route not in LASTING or lasts or regimen.doses[0].dimension != "mass":
        return st.just(regimen)
    return rate_steps().map(lambda rate: attrs.evolve(regimen, rate=rate))
