"""Tables of limits in protocol files: what is read, what is a fault, what is written, printed and certified."""

import json

import pytest

from posology import Patient, check, prove
from posology.certificate import json_text
from posology.errors import FileError
from posology.formulary import dump, loads
from posology.recheck.claims import recheck
from posology.render import report

TEXT = """
drug = "gabapentin"
[sources.us-label]
title = "US label"
[bounds.us-renal]
kind = "per-day"
over = "crcl"
patients = "people from the age of 12"
scope = { age = "from 12 years", within_days = 90 }
severity = "soft"
source = "us-label"
rows = [
    { crcl = "from 60 mL/min", most = "3600 mg/day" },
    { crcl = ["over 30 mL/min", "under 60 mL/min"], most = "1400 mg/day" },
    { crcl = ["over 15 mL/min", "30 mL/min"], most = "700 mg/day" },
    { crcl = ["15 mL/min", "15 mL/min"], most = "300 mg/day" },
    { crcl = "under 15 mL/min", most = "0 mg/day" },
]
[bounds.by-age]
kind = "rolling"
over = "age"
window = "24 hours"
clock = "elapsed"
source = "us-label"
rows = [{ age = "under 12 years", most = "1 g" }, { age = "from 12 years", most = "3600 mg" }]
[bounds.single]
kind = "per-dose"
over = "weight"
source = "us-label"
rows = [{ weight = "under 40 kg", least = "50 mg", most = "800 mg" }, { weight = "from 40 kg", most = "1200 mg" }]
[regimens.label]
route = "oral"
source = "us-label"
bounds = ["us-renal", "by-age", "single"]
patients = { age = "from 12 years", crcl = ["60 mL/min", "150 mL/min"], weight = ["40 kg", "150 kg"] }
[[regimens.label.steps]]
dose = "1200 mg"
times_a_day = 3
"""


def faults(old, new):
    assert old in TEXT
    with pytest.raises(FileError) as caught:
        loads(TEXT.replace(old, new, 1), "examplol.toml")
    return list(caught.value.faults)


def test_a_table_is_read_with_all_that_its_rows_share():
    renal, by_age, single = loads(TEXT)["label"].bounds
    assert (renal.name, renal.kind, renal.severity, renal.patients) == (
        "us-renal",
        "per-day",
        "soft",
        "people from the age of 12",
    )
    assert str(renal.scope) == (
        "creatinine clearance from 0 mL/min, age from 12 years, known from at most 90 days before"
    )
    assert [(each.window, each.clock) for each in by_age.rows] == [(1440, "elapsed")] * 2
    assert [str(each) for each in single.rows] == [
        "at least 50 mg and at most 800 mg in one dose",
        "at most 1200 mg in one dose",
    ]


def test_a_table_is_written_as_it_was_read():
    protocol = loads(TEXT)
    assert loads(dump(protocol)) == protocol
    written = dump(protocol)
    assert 'over = "crcl"' in written
    assert 'crcl = "under 15 mL/min"' in written
    assert written.count('most = "3600 mg/day"') == 1


def test_what_is_read_is_proved_for_the_patients_of_the_regimen_and_checked_for_one():
    protocol = loads(TEXT.replace(", within_days = 90", ""))
    assert prove(protocol).ok
    who = {"age": 40, "weight": "70 kg", "crcl_on": "2026-11-20"}
    found = [check(protocol["label"], patient=Patient(crcl=crcl, **who)) for crcl in ("60 mL/min", "59.5 mL/min")]
    assert [each.ok for each in found] == [True, False]


@pytest.mark.parametrize(
    ("old", "new", "where", "message"),
    [
        (
            '"under 60 mL/min"',
            '"59 mL/min"',
            "bounds.us-renal",
            "rows: no row is for creatinine clearance over 59 mL/min to under 60 mL/min; let a row begin where another "
            "ends, and count the end in one, as 'under 55 mL/min' and '55 mL/min'",
        ),
        (
            '"over 15 mL/min"',
            '"15 mL/min"',
            "bounds.us-renal",
            "rows: two rows hold creatinine clearance 15 mL/min; let a row begin where another "
            "ends, and count the end in one, as 'under 55 mL/min' and '55 mL/min'",
        ),
        (
            '{ crcl = "from 60 mL/min", most',
            '{ age = "from 60 years", most',
            "bounds.us-renal",
            "rows: a row names age, and the table goes over crcl; write the range of crcl in each row, and that alone; "
            "what all rows share goes into scope",
        ),
        (
            '{ crcl = "from 60 mL/min", most',
            '{ crcl = "from 60 mL/min", age = "from 18 years", most',
            "bounds.us-renal",
            "rows: a row names crcl and age, and the table goes over crcl; write the range of crcl in each row, and "
            "that alone; what all rows share goes into scope",
        ),
        (
            'scope = { age = "from 12 years"',
            'scope = { crcl = "from 12 mL/min"',
            "bounds.us-renal",
            "scope: crcl is in the scope of a table over crcl; write it in the rows alone",
        ),
        (', most = "700 mg/day" }', " }", "bounds.us-renal.rows[2].most", "missing"),
        (', most = "1200 mg" }', " }", "bounds.single", "per-dose: has no limit; give least, most or both"),
        ('over = "crcl"\n', "", "bounds.us-renal.over", "missing"),
        (
            'over = "crcl"',
            'over = "clcr"',
            "bounds.us-renal.over",
            "word: got 'clcr'; write one of weight, surface, crcl, egfr, age",
        ),
        (
            'most = "700 mg/day" }',
            'most = "700 mg/day", no_dose = true }',
            "bounds.us-renal.rows[2].no_dose",
            "unknown key 'no_dose'",
        ),
        ('window = "24 hours"\n', "", "bounds.by-age.window", "missing"),
    ],
)
def test_a_fault_of_a_table_is_shown_at_its_place(old, new, where, message):
    assert (where, message) in faults(old, new)


def test_a_certificate_of_a_table_is_not_checked_and_says_why():
    text = TEXT.replace(", within_days = 90", "")
    protocol = loads(text)
    certificate = json_text(protocol)
    claims = json.loads(certificate)["regimens"][0]["bounds"]
    assert [(each["status"], each["method"], each["why"]) for each in claims] == [
        ("PROVED", "none", "it is a table of limits")
    ] * 3
    assert [answer for *_, answer in recheck(certificate, dump(protocol))] == [
        "NOT CHECKED: it is a table of limits"
    ] * 3


def test_a_report_says_the_row_that_decided():
    found = prove(loads(TEXT.replace(", within_days = 90", "")))["label"]
    row = "at most 3600 mg on any day for creatinine clearance from 60 mL/min, age from 12 years"
    assert f"by the row: {row}" in list(report.details(found["us-renal"]))
    said = json.loads(report.json_text([("label", found)]))["reports"][0]["verdicts"][0]
    assert (said["bound"], said["kind"], said["row"]) == ("us-renal", "per-day", row)
    assert said["rule"] == found["us-renal"].rule
