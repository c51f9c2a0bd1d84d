"""Cohort: the print command for every row of a csv file; columns are named as its options are."""

from __future__ import annotations

import contextlib
import functools
import importlib.metadata
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from posology.cli.codes import NOT_PROVED
from posology.cli.faults import BAD, fault_text, one_line
from posology.cli.forms import every_name, names
from posology.cli.options import file_of
from posology.cohort.making import Made, Told, run
from posology.cohort.manifest import digest
from posology.cohort.rows import Row, Table

if TYPE_CHECKING:
    from posology.cli.forms import Page

OF_THE_RUN = ("cohort", "output", "jobs", "again", "fonts")
"""The options of a whole run, which no row can have."""

OF_ONE = ("patient", "plan_id", "replaces")
"""The options of one patient, which are no defaults for all; the last of them a row cannot have either."""

REGIMEN = "regimen"
"""The column with NAME[:REGIMEN]."""

MADE_WITH = ("typst", "jinja2", "babel", "fluent.runtime", "icalendar", "tzdata", "attrs", "pint")
"""What pages are made with besides the library; a new version of it makes them anew."""

MOST_NAMED = 5
"""How many rows are named where the same was told of more."""


def print_cohort(context: click.Context) -> None:
    """
    Print the sheets of every row, and end with code 1 if a row has a fault.

    Args:
        context: The context of the print command, with what was given on the command line.
    """
    given = {
        name: value
        for name, value in context.params.items()
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
    }
    if "output" not in given:
        raise click.UsageError("A cohort needs a folder for its files: give it with -o.")
    for name in OF_ONE:
        if name in given:
            raise click.UsageError(f"--{name.replace('_', '-')} is of one patient, and not of a cohort; leave it out.")
    columns = _columns(context.command)
    several = [name for name, option in columns.items() if option.multiple]
    table = Table.of(Path(given["cohort"]), [REGIMEN, *columns], several)
    folder = Path(given["output"])
    folder.mkdir(exist_ok=True)
    shared = {name: value for name, value in given.items() if name not in OF_THE_RUN or name == "fonts"}
    make, inputs = functools.partial(_made, shared), functools.partial(_inputs, shared)
    jobs, again = context.params["jobs"], context.params["again"]
    with _progress(table.length) as after:
        told = run(table, folder, make, inputs, every_name, jobs=jobs, again=again, after=after)
    for line in _lines(told):
        click.echo(one_line(line), err=True)
    if told.faults:
        sys.exit(NOT_PROVED)


def _columns(command: click.Command) -> dict[str, click.Option]:
    """The options that a row can have, by the names of their columns."""
    return {
        written.removeprefix("--"): option
        for option in command.params
        if isinstance(option, click.Option) and option.name not in (*OF_THE_RUN, "replaces")
        for written in option.opts
        if written.startswith("--")
    }


@contextlib.contextmanager
def _progress(length: int) -> Iterator[Any]:
    """A bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=length, label="Rows", file=sys.stderr) as bar:
        yield lambda: bar.update(1)


def _made(shared: dict[str, Any], row: Row) -> Made:
    """Make the files of a row, or say why they cannot be made; what is told meanwhile is kept."""
    told = io.StringIO()
    try:
        with contextlib.redirect_stderr(told):
            named = names(row.id, always=True)
            files = {named(page.form, page.copy): page.data for page in _pages(shared, row)}
    except BAD as error:
        return Made(fault=fault_text(error))
    except Exception as error:
        return Made(fault=f"a fault of this library, please report it: {type(error).__name__}: {error}")
    return Made(files, said=tuple(told.getvalue().splitlines()))


def _pages(shared: dict[str, Any], row: Row) -> list[Page]:
    from posology.cli.print import pages_of, print_

    columns = _columns(print_)
    defaults, words, name = dict(shared), [], shared.get("name")
    for column, text in row.cells:
        if column == REGIMEN:
            name = text
        elif columns[column].is_flag:
            defaults[str(columns[column].name)] = _yes(column, text)
        else:
            words.append(f"--{column}={text}")
    if name is None:
        raise click.UsageError("no regimen is named; write one into the column regimen, or on the command line.")
    context = print_.make_context("print", [*words, "--", name], default_map=defaults)
    return pages_of(context.params)[1]


def _yes(column: str, text: str) -> bool:
    if text.lower() not in ("yes", "no"):
        raise click.UsageError(f"{column}: got {text!r:.40}; write yes or no.")
    return text.lower() == "yes"


def _inputs(shared: dict[str, Any], row: Row) -> str:
    """The digest of all that the files of a row depend on; nothing where it cannot be told."""
    from posology import formulary

    cells = dict(row.cells)
    holidays = cells.get("holidays", shared.get("holidays"))
    zone = cells.get("tz", shared.get("tz"))
    try:
        found = {
            "cells": row.cells,
            "shared": sorted((name, repr(value)) for name, value in shared.items()),
            "protocol": digest(formulary.text_of(file_of(cells.get(REGIMEN) or shared["name"])[0]).encode()),
            "holidays": holidays and Path(holidays).is_file() and digest(Path(holidays).read_bytes()),
            "versions": _versions(zone, shared.get("fonts")),
        }
    except (*BAD, KeyError, ValueError):
        return ""
    return digest(json.dumps(found, sort_keys=True).encode())


@functools.lru_cache(maxsize=64)
def _versions(zone: str | None, fonts: str | None) -> list[str]:
    """What the files are made with: the library, what it needs, the release of time zones, and further fonts."""
    from posology.version import VERSION
    from posology.zones.tz_release import release

    found = [f"posology {VERSION}"]
    for name in MADE_WITH:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            found.append(f"{name} {importlib.metadata.version(name)}")
    if zone is not None:
        found.append(f"zones {release((zone,))}")
    listed = sorted(Path(fonts).rglob("*")) if fonts is not None else []
    return [*found, *(f"{each.name} {digest(each.read_bytes())}" for each in listed if each.is_file())]


def _lines(told: Told) -> Iterator[str]:
    """How a run went: what is new, what was told, and every row with a fault."""
    yield f"{_count(told.files, 'file')} for {_count(told.made, 'patient')} written; {told.kept:,} left as they were."
    for text, ids in told.said.items():
        named = ", ".join(ids[:MOST_NAMED])
        more = f" and {len(ids) - MOST_NAMED:,} more" if len(ids) > MOST_NAMED else ""
        yield f"{named}{more}: {text}"
    if told.gone:
        named = ", ".join(told.gone[:MOST_NAMED])
        more = f" and {len(told.gone) - MOST_NAMED:,} more" if len(told.gone) > MOST_NAMED else ""
        yield f"{named}{more}: no row any more; the files of an earlier run were left."
    if told.faults:
        yield f"{_count(len(told.faults), 'row')} with a fault, of which no file was left:"
    for number, id_, fault in told.faults:
        yield f"row {number}{f', {id_}' if id_ else ''}: {fault}"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
