"""Patient command: what is worked out of one patient, by which formulas, and what is missing for it."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from posology.cli.whom import patient_of, patient_options, said_of

if TYPE_CHECKING:
    from posology.derived.derived import Derived
    from posology.patient import Patient

WIDTH = 110
"""How wide a line gets."""


@click.command("patient")
@patient_options
@click.option("--json", "as_json", is_flag=True, help="Write it as JSON.")
def patient(as_json: bool, **options: Any) -> None:
    """
    Work out the body surface, the ideal weight, the clearance and so on of a patient.

    Each is shown with its formula, the arithmetic, whom the formula is stated for, and its source; what cannot be
    worked out, with what is missing for it.
    """
    from posology.errors import RegimenError

    found = patient_of(options)
    if found is None:
        instead = "give what is known, as --weight '70.3 kg' --height '175 cm'"
        raise RegimenError("patient", "nothing is told", instead=instead)
    lines = json.dumps(_data(found), indent=2, ensure_ascii=False) if as_json else "\n".join(_lines(found))
    click.echo(lines)


def _lines(who: Patient) -> Iterator[str]:
    yield "Given"
    yield from (f"  {each}" for each in said_of(who))
    if who.confirmed:
        yield f"  confirmed: {who.confirmed}"
    found = who.derived()
    for title, some in (
        ("Worked out", [e for e in found if e.value]),
        ("Not known", [e for e in found if not e.value]),
    ):
        if some:
            yield title
        for each in some:
            yield from _lines_of(each)


def _wrapped(text: str, indent: str) -> list[str]:
    wrapper = textwrap.TextWrapper(WIDTH, indent, f"{indent}  ", break_long_words=False, break_on_hyphens=False)
    return wrapper.wrap(text)


def _lines_of(derived: Derived) -> Iterator[str]:
    head, _, rest = str(derived).partition(": ")
    shown = f"{head}: {derived.shown}" if derived.value is not None else f"{head}: {rest}"
    yield from _wrapped(shown, "  ")
    if derived.value is None:
        return
    about = [
        ("arithmetic", derived.arithmetic),
        ("formula", str(derived.formula)),
        ("stated for", derived.stated_for),
        ("source", ", ".join(filter(None, (str(derived.source), derived.source.publisher, derived.source.url)))),
        *(("mind", each) for each in derived.cautions),
    ]
    for name, text in about:
        yield from _wrapped(f"{name}: {text}", "    ")


def _data(who: Patient) -> dict[str, Any]:
    return {"given": list(said_of(who)), "confirmed": who.confirmed, "derived": [_one(each) for each in who.derived()]}


def _one(derived: Derived) -> dict[str, Any]:
    from posology.measure import MEASURES
    from posology.units import decimal_text

    value, source = derived.value, derived.source
    return {
        "name": derived.name,
        "value": None if value is None else decimal_text(value.number),
        "unit": None if value is None else MEASURES[value.kind].unit,
        "shown": None if value is None else derived.shown,
        "since": None if derived.since is None else str(derived.since),
        "missing": derived.missing,
        "arithmetic": derived.arithmetic,
        "formula": {"name": derived.formula.name, "text": derived.formula.text, "rounding": derived.formula.rounding},
        "stated_for": derived.stated_for,
        "source": {"title": source.title, "section": source.section, "publisher": source.publisher, "url": source.url},
        "cautions": list(derived.cautions),
    }
