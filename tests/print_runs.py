"""Print runs: a file of a made-up drug, and the print command on it, for the tests of the command line."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from posology.cli import cli
from posology.errors import PosologyError

FILE = """
drug = "examplol"
[sources.label]
title = "Example label"
[bounds.most]
kind = "per-day"
most = "10 mg/day"
source = "label"
[bounds.lifetime]
kind = "lifetime"
most = "1 g"
source = "label"
[regimens.within]
route = "oral"
source = "label"
bounds = ["most"]
[[regimens.within.steps]]
days = 7
dose = "5 mg"
times_a_day = 2
[regimens.over]
route = "oral"
source = "label"
bounds = ["most"]
[[regimens.over.steps]]
days = 7
dose = "15 mg"
times_a_day = 1
[regimens.long]
route = "oral"
source = "label"
bounds = ["lifetime"]
[[regimens.long.steps]]
days = 7
dose = "5 mg"
times_a_day = 1
[regimens.unlimited]
route = "oral"
source = "label"
[[regimens.unlimited.steps]]
days = 7
dose = "5 mg"
times_a_day = 1
[regimens.rescue]
route = "oral"
source = "label"
bounds = ["most"]
[[regimens.rescue.steps]]
dose = "5 mg"
as_needed = { at_least = "6 hours", most = 2, per = "day" }
[regimens.both]
route = "oral"
source = "label"
bounds = ["most"]
[[regimens.both.steps]]
days = 10
components = [
  { dose = "2 mg", at = "morning" },
  { dose = "1 mg", as_needed = { at_least = "4 hours", most = 3, per = "day" } },
]
"""
START = ("--start", "2026-12-01")
GABAPENTIN = ("gabapentin:medscape", *START, "--days", "28")
TEXT = ("--format", "text")


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ("print", *words))


def said(done: Result) -> str:
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout.replace("\N{NO-BREAK SPACE}", " ")


def refusal(done: Result) -> str:
    assert done.exit_code != 0
    assert done.stdout == ""
    return str(done.exception) if isinstance(done.exception, PosologyError) else done.stderr


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())
