import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest
from filed import filed_protocols
from hypothesis import example, given
from hypothesis import strategies as st

from posology import formulary
from posology.dose import Amount, DailyAmount, Dose
from posology.errors import FileError, PosologyError
from posology.files import schema as file_schema
from posology.files.values import VALUES, AnyDose, ClockTime, Every, Round, Window
from posology.strength import Strength

ROOT = Path(__file__).parents[1]
COMMITTED = ROOT / "docs" / "reference" / "protocol.schema.json"

GOOD = """
drug = "examplol"
[sources.label]
title = "Example label"
[[products]]
form = "capsule"
strengths = ["300 mg/capsule"]
source = "label"
[bounds.ceiling]
kind = "per-day"
most = "900 mg/day"
source = "label"
[regimens.label]
route = "oral"
source = "label"
bounds = ["ceiling"]
[[regimens.label.steps]]
days = 7
dose = "300 mg"
times_a_day = 1
"""


@pytest.fixture(scope="module")
def validator():
    return jsonschema.Draft202012Validator(file_schema.schema())


def as_json(value):
    """What an editor's checker sees of a TOML file: dates as text."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_the_committed_schema_is_the_generated_one():
    assert COMMITTED.read_text(encoding="utf-8") == file_schema.text()


def test_the_module_prints_the_schema():
    command = [sys.executable, "-m", "posology.files.schema"]
    printed = subprocess.run(
        command,
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )
    assert printed.stdout == file_schema.text()
    assert printed.stderr == ""


def test_the_schema_is_a_valid_schema():
    jsonschema.Draft202012Validator.check_schema(file_schema.schema())
    assert file_schema.schema()["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]


def parts(value):
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from parts(each)
    elif isinstance(value, list):
        for each in value:
            yield from parts(each)


def test_every_table_refuses_keys_that_it_does_not_know_and_says_what_each_key_is():
    tables = [each for each in parts(file_schema.schema()) if "properties" in each and "type" in each]
    assert len(tables) == 84
    for table in tables:
        assert table["additionalProperties"] is False
        assert all(key["description"] for key in table["properties"].values())


def test_every_part_of_the_schema_is_used():
    schema = file_schema.schema()
    used = {each["$ref"].removeprefix("#/$defs/") for each in parts(schema) if "$ref" in each}
    assert used == set(schema["$defs"])


@pytest.mark.parametrize("drug", formulary.names())
def test_the_schema_accepts_the_bundled_files(validator, drug):
    data = tomllib.loads((ROOT / "schedules" / f"{drug}.toml").read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(as_json(data))] == []


def test_the_schema_accepts_the_files_of_the_page(validator):
    page = (ROOT / "docs" / "reference" / "file-format.md").read_text(encoding="utf-8")
    texts = re.findall(r'^[A-Z]+ = """\n(.*?)^"""', page, re.DOTALL | re.MULTILINE)
    assert len(texts) == 7
    for text in texts:
        assert [error.message for error in validator.iter_errors(as_json(tomllib.loads(text)))] == []


@given(filed_protocols())
def test_the_schema_accepts_whatever_is_written(validator, protocol):
    data = as_json(tomllib.loads(formulary.dump(protocol)))
    assert [error.message for error in validator.iter_errors(data)] == []


PLANTED = {
    "unknown key": ('dose = "300 mg"', 'dose = "300 mg"\ndsoe = "300 mg"'),
    "unknown key at the top": ('drug = "examplol"', 'drug = "examplol"\ntitle = "x"'),
    "bare number as a dose": ('dose = "300 mg"', "dose = 300"),
    "bare float as a dose": ('dose = "300 mg"', "dose = 2.5"),
    "bare number as a daily amount": ('most = "900 mg/day"', "most = 900"),
    "float as days": ("days = 7\n", "days = 7.5\n"),
    "true as days": ("days = 7\n", "days = true\n"),
    "no days": ("days = 7\n", "days = 0\n"),
    "too many days": ("days = 7\n", "days = 100001\n"),
    "missing source of a bound": ('most = "900 mg/day"\nsource = "label"', 'most = "900 mg/day"'),
    "missing source of a product": ('source = "label"\n[bounds', "[bounds"),
    "missing title": ('title = "Example label"', ""),
    "comma in an amount": ('dose = "300 mg"', 'dose = "1,5 mg"'),
    "trailing zero": ('dose = "300 mg"', 'dose = "5.0 mg"'),
    "leading point": ('dose = "300 mg"', 'dose = ".5 mg"'),
    "no space": ('dose = "300 mg"', 'dose = "300mg"'),
    "wrong case": ('dose = "300 mg"', 'dose = "300 MG"'),
    "biological unit without its substance": ('dose = "300 mg"', 'dose = "10 IU"'),
    "zero dose": ('dose = "300 mg"', 'dose = "0 mg"'),
    "dose per day": ('dose = "300 mg"', 'dose = "300 mg/day"'),
    "daily amount without a day": ('most = "900 mg/day"', 'most = "900 mg"'),
    "strength without a holder": ('"300 mg/capsule"', '"300 mg"'),
    "no strengths": ('["300 mg/capsule"]', "[]"),
    "unknown kind": ('kind = "per-day"', 'kind = "per-dya"'),
    "key of another kind": ('kind = "per-day"', 'kind = "per-day"\nwindow = "24 hours"'),
    "unknown route": ('route = "oral"', 'route = "po"'),
    "unknown slot": ("times_a_day = 1", 'at = "night"'),
    "hour without a zero": ("times_a_day = 1", 'at = "8:30"'),
    "no frequency": ("times_a_day = 1\n", ""),
    "two frequencies": ("times_a_day = 1", 'times_a_day = 1\nat = "noon"'),
    "an interval in hours with a time of day": ("times_a_day = 1", 'every = "6 hours"\nat = "noon"'),
    "an interval in days without a time of day": ("times_a_day = 1", 'every = "6 days"'),
    "five times a day": ("times_a_day = 1", "times_a_day = 5"),
    "months": ("days = 7\n", "months = 1\n"),
    "two lengths": ("days = 7\n", "days = 7\nweeks = 1\n"),
    "no_dose that is not true": ('dose = "300 mg"\ntimes_a_day = 1', "no_dose = false"),
    "two things in a step": ("times_a_day = 1", "times_a_day = 1\nno_dose = true"),
    "name with a space": ("[sources.label]", "[sources.'my label']\ntitle = 'x'\n[sources.label]"),
    "no regimens": (GOOD[GOOD.index("[regimens.label]") :], "[regimens]"),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_the_schema_and_the_loader_refuse_the_same_faults(validator, fault):
    old, new = PLANTED[fault]
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    assert not validator.is_valid(as_json(tomllib.loads(text)))
    with pytest.raises(FileError):
        formulary.loads(text)


def test_the_unchanged_text_has_no_fault(validator):
    assert validator.is_valid(tomllib.loads(GOOD))
    assert formulary.loads(GOOD).drug == "examplol"


# --- The patterns of the schema and the readers of the loader take the same texts ---

EXACT = {kind.__name__: kind for kind in (Dose, AnyDose, Amount, DailyAmount, ClockTime)}
ROUGH = {kind.__name__: kind for kind in (Strength, Every, Round, Window)}


def reads(kind, text):
    try:
        VALUES[kind].read(text)
    except PosologyError:
        return False
    return True


def fits(kind, text):
    schema = VALUES[kind].schema
    return re.search(schema["pattern"].replace("$", r"\Z"), text) is not None and len(text) <= schema["maxLength"]


WORDS = (
    *("0", "1", "5", "300", "08", "30", "2", ".", ",", "/", ":", " "),
    *("mg", "mcg", "µg", "g/kg", "kg", "m2", "day", "days", "mL", "capsule", "MG", "h", "weeks", "hours"),
)
near_amounts = st.lists(st.sampled_from(WORDS), max_size=7).map("".join)


@pytest.mark.parametrize("name", EXACT)
@given(text=st.text(max_size=12) | near_amounts)
@example(text="300 mg")
@example(text="0 mg")
@example(text="15 mg/kg")
@example(text="15 mg/kilograms")
@example(text="150 mg/days")
@example(text="08:30")
@example(text="٠٨:٣٠")
@example(text="300 mg\n")
@example(text="9" * 61 + " mg")
@example(text="9" * 62 + " mg")
@example(text="2 weeks")
@example(text="100000 days")
def test_a_pattern_takes_what_the_loader_reads_and_nothing_else(name, text):
    assert reads(EXACT[name], text) == fits(EXACT[name], text)


@pytest.mark.parametrize("name", [*EXACT, *ROUGH])
@given(data=st.data())
def test_a_pattern_takes_all_that_the_loader_reads(name, data):
    kind = EXACT.get(name) or ROUGH[name]
    text = data.draw(near_amounts | st.from_regex(VALUES[kind].schema["pattern"]))
    if reads(kind, text):
        assert fits(kind, text)


def test_the_examples_of_the_schema_can_be_read():
    for kind, value in VALUES.items():
        for text in value.schema.get("examples", ()):
            assert reads(kind, text)
            assert fits(kind, text)
