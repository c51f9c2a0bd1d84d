"""Named: strategies that show by their name, however much they are made of."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

P = ParamSpec("P")
T = TypeVar("T")


def named(function: Callable[P, SearchStrategy[T]]) -> Callable[P, SearchStrategy[T]]:
    """
    Make the strategies of a function show as a call of it: written out in full some would be longer than a report.

    >>> @named
    ... def digits():
    ...     return st.integers(0, 9)
    >>> digits()
    digits()
    """

    @functools.wraps(function)
    def made(*args: P.args, **more: P.kwargs) -> SearchStrategy[T]:
        whole = function(*args, **more)

        def drawn(draw: st.DrawFn) -> T:
            return draw(whole)

        drawn.__name__ = drawn.__qualname__ = function.__name__
        return st.composite(drawn)()

    return made
