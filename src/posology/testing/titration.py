"""Titration: strategies of titrations."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import Any, get_args

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.dose import Dose
from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange
from posology.frequency import ClockFrequency, IntervalFrequency
from posology.testing.frequency import daily_frequencies
from posology.testing.named import named
from posology.testing.value import sources, usually
from posology.titration import Decision, Titration

_OPEN = ("start", "increment", "interval")


def _mg(number: int) -> Dose:
    return Dose(number, "mg")


def _more(least: int, by: int) -> DoseRange | DoseChoice | None:
    """A choice of two doses that differ by an odd number of mg, a range where it is even, nothing where it is 0."""
    if not by:
        return None
    return (DoseChoice if by % 2 else DoseRange)(_mg(least), _mg(least + by))


@named
def titrations(
    *,
    resolved: bool | None = None,
    frequency: SearchStrategy[ClockFrequency] | SearchStrategy[ClockFrequency | IntervalFrequency] | None = None,
) -> SearchStrategy[Titration]:
    """
    Titrations of whole milligrams.

    Args:
        resolved: True for those with one ladder, False for those that leave something open, None for both.
        frequency: Where frequencies come from. [default `daily_frequencies`]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(titrations()))
    '1 mg morning, raised by 1 mg every 1 days up to at most 1 mg'
    """
    openings = st.lists(st.tuples(st.sampled_from(_OPEN), st.integers(0, 5)), min_size=1, unique_by=itemgetter(0))
    none = st.just(())
    return st.builds(
        _titration,
        st.integers(1, 40),
        st.integers(1, 40),
        st.integers(1, 10),
        st.none() | st.integers(0, 39),
        st.tuples(st.integers(0, 6), st.integers(0, 5)),
        none if resolved else openings if resolved is False else none | openings,
        frequency=usually(frequency, daily_frequencies),
        decisions=st.just(("raise", "hold")) | st.lists(st.sampled_from(get_args(Decision)), min_size=1, unique=True),
        source=st.none() | sources(),
    )


def _titration(
    start: int,
    rise: int,
    days: int,
    below: int | None,
    room: tuple[int, int],
    openings: Iterable[tuple[str, int]],
    **more: Any,
) -> Titration:
    """A titration; an opening of 0 leaves its field out, one of more makes it more than one value."""
    floor = None if below is None else max(1, start - below)
    ceiling = start + rise * room[0] + room[1]
    found: dict[str, Any] = {"start": _mg(start), "increment": _mg(rise), "interval": days}
    for name, more_of_it in openings:
        if name == "start":
            floor = start if not more_of_it else floor
            ceiling = max(ceiling, start + max(more_of_it, 1))
            found[name] = _more(start, more_of_it)
        elif name == "increment":
            found[name] = _more(rise, more_of_it)
        else:
            found[name] = (days, days + more_of_it) if more_of_it else None
    return Titration(**found, floor=None if floor is None else _mg(floor), ceiling=_mg(ceiling), **more)
