"""Notes of a sheet: what it was made from, where that comes from, and what a check says of it."""

from __future__ import annotations

import attrs

from posology.schedule import Schedule
from posology.sheet.words import amount_text, clean, date_text, said
from posology.source import Source
from posology.verdict import Report

WHAT_IT_IS = "A calculator over cited sources, for professionals to review. Not a medical device."
"""Said on every sheet."""


@attrs.frozen
class Note:
    """A titled list of sentences at the end of a sheet."""

    title: str
    lines: tuple[str, ...]


def notes(schedule: Schedule, report: Report | None, slots: tuple[str, ...]) -> tuple[Note, ...]:
    """
    Give the notes that every sheet carries, in order.

    Args:
        schedule: What is printed.
        report: What a check said of it; None if it was not checked.
        slots: The slots that have a dose.
    """
    found = [
        ("Moved or left out", [*_omitted(schedule), *_clock_changes(schedule)]),
        ("How to stop", _stopping(schedule)),
        ("Limits", _checks(report)),
        ("Sources", _sources(schedule)),
        ("Made from", _inputs(schedule, slots)),
        (
            "How it was counted",
            [
                "A day runs from midnight to midnight on the patient's clock. The total of a day is the sum "
                "of its doses. The total of the plan is the sum of its days. No total was rounded."
            ],
        ),
        ("What this is", [WHAT_IT_IS]),
    ]
    return tuple(Note(title, tuple(clean(line, title.lower()) for line in lines)) for title, lines in found if lines)


def _omitted(schedule: Schedule) -> list[str]:
    if schedule.first or not schedule.omitted:
        return []
    start = f"{schedule.start_minute // 60:02}:{schedule.start_minute % 60:02}"
    return [
        f"Left out on {date_text(schedule.day1)}, as the plan starts at {start}: {when} {amount_text(dose)}"
        for when, dose in schedule.omitted
    ]


def _clock_changes(schedule: Schedule) -> list[str]:
    lines = []
    for change in schedule.clock_changes():
        wall, given = f"{date_text(change.wall.date())} {change.wall:%H:%M}", change.administration
        dose = amount_text(given.dose)
        if change.meaning == "shifted":
            moved = f"{date_text(given.date)} {given.time:%H:%M}"
            lines.append(f"The clock skips {wall}: {dose} is given at the next time there is, {moved}")
        else:
            lines.append(f"The clock shows {wall} twice: {dose} is given once, the first time")
    return lines


def check_words(report: Report | None) -> str:
    """
    Say in a line how a plan stands against its limits.

    >>> check_words(None)
    'NOT CHECKED: this plan was not held against any limit'
    """
    if report is None or not report.verdicts:
        return "NOT CHECKED: this plan was not held against any limit"
    count = len(report.verdicts)
    by_status = {status: sum(v.status == status for v in report.verdicts) for status in _ORDER}
    if report.ok:
        return f"PROVED: the plan keeps {'its only limit' if count == 1 else f'all its {count} limits'}"
    parts = [f"{number} {status.replace('_', ' ')}" for status, number in by_status.items() if number]
    limits = "limit" if count == 1 else "limits"
    return f"{report.status}: of {count} {limits}, {', '.join(parts)}. See the notes"


def _stopping(schedule: Schedule) -> list[str]:
    rule = schedule.regimen.stopping
    if rule is None:
        return []
    time = "" if rule.over_at_least is not None else "; no time is given there"
    said_there = f" {said(rule.says)}" if rule.says else ""
    return [f"Do not stop on your own. To stop, the dose is {rule.how}, as {rule.source} says{time}.{said_there}"]


_ORDER = ("VIOLATED", "UNKNOWN", "NOT_APPLICABLE", "PROVED")


def _checks(report: Report | None) -> list[str]:
    verdicts = [] if report is None else [said(str(verdict)) for verdict in report.verdicts]
    return verdicts or [check_words(report)]


def _sources(schedule: Schedule) -> list[str]:
    regimen = schedule.regimen
    lines = [_source(regimen.source)] if regimen.source else ["No source is given for this regimen."]
    if regimen.titration is not None and regimen.titration.source not in (None, regimen.source):
        assert regimen.titration.source is not None
        lines.append(_source(regimen.titration.source))
    if regimen.rate is not None and regimen.rate.source not in (None, regimen.source):
        assert regimen.rate.source is not None
        lines.append(_source(regimen.rate.source))
    named = (
        ("For", regimen.indication),
        ("Where", regimen.jurisdiction),
        ("Rate", str(regimen.rate or "")),
        ("Evidence", regimen.evidence),
        *(("Note", each) for each in regimen.notes),
    )
    return [*lines, *(f"{name}: {said(text)}" for name, text in named if text)]


def _source(source: Source) -> str:
    parts = [str(source), source.publisher, source.url]
    if source.read is not None:
        parts.append(f"read {date_text(source.read)}")
    head = "; ".join(part for part in parts if part)
    return f"{head}: {said(source.says)}" if source.says else head


def _inputs(schedule: Schedule, slots: tuple[str, ...]) -> list[str]:
    regimen = schedule.regimen
    begin = f" at {schedule.start_minute // 60:02}:{schedule.start_minute % 60:02}"
    if schedule.zone is None:
        zone = "none; times are those of the clock where the patient is (floating local time)"
    else:
        zone = f"{schedule.zone.key}"
    lines = [
        f"Regimen: {said(str(regimen))}",
        f"Day 1: {date_text(schedule.day1)}{begin if schedule.start_minute else ''}",
        f"Days shown: {len(schedule.horizon):,}, from day {schedule.first + 1:,}",
        f"Time zone: {zone}",
    ]
    if regimen.boxes:
        lines.insert(1, f"For patients with: {said(', or '.join(map(str, regimen.boxes)))}")
    if regimen.title or regimen.name:
        lines.insert(0, f"Name: {' - '.join(each for each in (regimen.name, said(regimen.title)) if each)}")
    if slots:
        times = ", ".join(f"{name} {time:%H:%M}" for name, time in schedule.slots if name in slots)
        lines.append(f"Slot times: {times}")
    return lines
