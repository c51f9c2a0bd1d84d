"""Gabapentin: the regimens of its file, worked out by hand from what their sources say."""

import pytest

from posology import Patient, Schedule, check, load

START = "2026-12-01"
COLUMNS = ["us-renal-900", "us-renal-1200", "us-renal-1800", "us-renal-2400", "us-renal-3600"]
TABLE = {  # by hand from the US label, a line for each clearance: the doses of one day in each of the five columns
    "60": [["300"] * 3, ["400"] * 3, ["600"] * 3, ["800"] * 3, ["1200"] * 3],
    "59.5": [["200"] * 2, ["300"] * 2, ["400"] * 2, ["500"] * 2, ["700"] * 2],  # the gap of the label: the lower band
    "30.5": [["200"] * 2, ["300"] * 2, ["400"] * 2, ["500"] * 2, ["700"] * 2],
    "30": [["200"], ["300"], ["400"], ["500"], ["700"]],  # "over 30" is not 30
    "29.5": [["200"], ["300"], ["400"], ["500"], ["700"]],
    "15.5": [["200"], ["300"], ["400"], ["500"], ["700"]],
    "15": [["100"], ["125"], ["150"], ["200"], ["300"]],
    "7.5": [["50"], ["60"], ["75"], ["100"], ["150"]],  # half of the line before; 62.5 rounded down to 5 mg
}


@pytest.fixture(scope="module")
def gabapentin():
    return load("gabapentin")


def one_day(regimen, **known):
    plain = regimen.for_patient(Patient(**known), START)
    return [(given.slot, str(given.dose)) for given in Schedule(plain, START, days=1)]


def doses(regimen, days, **chosen):
    found = {}
    for given in Schedule(regimen.choose(**chosen), START, days=days):
        found.setdefault((given.date - Schedule(regimen.choose(**chosen), START).start).days + 1, []).append(given.dose)
    return {day: [str(dose) for dose in given] for day, given in found.items()}


@pytest.mark.parametrize("clearance", TABLE)
@pytest.mark.parametrize(("column", "name"), list(enumerate(COLUMNS)))
def test_the_us_table_by_clearance_gives_what_the_label_says(gabapentin, clearance, column, name):
    found = one_day(gabapentin[name], crcl=f"{clearance} mL/min", crcl_on="2026-11-20", age=61)
    assert [dose for _, dose in found] == [f"{mg} mg" for mg in TABLE[clearance][column]]


@pytest.mark.parametrize("clearance", TABLE)
def test_the_us_table_keeps_the_limits_of_the_label_for_one_patient(gabapentin, clearance):
    who = Patient(crcl=f"{clearance} mL/min", crcl_on="2026-11-20", age=61)
    for name in COLUMNS:
        report = check(Schedule(gabapentin[name].for_patient(who, START), START, days=28), patient=who)
        assert report.ok, str(report)


def test_the_doses_for_good_kidneys_break_the_limits_for_poor_ones(gabapentin):
    good = Patient(crcl="60 mL/min", crcl_on="2026-11-20", age=61)
    poor = Patient(crcl="59.5 mL/min", crcl_on="2026-11-20", age=61, confirmed="to see what the limits say")
    schedule = Schedule(gabapentin["us-renal-3600"].for_patient(good, START), START, days=28)
    statuses = [verdict.status for verdict in check(schedule, patient=poor)]
    assert statuses == ["VIOLATED", "VIOLATED"]


def test_a_clearance_that_is_worked_out_from_a_creatinine_chooses_the_line_of_the_table(gabapentin):
    known = {"weight": "70.3 kg", "creatinine": "1.1 mg/dL", "creatinine_on": "2026-11-20", "age": 61}
    # (140 - 61) × 70.3 ÷ (72 × 1.1) = 70.12 mL/min, × 0.85 = 59.60 mL/min
    assert one_day(gabapentin["us-renal-900"], sex="male", **known) == [
        ("morning", "300 mg"),
        ("noon", "300 mg"),
        ("bedtime", "300 mg"),
    ]
    assert one_day(gabapentin["us-renal-900"], sex="female", **known) == [("morning", "200 mg"), ("evening", "200 mg")]


@pytest.mark.parametrize(
    ("after", "column", "at_15"),
    [(125, 900, 100), (150, 1200, 125), (200, 1800, 150), (250, 2400, 200), (350, 3600, 300)],
)
def test_after_haemodialysis_the_dose_of_the_same_column_is_given_on_days_of_dialysis_alone(
    gabapentin, after, column, at_15
):
    # 2026-12-01 is a Tuesday: Wednesday 2, Friday 4, Monday 7 December
    week = [(str(each.date), str(each.dose)) for each in Schedule(gabapentin[f"us-dialysis-{after}"], START, days=7)]
    assert week == [(f"2026-12-0{day}", f"{after} mg") for day in (2, 4, 7)]
    daily = one_day(gabapentin[f"us-renal-{column}"], crcl="15 mL/min", crcl_on="2026-11-20", age=61)
    assert daily == [("morning", f"{at_15} mg")]


def test_the_regimens_for_dialysis_are_for_nobody_of_whom_it_is_not_known(gabapentin):
    regimen = gabapentin["us-dialysis-125"]
    assert [each.status for each in check(regimen, patient=Patient(age=61))] == ["UNKNOWN"]
    assert [
        each.status for each in check(regimen, patient=Patient(age=61, dialysis="none", dialysis_on="2026-11-20"))
    ] == ["UNKNOWN"]
    assert check(regimen, patient=Patient(age=61, dialysis="haemodialysis", dialysis_on="2026-11-20")).ok


def test_gralise_climbs_in_15_days_as_its_label_has_it(gabapentin):
    totals = doses(gabapentin["us-gralise"], 30)
    by_hand = [300, 600, *[900] * 4, *[1200] * 4, *[1500] * 4, *[1800] * 16]
    assert [totals[day] for day in range(1, 31)] == [[f"{mg} mg"] for mg in by_hand]
    assert str(Schedule(gabapentin["us-gralise"], START, days=30).total()) == "44100 mg"  # 9 × 300 + 69 × 600 mg


def test_the_eu_ladder_keeps_the_least_times_of_its_source(gabapentin):
    totals = {
        day: sum(int(dose.removesuffix(" mg")) for dose in given)
        for day, given in doses(gabapentin["eu"], 40, start="300 mg").items()
    }
    assert (totals[1], totals[2], totals[3]) == (300, 600, 900)
    first = {level: min(day for day, total in totals.items() if total >= level) for level in (1800, 2400, 3600)}
    assert first == {1800: 12, 2400: 18, 3600: 30}  # 900 mg on day 3, then 300 mg more every 3 days
    assert all(first[level] > 7 * weeks for level, weeks in ((1800, 1), (2400, 2), (3600, 3)))


def test_every_second_day_is_half_of_every_day(gabapentin):
    regimen = gabapentin["eu-renal-alternate"]
    assert {day: len(given) for day, given in doses(regimen, 6).items()} == {1: 3, 3: 3, 5: 3}
    assert str(Schedule(regimen, START, days=28).total()) == "4200 mg"  # 150 mg a day on average


@pytest.mark.parametrize(("clearance", "each"), [("79.5", "600"), ("49.5", "300"), ("29.5", "200"), ("14.9", "100")])
def test_the_eu_table_takes_the_lower_dose_where_it_leaves_a_gap(gabapentin, clearance, each):
    found = one_day(gabapentin["eu-renal-most"], crcl=f"{clearance} mL/min", crcl_on="2026-11-20", age=61)
    assert [dose for _, dose in found] == [f"{each} mg"] * 3
