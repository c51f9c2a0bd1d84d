"""A document held to the rules: sheets of this library pass, and each way to spoil one is found."""

from __future__ import annotations

import functools
from collections.abc import Callable

import attrs
import pytest
from courses import GABAPENTIN

from posology import Product, Regimen, Schedule, Sheet, Step, check, load
from posology.dispensing.supply import supply
from posology.language import language
from posology.render.document import Block, Cell, Day, Document, Dose, Facts, Listing, Month, Paragraph, Table
from posology.render.lint_document import lint_document, others_of
from posology.render.lint_plan import whole
from posology.render.printing import document

CAPSULE = Product("capsule", "300 mg/capsule", scored=False)
PULSES = load("methylprednisolone")["kilfoyle"]


def sheet(days: int = 28, regimen: Regimen = GABAPENTIN, **lines: object) -> Sheet:
    schedule = Schedule(regimen, "2026-12-01", days=days)
    counted = regimen is GABAPENTIN
    return Sheet.of(schedule, check(schedule), supply=supply(schedule, CAPSULE) if counted else None, **lines)


def rules(made: Document, *others: str) -> set[str]:
    return {each.rule.id for each in lint_document(made, others)}


@pytest.mark.parametrize("copy", ["patient", "clinician"])
@pytest.mark.parametrize("form", ["text", "pdf"])
@pytest.mark.parametrize("tag", ["en-US", "en-GB"])
@pytest.mark.parametrize("plan", [sheet(), sheet(28, PULSES), sheet(84, PULSES)], ids=["daily", "pulses", "cycles"])
def test_a_sheet_of_this_library_breaks_no_rule(plan: Sheet, tag: str, form: str, copy: str):
    made = document(plan, form, lang=tag, copy=copy)  # type: ignore[arg-type]
    assert [str(each) for each in lint_document(made, others_of(plan))] == []


LIST = document(sheet(prepared_on="2026-11-30", patient="A. Example"))
GRID = document(sheet(), "pdf")
OFF = document(sheet(28, PULSES))
ENDS = document(sheet(4, Regimen("examplol", "oral", Step("5 mg", days=4))))


def kind_of(block: Block) -> str:
    return getattr(block, "kind", "") or type(block).__name__.lower()


def changed(made: Document, kind: str, change: Callable[[Block], Block | None]) -> Document:
    """The document with its blocks of one kind changed, or left out where the change gives None."""
    blocks = [change(each) if kind_of(each) == kind else each for each in made.blocks]
    return attrs.evolve(made, blocks=tuple(each for each in blocks if each is not None))


def cell(row: int, column: int, *lines: str) -> Callable[[Block], Block]:
    """A change of one cell of a table."""

    def change(table: Block) -> Block:
        assert isinstance(table, Table)
        rows = [list(each) for each in table.rows]
        rows[row][column] = Cell(lines)
        return attrs.evolve(table, rows=tuple(map(tuple, rows)))

    return change


def without(row: int) -> Callable[[Block], Block]:
    """A change that leaves out a row of a table."""
    return lambda table: attrs.evolve(table, rows=tuple(each for n, each in enumerate(table.rows) if n != row))  # type: ignore[union-attr]


def heads(*names: str) -> Callable[[Block], Block]:
    return lambda table: attrs.evolve(table, head=(*table.head[:2], *names, *table.head[2 + len(names) :]))  # type: ignore[union-attr]


def day(number: int, **values: object) -> Callable[[Block], Block]:
    """A change of one day of a grid."""

    def change(month: Block) -> Block:
        assert isinstance(month, Month)
        placed = [each for week in month.weeks for each in week]
        at = [n for n, each in enumerate(placed) if each is not None][number - 1]
        placed[at] = attrs.evolve(placed[at], **values)  # type: ignore[type-var]
        return attrs.evolve(month, weeks=tuple(tuple(placed[n : n + 7]) for n in range(0, len(placed), 7)))

    return change


def shifted(month: Block) -> Block:
    """A change that puts each day of a grid under the weekday after its own."""
    assert isinstance(month, Month)
    placed = [None, *(each for week in month.weeks for each in week)][:-1]
    return attrs.evolve(month, weeks=tuple(tuple(placed[n : n + 7]) for n in range(0, len(placed), 7)))


def both(*changes: Callable[[Block], Block]) -> Callable[[Block], Block]:
    return lambda block: functools.reduce(lambda made, change: change(made), changes, block)


SPOILT = [
    ("P01", changed(LIST, "steps", cell(0, 2, "1 capsule (300.0 mg)"))),
    ("P04", changed(LIST, "steps", cell(0, 2, "300mg"))),
    ("P20", changed(LIST, "steps", heads("Noon", "Morning"))),
    ("P20", changed(GRID, "month", day(2, doses=(Dose("Evening", ("1",)), Dose("Morning", ("1",)))))),
    ("P21", attrs.evolve(LIST, blocks=LIST.blocks[::-1])),
    ("P21", attrs.evolve(LIST, blocks=LIST.blocks[1:])),
    ("P26", changed(LIST, "use", lambda _: Paragraph("USE THIS SHEET. THROW AWAY OLDER ONES.", "use"))),
    ("P28", changed(LIST, "steps", cell(0, 0, "1 Dec 2026"))),
    ("P28", changed(LIST, "steps", cell(0, 0, "Mon 1 Dec 2026"))),
    ("P28", changed(LIST, "days", cell(3, 0, "04/12/2026"))),
    ("P28", changed(GRID, "month", day(3, date="Thu 4 Dec"))),
    ("P28", changed(GRID, "month", lambda month: attrs.evolve(month, weekdays=month.weekdays[::-1]))),  # type: ignore[union-attr]
    ("P28", changed(GRID, "month", lambda month: attrs.evolve(month, title="Month 1"))),
    ("P28", changed(GRID, "month", shifted)),
    ("P29", changed(LIST, "steps", cell(2, 0, "Thu 3 Dec 2026 – Sun 27 Dec 2026"))),
    ("P29", changed(LIST, "steps", cell(2, 1, "25"))),
    ("P29", changed(LIST, "steps", without(1))),
    ("P29", changed(LIST, "steps", cell(1, 0, "Tue 1 Dec 2026"))),
    ("P29", changed(LIST, "days", without(9))),
    ("P30", changed(LIST, "ending", lambda _: None)),
    ("P30", changed(ENDS, "ending", lambda _: Paragraph("Then stop. The last dose is on Sat 5 Dec 2026.", "ending"))),
    ("P31", changed(LIST, "steps", cell(0, 2, "2 capsules (600 mg)"))),
    ("P31", changed(LIST, "steps", cell(0, 6, "none"))),
    ("P31", changed(LIST, "days", cell(5, 6, "600 mg"))),
    ("P31", changed(LIST, "total", lambda block: attrs.evolve(block, text=block.text.replace("24,300", "24,600")))),  # type: ignore[union-attr]
    ("P31", changed(LIST, "total", lambda block: attrs.evolve(block, text=block.text.replace("26 days", "25 days")))),  # type: ignore[union-attr]
    ("P31", changed(LIST, "days", both(cell(0, 3, "1 capsule (300 mg)"), cell(0, 6, "600 mg")))),
    ("P32", changed(attrs.evolve(LIST, running=("For: A", "gabapentin", "Version 1")), "product", lambda _: None)),
    ("P32", changed(GRID, "month", lambda month: attrs.evolve(month, title="December 2026"))),
    ("P33", changed(LIST, "steps", cell(0, 3))),
    ("P33", changed(LIST, "days", cell(0, 3, ""))),
    ("P33", changed(LIST, "steps", cell(0, 3, "0 mg"))),
    ("P33", changed(GRID, "month", day(2, total=""))),
    ("P33", changed(GRID, "month", day(2, doses=(Dose("Morning", ()),)))),
    ("P35", changed(OFF, "top", lambda top: attrs.evolve(top, rows=top.rows[:3]))),  # type: ignore[union-attr]
    ("P36", attrs.evolve(LIST, running=LIST.running[:2])),
    ("P36", attrs.evolve(LIST, running=("", *LIST.running[1:]))),
    ("P36", attrs.evolve(LIST, page="page {page}")),
]


@pytest.mark.parametrize(("rule", "made"), SPOILT, ids=[f"{rule}-{n}" for n, (rule, _) in enumerate(SPOILT)])
def test_a_document_that_was_spoilt_is_found_by_its_rule(rule: str, made: Document):
    assert rule in rules(made)


@pytest.mark.parametrize("made", [LIST, GRID, OFF, ENDS])
def test_the_document_before_it_was_spoilt_passes(made: Document):
    assert rules(made, "Kilfoyle") == set()


def test_an_unreviewed_translation_without_its_notice_is_found():
    words = attrs.evolve(language("en-US"), reviewed=False)
    assert [each.rule.id for each in whole(LIST, words)] == ["P37"]
    assert list(whole(attrs.evolve(LIST, notice="Not reviewed."), words)) == []


def test_a_name_may_be_in_capitals_but_its_dose_may_not_be_in_units_cut_short():
    named = attrs.evolve(LIST, running=("For: MS JANE ANN EXAMPLE MTX", *LIST.running[1:]))
    assert rules(named) == set()
    assert rules(attrs.evolve(LIST, running=("For: A 10 U", *LIST.running[1:]))) == {"P08"}


def test_a_version_may_be_a_date_in_numbers_and_no_other_text_may():
    dated = document(sheet(version="2026-11-30"))
    assert rules(dated) == set()
    assert rules(changed(dated, "use", lambda _: Paragraph("Printed on 2026-11-30.", "use"))) == {"P28"}


def test_what_others_wrote_is_left_alone_only_where_it_is_named():
    titled = Listing("About", ("Source: Drug 25 mg/5 ml, label",), "about")
    made = changed(LIST, "about", lambda _: titled)
    assert rules(made) == {"P09", "P15"}
    assert rules(made, "Drug 25 mg/5 ml, label") == set()
    assert rules(made, "rug 25 mg/5 ml, lab") == {"P09", "P15"}


def test_what_a_source_says_is_left_alone():
    made = attrs.evolve(LIST, blocks=(*LIST.blocks, Listing("Sources", ("5.0mg TID, >3 days",), "sources")))
    assert rules(made) == set()


@pytest.mark.parametrize(("route", "found"), [("into the eye", set()), ("by mouth", {"P09"})])
def test_drops_are_for_the_eye_and_not_to_be_swallowed(route: str, found: set[str]):
    facts = Facts((("How", route), ("Dose", "2 drops")), "What you take", "product")
    blocks = tuple(facts if kind_of(each) == "product" else each for each in LIST.blocks)
    assert rules(attrs.evolve(LIST, blocks=blocks)) == found


def test_an_as_needed_box_without_the_most_in_a_day_is_found():
    rows = (("Take", "1 tablet (5 mg)"), ("For what", "pain"), ("Wait", "at least 6 hours from one dose to the next"))
    box = Facts(rows, "Only if you need it", "as-needed")
    at = [kind_of(each) for each in LIST.blocks].index("if")
    made = attrs.evolve(LIST, blocks=(*LIST.blocks[:at], box, *LIST.blocks[at:]))
    assert [str(each) for each in lint_document(made)] == [
        "as-needed: P34 as needed: for what, how much, how far apart, how much in 24 hours: "
        "found 'For what, Take, Wait' (missing: Not more than)"
    ]


def test_a_finding_says_where_in_the_document_it_is():
    (first, *_) = lint_document(changed(LIST, "steps", cell(0, 2, "300mg")))
    assert (first.place, first.found, first.suggestion) == ("steps, row 1, Morning", "300mg", "300 mg")


def test_a_day_outside_the_plan_needs_no_total():
    assert rules(changed(GRID, "month", day(31, doses=(), total="", outside="no dose"))) == set()
    assert isinstance(GRID.blocks[-1], Month)
    assert any(isinstance(each, Day) for each in GRID.blocks[-1].weeks[0])
