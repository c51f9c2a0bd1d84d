"""Worst ways to take as-needed doses, in figures: which doses they are, to the minute, and on which day."""

from courses import LABEL, regimen

from posology import Bound, Cycle, Frequency, Step
from posology.needs.adversary import adversary

FOUR = Frequency.as_needed(at_least="4 hours", most=4, per="day")
TWO = Frequency.as_needed(at_least="4 hours", most=2, per="day")
ONE = Frequency.as_needed(most=1, per="day")


def place(verdict):
    at = verdict.witness
    return at.day, None if at.time is None else at.time.isoformat("minutes"), str(at.value)


def test_a_window_is_told_in_order_of_time_with_each_dose_once():
    parts = [("1 g", Frequency.at("08:00")), ("2 g", Frequency.at("08:01")), ("1 g", FOUR)]
    verdict = adversary(regimen(Step(components=parts)), Bound.rolling("3 g", 10, source=LABEL))
    assert (verdict.status, str(verdict.value), place(verdict)) == ("VIOLATED", "4 g", (1, "08:00", "4 g"))
    assert verdict.moments == ("08:00 (1 g), 08:00 (1 g) and 08:01 (2 g) on day 1",)


def test_a_dose_at_the_end_of_a_window_is_not_told():
    beside = regimen(Step(components=[("1 g", Frequency.every(hours=6)), ("500 mg", TWO)]))
    verdict = adversary(beside, Bound.rolling("1 g", "6 hours", source=LABEL))
    assert (verdict.status, str(verdict.value), place(verdict)) == ("VIOLATED", "2 g", (1, "00:00", "2 g"))
    assert verdict.moments == ("00:00 (1 g), 00:00 (0.5 g) and 04:00 (0.5 g) on day 1",)


def test_each_day_of_a_cycle_after_other_steps_is_looked_at():
    cycle = Cycle([Step("1 g", ONE, days=1), Step("1 g", FOUR, days=1)])
    verdict = adversary(regimen(Step("1 g", ONE, days=1), cycle), Bound.per_day("3 g/day", source=LABEL))
    assert (verdict.status, str(verdict.value), place(verdict)) == ("VIOLATED", "4 g/day", (3, None, "4 g/day"))


def test_the_first_window_over_a_limit_is_told_and_the_first_of_the_largest():
    # 1 g on day 1, 2 g on day 2, and 2 g on day 3
    steps = [Step(f"{dose} g", ONE, days=1) for dose in (1, 2)] + [Step("2000 mg", TWO, days=1)]
    per_day = adversary(regimen(*steps), Bound.per_day("1 g/day", source=LABEL))
    assert place(per_day) == (2, None, "2 g/day")
    assert str(per_day.value) == "4 g/day"
    held = adversary(regimen(*steps[:2], Step("1 g", FOUR, days=1)), Bound.per_day("4 g/day", source=LABEL))
    assert (held.status, place(held)) == ("PROVED", (3, None, "4 g/day"))


def test_of_windows_with_as_much_the_first_is_told():
    three = regimen(Step("1 g", FOUR, days=3))
    assert place(adversary(three, Bound.per_day("4 g/day", source=LABEL))) == (1, None, "4 g/day")


def test_the_smallest_dose_is_the_smallest_of_both_kinds_and_the_first_under_a_limit_is_told():
    # 500 mg scheduled at 8:00 from day 1, 200 mg as needed from day 2
    parts = [("500 mg", Frequency.at("08:00"))]
    what = regimen(Step(components=parts, days=1), Step(components=[*parts, ("200 mg", TWO)], days=1))
    held = adversary(what, Bound.per_dose(least="200 mg", source=LABEL))
    assert (held.status, str(held.value)) == ("PROVED", "200 mg")
    some = adversary(what, Bound.per_dose(least="300 mg", source=LABEL))
    assert (some.status, str(some.value), place(some)) == ("VIOLATED", "200 mg", (2, "00:00", "200 mg"))
    all_of_them = adversary(what, Bound.per_dose(least="600 mg", source=LABEL))
    assert (all_of_them.status, place(all_of_them)) == ("VIOLATED", (1, "08:00", "500 mg"))


def test_scheduled_doses_alone_have_a_smallest_dose_where_no_other_is_smaller():
    what = regimen(Step(components=[("100 mg", Frequency.at("08:00")), ("200 mg", TWO)], days=2))
    verdict = adversary(what, Bound.per_dose(least="150 mg", source=LABEL))
    assert (verdict.status, str(verdict.value), place(verdict)) == ("VIOLATED", "100 mg", (1, "08:00", "100 mg"))


def test_a_daily_range_is_not_kept_by_as_needed_doses():
    # the smallest day is that of the scheduled doses alone, not one as-needed dose
    what = regimen(Step(components=[("500 mg", Frequency.at("08:00", "20:00")), ("200 mg", TWO)], days=3))
    verdict = adversary(what, Bound.maintenance("1 g/day", "2 g/day", source=LABEL))
    assert verdict.status == "PROVED"
