"""The hazard log: every hazard and worked case has tests, and each test that the page names exists and has run."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "explanation" / "hazards.md").read_text(encoding="utf-8")
SECTION = re.compile(r"^### (?P<name>(?:Case |Silent pass )?\d+)\. .+$(?P<text>(?:\n(?!#).*)*)", re.MULTILINE)
TEST = re.compile(r"- `(?P<file>tests/\w+\.py)::(?P<test>test_\w+)(?P<case>\[.+\])?`")

SECTIONS = {found["name"]: found["text"] for found in SECTION.finditer(PAGE)}
NAMED = [line for line in PAGE.splitlines() if "::" in line]


def test_every_hazard_and_every_worked_case_has_its_place_in_order():
    expected = [
        *map(str, range(1, 37)),
        *(f"Case {n}" for n in range(1, 12)),
        *(f"Silent pass {n}" for n in range(1, 4)),
    ]
    assert expected == [found["name"] for found in SECTION.finditer(PAGE)]


@pytest.mark.parametrize("name", SECTIONS)
def test_each_is_told_in_words_and_names_a_test(name):
    lines = [line for line in SECTIONS[name].splitlines() if line]
    assert not lines[0].startswith("- ")
    assert TEST.fullmatch(lines[-1])


@pytest.mark.parametrize("line", NAMED)
def test_each_test_that_is_named_exists(line):
    found = TEST.fullmatch(line)
    assert found, f"{line} does not read as - `tests/test_x.py::test_name`"
    text = (ROOT / found["file"]).read_text(encoding="utf-8")
    assert found["test"] in {each.name for each in ast.parse(text).body if isinstance(each, ast.FunctionDef)}
    assert found["case"] is None or f'id="{found["case"][1:-1]}"' in text


def test_what_is_done_in_part_is_listed_at_the_top():
    done_in_part = [name for name, text in SECTIONS.items() if "**In part.**" in " ".join(text.split())]
    (listed,) = re.findall(r"Those are (.+?)\.", " ".join(PAGE.split()))
    assert (done_in_part, bool(done_in_part)) == (re.findall(r"\d+", listed), listed != "none at present")


RAN, DID_NOT = ("passed", "failed"), ("skipped", "xfailed", "xpassed", "error")


def _of(test, ids):
    """The ids of a test: its own, or that of each of its cases."""
    return {each for each in ids if each == test or each.startswith(f"{test}[")}


def _whole(config, reporter):
    """Whether all of tests/ was asked for, and nothing left out."""
    asked = [config.invocation_params.dir / arg for arg in config.args if "::" not in arg]
    options = config.option
    left_out = (
        reporter.stats.get("deselected") or options.ignore or options.ignore_glob or getattr(options, "lf", False)
    )
    return not left_out and any(Path(__file__).is_relative_to(path.resolve()) and path.is_dir() for path in asked)


def test_each_test_that_is_named_has_run(request):
    """It comes last: see `pytest_collection_modifyitems` in conftest.py."""
    reporter = request.config.pluginmanager.getplugin("terminalreporter")
    if not _whole(request.config, reporter):
        pytest.skip("only some tests were asked for, so it is not known whether those of the hazard log run")
    ran, not_run = (
        {each.nodeid for kind in kinds for each in reporter.stats.get(kind, [])} for kinds in (RAN, DID_NOT)
    )
    named = [line.removeprefix("- ").strip("`") for line in NAMED]
    assert not [test for test in named if not _of(test, ran) or _of(test, not_run)]
