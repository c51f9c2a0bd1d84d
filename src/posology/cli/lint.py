"""Lint command: what a label, an order or a page of any program says that it should not say."""

from __future__ import annotations

import json
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from posology.lint import Finding, Rule

FOUND = 1
"""The exit code where something was found."""

WIDTH = 110
"""How wide a line of the rules gets."""

MARKUP = (".htm", ".html", ".pdf", ".docx", ".rtf", ".xml")
"""Files that hold more than their text."""


@click.command()
@click.argument("file", required=False, metavar="FILE|-")
@click.option("--rules", is_flag=True, help="List all rules, with their sources and where each is checked.")
@click.option("--lang", default="en", metavar="TAG", help="The language of the text: en, en-US, en-GB or another. [en]")
@click.option("--json", "as_json", is_flag=True, help="Write the findings, or the rules, as JSON.")
def lint(file: str | None, rules: bool, lang: str, as_json: bool) -> None:
    """
    Look for error-prone abbreviations, numbers, dates and times in a text.

    FILE is plain text or Markdown in UTF-8; - is standard input. Of other languages than English only numbers, units
    and signs are looked at.

    Exit code 0 if nothing was found, 1 if something was, 2 for bad input.
    """
    from posology.lint import RULES, lint_text, looked_for

    if rules == (file is not None):
        raise click.UsageError("Name a file, or - for standard input, or ask for --rules.")
    if rules:
        click.echo(_json([_rule(each) for each in RULES]) if as_json else _listed(RULES), nl=False)
        return
    assert file is not None
    found = lint_text(_text(file), lang)
    click.echo(_json([_finding(file, each) for each in found]) if as_json else _told(file, found), nl=False)
    looked = looked_for(lang)
    count = f"{len(found)} finding{'' if len(found) == 1 else 's'}"
    click.echo(f"{count}; {len(looked)} of {len(RULES)} rules can be seen in a text in {lang}.", err=True)
    if found:
        sys.exit(FOUND)


def _text(file: str) -> str:
    """The text of a file, or of standard input."""
    if file.lower().endswith(MARKUP):
        raise click.UsageError(f"{file} is no plain text or Markdown: save its text, and give that.")
    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"{file} is not UTF-8 at byte {error.start}: save it as UTF-8 text.") from error


def _told(file: str, found: tuple[Finding, ...]) -> str:
    lines = []
    for each in found:
        why = f" ({each.why})" if each.why else ""
        lines += [
            f"{file}:{each.line}:{each.column}: {each.rule.id} {each.rule.title}: {each.found!r}{why}",
            *([f"    write: {each.suggestion}"] if each.suggestion else []),
            f"    as in: {each.rule.bad} → {each.rule.good}",
            f"    source: {each.rule.source}",
        ]
    return "".join(f"{line}\n" for line in lines)


def _listed(rules: tuple[Rule, ...]) -> str:
    lines: list[str] = []
    for rule in rules:
        lines.append(f"{rule.id} {rule.title}")
        for text in (f"{rule.bad} → {rule.good}", f"source: {rule.source}", f"checked in: {rule.checked}"):
            lines += textwrap.wrap(text, WIDTH, initial_indent="    ", subsequent_indent="      ")
    return "".join(f"{line}\n" for line in lines)


def _json(rows: list[dict[str, Any]]) -> str:
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {name: getattr(rule, name) for name in ("id", "title", "source", "bad", "good", "checked")}


def _finding(file: str, finding: Finding) -> dict[str, Any]:
    named = ("line", "column", "found", "suggestion", "why")
    return {"file": file, **{name: getattr(finding, name) for name in named}, "rule": _rule(finding.rule)}
