"""Reading: any schedule reads back as it is from every form, in every language; a page with one change is refused."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_plans import PLANS

from posology import Frequency, Regimen, Schedule, Sheet, Step
from posology.dispensing.supply import supply
from posology.errors import PosologyError, SheetError
from posology.language import TAGS, language
from posology.product import Product
from posology.render import printing, table
from posology.render.reading.compare import compare
from posology.render.reading.reading import FORMS, read
from posology.render.reading.records import compare_records, read_csv, read_json

LANGUAGES = st.sampled_from([language(tag, unreviewed=True) for tag in TAGS])
PRODUCTS = st.sampled_from(
    [
        None,
        Product("tablet", ["5 mg/tablet", "2.5 mg/tablet", "100 mg/tablet"], scored=True),
        Product("tablet", ["5 mg/tablet"], scored=True, parts=4),
        Product("capsule", ["300 mg/capsule", "100 mg/capsule", "12.5 mg/capsule"]),
        Product("oral solution", ["25 mg/5 mL"]),
    ]
)


def dispensed(schedule, product):
    """What is dispensed of a product for a schedule; None where it does not make up every dose, or there is none."""
    try:
        mark = "0.05 mL" if product and "solution" in product.form else None
        made = None if product is None else supply(schedule, product, mark=mark)
    except PosologyError:
        return None
    return made if made and made.needed.counts else None


def counted(reading):
    """Both tables, counted without the comparison that every page goes through."""
    for days in (reading.steps, reading.days):
        said = []
        for date, day in days.items():
            for label, lines in day.doses.items():
                said.append((date, label, sum(line.amount.base for line in lines)))
        yield sorted(said)


@given(PLANS, PRODUCTS, LANGUAGES, st.sampled_from([*FORMS]), st.sampled_from(["grid", "list", "clinician"]))
def test_every_page_in_every_language_reads_back_as_the_schedule(schedule, product, words, form, kind):
    sheet = Sheet.of(schedule, supply=dispensed(schedule, product))
    how = {"calendar": kind}
    if kind == "clinician":
        words, how = language("en-GB"), {"copy": "clinician"}
    reading = read(printing.page(sheet, form, lang=words, **how), form, words)
    due = {}
    for each in schedule:
        key = each.date, each.slot or f"{each.time:%H:%M}"
        due[key] = due.get(key, Fraction(0)) + each.dose.base
    expected = sorted((*key, amount) for key, amount in due.items())
    assert [*counted(reading)] == [expected, expected]
    assert sorted(reading.steps) == sorted(reading.days) == [*schedule.horizon]


@given(PLANS)
def test_files_read_back_as_the_schedule(schedule):
    for records in (read_csv(table.csv_text(schedule)), read_json(table.json_text(schedule))):
        compare_records(schedule, records)
        assert [(each.date, each.time, each.dose) for each in records] == [(a.date, a.time, a.dose) for a in schedule]


# --- A page with one change ---

TABLES = {
    "text": re.compile(r"(?m)^(?:Dates|Date) .*(?:\n.+)+"),
    "markdown": re.compile(r"(?m)^\| .*$"),
    "html": re.compile(r"(?s)<tbody.*?</tbody>"),
}
SHOWN = {"text": re.compile(r"(?s).+"), "markdown": re.compile(r".+"), "html": re.compile(r"(?<=>)[^<>\n]+(?=<)")}


def digits(page, form):
    """The places of all digits that stand in a table of steps or days."""
    for found in TABLES[form].finditer(page):
        for text in SHOWN[form].finditer(found[0]):
            low = found.start() + text.start()
            yield from (low + match.start() for match in re.finditer(r"\d", text[0]))


def in_sums(page):
    """The places of all digits that stand in a sum, or in how it ends."""
    for said in re.finditer(r"(?m)^.*(?:Total for|Most in|Then stop|This sheet shows).*$", page):
        yield from (said.start() + each.start() for each in re.finditer(r"\d(?! days in a row)", said[0]))


def rows(page):
    """The places of all lines that begin with a date and the number of a day."""
    for found in re.finditer(r"(?m)^(?:\| )?[A-Z][a-z]{2} \d+ [A-Z][a-z]{2} \d+ +(?:\| )?\d.*\n", page):
        yield found.span()


@given(PLANS, PRODUCTS, st.sampled_from([*FORMS]), st.sampled_from(["table", "sum", "row"]), st.data())
def test_a_digit_changed_anywhere_or_a_row_left_out_is_found(schedule, product, form, where, data):
    words, made = language("en-US"), dispensed(schedule, product)
    form = form if where == "table" else "text" if where == "row" else "markdown"
    page = printing.page(Sheet.of(schedule, supply=made), form, calendar="list")
    if where == "row":
        low, high = data.draw(st.sampled_from([*rows(page)]))
        changed = ""
    else:
        low = data.draw(st.sampled_from([*digits(page, form)] if where == "table" else [*in_sums(page)] or [0]))
        high = low + 1
        changed = data.draw(st.sampled_from([each for each in "0123456789" if each != page[low]]))
    with pytest.raises(SheetError):
        compare(schedule, read(page[:low] + changed + page[high:], form, words), made)


THREE = Schedule(
    Regimen(
        "examplol",
        "oral",
        Step(components=[("5 mg", Frequency.at("morning")), ("10 mg", Frequency.at("bedtime"))], days=30),
    ),
    "2026-12-01",
)


@pytest.mark.parametrize(
    ("form", "calendar", "right", "wrong"),
    [
        ("text", "list", "Morning  Bedtime", "Bedtime  Morning"),
        ("markdown", "list", "Morning | Bedtime", "Bedtime | Morning"),
        ("html", "grid", '<bdi class="label" dir="ltr">Morning', '<bdi class="label" dir="ltr">Bedtime'),
        ("html", "grid", 'date">Tue 1 Dec', 'date">Wed 2 Dec'),
        ("html", "grid", "<caption>December 2026", "<caption>January 2026"),
        ("html", "grid", "<caption>December 2026", "<caption>December 2027"),
        ("html", "grid", ">Monday<", ">Tuesday<"),
        ("html", "grid", "no dose", "not said"),
        ("html", "grid", "Total 15", "Total 10"),
        ("html", "grid", "LAST DAY", "CHANGE"),
        ("html", "grid", ">10\xa0mg<", ">10\xa0mcg<"),
        ("text", "list", "Then stop. The last dose is on", "Then start. The last dose is on"),
        ("text", "list", "Your examplol plan", "Your examplal plan"),
        ("markdown", "list", "| ☐ 10\xa0mg |", "|  |"),
        ("markdown", "list", "5\xa0mg", "5 mg"),
        ("markdown", "list", "5\xa0mg", "5.0\xa0mg"),
        ("markdown", "list", "10\xa0mg", "010\xa0mg"),
        ("markdown", "list", "10\xa0mg", "1.0\xa0mg"),
        ("html", "list", "</table>", "</div>"),
    ],
)
def test_a_page_that_says_something_else_is_refused(form, calendar, right, wrong):
    page = printing.page(Sheet.of(THREE), form, calendar=calendar)
    place = page.rindex(right) if right != "</table>" else page.index(right)
    changed = page[:place] + wrong + page[place + len(right) :]
    with pytest.raises(SheetError):
        compare(THREE, read(changed, form, language("en-US")))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("5,mg", "50,mg"), ("5,mg", "5,g"), ("morning", "bedtime"), ("08:00", "09:00"), ("2026-12-01", "2026-12-02")],
)
def test_a_file_that_says_something_else_is_refused(right, wrong):
    text = table.csv_text(THREE)
    assert right in text
    with pytest.raises(SheetError, match="row 1: the file says"):
        compare_records(THREE, read_csv(text.replace(right, wrong, 1)))


def test_a_file_with_a_row_too_few_or_an_amount_that_is_a_number_is_refused():
    lines = table.csv_text(THREE).splitlines()
    with pytest.raises(SheetError, match="row 60: the file says nothing, the schedule"):
        compare_records(THREE, read_csv("\n".join(lines[:-1])))
    with pytest.raises(SheetError, match=r"the number 5\.5 is no text"):
        read_json(table.json_text(THREE).replace('"amount": "5"', '"amount": 5.5', 1))


def test_a_difference_is_told_with_its_date_its_slot_and_both_amounts():
    page = printing.page(Sheet.of(THREE), "markdown")
    with pytest.raises(SheetError) as caught:
        compare(THREE, read(page.replace("5\xa0mg", "7\xa0mg"), "markdown", language("en-US")))
    assert str(caught.value).startswith(
        "Tue 1 Dec 2026, morning: the step table says 7 mg, the schedule 08:00 5 mg; the page was not written"
    )
    assert (caught.value.value, caught.value.limit) == ("7 mg", "08:00 5 mg")
