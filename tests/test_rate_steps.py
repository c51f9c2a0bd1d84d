"""Rates of an infusion per kg of body weight: what is set on the pump, from when to when, worked out by hand."""

from fractions import Fraction

import pytest
from hypothesis import given

from posology import Dose, Regimen, Source, Step, testing
from posology.errors import RegimenError, UnitError
from posology.rate_per_kg import RatePerKg
from posology.rate_steps import RateSteps
from posology.strength import Strength

LABEL = Source("Example label", section="2.3")
TEN_PERCENT = Strength("100 mg/mL")
LADDER = ["0.01", "0.02", "0.04", "0.06", "0.08", "0.12", "0.14"]


def steps(*pairs, **more):
    return RateSteps(pairs, concentration="100 mg/mL", source=LABEL, **more)


RAMP = steps(
    ("1.25 mg/kg/min", "30 minutes"), ("2.5 mg/kg/min", "30 minutes"), ("5 mg/kg/min", None), most="5 mg/kg/min"
)


# --- One rate ---


@pytest.mark.parametrize(
    ("rate", "hourly"),
    [
        ("0.5 mL/kg/h", Fraction(1, 2)),
        ("0.01 mL/kg/min", Fraction(3, 5)),
        ("9 mg/kg/min", Fraction(27, 5)),  # 9 x 60 / 100
        ("0.5 mg/kg/min", Fraction(3, 10)),  # 0.005 mL/kg/min
        ("0.54 g/kg/h", Fraction(27, 5)),
    ],
)
def test_a_rate_is_a_volume_an_hour_through_the_concentration_exactly(rate, hourly):
    assert RatePerKg.of(rate).volume(TEN_PERCENT) == hourly


def test_the_labels_pairs_of_rates_are_the_same_where_they_are_not_rounded():
    volume = {text: RatePerKg.of(text).volume(TEN_PERCENT) for text in ("5.4 mL/kg/h", "9 mg/kg/min", "0.5 mL/kg/h")}
    assert volume["5.4 mL/kg/h"] == volume["9 mg/kg/min"]
    assert RatePerKg.of("0.08 mL/kg/min").volume(TEN_PERCENT) == RatePerKg.of("8 mg/kg/min").volume(TEN_PERCENT)
    # 0.5 mL/kg/h is 0.8333 mg/kg/min, which the label rounds to 0.8
    assert RatePerKg.of("0.8 mg/kg/min").volume(TEN_PERCENT) < volume["0.5 mL/kg/h"]


@pytest.mark.parametrize(
    "bad", ["0.5 mL/kg", "5 mL/h", "0.5 mL/kg/day", "0,5 mL/kg/h", "0 mL/kg/h", "0.5 mL/m2/h", 5, None]
)
def test_what_is_no_rate_per_kg_is_refused(bad):
    with pytest.raises(UnitError):
        steps((bad, None))


def test_a_rate_of_what_the_product_does_not_hold_is_refused():
    with pytest.raises(UnitError, match="is not of what 100 mg/mL holds"):
        steps(("5 insulin_units/kg/h", None))


# --- Steps that are refused ---


def test_a_step_above_the_largest_rate_is_refused_with_its_source():
    assert steps(("0.5 mL/kg/h", "30 minutes"), ("5.4 mL/kg/h", None), most="9 mg/kg/min").most == RatePerKg.of(
        "9 mg/kg/min"
    )
    with pytest.raises(RegimenError, match=r"5\.41 mL/kg/h is faster than the largest rate, 9 mg/kg/min") as caught:
        steps(("0.5 mL/kg/h", "30 minutes"), ("5.41 mL/kg/h", None), most="9 mg/kg/min")
    assert (caught.value.value, caught.value.limit, caught.value.source) == ("5.41 mL/kg/h", "9 mg/kg/min", LABEL)


def test_a_step_that_is_no_faster_than_the_one_before_is_refused():
    for rate in ("0.5 mL/kg/h", "0.4 mL/kg/h"):
        with pytest.raises(RegimenError, match=r"is no faster than 0\.5 mL/kg/h before it"):
            steps(("0.5 mL/kg/h", "30 minutes"), (rate, None))


def test_a_last_step_that_ends_is_refused():
    with pytest.raises(RegimenError, match="ends whether or not all is given"):
        steps(("0.5 mL/kg/h", "30 minutes"))


@pytest.mark.parametrize("bad", [(), "0.5 mL/kg/h", ["0.5 mL/kg/h"], [("0.5 mL/kg/h",)], 5])
def test_what_are_no_steps_is_refused(bad):
    with pytest.raises(RegimenError):
        RateSteps(bad, concentration="100 mg/mL")


def test_a_strength_of_a_tablet_is_no_concentration():
    with pytest.raises(RegimenError, match="got 100 mg/tablet, not per volume"):
        RateSteps([("0.5 mL/kg/h", None)], concentration="100 mg/tablet")


# --- The table ---


def test_a_quarter_half_and_all_of_210_ml_per_hour_give_7_875_g_in_the_first_hour_at_70_kg():
    rows = RAMP.table("28 g", "70 kg")
    assert [(row.per_hour, row.begins, row.ends) for row in rows] == [
        (Fraction("52.5"), 0, 30),
        (105, 30, 60),
        (210, 60, Fraction("117.5")),  # 280 - 26.25 - 52.5 = 201.25 mL at 210 mL/h take 57.5 minutes
    ]
    assert [row.volume for row in rows] == [Fraction("26.25"), Fraction("52.5"), Fraction("201.25")]
    assert [str(row.amount) for row in rows] == ["2.625 g", "5.25 g", "20.125 g"]
    assert rows[0].amount + rows[1].amount == Dose("7.875 g")


def test_the_rates_of_gammagard_at_70_3_kg_are_35_15_and_at_most_379_62_ml_per_hour():
    limits = steps(("0.5 mL/kg/h", None), most="5.4 mL/kg/h")
    (row,) = limits.table("28.12 g", "70.3 kg")
    assert (row.per_hour, row.begins, row.ends, row.volume) == (Fraction("35.15"), 0, 480, Fraction("281.2"))
    assert limits.per_hour(limits.most, "70.3 kg") == Fraction("379.62")
    assert limits.volume("140.6 g") == 20 * Fraction("70.3")  # 2 g/kg is 20 mL/kg, as the label of Privigen has it


def test_the_ladder_of_newfoundland_at_70_kg_is_42_to_588_ml_per_hour_at_times_not_said():
    ladder = steps(*((f"{rate} mL/kg/min", None) for rate in LADDER), most="0.14 mL/kg/min")
    rows = ladder.table("28 g", "70 kg")
    assert [row.per_hour for row in rows] == [42, 84, 168, 252, 336, 504, 588]
    assert [row[1:] for row in rows] == [(0, None, None, None), *[(None, None, None, None)] * 6]


def test_a_dose_that_is_in_before_the_rate_rises_needs_no_further_step():
    assert [(row.begins, row.ends, row.volume) for row in RAMP.table("2 g", "70 kg")] == [(0, Fraction(160, 7), 20)]
    assert [row.ends for row in RAMP.table("2.625 g", "70 kg")] == [30]
    assert RAMP.table("2.626 g", "70 kg")[0].ends == 30
    assert len(RAMP.table("2.626 g", "70 kg")) == 2


@given(testing.rate_steps(), testing.doses(["g", "mg"]), testing.measures("weight"))
def test_the_rows_follow_one_another_give_the_whole_dose_and_keep_the_largest_rate(rate, dose, weight):
    rows = rate.table(dose, weight)
    rates = [row.per_hour for row in rows]
    assert rates == sorted(set(rates))
    assert rate.most is None or rates[-1] <= rate.per_hour(rate.most, weight)
    timed = [row for row in rows if row.ends is not None]
    assert [row.begins for row in timed] == [0, *(row.ends for row in timed[:-1])][: len(timed)]
    assert all(row.volume == row.per_hour * (row.ends - row.begins) / 60 for row in timed)
    if len(timed) == len(rows):
        assert sum(row.volume for row in rows) == rate.volume(dose)
        assert sum((row.amount for row in rows[1:]), rows[0].amount) == dose


# --- What is said ---


def test_the_times_that_are_no_whole_minutes_are_rounded_up_and_said_to_be():
    assert RAMP.worked("28 g", "70 kg") == (
        "for 28 g (280 mL) at 70 kg: minute 0 to 30 at 52.5 mL/h (26.25 mL, 2.625 g); minute 30 to 60 at 105 mL/h "
        "(52.5 mL, 5.25 g); minute 60 to 118 (rounded up) at 210 mL/h (201.25 mL, 20.125 g); at most 210 mL/h"
    )


def test_rates_for_times_that_are_not_said_say_so():
    ladder = steps(("0.01 mL/kg/min", "15 minutes"), *((f"{rate} mL/kg/min", None) for rate in LADDER[1:3]))
    assert ladder.worked("28 g", "70 kg") == (
        "for 28 g (280 mL) at 70 kg: minute 0 to 15 at 42 mL/h (10.5 mL, 1.05 g); "
        "84 mL/h, then 168 mL/h, each for a time that is not said"
    )


def test_rates_say_their_product_and_what_it_holds():
    made = RateSteps(RAMP.steps, concentration="100 mg/mL", most="8 mg/kg/min", product="Examplol 10 %")
    assert str(made) == (
        "1.25 mg/kg/min for 30 minutes, then 2.5 mg/kg/min for 30 minutes, then 5 mg/kg/min; at most 8 mg/kg/min "
        "(Examplol 10 %, 100 mg/mL)"
    )


# --- With a regimen ---


def test_a_regimen_keeps_its_rates_for_one_patient_and_refuses_those_that_do_not_fit():
    regimen = Regimen("examplol", "intravenous", Step("0.4 g/kg", days=5), rate=RAMP)
    assert regimen.rate == RAMP
    for route, step, problem in (
        ("oral", Step("0.4 g/kg", days=5), "by the route oral has no rate"),
        ("intravenous", Step("5 mL/kg", days=5), "is not of what 100 mg/mL holds"),
        ("intravenous", Step("28 g", days=5, over="4 hours"), "says how long it lasts, at one rate"),
    ):
        with pytest.raises(RegimenError, match=problem):
            Regimen("examplol", route, step, rate=RAMP)
