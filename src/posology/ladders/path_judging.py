"""Path judging: what every kind of bound needs to be decided over all decision paths of a titration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction

from posology.bound import Bound
from posology.cycle import doses
from posology.dose import Amount, DailyAmount, Difference
from posology.judges.judging import size
from posology.ladders.automaton import Automaton
from posology.ladders.paths import Found, Paths, Sum
from posology.ladders.titrated_days import TitratedDays
from posology.regimen import Regimen
from posology.shape import DAY
from posology.titration import Titration
from posology.verdict import Value, Verdict, Witness


class PathJudging:
    """
    A regimen that ends with a titration, in floating time.

    Args:
        regimen: The regimen.
        weekday: The weekday of day 1, where a rule needs it. [0 Monday to 6 Sunday]
        earlier: What was given before day 1, where it is known.
        start_minute: The minute of day 1 at which treatment starts.

    Raises:
        RegimenError: if its titration has too many paths to be looked through.
    """

    def __init__(
        self, regimen: Regimen, weekday: int | None = None, earlier: Amount | None = None, start_minute: int = 0
    ) -> None:
        assert regimen.titration is not None
        self.rules: Titration = regimen.titration
        before = [dose.base for item in regimen.steps if not isinstance(item, Titration) for dose in doses(item)]
        self.automaton = Automaton.of(self.rules, before)
        self.days = TitratedDays.of(regimen, self.automaton.quantum, weekday, start_minute)
        self.paths = Paths(self.automaton, self.days)
        self.earlier = Fraction(0) if earlier is None else earlier.base / self.automaton.quantum
        self.declared = earlier is not None

    def quanta(self, amount: Amount) -> Fraction:
        """A limit in quanta."""
        return amount.base / self.automaton.quantum

    def amount(self, quanta: int | Fraction, like: Amount) -> Amount:
        """So many quanta in the unit of a limit, and of its kind."""
        number = quanta * self.automaton.quantum / size(like)
        return (DailyAmount if isinstance(like, DailyAmount) else Amount)(number, like.unit)

    def margin(self, limit: Amount, value: Amount, sign: int = 1) -> Difference:
        """What is left from a value to a limit (or, with sign -1, above it), in the limit's unit."""
        return Difference(sign * (limit.base - value.base) / size(limit), limit.unit)

    def dose_times(self) -> list[int]:
        """The minutes of all doses before the titration, and of those of its days until they repeat."""
        return self.days.doses(0, (self.days.border + len(self.days.times)) * DAY)

    def midnights(self) -> range:
        """The midnights of all days before the titration, and of its days until they repeat."""
        return range(0, (self.days.border + len(self.days.times)) * DAY, DAY)

    def sum(self, low: int, high: int, sign: int = 1) -> Sum:
        """The sum of the doses from one minute up to another, or less than nothing by as much."""
        part = self.days.between(low, high)
        weights = tuple(sign * weight for weight in part.weights)
        return Sum(low, sign * part.known, part.day, weights, fixed=low < self.days.border * DAY)

    def sums(self, starts: Iterable[int], window: int, sign: int = 1) -> Iterator[Sum]:
        """The sums of all windows with these starts."""
        return (self.sum(start, start + window, sign) for start in starts)

    def held(
        self, bound: Bound, limit: Amount, largest: Found, over: Found | None, *, timed: bool, sign: int = 1
    ) -> Verdict:
        """The verdict on a largest (or smallest) sum: with a path that first breaks the bound, or else attains it."""
        shown = largest if over is None else over

        def said(found: Found) -> Amount:
            return self.amount(sign * (found.score or 0), limit)

        return Verdict(
            bound=bound,
            status="PROVED" if over is None else "VIOLATED",
            value=said(largest),
            limit=limit,
            margin=self.margin(limit, said(largest), sign),
            witness=self.witness(shown.at, timed, said(shown)),
            ladder=self.ladder(shown),
        )

    def witness(self, at: int, timed: bool, value: Value | None) -> Witness:
        """The day and time of a minute, and the value there."""
        return Witness(at // DAY + 1, None, dt.time(*divmod(at % DAY, 60)) if timed else None, value)

    def ladder(self, found: Found) -> tuple[tuple[int, Amount], ...]:
        """The levels of a path, each with its first day of the course; a level of 0 is a stop."""
        return self.rungs(self.paths.levels(found))

    def rungs(self, levels: list[int]) -> tuple[tuple[int, Amount], ...]:
        """The levels of the days of a titration, each with its first day of the course."""
        return tuple(
            (self.days.border + n + 1, self.amount(level, Amount(self.rules.ceiling)))
            for n, level in enumerate(levels)
            if n == 0 or level != levels[n - 1]
        )
