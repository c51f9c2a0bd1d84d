"""The command line: what is asked, what is printed, what the exit code says."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from posology.formulary import names

OWN_FILE = """
drug = "examplol"

[sources.label]
title = "Example label"
says = "At most 10 mg a day."

[bounds.ceiling]
kind = "per-day"
most = "10 mg/day"
source = "label"

[regimens.within]
title = "5 mg twice a day"
route = "oral"
source = "label"
bounds = ["ceiling"]
[[regimens.within.steps]]
days = 7
dose = "5 mg"
times_a_day = 2

[regimens.over]
title = "5 mg three times a day from day 8 on"
route = "oral"
source = "label"
bounds = ["ceiling"]
[[regimens.over.steps]]
days = 7
dose = "5 mg"
times_a_day = 2
[[regimens.over.steps]]
dose = "5 mg"
times_a_day = 3

[regimens.unbounded]
title = "5 mg once a day"
route = "oral"
source = "label"
[[regimens.unbounded.steps]]
days = 7
dose = "5 mg"
times_a_day = 1

[regimens.tablets]
title = "1 tablet once a day"
route = "oral"
source = "label"
bounds = ["ceiling"]
[[regimens.tablets.steps]]
days = 7
dose = "1 tablet"
times_a_day = 1
"""


def posology(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "posology.cli", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "examplol.toml"
    path.write_text(OWN_FILE, encoding="utf-8")
    return path


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_list_names_the_bundled_protocols_with_their_regimens():
    done = posology("list")
    assert done.returncode == 0
    for name in ("gabapentin:medscape", "amitriptyline:uk-smpc", "amitriptyline:msf", "methylprednisolone:kilfoyle"):
        assert name in done.stdout


def test_show_csv_has_the_named_columns_and_81_rows_for_28_days_of_gabapentin():
    done = posology("show", "gabapentin:medscape", "--start", "2026-12-01", "--days", "28", "--format", "csv")
    found = rows(done.stdout)
    assert done.stdout.splitlines()[0] == "day,date,time,slot,drug,route,amount,unit"
    assert len(found) == 81
    assert found[0] == {
        "day": "1",
        "date": "2026-12-01",
        "time": "08:00",
        "slot": "morning",
        "drug": "gabapentin",
        "route": "oral",
        "amount": "300",
        "unit": "mg",
    }
    assert (found[-1]["day"], found[-1]["date"]) == ("28", "2026-12-28")
    assert sum(int(row["amount"]) for row in found) == 24_300


def test_show_json_gives_the_total_and_aware_moments_in_a_zone():
    words = ("show", "methylprednisolone:kilfoyle", "--start", "2026-12-07", "--days", "84", "--format", "json")
    found = json.loads(posology(*words, "--tz", "America/New_York").stdout)
    assert found["total"] == "6000 mg"
    assert [each["date"] for each in found["administrations"]] == [
        "2026-12-07",
        "2026-12-08",
        "2026-12-21",
        "2026-12-22",
        "2027-01-04",
        "2027-01-05",
        "2027-01-18",
        "2027-01-19",
        "2027-02-01",
        "2027-02-02",
        "2027-02-15",
        "2027-02-16",
    ]
    assert found["administrations"][0]["moment"] == "2026-12-07T08:00-05:00"


def test_amounts_in_csv_are_exact(own: Path):
    own.write_text(OWN_FILE.replace('dose = "5 mg"', 'dose = "0.0625 mg"'), encoding="utf-8")
    done = posology("show", f"{own}:within", "--start", "2026-12-01", "--format", "csv")
    assert {row["amount"] for row in rows(done.stdout)} == {"0.0625"}


def test_a_course_without_end_shows_28_days_and_says_so():
    done = posology("show", "gabapentin:medscape", "--start", "2026-12-01", "--format", "csv")
    assert rows(done.stdout)[-1]["day"] == "28"
    assert "no end" in done.stderr
    assert "28 days" in done.stderr


def test_a_protocol_of_several_regimens_wants_one_named():
    done = posology("show", "amitriptyline", "--start", "2026-12-01")
    assert done.returncode == 2
    assert "amitriptyline:uk-smpc" in done.stderr


def test_a_titration_that_the_user_sets_is_shown_and_checked_against_the_range():
    choices = ("--first-dose", "30 mg", "--increment", "30 mg", "--interval", "7")
    done = posology(
        "show", "amitriptyline:medscape", "--start", "2026-12-01", "--days", "42", "--format", "csv", *choices
    )
    amounts = [int(row["amount"]) for row in rows(done.stdout)]
    assert amounts == [30] * 7 + [60] * 7 + [90] * 7 + [120] * 7 + [150] * 14
    checked = posology("check", "amitriptyline:medscape", *choices)
    assert (checked.returncode, checked.stdout.count("PROVED")) == (0, 3)


def test_an_open_titration_asks_for_its_choices_by_their_options():
    done = posology("show", "amitriptyline:uk-smpc", "--start", "2026-12-01")
    assert done.returncode == 2
    assert "--first-dose" in done.stderr
    assert "10 mg to 25 mg" in done.stderr


def test_continuing_on_day_17_numbers_the_days_from_17():
    done = posology(
        "show", "gabapentin:medscape", "--start", "2026-12-17", "--first-day", "17", "--days", "2", "--format", "csv"
    )
    assert [row["day"] for row in rows(done.stdout)] == ["17"] * 3 + ["18"] * 3


@pytest.mark.parametrize("drug", names())
def test_check_exits_with_0_for_the_bundled_protocols(drug: str):
    done = posology("check", drug)
    assert (done.returncode, "VIOLATED" in done.stdout, "UNKNOWN" in done.stdout) == (0, False, False)


@pytest.mark.parametrize(
    ("regimen", "code", "word"),
    [("within", 0, "PROVED"), ("over", 1, "VIOLATED"), ("unbounded", 1, "NOT CHECKED"), ("tablets", 1, "UNKNOWN")],
)
def test_check_exits_with_0_only_if_every_declared_bound_is_proved(own: Path, regimen: str, code: int, word: str):
    done = posology("check", f"{own}:{regimen}")
    assert (done.returncode, word in done.stdout) == (code, True)


def test_check_of_a_whole_file_fails_if_one_regimen_fails(own: Path):
    assert posology("check", str(own)).returncode == 1


def test_check_names_the_first_day_the_value_the_limit_and_the_source(own: Path):
    lines = posology("check", f"{own}:over", "--start", "2026-12-01").stdout.splitlines()
    assert lines[2].split() == ["VIOLATED", "ceiling", "15", "mg/day", "10", "mg/day", "-5", "mg"]
    assert lines[3].strip() == "bound: at most 10 mg on any day (Example label)"
    assert lines[4].strip() == "first broken: 15 mg/day on day 8, 2026-12-08"


def test_validate_lists_every_fault_of_a_file_with_its_path(own: Path):
    own.write_text(OWN_FILE.replace('"10 mg/day"', '"10 MG/day"').replace("days = 7", "dyas = 7"), encoding="utf-8")
    done = posology("validate", str(own))
    assert done.returncode == 2
    assert "bounds.ceiling.most" in done.stderr
    assert done.stderr.count("unknown key 'dyas'") == 4


def test_validate_accepts_the_bundled_files(own: Path):
    folder = Path(__file__).parents[1] / "schedules"
    files = [*sorted(folder.glob("*.toml")), own]
    done = posology("validate", *map(str, files))
    assert (done.returncode, done.stdout.count("no fault")) == (0, len(files))


@pytest.mark.parametrize(
    "words",
    [
        ("show", "gabapentin:medscape", "--start", "2026-13-01"),
        ("show", "gabapentin:medscape", "--start", "2026-12-01", "--tz", "Mars/Olympus"),
        ("show", "gabapentin:medscape", "--start", "2026-12-01", "--days", "0"),
        ("show", "gabapentin:medscape", "--start", "2026-12-01", "--days", "many"),
        ("show", "gabapentin:medscape", "--start", "9999-12-01", "--days", "400"),
        ("show", "gabapentin:medscape", "--start", "2026-12-01", "--interval", "7"),
        ("show", "gabapentin:nope", "--start", "2026-12-01"),
        ("show", "gabapentin:medscape"),
        ("show", "nope", "--start", "2026-12-01"),
        ("check", "amitriptyline:medscape", "--first-dose", "300 mg"),
        ("check", "amitriptyline:uk-smpc", "--first-dose", "1,5 mg"),
        ("print", "gabapentin:medscape", "--start", "2026-12-01", "-o", "no/such/folder/page.html"),
        ("validate", "no-such-file.toml"),
        ("nope",),
    ],
)
def test_bad_input_is_one_clear_paragraph_and_exit_code_2(words: tuple[str, ...], tmp_path: Path):
    done = posology(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
    assert "\n\n" not in done.stderr.strip()
    assert list(tmp_path.iterdir()) == []


def test_print_writes_a_whole_page_or_nothing(tmp_path: Path):
    page = tmp_path / "page.html"
    done = posology("print", "gabapentin:medscape", "--start", "2026-12-01", "--days", "28", "-o", str(page))
    assert done.returncode == 0
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert [each.name for each in tmp_path.iterdir()] == ["page.html"]


def test_show_is_the_clinician_copy_as_text():
    words = ("gabapentin:medscape", "--start", "2026-12-01", "--days", "28")
    printed = posology("print", *words, "--format", "text", "--copy", "clinician")
    assert printed.stdout == posology("show", *words).stdout
    assert printed.stdout.startswith("Clinician copy: gabapentin plan")
