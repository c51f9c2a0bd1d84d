"""The worst of many starts and of many schedules: also of shares, rates and concentrations the value is the largest."""

import datetime as dt

import pytest
from courses import LABEL
from infusions import infused

from posology import Amount, Bound, Frequency, Regimen, Schedule, Step, check, prove
from posology.rate import Rate
from posology.share import Share
from posology.strength import Strength

KW = {"source": LABEL}
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def on_day_2(dose, weekday, **more):
    """10 mg on day 1; on day 2 a dose if that is such a weekday: after one start in seven."""
    return [Step("10 mg", days=1, **more), Step(dose, Frequency.weekly(weekday), days=1, **more)]


@pytest.mark.parametrize("decide", [check, prove])
@pytest.mark.parametrize("weekday", DAYS)
@pytest.mark.parametrize("of", ["start", "current"])
def test_a_share_is_the_largest_of_all_starts_whichever_weekday_it_is(decide, weekday, of):
    # 10 mg, then 25 mg: a rise by 15 mg, 150 %; after every other start a fall by 10 mg, 100 %
    rises = Regimen("examplol", "oral", on_day_2("25 mg", weekday))
    held, broken = (Bound.rise(most, of=of, within_days=1, **KW) for most in ("150 %", "149 %"))
    for bound, status in ((held, "PROVED"), (broken, "VIOLATED")):
        (verdict,) = decide(rises, [bound])
        assert (verdict.status, verdict.value, verdict.witness.day) == (status, Share("150 %"), 2)
    (fall,) = decide(rises, [Bound.fall("100 %", of=of, within_days=1, **KW)])
    assert (fall.status, fall.value) == ("PROVED", Share("100 %"))


@pytest.mark.parametrize("weekday", DAYS)
def test_a_change_in_an_amount_and_in_a_share_are_of_the_same_start(weekday):
    rises = Regimen("examplol", "oral", on_day_2("25 mg", weekday))
    amount, share = check(
        rises, [Bound.rise("15 mg", within_days=1, **KW), Bound.rise("150 %", of="start", within_days=1, **KW)]
    )
    assert (amount.value, amount.witness.day) == (Amount("15 mg"), 2)
    assert (share.value, share.witness.day) == (Share("150 %"), 2)


@pytest.mark.parametrize("weekday", DAYS)
def test_a_rate_and_a_concentration_are_the_largest_of_all_starts(weekday):
    drip = infused(*on_day_2("25 mg", weekday, over="1 hour", in_volume="10 mL"))
    for most, status in ((25, "PROVED"), (5, "VIOLATED")):
        limits = [Bound.infusion_rate(f"{most} mg/h", **KW), Bound.concentration(f"{most / 10:g} mg/mL", **KW)]
        rate, concentration = check(drip, limits)
        assert (rate.status, rate.value) == (status, Rate("25 mg/h"))
        assert (concentration.status, concentration.value) == (status, Strength("2.5 mg/mL"))


def test_of_several_schedules_the_largest_rate_and_concentration_are_said_in_any_order():
    kinds = {"over": "1 hour", "in_volume": "10 mL"}
    slow, fast = (
        Schedule(infused(Step(dose, Frequency.at(at), days=1, **kinds)), dt.date(2026, 12, 7))
        for dose, at in (("10 mg", "08:00"), ("25 mg", "20:00"))
    )
    limits = [Bound.infusion_rate("30 mg/h", **KW), Bound.concentration("3 mg/mL", **KW)]
    for both in ([slow, fast], [fast, slow]):
        rate, concentration = check(both, limits)
        assert (rate.status, rate.value) == ("PROVED", Rate("25 mg/h"))
        assert (concentration.status, concentration.value) == ("PROVED", Strength("2.5 mg/mL"))
