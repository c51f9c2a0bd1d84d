"""Doses that last and have a volume, on paper and in files: each page and file says so, and no other is taken."""

import json
import tomllib

import attrs
import jsonschema
import pytest
import strategies as mine
from courses import FREQUENCIES, made
from examplol import GOOD, SMALL, faults
from filed import filed_protocols
from hypothesis import assume, given
from hypothesis import strategies as st
from infusions import CODES, DETAILS, decoded, each_component, infused

from posology import Component, Cycle, Frequency, Schedule, Sheet, Step, formulary
from posology.errors import SheetError
from posology.files import schema, tables
from posology.language import language
from posology.regimen import LASTING
from posology.render.printing import page as printed
from posology.render.reading.cells import cells_of
from posology.render.reading.compare import compare
from posology.render.reading.reading import read
from posology.render.reading.said import read_cells

NBSP = "\N{NO-BREAK SPACE}"
EN = language("en-US")
HALF_AN_HOUR = {"over": "30 minutes", "in_volume": "100 mL"}
INFUSION = Step("500 mg", Frequency.every(hours=6), days=2, **HALF_AN_HOUR)

# --- The page ---


def test_a_sheet_says_with_each_dose_how_it_is_given():
    regimen = infused(INFUSION, Step("500 mg", Frequency.every(hours=6), days=1, over="1 hour", in_volume="1.5 L"))
    page = printed(Sheet.of(Schedule(regimen, "2026-12-01"))).replace(NBSP, " ")
    assert page.count("500 mg over 30 minutes in 100 mL") == 4 * (1 + 2)  # the steps, and each of 2 days
    assert page.count("500 mg over 1 hour in 1.5 L") == 4 * (1 + 1)
    assert page.count("500 mg") == 4 * 3 + 4 * 2
    assert "CHANGE" in page


@given(mine.regimens(dose=CODES, frequency=FREQUENCIES), mine.start_dates, mine.zones_or_floating)
def test_every_page_reads_back_with_the_time_and_volume_of_each_dose(coded, start, zone):
    made(coded, start, zone=zone, days=20)
    sheet = Sheet.of(Schedule(decoded(coded), start, zone=zone, days=20))
    for form in ("text", "html"):
        compare(sheet.schedule, read(printed(sheet, form), form, EN))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("over 30 minutes", "over 20 minutes"),
        ("over 30 minutes", "over 30 hours"),
        ("over 30 minutes ", ""),
        ("in 100_mL", "in 10_mL"),
        ("in 100_mL", "in 100_L"),
        ("in 100_mL", "in none"),
        (" in 100_mL", ""),
        ("over 30 minutes", "over none"),
        ("over 30 minutes", "under 30 minutes"),
    ],
)
@pytest.mark.parametrize("form", ["text", "html"])
def test_a_page_with_another_time_or_volume_is_not_written(form, right, wrong):
    sheet = Sheet.of(Schedule(infused(Step("500 mg", days=2, **HALF_AN_HOUR)), "2026-12-01"))
    page = printed(sheet, form)
    head, found, tail = page.partition(right.replace("_", NBSP))
    assert found
    changed = wrong.replace("_", NBSP)
    changed += " " * (len(found) - len(changed)) if form == "text" else ""
    with pytest.raises(SheetError):
        compare(sheet.schedule, read(head + changed + tail, form, EN))


@pytest.mark.parametrize(
    "line", ["500_mg in none", "500_mg over none", "in 100_mL", "over 1_hour", "500_mg over 0_hours"]
)
def test_a_dose_in_nothing_or_of_nothing_is_not_read(line):
    with pytest.raises(SheetError):
        read_cells(cells_of(EN), [("Morning", (line.replace("_", NBSP),))])


def test_a_dose_of_a_phase_is_printed_as_any_other():
    sheet = Sheet.of(Schedule(infused(Step("1 g", days=1, phase="loading", **HALF_AN_HOUR)), "2026-12-01"))
    assert (
        " ".join(printed(sheet, copy="clinician").split()).count(
            "1 g over 30 minutes in 100 mL, morning (loading) for 1 day"
        )
        == 1
    )


# --- Files ---


@st.composite
def infused_protocols(draw):
    """Protocols of a file whose components may last and have a volume."""

    def change(part):
        detail = draw(DETAILS)
        is_liquid = part.dose.dimension == "volume"
        return attrs.evolve(part, over=detail.over, in_volume=None if is_liquid else detail.volume)

    protocol = draw(filed_protocols())
    # a rate would have to go, and with it what names its source, which a file does not take
    assume(all(each.rate is None for each in protocol.regimens))
    regimens = [
        attrs.evolve(
            each,
            route=draw(st.sampled_from(LASTING)),
            steps=[each_component(i, change) if isinstance(i, (Step, Cycle)) else i for i in each.steps],
        )
        for each in protocol.regimens
    ]
    return attrs.evolve(protocol, regimens=regimens)


def as_json(text):
    """What an editor's checker sees of a TOML file: dates as text."""
    return json.loads(json.dumps(tomllib.loads(text), default=str))


@given(infused_protocols())
def test_a_protocol_with_infusions_reads_back_from_its_file_as_written(protocol):
    again = formulary.loads(formulary.dump(protocol))
    assert again == protocol
    assert [*map(str, again.regimens)] == [*map(str, protocol.regimens)]
    checker = jsonschema.Draft202012Validator(schema.schema())
    assert [error.message for error in checker.iter_errors(as_json(formulary.dump(protocol)))] == []


STEPS = """
[[regimens.label.steps]]
dose = "500 mg"
every = "6 hours"
over = "0.5 hours"
in_volume = "100 mL"
days = 2
[[regimens.label.steps]]
components = [{ dose = "1 g", at = "noon", over = "2 hours" }, { dose = "2 g", at = "bedtime" }]
days = 1
"""


def test_a_file_says_over_what_time_and_in_what_volume():
    text = SMALL.replace("oral", "intravenous") + STEPS
    found = formulary.loads(text)["label"]
    parts = [("1 g", Frequency.at("noon")), ("2 g", Frequency.at("bedtime"))]
    later = [Component(*parts[0], over=120), Component(*parts[1])]
    assert found.steps == (INFUSION, Step(components=later, days=1))
    first, second = tables.tables(formulary.loads(text))["regimens"]["label"]["steps"]
    assert first == {"days": 2, "dose": "500 mg", "every": "6 hours", **HALF_AN_HOUR}
    assert [each.get("over") for each in second["components"]] == ["2 hours", None]


@pytest.mark.parametrize(
    ("line", "where", "message"),
    [
        ('over = "8 days"', "", "over: 8 days is longer than 7 days; write at most 7 days"),
        ("over = 30", ".over", "time: got 30, not text; write it as '6 hours' or '2 days'"),
        ('over = "30"', ".over", "time: got '30'; write it as '6 hours' or '2 days'"),
        ('over = "1 month"', ".over", "time: got '1 month': a month is not a number of days; write days or weeks"),
        ('in_volume = "100 mg"', "", "in_volume: got 100 mg, no volume; write a volume of more than 0, as '100 mL'"),
        ('in_volume = "0 mL"', "", "in_volume: got 0 mL, a volume of nothing; write a volume of more than 0"),
        ('in_volume = "100"', ".in_volume", "Amount: got '100', a number without a unit"),
        ('overs = "1 hour"', ".overs", "unknown key 'overs'; 'over' may be meant"),
    ],
)
def test_a_time_or_volume_that_is_none_is_a_fault_of_the_file(line, where, message):
    ((path, says),) = faults(GOOD, ("times_a_day = 1", f"times_a_day = 1\n{line}"))
    assert path == f"regimens.label.steps[0]{where}"
    assert says.startswith(message)


def test_a_dose_that_lasts_by_mouth_is_a_fault_of_its_regimen():
    ((path, says),) = faults(GOOD, ("times_a_day = 1", 'times_a_day = 1\nover = "1 hour"'))
    assert path == "regimens.label"
    assert says.startswith("over: '300 mg over 1 hour, morning' is given over some time, which the route oral does not")


@pytest.mark.parametrize("key", ["over", "in_volume"])
def test_a_titration_takes_no_time_and_no_volume(key):
    ((path, says),) = faults(GOOD, ('at = "bedtime"', f'at = "bedtime"\n{key} = "1 hour"'))
    assert (path, says[: len("unknown key")]) == (f"regimens.label.titration.{key}", "unknown key")
