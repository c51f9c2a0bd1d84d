"""What a calendar program makes of a file: lines unfolded by hand, and times by recurring-ical-events."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import icalendar
import recurring_ical_events

from posology.frequency import Frequency
from posology.regimen import Regimen
from posology.schedule import Schedule
from posology.step import Step

ISSUED = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
NEW_YORK = "America/New_York"
_OWN = itertools.count()


def daily(*times, dose="5 mg", days=3, start="2026-12-01", zone=NEW_YORK, drug="examplol"):
    """A schedule of one dose at some slots or times each day."""
    return Schedule(Regimen(drug, "oral", Step(dose, Frequency.at(*times), days=days)), start, zone=zone)


def lines(data, name=""):
    """The lines of a file without their folds, of one property or all."""
    found = data.decode().replace("\r\n ", "").split("\r\n")
    return [line for line in found if line.startswith(name)]


def events(data):
    """The entries of a file, as icalendar reads them."""
    return icalendar.Calendar.from_ical(data).walk("VEVENT")


def times(data):
    """Every moment at which the entries of a file come, sorted: aware ones in UTC; whole days are left out."""
    calendar = icalendar.Calendar.from_ical(data)
    found = recurring_ical_events.of(calendar).between(dt.datetime(1999, 1, 1), dt.datetime(2045, 1, 1))
    starts = [each["DTSTART"].dt for each in found if isinstance(each["DTSTART"].dt, dt.datetime)]
    return sorted(each if each.tzinfo is None else each.astimezone(dt.UTC) for each in starts)


def due(schedule):
    """Every moment of a schedule, sorted: aware ones in UTC."""
    return sorted(each if each.tzinfo is None else each.astimezone(dt.UTC) for each in schedule.moments())


def with_its_own_zone(data):
    """The file with its zone under a name that nobody knows, so that a program has to go by its description."""
    return re.sub(rb"TZID([=:])[A-Za-z_/]+", rb"TZID\1Nowhere/Zone%d" % next(_OWN), data)
