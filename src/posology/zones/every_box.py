"""Every box: a bound decided for every patient of a box, at every start in every zone."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Self

import attrs

from posology.bound import Bound, Clock
from posology.boxes.every_patient import every_patient
from posology.boxes.layout import Amounts, Layout, Marked, Window
from posology.deciding import Decide, on_regimen
from posology.dose import Amount, Dose
from posology.errors import RegimenError
from posology.limits import DosesPerWindow, LeastInterval, Rolling
from posology.needs.adversary import takes_as_needed
from posology.patients import Patients
from posology.quantum import quantum_of
from posology.regimen import Regimen
from posology.resolving import with_doses
from posology.verdict import Verdict
from posology.zones.doses_near import DosesNear, Near, TooManyError, doses_near, shortest_over
from posology.zones.every_start import MOST, every_start, is_without_a_clock
from posology.zones.every_zone import Years
from posology.zones.starts import Start, Starts
from posology.zones.titrated_sums import marked

MOST_TRIED = 3_000
"""The most starts that are tried for one bound, over all patients who have to be decided one by one."""

Counts = tuple[int, ...]
"""How often each dose of a regimen is in a window."""


@attrs.frozen(eq=False)
class ZonedLayout(Layout):
    """
    The places of the doses of a regimen at every start: without a zone as pieces, near clock changes as windows.

    Args:
        near: What windows near clock changes hold, each with the first such and its start.
    """

    near: tuple[tuple[Counts, int, int, Start], ...] = attrs.field(default=(), kw_only=True)

    @classmethod
    def at_every_start(cls, regimen: Regimen, bound: Bound, years: Years) -> dict[str, Self]:
        """
        Lay out a regimen for one bound of sums, on each clock.

        Raises:
            UnresolvedError: if it leaves open when doses are given.
            TooManyError: if there are too many starts.

        >>> from posology.source import Source
        >>> from posology.step import Step
        >>> limit = Bound.rolling("1 g", "24 hours", clock="elapsed", source=Source("Example label"))
        >>> made = ZonedLayout.at_every_start(Regimen("examplol", "oral", Step("5 mg/kg")), limit, (2026, 2027))
        >>> [sorted(counts for counts, *_ in each.near) for each in made.values()]
        [[(1,)], [(1,), (2,)]]
        """
        doses, marked, numbers = Marked.of(regimen)
        starts = Starts(marked, bound, years)
        minutes = sorted({start.minute for start in starts.floating()})
        made, clocks = cls.of(regimen, minutes), ("clock", "elapsed") if isinstance(bound, Rolling) else ("clock",)
        found: dict[str, dict[Counts, tuple[int, int, Start]]] = {clock: {} for clock in clocks}
        zoned = () if is_without_a_clock(bound) else doses_near(starts, MOST, numbers.__getitem__)
        for near, start in zoned:
            for clock, here in found.items():
                for window in near.windows(bound, clock):
                    if window.doses:
                        given = [each.worth for each in window.doses]
                        counts = tuple(given.count(n) for n in range(len(doses)))
                        stop, before = window.doses[-1].clock + 1, here.get(counts)
                        if before is None or stop < before[1]:
                            here[counts] = window.start, stop, start
        return {
            clock: attrs.evolve(made, near=tuple((counts, *place) for counts, place in here.items()))
            for clock, here in found.items()
        }

    def furthest(self, bound: Bound, amounts: Amounts, least: bool) -> tuple[int, Window] | None:
        """Give the window that has the largest (for *least*: the smallest) sum, and its number."""
        best = super().furthest(bound, amounts, least)
        if best is not None and best[1].sum is None:
            return best
        found = [] if best is None else [best]
        for n, (counts, start, stop, _) in enumerate(self.near):
            if any(count and amount is not None for count, amount in zip(counts, amounts, strict=True)):
                found.append((len(self.placed) + n, Window(_sum(counts, amounts), start, stop)))
        return (min if least else max)(found, key=lambda each: (each[1].sum, -each[0]), default=None)

    def between(self, amounts: Amounts, at: int, window: Window) -> Fraction:
        """The sum of a window for other amounts."""
        if at < len(self.placed):
            return super().between(amounts, at, window)
        return _sum(self.near[at - len(self.placed)][0], amounts)


def _sum(counts: Counts, amounts: Sequence[Fraction | None]) -> Fraction:
    return sum((count * amount for count, amount in zip(counts, amounts, strict=True) if amount), Fraction(0))


def every_box(
    regimen: Regimen, bound: Bound, patients: Patients, years: Years, before: Amount | None = None
) -> Verdict:
    """
    Decide a bound for every patient of a box, each at every start in some years.

    Where the doses fall does not depend on the patient. So sums near clock changes are found once, and hold for all.

    Args:
        regimen: The regimen; its doses may depend on the patient.
        bound: What it is held against; its limits may.
        patients: The box.
        years: The start dates, and the clock changes that are looked up. [half-open]
        before: What was given before day 1, where it is known.

    Returns:
        The verdict at the worst patient, with the regions of the box; where the bound is of windows of time, with that
        on the other clock.

    >>> from posology.source import Source
    >>> from posology.step import Step
    >>> nightly, adults = Regimen("examplol", "oral", Step("5 mg/kg")), Patients(weight=("40 kg", "150 kg"))
    >>> limit = Bound.rolling("1 g", "24 hours", clock="elapsed", source=Source("Example label"))
    >>> found = every_box(nightly, limit, adults, (2026, 2027))
    >>> found.status, str(found.regions[0]), found.cause
    ('VIOLATED', 'PROVED for body weight from 40 kg to 100 kg', 'dst')
    """
    laid_out: dict[str, ZonedLayout] = {}
    verdict = _OnOneClock(regimen, bound, years, before, laid_out).over(patients)
    decided = verdict.status not in ("UNKNOWN", "NOT_APPLICABLE")
    if not decided or not isinstance(bound, (Rolling, DosesPerWindow, LeastInterval)):
        return attrs.evolve(verdict, other=None)
    another: Clock = "elapsed" if bound.clock == "clock" else "clock"
    one = _OnOneClock(regimen, attrs.evolve(bound, clock=another), years, before, laid_out, is_other=True)
    other = attrs.evolve(one.over(patients), bound=bound, clock=another, other=None, timing_margin=None)
    by_change = verdict.cause or (other.cause if other.status != verdict.status else "")
    return attrs.evolve(verdict, other=other, cause=by_change)


def _without_a_zone(before: Amount | None, chosen: Regimen) -> Decide:
    return on_regimen(chosen, before, all_paths=True)


class _OnOneClock:
    """How one patient after another is decided, at the starts that matter to all of them."""

    def __init__(
        self,
        regimen: Regimen,
        bound: Bound,
        years: Years,
        before: Amount | None,
        laid_out: dict[str, ZonedLayout],
        *,
        is_other: bool = False,
    ) -> None:
        self.regimen = regimen
        self.bound = bound
        self.years = years
        self.before = before
        self.laid_out = laid_out
        self.is_other = is_other
        self.left = MOST_TRIED
        self.at_every_start = functools.cache(self._at_every_start)

    def layout(self, regimen: Regimen, bound: Bound) -> Layout:
        """The places of the doses at every start."""
        if not self.laid_out:
            self.laid_out.update(ZonedLayout.at_every_start(regimen, bound, self.years))
        return self.laid_out[getattr(bound, "clock", "clock")]

    def decide(self, chosen: Regimen) -> Decide:
        """How a regimen of plain doses is decided; for a bound of times alone all doses are the same."""

        def decided(limit: Bound) -> Verdict:
            if self.laid_out:
                return self.at_the_worst(chosen, limit, self.laid_out[getattr(limit, "clock", "clock")])
            if limit.is_of_times:
                alike = with_doses(chosen.steps, lambda _: Dose(1, self.regimen.doses[0].unit))
                return self.at_every_start(attrs.evolve(chosen, steps=alike), limit)
            return self.at_every_start(chosen, limit)

        return decided

    def _at_every_start(self, chosen: Regimen, limit: Bound) -> Verdict:
        """A patient, decided at all starts; an error where these would be too many."""
        if self.left <= 0:
            problem = f"more than {MOST_TRIED:,} starts would have to be tried, for one patient after another"
            raise RegimenError("patients", problem, limit=MOST_TRIED, instead="decide for a smaller box")
        self.left -= self.kinds
        return every_start(chosen, limit, self.years, self.before)

    @functools.cached_property
    def kinds(self) -> int:
        """How many starts are tried for one patient; of a titration they are as many as of one level."""
        plain = self.regimen if self.regimen.titration is None else marked(self.regimen)
        if takes_as_needed(plain):
            return 1
        return sum(1 for _ in Starts(Marked.of(plain).regimen, self.bound, self.years).zoned()) + 1

    def at_the_worst(self, chosen: Regimen, limit: Bound, layout: ZonedLayout) -> Verdict:
        """A patient, decided at the starts of which one is the worst, whatever the doses come to."""
        starts = dict.fromkeys(start for *_, start in layout.near)
        verdict = every_start(chosen, limit, self.years, self.before, zoned=starts)
        if not isinstance(limit, Rolling) or verdict.timing_margin is None or self.is_other:
            return verdict
        known = int(2 * verdict.timing_margin) + limit.window
        quantum = quantum_of(dose.base for dose in chosen.doses)
        most = limit.most.base / quantum

        def found(window: int) -> Iterator[tuple[DosesNear, Start]]:
            starts = Starts(chosen, attrs.evolve(limit, window=window), self.years)
            return doses_near(starts, MOST, lambda dose: int(dose.base / quantum))

        def over(given: tuple[Near, ...], _: Start) -> bool:
            return bool(sum(each.worth for each in given) > most)

        shortest = shortest_over(found, known, limit.clock, over, self.years)
        return attrs.evolve(verdict, timing_margin=Fraction(shortest - limit.window, 2))

    def over(self, patients: Patients) -> Verdict:
        """The verdict on every patient of a box."""
        regimen, bound, before = self.regimen, self.bound, self.before
        try:
            verdict = every_patient(regimen, bound, patients, self.decide, earlier=before, layout=self.layout)
        except TooManyError as error:
            return Verdict(bound=bound, status="UNKNOWN", missing=str(error))
        if verdict.status != "VIOLATED" or verdict.cause != "dst":
            return attrs.evolve(verdict, cause="")
        plain = every_patient(regimen, bound, patients, self.without_a_zone, earlier=before, layout=self.floating)
        anyway = plain.status == "VIOLATED" or any(region.status == "VIOLATED" for region in plain.regions)
        return attrs.evolve(verdict, cause="" if anyway else "dst")

    def without_a_zone(self, chosen: Regimen) -> Decide:
        """How a regimen of plain doses is decided on every start date, without a zone."""
        return on_regimen(chosen, self.before, all_paths=True)

    def floating(self, regimen: Regimen, bound: Bound) -> Layout:
        """The places of the doses at every start without a zone, late ones too."""
        return attrs.evolve(self.layout(regimen, bound), near=())  # type: ignore[call-arg]
