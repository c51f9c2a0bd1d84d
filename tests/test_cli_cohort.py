"""The print command for a cohort: a row a patient, with the options as columns, stopped and gone on with."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from print_runs import FILE, run, said

from posology.cohort.manifest import NAME


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "examplol.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def cohort(folder: Path, text: str, *words: str, form: str = "text"):
    path = folder / "patients.csv"
    path.write_text(text, encoding="utf-8")
    return run("--cohort", str(path), "-o", str(folder / "out"), "--format", form, *words)


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted((folder / "out").iterdir()) if each.name != NAME}


def test_a_row_prints_what_the_same_options_print(own: Path, tmp_path: Path):
    text = (
        "id,regimen,start,days,patient,copy,warning,warning,visit,large_print,product,scored\n"
        f'p01,{own}:within,2026-12-01,3,Anna Example,"patient,clinician",No alcohol,Do not drive,'
        "2026-12-02 Blood test,yes,tablet 10 mg,yes\n"
    )
    assert cohort(tmp_path, text).exit_code == 0
    words = (
        *(f"{own}:within", "--start", "2026-12-01", "--days", "3", "--patient", "Anna Example", "--format", "text"),
        *("--warning", "No alcohol", "--warning", "Do not drive", "--visit", "2026-12-02 Blood test", "--large-print"),
        *("--product", "tablet 10 mg", "--scored"),
    )
    assert files(tmp_path) == {
        f"p01.{copy}.txt": run(*words, "--copy", copy).stdout_bytes for copy in ("clinician", "patient")
    }


def test_options_of_the_command_line_are_for_all_rows_that_say_nothing_else(own: Path, tmp_path: Path):
    text = "id,start,clinic,large-print\np01,,,\np02,2027-01-01,Other clinic,no\n"
    more = (f"{own}:within", "--start", "2026-12-01", "--clinic", "Our clinic", "--large-print")
    assert cohort(tmp_path, text, *more, form="html").exit_code == 0
    one, two = (page.decode() for page in files(tmp_path).values())
    assert "Tue 1 Dec 2026" in one
    assert "Our clinic" in one
    assert "Fri 1 Jan 2027" in two
    assert "Other clinic" in two
    assert ('<body class="large"' in one, '<body class="large"' in two) == (True, False)


def test_a_faulty_row_in_the_middle_is_told_with_its_number_and_its_id(own: Path, tmp_path: Path):
    text = (
        "id,regimen,start,weight\n"
        f"p01,{own}:within,2026-12-01,\n"
        f"p02,{own}:within,2026-13-01,\n"
        f"p03,{own}:nope,2026-12-01,\n"
        "p04,,2026-12-01,\n"
        f"p05,{own}:within,,\n"
        f"p06,{own}:within,2026-12-01,58\n"
        f"p07,{own}:within,2026-12-01\n"
        f"p08,{own}:within,2026-12-01,\n"
    )
    done = cohort(tmp_path, text)
    assert done.exit_code == 1
    assert list(files(tmp_path)) == ["p01.patient.txt", "p08.patient.txt"]
    lines = done.stderr.splitlines()
    assert lines[:2] == [
        "2 files for 2 patients written; 0 left as they were.",
        "6 rows with a fault, of which no file was left:",
    ]
    for line, (head, told) in zip(
        lines[2:],
        [
            ("row 3, p02: ", "2026-13-01"),
            ("row 4, p03: ", "nope"),
            ("row 5, p04: ", "no regimen is named"),
            ("row 6, p05: ", "--start"),
            ("row 7, p06: ", "write it as '58 kg'"),
            ("row 8, p07: ", "has 3 cells, not 4"),
        ],
        strict=True,
    ):
        assert line.startswith(head)
        assert told in line


def test_unknown_columns_and_what_is_of_one_patient_are_refused_before_anything_is_written(own: Path, tmp_path: Path):
    for column, told in (("strat", "'start' may be meant"), ("output", "unknown"), ("jobs", "unknown")):
        done = cohort(tmp_path, f"id,{column}\np01,2026-12-01\n", f"{own}:within")
        assert "unknown column" in str(done.exception)
        assert told in str(done.exception)
    for words in (("--patient", "Anna Example"), ("--plan-id", "3f0c8a")):
        assert "is of one patient" in cohort(tmp_path, "id\np01\n", f"{own}:within", *words).stderr
    assert "give it with -o" in run("--cohort", str(tmp_path / "patients.csv")).stderr
    assert not (tmp_path / "out").exists()


def test_no_cell_becomes_a_name_of_a_file_a_command_or_a_formula(own: Path, tmp_path: Path):
    names = ["=cmd|' /C calc'!A0", "../../etc/passwd", "<script>alert(1)</script>", "--output=/tmp/x", "-o", "Anna 😀"]
    rows = "".join(f'p{n},"{name}"\n' for n, name in enumerate(names))
    done = cohort(tmp_path, f"id,patient\n{rows}", f"{own}:within", "--start", "2026-12-01")
    assert done.exit_code == 0
    found = files(tmp_path)
    assert list(found) == [f"p{n}.patient.txt" for n in range(len(names))]
    assert all(name.encode() in page for name, page in zip(names, found.values(), strict=True))


def test_a_fault_is_told_on_one_line_whatever_the_cell_holds(own: Path, tmp_path: Path):
    done = cohort(tmp_path, 'id,start\np01,"\x1b[2J\nrow 9"\n', f"{own}:within")
    more = cohort(tmp_path, 'id,regimen\np01,"\x1b[2J\nrow 9.toml"\n', "--start", "2026-12-01")
    for told in (done.stderr, more.stderr):
        assert "\x1b" not in told
        assert len(told.splitlines()) == 3


def test_what_is_told_of_many_rows_is_told_once(own: Path, tmp_path: Path):
    rows = "".join(f"p{n},{own}:over\n" for n in range(7))
    done = cohort(tmp_path, f"id,regimen\n{rows}", "--start", "2026-12-01")
    assert done.exit_code == 0
    (line,) = done.stderr.splitlines()[1:]
    assert line.startswith("p0, p1, p2, p3, p4 and 2 more: NOT SHOWN to keep a limit: most: VIOLATED, 15 mg/day")


def test_a_row_is_made_again_where_anything_that_it_depends_on_has_changed(own: Path, tmp_path: Path):
    text, words = "id,patient\np01,Anna\np02,Ben\n", (f"{own}:within", "--start", "2026-12-01")

    def made(text: str = text, *more: str) -> str:
        return cohort(tmp_path, text, *words, *more).stderr.splitlines()[0]

    assert made() == "2 files for 2 patients written; 0 left as they were."
    assert made() == "0 files for 0 patients written; 2 left as they were."
    assert made(text.replace("Ben", "Bea")) == "1 file for 1 patient written; 1 left as they were."
    assert made(text, "--clinic", "Ours").startswith("2 files")
    assert made(text, "--clinic", "Ours").startswith("0 files")
    own.write_text(FILE.replace('title = "Example label"', 'title = "A new label"'), encoding="utf-8")
    assert made(text, "--clinic", "Ours").startswith("2 files")
    assert b"A new label" in files(tmp_path)["p01.patient.txt"]
    days = tmp_path / "holidays.txt"
    more = ("--product", "tablet 5 mg", "--fill", "3", "--holidays", str(days))
    for told in ("2026-12-03", "2026-12-02,2026-12-03"):
        days.write_text(told, encoding="utf-8")
        assert made(text, *more).startswith("2 files")
    assert made(text, *more, "--again").startswith("2 files")


def test_more_processes_make_the_same_files(own: Path, tmp_path: Path):
    rows = "".join(f"p{n},{own}:{'nope' if n == 2 else 'within'},Name {n}\n" for n in range(4))
    words = (tmp_path, f"id,regimen,patient\n{rows}", "--start", "2026-12-01")
    one = cohort(*words, form="pdf,csv")
    kept = files(tmp_path)
    two = cohort(*words, "--jobs", "2", "--again", form="pdf,csv")
    assert (two.exit_code, two.stderr) == (one.exit_code, one.stderr)
    assert files(tmp_path) == kept
    assert list(kept) == [f"p{n}.{ending}" for n in (0, 1, 3) for ending in ("csv", "patient.pdf")]


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed by a signal")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_killed_leaves_whole_files_and_goes_on(own: Path, tmp_path: Path, jobs: str):
    count = 80
    text = "id,patient\n" + "".join(f"p{n:02},Name {n}\n" for n in range(count))
    words = (f"{own}:within", "--start", "2026-12-01")
    out, path = tmp_path / "out", tmp_path / "patients.csv"
    path.write_text(text, encoding="utf-8")
    more = ("--cohort", str(path), "-o", str(out), "--format", "csv", "--jobs", jobs, *words)
    command = [sys.executable, "-m", "posology.cli", "print", *more]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        until = time.monotonic() + 60
        while time.monotonic() < until and len(list(out.glob("*.csv"))) < 3:
            time.sleep(0.005)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)  # its end is seen when the last process that has it ends
    some = sum(not name.startswith(".") for name in files(tmp_path))
    assert 3 <= some < count
    done = cohort(tmp_path, text, *words, form="csv")
    kept = int(done.stderr.split("; ")[1].split()[0])
    assert some - 1 <= kept <= some
    page = run(*words, "--format", "csv").stdout_bytes
    assert files(tmp_path) == {f"p{n:02}.csv": page for n in range(count)}


def test_a_single_print_is_not_changed_by_a_cohort(own: Path):
    assert "Missing option '--start'" in run(f"{own}:within").stderr
    assert "Missing argument" in run("--start", "2026-12-01").stderr
    assert said(run(f"{own}:within", "--start", "2026-12-01", "--format", "text")).startswith("Your examplol plan")
