"""The words of a verdict and of a report: value, limit, margin, place and source, each with its unit, in order."""

import datetime as dt
from fractions import Fraction

import attrs
import pytest

from posology import Amount, Bound, DailyAmount, Override, Source
from posology.measure_range import MeasureRange
from posology.overlap import Overlap
from posology.rate import Rate
from posology.region import Region
from posology.share import Share
from posology.strength import Strength
from posology.verdict import Count, Report, Verdict, Witness, value_text, worst

SOURCE = Source("Example label", section="4.2")
CAP = Bound.per_day("5 mg/day", name="cap", severity="soft", source=SOURCE)
WHY = Override(reason="stable", by="A. Jansen")


def verdict(status="PROVED", bound=CAP, **more):
    return Verdict(bound=bound, status=status, **more)


# --- Values ---


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "no end"),
        (Amount("4 g"), "4 g"),
        (DailyAmount("5 mg/day"), "5 mg/day"),
        (Share("10 %"), "10 %"),
        (Strength("5 mg/mL"), "5 mg/mL"),
        (dt.timedelta(hours=6), "6 hours"),
        (dt.timedelta(minutes=1), "1 minute"),
        (dt.timedelta(0), "0 hours"),
        (dt.timedelta(minutes=-1), "-1 minute"),
        (dt.timedelta(hours=-25), "-25 hours"),
        (0, "0 days"),
        (1, "1 day"),
        (-1, "-1 day"),
        (2, "2 days"),
        (-2, "-2 days"),
        (Count(0), "0 doses"),
        (Count(1), "1 dose"),
        (Count(-1), "-1 dose"),
        (Count(2), "2 doses"),
        (Count(-2), "-2 doses"),
    ],
)
def test_a_value_is_said_with_its_unit(value, said):
    assert value_text(value) == said


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "day 3"),
        ({"time": dt.time(8, 5)}, "day 3 at 08:05"),
        ({"time": dt.time(0)}, "day 3 at 00:00"),
        ({"moment": dt.datetime(2026, 12, 9, 22)}, "day 3, 2026-12-09"),
        ({"moment": dt.datetime(2026, 12, 9, 22), "time": dt.time(22)}, "day 3, 2026-12-09 at 22:00"),
    ],
)
def test_a_witness_says_its_day_and_the_date_and_time_if_they_are_known(more, said):
    assert str(Witness(3, **more)) == said


# --- One verdict ---

SIX = Amount("6 mg")
DAY = Witness(2, value=SIX)
REGIONS = (
    Region((MeasureRange.of("weight", ("40 kg", "under 58 kg")),), "VIOLATED"),
    Region((MeasureRange.of("weight", ("58 kg", "150 kg")),), "PROVED"),
)
OTHER = Bound.rolling("5 mg", "24 hours", source=SOURCE)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (verdict("UNKNOWN", missing="body weight", value=SIX), "cap: UNKNOWN, needs body weight"),
        (verdict("NOT_APPLICABLE", why="it is for adults", value=SIX), "cap: NOT_APPLICABLE, it is for adults"),
        (verdict(value=Amount("4 mg")), "cap: PROVED, 4 mg; the bound is at most 5 mg on any day"),
        (verdict(), "cap: PROVED, no end; the bound is at most 5 mg on any day"),
        (
            verdict(value=Amount("4 mg"), margin=Amount("1 mg"), timing_margin=Fraction(5, 2)),
            "cap: PROVED, 4 mg; the bound is at most 5 mg on any day; margin 1 mg, 2.5 minutes",
        ),
        (
            verdict(value=Amount("5 mg"), margin=Amount("0 mg"), timing_margin=Fraction(0)),
            "cap: PROVED, 5 mg; the bound is at most 5 mg on any day; margin 0 mg, 0 minutes",
        ),
        (
            verdict("VIOLATED", value=SIX, witness=DAY),
            "cap: VIOLATED, 6 mg on day 2; the bound is at most 5 mg on any day",
        ),
        (
            verdict("VIOLATED", value=Amount("9 mg"), witness=DAY),
            "cap: VIOLATED, 6 mg on day 2, 9 mg at worst; the bound is at most 5 mg on any day",
        ),
        (
            verdict("VIOLATED", value=SIX, witness=Witness(2)),
            "cap: VIOLATED, 6 mg on day 2; the bound is at most 5 mg on any day",
        ),
        (
            verdict(value=Amount("4 mg"), covers="every start", assumes=("a", "b")),
            "cap: PROVED, at most 4 mg; the bound is at most 5 mg on any day; for every start; assuming a, b",
        ),
        (
            verdict(value=SIX, covers="every start", witness=DAY),
            "cap: PROVED, 6 mg on day 2; the bound is at most 5 mg on any day; for every start",
        ),
        (
            verdict("VIOLATED", value=SIX, covers="every start"),
            "cap: VIOLATED, 6 mg; the bound is at most 5 mg on any day; for every start",
        ),
        (
            verdict("UNKNOWN", missing="the time", covers="every start", assumes=("a",), margin=SIX),
            "cap: UNKNOWN, needs the time",
        ),
        (
            verdict(
                "VIOLATED",
                value=SIX,
                cause="dst",
                ladder=((1, Amount("5 mg")), (8, SIX)),
                moments=("08:00", "12:00"),
                regions=REGIONS,
                override=WHY,
                other=verdict(value=Amount("4 mg"), clock="elapsed"),
                twin=verdict("VIOLATED", OTHER, value=Amount("7 mg")),
            ),
            "cap: VIOLATED, 6 mg; the bound is at most 5 mg on any day; reached by 5 mg from day 1, 6 mg from day 8; "
            "taken at 08:00, 12:00; PROVED from 58 kg, VIOLATED below; overridden by A. Jansen: stable; cause: dst; "
            "elapsed time: PROVED, 4 mg; at most 5 mg in any 24 hours: VIOLATED, 7 mg",
        ),
    ],
)
def test_a_verdict_says_what_was_found_against_what_and_where_the_limit_comes_from(found, said):
    assert str(found) == f"{said} (Example label, 4.2)"


def test_a_verdict_is_ok_only_if_it_is_proved_or_overridden():
    for status in ("PROVED", "VIOLATED", "UNKNOWN", "NOT_APPLICABLE"):
        assert verdict(status).ok == (status == "PROVED")
    assert verdict("VIOLATED", override=WHY).ok


# --- A report ---

GRAVEST_FIRST = [
    ("VIOLATED", verdict("VIOLATED")),
    ("UNKNOWN", verdict("UNKNOWN", missing="x")),
    ("NOT_APPLICABLE", verdict("NOT_APPLICABLE", why="x")),
    ("OVERRIDDEN", verdict("VIOLATED", override=WHY)),
    ("PROVED", verdict()),
]


def test_a_report_is_as_grave_as_the_gravest_of_its_verdicts_in_any_order():
    for place, (word, found) in enumerate(GRAVEST_FIRST):
        lesser = [each for _, each in GRAVEST_FIRST[place:]]
        for listed in (lesser, lesser[::-1], [found]):
            report = Report(tuple(listed))
            assert (report.status, report.ok, bool(report)) == (word, *2 * [word in ("OVERRIDDEN", "PROVED")])
    assert (Report(()).status, Report(()).ok, bool(Report(()))) == ("NOT_CHECKED", False, False)


def test_a_verdict_is_found_by_its_place_or_by_the_name_of_its_bound():
    one, two = verdict(), verdict("UNKNOWN", Bound.per_dose("5 mg", source=SOURCE), missing="x")
    report = Report((one, two))
    assert (report[0], report[1], report[-1]) == (one, two, two)
    assert (report["cap"], report["per-dose"], list(report), len(report)) == (one, two, [one, two], 2)
    with pytest.raises(KeyError, match="per-day"):
        report["per-day"]


def test_a_report_says_how_it_stands_then_every_verdict_then_what_overlaps():
    both = Overlap("examplol", ("one", "two"), dt.date(2026, 12, 7), None)
    one, two = verdict(value=Amount("4 mg")), verdict("UNKNOWN", missing="x")
    assert str(Report((one, two), (both,))).splitlines() == [
        "UNKNOWN",
        "cap: PROVED, 4 mg; the bound is at most 5 mg on any day (Example label, 4.2)",
        "cap: UNKNOWN, needs x (Example label, 4.2)",
        "overlap: examplol in one and in two, from 2026-12-07 on",
    ]
    assert str(Report(())) == "NOT_CHECKED"


# --- The worst of several ---


def test_the_worst_verdict_is_the_one_furthest_from_a_pass():
    order = [verdict(status) for status in ("VIOLATED", "UNKNOWN", "NOT_APPLICABLE", "PROVED")]
    for place, first in enumerate(order):
        assert worst(order[place:]) is first
        assert worst(order[place:][::-1]) is first


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (Amount("1 mg"), Amount("2 mg")),
        (Amount("999 mg"), Amount("1 g")),
        (Amount("0 mg"), Amount("1 mcg")),
        (dt.timedelta(hours=-1), dt.timedelta(minutes=1)),
        (-1, 0),
        (Count(1), Count(2)),
    ],
)
def test_of_two_verdicts_alike_the_worse_has_the_smaller_margin(less, more):
    for status in ("PROVED", "VIOLATED"):
        one, other = (verdict(status, value=SIX, margin=margin) for margin in (less, more))
        assert worst([one, other]) is worst([other, one]) is one


@pytest.mark.parametrize(
    ("more", "less"),
    [
        (Share("11 %"), Share("10 %")),
        (Rate("1 g/h"), Rate("999 mg/h")),
        (Strength("5 mg/mL"), Strength("1 mg/mL")),
        (Strength("1 mg/mL"), Strength("500 mg/L")),
        (Share("1 %"), Share("0 %")),
    ],
)
def test_of_two_verdicts_alike_without_a_margin_the_worse_has_the_larger_value(more, less):
    for status in ("PROVED", "VIOLATED"):
        one, other = (verdict(status, value=value) for value in (more, less))
        assert worst([one, other]) is worst([other, one]) is one


def test_a_broken_bound_without_an_end_is_worse_than_any_other_and_a_kept_one_with_nothing_to_reach_is_not():
    endless, nothing = verdict("VIOLATED"), verdict("PROVED")
    for more in ({"value": SIX, "margin": Amount("0 mg")}, {"value": Share("900 %")}, {"value": 7, "margin": -3}):
        broken, kept = verdict("VIOLATED", **more), verdict("PROVED", **more)
        assert worst([endless, broken]) is worst([broken, endless]) is endless
        assert worst([nothing, kept]) is worst([kept, nothing]) is kept


def test_what_is_not_said_of_a_verdict_is_nothing():
    plain = verdict()
    assert {plain.missing, plain.why, plain.covers, plain.clock, plain.cause} == {""}
    assert {plain.value, plain.limit, plain.margin, plain.witness, plain.other, plain.twin, plain.override} == {None}
    assert (plain.assumes, plain.ladder, plain.moments, plain.regions) == ((), (), (), ())


def test_the_release_and_the_content_of_the_bound_are_in_the_rule():
    other = attrs.evolve(CAP, source=Source("Another label", section="4.2"))
    assert verdict().rule == verdict("VIOLATED", value=SIX).rule != verdict(bound=other).rule
