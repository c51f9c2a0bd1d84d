"""Bound: strategies of bounds of every kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.bound import Bound, Clock, Severity
from posology.dose import Amount
from posology.limits import KINDS
from posology.override import Override
from posology.rate import Rate, RatePerWeight
from posology.scope import Scope
from posology.share import Share
from posology.testing.named import named
from posology.testing.patient import scopes
from posology.testing.value import (
    amounts,
    daily_amounts,
    doses,
    doses_per_clearance,
    doses_per_surface,
    doses_per_weight,
    numbers,
    sources,
    strengths,
)

_DAY = 1440


def windows() -> SearchStrategy[int]:
    """
    Windows of time in minutes, among them the usual ones.

    >>> from posology.testing.plainest import plainest
    >>> plainest(windows(), lambda minutes: minutes > 24 * 60)
    2880
    """
    return st.sampled_from([_DAY, 2 * _DAY, 7 * _DAY, 720, 360, 240]) | st.integers(1, 14 * _DAY)


def shares() -> SearchStrategy[Share]:
    """
    Shares of a dose, up to twice of it.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(shares(), lambda share: share.part > 1))
    '101 %'
    """
    return numbers(1, 200).map(lambda percent: Share(percent / 100))


def rates() -> SearchStrategy[Rate]:
    """
    Rates of infusions.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(rates()))
    '1 mg/h'
    """
    return st.builds(Rate, numbers(), st.sampled_from(["mg", "g", "mL"]))


def rates_per_weight() -> SearchStrategy[RatePerWeight]:
    """
    Limits of the rates of infusions per kg of body weight.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(rates_per_weight()))
    '1 mg/kg/h'
    """
    return st.builds(RatePerWeight, numbers(most=100), st.sampled_from(["mg", "g", "mL"]))


_VALUES: dict[str, Callable[[], SearchStrategy[Any]]] = {
    "any-dose": lambda: doses() | doses_per_weight() | doses_per_surface() | doses_per_clearance(),
    "any-amount": lambda: amounts() | doses_per_weight() | doses_per_surface() | doses_per_clearance(),
    "daily": daily_amounts,
    "count": lambda: st.integers(1, 60),
    "window": windows,
    "clock": lambda: st.sampled_from(get_args(Clock)),
    "change": lambda: amounts() | shares(),
    "change-of": lambda: st.sampled_from(["start", "current"]),
    "any-rate": lambda: rates() | rates_per_weight(),
    "strength": lambda: strengths(holders=["mL"]),
}
"""Where the fields of a bound come from, by the kind of value that a file states for each."""


def overrides() -> SearchStrategy[Override]:
    """
    Overrides of a soft bound.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(overrides()))
    'overridden by A. Example: weekly visits'
    """
    reasons, names = (
        st.sampled_from(["weekly visits", "no other drug helps"]),
        st.sampled_from(["A. Example", "B. Example"]),
    )
    return st.builds(Override, reason=reasons, by=names)


@named
def bounds(kind: str | type[Bound] | None = None) -> SearchStrategy[Bound]:
    """
    Bounds, of mass where they are of an amount.

    Args:
        kind: The kind, by its class or its name in files. [default every kind]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(bounds("rolling")))
    'at most 0 mg in any 24 hours'
    """
    if kind is None:
        return st.one_of([bounds(each) for each in KINDS.values()])
    made = KINDS[kind] if isinstance(kind, str) else kind
    fields = [each for each in attrs.fields(made) if "reads" in each.metadata]
    spare = [each.name for each in fields if each.default is None]
    return st.builds(
        _bound,
        st.just(made),
        st.fixed_dictionaries({each.name: _VALUES[each.metadata["reads"]]() for each in fields}),
        st.sets(st.sampled_from(spare)) if spare else st.just(set()),
        name=st.sampled_from(["", "ceiling"]),
        severity=st.sampled_from(get_args(Severity)),
        patients=st.sampled_from(["", "adults"]),
        scope=st.just(Scope()) | scopes(),
        source=sources(),
    )


def _bound(kind: type[Bound], values: dict[str, Any], left_out: set[str], scope: Scope, **more: Any) -> Bound:
    """A bound without what is left out, unless then it had no limit; the smaller limit is the least."""
    if {"least", "most"} <= left_out:
        left_out = left_out - {"most"}
    found = {name: value for name, value in values.items() if name not in left_out}
    least, most = found.get("least"), found.get("most")
    if isinstance(least, Amount) and isinstance(most, Amount) and _kind(least) != _kind(most):
        del found["least"]
    elif least is not None and most is not None and most < least:
        found |= {"least": most, "most": least}
    if "of" in found and not isinstance(most, Share):
        del found["of"]
    if not kind.is_of_doses:
        scope = attrs.evolve(scope, phase=None)
    return kind(**found, scope=scope, **more)


def _kind(amount: Amount) -> tuple[str, str]:
    return amount.per, amount.dimension
