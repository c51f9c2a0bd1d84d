"""Print options: what can be said on the command line about a sheet, its forms and its copies."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any

import click

COPIES = ("patient", "clinician")
"""For whom a sheet is printed."""

LANGUAGES = "The language of the patient copy, as es; the clinician copy is in English. [en-US]"


def some(words: Iterable[str]) -> Callable[[Any], tuple[str, ...]]:
    """Give what reads some of a few words, with commas between them, in the order in which they are named."""
    known = tuple(words)

    def read(value: Any) -> tuple[str, ...]:
        named = tuple(each.strip() for each in value.split(",")) if isinstance(value, str) else tuple(value)
        for each in named:
            if each not in known:
                raise click.BadParameter(f"{each!r:.40} is none of {', '.join(known)}.")
        return tuple(dict.fromkeys(named))

    return read


def metavar(words: Iterable[str]) -> str:
    """
    Write some words that can be named together.

    >>> metavar(("patient", "clinician"))
    '[patient|clinician],…'
    """
    return f"[{'|'.join(words)}],…"


def _visit(value: Any) -> tuple[str, str]:
    """Read a date and what is done on it."""
    date, _, what = value.strip().partition(" ") if isinstance(value, str) else (value[0], "", value[1])
    if not what.strip():
        raise click.BadParameter(f"got {value!r:.60}; write it as '2026-12-15 Blood test'.")
    return date, what.strip()


def _spelling(value: Any) -> tuple[str, str]:
    """Read a name and how it is spelled for selection."""
    name, _, spelled = value.partition("=") if isinstance(value, str) else (value[0], "", value[1])
    if not name.strip() or not spelled.strip():
        raise click.BadParameter(f"got {value!r:.60}; write it as prednisone=predniSONE.")
    return name.strip(), spelled.strip()


def _moment(value: Any) -> dt.date:
    """Read a date, or a moment that says how far its clock is from UTC."""
    if isinstance(value, dt.date):
        return value
    with contextlib.suppress(ValueError):
        if len(value) == len("2026-12-01"):
            return dt.date.fromisoformat(value)
        moment = dt.datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment
    raise click.BadParameter(f"got {value!r:.60}; write it as 2026-12-01, or as 2026-12-01T10:00+01:00.")


def layout_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """How a sheet is laid out."""
    for option in (
        click.option(
            "--issued", type=_moment, metavar="MOMENT", help="When it is issued: the date of a PDF or a calendar file."
        ),
        click.option(
            "--fonts",
            type=click.Path(exists=True, file_okay=False),
            metavar="FOLDER",
            help="Fonts for characters that those of the library lack, such as Chinese.",
        ),
        click.option("--calendar", type=click.Choice(["auto", "grid", "list"]), default="auto", show_default=True),
        click.option("--large-print", is_flag=True, help="Larger type, and a list of days."),
        click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True),
        click.option(
            "--unreviewed-language",
            is_flag=True,
            help="Take a translation that no qualified reader has reviewed; every page says so.",
        ),
        click.option("--language", metavar="TAG", default="en-US", help=LANGUAGES),
        click.option(
            "--copy",
            "copies",
            type=some(COPIES),
            metavar=metavar(COPIES),
            default="patient",
            help="For whom: patient, clinician, or both. [patient]",
        ),
    ):
        command = option(command)
    return command


def calendar_file_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """How a calendar file is made."""
    for option in (
        click.option("--floating", is_flag=True, help="Times of the clock wherever one is, where no --tz is given."),
        click.option("--series", is_flag=True, help="Entries that repeat, in place of one for each dose."),
        click.option("--discreet", is_flag=True, help="Entries say only that there is medicine to take."),
        click.option(
            "--replaces",
            type=click.Path(exists=True, dir_okay=False),
            metavar="FILE",
            help="The last calendar file of this plan; what is no longer in it is cancelled.",
        ),
        click.option("--revision", type=int, default=0, metavar="N", help="Which issue it is, one more each time. [0]"),
        click.option("--plan-id", metavar="TEXT", help="The id of the plan, the same each time it is issued."),
    ):
        command = option(command)
    return command


def cohort_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """How a whole cohort is printed."""
    for option in (
        click.option("--again", is_flag=True, help="With --cohort: make all files anew, also what has not changed."),
        click.option(
            "--jobs",
            type=click.IntRange(min=1),
            default=1,
            metavar="N",
            help="With --cohort: how many processes make the files. [1]",
        ),
        click.option(
            "--cohort",
            type=click.Path(exists=True, dir_okay=False),
            metavar="FILE.csv",
            help="Print for every row of this file into the folder given with -o.",
        ),
    ):
        command = option(command)
    return command


def line_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """What the user says on a sheet; what is left out is a blank line to be filled in by hand."""
    for name, words in (
        ("tall-man", "A name as it is spelled on the clinician copy, as prednisone=predniSONE. *"),
        ("visit", "A test or a visit, as '2026-12-15 Blood test'. *"),
        ("warning", "One of the warnings that matter most. *"),
        ("better", "What to do when one feels better."),
        ("ran-out", "What to do when the drug runs out."),
        ("vomited", "What to do after vomiting."),
        ("missed", "What to do about a missed dose."),
        ("side-effect", "What to do about a side effect."),
        ("emergency", "Whom to call in an emergency."),
        ("out-of-hours", "Whom to call when the clinic is closed."),
        ("clinic", "Whom to call."),
        ("prepared-on", "When it was made, as 2026-11-28."),
        ("prepared-by", "Who made it."),
        ("plan-version", "Which version of the plan it is. [1]"),
        ("look", "How the product looks, as 'white capsule'."),
        ("purpose", "What the drug is for, in plain words."),
        ("patient", "Whose sheet it is."),
    ):
        kinds: dict[str, Any] = {"visit": _visit, "tall-man": _spelling}
        several = words.endswith(" *")
        meant = "DATE" if name == "prepared-on" else "TEXT"
        told = words.removesuffix(" *") + (" Can be given again." if several else "")
        command = click.option(f"--{name}", multiple=several, type=kinds.get(name, str), metavar=meant, help=told)(
            command
        )
    return command
