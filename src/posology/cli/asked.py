"""Asked: the sheet that the command line asks for, and what was worked out for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs
import click

from posology.cli.counted import COUNTING, supply_of
from posology.cli.options import USUAL_DAYS, loaded, placed, regimen_of, say_no_end
from posology.cli.whom import made_for, patient_of

if TYPE_CHECKING:
    from posology.patient import Patient
    from posology.regimen import Regimen
    from posology.sheet import Sheet
    from posology.verdict import Report

LINES = {
    "patient": "patient",
    "purpose": "purpose",
    "look": "look",
    "plan_version": "version",
    "prepared_by": "prepared_by",
    "prepared_on": "prepared_on",
    "clinic": "clinic",
    "out_of_hours": "out_of_hours",
    "emergency": "emergency",
    "side_effect": "side_effect",
    "missed": "missed",
    "vomited": "vomited",
    "ran_out": "ran_out",
    "better": "better",
    "warning": "warnings",
    "visit": "visits",
    "tall_man": "tall_man",
}
"""The options that say something on a sheet, and the lines of a sheet that they are."""


@attrs.frozen
class Asked:
    """
    What the command line asks to be printed.

    Args:
        sheet: The sheet.
        report: What a check said of the regimen.
        patient: The patient named, if anything is told of one.
    """

    sheet: Sheet
    report: Report
    patient: Patient | None


def asked(name: str, options: dict[str, Any]) -> Asked:
    """
    Make the sheet that is asked for, and tell which limits are not shown to hold.

    Raises:
        PosologyError: if it cannot be made as it is asked for.
        UsageError: for options that do not go together.
    """
    from posology.check import check
    from posology.needs.in_force import has_as_needed
    from posology.sheet import Sheet

    patient = patient_of(options)
    regimen = made_for(regimen_of(name, options), options)
    lines = {line: options[key] for key, line in LINES.items() if options.get(key)}
    counts = any(options.get(each) not in (None, False, ()) for each in COUNTING)
    if any(map(has_as_needed, regimen.concrete())):
        report = check(regimen, patient=patient, earlier=options["earlier"])
        sheet = _needed(regimen, report, patient, counts, options, lines)
    else:
        schedule = placed(regimen, options)
        report = check(schedule, patient=patient, earlier=options["earlier"])
        supply = supply_of(schedule, loaded(name)[0], options) if counts else None
        sheet = Sheet.of(schedule, report, supply=supply, measures=patient, **lines)
    _tell(report)
    return Asked(sheet, report, patient)


def _needed(
    regimen: Regimen,
    report: Report,
    patient: Patient | None,
    counts: bool,
    options: dict[str, Any],
    lines: dict[str, Any],
) -> Sheet:
    """The sheet of a regimen of which something is taken as needed."""
    from posology.sheet import Sheet

    if counts:
        raise click.UsageError(
            "Nobody knows how many doses are taken as needed, so units are not counted: leave --count, --fill and the "
            "options of products out."
        )
    if options["first_day"] != 1:
        raise click.UsageError("Doses taken as needed are printed from day 1 on: leave --first-day out.")
    ends = [each for each in (options["days"], regimen.days) if each is not None]
    if not ends:
        say_no_end(USUAL_DAYS)
    days = min(ends, default=USUAL_DAYS)
    return Sheet.as_needed(regimen, options["start"], report, days=days, zone=options["tz"], measures=patient, **lines)


def _tell(report: Report) -> None:
    """Say which limits are violated or not known to hold; the sheet says it too."""
    if not report.verdicts:
        click.echo("NOT CHECKED: no limit is declared for this regimen; the sheet says so.", err=True)
    for verdict in report.verdicts:
        if not verdict.ok:
            click.echo(f"NOT SHOWN to keep a limit: {verdict}. The sheet says so.", err=True)
