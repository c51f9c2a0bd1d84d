"""Forms: what the command line prints of a sheet, in each form that is asked for, as bytes."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from posology.cli.print_options import COPIES

if TYPE_CHECKING:
    from posology.cli.asked import Asked
    from posology.language import Language
    from posology.schedule import Schedule

ENDINGS = {
    "html": "html",
    "pdf": "pdf",
    "text": "txt",
    "markdown": "md",
    "csv": "csv",
    "json": "json",
    "ics": "ics",
    "svg": "svg",
    "png": "png",
}
"""The forms, and how the names of their files end."""

PAGES = ("html", "pdf", "text", "markdown")
"""The forms that are printed a copy each; the others are data, and there is one of each."""

BINARY = ("pdf", "png")
"""The forms that are no text."""


@attrs.frozen
class Page:
    """
    What is written in one file.

    Args:
        form: The form.
        copy: For whom it is; nothing for data.
        data: The whole of it.
    """

    form: str
    copy: str
    data: bytes = attrs.field(repr=False)


def copies_of(form: str, options: dict[str, Any]) -> tuple[str, ...]:
    """For whom a form is printed."""
    return options["copies"] if form in PAGES else ("",)


def pages(asked: Asked, formats: tuple[str, ...], options: dict[str, Any]) -> Iterator[Page]:
    """
    Give each page that is asked for, read back and compared with the schedule.

    Raises:
        PosologyError: if a page cannot be made, or does not read back; then nothing is to be written.
    """
    if "clinician" in options["copies"] and not _is_english(options["language"]) and set(formats) & set(PAGES):
        click.echo("The clinician copy is in English.", err=True)
    for form in formats:
        for copy in copies_of(form, options):
            made = _page(asked, form, copy, options) if copy else _DATA[form](asked, options)
            yield Page(form, copy, made)


def names(stem: str, always: bool = False) -> Callable[[str, str], str]:
    """
    Give what names files after a stem.

    >>> names("plan")("pdf", "patient"), names("plan", always=True)("pdf", "clinician"), names("plan")("csv", "")
    ('plan.pdf', 'plan.clinician.pdf', 'plan.csv')
    """

    def name(form: str, copy: str) -> str:
        return f"{stem}.{copy}.{ENDINGS[form]}" if copy and always else f"{stem}.{ENDINGS[form]}"

    return name


def every_name(stem: str) -> tuple[str, ...]:
    """
    Give every name that a page of a stem can have.

    >>> every_name("p01")[:3]
    ('p01.patient.html', 'p01.clinician.html', 'p01.patient.pdf')
    """
    name = names(stem, always=True)
    return tuple(name(form, copy) for form in ENDINGS for copy in (COPIES if form in PAGES else ("",)))


def _page(asked: Asked, form: str, copy: str, options: dict[str, Any]) -> bytes:
    from posology.render import printing

    how: dict[str, Any] = {
        "copy": copy,
        "lang": _language(copy, options),
        "calendar": options["calendar"],
        "large_print": options["large_print"],
    }
    if form == "pdf":
        return printing.pdf(
            asked.sheet, paper=options["paper"], issued=options["issued"], fonts=options["fonts"], **how
        )
    text: Any = form
    return printing.page(asked.sheet, text, paper=options["paper"], **how).encode("utf-8")


def _language(copy: str, options: dict[str, Any]) -> Language:
    """The language of a copy: that for the clinician is in English."""
    from posology.errors import SheetError
    from posology.language import language

    tag = options["language"]
    if copy == "clinician" and not _is_english(tag):
        return language("en-US")
    try:
        return language(tag, unreviewed=options["unreviewed_language"])
    except SheetError as error:
        if "unreviewed=True" in error.instead:
            error.instead = "have it reviewed, or give --unreviewed-language for a page that no patient is given"
        raise


def _is_english(tag: str) -> bool:
    return tag.split("-")[0] == "en"


def _csv(asked: Asked, _: dict[str, Any]) -> bytes:
    from posology.render import table

    return table.csv_text(_timed(asked, "csv")).encode("utf-8")


def _json(asked: Asked, _: dict[str, Any]) -> bytes:
    from posology.render import table

    return table.json_text(_timed(asked, "json")).encode("utf-8")


def _ics(asked: Asked, options: dict[str, Any]) -> bytes:
    from posology.interop import ical

    schedule = _timed(asked, "ics")
    if schedule.zone is None and not options["floating"]:
        raise click.UsageError(
            "A calendar file needs a time zone, for many calendar programs take times without one for UTC: give --tz, "
            "as America/New_York; or --floating, and try it first."
        )
    if options["plan_id"] is None:
        raise click.UsageError(
            "A calendar file needs the id of the plan, by which a calendar program knows it again: give --plan-id, and "
            f"the same when the plan is issued again; a new one is {uuid.uuid4()}."
        )
    issued = options["issued"] or dt.datetime.now(dt.UTC)
    if not isinstance(issued, dt.datetime):
        raise click.UsageError("A calendar file is issued at a moment: give --issued as 2026-12-01T10:00+01:00.")
    last = None if options["replaces"] is None else Path(options["replaces"]).read_bytes()
    return ical.calendar(
        schedule,
        plan=options["plan_id"],
        issued=issued,
        revision=options["revision"],
        supply=asked.sheet.supply,
        language=_language("patient", options),
        discreet=options["discreet"],
        form="series" if options["series"] else "events",
        floating=options["floating"],
        visits=[(what, on) for on, what in asked.sheet.lines.visits],
        before=last,
    )


def _svg(asked: Asked, options: dict[str, Any]) -> bytes:
    from posology.render.plot import svg

    schedule = _timed(asked, "svg")
    return svg(schedule, patient=asked.patient, language=_language("patient", options)).encode("utf-8")


def _png(asked: Asked, options: dict[str, Any]) -> bytes:
    from posology.render.plot import png

    schedule, language = _timed(asked, "png"), _language("patient", options)
    return png(schedule, fonts=options["fonts"], patient=asked.patient, language=language)


_DATA: dict[str, Callable[[Asked, dict[str, Any]], bytes]] = {
    "csv": _csv,
    "json": _json,
    "ics": _ics,
    "svg": _svg,
    "png": _png,
}


def _timed(asked: Asked, form: str) -> Schedule:
    """The doses that have times; what is taken as needed is told to be left out."""
    from posology.errors import ScheduleError

    schedule = asked.sheet.schedule
    if schedule is None:
        raise ScheduleError(
            "as needed",
            f"no dose of {asked.sheet.regimen.drug} has a time, and {form} holds doses that have one",
            value=form,
            limit=PAGES,
            instead=f"print it as {', '.join(PAGES)}",
        )
    if asked.sheet.needed:
        click.echo(f"Not in {form}: doses taken as needed; it holds those that have a time.", err=True)
    return schedule
