"""Agree: a calendar file that was read, compared with the schedule dose by dose."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection
from fractions import Fraction
from typing import NamedTuple

from posology.daytime import SLOTS
from posology.dose import Dose
from posology.errors import SheetError
from posology.interop.event import Event
from posology.interop.read_ical import Read
from posology.interop.wording import Wording
from posology.schedule import Schedule
from posology.sheet.words import NBSP
from posology.starting import comparable
from posology.unit_table import FORMS
from posology.units import decimal_text

_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
"""Marks around text that runs the other way."""

_MESSAGES = {"calendar-dose-count": ("amount", "count"), "calendar-dose": ("amount",), "calendar-counted": ("count",)}
"""The messages that a dose is said with, the longest first."""


class Said(NamedTuple):
    """A dose as a file says it: when, in which slot, how much; the last two are blank where it is discreet."""

    moment: dt.datetime
    slot: str
    amount: str

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.moment:%Y-%m-%d %H:%M}", self.slot, self.amount) if part)


def compare(schedule: Schedule, wording: Wording, read: Read, besides: Collection[str]) -> None:
    """
    Compare what a calendar file says with the schedule.

    Args:
        schedule: What it was made from.
        wording: What its entries say.
        read: The file, as it was read.
        besides: The entries that are no dose, by name.

    Raises:
        SheetError: for the first difference, with the moment, the slot and both amounts.
    """
    names = [event.uid for event in read.events]
    if len(set(names)) < len(names):
        raise SheetError("calendar", "two entries of the file have one name", value=len(names) - len(set(names)))
    reader = _Reader(wording)
    got: Counter[Said] = Counter()
    for event in read.events:
        if not event.cancelled and event.uid not in besides:
            slot, amount = reader.said(event)
            for moment in read.times(event):
                if not isinstance(moment, dt.datetime):
                    raise SheetError("calendar", f"the file has a dose on {moment} without a time", value=moment)
                got[Said(moment, slot, amount)] += 1
    want = Counter(Said(comparable(each.moment), *reader.due(each.slot, each.dose)) for each in schedule)
    if got == want:
        return
    first = min((got - want) + (want - got), key=lambda each: (each.moment, each.slot, each.amount))
    extra, missing = ([each for each in part if each.moment == first.moment] for part in (got - want, want - got))
    said, due = (", ".join(map(str, sorted(part))) or "no dose" for part in (extra, missing))
    raise SheetError("calendar", f"the file says {said}, the schedule {due}", value=said, limit=due)


class _Reader:
    """Reads slot and amount out of the words of an entry, and says them of a dose in the same form."""

    def __init__(self, wording: Wording) -> None:
        self.wording, self.language = wording, wording.language
        self.slots = {_plain(self.language.slot(name)): name for name in SLOTS}
        say = self.language.template
        self.said_with = [_pattern(say(key, *names, drug=wording.name)) for key, names in _MESSAGES.items()]
        digits = f"[0-9{re.escape(self.language.group_mark)}]+(?:{re.escape(self.language.decimal_mark)}[0-9]+)?"
        self.written = _pattern(self.language.template("amount", "number", "unit").replace(" ", NBSP), number=digits)

    def said(self, event: Event) -> tuple[str, str]:
        """The slot and the amount that an entry says."""
        summary = _plain(event.summary)
        if self.wording.discreet:
            if summary == _plain(self.language.say("calendar-medicine")):
                return "", ""
        else:
            slot = self.slots.get(_plain(event.description.split("\n")[0]), "")
            for match in filter(None, (pattern.fullmatch(summary) for pattern in self.said_with)):
                words = match.groupdict()
                return slot, self._amount(words.get("amount") or words["count"])
        raise SheetError("calendar", f"the file says {event.summary!r}", value=event.summary)

    def _amount(self, text: str) -> str:
        match = self.written.fullmatch(text)
        if match is None:
            return text
        number = match["number"].replace(self.language.group_mark, "").replace(self.language.decimal_mark, ".")
        return f"{decimal_text(Fraction(number))} {match['unit']}"

    def due(self, slot: str | None, dose: Dose) -> tuple[str, str]:
        """The slot and the amount that an entry has to say."""
        if self.wording.discreet:
            return "", ""
        if dose.unit in FORMS:
            return slot or "", self._amount(_plain(self.language.amount(dose)))
        return slot or "", f"{decimal_text(dose.number)} {_plain(self.language.unit(dose.unit, dose.number))}"


def _plain(text: str) -> str:
    return text.translate(_ISOLATES)


def _pattern(template: str, **known: str) -> re.Pattern[str]:
    """What a message says, as a pattern with a group for each argument: what is known of it, or any text."""
    parts = re.split("\0(\\w+)\0", _plain(template))
    made = (f"(?P<{part}>{known.get(part, '.+?')})" if n % 2 else re.escape(part) for n, part in enumerate(parts))
    return re.compile("".join(made))
