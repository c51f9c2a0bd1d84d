"""The limits of bounds: each is taken as what it is, a missing one is refused, and a window is whole minutes."""

import attrs
import pytest
from courses import LABEL

from posology import Amount, Bound, DailyAmount, Dose, DosePerSurface, DosePerWeight, Scope, Source
from posology.bound import bounds_of
from posology.errors import BoundError, PosologyError
from posology.files.bounds import BOUND_FORMS, BoundForm
from posology.limits import KINDS
from posology.share import Share

KW = {"source": LABEL}


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("5 mg", Dose("5 mg")),
        (Amount("5 mg"), Dose("5 mg")),
        (Dose("5 mg"), Dose("5 mg")),
        ("5 mg/kg", DosePerWeight("5 mg/kg")),
        (DosePerWeight("5 mg/kg"), DosePerWeight("5 mg/kg")),
        ("5 mg/m2", DosePerSurface("5 mg/m2")),
        (DosePerSurface("5 mg/m2"), DosePerSurface("5 mg/m2")),
    ],
)
def test_a_limit_of_one_dose_is_a_dose_also_per_kg_or_per_m2(given, taken):
    for bound in (Bound.per_dose(given, **KW), Bound.usual_dose(given, **KW)):
        assert (type(bound.most), bound.most, str(bound.most)) == (type(taken), taken, str(taken))
    least = Bound.per_dose(least=given, **KW)
    assert (type(least.least), least.least, least.most) == (type(taken), taken, None)


@pytest.mark.parametrize("given", ["150 mg/day", DailyAmount("150 mg/day")])
def test_a_limit_per_day_is_a_daily_amount(given):
    for bound in (Bound.per_day(given, **KW), Bound.maintenance("30 mg/day", given, **KW)):
        assert (type(bound.most), bound.most) == (DailyAmount, DailyAmount("150 mg/day"))
    assert Bound.maintenance(DailyAmount("30 mg/day"), given, **KW).least == DailyAmount("30 mg/day")


@pytest.mark.parametrize("make", [Bound.rise, Bound.fall])
def test_a_change_is_an_amount_or_a_share_of_what_is_said(make):
    for given in ("5 mg", Amount("5 mg"), Dose("5 mg")):
        assert (type(make(given, within_days=1, **KW).most), make(given, within_days=1, **KW).of) == (Amount, "")
    for given in ("10 %", Share("10 %")):
        for of in ("start", "current"):
            bound = make(given, within_days=1, of=of, **KW)
            assert (bound.most, bound.of) == (Share("10 %"), of)
        with pytest.raises(BoundError, match=r"10 % is a share, and of is ''; write of='start' or of='current'"):
            make(given, within_days=1, **KW)
    with pytest.raises(BoundError, match="5 mg is an amount, and of is 'start'; leave it out"):
        make("5 mg", within_days=1, of="start", **KW)
    with pytest.raises(BoundError, match="write one of"):
        make("10 %", within_days=1, of="last", **KW)


@pytest.mark.parametrize("kind", ["rise", "fall"])
def test_a_change_in_an_amount_is_of_nothing_if_nothing_is_said(kind):
    assert KINDS[kind](most="5 mg", within_days=1, **KW).of == ""


@pytest.mark.parametrize(
    ("window", "minutes"), [(1, 1), (90, 90), ("1 minute", 1), ("2 days", 2880), ("1 week", 10080)]
)
def test_a_window_is_1_minute_or_more(window, minutes):
    for bound in (Bound.rolling("4 g", window, **KW), Bound.doses_per_window(4, window, **KW)):
        assert bound.window == minutes
    assert Bound.least_interval(window, **KW).least == minutes


@pytest.mark.parametrize("window", [0, -1, True, 1.0, None, "", "0 hours", "90", "1 month", "1.5 minutes", "every day"])
def test_a_window_that_is_no_whole_number_of_minutes_is_refused_as_a_window(window):
    for make in (lambda: Bound.rolling("4 g", window, **KW), lambda: Bound.least_interval(window, **KW)):
        with pytest.raises(BoundError, match="window") as caught:
            make()
        assert caught.value.value == window


@pytest.mark.parametrize(
    ("make", "what"),
    [
        (lambda n: Bound.per_dates("4 g", n, **KW).days, "days"),
        (lambda n: Bound.doses_per_window(n, "24 hours", **KW).most, "doses"),
        (lambda n: Bound.rise("4 g", within_days=n, **KW).within_days, "days"),
        (lambda n: Bound.fall("4 g", within_days=n, **KW).within_days, "days"),
        (lambda n: Bound.course_total("4 g", first_days=n, **KW).first_days, "days"),
        (lambda n: Bound.duration(n, **KW).most, "days"),
        (lambda n: Bound.duration(least=n, **KW).least, "days"),
    ],
)
def test_a_number_of_days_or_doses_is_1_or_more(make, what):
    assert (make(1), make(28)) == (1, 28)
    for wrong in (0, -1, True, 1.5, "7"):
        with pytest.raises(BoundError, match=f"write whole {what}, 1 or more") as caught:
            make(wrong)
        assert (caught.value.value, caught.value.limit) == (wrong, 1)


def test_a_number_may_be_left_out_only_where_that_means_all():
    assert Bound.course_total("4 g", **KW).first_days is None
    assert (Bound.duration(7, **KW).least, Bound.duration(least=7, **KW).most) == (None, None)
    for make in (
        lambda: Bound.per_dates("4 g", None, **KW),
        lambda: Bound.doses_per_window(None, "24 hours", **KW),
        lambda: Bound.rise("4 g", within_days=None, **KW),
        lambda: Bound.duration(**KW),
    ):
        with pytest.raises(PosologyError):
            make()


@pytest.mark.parametrize("kind", ["rolling", "doses-per-window", "least-interval"])
def test_a_window_is_on_the_clock_of_the_patient_unless_time_that_passed_is_named(kind):
    limits = {"most": 4} if kind == "doses-per-window" else {} if kind == "least-interval" else {"most": "4 g"}
    limits |= {"least": 60} if kind == "least-interval" else {"window": 60}
    assert KINDS[kind](**limits, **KW).clock == "clock"
    assert KINDS[kind](**limits, clock="elapsed", **KW).clock == "elapsed"
    with pytest.raises(BoundError, match="write one of clock, elapsed"):
        KINDS[kind](**limits, clock="zone", **KW)


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        ("5 mg", "10 mg", "at least 5 mg and at most 10 mg in one dose"),
        ("5 mg", None, "at least 5 mg in one dose"),
        ("5 mg", "5 mg", "at least 5 mg and at most 5 mg in one dose"),
    ],
)
def test_a_bound_on_one_dose_says_both_of_its_limits(least, most, said):
    assert str(Bound.per_dose(most, least=least, **KW)) == said


def test_bounds_on_numbers_say_their_limits_in_words():
    for bound, said in (
        (Bound.doses_per_window(1, "24 hours", **KW), "at most 1 dose in any 24 hours"),
        (Bound.doses_per_window(2, 90, **KW), "at most 2 doses in any 90 minutes"),
        (Bound.duration(28, least=7, **KW), "at least 7 and at most 28 days from the first dose day to the last"),
        (Bound.duration(least=7, **KW), "at least 7 days from the first dose day to the last"),
        (Bound.usual_dose("5 mg", **KW), "less than 5 times the usual dose of 5 mg"),
        (
            Bound.rise("10 %", within_days=7, of="start", **KW),
            "a rise of at most 10 % of the start dose between days at most 7 apart",
        ),
    ):
        assert str(bound) == said


def test_a_slip_is_five_times_the_usual_dose_and_soft_unless_something_else_is_said():
    usual = Bound.usual_dose("5 mg", name="usual", patients="adults", **KW)
    assert (usual.severity, str(usual.slip.most), usual.slip.least) == ("soft", "25 mg", None)
    assert (usual.slip.name, usual.slip.patients, usual.slip.severity) == ("usual", "adults", "soft")
    assert (usual.slip.source, usual.slip.scope) == (usual.source, usual.scope)
    assert Bound.usual_dose("5 mg", severity="hard", **KW).slip.severity == "hard"
    assert Bound.usual_dose("5 mg/kg", **KW).slip.most == DosePerWeight("25 mg/kg")


def test_a_concentration_is_in_a_volume():
    with pytest.raises(BoundError, match="write it as '5 mg/mL'") as caught:
        Bound.concentration("5 mg/tablet", **KW)
    assert caught.value.value == "5 mg/tablet"


def test_every_kind_of_bound_is_found_by_its_name_and_says_what_it_counts():
    times = {"doses-per-window", "least-interval", "duration"}
    whole_days = {"maintenance", "rise", "fall", "duration"}
    assert {name for name, kind in KINDS.items() if kind.is_of_times} == times
    assert {name for name, kind in KINDS.items() if not kind.is_of_doses} == whole_days
    assert all(name == kind.kind for name, kind in KINDS.items())
    assert set(KINDS) - times - whole_days == {
        "per-dose",
        "usual-dose",
        "per-day",
        "per-dates",
        "rolling",
        "course-total",
        "lifetime",
        "infusion-rate",
        "concentration",
    }


def test_a_file_can_state_every_limit_of_every_kind_of_bound():
    assert set(BOUND_FORMS) == set(KINDS)
    for name, kind in KINDS.items():
        own, stated = ({each.name for each in attrs.fields(made)} for made in (kind, BOUND_FORMS[name]))
        assert stated - {each.name for each in attrs.fields(BoundForm)} == own - {
            each.name for each in attrs.fields(Bound)
        }


def test_a_bound_is_known_by_all_that_it_says():
    limits = [
        Bound.rolling("4 g", "24 hours", **KW),
        Bound.rolling("4 g", "24 hours", clock="elapsed", **KW),
        Bound.rolling("4 g", "25 hours", **KW),
        Bound.rolling("4001 mg", "24 hours", **KW),
        Bound.rolling("4 g", "24 hours", source=Source("Another label")),
        Bound.rolling("4 g", "24 hours", patients="adults", **KW),
        Bound.rolling("4 g", "24 hours", severity="soft", **KW),
        Bound.rolling("4 g", "24 hours", scope=Scope(phase="loading"), **KW),
        Bound.rolling("4 g", "24 hours", name="cap", **KW),
        Bound.per_day("4 g/day", **KW),
        Bound.rise("4 g", within_days=1, **KW),
        Bound.fall("4 g", within_days=1, **KW),
    ]
    marks = [each.fingerprint for each in limits]
    assert (len(set(marks)), {len(each) for each in marks}) == (len(limits), {12})
    assert Bound.rolling("4 g", "24 hours", **KW).fingerprint == marks[0]


@pytest.mark.parametrize(
    "make",
    [
        lambda **more: Bound.maintenance("1 mg/day", "2 mg/day", **more),
        lambda **more: Bound.rise("1 mg", within_days=1, **more),
        lambda **more: Bound.fall("1 mg", within_days=1, **more),
        lambda **more: Bound.duration(7, **more),
    ],
)
def test_a_bound_on_whole_days_has_no_phase(make):
    with pytest.raises(
        BoundError, match="is of whole days, and the scope counts loading doses alone; leave the phase out"
    ):
        make(scope=Scope(phase="loading"), **KW)
    assert make(scope=Scope(route="oral"), **KW).scope.phase is None


def test_a_bound_on_doses_may_have_a_phase():
    for make in (
        lambda **more: Bound.per_dose("1 mg", **more),
        lambda **more: Bound.course_total("1 mg", **more),
        lambda **more: Bound.least_interval(60, **more),
        lambda **more: Bound.doses_per_window(1, 60, **more),
    ):
        assert make(scope=Scope(phase="loading"), **KW).scope.phase == "loading"


def test_a_bound_has_the_severity_and_the_name_that_are_given():
    for severity in ("hard", "soft", "info"):
        assert Bound.per_day("1 mg/day", severity=severity, name="x", **KW).severity == severity
    assert (Bound.per_day("1 mg/day", **KW).patients, Bound.per_day("1 mg/day", **KW).scope) == ("", Scope())
    with pytest.raises(BoundError, match="write one of hard, soft, info"):
        Bound.per_day("1 mg/day", severity="HARD", **KW)
    with pytest.raises(BoundError, match="bound: has no limit; give least, most or both"):
        Bound(**KW)
    with pytest.raises(BoundError, match="duration: has no limit"):
        Bound.duration(**KW)


def test_bounds_are_taken_one_or_several():
    one, two = Bound.per_day("1 mg/day", **KW), Bound.per_dose("1 mg", **KW)
    assert (bounds_of(one), bounds_of([one, two]), bounds_of(iter([two])), bounds_of(())) == (
        (one,),
        (one, two),
        (two,),
        (),
    )
    for wrong in ("1 mg/day", [one, "1 mg/day"], [None], [5]):
        with pytest.raises(BoundError, match=r"make it by Bound\.per_day and its like"):
            bounds_of(wrong)
