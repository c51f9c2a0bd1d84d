"""Taper: strategies of tapers, rules of stopping."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.dose import Dose
from posology.frequency import ClockFrequency
from posology.share import Share
from posology.source import Source
from posology.stopping import Stopping
from posology.taper import Taper
from posology.testing.frequency import daily_frequencies
from posology.testing.named import named
from posology.testing.value import sources, usually

KINDS = ("linear", "of_start", "of_current", "alternate_days", "hyperbolic", "capped")
"""Every kind of taper, by the name of its maker."""


def _mg(halves: int) -> Dose:
    return Dose(Fraction(halves, 2), "mg")


@named
def tapers(
    kind: str | None = None, *, resolved: bool | None = None, frequency: SearchStrategy[ClockFrequency] | None = None
) -> SearchStrategy[Taper]:
    """
    Tapers of whole and half milligrams, given on every day.

    Args:
        kind: One of `KINDS`. [default: any]
        resolved: True for those with one length of each level, False for those with a range, None for both.
        frequency: Where frequencies come from. [at times of every day; default `daily_frequencies`]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(tapers("linear")))
    '2 mg morning, lowered by 0.5 mg every 1 day, down to 1 mg, then stop'
    """
    kinds = st.sampled_from(KINDS) if kind is None else st.just(kind)
    return kinds.flatmap(lambda each: _tapers(each, resolved, usually(frequency, daily_frequencies)))


@st.composite
def _tapers(draw: st.DrawFn, kind: str, resolved: bool | None, frequency: SearchStrategy[ClockFrequency]) -> Taper:
    step = draw(st.sampled_from((2, 1, 5, 10)))
    start = step * draw(st.integers(2, 40))
    below = st.integers(1, start // step - 1).map(lambda count: step * count)
    more: dict[str, Any] = {"frequency": draw(frequency)}
    more["made_of"] = _mg(step)
    longer = st.just(0) if resolved else st.integers(1, 20) if resolved is False else st.integers(0, 20)
    lengths = st.builds(lambda least, by: (least, least + by), st.integers(1, 15), longer)
    if kind == "capped":
        caps = sorted(draw(st.lists(below, min_size=1, max_size=6)), reverse=True)
        listed = [("continue", draw(lengths)), *((_mg(cap), draw(lengths)) for cap in caps)]
        return Taper.capped(_mg(start), listed, then=draw(st.sampled_from(("stop", "stay"))), **more)
    floor = draw(below if kind in ("of_current", "hyperbolic") else st.none() | below)
    if floor is not None:
        more["floor"], more["mode"] = _mg(floor), draw(st.sampled_from(("up", "nearest", "down")))
    more["every"] = draw(lengths)
    more["then"] = draw(st.sampled_from(("stop", "stay"))) if floor is not None or kind == "alternate_days" else "stop"
    if kind in ("linear", "alternate_days"):
        more["by"] = _mg(draw(st.integers(max(1, start // 50), start - 1)))
    elif kind == "hyperbolic":
        half = _mg(draw(st.integers(1, 100)))
        more.update(half=half, steps=draw(st.integers(1, 12)), source=Source("Example study"))
    else:
        more["by"] = Share(Fraction(draw(st.integers(5, 90)), 100))
    if kind == "alternate_days":
        more["lowered_first"] = draw(st.booleans())
    return getattr(Taper, kind)(_mg(start), **more)  # type: ignore[no-any-return]


@named
def stoppings() -> SearchStrategy[Stopping]:
    """
    Rules of stopping, with a time or without.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(stoppings()))
    'reduced gradually (Example label): Step by step.'
    """
    timed = st.builds(Stopping, st.integers(1, 60), source=sources(), says=st.sampled_from(["", "Slowly."]))
    return timed | st.builds(Stopping, source=sources(), says=st.just("Step by step."))
