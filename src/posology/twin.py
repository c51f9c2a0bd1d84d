"""Twin: the cap per 24 hours beside a cap per date, and the reverse; neither implies the other."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from posology.bound import Bound
from posology.dose import Amount, DailyAmount
from posology.limits import PerDay, Rolling
from posology.shape import DAY
from posology.verdict import Verdict


def twin(bound: Bound) -> Bound | None:
    """
    Give the cap that a cap per date or per 24 hours is easily taken for; None for any other bound.

    >>> from posology.source import Source
    >>> str(twin(Bound.per_day("4 g/day", source=Source("A label"))))
    'at most 4 g in any 24 hours'
    """
    same = {each.name: getattr(bound, each.name) for each in attrs.fields(Bound)}
    if isinstance(bound, PerDay):
        return Rolling(most=bound.most.in_one_day, window=DAY, **same)
    if isinstance(bound, Rolling) and bound.window == DAY and not bound.most.per:
        return PerDay(most=DailyAmount(bound.most.number, bound.most.unit), **same)
    return None


def with_twin(bound: Bound, decide: Callable[[Bound], Verdict]) -> Verdict:
    """
    Decide a bound; where its twin comes to another value, the verdict on that stands beside.

    Args:
        bound: Any bound.
        decide: Decides it and its twin.

    >>> from posology.source import Source
    >>> def decide(bound):
    ...     value = DailyAmount("4 g/day") if bound.kind == "per-day" else Amount("6 g")
    ...     return Verdict(bound=bound, status="PROVED" if value.base <= 4 else "VIOLATED", value=value)
    >>> found = with_twin(Bound.per_day("4 g/day", source=Source("A label")), decide)
    >>> found.status, found.twin.status, str(found.twin.value)
    ('PROVED', 'VIOLATED', '6 g')
    """
    verdict, other = decide(bound), twin(bound)
    if other is None or not isinstance(verdict.value, Amount):
        return verdict
    found = decide(other)
    if not isinstance(found.value, Amount) or found.value.base == verdict.value.base:
        return verdict
    return attrs.evolve(verdict, twin=attrs.evolve(found, other=None))
