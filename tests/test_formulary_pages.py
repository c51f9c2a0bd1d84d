"""The pages of the formulary: made from the files, complete, and drawn as the days are."""

import functools
import re
from fractions import Fraction
from pathlib import Path

import pytest

from posology import DoseRule, Patient, Patients, Regimen, Rounding, Schedule, Step, Titration, load
from posology.as_needed import AsNeeded
from posology.formulary import names
from posology.formulary_pages import pages as made
from posology.formulary_pages import write
from posology.render.drawn import drawn
from posology.resolving import regimen_needs
from posology.sheet.words import NBSP, said

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
LINE = re.compile(r"(?:days? |from day )(\d+)(?:–(\d+))? +([\d,.]+) mg +(█+)")


@functools.cache
def pages():
    return made()


def plain(text):
    return said(text).replace(NBSP, " ")


def test_the_pages_in_the_docs_are_those_made_from_the_files():
    found = {f"formulary/{path.name}": path for path in (REFERENCE / "formulary").glob("*.md")}
    found["formulary.md"] = REFERENCE / "formulary.md"
    assert {name: path.read_text(encoding="utf-8") for name, path in found.items()} == pages()


def test_a_page_names_every_regimen_limit_product_and_source_of_its_file():
    for name in names():
        page, protocol = pages()[f"formulary/{name}.md"], load(name)
        wanted = [f"## {name}:{each}\n" for each in protocol.names] if protocol.drug == name else []
        wanted += [f"| {each.name} | " for each in protocol.bounds]
        wanted += [plain(str(each)) for each in protocol.products]
        wanted += [f"**{key}**" for key, _ in protocol.sources] + [source.url for _, source in protocol.sources]
        assert [each for each in wanted if each not in page] == []


def test_pages_of_drugs_that_are_gone_are_removed(tmp_path):
    (tmp_path / "formulary").mkdir()
    (tmp_path / "formulary" / "gone.md").write_text("old", encoding="utf-8")
    write(tmp_path)
    assert sorted(each.stem for each in (tmp_path / "formulary").glob("*.md")) == list(names())


def test_a_bar_is_as_long_as_its_total_is_large_and_every_day_has_its_line():
    regimen = load("amitriptyline")["msf"]
    lines = [LINE.search(line) for line in drawn(regimen).splitlines()]
    assert [(each[1], each[2], each[3], len(each[4])) for each in lines] == [
        ("1", "7", "25", 13),
        ("8", "14", "50", 27),
        ("15", None, "75", 40),
    ]
    days = {
        (given.date - Schedule(regimen, "2026-01-05").start).days for given in Schedule(regimen, "2026-01-05", days=9)
    }
    assert days == set(range(9))


def test_days_without_a_dose_are_drawn_as_such():
    assert drawn(load("methylprednisolone")["kilfoyle"]).splitlines()[1].split() == ["days", "3–14", "no", "dose"]


def test_a_titration_is_drawn_by_its_fastest_and_its_slowest_way():
    rules = Titration(start=("10 mg", "25 mg"), increment=("10 mg", "25 mg"), interval=(3, 7), ceiling="75 mg")
    fast, slow = drawn(Regimen("examplol", "oral", rules)).split("\n\n")
    assert [line.split("mg")[0].strip() for line in fast.splitlines()] == [
        "the fastest way",
        "days 1–3     25",
        "days 4–6     50",
        "from day 7   75",
    ]
    assert slow.splitlines()[-1].startswith("from day 43   70 mg")  # 10 mg every 7 days: the 7th level from day 43


def test_a_titration_that_leaves_its_steps_open_is_not_drawn_but_said():
    words = "The prescriber chooses the steps: from 30 mg to 150 mg each time."
    assert drawn(load("amitriptyline")["medscape"]) == words


def test_doses_that_depend_on_the_patient_are_drawn_for_an_example_that_is_said_and_that_the_regimen_is_for():
    rule = DoseRule("15 mg/kg", rounding=Rounding("10 mg"))
    typical = drawn(Regimen("examplol", "intravenous", Step(rule, days=2)))
    assert typical.splitlines()[0] == "an example, with body weight 70 kg:"
    assert typical.splitlines()[1].startswith("days 1–2   1,050 mg")
    infants = Patients(weight=("2 kg", "12 kg"))
    small = drawn(Regimen("examplol", "intravenous", Step(rule, days=2), patients=infants))
    assert small.splitlines()[:2] == ["an example, with body weight 2 kg:", "days 1–2   30 mg  " + "█" * 40]
    assert Patient(weight="2 kg") in infants


def test_doses_as_needed_are_not_drawn_as_days_without_a_dose():
    regimen = Regimen("examplol", "oral", Step("1 g", AsNeeded("6 hours")))
    assert drawn(regimen) == "Not drawn: doses as needed have no days of their own."


def test_what_is_drawn_adds_up_to_the_schedule():
    for name in ("gabapentin", "amitriptyline"):
        for regimen in load(name).regimens:
            if regimen.titration is not None or regimen_needs(regimen) or "no dose" in drawn(regimen):
                continue
            found = [LINE.search(line) for line in drawn(regimen).splitlines()]
            schedule = Schedule(regimen, "2026-01-05", days=365)
            ends = [int(each[2] or each[1]) for each in found[:-1]] + [365]
            total = sum(
                Fraction(each[3].replace(",", "")) * (end - int(each[1]) + 1)
                for each, end in zip(found, ends, strict=True)
            )
            assert total == schedule.total().number


@pytest.mark.parametrize("name", names())
def test_the_evidence_of_a_regimen_stands_on_its_page(name):
    page = pages()[f"formulary/{name}.md"]
    assert [each.name for each in load(name).regimens if plain(" ".join(each.evidence.split())) not in page] == []
