"""The linter on abbreviations, signs and words: P10 to P18, P22, P23 and P26."""

from __future__ import annotations

import pytest

from posology.lint import lint_text


def found(text: str, rule: str) -> list[tuple[str, str]]:
    """What one rule found in a text, with what it says to write instead."""
    return [(each.found, each.suggestion) for each in lint_text(text) if each.rule.id == rule]


BAD = [
    *[
        ("P10", f"gabapentin 300 mg {word}", word, "")
        for word in ("TID", "tid", "t.i.d.", "b.i.d", "BID", "bid", "QID", "qid")
    ],
    *[
        ("P10", f"prednisone 5 mg {word}", word, "")
        for word in ("QD", "qd", "q.d.", "QOD", "q.o.d.", "OD", "od", "q1d")
    ],
    *[("P10", f"amitriptyline 10 mg {word}", word, "") for word in ("tds", "TDS", "qds", "bd", "BD", "om", "qam")],
    ("P10", "10 mg q day", "q day", ""),
    ("P10", "10 mg qday", "qday", ""),
    ("P10", "10 mg q other day", "q other day", ""),
    ("P11", "1 tab q hs", "q hs", "at bedtime"),
    ("P10", "1 tab po bid", "bid", ""),
    ("P11", "at HS", "HS", ""),
    ("P11", "amitriptyline 25 mg hs", "hs", ""),
    ("P11", "25 mg qhs", "qhs", "at bedtime"),
    ("P11", "25 mg QHS", "QHS", "at bedtime"),
    ("P11", "10 mg h.s.", "h.s.", ""),
    ("P11", "10 mg qn", "qn", ""),
    ("P11", "10 mg nocte", "nocte", "at bedtime"),
    ("P11", "10 mg BT", "BT", ""),
    ("P12", "D/C", "D/C", ""),
    ("P12", "D/C gabapentin", "D/C", ""),
    ("P12", "d/c'd on Monday", "d/c'd", ""),
    ("P12", "2 drops OU", "OU", ""),
    ("P12", "1 drop in the OD", "OD", ""),
    ("P12", "AU/OD/OS", "AU/OD/OS", ""),
    ("P12", "methotrexate 15 mg SC", "SC", "under the skin"),
    ("P12", "heparin 5,000 units SQ", "SQ", "under the skin"),
    ("P12", "enoxaparin SC 40 mg", "SC", "under the skin"),
    ("P12", "inject sub Q", "sub Q", "under the skin"),
    ("P12", "inject sub q", "sub q", "under the skin"),
    ("P12", "midazolam 5 mg IN once", "IN", ""),
    ("P12", "5 mg per os", "per os", "by mouth"),
    ("P13", "MTX 15 mg", "MTX", "methotrexate"),
    ("P13", "IVIG 2 g/kg", "IVIG", "immune globulin"),
    ("P13", "AZA 50 mg", "AZA", ""),
    ("P13", "MS 10 mg IV", "MS", ""),
    ("P13", "10 mg of MS", "MS", ""),
    ("P13", "MSO4 2 mg", "MSO4", ""),
    ("P13", "MgSO4 2 g", "MgSO4", ""),
    ("P13", "HCTZ 25 mg", "HCTZ", "hydrochlorothiazide"),
    ("P14", ">3 days", ">3", "more than 3"),
    ("P14", "if pain > 5", "> 5", "more than 5"),
    ("P14", "≤ 10 mg", "≤ 10", "at most 10"),
    ("P14", "≥65 years", "≥65", "at least 65"),
    ("P14", "<= 4 doses", "<= 4", "at most 4"),
    ("P14", "60 mg < the dose", "60 mg <", ""),
    ("P15", "25/50 mg", "25/50 mg", ""),
    ("P15", "25 mg/50 mg", "25 mg/50 mg", ""),
    ("P15", "250 mg/5 mL", "250 mg/5 mL", "250 mg in 5 mL"),
    ("P15", "900 mg/day", "mg/day", "mg per day"),
    ("P15", "5 mg/kg/day", "mg/kg/day", "mg per kg per day"),
    ("P15", "2 tablets/day", "tablets/day", "tablets per day"),
    ("P15", "4/day", "4/day", ""),
    ("P15", "run at 2 mL/min", "mL/min", "mL per min"),
    ("P16", "1 + ½ tablets", "1 + ½ tablets", "1 and a half tablets"),
    ("P16", "5 mg + 10 mg", "5 mg + 10 mg", "5 mg and 10 mg"),
    ("P16", "1 tablet & 2 capsules", "1 tablet & 2 capsules", "1 tablet and 2 capsules"),
    ("P16", "2 in the morning & bedtime", "morning & bedtime", "morning and bedtime"),
    ("P17", "5 mg x7", "x7", ""),
    ("P17", "5 mg x3d", "x3d", "for 3 days"),
    ("P17", "5 mg daily x 7 days", "x 7 days", "for 7 days"),
    ("P17", "5 mg in the morning ×2 wk", "×2 wk", "for 2 weeks"),
    ("P17", "500 mg for 5/7", "for 5/7", "for 5 days"),
    ("P17", "500 mg for 1/52", "for 1/52", "for 1 week"),
    ("P17", "500 mg for 1/12", "for 1/12", ""),
    ("P17", "10 mg x 3 doses", "x 3 doses", ""),
    ("P18", "Take two tablets", "two tablets", "2 tablets"),
    ("P18", "one capsule at noon", "one capsule", "1 capsule"),
    ("P18", "three 5 mg tablets", "three 5 mg tablets", "3 5 mg tablets"),
    ("P18", "Twenty units", "Twenty units", "20 units"),
    ("P18", "TAKE TWO TABLETS", "TWO TABLETS", "2 TABLETS"),
    ("P18", "one and a half tablets", "one and a half tablets", "1 and a half tablets"),
    ("P22", "for neuropathic pain", "neuropathic pain", "nerve pain"),
    ("P22", "Purpose: hypertension", "hypertension", "high blood pressure"),
    ("P23", "0.5 tab", "0.5 tab", "half a tablet"),
    ("P23", "1.5 tablets", "1.5 tablets", "1 and a half tablets"),
    ("P23", "0.25 tablet", "0.25 tablet", "a quarter of a tablet"),
    ("P23", "0.75 tablet", "0.75 tablet", "three quarters of a tablet"),
    ("P23", "0.33 tablet", "0.33 tablet", ""),
    ("P23", "1½ tablets", "1½ tablets", "1 and a half tablets"),
    ("P23", "take ½", "½", ""),
    ("P23", "½ tablet", "½ tablet", "half a tablet"),
    ("P23", "½ of a tablet", "½ of a tablet", "half a tablet"),
    ("P23", "1/2 tab", "1/2 tab", "half a tablet"),
    ("P23", "1 1/2 tablets", "1 1/2 tablets", "1 and a half tablets"),
    ("P23", "1/2 mg", "1/2 mg", ""),
    ("P26", "DO NOT STOP SUDDENLY", "DO NOT STOP SUDDENLY", ""),
    ("P26", "STOP SMOKING TODAY", "STOP SMOKING TODAY", ""),
    ("P26", "TAKE 1 CAPSULE BY MOUTH", "TAKE 1 CAPSULE BY MOUTH", ""),
]


@pytest.mark.parametrize(("rule", "text", "what", "instead"), BAD)
def test_a_bad_word_is_found_with_what_to_write(rule: str, text: str, what: str, instead: str):
    assert found(text, rule) == [(what, instead)]


GOOD = [
    (
        "P10",
        [
            "they bid for it",
            "a rod",
            "OD of paracetamol",
            "10 mg on Monday",
            "tidy",
            "squid",
            "Cod liver oil 5 mL",
            "BD pens",
        ],
    ),
    ("P10", ["1 drop OD", "Dr. Q. Davis", "bid-rigging", "5 mg on the day", "the Odd Co"]),
    ("P11", ["hs-CRP 5 mg", "Lincoln HS", "half strength", "5 mg at 10 PM at bedtime", "https"]),
    (
        "P12",
        [
            "Washington DC",
            "TAKE AS NEEDED",
            "2 MG IN THE MORNING",
            "AS DIRECTED",
            "Columbia, SC 29201",
            "in",
            "OS X",
            "AC/DC",
        ],
    ),
    ("P12", ["APPLY AS DIRECTED", "per osmosis", "5 mg in the nose", "USE 2 SPRAYS IN EACH NOSTRIL", "AD 2026"]),
    (
        "P13",
        [
            "people with MS",
            "MS Contin 15 mg",
            "Ms Smith",
            "the ASA class is 3",
            "methotrexate 15 mg",
            "amitriptyline HCl 25 mg",
        ],
    ),
    ("P13", ["PRED", "MTXX", "AZAR", "HC"]),
    (
        "P14",
        [
            "5 mg -> 10 mg",
            "5 mg => 10 mg",
            "<b>5 mg</b>",
            "<td>3</td>",
            "more than 3 days",
            "<br>3 mg",
            "a > b",
            "->3",
            "USP <17>",
            "USP <1231>",
        ],
    ),
    (
        "P15",
        [
            "and/or",
            "his/her",
            "03/04/2026 10 mg",
            "120/80 mmHg",
            "24/7",
            "1/2 tablet",
            "mmol/L",
            "creatinine clearance 55 mL/min",
        ],
    ),
    (
        "P15",
        [
            "1.1 mg/dL",
            "creatinine 1.1 mg/dL",
            "eGFR 55 mL/min/1.73 m2",
            "50 ng/mL",
            "page 2/4",
            "w/o",
            "s/p",
            "mg per day",
        ],
    ),
    (
        "P16",
        [
            "1 × 300 mg + 1 × 600 mg = 900 mg",
            "2+ oedema",
            "K+ 4 mmol/L",
            "levodopa + carbidopa",
            "Smith & Sons",
            "+1 555 0100",
        ],
    ),
    (
        "P16",
        [
            "7 × 30 mg + 7 × 60 mg +\n14 × 150 mg",
            "2 + 3 = 5",
            "1 and a half tablets",
            "a C++ 5 book",
            "Week 1 & 2",
            "tables 3 & 4",
        ],
    ),
    (
        "P17",
        [
            "2 x 300 mg",
            "1 x 100 mg",
            "10 x 10 cm",
            "26 × 900 mg",
            "x-ray",
            "12 x 5 mg",
            "max 3",
            "box 7",
            "X7",
            "2 x 3",
        ],
    ),
    (
        "P18",
        [
            "Take 2 tablets",
            "half a tablet",
            "three quarters of a tablet",
            "one of the tablets",
            "two gowns",
            "one Unit",
        ],
    ),
    ("P18", ["no one", "500 mg in one dose", "one day", "twice", "someone takes tablets", "a tablet"]),
    (
        "P22",
        [
            "nerve pain",
            "for pain",
            "a trial of neuropathic pain medicines",
            "diabetic neuropathy clinics differ",
            "for fever",
        ],
    ),
    (
        "P23",
        [
            "half a tablet",
            "1 and a half tablets",
            "0.5 mL",
            "½ hour before food",
            "½ a glass of water",
            "1/2 hour",
            "1,000 tablets",
        ],
    ),
    ("P23", ["2.5 mg", "2 tablets", "1/2/2026 tablets", "version 1.5", "10 tablets"]),
    (
        "P26",
        [
            "Do not stop suddenly",
            "CHANGE",
            "BLOOD TEST",
            "LAST DAY",
            "NOT CHECKED: this plan",
            "HIV, TB and AIDS",
            "NHS UK",
        ],
    ),
    ("P26", ["Name: JANE ANN SMITH", "predniSONE and prednisoLONE", "PDF/UA and PDF/A", "A B C D E F"]),
]


@pytest.mark.parametrize(("rule", "texts"), GOOD)
def test_a_good_word_is_left_alone(rule: str, texts: list[str]):
    assert [(text, each) for text in texts for each in found(text, rule)] == []


def test_od_is_how_often_after_a_dose_and_an_eye_after_drops():
    assert [each.rule.id for each in lint_text("5 mg OD")] == ["P10"]
    assert [each.rule.id for each in lint_text("2 drops OD")] == ["P12"]
