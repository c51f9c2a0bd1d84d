"""Protocol: strategies of protocols, products."""

from __future__ import annotations

from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.product import Product
from posology.protocol import Protocol
from posology.regimen import Regimen
from posology.strength import Strength
from posology.testing.named import named
from posology.testing.regimen import regimens
from posology.testing.value import sources, strengths, usually


@named
def products() -> SearchStrategy[Product]:
    """
    Products of one to three strengths.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(products()))
    'tablet of 1 mg'
    """
    return st.builds(
        _product,
        st.sampled_from(["tablet", "capsule", "oral solution"]),
        st.lists(strengths(), min_size=1, max_size=3, unique=True),
        st.sampled_from([(None, None), (True, None), (False, None), (True, 2), (True, 4)]),
        brand=st.sampled_from(["", "Example brand"]),
        jurisdiction=st.sampled_from(["", "Exampleland"]),
        source=st.none() | sources(),
    )


def _product(form: str, listed: list[Strength], lines: tuple[bool | None, int | None], **more: Any) -> Product:
    held: Any = listed
    packs = [f"{size} {listed[0].per.unit}" for size in (28, 100)]
    sold: Any = packs if more["brand"] and len({each.per.dimension for each in listed}) == 1 else ()
    return Product(form, held, scored=lines[0], parts=lines[1], packs=sold, **more)


@named
def protocols(regimen: SearchStrategy[Regimen] | None = None) -> SearchStrategy[Protocol]:
    """
    Protocols of one drug with one to three named regimens; every source in them has a key.

    Args:
        regimen: Where regimens come from, all of one drug. [default `regimens`]

    >>> from posology.testing.plainest import plainest
    >>> plainest(protocols()).names
    ('regimen-1',)
    """
    listed = st.lists(usually(regimen, regimens), min_size=1, max_size=3)
    about = st.sampled_from(["", "Made up."])
    return st.builds(_protocol, listed, st.lists(products(), max_size=2), about)


def _protocol(regimens: list[Regimen], products: list[Product], about: str) -> Protocol:
    dimensions = {each.doses[0].dimension for each in regimens}
    held = regimens[0].ingredients if len(dimensions) == 1 else ()
    regimens = [attrs.evolve(each, ingredients=held) for each in regimens]
    named_ones = [attrs.evolve(each, name=f"regimen-{n}") for n, each in enumerate(regimens, 1)]
    cited = [each.source for each in named_ones] + [each.source for each in products]
    cited += [each.titration.source for each in named_ones if each.titration is not None]
    cited += [each.source for each in held]
    cited += [bound.source for each in named_ones for bound in each.bounds]
    unique = [each for each in dict.fromkeys(cited) if each is not None]
    parts: Any = {"products": products, "sources": [(f"source-{n}", each) for n, each in enumerate(unique, 1)]}
    every: Any = named_ones
    return Protocol(regimens[0].drug, every, **parts, about=about)
