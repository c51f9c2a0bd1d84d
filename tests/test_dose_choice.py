"""A choice of doses: these and none between, in Python, in titrations and in files."""

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import doses

from posology import Dose, Titration, formulary
from posology.dose_choice import DoseChoice
from posology.dose_range import DoseRange
from posology.errors import FileError, PosologyError, RegimenError, UnitError
from posology.files.schema import schema

BY = DoseChoice("10 mg", "25 mg")
RULES = {"start": BY, "increment": DoseChoice("25 mg", "10 mg"), "interval": (3, 7), "ceiling": "150 mg"}


@given(st.lists(doses(), min_size=2, max_size=4, unique=True))
def test_a_choice_holds_its_doses_in_order_and_nothing_else(listed):
    choice = DoseChoice(*listed)
    assert (choice.doses, choice.least, choice.most) == (tuple(sorted(listed)), min(listed), max(listed))
    assert all(each in choice for each in listed)
    between = Dose(Dose(choice.least + choice.doses[1]) / 2)
    assert between not in choice
    assert choice == DoseChoice(*reversed(listed))


@pytest.mark.parametrize("listed", [(), ("10 mg",), ("10 mg", "0.01 g"), ("10 mg", "5 mL"), ("10 mg", "5 mg/kg")])
def test_a_choice_is_of_two_doses_or_more_of_one_dimension(listed):
    with pytest.raises(UnitError):
        DoseChoice(*listed)


def test_what_a_choice_does_not_name_cannot_be_chosen():
    rules = Titration(**RULES)
    assert rules.open[:2] == ("start (10 mg or 25 mg)", "increment (10 mg or 25 mg)")
    chosen = rules.ladder(start="25 mg", increment="10 mg", interval=7, target="40 mg")
    assert [str(step.components[0].dose) for step in chosen] == ["25 mg", "35 mg"]
    for choice in ({"start": "20 mg"}, {"increment": "20 mg"}):
        with pytest.raises(RegimenError, match="20 mg is outside 10 mg or 25 mg"):
            rules.ladder(**{"start": "10 mg", "increment": "10 mg", "interval": 7, **choice})


@pytest.mark.parametrize("change", [{"ceiling": "20 mg"}, {"floor": "15 mg"}, {"ceiling": "150 mL"}])
def test_a_choice_keeps_to_floor_ceiling_and_dimension(change):
    with pytest.raises(PosologyError, match="start"):
        Titration(**RULES | change)


def test_a_choice_is_said_with_or():
    assert str(DoseChoice("5 mg", "10 mg", "20 mg")) == "5 mg, 10 mg or 20 mg"
    expected = "10 mg or 25 mg at bedtime, raised by 10 mg or 25 mg every 3 to 7 days up to at most 150 mg"
    assert expected == str(Titration(**RULES))


# --- Files ---

FILE = """
drug = "examplol"
sources.label.title = "Example label"
[regimens.label]
route = "oral"
source = "label"
[regimens.label.titration]
start = {start}
increment = ["10 mg", "25 mg"]
interval = 7
ceiling = "150 mg"
at = "bedtime"
"""


def test_a_file_says_a_choice_as_one_of():
    made = formulary.loads(FILE.format(start='{ one_of = ["25 mg", "10 mg"] }'))
    rules = made["label"].titration
    assert (rules.start, rules.increment) == (BY, DoseRange("10 mg", "25 mg"))
    assert formulary.loads(formulary.dump(made)) == made


@pytest.mark.parametrize(
    ("start", "says"),
    [
        ('{ oneof = ["10 mg", "25 mg"] }', "as { one_of = ['10 mg', '25 mg'] }"),
        ('{ one_of = ["10 mg", "25 mg"], most = "25 mg" }', "as { one_of = ['10 mg', '25 mg'] }"),
        ('{ one_of = "10 mg" }', "as { one_of = ['10 mg', '25 mg'] }"),
        ('{ one_of = ["10 mg"] }', "two doses or more"),
        ('{ one_of = ["10 mg", "10 mg"] }', "each once"),
        ('{ one_of = ["10 mg", 25] }', "write it as '25 mg'"),
    ],
)
def test_a_choice_that_is_none_is_refused_by_the_reader_and_by_the_schema(start, says):
    with pytest.raises(FileError, match=r"regimens\.label\.titration\.start") as caught:
        formulary.loads(FILE.format(start=start))
    assert says in str(caught.value)
    part = schema()["$defs"]["Titration"]["properties"]["start"]
    validator = jsonschema.Draft202012Validator({**part, "$defs": schema()["$defs"]})
    table = json.loads(
        start.replace("oneof =", '"oneof":').replace("one_of =", '"one_of":').replace("most =", '"most":')
    )
    assert not validator.is_valid(table)
    assert validator.is_valid({"one_of": ["10 mg", "25 mg"]})
