"""Measures of a patient that have no meaning, or do not go together, are refused, or confirmed, and that stays."""

import pytest

from posology import Bound, Patient, Regimen, Source, Step, check
from posology.errors import RegimenError, ScheduleError, UnitError

ON = "2026-12-01"


def surfaces(who):
    return [each for each in who.derived() if each.name == "body surface"]


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"crcl": "55 mL/min", "crcl_on": ON, "creatinine": "1 mg/dL", "creatinine_on": ON}, RegimenError),
        ({"crcl": "55 mL/min", "crcl_on": ON, "weight_for": "ideal"}, RegimenError),
        ({"surface": "1.8 m2", "surface_by": "Mosteller"}, RegimenError),
        ({"creatinine_on": ON}, RegimenError),
        ({"creatinine": {ON: "1 mg/dL"}, "creatinine_on": ON}, RegimenError),
        ({"sex": "F"}, RegimenError),
        ({"weight_for": "lean"}, RegimenError),
        ({"surface_by": "Haycock"}, RegimenError),
        ({"born": "2026-12-02", "creatinine": "1 mg/dL", "creatinine_on": ON}, ScheduleError),
        ({"height": "175"}, UnitError),
        ({"height": "1.75 cm"}, UnitError),
        ({"height": "175 in"}, UnitError),
        ({"creatinine": "97 mg/dL"}, UnitError),
        ({"creatinine": "1.1 umol/L"}, UnitError),
        ({"creatinine": "1.1 mg/L"}, UnitError),
    ],
)
def test_what_has_no_meaning_or_is_a_slip_is_refused(more, error):
    with pytest.raises(error):
        Patient(**more)


@pytest.mark.parametrize(
    ("weight", "height"),
    # 70.3 kg and 175 cm, with lb as kg, kg as lb, and in as cm
    [("155 kg", "175 cm"), ("70 lb", "175 cm"), ("70.3 kg", "69 cm")],
)
def test_hazard_8_a_weight_and_a_height_that_do_not_go_together_need_a_confirmation_that_stays(weight, height):
    with pytest.raises(RegimenError, match="body mass index"):
        Patient(weight=weight, height=height)
    who = Patient(weight=weight, height=height, confirmed="measured twice, A. Jansen")
    assert surfaces(who)[0].cautions[0].endswith("; confirmed: measured twice, A. Jansen")
    limit = Bound.per_dose("20 mg/kg", source=Source("Example label"))
    for days in (1, 7):
        verdict = check(Regimen("examplol", "oral", Step("5 mg", days=days)), [limit], patient=who)[0]
        assert [each for each in verdict.assumes if "body mass index" in each and "A. Jansen" in each]


@pytest.mark.parametrize(("weight", "ok"), [("48 kg", True), ("47.9 kg", False), ("180 kg", True), ("180.1 kg", False)])
def test_hazard_8_a_body_mass_index_from_12_to_45_needs_no_confirmation(weight, ok):
    # at 2 m: 12 x 4 = 48 kg and 45 x 4 = 180 kg
    if ok:
        assert Patient(weight=weight, height="2 m").weight
    else:
        with pytest.raises(RegimenError):
            Patient(weight=weight, height="2 m")


def test_hazard_8_each_value_of_a_weight_that_changes_goes_with_the_height():
    weights = {"2026-12-01": "70 kg", "2026-12-10": "155 kg"}
    with pytest.raises(RegimenError, match="155 kg"):
        Patient(weight=weights, height="175 cm")
    who = Patient(weight=weights, height="175 cm", confirmed="A. Jansen")
    assert [len(each.cautions) for each in surfaces(who)] == [0, 1]
