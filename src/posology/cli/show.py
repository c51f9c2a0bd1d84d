"""Show commands: list the protocols, show a calendar, print a sheet."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from posology.cli.options import choices, dates, regimen_of, schedule_of
from posology.cli.whom import patient_of, patient_options

if TYPE_CHECKING:
    from posology.patient import Patient
    from posology.schedule import Schedule


@click.command("list")
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


@click.command()
@click.argument("name", metavar="NAME[:REGIMEN]|FILE[:REGIMEN]")
@dates(required=True)
@choices
@patient_options
@click.option("--format", "form", type=click.Choice(["text", "csv", "json"]), default="text", show_default=True)
def show(name: str, form: str, **options: Any) -> None:
    """Show the calendar of a regimen."""
    schedule = schedule_of(regimen_of(name, options), options)
    click.echo(_page(schedule, form, patient_of(options)), nl=False)


@click.command("print")
@click.argument("name", metavar="NAME[:REGIMEN]|FILE[:REGIMEN]")
@dates(required=True)
@choices
@patient_options
@click.option("--format", "form", type=click.Choice(["html", "text"]), default="html", show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write. [standard output]",
)
def print_(name: str, form: str, output: Path | None, **options: Any) -> None:
    """Print a sheet, read back and compared with the schedule before it is written."""
    schedule = schedule_of(regimen_of(name, options), options)
    page = _page(schedule, form, patient_of(options))
    if output is None:
        click.echo(page, nl=False)
    else:
        write(output, page)
        click.echo(f"wrote {output}", err=True)


def _page(schedule: Schedule, form: str, patient: Patient | None) -> str:
    """The schedule in one of its printed forms."""
    from posology.check import check as check_
    from posology.render import html, table, text
    from posology.sheet import Sheet

    if form in ("csv", "json"):
        return table.csv_text(schedule) if form == "csv" else table.json_text(schedule)
    sheet = Sheet.of(schedule, check_(schedule, patient=patient))
    return html.page(sheet) if form == "html" else text.page(sheet)


def write(path: Path, page: str) -> None:
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
