"""Log: doses that were really given, in the order of their instants."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from posology.administration import Administration
from posology.errors import RegimenError, ScheduleError
from posology.horizon import Horizon
from posology.zone import minute_of


def wall_minute(given: Administration) -> int:
    """Give the minute of an administration on the wall clock, from day 0 of the calendar."""
    return minute_of(given.moment)


def elapsed_minute(given: Administration) -> int:
    """Give the minute of an administration in UTC, from day 0 of the calendar; naive, that of the wall clock."""
    return minute_of(given.instant)


def in_order(administrations: Iterable[Administration]) -> tuple[Administration, ...]:
    """
    Put administrations of one drug by one route in the order of their instants.

    Args:
        administrations: In any order; all naive or all aware, to the minute. [0 or more]

    Raises:
        ScheduleError: if naive and aware moments are mixed, or a moment has seconds.
        RegimenError: if there is more than one drug or route, or something else than an administration.
    """
    found: list[Any] = list(administrations)
    for each in found:
        if not isinstance(each, Administration) or each.dose.per:
            raise RegimenError(
                "administrations", f"got {each!s:.60}", value=each, instead="give amounts given, each at a moment"
            )
        _to_the_minute(each.moment)
    _alike("drug", sorted({each.drug for each in found}))
    _alike("route", sorted({each.route for each in found}))
    naive = next((each for each in found if each.moment.tzinfo is None), None)
    aware = next((each for each in found if each.moment.tzinfo is not None), None)
    if naive is not None and aware is not None:
        raise ScheduleError(
            "moment",
            f"{naive.moment} has no zone, {aware.moment} has one",
            value=naive.moment,
            instead="give a zone to all of them or to none",
        )
    return tuple(sorted(found, key=_place))


def _to_the_minute(moment: Any) -> None:
    if not isinstance(moment, dt.datetime) or moment.year in (dt.MINYEAR, dt.MAXYEAR):
        raise ScheduleError("moment", f"got {moment!s:.40}", value=moment, instead="give a date with a time")
    offset = moment.utcoffset() or dt.timedelta()
    if moment.second or moment.microsecond or offset % dt.timedelta(minutes=1):
        raise ScheduleError(
            "moment",
            f"{moment} is not to the minute",
            value=moment,
            instead="write whole minutes; which way they are rounded decides what is too early",
        )


def _alike(field: str, names: list[str]) -> None:
    if len(names) > 1:
        raise RegimenError(
            field,
            f"there are {len(names)} of them: {', '.join(names)}",
            value=tuple(names),
            instead=f"a log is of one {field}: judge those of each by themselves",
        )


def _place(given: Administration) -> tuple[Any, ...]:
    """Where it stands; of doses at one instant those that differ always come in one order."""
    return given.instant, wall_minute(given), str(given.dose), given.slot or "", given.plan.day1


@attrs.frozen(init=False)
class Log:
    """
    The doses of one drug by one route that were really given.

    Doses of one instant stay apart here and are one dose where they are judged. Day 1 of a log is the first day of its
    horizon. Wall times stay as they are written, so a traveller's log may have several zones.

    Args:
        administrations: In any order; all naive or all aware, to the minute. [1 or more]
        horizon: The days of which the log holds every dose. [default from the date of the first to that of the last]

    Raises:
        ScheduleError: if there is none, one is outside the horizon, moments of two kinds are mixed, or one has seconds.
        RegimenError: if there is more than one drug or route.

    >>> from posology.administration import Plan
    >>> from posology.dose import Dose
    >>> plan = Plan("examplol", "oral", dt.date(2026, 12, 1))
    >>> log = Log(Administration(dt.datetime(2026, 12, day, 8), None, Dose("5 mg"), plan) for day in (3, 1))
    >>> len(log), str(log.horizon)
    (2, '2026-12-01 up to but not including 2026-12-04')
    """

    administrations: tuple[Administration, ...]
    horizon: Horizon

    def __init__(self, administrations: Iterable[Administration], horizon: Horizon | None = None) -> None:
        found = in_order(administrations)
        if not found:
            raise ScheduleError("administrations", "none is given", instead="give one or more; of none nothing is said")
        dates = [each.date for each in found]
        if horizon is None:
            horizon = Horizon(min(dates), max(dates) + dt.timedelta(1))
        for each in found:
            if each.date not in horizon:
                raise ScheduleError(
                    "administrations",
                    f"{each} is outside {horizon}",
                    value=each.date,
                    limit=str(horizon),
                    instead="name all days of the log, or leave out what is on other days",
                )
        self.__attrs_init__(found, horizon)

    @property
    def drug(self) -> str:
        """The drug, by its generic name."""
        return self.administrations[0].drug

    @property
    def route(self) -> str:
        """The route, in full."""
        return self.administrations[0].route

    @property
    def is_floating(self) -> bool:
        """Whether its moments have no zone."""
        return self.administrations[0].moment.tzinfo is None

    def __iter__(self) -> Iterator[Administration]:
        return iter(self.administrations)

    def __len__(self) -> int:
        return len(self.administrations)

    def __str__(self) -> str:
        doses = f"{len(self)} dose{'' if len(self) == 1 else 's'}"
        return f"{self.drug} {self.route}, {doses} from {self.horizon}"
