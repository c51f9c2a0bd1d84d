"""The test of the hazard log can fail: it is run on a small suite of its own, whole and with something missing."""

import itertools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import test_hazard_log as log

import posology

HERE = Path(__file__).parent


def page(*named):
    """A page with every section; the sections name the tests in turn."""
    lines = ["# Hazards\n\nThose are 1.\n"]
    for name, test in zip(log.SECTIONS, itertools.cycle(named)):
        more = " **In part.** More." if name == "1" else ""
        lines.append(f"### {name}. A hazard\n\nWords.{more}\n\n- `tests/test_some.py::{test}`\n")
    return "\n".join(lines)


SUITE = """
import pytest

def test_one():
    pass

@pytest.mark.parametrize("n", [1, 2])
def test_two(n):
    pass

@pytest.mark.skip(reason="not today")
def test_skipped():
    pass

@pytest.mark.parametrize("n", [1, pytest.param(2, marks=pytest.mark.skip(reason="not this one"))])
def test_half_skipped(n):
    pass

@pytest.mark.xfail(strict=True, reason="broken")
def test_known_to_fail():
    raise ValueError

def test_never_collected():
    pass

test_never_collected.__test__ = False
"""


def outcome(where, text, *args):
    """Run the small suite with a page, and give what is printed."""
    (where / "docs" / "explanation").mkdir(parents=True)
    (where / "tests").mkdir()
    (where / "pytest.ini").write_text("[pytest]\ntestpaths = tests\naddopts = --import-mode=importlib\n")
    (where / "docs" / "explanation" / "hazards.md").write_text(text, encoding="utf-8")
    (where / "tests" / "test_some.py").write_text(SUITE)
    for each in ("conftest.py", "test_hazard_log.py"):
        shutil.copy(HERE / each, where / "tests")
    paths = [str(Path(posology.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTEST_ADDOPTS": ""}
    command = [sys.executable, "-m", "pytest", "-vv", "-rA", "-p", "no:cacheprovider", *args]
    return subprocess.run(command, cwd=where, env=env, capture_output=True, text=True, timeout=120, check=False).stdout


LOG = "tests/test_hazard_log.py"
RAN = f"{LOG}::test_each_test_that_is_named_has_run"


def test_a_log_whose_tests_ran_passes(tmp_path):
    found = outcome(tmp_path, page("test_one", "test_two"))
    assert f"\nPASSED {RAN}" in found
    assert "\nFAILED" not in found


def test_a_log_that_names_tests_that_did_not_run_fails_and_lists_them(tmp_path):
    wrong = ["test_skipped", "test_half_skipped", "test_known_to_fail", "test_never_collected"]
    found = outcome(tmp_path, page("test_one", *wrong))
    assert f"\nFAILED {RAN}" in found
    (listed,) = re.findall(r"^E +AssertionError: assert not \[(.+)\]$", found, re.MULTILINE)
    assert {f"'tests/test_some.py::{each}'" for each in wrong} == set(listed.split(", "))


def test_a_log_that_names_a_test_that_is_not_there_fails_even_where_it_runs_alone(tmp_path):
    found = outcome(tmp_path, page("test_one", "test_three", "test_one[3]"), LOG)
    failed = re.findall(r"^FAILED .+::test_each_test_that_is_named_exists\[.+::(test_.+?)`\d*\]", found, re.MULTILINE)
    assert set(failed) == {"test_three", "test_one[3]"}
    assert f"\nPASSED {RAN}" not in found


def test_where_only_some_tests_were_asked_for_it_says_that_it_does_not_know(tmp_path):
    found = outcome(tmp_path, page("test_two"), "-k", "log or one")
    assert "it is not known whether those of the hazard log run" in found
    assert RAN not in re.findall(r"^(?:PASSED|FAILED) (\S+)", found, re.MULTILINE)


def test_a_page_that_leaves_something_out_fails(tmp_path):
    text = page("test_one").replace("### 17.", "### 18.").replace("- `tests/test_some.py::test_one`", "", 1)
    found = outcome(tmp_path, text.replace("are 1.", "are 2."), LOG)
    for test in (
        "test_every_hazard_and_every_worked_case_has_its_place_in_order",
        "test_each_is_told_in_words_and_names_a_test[1]",
        "test_what_is_done_in_part_is_listed_at_the_top",
    ):
        assert f"\nFAILED {LOG}::{test}" in found
