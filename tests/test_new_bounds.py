"""Bounds on a lifetime, on infusions, on doses in a window and on dates in a row, and overrides, worked out by hand."""

import datetime as dt

import attrs
import pytest
from courses import LABEL, regimen
from infusions import infused

from posology import (
    Amount,
    Bound,
    Dose,
    DosePerWeight,
    Frequency,
    Override,
    Schedule,
    Scope,
    Step,
    Strength,
    check,
    prove,
)
from posology.cycle import Cycle
from posology.errors import BoundError, RegimenError
from posology.rate import Rate
from posology.verdict import Count

KW = {"source": LABEL}
NEW_YORK = "America/New_York"
TWICE = Frequency.at("08:00", "20:00")


def only(subject, bound, **more):
    (verdict,) = check(subject, [bound], **more)
    return verdict


# --- Lifetime ---

PULSE = regimen(Step("500 mg", days=2))
"""1 g in all."""


@pytest.mark.parametrize(
    ("earlier", "status", "value"),
    [
        (None, "UNKNOWN", None),
        ("unknown", "UNKNOWN", None),
        ("none", "PROVED", "1 g"),
        ("0 mg", "PROVED", "1 g"),
        ("1 g", "PROVED", "2 g"),
        ("1001 mg", "VIOLATED", "2001 mg"),
    ],
)
def test_a_lifetime_is_the_course_and_what_is_declared_of_before(earlier, status, value):
    for subject in (PULSE, Schedule(PULSE, "2026-12-07"), Schedule(PULSE, "2026-12-07", zone=NEW_YORK)):
        verdict = only(subject, Bound.lifetime("2 g", **KW), earlier=earlier)
        assert (verdict.status, verdict.value) == (status, None if value is None else Amount(value))


def test_a_lifetime_that_the_course_alone_breaks_is_broken_whatever_was_before():
    for earlier in (None, "unknown", "none", "5 g"):
        assert only(PULSE, Bound.lifetime("999 mg", **KW), earlier=earlier).status == "VIOLATED"


def test_an_earlier_amount_of_another_kind_is_refused():
    for earlier in ("3 tablet", "3 mg/day", "-1 g", "1,5 g", 3):
        with pytest.raises(ValueError, match=r"."):
            check(PULSE, [Bound.lifetime("2 g", **KW)], earlier=earlier)
    with pytest.raises(RegimenError, match="the doses are mass"):
        check(PULSE, [Bound.lifetime("2 g", **KW)], earlier="3 tablet")


# --- Intervals, rates and concentrations of infusions ---


def test_an_interval_counts_from_the_end_of_an_infusion():
    # from 10:00, when the dose of 08:00 ends, to 20:00; over the night from 22:00 to 08:00
    lasting, at_once = (infused(Step("500 mg", TWICE, days=3, **more)) for more in ({"over": "2 hours"}, {}))
    for what, hours in ((lasting, 10), (at_once, 12)):
        held, broken = (only(what, Bound.least_interval(60 * hours + more, **KW)) for more in (0, 1))
        assert (held.status, held.value) == ("PROVED", dt.timedelta(hours=hours))
        assert (broken.status, broken.margin, broken.witness.day) == ("VIOLATED", dt.timedelta(minutes=-1), 1)


def test_an_infusion_into_the_next_one_has_an_interval_below_0():
    # from 08:00 to 21:00, an hour into the next
    verdict = only(infused(Step("500 mg", TWICE, days=3, over="13 hours")), Bound.least_interval("1 hour", **KW))
    assert (verdict.status, verdict.value) == ("VIOLATED", dt.timedelta(hours=-1))


def test_over_the_clock_change_an_hour_less_passes_from_the_end_of_an_infusion():
    # 22:00 to 22:00 is 23 h that pass on 8 March 2026 in New York; 8 of them are the infusion
    nightly = infused(Step("500 mg", Frequency.at("22:00"), days=3, over="8 hours"))
    schedule = Schedule(nightly, "2026-03-07", zone=NEW_YORK)
    held, broken = (only(schedule, Bound.least_interval(f"{h} hours", clock="elapsed", **KW)) for h in (15, 16))
    assert (held.status, held.value) == ("PROVED", dt.timedelta(hours=15))
    assert (broken.status, broken.cause) == ("VIOLATED", "dst")
    assert only(schedule, Bound.least_interval("16 hours", **KW)).other.cause == "dst"


@pytest.mark.parametrize(
    ("over", "status", "value"),
    [("30 minutes", "PROVED", "1000 mg/h"), ("29 minutes", "VIOLATED", None), ("20 minutes", "VIOLATED", "1500 mg/h")],
)
def test_the_rate_of_an_infusion_is_its_amount_over_its_time(over, status, value):
    drip = infused(Step("500 mg", TWICE, days=2, over=over))
    verdict = only(drip, Bound.infusion_rate("1000 mg/h", **KW))
    assert verdict.status == status
    assert value is None or verdict.value == Rate(value)
    assert only(drip, Bound.infusion_rate("999 mg/h", **KW)).status == "VIOLATED"


@pytest.mark.parametrize(
    ("volume", "status", "value"),
    [("100 mL", "PROVED", "5 mg/mL"), ("0.05 L", "VIOLATED", "10 mg/mL")],
)
def test_a_concentration_is_the_amount_in_its_volume(volume, status, value):
    verdict = only(infused(Step("500 mg", TWICE, in_volume=volume)), Bound.concentration("5 mg/mL", **KW))
    assert (verdict.status, verdict.value) == (status, Strength(value))


def test_one_dose_without_a_time_or_a_volume_leaves_them_unknown_unless_another_breaks_them():
    known = {"over": "1 hour", "in_volume": "100 mL"}
    mixed = infused(Step("500 mg", days=1, **known), Step("500 mg", days=1))
    for limit, broken in (
        (Bound.infusion_rate("500 mg/h", **KW), Bound.infusion_rate("499 mg/h", **KW)),
        (Bound.concentration("5 mg/mL", **KW), Bound.concentration("4.9 mg/mL", **KW)),
    ):
        verdict = only(mixed, limit)
        assert (verdict.status, verdict.missing.endswith("of 500 mg")) == ("UNKNOWN", True)
        assert (only(mixed, broken).status, only(mixed, broken).witness.day) == ("VIOLATED", 1)


def test_two_infusions_at_once_have_no_known_rate():
    overlapping = infused(Step("500 mg", TWICE, over="13 hours"))
    verdict = only(overlapping, Bound.infusion_rate("1000 mg/h", **KW))
    assert (verdict.status, "one infusion at a time" in verdict.missing) == ("UNKNOWN", True)


# --- Doses in a window, dates in a row ---


@pytest.mark.parametrize(("window", "doses"), [("24 hours", 4), (1441, 5), ("6 hours", 1), (361, 2)])
def test_a_window_of_doses_leaves_out_the_moment_it_ends(window, doses):
    every = regimen(Step("1 g", Frequency.every(hours=6)))
    held = only(every, Bound.doses_per_window(doses, window, **KW))
    assert (held.status, held.value) == ("PROVED", Count(doses))
    if doses > 1:
        assert only(every, Bound.doses_per_window(doses - 1, window, **KW)).status == "VIOLATED"


def test_7_dates_in_a_row_are_not_7_times_24_hours():
    # 23:00 on day 1 and 01:00 on day 8 are 146 hours apart, on 8 dates
    late_then_early = regimen(
        Step("1 g", Frequency.at("23:00"), days=1), Step.no_dose(days=6), Step("1 g", Frequency.at("01:00"), days=1)
    )
    dates, window = check(late_then_early, [Bound.per_dates("1 g", 7, **KW), Bound.rolling("1 g", "7 days", **KW)])
    assert (dates.status, window.status, window.value) == ("PROVED", "VIOLATED", Amount("2 g"))


@pytest.mark.parametrize(("days", "status", "value"), [(14, "PROVED", "1 g"), (15, "VIOLATED", "1.5 g")])
def test_dates_of_a_pulse_every_two_weeks(days, status, value):
    verdict = only(regimen(Cycle(Step("500 mg", days=2), weeks=2)), Bound.per_dates("1 g", days, **KW))
    assert (verdict.status, verdict.value) == (status, Amount(value))


@pytest.mark.parametrize(("most", "status"), [("1.5 g", "PROVED"), ("1499 mg", "VIOLATED")])
def test_a_total_of_the_first_days_leaves_out_the_later_ones(most, status):
    verdict = only(regimen(Step("500 mg")), Bound.course_total(most, first_days=3, **KW))
    assert (verdict.status, verdict.value) == (status, Amount("1.5 g"))


def test_a_limit_per_kg_is_of_its_own_kind_and_unknown_without_a_weight():
    limit = Bound.per_dose("15 mg/kg", **KW)
    assert limit.most == DosePerWeight("15 mg/kg")
    assert limit.most != Dose("15 mg")
    verdict = only(regimen(Step("870 mg")), limit)
    assert (verdict.status, "weight" in verdict.missing) == ("UNKNOWN", True)


# --- Overrides ---

USUAL = Bound.per_day("10 mg/day", name="usual", severity="soft", **KW)
WHY = Override(reason="stable for years on this dose", by="A. Jansen")
FIFTEEN = regimen(Step("15 mg"))


@pytest.mark.parametrize("decide", [check, prove])
def test_a_broken_soft_bound_passes_with_a_reason_and_a_name_that_stay_in_the_report(decide):
    report = decide(FIFTEEN, [USUAL], overrides={"usual": WHY})
    assert (report.ok, report.status, report["usual"].status) == (True, "OVERRIDDEN", "VIOLATED")
    assert report["usual"].override == WHY
    assert "overridden by A. Jansen: stable for years on this dose" in str(report)
    assert decide(FIFTEEN, [USUAL]).status == "VIOLATED"


@pytest.mark.parametrize("missing", [{"reason": ""}, {"by": " "}, {"by": None}, {"reason": "two\nlines"}])
def test_an_override_without_a_reason_or_a_name_is_refused(missing):
    with pytest.raises(BoundError, match="a reason and a name"):
        Override(**{"reason": "stable", "by": "A. Jansen"} | missing)


@pytest.mark.parametrize("severity", ["hard", "info"])
def test_what_is_not_soft_cannot_be_overridden(severity):
    with pytest.raises(BoundError, match="only a soft bound") as caught:
        check(FIFTEEN, [attrs.evolve(USUAL, severity=severity)], overrides={"usual": WHY})
    assert caught.value.source == LABEL


def test_an_override_of_no_bound_is_refused_with_the_names_there_are():
    with pytest.raises(BoundError, match="no bound is named 'usuall'; there are usual"):
        check(FIFTEEN, [USUAL], overrides={"usuall": WHY})


def test_an_override_does_not_pass_what_is_unknown_and_is_not_put_on_what_is_proved():
    loading = attrs.evolve(USUAL, scope=Scope(phase="loading"))
    unknown = check(FIFTEEN, [loading], overrides={"usual": WHY})
    proved = check(regimen(Step("10 mg")), [USUAL], overrides={"usual": WHY})
    assert [(each.ok, each.status, each["usual"].override) for each in (unknown, proved)] == [
        (False, "UNKNOWN", None),
        (True, "PROVED", None),
    ]


def test_an_override_of_one_bound_leaves_another_broken():
    hard = Bound.per_dose("14 mg", **KW)
    report = check(FIFTEEN, [USUAL, hard], overrides={"usual": WHY})
    assert (report.ok, report.status) == (False, "VIOLATED")
