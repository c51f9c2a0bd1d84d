"""Text and HTML pages: read back, hostile names, golden pages, print rules."""

import re
import sys
from pathlib import Path

import attrs
import pytest
from courses import AMITRIPTYLINE, GABAPENTIN, METHYLPREDNISOLONE

from posology import Frequency, Regimen, Schedule, Sheet, Step
from posology.errors import MissingExtraError, SheetError
from posology.render import html, text

PRINTED = Path(__file__).parent / "printed"
NBSP = "\N{NO-BREAK SPACE}"

LARGE = Regimen("examplol", "oral", Step("1200 mg", Frequency.daily(2), days=3))

PAGES = {
    "gabapentin": Schedule(GABAPENTIN, "2026-12-01", days=28),
    "methylprednisolone": Schedule(METHYLPREDNISOLONE, "2026-12-07", days=84),
    "amitriptyline": Schedule(AMITRIPTYLINE, "2026-12-01", days=42),
}


@pytest.mark.parametrize("drug", PAGES)
def test_the_page_is_the_one_that_was_read_line_by_line(drug):
    assert (PRINTED / f"{drug}.txt").read_text("utf-8") == text.page(Sheet.of(PAGES[drug]))


@pytest.mark.parametrize("drug", PAGES)
def test_no_line_of_the_three_plans_is_wider_than_100_columns(drug):
    assert max(map(len, text.page(Sheet.of(PAGES[drug])).splitlines())) <= 100


# --- Read back: a page that says anything else is not written ---


def _changed(monkeypatch, module, old, new, count=1):
    whole = module._laid_out

    def changed(sheet):
        page = whole(sheet)
        assert page.count(old) >= count, "the text to change is not on the page"
        return page.replace(old, new, count)

    monkeypatch.setattr(module, "_laid_out", changed)


def _line(page, start):
    return next(line for line in page.splitlines() if line.startswith(start))


TEXT_DAY = f"Fri 4 Dec 2026   4    300{NBSP}mg   300{NBSP}mg  none     300{NBSP}mg   900{NBSP}mg\n"


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        pytest.param(TEXT_DAY, "", "Fri 4 Dec 2026: the day list leaves it out", id="a dropped row"),
        pytest.param(
            TEXT_DAY,
            TEXT_DAY.replace(f"300{NBSP}mg  none     300{NBSP}mg ", f"300{NBSP}mg  300{NBSP}mg   none   "),
            "Fri 4 Dec 2026, bedtime: the day list says none, the schedule 22:00 300 mg",
            id="a dose off by one slot",
        ),
        pytest.param(
            "Fri 4 Dec 2026   4",
            "Sat 5 Dec 2026   4",
            "Sat 5 Dec 2026: the day list has it twice",
            id="a date off",
        ),
        pytest.param("Fri 4 Dec 2026   4", "Sat 4 Dec 2026   4", "the page says 'Sat 4 Dec 2026'", id="a weekday off"),
        pytest.param(
            "Fri 4 Dec 2026   4",
            "Fri 4 Dec 2026   5",
            "Fri 4 Dec 2026: the day list calls it day 5",
            id="a day off",
        ),
        pytest.param(
            f"1     300{NBSP}mg   none    300",
            f"1     600{NBSP}mg   none    300",
            "Wed 2 Dec 2026, morning: the step table says 600 mg, the schedule 08:00 300 mg",
            id="a wrong dose in the step table",
        ),
        pytest.param("– Mon 28 Dec 2026  26", "– Sun 27 Dec 2026  25", "Mon 28 Dec 2026: the step table", id="a gap"),
        pytest.param("– Mon 28 Dec 2026  26", "– Mon 28 Dec 2026  25", "counts 25 days", id="a wrong count"),
        pytest.param("26 × 900", "25 × 900", "total: ", id="wrong arithmetic"),
        pytest.param(f"24,300{NBSP}mg", f"24,200{NBSP}mg", "total: ", id="a wrong total"),
        pytest.param("The plan goes on after that.", "Then stop.", "ending: ", id="a stop that is none"),
        pytest.param("Your gabapentin plan", "Your pregabalin plan", "title: ", id="another drug"),
    ],
)
def test_a_text_page_that_says_something_else_is_not_written(monkeypatch, old, new, names):
    _changed(monkeypatch, text, old, new)
    with pytest.raises(SheetError, match=re.escape(names)):
        text.page(Sheet.of(PAGES["gabapentin"]))


FRIDAY = '<div class="date">Fri 4 Dec</div>'


@pytest.mark.parametrize(
    ("old", "new", "names"),
    [
        pytest.param(FRIDAY, '<div class="date">Sat 5 Dec</div>', "'Sat 5 Dec' stands under Friday", id="a date off"),
        pytest.param(FRIDAY, '<div class="date">Fri 4 Nov</div>', "the page says 'Fri 4 Nov 2026'", id="a month off"),
        pytest.param(
            f"{FRIDAY}<label>", f"{FRIDAY}<label hidden></label><label>", "", id="nothing said, nothing wrong"
        ),
        pytest.param(
            f"{FRIDAY}<label>",
            f"{FRIDAY}<div>none</div><label>",
            "Fri 4 Dec: the page says",
            id="none beside a dose",
        ),
        pytest.param(
            f"<span>Evening <bdi>300{NBSP}mg",
            f"<span>Noon <bdi>300{NBSP}mg",
            "Wed 2 Dec 2026, evening: the day list says none, the schedule 18:00 300 mg",
            id="a dose off by one slot",
        ),
        pytest.param(
            f"<span>Noon <bdi>300{NBSP}mg",
            f"<span>Noon <bdi>30{NBSP}mg",
            "Thu 3 Dec 2026, noon: the day list says 30 mg, the schedule 12:00 300 mg",
            id="a tenth of a dose",
        ),
        pytest.param(
            f"Total <bdi>600{NBSP}mg",
            f"Total <bdi>900{NBSP}mg",
            "Wed 2 Dec 2026, total: the day list says 900 mg, the schedule 600 mg",
            id="a wrong total of a day",
        ),
        pytest.param(
            f'<td data-head="Total each day">600{NBSP}mg',
            f'<td data-head="Total each day">300{NBSP}mg',
            "Wed 2 Dec 2026, total: the step table says 300 mg, the schedule 600 mg",
            id="a wrong total of a step",
        ),
        pytest.param(
            '<th scope="col">Monday</th>',
            '<th scope="col">Sunday</th>',
            "from Monday on",
            id="a week that begins elsewhere",
        ),
        pytest.param("not on this sheet", "no doses", "outside the plan", id="a day outside that says something else"),
    ],
)
def test_an_html_page_that_says_something_else_is_not_written(monkeypatch, old, new, names):
    _changed(monkeypatch, html, old, new)
    if not names:
        html.page(Sheet.of(PAGES["gabapentin"]))
        return
    with pytest.raises(SheetError, match=re.escape(names)):
        html.page(Sheet.of(PAGES["gabapentin"]))


def test_a_week_dropped_from_the_grid_is_not_written(monkeypatch):
    whole = html._laid_out
    week = re.compile(r"<tr>(?:(?!</tr>).)*Mon 14 Dec.*?</tr>", re.DOTALL)
    monkeypatch.setattr(html, "_laid_out", lambda sheet: week.sub("", whole(sheet), count=1))
    with pytest.raises(
        SheetError, match="Mon 14 Dec 2026: the day list leaves it out, the schedule has morning 300 mg"
    ):
        html.page(Sheet.of(PAGES["gabapentin"]))


@pytest.mark.parametrize("module", [text, html])
@pytest.mark.parametrize("new", ["1.200", "1200", "1 200", "12,00", "1,200.0"])
def test_a_thousand_written_otherwise_is_not_taken_for_1200(monkeypatch, module, new):
    _changed(monkeypatch, module, f"1,200{NBSP}mg", f"{new}{NBSP}mg")
    with pytest.raises(SheetError):
        module.page(Sheet.of(Schedule(LARGE, "2026-12-01")))


@pytest.mark.parametrize("module", [text, html])
def test_a_sheet_whose_rows_were_tampered_with_is_not_written(module):
    sheet = Sheet.of(PAGES["gabapentin"])
    shorter = attrs.evolve(sheet, steps=sheet.steps[:-1])
    with pytest.raises(
        SheetError, match="Thu 3 Dec 2026: the step table leaves it out, the schedule has morning 300 mg"
    ):
        module.page(shorter)
    month = attrs.evolve(sheet.months[0], days=sheet.months[0].days[:-1])
    with pytest.raises(SheetError, match="Mon 28 Dec 2026: the day list leaves it out"):
        module.page(attrs.evolve(sheet, months=(month,)))


SKIPPED = Schedule(
    Regimen("examplol", "oral", Step("5 mg", days=3)), "2011-12-29", zone="Pacific/Apia"
)  # the dose of 30 December 2011, which Samoa did not have, is given on the 31st at 00:00
TWICE = Schedule(
    Regimen("examplol", "oral", Step("1 g", Frequency.every(hours=1))),
    "2026-11-01",
    zone="America/New_York",
    days=1,
)


@pytest.mark.parametrize(
    ("schedule", "old", "new", "names"),
    [
        (SKIPPED, "00:00 5", "01:00 5", "Sat 31 Dec 2011, morning"),
        (SKIPPED, "00:00 5", "      5", "Sat 31 Dec 2011, morning"),
        (TWICE, "01:00 (second)", "01:00 (first)", "Sun 1 Nov 2026, 01:00"),
        (TWICE, "01:00 (second)", "01:00", "Sun 1 Nov 2026, 01:00"),
    ],
)
def test_a_dose_at_another_time_of_a_clock_change_is_not_written(monkeypatch, schedule, old, new, names):
    _changed(monkeypatch, text, old, new)
    with pytest.raises(SheetError, match=names):
        text.page(Sheet.of(schedule))


def test_text_beside_the_columns_of_a_table_is_not_written(monkeypatch):
    _changed(monkeypatch, text, TEXT_DAY, TEXT_DAY.replace("2026   4", "2026 | 4"))
    with pytest.raises(SheetError, match="does not keep to its columns"):
        text.page(Sheet.of(PAGES["gabapentin"]))


def test_the_error_holds_both_amounts(monkeypatch):
    _changed(monkeypatch, text, f"300{NBSP}mg   none    300", f"600{NBSP}mg   none    300")
    with pytest.raises(SheetError) as caught:
        text.page(Sheet.of(PAGES["gabapentin"]))
    assert (
        caught.value.field,
        caught.value.value,
        caught.value.limit,
    ) == ("Wed 2 Dec 2026, morning", "600 mg", "08:00 300 mg")


# --- HTML ---


def test_a_page_asks_for_nothing_and_runs_nothing():
    page = html.page(Sheet.of(PAGES["gabapentin"]))
    assert "content=\"default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"<script|javascript:|\son\w+=|src=|href=|url\(|@import", page)
    assert '<html lang="en" dir="ltr">' in page


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "</style><img src=x>", "A \"B\" & 'C'", "{{ 7*7 }}", "{% x %}"]
)
def test_a_hostile_name_prints_as_text(name):
    sheet = Sheet.of(PAGES["gabapentin"], patient=name)
    page = html.page(sheet)
    assert name in text.page(sheet)
    assert "<script" not in page
    assert "<img" not in page
    assert "49" not in page
    escaped = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}
    assert page.count("".join(escaped.get(each, each) for each in name)) == 2


def test_days_outside_say_so_and_never_no_dose_where_the_plan_goes_on():
    open_ended = html.page(Sheet.of(PAGES["gabapentin"]))
    assert (open_ended.count("not on this sheet"), open_ended.count("no dose")) == (3, 0)
    ended = html.page(Sheet.of(Schedule(LARGE, "2026-12-01")))
    assert (ended.count("not on this sheet"), ended.count("no dose")) == (0, 28)
    continued = html.page(Sheet.of(Schedule(GABAPENTIN, "2026-12-17", first_day=17, days=15)))
    assert (continued.count("not on this sheet"), continued.count("no dose")) == (16, 0)


def test_without_jinja2_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'posology[html]'")):
        html.page(Sheet.of(PAGES["gabapentin"]))
