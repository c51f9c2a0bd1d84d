"""Doses that last and have a volume: nothing of it is lost from the step to the printed page."""

import datetime as dt
import itertools

import attrs
import oracle
import pytest
import strategies as mine
from courses import FREQUENCIES, made
from hypothesis import given
from hypothesis import strategies as st
from infusions import CODES, DETAILS, decoded, each_component, infused, of_code

from posology import (
    Amount,
    Component,
    Cycle,
    Dose,
    DosePerWeight,
    Frequency,
    Schedule,
    Step,
    Strength,
    Titration,
)
from posology.course import Course
from posology.detail import LONGEST, PLAIN, Detail
from posology.detailed import details
from posology.errors import PosologyError, RegimenError, UnitError
from posology.rate import Rate
from posology.regimen import LASTING, ROUTES

NBSP = "\N{NO-BREAK SPACE}"
MONDAY = dt.date(2026, 12, 7)
HALF_AN_HOUR = {"over": "30 minutes", "in_volume": "100 mL"}
INFUSION = Step("500 mg", Frequency.every(hours=6), days=2, **HALF_AN_HOUR)

# --- What is said of one dose ---


def test_500_mg_over_30_minutes_are_1000_mg_an_hour():
    assert Rate("1000 mg/h") == Rate.of(Dose("500 mg"), 30) == INFUSION.components[0].detail.rate(Dose("500 mg"))


def test_1_g_in_250_ml_are_4_mg_in_1_ml():
    made = Step("1 g", days=1, in_volume="250 mL").components[0].detail.concentration(Dose("1 g"))
    assert (made, made.holds("1 mL")) == (Strength("1 g/250 mL"), Dose("4 mg"))


def test_a_rate_that_no_decimal_says_is_exact():
    assert Amount("500 mg") == 7 * Amount(Rate.of(Dose("500 mg"), 7 * 60).number, "mg")


def test_a_dose_of_which_no_time_and_no_volume_is_said_has_no_rate_and_no_concentration():
    plain = Step("500 mg").components[0].detail
    assert (plain, bool(plain), str(plain)) == (PLAIN, False, "")
    assert (plain.rate(Dose("500 mg")), plain.concentration(Dose("500 mg"))) == (None, None)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Rate("10 mg/min"), "an amount per minute; write it per hour, as '600 mg/h'"),
        (lambda: Rate("500 mg"), "not per h"),
        (lambda: Rate("500 mg/day"), "per day"),
        (lambda: Rate("-5 mg/h"), "-"),
        (lambda: Rate.of(DosePerWeight("15 mg/kg"), 30), "15 mg/kg is an amount per kg"),
        (lambda: Rate.of(Dose("500 mg"), 0), "got 0"),
        (lambda: Rate.of(Dose("500 mg"), True), "got True"),
        (lambda: Rate("500 mg/h") + Dose("500 mg"), "different things"),
    ],
)
def test_what_is_no_rate_is_refused(make, says):
    with pytest.raises(UnitError) as caught:
        make()
    assert says in str(caught.value)


def test_a_step_says_over_what_time_and_in_what_volume():
    assert str(INFUSION) == "500 mg over 30 minutes in 100 mL, every 6 hours for 2 days"
    assert str(Step("1 g", days=1, over="1 hour")) == "1 g over 1 hour, morning for 1 day"
    assert str(Step("1 g", Frequency.at("noon"), in_volume="0.25 L")) == "1 g in 0.25 L, at noon from then on"
    parts = [Component("1 g", over=90), Component("2 g", Frequency.at("bedtime"))]
    assert str(Step(components=parts, days=1)) == "1 g over 90 minutes, morning and 2 g at bedtime for 1 day"


@pytest.mark.parametrize("over", ["30 minutes", "0.5 hours", 30, dt.timedelta(minutes=30)])
def test_half_an_hour_is_the_same_however_it_is_written(over):
    assert Component("500 mg", over=over).over == 30


@pytest.mark.parametrize("over", ["7 days", "1 week", "168 hours", 10080, LONGEST, dt.timedelta(days=7)])
def test_a_dose_lasts_7_days_at_most(over):
    assert Component("500 mg", over=over).over == 7 * 24 * 60


@pytest.mark.parametrize(
    "over",
    [
        *(0, -30, True, 30.0, 10081, Amount("30 mL")),
        *("8 days", "1 month", "30", "", "30 min", "0 minutes", "-30 minutes", "0.5 minutes"),
        *(dt.timedelta(0), dt.timedelta(minutes=-1), dt.timedelta(seconds=90), dt.timedelta(days=8)),
    ],
)
def test_a_time_that_no_dose_can_last_is_refused(over):
    with pytest.raises(PosologyError) as caught:
        Component("500 mg", over=over)
    assert caught.value.field == "over"


def test_the_volume_is_compared_by_what_it_is_and_shown_as_written():
    litres, milli = Component("1 g", in_volume="0.1 L"), Component("1 g", in_volume=Amount("100 mL"))
    assert litres == milli
    assert (str(litres.in_volume), str(milli.in_volume)) == ("0.1 L", "100 mL")


@pytest.mark.parametrize("volume", ["0 mL", "100 mg", "1 bag", "5 mL/kg", "100", 100, "1,5 mL", "100 mL/h", True])
def test_what_is_no_volume_is_refused(volume):
    with pytest.raises(PosologyError):
        Component("500 mg", in_volume=volume)


@pytest.mark.parametrize("dose", ["20 mL", "2 mL/kg"])
def test_a_volume_in_a_volume_is_refused(dose):
    with pytest.raises(RegimenError, match="one volume in another; give the dose as the drug's amount"):
        Component(dose, in_volume="100 mL")
    assert Component(dose, over="1 hour").over == 60


@pytest.mark.parametrize("more", [{"over": "1 hour"}, {"in_volume": "100 mL"}])
def test_a_time_or_volume_beside_components_is_refused(more):
    with pytest.raises(RegimenError, match="both"):
        Step(components=[Component("500 mg")], **more)
    with pytest.raises(RegimenError, match="no dose"):
        Step(days=1, **more)


@pytest.mark.parametrize("route", ROUTES)
def test_a_dose_lasts_only_by_a_route_by_which_it_can(route):
    for item in (INFUSION, Cycle(Cycle(INFUSION, times=2), days=7)):
        if route in ("intravenous", "subcutaneous", "epidural", "intrathecal", "inhaled"):
            assert infused(item, route=route).route == route
        else:
            with pytest.raises(RegimenError, match=f"the route {route} does not allow") as caught:
                infused(item, route=route)
            assert (caught.value.field, caught.value.limit) == ("over", LASTING)
    assert infused(Step("500 mg", in_volume="100 mL"), route=route)


# --- The course ---


@given(mine.regimens(dose=CODES, frequency=FREQUENCIES), mine.start_dates, mine.zones_or_floating, st.integers(1, 30))
def test_the_course_tells_details_apart_as_it_tells_doses_apart(coded, start, zone, days):
    codes = made(coded, start, zone=zone, days=days)
    schedule = Schedule(decoded(coded), start, zone=zone, days=days)
    assert [(each.moment, of_code(each.dose)) for each in codes] == [
        (each.moment, detail) for each, detail in zip(schedule, details(schedule), strict=False)
    ]
    assert codes.course.shape == schedule.course.shape
    assert [[of_code(dose) for dose in row] for row in codes.course.doses] == [*map(list, schedule.course.details)]


@given(mine.regimens(bounded=True, dose=CODES, frequency=FREQUENCIES))
def test_every_dose_keeps_the_detail_of_its_component_as_a_walk_day_by_day_finds_it(coded):
    made(coded, MONDAY)
    days = sum(map(oracle.length, coded.steps))
    dots = oracle.walked(coded.steps, days, MONDAY.weekday()).dots
    schedule = Schedule(decoded(coded), MONDAY)
    midnight = dt.datetime.combine(MONDAY, dt.time())
    found = [
        ((each.moment - midnight) // dt.timedelta(minutes=1), detail)
        for each, detail in zip(schedule, details(schedule), strict=False)
    ]
    key = repr
    assert sorted(((dot.minute, of_code(Dose(dot.base * 1000, "mg"))) for dot in dots), key=key) == sorted(
        found, key=key
    )


def test_a_dose_that_a_clock_change_carries_to_another_date_takes_its_detail_along():
    daily = [Step("500 mg", Frequency.every(hours=6), days=1, over=minutes) for minutes in (30, 60, 90)]
    second_day = Schedule(infused(*daily), "2026-11-02", first_day=2, days=1, zone="America/New_York")
    found = [(f"{each.time:%H:%M}", detail.over) for each, detail in zip(second_day, details(second_day), strict=True)]
    assert found == [("05:00", 60), ("11:00", 60), ("17:00", 60), ("23:00", 90)]


@given(st.data())
def test_splitting_an_infusion_in_two_changes_nothing(data):
    plain = data.draw(mine.steps(st.integers(2, 15), dose=CODES, frequency=FREQUENCIES))
    step = each_component(plain, lambda part: attrs.evolve(part, over=data.draw(DETAILS).over, in_volume="100 mL"))
    parts = step.split(data.draw(st.integers(1, step.days - 1)))
    assert [[part.detail for part in each.components] for each in parts] == 2 * [[p.detail for p in step.components]]
    one, two = made(infused(step), MONDAY), made(infused(*parts), MONDAY)
    assert [*zip(one, details(one), strict=False)] == [*zip(two, details(two), strict=False)]


@given(st.sampled_from([2, "0.5", 7]), mine.regimens(dose=CODES, frequency=FREQUENCIES))
def test_scaling_the_doses_scales_the_rates_and_leaves_the_times(factor, coded):
    made(coded, MONDAY)
    one = decoded(coded)
    two = infused(*(each_component(i, lambda part: attrs.evolve(part, dose=part.dose * factor)) for i in one.steps))
    before, after = (Course.of(each, weekday=0) for each in (one, two))
    assert before.details == after.details
    for row in zip(*(itertools.chain(*each) for each in (before.doses, after.doses, before.details)), strict=True):
        dose, scaled, detail = row
        assert (None if detail.over is None else detail.rate(dose) * factor) == detail.rate(scaled)


@pytest.mark.parametrize("other", [{"over": 60, "in_volume": "100 mL"}, {"over": 30, "in_volume": "50 mL"}, {}])
def test_steps_of_one_dose_that_is_given_otherwise_stay_apart(other):
    later = Step("500 mg", Frequency.every(hours=6), days=2, **other)
    apart, alike = Course.of(infused(INFUSION, later)), Course.of(infused(INFUSION, INFUSION))
    assert [len(each.shape.segments) for each in (apart, alike)] == [2, 1]
    assert apart.amounts[0] == apart.amounts[1] == alike.amounts[0]
    assert apart.details == (4 * (Detail(30, Amount("100 mL")),), 4 * (later.components[0].detail,))
    assert Course.of(infused(later)) != Course.of(infused(INFUSION))


def test_a_cycle_is_not_shortened_where_only_the_time_of_a_dose_differs():
    slow = Cycle([Step("500 mg", days=1, over="2 hours"), Step("500 mg", days=1, over="1 hour")])
    (segment,) = Course.of(infused(slow)).shape.segments
    assert segment.cycle == 2


def test_a_volume_is_shown_as_it_was_written_even_where_an_equal_one_came_before():
    shown = [str(next(details(Schedule(infused(Step("1 g", in_volume=each)), MONDAY)))) for each in ("0.1 L", "100 mL")]
    assert shown == ["in 0.1 L", "in 100 mL"]
    assert Course.of(infused(Step("1 g", in_volume="0.1 L"))) == Course.of(infused(Step("1 g", in_volume="100 mL")))


def test_a_titration_has_no_time_or_volume():
    rules = Titration(start="10 mg", increment="10 mg", interval=7, ceiling="30 mg")
    assert {PLAIN} == {detail for row in Course.of(infused(rules)).details for detail in row}
