"""The supply command: which products it takes, what it prints, and what its exit code says."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

FILE = """
drug = "examplol"

[sources.label]
title = "Example label"

[[products]]
form = "tablet"
strengths = ["5 mg/tablet", "2 mg/tablet"]
scored = true
packs = ["28 tablet"]
jurisdiction = "Here"
source = "label"

[[products]]
form = "oral solution"
strengths = ["5 mg/mL"]
jurisdiction = "Here"
source = "label"

[[products]]
form = "tablet"
strengths = ["7.5 mg/tablet"]
brand = "Example brand"
jurisdiction = "Here"
source = "label"

[[products]]
form = "tablet"
strengths = ["10 mg/tablet"]
jurisdiction = "There"
source = "label"

[regimens.here]
route = "oral"
source = "label"
jurisdiction = "Here"
[[regimens.here.steps]]
days = 14
dose = "7.5 mg"
times_a_day = 1

[regimens.injected]
route = "intravenous"
source = "label"
jurisdiction = "Here"
[[regimens.injected.steps]]
days = 2
dose = "10 mg"
times_a_day = 1

[regimens.endless]
route = "oral"
source = "label"
[[regimens.endless.steps]]
dose = "10 mg"
times_a_day = 2
"""


@pytest.fixture
def run(tmp_path):
    path = tmp_path / "examplol.toml"
    path.write_text(FILE, encoding="utf-8")

    def posology(regimen, *words):
        command = [sys.executable, "-m", "posology.cli", "supply", f"{path}:{regimen}", "--start", "2026-12-01", *words]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)

    return posology


def test_supply_prints_what_is_dispensed_of_the_products_sold_where_the_regimen_is_from(run):
    done = run("here", "--fill", "7", "--reuse", "28")
    assert (done.returncode, done.stdout) == (
        0,
        "examplol: 21 tablets of 5 mg for 14 days from 2026-12-01\n"
        "from tablet of 5 mg or 2 mg (Here; Example label)\n"
        "  7.5 mg: 1 and a half tablets of 5 mg\n"
        "fill 1, 2026-12-01 to 2026-12-07: 28 tablets of 5 mg (1 pack of 28 tablets of 5 mg)\n"
        "fill 2, 2026-12-08 to 2026-12-14: nothing\n"
        "what is left of a broken tablet or an opened vial is used within 28 days, then discarded: nothing left over\n"
        "lasts to the end of the course\n",
    )
    assert done.stderr == (
        "Not used: Example brand tablet of 7.5 mg; choose with --brand.\n"
        "Not used: oral solution of 5 mg/mL; choose with --form.\n"
    )


def test_a_brand_is_used_only_where_it_is_named(run):
    assert "14 tablets of 7.5 mg" in run("here", "--brand", "Example brand").stdout
    other = run("here", "--brand", "Another")
    assert (other.returncode, other.stdout) == (2, "")
    assert "none is of the brand 'Another'; name Example brand" in other.stderr


def test_supply_of_a_liquid_takes_a_mark(run):
    done = run("here", "--form", "oral solution", "--mark", "0.1 mL")
    assert "7.5 mg: 1.5 mL of 5 mg/mL" in done.stdout
    assert "21 mL of 5 mg/mL for 14 days" in done.stdout
    between = run("here", "--form", "oral solution", "--mark", "1 mL")
    assert (between.returncode, between.stdout) == (2, "")
    assert "between two marks of 1 mL" in between.stderr
    down = run("here", "--form", "oral solution", "--mark", "1 mL", "--rounding", "down")
    assert "7.5 mg: 1 mL of 5 mg/mL (5 mg for 7.5 mg)" in down.stdout


def test_supply_of_other_products_than_those_of_the_protocol(run):
    done = run("here", "--product", "tablet 15 mg", "--scored")
    assert "14 tablets of 15 mg" in done.stdout
    unscored = run("here", "--product", "tablet 15 mg")
    assert unscored.returncode == 2
    assert (
        "day 1 morning: dose: 7.5 mg cannot be made up of 15 mg/tablet; the nearest that can is 15 mg"
        in unscored.stderr
    )
    two = run("here", "--product", "tablet 5 mg", "--product", "capsule 2.5 mg")
    assert "7.5 mg: 1 tablet of 5 mg + 1 capsule of 2.5 mg" in two.stdout


def test_a_quantity_that_lasts_ends_with_0_and_one_that_does_not_with_1(run):
    enough = run("here", "--prescribed", "28 x 5 mg")
    assert (enough.returncode, enough.stdout) == (0, "needs 28 tablets of 5 mg, 28 prescribed: lasts for all 14 days\n")
    short = run("here", "--prescribed", "10 x 5 mg", "--reuse", "28")
    assert (short.returncode, short.stdout) == (
        1,
        "needs 21 tablets of 5 mg, 10 prescribed: lasts through day 6 (2026-12-06), 11 short\n",
    )
    volume = run("here", "--form", "oral solution", "--mark", "0.1 mL", "--prescribed", "100 mL x 5 mg/mL")
    assert volume.stdout == "needs 21 mL of 5 mg/mL, 100 mL prescribed: lasts for all 14 days\n"


def test_supply_as_json_has_exact_amounts_and_dates(run):
    found = json.loads(run("here", "--fill", "7", "--reuse", "28", "--json").stdout)
    assert found["needed"] == [{"strength": "5 mg/tablet", "amount": "21", "unit": "tablet"}]
    assert (found["given"], found["left_over"], found["runs_out"]) == ("105 mg", "0 mg", None)
    assert [fill["packs"] for fill in found["fills"]] == [
        [{"strength": "5 mg/tablet", "size": "28 tablet", "count": 1}],
        [],
    ]
    product = {"product": "tablet of 5 mg or 2 mg", "jurisdiction": "Here", "source": "Example label"}
    assert found["products"] == [product]
    short = json.loads(run("here", "--prescribed", "10 x 5 mg", "--reuse", "28", "--json").stdout)
    assert (short["ok"], short["lasts_through"], short["first_without"]["day"]) == (False, "2026-12-06", 7)


def test_a_refill_minds_holidays_named_or_in_a_file(run, tmp_path):
    dates = tmp_path / "holidays.txt"
    dates.write_text("2026-12-25  # a Friday\n\n2026-12-24\n", encoding="utf-8")
    own = ("--days", "56", "--fill", "27", "--product", "tablet 10 mg")
    assert "refill by Fri 2026-12-25" in run("endless", *own).stdout
    assert "refill by Wed 2026-12-23" in run("endless", *own, "--holidays", str(dates)).stdout
    assert "refill by Thu 2026-12-24" in run("endless", *own, "--holidays", "2026-12-25").stdout
    assert "refill by Sun 2026-12-27" in run("endless", *own, "--closed", "none").stdout


@pytest.mark.parametrize(
    ("regimen", "words", "says"),
    [
        ("endless", (), "say with --days"),
        ("endless", ("--days", "28"), "are sold in Here and There; choose with --jurisdiction 'Here'"),
        ("here", ("--jurisdiction", "Nowhere"), "sold in Here and There"),
        ("here", ("--form", "patch"), "examplol has no patch, but oral solution and tablet"),
        ("injected", (), "is for the intravenous route"),
        ("injected", ("--product", "tablet 10 mg"), "tablet of 10 mg for the intravenous route"),
        ("here", ("--scored",), "--product"),
        ("here", ("--product", "tablet"), "write it as 'tablet 5 mg, 1 mg'"),
        ("here", ("--product", "5 mg"), "write it as 'tablet 5 mg, 1 mg'"),
        ("here", ("--strengths", "3 mg"), "3 mg is none of 5 mg/tablet, 2 mg/tablet"),
        ("here", ("--prescribed", "100"), "write it as '100 x 5 mg'"),
        ("here", ("--prescribed", "100 x 5 mg, 3 x 5 mg"), "named twice"),
        ("here", ("--prescribed", "1e3 x 5 mg"), "1e3"),
        ("here", ("--form", "oral solution"), "mark"),
        ("here", ("--fill", "0"), "1 or more"),
        ("here", ("--holidays", "25.12.2026"), "2026-12-01"),
    ],
)
def test_what_says_too_little_is_told_in_one_paragraph(run, regimen, words, says):
    done = run(regimen, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def bundled(name, *words):
    command = [sys.executable, "-m", "posology.cli", "supply", name, "--start", "2026-12-01", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_vials_are_taken_where_the_route_asks_for_them():
    done = bundled("methylprednisolone:kilfoyle", "--days", "84")
    assert "methylprednisolone: 12 vials of 500 mg for 84 days" in done.stdout


def test_the_dose_pack_of_methylprednisolone_is_6_5_4_3_2_and_1_tablets():
    done = bundled("methylprednisolone:dose-pack", "--brand", "Medrol Dosepack", "--fill", "1", "--closed", "none")
    assert "methylprednisolone: 21 tablets of 4 mg for 6 days" in done.stdout
    fills = [line.split(": ")[1].split()[0] for line in done.stdout.splitlines() if line.startswith("fill")]
    assert fills == ["6", "5", "4", "3", "2", "1"]


def test_insomnia_doses_of_doxepin_come_in_the_tablets_of_their_brand():
    done = bundled("doxepin:silenor-elderly", "--days", "30", "--brand", "Silenor")
    assert "doxepin: 30 tablets of 3 mg for 30 days" in done.stdout
    without = bundled("doxepin:silenor-elderly", "--days", "30")
    assert without.returncode == 2
    assert "Not used: Silenor tablet for insomnia of 3 mg or 6 mg; choose with --brand." in without.stderr
    assert "3 mg cannot be made up of" in without.stderr


def test_products_of_the_place_named_are_used(run):
    done = run("endless", "--days", "28", "--jurisdiction", "There")
    assert "56 tablets of 10 mg for 28 days" in done.stdout
    assert "runs out on 2026-12-29" in done.stdout
