"""Paths: the largest weighted sums over all decision paths of a titration, with a path that attains each."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple, TypeVar

from posology.errors import RegimenError
from posology.ladders.automaton import STOPPED, Automaton, State
from posology.ladders.titrated_days import TitratedDays
from posology.shape import DAY

MOST_MOVES = 5_000_000
"""The most moves that paths may have, over all days that differ."""

MOST_WORK = 50_000_000
"""The most states that a sum may look at, over all its days."""

Score = Callable[[int, int], Fraction | int | None]
"""How a sum counts, given what it is compared with; None is more than any number."""

Node = TypeVar("Node", bound=Hashable)


def plain(value: int, _: int) -> int:
    """
    Count a sum as it is.

    >>> plain(3, 0)
    3
    """
    return value


class Sum(NamedTuple):
    """
    Levels of a titration, day by day, each times a weight, and something known; which may be the largest sum.

    Args:
        at: The minute that stands for it. [from the midnight of day 1]
        known: What is known of it. [quanta]
        day: The day of the titration that has the first weight, from 0; it stands for all days like it.
        weights: The weight of that day and of each after it.
        fixed: Whether it begins on that very day only, which is the first.
        base: What it is compared with, as far as known. [quanta]
        times: How often the level of the first day is in what it is compared with.
    """

    at: int
    known: int
    day: int
    weights: tuple[int, ...]
    fixed: bool = False
    base: int = 0
    times: int = 0


class Found(NamedTuple):
    """The *score* of the largest value of a *sum*, the minute and the day that stand for it, and that day's state."""

    score: Fraction | int | None
    at: int
    day: int
    state: int
    sum: Sum


def visited(firsts: Iterable[Node], moves: Callable[[Node], Iterable[Node]]) -> dict[Node, tuple[int, Node | None]]:
    """
    Give every node that is reached, with the first day on which it is and the node of the day before.

    Of several ways to a node the one is kept whose nodes come first in the order given, from the first day on.

    >>> visited([3, 1], lambda n: [n + 2] if n < 4 else [])
    {3: (0, None), 1: (0, None), 5: (1, 3)}
    """
    found: dict[Node, tuple[int, Node | None]] = dict.fromkeys(firsts, (0, None))
    layer, day = list(found), 0
    while layer:
        day += 1
        ahead = []
        for node in layer:
            for following in moves(node):
                if following not in found:
                    found[following] = day, node
                    ahead.append(following)
        layer = ahead
    return found


def way(node: Node, found: dict[Node, tuple[int, Node | None]]) -> list[Node]:
    """
    Give the nodes from the first day to one that was `visited`.

    >>> way(5, {3: (0, None), 5: (1, 3)})
    [3, 5]
    """
    path, before = [node], found[node][1]
    while before is not None:
        path.append(before)
        before = found[before][1]
    return path[::-1]


class Paths:
    """
    All decision paths of a titration.

    Args:
        automaton: The decisions.
        days: The days on which they are made.
        firsts: The states of the first day. [default: those of the automaton]

    Raises:
        RegimenError: if there are too many to be looked through.
    """

    def __init__(self, automaton: Automaton, days: TitratedDays, firsts: tuple[State, ...] | None = None) -> None:
        self.automaton = automaton
        self.days = days
        starts = automaton.first if firsts is None else firsts
        self.states: tuple[State, ...] = tuple(sorted(visited(starts, automaton.moves), reverse=True))
        place = {state: n for n, state in enumerate(self.states)}
        self.moves = [[place[each] for each in automaton.moves(state)] for state in self.states]
        _refuse_large(sum(map(len, self.moves)) * len(days.times), MOST_MOVES)

        def moves(node: tuple[int, int]) -> list[tuple[int, int]]:
            phase = days.phase(node[1] + 1)
            return [(each, phase) for each in self.moves[node[0]]]

        self._visited = visited([(place[state], 0) for state in starts], moves)
        self._on: dict[int, list[tuple[int, int]]] = {}
        for (state, phase), (day, _) in self._visited.items():
            if self.states[state] != STOPPED:
                self._on.setdefault(phase, []).append((state, day))
        self._tails: dict[tuple[int, int], int] = {}
        self._tables = [[0] * len(self.states)]

    def on(self, day: int) -> Iterator[tuple[State, list[int]]]:
        """The states, but for a stop, that a day first may have, each with the levels of the days before."""
        phase = self.days.phase(day)
        for state, first in self._on[phase]:
            if first == day:
                before = way((state, phase), self._visited)[:-1]
                yield self.states[state], [self.states[each].level for each, _ in before]

    def tables(self, weights: tuple[int, ...]) -> list[list[int]]:
        """
        Give the largest sum from each state on, for the weights, for those but the first, and so on to none.

        Raises:
            RegimenError: if there are too many weights for so many states.
        """
        _refuse_large(len(weights) * len(self.states), MOST_WORK)
        tail, found = 0, [self._tables[0]]
        for weight in reversed(weights):
            if (weight, tail) not in self._tails:
                rest = self._tables[tail]
                best = rest if tail == 0 else [max([rest[to] for to in moves]) for moves in self.moves]
                table = [weight * state.level + more for state, more in zip(self.states, best, strict=True)]
                self._tails[weight, tail] = len(self._tables)
                self._tables.append(table)
            tail = self._tails[weight, tail]
            found.append(self._tables[tail])
        return found[::-1]

    def values(self, each: Sum, score: Score = plain) -> Iterator[Found]:
        """The largest value of a sum for each state and the first day on which it can begin with that state."""
        table = self.tables(each.weights)[0]
        for state, day in self._on[self.days.phase(each.day)]:
            if each.fixed and day:
                break
            value, base = each.known + table[state], each.base + each.times * self.states[state].level
            yield Found(score(value, base), each.at + (day - each.day) * DAY, day, state, each)

    def extremes(self, sums: Iterable[Sum], limit: Fraction, score: Score = plain) -> tuple[Found | None, Found | None]:
        """Give the largest of all sums, where it comes first, and the first that is over a limit."""
        largest = over = None
        for each in sums:
            for found in self.values(each, score):
                if largest is None or order(found) > order(largest):
                    largest = found
                if (found.score is None or found.score > limit) and (
                    over is None or (-found.at, *order(found)) > (-over.at, *order(over))
                ):
                    over = found
        return largest, over

    def largest_on(self, day: int, each: Sum) -> Found | None:
        """Give the largest value of a sum that begins on one day of the titration with a state first reached then."""
        return max((found for found in self.values(each) if found.day == day), key=order, default=None)

    def levels(self, found: Found) -> list[int]:
        """Give the level of each day of the titration up to the last that has a weight."""
        if not found.sum.weights:
            return []
        states = [state for state, _ in way((found.state, self.days.phase(found.day)), self._visited)]
        for table in self.tables(found.sum.weights)[1:-1]:
            states.append(max(self.moves[states[-1]], key=table.__getitem__))
        return [self.states[state].level for state in states]


def order(found: Found) -> tuple[bool, Fraction | int, int]:
    """
    Give what is larger for a larger score, and for an earlier one of the same.

    >>> one, two = (Found(score, 0, 0, 0, Sum(0, 0, 0, ())) for score in (5, None))
    >>> order(one) < order(two)
    True
    """
    return found.score is None, found.score or 0, -found.at


def _refuse_large(size: int, largest: int) -> None:
    if size > largest:
        raise RegimenError(
            "titration",
            f"its paths pass {size:,} states",
            value=size,
            limit=largest,
            instead="use starts, increments and a ceiling with a larger common divisor, or fewer days",
        )
