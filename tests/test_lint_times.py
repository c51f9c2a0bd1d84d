"""The linter on times, dates, counts and what is as needed: P19, P20, P28, P29, P31, P32, P34 and P35."""

from __future__ import annotations

import pytest

from posology.lint import lint_text


def found(text: str, rule: str) -> list[tuple[str, str]]:
    """What one rule found in a text, with what it says to write instead or what is wrong."""
    return [(each.found, each.suggestion or each.why) for each in lint_text(text) if each.rule.id == rule]


WHEN = "at which time of day?"
SLOT = "beside which of morning, noon, evening, bedtime?"
REASON, GAP, MOST = "the reason", "the least time between doses", "the most in 24 hours"
BAD = [
    ("P19", "2 tablets twice daily", "twice daily", WHEN),
    ("P19", "Take 1 capsule three times a day.", "three times a day", WHEN),
    ("P19", "Take 1 capsule 3 times a day with food.", "3 times a day", WHEN),
    ("P19", "1 tablet every 12 hours", "every 12 hours", WHEN),
    ("P19", "2 tablets twice-daily", "twice-daily", WHEN),
    ("P19", "500 mg q8h", "q8h", WHEN),
    ("P19", "500 mg Q 6 H", "Q 6 H", WHEN),
    ("P19", "5 mg daily", "daily", WHEN),
    ("P19", "0.25 mg twice daily", "twice daily", WHEN),
    ("P19", "1 TABLET ONCE DAILY", "ONCE DAILY", WHEN),
    ("P19", "Gabapentin 300 mg twice daily\nAmlodipine 5 mg in the morning", "twice daily", WHEN),
    ("P20", "8, 14, 22 h", "8, 14, 22 h", ""),
    ("P20", "Take 1 tablet at 8:00", "8:00", SLOT),
    ("P20", "Take 1 tablet at 8 AM.", "8 AM", SLOT),
    ("P20", "300 mg at 22:00", "22:00", SLOT),
    ("P28", "03/04/26", "03/04/26", ""),
    ("P28", "start 12/25/2026", "12/25/2026", "Fri 25 Dec 2026"),
    ("P28", "25/12/2026", "25/12/2026", "Fri 25 Dec 2026"),
    ("P28", "2026-03-04", "2026-03-04", "Wed 4 Mar 2026"),
    ("P28", "03.04.2026", "03.04.2026", ""),
    ("P28", "04/04/2026", "04/04/2026", "Sat 4 Apr 2026"),
    ("P28", "start on 3/4", "3/4", ""),
    ("P28", "Mon 1 Dec 2026", "Mon 1 Dec 2026", "that date is a Tuesday"),
    ("P29", "Week 1: 300 mg in the morning", "Week 1", "from which date to which?"),
    ("P29", "- Weeks 1-2: 300 mg", "Weeks 1-2", "from which date to which?"),
    ("P29", "week 3: 900 mg in the morning", "week 3", "from which date to which?"),
    ("P29", "| Month 2 | 600 mg |", "Month 2", "from which date to which?"),
    ("P29", "Tue 1 – Mon 7 Dec 2026 (6 days)", "Tue 1 – Mon 7 Dec 2026", "these are 7 days, not 6"),
    ("P29", "Tue 1 Dec 2026 – Mon 7 Dec 2026   8", "Tue 1 Dec 2026 – Mon 7 Dec 2026", "these are 7 days, not 8"),
    ("P29", "Mon 7 Dec 2026 – Tue 1 Dec 2026", "Mon 7 Dec 2026 – Tue 1 Dec 2026", "it ends before it begins"),
    ("P31", '229 needed, "#100"', '229 needed, "#100', "100 is less than 229"),
    ("P31", "2 x 300 mg = 700 mg", "2 x 300 mg = 700 mg", "2 × 300 mg is 600 mg"),
    ("P31", "2 capsules of 300 mg (900 mg)", "2 capsules of 300 mg (900 mg", "2 × 300 mg is 600 mg"),
    ("P31", "gabapentin 300 mg capsules\n2 capsules (300 mg)", "2 capsules (300 mg)", "2 of 300 mg are 600 mg"),
    ("P31", "1 × 300 mg + 26 × 900 mg = 24,300 mg", "= 24,300 mg", "the sum is 23,700 mg"),
    ("P32", "12 tablets", "12 tablets", "of what strength?"),
    ("P32", "Example drug\nQty: 30 tablets", "30 tablets", "of what strength?"),
    ("P34", "1–2 tabs q4–6h prn", "prn", f"missing: {REASON}, {MOST}"),
    ("P34", "Take 1 tablet as needed.", "as needed", f"missing: {REASON}, {GAP}, {MOST}"),
    ("P34", "Take 1 tablet as needed for pain.", "as needed", f"missing: {GAP}, {MOST}"),
    ("P34", "5 mg every 6 hours when required for pain", "when required", f"missing: {MOST}"),
    ("P34", "1 tablet PRN for 7 days", "PRN", f"missing: {REASON}, {GAP}, {MOST}"),
    ("P34", "zolpidem at bedtime prn", "prn", f"missing: {REASON}, {GAP}, {MOST}"),
    ("P35", "weekly", "weekly", "missing: the weekday, not every day"),
    ("P35", "methotrexate 15 mg once a week", "once a week", "missing: the weekday, not every day"),
    ("P35", "methotrexate 15 mg weekly on Monday", "weekly", "missing: not every day"),
    ("P35", "Take 6 tablets once weekly. Not every day.", "weekly", "missing: the weekday"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "what", "why"), BAD)
def test_a_bad_time_is_found_with_what_is_wrong(rule: str, text: str, what: str, why: str):
    assert found(text, rule) == [(what, why)]


GOOD = [
    ("P19", ["2 tablets in the morning and 2 tablets in the evening", "2 capsules twice a day, morning and bedtime"]),
    ("P19", ["TAKE 1 CAPSULE TWICE DAILY\nIN THE MORNING AND EVENING", "1 tablet once a day at 8 AM (morning)"]),
    (
        "P19",
        ["at most 900 mg daily", "raise by 300 mg every 3 days", "not every day", "Total each day", "every 14 days"],
    ),
    (
        "P19",
        [
            "Take 1 tablet every 6 hours as needed for pain, at most 4 in 24 hours.",
            "the daily dose",
            "once-daily tablet of 300 mg",
            "1 tablet twice daily, AM and PM",
            "5 mg each day",
        ],
    ),
    (
        "P20",
        [
            "bedtime (10 PM)",
            "Clinic open 9:00 to 17:00",
            "Call us from 9 am",
            "The clinic is open from 9 am if you took 2 tablets",
            "1 tablet in the morning (08:00)",
        ],
    ),
    (
        "P20",
        [
            "morning 08:00, noon 12:00",
            "every 4, 6 h",
            "a ratio of 1:20",
            "8, 14 and 22",
            "See 4.2 of the label for doses",
            "0.25 mg of it",
            "500 mg on day 1, Tue 1 Dec 2026 at 08:00",
            "2026-12-03 22:00 gabapentin 300 mg",
        ],
    ),
    (
        "P28",
        ["Fri 3 Apr 2026", "3 April 2026", "phone 555-010-1234", "10.0.0.1", "version 1.2.2026.1", "NDC 0071-0803-24"],
    ),
    (
        "P28",
        [
            "5-10-15 mg",
            "ratio 1/2/3",
            "1/2 tablet",
            "31/31/2026",
            "figures 9/10/14",
            "from 1/2 tablet",
            "Tue 1 Dec 2026",
            "pages 3-4-5",
        ],
    ),
    (
        "P29",
        ["Tue 1 – Mon 7 Dec 2026 (7 days)", "Tue 1 Dec 2026 – Mon 7 Dec 2026    7     300 mg", "Day 1: Tue 1 Dec 2026"],
    ),
    (
        "P29",
        [
            "Week 1: Tue 1 Dec – Mon 7 Dec 2026",
            "by week 2 you may feel better",
            "20 mg in month 1, 30 mg in\nmonth 2 and so on",
            "for 3 weeks",
            "within 1 month",
        ],
    ),
    ("P29", ["Thu 31 Dec 2026 – Fri 1 Jan 2027 (2 days)", "Tue 1 Dec 2026 – Tue 1 Dec 2026 (1 day)"]),
    ("P31", ["2 x 300 mg = 600 mg", "2 capsules of 300 mg (600 mg)", "100 needed, #100", "3 × 0.5 mg = 1.5 mg"]),
    (
        "P31",
        [
            "300 mg capsules and 100 mg capsules\n2 capsules (200 mg)",
            "1 × 300 mg + 1 × 600 mg +\n26 × 900 mg = 24,300 mg",
        ],
    ),
    ("P32", ["12 tablets of 5 mg", "prednisone 5 mg\n12 tablets", "Take 2 tablets in the morning", "5 mg: 30 tablets"]),
    (
        "P34",
        [
            "1 tablet if you have pain; wait 6 hours; not more than 4 in 24 hours",
            "Call us as needed",
            "more than needed",
            "begin with 25 mg, raised if necessary to 150 mg",
            "25 mg. If necessary, this may be increased to 50 mg",
        ],
    ),
    ("P34", ["Take 1 tablet every 6 hours as needed for pain. Not more than 4 tablets in 24 hours."]),
    ("P34", ["Take 1 tablet as needed if you have pain.\nWait at least 6 hours.\nTake at most 4 in 24 hours."]),
    (
        "P35",
        [
            "once a week, on Monday only",
            "10 mg once a week on Monday, not every day",
            "weekly blood test",
            "weekly visits",
        ],
    ),
    (
        "P35",
        [
            "raise the dose by 300 mg every week",
            "Most in 7 days in a row: 1,000 mg",
            "a weekly pill box",
            "10 mg more every week",
            "the bound weekly-shortest is 1 g",
        ],
    ),
]


@pytest.mark.parametrize(("rule", "texts"), GOOD)
def test_a_good_time_is_left_alone(rule: str, texts: list[str]):
    assert [(text, each) for text in texts for each in found(text, rule)] == []


def test_one_medicine_of_a_list_does_not_lend_its_limits_to_another():
    text = "Ibuprofen 400 mg as needed\nParacetamol 1 g every 6 hours as needed for pain, max 4 g in 24 hours"
    assert found(text, "P34") == [("as needed", f"missing: {REASON}, {GAP}, {MOST}")]
    assert found("\n".join(reversed(text.split("\n"))), "P34") == [("as needed", f"missing: {REASON}, {GAP}, {MOST}")]
