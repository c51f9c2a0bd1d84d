"""A patient on the command line: doses worked out for one, and what is said where a measure is not told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from posology.cli import cli
from posology.errors import PosologyError

FILE = """
drug = "examplol"
[sources.label]
title = "Example label"
[bounds.most]
kind = "per-dose"
most = "15 mg/kg"
source = "label"
[regimens.by-weight]
route = "oral"
source = "label"
bounds = ["most"]
patients = { weight = ["3 kg", "120 kg"] }
[[regimens.by-weight.steps]]
days = 2
dose = { base = "15 mg/kg", most = "1 g", rounding = { step = "60 mg" } }
times_a_day = 1
[regimens.by-clearance]
route = "oral"
source = "label"
bounds = ["most"]
[[regimens.by-clearance.steps]]
days = 2
times_a_day = 1
[regimens.by-clearance.steps.dose]
over = "crcl"
within_days = 90
rows = [{ below = "30 mL/min", dose = "5 mg/kg" }, { least = "30 mL/min", dose = "10 mg/kg" }]
[regimens.by-age]
route = "oral"
source = "label"
bounds = ["most"]
[[regimens.by-age.steps]]
days = 4
dose = { over = "age", rows = [{ below = "12 years", dose = "5 mg" }, { least = "12 years", dose = "10 mg" }] }
times_a_day = 1
"""
START = ("--start", "2026-12-01")
CLEARANCE = ("--crcl", "22 mL/min", "--crcl-on", "2026-11-01")


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "examplol.toml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


def amounts(done: Result) -> list[str]:
    assert done.exit_code == 0, done.output
    return [line.split(",")[6] for line in done.stdout.splitlines()[1:]]


def refusal(done: Result) -> str:
    assert isinstance(done.exception, PosologyError), done.output
    return str(done.exception)


def statuses(done: Result) -> dict[str, str]:
    return {each["name"]: each["verdicts"][0]["status"] for each in json.loads(done.stdout)["reports"]}


def test_a_dose_per_kg_is_shown_for_the_weight_that_is_told(own: str):
    # 15 x 58 = 870, and 840 = 14 x 60 is the multiple at or below
    done = run("show", f"{own}:by-weight", *START, "--weight", "58 kg", "--format", "csv")
    assert amounts(done) == ["840", "840"]


def test_a_table_is_read_at_the_clearance_that_is_told(own: str):
    done = run("show", f"{own}:by-clearance", *START, "--weight", "60 kg", *CLEARANCE, "--format", "csv")
    assert amounts(done) == ["300", "300"]


def test_the_dose_changes_on_the_birthday(own: str):
    born = ("--born", "2014-12-03")
    assert amounts(run("show", f"{own}:by-age", *START, *born, "--format", "csv")) == ["5", "5", "10", "10"]


def test_day_1_and_not_the_first_day_shown_decides_whether_a_clearance_is_recent(own: str):
    # measured on 1 November, 90 days before 30 January: on 1 February only a day 1 of before is near enough
    words = ("show", f"{own}:by-clearance", "--start", "2027-01-31", "--weight", "60 kg", *CLEARANCE, "--format", "csv")
    assert amounts(run(*words, "--first-day", "2")) == ["300"]
    assert "measured at most 90 days before 2027-01-31" in refusal(run(*words))


@pytest.mark.parametrize("command", ["show", "print", "check"])
def test_a_measure_that_is_not_told_is_named_with_its_options(own: str, command: str):
    assert refusal(run(command, f"{own}:by-weight", *START)) == (
        "patient: the doses depend on the body weight, not given; give --weight '70.3 kg'"
    )
    assert refusal(run(command, f"{own}:by-clearance", *START, "--crcl", "22 mL/min")) == (
        "patient: the doses depend on the body weight and creatinine clearance, not given; "
        "give --weight '70.3 kg' --crcl '55 mL/min' --crcl-on 2026-11-20"
    )
    assert "give --born 1965-06-30" in refusal(run(command, f"{own}:by-age", *START, "--weight", "58 kg"))


def test_a_bare_number_is_no_weight(own: str):
    assert "write it as '58 kg'" in refusal(run("show", f"{own}:by-weight", *START, "--weight", "58"))


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_clinician_copy_says_for_whom_and_how_its_doses_were_worked_out(own: str, form: str):
    done = run("print", f"{own}:by-weight", *START, "--weight", "58 kg", "--format", form, "--copy", "clinician")
    said = " ".join(done.stdout.split()).replace("\N{NO-BREAK SPACE}", " ")
    assert done.exit_code == 0
    assert "Doses worked out as of Tue 1 Dec 2026, for body weight 58 kg." in said
    assert "15 mg per kg × 58 kg = 870 mg → 840 mg (down to a multiple of 60 mg)" in said


def test_a_sheet_is_held_against_the_limits_of_its_patient(own: str):
    done = run("show", f"{own}:by-weight", *START, "--weight", "58 kg")
    assert "The days on this sheet keep the only limit that its sources state." in done.stdout


def test_a_patient_whom_the_regimen_is_not_for_gets_no_calendar_and_no_proof(own: str):
    assert refusal(run("show", f"{own}:by-weight", *START, "--weight", "121 kg")) == (
        "patient: none of those it is for: it is for body weight from 3 kg to 120 kg, and on 2026-12-01 this one has "
        "body weight 121 kg; name a regimen for this patient, or say with --confirmed who confirmed the measures"
    )
    for more in ((), START):
        done = run("check", f"{own}:by-weight", *more, "--weight", "121 kg", "--json")
        assert (done.exit_code, set(statuses(done).values())) == (1, {"UNKNOWN"})


def test_hazard_8_a_measure_that_is_not_declared_can_be_confirmed_and_that_stays_in_the_output(own: str):
    words = (f"{own}:by-weight", *START, "--weight", "121 kg", "--confirmed", "read twice, A. Jansen")
    assert run("show", *words).exit_code == 0
    done = run("check", *words)
    assert (done.exit_code, "confirmed: read twice, A. Jansen" in " ".join(done.stdout.split())) == (0, True)


def test_what_is_not_known_of_a_patient_is_said_beside_the_calendar(own: str):
    Path(own).write_text(FILE.replace('["3 kg", "120 kg"]', '["3 kg", "120 kg"], age = "from 18 years"'), "utf-8")
    done = run("show", f"{own}:by-weight", *START, "--weight", "58 kg")
    assert (done.exit_code, "Not known: the patient's age, for the regimen is for" in done.stderr) == (0, True)


def test_check_without_a_patient_decides_for_those_declared_and_else_is_unknown(own: str):
    done = run("check", own, "--json")
    assert done.exit_code == 1
    assert list(statuses(done).values()) == ["PROVED", "UNKNOWN", "UNKNOWN"]
    assert "needs: the patient's body weight" in run("check", f"{own}:by-clearance").stdout


def test_check_with_a_patient_decides_for_that_patient(own: str):
    done = run("check", f"{own}:by-weight", "--weight", "3 kg")  # 45 mg, rounded down to 0: no dose can be given
    assert (done.exit_code, "UNKNOWN" in done.stdout, "no dose that can be given" in " ".join(done.stdout.split())) == (
        1,
        True,
        True,
    )
    done = run("check", f"{own}:by-weight", *START, "--weight", "58 kg")
    assert (done.exit_code, "840 mg 870 mg 30 mg" in " ".join(done.stdout.split())) == (0, True)


def test_check_of_a_log_holds_it_against_the_limits_of_the_patient(own: str, tmp_path: Path):
    log = tmp_path / "given.csv"
    calendar = run("show", f"{own}:by-weight", *START, "--weight", "58 kg", "--format", "csv").stdout
    log.write_text(calendar, encoding="utf-8")
    words = ("check", str(log), "--against", f"{own}:by-weight")
    assert run(*words, "--weight", "58 kg").exit_code == 0
    assert run(*words, "--weight", "50 kg").exit_code == 1  # 840 mg over 15 x 50 = 750 mg
    assert "it is for body weight from 3 kg to 120 kg, and" in " ".join(
        run(*words, "--weight", "121 kg").stdout.split()
    )


def test_prove_decides_a_rule_of_a_file_for_every_patient_declared(own: str):
    done = run("prove", f"{own}:by-weight")
    assert done.exit_code == 0
    assert "PROVED from 4 kg, NOT APPLICABLE below" in done.stdout.replace("NOT_", "NOT ")
    nearest = FILE.replace('step = "60 mg"', 'step = "60 mg", mode = "nearest"')
    Path(own).write_text(nearest, encoding="utf-8")
    assert (run("prove", f"{own}:by-weight").exit_code, "VIOLATED" in run("prove", f"{own}:by-weight").stdout) == (
        1,
        True,
    )
