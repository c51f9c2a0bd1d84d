"""Sheet: what a plan says in print, from its first row to its notes."""

import datetime as dt

import pytest
from courses import GABAPENTIN, LABEL

from posology import Bound, Cycle, Frequency, Regimen, Schedule, Sheet, Source, Step, check
from posology.errors import RegimenError, ScheduleError
from posology.render import html, text

NBSP = "\N{NO-BREAK SPACE}"


def plan(*steps):
    return Regimen("examplol", "oral", steps)


def spaced(amount):
    return amount.replace(NBSP, " ")


def rows(sheet):
    """The step table as (first date, last date, doses)."""
    return [
        (f"{row.first:%m-%d}", f"{row.last:%m-%d}", spaced(", ".join(map(str, row.entries)))) for row in sheet.steps
    ]


def note(sheet, title):
    return [spaced(line) for each in sheet.notes if each.title == title for line in each.lines]


# --- Days, steps, how it ends ---


def test_a_schedule_without_end_is_refused_and_told_how_to_end():
    with pytest.raises(ScheduleError, match="days=28"):
        Sheet.of(Schedule(GABAPENTIN, "2026-12-01"))


def test_more_than_ten_years_are_refused():
    with pytest.raises(ScheduleError, match="3654 days do not fit on a sheet"):
        Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=3654))


def test_the_sheet_of_28_days_of_gabapentin():
    sheet = Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=28))
    assert rows(sheet) == [
        ("12-01", "12-01", "Morning 300 mg"),
        ("12-02", "12-02", "Morning 300 mg, Evening 300 mg"),
        ("12-03", "12-28", "Morning 300 mg, Noon 300 mg, Bedtime 300 mg"),
    ]
    assert sheet.columns == ("Morning", "Noon", "Evening", "Bedtime")
    assert spaced(sheet.total) == "1 × 300 mg + 1 × 600 mg + 26 × 900 mg = 24,300 mg"
    assert sheet.ending == "This sheet shows 28 days, up to Mon 28 Dec 2026. The plan goes on after that."
    assert [(day.number, day.tags) for day in sheet.days if day.tags] == [(2, ("CHANGE",)), (3, ("CHANGE",))]


def test_a_plan_that_ends_says_so_on_its_last_day_with_a_dose():
    sheet = Sheet.of(Schedule(plan(Cycle(Step("5 mg", days=2), weeks=1, times=2)), "2026-12-07"))
    assert sheet.ending == "Then stop. The last dose is on Tue 15 Dec 2026."
    assert [(day.number, day.tags) for day in sheet.days if day.tags] == [(9, ("LAST DAY",))]
    assert sheet.after == "no dose"


def test_a_course_cut_short_by_its_days_goes_on_but_not_where_only_empty_days_follow():
    once = plan(Step("5 mg", days=7), Step.no_dose(days=7))
    assert "goes on" in Sheet.of(Schedule(once, "2026-12-01", days=6)).ending
    assert Sheet.of(Schedule(once, "2026-12-01", days=7)).ending.startswith("Then stop.")


def test_a_plan_continued_on_day_17_says_so():
    sheet = Sheet.of(Schedule(GABAPENTIN, "2026-12-17", first_day=17, days=3))
    assert ("Starts", "Thu 17 Dec 2026, on day 17 of the plan") in sheet.facts
    assert (sheet.before, [day.number for day in sheet.days]) == ("not on this sheet", [17, 18, 19])


def test_days_without_a_dose_are_counted_and_named():
    sheet = Sheet.of(Schedule(plan(Step("15 mg", Frequency.weekly("Monday"))), "2026-12-07", days=28))
    assert ("Not every day", "4 of the 28 days have a dose") in sheet.facts
    assert spaced(sheet.total) == "4 × 15 mg = 60 mg"
    assert rows(sheet)[:3] == [
        ("12-07", "12-07", "Morning 15 mg"),
        ("12-08", "12-13", ""),
        ("12-14", "12-14", "Morning 15 mg"),
    ]


def test_a_long_cycle_is_shown_by_one_round_of_it():
    weekly = plan(Step("5 mg", days=3), Step("15 mg", Frequency.weekly("Monday")))
    sheet = Sheet.of(Schedule(weekly, "2026-12-04", days=180))
    assert rows(sheet) == [
        ("12-04", "12-06", "Morning 5 mg"),
        ("12-07", "12-07", "Morning 15 mg"),
        ("12-08", "12-13", ""),
    ]
    assert [(row.every, row.until) for row in sheet.steps] == [
        (None, None),
        (7, dt.date(2027, 6, 1)),
        (7, dt.date(2027, 6, 1)),
    ]
    lines = text.page(sheet).splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("Mon 7 Dec 2026"))
    assert lines[first + 1 : first + 3] == ["again every 7 days, until", "Tue 1 Jun 2027"]
    assert "again every 7 days, until Tue 1 Jun 2027" in html.page(sheet)


def test_explicit_times_have_columns_of_their_own_by_the_clock():
    mixed = plan(Step(components=[("5 mg", Frequency.at("06:30", "20:00")), ("10 mg", Frequency.at("noon"))], days=2))
    assert Sheet.of(Schedule(mixed, "2026-12-01")).columns == ("06:30", "Noon", "20:00")


def test_more_times_than_columns_are_listed_with_each_dose():
    sheet = Sheet.of(Schedule(plan(Step("15 mg", Frequency.every(hours=5))), "2026-12-01", days=2))
    assert sheet.columns == ("Doses",)
    assert rows(sheet)[0][2] == "00:00 15 mg, 05:00 15 mg, 10:00 15 mg, 15:00 15 mg, 20:00 15 mg"
    assert f"05:00 15{NBSP}mg" in text.page(sheet)


# --- Clock changes, late starts ---


def test_elapsed_doses_are_shown_where_a_clock_change_puts_them():
    # New York, 1 November 2026, 25 h long: 00:00, 05:00, 11:00, 17:00 and 23:00, so 5 g on one date.
    regimen = plan(Step("1 g", Frequency.every(hours=6)))
    sheet = Sheet.of(Schedule(regimen, "2026-10-31", zone="America/New_York", days=3))
    assert rows(sheet) == [
        ("10-31", "10-31", "00:00 1 g, 06:00 1 g, 12:00 1 g, 18:00 1 g"),
        ("11-01", "11-01", "00:00 1 g, 05:00 1 g, 11:00 1 g, 17:00 1 g, 23:00 1 g"),
        ("11-02", "11-02", "05:00 1 g, 11:00 1 g, 17:00 1 g, 23:00 1 g"),
    ]
    assert [spaced(day.total) for day in sheet.days] == ["4 g", "5 g", "4 g"]


def test_two_doses_at_one_time_of_the_clock_are_told_apart():
    regimen = plan(Step("1 g", Frequency.every(hours=1)))
    sheet = Sheet.of(Schedule(regimen, "2026-11-01", zone="America/New_York", days=1))
    listed = rows(sheet)[0][2].split(", ")
    assert listed[:4] == ["00:00 1 g", "01:00 (first) 1 g", "01:00 (second) 1 g", "02:00 1 g"]
    assert len(listed) == 25
    assert f"<span>01:00 (second) <bdi>1{NBSP}g</bdi></span>" in html.page(sheet)


def test_a_dose_at_a_time_that_the_clock_skips_is_shown_at_the_next_there_is():
    # New York, 8 March 2026: 02:00 to 03:00 does not exist.
    regimen = plan(Step("5 mg", Frequency.at("02:30"), days=3))
    sheet = Sheet.of(Schedule(regimen, "2026-03-07", zone="America/New_York"))
    assert [row[2] for row in rows(sheet)] == ["02:30 5 mg", "03:00 5 mg", "02:30 5 mg"]
    assert note(sheet, "Moved or left out") == [
        "The clock skips Sun 8 Mar 2026 02:30: 5 mg is given at the next time there is, Sun 8 Mar 2026 03:00"
    ]


def test_a_dose_at_a_time_that_the_clock_repeats_is_said_to_be_given_once():
    regimen = plan(Step("5 mg", Frequency.at("01:30"), days=1))
    sheet = Sheet.of(Schedule(regimen, "2026-11-01", zone="America/New_York"))
    assert rows(sheet)[0][2] == "01:30 (first) 5 mg"
    assert note(sheet, "Moved or left out") == [
        "The clock shows Sun 1 Nov 2026 01:30 twice: 5 mg is given once, the first time"
    ]


def test_a_slot_off_its_usual_time_shows_the_time():
    # Samoa had no 30 December 2011: what fell on it is given at the first moment of the 31st.
    sheet = Sheet.of(Schedule(plan(Step("5 mg", days=3)), "2011-12-29", zone="Pacific/Apia"))
    assert [row[2] for row in rows(sheet)] == ["Morning 5 mg", "", "Morning 00:00 5 mg, Morning 5 mg"]
    assert f"Morning 00:00 <bdi>5{NBSP}mg" in html.page(sheet)


def test_doses_that_a_late_start_leaves_out_are_named():
    sheet = Sheet.of(Schedule(plan(Step("5 mg", Frequency.daily(3), days=2)), "2026-12-01T14:00"))
    assert note(sheet, "Moved or left out") == [
        "Left out on Tue 1 Dec 2026, as the plan starts at 14:00: morning 5 mg",
        "Left out on Tue 1 Dec 2026, as the plan starts at 14:00: noon 5 mg",
    ]
    assert rows(sheet)[0][2] == "Bedtime 5 mg"


# --- Notes ---


def test_every_sheet_says_what_it_is_and_what_it_was_made_from():
    sheet = Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=28))
    assert note(sheet, "What this is") == [
        "A calculator over cited sources, for professionals to review. Not a medical device."
    ]
    made_from = note(sheet, "Made from")
    assert "Day 1: Tue 1 Dec 2026" in made_from
    assert "Days shown: 28, from day 1" in made_from
    assert "Slot times: morning 08:00, noon 12:00, evening 18:00, bedtime 22:00" in made_from
    assert any("floating local time" in line for line in made_from)
    assert any(line.startswith("Regimen: gabapentin, oral: 300 mg morning for 1 day, then") for line in made_from)


def test_a_plan_that_was_not_checked_says_so_twice():
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=28)
    for report in (None, check(schedule, [])):
        sheet = Sheet.of(schedule, report)
        assert dict(sheet.facts)["Limits"] == "NOT CHECKED: this plan was not held against any limit"
        assert note(sheet, "Limits") == ["NOT CHECKED: this plan was not held against any limit"]


def test_each_verdict_is_printed_with_value_limit_margin_and_source():
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=28)
    proved = Sheet.of(schedule, check(schedule, [Bound.per_day("3600 mg/day", source=LABEL)]))
    assert dict(proved.facts)["Limits"] == "PROVED: the plan keeps its only limit"
    (line,) = note(proved, "Limits")
    for part in ("PROVED", "900 mg", "at most 3,600 mg on any day", "margin 2,700 mg", "(Example label, 4.2)"):
        assert part in line
    bounds = [Bound.per_day("600 mg/day", source=LABEL), Bound.per_dose("300 mg", source=LABEL)]
    violated = Sheet.of(schedule, check(schedule, bounds))
    assert dict(violated.facts)["Limits"] == "VIOLATED: of 2 limits, 1 VIOLATED, 1 PROVED. See the notes"
    assert "minus 300 mg" in note(violated, "Limits")[0]


def test_the_source_of_the_regimen_is_printed_or_its_absence():
    source = Source("Example label", section="4.2", publisher="Someone", read=dt.date(2026, 11, 22), says="5 mg a day")
    sourced = Regimen(
        "examplol", "oral", [Step("5 mg", days=2)], source=source, evidence="one trial", notes=["with food"]
    )
    assert note(Sheet.of(Schedule(sourced, "2026-12-01")), "Sources") == [
        "Example label, 4.2; Someone; read Sun 22 Nov 2026: 5 mg a day",
        "Evidence: one trial",
        "Note: with food",
    ]
    bare = Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=2))
    assert note(bare, "Sources") == ["No source is given for this regimen."]


def test_the_patient_and_the_date_of_making_are_printed_if_given():
    sheet = Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=2), prepared_on="2026-11-22", patient="Anna Example")
    assert (dict(sheet.facts)["For"], dict(sheet.facts)["Prepared on"]) == ("Anna Example", "Sun 22 Nov 2026")
    assert not {"For", "Prepared on"} & dict(Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=2)).facts).keys()


def test_a_plan_after_which_treatment_goes_on_never_says_to_stop():
    regimen = Regimen("examplol", "oral", Step("5 mg", days=14), then="Speak to the prescriber by day 14.")
    sheet = Sheet.of(Schedule(regimen, "2026-12-01"))
    assert sheet.ending == (
        "This sheet shows 14 days, up to Mon 14 Dec 2026. Do not stop on your own. Speak to the prescriber by day 14."
    )
    assert {tag for day in sheet.days for tag in day.tags} == set()
    assert sheet.after == "not on this sheet"
    for page in (text.page(sheet), html.page(sheet)):
        assert "Then stop" not in page
        assert "LAST DAY" not in page


def test_what_follows_is_refused_where_there_is_no_last_day():
    with pytest.raises(RegimenError) as refused:
        Regimen("examplol", "oral", Step("5 mg"), then="Speak to the prescriber.")
    assert refused.value.value == "Speak to the prescriber."
