"""Asked: what is asked of those who decide bounds, for one bound that is declared."""

from __future__ import annotations

from collections.abc import Callable

from posology.bound import Bound
from posology.twin import with_twin
from posology.usual import unless_a_slip
from posology.verdict import Verdict


def asked(bound: Bound, decide: Callable[[Bound], Verdict]) -> Verdict:
    """
    Decide a bound, with what belongs to it.

    Args:
        bound: Any bound.
        decide: Decides a bound of any kind but the usual dose.

    >>> from posology.source import Source
    >>> usual = Bound.usual_dose("300 mg", source=Source("A label"))
    >>> asked(usual, lambda bound: Verdict(bound=bound, status="UNKNOWN", missing=bound.kind)).missing
    'per-dose'
    """
    return with_twin(bound, lambda each: unless_a_slip(each, decide))
