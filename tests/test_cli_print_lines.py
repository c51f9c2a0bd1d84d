"""The print command: what the user says on a sheet, and where files go."""

from __future__ import annotations

from pathlib import Path

import pytest
from print_runs import FILE, START, TEXT, names, refusal, run, said

from posology.cli.print import stem_of
from posology.formulary import load
from posology.schedule import Schedule
from posology.sheet import Sheet


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "examplol.toml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


# --- What the user says on it ---


def test_every_line_of_the_user_stands_on_the_sheet(own: str):
    words = {
        "patient": "Anna Example",
        "purpose": "pain at night",
        "look": "white round tablet",
        "plan-version": "7b",
        "prepared-by": "Dr Ada Sample",
        "clinic": "Clinic 555 0100",
        "out-of-hours": "Night line 555 0101",
        "emergency": "Call 112",
        "side-effect": "Tell us about a rash",
        "missed": "Leave it out",
        "vomited": "Wait for the next",
        "ran-out": "Ask the pharmacy",
        "better": "Go on as planned",
        "warning": "Do not drive",
    }
    options = [each for name, text in words.items() for each in (f"--{name}", text)]
    more = ("--warning", "No alcohol", "--visit", "2026-12-04 Blood test", "--prepared-on", "2026-11-28")
    page = " ".join(said(run(f"{own}:within", *START, *TEXT, *options, *more)).split())
    for text in (*words.values(), "No alcohol", "Fri 4 Dec 2026 Blood test", "Prepared on Sat 28 Nov 2026"):
        assert text in page


def test_a_spelling_for_selection_stands_on_the_clinician_copy_alone(own: str):
    spelled = ("--tall-man", "examplol=exAMPlol", *TEXT)
    assert "exAMPlol" in said(run(f"{own}:within", *START, *spelled, "--copy", "clinician"))
    assert "exAMPlol" not in said(run(f"{own}:within", *START, *spelled))
    assert "other letters" in refusal(run(f"{own}:within", *START, "--tall-man", "examplol=exAMPLE"))


@pytest.mark.parametrize(
    ("option", "text", "told"),
    [
        ("--patient", "A\u202eB", "U+202E"),
        ("--patient", "x" * 121, "121 characters where at most 120"),
        ("--visit", "2026-12-04", "write it as '2026-12-15 Blood test'"),
        ("--visit", "soon Blood test", "soon"),
        ("--tall-man", "prednisone", "write it as prednisone=predniSONE"),
        ("--issued", "yesterday", "write it as 2026-12-01"),
        ("--issued", "2026-12-01T10:00", "write it as 2026-12-01"),
        ("--language", "xx", "xx"),
        ("--copy", "nurse", "'nurse' is none of patient, clinician"),
        ("--format", "docx", "'docx' is none of html"),
        ("--prepared-on", "28/11/2026", "28/11/2026"),
    ],
)
def test_what_cannot_be_printed_as_it_is_said_is_refused(own: str, option: str, text: str, told: str):
    assert told in refusal(run(f"{own}:within", *START, option, text))


def test_hostile_text_is_printed_as_text(own: str):
    page = said(run(f"{own}:within", *START, "--patient", "<script>alert(1)</script>"))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "=cmd|' /C calc'!A0" in said(run(f"{own}:within", *START, *TEXT, "--patient", "=cmd|' /C calc'!A0"))


# --- Where files go ---


def test_several_files_in_a_folder_are_named_by_drug_regimen_start_and_copy(own: str, tmp_path: Path):
    folder = tmp_path / "out"
    both = ("--format", "text,csv", "--copy", "patient,clinician", "--patient", "Anna Example", "-o", f"{folder}/")
    assert run(f"{own}:within", *START, *both).exit_code == 0
    start = "examplol-within-2026-12-01"
    assert names(folder) == [f"{start}.clinician.txt", f"{start}.csv", f"{start}.patient.txt"]


def test_several_files_can_be_named_after_a_stem(own: str, tmp_path: Path):
    stem = str(tmp_path / "plan")
    assert run(f"{own}:within", *START, "--format", "text,csv", "-o", stem).exit_code == 0
    assert names(tmp_path) == ["examplol.toml", "plan.csv", "plan.txt"]
    assert run(f"{own}:within", *START, *TEXT, "--copy", "patient,clinician", "-o", stem).exit_code == 0
    assert names(tmp_path) == ["examplol.toml", "plan.clinician.txt", "plan.csv", "plan.patient.txt", "plan.txt"]


def test_no_name_of_a_file_comes_from_strange_names():
    regimen = load("gabapentin")["medscape"]
    sheet = Sheet.of(Schedule(regimen, "2026-12-01", days=2), patient="../../etc/passwd")
    assert stem_of(sheet) == "gabapentin-medscape-2026-12-01"


def test_several_files_want_a_folder_or_a_stem(own: str, tmp_path: Path):
    assert "give a folder or a stem with -o" in refusal(run(f"{own}:within", *START, "--format", "text,csv"))
    one = run(f"{own}:within", *START, "--format", "html,csv", "-o", str(tmp_path / "plan.html"))
    assert "2 files cannot all be plan.html" in refusal(one)
    assert names(tmp_path) == ["examplol.toml"]


def test_a_page_that_cannot_be_made_leaves_no_file(own: str, tmp_path: Path):
    folder = tmp_path / "out"
    folder.mkdir()
    done = run(f"{own}:rescue", *START, "--format", "text,csv", "-o", str(folder))
    assert "no dose of examplol has a time" in refusal(done)
    assert "no dose" in refusal(run(f"{own}:rescue", *START, "--format", "text,csv", "-o", f"{folder}-2/"))
    assert not (tmp_path / "out-2").exists()
    assert names(folder) == []


def test_files_are_written_all_or_none(own: str, tmp_path: Path):
    (tmp_path / "plan.csv").mkdir()
    done = run(f"{own}:within", *START, "--format", "text,csv", "-o", str(tmp_path / "plan"))
    assert isinstance(done.exception, IsADirectoryError)
    assert names(tmp_path) == ["examplol.toml", "plan.csv"]
    missing = run(f"{own}:within", *START, *TEXT, "-o", str(tmp_path / "no" / "plan.txt"))
    assert isinstance(missing.exception, FileNotFoundError)
