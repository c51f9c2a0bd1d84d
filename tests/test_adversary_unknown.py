"""Bounds of as-needed doses where something is missing, where doses last, and where only one phase counts."""

import datetime as dt

from courses import LABEL, regimen

from posology import Amount, Bound, Component, Frequency, Regimen, Step, Titration
from posology.needs import worst_case as engine
from posology.needs.adversary import adversary
from posology.scope import Scope
from posology.verdict import Count

FOUR_A_DAY = Frequency.as_needed(at_least="4 hours", most=4, per="day")
TWO_A_DAY = Frequency.as_needed(at_least="4 hours", most=2, per="day")
HOURLY = Frequency.as_needed(at_least="1 hour", most=4, per="day")
THREE_DAYS = regimen(Step("1 g", FOUR_A_DAY, days=3))
CAP = Bound.rolling("4 g", "24 hours", source=LABEL)


def decided(what, bound):
    verdict = adversary(what, bound)
    return verdict.status, verdict.value


def hours(count):
    return dt.timedelta(hours=count)


def test_doses_per_kg_are_unknown_and_their_times_are_not():
    per_kg = regimen(Step("15 mg/kg", FOUR_A_DAY))
    verdict = adversary(per_kg, CAP)
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "body weight")
    assert decided(per_kg, Bound.least_interval("4 hours", source=LABEL)) == ("PROVED", hours(4))
    assert decided(per_kg, Bound.doses_per_window(4, "24 hours", source=LABEL)) == ("VIOLATED", Count(6))


def test_a_titration_after_as_needed_doses_is_unknown_until_its_steps_are_chosen():
    rules = Titration(start="5 mg", increment="5 mg", interval=7, ceiling="20 mg", decisions=["raise", "hold", "lower"])
    both = regimen(Step("5 mg", FOUR_A_DAY, days=3), rules)
    fall = Bound.fall("2 mg", within_days=1, source=LABEL)
    verdict = adversary(both, fall)
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "the steps of the titration, as regimen.choose() gives")
    # all four on day 1 and none on day 2
    assert decided(both.choose(), fall) == ("VIOLATED", Amount("20 mg"))


def test_too_many_windows_are_unknown(monkeypatch):
    monkeypatch.setattr(engine, "MOST_WINDOWS", 100)
    verdict = adversary(regimen(Step(components=[("1 g", Frequency.every("1439 minutes")), ("1 g", HOURLY)])), CAP)
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "intervals that meet sooner")


def test_elapsed_time_is_judged_on_days_of_24_hours_and_says_so():
    verdict = adversary(THREE_DAYS, Bound.rolling("6 g", "24 hours", clock="elapsed", source=LABEL))
    assert (verdict.status, verdict.assumes) == ("PROVED", ("every day has 24 hours",))


def infused(*parts):
    return Regimen("examplol", "intravenous", Step(components=list(parts), days=2))


def test_an_as_needed_infusion_has_its_rate_and_concentration():
    part = {"dose": "500 mg", "frequency": FOUR_A_DAY, "over": "30 minutes", "in_volume": "100 mL"}
    once = Regimen("examplol", "intravenous", Step(**part, days=2))
    assert adversary(once, Bound.infusion_rate("1000 mg/h", source=LABEL)).status == "PROVED"
    assert adversary(once, Bound.infusion_rate("999 mg/h", source=LABEL)).status == "VIOLATED"
    assert adversary(once, Bound.concentration("5 mg/mL", source=LABEL)).status == "PROVED"
    assert adversary(once, Bound.concentration("4 mg/mL", source=LABEL)).status == "VIOLATED"
    assert decided(once, Bound.least_interval("3.5 hours", source=LABEL)) == ("PROVED", hours(3.5))
    assert adversary(once, Bound.least_interval("4 hours", source=LABEL)).status == "UNKNOWN"


def test_a_rate_is_unknown_where_an_as_needed_infusion_may_run_beside_another():
    beside = infused(
        Component("500 mg", Frequency.daily(), over="30 minutes"), Component("500 mg", FOUR_A_DAY, over="30 minutes")
    )
    assert adversary(beside, Bound.infusion_rate("2000 mg/h", source=LABEL)).status == "UNKNOWN"


def test_a_bound_of_a_phase_counts_the_doses_of_that_phase_alone():
    parts = [
        Component("2 g", Frequency.at("08:00"), phase="loading"),
        Component("1 g", HOURLY, phase="maintenance"),
        Component("0.5 g", TWO_A_DAY, phase="loading"),
    ]
    what = regimen(Step(components=parts, days=2))
    for phase, most in (("loading", "4 g"), ("maintenance", "8 g"), (None, "12 g")):
        bound = Bound.rolling(most, "24 hours", source=LABEL, scope=Scope(phase=phase))
        assert decided(what, bound) == ("PROVED", Amount(most))
    loading = Bound.rolling("4 g", "24 hours", source=LABEL, scope=Scope(phase="loading"))
    unsaid = adversary(regimen(Step("1 g", HOURLY)), loading)
    assert (unsaid.status, unsaid.missing) == ("UNKNOWN", "the phase of every dose, loading or maintenance")
    none = adversary(regimen(Step("1 g", HOURLY, phase="maintenance")), loading)
    assert (none.status, none.why) == ("NOT_APPLICABLE", "no dose is given")
