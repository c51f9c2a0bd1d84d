"""Read iCal: what a calendar file of this library says, read on its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs

from posology.errors import MissingExtraError, SheetError
from posology.interop.event import Event
from posology.interop.read_zone import Onset, utc_of


@attrs.frozen
class Read:
    """
    What a calendar file says.

    Args:
        uid: The name of the calendar.
        revision: The largest revision of an entry.
        issued: The latest time at which an entry was issued.
        events: Its entries.
        zones: The clock changes of each time zone that it describes.
    """

    uid: str
    revision: int
    issued: dt.datetime
    events: tuple[Event, ...]
    zones: dict[str, tuple[Onset, ...]]

    def times(self, event: Event) -> Iterator[dt.date | dt.datetime]:
        """
        Give every time at which an entry comes: dates, naive moments, or moments in UTC.

        Raises:
            SheetError: if the file's own description of a time zone tells another time than the zone of that name.
        """
        for n in range(event.count):
            start = event.start + dt.timedelta(n * event.step)
            if not isinstance(start, dt.datetime) or not event.tzid:
                yield start
                continue
            utc = utc_of(start.replace(tzinfo=None), self.zones.get(event.tzid, ()))
            if utc != start.astimezone(dt.UTC):
                raise SheetError(
                    event.tzid, f"the file says {utc} for {start}", value=utc, limit=start.astimezone(dt.UTC)
                )
            yield utc


def read(data: bytes) -> Read:
    """
    Read a calendar file that this library wrote.

    Args:
        data: Its bytes.

    Raises:
        SheetError: if it is none, or holds what is never written.
        MissingExtraError: if icalendar is not installed.
    """
    try:
        import icalendar
    except ImportError:
        raise MissingExtraError(
            "ical", "icalendar is not installed", instead="run: pip install 'posology[ical]'"
        ) from None
    try:
        found: Any = icalendar.Calendar.from_ical(data)
        parts = list(found.walk())
    except (ValueError, KeyError, IndexError, AttributeError, TypeError) as error:
        raise SheetError("calendar", f"no calendar file: {error!r:.120}", value=data[:60]) from None
    faulty = next((part for part in parts if part.errors), None)
    if faulty is not None:
        raise SheetError("calendar", f"the file has {faulty.errors[0]}", value=str(faulty.errors[0]))
    events = [part for part in parts if part.name == "VEVENT"]
    try:
        return Read(
            uid=str(found["UID"]),
            revision=max((int(part["SEQUENCE"]) for part in events), default=0),
            issued=max((part["DTSTAMP"].dt for part in events), default=dt.datetime.min.replace(tzinfo=dt.UTC)),
            events=tuple(map(_event, events)),
            zones={
                str(part["TZID"]): tuple(map(Onset.read, part.subcomponents))
                for part in parts
                if part.name == "VTIMEZONE"
            },
        )
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        if isinstance(error, SheetError):
            raise
        raise SheetError("calendar", f"the file lacks {error}", value=str(error)) from None


def _event(part: Any) -> Event:
    start = part["DTSTART"].dt
    if isinstance(start, dt.datetime) and str(start.tzinfo) == "UTC":
        start = start.replace(tzinfo=dt.UTC)
    rule = dict(part.get("RRULE", {}))
    if rule and (set(rule) != {"FREQ", "INTERVAL", "COUNT"} or rule["FREQ"] != ["DAILY"]):
        raise SheetError("RRULE", f"the file has {rule}", value=str(rule))
    if any(name in part for name in ("RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID")):
        raise SheetError("RDATE", "the file has times besides a rule", value=str(part["UID"]))
    cancelled = str(part["STATUS"]) == "CANCELLED"
    alarms = [str(each["ACTION"]) for each in part.subcomponents if each.name == "VALARM"]
    if alarms != ([] if cancelled else ["DISPLAY"]):
        raise SheetError("VALARM", f"the file has the alarms {alarms} for {start}", value=alarms)
    return Event(
        uid=str(part["UID"]),
        start=start,
        summary=str(part["SUMMARY"]),
        description=str(part.get("DESCRIPTION", "")),
        step=int(rule["INTERVAL"][0]) if rule else 1,
        count=int(rule["COUNT"][0]) if rule else 1,
        cancelled=cancelled,
    )
