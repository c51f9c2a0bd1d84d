"""Several schedules at once: what they give of an ingredient is added up, and where they overlap is said."""

import datetime as dt
import json
from fractions import Fraction

import attrs
import brute
import oracle
import pytest
import strategies as mine
from brute import said
from courses import LABEL, NEAR_CLOCK_CHANGES, SMALL, made
from hypothesis import given, settings
from hypothesis import strategies as st

from posology import (
    Amount,
    Bound,
    Cycle,
    DailyAmount,
    Frequency,
    Ingredient,
    Override,
    Patient,
    Patients,
    Regimen,
    Schedule,
    Scope,
    Step,
    check,
)
from posology.errors import BoundError, RegimenError, ScheduleError
from posology.overlap import Overlap
from posology.rate import Rate
from posology.render import report as pages

PARACETAMOL = Scope(ingredient="paracetamol")
TABLET = Ingredient("paracetamol", "500 mg", per="1 tablet", source=LABEL)
CAFFEINE = Ingredient("caffeine", "65 mg", per="1 tablet", source=LABEL)
DAY1 = "2026-12-01"
GRAM = Step("1 g", Frequency.every(hours=6))


def rolling(most="4 g", window="24 hours", **scope):
    return Bound.rolling(most, window, source=LABEL, scope=attrs.evolve(PARACETAMOL, **scope))


def per_day(most, **scope):
    return Bound.per_day(f"{most}/day", source=LABEL, scope=attrs.evolve(PARACETAMOL, **scope))


def order(*steps, start=DAY1, drug="paracetamol", route="oral", held=(), days=None, zone=None, first_day=1, **more):
    regimen = Regimen(drug, route, steps, ingredients=held, **more)
    return Schedule(regimen, start, days=days, zone=zone, first_day=first_day)


def plus(*steps, held=(TABLET, CAFFEINE), drug="examplol plus", **more):
    return order(*steps, held=held, drug=drug, **more)


def only(schedules, bound, **more):
    return check(schedules, [bound], **more)[0]


# --- The sum ---


def test_hazard_28_a_combined_tablet_beside_the_drug_itself_is_added_up():
    alone = order(GRAM, days=7)
    tablet = plus(Step("1 tablet", days=3), start="2026-12-03")
    assert only([alone], rolling()).status == only([tablet], rolling()).status == "PROVED"
    verdict = only([alone, tablet], rolling())
    # the dose of 08:00 on day 3 makes a fifth of the 24 hours from 12:00 on day 2 on, 4 g and half a gram
    assert (verdict.status, verdict.value, str(verdict.margin)) == ("VIOLATED", Amount("4.5 g"), "-0.5 g")
    assert verdict.witness.moment == dt.datetime(2026, 12, 2, 12)
    assert verdict.assumes == (
        "no dose before day 1",
        "1 tablet holds 500 mg paracetamol (Example label, 4.2)",
    )
    assert verdict.covers == ("paracetamol and examplol plus together, 2026-12-01 up to but not including 2026-12-08")


def test_hazard_27_two_orders_of_one_drug_are_added_up_without_a_word_of_ingredients():
    orders = [order(GRAM, days=7), order(Step("500 mg"), days=7)]
    verdict = only(orders, Bound.rolling("4 g", "24 hours", source=LABEL))
    assert (verdict.status, verdict.value, verdict.witness.day) == ("VIOLATED", Amount("4.5 g"), 1)


def test_hazard_27_tablets_and_milligrams_of_one_drug_are_added_up_by_the_factor():
    tablets = plus(Step("2 tablet", days=2), drug="Paracetamol")
    verdict = only([order(Step("1 g", days=2)), tablets], Bound.per_day("1.5 g/day", source=LABEL))
    assert (verdict.status, verdict.value) == ("VIOLATED", DailyAmount("2 g/day"))
    unknown = attrs.evolve(tablets.regimen, ingredients=())
    found = only([order(Step("1 g", days=2)), Schedule(unknown, DAY1)], Bound.per_day("1.5 g/day", source=LABEL))
    assert (found.status, found.missing) == (
        "UNKNOWN",
        "the strength of one tablet, to hold 2 tablet against 1.5 g/day",
    )


def test_a_schedule_that_holds_none_of_it_adds_nothing_and_the_verdict_says_so():
    caffeine = plus(Step("1 tablet", days=7), held=[CAFFEINE], drug="other examplol")
    verdict = only([order(GRAM, days=7), caffeine], rolling())
    assert (verdict.status, verdict.value) == ("PROVED", Amount("4 g"))
    assert "other examplol holds caffeine alone" in verdict.assumes
    assert verdict.covers.startswith("paracetamol, ")


def test_hazard_28_a_schedule_of_which_it_is_not_known_leaves_the_bound_unknown_and_is_named():
    one, two = (plus(Step("1 tablet", days=1), held=(), drug=drug) for drug in ("examplol", "other examplol"))
    verdict = only([order(GRAM, days=7), one, two], rolling("40 g"))
    assert (verdict.status, verdict.missing) == (
        "UNKNOWN",
        "what examplol holds, to count paracetamol; what other examplol holds, to count paracetamol",
    )


def test_hazard_27_a_bound_that_names_no_ingredient_is_unknown_for_several_drugs():
    verdict = only([order(GRAM, days=7), plus(Step("1 tablet", days=1))], Bound.per_day("40 g/day", source=LABEL))
    assert (verdict.status, verdict.missing) == (
        "UNKNOWN",
        "the ingredient that it counts, in its scope: the schedules are of paracetamol and examplol plus",
    )


def test_schedules_that_hold_none_of_it_are_not_meant():
    one = plus(Step("1 tablet", days=1), held=[CAFFEINE])
    verdict = only([one, one], rolling())
    assert (verdict.status, verdict.why) == (
        "NOT_APPLICABLE",
        "it counts paracetamol: examplol plus holds caffeine alone",
    )


# --- Routes, phases, patients ---

BY_MOUTH = order(Step("2 g", Frequency.at("08:00"), days=2))
BY_VEIN = order(Step("1 g", Frequency.at("08:00", "20:00"), days=2), route="intravenous")


def test_doses_of_all_routes_add_up_unless_the_scope_names_routes():
    assert only([BY_MOUTH, BY_VEIN], per_day("3 g")).value == DailyAmount("4 g/day")
    assert only([BY_MOUTH, BY_VEIN], per_day("3 g", route="oral")).value == DailyAmount("2 g/day")
    assert only([BY_MOUTH, BY_VEIN], per_day("3 g", route=("oral", "intravenous"))).status == "VIOLATED"
    verdict = only([BY_MOUTH, BY_VEIN], per_day("3 g", route="rectal"))
    assert (verdict.status, verdict.why[:19]) == ("NOT_APPLICABLE", "it is for rectal, t")


def test_what_is_given_by_a_route_that_is_not_meant_need_not_be_known():
    unknown = plus(Step("1 tablet", days=2), held=(), route="rectal")
    assert only([BY_MOUTH, unknown], per_day("3 g", route="oral")).status == "PROVED"


@pytest.mark.parametrize(
    ("least", "most", "status", "value"),
    [
        (None, "3 g", "PROVED", "3 g"),  # 2 g and 1 g at one instant
        (None, "2.5 g", "VIOLATED", "3 g"),
        ("1 g", None, "PROVED", "1 g"),
        ("1.5 g", None, "VIOLATED", "1 g"),  # by vein, however much is swallowed with it
        ("1 g", "2.5 g", "VIOLATED", "3 g"),
        ("1.5 g", "3 g", "VIOLATED", "1 g"),
    ],
)
def test_a_largest_dose_is_over_all_routes_and_a_smallest_by_one(least, most, status, value):
    # by vein at 08:00 alone, so that a sum over both routes is never under 1.5 g
    vein = order(Step("1 g", Frequency.at("08:00"), days=2), route="intravenous")
    bound = Bound.per_dose(most, least=least, source=LABEL, scope=PARACETAMOL)
    verdict = only([BY_MOUTH, vein], bound)
    assert (verdict.status, verdict.value, verdict.bound) == (status, Amount(value), bound)


def test_a_phase_counts_the_doses_of_every_schedule_that_are_for_it():
    load = order(Step("2 g", days=1, phase="loading"), Step("1 g", days=2, phase="maintenance"))
    more = plus(Step("1 tablet", days=3, phase="maintenance"))
    assert only([load, more], per_day("1 g", phase="maintenance")).value == DailyAmount("1.5 g/day")
    assert only([load, more], per_day("2 g", phase="loading")).value == DailyAmount("2 g/day")
    verdict = only([load, plus(Step("1 tablet", days=3))], per_day("9 g", phase="loading"))
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "the phase of every dose, loading or maintenance")


def test_a_bound_for_some_patients_asks_for_the_patient():
    orders, limit = [order(GRAM, days=2)] * 2, per_day("8 g", patients=Patients(age=(18, None)))
    assert only(orders, limit).status == "UNKNOWN"
    assert only(orders, limit, patient=Patient(age=40)).status == "PROVED"
    assert only(orders, limit, patient=Patient(age=4)).status == "NOT_APPLICABLE"
    declared = [order(GRAM, days=2, patients=Patients(age=(18, 64))), order(GRAM, days=2)]
    verdict = only(declared, limit)
    assert verdict.status == "PROVED"
    assert "the patient is one the regimen is for: age from 18 years to under 65 years" in verdict.assumes
    two = [order(GRAM, days=2, patients=Patients(age=ages)) for ages in ((18, 64), (65, None))]
    assert only(two, limit).status == "UNKNOWN"
    crossing = only(orders, per_day("7 g", patients=Patients(age=(18, None))), patient=Patient(born="2008-12-02"))
    assert crossing.status == "UNKNOWN"
    partly = per_day("8 g", patients=Patients(age=(18, None)))
    assert only(declared, partly, patient=Patients(age=(10, 40))).missing == (
        "a per-day bound that is meant for age from 10 years to under 18 years"
    )


def test_a_limit_per_kg_is_that_of_one_patient():
    orders, limit = [order(GRAM, days=2)] * 2, rolling("100 mg/kg")
    assert only(orders, limit, patient=Patient(weight="80 kg")).status == "PROVED"
    verdict = only(orders, limit, patient=Patient(weight="79 kg"))
    assert (verdict.status, verdict.value, verdict.bound) == ("VIOLATED", Amount("8 g"), limit)
    assert only(orders, limit, patient=Patient(age=40)).missing == "body weight"
    for who in (None, Patients(weight=("90 kg", "100 kg"))):
        assert only(orders, limit, patient=who).missing.startswith("one patient, as patient=Patient(weight=")


def test_a_bound_for_an_indication_is_unknown_where_only_some_doses_are_for_it():
    pain, fever = (order(GRAM, days=2, indication=each) for each in ("pain", "fever"))
    limit = per_day("8 g", indication="pain")
    assert only([pain, pain], limit).status == "PROVED"
    assert only([fever, fever], limit).status == "NOT_APPLICABLE"
    assert only([pain, fever], limit).missing.startswith("whether doses count that are for something else")
    assert only([pain, order(GRAM, days=2)], limit).status == "UNKNOWN"


# --- Days ---


def test_a_schedule_without_an_end_is_unknown_unless_one_breaks_the_bound_alone():
    orders = [order(GRAM), plus(Step("1 tablet", days=3))]
    verdict = only(orders, rolling())
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "an end for every schedule, as days=365")
    alone = only(orders, rolling("3.9 g"))
    assert (alone.status, alone.value, alone.covers) == ("VIOLATED", Amount("4 g"), "paracetamol alone")
    total = only(orders, Bound.course_total("1000 g", source=LABEL, scope=PARACETAMOL))
    # day 251 ends with 1,004 g; its first dose makes 1,001
    assert (total.status, total.witness.day) == ("VIOLATED", 251)
    least = Bound.per_dose(least="2 g", source=LABEL, scope=PARACETAMOL)
    assert only(orders, least).missing == "an end for every schedule, as days=365"


def test_a_schedule_is_counted_from_day_1_of_its_course():
    later = order(Step("4 g", days=2), Step("1 g", days=8), first_day=5, start="2026-12-05")
    verdict = only([later, order(Step("1 g", days=3), start="2026-12-02")], per_day("4 g"))
    assert (verdict.status, verdict.value) == ("VIOLATED", DailyAmount("5 g/day"))
    assert verdict.witness.moment == dt.datetime(2026, 12, 2)
    assert verdict.covers.endswith("2026-12-01 up to but not including 2026-12-11")


def test_a_course_that_is_shown_only_in_part_is_taken_to_end_there_and_the_verdict_says_so():
    verdict = only([order(GRAM, days=2), plus(Step("1 tablet", days=9))], rolling("5 g"))
    assert "no dose of paracetamol after 2026-12-02" in verdict.assumes
    verdict = only([order(Step("1 g", days=2)), plus(Step("1 tablet", days=9))], rolling("5 g"))
    assert not [each for each in verdict.assumes if "after" in each]


def test_a_total_is_of_the_whole_courses_and_a_first_part_from_the_earliest_day_on():
    orders = [order(Step("1 g", days=10), days=2), plus(Step("1 tablet", days=4), start="2026-12-04")]

    def total(most, **more):
        return only(orders, Bound.course_total(most, source=LABEL, scope=PARACETAMOL, **more))

    assert (total("12 g").status, total("12 g").value) == ("PROVED", Amount("12 g"))
    # 5 days of 1 g, and 2 tablets on days 4 and 5
    assert total("5 g", first_days=5).value == Amount("6 g")
    assert total("5 g", first_days=5).witness.day == 5
    assert total("5 g", first_days=2).value == Amount("2 g")
    assert (
        only([order(GRAM), orders[1]], attrs.evolve(total("5 g").bound, first_days=3, most="12 g")).status == "PROVED"
    )
    lasts = only(orders, Bound.duration(9, source=LABEL, scope=PARACETAMOL))
    assert (lasts.status, lasts.value) == ("VIOLATED", 10)


def test_what_was_given_before_day_1_is_of_the_ingredient():
    orders = [order(Step("1 g", days=2)), plus(Step("1 tablet", days=2))]
    life = Bound.lifetime("5 g", source=LABEL, scope=PARACETAMOL)
    assert only(orders, life).status == "UNKNOWN"
    verdict = only(orders, life, earlier="2 g")
    assert (verdict.status, verdict.value, verdict.assumes[0]) == ("PROVED", Amount("5 g"), "2 g before day 1")
    assert only(orders, rolling(), earlier="unknown").status == "UNKNOWN"
    assert only(orders, rolling(), earlier="2 g").status == "UNKNOWN"
    assert "no dose before day 1" in only(orders, rolling(), earlier="none").assumes
    with pytest.raises(RegimenError, match="paracetamol is counted in g"):
        only(orders, life, earlier="2 tablet")
    caffeine = per_day("1 g", ingredient="caffeine")
    with pytest.raises(RegimenError, match="caffeine and paracetamol"):
        check(orders, [life, caffeine], earlier="2 g")


def test_floating_time_and_a_zone_do_not_mix():
    orders = [order(GRAM, days=2), order(GRAM, days=2, zone="Europe/London")]
    with pytest.raises(ScheduleError, match="give a zone to all schedules or to none"):
        check(orders, [rolling()])


def test_instants_of_two_zones_are_compared_in_elapsed_time():
    # 08:00 in London is 03:00 in New York
    london = order(Step("1 g", Frequency.at("08:00"), days=1), zone="Europe/London")
    new_york = order(Step("1 g", Frequency.at("03:00"), days=1), zone="America/New_York")
    limit = Bound.per_dose("1.5 g", source=LABEL, scope=PARACETAMOL)
    assert only([london, new_york], limit).value == Amount("2 g")
    elapsed = Bound.rolling("1.5 g", "1 hour", clock="elapsed", source=LABEL, scope=PARACETAMOL)
    verdict = only([london, new_york], elapsed)
    assert (verdict.status, verdict.other.status, verdict.cause) == ("VIOLATED", "PROVED", "zones")


# --- Infusions ---


def infusion(dose="1 g", at="08:00", over="1 hour", volume="100 mL", **more):
    return order(Step(dose, Frequency.at(at), days=2, over=over, in_volume=volume), route="intravenous", **more)


def test_a_rate_and_a_concentration_are_the_worst_of_each_schedule():
    rate = Bound.infusion_rate("1500 mg/h", source=LABEL, scope=PARACETAMOL)
    orders = [infusion(), infusion("2 g", at="12:00")]
    verdict = only(orders, rate)
    assert (verdict.status, verdict.value) == ("VIOLATED", Rate("2000 mg/h"))
    verdict = only(orders, attrs.evolve(rate, most="2000 mg/h"))
    assert verdict.status == "PROVED"
    assert verdict.covers.startswith("paracetamol, each infusion by itself")
    strong = Bound.concentration("15 mg/mL", source=LABEL, scope=PARACETAMOL)
    assert only(orders, strong).status == "VIOLATED"
    assert only(orders, attrs.evolve(strong, most="20 mg/mL")).status == "PROVED"


def test_hazard_27_the_rate_of_two_infusions_at_once_is_unknown():
    rate = Bound.infusion_rate("1500 mg/h", source=LABEL, scope=PARACETAMOL)
    for at, status in (("08:59", "UNKNOWN"), ("09:00", "PROVED"), ("07:01", "UNKNOWN"), ("07:00", "PROVED")):
        verdict = only([infusion(), infusion(at=at)], rate)
        assert verdict.status == status
        assert ("two run at once" in verdict.missing) == (status == "UNKNOWN")
    endless = Schedule(Regimen("paracetamol", "intravenous", Step("1 g", over="1 hour")), DAY1)
    assert only([infusion(), endless], rate).missing == "an end for every schedule, as days=365"


def test_the_time_between_infusions_of_several_schedules_is_unknown():
    apart = Bound.least_interval("3 hours", source=LABEL, scope=PARACETAMOL)
    assert only([infusion(), infusion(at="12:00")], apart).missing.startswith("the ends of the infusions")
    assert only([infusion()], apart).value == dt.timedelta(hours=23)
    verdict = only([BY_MOUTH, order(Step("1 g", Frequency.at("10:00"), days=2))], apart)
    assert (verdict.status, verdict.value) == ("VIOLATED", dt.timedelta(hours=2))


# --- Overlaps ---


def overlaps(*schedules):
    return check(list(schedules), [rolling("40 g")]).overlaps


def test_hazard_27_an_overlap_is_reported_and_alone_breaks_nothing():
    orders = [order(GRAM, days=7), plus(Step("1 tablet", days=3), start="2026-12-06", name="usual")]
    report = check(orders, [rolling("4.5 g")])
    found = Overlap("paracetamol", ("paracetamol", "examplol plus:usual"), dt.date(2026, 12, 6), dt.date(2026, 12, 7))
    assert report.overlaps == (found,)
    assert report.ok
    line = "overlap: paracetamol in paracetamol and in examplol plus:usual, from 2026-12-06 to 2026-12-07"
    assert str(report).splitlines()[-1] == line
    assert f"  {line}\n" in pages.text([("both", report)])
    (written,) = json.loads(pages.json_text([("both", report)]))["reports"]
    assert written["overlaps"] == [
        {
            "ingredient": "paracetamol",
            "schedules": ["paracetamol", "examplol plus:usual"],
            "first": "2026-12-06",
            "last": "2026-12-07",
        }
    ]


def test_hazard_27_schedules_overlap_on_the_days_that_both_have():
    first = order(Step("1 g", days=3))
    assert [(str(each.first), str(each.last)) for each in overlaps(first, order(Step("1 g", days=9)))] == [
        ("2026-12-01", "2026-12-03")
    ]
    assert [each.first.day for each in overlaps(order(Step("1 g", days=9)), order(GRAM, start="2026-12-09"))] == [9]
    assert overlaps(first, order(GRAM, start="2026-12-04")) == ()
    (endless,) = overlaps(order(GRAM), order(GRAM, start="2026-12-09"))
    assert (endless.last, str(endless)) == (None, "paracetamol in paracetamol and in paracetamol, from 2026-12-09 on")


def test_every_pair_and_every_ingredient_of_both_is_listed_once():
    one, two, three = (
        plus(Step("1 tablet", days=2)),
        plus(Step("1 tablet", days=2), drug="Caffeine"),
        order(GRAM, days=2),
    )
    found = [(each.ingredient, *each.schedules) for each in overlaps(one, two, three)]
    assert found == [
        ("paracetamol", "examplol plus", "Caffeine"),
        ("caffeine", "examplol plus", "Caffeine"),
        ("paracetamol", "examplol plus", "paracetamol"),
        ("paracetamol", "Caffeine", "paracetamol"),
    ]


def test_a_drug_that_is_an_ingredient_of_itself_is_listed_once():
    both = [plus(Step("1 tablet", days=2), drug="Caffeine", held=[CAFFEINE]) for _ in range(2)]
    assert [each.ingredient for each in overlaps(*both)] == ["Caffeine"]


def test_one_schedule_and_schedules_of_nothing_in_common_do_not_overlap():
    assert overlaps(order(GRAM, days=2)) == ()
    assert overlaps(order(GRAM, days=2), plus(Step("1 tablet", days=2), held=[CAFFEINE])) == ()
    assert check(order(GRAM, days=2), [rolling()]).overlaps == ()
    (written,) = json.loads(pages.json_text([("one", check([order(GRAM, days=2)], [rolling()]))]))["reports"]
    assert "overlaps" not in written


def test_an_overridden_bound_keeps_the_overlaps():
    orders = [order(GRAM, days=2), order(GRAM, days=2)]
    limit = attrs.evolve(rolling(), severity="soft")
    report = check(orders, [limit], overrides={"rolling": Override(reason="a trial", by="A. Jansen")})
    assert report.ok
    assert len(report.overlaps) == 1


def test_bounds_have_to_be_named():
    with pytest.raises(BoundError, match="what the schedules are held against"):
        check([order(GRAM, days=2)])


def test_schedules_and_other_things_do_not_mix():
    with pytest.raises(RegimenError):
        check([order(GRAM, days=2), next(iter(order(GRAM, days=2)))], [rolling()])


# --- Laws ---

TOLD = ("status", "value", "limit", "margin", "timing_margin", "witness", "clock", "missing")
PLACES = NEAR_CLOCK_CHANGES | st.tuples(st.none() | mine.zones, mine.start_dates)


def told(verdict):
    return [getattr(verdict, name) for name in TOLD]


@given(SMALL, PLACES, st.integers(1, 20), brute.BOUNDS)
def test_one_schedule_alone_has_the_verdict_of_the_schedule(regimen, place, days, bound):
    zone, start = place
    schedule = made(regimen, start, zone=zone, days=days)
    if any(each.date >= schedule.end for each in schedule):
        return
    alone, together = check(schedule, [bound])[0], check([schedule], [bound])[0]
    if together.missing == "an end for every schedule, as days=365":
        assert schedule.course.shape.days is None
        return
    if together.covers.startswith("examplol alone"):
        assert schedule.course.shape.days is None
        assert alone.status == "VIOLATED"
        return
    if together.status == "NOT_APPLICABLE":
        assert alone.status == "NOT_APPLICABLE" or not list(schedule)
        return
    assert told(together)[:5] == told(alone)[:5]
    assert together.missing == alone.missing
    if alone.witness is not None:
        assert (together.witness.day, together.witness.value) == (alone.witness.day, alone.witness.value)
    if alone.other is not None:
        assert told(together.other) == told(alone.other)


FACTORS = st.tuples(st.integers(1, 5), st.integers(1, 4)).map(lambda pair: Fraction(*pair))
ORDERS = st.lists(st.tuples(SMALL, st.integers(0, 9), st.integers(1, 12), FACTORS), min_size=1, max_size=3)
SUMS = ("per-dose", "per-day", "per-dates", "rolling", "doses-per-window", "least-interval", "rise", "fall")
SUM_BOUNDS = brute.BOUNDS.filter(lambda bound: bound.kind in SUMS).map(
    lambda bound: attrs.evolve(bound, scope=Scope(ingredient="base"))
)
NEVER_LESS = SUM_BOUNDS.filter(
    lambda bound: bound.kind in ("per-day", "per-dates", "rolling") or (bound.kind == "per-dose" and bound.most)
)
"""Bounds on the largest of some sums."""
FIRST = dt.date(2026, 12, 1)


def scheduled(orders):
    """Schedules of drugs of which so many mg of the base are in 1 mg."""
    found = []
    for n, (regimen, late, days, factor) in enumerate(orders):
        held = Ingredient("base", f"{factor.numerator} mg", per=f"{factor.denominator} mg", source=LABEL)
        drug = attrs.evolve(regimen, drug=f"salt {n}", route="oral", rate=None, ingredients=[held])
        found.append(made(drug, FIRST + dt.timedelta(late), days=days))
    return found


@settings(max_examples=80)
@given(ORDERS, SUM_BOUNDS)
def test_hazard_27_the_sum_is_that_of_all_doses_counted_one_by_one(orders, bound):
    schedules = scheduled(orders)
    doses = sorted(
        (oracle.since_epoch(each.moment), each.dose.base * factor)
        for schedule, (_, _, _, factor) in zip(schedules, orders, strict=True)
        for each in schedule
    )
    first = min(each.day1 for each in schedules)
    last = max(each.end for each in schedules)
    verdict = check(schedules, [bound], earlier="none")[0]
    midnights = [oracle.since_epoch(dt.datetime.combine(each, dt.time())) for each in (first, last)]
    expected = brute.brute(bound, doses, *midnights) if doses else None
    if expected is None:
        assert verdict.status == "NOT_APPLICABLE"
        return
    found = said(verdict, "floating", midnights[0])
    assert found[:2] == expected[:2]
    never_changes = bound.kind in ("rise", "fall") and not found[1]
    assert found[2] == (None if never_changes else expected[2])


@settings(max_examples=40)
@given(ORDERS.filter(lambda orders: len(orders) > 1), NEVER_LESS)
def test_hazard_27_a_schedule_more_never_lowers_a_sum(orders, bound):
    schedules = scheduled(orders)
    fewer, more = (check(some, [bound])[0] for some in (schedules[:-1], schedules))
    if fewer.value is None:
        return
    assert more.value >= fewer.value
    assert fewer.status == "PROVED" or more.status == "VIOLATED"


@settings(max_examples=40)
@given(ORDERS, SUM_BOUNDS, st.randoms(use_true_random=False))
def test_the_order_of_the_schedules_changes_nothing(orders, bound, random):
    schedules = scheduled(orders)
    shuffled = random.sample(schedules, len(schedules))
    assert told(check(schedules, [bound])[0]) == told(check(shuffled, [bound])[0])


def test_pulses_of_two_weeks_and_a_daily_dose_are_added_on_their_days():
    pulses = order(Cycle(Step("500 mg", days=2), weeks=2, times=2), drug="examplol")
    daily = order(Step("50 mg", days=20), drug="examplol")
    verdict = only([pulses, daily], Bound.per_dates("1 g", 14, source=LABEL))
    # 2 pulses and 14 days of 50 mg
    assert (verdict.status, verdict.value) == ("VIOLATED", Amount("1.7 g"))
