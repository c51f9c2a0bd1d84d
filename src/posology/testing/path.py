"""Path: a strategy of the decision paths that a titration allows."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from posology.dose import Amount, Dose
from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange
from posology.errors import RegimenError
from posology.regimen import Regimen
from posology.step import Step
from posology.testing.named import named
from posology.titration import Decision, Titration

_PARTS = 10
"""A dose is drawn from a range at its ends or in tenths between them."""

_LONGEST = 14
"""Days up to a change where a rule leaves its interval open."""

_Draw = tuple[int, int, int, int]
"""Days beyond the least, which decision, which part of an increment upward, which downward."""


@named
def paths(regimen: Regimen, *, days: int = 42) -> SearchStrategy[Regimen]:
    """
    Regimens whose titration is one path that its decisions may take: raised, held, lowered, stopped.

    Args:
        regimen: What has the titration.
        days: After so many days of the titration nothing is changed any more. [1 or more]

    Returns:
        The regimen with steps in place of the titration, the last without end.

    Raises:
        RegimenError: if the regimen has no titration.

    >>> from posology.testing.plainest import plainest
    >>> rules = Titration(start="10 mg", increment="10 mg", interval=(3, 7), ceiling="20 mg")
    >>> path = plainest(paths(Regimen("examplol", "oral", rules)), lambda path: len(path.steps) == 2)
    >>> [str(step) for step in path.steps]
    ['10 mg at bedtime for 3 days', '20 mg at bedtime from then on']
    """
    if regimen.titration is None:
        raise RegimenError("regimen", "it has no titration", value=str(regimen), instead="give one that has")
    rules = regimen.titration
    least, most = rules.interval or (1, _LONGEST)
    draw = st.tuples(st.integers(0, most - least), st.integers(0, 11), _parts(), _parts())
    draws = st.integers(0, days // least).flatmap(lambda count: st.lists(draw, min_size=count, max_size=count))
    return st.builds(_path, st.just(regimen), st.just(days), _parts(), draws)


def _parts() -> SearchStrategy[int]:
    return st.sampled_from([0, _PARTS]) | st.integers(0, _PARTS)


def _path(regimen: Regimen, days: int, start: int, draws: list[_Draw]) -> Regimen:
    rules = regimen.titration
    assert rules is not None
    levels = list(_levels(rules, days, start, draws))
    ends = [first for first, _ in levels[1:]]
    steps = []
    for n, (first, level) in enumerate(levels):
        length = ends[n] - first if n < len(ends) else None
        when = rules.frequency.going_on() if n else rules.frequency
        steps.append(Step.no_dose(days=length) if level is None else Step(level, when, days=length))
    return attrs.evolve(regimen, steps=(*regimen.steps[:-1], *steps))


def _levels(rules: Titration, days: int, start: int, draws: list[_Draw]) -> Iterator[tuple[int, Dose | None]]:
    """The first day of each level, and the level; None is stopped."""
    floor = rules.floor if rules.floor is not None else rules.starts.least
    least, most = rules.interval or (1, _LONGEST)
    level, day, since = _drawn(rules.starts, start), 1, 0
    yield day, level
    forced = () if "hold" in rules.decisions else itertools.repeat((most - least, 0, 0, 0))
    for extra, chosen, raised, lowered in itertools.chain(draws, forced):
        wait = extra + (1 if since else least)
        day, since = day + wait, since + wait
        up = _within(rules, Amount(rules.ceiling) - level)
        down = _within(rules, Amount(level) - floor) if level > floor else None
        possible = _possible(rules, up, down)
        decision = possible[chosen % len(possible)]
        if day > days:
            return
        if decision == "hold":
            continue
        since = 0
        if decision == "stop":
            yield day, None
            return
        if decision == "raise" and up is not None:
            level = Dose(level + _drawn(up, raised))
        elif down is not None:
            level = Dose(Amount(level) - _drawn(down, lowered))
        yield day, level


def _possible(rules: Titration, up: object, down: object) -> list[Decision]:
    """What may be decided; a dose that can be neither raised nor lowered may always stay."""
    moves: list[Decision] = [*_if(rules, "raise", up), *_if(rules, "lower", down)]
    stays: list[Decision] = ["hold"] if "hold" in rules.decisions or not moves else []
    return [*stays, *moves, *_if(rules, "stop", True)]


def _if(rules: Titration, decision: Decision, possible: object) -> list[Decision]:
    return [decision] if possible and decision in rules.decisions else []


def _within(rules: Titration, room: Amount) -> DoseRange | DoseChoice | None:
    """The increments that are not more than the room for them."""
    if not room:
        return None
    allowed = rules.increment
    if allowed is None:
        return DoseRange(Dose(room / _PARTS), Dose(room))
    if isinstance(allowed, DoseChoice):
        fitting = [dose for dose in allowed.doses if dose <= room]
        return None if not fitting else DoseChoice(*fitting) if len(fitting) > 1 else DoseRange(fitting[0])
    return None if allowed.least > room else DoseRange(allowed.least, min(allowed.most, Dose(room)))


def _drawn(allowed: DoseRange | DoseChoice, part: int) -> Dose:
    if isinstance(allowed, DoseChoice):
        return allowed.doses[part % len(allowed.doses)]
    return Dose(Amount(allowed.least) + (Amount(allowed.most) - allowed.least) * part / _PARTS)
