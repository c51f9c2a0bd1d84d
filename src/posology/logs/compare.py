"""Compare: how what was given is put beside what was planned."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable
from typing import Any

from posology.administration import Administration
from posology.errors import RegimenError, ScheduleError
from posology.horizon import day_of
from posology.logs.comparison import Comparison, Entry, State
from posology.logs.doubling import marked
from posology.logs.log import elapsed_minute, in_order
from posology.logs.matching import matched
from posology.schedule import Schedule
from posology.shape import DAY
from posology.span import minutes_of
from posology.starting import comparable
from posology.zone import midnight, minute_of

LONGEST = 366 * DAY
"""The largest tolerance. [minutes]"""


def compare(
    schedule: Schedule,
    administrations: Iterable[Administration],
    *,
    early: Any,
    late: Any,
    until: Any,
    on_time: Any = 0,
) -> Comparison:
    """
    Put the doses that were given beside those that were planned.

    What is planned at one instant is one dose, and so is what is given at one instant. A planned dose is matched to at
    most one given from *early* before it to *late* after it, both ends allowed; amounts play no part. As many as
    possible are matched, in order; of the ways to do so, the one that is off by the fewest minutes in all is taken, and
    of those alike the one with the earlier doses. Where *early* and *late* together are less than the time between two
    planned doses, there is never more than one way.

    A planned dose without one is missed if it could no longer be given by *until*, and else still due. A given dose
    without one is extra. One given for a planned dose, with any extra one within the same time, is doubled where it is
    more than planned by as much as was planned, or by as much as the planned dose missed just before.

    Args:
        schedule: What was planned, of the drug and route that were given; from the first day it shows.
        administrations: What was given; naive for a schedule without a zone, aware for one in a zone. [0 or more]
        early: How much earlier a dose belongs to a planned one, as "30 minutes". [0 or more; no default]
        late: How much later, as "2 hours". [0 or more; no default]
        until: The moment, or the date, up to but not including which every dose given is known.
        on_time: How far off still counts as on time. [0 or more; default to the minute]

    Raises:
        ScheduleError: if a dose is given at *until* or later, or moments are of another kind than the schedule's.
        RegimenError: if what was given is of another drug or route, or a tolerance is no length of time.

    >>> from posology.administration import Plan
    >>> from posology.dose import Dose
    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> schedule = Schedule(Regimen("examplol", "oral", Step("5 mg")), start="2026-12-01", days=2)
    >>> given = Administration(dt.datetime(2026, 12, 1, 9), None, Dose("5 mg"), Plan("examplol", "oral", schedule.day1))
    >>> print(compare(schedule, [given], early="1 hour", late="2 hours", until="2026-12-03").entries[1])
    2026-12-02 08:00  5 mg  missed
    """
    before, after, near = (
        _tolerance(value, name) for value, name in ((early, "early"), (late, "late"), (on_time, "on_time"))
    )
    end = _end(schedule, until)
    found = in_order(administrations)
    _of_the_schedule(schedule, found, end)
    last = minute_of(comparable(end))
    wanted = _at_once(itertools.takewhile(lambda each: elapsed_minute(each) < last + before, schedule))
    taken = _at_once(found)
    pairs = matched(list(wanted), list(taken), before, after)
    plans, doses = list(wanted.items()), list(taken.items())
    entries = []
    for n, m in pairs:
        off = doses[m][0] - plans[n][0]
        state: State = "on time" if abs(off) <= near else "late" if off > 0 else "early"
        entries.append(Entry(state=state, planned=plans[n][1], given=doses[m][1], off=off))
    for n in sorted(set(range(len(plans))) - {n for n, _ in pairs}):
        minute, planned = plans[n]
        if minute < last:
            entries.append(Entry(state="missed" if minute + after < last else "due", planned=planned))
    extra = sorted(set(range(len(doses))) - {m for _, m in pairs})
    entries += [Entry(state="extra", given=doses[m][1]) for m in extra]
    ordered = sorted(entries, key=lambda each: elapsed_minute((each.planned or each.given)[0]))
    return Comparison(entries=marked(ordered, before, after), early=before, late=after, on_time=near, until=end)


def _tolerance(value: Any, field: str) -> int:
    return 0 if type(value) is int and value == 0 else minutes_of(value, field, LONGEST)


def _end(schedule: Schedule, until: Any) -> dt.datetime:
    """The moment, in the time of the schedule; midnight of a date."""
    if isinstance(until, dt.datetime):
        _of_one_kind(schedule, until, "until")
        return until
    date = day_of(until, "until")
    if schedule.zone is None:
        return dt.datetime.combine(date, dt.time())
    return midnight(schedule.zone, date).astimezone(schedule.zone)


def _of_one_kind(schedule: Schedule, moment: dt.datetime, field: str) -> None:
    if (moment.tzinfo is None) != (schedule.zone is None):
        have, need = ("no zone", "one") if moment.tzinfo is None else ("a zone", "none")
        raise ScheduleError(
            field,
            f"{moment} has {have}, the schedule has {need}",
            value=moment,
            instead="give aware moments for a schedule in a zone, naive ones for one without",
        )


def _of_the_schedule(schedule: Schedule, given: tuple[Administration, ...], end: dt.datetime) -> None:
    """Refuse what cannot stand beside the schedule."""
    for each in given:
        _of_one_kind(schedule, each.moment, "moment")
        for field in ("drug", "route"):
            found, planned = getattr(each, field), getattr(schedule.regimen, field)
            if found != planned:
                raise RegimenError(
                    field,
                    f"{found} was given, {planned} was planned",
                    value=found,
                    limit=planned,
                    instead=f"compare the doses of one {field} with the schedule of it",
                )
        if comparable(each.moment) >= comparable(end):
            raise ScheduleError(
                "until",
                f"{each} is not before {end:%Y-%m-%d %H:%M}",
                value=each.moment,
                limit=end,
                instead="name a later moment, up to which every dose given is known",
            )


def _at_once(doses: Iterable[Administration]) -> dict[int, tuple[Administration, ...]]:
    """Doses by the minute of their instant, in order."""
    return {minute: tuple(group) for minute, group in itertools.groupby(doses, elapsed_minute)}
