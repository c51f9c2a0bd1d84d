"""Laws of amounts and doses: what compares, adds, reads back and pickles, and what is refused."""

import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    AMOUNT_UNITS,
    amounts,
    daily_amounts,
    doses,
    doses_per_surface,
    doses_per_weight,
    numbers,
)

from posology import (
    Amount,
    Bound,
    DailyAmount,
    Dose,
    DosePerSurface,
    DosePerWeight,
    DoseRange,
    Frequency,
    Regimen,
    Source,
    Step,
    check,
    units,
)
from posology.errors import UnitError

any_amount = amounts(AMOUNT_UNITS) | doses(AMOUNT_UNITS) | daily_amounts | doses_per_weight | doses_per_surface
factors = numbers(1, 50)
LABEL = Source("Example label", section="4.2")

# --- Reading back ---


@given(any_amount)
def test_what_is_written_reads_back(amount):
    assert amount == type(amount)(str(amount))


@given(any_amount)
def test_a_quantity_handed_out_is_taken_back(amount):
    assert amount == type(amount)(amount.quantity)


@given(any_amount)
def test_a_pickle_comes_back_as_the_same_value(amount):
    back = pickle.loads(pickle.dumps(amount))
    assert (amount, type(amount), str(amount)) == (back, type(back), str(back))


def test_a_pickle_holds_the_value_itself_and_reads_in_another_process_without_pint(fresh_python):
    sent = pickle.dumps([Dose("0.5 mg"), DosePerWeight("15 mg/kg"), DailyAmount("150 mg/day")]).hex()
    code = "import pickle, sys; print(pickle.loads(bytes.fromhex(sys.argv[1])), 'pint' in sys.modules)"
    expected = "[Dose('0.5 mg'), DosePerWeight('15 mg/kg'), DailyAmount('150 mg/day')] False"
    assert expected == fresh_python(code, sent)


def test_a_quantity_handed_out_is_fresh_and_changing_it_changes_nothing():
    dose = Dose("300 mg")
    taken = dose.quantity
    taken.ito("gram")
    taken *= 7
    assert dose.quantity is not dose.quantity
    assert (str(dose), dose.quantity.magnitude) == ("300 mg", 300)


# --- Quantities of other registries ---


@pytest.mark.parametrize(("magnitude", "written"), [(0.1, "0.1 mg"), (300, "300 mg"), (Fraction(1, 4), "0.25 mg")])
def test_a_quantity_of_another_registry_is_taken_by_its_magnitude_and_unit_name(default, magnitude, written):
    assert written == str(Dose(default.Quantity(magnitude, "mg")))
    assert f"{written}/kg" == str(DosePerWeight(default.Quantity(magnitude, "mg/kg")))


@pytest.mark.parametrize(
    "unit",
    [
        "kg",
        "Mg",
        "mg**2",
        "pound",
        "grain",
        "",
        "count",
        "degC",
        "mg*mL",
        "mg/kg",
        "mg/day",
        "1/mg",
        "mg/m**2",
        "bag",
    ],
)
def test_a_quantity_whose_unit_is_not_that_of_a_dose_is_refused(default, unit):
    # pint's own "bag" is a mass of cement, not the dose form
    with pytest.raises(UnitError):
        Dose(default.Quantity(5, unit))


@pytest.mark.parametrize("magnitude", [float("nan"), float("inf"), -5, 0])
def test_a_quantity_whose_magnitude_is_no_dose_is_refused(default, magnitude):
    with pytest.raises(UnitError):
        Dose(default.Quantity(magnitude, "mg"))


# --- Equality, order, arithmetic ---


@given(amounts(), st.sampled_from(["g", "mg", "mcg", "ng"]))
def test_an_amount_in_another_unit_is_the_same_amount(amount, unit):
    other = amount.to(unit)
    assert unit == other.unit
    assert (amount, hash(amount)) == (other, hash(other))


@given(doses(["g", "mg"]), doses(["g", "mg"]), doses(["g", "mg"]))
def test_doses_are_in_one_order(a, b, c):
    assert (a < b) + (a == b) + (a > b) == 1
    assert (a <= b) == (not b < a)
    assert a >= c or not (a >= b and b >= c)
    assert a != b or hash(a) == hash(b)


@given(amounts(), amounts(), amounts(), factors)
def test_sums_and_multiples_are_exact(a, b, c, k):
    assert a + b == b + a
    assert (a + b) + c == a + (b + c) == sum([a, b, c])
    assert (a + b) - b == a
    assert (a + b) * k == a * k + k * b
    assert a * k / k == a


@given(doses(), factors)
def test_a_ratio_of_doses_is_a_number(dose, k):
    assert k == (dose * k) / dose


@given(doses(AMOUNT_UNITS), doses(AMOUNT_UNITS))
def test_amounts_of_two_dimensions_differ_and_neither_compare_nor_add(a, b):
    if a.dimension != b.dimension:
        assert a != b
        for refused in (lambda: a < b, lambda: a >= b, lambda: a + b, lambda: a - b, lambda: a / b):
            with pytest.raises(UnitError):
                refused()


def test_ten_of_a_tenth_make_one_whole():
    assert Amount("1 mg") == sum([Dose(0.1, "mg")] * 10)


@pytest.mark.parametrize("factor", [0, -1, True, float("nan"), float("inf"), None, Dose("1 mg")])
def test_a_dose_times_what_is_no_positive_number_is_refused(factor):
    with pytest.raises(UnitError):
        Dose("5 mg") * factor


@pytest.mark.parametrize("make", [lambda: Dose("5 mg") / 0, lambda: Dose("5 mg") / Amount("0 mg")])
def test_hazard_15_a_division_by_nothing_is_refused(make):
    with pytest.raises(UnitError, match="cannot be divided"):
        make()


def test_a_difference_below_0_is_no_amount():
    assert Amount("0 mg") == Dose("5 mg") - Dose("5 mg")
    with pytest.raises(UnitError, match="below 0"):
        Dose("5 mg") - Dose("6 mg")


# --- Different meanings are different types ---

MEANINGS = [Dose("5 mg"), DosePerWeight("5 mg/kg"), DosePerSurface("5 mg/m2"), DailyAmount("5 mg/day")]


@pytest.mark.parametrize("one", MEANINGS, ids=str)
@pytest.mark.parametrize("other", MEANINGS, ids=str)
def test_hazards_6_and_7_amounts_per_different_things_never_stand_for_each_other(one, other):
    if one is other:
        return
    assert one != other
    for refused in (
        lambda: type(one)(other),
        lambda: type(one)(str(other)),
        lambda: one < other,
        lambda: one + other,
    ):
        with pytest.raises(UnitError):
            refused()


def test_hazard_1_1_mg_is_1000_mcg_and_a_bare_number_is_no_dose():
    assert Dose("1000 mcg") == Dose("1 mg") > Dose("999 mcg")
    for bare in (5, "5", 0.5):
        with pytest.raises(UnitError):
            Dose(bare)


def test_hazard_5_a_dose_ten_times_the_most_is_found():
    limit = Bound.per_dose("20 mg", source=LABEL)
    slip, meant = (Regimen("examplol", "oral", Step(dose, Frequency.daily())) for dose in ("200 mg", "20 mg"))
    assert [check(each, [limit])[0].status for each in (slip, meant)] == ["VIOLATED", "PROVED"]


def test_hazard_7_per_kg_and_per_day_at_once_is_refused():
    for kind in (Dose, DosePerWeight, DailyAmount):
        with pytest.raises(UnitError, match="different things"):
            kind("5 mg/kg/day")


def test_hazard_9_units_of_two_substances_never_compare():
    assert Dose("10 insulin_units") != Dose("10 heparin_units")
    with pytest.raises(UnitError):
        assert Dose("10 insulin_units") < Dose("20 heparin_units")


@pytest.mark.parametrize(("one", "other"), [("5 mEq", "5 mmol"), ("5 mmol", "5 mg"), ("5 mg_PE", "5 mg")])
def test_hazard_10_salts_and_equivalents_are_not_converted(one, other):
    assert Dose(one) != Dose(other)
    with pytest.raises(UnitError, match="cited factor"):
        assert Dose(one) < Dose(other)
    with pytest.raises(UnitError):
        Dose(one).to(Dose(other).unit)


def test_hazard_12_tablets_without_a_strength_leave_a_mass_limit_undecided():
    tablets = Regimen("examplol", "oral", Step("1 tablet", Frequency.every(hours=6)))
    report = check(tablets, [Bound.rolling("4 g", "24 hours", source=LABEL)])
    assert [verdict.status for verdict in report] == ["UNKNOWN"]
    assert not report.ok


@pytest.mark.parametrize("zero", ["0 mg", "0 tablet"])
def test_hazard_14_nothing_is_no_dose_but_is_an_amount(zero):
    for kind in (Dose, DoseRange, Step):
        with pytest.raises(UnitError, match=r"Step\.no_dose"):
            kind(zero)
    assert not Amount(zero)


@pytest.mark.parametrize("unit", ["kg", "m2", "day", "h", "min", "week"])
def test_a_weight_a_surface_or_a_time_is_no_amount(unit):
    for kind in (Amount, Dose, DailyAmount):
        with pytest.raises(UnitError):
            kind(5, unit)


# --- Ranges ---


@given(doses(["mg"]), doses(["mg"]), doses(["mg"]))
def test_a_range_holds_both_its_ends_and_what_lies_between(a, b, c):
    least, most = sorted([a, b])
    whole = DoseRange(least, most)
    assert least in whole
    assert most in whole
    assert (c in whole) == (least <= c <= most)
    assert (whole.single is not None) == (a == b)


@pytest.mark.parametrize(("least", "most"), [("25 mg", "10 mg"), ("1 mg", "1 mL"), ("5 mg/kg", "6 mg/kg")])
def test_an_inverted_or_mixed_range_is_refused(least, most):
    with pytest.raises(UnitError):
        DoseRange(least, most)


def test_the_unit_of_a_dose_is_kept_as_given():
    assert [str(Dose(1, "g")), str(Dose("1 g").to("mg"))] == ["1 g", "1000 mg"]
    assert Dose(1 * units.g).unit == "g"
