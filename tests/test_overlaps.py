"""Schedules that give one ingredient on the same days: which pairs, which days and which names, by hand."""

from courses import LABEL

from posology import Ingredient, Regimen, Schedule, Step
from posology.together.overlaps import overlaps


def order(start, days, drug="examplol", **more):
    return Schedule(Regimen(drug, "oral", Step("1 tablet", days=days), **more), start)


def told(*orders):
    return [(each.ingredient, str(each.first), str(each.last)) for each in overlaps(orders)]


def test_an_order_that_ended_the_day_before_another_begins_does_not_overlap_with_it():
    week, later = order("2026-12-01", 7), order("2026-12-08", 7)
    assert told(week, later) == told(later, week) == []
    assert told(week, order("2026-12-07", 7)) == [("examplol", "2026-12-07", "2026-12-07")]


def test_pairs_that_do_not_overlap_hide_no_others():
    first, last, both = order("2026-12-01", 7), order("2026-12-08", 7), order("2026-12-05", 7)
    assert told(first, last, both) == [
        ("examplol", "2026-12-05", "2026-12-07"),
        ("examplol", "2026-12-08", "2026-12-11"),
    ]


def test_an_ingredient_of_the_name_of_the_drug_is_listed_once():
    held = Ingredient("Examplol", "500 mg", per="1 tablet", source=LABEL)
    one, two = (order("2026-12-01", 7, ingredients=[held]) for _ in range(2))
    assert told(one, two) == [("examplol", "2026-12-01", "2026-12-07")]
