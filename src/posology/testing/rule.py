"""Rule: strategies of doses that depend on the patient."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.bands import Band, Bands
from posology.dose import Dose
from posology.dose_rule import DoseRule
from posology.measure import KINDS
from posology.rounding import Mode, Rounding
from posology.testing.named import named
from posology.testing.patient import USUAL
from posology.testing.value import MASS, doses, doses_per_clearance, doses_per_surface, doses_per_weight


def roundings(unit_names: Sequence[str] = MASS) -> SearchStrategy[Rounding]:
    """
    Roundings to a step, mostly down.

    Args:
        unit_names: The units of the steps. [of the unit table]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(roundings()))
    'down to a multiple of 1 mg'
    """
    return st.builds(Rounding, doses(unit_names), st.sampled_from(get_args(Mode)))


def any_doses() -> SearchStrategy[Dose]:
    """
    Doses of mass: plain, per kg, per m2, per mL/min.

    >>> from posology.testing.plainest import plainest
    >>> plainest(any_doses(), lambda dose: dose.per == "m2")
    DosePerSurface('1 mg/m2')
    """
    return doses() | doses_per_weight() | doses_per_surface() | doses_per_clearance()


@named
def bands() -> SearchStrategy[Bands]:
    """
    Tables of doses by one measure of the patient, of one to four rows, the first with a dose.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(bands(), lambda table: table.over == "age" and len(table.rows) == 2))
    '1 mg for age under 1 years; no dose for age from 1 to under 130 years'
    """
    return st.sampled_from(list(KINDS)).flatmap(
        lambda over: st.builds(
            _bands,
            st.just(over),
            st.lists(st.integers(1, USUAL[over][1]), max_size=3, unique=True),
            any_doses(),
            st.lists(st.none() | any_doses(), min_size=3, max_size=3),
            st.booleans(),
            st.integers(0, 15),
        )
    )


def _bands(over: str, edges: list[int], first: Dose, others: list[Dose | None], is_open: bool, closed: int) -> Bands:
    """A table; the bits of *closed* say which rows end with their last value, and not before it."""
    ends: list[int | None] = [0, *sorted(edges), None if is_open else KINDS[over].largest]
    rows = []
    for n, ((low, high), dose) in enumerate(zip(pairwise(ends), [first, *others], strict=False)):
        after, upto = n and closed >> (n - 1) & 1, high is not None and closed >> n & 1
        both = {"over" if after else "least": low, "upto" if upto else "below": high}
        rows.append(Band.of(over, dose, **both))
    return Bands(over, rows)


@named
def dose_rules() -> SearchStrategy[DoseRule]:
    """
    Rules by which a dose of mass is worked out for a patient: scaled, capped, rounded.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(dose_rules(), lambda rule: rule.most and rule.rounding))
    '1 mg/kg, at most 1 mg, down to a multiple of 1 mg'
    """
    base = doses_per_weight() | doses_per_surface() | doses_per_clearance() | doses() | bands()
    limits = st.tuples(st.none() | doses(), st.none() | doses())
    return st.builds(_rule, base, limits, st.none() | roundings())


def _rule(base: Any, limits: tuple[Dose | None, Dose | None], rounding: Rounding | None) -> DoseRule:
    least, most = limits
    if least is not None and most is not None and most < least:
        least, most = most, least
    return DoseRule(base, least=least, most=most, rounding=rounding)
