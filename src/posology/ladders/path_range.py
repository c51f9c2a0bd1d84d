"""Path range: whether every decision path of a titration reaches a daily range and then keeps it."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from posology.ladders.automaton import STOPPED
from posology.ladders.path_judging import PathJudging
from posology.ladders.paths import visited, way
from posology.limits import Maintenance
from posology.shape import DAY
from posology.verdict import Verdict

CARRIED = "every ladder is carried to its end"
"""What a range that is reached takes for granted: the dose is raised until it cannot be."""

AFTER_A_STOP = "the days after a stop are not looked at"

_Node = tuple[int, int, bool]
"""A state, a day like this one, and whether the range was reached before it."""


def maintenance(judging: PathJudging, bound: Maintenance) -> Verdict:
    """A daily range: never over it, reached once, and then never under it until treatment is stopped."""
    largest, over = judging.paths.extremes(judging.sums(judging.midnights(), DAY), judging.quanta(bound.most))
    assert largest is not None
    broken = list(_left(judging, bound))
    if over is not None:
        broken = [(over.at, judging.held(bound, bound.most, largest, over, timed=False)), *broken]
    if broken:
        return min(broken, key=lambda each: each[0])[1]
    if (largest.score or 0) < judging.quanta(bound.least):
        under = largest._replace(score=-(largest.score or 0))
        return judging.held(bound, bound.least, under, under, timed=False, sign=-1)
    if not _reaches(judging, bound):
        choices = f"a choice of {', '.join(judging.rules.open)}" if judging.rules.open else "a ladder that reaches it"
        return Verdict(bound=bound, status="UNKNOWN", missing=choices)
    assumes = (CARRIED, AFTER_A_STOP) if "stop" in judging.rules.decisions else (CARRIED,)
    return attrs.evolve(judging.held(bound, bound.most, largest, None, timed=False), assumes=assumes)


def _before(judging: PathJudging) -> list[int]:
    """The sum of each day before the titration."""
    return [judging.days.between(day * DAY, (day + 1) * DAY).known for day in range(judging.days.border)]


def _left(judging: PathJudging, bound: Maintenance) -> Iterator[tuple[int, Verdict]]:
    """The verdict on a range that is left once it is reached, if it is, with the midnight of its day."""
    least, days, paths = judging.quanta(bound.least), judging.days, judging.paths
    reached = False
    kept: list[tuple[int, int, _Node | None]] = []
    for day, value in enumerate(_before(judging)):
        if reached:
            kept.append((day, value, None))
        reached = reached or value >= least

    def daily(node: _Node) -> int:
        return paths.states[node[0]].level * len(days.times[node[1]])

    def moves(node: _Node) -> list[_Node]:
        flag, phase = node[2] or daily(node) >= least, days.phase(node[1] + 1)
        return [(to, phase, flag) for to in paths.moves[node[0]] if paths.states[to] != STOPPED]

    firsts = [(n, 0, reached) for n, state in enumerate(paths.states) if state in judging.automaton.first]
    nodes = visited(firsts, moves)
    kept += [(days.border + day, daily(node), node) for node, (day, _) in nodes.items() if node[2]]
    broken = [each for each in kept if each[1] < least]
    if not broken:
        return
    day, value, node = min(broken, key=lambda each: each[:2])
    smallest = judging.amount(min(each[1] for each in broken), bound.least)
    path = [] if node is None else way(node, nodes)
    verdict = Verdict(
        bound=bound,
        status="VIOLATED",
        value=smallest,
        limit=bound.least,
        margin=judging.margin(bound.least, smallest, -1),
        witness=judging.witness(day * DAY, False, judging.amount(value, bound.least)),
        ladder=judging.rungs([paths.states[each[0]].level for each in path]),
    )
    yield day * DAY, verdict


def _reaches(judging: PathJudging, bound: Maintenance) -> bool:
    """Whether the range is reached on every path on which the dose is raised until no increment fits any more."""
    rules, least = judging.automaton, judging.quanta(bound.least)
    if any(value >= least for value in _before(judging)):
        return True
    count = min(map(len, judging.days.times[judging.days.repeat :]))
    first = min(rules.starts) * min(map(len, judging.days.times))
    if max(first, min(rules.floor, *rules.starts) * count) >= least:
        return True
    if "raise" not in rules.decisions or judging.rules.increment is None:
        return False
    largest = max(rules.increments)
    ends = [state.level for state in judging.paths.states if state.level + largest > rules.ceiling]
    lowest = rules.ceiling - largest if rules.dense else min(ends)
    return lowest * count >= least
