"""What a comparison counts, to the minute, and what it refuses, by name and value."""

import datetime as dt

import pytest
from courses import regimen
from logs import NEW_YORK, given

from posology import Frequency, Schedule, Step
from posology.errors import PosologyError
from posology.logs.compare import compare

TWICE = regimen(Step("300 mg", Frequency.at("08:00", "20:00")))
DAY = Schedule(TWICE, "2026-12-01", days=1)
ZONED = Schedule(TWICE, "2026-12-01", days=1, zone=NEW_YORK)
MOST = 366 * 1440


def beside(schedule, doses, **more):
    return compare(schedule, doses, **{"early": 60, "late": 120, "until": "2026-12-02", **more})


def at(*times):
    return [given(f"2026-12-01 {time}", "300 mg") for time in times]


def told(found):
    return [(f"{each.moment:%H:%M}", each.state, each.off) for each in found]


def test_a_dose_is_on_time_to_the_minute_unless_something_else_is_said():
    assert told(beside(DAY, at("08:01", "19:59"))) == [("08:00", "late", 1), ("20:00", "early", -1)]
    near = beside(DAY, at("08:01", "19:59"), on_time=1)
    assert told(near) == [("08:00", "on time", 1), ("20:00", "on time", -1)]
    assert told(beside(DAY, at("08:02", "19:58"), on_time=1)) == [("08:00", "late", 2), ("20:00", "early", -2)]


def test_without_tolerance_a_minute_makes_a_dose_missed_and_another_extra():
    found = beside(DAY, at("08:00", "20:01"), early=0, late=0)
    assert told(found) == [("08:00", "on time", 0), ("20:00", "missed", None), ("20:01", "extra", None)]


def test_a_dose_planned_when_the_log_ends_is_not_in_it_yet():
    until = dt.datetime(2026, 12, 1, 20)
    assert told(beside(DAY, at("08:00"), until=until)) == [("08:00", "on time", 0)]
    later = beside(DAY, at("08:00"), until=until + dt.timedelta(minutes=1))
    assert told(later) == [("08:00", "on time", 0), ("20:00", "due", None)]


def test_a_comparison_keeps_what_it_was_made_with():
    found = beside(DAY, [], early="30 minutes", late="2 hours", on_time=5)
    assert (found.early, found.late, found.on_time, found.until) == (30, 120, 5, dt.datetime(2026, 12, 2))


def test_a_tolerance_is_at_most_366_days():
    found = beside(DAY, [], early=MOST, late=MOST, on_time=MOST)
    assert (found.early, found.late, found.on_time) == (MOST, MOST, MOST)


@pytest.mark.parametrize(
    ("more", "field", "value"),
    [
        ({"early": MOST + 1}, "early", MOST + 1),
        ({"late": MOST + 1}, "late", MOST + 1),
        ({"on_time": MOST + 1}, "on_time", MOST + 1),
        ({"on_time": "soon"}, "on_time", "soon"),
        ({"until": "soon"}, "until", "soon"),
        ({"until": dt.datetime(2026, 12, 2, tzinfo=dt.UTC)}, "until", dt.datetime(2026, 12, 2, tzinfo=dt.UTC)),
    ],
)
def test_what_is_no_tolerance_or_end_is_refused_by_name(more, field, value):
    with pytest.raises(PosologyError) as caught:
        beside(DAY, [], **more)
    assert (caught.value.field, caught.value.value) == (field, value)


@pytest.mark.parametrize(
    ("schedule", "dose", "said"),
    [
        (ZONED, given("2026-12-01 08:00"), "moment: 2026-12-01 08:00:00 has no zone, the schedule has one;"),
        (
            DAY,
            given("2026-12-01 08:00", zone="UTC"),
            "moment: 2026-12-01 08:00:00+00:00 has a zone, the schedule has none;",
        ),
    ],
)
def test_a_dose_of_the_other_kind_of_moment_is_refused_with_both_kinds(schedule, dose, said):
    with pytest.raises(PosologyError) as caught:
        beside(schedule, [dose])
    assert str(caught.value).startswith(said)


# --- How it reads ---


def test_an_entry_says_how_much_more_or_less_was_given():
    doses = [given("2026-12-01 08:00", "301 mg"), given("2026-12-01 20:00", "299.5 mg")]
    assert [str(each) for each in beside(DAY, doses)] == [
        "2026-12-01 08:00  300 mg  on time; given 301 mg, 1 mg more than planned",
        "2026-12-01 20:00  300 mg  on time; given 299.5 mg, 0.5 mg less than planned",
    ]


def test_an_entry_of_two_doses_names_both_and_one_doubled_the_dose_missed_before():
    two = Schedule(
        regimen(Step(components=[("300 mg", Frequency.at("08:00")), ("1 g", Frequency.at("12:00"))])),
        "2026-12-01",
        days=1,
    )
    doses = [given("2026-12-01 12:00", "1 g"), given("2026-12-01 12:00", "300 mg")]
    assert str(beside(two, doses).entries[1]) == (
        "2026-12-01 12:00  1 g  on time; given 1 g and 300 mg, 0.3 g more than planned; "
        "doubled after the missed dose of 2026-12-01 08:00"
    )
    assert str(beside(DAY, at("08:00", "08:30")).entries[1]) == "2026-12-01 08:30  300 mg  extra, not planned; doubled"


def test_a_doubled_entry_names_every_dose_missed_before_it():
    three = regimen(Step("300 mg", Frequency.at("08:00", "12:00", "20:00")))
    entry = beside(Schedule(three, "2026-12-01", days=1), [given("2026-12-01 20:00", "600 mg")]).entries[2]
    assert str(entry).endswith("doubled after the missed dose of 2026-12-01 08:00 and 2026-12-01 12:00")


def test_only_what_is_more_by_a_whole_dose_is_doubled():
    assert [each.is_doubled for each in beside(DAY, at("08:00", "08:30"))] == [False, True, False]


def test_early_and_late_are_said_in_minutes_or_hours():
    found = beside(DAY, at("07:59", "22:00"))
    assert [str(each) for each in found] == [
        "2026-12-01 08:00  300 mg  1 minute early, at 2026-12-01 07:59",
        "2026-12-01 20:00  300 mg  2 hours late, at 2026-12-01 22:00",
    ]


def test_a_comparison_counts_its_states_in_one_order_and_says_where_there_is_none():
    until = dt.datetime(2026, 12, 1, 20, 30)
    found = beside(DAY, at("08:00", "12:00"), until=until)
    assert str(found).split("\n")[-2] == "1 on time, 1 due, 1 extra"
    assert not found.ok
    assert beside(DAY, at("08:00"), until=until).ok
    assert [len(found[state]) for state in ("on time", "early", "late", "missed", "due", "extra")] == [1, 0, 0, 0, 1, 1]
    nothing = beside(DAY, [], until="2026-12-01")
    assert str(nothing).split("\n")[0] == "nothing planned, nothing given"
    assert nothing.ok


def test_an_unknown_state_is_refused_with_the_names_of_all():
    with pytest.raises(PosologyError, match="write one of on time, early, late, missed, due, extra") as caught:
        beside(DAY, [])["lost"]
    assert (caught.value.field, caught.value.value) == ("state", "lost")


def test_the_difference_of_a_dose_not_given_or_not_planned_is_not_known():
    missed, extra = beside(DAY, at("11:00"), until="2026-12-02").entries[:2]
    assert (missed.state, missed.difference, missed.is_wrong_amount) == ("missed", None, False)
    assert (extra.state, extra.difference, extra.is_wrong_amount) == ("extra", None, False)
