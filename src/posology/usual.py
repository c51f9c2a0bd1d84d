"""Usual: a dose held against the usual one, to find a slip such as a point that got lost."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from posology.bound import Bound
from posology.limits import UsualDose
from posology.verdict import Verdict


def unless_a_slip(bound: Bound, decide: Callable[[Bound], Verdict]) -> Verdict:
    """
    Decide a bound; one on the usual dose as one on five times of it, which may not be reached either.

    Args:
        bound: Any bound.
        decide: Decides all others.

    >>> from posology.source import Source
    >>> usual = Bound.usual_dose("300 mg", source=Source("A label"))
    >>> def at_the_limit(bound):
    ...     return Verdict(bound=bound, status="PROVED", value=bound.most, limit=bound.most)
    >>> found = unless_a_slip(usual, at_the_limit)
    >>> found.status, str(found.limit), found.bound is usual
    ('VIOLATED', '1500 mg', True)
    """
    if not isinstance(bound, UsualDose):
        return decide(bound)
    verdict = attrs.evolve(decide(bound.slip), bound=bound)
    if verdict.status == "PROVED" and verdict.value == verdict.limit:
        return attrs.evolve(verdict, status="VIOLATED", regions=())
    return verdict
