"""Titrated: a bound on a titration, decided over every decision path at every start in every zone."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

from posology.bound import Bound
from posology.deciding import on_schedule
from posology.dose import Amount, Dose
from posology.ladders.every_path import COVERS, on_paths
from posology.ladders.path_judging import PathJudging
from posology.ladders.paths import Found, Score, Sum, order, plain
from posology.limits import Fall, Rise, Rolling
from posology.regimen import Regimen
from posology.schedule import Schedule
from posology.shape import DAY
from posology.share import Share
from posology.step import Step
from posology.titration import Titration
from posology.verdict import Verdict
from posology.zones.covering import all_starts, database, looked_up
from posology.zones.doses_near import DosesNear, Near, shortest_over
from posology.zones.every_zone import Years
from posology.zones.starts import Start
from posology.zones.titrated_sums import NotDecidedError, Placed, TitratedSums

MOST_TRIED = 100
"""The most paths that are looked at one by one, the largest sums first."""


class EveryTitrated:
    """
    A titration at every start: the largest of its `TitratedSums`, then looked for on a path written out as steps.

    Args:
        regimen: The regimen. [its last item a titration]
        bound: The bound. [not one of the times of doses alone]
        years: The years.
        before: What was given before day 1, where it is known.
        most: The most starts that are tried.
    """

    def __init__(self, regimen: Regimen, bound: Bound, years: Years, before: Amount | None, most: int) -> None:
        self.regimen = regimen
        self.bound = bound
        self.years = years
        self.before = before
        self.all = TitratedSums(regimen, bound, years, before, most)
        self.starts = self.all.starts

    # --- Without a clock change ---

    def floating(self) -> Iterator[tuple[Verdict, Start]]:
        """The verdicts on all starts without a zone; those before 00:01 are known already."""
        for start in self.starts.floating():
            if start.minute:
                yield on_paths(self.all.judging(*self.all.key(start)), self.bound), start

    # --- With clock changes ---

    def zoned(self, clock: str, known: Fraction | None) -> Verdict | None:
        """
        The verdict on the largest sum near a clock change, or of doses that one has moved.

        Args:
            clock: The clock of windows of time, ``clock`` or ``elapsed``.
            known: The largest without a clock change. [as `scored`; None is more than any number]

        Returns:
            The verdict; None where there is no larger sum than that.

        Raises:
            NotDecidedError: where the largest sum breaks the bound, but no path and start was found that has it.
        """
        found = self.largest(list(self.all.sums(clock)))
        if not found or known is None or (found[0][0].score is not None and found[0][0].score <= known):
            return None
        judging, score, most = self.all.judging(*found[0][1].key), found[0][0].score, self.limit
        limit = most.part if isinstance(most, Share) else self.all.sign * judging.quanta(most) - self.earlier(judging)
        over = score is None or score > limit
        for each, placed in found:
            if over and each.score is not None and each.score <= limit:
                break
            shown = (self.shown(each, placed, start, day, clock) for start, day in placed.found)
            verdict = next((each for each in shown if each is not None), None)
            if verdict is not None:
                return verdict
        if over:
            raise NotDecidedError("which path is taken in which time zone")
        assert score is not None
        if isinstance(most, Share):
            return Verdict(bound=self.bound, status="PROVED", value=Share(Fraction(score)), limit=most)
        value = judging.amount(self.all.sign * score + self.earlier(judging), most)
        margin = judging.margin(most, value, self.all.sign)
        return Verdict(bound=self.bound, status="PROVED", value=value, limit=most, margin=margin)

    def over_all(self, floating: Verdict) -> Verdict:
        """
        The verdict for every start, from that without a clock change, which is PROVED.

        Raises:
            NotDecidedError, TooManyError: where there is none.
        """
        clock, known = getattr(self.bound, "clock", "clock"), self.scored(floating)
        verdict = self.larger(floating, clock, known)
        other = None
        if isinstance(self.bound, Rolling):
            another = "elapsed" if clock == "clock" else "clock"
            span = None if floating.timing_margin is None else int(2 * floating.timing_margin) + self.bound.window
            timing = None if span is None else Fraction(self.shortest(span, clock) - self.bound.window, 2)
            verdict = attrs.evolve(verdict, timing_margin=timing)
            other = attrs.evolve(self.larger(floating, another, known), clock=another, timing_margin=None, assumes=())
        by_change = verdict.status == "VIOLATED" or (other is not None and other.status == "VIOLATED")
        assumes = [*floating.assumes, looked_up(self.years)]
        if self.starts.refused:
            assumes.append("no start that would bring a dose before it is due")
        return attrs.evolve(verdict, other=other, cause="dst" if by_change else "", assumes=tuple(assumes))

    def larger(self, floating: Verdict, clock: str, known: Fraction | None) -> Verdict:
        """The verdict on one clock, or that without a clock change where it has no larger sum."""
        found = self.zoned(clock, known) or floating
        covers = f"{COVERS}, {all_starts(self.years)}" if found.status == "PROVED" else found.covers
        return attrs.evolve(found, covers=covers, other=None, cause="" if found.status == "PROVED" else "dst")

    @property
    def limit(self) -> Any:
        """The limit of its sums."""
        return getattr(self.bound, "least" if self.all.sign < 0 else "most")

    def scored(self, verdict: Verdict) -> Fraction | None:
        """The value of a verdict as its sums count; None is more than any number."""
        if verdict.value is None or isinstance(verdict.value, Share):
            return None if verdict.value is None else verdict.value.part
        assert isinstance(verdict.value, Amount)
        judging = next(iter(self.all.made.values()))
        return self.all.sign * judging.quanta(verdict.value) - self.earlier(judging)

    def earlier(self, judging: PathJudging) -> Fraction:
        """What was given before day 1, where the bound counts it."""
        return judging.earlier if self.bound.kind == "course-total" else Fraction(0)

    @property
    def score(self) -> Score:
        """How its sums count."""
        if not isinstance(self.bound, (Rise, Fall)):
            return plain
        if self.bound.of == "start":
            raise NotDecidedError("the first dose, where a clock change carries doses to another date")
        return _of_current if self.bound.of else lambda change, _: max(change, 0)

    def largest(self, sums: list[Placed]) -> list[tuple[Found, Placed]]:
        """The largest sums over all paths, the largest first."""
        score = self.score
        every = (
            (found, placed)
            for placed in sums
            for found in self.all.judging(*placed.key).paths.values(placed.sum, score)
        )
        return heapq.nlargest(MOST_TRIED, every, key=lambda each: order(each[0]))

    # --- A path at a start ---

    def shown(self, found: Found, placed: Placed, start: Start, day: int, clock: str) -> Verdict | None:
        """The verdict on a path written out as steps, if it can start so that it has the sum that was found."""
        judging = self.all.judging(*placed.key)
        levels = judging.paths.levels(found)
        date = start.date.toordinal() - (0 if placed.sum.fixed else found.day - day)
        steps = self.written(judging, levels)
        if date < self.starts.low or not any(each.components for each in steps if isinstance(each, Step)):
            return None
        begun = Start(dt.date.fromordinal(date), start.minute, start.alike)
        bound: Bound = self.bound
        if isinstance(bound, Rolling):
            bound = attrs.evolve(bound, clock="elapsed" if clock == "elapsed" else "clock")
        zone = None if start.alike is None else start.alike.zone
        schedule = Schedule(attrs.evolve(self.regimen, steps=steps), begun.moment, zone=zone)
        verdict = on_schedule(schedule, self.before)(bound)
        if not self.has(judging, verdict, found):
            return None
        covers = f"the path shown, {begun} ({database(self.years)})"
        return attrs.evolve(verdict, bound=self.bound, ladder=judging.rungs(levels), covers=covers, assumes=())

    def has(self, judging: PathJudging, verdict: Verdict, found: Found) -> bool:
        """Whether a verdict is on the sum that was found."""
        value = verdict.value
        if isinstance(value, Share) or found.score is None:
            return (value.part if isinstance(value, Share) else None) == found.score and verdict.limit is not None
        return isinstance(value, Amount) and judging.quanta(value) == self.all.sign * found.score + self.earlier(
            judging
        )

    def written(self, judging: PathJudging, levels: list[int]) -> tuple[Any, ...]:
        """The steps up to the last day of a path."""
        steps: list[Any] = [item for item in self.regimen.steps if not isinstance(item, Titration)]
        when = judging.rules.frequency
        lengths: list[tuple[int, int]] = []
        for level in levels:
            if lengths and lengths[-1][0] == level:
                lengths[-1] = level, lengths[-1][1] + 1
            else:
                lengths.append((level, 1))
        for n, (level, days) in enumerate(lengths):
            if level:
                dose = Dose(judging.amount(level, Amount(judging.rules.ceiling)))
                steps.append(Step(dose, when.going_on() if n else when, days=days))
            else:
                steps.append(Step.no_dose(days=days))
        return tuple(steps)

    # --- Margins in time ---

    def shortest(self, known: int, clock: str) -> int:
        """The shortest time between two doses over the limit, from the shortest without a clock change. [minutes]"""
        assert isinstance(self.bound, Rolling)
        most, seen = self.bound.most, dict[tuple[Sum, tuple[int | None, int]], bool]()

        def found(window: int) -> Iterator[tuple[DosesNear, Start]]:
            longer = attrs.evolve(self.bound, window=window)  # type: ignore[call-arg]
            return TitratedSums(self.regimen, longer, self.years, self.before, self.all.most).near()

        def over(given: tuple[Near, ...], start: Start) -> bool:
            key = self.all.key(start)
            judging = self.all.judging(*key)
            each = self.all.sum(judging, given[0].clock // DAY, given)
            if (each, key) not in seen:
                limit = judging.quanta(most)
                seen[each, key] = judging.paths.extremes([each], limit)[1] is not None
            return seen[each, key]

        return shortest_over(found, known, clock, over, self.years)


def _of_current(change: int, earlier: int) -> Fraction | None:
    if change <= 0:
        return Fraction(0)
    return Fraction(change, earlier) if earlier else None
