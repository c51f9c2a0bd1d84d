"""Every regimen of the bundled protocols prints: read back, held to the rules for print, in every language."""

import itertools

import plans
import pytest

from posology.language import TAGS, language
from posology.render.document import Table
from posology.render.printing import document, page, pdf

REGIMENS = plans.names()
SOME = REGIMENS[::10]
FOREIGN = [tag for tag in TAGS if not tag.startswith("en")]


@pytest.fixture(scope="module")
def sheets():
    """The sheets made so far, each once."""
    made = {}

    def sheet(drug, name):
        if (drug, name) not in made:
            made[drug, name] = plans.sheet(drug, name, patient="A. Example", visits=[("2026-12-15", "Visit")])
        return made[drug, name]

    return sheet


@pytest.mark.parametrize(("drug", "name"), REGIMENS)
def test_both_copies_of_every_regimen_print_and_read_back(sheets, drug, name):
    sheet = sheets(drug, name)
    assert page(sheet).startswith("Your ")
    assert page(sheet, copy="clinician").startswith("Clinician copy: ")


@pytest.mark.parametrize(("drug", "name"), SOME)
def test_html_and_pdf_read_back_with_grids_and_lists(sheets, drug, name):
    sheet = sheets(drug, name)
    for calendar in ("grid", "list"):
        assert page(sheet, "html", calendar=calendar).startswith("<!DOCTYPE html>")
    assert pdf(sheet).startswith(b"%PDF-1.7")


@pytest.mark.parametrize("tag", FOREIGN)
def test_every_language_prints_some_of_them_and_reads_back(sheets, tag):
    words = language(tag, unreviewed=True)
    for (drug, name), form in zip(SOME, itertools.cycle(("text", "html", "markdown")), strict=False):
        assert words.drug(drug.replace("-", " ")) in page(sheets(drug, name), form, lang=words)


def test_quantities_are_told_where_a_product_makes_up_every_dose(sheets):
    counted = [each for each in SOME if sheets(*each).supply is not None]
    assert len(counted) >= len(SOME) // 2
    for each in counted:
        made = document(sheets(*each), copy="clinician")
        assert any(isinstance(block, Table) and block.kind == "fills" for block in made.blocks)
