"""Dialysis: a class of patients that is known only if it is said, with its day; judged as hepatic impairment is."""

import json
from itertools import product

import pytest
from click.testing import CliRunner
from courses import LABEL, regimen
from examplol import SMALL, STEP, faults

from posology import Bound, Patient, Patients, Regimen, Schedule, Scope, Step, check, formulary
from posology.boxes.every_patient import every_patient
from posology.cli import cli
from posology.coverage import uncovered
from posology.errors import BoundError, RegimenError, ScheduleError
from posology.patient_class import CLASSES
from posology.patients import relation

ON = "2026-11-01"
HD, PD = "haemodialysis", "peritoneal dialysis"
NOBODY_DIALYSED = Scope(patients=Patients(dialysis="none"))


def limit(scope=NOBODY_DIALYSED, most="5 mg"):
    return Bound.per_dose(most, source=LABEL, scope=scope)


def dialysed(kind, on=ON, **more):
    return Patient(dialysis=kind, dialysis_on=on, **more)


def status(who, scope=NOBODY_DIALYSED, subject=None):
    return check(subject or regimen(Step("5 mg", days=7)), [limit(scope)], patient=who)[0].status


# --- Of one patient ---


def test_dialysis_is_one_of_three_words():
    assert [dialysed(each).dialysis for each in ("none", HD, PD)] == ["none", HD, PD]
    with pytest.raises(
        RegimenError, match="dialysis: got 'hemo'; write one of none, haemodialysis, peritoneal dialysis"
    ):
        dialysed("hemo")
    with pytest.raises(BoundError, match="dialysis: got 'hemo'; write some of none, haemodialysis"):
        Patients(dialysis="hemo")
    with pytest.raises(BoundError, match="dialysis: none is given"):
        Patients(dialysis=())


def test_hazard_17_dialysis_that_is_not_known_is_never_taken_for_none():
    asked = (None, Patient(), Patient(dialysis="none"), dialysed("none"), dialysed(HD))
    assert [status(who) for who in asked] == ["UNKNOWN", "UNKNOWN", "UNKNOWN", "PROVED", "NOT_APPLICABLE"]


def test_dialysis_counts_from_its_day_on_and_as_long_as_the_scope_says():
    said = {
        on: check(Schedule(regimen(Step("5 mg", days=7)), "2026-12-01"), [limit()], patient=dialysed("none", on))[0]
        for on in ("2026-11-30", "2026-12-02")
    }
    assert [each.status for each in said.values()] == ["PROVED", "UNKNOWN"]
    assert "the dialysis recorded on 2026-11-30 still holds" in said["2026-11-30"].assumes
    assert "dialysis recorded on or before 2026-12-01" in said["2026-12-02"].missing
    recent = Scope(patients=Patients(dialysis="none"), within_days=30)
    dated = Schedule(regimen(Step("5 mg", days=7)), "2026-12-01")
    assert [status(dialysed("none", on), recent, dated) for on in ("2026-11-08", "2026-11-01")] == ["PROVED", "UNKNOWN"]


def test_a_day_of_dialysis_needs_the_dialysis_and_a_birth_before_it():
    with pytest.raises(RegimenError, match="no dialysis is given with its date"):
        Patient(dialysis_on=ON)
    with pytest.raises(ScheduleError, match="is before the birth"):
        dialysed("none", "2020-01-01", born="2021-01-01")


def test_hepatic_impairment_and_dialysis_are_both_asked_for():
    both = Patients(hepatic="none", dialysis="none")
    liver = {"hepatic": "none", "hepatic_on": ON}
    assert relation(both, Patient()) == "unknown: hepatic impairment and dialysis"
    assert relation(both, Patient(**liver)) == "unknown: dialysis"
    assert relation(both, dialysed(HD)) == "outside"
    assert relation(both, dialysed("none", **liver)) == "inside"


# --- Of boxes ---


def test_boxes_of_dialysis_are_in_a_scope_all_partly_or_not():
    scope = Patients(dialysis=("none", PD))
    found = [relation(scope, Patients(dialysis=each)) for each in ("none", ("none", HD), HD)]
    assert found == ["inside", "partly", "outside"]
    assert relation(scope, Patients(age=(18, None))) == "unknown: dialysis"
    assert str(Patients(dialysis=(PD, "none"), hepatic="A")) == (
        "hepatic impairment A, dialysis none or peritoneal dialysis"
    )


def test_a_dose_by_weight_is_decided_for_the_dialysed_of_a_box_that_has_them():
    per_kg = regimen(Step("1 mg/kg", days=2))
    ours = limit(Scope(patients=Patients(dialysis=HD)), "50 mg")
    kg = {"weight": ("40 kg", "80 kg")}
    assert check(per_kg, [ours], patient=Patients(**kg))[0].missing.startswith("the patient's dialysis")
    assert check(per_kg, [ours], patient=Patients(**kg, dialysis="none"))[0].status == "NOT_APPLICABLE"
    assert check(per_kg, [ours], patient=Patients(**kg, dialysis=("none", HD)))[0].status == "VIOLATED"


def test_a_box_has_to_say_the_dialysis_that_a_bound_goes_by():
    scoped = limit(Scope(patients=Patients(dialysis=HD)))
    for kinds, found in (({}, "the dialysis of the patients"), ({"dialysis": "none"}, "")):
        box = Patients(weight=("40 kg", "80 kg"), **kinds)
        assert every_patient(regimen(Step("1 mg/kg")), scoped, box, lambda plain: None).missing == found


@pytest.mark.parametrize(("liver", "kidney"), list(product([("none",), ("none", "A")], [("none",), ("none", HD)])))
def test_the_part_of_a_box_for_whom_no_bound_is_meant_is_found_among_both_kinds_of_class(liver, kidney):
    found = uncovered(
        [limit(Scope(patients=Patients(hepatic="none", dialysis="none")))], Patients(hepatic=liver, dialysis=kidney)
    )
    expected = next(
        (
            f"hepatic impairment {one}, dialysis {other}"
            for one, other in product(liver, kidney)
            if (one, other) != ("none", "none")
        ),
        None,
    )
    assert (found and str(found)) == expected


def test_a_patient_on_dialysis_whom_a_regimen_is_not_declared_for_is_told():
    declared = Regimen("examplol", "oral", Step("5 mg", days=7), patients=Patients(dialysis="none"))
    verdicts = [
        check(declared, [limit(Scope())], patient=who)[0] for who in (dialysed("none"), dialysed(HD), Patient())
    ]
    assert [each.status for each in verdicts] == ["PROVED", "UNKNOWN", "UNKNOWN"]
    assert "it is for dialysis none, and this one has dialysis haemodialysis" in verdicts[1].missing
    sure = dialysed(HD, confirmed="asked the nephrologist, A. Jansen")
    assert check(declared, [limit(Scope())], patient=sure)[0].status == "PROVED"


# --- Files and the command line ---

SCOPED = """
[bounds.single]
kind = "per-dose"
most = "5 mg"
scope = { dialysis = ["none", "peritoneal dialysis"], within_days = 30 }
source = "label"
"""


def test_a_file_says_dialysis_of_its_patients_and_of_a_scope():
    head, label, rest = SMALL.partition("[regimens.label]")
    text = f"{head}{SCOPED}{label}{rest}bounds = ['single']\npatients = {{ dialysis = ['none'] }}\n{STEP}dose = '5 mg'"
    protocol = formulary.loads(text)
    assert protocol["label"].boxes == (Patients(dialysis="none"),)
    assert protocol["label"].bounds[0].scope == Scope(patients=Patients(dialysis=("none", PD)), within_days=30)
    assert formulary.loads(formulary.dump(protocol)) == protocol
    assert [path for path, _ in faults(text.replace("['none']", "['dialysis']"))] == [
        "regimens.label.patients.dialysis[0]"
    ]


def test_a_file_names_each_class_that_there_is():
    for kind, each in CLASSES.items():
        listed = json.dumps(list(each.classes))
        text = f"{SMALL}patients = {{ {kind} = {listed} }}\n{STEP}dose = '5 mg'"
        assert formulary.loads(text)["label"].boxes == (Patients(**{kind: each.classes}),)


def test_the_command_line_takes_the_dialysis_and_its_day(tmp_path):
    head, label, rest = SMALL.partition("[regimens.label]")
    path = tmp_path / "examplol.toml"
    path.write_text(f"{head}{SCOPED}{label}{rest}bounds = ['single']\n{STEP}dose = '5 mg'", encoding="utf-8")
    start = ["check", str(path), "--start", "2026-12-01"]
    told = ["--dialysis", "none", "--dialysis-on", "2026-11-20"]
    found = [CliRunner().invoke(cli, [*start, *more]) for more in (told, told[:2], [])]
    assert ["PROVED" in each.output for each in found] == [True, False, False]
