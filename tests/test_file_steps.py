import pytest
from examplol import GOOD, SMALL, faults

from posology import formulary

ONE_FAULT = {
    "float as days": (
        ("days = 7\n", "days = 7.0\n"),
        (
            "regimens.label.steps[0].days",
            "number: got 7.0, not a whole number; write a whole number without quotes, as 2",
        ),
    ),
    "no days": (
        ("days = 7\n", "days = 0\n"),
        ("regimens.label.steps[0].days", "number: got 0; write 1 to 100,000"),
    ),
    "no frequency": (
        ('dose = "300 mg"\ntimes_a_day = 1', 'dose = "300 mg"'),
        (
            "regimens.label.steps[0]",
            "frequency: none is given; say when, as at = 'bedtime', times_a_day = 2 or every = '6 hours'",
        ),
    ),
    "two frequencies": (
        ("times_a_day = 1", 'times_a_day = 1\nat = "noon"'),
        ("regimens.label.steps[0]", "times_a_day: does not go with at; leave one of them out"),
    ),
    "an interval in hours with a time of day": (
        ("times_a_day = 1", 'every = "6 hours"\nat = "noon"'),
        (
            "regimens.label.steps[0]",
            "at: does not go with an interval in hours or minutes; leave one of them out",
        ),
    ),
    "the first time of day of a daily dose": (
        ("times_a_day = 1", 'times_a_day = 1\nfirst = "08:00"'),
        ("regimens.label.steps[0]", "first: does not go with times of day; leave one of them out"),
    ),
    "the first day of a daily dose": (
        ("times_a_day = 1", "times_a_day = 1\nfirst_day = 2"),
        ("regimens.label.steps[0]", "first_day: does not go with a dose on every day; leave one of them out"),
    ),
    "five times a day": (
        ("times_a_day = 1", "times_a_day = 5"),
        ("regimens.label.steps[0].times_a_day", "times_a_day: got 5; write 1 to 4"),
    ),
    "a time of day in other digits": (
        ("times_a_day = 1", 'at = "٠٨:٣٠"'),
        (
            "regimens.label.steps[0].at",
            "at: got '\\u0660\\u0668:\\u0663\\u0660'; write it in quotes, as 'bedtime' or '08:30'",
        ),
    ),
    "two lengths": (
        ("days = 7\n", "days = 7\nweeks = 1\n"),
        ("regimens.label.steps[0]", "step: 7 days and 1 weeks are two lengths; give one of them"),
    ),
    "no dose that is not true": (
        ('dose = "300 mg"\ntimes_a_day = 1', "no_dose = 1"),
        ("regimens.label.steps[0].no_dose", "value: got 1; write true, or leave the key out"),
    ),
    "a step of nothing": (
        ('dose = "300 mg"\ntimes_a_day = 1', ""),
        (
            "regimens.label.steps[0]",
            "step: says nothing to give; write one of dose, components, cycle, taper or no_dose = true",
        ),
    ),
    "a step of two things": (
        ("times_a_day = 1", "times_a_day = 1\nno_dose = true"),
        (
            "regimens.label.steps[0]",
            "step: says dose and no_dose; write one of dose, components, cycle, taper or no_dose = true",
        ),
    ),
    "components of nothing": (
        ('dose = "300 mg"\ntimes_a_day = 1', "components = []"),
        ("regimens.label.steps[0]", "components: none is given; say a time without a dose as no_dose = true"),
    ),
    "a step after one without an end": (
        ("days = 7\n", ""),
        (
            "regimens.label",
            "steps: '300 mg morning from then on' has no end, yet a step follows it; "
            "give it a length in days, or put it last",
        ),
    ),
    "a decision that is none": (
        ('at = "bedtime"', 'at = "bedtime"\ndecisions = ["rise"]'),
        ("regimens.label.titration.decisions[0]", "word: got 'rise'; 'raise' may be meant"),
    ),
    "a decision twice": (
        ('at = "bedtime"', 'at = "bedtime"\ndecisions = ["raise", "raise"]'),
        ("regimens.label.titration", "decisions: one is named twice; name each once"),
    ),
    "an interval of three": (
        ("interval = 7", "interval = [3, 5, 7]"),
        (
            "regimens.label.titration.interval",
            "interval: got a list of 3; write the least and the most, as [3, 7]",
        ),
    ),
}


@pytest.mark.parametrize("case", ONE_FAULT)
def test_a_fault_of_a_step_is_refused_with_its_path_and_what_to_write(case):
    change, expected = ONE_FAULT[case]
    assert faults(GOOD, change) == [expected]


IN_PARTS = {
    "a round in hours": (
        'steps = [{ every = "36 hours", cycle = [{ days = 1, no_dose = true }] }]',
        (
            "regimens.label.steps[0].every",
            "every: got '36 hours', where a round is whole days; write days or weeks, as '2 weeks'",
        ),
    ),
    "a round of more days than a file can give": (
        'steps = [{ every = "100001 days", cycle = [{ days = 1, no_dose = true }] }]',
        (
            "regimens.label.steps[0].every",
            "time: got '100001 days'; write at most 100,000 days",
        ),
    ),
    "a round shorter than its steps": (
        'steps = [{ every = "1 week", cycle = [{ days = 8, dose = "1 mg", at = "noon" }] }]',
        (
            "regimens.label.steps[0]",
            "cycle: 8 days of steps do not fit into 7 days; make the cycle 8 days or longer",
        ),
    ),
    "a step in a cycle": (
        'steps = [{ cycle = [{ days = 8, dose = "1 mg", at = "nun" }] }]',
        (
            "regimens.label.steps[0].cycle[0].at",
            "time: got 'nun'; write morning, noon, evening, bedtime or a time as '08:30'",
        ),
    ),
    "a dose of a component": (
        'steps = [{ components = [{ dose = "1 mg", at = "noon" }, { dose = ".5 mg", at = "noon" }] }]',
        (
            "regimens.label.steps[0].components[1].dose",
            "Dose: got '.5 mg', with a leading point; write '0.5 mg'",
        ),
    ),
    "two components at one time": (
        'steps = [{ components = [{ dose = "1 mg", at = "noon" }, { dose = "2 mg", at = "noon" }] }]',
        (
            "regimens.label.steps[0]",
            "step: 1 mg at noon and 2 mg at noon overlap; give what falls on one time as one dose",
        ),
    ),
    "nothing to take": (
        "steps = []",
        ("regimens.label", "steps: none is given; give what is to be taken"),
    ),
    "weekdays of nothing": (
        'steps = [{ dose = "1 mg", at = "noon", weekdays = [] }]',
        ("regimens.label.steps[0].weekdays", "weekdays: none is named; name one, as 'Monday'"),
    ),
    "a month between days": (
        'steps = [{ dose = "1 mg", at = "noon", every = "1 month" }]',
        (
            "regimens.label.steps[0].every",
            "time: got '1 month': a month is not a number of days; write days or weeks, as '28 days'",
        ),
    ),
    "steps as text": (
        'steps = "1 mg"',
        ("regimens.label.steps", "value: got '1 mg', not a list; write it in brackets"),
    ),
    "a step as text": (
        'steps = ["1 mg"]',
        ("regimens.label.steps[0]", "value: got '1 mg', not a table; write its keys"),
    ),
    "a misspelled cycle": (
        'steps = [{ cycles = [{ days = 8, dose = "1 mg", at = "noon" }] }]',
        ("regimens.label.steps[0].cycles", "unknown key 'cycles'; 'cycle' may be meant"),
    ),
}


@pytest.mark.parametrize("case", IN_PARTS)
def test_a_fault_inside_a_part_is_reported_at_its_place(case):
    line, expected = IN_PARTS[case]
    assert faults(SMALL + line) == [expected]


def test_a_titration_names_its_source_and_defaults_to_that_of_its_regimen():
    other = GOOD.replace("[[products]]", '[sources.other]\ntitle = "Other"\n[[products]]')
    assert formulary.loads(GOOD)["label"].titration.source.title == "Example label"
    assert formulary.loads(other + 'source = "other"')["label"].titration.source.title == "Other"
