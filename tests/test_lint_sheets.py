"""Sheets of many kinds break no rule: bundled regimens, halves, drops, as needed, a clock change; in every language."""

from __future__ import annotations

import attrs
import pytest
from courses import GABAPENTIN

from posology import Cycle, Frequency, Product, Regimen, Schedule, Sheet, Step, load
from posology.dispensing.supply import supply
from posology.errors import UnresolvedError
from posology.formulary import names
from posology.language import TAGS
from posology.render.document import Cell, Document, Table
from posology.render.lint_document import lint_document, others_of
from posology.render.printing import document

TABLET = Product("tablet", ["5 mg/tablet", "1 mg/tablet"], scored=True)
SYRUP = Product("oral solution", "250 mg/5 mL")
LINES = {
    "patient": "JANE ANN SMITH",
    "prepared_by": "Dr O. D. Example, MD",
    "prepared_on": "2026-11-27",
    "version": "2.0",
    "purpose": "nerve pain",
    "missed": "Take it if you remember within 2 hours. Never take 2 doses at once.",
    "vomited": "Do not take it again if more than 30 minutes have passed.",
    "warnings": ["Do not drive.", "Do not stop suddenly."],
    "clinic": "Nerve clinic, 555-0100, Monday to Friday 9:00 to 17:00",
    "emergency": "999 or 911",
    "visits": [("2026-12-15", "Blood test")],
}


def plan(*steps: Step, route: str = "oral") -> Regimen:
    return Regimen("examplol", route, steps)


def dated(regimen: Regimen, start: str = "2026-12-01", **how: object) -> Schedule:
    return Schedule(regimen, start, **how)  # type: ignore[arg-type]


HALVES = dated(plan(Step("7.5 mg", days=2), Step("6 mg", days=20)))
LIQUID = dated(plan(Step("85 mg", days=2)))
EVERY_4_HOURS = dated(plan(Step("250 mg", Frequency.every("4 hours"), days=3), route="intravenous"))
EVERY_36_HOURS = dated(plan(Step("10 mg", Frequency.every("36 hours"), days=20)), zone="America/New_York")
DROPS = dated(plan(Step("2 drop", days=6), route="ophthalmic"))
WEEKLY = dated(plan(Step("15 mg", Frequency.weekly("Monday"), days=56)), "2026-12-07")
CYCLES = dated(Regimen("examplol", "oral", (Cycle(Step("40 mg", days=2), days=14, times=20), Step("5 mg", days=30))))
INSULIN = dated(plan(Step("10 insulin_units", days=6), route="subcutaneous"))
RESCUE = plan(Step("5 mg", Frequency.as_needed(at_least="6 hours", most=4, per="24 hours")))
SHEETS = {
    "halves": Sheet.of(HALVES, supply=supply(HALVES, TABLET), **LINES),
    "liquid": Sheet.of(LIQUID, supply=supply(LIQUID, SYRUP, mark="0.1 mL"), **LINES),
    "every 4 hours": Sheet.of(EVERY_4_HOURS, **LINES),
    "every 36 hours": Sheet.of(EVERY_36_HOURS, **LINES),
    "drops": Sheet.of(DROPS, **LINES),
    "weekly": Sheet.of(WEEKLY, **LINES),
    "cycles": Sheet.of(CYCLES, **LINES),
    "insulin": Sheet.of(INSULIN, **LINES),
    "late": Sheet.of(dated(plan(Step("85 mg", days=2)), "2026-12-01T14:00"), **LINES),
    "clock change": Sheet.of(dated(plan(Step("1 mg", days=40)), "2026-10-20", zone="America/New_York"), **LINES),
    "as needed": Sheet.as_needed(RESCUE, "2026-12-01", days=7, **LINES),
}


@pytest.mark.parametrize("copy", ["patient", "clinician"])
@pytest.mark.parametrize("kind", SHEETS)
def test_a_sheet_of_any_kind_breaks_no_rule(kind: str, copy: str):
    made = document(SHEETS[kind], "pdf", copy=copy)  # type: ignore[arg-type]
    assert [str(each) for each in lint_document(made, others_of(SHEETS[kind]))] == []


def test_the_bundled_regimens_break_no_rule():
    seen = 0
    for name in names():
        for regimen in load(name).regimens:
            try:
                sheet = Sheet.of(dated(regimen, days=14))
            except UnresolvedError:
                continue
            found = [str(each) for each in lint_document(document(sheet), others_of(sheet))]
            assert (name, regimen.name, found) == (name, regimen.name, [])
            seen += 1
    assert seen > 30


@pytest.mark.parametrize("name", names())
def test_the_bundled_products_may_be_named(name: str):
    protocol = load(name)
    sheet = Sheet.of(LIQUID, products=protocol.products, **LINES)
    assert [str(each) for each in lint_document(document(sheet), others_of(sheet))] == []


def test_what_follows_a_cycle_begins_on_the_day_after_its_last_round():
    made = document(SHEETS["cycles"], "pdf")
    steps = next(each for each in made.blocks if isinstance(each, Table) and each.kind == "steps")
    assert [len(row[0].lines) for row in steps.rows] == [2, 2, 1]
    later = steps.rows[2][0].lines[0].replace("Tue 7 Sep 2027", "Wed 8 Sep 2027")
    row = (Cell((later,)), Cell(("29",)), *steps.rows[2][2:])
    spoilt_steps = attrs.evolve(steps, rows=(*steps.rows[:2], row))
    blocks = tuple(spoilt_steps if each is steps else each for each in made.blocks)
    assert [(each.rule.id, each.place) for each in lint_document(attrs.evolve(made, blocks=blocks))] == [
        ("P29", "steps, row 3")
    ]


def spoilt(made: Document, column: int, *lines: str) -> Document:
    """The document with one cell of the second row of its step table changed."""

    def changed(table: Table) -> Table:
        row = tuple(Cell(lines) if n == column else each for n, each in enumerate(table.rows[1]))
        return attrs.evolve(table, rows=(table.rows[0], row, *table.rows[2:]))

    is_steps = [isinstance(each, Table) and each.kind == "steps" for each in made.blocks]
    return attrs.evolve(
        made,
        blocks=tuple(
            changed(b) if isinstance(b, Table) and s else b for b, s in zip(made.blocks, is_steps, strict=True)
        ),
    )


@pytest.mark.parametrize("tag", sorted(TAGS))
def test_a_sheet_is_held_to_the_rules_in_every_language(tag: str):
    sheet = Sheet.of(dated(GABAPENTIN, days=28), **LINES)
    made = document(sheet, lang=tag, unreviewed=True)
    steps = next(each for each in made.blocks if isinstance(each, Table) and each.kind == "steps")
    first = steps.rows[0][0].lines[0]
    assert lint_document(made, others_of(sheet)) == ()
    for column, text, rule in ((0, "03/12/2026", "P28"), (0, first, "P29"), (1, "7", "P29"), (2, "", "P33")):
        assert rule in {each.rule.id for each in lint_document(spoilt(made, column, text), others_of(sheet))}
    unsaid = attrs.evolve(made, notice="", page="{page}", running=made.running[:1])
    assert {each.rule.id for each in lint_document(unsaid)} == {"P36"} | ({"P37"} if made.notice else set())
