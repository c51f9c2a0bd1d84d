"""Paths: every decision path of a titration, by the inequalities of a value table."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

from .listed import Given, broken
from .reading import DAY, Unclear, Wrong, sure_of

State = tuple[int, int]
"""A level, and the days since the last change as far as they matter."""

STOPPED = (0, 0)
"""The state after a stop."""


def sure(holds: object, why: str) -> None:
    """Go on only with what is as the certificate says."""
    if not holds:
        raise Wrong(why)


def moves(rules: dict[str, Any], state: State) -> set[State]:
    """Give what the next day may be after a level that was given, so many days after the last change; 0 is a stop."""
    level, days = state
    if level == 0:
        return {STOPPED}
    gone, by, decisions = days + 1, rules["increments"], rules["decisions"]
    changed = {level + each for each in by if "raise" in decisions and level + each <= rules["ceiling"]}
    changed |= {level - each for each in by if "lower" in decisions and level - each >= rules["floor"]}
    found = {(each, 0) for each in changed} if gone >= rules["least"] else set()
    if gone >= rules["least"] and "stop" in decisions:
        found.add(STOPPED)
    if rules["most"] is None or gone < rules["most"] or not changed:
        found.add((level, min(gone, rules["most"] or rules["least"])))
    return found


def windows(kind: str, limits: dict[str, Any], at: list[int], before: Given, border: int) -> Iterator[tuple[Any, ...]]:
    """
    Give all that a bound adds up, of days alike that follow steps.

    Each is what is known, the weights of the levels of the titration day by day, whether the first of them is its first
    day, and what its sum may be at most.
    """
    most: Any = limits.get("most")
    least: Any = limits.get("least")

    def window(low: int, high: int, first: bool, sign: int, limit: Fraction) -> tuple[Any, ...]:
        known = sum((much for minute, much in before if low <= minute < high), Fraction(0))
        days = range(max(0, low // DAY - border), -(-high // DAY) - border)
        weights = [sign * sum(low <= (border + day) * DAY + each < high for each in at) for day in days]
        while weights and not weights[-1]:
            weights.pop()
        return sign * known, tuple(weights), first or low < border * DAY, limit

    dates = range(0, (border + 1) * DAY, DAY)
    instants = sorted({minute for minute, _ in before} | {border * DAY + each for each in at})
    if kind == "per-dose":
        yield from (window(each, each + 1, False, 1, most) for each in instants if most is not None)
        yield from (window(each, each + 1, False, -1, -least) for each in instants if least is not None)
    elif kind == "rolling":
        yield from (window(each, each + limits["window"], False, 1, most) for each in instants)
    elif kind in ("per-day", "per-dates", "maintenance"):
        yield from (window(each, each + limits.get("days", 1) * DAY, False, 1, most) for each in dates)
    elif kind == "course-total" and "first_days" in limits:
        yield window(0, limits["first_days"] * DAY, True, 1, most)
    elif kind in ("rise", "fall"):
        sign = 1 if kind == "rise" else -1
        for day, gap in itertools.product(range(border + 1), range(1, limits["within_days"] + 1)):
            one, ones, first, _ = window(day * DAY, day * DAY + DAY, False, -sign, most)
            two, twos, _, _ = window((day + gap) * DAY, (day + gap + 1) * DAY, False, sign, most)
            skipped = max(0, day + gap - border) - len(ones)
            yield one + two, (*ones, *[0] * skipped, *twos), first, most
    else:
        raise Unclear(f"a {kind} bound of a titration")


def tables_hold(rules: dict[str, Any], states: list[State], weights: tuple[int, ...], tables: list[list[int]]) -> None:
    """Refuse tables that do not say at least what every move leads to."""
    place = {state: n for n, state in enumerate(states)}
    sure(len(tables) == len(weights), "a table is missing")
    sure(all(len(each) == len(states) and all(type(x) is int for x in each) for each in tables), "a table is malformed")
    after = [sorted(place[each] for each in moves(rules, state)) for state in states]
    for weight, table, rest in itertools.zip_longest(weights, tables, tables[1:]):
        for (level, _), value, to in zip(states, table, after, strict=True):
            most = max(rest[each] for each in to) if rest is not None else 0
            sure(value >= weight * level + most, "a value of a table is too small")


def proved(listed: list[Any], states: list[list[int]], rules: dict[str, Any], sums: Iterable[Any]) -> None:
    """Refuse a proof over all paths that is none."""
    known = [(level, days) for level, days in states]
    sure(len(set(known)) == len(known), "a state is listed twice")
    starts = {(level, 0) for level in rules["starts"]}
    sure(starts <= set(known), "a state is missing")
    sure(all(moves(rules, state) <= set(known) for state in known), "a state is missing")
    tables = {tuple(each["weights"]): each["tables"] for each in listed}
    for weights, table in tables.items():
        tables_hold(rules, known, weights, table)
    for before, weights, first, limit in sums:
        sure(not weights or weights in tables, "the table of a sum is missing")
        values = zip(known, tables[weights][0] if weights else [0] * len(known), strict=True)
        counted = [value for state, value in values if (state in starts if first else state != STOPPED)]
        sure(all(before + value <= limit for value in counted), "a sum passes the limit")


def kept(rules: dict[str, Any], table: dict[str, Any], states: list[list[int]], count: int, least: Fraction) -> None:
    """Refuse a daily range that may be left, or not be reached on a path that is carried to its end."""
    sure_of("lower" not in rules["decisions"] or rules["floor"] * count >= least, "a range that may be left")
    if min(rules["starts"]) * count >= least:
        return
    sure("raise" in rules["decisions"] and "increment" in table, "the range may never be reached")
    most = max(rules["increments"])
    ends = [level for level, _ in states if level + most > rules["ceiling"]]
    ranged = any(isinstance(table.get(each), list) or each not in table for each in ("start", "increment"))
    lowest = rules["ceiling"] - most if ranged else min(ends)
    sure(lowest * count >= least, "the range may never be reached")


def is_broken_on(
    path: list[int], rules: dict[str, Any], kind: str, limits: dict[str, Any], at: list[int], before: Given, border: int
) -> bool:
    """Say whether a path, whose levels are given day by day, is allowed and breaks a bound."""
    sure_of(kind != "maintenance", "a range that one path does not keep")
    sure(all(type(level) is int for level in path), "a level is no whole number")
    possible = {(level, 0) for level in rules["starts"]}
    for level in path:
        here = {state for state in possible if state[0] == level}
        sure(here, "the path is not allowed")
        possible = {each for state in here for each in moves(rules, state)}
    doses = [((border + day) * DAY + each, Fraction(level)) for day, level in enumerate(path) if level for each in at]
    return broken(kind, limits, [*before, *doses], border + len(path), 0)
