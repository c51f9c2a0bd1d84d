"""Bounds: a limit that is missing, inverted, unsourced or of the wrong kind is refused when it is made."""

import math
import pickle

import pytest
from hypothesis import given
from strategies import bounds

from posology import Amount, Bound, DailyAmount, Dose, Source
from posology.errors import BoundError, PosologyError
from posology.limits import KINDS
from posology.span import span_text

LABEL = Source("Example label", section="4.2")
KW = {"source": LABEL}


@pytest.mark.parametrize(
    ("bound", "written", "name"),
    [
        (Bound.per_dose("150 mg", **KW), "at most 150 mg in one dose", "per-dose"),
        (Bound.per_dose(least="5 mg", **KW), "at least 5 mg in one dose", "per-dose"),
        (Bound.per_day("150 mg/day", **KW), "at most 150 mg on any day", "per-day"),
        (Bound.rolling("4 g", "24 hours", **KW), "at most 4 g in any 24 hours", "rolling"),
        (Bound.rolling("4 g", "7 days", **KW), "at most 4 g in any 7 days", "rolling"),
        (
            Bound.maintenance("30 mg/day", "150 mg/day", **KW),
            "30 mg to 150 mg a day once reached",
            "maintenance",
        ),
        (Bound.least_interval("4 hours", **KW), "at least 4 hours between doses", "least-interval"),
        (
            Bound.rise("75 mg", within_days=7, **KW),
            "a rise of at most 75 mg a day between days at most 7 apart",
            "rise",
        ),
        (
            Bound.fall("10 %", of="current", within_days=1, **KW),
            "a fall of at most 10 % of the current dose between days at most 1 apart",
            "fall",
        ),
        (Bound.per_dates("1 g", 14, **KW), "at most 1 g on any 14 dates in a row", "per-dates"),
        (Bound.per_dates("1 g", 1, **KW), "at most 1 g on any date", "per-dates"),
        (Bound.doses_per_window(4, "24 hours", **KW), "at most 4 doses in any 24 hours", "doses-per-window"),
        (Bound.course_total("36 g", **KW), "at most 36 g in the whole course", "course-total"),
        (Bound.course_total("3 g", first_days=28, **KW), "at most 3 g in the first 28 days", "course-total"),
        (Bound.lifetime("36 g", **KW), "at most 36 g in a lifetime", "lifetime"),
        (Bound.infusion_rate("500 mg/h", **KW), "at most 500 mg/h in any infusion", "infusion-rate"),
        (Bound.concentration("5 mg/mL", **KW), "at most 5 mg/mL in what holds a dose", "concentration"),
        (Bound.duration(28, **KW), "at most 28 days from the first dose day to the last", "duration"),
    ],
)
def test_a_bound_says_what_it_means_and_is_named_for_its_kind(bound, written, name):
    assert (written, name, "hard") == (str(bound), bound.name, bound.severity)
    assert type(bound) is KINDS[name]


@given(bounds)
def test_equal_bounds_hash_equal_and_pickle(bound):
    back = pickle.loads(pickle.dumps(bound))
    assert (bound, hash(bound), str(bound)) == (back, hash(back), str(back))


def test_a_cap_per_day_is_not_a_cap_per_24_hours():
    assert Bound.per_day("4 g/day", **KW) != Bound.rolling("4 g", "24 hours", **KW)


def test_a_window_on_the_clock_is_not_one_of_elapsed_time():
    clock, elapsed = (Bound.rolling("4 g", "24 hours", clock=kind, **KW) for kind in ("clock", "elapsed"))
    assert clock != elapsed
    assert clock == Bound.rolling("4 g", "24 hours", **KW)
    for kind, limit in (("rolling", {"most": "4 g", "window": 1440}), ("least-interval", {"least": 60})):
        assert KINDS[kind](**limit, **KW).clock == "clock"


@pytest.mark.parametrize(
    ("window", "minutes", "said"),
    [
        ("24 hours", 1440, "24 hours"),
        ("1 day", 1440, "24 hours"),
        ("7 days", 10080, "7 days"),
        ("1 week", 10080, "7 days"),
        ("90 minutes", 90, "90 minutes"),
        ("1 hour", 60, "1 hour"),
        (90, 90, "90 minutes"),
    ],
)
def test_a_window_is_a_whole_number_of_minutes(window, minutes, said):
    assert minutes == Bound.rolling("4 g", window, **KW).window
    assert said == span_text(minutes)


NO_LIMIT = [None, "", math.nan, math.inf, "nan mg", True, "-5 mg", "1,5 g"]


@pytest.mark.parametrize("limit", NO_LIMIT)
@pytest.mark.parametrize(
    "make",
    [
        lambda limit: Bound.per_dose(limit, **KW),
        lambda limit: Bound.per_day(limit, **KW),
        lambda limit: Bound.rolling(limit, "24 hours", **KW),
        lambda limit: Bound.rolling("4 g", limit, **KW),
        lambda limit: Bound.maintenance(limit, "150 mg/day", **KW),
        lambda limit: Bound.maintenance("30 mg/day", limit, **KW),
        lambda limit: Bound.least_interval(limit, **KW),
        lambda limit: Bound.rise(limit, within_days=7, **KW),
        lambda limit: Bound.rise("5 mg", within_days=limit, **KW),
        lambda limit: Bound.fall(limit, of="current", within_days=7, **KW),
        lambda limit: Bound.per_dates(limit, 7, **KW),
        lambda limit: Bound.per_dates("4 g", limit, **KW),
        lambda limit: Bound.doses_per_window(limit, "24 hours", **KW),
        lambda limit: Bound.doses_per_window(4, limit, **KW),
        lambda limit: Bound.lifetime(limit, **KW),
        lambda limit: Bound.infusion_rate(limit, **KW),
        lambda limit: Bound.concentration(limit, **KW),
        lambda limit: Bound.course_total(limit, **KW),
        lambda limit: Bound.duration(limit, **KW),
    ],
)
def test_hazard_18_a_missing_limit_is_refused_and_never_means_no_limit(make, limit):
    with pytest.raises(PosologyError):
        make(limit)


@pytest.mark.parametrize(
    ("make", "value", "limit"),
    [
        (lambda: Bound.per_dose("5 mg", least="6 mg", **KW), "5 mg", "6 mg"),
        (lambda: Bound.maintenance("150 mg/day", "30 mg/day", **KW), "30 mg/day", "150 mg/day"),
        (lambda: Bound.duration(7, least=28, **KW), "7", "28"),
    ],
)
def test_hazard_20_an_inverted_limit_is_refused_with_both(make, value, limit):
    with pytest.raises(BoundError, match="is more than most") as caught:
        make()
    assert (value, limit) == (caught.value.value, caught.value.limit)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: Bound.per_day("150 mg", **KW), id="an amount is not per day"),
        pytest.param(lambda: Bound.rolling("4 g/day", "24 hours", **KW), id="per day is no amount"),
        pytest.param(lambda: Bound.per_dose("15 mg/day", **KW), id="per day is no dose"),
        pytest.param(lambda: Bound.per_dose("5 mg", least="1 mL", **KW), id="mL and mg"),
        pytest.param(lambda: Bound.maintenance("1 mL/day", "5 mg/day", **KW), id="mL/day and mg/day"),
        pytest.param(lambda: Bound.rise("10 %", within_days=7, **KW), id="a share of what"),
        pytest.param(lambda: Bound.rise("10 mg", of="current", within_days=7, **KW), id="an amount of something"),
        pytest.param(lambda: Bound.fall("10 %", of="last", within_days=7, **KW), id="a share of no such dose"),
        pytest.param(lambda: Bound.fall("10%", of="start", within_days=7, **KW), id="a share without its space"),
        pytest.param(lambda: Bound.infusion_rate("500 mg", **KW), id="an amount is no rate"),
        pytest.param(lambda: Bound.concentration("5 mg/tablet", **KW), id="a tablet is no volume"),
        pytest.param(lambda: Bound.course_total("4 day", **KW), id="a time is no amount"),
        pytest.param(lambda: Bound.rolling("4 g", "1 month", **KW), id="a month is no window"),
        pytest.param(lambda: Bound.rolling("4 g", "0 hours", **KW), id="no window"),
        pytest.param(lambda: Bound.rolling("4 g", 0, **KW), id="no minutes"),
        pytest.param(lambda: Bound.rolling("4 g", "24 hours", clock="utc", **KW), id="no such clock"),
        pytest.param(lambda: Bound.per_day("4 g/day", severity="fatal", **KW), id="no such severity"),
        pytest.param(lambda: Bound.duration(least=0, **KW), id="no days"),
        pytest.param(lambda: Bound.duration("1 month", **KW), id="a month is no number of days"),
        pytest.param(lambda: Bound(source=LABEL), id="no limit at all"),
    ],
)
def test_hazard_20_a_limit_of_the_wrong_kind_is_refused(make):
    with pytest.raises(PosologyError):
        make()


@pytest.mark.parametrize("source", [None, "", "Example label", 5])
def test_a_bound_without_a_source_is_refused(source):
    with pytest.raises(BoundError, match="source"):
        Bound.per_day("150 mg/day", source=source)


def test_limits_are_of_the_type_their_bound_speaks_of():
    assert [Dose, DailyAmount, Amount] == [
        type(Bound.per_dose(Dose("5 mg").quantity, **KW).most),
        type(Bound.per_day(DailyAmount("5 mg/day").quantity, **KW).most),
        type(Bound.rolling(Dose("5 mg"), 60, **KW).most),
    ]
