"""Printing: a page that does not say what its schedule says, or breaks a rule for print, is never given out."""

import datetime as dt
import io
import re
from pathlib import Path

import attrs
import pypdf
import pytest
from courses import AMITRIPTYLINE, GABAPENTIN, METHYLPREDNISOLONE

from posology import Frequency, Product, Regimen, Schedule, Sheet, Step
from posology.dispensing.supply import supply
from posology.errors import SheetError
from posology.render import html_page, markdown_page, printing, text_page
from posology.render.printing import document, page, pdf

PRINTED = Path(__file__).parent / "printed"
NBSP = "\N{NO-BREAK SPACE}"
TWELVE_HUNDRED = Regimen("examplol", "oral", Step("1200 mg", days=3))


def gabapentin(**lines):
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=28)
    return Sheet.of(schedule, supply=supply(schedule, Product("capsule", "300 mg/capsule"), fill_days=14), **lines)


SHEETS = {
    "gabapentin": gabapentin(
        patient="A. Example", clinic="555 0100", purpose="nerve pain", visits=[("2026-12-15", "Visit")]
    ),
    "methylprednisolone": Sheet.of(Schedule(METHYLPREDNISOLONE, "2026-12-07", days=84)),
    "amitriptyline": Sheet.of(Schedule(AMITRIPTYLINE, "2026-12-01", days=42)),
}


@pytest.mark.parametrize("copy", ["patient", "clinician"])
@pytest.mark.parametrize("drug", SHEETS)
def test_the_page_is_the_one_that_was_read_line_by_line(drug, copy):
    assert (PRINTED / f"{drug}-{copy}.txt").read_text("utf-8") == page(SHEETS[drug], copy=copy)


# --- What is changed between the sheet and the page is found ---


def changed(monkeypatch, module, old, new):
    """Let a layout say something else than it was given."""
    whole = module.page

    def other(made, **how):
        laid_out = whole(made, **how)
        assert old in laid_out, "the text to change is not on the page"
        return laid_out.replace(old, new, 1)

    monkeypatch.setattr(module, "page", other)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            "Wed 2 Dec 2026                    1 ", "Wed 2 Dec 2026                    2 ", id="a count of days"
        ),
        pytest.param(f"2 Dec 2026   2    [ ] 1{NBSP}capsule", f"2 Dec 2026   2    [ ] 2{NBSP}capsule", id="a count"),
        pytest.param(f"(300{NBSP}mg)", f"(30{NBSP}mg)", id="an amount"),
        pytest.param(f"600{NBSP}mg", f"900{NBSP}mg", id="a total of a day"),
        pytest.param(f"24,300{NBSP}mg", f"24,200{NBSP}mg", id="the total"),
        pytest.param("26 days of", "25 days of", id="the arithmetic of the total"),
        pytest.param("Fri 4 Dec 2026", "Sat 5 Dec 2026", id="a date"),
        pytest.param("Fri 4 Dec 2026", "Thu 4 Dec 2026", id="a weekday"),
        pytest.param("Fri 4 Dec 2026   4 ", "Fri 4 Dec 2026   5 ", id="a day of the course"),
        pytest.param("The plan goes on after that.", "Then stop.", id="how it ends"),
        pytest.param("Your gabapentin plan", "Your pregabalin plan", id="the drug"),
        pytest.param(f"81{NBSP}capsules", f"80{NBSP}capsules", id="the quantity"),
    ],
)
def test_a_text_page_that_says_something_else_is_not_given_out(monkeypatch, old, new):
    changed(monkeypatch, text_page, old, new)
    with pytest.raises(SheetError):
        page(gabapentin())


@pytest.mark.parametrize("form", ["text", "markdown"])
@pytest.mark.parametrize("new", ["1.200", "1200", "1 200", "12,00", "1,200.0"])
def test_a_thousand_written_otherwise_is_not_taken_for_1200(monkeypatch, form, new):
    changed(monkeypatch, {"text": text_page, "markdown": markdown_page}[form], f"1,200{NBSP}mg", f"{new}{NBSP}mg")
    with pytest.raises(SheetError):
        page(Sheet.of(Schedule(TWELVE_HUNDRED, "2026-12-01")), form)


@pytest.mark.parametrize("form", ["text", "markdown", "html", "pdf"])
def test_a_sheet_whose_rows_were_tampered_with_is_not_given_out_in_any_form(form):
    sheet = gabapentin()
    for other in (attrs.evolve(sheet, steps=sheet.steps[:-1]), attrs.evolve(sheet, days=sheet.days[:-1])):
        with pytest.raises(SheetError):
            pdf(other) if form == "pdf" else page(other, form)


def test_a_dose_moved_to_another_slot_of_a_grid_is_found(monkeypatch):
    changed(
        monkeypatch, html_page, '<bdi class="label" dir="ltr">Noon</bdi>', '<bdi class="label" dir="ltr">Evening</bdi>'
    )
    with pytest.raises(SheetError, match="Thu 3 Dec 2026"):
        page(gabapentin(), "html", calendar="grid")


def test_a_week_dropped_from_a_grid_is_found(monkeypatch):
    whole = html_page.page
    week = re.compile(r"<tr[^>]*>(?:(?!</tr>).)*Mon 14 Dec.*?</tr>", re.DOTALL)

    def other(made, **how):
        laid_out = whole(made, **how)
        assert week.search(laid_out)
        return week.sub("", laid_out, count=1)

    monkeypatch.setattr(html_page, "page", other)
    with pytest.raises(SheetError, match=r"1[34] Dec 2026"):
        page(gabapentin(), "html", calendar="grid")


def test_a_page_that_says_that_the_plan_goes_on_where_something_else_follows_is_found(monkeypatch):
    then = Regimen("examplol", "oral", Step("5 mg", days=7), then="Speak to the prescriber.")
    said = "Do not stop on your own. Speak to the prescriber."
    changed(monkeypatch, markdown_page, said, "The plan goes on after that.")
    with pytest.raises(SheetError, match="ending"):
        page(Sheet.of(Schedule(then, "2026-12-01")), "markdown")


def test_the_error_names_date_and_slot_and_holds_both_amounts(monkeypatch):
    sheet = Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=3))
    changed(monkeypatch, text_page, f"Wed 2 Dec 2026  1     300{NBSP}mg", f"Wed 2 Dec 2026  1     600{NBSP}mg")
    with pytest.raises(SheetError) as caught:
        page(sheet)
    assert "Wed 2 Dec 2026" in caught.value.field
    assert "morning" in caught.value.field
    assert ("600 mg" in str(caught.value.value), "300 mg" in str(caught.value.limit)) == (True, True)


# --- Rules for print ---


def test_a_document_that_breaks_a_rule_for_print_is_not_laid_out():
    sheet = gabapentin(missed="Take 5.0 mg at once.")
    with pytest.raises(SheetError, match="P01") as caught:
        document(sheet)
    assert [each.rule.id for each in caught.value.value] == ["P01"]


def test_an_unknown_form_is_refused():
    with pytest.raises(SheetError, match="got 'docx'"):
        document(gabapentin(), "docx")


def test_an_unreviewed_language_prints_only_where_that_is_asked_for_and_says_so():
    sheet = gabapentin()
    for form in ("text", "markdown", "html", "pdf"):
        with pytest.raises(SheetError, match="no qualified reader has reviewed"):
            pdf(sheet, lang="es") if form == "pdf" else page(sheet, form, lang="es")
    made = document(sheet, lang="es", unreviewed=True)
    assert "No qualified reader has reviewed this translation" in made.notice
    assert made.notice in " ".join(page(sheet, "text", lang="es", unreviewed=True).split())
    assert document(sheet).notice == ""


def test_the_same_sheet_makes_the_same_file():
    assert pdf(gabapentin()) == pdf(gabapentin())
    assert page(gabapentin(), "html") == page(gabapentin(), "html")


def test_printing_changes_nothing_in_how_it_was_asked():
    how = {"lang": "en-GB", "copy": "patient"}
    page(gabapentin(), "text", **how)
    assert how == {"lang": "en-GB", "copy": "patient"}
    assert printing.ON_PAPER == ("html", "pdf")


@pytest.mark.parametrize("tag", ["en-GB", "de", "fr"])
def test_long_words_four_times_a_day_find_room_by_a_line_that_ends_before_a_unit(tag):
    four = Regimen("examplol", "oral", Step("100 mcg", Frequency.daily(4), days=14))
    made = pdf(Sheet.of(Schedule(four, "2026-12-01")), lang=tag, unreviewed=True)
    words = " ".join(" ".join(each.extract_text().split()) for each in pypdf.PdfReader(io.BytesIO(made)).pages)
    unit = {"en-GB": "micrograms", "de": "Mikrogramm", "fr": "microgrammes"}[tag]
    assert words.count(f"100 {unit}") >= 4 * 15  # the steps, and each of 14 days


@pytest.mark.parametrize("form", ["text", "markdown", "html", "pdf"])
def test_days_for_which_nothing_is_collected_print_and_say_none(form):
    late = Regimen("examplol", "oral", [Step.no_dose(days=7), Step("5 mg", days=7), Step.no_dose(days=7)])
    schedule = Schedule(late, "2026-12-15", first_day=15)
    sheet = Sheet.of(schedule, supply=supply(schedule, Product("tablet", "5 mg/tablet")))
    for copy in ("patient", "clinician"):
        made = pdf(sheet, copy=copy) if form == "pdf" else page(sheet, form, copy=copy)
        assert made
    assert "In all, for 7 days: none" in page(sheet)


def test_none_in_place_of_what_is_needed_is_found(monkeypatch):
    changed(monkeypatch, text_page, f"81{NBSP}capsules of 300{NBSP}mg", "none")
    with pytest.raises(SheetError, match="where 81"):
        page(gabapentin())


def test_a_cycle_cut_within_a_round_prints_with_the_last_day_of_each_of_its_rows():
    # from 28 February 2024 every 3 days for 10 days: 28 February, 2, 5 and 8 March; the last rest ends on 7 March
    cut, fills = Step("5 mg", Frequency.every(days=3), days=10), Step("5 mg", Frequency.every(hours=5))
    sheet = Sheet.of(Schedule(Regimen("examplol", "oral", [cut, fills]), "2024-02-28", days=40))
    assert [(row.every, row.until) for row in sheet.steps[:2]] == [(3, dt.date(2024, 3, 8)), (3, dt.date(2024, 3, 7))]
    assert sheet.steps[2].first == dt.date(2024, 3, 9)
    assert "again every 3 days, until Thu 7 Mar 2024" in " ".join(page(sheet).split())
