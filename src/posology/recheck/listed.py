"""Listed: the doses of steps and cycles one by one, and bounds held against them by counting."""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from .reading import DAY, amount, clock, only, parts, span, sure_of, times, whole

MOST_DAYS = 10_000
"""The most days that are listed."""

Given = list[tuple[int, Fraction]]
"""Doses: the minute from the midnight of day 1, and how much."""

Due = tuple[str, int, int]
"""The unit and size of an interval, and the minute or day on which a dose would be due next."""


def round_of(cycle: dict[str, Any]) -> int:
    """Give the days of one round."""
    only(cycle, "cycle every times")
    if "every" not in cycle:
        return sum(length(each) or 0 for each in cycle["cycle"])
    size, kind = span(cycle["every"])
    sure_of(kind == "days", "a round of hours")
    return size


def length(item: dict[str, Any]) -> int | None:
    """Give the days of a step or a cycle; None if it has no end."""
    if "cycle" in item:
        return whole(item["times"]) * round_of(item) if "times" in item else None
    return whole(item["days"]) if "days" in item else 7 * whole(item["weeks"]) if "weeks" in item else None


def period(item: dict[str, Any]) -> int:
    """Give the days after which a step or a cycle is as before."""
    if "cycle" in item:
        return round_of(item)
    spans = [span(part.get("every", "1 day")) for part in parts(item)]
    return math.lcm(*(size if kind == "days" else size // math.gcd(size, DAY) for size, kind in spans))


def placed(part: dict[str, Any], day: int, end: int, last: Due | None) -> tuple[list[int], Due]:
    """Give the minutes of a dose from a day up to another, and when it would be due next; it goes on from the last."""
    size, kind = span(part.get("every", "1 day"))
    if kind == "minutes":
        only(part, "dose over in_volume phase days weeks every first")
        first = day * DAY + (clock(part["first"]) if "first" in part else 0)
        if "first" not in part and last is not None and last[0] == kind:
            first = last[2]
        found = list(range(first, end * DAY, size))
        return found, (kind, size, first + len(found) * size)
    first = day + whole(part.get("first_day", 1)) - 1
    if "first_day" not in part and last is not None and last[:2] == (kind, size):
        first = max(day, last[2])
    days = range(first, end, size)
    return [each * DAY + minute for each in days for minute in times(part)], (kind, size, first + len(days) * size)


def given(items: list[dict[str, Any]], day: int, end: int) -> Iterator[tuple[int, Fraction, str]]:
    """Give the doses of steps and cycles from a day up to another, with their dimension."""
    due: list[Due] = []
    for item in items:
        size = length(item)
        stop = end if size is None else min(end, day + size)
        last, due = due, []
        if "cycle" in item:
            for start in range(day, stop, round_of(item)):
                yield from given(item["cycle"], start, min(stop, start + round_of(item)))
        else:
            for n, part in enumerate(parts(item)):
                found, following = placed(part, day, stop, last[n] if n < len(last) else None)
                yield from ((minute, *amount(part["dose"])) for minute in found)
                due.append(following)
        day = stop


def broken(kind: str, limits: dict[str, Any], doses: Given, days: int, period: int) -> bool:
    """
    Say whether doses break a bound.

    Args:
        kind: The kind of bound.
        limits: Its limits, amounts as plain numbers.
        doses: Every dose of these days.
        days: How many days are looked at.
        period: The last days, if they are repeated without an end; 0 if they are not.
    """
    at: dict[int, Fraction] = {}
    for minute, much in sorted(doses):
        at[minute] = at.get(minute, Fraction(0)) + much
    when, sums = list(at), list(itertools.accumulate(at.values(), initial=Fraction(0)))

    def places(low: int, high: int) -> tuple[int, int]:
        return bisect.bisect_left(when, low), bisect.bisect_left(when, high)

    def total(low: int, high: int) -> Fraction:
        first, last = places(low, high)
        return sums[last] - sums[first]

    most: Any = limits.get("most")
    least: Any = limits.get("least")
    daily = [total(day * DAY, day * DAY + DAY) for day in range(days)]
    if kind == "per-dose":
        return any((most is not None and x > most) or (least is not None and x < least) for x in at.values())
    if kind == "per-day":
        return any(each > most for each in daily)
    if kind == "per-dates":
        return any(total(day * DAY, (day + limits["days"]) * DAY) > most for day in range(days))
    if kind == "rolling":
        return any(total(each, each + limits["window"]) > most for each in when)
    if kind == "doses-per-window":
        sure_of(len(at) == len(doses), "doses at one time")
        return any(b - a > most for a, b in (places(each, each + limits["window"]) for each in when))
    if kind == "least-interval":
        return any(b - a < least for a, b in itertools.pairwise(when))
    if kind in ("rise", "fall"):
        sign, within = (1 if kind == "rise" else -1), limits["within_days"]
        pairs = ((a, b) for n, a in enumerate(daily) for b in daily[n + 1 : n + within + 1])
        return any(sign * (b - a) > most for a, b in pairs)
    if kind == "maintenance":
        first = next((n for n, each in enumerate(daily) if each >= least), days)
        return first == days or any(x > most for x in daily) or any(x < least for x in daily[first:])
    if "first_days" in limits:
        return bool(total(0, limits["first_days"] * DAY) > most)
    recurs = bool(period) and total((days - period) * DAY, days * DAY) > 0
    return recurs or bool(sums[-1] > most)


def course(kind: str, limits: dict[str, Any], items: list[dict[str, Any]]) -> bool:
    """Say whether steps and cycles break a bound: by windows up to the end of the first round after the last border."""
    lengths = [length(each) for each in items]
    sure_of(None not in lengths[:-1], "steps after one without an end")
    sure_of(kind != "least-interval" or "'over'" not in repr(items), "when infusions end")
    border, repeats = sum(each or 0 for each in lengths), period(items[-1]) if lengths[-1] is None else 0
    ahead = max(limits.get("days", 0), limits.get("within_days", 0), limits.get("window", 0) // DAY + 1)
    days = border if not repeats else border + 1 + 3 * repeats + max(ahead, limits.get("first_days", 0))
    sure_of(days <= MOST_DAYS, "so long a course")
    return broken(kind, plain(limits), plain_doses(items, days, limits), days, repeats)


def plain(limits: dict[str, Any]) -> dict[str, Any]:
    """Give limits without their dimensions."""
    return {key: value[0] if isinstance(value, tuple) else value for key, value in limits.items()}


def plain_doses(items: list[dict[str, Any]], days: int, limits: dict[str, Any], *dimensions: str) -> Given:
    """Give the doses of steps and cycles, all of the dimension of the limits and of these."""
    found = list(given(items, 0, days))
    wanted = {value[1] for value in limits.values() if isinstance(value, tuple)} | set(dimensions)
    sure_of(len(wanted | {dimension for *_, dimension in found}) <= 1, "a limit of another dimension")
    return [(minute, much) for minute, much, _ in found]
