"""Taper: the levels by which a dose comes down, never up, to a floor or to none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal, TypedDict, Unpack, get_args

import attrs

from posology import taper_rules as rules
from posology.dose import Dose
from posology.dose_range import plain_dose
from posology.errors import RegimenError
from posology.frequency import ClockFrequency, Frequency, IntervalFrequency
from posology.level import Level, as_lengths, lengths_text, levels_of, refuse_rise
from posology.made_of import as_made_of
from posology.rounding import Mode
from posology.source import Source
from posology.step import Step, given, refuse_other
from posology.stopping import Stopped, Stopping
from posology.taper_steps import alternating_steps, chosen_days, plain_steps, refuse_other_than_daily, runs

End = Literal["stop", "stay"]
"""What comes after the last level: no dose, or that level from then on."""


class How(TypedDict, total=False):
    """
    What every kind of taper can say besides.

    *floor*: the last level, under the start; by default the last that is more than 0. *first*: how long the first
    level lasts, by default as every other. *then*: ``stop``, or ``stay`` on the floor. *made_of*: the products that
    every dose is made up of, or the dose of which it is a whole multiple, as ``"2.5 mg"``; by default any dose of
    up to 6 decimals. *mode*: how a level is brought to one that can be made, ``up`` (the default), ``nearest`` or
    ``down``. *frequency*: when each dose is given, by default once a day. *source*: where the taper comes from.
    """

    floor: Any
    first: Any
    then: End
    made_of: Any
    mode: Mode
    frequency: ClockFrequency | IntervalFrequency
    source: Source | None


@attrs.frozen(kw_only=True)
class Taper:
    r"""
    The levels by which a dose comes down; made by the name of its rule, as `linear` or `of_current`.

    A rule gives ideal levels, exactly: each follows from the ideal level before it, so that rounding neither piles up
    nor brings a taper to a standstill. Where it is said what doses are made of, each level is brought to what can be
    made, up by default: the dose is then never lower than the rule has it, and never higher than the level before.
    Levels that come to one dose are one longer step: the pace stays that of the rule, and no change is one in name.

    Args:
        rule: What it does, in words.
        levels: Its levels, in order. [1 or more, none with more than the one before]
        then: ``stop``: no dose after the last level; ``stay``: that level from then on.
        frequency: When each dose is given; a level goes on where the one before leaves off.
        others: Of an alternate-day taper: the dose of the days that are not lowered.
        lowered_first: Of an alternate-day taper: whether day 1 is lowered.
        source: Where it comes from.

    Raises:
        RegimenError: if a level has more than the one before.

    >>> taper = Taper.linear("12.5 mg", by="4 mg", every=7, made_of="2.5 mg")
    >>> print(*taper.levels, sep="\n")
    12.5 mg, for 7 days
    12.5 mg − 4 mg = 8.5 mg → 10 mg (up to a multiple of 2.5 mg), for 7 days
    8.5 mg − 4 mg = 4.5 mg → 5 mg (up to a multiple of 2.5 mg), for 7 days
    4.5 mg − 4 mg = 0.5 mg → 2.5 mg (up to a multiple of 2.5 mg), for 7 days
    """

    rule: str
    levels: tuple[Level, ...] = attrs.field(converter=tuple)
    then: End = "stop"
    frequency: ClockFrequency | IntervalFrequency = attrs.field(factory=Frequency.daily)
    others: Dose | None = attrs.field(default=None, converter=attrs.converters.optional(plain_dose))
    lowered_first: bool = False
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        refuse_other(self.frequency)
        if self.then not in get_args(End):
            instead = f"write one of {', '.join(get_args(End))}"
            raise RegimenError("then", f"got {self.then!r:.40}", value=self.then, instead=instead)
        if self.others is not None:
            refuse_other_than_daily(self.frequency)
        refuse_rise(self.levels, self.others)

    @classmethod
    def linear(cls, start: Any, *, by: Any, every: Any, **how: Unpack[How]) -> Taper:
        """
        Lower by the same amount each time.

        Args:
            start: The dose of the first level.
            by: How much each level is lower. [an amount of the dimension of the start]
            every: How long a level lasts: days, or the least and the most, as ``("4 weeks", "8 weeks")``.
            how: As of `How`.

        >>> [str(step) for step in Taper.linear("15 mg", by="5 mg", every="1 week").steps()][1:]
        ['10 mg morning for 7 days', '5 mg morning for 7 days']
        """
        found = rules.linear(plain_dose(start), by, how.get("floor"))
        return cls._made(f"lowered by {Dose(by)}", start, found, every, **how)

    @classmethod
    def of_start(cls, start: Any, *, by: Any, every: Any, **how: Unpack[How]) -> Taper:
        """
        Lower by the same share of the first dose each time; all as of `linear`, but *by* a share, as ``"10 %"``.

        >>> [str(level.given) for level in Taper.of_start("100 mg", by="40 %", every=7).levels]
        ['100 mg', '60 mg', '20 mg']
        """
        found = rules.of_start(plain_dose(start), by, how.get("floor"))
        return cls._made(f"lowered by {rules.as_share(by)} of the start", start, found, every, **how)

    @classmethod
    def of_current(cls, start: Any, *, by: Any, every: Any, **how: Unpack[How]) -> Taper:
        """
        Lower by the same share of the current dose each time; all as of `of_start`, but it needs a floor.

        The current dose is what the rule came to last, before that was brought to what can be made.

        >>> print(Taper.of_current("40 mg", by="10 %", every=14, floor="5 mg", made_of="1 mg").levels[2])
        36 mg × 0.9 = 32.4 mg → 33 mg (up to a multiple of 1 mg), for 14 days
        """
        found = rules.of_current(plain_dose(start), by, how.get("floor"))
        return cls._made(f"lowered by {rules.as_share(by)} of the current dose", start, found, every, **how)

    @classmethod
    def hyperbolic(cls, start: Any, *, half: Any, steps: int, every: Any, **how: Unpack[How]) -> Taper:
        """
        Lower in equal steps of receptor occupancy, each as of the curve dose / (dose + half).

        The curve is the Emax curve, of the form of Michaelis and Menten; tapers by equal steps of it are called
        hyperbolic (Horowitz and Taylor, "Tapering of SSRI treatment to mitigate withdrawal symptoms", Lancet
        Psychiatry 2019). Its half-maximal dose is no number of this library's: it is taken from a source.

        Args:
            start: The dose of the first level.
            half: The dose of half the largest occupancy, as the source has it. [more than 0]
            steps: How many falls of equal occupancy: to the floor, or, without one, to no dose. [1, or 2, or more]
            every: As of `linear`.
            how: As of `How`; *source* is needed, for *half*.

        >>> study = Source("A study")
        >>> made = Taper.hyperbolic("20 mg", half="5 mg", steps=4, every=14, made_of="0.5 mg", source=study)
        >>> [(str(level.ideal), str(level.given)) for level in made.levels]
        [('20', '20 mg'), ('15/2', '7.5 mg'), ('10/3', '3.5 mg'), ('5/4', '1.5 mg')]
        """
        if how.get("source") is None:
            instead = "name it, as source=Source('…')"
            raise RegimenError("source", f"the half-maximal dose {half} has none", value=str(half), instead=instead)
        found = rules.hyperbolic(plain_dose(start), half, steps, how.get("floor"))
        what = f"lowered in equal steps of occupancy, half of it at {Dose(half)},"
        return cls._made(what, start, found, every, **how)

    @classmethod
    def alternate_days(
        cls, start: Any, *, by: Any, every: Any, lowered_first: bool = False, **how: Unpack[How]
    ) -> Taper:
        """
        Lower the dose of every second day only, by the same amount each time; the days between keep the start.

        Which day is which is counted from day 1 of the taper on, whatever the lengths of its levels. The first level
        is the start on every day.

        Args:
            start: The dose of the first level, and of the days that are not lowered.
            by: As of `linear`.
            every: As of `linear`.
            lowered_first: Whether day 1 of the taper is a day that is lowered.
            how: As of `How`; *then* is needed; without *floor*, the lowered days come down to no dose.

        >>> made = Taper.alternate_days("10 mg", by="5 mg", every=7, then="stay")
        >>> [str(step) for step in made.steps()][1]
        '10 mg morning, every 2 days and 5 mg morning, every 2 days for 7 days'
        """
        if how.get("then") is None:
            problem = "whether the days between go on is not said"
            instead = "write 'stay', or 'stop' for no dose on any day"
            raise RegimenError("then", problem, limit=get_args(End), instead=instead)
        found = rules.alternate(plain_dose(start), by, how.get("floor"))
        what = f"lowered by {Dose(by)} on every second day"
        return cls._made(what, start, found, every, others=start, lowered_first=lowered_first, **how)

    @classmethod
    def capped(cls, start: Any, caps: Iterable[Any], **how: Unpack[How]) -> Taper:
        """
        Give the smaller of the dose now and a cap, at each of some levels; so a listed taper fits a lower start too.

        Args:
            start: The dose before the taper.
            caps: Each level as (cap, how long), in falling order; a cap "continue" caps nothing.
            how: As of `How`, without *floor* and *first*. Every level has to be makeable.

        >>> made = Taper.capped("8 mg", [("continue", 6), ("10 mg", 7), ("7.5 mg", 7)])
        >>> [str(step) for step in made.steps()]
        ['8 mg morning for 13 days', '7.5 mg morning for 7 days']
        """
        named = next((key for key in ("floor", "first") if how.get(key) is not None), None)
        if named is not None:
            problem = "a list of caps says itself what is last and how long each lasts"
            raise RegimenError(named, problem, value=named, instead="leave it out")
        found, days = rules.capped(plain_dose(start), caps)
        return cls._of("capped", start, found, days, [ideal for ideal, _ in found], **how)

    @classmethod
    def _made(cls, rule: str, start: Any, found: Sequence[rules.Ideal], every: Any, **how: Any) -> Taper:
        """Give every level its length; the start and the floor are given as they are, or refused."""
        floor, first = how.pop("floor", None), how.pop("first", None)
        if floor is None and how.get("then") == "stay" and "others" not in how:
            instead = "name the level to stay on, as floor='5 mg'"
            raise RegimenError("floor", "there is none to stay on", instead=instead)
        days = [as_lengths(every)] * len(found)
        if first is not None:
            days[0] = as_lengths(first, "first")
        exact = [found[n][0] for n in ((0,) if floor is None else (0, -1))]
        return cls._of(rule, start, found, days, exact, **how)

    @classmethod
    def _of(cls, rule: str, start: Any, found: Any, days: Any, exact: Any, **how: Any) -> Taper:
        made = as_made_of(how.pop("made_of", None), how.pop("mode", "up"))
        levels: Any = levels_of(found, plain_dose(start).unit, days, made, exact)
        return cls(rule=rule, levels=levels, **how)

    @property
    def days(self) -> tuple[int, int] | None:
        """How long it lasts at least and at most; None if it stays on its last level."""
        if self.then == "stay":
            return None
        least, most = (sum(each.days[n] for each in self.levels) for n in (0, 1))
        return least, most

    def steps(self, *, days: Any = None) -> tuple[Step, ...]:
        """
        Give it as plain steps, for a regimen; neighbours of one dose are one step.

        Args:
            days: How long each level lasts: one length, or a list with one for each. [needed where that is open]

        Raises:
            UnresolvedError: if a length is open and not chosen.
            RegimenError: for a length outside what a level allows.

        >>> [str(step) for step in Taper.linear("10 mg", by="5 mg", every=(7, 14)).steps(days=10)]
        ['10 mg morning for 10 days', '5 mg morning for 10 days']
        """
        found = runs(self.levels, chosen_days(self.levels, days, self.source), endless=self.then == "stay")
        if self.others is None:
            return plain_steps(found, self.frequency)
        assert isinstance(self.frequency, ClockFrequency)
        return alternating_steps(found, self.others, self.frequency, lowered_first=self.lowered_first)

    def fastest(self) -> tuple[Step, ...]:
        """
        Give its steps with every level as short as it can be.

        >>> [step.days for step in Taper.linear("10 mg", by="5 mg", every=(28, 56)).fastest()]
        [28, 28]
        """
        return self.steps(days=[each.days[0] for each in self.levels])

    def slowest(self) -> tuple[Step, ...]:
        """
        Give its steps with every level as long as it can be.

        >>> [step.days for step in Taper.linear("10 mg", by="5 mg", every=(28, 56)).slowest()]
        [56, 56]
        """
        return self.steps(days=[each.days[1] for each in self.levels])

    def fits(self, stopping: Stopping) -> Stopped:
        """
        Hold it against a rule of stopping: how long it is on less, at its fastest, before it stops.

        >>> rule = Stopping("1 week", source=Source("Example label"))
        >>> print(Taper.linear("300 mg", by="100 mg", every=3).fits(rule))
        VIOLATED: 6 days on less before the stop; reduced over at least 7 days (Example label)
        """
        lowered = sum(each.days[0] for each in self.levels if each.given != self.levels[0].given)
        return Stopped.of(None if self.then == "stay" else lowered, stopping)

    def __str__(self) -> str:
        first, last = self.levels[0], self.levels[-1]
        lengths = {each.days for each in self.levels}
        often = f" every {lengths_text(first.days)}" if len(lengths) == 1 else ""
        end = "stop" if self.then == "stop" else "stay on that"
        return (
            f"{given(first.given, self.frequency)}, {self.rule}{often}, down to {last.given or 'no dose'}, then {end}"
        )
