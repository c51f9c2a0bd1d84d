"""The print command: its forms and copies, what is counted, and what is told beside the page."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from print_runs import FILE, GABAPENTIN, START, TEXT, names, refusal, run, said

from posology.cli import cli


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "examplol.toml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


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


def test_a_calendar_file_has_a_reminder_for_each_dose_at_its_moment(tmp_path: Path):
    # 1 + 2 + 26 x 3 = 81; 08:00 in New York in December is 13:00 in UTC
    path = tmp_path / "plan.ics"
    words = ("--tz", "America/New_York", "--plan-id", "3f0c8a", "--issued", "2026-11-28T10:00Z")
    assert run(*GABAPENTIN, *words, "-o", str(path)).exit_code == 0
    lines = path.read_bytes().decode().split("\r\n")
    assert lines.count("DURATION:PT15M") == 81
    assert next(line for line in lines if line.startswith("DTSTART")) == "DTSTART:20261201T130000Z"
    assert "gabapentin" in path.read_text(encoding="utf-8").lower()
    discreet = said(run(*GABAPENTIN, *words, "--format", "ics", "--discreet"))
    assert "gabapentin" not in discreet.lower()


def test_a_calendar_file_has_counts_visits_and_series_where_they_are_asked_for():
    words = (*GABAPENTIN, "--tz", "Europe/Berlin", "--plan-id", "3f0c8a", "--format", "ics")
    plain = said(run(*words)).replace("\r\n ", "")
    more = said(run(*words, "--count", "--visit", "2026-12-15 Blood test", "--series")).replace("\r\n ", "")
    for part in ("1 capsule of 300 mg", "Blood test", "RRULE"):
        assert (part in plain, part in more) == (False, True)
    floating = said(run(*GABAPENTIN, "--floating", "--plan-id", "3f0c8a", "--format", "ics"))
    assert "DTSTART:20261201T080000\n" in floating.replace("\r", "")


def test_a_calendar_file_that_is_issued_again_cancels_what_is_gone(tmp_path: Path):
    path, words = tmp_path / "plan.ics", ("--tz", "Europe/Berlin", "--plan-id", "3f0c8a", "--format", "ics")
    assert run(*GABAPENTIN, *words, "--issued", "2026-11-28T10:00Z", "-o", str(path)).exit_code == 0
    shorter = ("gabapentin:medscape", *START, "--days", "27", *words, "--issued", "2026-11-29T10:00Z")
    again = said(run(*shorter, "--revision", "1", "--replaces", str(path)))
    assert again.count("SUMMARY:Gabapentin") == 78
    assert again.count("STATUS:CANCELLED") >= 3


def test_a_calendar_file_needs_a_zone_an_id_and_a_moment():
    ics = (*GABAPENTIN, "--format", "ics")
    assert "give --tz" in refusal(run(*ics, "--plan-id", "3f0c8a"))
    assert "give --plan-id" in refusal(run(*ics, "--floating"))
    day = ("--floating", "--plan-id", "3f0c8a", "--issued", "2026-11-28")
    assert "is issued at a moment" in refusal(run(*ics, *day))


def test_the_doses_over_time_are_drawn_as_svg_and_as_png():
    drawn = said(run(*GABAPENTIN, "--format", "svg"))
    assert "<svg" in drawn
    assert "900 mg" in drawn
    kidneys = ("--age", "40", "--crcl", "40 mL/min", "--crcl-on", "2026-11-20", "--confirmed", "A. Sample")
    for_one = said(run(*GABAPENTIN, "--format", "svg", *kidneys))
    assert ("1,400 mg" in drawn, "1,400 mg" in for_one) == (False, True)
    assert run(*GABAPENTIN, "--format", "png").stdout_bytes.startswith(b"\x89PNG")


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
    assert "In all, for 28 days: 81 capsules of 300 mg" in page


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
