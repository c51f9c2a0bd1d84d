"""Doubling: doses that are more than was planned by a whole dose, as a missed one made up for is."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from posology.logs.comparison import Entry, total_of
from posology.logs.log import elapsed_minute


def marked(entries: Iterable[Entry], early: int, late: int) -> tuple[Entry, ...]:
    """
    Mark the entries that are doubled.

    What counts for a planned dose is the dose given for it, with the extra ones of which it is the nearest and which
    are at most *early* before it and *late* after it. It is doubled where it is more than planned by at least as much
    as was planned, or as the planned dose missed just before.

    Args:
        entries: In the order of their moments.
        early: How much earlier. [minutes]
        late: How much later. [minutes]

    Returns:
        The same entries, those marked that are more than planned, with the planned doses missed just before.
    """
    made = list(entries)
    planned = [n for n, each in enumerate(made) if each.planned]
    beside: dict[int, list[int]] = {n: [] for n in planned}
    for n, each in enumerate(made):
        if not each.planned:
            at = elapsed_minute(each.given[0])
            offs = [(at - elapsed_minute(made[k].planned[0]), k) for k in planned]
            near = [(abs(off), k) for off, k in offs if -early <= off <= late]
            if near:
                beside[min(near)[1]].append(n)
    missed: list[Entry] = []
    for n in planned:
        if made[n].state == "missed":
            missed.append(made[n])
            continue
        if _is_a_dose_more(made[n], [made[k] for k in beside[n]], missed[-1:]):
            after = tuple(dose for each in missed for dose in each.planned)
            own = made[n].difference
            for k in (*beside[n], *([n] if own is not None and own.number > 0 else [])):
                made[k] = attrs.evolve(made[k], is_doubled=True, after=after)
        missed = []
    return tuple(made)


def _is_a_dose_more(entry: Entry, beside: list[Entry], missed: list[Entry]) -> bool:
    planned = entry.planned_amount
    given = total_of((*entry.given, *(dose for each in beside for dose in each.given)))
    if planned is None or given is None or given.dimension != planned.dimension:
        return False
    whole = [each.planned_amount for each in (entry, *missed)]
    return any(size is not None and given.base - planned.base >= size.base for size in whole)
