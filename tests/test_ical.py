"""A calendar file, one entry a dose: what a calendar program reads there, and what is refused."""

from __future__ import annotations

import datetime as dt
import re
import sys

import pytest
from calendar_file import ISSUED, daily, due, events, lines, times

from posology.dispensing.supply import supply
from posology.errors import MissingExtraError, RegimenError, ScheduleError, SheetError
from posology.frequency import Frequency
from posology.interop import ical
from posology.product import Product
from posology.regimen import Regimen
from posology.schedule import Schedule
from posology.step import Step


def made(schedule, **more):
    return ical.calendar(schedule, plan="plan-1", issued=ISSUED, **more)


def summaries(data):
    return [line.removeprefix("SUMMARY:").replace("\N{NO-BREAK SPACE}", " ") for line in lines(data, "SUMMARY:")]


def test_a_dose_at_eight_in_new_york_in_december_is_at_thirteen_in_utc():
    data = made(daily("morning", days=2))
    assert lines(data, "DTSTART") == ["DTSTART:20261201T130000Z", "DTSTART:20261202T130000Z"]


def test_an_entry_is_private_takes_a_quarter_of_an_hour_blocks_no_time_and_is_called_out_when_it_begins():
    assert [line for line in lines(made(daily("morning", days=1)))[5:] if not line.startswith("UID:")] == [
        "BEGIN:VEVENT",
        "DTSTAMP:20261128T120000Z",
        "SEQUENCE:0",
        "DTSTART:20261201T130000Z",
        "DURATION:PT15M",
        "SUMMARY:Examplol 5\N{NO-BREAK SPACE}mg",
        "DESCRIPTION:Morning\\nby mouth",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "STATUS:CONFIRMED",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Examplol 5\N{NO-BREAK SPACE}mg",
        "TRIGGER:PT0S",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_file_asks_nobody_for_an_answer_and_lists_no_dates():
    data = made(daily("morning", "bedtime", days=28))
    assert not [word for word in (b"METHOD", b"RDATE", b"VTIMEZONE", b"X-WR") if word in data]


@pytest.mark.parametrize(
    ("dose", "strengths", "said"),
    [
        ("600 mg", ["300 mg/tablet"], "Examplol 600 mg: 2 tablets"),
        ("150 mg", ["300 mg/tablet"], "Examplol 150 mg: half a tablet"),
        ("450 mg", ["300 mg/tablet"], "Examplol 450 mg: 1 and a half tablets"),
        ("1200 mg", ["300 mg/tablet"], "Examplol 1\\,200 mg: 4 tablets"),
        ("7 mg", ["5 mg/tablet", "1 mg/tablet"], "Examplol 7 mg: 1 tablet of 5 mg and 2 tablets of 1 mg"),
        ("1 mg", ["5 mg/tablet", "1 mg/tablet"], "Examplol 1 mg: 1 tablet of 1 mg"),
        ("2 tablet", None, "Examplol: 2 tablets"),
        ("0.5 mg", None, "Examplol 0.5 mg"),
    ],
)
def test_an_entry_says_drug_amount_and_count(dose, strengths, said):
    schedule = daily("morning", dose=dose, days=1)
    given = strengths and supply(schedule, Product("tablet", strengths, scored=True))
    assert [said] == summaries(made(schedule, supply=given))


def test_a_liquid_is_said_as_its_volume_and_what_a_rounded_volume_holds():
    from posology.rounding import Rounding

    schedule = daily("morning", dose="87 mg", days=1)
    given = supply(schedule, Product("solution", "250 mg/5 mL"), mark=Rounding("0.1 mL", "nearest"))
    data = made(schedule, supply=given)
    assert summaries(data) == ["Examplol 87 mg: 1.7 mL"]
    assert "This holds 85\N{NO-BREAK SPACE}mg" in lines(data, "DESCRIPTION")[0]


def test_a_discreet_entry_says_medicine_and_the_file_names_neither_drug_nor_amount_nor_visit():
    schedule = daily("morning", dose="600 mg", days=28)
    given = supply(schedule, Product("tablet", "300 mg/tablet"), fill_days=14)
    data = made(schedule, supply=given, discreet=True, visits=[("Blood test", "2026-12-14")])
    assert {"Medicine", "Appointment"} == set(summaries(data))
    assert len(summaries(data)) == 30
    assert {"DESCRIPTION:Medicine", "DESCRIPTION:Appointment"} == set(lines(data, "DESCRIPTION"))
    assert not re.search(rb"xamplol|mg|tablet|lood|orning|mouth", data)


def test_a_refill_is_an_entry_for_the_last_day_on_which_it_can_be_collected():
    schedule = daily("morning", dose="600 mg", days=28)
    given = supply(schedule, Product("tablet", "300 mg/tablet"), fill_days=14)
    data = made(schedule, supply=given)
    # day 15 is Tue 15 Dec: needed on that day, so collected on Mon 14 Dec
    assert lines(data, "DTSTART;VALUE=DATE") == ["DTSTART;VALUE=DATE:20261214"]
    assert summaries(data)[28:] == ["Collect examplol today at the latest: 28 tablets of 300 mg"]
    assert [line for line in lines(data, "TRIGGER") if line != "TRIGGER:PT0S"] == ["TRIGGER:PT9H"]


def test_packs_are_collected_whole():
    schedule = daily("morning", dose="600 mg", days=28)
    given = supply(schedule, Product("tablet", "300 mg/tablet", packs=["20 tablet"]), fill_days=14)
    assert summaries(made(schedule, supply=given))[28:] == [
        "Collect examplol today at the latest: 1 pack of 20 tablets of 300 mg"
    ]


def test_a_test_is_an_entry_for_its_day_and_a_visit_for_its_moment():
    at = dt.datetime(2026, 12, 15, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    data = made(daily("morning", days=1), visits=[("Blood test", "2026-12-14"), ("Visit", at)])
    assert lines(data, "DTSTART")[1:] == ["DTSTART;VALUE=DATE:20261214", "DTSTART:20261215T143000Z"]
    assert summaries(data)[1:] == ["Blood test", "Visit"]


def test_a_schedule_without_a_zone_is_refused_and_told_what_to_write():
    with pytest.raises(ScheduleError, match=r"zone: .* for UTC; give the schedule a zone, .* or pass floating=True"):
        made(daily("morning", zone=None))


def test_floating_time_is_an_explicit_choice_and_has_neither_zone_nor_utc():
    data = made(daily("morning", days=1, zone=None), floating=True)
    assert lines(data, "DTSTART") == ["DTSTART:20261201T080000"]


@pytest.mark.parametrize(
    "more",
    [
        {"floating": True},
        {"issued": dt.datetime(2026, 11, 28)},
        {"issued": dt.date(2026, 11, 28)},
        {"revision": -1},
        {"revision": True},
        {"revision": 2**31},
        {"form": "list"},
        {"plan": ""},
        {"plan": " plan"},
        {"plan": "a\nb"},
        {"plan": 7},
        {"plan": "a" * 201},
        {"visits": [("Visit", dt.datetime(2026, 12, 1, 9))]},
        {"visits": [("Visit", dt.datetime(2026, 12, 1, 9, 0, 30, tzinfo=dt.UTC))]},
        {"visits": [("Visit", "tomorrow")]},
        {"visits": [(" ", "2026-12-01")]},
        {"visits": [(7, "2026-12-01")]},
        {"before": b""},
        {"before": b"BEGIN:VCALENDAR"},
        {"before": b"\xff\xfe"},
    ],
)
def test_what_has_no_meaning_is_refused(more):
    with pytest.raises(ScheduleError):
        ical.calendar(daily("morning"), **{"plan": "plan-1", "issued": ISSUED, **more})


def test_a_schedule_without_an_end_or_of_more_than_ten_years_is_refused():
    with pytest.raises(ScheduleError, match="no end"):
        made(daily("morning", days=None))
    with pytest.raises(ScheduleError, match=r"3,654 days"):
        made(daily("morning", days=3654), form="series")


def test_a_thousand_doses_are_written_and_one_more_is_refused_and_told_of_the_series():
    assert len(lines(made(daily("morning", "noon", "evening", "bedtime", days=250)), "BEGIN:VEVENT")) == 1000
    with pytest.raises(ScheduleError, match=r"1,001 entries .* pass form='series', or show fewer days"):
        made(daily("morning", "noon", "evening", "bedtime", days=250), visits=[("Visit", "2026-12-14")])


def test_a_file_of_more_than_900_kilobytes_is_refused():
    long = [("药" * 120, "2026-12-14")] * 900  # 3 octets each, once in the entry and once in its alarm
    with pytest.raises(ScheduleError, match=r"903 entries in [\d,]{7,} bytes"):
        made(daily("morning"), visits=long)


def test_a_supply_of_another_schedule_is_refused():
    tablets = Product("tablet", "5 mg/tablet")
    for other in (daily("morning", days=4), daily("morning", dose="10 mg"), daily("morning", drug="otherol")):
        with pytest.raises(ScheduleError, match="from the same schedule"):
            made(daily("morning"), supply=supply(other, tablets))


@pytest.mark.parametrize("drug", ["exam;plol, 5\\n mg", "ex: amplol", 'ex"amplol', "émigré" * 19, "药" * 100])
def test_a_name_is_escaped_and_folded_so_that_it_reads_back_as_it_is(drug):
    data = made(daily("morning", days=1, drug=drug))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    expected = drug[:1].upper() + drug[1:] if drug.islower() else drug
    assert f"{expected} 5\N{NO-BREAK SPACE}mg" == str(events(data)[0]["SUMMARY"])


def test_the_end_of_a_line_in_a_name_never_reaches_the_file():
    data = made(daily("morning", days=1), visits=[("Blood\r\nMETHOD:REQUEST", "2026-12-14")])
    assert "SUMMARY:Blood METHOD:REQUEST" in lines(data)
    assert not set(data.replace(b"\r\n", b"")) & set(b"\r\n")
    assert not lines(data, "METHOD")


@pytest.mark.parametrize("mark", ["\u202e", "\u2067", "\x00", "\x1b", "\u2028"])
def test_control_characters_and_marks_that_turn_text_are_refused(mark):
    with pytest.raises(RegimenError, match="plain text"):
        made(daily("morning", drug=f"a{mark}b"))
    with pytest.raises(SheetError, match=f"U\\+{ord(mark):04X}"):
        made(daily("morning"), visits=[(f"a{mark}b", "2026-12-14")])


def test_a_name_with_capitals_of_its_own_keeps_them():
    assert summaries(made(daily("morning", days=1, drug="methylPREDNISolone"))) == ["methylPREDNISolone 5 mg"]


def test_names_of_entries_say_nothing_and_stay_when_the_dose_changes():
    five, ten = made(daily("morning", "noon")), made(daily("morning", "noon", dose="10 mg"), revision=1)
    assert lines(five, "UID:") == lines(ten, "UID:")
    assert len(set(lines(five, "UID:"))) == 7
    name = re.compile(r"UID:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
    assert all(map(name.fullmatch, lines(five, "UID:")))
    other = ical.calendar(daily("morning", "noon"), plan="plan-2", issued=ISSUED)
    assert not set(lines(five, "UID:")) & set(lines(other, "UID:"))


def test_two_doses_that_a_clock_change_brings_to_one_time_are_two_entries():
    data = made(daily("02:30", "03:00", days=1, start="2026-03-08"))
    assert lines(data, "DTSTART") == ["DTSTART:20260308T070000Z"] * 2
    assert len(set(lines(data, "UID:"))) == 3


def test_hourly_doses_of_a_day_of_25_hours_are_25_entries():
    hourly = Regimen("examplol", "oral", Step("5 mg", Frequency.every(hours=1), days=2))
    schedule = Schedule(hourly, "2026-11-01", zone="America/New_York")[: dt.date(2026, 11, 2)]
    data = made(schedule)
    assert len(lines(data, "DTSTART:")) == 25
    assert len(set(lines(data, "UID:"))) == len(lines(data, "UID:"))
    assert due(schedule) == times(data)


def test_days_without_a_dose_have_no_calendar():
    regimen = Regimen("examplol", "oral", [Step("5 mg", days=1), Step.no_dose(days=5), Step("5 mg", days=1)])
    with pytest.raises(ScheduleError, match="no day shown has a dose"):
        made(Schedule(regimen, "2026-12-01", zone="UTC")["2026-12-03":"2026-12-05"])


def test_without_icalendar_the_error_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'posology\[ical\]'"):
        made(daily("morning"))
