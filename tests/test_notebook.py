"""Notebook: what a schedule shows there, with and without an end, and where nothing can be drawn."""

from fractions import Fraction

from posology import Dose, Frequency, Regimen, Schedule, Step, load
from posology.render import plot


def plan(*steps, start="2026-12-01", **more):
    return Schedule(Regimen("examplol", "oral", list(steps)), start, **more)


def rows(page):
    listed = [line.split("<t")[2:] for line in page.splitlines() if line.startswith("<tr>")]
    return [
        [part.partition(">")[2].partition("<")[0].replace("\N{NO-BREAK SPACE}", " ") for part in row] for row in listed
    ]


def test_it_shows_the_step_table_and_the_plot():
    schedule = Schedule(load("gabapentin")["medscape"], "2026-12-01", days=28)
    page = schedule._repr_html_()
    assert rows(page) == [
        ["Dates", "Days", "Morning", "Noon", "Evening", "Bedtime", "Total each day"],
        ["1 Dec 2026", "1", "300 mg", "none", "none", "none", "300 mg"],
        ["2 Dec 2026", "1", "300 mg", "none", "300 mg", "none", "600 mg"],
        ["3 Dec 2026 to 28 Dec 2026", "26", "300 mg", "300 mg", "none", "300 mg", "900 mg"],
    ]
    assert plot.svg(schedule) in page
    assert schedule._repr_svg_() == plot.svg(schedule)


def test_of_a_course_without_an_end_28_days_are_shown_and_that_is_said():
    schedule = plan(Step("5 mg"))
    assert "These are 28 days of a course without an end." in schedule._repr_html_()
    assert "1 Dec 2026 to 28 Dec 2026 (28 days)" in schedule._repr_svg_()
    assert "without an end" not in plan(Step("5 mg", days=7))._repr_html_()


def test_a_round_is_written_once_with_when_it_comes_again():
    pulses = Schedule(load("methylprednisolone")["kilfoyle"], "2026-12-01", days=730)
    shown = rows(pulses._repr_html_())
    assert shown[1][0].endswith("again every 14 days, until 29 Nov 2028")
    assert [row[-1] for row in shown[1:]] == ["500 mg", "none"]


def test_in_a_time_zone_the_times_are_those_of_the_clock_after_it_changed():
    every_12_hours = plan(Step("1 g", Frequency.every(hours=12)), start="2026-10-24", days=3, zone="Europe/Berlin")
    assert [row[2:-1] for row in rows(every_12_hours._repr_html_())] == [
        ["00:00", "11:00", "12:00", "23:00"],
        ["1 g", "none", "1 g", "none"],
        ["1 g", "1 g", "none", "1 g"],
        ["none", "1 g", "none", "1 g"],
    ]


def test_a_slot_at_another_time_than_usual_says_when():
    early = plan(Step("5 mg", days=2), start="2027-03-27", slots={"morning": "02:30"}, zone="Europe/Berlin")
    assert [row[2] for row in rows(early._repr_html_())] == ["Morning (02:30)", "5 mg", "03:00 5 mg"]


def test_more_rows_than_60_are_counted():
    page = plan(*(Step(f"{n} mg", days=1) for n in range(1, 71)))._repr_html_()
    assert len(rows(page)) == 61
    assert "<p>10 more rows are not shown.</p>" in page


def test_an_infusion_says_over_what_time():
    drip = Regimen("examplol", "intravenous", Step("1 g", Frequency.daily(1), days=2, over="90 minutes"))
    assert rows(Schedule(drip, "2026-12-01")._repr_html_())[1][2] == "1 g over 90 minutes"


def test_too_many_days_for_a_table_leave_the_plot():
    page = plan(Step("5 mg", days=4000))._repr_html_()
    assert "No step table: days: 4000 days do not fit on a sheet" in page
    assert "<svg" in page


def test_where_nothing_can_be_drawn_it_shows_its_text():
    thirds = plan(Step(Dose(Fraction(1, 3), "mg"), days=7))
    assert thirds._repr_html_() is None
    assert thirds._repr_svg_() is None


def test_names_are_text():
    odd = Schedule(Regimen("<b>examplol", "oral", Step("5 mg", days=7)), "2026-12-01")
    assert "<b>" not in odd._repr_html_()
    assert "&lt;b&gt;examplol" in odd._repr_html_()


def test_it_needs_no_extra_and_the_model_does_not_load_what_draws_it(fresh_python):
    code = """
import sys
for name in ("jinja2", "babel", "fluent", "fluent.runtime", "typst", "IPython"):
    sys.modules[name] = None
from posology import Regimen, Schedule, Step
before = "posology.render" in sys.modules
week = Schedule(Regimen("examplol", "oral", Step("5 mg", days=7)), "2026-12-01")
print(before, week._repr_html_().count("<svg"), week._repr_svg_()[:4])
"""
    assert fresh_python(code) == "False 1 <svg"
