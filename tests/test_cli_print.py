"""The print command: its forms and copies, what is counted, what is told, where files go and what is refused."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from posology.cli import cli
from posology.cli.print import stem_of
from posology.errors import PosologyError
from posology.formulary import load
from posology.schedule import Schedule
from posology.sheet import Sheet

FILE = """
drug = "examplol"
[sources.label]
title = "Example label"
[bounds.most]
kind = "per-day"
most = "10 mg/day"
source = "label"
[bounds.lifetime]
kind = "lifetime"
most = "1 g"
source = "label"
[regimens.within]
route = "oral"
source = "label"
bounds = ["most"]
[[regimens.within.steps]]
days = 7
dose = "5 mg"
times_a_day = 2
[regimens.over]
route = "oral"
source = "label"
bounds = ["most"]
[[regimens.over.steps]]
days = 7
dose = "15 mg"
times_a_day = 1
[regimens.long]
route = "oral"
source = "label"
bounds = ["lifetime"]
[[regimens.long.steps]]
days = 7
dose = "5 mg"
times_a_day = 1
[regimens.unlimited]
route = "oral"
source = "label"
[[regimens.unlimited.steps]]
days = 7
dose = "5 mg"
times_a_day = 1
[regimens.rescue]
route = "oral"
source = "label"
bounds = ["most"]
[[regimens.rescue.steps]]
dose = "5 mg"
as_needed = { at_least = "6 hours", most = 2, per = "day" }
[regimens.both]
route = "oral"
source = "label"
bounds = ["most"]
[[regimens.both.steps]]
days = 10
components = [
  { dose = "2 mg", at = "morning" },
  { dose = "1 mg", as_needed = { at_least = "4 hours", most = 3, per = "day" } },
]
"""
START = ("--start", "2026-12-01")
GABAPENTIN = ("gabapentin:medscape", *START, "--days", "28")
TEXT = ("--format", "text")


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "examplol.toml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ("print", *words))


def said(done: Result) -> str:
    assert done.exit_code == 0, (done.output, done.exception)
    return done.stdout.replace("\N{NO-BREAK SPACE}", " ")


def refusal(done: Result) -> str:
    assert done.exit_code != 0
    assert done.stdout == ""
    return str(done.exception) if isinstance(done.exception, PosologyError) else done.stderr


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


# --- Forms and copies ---


def test_each_form_of_the_patient_copy_is_of_its_kind(tmp_path: Path):
    begins = {"html": b"<!DOCTYPE html>", "pdf": b"%PDF-", "text": b"Your gabapentin plan", "markdown": b"# Your gaba"}
    for form, begin in begins.items():
        path = tmp_path / f"plan-{form}"
        assert run(*GABAPENTIN, "--format", form, "-o", str(path)).exit_code == 0
        assert path.read_bytes().startswith(begin)


def test_csv_and_json_hold_the_doses_that_show_gives(tmp_path: Path):
    for form in ("csv", "json"):
        shown = CliRunner().invoke(cli, ("show", *GABAPENTIN, "--format", form))
        assert said(run(*GABAPENTIN, "--format", form)) == said(shown)


def test_the_form_is_taken_from_how_the_name_of_the_file_ends(tmp_path: Path):
    for ending, begin in (("pdf", b"%PDF-"), ("md", b"# "), ("txt", b"Your "), ("csv", b"day,"), ("html", b"<!DOC")):
        path = tmp_path / f"plan.{ending}"
        assert run(*GABAPENTIN, "-o", str(path)).exit_code == 0
        assert path.read_bytes().startswith(begin)


def test_a_file_whose_name_says_another_form_is_refused(tmp_path: Path):
    done = run(*GABAPENTIN, "--format", "html", "-o", str(tmp_path / "plan.pdf"))
    assert "plan.pdf would hold html: call it .html, or give --format pdf" in refusal(done)
    assert names(tmp_path) == []


def test_without_a_form_it_is_html_on_standard_output():
    assert said(run(*GABAPENTIN)).startswith("<!DOCTYPE html>")


def test_a_pdf_goes_to_a_pipe_as_its_bytes_and_never_to_a_terminal(monkeypatch: pytest.MonkeyPatch):
    assert run(*GABAPENTIN, "--format", "pdf").stdout_bytes.startswith(b"%PDF-")
    monkeypatch.setattr("posology.cli.print.is_terminal", lambda: True)
    assert "pdf is not text: give a file with -o" in refusal(run(*GABAPENTIN, "--format", "pdf"))
    assert said(run(*GABAPENTIN, *TEXT)).startswith("Your gabapentin plan")


def test_the_same_command_makes_the_same_pdf(tmp_path: Path):
    one, two = (run(*GABAPENTIN, "--format", "pdf").stdout_bytes for _ in range(2))
    assert one == two
    assert run(*GABAPENTIN, "--format", "pdf", "--issued", "2026-11-28T10:00+01:00").stdout_bytes != one


# --- What is counted ---


def test_without_a_product_doses_are_amounts():
    page = said(run(*GABAPENTIN, *TEXT))
    assert "capsule" not in page
    assert "Total for these days: 24,300 mg" in page


@pytest.mark.parametrize("asks", [("--count",), ("--fill", "14"), ("--strengths", "300 mg"), ("--closed", "none")])
def test_a_product_a_fill_or_count_asks_for_units_to_be_counted(asks: tuple[str, ...]):
    # 1 + 2 + 26 x 3 = 81
    page = said(run(*GABAPENTIN, *TEXT, *asks))
    assert "1 capsule (300 mg)" in page
    assert "For these 28 days: 81 capsules of 300 mg" in page


def test_fills_are_handed_out_as_they_are_asked_for():
    # 14 days: 1 + 2 + 12 x 3 = 39; the next 14: 42
    page = said(run(*GABAPENTIN, *TEXT, "--fill", "14", "--holidays", "2026-12-14"))
    assert "First: 39 capsules of 300 mg, enough through Mon 14 Dec 2026." in page
    assert "Ask for more by Fri 11 Dec 2026: 42 capsules of 300 mg" in page


def test_doses_that_cannot_be_made_up_are_refused_by_name(own: str):
    assert "examplol has none" in refusal(run(f"{own}:within", *START, "--count"))
    no = refusal(run(f"{own}:within", *START, "--product", "tablet 2 mg"))
    assert "5 mg cannot be made up of 2 mg/tablet" in no


def test_a_scored_product_of_the_users_is_halved(own: str):
    page = said(run(f"{own}:within", *START, *TEXT, "--product", "tablet 10 mg", "--scored"))
    assert "half a tablet (5 mg)" in page
    assert "--scored is said of products of your own" in refusal(run(f"{own}:within", *START, "--scored"))


# --- Doses taken as needed ---


def test_a_regimen_taken_as_needed_is_printed_with_its_limits(own: str):
    done = run(f"{own}:rescue", *START, *TEXT)
    page = said(done)
    assert "28 days are shown" in done.stderr
    assert "at least 6 hours from one dose to the next" in page
    assert "2 doses" in page


def test_doses_with_times_and_doses_as_needed_stand_on_one_sheet(own: str):
    page = said(run(f"{own}:both", *START, *TEXT))
    assert "Total for these days: 20 mg" in page
    assert "at least 4 hours from one dose to the next" in page


def test_data_holds_the_doses_that_have_a_time_and_says_what_it_leaves_out(own: str):
    done = run(f"{own}:both", *START, "--format", "csv")
    assert [row["amount"] for row in csv.DictReader(io.StringIO(said(done)))] == ["2"] * 10
    assert "Not in csv: doses taken as needed" in done.stderr
    assert "no dose of examplol has a time" in refusal(run(f"{own}:rescue", *START, "--format", "csv"))


def test_what_has_no_meaning_for_doses_as_needed_is_refused(own: str):
    assert "units are not counted" in refusal(run(f"{own}:rescue", *START, "--product", "tablet 5 mg"))
    assert "leave --first-day out" in refusal(run(f"{own}:rescue", *START, "--first-day", "3"))


# --- What is told ---


@pytest.mark.parametrize(
    ("regimen", "told"),
    [
        ("over", "NOT SHOWN to keep a limit: most: VIOLATED, 15 mg/day on day 1"),
        ("long", "NOT SHOWN to keep a limit: lifetime: UNKNOWN, needs"),
        ("unlimited", "NOT CHECKED: no limit is declared"),
    ],
)
def test_a_limit_that_is_not_shown_to_hold_is_told_and_stands_on_the_sheet(own: str, regimen: str, told: str):
    done = run(f"{own}:{regimen}", *START, *TEXT)
    assert told in done.stderr
    assert said(done).count("NOT SHOWN" if "SHOWN" in told else "NOT CHECKED") == 1


def test_nothing_is_told_where_every_limit_is_proved(own: str):
    assert run(f"{own}:within", *START, *TEXT).stderr == ""
    assert run(f"{own}:long", *START, *TEXT, "--earlier", "965 mg").stderr == ""
    assert "VIOLATED, 1.005 g on day 7" in run(f"{own}:long", *START, *TEXT, "--earlier", "970 mg").stderr


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
    folder.mkdir()
    both = ("--format", "text,csv", "--copy", "patient,clinician", "--patient", "Anna Example", "-o", str(folder))
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
    assert names(folder) == []


def test_files_are_written_all_or_none(own: str, tmp_path: Path):
    (tmp_path / "plan.csv").mkdir()
    done = run(f"{own}:within", *START, "--format", "text,csv", "-o", str(tmp_path / "plan"))
    assert isinstance(done.exception, IsADirectoryError)
    assert names(tmp_path) == ["examplol.toml", "plan.csv"]
    missing = run(f"{own}:within", *START, *TEXT, "-o", str(tmp_path / "no" / "plan.txt"))
    assert isinstance(missing.exception, FileNotFoundError)


# --- Languages and paper ---


def test_a_translation_that_nobody_reviewed_is_refused_unless_it_is_asked_for(own: str):
    assert "give --unreviewed-language" in refusal(run(f"{own}:within", *START, "--language", "es"))
    page = said(run(f"{own}:within", *START, "--language", "es", "--unreviewed-language"))
    assert '<html lang="es"' in page


def test_the_clinician_copy_stays_in_english(own: str):
    done = run(f"{own}:within", *START, *TEXT, "--language", "en-GB", "--copy", "clinician")
    assert said(done).startswith("Clinician copy: examplol plan")
    done = run(f"{own}:within", *START, *TEXT, "--language", "es", "--copy", "clinician")
    assert said(done).startswith("Clinician copy: examplol plan")
    assert "The clinician copy is in English." in done.stderr


def test_paper_print_and_calendar_change_the_page(own: str):
    plain = said(run(f"{own}:within", *START))
    for more in (("--paper", "letter"), ("--large-print",), ("--calendar", "grid")):
        assert said(run(f"{own}:within", *START, *more)) != plain
