"""Clinician copy: amounts per kg, changes in percent, verdicts with margin and source, arithmetic, fills."""

import datetime as dt

import pytest
from composed import document, kinds, said
from courses import GABAPENTIN, LABEL

from posology import Bound, Frequency, Patient, Product, Regimen, Schedule, Sheet, Source, Step, check
from posology.dispensing.supply import supply
from posology.errors import SheetError
from posology.render.printing import page


def plan(*steps, **more):
    return Regimen("examplol", "oral", steps, **more)


def copy(sheet, **how):
    return document(sheet, copy="clinician", **how)


def gabapentin(*bounds, days=28, **more):
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=days)
    return Sheet.of(schedule, check(schedule, bounds), **more)


def test_it_says_what_it_is_in_its_title_and_has_every_part():
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=28)
    made = supply(schedule, Product("capsule", "300 mg/capsule"))
    sheet = gabapentin(Bound.per_day("3600 mg/day", source=LABEL), supply=made)
    assert copy(sheet).title == "Clinician copy: gabapentin plan"
    assert kinds(copy(sheet)) == [
        *("top", "steps", "ending", "total", "picture", "prescription", "fills", "verdicts", "limits", "sources"),
        *("made-from", "counted", "rules", "what", "days"),
    ]


def test_each_step_tells_its_change_in_percent_of_the_step_before():
    steps = plan(*[Step(dose, days=7) for dose in ("30 mg", "60 mg", "45 mg", "40 mg")], Step.no_dose(days=7))
    changes = [row[-1] for row in said(copy(Sheet.of(Schedule(steps, "2026-12-01"))), "steps")]
    # 30 to 60 is twice as much; 60 to 45 a quarter less; 45 to 40 a ninth, 11.111…
    assert changes == ["start", "plus 100 %", "minus 25 %", "minus about 11.1 %", "to none"]


def test_after_days_without_a_dose_there_is_no_percentage():
    pulses = plan(Step("500 mg", days=2), Step.no_dose(days=12), Step("500 mg", days=2))
    assert [row[-1] for row in said(copy(Sheet.of(Schedule(pulses, "2026-12-01"))), "steps")] == [
        "start",
        "to none",
        "from none",
    ]


def test_with_a_weight_each_step_is_said_per_kg():
    steps = plan(Step("300 mg", days=7), Step("350 mg", days=7))
    sheet = Sheet.of(Schedule(steps, "2026-12-01"), measures=Patient(weight="70 kg"))
    # 300 / 70 = 4.2857…, 350 / 70 = 5
    assert [row[-1] for row in said(copy(sheet), "steps")] == ["about 4.29 mg per kg", "5 mg per kg"]
    assert said(copy(sheet), "top")["Body weight"] == "70 kg"


def test_a_weight_that_changes_is_that_of_the_day_on_which_the_step_begins():
    steps = plan(Step("300 mg", days=7), Step("350 mg", days=7))
    grows = Patient(weight={"2026-12-01": "10 kg", "2026-12-08": "12.5 kg"})
    sheet = Sheet.of(Schedule(steps, "2026-12-01"), measures=grows)
    assert [row[-1] for row in said(copy(sheet), "steps")] == ["30 mg per kg", "28 mg per kg"]


def test_without_a_weight_nothing_is_said_per_kg():
    sheet = gabapentin(measures=Patient(age=40))
    assert said(copy(sheet), "steps")[0][-1] == "start"
    assert ("Body weight" in said(copy(sheet), "top"), said(copy(sheet), "top")["Age"]) == (False, "40 years")


def test_each_verdict_has_its_value_bound_margin_and_source():
    sheet = gabapentin(Bound.per_day("3600 mg/day", source=LABEL, name="day"), Bound.per_dose("200 mg", source=LABEL))
    first, second = said(copy(sheet), "verdicts")
    assert first == [
        *("day", "PROVED | for days 1 to 28", "900 mg per day", "at most 3,600 mg on any day", "2,700 mg"),
        "Example label, 4.2",
    ]
    assert (second[1].partition(" | ")[0], second[2], second[4]) == ("VIOLATED", "300 mg", "minus 100 mg")
    full = said(copy(sheet), "limits")
    assert "margin 2,700 mg" in full[0]
    assert "day 1, Tue 1 Dec 2026 at 08:00" in full[1]


def test_an_unknown_verdict_says_what_is_missing_in_place_of_a_value():
    schedule = Schedule(plan(Step("5 mg", days=7)), "2026-12-01")
    report = check(schedule, [Bound.lifetime("50 g", source=LABEL)])
    (row,) = said(copy(Sheet.of(schedule, report)), "verdicts")
    assert row[1] == "UNKNOWN"
    assert "before day 1" in row[2]


def test_what_is_at_its_limit_is_told_from_what_is_not_worked_out():
    schedule = Schedule(plan(Step("1 g", Frequency.every(hours=6), days=3)), "2026-12-01")
    four = Bound.rolling("4 g", "24 hours", source=LABEL)
    rise = Bound.rise("50 %", within_days=7, of="current", source=LABEL)
    rows = said(copy(Sheet.of(schedule, check(schedule, [four, rise]))), "verdicts")
    # 1 g every 6 hours is exactly 4 g in 24 hours, and no dose may be a minute early
    assert [row[4] for row in rows] == ["at the limit | timing: 0 minutes", "not worked out"]


def test_each_dose_of_a_prescription_stands_with_its_own_time():
    sheet = Sheet.of(Schedule(plan(Step("25 mg", Frequency.daily(3), days=7), Step.no_dose(days=7)), "2026-12-01"))
    assert said(copy(sheet), "prescription") == {
        "Medicine": "examplol; by mouth",
        "Tue 1 Dec 2026 – Mon 7 Dec 2026": "Morning 25 mg, Noon 25 mg, Bedtime 25 mg; 75 mg each day",
        "Tue 8 Dec 2026 – Mon 14 Dec 2026": "no dose",
        "Dispense in all": "",
        "Prescribed by": "",
    }


def test_a_fill_of_which_nothing_is_collected_says_so():
    pulses = plan(Step("5 mg", days=2), Step.no_dose(days=26))
    schedule = Schedule(pulses, "2026-12-01")
    made = copy(Sheet.of(schedule, supply=supply(schedule, Product("tablet", "5 mg/tablet"), fill_days=14)))
    assert said(made, "fills")[1][2:] == ["none", "none", "none", "nothing to collect"]


def test_a_plan_that_was_not_checked_says_so():
    made = copy(gabapentin())
    assert said(made, "limits") == ["NOT CHECKED: this plan was not held against any limit"]
    assert said(made, "top")["Limits"].startswith("NOT CHECKED")


def test_quantities_are_told_fill_by_fill():
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=28)
    packs = Product("capsule", "300 mg/capsule", packs=["50 capsule"])
    made = copy(Sheet.of(schedule, supply=supply(schedule, packs, fill_days=14)))
    # 39 and 42 are needed; a pack of 50 leaves 11, for 3 days and 2 doses: day 18 is a Friday
    assert said(made, "fills") == [
        [
            *("1", "Tue 1 Dec 2026 – Mon 14 Dec 2026", "39 capsules of 300 mg", "50 capsules of 300 mg"),
            *("1 pack of 50 capsules of 300 mg", "at the start"),
        ],
        [
            *("2", "Tue 15 Dec 2026 – Mon 28 Dec 2026", "42 capsules of 300 mg", "50 capsules of 300 mg"),
            *("1 pack of 50 capsules of 300 mg", "Thu 17 Dec 2026"),
        ],
    ]
    assert said(made, "prescription")["Dispense in all"] == "100 capsules of 300 mg"


def test_sources_evidence_and_what_it_was_made_from_are_all_there():
    source = Source("Example label", section="4.2", publisher="Someone", read=dt.date(2026, 11, 22), says="5 mg a day")
    regimen = plan(Step("5 mg", days=2), source=source, evidence="one trial", notes=["with food"])
    made = copy(Sheet.of(Schedule(regimen, "2026-12-01")))
    assert said(made, "sources") == [
        "Example label, 4.2; Someone; read Sun 22 Nov 2026: 5 mg a day",
        "Evidence: one trial",
        "Note: with food",
    ]
    assert said(made, "made-from") == [
        "Regimen: examplol, oral: 5 mg morning for 2 days",
        "Day 1: Tue 1 Dec 2026",
        "Days shown: 2, from day 1",
        "Time zone: none; times are those of the clock where the patient is (floating local time)",
        "Slot times: morning 08:00",
    ]


def test_a_name_is_spelled_for_selection_here_and_nowhere_else():
    sheet = Sheet.of(
        Schedule(Regimen("prednisone", "oral", Step("5 mg", days=2)), "2026-12-01"),
        tall_man={"prednisone": "predniSONE"},
    )
    assert (copy(sheet).title, said(copy(sheet), "top")["Drug"]) == ("Clinician copy: predniSONE plan", "predniSONE")
    assert "predniSONE" not in str(document(sheet))


def test_in_the_united_kingdom_micrograms_are_written_in_full():
    regimen = plan(Step("50 mcg", days=2))
    texts = {tag: str(copy(Sheet.of(Schedule(regimen, "2026-12-01")), tag=tag)) for tag in ("en-US", "en-GB")}
    assert ("mcg" in texts["en-US"], "microgram" in texts["en-US"]) == (True, False)
    assert ("mcg" in texts["en-GB"], "microgram" in texts["en-GB"]) == (False, True)


def test_it_is_refused_in_a_language_in_which_half_of_it_would_be_english():
    with pytest.raises(SheetError, match="in English only, not in de"):
        copy(gabapentin(), tag="de")


def test_an_as_needed_plan_has_its_limits_and_its_log_on_both_copies():
    rescue = Frequency.as_needed(at_least="6 hours", most=4, per="24 hours")
    sheet = Sheet.as_needed(plan(Step("5 mg", rescue, days=7)), "2026-12-01", days=7, purpose="pain")
    for made in (copy(sheet), document(sheet)):
        assert said(made, "as-needed") == {
            "Take": "5 mg",
            "For what": "pain",
            "When": "Tue 1 Dec 2026 – Mon 7 Dec 2026",
            "Wait": "at least 6 hours from one dose to the next",
            "Not more than": "4 doses in 24 hours",
        }
        log = said(made, "log")
        assert (len(log), log[0]) == (7, ["Tue 1 Dec 2026", "", "", "", ""])
        assert said(made, "ending") == "This sheet is for 7 days, up to Mon 7 Dec 2026."
        assert said(made, "steps") is None


def test_a_long_as_needed_plan_has_a_log_of_a_month_to_be_dated_by_hand():
    rescue = Frequency.as_needed(most=2, per="day")
    sheet = Sheet.as_needed(plan(Step("5 mg", rescue)), "2026-12-01", days=90)
    assert said(document(sheet), "log")[0] == ["", "", ""]  # 2 may be taken on one day: no empty box asks for a third
    assert len(said(document(sheet), "log")) == 31
    assert said(document(sheet), "as-needed")["Not more than"] == "2 doses on one day"
    box = said(document(sheet), "as-needed")
    assert (box["For what"], box["Wait"]) == ("", "")  # what nobody said is left to be filled in by hand
    assert page(sheet).count("____") >= 2


@pytest.mark.parametrize(
    ("limits", "room"),
    [
        ({"most": 2, "per": "day"}, 2),
        ({"most": 3, "per": "24 hours"}, 3),
        ({"most": 6, "per": "day"}, 4),
        ({"most": 1, "per": "6 hours"}, 4),  # 4 or more fall on one day
        ({"at_least": "6 hours"}, 4),
    ],
)
def test_the_log_has_no_room_for_more_doses_a_day_than_may_be_taken(limits, room):
    sheet = Sheet.as_needed(plan(Step("5 mg", Frequency.as_needed(**limits))), "2026-12-01", days=7)
    assert {len(row) for row in said(document(sheet), "log")} == {1 + room}


def test_a_total_beside_doses_as_needed_says_that_it_does_not_count_them():
    rescue = ("5 mg", Frequency.as_needed(most=2, per="day"))
    both = Step(components=[("10 mg", Frequency.at("morning")), rescue])
    text = "What is taken only if needed is not in any total on this sheet."
    for printed in ("patient", "clinician"):
        assert text in page(Sheet.as_needed(plan(both), "2026-12-01", days=7), copy=printed)
        assert text not in page(Sheet.as_needed(plan(Step(*rescue)), "2026-12-01", days=7), copy=printed)


def test_the_title_says_where_all_is_taken_as_needed():
    rescue = Step("5 mg", Frequency.as_needed(most=2, per="day"))
    assert document(Sheet.as_needed(plan(rescue), "2026-12-01", days=7)).title == "Your examplol plan, as needed"


def test_a_mark_of_a_visit_is_explained_on_the_clinician_copy():
    made = copy(Sheet.of(Schedule(plan(Step("5 mg", days=7)), "2026-12-01"), visits=[("2026-12-03", "Blood test")]))
    assert said(made, "visits") == {"Thu 3 Dec 2026": "Blood test"}


def test_nobody_is_asked_to_plan_for_vomiting_what_is_not_swallowed():
    swallowed, infused = (
        said(document(Sheet.of(Schedule(Regimen("examplol", route, Step("5 mg", days=7)), "2026-12-01"))), "if")
        for route in ("oral", "intravenous")
    )
    assert set(swallowed) - set(infused) == {"you vomit after a dose"}
