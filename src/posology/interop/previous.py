"""Previous: what the last file of a plan had, and what of it has to be taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from posology.errors import ScheduleError, SheetError
from posology.interop.event import Event
from posology.interop.read_ical import Read, read
from posology.interop.write_ical import MOST_BYTES
from posology.starting import comparable


@attrs.frozen
class Previous:
    """
    The last file of a plan.

    Args:
        data: Its bytes.
        read: What it says.
    """

    data: bytes
    read: Read

    @classmethod
    def of(cls, data: bytes, uid: str) -> Previous:
        """
        Read the last file of a plan.

        Args:
            data: Its bytes.
            uid: The name of the plan's calendar.

        Raises:
            ScheduleError: if it is none of this library's files, or of another plan.
        """
        if len(data) > MOST_BYTES:
            raise ScheduleError(
                "before",
                f"{len(data):,} bytes",
                value=len(data),
                limit=MOST_BYTES,
                instead="give the last file; none has been that large",
            )
        try:
            found = read(data)
        except SheetError as error:
            raise ScheduleError(
                "before", f"cannot be read: {error.problem}", value=error.value, instead="give the last file as it was"
            ) from None
        if found.uid != uid:
            raise ScheduleError(
                "before",
                f"the calendar {found.uid or 'without a name'} is of another plan",
                value=found.uid,
                limit=uid,
                instead="give the last file of this plan, or the same plan id as then",
            )
        return cls(data, found)

    def gone(self, events: Iterable[Event], cancelled: str) -> list[Event]:
        """Give what the last file has and the new one does not, cancelled; what was cancelled before stays so."""
        kept = {event.uid for event in events}
        lost = [event for event in self.read.events if event.uid not in kept]
        return [Event(uid=each.uid, start=_in_utc(each.start), summary=cancelled, cancelled=True) for each in lost]

    def refuse_stale(self, data: bytes, issued: dt.datetime, revision: int) -> None:
        """
        Refuse a file that differs from the last one and would not replace it.

        Raises:
            ScheduleError: if its revision is not larger, or it is issued before the last one.
        """
        if data == self.data:
            return
        if revision <= self.read.revision:
            raise ScheduleError(
                "revision",
                f"{revision} after {self.read.revision}, and the files differ",
                value=revision,
                limit=self.read.revision,
                instead=f"give {self.read.revision + 1}, so that calendars take it for the newer one",
            )
        if issued < self.read.issued:
            raise ScheduleError(
                "issued",
                f"{issued} is before the last file, of {self.read.issued}",
                value=issued,
                limit=self.read.issued,
                instead="say when this one is issued",
            )


def _in_utc(start: dt.date | dt.datetime) -> dt.date | dt.datetime:
    return comparable(start) if isinstance(start, dt.datetime) else start
