"""Cell judge: one bound decided for the patients of one cell, along which doses and limits are straight lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

import attrs

from posology.bound import Bound
from posology.boxes.cell import Ranges, divided, is_point, middle
from posology.boxes.excess import Excess, Line
from posology.boxes.layout import Layout
from posology.boxes.scaled import STRAIGHT, scaled
from posology.dose import Amount
from posology.dose_rule import SCALES, Known, dose_for, worked
from posology.errors import PosologyError, UnresolvedError
from posology.measure import KINDS, Measure
from posology.measure_range import MeasureRange
from posology.patients import Patients
from posology.regimen import Regimen
from posology.region import Region, Worst, furthest
from posology.resolving import limited, with_doses
from posology.status import Status
from posology.verdict import Verdict

Decide = Callable[[Regimen], Callable[[Bound], Verdict]]
"""How a regimen of plain doses is held against bounds of plain limits."""

Values = dict[str, Fraction]
"""The measures of one patient, by kind."""

_NOWHERE = MeasureRange("weight", Fraction(0), Fraction(0))
_CROSSED = "a birthday may change the dose, or whether the bound applies, during the course"


class Numbers(NamedTuple):
    """What the doses of a patient (None for no dose) and the limits of *least* and *most* come to, in base units."""

    doses: tuple[Fraction | None, ...]
    limits: tuple[tuple[bool, Fraction], ...]


def reason(error: PosologyError) -> str:
    """
    Say what is missing, from an error.

    >>> reason(UnresolvedError("patient", "the age is not known", limit="age"))
    'age'
    """
    return str(error.limit) if isinstance(error, UnresolvedError) and error.limit else str(error)


@attrs.frozen(eq=False)
class CellJudge:
    """
    Decides one bound on the cells of one box.

    Args:
        regimen: The regimen.
        bound: The bound.
        scope: The patients the bound is for.
        decide: Judges a regimen of plain doses.
        layout: Where the doses fall; None where the bound is no sum, or somebody chooses times or doses.
        ages: The ages of the box, cut where a dose may change.
        earlier: What was given before day 1, where it is known.
    """

    regimen: Regimen
    bound: Bound
    scope: Patients
    decide: Decide
    layout: Layout | None
    ages: tuple[MeasureRange, ...]
    earlier: Amount | None
    seen: dict[tuple[Fraction, ...], Numbers] = attrs.field(factory=dict, init=False)

    # --- One patient ---

    def decided(self, values: Values) -> Verdict:
        """The verdict on one patient, whose age does not change."""
        known = _known(values)
        steps = with_doses(self.regimen.steps, lambda dose: dose_for(dose, known))
        bound = attrs.evolve(self.bound, scope=attrs.evolve(self.bound.scope, patients=Patients(), within_days=None))
        return self.decide(attrs.evolve(self.regimen, steps=steps))(limited(bound, known))

    @property
    def doses(self) -> Sequence[Any]:
        """The doses that matter."""
        return self.layout.doses if self.layout is not None else self.regimen.doses

    def numbers(self, values: Values) -> Numbers:
        """What the doses and limits come to for one patient."""
        place = tuple(values.values())
        if place not in self.seen:
            known = _known(values)
            made = [worked(dose, known).amount for dose in self.doses]
            nothing = any(each is not None and not each for each in made)
            bound = self.bound if nothing else limited(self.bound, known)
            limits = [(name == "least", getattr(bound, name, None)) for name in ("least", "most")]
            self.seen[place] = Numbers(
                tuple(None if each is None else each.base for each in made),
                tuple((least, limit.base) for least, limit in limits if isinstance(limit, Amount)),
            )
        return self.seen[place]

    def room(self, values: Values) -> Fraction:
        """What the worst window of a patient, whose age does not change, leaves to the limit; less than 0 over it."""
        assert self.layout is not None
        doses, limits = self.numbers(values)
        in_all = self.bound.kind in ("course-total", "lifetime")
        earlier = self.earlier.base if self.earlier is not None and in_all else Fraction(0)
        left = []
        for least, limit in limits:
            found = self.layout.furthest(self.bound, doses, least)
            if found is not None:
                value = found[1].sum
                left.append(Fraction(-1) if value is None else (value - limit if least else limit - value - earlier))
        return min(left, default=Fraction(0))

    def is_for(self, values: Values) -> bool:
        """Whether the bound is for a patient."""
        ranges = [(kind, self.scope.range(kind)) for kind in values]
        return all(allowed is None or values[kind] in allowed for kind, allowed in ranges)

    def later(self, values: Values) -> list[Values]:
        """The patient at every age of another cell that a course may reach."""
        here = next((each for each in self.ages if values["age"] in each), None)
        days = self.regimen.days
        if here is None or here.most is None:
            return []
        birthdays = None if days is None else -(-(days - 1) // 365)
        last = None if birthdays is None else here.most + birthdays - 1
        after = [each for each in self.ages if each.least is not None and each.least >= here.most]
        return [
            {**values, "age": middle(each)}
            for each in after
            if last is None or (each.least is not None and each.least <= last)
        ]

    # --- One cell ---

    def regions(self, cell: Ranges) -> Iterator[Region]:
        """The regions of one cell, which together are the cell."""
        values = {part.kind: middle(part) for part in cell}
        try:
            here, later = self.is_for(values), self.later(values)
            if not here and not any(self.is_for(each) for each in later):
                yield Region(cell, "NOT_APPLICABLE", why="the bound is not for them")
                return
            mine = self.numbers(values)
            if 0 in mine.doses:
                nothing = self.doses[mine.doses.index(Fraction(0))]
                yield Region(cell, "NOT_APPLICABLE", why=f"{nothing} comes to 0, so no dose can be given")
                return
            later = [each for each in later if self.is_for(each) != here or self.numbers(each) != mine]
            along = self.along(cell, values, mine)
            if len(along) > 1:
                both = " and ".join(KINDS[part.kind].words for part in along)
                yield Region(cell, "UNKNOWN", why=f"doses and limits grow with {both} at once")
            elif self.layout is not None:
                yield from self.summed(cell, values, along, later, here)
            elif later:
                yield Region(cell, "UNKNOWN", why=_CROSSED)
            elif not along or self.bound.is_of_times:
                found = self.decided(values)
                why = found.why if found.status == "NOT_APPLICABLE" else found.missing
                yield Region(cell, found.status, why=why)
            else:
                yield from self.scaled(cell, values, along[0])
        except PosologyError as error:
            yield Region(cell, "UNKNOWN", why=reason(error))

    def along(self, cell: Ranges, values: Values, mine: Numbers) -> list[MeasureRange]:
        """The measures with which doses or limits change inside a cell."""
        parts = [part for part in cell if part.kind in SCALES and not is_point(part)]
        return [part for part in parts if self.numbers({**values, part.kind: self._other(part)}) != mine]

    def _other(self, part: MeasureRange) -> Fraction:
        """A second measure inside a cell, beside its middle."""
        return middle(attrs.evolve(part, least=middle(part)))

    def lines(self, values: Values, part: MeasureRange | None) -> tuple[list[Line | None], list[tuple[bool, Line]]]:
        """The doses and the limits along a cell, as straight lines."""
        here = self.numbers(values)
        if part is None:
            level = [None if each is None else Line(each, Fraction(0)) for each in here.doses]
            return level, [(least, Line(limit, Fraction(0))) for least, limit in here.limits]
        x, y = middle(part), self._other(part)
        there = self.numbers({**values, part.kind: y})
        pairs = zip(here.doses, there.doses, strict=True)
        doses = [None if a is None or b is None else Line.through(x, a, y, b) for a, b in pairs]
        both = zip(here.limits, there.limits, strict=True)
        return doses, [(least, Line.through(x, a, y, b)) for (least, a), (_, b) in both]

    def scaled(self, cell: Ranges, values: Values, part: MeasureRange) -> Iterator[Region]:
        """A cell along which a bound that is no sum is decided by two verdicts."""
        doses = [line for line in self.lines(values, part)[0] if line is not None]
        alike = all(not line.slope for line in doses) or all(not line.start for line in doses)
        found = None
        if alike and self.bound.kind in STRAIGHT:
            found = scaled(lambda x: self.decided({**values, part.kind: x}), part)
        if found is None:
            yield Region(cell, "UNKNOWN", why=f"how it changes with the {KINDS[part.kind].words} is not decided")
            return
        yield from (Region(_with(cell, each, part), status) for each, status in found)

    def summed(
        self, cell: Ranges, values: Values, along: list[MeasureRange], later: list[Values], here: bool
    ) -> Iterator[Region]:
        """
        A cell along which every window sum is a straight line.

        Where a birthday may change the doses during the course, the bound is PROVED only if it is kept with the worst
        dose of all these ages at each time, and VIOLATED only if a patient whose age does not change breaks it.
        """
        assert self.layout is not None
        part = along[0] if along else None
        doses, limits = self.lines(values, part)
        ages = [doses, *(self.lines(each, part)[0] for each in later)]
        worst = [self.excess(ages, line, least) for least, line in limits]
        if worst[0].is_empty:
            yield Region(cell, "NOT_APPLICABLE", why="no dose is given")
            return
        where = part if part is not None else _NOWHERE
        for piece, status in divided(where, _all_held(worst, where)):
            if status == "VIOLATED" and later:
                alone = [self.excess([doses], line, least) for least, line in limits] if here else []
                yield from self.crossed(cell, values, piece, alone, part)
            elif status == "PROVED" and self.bound.kind == "lifetime" and self.earlier is None:
                yield Region(_with(cell, piece, part), "UNKNOWN", why="the exposure before day 1")
            else:
                yield Region(_with(cell, piece, part), status, self.worst(worst, values, part, piece))

    def crossed(
        self, cell: Ranges, values: Values, piece: MeasureRange, alone: list[Excess], part: MeasureRange | None
    ) -> Iterator[Region]:
        """A part that the worst of several ages breaks: broken only by whom no birthday changes in time."""
        if not alone or alone[0].is_empty:
            yield Region(_with(cell, piece, part), "UNKNOWN", why=_CROSSED)
            return
        for each, status in divided(piece, _all_held(alone, piece)):
            broken = status == "VIOLATED" and self.stays(values, alone, each)
            place = self.worst(alone, values, part, each) if broken else None
            found: tuple[Status, str] = ("VIOLATED", "") if broken else ("UNKNOWN", _CROSSED)
            yield Region(_with(cell, each, part), found[0], place, found[1])

    def excess(self, ages: list[list[Line | None]], limit: Line, least: bool) -> Excess:
        """The excess over a limit where each dose is the worst of those at several ages."""
        assert self.layout is not None
        lines = tuple(tuple(line for line in each if line is not None) for each in zip(*ages, strict=True))
        in_all = self.bound.kind in ("course-total", "lifetime")
        earlier = self.earlier.base if self.earlier is not None and in_all else Fraction(0)
        return Excess(self.layout, self.bound, lines, limit, least, earlier)

    def stays(self, values: Values, alone: list[Excess], piece: MeasureRange) -> bool:
        """Whether some patient breaks the bound before a birthday changes anything."""
        age = next(each for each in self.ages if values["age"] in each)
        assert age.least is not None
        assert age.most is not None
        ends = [each.stop(middle(piece)) for each in alone]
        return all(end is not None and end <= (age.most - age.least) * 365 * 1440 for end in ends)

    def worst(
        self, found: list[Excess], values: Values, part: MeasureRange | None, piece: MeasureRange
    ) -> Worst | None:
        """The patient of a piece nearest to the limit, or furthest past it: at one of its ends, unless past any."""
        places = []
        for end, counts in ((piece.least, piece.least_counts), (piece.most, piece.most_counts)):
            assert end is not None
            if any(each.is_boundless(end) for each in found):
                return None
            at = tuple(Measure(*each) for each in (values | ({part.kind: end} if part is not None else {})).items())
            ratios = [ratio for each in found if (ratio := each.ratio(end)) is not None]
            places += [Worst(max(ratios), at, counts)] if ratios else []
        return furthest(places)


def _known(values: Values) -> Known:
    """What is known of one patient."""
    return lambda kind, within_days=None: values[kind]


def _with(cell: Ranges, piece: MeasureRange, part: MeasureRange | None) -> Ranges:
    """The cell with a piece of one of its parts in its place."""
    return tuple(piece if each is part else each for each in cell)


def _all_held(found: list[Excess], part: MeasureRange) -> tuple[Fraction, Fraction] | None:
    """The part of a cell in which all limits are kept."""
    assert part.least is not None
    assert part.most is not None
    low, high = part.least, part.most
    for each in found:
        held = each.held(low, high)
        if held is None:
            return None
        low, high = held
    return low, high
