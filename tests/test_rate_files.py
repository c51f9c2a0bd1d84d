"""Rates of an infusion in protocol files, on the command line and on a page."""

import attrs
import pytest
from click.testing import CliRunner
from examplol import SMALL, faults

from posology import formulary
from posology.cli import cli
from posology.errors import FileError
from posology.rate_steps import RateSteps
from posology.regimen import Regimen
from posology.render.printing import page as printed
from posology.schedule import Schedule
from posology.sheet import Sheet
from posology.source import Source
from posology.step import Step

STEP = '[[regimens.label.steps]]\ndays = 1\ntimes_a_day = 1\ndose = "0.4 g/kg"\n'
RATE = """
[regimens.label.rate]
product = "Examplol 10 %"
concentration = "100 mg/mL"
steps = [{ rate = "0.5 mL/kg/h", over = "30 minutes" }, { rate = "1 mL/kg/h" }]
most = "5.4 mL/kg/h"
"""
TEXT = SMALL.replace('route = "oral"', 'route = "intravenous"') + STEP + RATE


def test_the_rates_of_a_file_are_those_of_its_regimen_and_of_its_source():
    regimen = formulary.loads(TEXT)["label"]
    steps = [("0.5 mL/kg/h", 30), ("1 mL/kg/h", None)]
    more = {"product": "Examplol 10 %", "source": regimen.source}
    assert regimen.rate == RateSteps(steps, concentration="100 mg/mL", most="5.4 mL/kg/h", **more)


def test_rates_that_are_written_read_back_as_themselves_with_a_source_of_their_own():
    own = TEXT.replace("most =", 'source = "site"\nmost =') + '[sources.site]\ntitle = "Another document"\n'
    for text in (TEXT, own):
        protocol = formulary.loads(text)
        assert formulary.loads(formulary.dump(protocol)) == protocol
    assert formulary.loads(own)["label"].rate.source.title == "Another document"


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        (
            '"5.4 mL/kg/h"',
            '"0.9 mL/kg/h"',
            "regimens.label.rate",
            "1 mL/kg/h is faster than the largest rate, 0.9 mL/kg/h",
        ),
        ('"1 mL/kg/h"', '"0.5 mL/kg/h"', "regimens.label.rate", "is no faster than 0.5 mL/kg/h before it"),
        (
            '"1 mL/kg/h"',
            '"1 mL/h"',
            "regimens.label.rate.steps[1].rate",
            "not an amount per kg of body weight per hour",
        ),
        ("concentration", "concentraton", "regimens.label.rate.concentraton", "'concentration' may be meant"),
        ('"100 mg/mL"', '"100 mg/tablet"', "regimens.label.rate", "got 100 mg/tablet, not per volume"),
        ("most =", 'source = "site"\nmost =', "regimens.label.rate.source", "no source is named 'site'"),
        ('"intravenous"', '"oral"', "regimens.label", "by the route oral has no rate"),
        (
            "times_a_day = 1",
            'times_a_day = 1\nover = "1 hour"',
            "regimens.label",
            "says how long it lasts, at one rate",
        ),
    ],
)
def test_a_fault_in_the_rates_is_named_by_its_place(old, new, place, message):
    found = faults(TEXT.replace(old, new))
    assert [where for where, _ in found] == [place]
    assert message in found[0][1]


def test_rates_without_a_source_are_not_written():
    protocol = formulary.loads(TEXT)
    regimen = attrs.evolve(protocol["label"], rate=attrs.evolve(protocol["label"].rate, source=None))
    with pytest.raises(FileError, match=r"regimens\.label\.rate: has no source"):
        formulary.dump(attrs.evolve(protocol, regimens=[regimen]))


def test_a_page_says_the_rates_and_their_source():
    label, site = Source("Example label"), Source("Example site", says="Begin with 0.5 mL/kg/h.")
    rate = RateSteps([("0.5 mL/kg/h", None)], concentration="100 mg/mL", most="5.4 mL/kg/h", source=site)
    regimen = Regimen("examplol", "intravenous", Step("28 g", days=1), source=label, rate=rate)
    page = printed(Sheet.of(Schedule(regimen, start="2026-12-01")), copy="clinician")
    page = page.replace("\N{NO-BREAK SPACE}", " ")
    assert "- Rate: 0.5 mL per kg per h; at most 5.4 mL per kg per h (100 mg/mL)" in page
    assert "- Example site: Begin with 0.5 mL per kg per h." in page


def test_the_command_line_says_what_to_set_on_the_pump_for_the_weight_that_is_told(tmp_path):
    path = tmp_path / "examplol.toml"
    path.write_text(TEXT, encoding="utf-8")
    words = ["show", str(path), "--start", "2026-12-01"]
    page = " ".join(CliRunner().invoke(cli, [*words, "--weight", "70.3 kg"]).stdout.split())
    assert "By the rule '0.4 g per kg': 0.4 g per kg × 70.3 kg = 28.12 g" in page
    # 35.15 mL/h for 30 minutes; 281.2 - 17.575 = 263.625 mL at 70.3 mL/h are 225 minutes; 5.4 x 70.3 mL/h
    assert (
        "Rate for 28.12 g (281.2 mL) at 70.3 kg: minute 0 to 30 at 35.15 mL per h (17.575 mL, 1.7575 g); "
        "minute 30 to 255 at 70.3 mL per h (263.625 mL, 26.3625 g), unless it is raised; at most 379.62 mL per h"
        in page
    )
    fixed = TEXT.replace('"0.4 g/kg"', '"28 g"')
    path.write_text(fixed, encoding="utf-8")
    page = " ".join(CliRunner().invoke(cli, [*words, "--weight", "70 kg"]).stdout.split())
    assert "Rate for 28 g (280 mL) at 70 kg: minute 0 to 30 at 35 mL per h" in page
    assert "Rate for" not in CliRunner().invoke(cli, words).stdout


def test_what_are_no_rates_is_refused():
    with pytest.raises(TypeError):
        Regimen("examplol", "intravenous", Step("28 g", days=1), rate="0.5 mL/kg/h")
