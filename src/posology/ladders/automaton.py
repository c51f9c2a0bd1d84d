"""Automaton: a titration as levels, days since the last change, and the moves from one day to the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange
from posology.errors import RegimenError
from posology.quantum import quantum_of
from posology.titration import Decision, Titration

LARGEST = 500_000
"""The most moves that an automaton may have."""


class State(NamedTuple):
    """
    What matters of a day of a titration for the days after it.

    *level* is the dose of the day, in quanta, 0 after a stop; *days* are those since the last change (or since the
    first day), counted as far as they matter.
    """

    level: int
    days: int


STOPPED = State(0, 0)
"""The state after a stop."""


@attrs.frozen
class Automaton:
    """
    The decisions of a titration, as whole numbers.

    A ladder is a row of states: one of `first`, then each day one of the `moves` of the day before. Of a range of
    doses only the multiples of the greatest common divisor of all the numbers of the rule are listed: the largest
    value of a sum of doses, each with its weight, is attained on them.

    Args:
        quantum: The amount that 1 stands for. [in the base unit of its dimension]
        starts: The levels of the first day.
        increments: By how much a change raises or lowers.
        floor: The smallest level.
        ceiling: The largest level.
        least: The days from one change to the next, at least.
        most: The days after which a change has to be made, if one is possible; None where the dose may be held.
        decisions: What may be decided.
        dense: Whether all levels between the multiples are allowed too.
    """

    quantum: Fraction
    starts: tuple[int, ...]
    increments: tuple[int, ...]
    floor: int
    ceiling: int
    least: int
    most: int | None
    decisions: tuple[Decision, ...]
    dense: bool

    @classmethod
    def of(cls, rules: Titration, others: Iterable[Fraction] = ()) -> Automaton:
        """
        Give the automaton of a titration; what its rules leave to the user is taken at its freest.

        Args:
            rules: The titration.
            others: Other amounts that are to be whole numbers of quanta. [in the base unit of their dimension]

        Raises:
            RegimenError: if it has too many moves to be looked through.

        >>> rules = Titration(start=DoseChoice("10 mg", "25 mg"), increment="15 mg", interval=(3, 7), ceiling="40 mg")
        >>> made = Automaton.of(rules)
        >>> made.starts, made.increments, made.ceiling, made.moves(State(5, 2))
        ((2, 5), (3,), 8, (State(level=8, days=0), State(level=5, days=3)))
        """
        starts, increment = rules.starts, rules.increment
        floor = rules.floor if rules.floor is not None else starts.least
        named = [floor.base, rules.ceiling.base, *_ends(starts), *(_ends(increment) if increment is not None else ())]
        grain = quantum_of(named)
        quantum = quantum_of([grain, *others])
        step = int(grain / quantum)
        low, high = int(floor.base / quantum), int(rules.ceiling.base / quantum)
        by_any = range(step, high - low + 1, step)
        first = _levels(starts, quantum, step)
        by = by_any if increment is None else _levels(increment, quantum, step)
        least, most = rules.interval if rules.interval is not None else (1, None)
        if increment is None or "hold" in rules.decisions:
            most = None
        moves = (len(by_any) + 1) * ((most or least) + 2 * len(by))
        if moves > LARGEST:
            raise RegimenError(
                "titration",
                f"'{rules}' has up to {moves:,} moves between levels",
                value=moves,
                limit=LARGEST,
                instead="use starts, increments and a ceiling with a larger common divisor",
            )
        dense = any(isinstance(each, DoseRange) and each.single is None for each in (starts, increment))
        return cls(quantum, tuple(first), tuple(by), low, high, least, most, rules.decisions, dense)

    @property
    def first(self) -> tuple[State, ...]:
        """The states of the first day, the highest first."""
        return tuple(State(level, 0) for level in sorted(self.starts, reverse=True))

    def moves(self, state: State) -> tuple[State, ...]:
        """Give what the next day may be, the highest first."""
        if state == STOPPED:
            return (STOPPED,)
        level, days = state.level, min(state.days + 1, self.most or self.least)
        found = []
        if days >= self.least:
            if "raise" in self.decisions:
                found += [State(level + by, 0) for by in self.increments if level + by <= self.ceiling]
            if "lower" in self.decisions:
                found += [State(level - by, 0) for by in self.increments if level - by >= self.floor]
            if "stop" in self.decisions:
                found.append(STOPPED)
        if self.most is None or days < self.most or self._stays(level):
            found.append(State(level, days))
        return tuple(sorted(found, reverse=True))

    def _stays(self, level: int) -> bool:
        """
        Whether the dose can neither be raised nor lowered: on levels between these two numbers.

        Where levels are dense the two count as well: one comes to them as near as one likes.
        """
        smallest = min(self.increments)
        low = self.ceiling - smallest if "raise" in self.decisions else 0
        high = self.floor + smallest if "lower" in self.decisions else self.ceiling + 1
        return low <= level <= high if self.dense and low < high else low < level < high


def _ends(doses: DoseRange | DoseChoice) -> list[Fraction]:
    """The numbers by which doses are named, in the base unit."""
    return [each.base for each in (doses.doses if isinstance(doses, DoseChoice) else (doses.least, doses.most))]


def _levels(doses: DoseRange | DoseChoice, quantum: Fraction, step: int) -> Sequence[int]:
    least, *_, most = levels = [int(base / quantum) for base in _ends(doses)]
    return levels if isinstance(doses, DoseChoice) else range(least, most + 1, step)
