"""Regimen: strategies of regimens, routes."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.bound import Bound
from posology.cycle import Cycle
from posology.dose_rule import needs
from posology.regimen import LASTING, ROUTES, Regimen
from posology.step import Component, Step
from posology.testing.bound import bounds as every_bound
from posology.testing.frequency import as_needed_frequencies as as_needed
from posology.testing.limit_table import limit_tables
from posology.testing.named import named
from posology.testing.patient import patient_boxes
from posology.testing.rate import with_rates
from posology.testing.rule import dose_rules
from posology.testing.step import components, cycles, pauses, steps
from posology.testing.taper import stoppings
from posology.testing.titration import titrations
from posology.testing.value import doses, doses_per_surface, doses_per_weight, ingredients, sources, usually
from posology.titration import Titration
from posology.unit_table import TABLE

DRUG = "examplol"
"""The drug of every regimen: made up."""

Items = list[Step | Cycle | Titration]


def routes() -> SearchStrategy[str]:
    """
    Routes, in full.

    >>> from posology.testing.plainest import plainest
    >>> plainest(routes())
    'oral'
    """
    return st.sampled_from(ROUTES)


@named
def regimens(
    *,
    bounded: bool | None = None,
    resolved: bool | None = None,
    component: SearchStrategy[Component] | None = None,
    bounds: SearchStrategy[list[Bound]] | None = None,
) -> SearchStrategy[Regimen]:
    """
    Regimens of steps, pauses, cycles, titrations: of mass, volume, tablets, per kg, per m2, by rules, as needed.

    Args:
        bounded: True for those with an end, False for those without, None for both.
        resolved: True for those that leave nothing open and so have a course, False for those that wait for a
            measure of the patient, for the choices of a titration or for a need, None for both.
        component: Where components come from, all of one kind of dose; then there is no titration, and *resolved*
            says nothing. [default every kind, infusions by the routes that allow them]
        bounds: Where lists of bounds come from; ``st.just([])`` for none. [default up to two of `bounds` and
            `limit_tables`]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(regimens()))
    'examplol, oral: 1 mg morning for 1 day'
    """
    if component is not None:
        kinds = [(routes(), _items(component, bounded))]
    else:
        kinds = []
        if resolved is not False:
            infused = components(infused=True, phased=True)
            rules = titrations(resolved=True)
            kinds += [
                (routes(), _items(components(phased=True), bounded, rules)),
                (routes(), _items(components(doses(["tablet"])), bounded)),
                (routes(), _items(components(doses(["mL"])), bounded)),
                (st.sampled_from(LASTING), _items(infused, bounded)),
            ]
        if resolved is not True:
            rules_of_patients = dose_rules().filter(lambda rule: bool(needs(rule)))
            waiting = [components(each) for each in (doses_per_weight(), doses_per_surface(), rules_of_patients)]
            waiting.append(components(None, as_needed()))
            kinds += [(routes(), _items(each, bounded)) for each in waiting]
        if resolved is not True and bounded is not True:
            kinds.append((routes(), _ended(_front(components()), titrations(resolved=False))))
    limits = usually(bounds, lambda: st.lists(every_bound() | limit_tables(), max_size=2))
    return st.one_of([_regimens(route, items, limits) for route, items in kinds])


def _regimens(
    route: SearchStrategy[str], items: SearchStrategy[Items], bounds: SearchStrategy[list[Bound]]
) -> SearchStrategy[Regimen]:
    plain = st.builds(
        Regimen,
        st.just(DRUG),
        route,
        items,
        name=st.sampled_from(["", "usual"]),
        bounds=bounds,
        source=st.none() | sources(),
        indication=st.sampled_from(["", "pain"]),
        notes=st.sampled_from([(), ("Take it with food.",)]),
        stopping=st.none() | stoppings(),
        patients=st.none() | patient_boxes() | st.lists(patient_boxes(), min_size=2, max_size=3),
    )
    return plain.flatmap(lambda made: st.just(made) | _held(made) | with_rates(made))


def _held(regimen: Regimen) -> SearchStrategy[Regimen]:
    """The regimen with one or two ingredients."""
    units = [each.symbol for each in TABLE.values() if each.dimension == regimen.doses[0].dimension]
    some = st.lists(ingredients(units), min_size=1, max_size=2, unique_by=lambda each: each.name)
    return some.map(lambda held: attrs.evolve(regimen, ingredients=held))


def _front(component: SearchStrategy[Component]) -> SearchStrategy[Items]:
    return st.lists(steps(None, component) | cycles(None, component) | pauses(), max_size=3)


def _ended(front: SearchStrategy[Items], last: SearchStrategy[Step | Cycle | Titration]) -> SearchStrategy[Items]:
    return st.builds(lambda items, item: [*items, item], front, last)


def _items(
    component: SearchStrategy[Component], bounded: bool | None, rules: SearchStrategy[Titration] | None = None
) -> SearchStrategy[Items]:
    """Steps and cycles, bounded or not, where one without end may be a titration."""
    lasts: list[SearchStrategy[Step | Cycle | Titration]] = []
    if bounded is not False:
        lasts += [steps(None, component), cycles(None, component)]
    if bounded is not True:
        lasts += [steps(st.none(), component), cycles(st.none(), component)]
        lasts += [] if rules is None else [rules]
    return _ended(_front(component), st.one_of(lasts))
