"""The formulas agree with worked examples that others published, and with a second computation in decimals."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology.derived.formulas import adjusted, ckd_epi, cockcroft_gault, devine, du_bois, mosteller
from posology.derived.powers import enclosed, nearest, whole_root
from posology.measure import Measure, shown_number


def of(kind, text):
    return Measure.of(kind, text)


def decimals(number, places):
    """A number to so many places, half up."""
    return Fraction(int(number * 10**places + Fraction(1, 2)), 10**places)


# --- Worked examples of others ---


@pytest.mark.parametrize(
    ("weight", "height", "surface"),
    [
        # Drug Dose Calculation by Body Weight and Body Surface Area, pharmacalculation.com (after USP-NF <1160>):
        # 6 ft 2 in and 183 lb
        ("183 lb", "74 in", "2.08"),
        # Body Surface Area Calculator, calculatorlib.com: sqrt(180 x 75 / 3600) = 1.9365
        ("75 kg", "180 cm", "1.94"),
        # How to calculate dosage based on height and weight, eHow UK: a man of 61 inches and 90.7 kg
        ("90.7 kg", "61 in", "1.98"),
    ],
)
def test_mosteller_agrees_with_published_examples(weight, height, surface):
    assert Fraction(surface) == mosteller(of("weight", weight), of("height", height)).value.number


def test_du_bois_agrees_with_a_published_example():
    # Problem 60, a mathematical model for estimating body surface area, studyquestionhub.com: 70 kg and 1.75 m by
    # log S = -0.69364 + 0.425 log w + 0.725 log h, about 1.85 m2
    assert Fraction("1.85") == du_bois(of("weight", "70 kg"), of("height", "1.75 m")).value.number


@pytest.mark.parametrize(
    ("height", "sex", "ideal"),
    [
        # Calculation: IBW and ABW, slideserve.com (lynsey), examples 1 and 2
        ("64 in", "male", "59.2"),
        ("64 in", "female", "54.7"),
        # Ideal Body Weight Calculator, worldlycalc.com
        ("70 in", "male", "73"),
        ("66 in", "female", "59.3"),
    ],
)
def test_devine_agrees_with_published_examples(height, sex, ideal):
    assert Fraction(ideal) == devine(of("height", height), sex).value.number


@pytest.mark.parametrize(
    ("height", "sex", "ideal"),
    # MedCalc-Bench, National Center for Biotechnology Information, rows 17 and 19 of its test data; the page takes
    # 0.393701 in for 1 cm, which is 0.39370079 in, so its third place may be off by 1
    [("188 cm", "male", "82.237"), ("155.5 cm", "female", "48.308")],
)
def test_devine_agrees_with_published_examples_in_cm(height, sex, ideal):
    assert abs(Fraction(ideal) - devine(of("height", height), sex).value.number) <= Fraction(1, 1000)


def test_the_adjusted_weight_agrees_with_a_published_example():
    # Calculation: IBW and ABW, slideserve.com (lynsey), example 2: 54.7 + 0.4 x (80 - 54.7) = 64.8
    assert Fraction("64.8") == decimals(adjusted(of("weight", "80 kg"), of("weight", "54.7 kg")).value.number, 1)


@pytest.mark.parametrize(
    ("age", "sex", "weight", "creatinine", "clearance"),
    [
        # MedCalc-Bench, National Center for Biotechnology Information, rows 1, 2, 18, 17 and 19 of its test data
        (87, "male", "48 kg", "1.4 mg/dL", "25.238"),
        (83, "male", "67.2 kg", "1.4 mg/dL", "38"),
        (60, "male", "58.5 kg", "10.7 mg/dL", "6.075"),
        (55, "male", "92.942 kg", "1.5 mg/dL", "73.149"),
        (49, "female", "53.385 kg", "1.4 mg/dL", "40.966"),
        # Creatinine Clearance Formula (Cockcroft-Gault), superglobalcalculator.com, with one place
        (60, "male", "80 kg", "1.2 mg/dL", "74.1"),
        (65, "male", "70 kg", "1.4 mg/dL", "52.1"),
        (45, "female", "60 kg", "0.9 mg/dL", "74.8"),
    ],
)
def test_cockcroft_and_gault_agrees_with_published_examples(age, sex, weight, creatinine, clearance):
    found = cockcroft_gault(age, of("weight", weight), of("creatinine", creatinine), sex).value.number
    places = len(clearance.partition(".")[2])
    assert Fraction(clearance) == decimals(found, max(places, 1))


@pytest.mark.parametrize(
    ("age", "creatinine", "exact"),
    # MedCalc-Bench, National Center for Biotechnology Information, rows 24, 22 and 21 of its test data
    [(30, "0.9 mg/dL", "88.199"), (57, "4.1 mg/dL", "12.086"), (32, "0.5 mg/dL", "127.718")],
)
def test_ckd_epi_agrees_with_published_examples(age, creatinine, exact):
    assert decimals(Fraction(exact), 0) == ckd_epi(age, of("creatinine", creatinine), "female").value.number


def test_a_creatinine_in_umol_is_that_many_88_4ths_of_a_mg_per_dl():
    # How to calculate eGFR step-by-step, droracle.ai: 111 umol/L / 88.4 = 1.26 mg/dL
    assert Fraction("1.26") == decimals(of("creatinine", "111 umol/L").number, 2)
    assert of("creatinine", "88.4 µmol/L") == of("creatinine", "88.4 μmol/L") == of("creatinine", "1 mg/dL")


# --- A second computation ---

WEIGHTS = st.decimals("2", "300", places=2).map(lambda n: Measure("weight", Fraction(n)))
HEIGHTS = st.decimals("40", "230", places=1).map(lambda n: Measure("height", Fraction(n)))
CREATININES = st.decimals("0.1", "30", places=2).map(lambda n: Measure("creatinine", Fraction(n)))
SEXES, AGES = st.sampled_from(["female", "male"]), st.integers(18, 110)


def by_decimals(make, step):
    """To the nearest multiple of a step, half up, in decimals of 80 digits."""
    with localcontext() as context:
        context.prec = 80
        return Fraction(int(make() / Decimal(step) + Decimal("0.5"))) * Fraction(step)


def plain(measure):
    return Decimal(measure.number.numerator) / measure.number.denominator


@given(WEIGHTS, HEIGHTS)
def test_both_surfaces_are_what_decimals_come_to(weight, height):
    expected = by_decimals(lambda: (plain(weight) * plain(height) / 3600).sqrt(), "0.01")
    assert expected == mosteller(weight, height).value.number
    expected = by_decimals(
        lambda: (
            Decimal("0.007184") * (Decimal("0.425") * plain(weight).ln() + Decimal("0.725") * plain(height).ln()).exp()
        ),
        "0.01",
    )
    assert expected == du_bois(weight, height).value.number


def test_a_surface_half_way_between_two_steps_is_the_larger():
    # 3600 x 1.845^2 = 12254.49
    weight, height = Measure("weight", Fraction("122.5449")), of("height", "100 cm")
    assert Fraction("1.85") == mosteller(weight, height).value.number
    lighter = Measure("weight", weight.number - Fraction(1, 10**20))
    assert Fraction("1.84") == mosteller(lighter, height).value.number


@pytest.mark.parametrize("edge", ["1.445", "1.845", "2.355"])
def test_the_surface_of_du_bois_changes_at_the_height_that_decimals_come_to(edge):
    with localcontext() as context:
        context.prec = 60
        height = ((Decimal(edge) / Decimal("0.007184") / Decimal(70) ** Decimal("0.425")).ln() / Decimal("0.725")).exp()
    found = [
        du_bois(of("weight", "70 kg"), Measure("height", Fraction(height) + shift)).value.number
        for shift in (-Fraction(1, 10**30), Fraction(1, 10**30))
    ]
    assert [Fraction(edge) - Fraction(5, 1000), Fraction(edge) + Fraction(5, 1000)] == found


@pytest.mark.parametrize(("edge", "power"), [("60.5", "-1.2"), ("110.5", "-0.302")])
def test_the_filtration_rate_changes_at_the_creatinine_that_decimals_come_to(edge, power):
    with localcontext() as context:
        context.prec = 60
        ratio = (Decimal(edge) / 142 / Decimal("0.9938") ** 50).ln() / Decimal(power)
        creatinine = Fraction(Decimal("0.9") * ratio.exp())
    found = [
        ckd_epi(50, Measure("creatinine", creatinine + shift), "male").value.number
        for shift in (Fraction(1, 10**30), -Fraction(1, 10**30))
    ]
    assert [Fraction(edge) - Fraction(1, 2), Fraction(edge) + Fraction(1, 2)] == found


@given(AGES, CREATININES, SEXES)
def test_the_filtration_rate_is_what_decimals_come_to(age, creatinine, sex):
    kappa, alpha, more = ("0.7", "-0.241", "1.012") if sex == "female" else ("0.9", "-0.302", "1")

    def rate():
        ratio = plain(creatinine) / Decimal(kappa)
        low, high = min(ratio, Decimal(1)), max(ratio, Decimal(1))
        powers = (low.ln() * Decimal(alpha)).exp() * (high.ln() * Decimal("-1.2")).exp()
        return 142 * powers * Decimal("0.9938") ** age * Decimal(more)

    assert by_decimals(rate, "1") == ckd_epi(age, creatinine, sex).value.number


@given(AGES, WEIGHTS, CREATININES)
def test_the_clearance_of_a_female_is_17_twentieths_of_that_of_a_male(age, weight, creatinine):
    female, male = (cockcroft_gault(age, weight, creatinine, sex).value.number for sex in ("female", "male"))
    assert female == male * 17 / 20
    assert male * 72 * creatinine.number == (140 - age) * weight.number


# --- Powers ---


@given(st.integers(0, 10**40), st.integers(1, 12))
def test_a_whole_root_is_the_largest_whose_power_is_not_more(number, root):
    found = whole_root(number, root)
    assert found**root <= number < (found + 1) ** root


@given(st.fractions("1/50", 100, max_denominator=50), st.fractions(-2, 2, max_denominator=12), st.integers(1, 6))
def test_a_power_lies_between_the_fractions_that_enclose_it(base, exponent, digits):
    low, high = enclosed(base, exponent, digits)
    raised = base**exponent.numerator
    assert low**exponent.denominator <= raised <= high**exponent.denominator
    assert high - low in (0, Fraction(1, 10**digits))


def test_half_way_between_two_steps_the_larger_is_given():
    # the root of 2.25 x 10^-4 is 0.015, between 0.01 and 0.02
    assert Fraction(2, 100) == nearest(Fraction(1), Fraction(225, 10**6), Fraction(1, 2), Fraction(1, 100))
    just_below = Fraction(225, 10**6) - Fraction(1, 10**60)
    assert Fraction(1, 100) == nearest(Fraction(1), just_below, Fraction(1, 2), Fraction(1, 100))


# --- How a number without an end is shown ---


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (Fraction(5996, 100), "59.96"),
        (Fraction(60) - Fraction(1, 30), "about 59.97"),
        (Fraction(60) - Fraction(1, 3000), "about 59.9997"),
        (Fraction(60) + Fraction(1, 3000), "about 60.0003"),
        (Fraction(15, 2) - Fraction(1, 300), "about 7.497"),
        (Fraction(179, 3), "about 59.7"),
    ],
)
def test_a_number_near_the_edge_of_a_band_is_not_shown_as_the_edge(number, shown):
    assert shown == shown_number(number, 1)


@given(st.fractions(0, 1000))
def test_a_number_is_shown_on_its_side_of_every_half(number):
    shown = Fraction(shown_number(number, 1).removeprefix("about "))
    assert (2 * number) // 1 == (2 * shown) // 1
    assert (number == int(number)) == (shown == int(shown))
