"""Region: patients for whom a bound has one status, and how regions are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from posology.measure import KINDS, Measure
from posology.measure_range import MeasureRange
from posology.status import Status


class Worst(NamedTuple):
    """
    How near a limit comes, or how far it is passed, and for which patient.

    *ratio* is the value over the limit (for a least limit the limit over the value); above 1 the bound is broken. It
    is reached *at* these measures, or, where *reached* is false, by patients as near to them as one likes.
    """

    ratio: Fraction
    at: tuple[Measure, ...]
    reached: bool

    def __str__(self) -> str:
        thousandths = (self.ratio * 2000 + 1) // 2
        near = "at" if self.reached else "near"
        place = " and ".join(f"{KINDS[each.kind].words} {each}" for each in self.at) or "any measure"
        whole, part = divmod(int(thousandths), 1000)
        text = f"{whole}.{part:03d}".rstrip("0").rstrip(".")
        return f"{text} times the limit {near} {place}"


@attrs.frozen
class Region:
    """
    Patients for whom a bound has one status.

    Args:
        ranges: Their measures, one range for each kind that matters.
        status: PROVED, VIOLATED, UNKNOWN or NOT_APPLICABLE.
        worst: Where in it the value comes nearest to the limit, or passes it furthest.
        why: What is missing, for UNKNOWN, or why it does not apply.

    >>> str(Region((MeasureRange.of("weight", ("3 kg", "under 4 kg")),), "VIOLATED"))
    'VIOLATED for body weight from 3 kg to under 4 kg'
    """

    ranges: tuple[MeasureRange, ...]
    status: Status
    worst: Worst | None = attrs.field(default=None, eq=False)
    why: str = ""

    def __str__(self) -> str:
        where = ", ".join(f"{KINDS[each.kind].words} {each}" for each in self.ranges) or "every patient"
        why = f" ({self.why})" if self.why else ""
        return f"{self.status} for {where}{why}"


def joined(regions: Iterable[Region]) -> tuple[Region, ...]:
    """
    Join neighbours of one status, kind of measure by kind of measure.

    Args:
        regions: Regions that do not overlap, of the same kinds of measure.

    >>> parts = [MeasureRange.of("weight", ends) for ends in (("3 kg", "under 4 kg"), ("4 kg", "5 kg"))]
    >>> [str(each) for each in joined(Region((part,), "PROVED") for part in parts)]
    ['PROVED for body weight from 3 kg to 5 kg']
    """
    found = list(regions)
    for axis in reversed(range(len(found[0].ranges) if found else 0)):
        groups: dict[object, list[Region]] = {}
        for each in found:
            groups.setdefault(each.ranges[:axis] + each.ranges[axis + 1 :], []).append(each)
        found = [one for group in groups.values() for one in _along(group, axis)]
    return tuple(sorted(found, key=_place))


def _along(regions: list[Region], axis: int) -> list[Region]:
    made: list[Region] = []
    for region in sorted(regions, key=lambda each: _start(each.ranges[axis])):
        last = made[-1] if made else None
        if last is None or (last.status, last.why) != (region.status, region.why):
            made.append(region)
            continue
        one, two = last.ranges[axis], region.ranges[axis]
        if one.most is None or one.most != two.least or not (one.most_counts or two.least_counts):
            made.append(region)
            continue
        both = attrs.evolve(one, most=two.most, most_counts=two.most_counts)
        ranges = (*last.ranges[:axis], both, *last.ranges[axis + 1 :])
        made[-1] = attrs.evolve(last, ranges=ranges, worst=furthest([last.worst, region.worst]))
    return made


def _start(each: MeasureRange) -> tuple[Fraction, bool]:
    return each.least or Fraction(0), not each.least_counts


def _place(region: Region) -> list[tuple[Fraction, bool]]:
    return [_start(each) for each in region.ranges]


def furthest(found: Iterable[Worst | None]) -> Worst | None:
    """Give the worst of all; of two alike the one that is reached."""
    known = [each for each in found if each is not None]
    return max(known, key=lambda each: (each.ratio, each.reached), default=None)


def told(regions: Sequence[Region], most: int = 4) -> str:
    """
    Tell regions in one line, the first few of each status.

    >>> parts = {"VIOLATED": ("40 kg", "under 58 kg"), "PROVED": ("58 kg", "150 kg")}
    >>> told([Region((MeasureRange.of("weight", ends),), status) for status, ends in parts.items()])
    'PROVED from 58 kg, VIOLATED below'
    """
    found = [region.status for region in regions]
    two = [part for region in regions for part in region.ranges] if len(regions) == 2 else []
    if len(two) == 2 and two[0].most == two[1].least and found[0] != found[1] and "PROVED" in found:
        low, high = two
        if found[1] == "PROVED":
            return f"PROVED {attrs.evolve(high, most=None)}, {found[0]} below"
        return f"PROVED {attrs.evolve(low, least=None)}, {found[1]} above"
    parts = []
    for status in ("VIOLATED", "UNKNOWN", "NOT_APPLICABLE"):
        mine = [region for region in regions if region.status == status]
        places = [", ".join(f"{KINDS[e.kind].words} {e}" for e in r.ranges) or "every patient" for r in mine[:most]]
        more = [f"{len(mine) - most} more"] if len(mine) > most else []
        parts += [f"{status} for {'; '.join([*places, *more])}"] if mine else []
    if "PROVED" in found:
        parts.append("PROVED elsewhere" if parts else "PROVED for all")
    return "; ".join(parts)
