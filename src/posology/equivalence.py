"""Equivalence: doses of one corticosteroid that count as doses of another, by a cited table, by some routes alone."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from typing import Any

import attrs

from posology.dose import Dose
from posology.errors import RegimenError
from posology.ingredient import Equivalent
from posology.regimen import Regimen
from posology.source import Source


def _doses(table: dict[str, Any]) -> dict[str, Dose]:
    return {name: Dose(each) for name, each in table.items()}


def _source(table: dict[str, Any]) -> Source:
    return Source(**table)


@attrs.frozen
class _Table:
    """Doses that count as equal, the routes they do so by, and of which drugs sources disagree."""

    routes: list[str]
    source: Source = attrs.field(converter=_source)
    doses: dict[str, Dose] = attrs.field(converter=_doses)
    differs: dict[str, str]


@functools.cache
def _table() -> _Table:
    text = (importlib.resources.files("posology") / "equivalence.toml").read_text(encoding="utf-8")
    return _Table(**tomllib.loads(text))


def known() -> tuple[str, ...]:
    """
    Give the drugs of which a dose is known that counts as one of another, sorted.

    >>> "prednisone" in known(), "fludrocortisone" in known()
    (True, False)
    """
    return tuple(sorted(_table().doses))


def equivalents(drug: str, *, route: str, as_: str) -> Equivalent:
    """
    Give as how much of another corticosteroid an amount of one counts.

    The factor is of one dose that is known to count as another, and exact. It is for totals across drugs: it does not
    say that one drug can be given in place of the other.

    Args:
        drug: What is given, by its generic name in full.
        route: By which route it is given; the table is for the oral and the intravenous route alone.
        as_: What it is counted as, by its generic name in full.

    Returns:
        An entry named ``<as_> equivalent``, with its source; where sources disagree, the source says so.

    Raises:
        RegimenError: for a drug that the table does not have, or a route that it is not for.

    >>> found = equivalents("methylprednisolone", route="intravenous", as_="prednisone")
    >>> found.name, str(found.holds("500 mg"))
    ('prednisone equivalent', '625 mg')
    """
    table, drug, as_ = _table(), drug.casefold(), as_.casefold()
    for name, each in (("drug", drug), ("as_", as_)):
        if each not in table.doses:
            problem = f"of {each!r:.60} no dose is known that counts as one of another drug"
            instead = f"name one of {', '.join(known())}, or give a factor with a source of its own, as Ingredient(...)"
            raise RegimenError(name, problem, value=each, limit=known(), source=table.source, instead=instead)
    if route not in table.routes:
        raise RegimenError(
            "route",
            f"{drug} by the route {route!r:.40} is not known to count as {as_}",
            value=route,
            limit=tuple(table.routes),
            source=table.source,
            instead=f"convert doses by the routes {' and '.join(table.routes)} alone",
        )
    said = "; ".join(dict.fromkeys(table.differs[each] for each in (drug, as_) if each in table.differs))
    source = attrs.evolve(table.source, section=said)
    return Equivalent(f"{as_} equivalent", table.doses[as_], per=table.doses[drug], routes=table.routes, source=source)


def as_equivalent(regimen: Regimen, as_: str) -> Regimen:
    """
    Give a regimen of which it is said as how much of another corticosteroid its doses count; the doses stay.

    A bound whose scope names the ingredient ``<as_> equivalent`` counts it then, over several schedules too.

    Args:
        regimen: A regimen of a drug, and by a route, that the table has. [doses by mass]
        as_: What it is counted as, by its generic name in full.

    Raises:
        RegimenError: as `equivalents`; or if the doses are no masses, or it is said already.

    >>> from posology.step import Step
    >>> pulses = Regimen("methylprednisolone", "intravenous", Step("500 mg", days=2))
    >>> str(as_equivalent(pulses, "prednisone").of_ingredient("prednisone equivalent"))
    'prednisone equivalent, intravenous: 625 mg morning for 2 days'
    """
    found = equivalents(regimen.drug, route=regimen.route, as_=as_)
    return attrs.evolve(regimen, ingredients=(*regimen.ingredients, found))
