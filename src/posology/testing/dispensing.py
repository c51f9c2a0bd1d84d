"""Dispensing: strategies of makeups, stocks, open days."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.daytime import WEEKDAYS
from posology.dispensing.open_days import OpenDays
from posology.dispensing.stock import Stock
from posology.makeup import Makeup
from posology.strength import Strength
from posology.testing.date import start_dates
from posology.testing.value import numbers


def _tablets() -> SearchStrategy[Strength]:
    each = st.builds("{} mg/{}".format, st.sampled_from(["1", "2.5", "5", "10", "300"]), st.sampled_from(["tablet"]))
    return each.map(Strength) | st.just(Strength("100 mg/capsule"))


def makeups() -> SearchStrategy[Makeup]:
    """
    Makeups of one to three strengths, whole or in halves and quarters.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(makeups()))
    '1 tablet of 1 mg'
    """
    counts = st.integers(1, 10).map(Fraction) | st.integers(1, 20).map(lambda quarters: Fraction(quarters, 4))
    return st.dictionaries(_tablets(), counts, min_size=1, max_size=3).map(lambda made: Makeup(made.items()))


def stocks() -> SearchStrategy[Stock]:
    """
    Stocks of tablets, capsules and a liquid; some hold nothing.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(stocks()))
    'nothing'
    """
    solid = st.dictionaries(_tablets(), st.integers(0, 500), max_size=3)
    liquid = st.dictionaries(st.just(Strength("250 mg/5 mL")), numbers(most=500), max_size=1)
    return st.builds(lambda *held: Stock([pair for each in held for pair in each.items()]), solid, liquid)


def open_days() -> SearchStrategy[OpenDays]:
    """
    Open days: the weekend closed, or up to three weekdays, with up to three holidays.

    >>> from posology.testing.plainest import plainest
    >>> plainest(open_days()).closed
    (5, 6)
    """
    weekend = st.just(("Saturday", "Sunday"))
    closed = weekend | st.lists(st.sampled_from(WEEKDAYS), max_size=3, unique=True).map(tuple)
    return st.builds(OpenDays, closed, st.lists(start_dates(), max_size=3))
