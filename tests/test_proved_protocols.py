"""What is said beside a proof, of the patients, the years, the time before and overrides, counts for every regimen."""

import pytest
from courses import LABEL

from posology import Bound, Override, Patients, Protocol, Regimen, Step, prove

BOX = Patients(weight=("40 kg", "150 kg"))
PER_DOSE = Bound.per_dose("2250 mg", source=LABEL)
NO_CHANGES = "no clock changes"


def protocol(bound, dose="5 mg", **more):
    named = [Regimen("examplol", "oral", Step(dose, days=1), name=name, bounds=[bound], **more) for name in ("a", "b")]
    return Protocol("examplol", named)


def statuses(bound, dose="5 mg", **more):
    return [report[0].status for _, report in prove(protocol(bound, dose), **more)]


def test_the_patients_and_the_time_before_that_are_named_are_those_of_every_regimen_of_a_protocol():
    assert statuses(PER_DOSE, "15 mg/kg") == ["UNKNOWN", "UNKNOWN"]
    assert statuses(PER_DOSE, "15 mg/kg", patients=BOX) == ["PROVED", "PROVED"]
    lifetime = Bound.lifetime("1 g", source=LABEL)
    assert statuses(lifetime) == ["UNKNOWN", "UNKNOWN"]
    assert statuses(lifetime, earlier="995 mg") == ["PROVED", "PROVED"]
    assert statuses(lifetime, earlier="996 mg") == ["VIOLATED", "VIOLATED"]


def test_an_override_counts_for_every_regimen_of_a_protocol():
    soft = Bound.per_dose("4 mg", source=LABEL, severity="soft")
    assert not prove(protocol(soft)).ok
    assert prove(protocol(soft), overrides={"per-dose": Override(reason="loading dose", by="A. Jansen")}).ok


def test_years_count_for_every_regimen_of_a_protocol_with_plain_doses_and_doses_per_kg():
    for years, assumed in ((None, True), ((2026, 2027), False)):
        for dose in ("5 mg", "15 mg/kg"):
            for _, report in prove(protocol(PER_DOSE, dose), patients=BOX, years=years):
                assert (report[0].status, NO_CHANGES in report[0].assumes) == ("PROVED", assumed)


def test_doses_per_kg_of_nobody_known_are_unknown_with_and_without_years():
    unknown = Regimen("examplol", "oral", Step("15 mg/kg", days=1), bounds=[PER_DOSE])
    for years in (None, (2026, 2027)):
        (verdict,) = prove(unknown, years=years)
        assert (verdict.status, verdict.missing) == ("UNKNOWN", "body weight")


def test_a_proof_is_of_the_patients_and_bounds_that_are_named_else_of_those_that_are_declared():
    declared = Regimen("examplol", "oral", Step("15 mg/kg", days=1), patients=BOX, bounds=[PER_DOSE])
    assert prove(declared)[0].status == "PROVED"
    assert prove(declared, patients=Patients(weight=("40 kg", "151 kg")))[0].status == "VIOLATED"
    assert prove(declared, [Bound.per_dose("2249 mg", source=LABEL)])[0].status == "VIOLATED"


def test_a_protocol_prints_each_report_with_its_name_and_gives_it_by_name():
    proof = prove(protocol(PER_DOSE))
    assert str(proof) == f"a: {proof['a']}\nb: {proof['b']}"
    assert [proof[name] for name in ("a", "b")] == [report for _, report in proof]
    assert proof["b"] is list(proof)[1][1]
    with pytest.raises(KeyError):
        proof["c"]
