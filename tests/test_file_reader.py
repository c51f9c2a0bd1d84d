import re
from pathlib import Path
from typing import get_type_hints

import attrs
import pytest
from examplol import GOOD, SMALL, faults

from posology import formulary
from posology.errors import FileError
from posology.files.bounds import BOUND_FORMS
from posology.files.doses import TABLE_FORMS, RoundingForm, RowForm, RuleForm
from posology.files.forms import ProductForm, ProtocolForm, RegimenForm, SourceForm
from posology.files.reader import MOST_ENTRIES
from posology.files.steps import ITEM_FORMS, ComponentForm, TitrationForm
from posology.limits import KINDS

ROOT = Path(__file__).parents[1]


def test_all_faults_of_a_file_are_reported_at_once_each_with_its_path():
    found = faults(
        GOOD,
        ('title = "Example label"', 'titel = "Example label"'),
        ("read = 2026-11-22", "read = 2026.5"),
        ('strengths = ["300 mg/capsule"]', "strengths = [300]"),
        ('kind = "per-day"', 'kind = "per-dya"'),
        ('bounds = ["ceiling"]', 'bounds = ["celing"]'),
        ('notes = ["One note."]', 'notes = "One note."'),
        ('dose = "300 mg"', 'dose = "1,5 mg"'),
        ("days = 7\n", "days = true\n"),
        ('start = "300 mg"', 'start = "950 mg"'),
    )
    assert found == [
        ("sources.label.titel", "unknown key 'titel'; 'title' may be meant"),
        ("sources.label.read", "date: got 2026.5, not a date; write it without quotes, as 2026-12-01"),
        (
            "products[0].strengths[0]",
            "strength: got 300, a number without a unit; write it as '300 mg/capsule'",
        ),
        ("bounds.ceiling.kind", "kind: got 'per-dya'; 'per-day' may be meant"),
        ("regimens.label.bounds[0]", "no bound is named 'celing'; 'ceiling' may be meant"),
        ("regimens.label.notes", "value: got 'One note.', not a list; write it in brackets"),
        (
            "regimens.label.steps[0].days",
            "number: got true, not a whole number; write a whole number without quotes, as 2",
        ),
        (
            "regimens.label.steps[0].dose",
            "Dose: got '1,5 mg', with a comma; "
            "write a point for decimals, as '1.5 mg', and no mark for thousands, as '1500 mg'",
        ),
        ("regimens.label.titration", "start: 950 mg is over the ceiling of 900 mg; start at or below it"),
    ]


def test_an_error_prints_the_file_and_every_fault_on_a_line_of_its_own():
    with pytest.raises(FileError) as caught:
        formulary.loads(GOOD.replace("route", "rout"), "examplol.toml")
    assert str(caught.value).splitlines() == [
        "examplol.toml: 1 fault",
        "  regimens.label.rout: unknown key 'rout'; 'route' may be meant",
    ]


ONE_FAULT = {
    "unknown key": (
        ('dose = "300 mg"', 'dsoe = "300 mg"'),
        ("regimens.label.steps[0].dsoe", "unknown key 'dsoe'; 'dose' may be meant"),
    ),
    "unknown key like none": (
        ('drug = "examplol"', 'drug = "examplol"\nxyz = 1'),
        ("xyz", "unknown key 'xyz'"),
    ),
    "key of another kind of bound": (
        ('most = "900 mg/day"', 'most = "900 mg/day"\nwindow = "24 hours"'),
        ("bounds.ceiling.window", "unknown key 'window'"),
    ),
    "bare number as a dose": (
        ('dose = "300 mg"', "dose = 300"),
        ("regimens.label.steps[0].dose", "Dose: got 300, a number without a unit; write it as '300 mg'"),
    ),
    "bare float as a dose": (
        ('dose = "300 mg"', "dose = 2.50"),
        ("regimens.label.steps[0].dose", "Dose: got 2.50, a number without a unit; write it as '2.5 mg'"),
    ),
    "bare number as a daily amount": (
        ('most = "900 mg/day"', "most = 900"),
        ("bounds.ceiling.most", "DailyAmount: got 900, a number without a unit; write it as '900 mg/day'"),
    ),
    "not a number as a dose": (
        ('dose = "300 mg"', "dose = nan"),
        ("regimens.label.steps[0].dose", "Dose: got NaN, not text; write it as '300 mg'"),
    ),
    "true as a dose": (
        ('dose = "300 mg"', "dose = true"),
        ("regimens.label.steps[0].dose", "Dose: got true, not text; write it as '300 mg'"),
    ),
    "zero dose": (
        ('dose = "300 mg"', 'dose = "0 mg"'),
        (
            "regimens.label.steps[0].dose",
            "Dose: got 0 mg, a dose of nothing; say a day without a dose as such, as Step.no_dose(days=7)",
        ),
    ),
    "missing source": (
        ('most = "900 mg/day"\nsource = "label"', 'most = "900 mg/day"'),
        ("bounds.ceiling.source", "missing"),
    ),
    "source that is not there": (
        (
            '[regimens.label]\nroute = "oral"\nsource = "label"',
            '[regimens.label]\nroute = "oral"\nsource = "xyz"',
        ),
        ("regimens.label.source", "no source is named 'xyz'; there are label"),
    ),
    "source that nobody uses": (
        ("[[products]]", '[sources.other]\ntitle = "Other"\n[[products]]'),
        ("sources.other", "nothing names it; name it where it belongs, or leave it out"),
    ),
    "bound that nobody uses": (
        ('bounds = ["ceiling"]\n', ""),
        ("bounds.ceiling", "nothing names it; name it where it belongs, or leave it out"),
    ),
    "bound named twice": (
        ('bounds = ["ceiling"]', 'bounds = ["ceiling", "ceiling"]'),
        ("regimens.label.bounds", "one is named twice; name each once"),
    ),
    "empty source": (
        ('title = "Example label"', 'title = " "'),
        ("sources.label.title", "text: is empty; write something or leave the key out"),
    ),
    "a drug with a space before it": (
        ('drug = "examplol"', 'drug = " examplol"'),
        ("drug", "drug: got ' examplol', with a space before or after; write 'examplol'"),
    ),
    "a title of two lines": (
        ('title = "Example label"', 'title = "Example\\nlabel"'),
        ("sources.label.title", "text: has the character U+000A, which cannot be seen; leave it out"),
    ),
    "date in quotes": (
        ("read = 2026-11-22", 'read = "2026-11-22"'),
        ("sources.label.read", "date: got '2026-11-22', not a date; write it without quotes, as 2026-12-01"),
    ),
    "moment instead of a date": (
        ("read = 2026-11-22", "read = 2026-11-22T10:00:00"),
        (
            "sources.label.read",
            "date: got 2026-11-22 10:00:00, not a date; write it without quotes, as 2026-12-01",
        ),
    ),
    "text that turns around": (
        ('notes = ["One note."]', 'notes = ["\\u202E10 mg"]'),
        ("regimens.label.notes[0]", "text: has the character U+202E, which cannot be seen; leave it out"),
    ),
    "route by its short name": (
        ('route = "oral"', 'route = "inravenous"'),
        ("regimens.label.route", "route: got 'inravenous'; 'intravenous' may be meant"),
    ),
    "months": (
        ("days = 7\n", "months = 1\n"),
        ("regimens.label.steps[0].months", "unknown key 'months'"),
    ),
    "a list of too many": (
        ('notes = ["One note."]', f"notes = {['x'] * (MOST_ENTRIES + 1)}"),
        ("regimens.label.notes", "value: has 1,001 entries; write at most 1,000"),
    ),
}


@pytest.mark.parametrize("case", ONE_FAULT)
def test_a_fault_is_refused_with_its_path_and_what_to_write(case):
    change, expected = ONE_FAULT[case]
    assert faults(GOOD, change) == [expected]


def test_a_file_without_its_main_tables_says_which_are_missing():
    assert faults("about = 5") == [
        ("drug", "missing"),
        ("sources", "missing"),
        ("regimens", "missing"),
        ("about", "text: got 5, not text; write it in quotes"),
    ]


def test_a_table_of_no_regimens_is_a_fault():
    assert faults('drug = "x"\n[sources.a]\ntitle = "A"\n[regimens]') == [
        ("sources.a", "nothing names it; name it where it belongs, or leave it out"),
        ("regimens", "value: got a table of nothing; name at least one entry"),
    ]


def test_a_name_has_no_space_in_it():
    found = faults(SMALL.replace("regimens.label", "regimens.'my label'") + "steps = 3")
    assert (
        "regimens.'my label'",
        "name: got 'my label'; use at most 64 letters, digits, '-' and '_'",
    ) in found


def test_a_bound_without_a_kind_lists_the_kinds():
    assert faults(GOOD, ('kind = "per-day"\n', "")) == [
        (
            "bounds.ceiling.kind",
            "missing; write one of per-dose, usual-dose, per-day, per-dates, rolling, doses-per-window, maintenance, "
            "least-interval, rise, fall, course-total, lifetime, duration, infusion-rate, concentration",
        )
    ]


def test_a_misspelled_key_counts_as_what_it_means():
    other = ("[[products]]", '[sources.other]\ntitle = "Other"\n[[products]]')
    assert faults(GOOD, other, ('source = "label"\n[bounds', 'sorce = "other"\n[bounds')) == [
        ("products[0].sorce", "unknown key 'sorce'; 'source' may be meant")
    ]


def test_a_bound_in_its_own_file_can_break_its_own_rules():
    assert faults(
        GOOD, ('kind = "per-day"\nmost = "900 mg/day"', 'kind = "per-dose"\nleast = "5 mg"\nmost = "4 mg"')
    ) == [("bounds.ceiling", "per-dose: least 5 mg is more than most 4 mg; write the smaller as least")]


# --- The format and its page ---


def test_every_kind_of_bound_has_a_form_with_the_keys_of_the_model():
    assert list(BOUND_FORMS) == list(KINDS)
    for kind, form in BOUND_FORMS.items():
        own = {each.name for each in attrs.fields(KINDS[kind])} - {"name"}
        assert {each.name for each in attrs.fields(form)} == own


def test_the_page_names_every_key_and_every_kind_of_bound():
    page = (ROOT / "docs" / "reference" / "file-format.md").read_text(encoding="utf-8")
    forms = [SourceForm, ProductForm, RegimenForm, ProtocolForm, ComponentForm, TitrationForm]
    forms += [RuleForm, RoundingForm, RowForm, *ITEM_FORMS.values(), *BOUND_FORMS.values(), *TABLE_FORMS.values()]
    keys = {key for form in forms for key in get_type_hints(form) if key not in ("kind", "told_by")}
    assert [key for key in sorted(keys) if not re.search(rf"`[^`\n]*\b{key}\b", page)] == []
    assert [kind for kind in BOUND_FORMS if f'`"{kind}"`' not in page] == []


def test_a_long_list_of_names_is_cut_short():
    names = [f"source-{n}" for n in range(101)]
    tables = "".join(f"[sources.{name}]\ntitle = 'x'\n" for name in names)
    path, message = faults(
        GOOD, ("[regimens.label]", f"{tables}[regimens.label]"), ('"oral"\nsource = "label"', '"oral"\nsource = "x"')
    )[-1]
    listed = ", ".join(["label", *names[:9]])
    assert (path, message) == ("regimens.label.source", f"no source is named 'x'; there are {listed} and 92 more")
