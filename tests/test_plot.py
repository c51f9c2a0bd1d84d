"""Plot: what is drawn and said of schedules whose totals are known, as steps, bands and words."""

import re
from fractions import Fraction

import pytest
from plots import drawn

from posology import Bound, Cycle, Dose, Frequency, Regimen, Schedule, Source, Step, load
from posology.errors import ScheduleError, SheetError
from posology.render import plot
from posology.render.inline_svg import inline_svg

LABEL = Source("Example label")
START = "2026-12-01"


def plan(*steps, bounds=(), start=START, **more):
    return Schedule(Regimen("examplol", "oral", list(steps), bounds=bounds), start, **more)


def limit(most, **more):
    return Bound.per_day(most, source=LABEL, **more)


def test_its_description_says_when_how_much_and_the_limits():
    found = drawn(plot.svg(plan(Step("5 mg", days=1), Step("10 mg", days=6), bounds=[limit("15 mg/day")])))
    assert found.title == "examplol: total of each day"
    assert found.desc == (
        "1 Dec 2026 to 7 Dec 2026 (7 days). 1 Dec 2026: 5 mg. 2 Dec 2026 to 7 Dec 2026: 10 mg. "
        "Long dashes: at most 15 mg a day (per-day)."
    )


def test_gabapentin_rises_by_300_mg_a_day_to_900_mg_and_goes_on():
    found = drawn(plot.svg(Schedule(load("gabapentin")["medscape"], START, days=28)))
    assert [text for _, _, text in found.labels if text.endswith(" mg")] == ["900 mg", "300 mg", "600 mg"]
    assert [found.bottom - y for _, _, y in found.levels] == [183, 367, 550]  # of 2,200 that are 3,600 mg
    assert "The plan goes on after 28 Dec 2026." in found.notes


@pytest.mark.parametrize("amount", ["0.0625 mg", "0.125 mg", "0.1 mg", "1234.5 mg"])
def test_a_value_is_written_exactly(amount):
    found = drawn(plot.svg(plan(Step(amount, Frequency.daily(1), days=7))))
    assert {text for _, _, text in found.labels} == {"1,234.5 mg" if amount == "1234.5 mg" else amount}


def test_a_value_that_no_decimal_says_is_refused():
    with pytest.raises(SheetError, match="no decimal that ends"):
        plot.svg(plan(Step(Dose(Fraction(1, 3), "mg"), days=7)))


def test_every_level_of_a_long_taper_is_labelled():
    doses = ["60", "50", "40", "30", "25", "20", "17.5", "15", "12.5", "10", "7.5", "5", "2.5", "1"]
    lengths = [14, 7, 7, 7, 7, 7, 7, 14, 14, 14, 28, 28, 28, 14]
    steps = [Step(f"{dose} mg", days=days) for dose, days in zip(doses, lengths, strict=True)]
    found = drawn(plot.svg(plan(*steps)))
    assert sorted(text for _, _, text in found.labels) == sorted(f"{dose} mg" for dose in doses)


def test_a_value_without_room_for_a_label_is_named_below():
    steps = [Step(f"{100 + n} mg", days=1) for n in range(30)]
    found = drawn(plot.svg(plan(*steps)))
    labelled = {text for _, _, text in found.labels}
    below = "".join(f"{note} " for note in found.notes).partition("Without a label: ")[2]
    named = set(re.findall(r"\d+ mg", below))
    assert labelled | named == {f"{100 + n} mg" for n in range(30)}
    assert not labelled & named


def test_where_more_than_24_values_have_no_room_it_says_how_many_more():
    steps = [Step(f"{1000 + n} mg", days=1) for n in range(80)]
    found = drawn(plot.svg(plan(*steps)))
    below = " ".join(found.notes)
    missing = 80 - len(found.labels)
    assert f"{missing - 24} more, which are not listed" in below
    assert "20 more, which are not listed." in found.desc
    assert len(re.findall(r"1,0\d\d mg", found.desc.partition("Without a label")[2])) == missing


def test_days_without_a_dose_are_drawn_at_the_bottom():
    found = drawn(plot.svg(plan(Step("5 mg", days=1), Step.no_dose(days=2), Step("5 mg", days=1))))
    assert [y == found.bottom for _, _, y in found.levels] == [False, True, False]
    assert "none" in {text for _, _, text in found.labels}


def test_steps_go_up_where_the_course_begins_and_down_where_it_ends():
    whole = plan(Step("5 mg", days=7))
    assert drawn(plot.svg(whole)).path == "M120 2500V300H6280V2500"
    part = whole["2026-12-03":"2026-12-05"]
    assert drawn(plot.svg(part)).path == "M120 300V300H6280"
    assert drawn(plot.svg(part)).desc.endswith("The plan began before 3 Dec 2026. The plan goes on after 4 Dec 2026.")


def test_three_pulses_are_told_of_as_one_round_and_drawn_one_by_one():
    pulses = Cycle(Step("500 mg", days=2), weeks=2)
    found = drawn(plot.svg(plan(pulses, days=42)))
    said = "1 Dec 2026 to 11 Jan 2027, again every 14 days: 500 mg for 2 days, none for 12 days."
    assert said in found.desc
    assert [y for _, _, y in found.levels] == [300, 2500] * 3
    assert found.bands == ()


def test_hundreds_of_rounds_are_one_band_from_the_least_to_the_most():
    pulses = Cycle(Step("500 mg", days=2), weeks=2)
    picture = plot.svg(plan(pulses, days=3640))
    found = drawn(picture)
    assert [(band.left, band.top, band.right, band.bottom) for band in found.bands] == [(120, 300, 6280, 2500)]
    assert found.levels == ()
    assert {"again every 14 days", "500 mg", "none"} <= {text for _, _, text in found.labels}
    assert "Grey: 1 Dec 2026 to 17 Nov 2036, again every 14 days: 500" in " ".join(found.notes)
    assert len(picture) < 3000


def test_what_comes_only_twice_is_no_round():
    found = drawn(plot.svg(plan(Cycle(Step("500 mg", days=2), weeks=2), days=28)))
    assert "again" not in found.desc


def test_a_schedule_without_an_end_needs_a_number_of_days():
    endless = plan(Step("5 mg"))
    with pytest.raises(ScheduleError, match="no end"):
        plot.svg(endless)
    assert drawn(plot.svg(endless, days=28)).desc.startswith("1 Dec 2026 to 28 Dec 2026 (28 days).")


def test_days_cut_a_schedule_and_never_lengthen_it():
    week = plan(Step("5 mg", days=7))
    assert plot.svg(week, days=70) == plot.svg(week)
    assert "(3 days)" in drawn(plot.svg(week, days=3)).desc


@pytest.mark.parametrize("days", [0, -1, True, 2.5, "7"])
def test_a_number_of_days_is_whole_and_1_or_more(days):
    with pytest.raises(ScheduleError):
        plot.svg(plan(Step("5 mg")), days=days)


def test_more_days_than_a_life_has_are_refused():
    with pytest.raises(ScheduleError, match="50,001 days are too many to draw"):
        plot.svg(plan(Step("5 mg")), days=50_001)


@pytest.mark.parametrize("width", [319, 4001, True, 640.0, "640"])
def test_a_width_out_of_range_is_refused(width):
    with pytest.raises(SheetError, match="from 320 to 4,000"):
        plot.svg(plan(Step("5 mg", days=7)), width=width)


def test_a_usual_plan_takes_less_than_4_kilobytes():
    assert len(plot.svg(Schedule(load("gabapentin")["medscape"], START, days=28)).encode()) < 4096


def test_it_holds_shapes_and_text_alone():
    picture = plot.svg(Schedule(load("gabapentin")["medscape"], START, days=28))
    assert inline_svg(picture, "a plot").startswith("<svg ")
    assert not re.search(r"href|url\(|<style|<script|@font|\son\w+=|\sid=", picture)
    assert 'role="img"' in picture


HOSTILE = "<script>alert('x')</script> & \"drug\" ]]> {amount} \N{SNOWMAN}"


def test_hostile_names_stay_text():
    schedule = plan(Step("5 mg", days=7), bounds=[limit("9 mg/day", name=HOSTILE, patients="<b>&lt;</b>")])
    picture = plot.svg(schedule, title=HOSTILE)
    assert "<script" not in picture
    assert "<b>" not in picture
    assert drawn(picture).title == HOSTILE
    assert f"for <b>&lt;</b> ({HOSTILE})" in drawn(picture).desc


@pytest.mark.parametrize("text", ["a\u202eb", "a\0b", "x" * 2001])
def test_a_title_that_cannot_be_printed_as_it_stands_is_refused(text):
    with pytest.raises(SheetError):
        plot.svg(plan(Step("5 mg", days=7)), title=text)


def test_dates_have_no_weekday_and_a_year_where_it_is_another():
    picture = plot.svg(plan(Step("5 mg", days=56)))
    texts = re.findall(r">([^<>]+)</text>", picture)
    assert texts[2:12] == ["1 Dec", "2026", "8 Dec", "15 Dec", "22 Dec", "29 Dec", "5 Jan", "2027", "12 Jan", "19 Jan"]


def test_over_many_years_dates_are_first_days_of_january():
    picture = plot.svg(plan(Step("5 mg", days=3653)))
    texts = re.findall(r">(\d+ \w{3})</text>", picture)
    assert texts == ["1 Dec", "1 Jan", "1 Jan", "1 Jan", "1 Jan"]


def test_a_single_day_is_drawn_across_the_picture():
    found = drawn(plot.svg(plan(Step("5 mg", days=1))))
    assert found.levels == ((120, 6280, 300),)
    assert found.desc == "1 Dec 2026 (1 day). 1 Dec 2026: 5 mg."


def test_the_same_schedule_gives_the_same_text():
    assert plot.svg(plan(Step("5 mg", days=7))) == plot.svg(plan(Step("5 mg", days=7)))
