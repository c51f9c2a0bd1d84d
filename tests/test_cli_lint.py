"""The lint command: what it takes, what it says of each finding, and its exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from posology.cli import cli
from posology.lint import RULES

BAD = "Gabapentin 300 mg in the morning\nWarfarin 5.0 mg, if INR > 4 MS 10 mg\n"


def lint(*words: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(cli, ["lint", *words], input=given)


@pytest.fixture
def label(tmp_path: Path) -> Path:
    path = tmp_path / "label.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_each_finding_has_its_place_rule_source_and_what_to_write(label: Path):
    done = lint(str(label))
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        f"{label}:2:10: P01 no zero at the end of a decimal: '5.0 mg'",
        "    write: 5 mg",
        "    as in: 5.0 mg → 5 mg",
        "    source: Joint Commission, Do-Not-Use list; ISMP, list of error-prone abbreviations",
        f"{label}:2:25: P14 more than and less than in words: '> 4'",
        "    write: more than 4",
        "    as in: >3 days → more than 3 days",
        "    source: Joint Commission, Do-Not-Use list; ISMP, list of error-prone abbreviations",
        f"{label}:2:29: P13 the names of drugs in full: 'MS' (which drug?)",
        "    as in: MTX, AZA, MS, IVIG → methotrexate, azathioprine, morphine, immune globulin",
        "    source: Joint Commission, Do-Not-Use list; ISMP, list of error-prone abbreviations",
    ]
    assert done.stderr == "3 findings; 30 of 38 rules can be seen in a text in en.\n"


def test_a_good_text_ends_with_0_and_says_how_much_was_looked_for():
    done = lint("-", given="Take 1 capsule of 300 mg in the morning.\n")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "0 findings; 30 of 38 rules can be seen in a text in en.\n"


def test_of_another_language_fewer_rules_are_looked_for_and_that_is_said():
    done = lint("-", "--lang", "es", given="5,0 mg 3 veces al día\n")
    assert done.exit_code == 1
    assert done.stderr == "1 finding; 9 of 38 rules can be seen in a text in es.\n"


def test_json_has_the_finding_and_its_rule(label: Path):
    first = json.loads(lint(str(label), "--json").stdout)[0]
    assert {**first, "rule": first["rule"]["id"]} == {
        "file": str(label),
        "line": 2,
        "column": 10,
        "found": "5.0 mg",
        "suggestion": "5 mg",
        "why": "",
        "rule": "P01",
    }


def test_rules_lists_all_38_with_where_each_is_checked():
    listed = lint("--rules")
    assert listed.exit_code == 0
    assert [line[:3] for line in listed.stdout.splitlines() if line.startswith("P")] == [rule.id for rule in RULES]
    assert "    checked in: tests/test_pdf.py" in listed.stdout.splitlines()
    assert [each["checked"] for each in json.loads(lint("--rules", "--json").stdout)] == [
        each.checked for each in RULES
    ]


def test_lines_that_end_as_on_windows_are_counted_once():
    assert lint("-", given=b"a\r\nb\r\n5.0 mg\r\n").stdout.startswith("-:3:1: P01")


@pytest.mark.parametrize(
    ("words", "given", "said"),
    [
        ((), b"", "Name a file, or - for standard input, or ask for --rules."),
        (("-", "--rules"), b"", "Name a file, or - for standard input, or ask for --rules."),
        (("page.html",), b"", "page.html is no plain text or Markdown"),
        (("-",), b"5 \xff mg", "- is not UTF-8 at byte 2"),
    ],
)
def test_bad_input_is_refused(words: tuple[str, ...], given: bytes, said: str):
    done = lint(*words, given=given)
    assert done.exit_code == 2
    assert said in done.stderr


def test_a_file_that_is_not_there_ends_with_2_and_no_traceback(tmp_path: Path):
    command = [sys.executable, "-m", "posology.cli", "lint", str(tmp_path / "none.txt")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith("none.txt: No such file or directory; check the path and its permissions\n")


def test_an_empty_text_has_no_finding():
    assert lint("-", given="").exit_code == 0


def test_a_text_too_long_is_refused_with_its_limit():
    from posology.errors import SheetError

    done = lint("-", given="a" * 1_000_001)
    assert isinstance(done.exception, SheetError)
    assert str(done.exception) == "text: 1,000,001 characters; give at most 1,000,000 at a time"
