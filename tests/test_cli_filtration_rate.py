"""A filtration rate on the command line and in files: given, worked out or not known, and printed without a slash."""

import json
import tomllib

import pytest
from click.testing import CliRunner

from posology.cli import cli
from posology.errors import FileError, PosologyError
from posology.formulary import dump, loads

FILE = """
drug = "examplol"
[sources.label]
title = "Example label"
[bounds.renal]
kind = "per-day"
over = "egfr"
source = "label"
rows = [
  { egfr = "under 30 mL/min/1.73 m2", most = "200 mg/day" },
  { egfr = ["30 mL/min/1.73 m2", "under 60 mL/min/1.73 m2"], most = "400 mg/day" },
  { egfr = "from 60 mL/min/1.73 m2", most = "600 mg/day" },
]
scope = { within_days = 90 }
[regimens.by-rate]
route = "oral"
source = "label"
bounds = ["renal"]
patients = { egfr = "from 15 mL/min/1.73 m2" }
[[regimens.by-rate.steps]]
days = 2
times_a_day = 1
[regimens.by-rate.steps.dose]
over = "egfr"
within_days = 90
rows = [
  { least = "15 mL/min/1.73 m2", below = "30 mL/min/1.73 m2", dose = "200 mg" },
  { least = "30 mL/min/1.73 m2", below = "60 mL/min/1.73 m2", dose = "400 mg" },
  { least = "60 mL/min/1.73 m2", dose = "600 mg" },
]
"""
START = ("--start", "2026-12-01")
GIVEN = ("--egfr", "29 mL/min/1.73 m2", "--egfr-on", "2026-11-20")
# 142 x (1.1 / 0.7)^-1.2 = 82.55, x 0.9938^61 = 0.6843, x 1.012: 57.2
TOLD = ("--age", "61", "--sex", "female", "--creatinine", "1.1 mg/dL", "--creatinine-on", "2026-11-20")


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "examplol.toml"
    path.write_text(FILE, encoding="utf-8")
    return f"{path}:by-rate"


def run(*words):
    return CliRunner().invoke(cli, words)


def plain(done):
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split()).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("told", "dose"), [(GIVEN, "200"), (TOLD, "400")])
def test_a_dose_goes_by_the_rate_that_is_given_or_worked_out(own, told, dose):
    done = run("show", own, *START, *told, "--format", "csv")
    assert [line.split(",")[6] for line in done.stdout.splitlines()[1:]] == [dose, dose]
    assert run("check", own, *START, *told).exit_code == 0


def test_a_page_says_how_it_was_worked_out_and_writes_no_slash_before_a_number(own):
    page = plain(run("print", own, *START, *TOLD, "--format", "text", "--copy", "clinician"))
    assert "Of the patient: estimated filtration rate from Fri 20 Nov 2026: 142 × (1.1 mg/dL ÷ 0.7)^−1.2" in page
    assert "= 57 mL per min per 1.73 m2 (CKD-EPI 2021, to the nearest whole number, half up)" in page
    assert "/1.73" not in page
    given = plain(run("print", own, *START, *GIVEN, "--format", "text", "--copy", "clinician"))
    assert "for estimated filtration rate 29 mL per min per 1.73 m2 measured on Fri 20 Nov 2026" in given


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        (("--age", "61"), "the doses depend on the estimated filtration rate, not given"),
        (("--crcl", "50 mL/min", "--crcl-on", "2026-11-20"), "give --egfr '55 mL/min/1.73 m2' --egfr-on 2026-11-20"),
        (GIVEN[:2], "estimated filtration rate, not given"),
        (TOLD[2:], "the doses depend on the age to work out the estimated filtration rate"),
        (
            (*TOLD, "--dialysis", "haemodialysis"),
            "estimated filtration rate, which on haemodialysis no creatinine tells",
        ),
        (("--egfr", "29 mL/min/1.73 m2", "--egfr-on", "2026-08-20"), "measured at most 90 days before 2026-12-01"),
        ((*GIVEN, *TOLD), "creatinine: egfr is given as well"),
        (("--egfr", "29 mL/min", "--egfr-on", "2026-11-20"), "write it as '60 mL/min/1.73 m2'"),
    ],
)
def test_hazard_17_what_is_missing_is_named_and_no_dose_is_given(own, told, missing):
    done = run("show", own, *START, *told)
    assert isinstance(done.exception, PosologyError)
    assert missing in str(done.exception)


def test_patient_shows_what_is_given_and_what_is_worked_out():
    page = plain(run("patient", *GIVEN, "--age", "61"))
    assert "estimated filtration rate 29 mL/min/1.73 m2 measured on 2026-11-20 age 61 years" in page
    worked = json.loads(run("patient", *TOLD, "--json").stdout)["derived"][-1]
    assert (worked["value"], worked["unit"]) == ("57", "mL/min/1.73 m2")


# --- Files ---


def test_a_file_by_the_rate_proves_and_is_written_back_as_it_was():
    protocol = loads(FILE)
    assert loads(dump(protocol)) == protocol
    written, read = tomllib.loads(dump(protocol)), tomllib.loads(FILE)
    assert written["bounds"]["renal"]["rows"] == read["bounds"]["renal"]["rows"]
    for part in (written, read):
        part["step"] = part["regimens"]["by-rate"]["steps"][0]
    assert written["step"]["dose"] == read["step"]["dose"]
    assert written["regimens"]["by-rate"]["patients"] == read["regimens"]["by-rate"]["patients"]


def test_posology_prove_decides_every_row(own):
    assert run("prove", own).exit_code == 0, run("prove", own).output


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('least = "15 mL/min/1.73 m2"', 'least = "15 mL/min"'),
        ('"from 15 mL/min/1.73 m2"', '"from 15 mL/min"'),
        ('"from 60 mL/min/1.73 m2"', '"from 60 mL/min per 1.73 m2"'),
        ('least = "30 mL/min/1.73 m2"', 'least = "31 mL/min/1.73 m2"'),
        ('patients = { egfr = "from 15 mL/min/1.73 m2" }', 'patients = { crcl = "from 15 mL/min/1.73 m2" }'),
    ],
)
def test_a_file_that_means_a_clearance_or_leaves_a_gap_is_refused(old, new):
    assert old in FILE
    with pytest.raises(FileError):
        loads(FILE.replace(old, new))
