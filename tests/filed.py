"""Hypothesis strategy for protocols that a file can hold: every number has a source, every bound a name."""

import datetime as dt

import attrs
import strategies
from hypothesis import strategies as st

from posology import testing
from posology.dose import Dose
from posology.ingredient import Ingredient
from posology.limit_table import LimitTable
from posology.product import Product
from posology.protocol import Protocol
from posology.source import Source
from posology.stopping import Stopping

lines = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=12)
texts = st.lists(lines, min_size=1, max_size=3).map("\n".join)
names = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,8}", fullmatch=True)
sources = st.builds(
    Source,
    lines,
    section=st.just("") | lines,
    publisher=st.just("") | lines,
    url=st.just("") | lines,
    read=st.none() | st.dates(dt.date(1900, 1, 1)),
    says=st.just("") | texts,
)
kinds = (None, strategies.doses_per_weight, strategies.doses_per_surface, testing.dose_rules())
every_regimen = st.one_of(*(strategies.regimens(dose=dose) for dose in kinds))
titrations = {open_: strategies.titrations(unresolved=open_) for open_ in (False, True)}


@st.composite
def _regimens(draw, name, sources, bounds):
    plain = draw(every_regimen)
    steps = list(plain.steps)
    of_mass = plain.doses[0].per == "" and plain.doses[0].dimension == "mass"
    if draw(st.booleans()) and plain.days is not None and of_mass:
        steps.append(draw(titrations[draw(st.booleans())]))
    if plain.titration is not None or len(steps) > len(plain.steps):
        decisions = draw(st.sets(st.sampled_from(["raise", "hold", "lower", "stop"]), min_size=1))
        steps[-1] = attrs.evolve(steps[-1], decisions=decisions, source=draw(sources))
    ends = len(steps) == len(plain.steps) and plain.days is not None
    return attrs.evolve(
        plain,
        steps=steps,
        then=draw(st.just("") | texts) if ends else "",
        taking=draw(st.just("") | texts),
        name=name,
        source=draw(sources),
        bounds=bounds,
        stopping=draw(st.none() | st.builds(Stopping, st.integers(1, 99), source=sources, says=st.just("") | texts)),
        rate=None if plain.rate is None else attrs.evolve(plain.rate, source=draw(sources)),
        title=draw(st.just("") | lines),
        indication=draw(st.just("") | lines),
        jurisdiction=draw(st.just("") | lines),
        evidence=draw(st.just("") | texts),
        notes=draw(st.lists(texts, max_size=2)),
        patients=draw(st.none() | st.lists(testing.patient_boxes(), min_size=1, max_size=3)),
    )


def _held(sources, doses):
    """What the doses of every regimen hold, if they are all of one dimension."""
    if len({each.dimension for each in doses}) > 1:
        return st.just([])
    entries = st.builds(
        Ingredient,
        lines,
        strategies.doses(strategies.AMOUNT_UNITS),
        per=st.builds(Dose, strategies.numbers(), st.just(doses[0].unit)),
        source=sources,
    )
    return st.lists(entries, max_size=2, unique_by=lambda each: each.name.casefold())


def _with(bound, name, **more):
    """A bound, or a table of them, with a name and all else that a file says of it."""
    if isinstance(bound, LimitTable):
        return attrs.evolve(bound, name=name, rows=[attrs.evolve(each, **more) for each in bound.rows])
    return attrs.evolve(bound, name=name, **more)


@st.composite
def filed_protocols(draw):
    """Protocols with one to three regimens, whose sources and bounds are all named and all used."""
    listed = draw(st.lists(sources, min_size=1, max_size=3, unique=True))
    one = st.sampled_from(listed)
    bound_names = draw(st.lists(names, max_size=3, unique=True))
    patients = st.just("") | lines
    severities = strategies.severities
    limits = strategies.bounds | testing.limit_tables()
    bounds = [
        _with(draw(limits), name, source=draw(one), patients=draw(patients), severity=draw(severities))
        for name in bound_names
    ]
    some = st.lists(st.sampled_from(bounds), unique=True) if bounds else st.just([])
    regimens = [
        draw(_regimens(name, one, draw(some))) for name in draw(st.lists(names, min_size=1, max_size=3, unique=True))
    ]
    held = draw(_held(one, [each.doses[0] for each in regimens]))
    regimens = [attrs.evolve(each, ingredients=held) for each in regimens]
    product = st.builds(
        Product,
        lines,
        st.lists(strategies.strengths, min_size=1, max_size=3, unique=True),
        brand=st.just("") | lines,
        scored=st.sampled_from([None, True, False]),
        jurisdiction=st.just("") | lines,
        source=one,
    )
    product |= product.map(lambda each: attrs.evolve(each, scored=True, parts=4))
    product |= st.just(Product("tablet", "5 mg/tablet", packs=["28 tablet", "100 tablet"], source=listed[0]))
    products = draw(st.lists(product, max_size=2))
    limits = {bound for regimen in regimens for bound in regimen.bounds}
    used = {each.source for each in (*regimens, *products, *limits)}
    used |= {each.source for each in held}
    used |= {regimen.titration.source for regimen in regimens if regimen.titration}
    used |= {regimen.stopping.source for regimen in regimens if regimen.stopping}
    used |= {regimen.rate.source for regimen in regimens if regimen.rate}
    keys = draw(st.lists(names, min_size=len(used), max_size=len(used), unique=True))
    known = list(zip(keys, [each for each in listed if each in used], strict=True))
    about = draw(st.just("") | texts)
    return Protocol("examplol", regimens, products=products, sources=known, about=about)
