"""The logbook: a csv is read whole and exactly, or refused with every fault and its row."""

import contextlib
import datetime as dt
from fractions import Fraction

import pytest
from courses import SMALL, made, regimen
from hypothesis import given as tried
from hypothesis import strategies as st
from logs import NEW_YORK

from posology import Dose, Frequency, Schedule, Step
from posology.errors import FileError, PosologyError, ScheduleError
from posology.logbook import LARGEST, read_log
from posology.render.table import csv_text

HEAD = "date,time,drug,route,amount,unit"
ROW = "2026-12-01,08:00,examplol,oral,5,mg"


def faults(text, **more):
    with pytest.raises(FileError) as caught:
        read_log(text, **more)
    return [f"{where}: {said}" for where, said in caught.value.faults]


def only(row, head=HEAD, **more):
    (dose,) = read_log(f"{head}\n{row}\n", **more)
    return dose


# --- What is read ---


@tried(SMALL, st.integers(1, 20))
def test_what_show_writes_is_read_back_as_it_was_given(what, days):
    schedule = made(what, "2026-12-01", days=days)
    assert list(schedule) == list(read_log(csv_text(schedule)))


def test_what_show_writes_in_a_zone_is_read_back_in_that_zone():
    schedule = Schedule(regimen(Step("5 mg", Frequency.every(hours=6))), "2026-10-31", zone=NEW_YORK, days=3)
    assert list(schedule) == list(read_log(csv_text(schedule), zone=NEW_YORK))


def test_an_amount_that_no_decimal_ends_is_read_exactly():
    assert only("2026-12-01,08:00,examplol,oral,1/3,mg").dose == Dose(Fraction(1, 3), "mg")


def test_a_path_is_read_as_its_text_with_or_without_a_byte_order_mark(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(f"{HEAD}\n{ROW}\n", encoding="utf-8-sig")
    assert read_log(path) == read_log(str(path)) == (only(ROW),)
    assert read_log(f"{HEAD}\r\n\r\n{ROW}\r\n") == (only(ROW),)


def test_day_1_is_that_of_the_day_column_or_else_the_first_date():
    assert only(f"{ROW},3", f"{HEAD},day").day == 3
    assert only(f"{ROW},", f"{HEAD},day").day == 1
    later, first = read_log(f"{HEAD}\n2026-12-03,08:00,examplol,oral,5,mg\n{ROW}\n")
    assert (later.day, first.day) == (3, 1)


def test_half_past_one_with_its_offset_is_two_doses_where_the_clock_goes_back():
    rows = "".join(f"2026-11-01,01:30{offset},examplol,oral,5,mg\n" for offset in ("-04:00", "-05:00"))
    first, second = read_log(f"{HEAD}\n{rows}", zone=NEW_YORK)
    assert (0, 1, dt.timedelta(hours=1)) == (first.moment.fold, second.moment.fold, second.instant - first.instant)


def test_a_moment_is_a_date_and_a_time_in_one():
    head = "moment,drug,route,amount,unit"
    expected = dt.datetime(2026, 12, 1, 8, tzinfo=dt.timezone(dt.timedelta(hours=5, minutes=30)))
    assert expected == only("2026-12-01T08:00+05:30,examplol,oral,5,mg", head).moment
    assert expected == only("2026-12-01 08:00:00+05:30,examplol,oral,5,mg", head).moment
    assert expected == only("2026-12-01T02:30Z,examplol,oral,5,mg", head).moment


def test_each_row_may_have_a_zone_of_its_own():
    dose = only(f"{ROW},Europe/London", f"{HEAD},zone", zone=NEW_YORK)
    assert dose.moment.tzinfo.key == "Europe/London"


def test_a_log_of_no_rows_is_read_as_no_dose():
    assert read_log(f"{HEAD}\n") == ()


# --- What is refused ---


def test_all_faults_of_all_rows_are_listed_at_once():
    text = f"""{HEAD},day
,25:00,,orla,1.0,Mg,0
{ROW},1
2026-12-02,08:00:30,examplol,oral,5,mg,9
{ROW}
2026-12-02,08:00,examplol,oral,0,mg,9
2026-12-02,08:00, examplol,oral,5,kg,1
"""
    expected = [
        "row 2, drug: is empty",
        "row 2, route: got 'orla'; 'oral' may be meant",
        "row 2, amount: got '1.0', not one plain decimal number; write it as '0.5'",
        "row 2, unit: got 'Mg', not a unit of the table; 'mg' may be meant",
        "row 2, date: is empty",
        "row 2, time: got '25:00', not a time to the minute; write it as '08:30', or with its offset as '08:30-05:00'",
        "row 2, day: got 0 days; write 1 or more",
        "row 4, time: got '08:00:30', not a time to the minute; write it as '08:30', or with its offset as "
        "'08:30-05:00'",
        "row 5: has 6 cells for 7 columns",
    ]
    found = faults(text)
    assert expected == found[:9]
    assert [each.partition(":")[0] for each in found[9:]] == [
        "row 6, amount",
        "row 6, day",
        "row 7, drug",
        "row 7, unit",
        "row 7, day",
    ]
    assert "row 6, day: makes 2026-11-24 day 1, and row 3 makes 2026-12-01 day 1" in found


def test_a_time_that_is_twice_or_never_is_refused_with_its_offsets():
    text = f"{HEAD}\n2026-11-01,01:30,examplol,oral,5,mg\n2026-03-08,02:30,examplol,oral,5,mg\n"
    twice, never = faults(text, zone=NEW_YORK)
    assert (
        twice
        == "row 2, time: 2026-11-01 01:30:00 is twice in America/New_York; write its offset with it: 01:30-04:00 or "
        "01:30-05:00"
    )
    assert "row 3, time: 2026-03-08 02:30:00 does not exist in America/New_York" in never


def test_an_offset_that_the_zone_does_not_have_is_refused():
    (fault,) = faults(f"{HEAD}\n2026-12-01,08:00-04:00,examplol,oral,5,mg\n", zone=NEW_YORK)
    assert "2026-12-01T08:00-04:00 has an offset that America/New_York does not have then" in fault


def test_a_row_without_a_zone_among_rows_with_one_is_refused():
    (fault,) = faults(f"{HEAD},zone\n{ROW},UTC\n{ROW},\n")
    assert fault.startswith("row 3: has no zone where other rows have one")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (f"{HEAD},dsoe", "unknown column 'dsoe'"),
        (f"{HEAD},unit", "the column 'unit' is there twice"),
        ("date,time,drug,route,amount", "there is no column 'unit'"),
        ("drug,route,amount,unit", "there is no column 'date'"),
        (f"{HEAD},moment", "'date' says what 'moment' says; leave out one"),
        (HEAD.replace(",", ";"), "its columns are not separated by commas; save it with commas"),
        ("", "there is no column 'drug'"),
    ],
)
def test_other_columns_than_those_of_a_log_are_refused(head, said):
    assert any(fault.startswith(f"row 1: {said}") for fault in faults(f"{head}\n"))


@pytest.mark.parametrize(
    "row",
    [
        "9999-12-31,23:59,examplol,oral,5,mg",
        "0001-01-01,00:00,examplol,oral,5,mg",
        "2026-02-30,08:00,examplol,oral,5,mg",
        "2026-12-01,08:00,examplol,oral,-5,mg",
        '2026-12-01,08:00,examplol,oral,"1,5",mg',
        "2026-12-01,08:00,examplol,oral,1e3,mg",
        "2026-12-01,08:00,examplol,oral,5/0,mg",
        "2026-12-01,08:00,examplol,oral,\u0665,mg",
        "2026-12-01,\u0660\u0668:00,examplol,oral,5,mg",
        "2026-12-01,08:00+24:00,examplol,oral,5,mg",
        '2026-12-01,08:00,"examplol',
        f"2026-12-01,08:00,examplol,oral,{'9' * 5000},mg",
        f"{'x' * 200000},08:00,examplol,oral,5,mg",
    ],
)
@pytest.mark.parametrize("zone", [None, "Pacific/Apia", NEW_YORK])
def test_a_row_that_makes_no_sense_is_a_fault(row, zone):
    assert len(faults(f"{HEAD}\n{row}\n", zone=zone)) >= 1


def test_a_day_before_the_calendar_is_a_fault():
    assert "row 2, day" in faults(f"{HEAD},day\n0002-01-01,08:00,examplol,oral,5,mg,9000\n")[0]


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path):
    assert "cannot be read" in faults(tmp_path / "none.csv")[0]
    assert "cannot be read" in faults(tmp_path)[0]
    assert "cannot be read" in faults("no\0path")[0]
    (tmp_path / "large.csv").write_bytes(b" " * (LARGEST + 1))
    assert "larger than 10,000,000 bytes" in faults(tmp_path / "large.csv")[0]
    (tmp_path / "latin.csv").write_bytes("date,µ\n".encode("latin-1"))
    assert "not UTF-8" in faults(tmp_path / "latin.csv")[0]


def test_a_zone_that_is_none_is_refused():
    with pytest.raises(ScheduleError, match="Mars"):
        read_log(f"{HEAD}\n{ROW}\n", zone="Mars")


@tried(st.text(alphabet='date,imrougntz\n "0123456789-:T/Zé\0', max_size=300))
def test_no_text_does_anything_but_read_or_refuse(text):
    with contextlib.suppress(PosologyError):
        read_log(f"{HEAD},day,zone,slot\n{text}")
