"""Yearly: the two clock changes of a time zone as rules that come each year, as calendar files describe a zone."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import attrs

from posology.errors import ScheduleError
from posology.zone import Transition, minute_of, moment_at, offset_at, transitions

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WHICH = (-1, 1, 2, 3, 4)
_TRIED = 4


@attrs.frozen
class Rule:
    """
    A clock change that comes on one weekday of one month each year.

    Args:
        month: The month. [1 to 12]
        which: Which of the weekdays of that month. [1 to 4; -1 is the last]
        weekday: The weekday. [0 Monday to 6 Sunday]
        minute: When, on the clock before the change. [minutes from midnight]
        before: The offset from UTC before it. [minutes]
        after: The offset after it. [minutes]
    """

    month: int
    which: int
    weekday: int
    minute: int
    before: int
    after: int

    def at(self, year: int) -> dt.datetime:
        """
        Give the time in a year at which it comes, on the clock before the change.

        >>> Rule(3, 2, 6, 120, -300, -240).at(2026)
        datetime.datetime(2026, 3, 8, 2, 0)
        """
        days = [week[self.weekday] for week in calendar.monthcalendar(year, self.month) if week[self.weekday]]
        day = dt.date(year, self.month, days[self.which - 1 if self.which > 0 else -1])
        return dt.datetime.combine(day, dt.time(*divmod(self.minute, 60)))


def rules_of(zone: ZoneInfo, first: int, last: int) -> tuple[Rule, ...]:
    """
    Give the two clock changes of a zone as yearly rules; none where its clock never changes.

    Args:
        zone: The time zone.
        first: The first year in which they have to be right.
        last: The last year; the rules have to be right in the one after, too.

    Raises:
        ScheduleError: if no such rules tell its clock changes in these years.

    >>> [(rule.month, rule.which) for rule in rules_of(ZoneInfo("America/New_York"), 2026, 2026)]
    [(3, 2), (11, 1)]
    """
    years = [_changes(zone, year) for year in range(first, last + 2)]
    if not any(years):
        return ()
    if any(len(changes) != 2 for changes in years):
        raise _refused(zone, first, last)
    rules = [_rule(zone, first, [changes[n] for changes in years]) for n in (0, 1)]
    if None in rules:
        raise _refused(zone, first, last)
    return tuple(rule for rule in rules if rule is not None)


def _changes(zone: ZoneInfo, year: int) -> tuple[Transition, ...]:
    """The clock changes of a year, by the clock before each."""
    near = (each for n in (year - 1, year, year + 1) for each in transitions(zone, n))
    return tuple(each for each in near if moment_at(each.utc + each.before).year == year)


def _rule(zone: ZoneInfo, first: int, changes: list[Transition]) -> Rule | None:
    """The rule by which a change comes in each of these years; of several the one that is right for the longest."""
    wall = moment_at(changes[0].utc + changes[0].before)
    minute = wall.hour * 60 + wall.minute
    made = [Rule(wall.month, n, wall.weekday(), minute, changes[0].before, changes[0].after) for n in _WHICH]
    fits = [rule for rule in made if all(_is(rule, first + n, each) for n, each in enumerate(changes))]

    def stays(rule: Rule) -> int:
        later = range(first, first + len(changes) + _TRIED)
        return sum(any(_is(rule, year, each) for each in _changes(zone, year)) for year in later)

    return max(fits, key=stays, default=None)


def _is(rule: Rule, year: int, change: Transition) -> bool:
    at = minute_of(rule.at(year)) - rule.before
    return (at, rule.before, rule.after) == (change.utc, change.before, change.after)


def _refused(zone: ZoneInfo, first: int, last: int) -> ScheduleError:
    return ScheduleError(
        "zone",
        f"the clock of {zone.key} does not change by the same two rules in each year from {first} to {last + 1}",
        value=zone.key,
        instead="pass form='events', or show fewer days",
    )


def described(zone: ZoneInfo, first: int, last: int) -> Iterator[str]:
    """
    Give the lines that describe a zone in a calendar file.

    Args:
        zone: The time zone.
        first: The first year in which they have to be right.
        last: The last year.

    Raises:
        ScheduleError: if no two yearly rules tell its clock changes in these years.
    """
    rules = rules_of(zone, first, last)
    yield "BEGIN:VTIMEZONE"
    yield f"TZID:{zone.key}"
    if not rules:
        offset = offset_at(zone, minute_of(dt.datetime(first, 1, 1)))
        yield from _part("STANDARD", dt.datetime(1970, 1, 1), offset, offset, "")
    for rule in rules:
        name = "DAYLIGHT" if rule.after > rule.before else "STANDARD"
        every = f"RRULE:FREQ=YEARLY;BYMONTH={rule.month};BYDAY={rule.which}{_DAYS[rule.weekday]}"
        yield from _part(name, rule.at(first - 1), rule.before, rule.after, every)
    yield "END:VTIMEZONE"


def _part(name: str, start: dt.datetime, before: int, after: int, every: str) -> Iterator[str]:
    yield f"BEGIN:{name}"
    yield f"DTSTART:{start:%Y%m%dT%H%M%S}"
    yield f"TZOFFSETFROM:{_offset(before)}"
    yield f"TZOFFSETTO:{_offset(after)}"
    if every:
        yield every
    yield f"END:{name}"


def _offset(minutes: int) -> str:
    """
    Write an offset from UTC.

    >>> _offset(-570), _offset(345)
    ('-0930', '+0545')
    """
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}{rest:02}"
