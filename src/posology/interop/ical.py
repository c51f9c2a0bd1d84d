"""ICal: a schedule as a calendar file (RFC 5545) that reminds of each dose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from posology.dispensing.supply import Supply
from posology.errors import ScheduleError
from posology.interop.agree import compare
from posology.interop.doses import appointments, ending, one_by_one, refills
from posology.interop.event import Event
from posology.interop.identity import calendar_uid, plan_id
from posology.interop.previous import Previous
from posology.interop.read_ical import read
from posology.interop.series import in_series
from posology.interop.wording import Wording
from posology.interop.write_ical import MOST_BYTES, MOST_EVENTS, written
from posology.interop.yearly import described
from posology.schedule import Schedule

if TYPE_CHECKING:
    from posology.language import Language

MOST_DAYS = 3653
"""The longest schedule for which a calendar is made. [days; 10 years]"""

LAST_REVISION = 2**31 - 1
"""The largest revision that the format can say."""


def calendar(
    schedule: Schedule,
    *,
    plan: str,
    issued: dt.datetime,
    revision: int = 0,
    supply: Supply | None = None,
    language: Language | None = None,
    discreet: bool = False,
    form: Literal["events", "series"] = "events",
    floating: bool = False,
    visits: Iterable[tuple[str, Any]] = (),
    before: bytes | None = None,
) -> bytes:
    """
    Make a calendar file of a schedule, and compare what it says with the schedule.

    Args:
        schedule: What to remind of. [with an end, at most 10 years; in a time zone, unless *floating*]
        plan: The id of the plan: any text that stays the same when it is issued again and is nobody else's, as a UUID.
        issued: When the file is issued. [an aware moment; written to the second]
        revision: Which issue it is. [0 or more; larger each time]
        supply: What is dispensed for it; then entries say how many tablets, and when to collect more.
        language: The language of what it says. [default ``en-US``]
        discreet: Whether entries say only that there is medicine to take.
        form: ``events`` for one entry a dose, which every program reads alike; ``series`` for entries that repeat.
        floating: Whether times are those of the clock wherever one is; many programs take them for UTC.
        visits: Tests and visits, each with its date or its moment.
        before: The last file of this plan; what it has and this one does not is cancelled.

    Returns:
        The bytes of the file.

    Raises:
        ScheduleError: if there is no time zone, no end or no dose; if the file would be too large for calendar
            programs; or if it would not replace the last one.
        SheetError: if the file does not read back as the schedule, or something cannot be written as what it is.
        MissingExtraError: if the extra ``ical`` is not installed.

    >>> from posology.regimen import Regimen
    >>> from posology.step import Step
    >>> week = Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), "2026-12-01", zone="America/New_York")
    >>> data = calendar(week, plan="3f0c8a", issued=dt.datetime(2026, 11, 28, tzinfo=dt.UTC))
    >>> [line for line in data.decode().splitlines() if "DTSTART" in line][0]
    'DTSTART:20261201T130000Z'
    """
    plan, uid = plan_id(plan), calendar_uid(plan)
    _refuse(schedule, issued, revision, form, floating)
    if language is None:
        from posology.language import language as language_of

        language = language_of("en-US")
    wording = Wording.of(schedule, supply, language, discreet)
    last = None if before is None else Previous.of(before, uid)
    doses = list((one_by_one if form == "events" else in_series)(schedule, plan, wording))
    besides = [
        *refills(plan, wording),
        *appointments(visits, plan, wording, floating=floating),
        *(ending(schedule, plan, wording) if doses else ()),
    ]
    events = [*doses, *besides]
    events += () if last is None else last.gone(events, wording.cancelled)
    data = written(uid, issued, revision, _zone(schedule, doses), events)
    _refuse_large(events, data, form)
    if last is not None:
        last.refuse_stale(data, issued, revision)
    compare(schedule, wording, read(data), {event.uid for event in besides})
    return data


def _refuse(schedule: Schedule, issued: Any, revision: Any, form: str, floating: bool) -> None:
    length = len(schedule.horizon)
    if length > MOST_DAYS:
        raise ScheduleError(
            "days",
            f"a calendar of {length:,} days",
            value=length,
            limit=MOST_DAYS,
            instead=f"show at most {MOST_DAYS:,} days",
        )
    if schedule.zone is None and not floating:
        raise ScheduleError(
            "zone",
            "the schedule has none, and many calendar programs take times without one for UTC",
            value=None,
            instead="give the schedule a zone, as zone='America/New_York'; or pass floating=True, and try it first",
        )
    if schedule.zone is not None and floating:
        raise ScheduleError(
            "floating",
            f"asked for a schedule in {schedule.zone.key}",
            value=schedule.zone.key,
            instead="leave the zone of the schedule out, or floating=True",
        )
    if not isinstance(issued, dt.datetime) or issued.tzinfo is None:
        raise ScheduleError(
            "issued",
            f"got {issued!r:.60}, no aware moment",
            value=issued,
            instead="give a moment with its zone, as datetime.now(timezone.utc)",
        )
    if isinstance(revision, bool) or not isinstance(revision, int) or not 0 <= revision <= LAST_REVISION:
        raise ScheduleError(
            "revision",
            f"got {revision!r:.60}",
            value=revision,
            limit=LAST_REVISION,
            instead="count from 0, one more each time",
        )
    if form not in ("events", "series"):
        raise ScheduleError("form", f"got {form!r:.60}", value=form, instead="write 'events' or 'series'")


def _zone(schedule: Schedule, events: Iterable[Event]) -> Iterable[str]:
    """The lines that describe the zone of the schedule, where an entry is on its clock."""
    if schedule.zone is None or not any(event.tzid for event in events):
        return ()
    last = schedule.horizon.end - dt.timedelta(1)
    return described(schedule.zone, schedule.start.year, last.year)


def _refuse_large(events: list[Event], data: bytes, form: str) -> None:
    if not events:
        raise ScheduleError("schedule", "no day shown has a dose, and nothing else is given", instead="show other days")
    if len(events) > MOST_EVENTS or len(data) > MOST_BYTES:
        fewer = "show fewer days, in a file each with a plan id of its own"
        raise ScheduleError(
            "calendar",
            f"{len(events):,} entries in {len(data):,} bytes",
            value=(len(events), len(data)),
            limit=(MOST_EVENTS, MOST_BYTES),
            instead=fewer if form == "series" else f"pass form='series', or {fewer}",
        )
