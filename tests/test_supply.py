"""Supply: what has to be dispensed for a schedule, fill by fill, against a walk over its days."""

import datetime as dt

import pytest

from posology import Amount, Dose, Frequency, Product, Regimen, Rounding, Schedule, Step
from posology.dispensing.stock import Stock
from posology.dispensing.supply import supply
from posology.errors import NotMakeableError, PosologyError, ScheduleError, UnresolvedError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
START = dt.date(2026, 12, 1)
TABLETS = Product("tablet", ["5 mg/tablet", "2 mg/tablet"], scored=True)
HALVES = Product("tablet", "5 mg/tablet", scored=True)
SOLUTION = Product("oral solution", "5 mg/5 mL")
VIALS = Product("vial", ["500 mg/vial", "1000 mg/vial"])


def course(*steps, route="oral", **more):
    return Schedule(Regimen("examplol", route, steps), START, **more)


def counts(stock):
    return {str(strength): count for strength, count in stock.counts}


# --- Whole schedules, restated as numbers ---


def test_a_30_day_starter_of_gabapentin_is_9_and_69_tablets():
    """300, 600, 4 × 900, 4 × 1200, 4 × 1500, 16 × 1800 mg; 900 = 300 + 600, 1500 = 300 + 2 × 600, 1800 = 3 × 600."""
    days = [("300 mg", 1), ("600 mg", 1), ("900 mg", 4), ("1200 mg", 4), ("1500 mg", 4), ("1800 mg", 16)]
    steps = [Step(dose, Frequency.at("evening"), days=count) for dose, count in days]
    found = supply(course(*steps), Product("tablet", ["300 mg/tablet", "600 mg/tablet"]))
    assert counts(found.needed) == {"300 mg/tablet": 9, "600 mg/tablet": 69}
    assert found.runs_out is None


def test_a_supply_is_printed_with_what_it_rests_on():
    page = supply(course(Step("7.5 mg", days=4)), HALVES, fill_days=3)
    assert str(page) == (
        "examplol: 8 tablets of 5 mg for 4 days from 2026-12-01\n"
        "from tablet of 5 mg\n"
        "  7.5 mg: 1 and a half tablets of 5 mg\n"
        "fill 1, 2026-12-01 to 2026-12-03: 6 tablets of 5 mg\n"
        "fill 2, 2026-12-04 to 2026-12-04: 2 tablets of 5 mg; refill by Thu 2026-12-03\n"
        "what is left of a broken tablet or an opened vial is discarded: 10 mg left over\n"
        "lasts to the end of the course"
    )


# --- Halves ---


@pytest.mark.parametrize(
    ("reuse", "tablets", "left"),
    [(None, 4, "10 mg"), (1, 4, "10 mg"), (7, 4, "10 mg"), (8, 2, "0 mg"), (28, 2, "0 mg")],
)
def test_the_other_half_is_used_only_within_its_days(reuse, tablets, left):
    """2.5 mg once a week for 4 weeks: the half of 1 December is 7 days old on 8 December."""
    found = supply(course(Step("2.5 mg", Frequency.every(days=7), days=28)), HALVES, reuse=reuse)
    assert {"5 mg/tablet": tablets} == counts(found.needed)
    assert Amount(left) == found.left_over


QUARTERS = Product("tablet", "4 mg/tablet", scored=True, parts=4)


@pytest.mark.parametrize(
    ("doses", "reuse", "tablets"),
    [
        (("1 mg", "3 mg", "3 mg", "1 mg"), 28, 2),
        (("1 mg", "3 mg", "3 mg", "1 mg"), None, 4),
        (("3 mg", "2 mg", "1 mg", "2 mg"), 28, 2),  # the quarter of day 1 on day 3 leaves the half of day 2 for day 4
        (("3 mg", "2 mg", "1 mg", "2 mg"), 2, 3),  # the quarter of day 1 is gone on day 3
    ],
)
def test_a_part_comes_from_the_oldest_broken_tablet_that_still_holds_it(doses, reuse, tablets):
    found = supply(course(*[Step(dose, days=1) for dose in doses]), QUARTERS, reuse=reuse)
    assert {"4 mg/tablet": tablets} == counts(found.needed)


def test_a_part_of_one_strength_is_no_part_of_another():
    """2.5 mg is half of 5 mg and 1 mg half of 2 mg; the half of 5 mg that is left is neither."""
    found = supply(course(Step("2.5 mg", days=1), Step("1 mg", days=1)), TABLETS, reuse=28)
    assert counts(found.needed) == {"5 mg/tablet": 1, "2 mg/tablet": 1}
    assert Amount("3.5 mg") == found.left_over


# --- Liquids and vials ---


def test_a_liquid_is_dispensed_by_its_volume():
    """450 mg of 250 mg/5 mL is 9 mL; 3 times a day for 28 days is 756 mL."""
    schedule = course(Step("450 mg", Frequency.daily(3)), days=28)
    found = supply(schedule, Product("oral solution", "250 mg/5 mL", packs=["470 mL"]), mark="0.1 mL")
    assert counts(found.needed) == {"250 mg/5 mL": 756}
    assert counts(found.dispensed) == {"250 mg/5 mL": 940}
    assert [str(each) for each in found.fills[0].packs] == ["2 packs of 470 mL of 250 mg/5 mL"]
    assert START + dt.timedelta(34) == found.runs_out  # 940 mL are 34 days of 27 mL and 22 mL


def test_a_rounded_volume_gives_what_it_holds():
    """87 mg of 250 mg/5 mL is 1.74 mL; to the nearest 0.1 mL it is 1.7 mL, which hold 85 mg."""
    product = Product("oral solution", "250 mg/5 mL")
    found = supply(course(Step("87 mg", days=10)), product, mark=Rounding("0.1 mL", "nearest"))
    assert ({"250 mg/5 mL": 17}, Amount("850 mg"), Amount("0 mg")) == (
        counts(found.needed),
        found.given,
        found.left_over,
    )
    with pytest.raises(NotMakeableError) as caught:
        supply(course(Step("87 mg", days=10)), product, mark="0.1 mL")
    assert (Dose("85 mg"), Dose("90 mg")) == (caught.value.below, caught.value.above)


@pytest.mark.parametrize(
    ("reuse", "vials", "left"),
    [
        (None, {"1000 mg/vial": 3}, "1200 mg"),
        (1, {"1000 mg/vial": 3}, "1200 mg"),
        (2, {"1000 mg/vial": 1, "500 mg/vial": 2}, "200 mg"),
    ],
)
def test_vials_are_opened_for_each_dose_or_shared_between_them(reuse, vials, left):
    """600 mg on 3 days: of 1000 mg 400 are left; with them 200 of 500 mg, 300 are left; with them 300 of 500 mg."""
    found = supply(course(Step("600 mg", days=3), route="intravenous"), VIALS, reuse=reuse)
    assert vials == counts(found.needed)
    assert Amount(left) == found.left_over


# --- Fills, packs, refills ---


def test_packs_hold_what_is_needed_and_not_yet_there():
    """4.5 tablets of 600 mg a day: 126 in 28 days; 2 packs of 100, then 52 more than the 74 that are left: 1 pack."""
    product = Product("tablet", "600 mg/tablet", scored=True, packs=["100 tablet"])
    found = supply(course(Step("900 mg", Frequency.daily(3)), days=56), product, fill_days=28, reuse=28)
    assert [counts(fill.dispensed)["600 mg/tablet"] for fill in found.fills] == [200, 100]
    assert dt.date(2027, 1, 14) == found.fills[1].needed_on  # 200 tablets are 44 days of 4.5 and 2 more
    assert dt.date(2027, 1, 13) == found.fills[1].refill_by
    assert dt.date(2027, 2, 5) == found.runs_out  # 300 tablets are 66 days of 4.5 and 3 more


@pytest.mark.parametrize(
    ("start", "more", "expected"),
    [
        ("2026-12-01", {}, "2026-12-28"),  # 29 December is a Tuesday
        ("2026-11-29", {}, "2026-12-25"),  # 27 December is a Sunday
        ("2026-11-29", {"holidays": ["2026-12-25"]}, "2026-12-24"),
        ("2026-11-29", {"closed": []}, "2026-12-26"),
        ("2026-11-29", {"closed": "Saturday", "holidays": [dt.date(2026, 12, 25)]}, "2026-12-24"),
    ],
)
def test_a_refill_is_due_on_the_last_open_day_before_it_is_needed(start, more, expected):
    schedule = Schedule(Regimen("examplol", "oral", Step("5 mg")), start, days=56)
    found = supply(schedule, HALVES, fill_days=28, **more)
    assert [None, dt.date.fromisoformat(expected)] == [fill.refill_by for fill in found.fills]


def test_no_refill_is_due_where_no_dose_needs_it():
    found = supply(course(Step("5 mg", days=28), Step.no_dose(days=28)), HALVES, fill_days=28)
    assert (Stock(), None, None) == (found.fills[1].needed, found.fills[1].needed_on, found.fills[1].refill_by)


def test_a_supply_runs_out_on_the_local_date_of_the_dose_that_the_clock_carries_past_midnight():
    """Every 6 hours from 05:00 on 13 March 2027; the clock goes forward on the 14th, and 23:00 becomes 00:00."""
    regimen = Regimen("examplol", "oral", Step("5 mg", Frequency.every(hours=6, first="05:00"), days=2))
    schedule = Schedule(regimen, "2027-03-13", zone="America/New_York", days=2)
    found = supply(schedule, HALVES)
    assert counts(found.needed) == {"5 mg/tablet": 7}
    assert dt.date(2027, 3, 15) == found.runs_out
    assert supply(Schedule(regimen, "2027-03-13", zone="America/New_York"), HALVES).runs_out is None


def test_a_course_that_ends_in_a_pause_lasts_to_its_end_in_every_zone():
    regimen = Regimen("examplol", "oral", [Step("5 mg", days=2), Step.no_dose()])
    for zone in (None, "America/New_York"):
        assert supply(Schedule(regimen, START, zone=zone, days=10), HALVES).runs_out is None


# --- Doses that cannot be made, and what has no supply ---


def test_doses_that_cannot_be_made_are_named_with_their_day_and_time():
    steps = [
        Step("5 mg", days=7),
        Step("6 mg", Frequency.daily(2), days=7),
        Step("3 mg", Frequency.at("bedtime"), days=1),
    ]
    with pytest.raises(NotMakeableError) as caught:
        supply(course(*steps), Product("tablet", "5 mg/tablet"))
    assert [(each.day, each.slot) for each in caught.value.value] == [(8, "morning"), (15, "bedtime")]
    assert "2 of the 3 different doses cannot be made up: day 8 morning: dose: 6 mg" in str(caught.value)
    assert "day 15 bedtime: dose: 3 mg" in str(caught.value)


@pytest.mark.parametrize(
    ("products", "more", "says"),
    [
        ([], {}, "none is given"),
        ([HALVES, SOLUTION], {}, "oral solution and tablet are not combined"),
        ([HALVES, Product("prolonged-release tablet", "10 mg/tablet")], {}, "are not combined"),
        ([HALVES, Product("tablet", "5 mg/mL")], {}, "different ways"),
        (VIALS, {}, "vial of 500 mg or 1000 mg for the oral route"),
        (Product("oral solution", ["25 mg/5 mL", "50 mg/5 mL"]), {"mark": "0.1 mL"}, "not mixed"),
        (Product("oral solution", "25 mg/5 mL"), {}, "mark='0.1 mL'"),
        (HALVES, {"fill_days": 0}, "1 or more"),
        (HALVES, {"reuse": 0}, "1 or more"),
        (HALVES, {"closed": "Caturday"}, "Monday"),
        (
            HALVES,
            {"fill_days": 1, "closed": WEEKDAYS},
            "is open",
        ),
    ],
)
def test_what_says_too_little_or_too_much_is_refused(products, more, says):
    with pytest.raises(PosologyError, match=says):
        supply(course(Step("5 mg", days=3)), products, **more)


def test_a_schedule_without_an_end_needs_a_number_of_days():
    with pytest.raises(ScheduleError, match="days=28"):
        supply(course(Step("5 mg")), HALVES)
    with pytest.raises(ScheduleError, match="fewer days"):
        supply(course(Step("5 mg"), days=3654), HALVES)


def test_a_dose_per_kg_needs_a_patient_first():
    with pytest.raises(UnresolvedError, match="weight"):
        supply(course(Step("1 mg/kg", days=7)), HALVES)
