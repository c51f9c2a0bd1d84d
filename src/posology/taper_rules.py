"""Taper rules: how each level of a taper follows from the one before, exactly, with the arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from posology.dose import Dose
from posology.errors import RegimenError
from posology.level import about, as_lengths
from posology.share import Share
from posology.units import decimal_text, is_count

MOST_LEVELS = 1000
"""The most levels that a taper can have."""

Ideal = tuple[Fraction, str]
"""A level as the rule has it, in the unit of the start, and how it comes about."""


def alike(name: str, value: Any, start: Dose) -> Dose:
    """
    Take a dose of the dimension of the start, in its unit.

    >>> alike("by", "0.5 g", Dose("1000 mg"))
    Dose('500 mg')
    """
    dose = Dose(value)
    if dose.dimension != start.dimension:
        raise RegimenError(
            name,
            f"{dose} is not of the dimension of the start {start}",
            value=str(dose),
            limit=str(start),
            instead=f"give it in units of {start.dimension}",
        )
    return dose.to(start.unit)


def as_share(value: Any) -> Share:
    """
    Take a share of a dose. [more than 0 %, less than 100 %]

    >>> str(as_share("10 %"))
    '10 %'
    """
    share = value if isinstance(value, Share) else Share(value)
    if not 0 < share.part < 1:
        problem = f"{share} of a dose is {'all of it' if share.part else 'nothing'}"
        instead = "write a share of more than 0 % and less than 100 %, as '10 %'"
        raise RegimenError("by", problem, value=str(share), limit="0 % to 100 %, neither counted", instead=instead)
    return share


def _falling(start: Dose, following: Callable[[Fraction], tuple[Fraction, str]], last: Dose | None) -> list[Ideal]:
    """Levels from the start down to the last; without one, to the last that is more than 0."""
    found: list[Ideal] = [(start.number, str(start))]
    while last is None or found[-1][0] > last.number:
        number, how = following(found[-1][0])
        if last is None and number <= 0:
            break
        how = f"{how} = {about(number, start.unit)}"
        if last is not None and number < last.number:
            number, how = last.number, f"{how}, under the floor: {last}"
        found.append((number, how))
        if len(found) > MOST_LEVELS:
            problem = f"more than {MOST_LEVELS:,} levels lie between {start} and {last or 'no dose'}"
            raise RegimenError("by", problem, value=len(found), limit=MOST_LEVELS, instead="lower it by more")
    if len(found) == 1:
        problem = f"there is no level below {start}"
        raise RegimenError("by", problem, value=str(start), instead="lower it by less than the whole")
    return found


def as_floor(value: Any, start: Dose) -> Dose | None:
    """
    Take a floor. [under the start]

    >>> as_floor("5 mg", Dose("40 mg"))
    Dose('5 mg')
    """
    floor = None if value is None else alike("floor", value, start)
    if floor is not None and floor >= start:
        problem = f"{floor} is not under the start of {start}"
        instead = "give a floor below the start"
        raise RegimenError("floor", problem, value=str(floor), limit=str(start), instead=instead)
    return floor


def linear(start: Dose, by: Any, floor: Any) -> list[Ideal]:
    """
    Lower by the same amount each time.

    >>> [how for _, how in linear(Dose("12 mg"), "5 mg", None)]
    ['12 mg', '12 mg − 5 mg = 7 mg', '7 mg − 5 mg = 2 mg']
    """
    if isinstance(by, Share) or (isinstance(by, str) and by.endswith("%")):
        instead = "write Taper.of_start or Taper.of_current"
        raise RegimenError(
            "by", f"{by} is a share, of the start or of the current dose", value=str(by), instead=instead
        )
    fall = alike("by", by, start)
    unit, last = start.unit, as_floor(floor, start)
    return _falling(start, lambda now: (now - fall.number, f"{about(now, unit)} − {fall}"), last)


def of_start(start: Dose, by: Any, floor: Any) -> list[Ideal]:
    """
    Lower by the same share of the first dose each time.

    >>> [int(ideal) for ideal, _ in of_start(Dose("100 mg"), "40 %", None)]
    [100, 60, 20]
    """
    share = as_share(by)
    fall = share.part * start.number
    unit, last = start.unit, as_floor(floor, start)
    return _falling(start, lambda now: (now - fall, f"{about(now, unit)} − {share} of {start}"), last)


def of_current(start: Dose, by: Any, floor: Any) -> list[Ideal]:
    """
    Lower by the same share of what the rule came to last each time: it never reaches 0, so it needs a floor.

    >>> [how for _, how in of_current(Dose("20 mg"), "10 %", Dose("17 mg"))]
    ['20 mg', '20 mg × 0.9 = 18 mg', '18 mg × 0.9 = 16.2 mg, under the floor: 17 mg']
    """
    share = as_share(by)
    if floor is None:
        problem = f"a share of the current dose, {share}, never reaches 0"
        raise RegimenError("floor", problem, value=str(share), instead="name the last level, as floor='5 mg'")
    rest, unit, last = 1 - share.part, start.unit, as_floor(floor, start)
    return _falling(start, lambda now: (now * rest, f"{about(now, unit)} × {decimal_text(rest)}"), last)


def alternate(start: Dose, by: Any, floor: Any) -> list[Ideal]:
    """
    Lower the dose of some days by the same amount each time: to the floor, or without one to 0, which is no dose.

    >>> [how for _, how in alternate(Dose("10 mg"), "6 mg", None)]
    ['10 mg', '10 mg − 6 mg = 4 mg', '4 mg − 6 mg: no dose']
    """
    found = linear(start, by, floor)
    if floor is None:
        found.append((Fraction(0), f"{about(found[-1][0], start.unit)} − {Dose(by)}: no dose"))
    return found


def hyperbolic(start: Dose, half: Any, steps: Any, floor: Any) -> list[Ideal]:
    """
    Lower in equal steps of occupancy, dose / (dose + half), from the start's down to that of the floor, or to 0.

    Args:
        start: The first dose.
        half: The dose of half the largest occupancy. [more than 0]
        steps: How many steps there are. [with a floor, to it; without, to no dose, which is the last of them]
        floor: The last level. [under the start]

    >>> [decimal_text(ideal) for ideal, _ in hyperbolic(Dose("20 mg"), "5 mg", 4, None)]
    ['20', '7.5', '10/3', '1.25']
    """
    middle, last = alike("half", half, start), as_floor(floor, start)
    least = 1 if last is not None else 2
    if not is_count(steps) or not least <= steps <= MOST_LEVELS:
        instead = f"write a whole number, {least} to {MOST_LEVELS:,}"
        raise RegimenError("steps", f"got {steps!r:.40}", value=steps, limit=least, instead=instead)
    top, bottom = (
        each.number / (each.number + middle.number) if each is not None else Fraction(0) for each in (start, last)
    )
    found: list[Ideal] = [(start.number, str(start))]
    for step in range(1, steps + (last is not None)):
        part = top - (top - bottom) * Fraction(step, steps)
        level, told = middle.number * part / (1 - part), decimal_text(part)
        found.append((level, f"occupancy {told}: {middle} × {told} / (1 − {told}) = {about(level, start.unit)}"))
    return found


def capped(start: Dose, caps: Iterable[Any]) -> tuple[list[Ideal], list[tuple[int, int]]]:
    """
    Give the smaller of the dose now and a cap at each level, and its length; "continue" is no cap. It never raises.

    Args:
        start: The dose before.
        caps: Each level as (cap, how long). [1 or more, in falling order]

    >>> found, days = capped(Dose("8 mg"), [("continue", 6), ("10 mg", 7), ("7.5 mg", "1 week")])
    >>> [how for _, how in found], days
    (['8 mg', '8 mg, not over the cap of 10 mg', '8 mg, capped at 7.5 mg'], [(6, 6), (7, 7), (7, 7)])
    """
    now, before = start, None
    found: list[Ideal] = []
    days = []
    for each in caps:
        if not isinstance(each, tuple) or len(each) != 2:
            instead = "write each with its length, as ('10 mg', '1 week')"
            raise RegimenError("caps", f"got {each!r:.40}", value=each, instead=instead)
        days.append(as_lengths(each[1]))
        if each[0] == "continue":
            found.append((now.number, str(now)))
            continue
        cap = alike("cap", each[0], start)
        if before is not None and cap > before:
            problem = f"{cap} is over the cap before, {before}"
            instead = "list the caps in falling order"
            raise RegimenError("cap", problem, value=str(cap), limit=str(before), instead=instead)
        says = f"{now}, {'capped at' if now > cap else 'not over the cap of'} {cap}"
        now, before = min(now, cap), cap
        found.append((now.number, says))
    if not 0 < len(found) <= MOST_LEVELS:
        problem = f"got {len(found):,} caps"
        raise RegimenError("caps", problem, value=len(found), limit=MOST_LEVELS, instead="list some, as '10 mg'")
    return found, days
