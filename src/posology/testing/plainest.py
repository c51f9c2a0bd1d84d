"""Plainest: the plainest value that a strategy gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from hypothesis import Phase, find, settings
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")

_ALONE = settings(phases=[Phase.generate, Phase.shrink], max_examples=5000, database=None, deadline=None)


def plainest(strategy: SearchStrategy[T], such_that: Callable[[T], Any] = lambda value: True) -> T:
    """
    Give the plainest value that a strategy gives.

    Args:
        strategy: Where values come from.
        such_that: What it has to fulfil. [default nothing]

    Raises:
        hypothesis.errors.NoSuchExample: if 5,000 values of the strategy do not fulfil it.

    >>> from hypothesis import strategies as st
    >>> plainest(st.integers(), lambda number: number > 10)
    11
    """
    return find(strategy, lambda value: bool(such_that(value)), settings=_ALONE)
