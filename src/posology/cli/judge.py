"""Judging commands: check, prove and validate."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from posology.cli.codes import BAD_INPUT, NOT_PROVED
from posology.cli.options import choices, dates, earlier_option, loaded, regimen_of, regimens_of, schedule_of
from posology.cli.whom import day1, not_for, patient_of, patient_options
from posology.writing import write

if TYPE_CHECKING:
    from posology.logs.comparison import Comparison
    from posology.regimen import Regimen
    from posology.verdict import Report

_JSON = click.option("--json", "as_json", is_flag=True, help="Write the verdicts as JSON.")


@click.command()
@click.argument("name", metavar="NAME[:REGIMEN]|FILE[:REGIMEN]|LOG.csv")
@click.option(
    "--against", metavar="NAME[:REGIMEN]", help="The first argument is a log of doses given; judge it by this."
)
@click.option("--early", metavar="TIME", help="With --against and --start: how much early a dose may be, as '1 hour'.")
@click.option("--late", metavar="TIME", help="With --against and --start: how much late, as '2 hours'.")
@click.option("--until", metavar="DATE", help="With --against and --start: the log holds every dose before this date.")
@dates(required=False)
@choices
@patient_options
@earlier_option
@_JSON
def check(name: str, against: str | None, earlier: str | None, as_json: bool, **options: Any) -> None:
    """
    Hold every regimen, or a log of doses that were given, against the declared bounds.

    A log is a csv with the columns that 'show --format csv' writes. With --start, --early, --late and --until it is
    also compared with the schedule: what was early, late, missed, extra or doubled.

    Exit code 0 if every declared bound is proved, 1 if one is violated or unknown or if none is declared,
    2 for bad input.
    """
    from posology.check import check as check_

    if against is not None:
        _check_log(name, against, earlier, as_json, options)
        return
    of_log = next((each for each in ("early", "late", "until") if options[each] is not None), None)
    if of_log is not None:
        raise click.UsageError(f"--{of_log} belongs to a log: name what to hold it to with --against.")
    named, patient, start = [], patient_of(options), options["start"]
    for regimen in regimens_of(name, options):
        refused = patient and start is not None and not_for(regimen, patient, day1(options))
        subject = regimen if start is None or refused else schedule_of(regimen, options, usual_days=None)
        named.append((_name(regimen), check_(subject, patient=patient, earlier=earlier)))
    _show(named, as_json)


def _check_log(name: str, against: str, earlier: str | None, as_json: bool, options: dict[str, Any]) -> None:
    from posology.check import check as check_
    from posology.declared import as_confirmed
    from posology.granted import as_declared
    from posology.ingredient import same_name
    from posology.logbook import read_log
    from posology.logs.compare import compare
    from posology.logs.log import Log
    from posology.verdict import Report

    regimen = regimen_of(against, options)
    given = read_log(Path(name), zone=options["tz"])
    patient = patient_of(options)
    horizon = Log(given).horizon
    days = (horizon.start, horizon.end - dt.timedelta(1))
    held = regimen.ingredients if same_name(given[0].drug, regimen.drug) else ()
    found = check_(given, regimen.bounds, patient=patient or regimen.patients, earlier=earlier, ingredients=held)
    report = Report(
        tuple(as_confirmed(regimen, each, patient, days) if patient else as_declared(regimen, each) for each in found)
    )
    wanted = [each for each in ("start", "early", "late", "until") if options[each] is not None]
    if wanted and len(wanted) < 4:
        raise click.UsageError("A comparison needs all of --start, --early, --late and --until.")
    comparison = None
    if wanted:
        schedule = schedule_of(regimen, options, usual_days=None)
        comparison = compare(schedule, given, early=options["early"], late=options["late"], until=options["until"])
    _show([(f"{name} against {_name(regimen)}", report)], as_json, comparison)


@click.command()
@click.argument("name", metavar="NAME[:REGIMEN]|FILE[:REGIMEN]")
@click.option("--years", metavar="FIRST-LAST", help="Prove for every start and zone in these years, as 2026-2028.")
@click.option(
    "--certificate", type=click.Path(path_type=Path, dir_okay=False), help="Write a certificate to this file."
)
@earlier_option
@_JSON
def prove(name: str, years: str | None, certificate: Path | None, earlier: str | None, as_json: bool) -> None:
    """
    Prove the declared bounds of every regimen.

    For every decision path, every way to take as-needed doses, every patient declared and, with --years, every start
    in every time zone.

    Exit code 0 if every declared bound is proved, 1 if one is violated or unknown or if none is declared,
    2 for bad input.
    """
    from posology.proof import prove as prove_

    protocol, named = loaded(name)
    wanted = [protocol[named]] if named else list(protocol.regimens)
    span = None if years is None else _years(years)
    reports = [(_name(regimen), prove_(regimen, years=span, earlier=earlier)) for regimen in wanted]
    if certificate is not None:
        from posology import formulary
        from posology.certificate import json_text

        text = formulary.text_of(Path(name) if Path(name).is_file() else name.removesuffix(f":{named}"))
        write(certificate, json_text(protocol, [named] if named else [], text=text, earlier=earlier))
        click.echo(f"wrote {certificate}", err=True)
    _show(reports, as_json)


def _years(text: str) -> tuple[int, int]:
    """The first year and the one after the last."""
    first, dash, last = text.partition("-")
    if not (first.isascii() and first.isdigit() and (not dash or (last.isascii() and last.isdigit()))):
        raise click.BadParameter(f"got {text!r}; write it as 2026 or 2026-2028.", param_hint="--years")
    return int(first), int(last or first) + 1


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
def validate(files: tuple[str, ...]) -> None:
    """Read protocol files strictly and list every fault. Exit code 0 if there is none, 2 otherwise."""
    from posology import formulary
    from posology.errors import PosologyError

    bad = False
    for file in files:
        try:
            protocol = formulary.load(Path(file))
        except PosologyError as error:
            bad = True
            click.echo(str(error), err=True)
        else:
            click.echo(
                f"{file}: {protocol.drug}: no fault; regimens: {len(protocol.regimens)}, bounds: {len(protocol.bounds)}"
            )
    if bad:
        sys.exit(BAD_INPUT)


def _name(regimen: Regimen) -> str:
    return f"{regimen.drug}:{regimen.name or '-'}"


def _show(named: Iterable[tuple[str, Report]], as_json: bool, comparison: Comparison | None = None) -> None:
    """Write the reports, and end with the exit code that they ask for."""
    from posology.render import report

    listed = list(named)
    click.echo(report.json_text(listed, comparison) if as_json else report.text(listed), nl=False)
    if comparison is not None and not as_json:
        click.echo(f"\n{comparison}")
    if not all(each.ok for _, each in listed):
        sys.exit(NOT_PROVED)
