"""The rules of print: all 38, each with a bad text that it finds and a good one that no rule finds fault with."""

from __future__ import annotations

import re
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]

import pytest

from posology import lint
from posology.errors import SheetError
from posology.lint import (
    LONGEST,
    RULES,
    abbreviations,
    counts,
    dates,
    lint_text,
    looked_for,
    marks,
    numbers,
    passage,
    plain_words,
    times,
)

PAGES = sorted((Path(__file__).parent / "printed").glob("*.txt"))


def test_there_are_38_rules_numbered_in_order():
    assert [f"P{number:02}" for number in range(1, 39)] == [rule.id for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_says_what_it_asks_who_says_so_and_where_it_is_checked(rule: lint.Rule):
    assert all((rule.title, rule.source, rule.bad, rule.good))
    assert rule.checked in ("text", "document", "text, document") or rule.checked.startswith("tests/test_")


@pytest.mark.parametrize("rule", looked_for(), ids=lambda rule: rule.id)
def test_the_bad_text_of_a_rule_is_found_by_it_and_the_good_one_by_none(rule: lint.Rule):
    assert rule.id in {each.rule.id for each in lint_text(rule.bad)}
    assert [str(each) for each in lint_text(rule.good)] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in looked_for()], ids=lambda rule: rule.id)
def test_the_good_text_of_the_other_rules_is_found_by_none(rule: lint.Rule):
    assert [str(each) for each in lint_text(rule.good)] == []


def test_the_tests_that_look_at_the_page_are_there():
    named = {rule.checked for rule in RULES if "/" in rule.checked}
    assert named == {"tests/test_pdf.py", "tests/test_html_page.py"}
    assert all((Path(__file__).parent.parent / name).is_file() for name in named)


def test_the_page_of_the_rules_is_that_of_the_code():
    page = (Path(__file__).parent.parent / "docs/reference/print-rules.md").read_text(encoding="utf-8")
    columns = ("id", "title", "bad", "good", "source", "checked")
    expected = [[getattr(rule, name) for name in columns] for rule in RULES]
    assert expected == [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("| P")]


def test_what_was_recalled_and_not_read_is_said():
    recalled = {rule.id for rule in RULES if "recalled, not read by us" in rule.source}
    assert recalled == {"P07", "P17", "P23", "P35"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_pages_of_this_library_break_no_rule(page: Path):
    assert [str(each) for each in lint_text(page.read_text(encoding="utf-8"))] == []


def test_a_finding_says_line_column_rule_and_what_to_write():
    first, second = lint_text("Name\n  Digoxin .125 mg QD\n")
    assert str(first) == "2:11: P02 a zero before the decimal point: found '.125 mg'; write '0.125 mg'"
    assert (second.line, second.column, second.found, second.suggestion) == (2, 19, "QD", "")


def test_a_text_that_is_too_long_is_refused():
    with pytest.raises(SheetError, match="give at most 1,000,000 at a time"):
        lint_text("a" * (LONGEST + 1))


@pytest.mark.parametrize("tag", ["", "english", "e", "en_GB", "en-", "5"])
def test_what_is_no_tag_of_a_language_is_refused(tag: str):
    with pytest.raises(SheetError, match="no tag of a language; write it as en, en-GB or es"):
        lint_text("5 mg", tag)
    with pytest.raises(SheetError, match="no tag of a language"):
        looked_for(tag)


def test_a_tag_may_be_in_letters_of_any_size():
    assert [each.suggestion for each in lint_text("50 µg", "EN-gb")] == ["micrograms"]
    assert looked_for("EN") == looked_for("en")


LABEL = """
EXAMPLE PHARMACY  555-0100
Gabapentin 300 mg capsules
Take 1 capsule in the morning, 1 at noon, 1 at bedtime.
Use from Tue 1 Dec 2026 to Mon 14 Dec 2026.
For nerve pain. Do not stop suddenly.
42 capsules. Refills: 2. Printed on Fri 27 Nov 2026.
"""

BRITISH = """
Levothyroxine 50 micrograms tablets
Take 1 tablet each morning, 30 minutes before breakfast.
Paracetamol 500 mg tablets
Take 2 tablets if you have pain. Wait at least 6 hours. Do not take more than 8 in 24 hours.
Methotrexate 2.5 mg tablets: take 6 tablets (15 mg) once a week, on Monday only.
"""


@pytest.mark.parametrize(("text", "language"), [(LABEL, "en-US"), (BRITISH, "en-GB")])
def test_a_good_label_passes(text: str, language: str):
    assert [str(each) for each in lint_text(text, language)] == []


BAD_LABEL = """
Gabapentin 300mg  #90
TAKE 1 CAPSULE BY MOUTH TID X 30 DAYS
Warfarin 5.0 mg QD, hold if INR >4
Insulin glargine 10U SC qhs
Levothyroxine .05 mg
MTX 15 mg weekly
Oxycodone 5/325 mg 1-2 tabs q4-6h prn
"""


def test_a_bad_label_is_found_rule_by_rule_and_line_by_line():
    by_line = {
        line: sorted({each.rule.id for each in lint_text(BAD_LABEL) if each.line == line}) for line in range(2, 9)
    }
    assert by_line == {
        2: ["P04"],
        3: ["P10", "P17", "P26"],
        4: ["P01", "P10", "P14"],
        5: ["P04", "P08", "P11", "P12"],
        6: ["P02"],
        7: ["P13", "P35"],
        8: ["P15", "P34"],
    }


MODULES = (abbreviations, counts, dates, marks, numbers, passage, plain_words, times)
PATTERNS = [
    (each.__name__, name, value)
    for each in MODULES
    for name, value in vars(each).items()
    if isinstance(value, re.Pattern)
]


def repeats(parsed: list[tuple[object, object]], inside: int = 1) -> int:
    """How often at most a piece of a pattern can be repeated, all repeats around it multiplied."""
    most = inside
    for kind, value in parsed:
        if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
            _, times_, item = value
            most = max(most, repeats(item, inside * min(int(times_), 10**9)))
        elif kind is _constants.SUBPATTERN:
            most = max(most, repeats(value[-1], inside))
        elif kind is _constants.BRANCH:
            most = max([most, *(repeats(each, inside) for each in value[1])])
        elif kind in (_constants.ASSERT, _constants.ASSERT_NOT):
            most = max(most, repeats(value[1], inside))
    return most


@pytest.mark.parametrize(
    ("module", "name", "pattern"), PATTERNS, ids=lambda each: each if isinstance(each, str) else ""
)
def test_no_pattern_repeats_without_an_end(module: str, name: str, pattern: re.Pattern[str]):
    assert repeats(list(_parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE))) <= 2000


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1.0", "a", " ", ".", "x7", "A ", "1 mg/", "½", "\n", "1 × ", "as needed ", "<a", "daily "]
)
def test_hostile_text_is_looked_through(piece: str):
    assert isinstance(lint_text(piece * (20_000 // len(piece))), tuple)
