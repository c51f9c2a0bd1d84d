"""Administration: one dose at one moment."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from posology.dose import Amount, Dose

UTC = dt.UTC


class Plan(NamedTuple):
    """What the administrations of one schedule share."""

    drug: str
    route: str
    day1: dt.date


class _Fields(NamedTuple):
    moment: dt.datetime
    slot: str | None
    dose: Dose
    plan: Plan


class Administration(_Fields):
    """
    One dose at one moment.

    Administrations compare by their instant: in a zone, 01:30 before and 01:30 after the clock goes back are two.

    Args:
        moment: When; naive in floating time, aware in a zone.
        slot: The slot, if the dose has one.
        dose: How much.
        plan: What the administrations of one schedule share.

    >>> plan = Plan("gabapentin", "oral", dt.date(2026, 12, 1))
    >>> given = Administration(dt.datetime(2026, 12, 3, 8), "morning", Dose("300 mg"), plan)
    >>> given.day, str(given)
    (3, '2026-12-03 08:00 gabapentin 300 mg oral')
    """

    __slots__ = ()

    @property
    def date(self) -> dt.date:
        """The local calendar date."""
        return self.moment.date()

    @property
    def time(self) -> dt.time:
        """The local time of day."""
        return self.moment.time()

    @property
    def day(self) -> int:
        """The day of the course, by the local date; day 1 is the first."""
        return self.moment.toordinal() - self.plan.day1.toordinal() + 1

    @property
    def drug(self) -> str:
        """The drug, by its generic name."""
        return self.plan.drug

    @property
    def route(self) -> str:
        """The route, in full."""
        return self.plan.route

    @property
    def instant(self) -> dt.datetime:
        """The moment in UTC; the naive moment itself in floating time."""
        return self.moment if self.moment.tzinfo is None else self.moment.astimezone(UTC)

    def _key(self) -> tuple[Any, ...]:
        return (self.instant, self.slot, self.dose, self.plan)

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Administration) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self._key())

    def __lt__(self, other: Any) -> bool:
        return self.instant < other.instant if isinstance(other, Administration) else NotImplemented

    def __le__(self, other: Any) -> bool:
        return self.instant <= other.instant if isinstance(other, Administration) else NotImplemented

    def __gt__(self, other: Any) -> bool:
        return self.instant > other.instant if isinstance(other, Administration) else NotImplemented

    def __ge__(self, other: Any) -> bool:
        return self.instant >= other.instant if isinstance(other, Administration) else NotImplemented

    def __str__(self) -> str:
        return f"{self.moment:%Y-%m-%d %H:%M} {self.drug} {self.dose} {self.route}"


class Day(NamedTuple):
    """A day of a schedule: its date, its number (day 1 is the first), its administrations and their sum."""

    date: dt.date
    number: int
    administrations: tuple[Administration, ...]
    total: Amount


class ClockChange(NamedTuple):
    """
    A dose whose wall time the clock skips or repeats.

    *meaning* is ``shifted`` (the time does not exist; given at the first that does) or ``ambiguous`` (the time exists
    twice; given the first time).
    """

    wall: dt.datetime
    meaning: str
    administration: Administration
