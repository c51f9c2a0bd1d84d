"""Bounds on an ingredient: decided by a factor with a source, in every engine alike; without one they are unknown."""

import datetime as dt
from fractions import Fraction

import attrs
import brute
import pytest
import strategies as mine
from courses import LABEL, NEAR_CLOCK_CHANGES, SMALL, made
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from posology import (
    Amount,
    Bound,
    DailyAmount,
    Dose,
    Frequency,
    Ingredient,
    Patient,
    Patients,
    Regimen,
    Schedule,
    Scope,
    Source,
    Step,
    Titration,
    check,
    prove,
)
from posology.administration import Administration, Plan
from posology.errors import BoundError, PosologyError, RegimenError
from posology.logs.check_log import check_log

PARACETAMOL = Scope(ingredient="paracetamol")
TABLET = Ingredient("paracetamol", "500 mg", per="1 tablet", source=LABEL)
CAFFEINE = Ingredient("caffeine", "65 mg", per="1 tablet", source=LABEL)
BASE = Ingredient("examplol", "0.736 mg", per="1 mg", source=Source("Another label"))
MONDAY = "2026-11-30"


def per_day(most, ingredient="paracetamol", **scope):
    return Bound.per_day(f"{most}/day", source=LABEL, scope=Scope(ingredient=ingredient, **scope))


def plus(*steps, held=(TABLET, CAFFEINE), drug="examplol plus", **more):
    return Regimen(drug, "oral", steps, ingredients=held, **more)


def log_of(regimen, days=2):
    return list(Schedule(regimen, MONDAY, days=days))


ENGINES = {
    "a regimen": lambda what, bound: check(what, [bound])[0],
    "a schedule": lambda what, bound: check(Schedule(what, MONDAY, days=3), [bound])[0],
    "a schedule in a zone": lambda what, bound: check(Schedule(what, MONDAY, zone="Europe/London", days=3), [bound])[0],
    "several schedules": lambda what, bound: check([Schedule(what, MONDAY, days=3)], [bound])[0],
    "a proof": lambda what, bound: prove(what, [bound])[0],
    "a proof over years": lambda what, bound: prove(what, [bound], years=(2026, 2027))[0],
    "a log": lambda what, bound: check(log_of(what), [bound], earlier="none", ingredients=what.ingredients)[0],
}
in_every_engine = pytest.mark.parametrize("decided", ENGINES.values(), ids=ENGINES)


@in_every_engine
def test_hazard_28_a_bound_on_an_ingredient_counts_how_much_of_it_is_held(decided):
    what = plus(Step("2 tablet", Frequency.daily(4)))
    verdict = decided(what, per_day("4 g"))
    assert (verdict.status, verdict.value, str(verdict.margin)) == ("PROVED", DailyAmount("4 g/day"), "0 g")
    assert "1 tablet holds 500 mg paracetamol (Example label, 4.2)" in verdict.assumes
    verdict = decided(what, per_day("500 mg", "Caffeine"))
    assert (verdict.status, verdict.value, verdict.witness.day) == ("VIOLATED", DailyAmount("520 mg/day"), 1)
    assert "1 tablet holds 65 mg caffeine (Example label, 4.2)" in verdict.assumes


@in_every_engine
def test_hazard_28_without_a_map_of_ingredients_a_bound_on_one_is_unknown(decided):
    verdict = decided(plus(Step("2 tablet", Frequency.daily(4)), held=()), per_day("40 g"))
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "what examplol plus holds, to count paracetamol")


@in_every_engine
def test_hazard_28_a_drug_that_holds_none_of_it_is_not_meant(decided):
    verdict = decided(plus(Step("2 tablet", Frequency.daily(4)), held=[CAFFEINE]), per_day("1 g"))
    assert verdict.status == "NOT_APPLICABLE"
    assert verdict.why.startswith("it counts paracetamol")
    assert "examplol plus holds caffeine" in verdict.why


@in_every_engine
def test_the_drug_itself_is_counted_as_it_is(decided):
    for held in ((), [Ingredient("caffeine", "1 mg", per="10 mg", source=LABEL)]):
        what = plus(Step("1 g", Frequency.daily(4)), drug="Paracetamol", held=held)
        verdict = decided(what, per_day("3 g"))
        assert (verdict.status, verdict.value) == ("VIOLATED", DailyAmount("4 g/day"))
        assert not [each for each in verdict.assumes if "holds" in each]


@in_every_engine
def test_hazard_12_tablets_are_held_against_milligrams_of_their_drug_where_a_source_says_what_one_holds(decided):
    what = plus(Step("2 tablet", Frequency.daily(4)), drug="paracetamol")
    verdict = decided(what, Bound.per_day("3 g/day", source=LABEL))
    assert (verdict.status, verdict.value) == ("VIOLATED", DailyAmount("4 g/day"))
    assert "1 tablet holds 500 mg paracetamol (Example label, 4.2)" in verdict.assumes
    assert decided(what, Bound.per_day("8 tablet/day", source=LABEL)).value == DailyAmount("8 tablet/day")
    unsaid = decided(what, Bound.per_day("3 mEq/day", source=LABEL))
    assert (unsaid.status, unsaid.missing) == (
        "UNKNOWN",
        "the strength of one tablet, to hold 2 tablet against 3 mEq/day",
    )
    assert (
        decided(attrs.evolve(what, drug="examplol plus"), Bound.per_day("30 g/day", source=LABEL)).status == "UNKNOWN"
    )


@in_every_engine
def test_hazard_10_a_salt_is_held_against_a_limit_in_its_base(decided):
    what = plus(Step("50 mg"), drug="examplol chloride", held=[BASE])
    for most, status in (("36.8 mg", "PROVED"), ("36.7 mg", "VIOLATED")):
        verdict = decided(what, per_day(most, "examplol"))
        assert (verdict.status, verdict.value) == (status, DailyAmount("36.8 mg/day"))
        assert "1 mg holds 0.736 mg examplol (Another label)" in verdict.assumes
    assert decided(what, Bound.per_day("50 mg/day", source=LABEL)).value == DailyAmount("50 mg/day")


@in_every_engine
def test_hazard_10_grams_count_as_milliequivalents_only_by_a_factor(decided):
    held = Ingredient("examplium", "8 mEq", per="1 g", source=LABEL)
    what = plus(Step("2 g", Frequency.daily(2)), drug="examplium sulfate", held=[held])
    assert decided(what, per_day("40 mEq", "examplium")).value == DailyAmount("32 mEq/day")
    assert decided(what, per_day("40 mg", "examplium")).missing.startswith("a conversion factor with its source")
    assert decided(attrs.evolve(what, ingredients=()), per_day("40 mEq", "examplium")).status == "UNKNOWN"


# --- What a regimen leaves open ---


@pytest.mark.parametrize("decided", [check, prove])
def test_hazard_28_as_needed_tablets_are_taken_at_their_worst(decided):
    as_needed = Frequency.as_needed(at_least="4 hours", most=6, per="24 hours")
    bound = Bound.rolling("4 g", "24 hours", source=LABEL, scope=PARACETAMOL)
    (verdict,) = decided(plus(Step("2 tablet", as_needed)), [bound])
    # 6 times 2 tablets of 500 mg
    assert (verdict.status, verdict.value) == ("VIOLATED", Amount("6 g"))
    assert "1 tablet holds 500 mg paracetamol (Example label, 4.2)" in verdict.assumes


@pytest.mark.parametrize("decided", [check, prove])
def test_hazard_28_as_needed_combined_tablets_beside_the_drug_are_added_up_at_their_worst(decided):
    wanted = plus(Step("1 tablet", Frequency.as_needed(at_least="4 hours", most=2, per="24 hours")))
    also = wanted.of_ingredient("paracetamol").steps[0].components
    both = Regimen("paracetamol", "oral", Step(components=[("1 g", Frequency.every(hours=6)), *also]))
    for most, status in (("5 g", "PROVED"), ("4.9 g", "VIOLATED")):
        # four times 1 g and two tablets in any 24 hours
        (verdict,) = decided(both, [Bound.rolling(most, "24 hours", source=LABEL, scope=PARACETAMOL)])
        assert (verdict.status, verdict.value) == (status, Amount("5 g"))


def test_hazard_10_every_path_of_a_titration_is_counted_by_the_factor():
    rules = Titration(start=("1 tablet", "2 tablet"), increment="1 tablet", interval=(3, 7), ceiling="4 tablet")
    for most, status in (("2 g", "PROVED"), ("1.9 g", "VIOLATED")):
        verdict = prove(plus(rules), [per_day(most)])[0]
        assert (verdict.status, verdict.value) == (status, DailyAmount("2 g/day"))
    # the fastest way up: 2 tablets, 3 from day 4, 4 from day 7
    assert verdict.ladder[-1] == (7, Amount("2 g"))


def test_hazard_10_doses_and_limits_per_kg_are_held_against_each_other_for_every_patient():
    what = plus(Step("10 mg/kg", days=3), drug="examplol chloride", held=[BASE])
    box = Patients(weight=("3 kg", "120 kg"))
    for most, status in (("7.36 mg/kg", "PROVED"), ("7 mg/kg", "VIOLATED")):
        limit = Bound.per_dose(most, source=LABEL, scope=Scope(ingredient="examplol"))
        assert prove(what, [limit], patients=box)[0].status == status
        assert check(what, [limit], patient=Patient(weight="58 kg"))[0].status == status


def test_what_was_given_before_day_1_is_counted_by_the_factor_too():
    limit = Bound.lifetime("3 g", source=LABEL, scope=PARACETAMOL)
    for decided in (check, prove):
        verdict = decided(plus(Step("2 tablet", days=2)), [limit], earlier="2 tablet")[0]
        # 2 tablets before, 2 on each of two days
        assert (verdict.status, verdict.value, str(verdict.margin)) == ("PROVED", Amount("3 g"), "0 g")
        assert verdict.assumes[0] == "2 tablet before day 1"
        assert decided(plus(Step("2 tablet", days=2)), [limit])[0].status == "UNKNOWN"
        with pytest.raises(RegimenError, match="the doses are tablet"):
            decided(plus(Step("2 tablet", days=2)), [limit], earlier="1 g")
    given_ = log_of(plus(Step("2 tablet", days=2)))
    assert check(given_, [limit], earlier="2 tablet", ingredients=[TABLET])[0].value == Amount("3 g")


def test_bounds_on_times_are_of_the_drugs_that_hold_it():
    four_a_day = plus(Step("2 tablet", Frequency.daily(4)))
    limit = Bound.doses_per_window(3, "24 hours", source=LABEL, scope=PARACETAMOL)
    assert check(four_a_day, [limit])[0].status == "VIOLATED"
    assert check(attrs.evolve(four_a_day, ingredients=[CAFFEINE]), [limit])[0].status == "NOT_APPLICABLE"
    assert check(attrs.evolve(four_a_day, ingredients=()), [limit])[0].status == "UNKNOWN"


def test_a_late_start_and_slot_times_are_those_of_the_schedule():
    # 2 doses are left of day 1, at 19:00 and 22:00, and 2 of day 2 lie within 24 hours of the first
    what = plus(Step("1 tablet", Frequency.daily(4)))
    late = Schedule(what, "2026-12-01T13:00", days=2, slots={"evening": "19:00"})
    verdict = check(late, [Bound.rolling("3 g", "24 hours", source=LABEL, scope=PARACETAMOL)])[0]
    plain = check(late, [Bound.rolling("6 tablet", "24 hours", source=LABEL)])[0]
    assert verdict.witness.moment == plain.witness.moment == dt.datetime(2026, 12, 1, 19)
    assert (verdict.value, plain.value) == (Amount("2 g"), Amount("4 tablet"))
    assert verdict.timing_margin == plain.timing_margin


def test_a_dose_that_is_a_volume_in_a_volume_is_unknown_and_no_crash():
    held = Ingredient("alcohol", "0.1 mL", per="1 mg", source=LABEL)
    infused = Step("500 mg", Frequency.daily(1), over="1 hour", in_volume="100 mL")
    verdict = check(Regimen("examplol", "intravenous", infused, ingredients=[held]), [per_day("60 mL", "alcohol")])[0]
    assert verdict.status == "UNKNOWN"
    assert "one volume in another" in verdict.missing


# --- Whose bound it is ---


def test_hazard_28_a_bound_on_another_ingredient_does_not_stand_in_for_other_patients():
    adults, children = ({"patients": Patients(age=ages)} for ages in ((18, None), (None, 17)))
    everybody = Patients(age=(2, 90))
    what = plus(Step("1 tablet"))
    same = [per_day("1 g", **adults), per_day("500 mg", "Paracetamol", **children)]
    assert prove(what, same, patients=everybody).status == "PROVED"
    other = [per_day("1 g", **adults), per_day("500 mg", "caffeine", **children)]
    assert [each.status for each in prove(what, other, patients=everybody)] == ["UNKNOWN", "UNKNOWN"]


def test_a_bound_for_another_route_is_not_meant_whatever_is_held():
    limit = per_day("1 g", route="intravenous")
    assert check(plus(Step("1 tablet"), held=()), [limit])[0].status == "NOT_APPLICABLE"


def test_a_scope_says_what_is_counted():
    assert str(Scope(route="oral", ingredient="paracetamol")) == "oral, counted as paracetamol"
    assert PARACETAMOL
    for name in (" paracetamol", "par\nacetamol", None, 5):
        with pytest.raises(BoundError, match="write it as plain text"):
            Scope(ingredient=name)


def test_another_ingredient_makes_another_fingerprint():
    assert len({per_day("1 g", each).fingerprint for each in ("paracetamol", "caffeine", "")}) == 3


def test_ingredients_beside_a_regimen_are_refused():
    what = plus(Step("1 tablet"))
    for subject in (what, Schedule(what, MONDAY), [Schedule(what, MONDAY)]):
        with pytest.raises(RegimenError, match="give them to it"):
            check(subject, [per_day("1 g")], ingredients=[TABLET])


# --- Logs ---


def test_a_log_of_tablets_and_milligrams_is_unknown_where_only_one_is_counted():
    plan = Plan("examplol plus", "oral", dt.date(2026, 12, 1))
    given_ = [
        Administration(dt.datetime(2026, 12, 1, hour), None, Dose(dose), plan)
        for hour, dose in ((8, "5 mg"), (12, "1 tablet"))
    ]
    verdict = check_log(given_, per_day("4 g"), earlier="none", ingredients=[TABLET])[0]
    assert (verdict.status, verdict.missing) == ("UNKNOWN", "how much paracetamol 5 mg holds")


def test_a_log_of_other_doses_than_are_said_to_hold_something_is_refused():
    given_ = log_of(plus(Step("5 mg"), held=()))
    with pytest.raises(RegimenError, match="1 tablet holds"):
        check(given_, [per_day("1 g")], ingredients=[TABLET])


# --- Laws ---

TOLD = ("status", "timing_margin", "witness", "clock", "cause", "missing", "why", "ladder")


def scaled(value, factor):
    return value * factor if isinstance(value, Amount) else value


def told(verdict, factor=Fraction(1)):
    """What a verdict says, its amounts times a factor."""
    witness = verdict.witness and attrs.evolve(verdict.witness, value=scaled(verdict.witness.value, factor))
    found = [getattr(verdict, name) for name in TOLD if name not in ("witness", "ladder")]
    ladder = [(day, scaled(dose, factor)) for day, dose in verdict.ladder]
    values = [scaled(getattr(verdict, name), factor) for name in ("value", "margin")]
    return [*found, witness, ladder, *values, verdict.other and told(verdict.other, factor)]


def divided(bound, factor):
    """The bound on the drug that is the same as one on the ingredient."""
    limits = {name: getattr(bound, name, None) for name in ("least", "most")}
    less = {name: each / factor for name, each in limits.items() if isinstance(each, Amount)}
    return attrs.evolve(bound, **less, scope=Scope())


FACTORS = st.tuples(st.integers(1, 9), st.integers(1, 9)).map(lambda pair: Fraction(*pair))
COUNTED = brute.BOUNDS.map(lambda bound: attrs.evolve(bound, scope=Scope(ingredient="base")))


def held_by(regimen, factor):
    return attrs.evolve(regimen, ingredients=[Ingredient("base", Dose(factor, "mg"), per=Dose("1 mg"), source=LABEL)])


@given(SMALL, COUNTED, FACTORS)
def test_hazard_10_a_bound_on_an_ingredient_is_one_on_the_drug_divided_by_the_factor(regimen, bound, factor):
    try:
        of_drug = check(regimen, [divided(bound, factor)])[0]
    except PosologyError as error:
        assume("repeats only after" not in str(error))
        raise
    assert told(check(held_by(regimen, factor), [bound])[0]) == [*told(of_drug, factor)]


@settings(max_examples=40)
@given(SMALL, COUNTED, FACTORS, NEAR_CLOCK_CHANGES | st.tuples(st.none(), mine.start_dates), st.integers(1, 20))
def test_hazard_10_the_same_holds_for_a_schedule(regimen, bound, factor, place, days):
    zone, start = place
    of_drug = check(made(regimen, start, zone=zone, days=days), [divided(bound, factor)])[0]
    of_ingredient = check(made(held_by(regimen, factor), start, zone=zone, days=days), [bound])[0]
    assert told(of_ingredient) == told(of_drug, factor)


RULES = st.builds(
    Titration,
    start=st.sampled_from(["10 mg", ("10 mg", "20 mg")]),
    increment=st.sampled_from(["10 mg", ("10 mg", "20 mg")]),
    interval=st.sampled_from([(1, 3), (3, 7)]),
    ceiling=st.sampled_from(["40 mg", "60 mg"]),
    decisions=st.sampled_from([("raise", "hold"), ("raise", "lower", "hold"), ("raise", "hold", "stop")]),
)


@settings(max_examples=25)
@given(RULES, COUNTED, FACTORS)
def test_hazard_10_the_same_holds_over_every_path(rules, bound, factor):
    regimen = Regimen("examplol", "oral", rules)
    of_drug = prove(regimen, [divided(bound, factor)])[0]
    assert told(prove(held_by(regimen, factor), [bound])[0]) == told(of_drug, factor)


AS_NEEDED = st.builds(
    lambda hours, most: Frequency.as_needed(at_least=f"{hours} hours", most=most, per="day"),
    st.sampled_from([3, 4, 6]),
    st.integers(1, 5),
)


@settings(max_examples=25)
@given(AS_NEEDED, st.integers(1, 9), COUNTED, FACTORS)
def test_hazard_10_the_same_holds_for_as_needed_doses(often, mg, bound, factor):
    regimen = Regimen("examplol", "oral", Step(f"{mg} mg", often))
    of_drug = prove(regimen, [divided(bound, factor)])[0]
    assert told(prove(held_by(regimen, factor), [bound])[0]) == told(of_drug, factor)
