"""Table: the administrations of a schedule as csv and as JSON, for other programs."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from posology.administration import Administration
from posology.detail import Detail
from posology.detailed import details
from posology.schedule import Schedule
from posology.span import span_text
from posology.units import decimal_text

COLUMNS = ("day", "date", "time", "slot", "drug", "route", "amount", "unit")
"""The columns of the csv form; where a dose lasts or has a volume, *over* and *in_volume* besides."""


def rows(schedule: Schedule) -> list[dict[str, Any]]:
    """Give a row for each administration shown: an amount that no decimal ends stands as a fraction."""
    lasting = any(map(any, schedule.course.details))
    return [
        {
            "day": given.day,
            "date": f"{given.date:%Y-%m-%d}",
            "time": f"{given.time:%H:%M}{_offset(given)}",
            "slot": given.slot or "",
            "drug": given.drug,
            "route": given.route,
            "amount": decimal_text(given.dose.number),
            "unit": given.dose.unit,
            **(_given_so(detail) if lasting else {}),
        }
        for given, detail in zip(schedule, details(schedule), strict=False)
    ]


def _given_so(detail: Detail) -> dict[str, str]:
    over = "" if detail.over is None else span_text(detail.over)
    return {"over": over, "in_volume": "" if detail.volume is None else str(detail.volume)}


def _offset(given: Administration) -> str:
    """The offset from UTC of a wall time that exists twice; nothing of any other."""
    offset = given.moment.utcoffset()
    if offset is None or given.moment.replace(fold=1 - given.moment.fold).utcoffset() == offset:
        return ""
    return given.moment.isoformat()[19:]


def csv_text(schedule: Schedule) -> str:
    """Give the administrations shown as csv, amounts exact."""
    buffer = io.StringIO()
    found = rows(schedule)
    writer = csv.DictWriter(buffer, found[0] if found else COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return buffer.getvalue()


def json_text(schedule: Schedule) -> str:
    """Give the schedule shown as JSON, amounts exact and as text."""
    moments = [given.moment.isoformat(timespec="minutes") for given in schedule]
    whole = {
        "drug": schedule.regimen.drug,
        "route": schedule.regimen.route,
        "regimen": schedule.regimen.name,
        "start": f"{schedule.start:%Y-%m-%d}",
        "end": f"{schedule.end:%Y-%m-%d}",
        "zone": None if schedule.zone is None else schedule.zone.key,
        "total": str(schedule.total()),
        "omitted": [{"slot": slot, "amount": str(dose)} for slot, dose in schedule.omitted],
        "administrations": [{**row, "moment": moment} for row, moment in zip(rows(schedule), moments, strict=True)],
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
