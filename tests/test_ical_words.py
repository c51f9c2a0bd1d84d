"""What entries say in every language, and that it reads back in each."""

from __future__ import annotations

import pytest
from calendar_file import ISSUED, daily, due, events, lines, times

from posology.dispensing.supply import supply
from posology.frequency import Frequency
from posology.interop import ical
from posology.language import TAGS, language
from posology.product import Product
from posology.regimen import Regimen
from posology.rounding import Rounding
from posology.schedule import Schedule
from posology.step import Step


def made(schedule, tag="en-US", **more):
    return ical.calendar(schedule, plan="plan-1", issued=ISSUED, language=language(tag, unreviewed=True), **more)


def said(data):
    return [str(each["SUMMARY"]).replace("\N{NO-BREAK SPACE}", " ") for each in events(data)]


def slots(dose, days):
    return daily("morning", "noon", "evening", "bedtime", dose=dose, days=days)


SUPPLIES = [
    ("1200.5 mg", Product("tablet", ["1000 mg/tablet", "100.25 mg/tablet"], scored=True), {}),
    ("150 mg", Product("tablet", "100 mg/tablet", scored=True, packs=["28 tablet"]), {}),
    ("87 mg", Product("solution", "250 mg/5 mL"), {"mark": Rounding("0.1 mL", "nearest")}),
]


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(("dose", "product", "more"), SUPPLIES)
@pytest.mark.parametrize("form", ["events", "series"])
def test_a_file_reads_back_in_every_language(tag, dose, product, more, form):
    schedule = slots(dose, days=4)
    given = supply(schedule, product, fill_days=2, **more)
    for discreet in (False, True):
        data = made(schedule, tag, supply=given, form=form, discreet=discreet)
        assert due(schedule) == times(data)


@pytest.mark.parametrize("tag", TAGS)
def test_what_nobody_has_reviewed_says_so_in_every_entry(tag):
    notice = language(tag, unreviewed=True).notice
    for discreet in (False, True):
        data = made(slots("5 mg", days=2), tag, discreet=discreet, visits=[("X", "2026-12-14")])
        texts = [str(each.get("DESCRIPTION", "")) for each in events(data)]
        assert bool(notice) == (tag not in ("en-US", "en-GB"))
        assert all(text.endswith(notice) for text in texts)


def test_amounts_are_isolated_where_the_words_run_from_right_to_left():
    first = said(made(slots("5 mg", days=1), "ar"))[0]
    assert "\u2068examplol\u2069" in first
    assert "\u20685 mg\u2069" in first


def test_a_french_entry_has_a_comma_for_its_decimals():
    assert said(made(slots("2.5 mg", days=1), "fr"))[0] == "Examplol 2,5 mg"


def test_micrograms_are_said_in_full_in_british_english():
    assert said(made(slots("50 mcg", days=1), "en-GB"))[0] == "Examplol 50 micrograms"


def test_an_infusion_says_over_what_time_and_in_what_volume():
    step = Step("500 mg", Frequency.at("08:00"), days=1, over="90 minutes", in_volume="250 mL")
    data = made(Schedule(Regimen("examplol", "intravenous", step), "2026-12-01", zone="UTC"))
    assert lines(data, "DESCRIPTION:i") == ["DESCRIPTION:into a vein\\nover 90 minutes\\nin 250\N{NO-BREAK SPACE}mL"]


def test_the_last_day_says_that_the_plan_goes_on_and_only_where_it_does():
    endless = Schedule(Regimen("examplol", "oral", Step("5 mg")), "2026-12-01", zone="UTC", days=7)
    for discreet in (False, True):
        data = made(endless, discreet=discreet)
        assert said(data)[-1] == "These reminders end today. The plan goes on: ask for the next ones."
        assert lines(data, "DTSTART;") == ["DTSTART;VALUE=DATE:20261207"]
    assert not lines(made(daily("morning", days=7)), "DTSTART;")
    part = made(daily("morning", days=7)["2026-12-01":"2026-12-03"])
    assert lines(part, "DTSTART;") == ["DTSTART;VALUE=DATE:20261202"]
    then = Regimen("examplol", "oral", Step("5 mg", days=7), then="Your doctor says how it goes on.")
    assert lines(made(Schedule(then, "2026-12-01", zone="UTC")), "DTSTART;") == ["DTSTART;VALUE=DATE:20261207"]
