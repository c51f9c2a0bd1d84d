"""The most in 7 days in a row stands on the sheet of every plan that has days without a dose."""

import datetime as dt

import attrs
import pytest
from hypothesis import given
from page_plans import PLANS

from posology import Amount, Frequency, Regimen, Schedule, Sheet, Step
from posology.errors import SheetError
from posology.language import language
from posology.render.printing import page as printed
from posology.render.reading.compare import compare
from posology.render.reading.reading import read

NBSP = "\N{NO-BREAK SPACE}"
EN = language("en-US")
FORMS = pytest.mark.parametrize("form", ["text", "markdown", "html"])


def plan(*steps, days=28):
    return Schedule(Regimen("examplol", "oral", steps), "2026-12-07", days=days)


WEEKLY = plan(Step("15 mg", Frequency.weekly("Monday")))
DAILY = plan(Step("15 mg", days=7), Step.no_dose(days=21))


@FORMS
@pytest.mark.parametrize(
    ("schedule", "most"),
    [
        pytest.param(WEEKLY, "15 mg", id="15 mg a week"),
        pytest.param(DAILY, "105 mg", id="15 mg a day for a week"),
        pytest.param(plan(Step("15 mg", Frequency.every(days=6))), "30 mg", id="every 6 days: 2 in 7 days"),
        pytest.param(plan(Step("15 mg", Frequency.every(days=7))), "15 mg", id="every 7 days: never 2"),
        pytest.param(plan(Step("15 mg", Frequency.every(days=3)), days=7), "45 mg", id="7 days, days 1, 4 and 7"),
        pytest.param(plan(Step("500 mg", days=2), Step.no_dose(days=12)), "1,000 mg", id="a pulse of 2 days"),
    ],
)
def test_hazard_24_a_sheet_shows_the_most_in_a_week_where_not_every_day_has_a_dose(form, schedule, most):
    page = printed(Sheet.of(schedule), form)
    assert str(read(page, form, EN).sentences.week) == most.replace(",", "")
    assert f"Most in 7 days in a row: {most}".replace(" mg", f"{NBSP}mg") in page


@FORMS
@pytest.mark.parametrize(
    "schedule",
    [
        pytest.param(plan(Step("15 mg", days=28)), id="a dose every day"),
        pytest.param(plan(Step("15 mg", Frequency.every(days=3)), days=6), id="less than a week"),
    ],
)
def test_a_sheet_of_daily_doses_or_of_less_than_a_week_says_nothing_of_weeks(form, schedule):
    page = printed(Sheet.of(schedule), form)
    assert (read(page, form, EN).sentences.week, "7 days in a row" in page) == (None, False)


@FORMS
@pytest.mark.parametrize("other", ["105", ""], ids=["another week", "none said"])
def test_hazard_24_a_page_that_says_something_else_of_a_week_is_refused(form, other):
    page = printed(Sheet.of(WEEKLY), form)
    said = f"Most in 7 days in a row: 15{NBSP}mg"
    changed = page.replace(said, said.replace("15", other) if other else "")
    assert changed != page
    with pytest.raises(SheetError, match="week"):
        compare(WEEKLY, read(changed, form, EN))


@FORMS
def test_a_week_said_where_every_day_has_a_dose_is_refused(form):
    every_day = plan(Step("15 mg", days=28))
    reading = read(printed(Sheet.of(every_day), form), form, EN)
    said = attrs.evolve(reading, sentences=attrs.evolve(reading.sentences, week=Amount("105 mg")))
    with pytest.raises(SheetError, match="week"):
        compare(every_day, said)


@given(PLANS)
def test_hazard_24_the_week_on_a_page_is_the_most_of_all_weeks_shown(schedule):
    dates = [*schedule.horizon]
    weeks = [
        sum(each.dose.base for each in schedule if day <= each.date < day + dt.timedelta(7)) for day in dates[: -7 + 1]
    ]
    page = printed(Sheet.of(schedule))
    said = read(page, "text", EN).sentences.week
    shown = len({each.date for each in schedule}) < len(dates) and len(dates) >= 7
    most = max(weeks) if shown else 0
    assert ("7 days in a row" in page, said.base if said else 0) == (shown, most)
