"""Stopping: how a drug is stopped goes with its regimen, in print and in files; a taper can be held against it."""

import pytest
from composed import document, said
from hypothesis import given

from posology import Regimen, Schedule, Sheet, Source, Step, Stopping, Taper, formulary, testing
from posology.errors import FileError, RegimenError

LABEL = Source("Example label", section="2.4")
WEEK = Stopping("1 week", source=LABEL)
GRADUALLY = Stopping(source=LABEL, says="After more than 3 weeks, not abruptly.")


def lines(stopping):
    regimen = Regimen("examplol", "oral", Step("5 mg", days=7), stopping=stopping)
    return said(document(Sheet.of(Schedule(regimen, "2026-12-01"))), "stopping")


@pytest.mark.parametrize(
    ("every", "status"), [(3, "VIOLATED"), (4, "PROVED"), ((3, 9), "VIOLATED"), ((4, 9), "PROVED")]
)
def test_a_taper_is_on_less_for_the_time_of_its_rule_at_its_fastest(every, status):
    # 3 days each on 600 and 300 mg are 6 on less, 4 are 8
    found = Taper.linear("900 mg", by="300 mg", every=every, first=(1, 30)).fits(WEEK)
    assert (found.status, found.ok) == (status, status == "PROVED")


def test_7_days_on_less_are_a_week():
    taper = Taper.linear("900 mg", by="300 mg", every=3, floor="600 mg", first=30)
    assert taper.fits(Stopping(3, source=LABEL)).status == "PROVED"
    assert taper.fits(Stopping(4, source=LABEL)).status == "VIOLATED"
    assert (
        str(taper.fits(WEEK))
        == "VIOLATED: 3 days on less before the stop; reduced over at least 7 days (Example label, 2.4)"
    )


def test_a_level_that_comes_to_the_start_is_not_less():
    taper = Taper.linear("10 mg", by="2 mg", every=4, floor="5 mg", made_of="5 mg")
    # 10, 8 and 6 mg are made as 10 mg, and 5 mg is the floor
    assert (taper.fits(WEEK).status, taper.fits(WEEK).days) == ("VIOLATED", 4)


def test_a_source_without_a_time_proves_nothing():
    found = Taper.linear("900 mg", by="300 mg", every=30).fits(GRADUALLY)
    assert (found.status, found.ok) == ("UNKNOWN", False)
    assert "60 days on less before the stop; the source gives no time" in str(found)


def test_a_taper_that_stays_on_its_floor_does_not_stop():
    found = Taper.linear("900 mg", by="300 mg", every=1, floor="300 mg", then="stay").fits(WEEK)
    assert (found.status, found.days, found.ok) == ("NOT_APPLICABLE", None, False)
    assert str(found).startswith("NOT_APPLICABLE: it does not stop; reduced over")


@given(testing.tapers(resolved=True).filter(lambda taper: taper.then == "stop"), testing.stoppings())
def test_the_days_on_less_are_those_after_the_first_step(taper, rule):
    assert taper.fits(rule).days == sum(step.days for step in taper.steps()[1:])


def test_a_sheet_says_how_to_stop_and_from_where():
    assert lines(WEEK) == [
        "Do not stop on your own. To stop, the dose is reduced over at least 7 days.",
        "Source: Example label, 2.4",
    ]
    assert lines(GRADUALLY) == [
        "Do not stop on your own. To stop, the dose is reduced gradually.",
        "After more than 3 weeks, not abruptly.",
        "Source: Example label, 2.4",
    ]
    assert lines(None) is None


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"source": LABEL}, "says neither a time nor how"),
        ({"source": LABEL, "says": "  "}, "says neither a time nor how"),
        ({"over_at_least": 0, "source": LABEL}, "over_at_least: got 0 days"),
        ({"over_at_least": "6 hours", "source": LABEL}, "write days or weeks"),
        ({"over_at_least": (7, 14), "source": LABEL}, r"over_at_least: got \(7, 14\) days"),
        ({"over_at_least": 7, "source": "a label"}, "stopping.source: got 'a label'"),
    ],
)
def test_a_rule_without_a_source_or_without_a_word_is_refused(rule, says):
    with pytest.raises(RegimenError, match=says):
        Stopping(**rule)


def test_a_regimen_takes_a_rule_of_stopping_and_nothing_else():
    with pytest.raises(TypeError, match="stopping"):
        Regimen("examplol", "oral", Step("5 mg", days=7), stopping="1 week")


# --- In files ---

TEXT = """
drug = "examplol"
[sources.label]
title = "Example label"
section = "2.4"
[sources.other]
title = "Other"
[regimens.usual]
route = "oral"
source = "other"
stopping = { over_at_least = "1 week", source = "label" }
[[regimens.usual.steps]]
dose = "5 mg"
at = "morning"
"""


def test_a_file_says_how_the_drug_is_stopped_and_is_written_back():
    protocol = formulary.loads(TEXT)
    assert protocol["usual"].stopping == WEEK
    assert formulary.loads(formulary.dump(protocol)) == protocol
    without = TEXT.replace('over_at_least = "1 week"', 'says = "After more than 3 weeks, not abruptly."')
    assert formulary.loads(without)["usual"].stopping == GRADUALLY
    assert formulary.loads(formulary.dump(formulary.loads(without)))["usual"].stopping == GRADUALLY


@pytest.mark.parametrize(
    ("old", "new", "path", "message"),
    [
        ('source = "label" }', 'source = "lable" }', "stopping.source", "no source is named 'lable'; 'label' may be"),
        ('over_at_least = "1 week", ', "", "stopping", "stopping: says neither a time nor how"),
        ('"1 week"', "7", "stopping.over_at_least", "not text"),
        ("over_at_least", "over_at_most", "stopping.over_at_most", "unknown key 'over_at_most'"),
        (', source = "label"', "", "stopping.source", "missing"),
    ],
)
def test_a_fault_of_a_rule_of_stopping_is_found_at_its_place(old, new, path, message):
    assert old in TEXT
    with pytest.raises(FileError) as caught:
        formulary.loads(TEXT.replace(old, new, 1))
    assert (f"regimens.usual.{path}", True) in [(where, message in says) for where, says in caught.value.faults]
