"""The commands that judge: check of regimens and logs, and prove."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from posology.cli import cli
from posology.errors import PosologyError

LOADING = """
drug = "examplol"
[sources.label]
title = "Example label"
[bounds.per-day]
kind = "per-day"
most = "10 mg/day"
source = "label"
[bounds.in-all]
kind = "lifetime"
most = "100 mg"
source = "label"
[regimens.label]
route = "oral"
source = "label"
bounds = ["per-day", "in-all"]
[[regimens.label.steps]]
days = 7
dose = "5 mg"
times_a_day = 2
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words)


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "examplol.toml"
    path.write_text(LOADING, encoding="utf-8")
    return str(path)


@pytest.fixture
def log(tmp_path: Path) -> str:
    """The 28 days of gabapentin, but that day 3 has no noon dose and day 4 a double one."""
    path = tmp_path / "given.csv"
    lines = run(
        "show", "gabapentin:medscape", "--start", "2026-12-01", "--days", "28", "--format", "csv"
    ).stdout.splitlines()
    noon = [n for n, line in enumerate(lines) if ",noon," in line]
    lines[noon[1]] = lines[noon[1]].replace(",300,", ",600,")
    del lines[noon[0]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_prove_says_path_patients_and_assumptions_in_a_table():
    done = run("prove", "amitriptyline:uk-smpc")
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, "amitriptyline:uk-smpc: PROVED")
    assert done.stdout.splitlines()[1].split() == ["status", "bound", "value", "limit", "margin"]
    assert "  PROVED  uk-single-dose  75 mg      75 mg      0 mg\n" in done.stdout
    assert "by the path: 25 mg from day 1, 50 mg from day 4, 75 mg from day 7" in done.stdout
    assert "for age from 18 years" in done.stdout
    assert "assumes: no clock changes" in done.stdout


def test_prove_over_years_names_the_release_of_the_tz_database_and_the_cause():
    done = run("prove", "methylprednisolone:kilfoyle", "--years", "2026")
    assert done.exit_code == 0
    said = " ".join(done.stdout.split())
    assert "every start from 2026-01-01 up to 2027-01-01 in every zone of the tz database" in said
    assert "on elapsed time: VIOLATED, 1500 mg" in done.stdout
    for bad in ("soon", "2026-", "-2026", "2026.5"):
        assert run("prove", "methylprednisolone:kilfoyle", "--years", bad).exit_code == 2


def test_prove_needs_the_earlier_exposure_for_a_lifetime_bound(own: str):
    statuses = {}
    for words in ((), ("--earlier", "30 mg"), ("--earlier", "31 mg")):
        done = run("prove", own, *words, "--json")
        report = json.loads(done.stdout)["reports"][0]
        statuses[words] = (done.exit_code, [each["status"] for each in report["verdicts"]])
    assert statuses == {
        (): (1, ["PROVED", "UNKNOWN"]),
        ("--earlier", "30 mg"): (0, ["PROVED", "PROVED"]),
        ("--earlier", "31 mg"): (1, ["PROVED", "VIOLATED"]),
    }


def test_json_has_the_value_limit_witness_and_rule_of_each_verdict(own: str):
    verdict = json.loads(run("check", own, "--start", "2026-12-01", "--json").stdout)["reports"][0]["verdicts"][0]
    assert (verdict["value"], verdict["limit"], verdict["margin"]) == ("10 mg/day", "10 mg/day", "0 mg")
    assert verdict["witness"]["moment"] == "2026-12-01T00:00:00"
    assert verdict["source"] == {"title": "Example label"}
    assert verdict["rule"].startswith("posology 0.1.0, ")


def test_check_of_a_log_judges_what_was_given(log: str):
    done = run("check", log, "--against", "gabapentin:medscape", "--earlier", "none", "--json")
    report = json.loads(done.stdout)["reports"][0]
    assert (done.exit_code, report["ok"]) == (0, True)
    assert [each["value"] for each in report["verdicts"]] == ["1200 mg/day", "1200 mg", "600 mg"]
    said = "the patient is one the regimen is for: creatinine clearance from 60 mL/min, age from 18 years"
    assert all(said in each["assumes"] for each in report["verdicts"])


def test_check_of_a_log_compares_it_with_the_schedule(log: str):
    words = ("--against", "gabapentin:medscape", "--start", "2026-12-01", "--early", "1 hour", "--late", "2 hours")
    done = run("check", log, *words, "--until", "2026-12-29")
    assert "2026-12-03 12:00  300 mg  missed" in done.stdout
    assert "1 missed" in done.stdout
    assert "1 doubled" in done.stdout
    as_data = json.loads(run("check", log, *words, "--until", "2026-12-29", "--json").stdout)["comparison"]
    assert len(as_data) == 81
    assert [each["state"] for each in as_data].count("missed") == 1
    assert [each["is_doubled"] for each in as_data].count(True) == 1


def test_a_comparison_has_no_tolerance_of_its_own(log: str):
    for words in (("--start", "2026-12-01"), ("--early", "1 hour", "--late", "2 hours")):
        done = run("check", log, "--against", "gabapentin:medscape", *words)
        assert (done.exit_code, "needs all of --start, --early, --late and --until" in done.output) == (2, True)
    assert run("check", "gabapentin:medscape", "--early", "1 hour").exit_code == 2


def test_a_log_with_faults_is_refused_with_its_rows(tmp_path: Path):
    path = tmp_path / "given.csv"
    path.write_text("date,time,drug,route,amount,unit\n2026-12-01,08:00,gabapentin,oral,.5,mg\n", encoding="utf-8")
    done = run("check", str(path), "--against", "gabapentin:medscape")
    assert isinstance(done.exception, PosologyError)
    assert "row 2" in str(done.exception)
