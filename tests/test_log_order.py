"""The order of a log, the moments that it takes, and what is refused by name."""

import datetime as dt
import itertools

import pytest
from logs import DAY1, PLAN, every, given

from posology.errors import PosologyError
from posology.logs.log import Log

IN_LONDON = given("2026-12-01 08:00", "1 g", "Europe/London")


def test_doses_come_in_the_order_of_their_instants_however_they_are_written():
    # 08:00 in London is an hour after 08:00 in Paris
    first, second, third = (
        given("2026-12-01 08:00", "1 g", "Europe/Paris"),
        IN_LONDON,
        given("2026-12-01 09:30", "1 g", "UTC"),
    )
    for some in itertools.permutations([first, second, third]):
        assert Log(some).administrations == (first, second, third)


def test_doses_of_one_instant_that_differ_come_in_one_order():
    plain, large = given("2026-12-01 08:00"), given("2026-12-01 08:00", "2 g")
    noon, night = plain._replace(slot="noon"), plain._replace(slot="bedtime")
    later = plain._replace(plan=PLAN._replace(day1=DAY1 + dt.timedelta(1)))
    paris = given("2026-12-01 09:00", "1 g", "Europe/Paris")
    for several in ([plain, large], [plain, noon, night], [plain, later], [IN_LONDON, paris]):
        assert len({Log(some).administrations for some in itertools.permutations(several)}) == 1


def test_a_zone_may_be_off_by_any_whole_minutes():
    odd = given("2026-12-01 08:00")._replace(
        moment=dt.datetime(2026, 12, 1, 8, tzinfo=dt.timezone(dt.timedelta(minutes=61)))
    )
    assert len(Log([odd])) == 1
    half = odd.moment.replace(tzinfo=dt.timezone(dt.timedelta(minutes=61, seconds=30)))
    with pytest.raises(PosologyError, match="not to the minute"):
        Log([odd._replace(moment=half)])


@pytest.mark.parametrize(("field", "value"), [("drug", "otherol"), ("route", "nasal")])
def test_a_log_of_two_drugs_or_routes_is_refused_by_name_with_both(field, value):
    (dose,) = every(8)
    with pytest.raises(PosologyError) as caught:
        Log([dose, dose._replace(plan=dose.plan._replace(**{field: value}))])
    assert (caught.value.field, caught.value.value) == (field, tuple(sorted([value, getattr(dose, field)])))


@pytest.mark.parametrize(("hours", "words"), [([8], "1 dose"), ([8, 9], "2 doses"), ([8, 9, 10], "3 doses")])
def test_a_log_says_how_many_doses_it_holds_of_which_days(hours, words):
    days = "2026-12-01 up to but not including 2026-12-02"
    assert str(Log(every(*hours))) == f"examplol oral, {words} from {days}"
