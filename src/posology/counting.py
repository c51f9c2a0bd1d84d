"""Counting: which ingredient a bound counts, and the regimen as so much of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import attrs

from posology.bound import Bound
from posology.dose import Amount
from posology.errors import PosologyError
from posology.ingredient import Ingredient, entry_of, same_name
from posology.regimen import Regimen
from posology.strength import Strength
from posology.verdict import Verdict


class Counted(NamedTuple):
    """What a bound counts: the regimen as so much of it, what was given before day 1, and by which entry, if by one."""

    regimen: Regimen
    before: Amount | None
    entry: Ingredient | None


def limit_of(bound: Bound) -> Amount | None:
    """
    Give an amount that a bound names as a limit; None for a bound of times or shares.

    >>> from posology.source import Source
    >>> limit_of(Bound.concentration("5 mg/mL", source=Source("Example label")))
    Dose('5 mg')
    """
    limits = [getattr(bound, "most", None), getattr(bound, "least", None)]
    found = next((each for each in limits if isinstance(each, (Amount, Strength))), None)
    return found.dose if isinstance(found, Strength) else found


def entry_for(regimen: Regimen, bound: Bound) -> Ingredient | Verdict | None:
    """
    Give the entry by which a bound counts a regimen.

    Args:
        regimen: What is judged.
        bound: What it is held against.

    Returns:
        The entry; None where the doses count as they are; NOT_APPLICABLE where nothing of what the bound counts is
        held, UNKNOWN where nobody says whether.

    >>> from posology.scope import Scope
    >>> from posology.source import Source
    >>> from posology.step import Step
    >>> limit = Bound.per_day("4 g/day", source=Source("A label"), scope=Scope(ingredient="examplol"))
    >>> entry_for(Regimen("examplol plus", "oral", Step("1 tablet")), limit).missing
    'what examplol plus holds, to count examplol'
    """
    name, limit = bound.scope.ingredient, limit_of(bound)
    if not name:
        own = entry_of(regimen.ingredients, regimen.drug)
        is_other = limit is not None and limit.dimension != regimen.doses[0].dimension
        return own if own is not None and limit is not None and is_other and _is_of(own, limit) else None
    entry = entry_of(regimen.ingredients, name)
    if entry is not None and not entry.counts_by(regimen.route):
        missing = f"what {regimen.drug} counts as by the route {regimen.route}, to count {name}"
        return Verdict(bound=bound, status="UNKNOWN", missing=missing)
    if entry is not None or same_name(name, regimen.drug):
        return entry
    held = " and ".join(each.name for each in regimen.ingredients if each.held)
    if held:
        return Verdict(bound=bound, status="NOT_APPLICABLE", why=f"it counts {name}, and {regimen.drug} holds {held}")
    return Verdict(bound=bound, status="UNKNOWN", missing=f"what {regimen.drug} holds, to count {name}")


def _is_of(entry: Ingredient, limit: Amount) -> bool:
    return entry.amount.dimension == limit.dimension


def counted(regimen: Regimen, bound: Bound, before: Amount | None) -> Counted | Verdict:
    """
    Give a regimen as a bound counts it.

    Args:
        regimen: What is judged.
        bound: What it is held against.
        before: How much of the drug was given before day 1, where it is known.

    Returns:
        What is counted; or the verdict, where that cannot be said.
    """
    entry = entry_for(regimen, bound)
    if isinstance(entry, Verdict):
        return entry
    if entry is None:
        return Counted(regimen, before, None)
    try:
        return Counted(regimen.of_ingredient(entry.name), None if before is None else entry.holds(before), entry)
    except PosologyError as error:
        missing = f"{regimen.drug} as doses of {entry.name}: {error}"
        return Verdict(bound=bound, status="UNKNOWN", missing=missing)


def counting(regimen: Regimen, bound: Bound, before: Amount | None, decide: Callable[[Counted], Verdict]) -> Verdict:
    """
    Decide a bound on what it counts, and say by which factor.

    Args:
        regimen: What is judged.
        bound: What it is held against.
        before: How much of the drug was given before day 1, where it is known.
        decide: How the bound is decided on what it counts.
    """
    found = counted(regimen, bound, before)
    return found if isinstance(found, Verdict) else by_factor(decide(found), found.entry)


def by_factor(verdict: Verdict, *entries: Ingredient | None) -> Verdict:
    """Say by which factors a verdict was decided."""
    said = tuple(dict.fromkeys(str(each) for each in entries if each is not None))
    if not said or verdict.status not in ("PROVED", "VIOLATED"):
        return verdict
    return attrs.evolve(verdict, assumes=(*verdict.assumes, *said))
