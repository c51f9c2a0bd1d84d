"""Ingredients in files: read, written, refused, certified, and used by the command line."""

import json
import re

import attrs
import pytest
from click.testing import CliRunner
from courses import LABEL

from posology import Ingredient, Protocol, Regimen, Scope, Source, Step, formulary, prove
from posology.certificate import json_text
from posology.cli.judge import check as check_command
from posology.errors import PosologyError
from posology.recheck import recheck

PARACETAMOL = Scope(ingredient="paracetamol")
TABLET = Ingredient("paracetamol", "500 mg", per="1 tablet", source=LABEL)
CAFFEINE = Ingredient("caffeine", "65 mg", per="1 tablet", source=LABEL)

FILE = """
drug = "examplol plus"

[sources.label]
title = "Example label"

[[ingredients]]
name = "paracetamol"
amount = "500 mg"
per = "1 tablet"
source = "label"

[[ingredients]]
name = "caffeine"
amount = "65 mg"
per = "1 tablet"
source = "label"

[bounds.day]
kind = "per-day"
most = "4 g/day"
scope = { ingredient = "paracetamol" }
source = "label"

[bounds.tablets]
kind = "per-day"
most = "8 tablet/day"
source = "label"

[regimens.usual]
route = "oral"
source = "label"
bounds = ["day", "tablets"]
[[regimens.usual.steps]]
dose = "2 tablet"
times_a_day = 4
"""


def test_hazard_28_a_file_says_what_its_drug_holds():
    protocol = formulary.loads(FILE)
    label = Source("Example label")
    assert protocol["usual"].ingredients == tuple(attrs.evolve(each, source=label) for each in (TABLET, CAFFEINE))
    assert protocol["usual"].bounds[0].scope == PARACETAMOL
    assert formulary.loads(formulary.dump(protocol)) == protocol
    assert prove(protocol).ok


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('amount = "500 mg"\n', "", "ingredients[0].amount"),
        ('source = "label"\n\n[[ingredients]]', "\n[[ingredients]]", "ingredients[0].source"),
        ('name = "caffeine"', 'name = "Paracetamol"', "ingredients"),
        ('per = "1 tablet"', 'per = "1 mg"', "ingredients"),
        ('per = "1 tablet"', 'pre = "1 tablet"', "ingredients[0].pre"),
        ('source = "label"\n\n[[ing', 'source = "lable"\n\n[[ing', "ingredients[0].source"),
        ('ingredient = "paracetamol"', 'ingredient = ""', "bounds.day.scope.ingredient"),
    ],
)
def test_hazard_10_a_fault_of_a_factor_in_a_file_is_named(old, new, place):
    assert old in FILE
    with pytest.raises(PosologyError) as caught:
        formulary.loads(FILE.replace(old, new, 1))
    assert [path for path, _ in caught.value.faults] == [place]


def test_a_list_of_no_ingredients_is_refused_for_it_could_mean_two_things():
    text = re.sub(r"(?s)\[\[ingredients\]\].*?(?=\n\[)", "", FILE)
    empty = text.replace('drug = "examplol plus"', 'drug = "examplol plus"\ningredients = []')
    with pytest.raises(PosologyError, match="none is named"):
        formulary.loads(empty)
    assert formulary.loads(text)["usual"].ingredients == ()


def test_regimens_of_other_ingredients_have_no_file():
    label = Source("Example label")
    one, other = (
        Regimen("examplol plus", "oral", Step("1 tablet"), ingredients=held, name=name, source=label)
        for name, held in (("one", [attrs.evolve(TABLET, source=label)]), ("other", ()))
    )
    with pytest.raises(PosologyError, match="has other ingredients than the first regimen"):
        formulary.dump(Protocol("examplol plus", [one, other], sources=[("label", label)]))


def test_a_certificate_says_why_it_has_none_for_an_ingredient_and_is_confirmed_for_the_drug():
    protocol = formulary.loads(FILE)
    made_ = json_text(protocol, text=FILE)
    methods = {each["bound"]: each["method"] for each in json.loads(made_)["regimens"][0]["bounds"]}
    assert methods == {"day": "none", "tablets": "course"}
    answers = {bound: answer for _, bound, answer in recheck(made_, FILE)}
    assert answers["tablets"] == "CONFIRMED"
    assert answers["day"].startswith("NOT CHECKED")
    forged = made_.replace(
        '"method":"none","why":"it is for the amount of an ingredient"', '"assumes":[],"method":"course"'
    )
    assert forged != made_
    assert not {bound: answer for _, bound, answer in recheck(forged, FILE)}["day"].startswith("CONFIRMED")


def test_a_certificate_has_none_for_tablets_held_against_milligrams_of_their_drug():
    text = FILE.replace("examplol plus", "paracetamol").replace('scope = { ingredient = "paracetamol" }\n', "")
    made_ = json_text(formulary.loads(text), text=text)
    assert json.loads(made_)["regimens"][0]["bounds"][0]["method"] == "none"


def test_hazard_28_the_command_line_counts_a_log_by_the_file_it_is_held_against(tmp_path):
    file, log = tmp_path / "plus.toml", tmp_path / "given.csv"
    file.write_text(FILE)
    rows = [f"2026-12-01,{hour:02}:00,examplol plus,oral,2,tablet" for hour in (0, 5, 10, 15, 20)]
    log.write_text("\n".join(["date,time,drug,route,amount,unit", *rows, ""]))
    done = CliRunner().invoke(check_command, [str(log), "--against", str(file), "--earlier", "none"])
    assert done.exit_code == 1
    assert re.search("VIOLATED +day +5 g/day +4 g/day +-1 g", done.output)
    assert "assumes: 1 tablet holds 500 mg paracetamol (Example label)" in done.output
    log.write_text(log.read_text().replace("examplol plus", "examplol"))
    done = CliRunner().invoke(check_command, [str(log), "--against", str(file), "--earlier", "none"])
    assert "needs: what examplol holds, to count paracetamol" in done.output
