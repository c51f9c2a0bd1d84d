"""Options: what the commands share: the regimen meant, its choices and its dates."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from posology.protocol import Protocol
    from posology.regimen import Regimen
    from posology.schedule import Schedule

USUAL_DAYS = 28
"""How many days are shown of a course without an end, if --days is not given."""


def choices(command: Callable[..., Any]) -> Callable[..., Any]:
    """The choices that a titration may leave open."""
    for option in (
        click.option("--target", metavar="AMOUNT", help="The dose to stay on, if below the rule's ceiling."),
        click.option("--interval", type=int, metavar="DAYS", help="Days on each level of the titration."),
        click.option("--increment", metavar="AMOUNT", help="What each change of the titration adds."),
        click.option("--first-dose", metavar="AMOUNT", help="The dose the titration starts with, as '30 mg'."),
    ):
        command = option(command)
    return command


def dates(required: bool) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
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


earlier_option = click.option(
    "--earlier", metavar="AMOUNT", help="What was given before day 1: an amount, as '2 g', or none, or unknown."
)
"""What was given before day 1."""


def file_of(name: str) -> tuple[Path | str, str]:
    """The file or the bundled drug of NAME[:REGIMEN] or FILE[:REGIMEN], and the regimen named, if any."""
    if Path(name).is_file():
        return Path(name), ""
    head, colon, tail = name.rpartition(":")
    base, regimen = (head, tail) if colon and not set(tail) & {"/", "\\"} else (name, "")
    is_file = base.endswith(".toml") or bool(set(base) & {"/", "\\"})
    return (Path(base) if is_file else base), regimen


def loaded(name: str) -> tuple[Protocol, str]:
    """The protocol of NAME[:REGIMEN] or FILE[:REGIMEN], and the regimen named, if any."""
    from posology import formulary

    found, regimen = file_of(name)
    return _read(formulary.text_of(found), str(found)), regimen


@functools.lru_cache(maxsize=16)
def _read(text: str, name: str) -> Protocol:
    """Read the text of a file once, however many patients of a cohort are given what it says."""
    from posology import formulary

    return formulary.loads(text, name)


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


def regimens_of(name: str, options: dict[str, Any]) -> list[Regimen]:
    """The regimen named, or all of the protocol."""
    protocol, named = loaded(name)
    found = [protocol[named]] if named else list(protocol.regimens)
    return [_chosen(regimen, options) for regimen in found]


def regimen_of(name: str, options: dict[str, Any]) -> Regimen:
    """The one regimen meant; where there are several it has to be named."""
    from posology.errors import PosologyError

    protocol, named = loaded(name)
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


def schedule_of(regimen: Regimen, options: dict[str, Any], usual_days: int | None = USUAL_DAYS) -> Schedule:
    """Put a regimen on a calendar for the patient named; of a course without an end, the usual days."""
    from posology.cli.whom import made_for

    return placed(made_for(regimen, options), options, usual_days)


def placed(regimen: Regimen, options: dict[str, Any], usual_days: int | None = USUAL_DAYS) -> Schedule:
    """Put a regimen of plain doses on a calendar; of a course without an end, the usual days."""
    from posology.schedule import Schedule

    def made(days: int | None) -> Schedule:
        return Schedule(regimen, options["start"], zone=options["tz"], first_day=options["first_day"], days=days)

    schedule = made(options["days"])
    if schedule.end is None and usual_days is not None:
        say_no_end(usual_days)
        schedule = made(usual_days)
    return schedule


def say_no_end(days: int) -> None:
    """Tell how many days are shown of a course without an end."""
    click.echo(f"This course has no end: {days} days are shown; choose with --days.", err=True)
