"""The measures of a patient on the command line: worked out, shown with their formulas, used by doses and limits."""

import json

import pytest
from click.testing import CliRunner

from posology.cli import cli
from posology.errors import PosologyError

FILE = """
drug = "examplol"
[sources.label]
title = "Example label"
[bounds.renal]
kind = "per-day"
most = "600 mg/day"
source = "label"
scope = { crcl = ["30 mL/min", "under 60 mL/min"] }
[regimens.plain]
route = "oral"
source = "label"
bounds = ["renal"]
steps = [{ days = 2, dose = "300 mg", times_a_day = 2 }]
[regimens.by-clearance]
route = "oral"
source = "label"
bounds = ["renal"]
[[regimens.by-clearance.steps]]
days = 2
times_a_day = 1
[regimens.by-clearance.steps.dose]
over = "crcl"
within_days = 90
rows = [{ below = "60 mL/min", dose = "250 mg/m2" }, { least = "60 mL/min", dose = "10 mg/kg" }]
"""
START = ("--start", "2026-12-01")
TOLD = ("--weight", "70.3 kg", "--age", "61", "--creatinine", "1.1 mg/dL", "--creatinine-on", "2026-11-20")
BODY = ("--sex", "female", "--height", "175 cm")
ARITHMETIC = "(140 − 61) × 70.3 kg × 0.85 ÷ (72 × 1.1 mg/dL) = about 59.6"


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "examplol.toml"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def run(*words):
    return CliRunner().invoke(cli, words)


def plain(done):
    assert done.exit_code == 0, done.output
    return " ".join(done.stdout.split()).replace("\N{NO-BREAK SPACE}", " ")


def test_a_dose_is_worked_out_from_a_creatinine_and_a_height(own):
    # 59.6 mL/min is under 60: 250 mg/m2, and the root of 175 x 70.3 / 3600 is 1.85 m2: 462.5 mg
    done = run("show", f"{own}:by-clearance", *START, *TOLD, *BODY, "--format", "csv")
    assert [line.split(",")[6] for line in done.stdout.splitlines()[1:]] == ["462.5", "462.5"]
    # by the formula of Du Bois it is 1.85 m2 as well; an ideal weight of 50 + 2.3 x 10.079 = 73.18 kg is not used
    assert "462.5" in plain(run("show", f"{own}:by-clearance", *START, *TOLD, *BODY, "--surface-by", "Du Bois"))
    refused = run(
        "show", f"{own}:by-clearance", *START, *TOLD, "--height", "178 cm", "--sex", "male", "--weight-for", "ideal"
    )
    assert "the actual 70.3 kg is not over the ideal about 73.18 kg" in str(refused.exception)


CLINICIAN = ("--copy", "clinician")


@pytest.mark.parametrize("name", ["plain", "by-clearance"])
@pytest.mark.parametrize("command", [("show",), ("print", *CLINICIAN), ("print", *CLINICIAN, "--format", "text")])
def test_the_arithmetic_stands_among_the_notes_where_a_dose_or_a_limit_used_it(own, name, command):
    page = plain(run(command[0], f"{own}:{name}", *START, *TOLD, *BODY, *command[1:]))
    assert f"Of the patient: creatinine clearance from Fri 20 Nov 2026: {ARITHMETIC} mL per min" in page
    assert ("Of the patient: body surface" in page) == (name == "by-clearance")


def test_hazard_8_what_somebody_had_to_confirm_stands_among_the_notes_of_the_page(own):
    words = (*START, *TOLD[2:], "--weight", "155 kg", *BODY)
    assert "body mass index" in str(run("show", f"{own}:plain", *words).exception)
    page = plain(run("show", f"{own}:plain", *words, "--confirmed", "weighed twice, A. Jansen"))
    assert "makes a body mass index of about 50.6 kg/m2; confirmed: weighed twice, A. Jansen" in page


def test_check_says_how_a_clearance_was_worked_out_and_what_is_missing_for_it(own):
    assert f"assumes: creatinine clearance from 2026-11-20: {ARITHMETIC} mL/min" in plain(
        run("check", f"{own}:plain", *START, *TOLD, *BODY)
    )
    done = run("check", f"{own}:plain", *START, *TOLD)
    assert done.exit_code == 1
    assert "the patient's sex to work out the creatinine clearance" in " ".join(done.stdout.split())


def test_what_is_missing_to_work_out_a_dose_is_named_with_its_options(own):
    done = run("show", f"{own}:by-clearance", *START, *TOLD)
    assert isinstance(done.exception, PosologyError)
    assert "the doses depend on the body surface and sex to work out the creatinine clearance" in str(done.exception)
    assert "give what is missing with --sex, --age or --born" in str(done.exception)


# --- posology patient ---


def test_patient_shows_each_measure_with_its_formula_arithmetic_range_and_source():
    page = plain(run("patient", *TOLD, *BODY))
    for part in (
        "creatinine 1.1 mg/dL measured on 2026-11-20",
        "body surface: 1.85 m2",
        "ideal body weight: about 65.96 kg",  # 175 / 2.54 = 68.898, 45.5 + 2.3 x 8.898
        f"arithmetic: {ARITHMETIC} mL/min (Cockcroft and Gault 1976, actual weight)",
        "formula: Cockcroft and Gault 1976: (140 − age in years) × weight in kg",
        "stated for: 18 to 92 years",
        "source: Cockcroft DW, Gault MH. Prediction of creatinine clearance from serum creatinine, Nephron 1976;16:31",
        "estimated filtration rate from 2026-11-20: 57 mL/min/1.73 m2",
    ):
        assert part in page
    assert "Not known" not in page


def test_patient_says_what_is_not_known_and_what_is_missing_for_it():
    page = plain(run("patient", "--weight", "70.3 kg", "--height", "150 cm", "--sex", "male"))
    assert "body surface: 1.71 m2" in page  # the root of 150 x 70.3 / 3600 = 2.929
    assert (
        "ideal body weight: not known, needs the ideal body weight at body height 150 cm, which Devine states" in page
    )
    assert "creatinine clearance: not known, needs the creatinine and age to work out the creatinine clearance" in page


def test_patient_writes_the_same_as_json_with_exact_numbers():
    found = json.loads(run("patient", *TOLD, *BODY, "--json").stdout)
    clearance = next(each for each in found["derived"] if each["name"] == "creatinine clearance")
    # 79 x 70.3 x 0.85 / 79.2 = 4720.645 / 79.2
    assert (clearance["value"], clearance["unit"]) == ("944129/15840", "mL/min")
    assert (clearance["since"], clearance["shown"]) == ("2026-11-20", "about 59.6 mL/min")
    assert clearance["source"]["section"] == "Nephron 1976;16:31"
    nothing = json.loads(run("patient", "--height", "175 cm", "--json").stdout)["derived"][0]
    assert (nothing["value"], nothing["missing"]) == (None, "body weight to work out the body surface")


def test_hazard_8_patient_refuses_what_does_not_go_together_and_shows_who_confirmed_it():
    words = ("patient", "--weight", "155 kg", "--height", "175 cm")
    assert "body mass index of about 50.6 kg/m2" in str(run(*words).exception)
    page = plain(run(*words, "--confirmed", "weighed twice, A. Jansen"))
    assert (
        "mind: body weight 155 kg at body height 175 cm makes a body mass index of about 50.6 kg/m2; confirmed:" in page
    )
    assert "confirmed: weighed twice, A. Jansen" in page


def test_patient_of_whom_nothing_is_told_is_refused():
    assert "nothing is told" in str(run("patient").exception)
