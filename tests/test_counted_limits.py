"""Limits of every kind, least, most and in a volume, held against what a drug holds of an ingredient: by hand."""

import pytest
from courses import LABEL

from posology import Bound, Frequency, Ingredient, Regimen, Scope, Step, check

TABLET = Ingredient("paracetamol", "500 mg", per="1 tablet", source=LABEL)
CAFFEINE = Ingredient("caffeine", "65 mg", per="1 tablet", source=LABEL)


def only(found):
    (verdict,) = found
    return verdict


@pytest.mark.parametrize(("least", "status"), [("1000 mg", "PROVED"), ("1001 mg", "VIOLATED")])
def test_hazard_12_a_least_dose_in_milligrams_is_held_against_what_the_tablets_hold(least, status):
    tablets = Regimen("paracetamol", "oral", Step("2 tablet"), ingredients=[TABLET])
    verdict = only(check(tablets, [Bound.per_dose(least=least, source=LABEL)]))
    assert (verdict.status, str(verdict.value)) == (status, "1000 mg")
    unsaid = only(check(Regimen("paracetamol", "oral", Step("2 tablet")), [Bound.per_dose(least=least, source=LABEL)]))
    assert (unsaid.status, unsaid.missing.partition(",")[0]) == ("UNKNOWN", "the strength of one tablet")


@pytest.mark.parametrize(("most", "status"), [("0.16 mEq/mL", "PROVED"), ("0.15 mEq/mL", "VIOLATED")])
def test_hazard_10_a_concentration_of_what_is_held_is_counted_by_the_factor(most, status):
    """2 g, which hold 16 mEq, in 100 mL."""
    held = Ingredient("examplium", "8 mEq", per="1 g", source=LABEL)
    infused = Step("2 g", Frequency.daily(1), over="1 hour", in_volume="100 mL")
    what = Regimen("examplium", "intravenous", infused, ingredients=[held])
    assert only(check(what, [Bound.concentration(most, source=LABEL)])).status == status


def test_a_limit_that_cannot_be_compared_takes_no_factor_for_granted():
    held = Ingredient("examplium", "8 mEq", per="1 g", source=LABEL)
    what = Regimen("examplium sulfate", "oral", Step("2 g"), ingredients=[held])
    counted = Scope(ingredient="examplium")
    for limit, status, said in (("16 mEq", "PROVED", True), ("15 mEq", "VIOLATED", True), ("40 mg", "UNKNOWN", False)):
        verdict = only(check(what, [Bound.per_dose(limit, source=LABEL, scope=counted)]))
        assert (verdict.status, "1 g holds 8 mEq examplium (Example label, 4.2)" in verdict.assumes) == (status, said)


def test_one_ingredient_stands_for_a_list_of_one():
    assert Regimen("examplol plus", "oral", Step("1 tablet"), ingredients=TABLET).ingredients == (TABLET,)


def test_what_holds_so_much_and_who_says_so_are_given_by_name():
    """Two amounts in a row could be taken for each other."""
    with pytest.raises(TypeError):
        Ingredient("paracetamol", "500 mg", "1 tablet", source=LABEL)
    with pytest.raises(TypeError):
        Ingredient("paracetamol", "500 mg", LABEL, per="1 tablet")


def test_hazard_28_a_drug_that_holds_none_of_it_says_all_that_it_holds():
    what = Regimen("examplol plus", "oral", Step("1 tablet"), ingredients=[TABLET, CAFFEINE])
    limit = Bound.per_day("1 g/day", source=LABEL, scope=Scope(ingredient="codeine"))
    verdict = only(check(what, [limit]))
    assert (verdict.status, verdict.why) == (
        "NOT_APPLICABLE",
        "it counts codeine, and examplol plus holds paracetamol and caffeine",
    )
