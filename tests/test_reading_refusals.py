"""Refusals of reading: one thing wrong on a page, each told by the part of the comparison that has to find it."""

import re

import attrs
import pytest

from posology import Frequency, Regimen, Schedule, Sheet, Step
from posology.dispensing.supply import supply
from posology.errors import SheetError
from posology.language import language
from posology.product import Product
from posology.render import printing, table
from posology.render.reading import from_html, from_markdown, from_text
from posology.render.reading.compare import compare
from posology.render.reading.reading import read, read_taken
from posology.render.reading.records import compare_records, read_json

EN = language("en-US")
STEP = Step(components=[("5 mg", Frequency.at("morning")), ("10 mg", Frequency.at("bedtime"))], days=30)
PLAN = Schedule(Regimen("examplol", "oral", STEP), "2026-12-01")


def page_of(schedule, form="markdown", calendar="list"):
    return printing.page(Sheet.of(schedule), form, calendar=calendar)


def refused(schedule, page, form="markdown"):
    """What the comparison says of a page."""
    with pytest.raises(SheetError) as caught:
        compare(schedule, read(page, form, EN))
    return str(caught.value)


def changed(schedule, right, wrong, form="markdown", calendar="list", count=-1):
    page = page_of(schedule, form, calendar)
    assert right in page
    return refused(schedule, page.replace(right, wrong, count), form)


# --- Days ---


def test_a_day_that_the_schedule_does_not_have_is_refused():
    page = page_of(PLAN)
    shorter = Schedule(PLAN.regimen, "2026-12-01", days=29)
    assert refused(shorter, page).startswith("Wed 30 Dec 2026: the step table has it, the schedule does not")


def test_a_dose_too_much_is_refused_by_name():
    said = changed(PLAN, "| ☐ 5\xa0mg |", "| ☐ 5\xa0mg<br>☐ 5\xa0mg |")
    assert said.startswith("Tue 1 Dec 2026, morning: the day list says 5 mg, 5 mg, the schedule 08:00 5 mg")


def test_a_day_with_another_number_is_refused():
    said = changed(PLAN, "| Sat 5 Dec 2026 | 5 |", "| Sat 5 Dec 2026 | 6 |")
    assert said.startswith("Sat 5 Dec 2026: the day list calls it day 6")


def test_a_day_listed_twice_is_refused():
    page = page_of(PLAN)
    row = next(line for line in page.split("\n") if line.startswith("| Sat 5 Dec 2026 | 5 |"))
    assert refused(PLAN, page.replace(row, f"{row}\n{row}")).startswith("Sat 5 Dec 2026: the day list has it twice")


def test_a_step_of_no_days_or_of_too_many_is_refused():
    span = "Tue 1 Dec 2026 – Wed 30 Dec 2026 | 30"
    assert "the step table counts '31' days" in changed(PLAN, span, span[:-2] + "31")
    assert "the step table counts '30' days" in changed(PLAN, span, "Wed 30 Dec 2026 – Tue 1 Dec 2026 | 30")
    again = "Tue 1 Dec 2026<br>again every 7 days, until Fri 31 Dec 2060 | 1"
    assert "the step table goes on until Fri 31 Dec 2060" in changed(PLAN, span, again)
    assert "the step table says 'again and again'" in changed(PLAN, span, "Tue 1 Dec 2026<br>again and again | 1")


# --- Times ---

TWICE = Schedule(
    Regimen("examplol", "oral", Step("5 mg", Frequency.at("01:30"), days=2)), "2026-10-31", zone="America/New_York"
)
SKIPPED = Schedule(
    Regimen("examplol", "oral", Step("5 mg", Frequency.at("morning"), days=3)),
    "2026-03-28",
    zone="Europe/Berlin",
    slots={"morning": "02:30"},
)
INFUSED = Schedule(
    Regimen("examplol", "intravenous", Step("500 mg", days=2, over="30 minutes", in_volume="100 mL")), "2026-12-01"
)


@pytest.mark.parametrize(
    ("schedule", "right", "wrong"),
    [
        (TWICE, "(first)", "(second)"),
        (TWICE, "01:30 (first) 5\xa0mg", "5\xa0mg"),
        (TWICE, "01:30 (first)", "01:31 (first)"),
        (SKIPPED, "03:00 5\xa0mg", "5\xa0mg"),
        (SKIPPED, "03:00 5\xa0mg", "03:30 5\xa0mg"),
        (INFUSED, "over 30 minutes", "over 30 hours"),
        (INFUSED, "over 30 minutes ", ""),
        (INFUSED, "in 100\xa0mL", "in 100\xa0L"),
        (INFUSED, " in 100\xa0mL", ""),
    ],
)
@pytest.mark.parametrize("form", ["markdown", "html"])
def test_another_time_or_way_of_giving_a_dose_is_refused(schedule, right, wrong, form):
    assert ": the step table says" in changed(schedule, right, wrong, form)


def test_a_dose_listed_with_two_times_is_refused():
    every = Schedule(Regimen("examplol", "oral", Step("5 mg", Frequency.every(hours=3), days=2)), "2026-12-01")
    said = changed(every, "03:00 5\xa0mg", "03:00 04:00 5\xa0mg")
    assert said.startswith("doses: the page says when twice: '03:00 04:00 5\\xa0mg'")


# --- The end ---


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        (30, "This sheet shows 30 days, up to Wed 30 Dec 2026. The plan goes on after that."),
        (30, "Then stop. The last dose is on Tue 29 Dec 2026."),
        (30, "Then stop. No day on this sheet has a dose."),
        (20, "Then stop. The last dose is on Sun 20 Dec 2026."),
        (20, "This sheet shows 21 days, up to Sun 20 Dec 2026. The plan goes on after that."),
        (20, "This sheet shows 20 days, up to Mon 21 Dec 2026. The plan goes on after that."),
        (20, "This sheet shows 20 days, up to Sun 20 Dec 2026. Do not stop on your own. Come back."),
    ],
)
def test_another_end_is_refused(days, wrong):
    schedule = Schedule(PLAN.regimen, "2026-12-01", days=days)
    page = re.sub(r"\*\*(Then stop|This sheet shows).*\*\*", wrong, page_of(schedule))
    assert refused(schedule, page).startswith("ending: the page says Ending(key=")


@pytest.mark.parametrize("how", ["twice", "never"])
def test_a_page_that_says_how_it_ends_twice_or_never_is_refused(how):
    page = page_of(PLAN)
    end = "**Then stop. The last dose is on Wed 30 Dec 2026.**"
    said = refused(PLAN, page.replace(end, f"{end}\n\n{end}" if how == "twice" else "Goodbye."))
    assert said.startswith("ending: the page says it 2 times" if how == "twice" else "ending: the page does not say")


def test_a_day_after_a_sheet_that_goes_on_is_not_said_to_have_no_dose():
    on = Schedule(PLAN.regimen, "2026-12-01", days=20)
    said = changed(on, ">not on this sheet<", ">no dose<", "html", "grid", count=1)
    assert said.startswith("Mon 21 Dec 2026: the grid says that it has no dose, and the sheet does not show it")


# --- The form of a page ---


def test_a_blank_cell_a_column_twice_and_a_total_twice_are_refused():
    assert changed(PLAN, "| ☐ 10\xa0mg |", "|  |").startswith("Bedtime: the page leaves it blank")
    said = changed(PLAN, "| Morning | Bedtime |", "| Morning | Morning |")
    assert said.startswith("Morning: the page has this column twice")
    assert "have 'Total' 2 times" in changed(PLAN, "| Total | Mark |", "| Total | Total |")


@pytest.mark.parametrize(
    ("form", "right", "wrong", "message"),
    [
        ("text", "5 Dec 2026   5", "5 Dec 2026 x 5", "does not keep to its columns"),
        ("markdown", "| Sat 5 Dec 2026 | 5 |", "| Sat 5 Dec 2026 |", "its head 6"),
        ("markdown", "| Sat 5 Dec 2026 | 5 |", "Sat 5 Dec 2026 | 5 |", "does not begin and end with a pipe"),
        ("html", '<td role="cell" data-head="Days">', '<td role="cell"></td><td>', "a row of steps has 6 cells"),
        ("html", "</main>", "", "closes what is not open"),
    ],
)
def test_a_table_out_of_form_is_refused(form, right, wrong, message):
    assert message in changed(PLAN, right, wrong, form)


def test_a_row_of_text_without_lines_or_without_an_end_is_refused():
    head, rule = "Date  Noon", "----  ----"
    tall = [head, rule, "1     5", "      6", rule, "2     7", rule]
    assert from_text.taken("\n".join(tall)).tables[0].rows == ((("1",), ("5", "6")), (("2",), ("7",)))
    for wrong in ([*tall, rule], tall[:-1]):
        with pytest.raises(SheetError, match="has no lines, or no end"):
            from_text.taken("\n".join(wrong))


def test_a_day_in_another_column_of_a_grid_is_refused():
    taken = from_html.taken(page_of(PLAN, "html", "grid"))
    month = taken.months[0]
    taken.months[0] = attrs.evolve(month, days=tuple(((column + 1) % 7, day) for column, day in month.days))
    with pytest.raises(SheetError, match="stands in column 3 of December 2026"):
        read_taken(taken, EN)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"doses": ()}, "under 0 doses"),
        ({"rest": ()}, "under 2 doses"),
        ({"rest": ("none",)}, "under 2 doses"),
        ({"doses": (("Morning", ()),)}, "the page says nothing of 'Morning'"),
        ({"doses": (("Morning", ("08:00 5\xa0mg",)),)}, "the page says when twice"),
    ],
)
def test_a_day_of_a_grid_that_says_too_little_is_refused(change, message):
    taken = from_html.taken(page_of(PLAN, "html", "grid"))
    month = taken.months[0]
    (column, day), *days = month.days
    taken.months[0] = attrs.evolve(month, days=((column, attrs.evolve(day, **change)), *days))
    with pytest.raises(SheetError, match=message):
        read_taken(taken, EN)


def test_a_table_of_steps_with_other_heads_is_refused_where_the_page_says_what_it_is():
    said = changed(PLAN, ">Total each day</th>", ">Sum each day</th>", "html")
    assert said.startswith("table: the table of steps has the columns")


def test_a_pipe_that_is_escaped_ends_no_cell():
    assert from_markdown.taken("| a\\|b | c\\\\ |\n| --- | --- |\n| 1 | 2 |").tables[0].head == ("a|b", "c\\")


def test_days_that_count_more_than_is_needed_are_refused():
    capsules = Product("capsule", ["5 mg/capsule"])
    whole = supply(PLAN, capsules)
    less = supply(Schedule(PLAN.regimen, "2026-12-01", days=29), capsules)
    page = printing.page(Sheet.of(PLAN, supply=whole), "markdown", calendar="list")
    page = page.replace("In all, for 30 days: 90", "In all, for 29 days: 87")
    with pytest.raises(SheetError, match="the days count 90 capsule of 5 mg, 87 capsule of 5 mg are needed"):
        compare(PLAN, read(page, "markdown", EN), less)


def test_a_moment_that_is_not_its_date_and_time_is_refused():
    text = table.json_text(TWICE)
    compare_records(TWICE, read_json(text))
    for wrong in (
        text.replace("2026-10-31T01:30", "2026-10-31T02:30"),
        text.replace("01T01:30-04:00", "01T01:30-05:00"),
    ):
        with pytest.raises(SheetError, match="moment: the file says"):
            compare_records(TWICE, read_json(wrong))
