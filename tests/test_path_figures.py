"""Every path, in figures: 10 or 25 mg more every 3 to 7 nights, worked out by hand, and what else is known exactly."""

import pytest
from courses import LABEL
from decision_paths import mg

from posology import Amount, Bound, Dose, Frequency, Regimen, Step, Titration, check
from posology.dose_choice import DoseChoice
from posology.share import Share

BY = DoseChoice("10 mg", "25 mg")
RANGE = ("10 mg", "25 mg")


def rules(ceiling="150 mg", by=BY, decisions=("raise", "hold", "lower", "stop"), **more):
    given = {"start": by, "increment": by, "interval": (3, 7), "ceiling": ceiling, "decisions": decisions}
    return Titration(**given | more)


def only(rules, bound, *before, **more):
    (verdict,) = check(Regimen("examplol", "oral", [*before, rules]), [bound], **more)
    return verdict


def ladder(verdict):
    return [(day, mg(level)) for day, level in verdict.ladder]


STEEPEST = [(1, 25), (4, 50), (7, 75), (10, 100), (13, 125), (16, 150)]

# --- Hazard 9: +10/25 mg every 3 to 7 nights ---


@pytest.mark.parametrize("by", [BY, RANGE], ids=["choice", "range"])
@pytest.mark.parametrize(("nights", "total"), [(28, 3075), (42, 5175), (365, 53625)])
def test_hazard_worked_9_the_largest_total_of_the_first_nights(by, nights, total):
    limits = [Bound.course_total(f"{most} mg", first_days=nights, source=LABEL) for most in (total, total - 1)]
    held, broken = (only(rules(by=by), limit) for limit in limits)
    assert (held.status, held.value, ladder(held)) == ("PROVED", Amount(total, "mg"), STEEPEST)
    assert (broken.status, broken.witness.day, broken.value) == ("VIOLATED", nights, Amount(total, "mg"))


@pytest.mark.parametrize("by", [BY, RANGE], ids=["choice", "range"])
def test_hazard_worked_9_a_rise_of_75_mg_between_two_nights_7_apart(by):
    # changes on nights n + 1, n + 4 and n + 7
    held, broken = (only(rules(by=by), Bound.rise(most, within_days=7, source=LABEL)) for most in ("75 mg", "74 mg"))
    assert (held.status, held.value) == ("PROVED", Amount("75 mg"))
    assert (broken.status, broken.witness.day, ladder(broken)) == ("VIOLATED", 10, STEEPEST[:4])
    six = only(rules(by=by), Bound.rise("50 mg", within_days=6, source=LABEL))
    assert (six.status, six.value) == ("PROVED", Amount("50 mg"))


@pytest.mark.parametrize(("level", "night"), [(75, 7), (100, 10), (150, 16)])
def test_hazard_worked_9_the_first_night_of_a_level(level, night):
    verdict = only(rules(), Bound.per_day(f"{level - 1} mg/day", source=LABEL))
    assert (verdict.status, verdict.witness.day, verdict.witness.value.in_one_day) == (
        "VIOLATED", night, Amount(level, "mg")
    )  # fmt: skip
    assert ladder(verdict)[-1] == (night, level)


def test_hazard_worked_9_any_seven_nights_are_at_most_1050_mg():
    for kind in (Bound.rolling, Bound.per_dates):
        window = "7 days" if kind is Bound.rolling else 7
        held, broken = (only(rules(), kind(most, window, source=LABEL)) for most in ("1050 mg", "1049 mg"))
        assert (held.status, held.value, broken.status) == ("PROVED", Amount("1050 mg"), "VIOLATED")
        assert (broken.witness.day, ladder(broken)) == (16, STEEPEST)
        if kind is Bound.rolling:  # the eighth dose is exactly 7 days after the first; seven span 6 days
            assert (held.timing_margin, broken.timing_margin) == (0, -720)


@pytest.mark.parametrize("by", [BY, RANGE], ids=["choice", "range"])
def test_hazard_worked_9_the_ceiling_is_proved_for_ever(by):
    verdict = only(rules(by=by), Bound.per_day("150 mg/day", source=LABEL))
    assert (verdict.status, verdict.margin.number, ladder(verdict)) == ("PROVED", 0, STEEPEST)
    assert verdict.covers == "every decision path the rule allows"


def test_hazard_worked_9_a_ceiling_mistyped_as_165_first_gives_160_mg_on_night_19():
    verdict = only(rules("165 mg"), Bound.per_day("150 mg/day", source=LABEL))
    assert (verdict.status, verdict.witness.day, str(verdict.witness.value)) == ("VIOLATED", 19, "160 mg/day")
    assert verdict.value.in_one_day == Dose("165 mg")
    assert ladder(verdict) == [*STEEPEST, (19, 160)]


def test_hazard_worked_9_a_ceiling_mistyped_as_165_gives_165_mg_on_night_22():
    verdict = only(rules("165 mg"), Bound.per_day("160 mg/day", source=LABEL))
    assert (verdict.status, verdict.witness.day, ladder(verdict)[-1]) == ("VIOLATED", 22, (22, 165))


# --- What else is known exactly ---


def test_a_total_without_an_end_is_passed_on_the_steepest_path():
    # 3,075 mg by night 28, and 150 mg a night from then on: 100,000 mg with the 675th
    verdict = only(rules(), Bound.course_total("100 g", source=LABEL))
    assert (verdict.status, verdict.value, verdict.witness.day) == ("VIOLATED", None, 675)
    assert verdict.witness.value == Amount("100125 mg")


def test_a_lifetime_total_counts_what_was_given_before():
    verdict = only(rules(), Bound.lifetime("100 g", source=LABEL), earlier="99960 mg")
    assert (verdict.status, verdict.witness.day, verdict.witness.value) == ("VIOLATED", 2, Amount("100010 mg"))


def test_a_stop_is_a_fall_to_nothing():
    verdict = only(rules(), Bound.fall("25 mg", within_days=1, source=LABEL))
    # 25 mg may fall to 0, which is not over the limit; 50 mg may from night 7
    assert (verdict.status, verdict.value, verdict.witness.day) == ("VIOLATED", Amount("150 mg"), 7)
    assert ladder(verdict) == [(1, 25), (4, 50), (7, 0)]
    kept = only(rules(decisions=("raise", "hold", "lower")), Bound.fall("25 mg", within_days=1, source=LABEL))
    assert (kept.status, kept.value) == ("PROVED", Amount("25 mg"))


def test_a_share_of_the_current_dose_is_largest_from_the_smallest():
    # 10 mg to 85 mg by three raises within 7 days
    verdict = only(rules(), Bound.rise("750 %", of="current", within_days=7, source=LABEL))
    assert (verdict.status, verdict.value) == ("PROVED", Share("750 %"))
    assert ladder(verdict) == [(1, 10), (4, 35), (7, 60), (10, 85)]


def test_a_share_of_the_start_is_of_the_start_of_each_path():
    # 10 mg at the start: 75 mg more within 7 days; from 25 mg it is only three times the start
    held = only(rules(), Bound.rise("750 %", of="start", within_days=7, source=LABEL))
    from_25 = only(rules(start="25 mg", floor="10 mg"), Bound.rise("300 %", of="start", within_days=7, source=LABEL))
    assert [each.value for each in (held, from_25)] == [Share("750 %"), Share("300 %")]
    assert ladder(held)[0] == (1, 10)


def test_a_share_of_less_than_the_whole_is_larger_than_none():
    # 20 mg to 30 mg on night 4 is half as much again; the night before nothing changed
    by_10 = rules(start="20 mg", by="10 mg", floor="10 mg", decisions=("raise", "hold"))
    for of in ("current", "start"):
        verdict = only(by_10, Bound.rise("50 %", of=of, within_days=1, source=LABEL))
        assert (verdict.status, verdict.value, verdict.witness.day) == ("PROVED", Share("50 %"), 4)


def test_a_share_of_a_dose_before_the_titration_is_of_that_dose_alone():
    # 20 mg on day 2, 30 mg on day 3: half as much again; the first raise to 40 mg comes on day 10 and is less
    before = Step("20 mg", Frequency.at("bedtime"), days=2)
    weekly = Titration(start="30 mg", increment="10 mg", interval=(7, 9), ceiling="50 mg")
    verdict = only(weekly, Bound.rise("49 %", of="current", within_days=1, source=LABEL), before)
    assert (verdict.status, verdict.value, verdict.witness.day) == ("VIOLATED", Share("50 %"), 3)


def test_a_path_whose_first_dose_comes_days_after_its_first_level_is_shown_from_its_first_level_on():
    # a dose on days 3, 7, 11 ...: from none on day 6 to 30 mg on day 7 is three times the start, if that is 10 mg
    when = Frequency.every(days=4, first=3)
    late = rules("30 mg", "10 mg", ("raise", "hold"), interval=(1, 2), frequency=when)
    verdict = only(late, Bound.rise("299 %", of="start", within_days=4, source=LABEL))
    assert (verdict.status, verdict.value, verdict.witness.day) == ("VIOLATED", Share("300 %"), 7)
    assert ladder(verdict) == [(1, 10), (4, 20), (5, 30)]


def test_what_is_largest_before_the_titration_needs_no_path():
    before = Step("200 mg", Frequency.at("bedtime"), days=3)
    verdict = only(rules(), Bound.per_day("199 mg/day", source=LABEL), before)
    assert (verdict.status, verdict.witness.day, ladder(verdict)) == ("VIOLATED", 1, [])


def test_a_window_reaches_over_the_border_of_the_steps_before():
    # 100 mg on days 1 to 3, then 25 mg from day 4 on: 300 + 25 mg in 4 days
    before = Step("100 mg", Frequency.at("bedtime"), days=3)
    verdict = only(rules(), Bound.per_dates("324 mg", 4, source=LABEL), before)
    assert (verdict.status, verdict.witness.day, verdict.witness.value) == ("VIOLATED", 1, Amount("325 mg"))
    assert ladder(verdict) == [(4, 25)]


def test_a_window_over_the_border_has_the_first_levels_only():
    # 3 x 400 mg and 25 mg; no later level can lie in a window with all three
    before = Step("400 mg", Frequency.at("bedtime"), days=3)
    verdict = only(rules(), Bound.per_dates("1225 mg", 4, source=LABEL), before)
    assert (verdict.status, verdict.value, verdict.witness.day) == ("PROVED", Amount("1225 mg"), 1)


def test_the_path_that_breaks_a_window_ends_with_the_dose_that_does():
    # 3 x 25 + 3 x 50 + 75 mg are 300 mg by night 7, 375 mg by night 8; the window of ten nights would go on to 100 mg
    verdict = only(rules(), Bound.per_dates("300 mg", 10, source=LABEL))
    assert (verdict.witness.day, verdict.witness.value) == (1, Amount("375 mg"))
    assert ladder(verdict) == STEEPEST[:3]


def test_a_rise_from_a_day_without_a_dose_is_more_than_any_share():
    every_other = rules(frequency=Frequency.every(days=2))
    verdict = only(every_other, Bound.rise("100 %", of="current", within_days=1, source=LABEL))
    assert (verdict.status, verdict.value, verdict.witness.day) == ("VIOLATED", None, 3)
    assert "a day without a dose" in verdict.why


def test_weekdays_are_taken_for_every_day_on_which_the_course_may_begin():
    # +10 mg every 2 days, on Mondays and Tuesdays: from a Tuesday on 10 mg on day 1, 40 mg on days 7 and 8
    weekly = Titration(
        start="10 mg", increment="10 mg", interval=(2, 4), ceiling="100 mg",
        frequency=Frequency.weekly("Monday", "Tuesday"),
    )  # fmt: skip
    verdict = only(weekly, Bound.course_total("90 mg", first_days=8, source=LABEL))
    assert (verdict.status, verdict.value) == ("PROVED", Amount("90 mg"))


def test_the_smallest_dose_is_that_of_the_lowest_path():
    verdict = only(rules(start="25 mg", floor="10 mg"), Bound.per_dose(least="15 mg", source=LABEL))
    # 25 mg less 10 mg is 15 mg, more 10 mg less 25 mg is 10 mg from night 7
    assert (verdict.status, str(verdict.value), verdict.witness.day) == ("VIOLATED", "10 mg", 7)
    assert ladder(verdict) == [(1, 25), (4, 35), (7, 10)]


def test_a_course_that_may_be_stopped_is_as_short_as_its_shortest_interval():
    verdict = only(rules(), Bound.duration(least=28, source=LABEL))
    assert (verdict.status, verdict.value) == ("VIOLATED", 3)
    assert only(rules(decisions=("raise", "hold")), Bound.duration(least=28, source=LABEL)).status == "PROVED"


def test_a_range_is_reached_by_a_ladder_that_is_carried_to_its_end():
    verdict = only(rules(decisions=("raise", "hold")), Bound.maintenance("30 mg/day", "150 mg/day", source=LABEL))
    assert verdict.status == "PROVED"
    assert any("carried to its end" in each for each in verdict.assumes)


def test_a_range_is_left_by_a_path_that_lowers_the_dose():
    verdict = only(rules(), Bound.maintenance("30 mg/day", "150 mg/day", source=LABEL))
    assert (verdict.status, verdict.witness.day, ladder(verdict)) == ("VIOLATED", 7, [(1, 25), (4, 35), (7, 10)])


def test_of_a_range_that_is_left_and_passed_the_first_of_both_is_shown():
    # 50 mg on night 4 and 25 mg on night 7; 125 mg not before night 13
    verdict = only(rules(), Bound.maintenance("40 mg/day", "100 mg/day", source=LABEL))
    assert (verdict.status, verdict.witness.day, str(verdict.witness.value)) == ("VIOLATED", 7, "25 mg/day")
    assert (ladder(verdict), str(verdict.value)) == ([(1, 25), (4, 50), (7, 25)], "10 mg/day")


def test_a_range_is_left_at_the_start_of_a_titration():
    before = Step("100 mg", Frequency.at("bedtime"), days=7)
    weekly = Titration(start=("10 mg", "40 mg"), increment="10 mg", interval=7, ceiling="150 mg")
    verdict = only(weekly, Bound.maintenance("30 mg/day", "150 mg/day", source=LABEL), before)
    assert (verdict.status, verdict.witness.day, ladder(verdict)) == ("VIOLATED", 8, [(8, 10)])


def test_a_range_that_may_not_be_reached_is_unknown():
    verdict = only(
        rules(by=RANGE, decisions=("raise", "hold")), Bound.maintenance("130 mg/day", "150 mg/day", source=LABEL)
    )
    assert (verdict.status, "increment" in verdict.missing) == ("UNKNOWN", True)


def test_a_range_above_the_ceiling_is_never_reached():
    verdict = only(rules(), Bound.maintenance("160 mg/day", "200 mg/day", source=LABEL))
    assert (verdict.status, str(verdict.value), str(verdict.margin)) == ("VIOLATED", "150 mg/day", "-10 mg")


def test_what_the_user_sets_is_taken_at_its_freest():
    free = Titration(floor="30 mg", ceiling="150 mg")
    verdict = only(free, Bound.rise("75 mg", within_days=7, source=LABEL))
    assert (verdict.status, verdict.value, ladder(verdict)) == ("VIOLATED", Amount("120 mg"), [(1, 30), (2, 150)])


@pytest.mark.parametrize(
    ("frequency", "apart"),
    [(Frequency.every(days=2, first=1), "48 hours"), (Frequency.every(hours=5, first="00:00"), "5 hours")],
    ids=["days", "hours"],
)
def test_doses_go_on_from_level_to_level_however_long_a_level_is(frequency, apart):
    going_on = Titration(start="10 mg", increment="10 mg", interval=(2, 4), ceiling="50 mg", frequency=frequency)
    for limit in (Bound.least_interval(apart, source=LABEL), Bound.rolling("50 mg", apart, source=LABEL)):
        assert only(going_on, limit).status == "PROVED"


def test_a_rule_with_too_many_paths_is_unknown():
    fine = Titration(start=("1 mcg", "30 mg"), increment=("1 mcg", "30 mg"), interval=7, ceiling="90 mg")
    verdict = only(fine, Bound.per_day("100 mg/day", source=LABEL))
    assert (verdict.status, "fewer paths" in verdict.missing) == ("UNKNOWN", True)


def test_a_limit_per_kg_needs_a_weight():
    verdict = only(rules(), Bound.per_dose("15 mg/kg", source=LABEL))
    assert (verdict.status, "weight" in verdict.missing) == ("UNKNOWN", True)
