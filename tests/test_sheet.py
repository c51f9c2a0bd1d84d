"""Sheet: what a plan comes to on a page, before it is put into words."""

import datetime as dt
import itertools

import pytest
from courses import GABAPENTIN

from posology import Cycle, Frequency, Product, Regimen, Rounding, Schedule, Sheet, Step
from posology.dispensing.supply import supply
from posology.errors import RegimenError, ScheduleError, SheetError
from posology.render.printing import page

TABLET = Product("tablet", "5 mg/tablet", scored=True)
RESCUE = Frequency.as_needed(at_least="6 hours", most=4, per="24 hours")


def plan(*steps):
    return Regimen("examplol", "oral", steps)


def rows(sheet):
    """The step table as (first date, last date, doses)."""
    return [
        (f"{row.first:%m-%d}", f"{row.last:%m-%d}", ", ".join(f"{each.label} {each.dose}" for each in row.entries))
        for row in sheet.steps
    ]


def tagged(sheet):
    return [(day.number, day.tags) for day in sheet.days if day.tags]


# --- Days, steps, how it ends ---


def test_a_schedule_without_end_is_refused_and_told_how_to_end():
    with pytest.raises(ScheduleError, match="days=28"):
        Sheet.of(Schedule(GABAPENTIN, "2026-12-01"))


def test_more_than_ten_years_are_refused():
    with pytest.raises(ScheduleError, match="3654 days do not fit on a sheet"):
        Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=3654))
    with pytest.raises(ScheduleError, match="3654 days do not fit on a sheet"):
        Sheet.as_needed(plan(Step("5 mg", RESCUE)), "2026-12-01", days=3654)


def test_the_sheet_of_28_days_of_gabapentin():
    sheet = Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=28))
    assert rows(sheet) == [
        ("12-01", "12-01", "morning 300 mg"),
        ("12-02", "12-02", "morning 300 mg, evening 300 mg"),
        ("12-03", "12-28", "morning 300 mg, noon 300 mg, bedtime 300 mg"),
    ]
    assert sheet.columns == ("morning", "noon", "evening", "bedtime")
    assert [(count, str(total)) for count, total in sheet.terms] == [(1, "300 mg"), (1, "600 mg"), (26, "900 mg")]
    assert (str(sheet.total), sheet.ending.kind, tagged(sheet)) == (
        "24300 mg",
        "goes-on",
        [(2, ("change",)), (3, ("change",))],
    )


def test_a_plan_that_ends_says_so_on_its_last_day_with_a_dose():
    sheet = Sheet.of(Schedule(plan(Cycle(Step("5 mg", days=2), weeks=1, times=2)), "2026-12-07"))
    assert (sheet.ending.kind, sheet.ending.last) == ("stop", dt.date(2026, 12, 15))
    assert tagged(sheet) == [(9, ("last-day",))]


def test_a_course_cut_short_by_its_days_goes_on_but_not_where_only_empty_days_follow():
    once = plan(Step("5 mg", days=7), Step.no_dose(days=7))
    assert Sheet.of(Schedule(once, "2026-12-01", days=6)).ending.kind == "goes-on"
    assert Sheet.of(Schedule(once, "2026-12-01", days=7)).ending.kind == "stop"


def test_a_plan_after_which_treatment_goes_on_does_not_stop():
    regimen = Regimen("examplol", "oral", Step("5 mg", days=14), then="Speak to the prescriber\nby day 14.")
    ending = Sheet.of(Schedule(regimen, "2026-12-01")).ending
    assert (ending.kind, ending.last, ending.then) == ("then", None, "Speak to the prescriber by day 14.")


def test_what_follows_is_refused_where_there_is_no_last_day():
    with pytest.raises(RegimenError) as refused:
        Regimen("examplol", "oral", Step("5 mg"), then="Speak to the prescriber.")
    assert refused.value.value == "Speak to the prescriber."


def test_days_shown_without_any_dose_have_no_last_one():
    late = plan(Step.no_dose(days=7), Step("5 mg", days=7), Step.no_dose(days=7))
    schedule = Schedule(late, "2026-12-15", first_day=15)
    assert (Sheet.of(schedule).ending.kind, Sheet.of(schedule).terms) == ("no-dose", ())


def test_a_plan_continued_on_day_17_counts_its_days_from_17():
    sheet = Sheet.of(Schedule(GABAPENTIN, "2026-12-17", first_day=17, days=3))
    assert [day.number for day in sheet.days] == [17, 18, 19]


def test_a_long_cycle_is_shown_by_one_round_of_it():
    weekly = plan(Step("5 mg", days=3), Step("15 mg", Frequency.weekly("Monday")))
    sheet = Sheet.of(Schedule(weekly, "2026-12-04", days=180))
    assert rows(sheet) == [
        ("12-04", "12-06", "morning 5 mg"),
        ("12-07", "12-07", "morning 15 mg"),
        ("12-08", "12-13", ""),
    ]
    assert [(row.every, row.until) for row in sheet.steps] == [
        (None, None),
        (7, dt.date(2027, 5, 31)),  # the last Monday shown
        (7, dt.date(2027, 6, 1)),
    ]


def test_explicit_times_have_columns_of_their_own_by_the_clock():
    mixed = plan(Step(components=[("5 mg", Frequency.at("06:30", "20:00")), ("10 mg", Frequency.at("noon"))], days=2))
    assert Sheet.of(Schedule(mixed, "2026-12-01")).columns == ("06:30", "noon", "20:00")


def test_more_times_than_columns_are_listed_in_one():
    sheet = Sheet.of(Schedule(plan(Step("15 mg", Frequency.every(hours=5))), "2026-12-01", days=2))
    assert sheet.columns == ("",)
    assert rows(sheet)[0][2] == "00:00 15 mg, 05:00 15 mg, 10:00 15 mg, 15:00 15 mg, 20:00 15 mg"


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
    assert [str(day.total) for day in sheet.days] == ["4 g", "5 g", "4 g"]


def test_two_doses_at_one_time_of_the_clock_are_told_apart():
    regimen = plan(Step("1 g", Frequency.every(hours=1)))
    sheet = Sheet.of(Schedule(regimen, "2026-11-01", zone="America/New_York", days=1))
    entries = sheet.days[0].entries
    assert [(each.label, each.which) for each in entries[:4]] == [
        ("00:00", 0),
        ("01:00", 1),
        ("01:00", 2),
        ("02:00", 0),
    ]
    assert len(entries) == 25


def test_a_slot_off_its_usual_time_is_marked_as_such():
    # Samoa had no 30 December 2011: what fell on it is given at the first moment of the 31st.
    sheet = Sheet.of(Schedule(plan(Step("5 mg", days=3)), "2011-12-29", zone="Pacific/Apia"))
    assert [[(f"{each.time:%H:%M}", each.usual) for each in row.entries] for row in sheet.steps] == [
        [("08:00", True)],
        [],
        [("00:00", False), ("08:00", True)],
    ]


# --- What is counted ---


def test_units_are_counted_where_a_supply_says_how_doses_are_made_up():
    schedule = Schedule(plan(Step("7.5 mg", days=4)), "2026-12-01")
    sheet = Sheet.of(schedule, supply=supply(schedule, TABLET))
    assert [str(count) for _, count in sheet.days[0].entries[0].parts] == ["3/2"]
    assert list(map(str, sheet.strengths)) == ["5 mg/tablet"]


def test_only_what_is_dispensed_stands_on_a_sheet():
    schedule = Schedule(plan(Step("5 mg", days=4)), "2026-12-01")
    both = Product("tablet", ["5 mg/tablet", "20 mg/tablet"])
    assert list(map(str, Sheet.of(schedule, supply=supply(schedule, both)).products)) == ["tablet of 5 mg"]


def test_a_supply_of_other_days_is_refused():
    schedule = Schedule(plan(Step("5 mg")), "2026-12-01", days=14)
    other = supply(Schedule(plan(Step("5 mg")), "2026-12-01", days=28), TABLET)
    with pytest.raises(SheetError, match="2026-12-01 up to 2026-12-29") as refused:
        Sheet.of(schedule, supply=other)
    assert refused.value.limit == "2026-12-01 up to 2026-12-15"


def test_a_measured_volume_that_is_not_the_dose_is_refused():
    schedule = Schedule(plan(Step("87 mg", days=2)), "2026-12-01")
    made = supply(schedule, Product("oral solution", "250 mg/5 mL"), mark=Rounding("0.1 mL", "nearest"))
    with pytest.raises(SheetError, match=r"87 mg is measured as 1\.7 mL, which holds 85 mg"):
        Sheet.of(schedule, supply=made)


def test_refills_and_visits_are_marked_on_their_days():
    schedule = Schedule(plan(Step("5 mg", days=28)), "2026-12-01")
    made = supply(schedule, TABLET, fill_days=14)
    sheet = Sheet.of(schedule, supply=made, visits=[("2026-12-10", "Blood test")])
    assert tagged(sheet) == [(10, ("visit",)), (14, ("refill",)), (28, ("last-day",))]


# --- What the user says ---


def test_a_line_that_a_sheet_does_not_have_is_refused():
    with pytest.raises(SheetError, match="pateint: a sheet has no such line"):
        Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=2), pateint="A. Example")


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ({"patient": "a\u202eb"}, "patient"),
        ({"clinic": "x" * 301}, "clinic"),
        ({"warnings": ["one", "two", "three", "four", "five", "six"]}, "warnings"),
        ({"warnings": "one text"}, "warnings"),
        ({"visits": ["2026-12-10"]}, "visits"),
        ({"tall_man": {"prednisone": "predniSOLONE"}}, "tall_man"),
        ({"version": ""}, "version"),
        ({"patient": None}, "patient"),
    ],
)
def test_what_cannot_be_printed_as_it_is_is_refused(lines, field):
    with pytest.raises(SheetError) as refused:
        Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=2), **lines)
    assert refused.value.field == field


# --- As needed ---


def test_a_plan_taken_as_needed_has_its_limits_and_no_days():
    sheet = Sheet.as_needed(plan(Step("5 mg", RESCUE)), "2026-12-01", days=7)
    assert [(str(use.dose), use.limits.at_least, use.limits.most, use.limits.per) for use in sheet.needed] == [
        ("5 mg", 360, 4, 1440)
    ]
    assert (sheet.schedule, sheet.days, sheet.total, sheet.ending.kind) == (None, (), None, "goes-on")
    assert (sheet.needed[0].first, sheet.needed[0].last) == (dt.date(2026, 12, 1), dt.date(2026, 12, 7))


def test_doses_with_times_beside_doses_as_needed_are_shown_apart():
    both = Step(components=[("10 mg", Frequency.daily(2)), ("5 mg", RESCUE)], days=5)
    sheet = Sheet.as_needed(plan(both, Step("10 mg", days=5)), "2026-12-01", days=10)
    assert rows(sheet) == [
        ("12-01", "12-05", "morning 10 mg, evening 10 mg"),
        ("12-06", "12-10", "morning 10 mg"),
    ]
    assert [(use.first.day, use.last.day) for use in sheet.needed] == [(1, 5)]


def test_a_sheet_never_says_to_stop_while_something_may_be_taken_as_needed():
    daily = Step("10 mg", Frequency.daily(2), days=5)
    after = plan(daily, Step("5 mg", RESCUE, days=5))
    beside = plan(Step(components=[("10 mg", Frequency.daily(2)), ("5 mg", RESCUE)], days=5), Step.no_dose(days=5))
    kinds = [Sheet.as_needed(each, "2026-12-01", days=days).ending.kind for each in (after, beside) for days in (10, 6)]
    # after the daily doses the others may be taken up to the last day; beside them they end with them
    assert kinds == ["needed", "goes-on", "stop", "goes-on"]
    for each in (after, beside):
        for form, days in itertools.product(("text", "html"), (10, 6)):
            stops = "Then stop." in page(Sheet.as_needed(each, "2026-12-01", days=days), form)
            assert stops == (each is beside and days == 10)


def test_a_day_without_a_dose_inside_a_cycle_is_no_change_even_where_one_round_is_shown():
    monthly = plan(Cycle(Step("1900 mg", days=1), days=31, times=6))
    assert tagged(Sheet.of(Schedule(monthly, "2026-12-07", days=28))) == []
    pulses = plan(Cycle(Step("500 mg", days=2), days=14))
    assert tagged(Sheet.of(Schedule(pulses, "2026-12-07", days=14))) == []
    # a step before the cycle ends on day 3; the cycle begins on day 4
    first = plan(Step("5 mg", days=3), Cycle(Step("500 mg", days=2), days=14))
    assert tagged(Sheet.of(Schedule(first, "2026-12-07", days=10))) == [(4, ("change",))]
