"""Taking: how a dose is taken stands on the patient copy, in protocol files and among the sources for the clinician."""

import plans
import pytest
from composed import block, document, said

from posology import Protocol, Regimen, Schedule, Sheet, Source, Step
from posology.errors import FileError
from posology.formulary import dump, loads
from posology.language import TAGS, language

LABEL = Source("Example label")
FOREIGN = [tag for tag in TAGS if not tag.startswith("en")]


def sheet(taking):
    regimen = Regimen("examplol", "oral", Step("5 mg", days=7), source=LABEL, taking=taking)
    return Sheet.of(Schedule(regimen, "2026-12-01"))


def test_how_a_dose_is_taken_stands_after_the_route_in_the_box_of_the_patient():
    found = said(document(sheet("Take it after\nthe evening meal.")), "product")
    assert found["How to take it"] == "Take it after the evening meal."
    assert list(found)[list(found).index("How") + 1] == "How to take it"


@pytest.mark.parametrize("taking", ["", " \n"])
def test_where_nothing_is_said_of_it_there_is_no_row(taking):
    assert "How to take it" not in said(document(sheet(taking)), "product")


@pytest.mark.parametrize("tag", FOREIGN)
def test_in_another_language_the_patient_is_told_to_ask_and_reads_no_english(tag):
    made, words = document(sheet("Take it after the evening meal."), tag), language(tag, unreviewed=True)
    assert dict(block(made, "product").rows)[words.say("taking")] == words.say("taking-ask")
    assert "evening meal" not in str(made)
    assert words.say("taking-ask") not in str(document(sheet(""), tag))


def test_the_german_copy_says_to_ask():
    found = said(document(sheet("Take it after the evening meal."), "de"), "product")
    told = "Zur Anwendung gibt es noch mehr zu wissen: Fragen Sie Ihre Praxis oder Klinik."
    assert found["Wie Sie es anwenden"] == told


def test_the_clinician_reads_it_among_the_sources():
    made = document(sheet("Take it after the evening meal."), copy="clinician")
    assert "How it is taken: Take it after the evening meal." in said(made, "sources")


def test_a_file_keeps_it():
    regimen = Regimen("examplol", "oral", Step("5 mg", days=7), name="label", source=LABEL, taking="With water.")
    text = dump(Protocol("examplol", [regimen], sources=[("label", LABEL)]))
    assert 'taking = "With water."' in text
    assert loads(text)["label"].taking == "With water."


@pytest.mark.parametrize("taking", ["", "  "])
def test_a_file_that_says_nothing_by_it_is_refused_where_it_stands(taking):
    regimen = Regimen("examplol", "oral", Step("5 mg", days=7), name="label", source=LABEL, taking="With water.")
    text = dump(Protocol("examplol", [regimen], sources=[("label", LABEL)]))
    with pytest.raises(FileError) as refused:
        loads(text.replace('"With water."', f'"{taking}"'))
    assert [path for path, _ in refused.value.faults] == ["regimens.label.taking"]


@pytest.mark.parametrize(
    ("drug", "name", "words"),
    [
        ("gabapentin", "us-dialysis-150", "Take each dose after a dialysis session, on top of the daily dose."),
        ("pregabalin", "nz-dialysis", "Take each dose after a dialysis session."),
        ("azathioprine", "malaysia", "Take it at least 1 hour before or 3 hours after food or milk."),
        ("doxepin", "silenor-elderly", "Take it within 30 minutes of bedtime, and not within 3 hours of a meal."),
        ("duloxetine", "us-label", "Swallow the capsules whole: do not chew, crush or open them."),
    ],
)
def test_the_bundled_files_tell_the_patient_what_their_sources_say(drug, name, words):
    assert said(document(plans.sheet(drug, name)), "product")["How to take it"] == words
