"""Drug page: all that a protocol says of one drug, as a page of the formulary in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from posology.bound import Bound
from posology.protocol import Protocol
from posology.regimen import Regimen
from posology.render.drawn import drawn
from posology.sheet.words import NBSP, said
from posology.source import Source

MADE = "<!-- Made from the files in schedules/ by python -m posology.formulary_pages; changes belong there. -->"


def drug_page(protocol: Protocol) -> str:
    """
    Give the page of a drug: what it covers, its regimens with their ladders, limits and sources, its products.

    >>> from posology.formulary import load
    >>> drug_page(load("gabapentin")).splitlines()[2]
    '# gabapentin'
    """
    keys = {source: key for key, source in protocol.sources}
    lines = [MADE, "", f"# {protocol.drug}", "", *_text(protocol.about)]
    for regimen in protocol.regimens:
        lines += _regimen(protocol.drug, regimen, keys)
    if protocol.products:
        lines += ["## Products", "", *_products(protocol, keys), ""]
    lines += ["## Sources", "", *(line for key, source in protocol.sources for line in _source(key, source)), ""]
    return _plain("\n".join(lines).rstrip() + "\n")


def index_page(protocols: list[tuple[str, Protocol]]) -> str:
    """
    Give the page that lists every drug and its regimens.

    Args:
        protocols: Each protocol with the name of its file.
    """
    lines = [MADE, "", "# Formulary", "", *_text(_ABOUT), "| regimen | what it is | route | whose rules |"]
    lines.append("|---|---|---|---|")
    for name, protocol in protocols:
        for each in protocol.regimens:
            page = f"[{name}:{each.name}](formulary/{name}.md)"
            lines.append(f"| {page} | {_cell(each.title or str(each))} | {each.route} | {_cell(each.jurisdiction)} |")
    return _plain("\n".join(lines) + "\n")


_ABOUT = """
Every bundled drug has a page, made from its file. Each number has its source; what no source states is not there. The \
regimens of one drug follow different sources and are never mixed. They are examples of cited schedules, for \
professionals to review, and no advice."""


def _regimen(drug: str, regimen: Regimen, keys: dict[Source, str]) -> Iterator[str]:
    yield from (f"## {drug}:{regimen.name}", "", *_text(regimen.title))
    told = (
        ("Route", regimen.route),
        ("For", regimen.indication),
        ("Whose rules", regimen.jurisdiction),
        ("Patients", "; or ".join(map(str, regimen.boxes))),
        ("Source", _key(regimen.source, keys)),
        ("Rules of the titration", _key(regimen.titration.source, keys) if regimen.titration else ""),
        ("Rate", str(regimen.rate or "")),
        ("Evidence", regimen.evidence),
        ("After its last day", regimen.then),
        ("How it is taken", regimen.taking),
    )
    yield from (f"- {name}: {_line(text)}" for name, text in told if text)
    yield from (f"- Note: {_line(each)}" for each in regimen.notes)
    yield from ("", "What is given:", "")
    yield from (f"{n}. {said(str(item))}" for n, item in enumerate(regimen.steps, 1))
    yield from ("", "The total of each day:", "", "```text", drawn(regimen), "```", "")
    yield from ("| limit | what it says | for | severity | source |", "|---|---|---|---|---|")
    yield from (_bound(each, keys) for each in regimen.bounds)
    yield ""


def _bound(bound: Bound, keys: dict[Source, str]) -> str:
    whom = "; ".join(each for each in (bound.patients, str(bound.scope) if bound.scope else "") if each) or "anybody"
    cells = (bound.name, said(str(bound)), whom, bound.severity, _key(bound.source, keys))
    return f"| {' | '.join(map(_cell, cells))} |"


def _products(protocol: Protocol, keys: dict[Source, str]) -> Iterator[str]:
    for each in protocol.products:
        lined = {True: ", with a line to break it on", False: ", not to be broken", None: ""}[each.scored]
        sold = f" ({each.jurisdiction})" if each.jurisdiction else ""
        yield f"- {said(str(each))}{lined}{sold}; {_key(each.source, keys)}"


def _source(key: str, source: Source) -> Iterator[str]:
    read = f"read {source.read}" if source.read is not None else ""
    link = f"[{source.url}]({source.url})" if source.url else ""
    yield f"- **{key}**: {'; '.join(each for each in (str(source), source.publisher, link, read) if each)}."
    if source.says:
        yield f"  {' '.join(source.says.split())}"


def _key(source: Source | None, keys: dict[Source, str]) -> str:
    return "" if source is None else keys.get(source, str(source))


def _line(text: str) -> str:
    return said(" ".join(text.split()))


def _text(text: str) -> list[str]:
    return [" ".join(text.split()), ""] if text.strip() else []


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _plain(text: str) -> str:
    return text.replace(NBSP, " ")
