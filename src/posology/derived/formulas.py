"""Formulas: the published formulas by which a measure of a patient is worked out from others, each with its source."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

import attrs

from posology.derived.powers import nearest
from posology.measure import Measure, shown_number
from posology.source import Source

SEXES = ("female", "male")
"""What the formulas tell apart."""

_READ = dt.date(2026, 11, 27)


@attrs.frozen(kw_only=True)
class Formula:
    """
    A published formula.

    Args:
        name: What it is called.
        text: How it is written.
        source: Where it was published.
        stated_for: Whom it is for, or was made from.
        rounding: The rule by which its answer is rounded; empty where it is exact.
    """

    name: str
    text: str
    source: Source
    stated_for: str
    rounding: str = ""

    def __str__(self) -> str:
        return f"{self.name}: {self.text}{f', {self.rounding}' if self.rounding else ''}"


class Worked(NamedTuple):
    """What a formula gives: the measure, and the arithmetic as text."""

    value: Measure
    text: str


_SURFACE_STEP, _SURFACE_ROUNDING = Fraction(1, 100), "to the nearest 0.01 m2, half up"

MOSTELLER = Formula(
    name="Mosteller",
    text="√(height in cm × weight in kg ÷ 3600)",
    source=Source("Mosteller RD. Simplified calculation of body-surface area", section="N Engl J Med 1987;317:1098"),
    stated_for="no range is recorded here",
    rounding=_SURFACE_ROUNDING,
)
DU_BOIS = Formula(
    name="Du Bois",
    text="0.007184 × (weight in kg)^0.425 × (height in cm)^0.725",
    source=Source(
        "Du Bois D, Du Bois EF. A formula to estimate the approximate surface area if height and weight be known",
        section="Arch Intern Med 1916;17:863",
    ),
    stated_for=(
        "no range is recorded here; in the obese it comes out too small, by as much as 20 % (Livingston and Lee, Body "
        "surface area prediction in normal-weight and obese patients)"
    ),
    rounding=_SURFACE_ROUNDING,
)
DEVINE = Formula(
    name="Devine",
    text="45.5 kg (female) or 50 kg (male) + 2.3 kg for each inch of height over 60 in",
    source=Source("Devine BJ. Gentamicin therapy", section="Drug Intell Clin Pharm 1974;8:650"),
    stated_for="a height of 60 in (152.4 cm) or more",
)
ADJUSTED = Formula(
    name="adjusted weight",
    text="ideal weight + 0.4 × (actual weight − ideal weight)",
    source=Source(
        "Ideal Body Weight & Adjusted Body Weight",
        publisher="GlobalRPH",
        url="https://globalrph.com/medcalcs/adjusted-body-weight-ajbw-and-ideal-body-weight-ibw-calc/",
        read=_READ,
        says="The adjusted weight is the ideal weight and 0.4 of what the actual weight is over it.",
    ),
    stated_for="an actual weight over the ideal weight",
)
COCKCROFT_GAULT = Formula(
    name="Cockcroft and Gault 1976",
    text="(140 − age in years) × weight in kg ÷ (72 × creatinine in mg/dL), × 0.85 for females",
    source=Source(
        "Cockcroft DW, Gault MH. Prediction of creatinine clearance from serum creatinine",
        section="Nephron 1976;16:31",
        says="Made from 249 patients of 18 to 92 years; 15 % less in females.",
    ),
    stated_for="18 to 92 years; while renal function is stable (US label of Neurontin, section 2.3)",
)
CKD_EPI = Formula(
    name="CKD-EPI 2021",
    text=(
        "142 × min(creatinine ÷ k, 1)^a × max(creatinine ÷ k, 1)^−1.2 × 0.9938^age, × 1.012 for females; "
        "k 0.7, a −0.241 for females, k 0.9, a −0.302 for males"
    ),
    source=Source(
        "Inker LA and others. New creatinine- and cystatin C-based equations to estimate GFR without race",
        section="N Engl J Med 2021;385:1737",
        url="https://kidney.org/ckd-epi-creatinine-equation-2021",
        read=_READ,
        says="For adults, from a creatinine that is standardized to IDMS.",
    ),
    stated_for="18 years and more",
    rounding="to the nearest whole number, half up",
)

FROM_AGE, TO_AGE = 18, 92
"""From which age the two formulas of the kidneys are stated, and up to which that of Cockcroft and Gault is."""

LEAST_HEIGHT = Fraction("152.4")
"""From which height the ideal weight is stated. [cm]"""


def mosteller(weight: Measure, height: Measure) -> Worked:
    """
    Work out a body surface.

    >>> mosteller(Measure.of("weight", "70 kg"), Measure.of("height", "175 cm")).text
    '√(175 cm × 70 kg ÷ 3600) = 1.84 m2 (Mosteller, to the nearest 0.01 m2, half up)'
    """
    number = nearest(Fraction(1), weight.number * height.number / 3600, Fraction(1, 2), _SURFACE_STEP)
    return _worked(Measure("surface", number), f"√({height} × {weight} ÷ 3600)", MOSTELLER)


def du_bois(weight: Measure, height: Measure) -> Worked:
    """
    Work out a body surface.

    >>> str(du_bois(Measure.of("weight", "70 kg"), Measure.of("height", "175 cm")).value)
    '1.85 m2'
    """
    base = weight.number**17 * height.number**29  # 0.425 is 17/40, 0.725 is 29/40
    number = nearest(Fraction("0.007184"), base, Fraction(1, 40), _SURFACE_STEP)
    return _worked(Measure("surface", number), f"0.007184 × ({weight})^0.425 × ({height})^0.725", DU_BOIS)


def devine(height: Measure, sex: str) -> Worked:
    """
    Work out an ideal weight.

    Args:
        height: The height. [152.4 cm or more]
        sex: ``female`` or ``male``.

    >>> devine(Measure.of("height", "64 in"), "female").text
    '45.5 kg + 2.3 kg × (64 in − 60 in) = 54.7 kg (Devine)'
    """
    base, inches = Fraction("45.5") if sex == "female" else Fraction(50), height.number / Fraction("2.54")
    made = Measure("weight", base + Fraction("2.3") * (inches - 60))
    return _worked(made, f"{shown_number(base)} kg + 2.3 kg × ({shown_number(inches, 2)} in − 60 in)", DEVINE)


def adjusted(weight: Measure, ideal: Measure) -> Worked:
    """
    Work out an adjusted weight.

    >>> adjusted(Measure.of("weight", "80 kg"), Measure.of("weight", "54.7 kg")).text
    '54.7 kg + 0.4 × (80 kg − 54.7 kg) = 64.82 kg (adjusted weight)'
    """
    made = Measure("weight", ideal.number + Fraction("0.4") * (weight.number - ideal.number))
    return _worked(made, f"{shown(ideal)} + 0.4 × ({shown(weight)} − {shown(ideal)})", ADJUSTED)


def cockcroft_gault(age: int, weight: Measure, creatinine: Measure, sex: str, whose: str = "actual") -> Worked:
    """
    Work out a creatinine clearance, exactly.

    Args:
        age: Whole years. [under 140]
        weight: The weight that is chosen.
        creatinine: Of the serum.
        sex: ``female`` or ``male``.
        whose: Which weight it is, for the text.

    >>> weight, creatinine = Measure.of("weight", "70.3 kg"), Measure.of("creatinine", "1.1 mg/dL")
    >>> cockcroft_gault(61, weight, creatinine, "female").text
    '(140 − 61) × 70.3 kg × 0.85 ÷ (72 × 1.1 mg/dL) = about 59.6 mL/min (Cockcroft and Gault 1976, actual weight)'
    """
    share = Fraction("0.85") if sex == "female" else Fraction(1)
    number = (140 - age) * weight.number * share / (72 * creatinine.number)
    less = " × 0.85" if sex == "female" else ""
    text = f"(140 − {age}) × {shown(weight)}{less} ÷ (72 × {creatinine})"
    return _worked(Measure("crcl", number), text, COCKCROFT_GAULT, f"{whose} weight")


def ckd_epi(age: int, creatinine: Measure, sex: str) -> Worked:
    """
    Work out an estimated filtration rate, per 1.73 m2 of body surface.

    Args:
        age: Whole years. [18 or more]
        creatinine: Of the serum.
        sex: ``female`` or ``male``.

    >>> ckd_epi(30, Measure.of("creatinine", "0.9 mg/dL"), "female").value.number
    Fraction(88, 1)
    """
    female = sex == "female"
    kappa, alpha = (Fraction("0.7"), Fraction("-0.241")) if female else (Fraction("0.9"), Fraction("-0.302"))
    ratio = creatinine.number / kappa
    power = alpha if ratio < 1 else Fraction("-1.2")
    factor = 142 * Fraction("0.9938") ** age * (Fraction("1.012") if female else 1)
    text = f"142 × ({creatinine} ÷ {shown_number(kappa)})^{shown_number(power)} × 0.9938^{age}".replace("^-", "^−")
    made = Measure("egfr", nearest(factor, ratio, power, Fraction(1)))
    return _worked(made, f"{text} × 1.012" if female else text, CKD_EPI)


def _worked(value: Measure, text: str, by: Formula, *more: str) -> Worked:
    named = ", ".join(filter(None, (by.name, *more, by.rounding)))
    return Worked(value, f"{text} = {shown(value)} ({named})")


def shown(value: Measure) -> str:
    """
    Write a measure that is worked out: a weight whose decimal does not end with two places.

    >>> shown(Measure("weight", Fraction(16755, 254)))
    'about 65.96 kg'
    """
    return f"{shown_number(value.number, 2)} kg" if value.kind == "weight" else str(value)
