"""Doses that count as doses of another corticosteroid: exact, cited, by some routes alone, and never in silence."""

import datetime as dt
import itertools
import re
from fractions import Fraction

import attrs
import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from posology import Bound, Dose, Frequency, Ingredient, Regimen, Schedule, Scope, Source, Step, check, formulary, prove
from posology.equivalence import as_equivalent, equivalents, known
from posology.errors import PosologyError, RegimenError
from posology.ingredient import Equivalent
from posology.logs.log import Log
from posology.protocol import Protocol
from posology.regimen import ROUTES

LABEL = Source("Example label")
NAME = "prednisone equivalent"
PACK = formulary.load("methylprednisolone")["dose-pack"]
AT_MOST = Bound.course_total("500 mg", source=LABEL, scope=Scope(ingredient=NAME))
TABLE = {  # as read: mg that count as equal, by mouth or into a vein
    "betamethasone": Fraction(3, 5),
    "cortisone": 25,
    "dexamethasone": Fraction(3, 5),
    "hydrocortisone": 20,
    "methylprednisolone": 4,
    "prednisolone": 5,
    "prednisone": 5,
    "triamcinolone": 4,
}


def prednisone(*steps, **more):
    return Regimen("prednisone", "oral", steps, **more)


# --- The factor ---


def test_4_mg_methylprednisolone_count_as_5_mg_prednisone_exactly():
    found = equivalents("methylprednisolone", route="oral", as_="prednisone")
    assert (found.name, found.holds("4 mg"), found.holds("1 mg")) == (NAME, Dose("5 mg"), Dose("1.25 mg"))
    assert str(found) == (
        "4 mg counts as 5 mg prednisone equivalent, oral or intravenous "
        "(Relative potencies and equivalent doses of corticosteroids)"
    )


def test_two_more_sources_say_the_same_of_methylprednisolone():
    as_prednisolone = equivalents("methylprednisolone", route="oral", as_="prednisolone")
    assert as_prednisolone.holds("4 mg") == Dose("5 mg")  # the US label of Medrol tablets, by GlobalRPh
    as_prednisone = equivalents("methylprednisolone", route="intravenous", as_="prednisone")
    assert as_prednisone.holds("40 mg") / Dose("1 mg") == 40 / Fraction(8, 10)  # GlobalRPh: divide by 0.8


def test_every_factor_is_that_of_the_table():
    assert known() == tuple(TABLE)
    for drug, as_ in itertools.product(TABLE, repeat=2):
        found = equivalents(drug, route="oral", as_=as_)
        assert found.holds(Dose(TABLE[drug], "mg")) == Dose(TABLE[as_], "mg")


def test_every_number_of_the_table_stands_in_what_its_source_says():
    source = equivalents("prednisone", route="oral", as_="prednisone").source
    said = {name: Dose(amount) for amount, name in re.findall("([0-9.]+ mg) ([a-z]+)", source.says)}
    assert said == {name: Dose(mg, "mg") for name, mg in TABLE.items()}
    assert source.url.startswith("http://www.formularyproductions.com/")
    assert source.read == dt.date(2026, 11, 22)


@given(st.sampled_from(list(TABLE)), st.sampled_from(list(TABLE)), strategies.doses())
def test_there_and_back_is_the_same_dose(drug, as_, dose):
    there = equivalents(drug, route="oral", as_=as_)
    back = equivalents(as_, route="oral", as_=drug)
    assert back.holds(there.holds(dose)) == dose


@given(st.permutations(list(TABLE)), strategies.doses())
def test_a_way_round_comes_to_the_direct_way(order, dose):
    drug, by, as_, *_ = order
    first = equivalents(drug, route="oral", as_=by).holds(dose)
    assert equivalents(by, route="oral", as_=as_).holds(first) == equivalents(drug, route="oral", as_=as_).holds(dose)


@pytest.mark.parametrize("other", ["prednisone", "betamethasone"])
def test_that_sources_disagree_of_dexamethasone_is_said_both_ways(other):
    said = "most other tables have another dose of dexamethasone; none of them could be verified"
    assert equivalents("dexamethasone", route="oral", as_=other).source.section == said
    assert said in str(equivalents(other, route="oral", as_="dexamethasone"))
    assert equivalents(other, route="oral", as_="cortisone").source.section == ""


# --- What is refused ---


@pytest.mark.parametrize("route", [each for each in ROUTES if each not in ("oral", "intravenous")])
def test_every_other_route_is_refused_with_the_limit_of_the_source(route):
    with pytest.raises(RegimenError, match="is not known to count as prednisone") as caught:
        equivalents("methylprednisolone", route=route, as_="prednisone")
    assert (caught.value.value, caught.value.limit) == (route, ("oral", "intravenous"))
    assert caught.value.source.title == "Relative potencies and equivalent doses of corticosteroids"
    with pytest.raises(RegimenError, match="is not known to count as prednisone"):
        as_equivalent(Regimen("methylprednisolone", route, Step("40 mg")), "prednisone")


@pytest.mark.parametrize(
    ("drug", "as_", "field"),
    [
        ("fludrocortisone", "prednisone", "drug"),
        ("prednisone", "examplol", "as_"),
        ("", "prednisone", "drug"),
    ],
)
def test_a_drug_that_the_table_does_not_have_is_refused(drug, as_, field):
    with pytest.raises(RegimenError, match="no dose is known") as caught:
        equivalents(drug, route="oral", as_=as_)
    assert (caught.value.field, caught.value.limit) == (field, tuple(TABLE))


def test_capitals_do_not_tell_two_drugs_apart():
    found = equivalents("Methylprednisolone", route="oral", as_="Prednisone")
    assert found == equivalents("methylprednisolone", route="oral", as_="prednisone")


def test_tablets_without_a_strength_are_refused():
    with pytest.raises(RegimenError, match="1 tablet is a tablet"):
        as_equivalent(prednisone(Step("1 tablet", days=3)), "prednisone")


def test_it_is_said_once():
    once = as_equivalent(PACK, "prednisone")
    with pytest.raises(RegimenError, match="is given twice"):
        as_equivalent(once, "prednisone")
    assert len(as_equivalent(once, "hydrocortisone").ingredients) == 2


@pytest.mark.parametrize("routes", [(), []])
def test_an_equivalent_is_for_some_route(routes):
    with pytest.raises(RegimenError, match="none is given"):
        Equivalent(NAME, "5 mg", per="4 mg", routes=routes, source=LABEL)


# --- Bounds on it ---


def test_the_pack_of_84_mg_counts_as_105_mg_prednisone():
    report = check(as_equivalent(PACK, "prednisone"), [AT_MOST], patient=PACK.patients)
    assert (report.status, str(report[0].value)) == ("PROVED", "105 mg")
    assert report[0].assumes[-1].startswith("4 mg counts as 5 mg prednisone equivalent, oral or intravenous")


def test_methylprednisolone_and_then_prednisone_are_one_total():
    taper = prednisone(Step("40 mg", Frequency.daily(), days=5), Step("20 mg", Frequency.daily(), days=5))
    orders = [
        Schedule(as_equivalent(each, "prednisone"), start=start)
        for each, start in ((PACK, "2026-12-01"), (taper, "2026-12-07"))
    ]
    bounds = [attrs.evolve(AT_MOST, most=most) for most in ("405 mg", "404 mg")]  # 105 + 200 + 100
    exactly, less = check(orders, bounds)
    assert (exactly.status, str(exactly.value), str(exactly.margin)) == ("PROVED", "405 mg", "0 mg")
    assert (less.status, str(less.witness)) == ("VIOLATED", "day 16, 2026-12-16 at 08:00")
    assert [str(each) for each in exactly.assumes if "counts as" in each] == [
        str(order.regimen.ingredients[0]) for order in orders
    ]


def test_days_on_which_both_are_given_are_an_overlap_and_add_up():
    day = Bound.per_day("64 mg/day", source=LABEL, scope=Scope(ingredient=NAME))
    both = [
        Schedule(as_equivalent(each, "prednisone"), "2026-12-01") for each in (PACK, prednisone(Step("40 mg", days=2)))
    ]
    report = check(both, [day])
    assert (report[0].status, str(report[0].value)) == ("VIOLATED", "70 mg/day")  # 24 × 5/4 + 40
    assert [each.ingredient for each in report.overlaps] == [NAME]


def test_nothing_is_converted_that_nobody_asked_for():
    found = check([Schedule(each, "2026-12-01") for each in (PACK, prednisone(Step("5 mg", days=2)))], [AT_MOST])
    assert (found.status, found[0].missing.split(",")[0]) == ("UNKNOWN", "what methylprednisolone holds")


def test_into_a_muscle_beside_it_is_unknown_and_not_left_out():
    muscle = Schedule(Regimen("methylprednisolone", "intramuscular", Step("40 mg", days=1)), "2026-12-01")
    found = check([Schedule(as_equivalent(PACK, "prednisone"), "2026-12-01"), muscle], [AT_MOST])
    assert (found.status, found[0].missing) == ("UNKNOWN", f"what methylprednisolone holds, to count {NAME}")


def test_a_regimen_that_is_given_another_route_afterwards_is_unknown():
    moved = attrs.evolve(as_equivalent(PACK, "prednisone"), route="intramuscular")
    verdict = check(moved, [AT_MOST], patient=PACK.patients)[0]
    missing = f"what methylprednisolone counts as by the route intramuscular, to count {NAME}"
    assert (verdict.status, verdict.missing) == ("UNKNOWN", missing)


def test_a_log_of_another_route_is_unknown_and_one_by_mouth_is_counted():
    entry = equivalents("methylprednisolone", route="oral", as_="prednisone")
    for route, said in (("oral", ("PROVED", "50 mg")), ("intramuscular", ("UNKNOWN", "None"))):
        log = Log(list(Schedule(Regimen("methylprednisolone", route, Step("40 mg", days=1)), "2026-12-01")))
        verdict = check(log, [AT_MOST], earlier="none", ingredients=[entry])[0]
        assert (verdict.status, str(verdict.value)) == said


def test_what_a_drug_counts_as_says_nothing_of_what_it_holds():
    found = as_equivalent(PACK, "prednisone")
    of_drug, of_other = (
        Bound.course_total("84 mg", source=LABEL, scope=Scope(ingredient=name), name=name)
        for name in ("methylprednisolone", "lactose")
    )
    report = check(found, [of_drug, of_other], patient=PACK.patients)
    assert [(each.status, str(each.value)) for each in report] == [("PROVED", "84 mg"), ("UNKNOWN", "None")]
    held = Ingredient("lactose", "1 mg", per="1 mg", source=LABEL)
    both = attrs.evolve(found, ingredients=(held, *found.ingredients))
    assert check(both, [attrs.evolve(of_other, scope=Scope(ingredient="starch"))], patient=PACK.patients)[0].why == (
        "it counts starch, and methylprednisolone holds lactose"
    )
    starch = Schedule(prednisone(Step("5 mg", days=2), ingredients=attrs.evolve(held, name="starch")), "2026-12-01")
    total = check([Schedule(both, "2026-12-01"), starch], [attrs.evolve(of_other, scope=Scope(ingredient="starch"))])[0]
    assert (total.status, str(total.value)) == ("PROVED", "10 mg")
    assert "methylprednisolone:dose-pack holds lactose alone" in total.assumes


@pytest.mark.parametrize(
    ("drug", "name", "kind", "limit", "less"),
    [
        ("methylprednisolone", "high-dose-every-6-hours", Bound.per_dose, "37.5 mg/kg", "37.4 mg/kg"),
        ("methylprednisolone", "us-label", Bound.per_day, "60 mg/day", "59 mg/day"),
        ("prednisone", "us-label", Bound.per_day, "60 mg/day", "59 mg/day"),
    ],
)
def test_a_proof_counts_it_for_every_patient_and_on_every_path(drug, name, kind, limit, less):
    regimen = as_equivalent(formulary.load(drug)[name], "prednisone")
    bounds = [kind(most, source=LABEL, scope=Scope(ingredient=NAME), name=most) for most in (limit, less)]
    assert [each.status for each in prove(regimen, bounds)] == ["PROVED", "VIOLATED"]


def test_the_doses_and_the_own_bounds_of_the_regimen_stay():
    found = as_equivalent(PACK, "prednisone")
    assert (found.steps, found.bounds) == (PACK.steps, PACK.bounds)
    assert check(found, patient=PACK.patients).ok


def test_a_file_has_no_words_for_it_and_says_so():
    regimen = attrs.evolve(as_equivalent(prednisone(Step("5 mg")), "prednisone"), name="own", source=LABEL)
    with pytest.raises(PosologyError, match="which a file has no words for"):
        formulary.dump(Protocol("prednisone", [regimen], sources=[("label", LABEL)]))
