"""Report pages: the verdicts on bounds as a table for a terminal, and as JSON."""

from __future__ import annotations

import datetime as dt
import json
import textwrap
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Any

import attrs

from posology.administration import Administration
from posology.bound import Bound
from posology.logs.comparison import Comparison, Entry
from posology.overlap import Overlap
from posology.override import Override
from posology.region import told
from posology.source import Source
from posology.units import decimal_text
from posology.verdict import Report, Value, Verdict, Witness, row_text, value_text
from posology.version import VERSION

WIDTH = 110
"""How wide a line under the table gets."""

HEADS = ("status", "bound", "value", "limit", "margin")


def text(named: Iterable[tuple[str, Report]]) -> str:
    """
    Lay out reports, each under its name: a row for each verdict, and under it all that belongs to it.

    >>> print(text([("examplol", Report(()))]), end="")
    examplol: NOT CHECKED
      no bound is declared, so nothing is proved
    """
    lines: list[str] = []
    for name, report in named:
        lines += [f"{name}: {report.status.replace('_', ' ')}", *(f"  {line}" for line in _table(report))]
        if not len(report):
            lines.append("  no bound is declared, so nothing is proved")
        for each in report.overlaps:
            lines += textwrap.wrap(f"overlap: {each}", WIDTH, initial_indent="  ", subsequent_indent="    ")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _table(report: Report) -> Iterator[str]:
    rows = [_row(verdict) for verdict in report]
    widths = [max(map(len, column)) for column in zip(HEADS, *rows, strict=True)]

    def line(cells: Iterable[str]) -> str:
        return "  ".join(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True))

    if rows:
        yield line(HEADS)
    for row, verdict in zip(rows, report, strict=True):
        yield line(row)
        for each in details(verdict):
            yield from textwrap.wrap(each, WIDTH, initial_indent="    ", subsequent_indent="      ")


def _row(verdict: Verdict) -> tuple[str, ...]:
    known = verdict.status in ("PROVED", "VIOLATED")
    status = "OVERRIDDEN" if verdict.override else verdict.status.replace("_", " ")
    margin = "-" if verdict.margin is None else value_text(verdict.margin)
    if verdict.timing_margin is not None:
        margin += f", {decimal_text(verdict.timing_margin)} minutes"
    return (
        status,
        verdict.bound.name,
        value_text(verdict.value) if known else "-",
        "-" if verdict.limit is None else value_text(verdict.limit),
        margin if known else "-",
    )


def details(verdict: Verdict) -> Iterator[str]:
    """
    Give all that a verdict says beside its row, in lines.

    >>> from posology.bound import Bound
    >>> from posology.source import Source
    >>> limit = Bound.per_day("5 mg/day", source=Source("A label"))
    >>> list(details(Verdict(bound=limit, status="UNKNOWN", missing="a weight")))
    ['bound: at most 5 mg on any day (A label)', 'needs: a weight']
    """
    bound = verdict.bound
    scope = f", for {bound.scope}" if bound.scope else ""
    grave = "" if bound.severity == "hard" else f", {bound.severity}"
    yield f"bound: {bound}{scope}{grave} ({bound.source})"
    if verdict.row is not None:
        yield f"by the row: {row_text(verdict.row)}"
    if verdict.status == "UNKNOWN":
        yield f"needs: {verdict.missing}"
    if verdict.why:
        yield f"why: {verdict.why}"
    if verdict.witness is not None and verdict.status in ("PROVED", "VIOLATED"):
        value = "" if verdict.witness.value is None else f"{value_text(verdict.witness.value)} on "
        yield f"{'first broken' if verdict.status == 'VIOLATED' else 'reached'}: {value}{verdict.witness}"
    if verdict.ladder:
        yield "by the path: " + ", ".join(f"{dose} from day {day}" for day, dose in verdict.ladder)
    if verdict.moments:
        yield f"taken at: {', '.join(verdict.moments)}"
    if verdict.regions:
        yield f"patients: {told(verdict.regions)}"
    if verdict.cause:
        yield f"cause: {verdict.cause}"
    if verdict.other is not None:
        cause = f", cause {verdict.other.cause}" if verdict.other.cause else ""
        value = value_text(verdict.other.value)
        yield f"on {verdict.other.clock} time: {verdict.other.status}, {value}{cause}"
    if verdict.twin is not None:
        yield f"beside it, {verdict.twin.bound}: {verdict.twin.status}, {value_text(verdict.twin.value)}"
    if verdict.covers:
        yield f"covers: {verdict.covers}"
    yield from (f"assumes: {each}" for each in verdict.assumes)
    if verdict.override is not None:
        yield str(verdict.override)


def json_text(named: Iterable[tuple[str, Report]], comparison: Comparison | None = None) -> str:
    """Write reports, with a comparison if there is one, as JSON: amounts as text, exact, times in minutes."""
    reports = [
        {
            "name": name,
            "status": report.status,
            "ok": report.ok,
            "verdicts": [as_json(each) for each in report],
            **({"overlaps": _plain(report.overlaps)} if report.overlaps else {}),
        }
        for name, report in named
    ]
    whole: dict[str, Any] = {"posology": VERSION, "reports": reports}
    if comparison is not None:
        whole["comparison"] = [_entry(each) for each in comparison]
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _entry(entry: Entry) -> dict[str, Any]:
    def doses(given: tuple[Administration, ...]) -> list[dict[str, str]]:
        return [{"moment": each.moment.isoformat(), "dose": str(each.dose)} for each in given]

    found = {"state": entry.state, "planned": doses(entry.planned), "given": doses(entry.given), "off": entry.off}
    return {**found, "is_wrong_amount": entry.is_wrong_amount, "is_doubled": entry.is_doubled}


def as_json(verdict: Verdict) -> dict[str, Any]:
    """
    Give a verdict as plain data, without what it does not say.

    >>> from posology.bound import Bound
    >>> from posology.source import Source
    >>> limit = Bound.per_day("5 mg/day", source=Source("A label"))
    >>> as_json(Verdict(bound=limit, status="UNKNOWN", missing="a weight"))["missing"]
    'a weight'
    """
    bound = verdict.bound
    found: dict[str, Any] = {
        "bound": bound.name,
        "kind": bound.kind,
        "says": str(bound),
        "severity": bound.severity,
        "scope": str(bound.scope) if bound.scope else "",
        "source": _plain(bound.source),
        "rule": verdict.rule,
    }
    found |= {each.name: _plain(getattr(verdict, each.name)) for each in attrs.fields(Verdict) if each.name != "bound"}
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def _plain(value: Value | Witness | object) -> Any:
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, Fraction):
        return decimal_text(value)
    if isinstance(value, dt.timedelta):
        return value // dt.timedelta(minutes=1)
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, Bound):
        return row_text(value)
    if isinstance(value, Verdict):
        return as_json(value)
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    if isinstance(value, (Overlap, Override, Source, Witness)):
        plain = {each.name: _plain(getattr(value, each.name)) for each in attrs.fields(type(value))}
        return {name: each for name, each in plain.items() if each not in (None, "")}
    return str(value)
