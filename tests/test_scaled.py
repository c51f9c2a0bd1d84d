"""A bound along one measure from two verdicts: where value and limit meet, and where nothing can be said."""

from fractions import Fraction

import pytest
from courses import LABEL

from posology import Amount, Bound, Frequency, Regimen, Step
from posology.boxes.every_patient import every_patient
from posology.boxes.scaled import number, scaled
from posology.measure_range import MeasureRange
from posology.needs.adversary import adversary
from posology.patients import Patients
from posology.region import told
from posology.share import Share
from posology.strength import Strength
from posology.verdict import Verdict

BOUND = Bound.per_dose("300 mg", source=LABEL)


def verdicts(value, limit=lambda _: 300):
    """Verdicts on a value in mg, at most a limit in mg, at each kg."""

    def verdict(kg):
        status = "PROVED" if value(kg) <= limit(kg) else "VIOLATED"
        return Verdict(bound=BOUND, status=status, value=Amount(value(kg), "mg"), limit=Amount(limit(kg), "mg"))

    return verdict


def regions(of, *ends):
    found = scaled(of, MeasureRange.of("weight", ends))
    return None if found is None else [f"{status} {part}" for part, status in found]


def ten_mg_per_kg(kg):
    return 10 * kg


def a_dose_of(mg):
    return lambda _: Fraction(mg)


def test_a_value_that_grows_meets_its_limit_where_both_are_equal():
    assert regions(verdicts(ten_mg_per_kg), "20 kg", "45 kg") == [
        "PROVED from 20 kg to 30 kg",
        "VIOLATED over 30 kg to 45 kg",
    ]


def test_a_limit_that_grows_is_kept_from_where_both_are_equal():
    assert regions(verdicts(a_dose_of(300), ten_mg_per_kg), "20 kg", "45 kg") == [
        "VIOLATED from 20 kg to under 30 kg",
        "PROVED from 30 kg to 45 kg",
    ]


@pytest.mark.parametrize(
    ("value", "limit", "ends", "expected"),
    [
        (ten_mg_per_kg, a_dose_of(300), ("20 kg", "30 kg"), ["PROVED from 20 kg to 30 kg"]),
        (ten_mg_per_kg, a_dose_of(300), ("20 kg", "29 kg"), ["PROVED from 20 kg to 29 kg"]),
        (ten_mg_per_kg, a_dose_of(300), ("30 kg", "40 kg"), ["PROVED 30 kg", "VIOLATED over 30 kg to 40 kg"]),
        (ten_mg_per_kg, a_dose_of(300), ("over 30 kg", "40 kg"), ["VIOLATED over 30 kg to 40 kg"]),
        (ten_mg_per_kg, a_dose_of(300), ("31 kg", "40 kg"), ["VIOLATED from 31 kg to 40 kg"]),
        (a_dose_of(300), ten_mg_per_kg, ("20 kg", "30 kg"), ["VIOLATED from 20 kg to under 30 kg", "PROVED 30 kg"]),
        (a_dose_of(300), ten_mg_per_kg, ("20 kg", "29 kg"), ["VIOLATED from 20 kg to 29 kg"]),
        (a_dose_of(300), ten_mg_per_kg, ("30 kg", "40 kg"), ["PROVED from 30 kg to 40 kg"]),
        (a_dose_of(300), ten_mg_per_kg, ("31 kg", "40 kg"), ["PROVED from 31 kg to 40 kg"]),
        (a_dose_of(0), a_dose_of(300), ("20 kg", "40 kg"), ["PROVED from 20 kg to 40 kg"]),
        (a_dose_of(300), a_dose_of(300), ("20 kg", "40 kg"), ["PROVED from 20 kg to 40 kg"]),
        (a_dose_of(301), a_dose_of(300), ("20 kg", "40 kg"), ["VIOLATED from 20 kg to 40 kg"]),
        (a_dose_of("300.5"), a_dose_of(300), ("20 kg", "40 kg"), ["VIOLATED from 20 kg to 40 kg"]),
    ],
)
def test_reaching_the_limit_is_allowed_at_an_end_too(value, limit, ends, expected):
    assert regions(verdicts(value, limit), *ends) == expected


@pytest.mark.parametrize(
    "value",
    [
        lambda kg: 400 if 29 < kg < 31 else 100,  # in the middle alone
        lambda kg: 400 if kg == 20 else 100,
        lambda kg: 400 if kg == 40 else 100,
        lambda kg: 400 if kg < 25 else 10 * kg - 100,
    ],
    ids=["middle", "least", "most", "bent"],
)
def test_what_is_no_straight_line_is_not_decided(value):
    assert regions(verdicts(value), "20 kg", "40 kg") is None


def test_what_comes_before_and_after_a_range_does_not_count():
    inside = verdicts(lambda kg: 100 if 20 < kg < 40 else 400)
    assert regions(inside, "over 20 kg", "under 40 kg") == ["PROVED over 20 kg to under 40 kg"]
    heavier = verdicts(lambda kg: 10 * kg if 20 <= kg <= 40 else 5000)
    assert regions(heavier, "20 kg", "40 kg") == ["PROVED from 20 kg to 30 kg", "VIOLATED over 30 kg to 40 kg"]


def without_value(*statuses):
    """Verdicts without a number, by the place."""
    return lambda kg: Verdict(bound=BOUND, status=statuses[0 if kg < 30 else -1], limit=Amount("300 mg"))


def test_without_a_value_only_what_is_not_proved_at_both_places_is_said_of_all():
    assert regions(without_value("VIOLATED"), "20 kg", "40 kg") == ["VIOLATED from 20 kg to 40 kg"]
    assert regions(without_value("PROVED"), "20 kg", "40 kg") is None
    assert regions(without_value("VIOLATED", "UNKNOWN"), "20 kg", "40 kg") is None


def test_with_a_value_at_one_place_alone_nothing_is_said():
    def verdict(kg):
        value = Amount("400 mg") if kg < 30 else None
        return Verdict(bound=BOUND, status="VIOLATED", value=value, limit=Amount("300 mg"))

    assert regions(verdict, "20 kg", "40 kg") is None


def test_what_scales_as_the_doses_do_is_a_number_in_base_units():
    assert number(Strength("5 mg/mL")) == number(Strength("10 mg/2 mL")) == Fraction(5)
    assert number(Share("50 %")) == Fraction(1, 2)
    assert (number(Amount("500 mg")), number(3), number(None)) == (Fraction(1, 2), None, None)


@pytest.mark.parametrize(
    "bound",
    [
        Bound.per_dose("300 mg", source=LABEL),
        Bound.per_day("1200 mg/day", source=LABEL),
        Bound.per_dates("2400 mg", 2, source=LABEL),
        Bound.rolling("1800 mg", "24 hours", source=LABEL),
        Bound.course_total("3600 mg", source=LABEL),
        Bound.lifetime("3600 mg", source=LABEL),
        Bound.rise("1200 mg", within_days=1, source=LABEL),
        Bound.fall("1200 mg", within_days=1, source=LABEL),
        Bound.infusion_rate("600 mg/h", source=LABEL),
        Bound.concentration("3 mg/mL", source=LABEL),
    ],
    ids=lambda bound: bound.kind,
)
def test_as_needed_doses_per_kg_meet_a_limit_of_each_kind_that_scales_with_them(bound):
    # 10 mg/kg: at 30 kg 300 mg, four times a day, six times in 24 hours, for 3 days
    four = Frequency.as_needed(at_least="4 hours", most=4, per="day")
    step = Step("10 mg/kg", four, over="30 minutes", in_volume="100 mL", days=3)
    nothing = Amount("0 mg")
    verdict = every_patient(
        Regimen("examplol", "intravenous", step),
        bound,
        Patients(weight=("20 kg", "45 kg")),
        lambda plain: lambda limit: adversary(plain, limit, nothing),
        earlier=nothing,
    )
    assert told(verdict.regions) == "PROVED up to 30 kg, VIOLATED above"
