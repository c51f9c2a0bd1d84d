"""Command line: list, show, print, check and validate protocols."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

try:
    import click
except ImportError:  # pragma: no cover
    sys.exit("posology: the command needs click; install it with: pip install 'posology[cli]'")

if TYPE_CHECKING:
    from posology.protocol import Protocol
    from posology.regimen import Regimen
    from posology.schedule import Schedule

USUAL_DAYS = 28
"""How many days are shown of a course without an end, if --days is not given."""

OK, NOT_PROVED, BAD_INPUT = 0, 1, 2

CHOOSE = (
    "choose with --first-dose, --increment and --interval, as --first-dose '30 mg' --increment '10 mg' --interval 7"
)
"""What to do on the command line about a titration that leaves something open."""


def _choices(command: Callable[..., Any]) -> Callable[..., Any]:
    """The choices that a titration may leave open."""
    for option in (
        click.option("--target", metavar="AMOUNT", help="The dose to stay on, if below the rule's ceiling."),
        click.option("--interval", type=int, metavar="DAYS", help="Days on each level of the titration."),
        click.option("--increment", metavar="AMOUNT", help="What each change of the titration adds."),
        click.option("--first-dose", metavar="AMOUNT", help="The dose the titration starts with, as '30 mg'."),
    ):
        command = option(command)
    return command


def _dates(required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The options that put a regimen on a calendar."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        start = "The first day, as 2026-12-01; with a time, as 2026-12-01T14:00, for a late start."
        for option in (
            click.option("--first-day", type=int, default=1, help="The day of the course that the start is. [1]"),
            click.option("--tz", metavar="ZONE", help="A time zone, as America/New_York. Without it time floats."),
            click.option(
                "--days",
                type=int,
                metavar="N",
                help=f"Days to show. [the course, or {USUAL_DAYS} if it has no end]",
            ),
            click.option("--start", required=required, metavar="DATE", help=start),
        ):
            command = option(command)
        return command

    return add


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="posology")
def cli() -> None:
    """
    Dosing and titration schedules: exact, checked, printable.

    A calculator over cited sources, for professionals to review; not a medical device.
    """


@cli.command("list")
def list_() -> None:
    """List the bundled protocols and their regimens."""
    from posology import formulary

    found = [
        (f"{name}:{each.name}", each.title or str(each))
        for name in formulary.names()
        for each in formulary.load(name).regimens
    ]
    width = max(len(name) for name, _ in found)
    for name, title in found:
        click.echo(f"{name:<{width}}  {title}")


@cli.command()
@click.argument("name", metavar="NAME[:REGIMEN]|FILE[:REGIMEN]")
@_dates(required=True)
@_choices
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
def show(name: str, form: str, **options: Any) -> None:
    """Show the calendar of a regimen."""
    schedule = _schedule(_regimen(name, options), options)
    click.echo(_page(schedule, form), nl=False)


@cli.command("print")
@click.argument("name", metavar="NAME[:REGIMEN]|FILE[:REGIMEN]")
@_dates(required=True)
@_choices
@click.option("--format", "form", type=click.Choice(["html", "text"]), default="html", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. [standard output]",
)
def print_(name: str, form: str, output: Path | None, **options: Any) -> None:
    """Print a sheet, read back and compared with the schedule before it is written."""
    schedule = _schedule(_regimen(name, options), options)
    page = _page(schedule, form)
    if output is None:
        click.echo(page, nl=False)
    else:
        _write(output, page)
        click.echo(f"wrote {output}", err=True)


@cli.command()
@click.argument("name", metavar="NAME[:REGIMEN]|FILE[:REGIMEN]")
@_dates(required=False)
@_choices
def check(name: str, **options: Any) -> None:
    """
    Hold every regimen against its declared bounds.

    Exit code 0 if every declared bound is proved, 1 if one is violated or unknown or if none is declared,
    2 for bad input.
    """
    from posology.check import check as check_

    ok = True
    for regimen in _regimens(name, options):
        subject = regimen if options["start"] is None else _schedule(regimen, options, usual_days=None)
        report = check_(subject)
        ok = ok and report.ok
        click.echo(f"{regimen.drug}:{regimen.name or '-'}  {report.status.replace('_', ' ')}")
        for verdict in report:
            click.echo(f"  {verdict}")
        if not len(report):
            click.echo("  no bound is declared, so nothing is proved")
    if not ok:
        sys.exit(NOT_PROVED)


@cli.command()
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


def _load(name: str) -> tuple[Protocol, str]:
    """The protocol of NAME[:REGIMEN] or FILE[:REGIMEN], and the regimen named, if any."""
    from posology import formulary

    if Path(name).is_file():
        return formulary.load(Path(name)), ""
    head, colon, tail = name.rpartition(":")
    base, regimen = (head, tail) if colon and not set(tail) & {"/", "\\"} else (name, "")
    is_file = base.endswith(".toml") or bool(set(base) & {"/", "\\"})
    return formulary.load(Path(base) if is_file else base), regimen


def _chosen(regimen: Regimen, options: dict[str, Any]) -> Regimen:
    choices = {
        "start": options["first_dose"],
        "increment": options["increment"],
        "interval": options["interval"],
        "target": options["target"],
    }
    if all(value is None for value in choices.values()):
        return regimen
    return regimen.choose(**choices)


def _regimens(name: str, options: dict[str, Any]) -> list[Regimen]:
    """The regimen named, or all of the protocol."""
    protocol, named = _load(name)
    found = [protocol[named]] if named else list(protocol.regimens)
    return [_chosen(regimen, options) for regimen in found]


def _regimen(name: str, options: dict[str, Any]) -> Regimen:
    """The one regimen meant; where there are several it has to be named."""
    from posology.errors import PosologyError

    protocol, named = _load(name)
    if not named and len(protocol.regimens) > 1:
        listed = ", ".join(f"{name}:{each}" for each in protocol.names)
        raise PosologyError(
            "regimen",
            f"{protocol.drug} has {len(protocol.regimens)} of them",
            value=name,
            limit=protocol.names,
            instead=f"name one: {listed}",
        )
    return _chosen(protocol[named] if named else protocol.regimens[0], options)


def _schedule(regimen: Regimen, options: dict[str, Any], usual_days: int | None = USUAL_DAYS) -> Schedule:
    from posology.schedule import Schedule

    def made(days: int | None) -> Schedule:
        return Schedule(regimen, options["start"], zone=options["tz"], first_day=options["first_day"], days=days)

    schedule = made(options["days"])
    if schedule.end is None and usual_days is not None:
        click.echo(f"This course has no end: {usual_days} days are shown; choose with --days.", err=True)
        schedule = made(usual_days)
    return schedule


def _page(schedule: Schedule, form: str) -> str:
    """The schedule in one of its printed forms."""
    from posology.check import check as check_
    from posology.render import html, table, text
    from posology.sheet import Sheet

    if form in ("csv", "json"):
        return table.csv_text(schedule) if form == "csv" else table.json_text(schedule)
    sheet = Sheet.of(schedule, check_(schedule))
    return html.page(sheet) if form == "html" else text.page(sheet)


def _write(path: Path, page: str) -> None:
    """Write the whole page or nothing."""
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "the folder does not exist", str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(page)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def main() -> None:
    """Run the command; bad input is told in one paragraph, never a traceback."""
    from posology.errors import PosologyError, UnresolvedError

    try:
        cli.main(prog_name="posology", standalone_mode=False)
    except click.ClickException as error:
        context = getattr(error, "ctx", None)
        command = context.command_path if context is not None else "posology"
        click.echo(f"posology: {error.format_message()} See '{command} --help'.", err=True)
        sys.exit(BAD_INPUT)
    except click.Abort:
        sys.exit(BAD_INPUT)
    except UnresolvedError as error:
        error.instead = CHOOSE
        click.echo(f"posology: {error}", err=True)
        sys.exit(BAD_INPUT)
    except PosologyError as error:
        click.echo(f"posology: {error}", err=True)
        sys.exit(BAD_INPUT)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(BAD_INPUT)
    except OSError as error:
        click.echo(
            f"posology: {error.filename or 'file'}: {error.strerror}; check the path and its permissions",
            err=True,
        )
        sys.exit(BAD_INPUT)


if __name__ == "__main__":
    main()
