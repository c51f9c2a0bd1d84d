"""Print command: a sheet in the forms that are asked for, for the patient and the clinician."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from posology.cli.asked import asked
from posology.cli.at_hand import product_options
from posology.cli.counted import fill_options
from posology.cli.forms import BINARY, ENDINGS, Page, copies_of, names, pages
from posology.cli.options import choices, dates, earlier_option
from posology.cli.print_options import (
    calendar_file_options,
    cohort_options,
    layout_options,
    line_options,
    metavar,
    some,
)
from posology.cli.whom import patient_options
from posology.writing import write_all

if TYPE_CHECKING:
    from posology.sheet import Sheet


SEPARATORS = ("/", os.sep)
"""How the name of a folder ends that may have to be made."""


@click.command("print")
@click.argument("name", metavar="NAME[:REGIMEN]|FILE[:REGIMEN]", required=False)
@click.option(
    "--format",
    "formats",
    type=some(ENDINGS),
    metavar=metavar(ENDINGS),
    help="What is written, as pdf or pdf,csv. [by how the name of the file ends, else html]",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER|STEM",
    help="The file to write; of several, the folder, or how their names begin. [standard output]",
)
@dates(required=False)
@choices
@patient_options
@earlier_option
@click.option("--count", is_flag=True, help="Count tablets and the like, and say what is dispensed.")
@product_options
@fill_options
@layout_options
@calendar_file_options
@line_options
@cohort_options
@click.pass_context
def print_(context: click.Context, /, output: str | None, **options: Any) -> None:
    """
    Print a sheet, read back and compared with the schedule before it is written.

    Units are counted with --count, --fill or any option of products; else doses are printed as amounts. A limit that
    is violated or not known to hold is told, and the sheet says so; it is printed all the same.

    With --cohort it is printed for every row of a csv file, whose columns are named as the options are; what is given
    on the command line is meant for all rows that say nothing else. Exit code 1 if a row has a fault.
    """
    if options["cohort"] is not None:
        from posology.cli.cohort import print_cohort

        print_cohort(context)
        return
    options["formats"] = chosen = options["formats"] or _by_ending(output)
    files = [(form, copy) for form in chosen for copy in copies_of(form, options)]
    if output is None and len(files) > 1:
        raise click.UsageError("Several files do not go to standard output: give a folder or a stem with -o.")
    if output is None and chosen[0] in BINARY and is_terminal():
        raise click.UsageError(f"{chosen[0]} is not text: give a file with -o.")
    sheet, made = pages_of(options)
    if output is None:
        data = made[0].data
        click.echo(data if made[0].form in BINARY else data.decode("utf-8"), nl=False)
        return
    place = _places(output, files, sheet)
    if output.endswith(SEPARATORS):
        Path(output).mkdir(exist_ok=True)
    write_all({place[each.form, each.copy]: each.data for each in made})
    for each in made:
        click.echo(f"wrote {place[each.form, each.copy]}", err=True)


def pages_of(options: dict[str, Any]) -> tuple[Sheet, list[Page]]:
    """
    Make all that the options ask for, and write nothing.

    Raises:
        PosologyError: if a page cannot be made.
        UsageError: for options that are missing, or do not go together.
    """
    for key, hint, kind in (("name", "NAME[:REGIMEN]", "argument"), ("start", "--start", "option")):
        if options[key] is None:
            raise click.MissingParameter(param_type=kind, param_hint=f"'{hint}'")
    found = asked(options["name"], options)
    return found.sheet, list(pages(found, options["formats"] or ("html",), options))


def is_terminal() -> bool:
    """Whether standard output is a terminal, which cannot show what is no text."""
    return sys.stdout.isatty()


def _by_ending(output: str | None) -> tuple[str, ...]:
    """The form that the name of a file ends in."""
    ending = Path(output or "").suffix.removeprefix(".").lower()
    return tuple(form for form, known in ENDINGS.items() if known == ending)[:1] or ("html",)


def _places(output: str, files: list[tuple[str, str]], sheet: Sheet) -> dict[tuple[str, str], Path]:
    """Where each file goes: the one file named, or files in a folder, or named after a stem."""
    path = Path(output)
    several = len({copy for _, copy in files if copy}) > 1
    if path.is_dir() or output.endswith(SEPARATORS):
        named = names(stem_of(sheet), always=True)
        return {each: path / named(*each) for each in files}
    if len(files) == 1:
        (form, copy) = files[0]
        told = _by_ending(output)[0] if path.suffix.lower().lstrip(".") in ENDINGS.values() else form
        if told != form:
            raise click.UsageError(f"{path.name} would hold {form}: call it .{ENDINGS[form]}, or give --format {told}.")
        return {(form, copy): path}
    if path.suffix.lower().lstrip(".") in ENDINGS.values():
        raise click.UsageError(
            f"{len(files)} files cannot all be {path.name}: give a folder, or a stem without ending."
        )
    named = names(path.name, always=several)
    return {each: path.parent / named(*each) for each in files}


def stem_of(sheet: Sheet) -> str:
    """How the names of files of a sheet begin: by its drug, its regimen and its start; never by whose it is."""
    parts = (sheet.regimen.drug, sheet.regimen.name, str(sheet.shown.start))
    plain = (re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in parts)
    return "-".join(part for part in plain if part)
