"""The linter on numbers and units: P01 to P09 and P33, found in bad text and nowhere else."""

from __future__ import annotations

import pytest

from posology.lint import lint_text


def found(text: str, rule: str, language: str = "en") -> list[tuple[str, str]]:
    """What one rule found in a text, with what it says to write instead."""
    return [(each.found, each.suggestion) for each in lint_text(text, language) if each.rule.id == rule]


BAD = [
    ("P01", "Warfarin 5.0 mg", "5.0 mg", "5 mg"),
    ("P01", "take 2.50 mL in the morning", "2.50 mL", "2.5 mL"),
    ("P01", "0.250 mg", "0.250 mg", "0.25 mg"),
    ("P01", "5.0-10 mg", "5.0-10 mg", "5-10 mg"),
    ("P01", "WARFARIN 5.0 MG", "5.0 MG", "5 MG"),
    ("P01", "1.0mg", "1.0mg", "1 mg"),
    ("P01", "hydrocortisone 1.0% cream", "1.0%", "1%"),
    ("P01", "1.000 mg", "1.000 mg", ""),
    ("P02", ".5 mg", ".5 mg", "0.5 mg"),
    ("P02", "digoxin .125 mg", ".125 mg", "0.125 mg"),
    ("P02", "lisinopril.5 mg", ".5 mg", "0.5 mg"),
    ("P02", "give .5mL", ".5mL", "0.5 mL"),
    ("P03", "1200 mg", "1200 mg", "1,200 mg"),
    ("P03", "heparin 10000 units", "10000 units", "10,000 units"),
    ("P03", "1000mL", "1000mL", "1,000 mL"),
    ("P03", "1500–2000 mg", "1500–2000 mg", "1,500–2,000 mg"),
    ("P03", "1,5 mg", "1,5 mg", ""),
    ("P03", "10,00 mg", "10,00 mg", ""),
    ("P04", "10mg", "10mg", "10 mg"),
    ("P04", "5mL", "5mL", "5 mL"),
    ("P04", "2g", "2g", "2 g"),
    ("P04", "10units", "10units", "10 units"),
    ("P04", "1tab", "1tab", "1 tab"),
    ("P05", "Tegretol300 mg", "Tegretol300 mg", "Tegretol 300 mg"),
    ("P05", "Inderal40mg", "Inderal40mg", "Inderal 40 mg"),
    ("P06", "10 mg.", "10 mg.", "10 mg"),
    ("P06", "take 10 mg. in the morning", "10 mg.", "10 mg"),
    ("P06", "5 mL., then 10 mL", "5 mL.", "5 mL"),
    ("P07", "50 µg", "µg", "mcg"),
    ("P07", "50 μg", "μg", "mcg"),
    ("P07", "levothyroxine 50 ug", " ug", " mcg"),
    ("P07", "50ug", "ug", " mcg"),
    ("P08", "10 U", "10 U", "10 units"),
    ("P08", "insulin 10U", "10U", "10 units"),
    ("P08", "4u lispro", "4u", "4 units"),
    ("P08", "1 U", "1 U", "1 unit"),
    ("P08", "5000 IU", "5000 IU", "5,000 units"),
    ("P08", "vitamin D 400 I.U.", "400 I.U.", "400 units"),
    ("P08", "10 U/h", "10 U", "10 units"),
    ("P08", "strength in IU", "IU", "units"),
    ("P09", "1 tsp", "1 tsp", "5 mL"),
    ("P09", "2 teaspoonfuls", "2 teaspoonfuls", "10 mL"),
    ("P09", "1 tablespoon", "1 tablespoon", ""),
    ("P09", "½ tsp", "½ tsp", ""),
    ("P09", "5 ml", " ml", " mL"),
    ("P09", "5 ML", " ML", " mL"),
    ("P09", "3cc", "cc", " mL"),
    ("P09", "10 drops in water", "10 drops", ""),
    ("P33", "0 mg at noon", "0 mg", "none"),
    ("P33", "0 tablets", "0 tablets", "none"),
    ("P33", "Noon: Nil", "Nil", "none"),
    ("P33", "| 300 mg | 0 | 300 mg |", "0", "none"),
    ("P33", "gabapentin 300 mg 1-0-1", "1-0-1", ""),
]


@pytest.mark.parametrize(("rule", "text", "what", "instead"), BAD)
def test_a_bad_number_is_found_with_what_to_write(rule: str, text: str, what: str, instead: str):
    assert found(text, rule) == [(what, instead)]


GOOD = [
    ("P01", ["version 5.0", "posology 1.10", "5 mg", "10 mg", "0.5 mg", "5.05 mg", "potassium 4.0 mmol/L", "1,000 mg"]),
    ("P01", ["creatinine 1.0 mg/dL", "pH 7.0", "section 4.20", "5.0.1", "see 3.0 of the label", "20 mg", "A1c 7.0%"]),
    ("P02", ["0.5 mg", "10.5 mg", "1.2.5 mg", "see no. 5 mg", "10 mg.", "Stop. 5 mg"]),
    ("P03", ["1200 Main Street", "in 2026", "CYP2D6 1200", "1,200 mg", "999 mg", "10,000 units", "12,345.5 mg"]),
    ("P03", ["in 2026 units were named", "since March 2026 doses are given", "phone 5550 1234", "1,234,567 units"]),
    ("P04", ["10 mg", "10\u00a0mg", "5G network", "2nd dose", "B12", "3rd", "10am", "24h", "H2O", "0.9% saline"]),
    ("P05", ["Tegretol 300 mg", "CYP2D6 1200", "B12 500 mcg", "COVID19", "T3 5 mcg", "page2", "gabapentin 300 mg"]),
    (
        "P06",
        [
            "Take 10 mg.",
            "Take 10 mg. Then stop.",
            "At most 10 mg. 12 of 84 days have a dose.",
            "10 mg",
            "10 units. take",
        ],
    ),
    ("P06", ["He is 5 kg. Ask again.", "(at most 3 g.) Then", "The most is 3,600 mg.\nAsk a doctor."]),
    ("P07", ["50 mcg", "50 micrograms", "a drug", "dug 5 holes", "5 ugly words"]),
    ("P08", ["10 units", "U-100 insulin", "5 U.S. states", "10 US dollars", "IUD", "4UX", "unit 4", "10 UK patients"]),
    (
        "P09",
        [
            "5 mL",
            "1 drop in each eye",
            "2 drops in the left ear",
            "10 mL oral syringe",
            "html",
            "a teaspoon-shaped key",
        ],
    ),
    (
        "P33",
        [
            "none",
            "10 mg",
            "nil by mouth",
            "0.5 mg",
            "100 mg",
            "from 0 mg to 30 mg",
            "brought down to 0 mg",
            "refills: 0",
            "vanilla",
            "0-10 mg",
        ],
    ),
    ("P33", ["call 555-010-1", "on 1-0-1", "| refills | 0 |"]),
]


@pytest.mark.parametrize(("rule", "texts"), GOOD)
def test_a_good_number_is_left_alone(rule: str, texts: list[str]):
    assert [each for text in texts for each in found(text, rule)] == []


@pytest.mark.parametrize("sign", ["50 µg", "50 ug", "50 mcg", "50mcg"])
def test_a_british_text_has_micrograms_in_full(sign: str):
    assert [each[1].strip() for each in found(f"levothyroxine {sign}", "P07", "en-GB")] == ["micrograms"]


@pytest.mark.parametrize("language", ["en", "en-US", "en-GB"])
def test_micrograms_in_full_pass_everywhere(language: str):
    assert found("levothyroxine 50 micrograms", "P07", language) == []


def test_a_full_stop_that_ends_a_sentence_is_none_after_a_unit():
    assert lint_text("The dose is 10 mg. 28 days are shown.") == ()


def test_a_zero_is_found_where_a_hidden_character_stands_in_it():
    (finding,) = lint_text("Give 5.\u200b0 mg of it")
    assert (finding.rule.id, finding.column, finding.found, finding.suggestion) == ("P01", 6, "5.\u200b0 mg", "5 mg")


def test_nothing_is_found_in_an_address():
    assert lint_text("See https://www.example.org/5.0mg/25/50mg?x=10U or mail 10mg@example.org today.") == ()


@pytest.mark.parametrize(
    ("language", "text", "rules"),
    [
        ("es", "5,0 mg por la mañana", ["P01"]),
        ("de", "10mg am Morgen", ["P04"]),
        ("de", "1.000 mg", []),
        ("fr", ",5 mg", ["P02"]),
        ("zh", "5.0 mg", ["P01"]),
        ("pt", "10 U", ["P08"]),
        ("es", "1,5 mg", []),
        ("es", "1,500 mg", ["P01"]),
        ("es-US", "1,500 mg", []),
        ("es-US", "1.50 mg", ["P01"]),
        ("fr", "le 03/04/2026", ["P28"]),
        ("ar", ">3", ["P14"]),
    ],
)
def test_numbers_units_and_signs_are_looked_at_in_other_languages(language: str, text: str, rules: list[str]):
    assert [each.rule.id for each in lint_text(text, language)] == rules
