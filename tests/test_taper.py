"""Tapers: levels that follow exactly from a rule, are brought to what can be made, and never rise."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from tapers import DAY, STUDY, doses, runs

from posology import Amount, Dose, Frequency, Regimen, Schedule, Step, Taper, testing
from posology.errors import PosologyError, RegimenError, UnitError, UnresolvedError
from posology.level import Level

# --- The rules ---


def test_40_mg_by_5_mg_a_week_comes_down_in_8_weeks_and_then_stops():
    taper = Taper.linear("40 mg", by="5 mg", every=7, floor="5 mg")
    assert doses(taper) == [40, 35, 30, 25, 20, 15, 10, 5]
    assert taper.days == (56, 56)
    assert taper.levels[-1].says == "10 mg − 5 mg = 5 mg"
    assert str(taper) == "40 mg morning, lowered by 5 mg every 7 days, down to 5 mg, then stop"
    schedule = Schedule(Regimen("prednisone", "oral", taper.steps()), DAY)
    assert (len(schedule.horizon), schedule.total()) == (56, Amount(7 * 180, "mg"))


@pytest.mark.parametrize("floor", [None, "10 mg"])
def test_a_tenth_of_the_start_comes_down_from_100_in_10_steps_to_none(floor):
    taper = Taper.of_start("100 mg", by="10 %", every=7, floor=floor)
    assert doses(taper) == [100, 90, 80, 70, 60, 50, 40, 30, 20, 10]
    assert taper.levels[1].says == "100 mg − 10 % of 100 mg = 90 mg"


def test_a_tenth_of_the_current_dose_is_34_9_after_10_steps():
    taper = Taper.of_current("100 mg", by="10 %", every=7, floor="30 mg", made_of="0.1 mg", mode="nearest")
    assert doses(taper)[:3] == [100, 90, 81]
    tenth = taper.levels[10]
    assert (str(tenth.given), tenth.ideal) == ("34.9 mg", Fraction("34.86784401"))
    assert tenth.says.startswith("about 38.742 mg × 0.9 = about 34.8678 mg → 34.9 mg (to the nearest multiple of")


def test_a_share_of_the_current_dose_never_ends_and_so_needs_a_floor():
    with pytest.raises(RegimenError, match="10 %, never reaches 0; name the last level, as floor='5 mg'"):
        Taper.of_current("100 mg", by="10 %", every=7)


def test_the_last_level_is_the_floor_also_where_the_rule_would_pass_it():
    taper = Taper.linear("40 mg", by="15 mg", every=7, floor="5 mg")
    assert doses(taper) == [40, 25, 10, 5]
    assert taper.levels[-1].says == "10 mg − 15 mg = -5 mg, under the floor: 5 mg"


def test_without_a_floor_the_last_level_is_the_last_above_0():
    assert doses(Taper.linear("40 mg", by="15 mg", every=7)) == [40, 25, 10]
    assert doses(Taper.linear("40 mg", by="20 mg", every=7)) == [40, 20]


def test_equal_steps_of_occupancy_are_what_an_emax_curve_gives():
    # half at 5 mg: 20 mg is 20/25 = 0.8; 0.6 is 5 × 0.6/0.4 = 7.5 mg, 0.4 is 10/3 mg, 0.2 is 1.25 mg
    taper = Taper.hyperbolic("20 mg", half="5 mg", steps=4, every=14, made_of="0.25 mg", source=STUDY)
    assert [level.ideal for level in taper.levels] == [20, Fraction(15, 2), Fraction(10, 3), Fraction(5, 4)]
    assert doses(taper) == [20, 7.5, 3.5, 1.25]
    assert taper.levels[2].says.startswith("occupancy 0.4: 5 mg × 0.4 / (1 − 0.4) = about 3.3333 mg → 3.5 mg (up")


def test_equal_steps_of_occupancy_to_a_floor_end_on_it():
    # 20 mg is 4/5, 5 mg is 1/2: two equal falls pass 13/20, which is 5 × 13/7 = 65/7 mg
    taper = Taper.hyperbolic("20 mg", half="5 mg", steps=2, every=14, floor="5 mg", made_of="5 mg", source=STUDY)
    assert [level.ideal for level in taper.levels] == [20, Fraction(65, 7), 5]


@given(testing.tapers("hyperbolic"))
def test_the_falls_of_a_hyperbolic_taper_get_smaller_and_smaller(taper):
    ideal = [level.ideal for level in taper.levels]
    falls = [before - after for before, after in itertools.pairwise(ideal)]
    assert all(before > after for before, after in itertools.pairwise(falls))


@pytest.mark.parametrize(("steps", "floor"), [(0, "5 mg"), (1, None), (True, "5 mg"), (1001, None), (2.0, None)])
def test_equal_steps_are_a_whole_number_that_leaves_a_level_below_the_start(steps, floor):
    with pytest.raises(RegimenError, match="steps: got"):
        Taper.hyperbolic("20 mg", half="5 mg", steps=steps, every=14, floor=floor, made_of="5 mg", source=STUDY)


def test_a_half_maximal_dose_needs_a_source():
    with pytest.raises(RegimenError, match="the half-maximal dose 5 mg has none"):
        Taper.hyperbolic("20 mg", half="5 mg", steps=4, every=14)


def test_a_dose_already_under_a_cap_goes_on_and_is_never_raised():
    caps = [("continue", 6), ("10 mg", 7), ("7.5 mg", 7), ("5 mg", 7)]
    assert doses(Taper.capped("12 mg", caps)) == [12, 10, 7.5, 5]
    low = Taper.capped("6 mg", caps)
    assert doses(low) == [6, 6, 6, 5]
    assert [level.says for level in low.levels[1:]] == [
        "6 mg, not over the cap of 10 mg",
        "6 mg, not over the cap of 7.5 mg",
        "6 mg, capped at 5 mg",
    ]
    assert runs(low.steps()) == [("6 mg", 20), ("5 mg", 7)]


# --- Lengths ---


def test_a_length_left_open_has_to_be_chosen():
    taper = Taper.linear("10 mg", by="5 mg", every=("4 weeks", "8 weeks"), source=STUDY)
    with pytest.raises(
        UnresolvedError, match=r"level 1 lasts 28 to 56 days \(Example study, table 1\); choose"
    ) as caught:
        taper.steps()
    assert (caught.value.limit, caught.value.source) == ((28, 56), STUDY)
    assert runs(taper.steps(days="6 weeks")) == [("10 mg", 42), ("5 mg", 42)]
    assert runs(taper.steps(days=[28, 56])) == [("10 mg", 28), ("5 mg", 56)]
    assert (runs(taper.fastest()), runs(taper.slowest())) == (
        [("10 mg", 28), ("5 mg", 28)],
        [("10 mg", 56), ("5 mg", 56)],
    )


@pytest.mark.parametrize("days", [27, 57, [28], [28, 57], [(28, 42), 28]])
def test_a_length_outside_what_a_level_allows_is_refused(days):
    with pytest.raises(RegimenError, match="days: "):
        Taper.linear("10 mg", by="5 mg", every=(28, 56)).steps(days=days)


def test_a_regimen_takes_a_taper_as_its_steps_among_others():
    taper = Taper.linear("10 mg", by="5 mg", every=7)
    before = Step("20 mg", days=3)
    assert Regimen("examplol", "oral", taper).steps == taper.steps()
    assert Regimen("examplol", "oral", [before, taper]).steps == (before, *taper.steps())
    with pytest.raises(UnresolvedError, match="level 1 lasts 7 to 14 days"):
        Regimen("examplol", "oral", Taper.linear("10 mg", by="5 mg", every=(7, 14)))


# --- Refused ---

LINEAR = {"start": "40 mg", "by": "5 mg", "every": 7}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"by": "10 %"}, "10 % is a share, of the start or of the current dose; write Taper.of_start or"),
        ({"by": "5 mL"}, "5 mL is not of the dimension of the start 40 mg"),
        ({"by": "40 mg"}, "there is no level below 40 mg"),
        ({"by": "0.01 mg"}, "more than 1,000 levels lie between 40 mg and no dose"),
        ({"start": "40 mg/kg"}, "an amount per kg"),
        ({"every": 0}, "got 0 days"),
        ({"every": "6 hours"}, "write days or weeks"),
        ({"every": "1 month"}, "a month is not a number of days"),
        ({"every": (56, 28)}, "least 56 days is more than most 28 days"),
        ({"every": (8, 7)}, "least 8 days is more than most 7 days"),
        ({"every": (7, 14, 21)}, "every: got"),
        ({"first": 0}, "first: got 0 days"),
        ({"floor": "40 mg"}, "40 mg is not under the start of 40 mg"),
        ({"then": "stay"}, "there is none to stay on"),
        ({"then": "halt"}, "write one of stop, stay"),
        ({"mode": "round", "made_of": "5 mg"}, "write one of down, up, nearest"),
        ({"made_of": "5 mL"}, "volume"),
        ({"frequency": Frequency.as_needed(most=2, per="day")}, "frequency: got"),
    ],
)
def test_what_nobody_could_follow_is_refused(change, says):
    rule = {**LINEAR, **change}
    with pytest.raises(PosologyError, match=says):
        Taper.linear(rule.pop("start"), **rule)


@pytest.mark.parametrize("by", ["0 %", "100 %", "120 %", "10 mg"])
def test_a_share_is_some_of_a_dose_but_not_all_of_it(by):
    for make in (Taper.of_start, Taper.of_current):
        with pytest.raises((RegimenError, UnitError), match=f"{by}|share"):
            make("40 mg", by=by, every=7, floor="5 mg")


@pytest.mark.parametrize("every", [Frequency.every(days=2), Frequency.every(hours=8), Frequency.weekly("Monday")])
def test_every_second_day_is_of_days_that_have_a_dose(every):
    with pytest.raises(RegimenError, match="is not at times of every day"):
        Taper.alternate_days("20 mg", by="5 mg", every=7, then="stop", frequency=every)


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"caps": []}, "got 0 caps"),
        ({"caps": ["10 mg"]}, "caps: got '10 mg'; write each with its length"),
        ({"caps": [("10 mg", 7), ("12 mg", 7)]}, "12 mg is over the cap before, 10 mg"),
        ({"caps": [("10 mg", 7)], "floor": "5 mg"}, "floor: a list of caps says itself"),
        ({"caps": [("10 mg", 7)], "first": 7}, "first: a list of caps says itself"),
    ],
)
def test_a_list_of_caps_is_whole_and_falling(more, says):
    with pytest.raises(RegimenError, match=says):
        Taper.capped("20 mg", **more)


@pytest.mark.parametrize("given", [(5, 10), (10, None, 5), (10, None), ()])
def test_no_taper_raises_a_dose(given):
    levels = [
        Level(ideal=Fraction(each or 0), unit="mg", given=each and Dose(each, "mg"), days=7, says="by hand")
        for each in given
    ]
    with pytest.raises(RegimenError, match=r"a taper never raises a dose|last level that has a dose"):
        Taper(rule="by hand", levels=levels)


def test_a_day_that_came_to_no_dose_gets_none_again():
    levels = [
        Level(ideal=Fraction(each or 0), unit="mg", given=each and Dose(each, "mg"), days=7, says="by hand")
        for each in (10, None, 5)
    ]
    with pytest.raises(RegimenError, match="5 mg is more than no dose before it; a taper never raises a dose"):
        Taper(rule="by hand", levels=levels, others="10 mg")


def test_an_alternate_day_taper_begins_at_or_below_the_dose_of_the_other_days():
    level = Level(ideal=Fraction(10), unit="mg", given=Dose("10 mg"), days=7, says="by hand")
    with pytest.raises(RegimenError, match="10 mg is more than 5 mg before it"):
        Taper(rule="by hand", levels=[level], others="5 mg")
