"""Step: strategies of components, steps, pauses, cycles."""

from __future__ import annotations

from typing import get_args

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.as_needed import AsNeeded
from posology.cycle import Cycle
from posology.dose import Dose
from posology.dose_rule import DoseRule
from posology.errors import RegimenError
from posology.frequency import ClockFrequency, IntervalFrequency
from posology.scope import Phase
from posology.step import Component, Step
from posology.testing.frequency import frequencies
from posology.testing.named import named
from posology.testing.value import doses, usually

Frequencies = (
    SearchStrategy[ClockFrequency] | SearchStrategy[AsNeeded] | SearchStrategy[ClockFrequency | IntervalFrequency]
)
Lengths = SearchStrategy[int] | SearchStrategy[int | None]


def lengths(most: int = 15) -> SearchStrategy[int]:
    """
    Lengths in days.

    Args:
        most: The longest. [1 or more]

    >>> from posology.testing.plainest import plainest
    >>> plainest(lengths(), lambda days: days % 7 == 0)
    7
    """
    return st.integers(1, most)


@named
def components(
    dose: SearchStrategy[Dose] | SearchStrategy[DoseRule] | None = None,
    frequency: Frequencies | None = None,
    *,
    infused: bool = False,
    phased: bool = False,
) -> SearchStrategy[Component]:
    """
    Components.

    Args:
        dose: Where doses come from. [default `doses`]
        frequency: Where frequencies come from. [default `frequencies`]
        infused: Whether some of them last, or have a volume that holds the dose.
        phased: Whether some of them are loading or maintenance doses.

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(components()))
    '1 mg morning'
    >>> str(plainest(components(infused=True), lambda component: component.over and component.in_volume))
    '1 mg over 30 minutes in 1 mL, morning'
    """
    usual: SearchStrategy[Dose] | SearchStrategy[DoseRule] = doses() if dose is None else dose
    made = st.builds(Component, usual, usually(frequency, frequencies))
    if infused:
        made |= st.builds(_infused, made, _MINUTES, st.none() | doses(["mL"]))
    if phased:
        phases = st.sampled_from(get_args(Phase))
        made |= st.builds(lambda plain, phase: attrs.evolve(plain, phase=phase), made, phases)
    return made


_MINUTES = st.none() | st.sampled_from([30, 15, 60, 120, 1440]) | st.integers(1, 720)


def _infused(plain: Component, over: int | None, volume: Dose | None) -> Component:
    return attrs.evolve(plain, over=over, in_volume=None if plain.dose.dimension == "volume" else volume)


@named
def steps(days: Lengths | None = None, component: SearchStrategy[Component] | None = None) -> SearchStrategy[Step]:
    """
    Steps of one or two components.

    Args:
        days: Where lengths come from; None among them is a step without end. [default `lengths`]
        component: Where components come from, all of one kind of dose. [default `components`]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(steps()))
    '1 mg morning for 1 day'
    """
    parts = st.lists(usually(component, components), min_size=1, max_size=2)
    return st.builds(_step, parts, usually(days, lengths))


def _step(parts: list[Component], days: int | None) -> Step:
    clocks = [(each, when) for each in parts if isinstance(when := each.frequency, ClockFrequency)]
    try:
        if len({when.first_day is None for _, when in clocks}) == 2:
            Step(components=[attrs.evolve(each, frequency=when.going_on()) for each, when in clocks])
        return Step(components=parts, days=days)
    except RegimenError:  # they overlap, or could where one goes on from the step before
        return Step(components=parts[:1], days=days)


def pauses(days: Lengths | None = None) -> SearchStrategy[Step]:
    """
    Steps without a dose.

    Args:
        days: Where lengths come from. [default `lengths`]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(pauses()))
    'no dose for 1 day'
    """
    return st.builds(lambda length: Step.no_dose(days=length), usually(days, lengths))


@named
def cycles(
    times: Lengths | None = None, component: SearchStrategy[Component] | None = None, *, depth: int = 1
) -> SearchStrategy[Cycle]:
    """
    Cycles with a dose in each round.

    Args:
        times: Where the number of rounds comes from; None among them is a cycle without end. [default 1 to 4]
        component: Where components come from, all of one kind of dose. [default `components`]
        depth: How many cycles deep a round may be. [0: steps only]

    >>> from posology.testing.plainest import plainest
    >>> str(plainest(cycles()))
    '1 mg morning for 1 day, every day, 1 time'
    """
    dosed: SearchStrategy[Step | Cycle] = steps(lengths(6), component)
    if depth:
        dosed |= cycles(lengths(3), component, depth=depth - 1)
    others = st.lists(dosed | pauses(lengths(6)), max_size=2)
    place, spare = st.integers(0, 2), st.sampled_from([0, 0, 1, 5, 12])
    return st.builds(_cycle, dosed, others, place, lengths(4) if times is None else times, spare)


def _cycle(dosed: Step | Cycle, others: list[Step | Cycle], place: int, times: int | None, spare: int) -> Cycle:
    items = [*others[:place], dosed, *others[place:]]
    return Cycle(items, times=times, days=Cycle(items).days + spare)
