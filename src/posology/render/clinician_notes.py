"""Clinician notes: verdicts in full, sources and evidence, what the plan was made from, how it was counted."""

from __future__ import annotations

from collections.abc import Iterator

from posology.language import Language
from posology.render.document import Listing
from posology.render.english import plain
from posology.sheet import Sheet
from posology.source import Source

COUNTED = (
    "A day runs from midnight to midnight on the patient's clock. The total of a day is the sum of its doses. "
    "The total of the plan is the sum of its days. No total was rounded."
)
"""How sums are made."""

RULES = "The rules for what is printed, P01 to P38, were checked before it was written; none is broken."
"""Said of the linter, which refuses a page that breaks a rule."""


def listings(sheet: Sheet, language: Language) -> Iterator[Listing]:
    """Give the notes that end the clinician copy, in English."""
    parts = (
        ("Limits in full", "limits", _limits(sheet)),
        ("Sources", "sources", _sources(sheet)),
        ("Made from", "made-from", _inputs(sheet)),
        ("How it was counted", "counted", [COUNTED]),
        ("Print rules", "rules", [RULES]),
        ("What this is", "what", [language.say("what-it-is")]),
    )
    for title, kind, lines in parts:
        if lines:
            yield Listing(title, tuple(plain(line, language, title.lower()) for line in lines), kind)


def _limits(sheet: Sheet) -> list[str]:
    verdicts = [] if sheet.report is None else [str(verdict) for verdict in sheet.report.verdicts]
    return verdicts or ["NOT CHECKED: this plan was not held against any limit"]


def _sources(sheet: Sheet) -> list[str]:
    regimen = sheet.regimen
    lines = [_source(regimen.source)] if regimen.source else ["No source is given for this regimen."]
    for part in (regimen.titration, regimen.rate):
        if part is not None and part.source not in (None, regimen.source):
            assert part.source is not None
            lines.append(_source(part.source))
    named = (
        ("For", regimen.indication),
        ("Where", regimen.jurisdiction),
        ("Rate", str(regimen.rate or "")),
        ("How it is taken", regimen.taking),
        ("Evidence", regimen.evidence),
        *(("Note", each) for each in regimen.notes),
    )
    return [*lines, *(f"{name}: {text}" for name, text in named if text)]


def _source(source: Source) -> str:
    read = "" if source.read is None else f"read {source.read}"
    head = "; ".join(part for part in (str(source), source.publisher, source.url, read) if part)
    return f"{head}: {source.says}" if source.says else head


def _inputs(sheet: Sheet) -> list[str]:
    regimen, schedule = sheet.regimen, sheet.schedule
    lines = []
    if regimen.title or regimen.name:
        lines.append(f"Name: {' - '.join(each for each in (regimen.name, regimen.title) if each)}")
    lines.append(f"Regimen: {regimen}")
    if regimen.boxes:
        lines.append(f"For patients with: {', or '.join(map(str, regimen.boxes))}")
    if sheet.supply is not None:
        lines += [f"{dose} is made up of {made}".replace(" + ", " and ") for dose, made in sheet.supply.made]
        lines.append(f"Of the supply: {sheet.supply.policy}")
    if schedule is None:
        return [*lines, f"Days shown: {len(sheet.shown):,}, from {sheet.shown.start}"]
    begin = f" at {schedule.start_minute // 60:02}:{schedule.start_minute % 60:02}" if schedule.start_minute else ""
    floating = "none; times are those of the clock where the patient is (floating local time)"
    lines += [
        f"Day 1: {schedule.day1}{begin}",
        f"Days shown: {len(schedule.horizon):,}, from day {schedule.first + 1:,}",
        f"Time zone: {floating if schedule.zone is None else schedule.zone.key}",
    ]
    used = {entry.slot for day in sheet.days for entry in day.entries}
    times = ", ".join(f"{name} {time:%H:%M}" for name, time in schedule.slots if name in used)
    return [*lines, f"Slot times: {times}"] if times else lines
