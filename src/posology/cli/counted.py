"""Counted: what is dispensed for a schedule, as the command line asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from posology.cli.at_hand import at_hand

if TYPE_CHECKING:
    from posology.dispensing.supply import Supply
    from posology.protocol import Protocol
    from posology.schedule import Schedule

HOLIDAYS = "Days on which nothing can be collected, as 2026-12-25,2027-01-01; or a file with one on a line."
"""What --holidays is."""

COUNTING = (
    *("count", "form", "strengths", "jurisdiction", "brand", "own", "scored", "mark", "rounding"),
    *("fill", "reuse", "holidays", "closed"),
)
"""The options of which each asks for units to be counted."""


def fill_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """How what is needed is handed out."""
    for option in (
        click.option(
            "--closed",
            metavar="WEEKDAYS",
            help="Weekdays on which nothing can be collected, or none. [Saturday,Sunday]",
        ),
        click.option("--holidays", metavar="DATES|FILE", help=HOLIDAYS),
        click.option(
            "--reuse",
            type=int,
            metavar="DAYS",
            help="For how many days what is left of a broken tablet or an opened vial is used. [it is discarded]",
        ),
        click.option(
            "--fill", type=int, metavar="DAYS", help="For how many days is dispensed at one time. [all at once]"
        ),
    ):
        command = option(command)
    return command


def supply_of(schedule: Schedule, protocol: Protocol, options: dict[str, Any]) -> Supply:
    """
    Work out what is dispensed for a schedule, of the products that the options leave.

    Raises:
        PosologyError: if the protocol has no such product, or a dose cannot be made up.
    """
    from posology.dispensing.supply import supply

    more: dict[str, Any] = {"holidays": list(_holidays(options["holidays"]))}
    if options["closed"] is not None:
        more["closed"] = [] if options["closed"] == "none" else listed(options["closed"])
    products = at_hand(protocol, schedule.regimen, options)
    return supply(schedule, products, fill_days=options["fill"], reuse=options["reuse"], mark=mark_of(options), **more)


def mark_of(options: dict[str, Any]) -> Any:
    """What a liquid is measured to: exactly, or with the rounding that is named."""
    from posology.rounding import Rounding

    if options["rounding"] is None or options["mark"] is None:
        return options["mark"]
    return Rounding(options["mark"], options["rounding"])


def listed(text: str) -> list[str]:
    """What stands between commas."""
    return [each.strip() for each in text.split(",") if each.strip()]


def _holidays(text: str | None) -> Iterator[str]:
    """The dates named, or those of a file: one on a line, what follows a # left out."""
    if text is not None and Path(text).is_file():
        for line in Path(text).read_text(encoding="utf-8").splitlines():
            yield from listed(line.partition("#")[0])
    elif text is not None:
        yield from listed(text)
