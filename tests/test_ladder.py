"""The step table: its days, dates and doses, of courses with and without an end, whole, cut and repeating."""

import datetime as dt

from courses import GABAPENTIN, METHYLPREDNISOLONE, regimen

from posology import Cycle, Dose, Frequency, Schedule, Step

MG_5 = Dose("5 mg")


def days(schedule):
    return [(row.first_day, row.last_day, str(row.total)) for row in schedule.ladder()]


def rounds(schedule):
    return [(row.first_day, row.last_day, str(row.total), row.every, row.until) for row in schedule.ladder()]


def test_the_last_row_of_a_course_without_an_end_has_no_last_day():
    rows = Schedule(GABAPENTIN, "2026-12-01").ladder()
    assert [(row.first_day, row.last_day, row.days) for row in rows] == [(1, 1, 1), (2, 2, 1), (3, None, None)]
    assert [(row.first, row.last) for row in rows] == [
        (dt.date(2026, 12, 1), dt.date(2026, 12, 1)),
        (dt.date(2026, 12, 2), dt.date(2026, 12, 2)),
        (dt.date(2026, 12, 3), None),
    ]


def test_a_row_counts_its_last_day_in():
    (row,) = Schedule(regimen(Step("5 mg", days=7)), "2026-12-01").ladder()
    assert (row.days, row.first, row.last) == (7, dt.date(2026, 12, 1), dt.date(2026, 12, 7))


def test_a_row_names_the_slot_of_a_dose_or_else_its_time():
    (row,) = Schedule(regimen(Step("5 mg", Frequency.at("08:30", "bedtime"), days=2)), "2026-12-01").ladder()
    assert row.doses == (("08:30", MG_5), ("bedtime", MG_5))


def test_the_table_of_a_slice_has_its_days_alone():
    schedule = Schedule(GABAPENTIN, "2026-12-01")
    assert days(schedule["2026-12-02":"2026-12-05"]) == [(2, 2, "600 mg"), (3, 4, "900 mg")]
    assert days(schedule["2026-12-03":]) == [(3, None, "900 mg")]
    assert days(schedule[:"2026-12-02"]) == [(1, 1, "300 mg")]


def test_what_is_shown_for_one_round_does_not_come_back_and_a_day_longer_does():
    table = [(1, 2, "500 mg"), (3, 14, "0 mg")]
    assert days(Schedule(METHYLPREDNISOLONE, "2026-12-07", days=14)) == table
    assert rounds(Schedule(METHYLPREDNISOLONE, "2026-12-07", days=14)) == [(*row, None, None) for row in table]
    assert rounds(Schedule(METHYLPREDNISOLONE, "2026-12-07", days=15)) == [(*row, 14, 15) for row in table]
    assert rounds(Schedule(METHYLPREDNISOLONE, "2026-12-07")) == [(*row, 14, None) for row in table]


def test_a_table_that_begins_inside_a_round_shows_the_days_of_one_round_from_there():
    # rounds begin on days 1, 15 and 29: day 16 is the second with a dose, and day 29 the next
    pulse = regimen(Cycle(Step("500 mg", days=2), weeks=2))
    assert rounds(Schedule(pulse, "2026-12-01", first_day=16, days=16)) == [
        (16, 16, "500 mg", 14, 31),
        (17, 28, "0 mg", 14, 31),
        (29, 29, "500 mg", 14, 31),
    ]
    less = Schedule(pulse, "2026-12-01", first_day=16, days=10)
    assert rounds(less) == [(16, 16, "500 mg", None, None), (17, 25, "0 mg", None, None)]


def test_every_other_day_comes_back_after_2_days():
    every_other = regimen(Step("5 mg", Frequency.every_other_day(), days=6))
    assert rounds(Schedule(every_other, "2026-12-01")) == [(1, 1, "5 mg", 2, 6), (2, 2, "0 mg", 2, 6)]


def test_a_round_after_another_step_is_counted_from_its_own_first_day():
    # day 1 has 9 mg; 5 mg follow on days 2, 5 and 8
    steps = regimen(Step("9 mg", days=1), Step("5 mg", Frequency.every(days=3, first=1), days=7))
    assert rounds(Schedule(steps, "2026-12-01")) == [
        (1, 1, "9 mg", None, None),
        (2, 2, "5 mg", 3, 8),
        (3, 4, "0 mg", 3, 8),
    ]
