"""Patient copy: what the person who takes a drug reads, part by part."""

import attrs
import pytest
from composed import block, document, kinds, said, spaced
from courses import GABAPENTIN, LABEL

from posology import Bound, Cycle, Frequency, Product, Regimen, Schedule, Sheet, Source, Step, Stopping, check
from posology.dispensing.supply import supply
from posology.errors import SheetError
from posology.render.document import Month

CAPSULE = Product("capsule", "300 mg/capsule", scored=False)
TABLET = Product("tablet", ["5 mg/tablet", "1 mg/tablet"], scored=True)


def plan(*steps, **more):
    return Regimen("examplol", "oral", steps, **more)


def gabapentin(days=28, **lines):
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=days)
    return Sheet.of(schedule, supply=supply(schedule, CAPSULE, fill_days=14), **lines)


def test_the_parts_come_in_the_order_of_the_print_rules():
    made = document(gabapentin(warnings=["Do not drive."]))
    assert kinds(made) == [
        *("top", "use", "product", "steps", "ending", "total", "if", "warnings", "supply", "visits", "contacts"),
        *("about", "month"),
    ]
    assert made.title == "Your gabapentin plan"


def test_the_step_table_counts_first_and_says_the_amount_second():
    assert said(document(gabapentin()), "steps") == [
        ["Tue 1 Dec 2026", "1", "1 capsule (300 mg)", "none", "none", "none", "300 mg"],
        ["Wed 2 Dec 2026", "1", "1 capsule (300 mg)", "none", "1 capsule (300 mg)", "none", "600 mg"],
        [
            *("Thu 3 Dec 2026 – Mon 28 Dec 2026", "26"),
            *("1 capsule (300 mg)", "1 capsule (300 mg)", "none", "1 capsule (300 mg)", "900 mg"),
        ],
    ]


def test_of_several_strengths_each_has_a_line_of_its_own():
    schedule = Schedule(plan(Step("7.5 mg", days=2), Step("6 mg", days=2)), "2026-12-01")
    both = Sheet.of(schedule, supply=supply(schedule, TABLET))
    assert [row[2] for row in said(document(both), "steps")] == [
        "1 and a half tablets of 5 mg (7.5 mg)",
        "1 tablet of 5 mg (5 mg) | 1 tablet of 1 mg (1 mg)",
    ]


def test_a_liquid_is_measured_and_its_amount_said():
    schedule = Schedule(plan(Step("85 mg", days=2)), "2026-12-01")
    made = supply(schedule, Product("oral solution", "250 mg/5 mL"), mark="0.1 mL")
    assert said(document(Sheet.of(schedule, supply=made)), "steps")[0][2] == "1.7 mL (85 mg)"


def test_without_a_supply_amounts_stand_alone_and_the_product_is_left_blank():
    made = document(Sheet.of(Schedule(GABAPENTIN, "2026-12-01", days=28)))
    assert said(made, "steps")[0] == ["Tue 1 Dec 2026", "1", "300 mg", "none", "none", "none", "300 mg"]
    assert said(made, "product")["Product"] == ""
    assert said(made, "supply") == {"Quantity": "", "Ask for more by": ""}


@pytest.mark.parametrize(
    ("scored", "words"),
    [(True, "Split on the line only"), (False, "Do not split"), (None, "Ask before you split one")],
)
def test_the_product_box_says_whether_one_may_be_split(scored, words):
    schedule = Schedule(plan(Step("5 mg", days=2)), "2026-12-01")
    product = attrs.evolve(TABLET, scored=scored)
    assert said(document(Sheet.of(schedule, products=[product])), "product")["Splitting"] == words


def test_a_capsule_is_never_split_and_of_what_is_no_tablet_nothing_is_said():
    schedule = Schedule(plan(Step("300 mg", days=2)), "2026-12-01")
    for form, holds, words in (
        ("delayed-release capsule", "300 mg/capsule", "Do not split"),
        ("oral solution", "250 mg/5 mL", None),
        ("vial", "500 mg/vial", None),
    ):
        assert said(document(Sheet.of(schedule, products=[Product(form, holds)])), "product").get("Splitting") == words


def test_the_product_box_names_drug_strength_look_route_and_purpose():
    sheet = gabapentin(look="white capsule", purpose="nerve pain")
    assert said(document(sheet), "product") == {
        "Medicine": "gabapentin",
        "Product": "capsule of 300 mg",
        "How": "by mouth",
        "It looks like": "white capsule",
        "Splitting": "Do not split",
        "What it is for": "nerve pain",
    }


def test_the_total_tells_its_arithmetic():
    # 1 day of 300 mg, 1 of 600 mg, 26 of 900 mg: 300 + 600 + 23,400
    assert said(document(gabapentin()), "total") == (
        "Total for these days: 24,300 mg (1 day of 300 mg, 1 day of 600 mg, 26 days of 900 mg)"
    )


def test_the_supply_says_how_much_until_when_and_by_when_more():
    # days 1 to 14: 1 + 2 + 12 × 3 = 39; days 15 to 28: 14 × 3 = 42. 15 December 2026 is a Tuesday, the day before open.
    assert said(document(gabapentin()), "supply") == [
        "In all, for 28 days: 81 capsules of 300 mg",
        "First: 39 capsules of 300 mg, enough through Mon 14 Dec 2026.",
        "Ask for more by Mon 14 Dec 2026: 42 capsules of 300 mg, enough through Mon 28 Dec 2026.",
    ]


def test_packs_that_hold_more_last_longer():
    schedule = Schedule(plan(Step("5 mg", days=28)), "2026-12-01")
    packed = Product("tablet", "5 mg/tablet", packs=["20 tablet"])
    sheet = Sheet.of(schedule, supply=supply(schedule, packed, fill_days=14))
    # 20 of the first 14 days' 14 tablets last through day 20, a Sunday; the day before is a Saturday, so by Friday
    assert said(document(sheet), "supply")[1:] == [
        "First: 20 tablets of 5 mg, enough through Sun 20 Dec 2026.",
        "Ask for more by Fri 18 Dec 2026: 20 tablets of 5 mg, enough through Mon 28 Dec 2026.",
    ]


# --- How it ends ---


def test_a_plan_that_ends_says_when_and_one_that_goes_on_never_says_to_stop():
    ends = document(Sheet.of(Schedule(plan(Step("5 mg", days=7)), "2026-12-01")))
    goes_on = document(Sheet.of(Schedule(plan(Step("5 mg")), "2026-12-01", days=7)))
    then = document(Sheet.of(Schedule(plan(Step("5 mg", days=7), then="Speak to the prescriber."), "2026-12-01")))
    assert said(ends, "ending") == "Then stop. The last dose is on Mon 7 Dec 2026."
    shown = "This sheet shows 7 days, up to Mon 7 Dec 2026."
    assert said(goes_on, "ending") == f"{shown} The plan goes on after that."
    assert said(then, "ending") == f"{shown} Do not stop on your own. Speak to the prescriber."


def test_what_a_regimen_says_in_english_is_not_mixed_into_another_language():
    sheet = Sheet.of(
        Schedule(
            plan(
                Step("5 mg", days=7),
                then="Speak to the prescriber.",
                evidence="one trial",
                indication="nerve pain",
                stopping=Stopping("1 week", source=Source("Example label"), says="Slowly."),
            ),
            "2026-12-01",
        )
    )
    english = ("prescriber", "one trial", "nerve pain", "Slowly")
    made = str(document(sheet))
    assert [each in made for each in english] == [True] * 4
    other = str(document(sheet, "de"))
    assert [each in other for each in english] == [False] * 4


def test_how_to_stop_is_said_with_its_time_and_its_source():
    rule = Stopping("1 week", source=Source("Example label", section="2.4"))
    sheet = Sheet.of(Schedule(plan(Step("5 mg"), stopping=rule), "2026-12-01", days=7))
    assert said(document(sheet), "stopping") == [
        "Do not stop on your own. To stop, the dose is reduced over at least 7 days.",
        "Source: Example label, 2.4",
    ]


# --- Not every day ---


def test_a_weekly_dose_names_its_weekday_and_says_not_every_day():
    sheet = Sheet.of(Schedule(plan(Step("15 mg", Frequency.weekly("Monday"))), "2026-12-07", days=28))
    made = document(sheet)
    assert said(made, "top")["Not every day"] == "Doses on 4 of 28 days, only on Monday"
    assert said(made, "week") == "Most in 7 days in a row: 15 mg"


def test_doses_on_changing_weekdays_are_counted_without_naming_them():
    sheet = Sheet.of(Schedule(plan(Step("15 mg", Frequency.every(days=3))), "2026-12-07", days=28))
    assert said(document(sheet), "top")["Not every day"] == "Doses on 10 of 28 days"
    pulses = Sheet.of(Schedule(plan(Cycle(Step("500 mg", days=2), days=14)), "2026-12-07", days=84))
    # always a Monday and a Tuesday, but not those of every week
    assert said(document(pulses), "top")["Not every day"] == "Doses on 12 of 84 days"
    every_day = Sheet.of(Schedule(plan(Step("15 mg")), "2026-12-07", days=28))
    assert "Not every day" not in said(document(every_day), "top")


# --- Clock changes, late starts ---


def test_a_dose_at_a_time_that_the_clock_skips_is_told_with_where_it_went():
    # New York, 8 March 2026: 02:00 to 03:00 does not exist.
    schedule = Schedule(plan(Step("5 mg", Frequency.at("02:30"), days=3)), "2026-03-07", zone="America/New_York")
    assert said(document(Sheet.of(schedule)), "moved") == [
        "The clock skips 02:30 on Sun 8 Mar 2026: 5 mg is given at the next time there is, 03:00 on Sun 8 Mar 2026"
    ]


def test_a_dose_at_a_time_that_the_clock_repeats_is_said_to_be_given_once():
    schedule = Schedule(plan(Step("5 mg", Frequency.at("01:30"), days=1)), "2026-11-01", zone="America/New_York")
    made = document(Sheet.of(schedule))
    assert said(made, "moved") == ["The clock shows 01:30 on Sun 1 Nov 2026 twice: 5 mg is given once, the first time"]
    assert said(made, "steps")[0][2] == "01:30 (first) 5 mg"


def test_doses_that_a_late_start_leaves_out_are_named():
    made = document(Sheet.of(Schedule(plan(Step("5 mg", Frequency.daily(3), days=2)), "2026-12-01T14:00")))
    assert said(made, "moved") == [
        "Left out on Tue 1 Dec 2026, as the plan starts at 14:00: Morning 5 mg",
        "Left out on Tue 1 Dec 2026, as the plan starts at 14:00: Noon 5 mg",
    ]


# --- Days ---


def test_few_days_or_large_print_are_a_list_with_boxes_to_tick_and_more_days_are_grids():
    assert kinds(document(gabapentin(21)))[-1] == "days"
    assert kinds(document(gabapentin(22)))[-1] == "month"
    assert kinds(document(gabapentin(22), large_print=True))[-1] == "days"
    table = block(document(gabapentin(2)), "days")
    assert table.head == ("Date", "Day", "Morning", "Evening", "Total", "Mark", "How I felt")
    assert block(document(gabapentin(3)), "days").head[-1] == "Mark"  # beside four slots there is no room
    assert [[cell.tick for cell in row] for row in table.rows] == [
        [False, False, True, False, False, False, False],
        [False, False, True, True, False, False, False],
    ]


def test_a_grid_says_of_what_each_number_is_and_what_stands_outside_the_plan():
    (december,) = [each for each in document(gabapentin()).blocks if isinstance(each, Month)]
    assert spaced(december.title) == "December 2026: each number counts 1 capsule of 300 mg"
    assert december.weekdays[0] == "Sunday"
    day = december.weeks[0][3]
    assert (day.date, [(dose.label, dose.lines) for dose in day.doses], spaced(day.total), day.tags) == (
        "Wed 2 Dec",
        [("Morning", ("1",)), ("Evening", ("1",))],
        "Total 600 mg",
        ("CHANGE",),
    )
    assert december.weeks[4][2].outside == "not on this sheet"


def test_the_week_of_a_grid_begins_as_the_region_has_it():
    (december,) = [each for each in document(gabapentin(), "en-GB").blocks if isinstance(each, Month)]
    assert (december.weekdays[0], december.weeks[0][0], december.weeks[0][1].date) == ("Monday", None, "Tue 1 Dec")


# --- What it was made from ---


def test_every_sheet_says_how_it_stands_against_its_limits():
    schedule = Schedule(GABAPENTIN, "2026-12-01", days=28)
    proved, broken = (Bound.per_day(limit, source=LABEL) for limit in ("3600 mg/day", "600 mg/day"))
    lines = [
        said(document(Sheet.of(schedule, report)), "about")[0]
        for report in (None, check(schedule, []), check(schedule, [proved]), check(schedule, [proved, broken]))
    ]
    unchecked = "Limits: NOT CHECKED against any limit. Do not use this sheet before a professional has looked at it."
    later = "Not every limit was checked for the days after this sheet."
    assert lines == [
        unchecked,
        unchecked,
        f"Limits: the days on this sheet keep the only limit that its sources state. {later}",
        "Limits: NOT SHOWN that the days on this sheet keep all 2 limits that its sources state. "
        f"Do not use this sheet before a professional has looked at it. {later}",
    ]
    ends = Schedule(plan(Step("5 mg", days=7)), "2026-12-01")
    line = said(document(Sheet.of(ends, check(ends, [proved]))), "about")[0]
    assert line == "Limits: the days on this sheet keep the only limit that its sources state."


def test_every_sheet_says_what_it_is_and_names_its_source_or_that_there_is_none():
    bare = said(document(gabapentin()), "about")
    assert bare[-1] == "A calculator over cited sources, for professionals to review. Not a medical device."
    assert "Source: none is given for this plan" in bare
    sourced = plan(Step("5 mg", days=2), source=Source("Example label", section="4.2"))
    assert "Source: Example label, 4.2" in said(document(Sheet.of(Schedule(sourced, "2026-12-01"))), "about")


def test_name_drug_strength_and_version_stand_on_every_page():
    made = document(gabapentin(patient="A. Example", version="3"))
    assert [spaced(each) for each in made.running] == ["For: A. Example", "gabapentin (strength 300 mg)", "Version 3"]
    assert document(gabapentin()).running[0] == "For: ____________________"
    assert made.page == "page {page} of {pages}"


def test_an_unknown_copy_or_calendar_is_refused():
    for how in ({"copy": "nurse"}, {"calendar": "year"}):
        with pytest.raises(SheetError, match=r"got '(nurse|year)'"):
            document(gabapentin(), **how)


@pytest.mark.parametrize(
    ("indication", "printed"),
    [
        ("neuropathic pain", "nerve pain"),
        ("postherpetic neuralgia", "nerve pain after shingles"),
        ("migraine", "migraine"),
        ("the illnesses of the US label", ""),
        ("", ""),
    ],
)
def test_what_it_is_for_is_said_in_plain_words_or_left_for_the_user_to_say(indication, printed):
    sheet = Sheet.of(Schedule(plan(Step("5 mg", days=7), indication=indication), "2026-12-01"))
    assert said(document(sheet), "product")["What it is for"] == printed


def test_each_strength_has_a_line_of_its_own_and_none_is_said_to_hold_two():
    schedule = Schedule(plan(Step("6 mg", days=2)), "2026-12-01")
    made = document(Sheet.of(schedule, supply=supply(schedule, TABLET)))
    assert [spaced(value) for name, value in block(made, "product").rows if name == "Product"] == [
        "tablet of 5 mg",
        "tablet of 1 mg",
    ]


def test_a_change_of_the_clock_is_told_where_doses_are_hours_apart_and_only_there():
    # New York, 1 November 2026: the clock goes back at 02:00
    told = "The clock changes on Sun 1 Nov 2026: doses that are hours apart stay so, at other times of the clock."
    for frequency, days, lines in (
        (Frequency.every(hours=8), 5, [told]),
        (Frequency.every(hours=8), 3, [told]),
        (Frequency.every(hours=8), 2, None),
        (Frequency.daily(3), 5, None),
    ):
        schedule = Schedule(plan(Step("20 mg", frequency, days=days)), "2026-10-30", zone="America/New_York")
        assert said(document(Sheet.of(schedule)), "moved") == lines
    floating = Schedule(plan(Step("20 mg", Frequency.every(hours=8), days=5)), "2026-10-30")
    assert said(document(Sheet.of(floating)), "moved") is None
