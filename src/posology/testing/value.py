"""Value: strategies of numbers, amounts, doses, strengths, ingredients, sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology import units
from posology.dose import Amount, DailyAmount, Dose, DosePerClearance, DosePerSurface, DosePerWeight
from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange
from posology.ingredient import Equivalent, Ingredient
from posology.source import Source
from posology.strength import Strength
from posology.testing.named import named

MASS = ("mg", "g", "mcg")
"""Units of mass, the usual one first."""

AMOUNT_UNITS = tuple(each.symbol for each in units.TABLE.values() if each.dimension in units.AMOUNT_DIMENSIONS)
"""Every unit an amount may have."""

_PARTS = (1, 2, 10, 100, 1000)
HOLDERS = ("tablet", "capsule", "mL")
"""What a strength may be of."""

SUBSTANCES = ("examplol", "other examplol", "examplol base")
"""What ingredients may be called: made up, the usual drug first."""


T = TypeVar("T")


def usually(given: SearchStrategy[T] | None, usual: Callable[[], SearchStrategy[T]]) -> SearchStrategy[T]:
    """
    Give a strategy, or the usual one where none is given.

    >>> usually(None, st.booleans)
    booleans()
    """
    return usual() if given is None else given


def numbers(least: int | Fraction = Fraction(1, 1000), most: int = 4000) -> SearchStrategy[Fraction]:
    """
    Numbers with at most 3 digits after the point.

    Args:
        least: The smallest. [more than 0]
        most: The largest. [a whole number]

    >>> from posology.testing.plainest import plainest
    >>> plainest(numbers())
    Fraction(1, 1)
    """

    def of(parts: int) -> SearchStrategy[Fraction]:
        return st.integers(ceil(least * parts), most * parts).map(lambda count: Fraction(count, parts))

    return st.one_of([of(parts) for parts in _PARTS])


def amounts(unit_names: Sequence[str] = MASS) -> SearchStrategy[Amount]:
    """
    Amounts, 0 included.

    Args:
        unit_names: The units they have. [of the unit table]

    >>> from posology.testing.plainest import plainest
    >>> plainest(amounts())
    Amount('0 mg')
    """
    return st.builds(Amount, st.just(Fraction(0)) | numbers(), st.sampled_from(unit_names))


def doses(unit_names: Sequence[str] = MASS) -> SearchStrategy[Dose]:
    """
    Doses.

    Args:
        unit_names: The units they have. [of the unit table; ``AMOUNT_UNITS`` are all there are]

    >>> from posology.testing.plainest import plainest
    >>> plainest(doses(["tablet"]))
    Dose('1 tablet')
    """
    return st.builds(Dose, numbers(), st.sampled_from(unit_names))


def daily_amounts(unit_names: Sequence[str] = MASS) -> SearchStrategy[DailyAmount]:
    """
    Amounts per day, more than 0.

    >>> from posology.testing.plainest import plainest
    >>> plainest(daily_amounts())
    DailyAmount('1 mg/day')
    """
    return st.builds(DailyAmount, numbers(), st.sampled_from(unit_names))


def doses_per_weight(unit_names: Sequence[str] = MASS) -> SearchStrategy[DosePerWeight]:
    """
    Doses per kg of body weight.

    >>> from posology.testing.plainest import plainest
    >>> plainest(doses_per_weight(), lambda dose: dose.unit == "g")
    DosePerWeight('1 g/kg')
    """
    return st.builds(DosePerWeight, numbers(most=100), st.sampled_from(unit_names))


def doses_per_surface(unit_names: Sequence[str] = MASS) -> SearchStrategy[DosePerSurface]:
    """
    Doses per m2 of body surface.

    >>> from posology.testing.plainest import plainest
    >>> plainest(doses_per_surface())
    DosePerSurface('1 mg/m2')
    """
    return st.builds(DosePerSurface, numbers(most=1000), st.sampled_from(unit_names))


def doses_per_clearance(unit_names: Sequence[str] = MASS) -> SearchStrategy[DosePerClearance]:
    """
    Doses in proportion to the creatinine clearance.

    >>> from posology.testing.plainest import plainest
    >>> plainest(doses_per_clearance())
    DosePerClearance('1 mg/(mL/min)')
    """
    return st.builds(DosePerClearance, numbers(most=100), st.sampled_from(unit_names))


def dose_ranges(unit_names: Sequence[str] = MASS) -> SearchStrategy[DoseRange]:
    """
    Ranges of doses, among them those of a single dose.

    Args:
        unit_names: The units they have. [of one dimension]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(dose_ranges()))
    '1 mg'
    """
    return st.tuples(doses(unit_names), doses(unit_names)).map(lambda pair: DoseRange(min(pair), max(pair)))


def dose_choices(unit_names: Sequence[str] = MASS) -> SearchStrategy[DoseChoice]:
    """
    Choices of two or three doses.

    Args:
        unit_names: The units they have. [of one dimension]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(dose_choices(["mg"])))
    '1 mg or 2 mg'
    """
    return st.lists(doses(unit_names), min_size=2, max_size=3, unique=True).map(lambda listed: DoseChoice(*listed))


@named
def strengths(unit_names: Sequence[str] = MASS, *, holders: Sequence[str] = HOLDERS) -> SearchStrategy[Strength]:
    """
    Strengths of tablets, capsules or liquids.

    Args:
        unit_names: The units of the drug. [of another dimension than what holds it]
        holders: What holds it. [dose forms or units of volume]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(strengths()))
    '1 mg/tablet'
    """
    each = st.builds(Dose, st.just(1) | numbers(1, 100), st.sampled_from(holders))
    return st.builds(Strength, doses(unit_names), each)


@named
def ingredients(per: Sequence[str] = MASS, *, names: Sequence[str] = SUBSTANCES) -> SearchStrategy[Ingredient]:
    """
    Ingredients, by mass or in milliequivalents.

    Args:
        per: The units of the drug. [of one dimension]
        names: What they may be called.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(ingredients(["tablet"])))
    '1 tablet holds 1 mg examplol (Example label)'
    """
    return st.builds(
        Ingredient,
        st.sampled_from(names),
        doses([*MASS, "mEq"]),
        per=st.builds(Dose, st.just(1) | numbers(1, 100), st.sampled_from(per)),
        source=sources(),
    )


@named
def equivalents(per: Sequence[str] = MASS) -> SearchStrategy[Equivalent]:
    """
    What doses of a made-up drug count as, by mouth and into a vein, or by mouth alone.

    Args:
        per: The units of the drug. [of one dimension]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(equivalents()))
    '1 mg counts as 1 mg examplol equivalent, oral (Example label)'
    """
    return st.builds(
        Equivalent,
        st.sampled_from([f"{name} equivalent" for name in SUBSTANCES]),
        doses(MASS),
        per=st.builds(Dose, numbers(1, 100), st.sampled_from(per)),
        routes=st.sampled_from([("oral",), ("oral", "intravenous")]),
        source=sources(),
    )


def sources() -> SearchStrategy[Source]:
    """
    Sources, all of them made up.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(sources()))
    'Example label'
    """
    return st.builds(
        Source,
        st.sampled_from(["Example label", "Another label"]),
        section=st.sampled_from(["", "4.2"]),
        publisher=st.sampled_from(["", "Example publisher"]),
        url=st.sampled_from(["", "https://example.org/label"]),
        read=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2029, 12, 31)),
        says=st.sampled_from(["", "At most 20 mg a day."]),
    )
