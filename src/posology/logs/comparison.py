"""Comparison: a schedule beside the doses that were really given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Literal, get_args

import attrs

from posology.administration import Administration
from posology.dose import Amount, Difference
from posology.errors import ScheduleError
from posology.span import span_text

State = Literal["on time", "early", "late", "missed", "due", "extra"]
"""A planned dose was given on time, early or late, was missed, or is still due; one that was not planned is extra."""


def total_of(doses: tuple[Administration, ...]) -> Amount | None:
    """
    Give the sum of doses; None where there is none, or a strength would be needed to add them.

    >>> total_of(()) is None
    True
    """
    if len({each.dose.dimension for each in doses}) != 1:
        return None
    return sum((each.dose for each in doses[1:]), Amount(doses[0].dose))


@attrs.frozen(kw_only=True)
class Entry:
    """
    One planned dose beside the one given for it.

    Args:
        state: What became of it.
        planned: What was planned at one instant; nothing for an extra dose.
        given: What was given at one instant; nothing for a dose that is missed or due.
        off: By how much it was late; below 0 for early. [minutes]
        is_doubled: Whether it is more than planned by a whole dose: see `compare`.
        after: The planned doses missed just before it, where it is doubled.
    """

    state: State
    planned: tuple[Administration, ...] = ()
    given: tuple[Administration, ...] = ()
    off: int | None = None
    is_doubled: bool = False
    after: tuple[Administration, ...] = ()

    @property
    def moment(self) -> dt.datetime:
        """When it was planned; of an extra dose, when it was given."""
        return (self.planned or self.given)[0].moment

    @property
    def planned_amount(self) -> Amount | None:
        """How much was planned; None for an extra dose."""
        return total_of(self.planned)

    @property
    def given_amount(self) -> Amount | None:
        """How much was given; None if nothing was, or only in units that cannot be added."""
        return total_of(self.given)

    @property
    def difference(self) -> Difference | None:
        """How much more was given than planned; None where one of them is missing or a strength would be needed."""
        planned, given = self.planned_amount, self.given_amount
        if planned is None or given is None or planned.dimension != given.dimension:
            return None
        return Difference((given.base - planned.base) / Amount(1, planned.unit).base, planned.unit)

    @property
    def is_wrong_amount(self) -> bool:
        """Whether what was given for a planned dose is another amount, or one that cannot be compared with it."""
        return bool(self.planned and self.given) and (self.difference is None or self.difference.number != 0)

    def __str__(self) -> str:
        planned, given = (" and ".join(str(each.dose) for each in doses) for doses in (self.planned, self.given))
        parts = [f"{self.moment:%Y-%m-%d %H:%M}  {planned or given}  {self._stated()}"]
        if self.is_wrong_amount:
            left = self.difference
            if left is None:
                parts.append(f"given {given}, which cannot be compared without a strength")
            else:
                size = Amount(abs(left.number), left.unit)
                parts.append(f"given {given}, {size} {'more' if left.number > 0 else 'less'} than planned")
        if self.is_doubled:
            missed = " and ".join(f"{each.moment:%Y-%m-%d %H:%M}" for each in self.after)
            parts.append(f"doubled{f' after the missed dose of {missed}' if missed else ''}")
        return "; ".join(parts)

    def _stated(self) -> str:
        if self.state in ("early", "late"):
            return f"{span_text(abs(self.off or 0))} {self.state}, at {self.given[0].moment:%Y-%m-%d %H:%M}"
        return "extra, not planned" if self.state == "extra" else self.state


@attrs.frozen(kw_only=True)
class Comparison:
    """
    A schedule beside the doses that were really given.

    Every dose given stands in exactly one entry; so does every planned dose before *until*, with those after it that
    were given early.

    Args:
        entries: In the order of their moments.
        early: How much earlier a dose belongs to a planned one. [minutes]
        late: How much later. [minutes]
        on_time: How far off still counts as on time. [minutes]
        until: The moment up to which every dose given is known.
    """

    entries: tuple[Entry, ...]
    early: int
    late: int
    on_time: int
    until: dt.datetime

    @property
    def ok(self) -> bool:
        """Whether every planned dose that is not still due was given on time and as planned, and nothing else was."""
        return all(each.state in ("on time", "due") and not each.is_wrong_amount for each in self.entries)

    def __bool__(self) -> bool:
        return self.ok

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, state: State) -> tuple[Entry, ...]:
        """
        Give the entries of one state, in order.

        Raises:
            ScheduleError: if there is no such state.
        """
        if state not in get_args(State):
            instead = f"write one of {', '.join(get_args(State))}"
            raise ScheduleError("state", f"got {state!r:.40}", value=state, instead=instead)
        return tuple(each for each in self.entries if each.state == state)

    @property
    def wrong_amounts(self) -> tuple[Entry, ...]:
        """The entries in which another amount was given than planned."""
        return tuple(each for each in self.entries if each.is_wrong_amount)

    @property
    def doubled(self) -> tuple[Entry, ...]:
        """The entries that are more than planned by a whole dose."""
        return tuple(each for each in self.entries if each.is_doubled)

    def __str__(self) -> str:
        counts = [(len(self[state]), state) for state in get_args(State)]
        counts += [(len(self.wrong_amounts), "not the amount planned"), (len(self.doubled), "doubled")]
        rule = (
            f"A dose belongs to a planned one from {span_text(self.early)} before it to {span_text(self.late)} after "
            f"it; every dose before {self.until:%Y-%m-%d %H:%M} is known."
        )
        said = ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing planned, nothing given"
        return "\n".join([*map(str, self.entries), said, rule])
