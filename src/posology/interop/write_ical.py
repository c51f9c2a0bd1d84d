"""Write iCal: events as the bytes of a calendar file (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator

from posology.errors import SheetError
from posology.interop.event import Event

PRODUCT = "-//posology//calendar//EN"
"""What wrote the file; without a version, so that the same plan issued by a later one is the same file."""

MOST_EVENTS = 1000
"""How many entries a file has at most; calendar programs stop reading at some number that they do not tell."""

MOST_BYTES = 900_000
"""How large a file is at most; some calendar programs take no more than about 1 MB. [bytes]"""

OCTETS = 75
"""The longest line, without its end. [octets]"""

MINUTES = 15
"""How long a dose or a visit takes in the calendar. [minutes]"""

ALL_DAY_ALARM = 9
"""When an entry for a whole day is called out. [hour of the day]"""


def written(uid: str, issued: dt.datetime, revision: int, zone: Iterable[str], events: Iterable[Event]) -> bytes:
    """
    Write a calendar file.

    Args:
        uid: The name of the calendar.
        issued: When it is issued. [aware]
        revision: Which issue it is. [0 or more]
        zone: The lines that describe the time zone of events that are on its clock.
        events: Its entries in order.
    """
    stamp = f"{issued.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", f"UID:{uid}", *zone]
    for event in events:
        lines += _event(event, stamp, revision)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(event: Event, stamp: str, revision: int) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{stamp}"
    yield f"SEQUENCE:{revision}"
    yield from _when(event)
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{escaped(event.description)}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    if not event.cancelled:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{escaped(event.summary)}"
        yield f"TRIGGER:PT{f'{ALL_DAY_ALARM}H' if event.is_all_day else '0S'}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _when(event: Event) -> Iterator[str]:
    if not isinstance(event.start, dt.datetime):
        yield f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}"
        return
    zone = f";TZID={event.tzid}" if event.tzid else ""
    yield f"DTSTART{zone}:{event.start:%Y%m%dT%H%M%S}{'Z' if event.start.tzinfo and not zone else ''}"
    yield f"DURATION:PT{MINUTES}M"
    if event.count > 1:
        yield f"RRULE:FREQ=DAILY;INTERVAL={event.step};COUNT={event.count}"


def escaped(text: str) -> str:
    r"""
    Write text so that nothing in it is taken for the format.

    Raises:
        SheetError: for a control character other than the end of a line.

    >>> print(escaped("5 mg, then stop; C:\\\nrest"))
    5 mg\, then stop\; C:\\\nrest
    """
    strange = next((c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")), None)
    if strange is not None:
        raise SheetError(
            "calendar",
            f"the character U+{ord(strange):04X} cannot be written as it stands",
            value=text,
            instead="leave it out",
        )
    for plain in "\\;,":
        text = text.replace(plain, f"\\{plain}")
    return text.replace("\n", "\\n")


def folded(line: str) -> bytes:
    r"""
    Write a line, broken where it is too long: between characters, never inside one.

    >>> folded("SUMMARY:" + "é" * 40).count(b"\r\n ")
    1
    """
    parts, here = [], b""
    for octets in (char.encode() for char in line):
        if len(here) + len(octets) > OCTETS:
            parts.append(here)
            here = b" "
        here += octets
    return b"\r\n".join([*parts, here]) + b"\r\n"
