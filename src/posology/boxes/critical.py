"""Critical points: the measures of a patient between which a dose is a straight line."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from posology.bands import Bands
from posology.dose import Dose
from posology.dose_rule import DoseRule, scale_of, tables
from posology.errors import RegimenError
from posology.units import TABLE

MOST = 20_000
"""The most critical points that one dose may have over a range."""


def critical(dose: Any, kind: str, low: Fraction, high: Fraction) -> set[Fraction]:
    """
    Give the critical points of a dose over a range of one measure: table edges, caps reached, jumps of rounding.

    Between two neighbours, with every other measure kept, the dose is a + b times the measure.

    Args:
        dose: A dose, a dose per kg, per m2 or per mL/min, or a rule.
        kind: The measure.
        low: The smallest. [in the unit of its kind]
        high: The largest.

    Raises:
        RegimenError: if there are more than `MOST`.

    >>> from posology.rounding import Rounding
    >>> rule = DoseRule("15 mg/kg", most="150 mg", rounding=Rounding("60 mg"))
    >>> sorted(map(int, critical(rule, "weight", Fraction(3), Fraction(40))))
    [3, 4, 8, 10, 40]
    """
    found = {low, high}
    for table in tables(dose):
        if table.over == kind:
            found |= {edge for edge in table.edges if low < edge < high}
    for leaf, stages, first, last in _within(dose, kind, low, high):
        if scale_of(leaf) == kind:
            found |= _along(leaf.number * TABLE[leaf.unit].size, stages, first, last)
    return found


def _within(
    dose: Any, kind: str, low: Fraction, high: Fraction
) -> Iterator[tuple[Dose, tuple[DoseRule, ...], Fraction, Fraction]]:
    """Every dose that a rule can begin with, with the rules that change it, and from where to where it counts."""
    if isinstance(dose, DoseRule):
        for leaf, stages, first, last in _within(dose.base, kind, low, high):
            yield leaf, (*stages, dose), first, last
    elif isinstance(dose, Bands):
        for row in dose.rows:
            first, last = low, high
            if dose.over == kind:
                first = max(low, row.within.least or Fraction(0))
                last = high if row.within.most is None else min(high, row.within.most)
            if row.dose is not None and first <= last:
                yield from _within(row.dose, kind, first, last)
    else:
        yield dose, (), low, high


def _along(rate: Fraction, stages: tuple[DoseRule, ...], low: Fraction, high: Fraction) -> set[Fraction]:
    """
    Where rate times x, changed by one rule after another, jumps or bends.

    Between two such places each rule leaves rate times x as it is, or makes one amount of all of it.
    """
    found = {low, high}
    for n, stage in enumerate(stages):

        def before(x: Fraction, done: tuple[DoseRule, ...] = stages[:n]) -> Fraction:
            amount = rate * x
            for each in done:
                amount = each.reckon(amount)
            return amount

        for left, right in itertools.pairwise(sorted(found)):
            one, two = left + (right - left) / 3, right - (right - left) / 3
            if before(one) == before(two):
                continue
            for amount in stage.thresholds(rate * left, rate * right):
                found.add(amount / rate)
                if len(found) > MOST:
                    raise RegimenError(
                        "rounding",
                        f"more than {MOST} jumps from {low} to {high}",
                        value=str(stage),
                        limit=MOST,
                        instead="use a larger step, or a smaller range of patients",
                    )
    return found
