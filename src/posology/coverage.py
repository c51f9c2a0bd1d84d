"""Coverage: the patients of a box for whom no bound of a kind is meant."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

import attrs

from posology.bound import Bound
from posology.boxes.cell import cells
from posology.measure import KINDS
from posology.patient_class import CLASSES
from posology.patients import Patients, relation


def uncovered(bounds: Iterable[Bound], box: Patients) -> Patients | None:
    """
    Find patients that are in the scope of none of some bounds.

    Args:
        bounds: The bounds, of one kind.
        box: All the patients; each measure that a scope names has a range. [else nobody is found]

    Returns:
        The first part of the box that is in no scope, or None if every patient is in one.

    >>> from posology.scope import Scope
    >>> from posology.source import Source
    >>> adults = Bound.per_day("5 mg/day", source=Source("A label"), scope=Scope(patients=Patients(age=(18, None))))
    >>> str(uncovered([adults], Patients(age=(9, None)))), uncovered([adults], Patients(age=(20, 64)))
    ('age from 9 years to under 18 years', None)
    """
    scopes = [bound.scope.patients for bound in bounds]
    outside = (part for part in _parts(scopes, box) if all(relation(each, part) != "inside" for each in scopes))
    return next(outside, None)


def _parts(scopes: list[Patients], box: Patients) -> Iterator[Patients]:
    """The box in parts, each of which lies within a scope or outside it."""
    kinds = [kind for kind in KINDS if any(each.range(kind) is not None for each in scopes)]
    axes: list[list[Any]] = []
    for kind in kinds:
        whole = box.range(kind)
        if whole is None:
            return
        ranges = [each.range(kind) for each in scopes]
        cuts: set[Fraction] = {end for each in ranges if each for end in (each.least, each.most) if end is not None}
        axes.append(list(cells(whole, cuts)))
    sorts = [sort for sort in CLASSES if any(each.classes(sort) is not None for each in scopes)]
    classes = [[(each,) for each in box.classes(sort) or ()] for sort in sorts]
    for cell in itertools.product(*axes, *classes):
        chosen: dict[str, Any] = dict(zip((*kinds, *sorts), cell, strict=True))
        yield attrs.evolve(box, **chosen)
