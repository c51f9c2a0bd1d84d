"""Show commands: list the protocols, show a regimen on a terminal."""

from __future__ import annotations

from typing import Any

import click

from posology.cli.asked import asked
from posology.cli.options import choices, dates, earlier_option, regimen_of, schedule_of
from posology.cli.whom import patient_options

FORMS = ("text", "csv", "json", "markdown")
"""The forms of `show`."""


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
@earlier_option
@click.option(
    "--format", "form", type=click.Choice(["text", "csv", "json", "markdown"]), default="text", show_default=True
)
def show(name: str, form: str, **options: Any) -> None:
    """Show the clinician copy of a regimen's sheet, or its doses as csv or json."""
    click.echo(_page(name, form, options), nl=False)


def _page(name: str, form: str, options: dict[str, Any]) -> str:
    """The schedule in one of its printed forms."""
    from posology.render import table
    from posology.render.printing import page

    if form in ("csv", "json"):
        schedule = schedule_of(regimen_of(name, options), options)
        return table.csv_text(schedule) if form == "csv" else table.json_text(schedule)
    text: Any = form
    return page(asked(name, options).sheet, text, copy="clinician")
