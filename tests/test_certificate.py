"""Certificate: what is proved can be written down so that a program that shares no code confirms it."""

import hashlib
import json
import tomllib

import pytest
from certified import OTHERS, PLAIN, SUMS, TITRATED, answers, claims, protocol_of
from click.testing import CliRunner
from courses import LABEL
from hypothesis import assume, given
from hypothesis import strategies as st

from posology import Bound, Dose, Frequency, Step, Titration, formulary, version
from posology.certificate import json_text
from posology.cli import cli
from posology.dose_choice import DoseChoice
from posology.limit_table import LimitTable
from posology.recheck import CONFIRMED, VIOLATED, recheck

BY = DoseChoice("10 mg", "25 mg")
FIGURES = [
    Bound.per_day("150 mg/day", source=LABEL),
    Bound.per_dates("1050 mg", 7, source=LABEL),
    Bound.rolling("1050 mg", "7 days", source=LABEL),
    Bound.course_total("3075 mg", first_days=28, source=LABEL),
    Bound.course_total("5175 mg", first_days=42, source=LABEL),
    Bound.course_total("53625 mg", first_days=365, source=LABEL),
    Bound.rise("75 mg", within_days=7, source=LABEL),
    Bound.fall("150 mg", within_days=1, source=LABEL),
]
"""The largest values that the published case of amitriptyline reaches: each limit is reached, and allowed."""


def amitriptyline(ceiling, bounds=FIGURES):
    decisions = ("raise", "hold", "lower", "stop")
    rules = Titration(start=BY, increment=BY, interval=(3, 7), ceiling=ceiling, decisions=decisions)
    return protocol_of([rules], bounds)


def lowered(bound):
    """The same bound with a limit that is 1 mg lower."""
    less = f"{(bound.most.base * 1000) - 1} mg{'/day' if bound.kind == 'per-day' else ''}"
    more = {"days": getattr(bound, "days", None), "window": getattr(bound, "window", None)}
    more |= {"first_days": getattr(bound, "first_days", None), "within_days": getattr(bound, "within_days", None)}
    return type(bound)(most=less, source=LABEL, **{name: value for name, value in more.items() if value is not None})


APART = "NOT CHECKED: it is decided for each patient apart"
NOT_CHECKED = {APART, "NOT CHECKED: it is a table of limits", "NOT CHECKED: the key 'weekdays'"}
"""What no certificate confirms: doses by rule, tables of limits, and what is given on weekdays."""


@pytest.mark.parametrize("name", formulary.names())
def test_every_claim_about_a_bundled_protocol_is_confirmed(name):
    protocol, text = formulary.load(name), formulary.text_of(name)
    made = json_text(protocol, text=text)
    for read in (text, formulary.dump(protocol)):
        rows = recheck(made, read)
        assert [(each.name, bound.name) for each in protocol.regimens for bound in each.bounds] == [r[:2] for r in rows]
        given = {each.name: each for each in protocol.regimens}
        for regimen, bound, answer in rows:
            limit = next(each for each in given[regimen].bounds if each.name == bound)
            assert answer == CONFIRMED or answer in NOT_CHECKED
            steps = str(tomllib.loads(text)["regimens"][regimen].get("steps"))
            checked = not isinstance(limit, LimitTable) and "weekdays" not in steps
            plain = {type(dose) for dose in given[regimen].doses} == {Dose}
            assert (answer == CONFIRMED) == (plain and checked)


def test_the_figures_of_amitriptyline_are_confirmed():
    assert {CONFIRMED} == set(answers(amitriptyline("150 mg")).values())


def test_one_mg_less_than_each_figure_is_confirmed_as_violated():
    made = json_text(protocol := amitriptyline("150 mg", [lowered(each) for each in FIGURES]))
    assert {VIOLATED} == set(answers(protocol, made).values())


def test_a_ceiling_mistyped_as_165_is_witnessed_by_160_mg_on_night_19():
    made = json_text(protocol := amitriptyline("165 mg", FIGURES[:1]))
    claim = claims(made)["b0"]
    assert (claim["status"], len(claim["path"]), claim["path"][-1]) == ("VIOLATED", 19, 32)  # quanta of 5 mg
    assert all(level <= 30 for level in claim["path"][:-1])
    assert answers(protocol, made) == {"b0": VIOLATED}


@given(TITRATED, st.tuples(*SUMS, *OTHERS))
def test_every_sum_and_every_change_of_a_daily_titration_has_a_certificate_that_is_confirmed(items, bounds):
    made = json_text(protocol := protocol_of(items, bounds))
    said = answers(protocol, made)
    for name, claim in claims(made).items():
        assert claim["method"] == ("none" if int(name[1:]) >= len(SUMS) and "why" in claim else "paths")
        if claim["method"] == "paths":
            assert said[name] == (CONFIRMED if claim["status"] == "PROVED" else VIOLATED)
        else:
            assert said[name] == f"NOT CHECKED: {claim['why']}"


@given(PLAIN, st.tuples(*SUMS, *OTHERS))
def test_what_is_decided_in_closed_form_is_what_the_checker_counts(items, bounds):
    assume(any("mg" in str(item) for item in items))
    made = json_text(protocol := protocol_of(items, bounds))
    said = answers(protocol, made)
    for name, claim in claims(made).items():
        assert not said[name].startswith("REFUSED")
        if claim["method"] == "course" and "weekday" not in said[name]:
            confirmed = CONFIRMED if claim["status"] == "PROVED" else VIOLATED
            assert said[name] in (confirmed, "NOT CHECKED: doses at one time")


@pytest.mark.parametrize(("window", "answer"), [("1439 minutes", CONFIRMED), ("24 hours", VIOLATED)])
def test_the_checker_counts_a_window_up_to_but_not_including_its_end(window, answer):
    items = [Step("1 mg", Frequency.at("00:00", "23:59"), days=1)]
    assert answers(protocol_of(items, [Bound.rolling("1 mg", window, source=LABEL)])) == {"b0": answer}


@pytest.mark.parametrize(("most", "answer"), [("4 mg", CONFIRMED), ("3 mg", VIOLATED)])
def test_the_checker_looks_beyond_the_border_of_an_endless_course(most, answer):
    items = [Step("1 mg", days=3), Step("2 mg", Frequency.every(days=3, first=3))]
    assert answers(protocol_of(items, [Bound.per_dates(most, 4, source=LABEL)])) == {"b0": answer}


@pytest.mark.parametrize(
    ("frequency", "bound"),
    [
        (Frequency.every(hours=5), Bound.least_interval("5 hours", source=LABEL)),  # 20:00 on day 1, 01:00 on day 2
        (Frequency.every(days=2), Bound.per_dates("1 mg", 2, source=LABEL)),  # days 1, 3 and 5
    ],
)
def test_the_checker_lets_a_step_go_on_from_the_one_before(frequency, bound):
    items = [Step("1 mg", frequency, days=1), Step("1 mg", frequency, days=5)]
    assert answers(protocol_of(items, [bound])) == {"b0": CONFIRMED}


def test_a_certificate_names_its_version_and_the_hash_of_the_protocol():
    protocol, text = formulary.load("gabapentin"), formulary.text_of("gabapentin")
    made = json.loads(json_text(protocol, text=text))
    assert made["posology"] == version.VERSION
    canonical = formulary.dump(protocol)
    wanted = {"canonical": canonical, "file": text}
    assert {name: hashlib.sha256(each.encode()).hexdigest() for name, each in wanted.items()} == made["sha256"]


def test_only_the_regimens_named_are_certified():
    made = json.loads(json_text(formulary.load("amitriptyline"), ["msf"]))
    assert [each["regimen"] for each in made["regimens"]] == ["msf"]


@pytest.mark.parametrize(
    ("items", "bound", "why"),
    [
        (Step("1 g", Frequency.as_needed(at_least="4 hours")), Bound.per_day("4 g/day", source=LABEL), None),
        (Step("15 mg/kg", days=1), Bound.per_dose("1 g", source=LABEL), "body weight"),
        (Titration(start="5 mg", increment="5 mg", interval=7, ceiling="20 mg"),
         Bound.rise("100 %", of="current", within_days=7, source=LABEL),
         "there is no certificate for this bound of such a titration"),
        (Titration(start="5 mg", increment="5 mg", interval=7, ceiling="20 mg", frequency=Frequency.every(hours=12)),
         Bound.per_day("40 mg/day", source=LABEL),
         "there is no certificate for this bound of such a titration"),
    ],
)  # fmt: skip
def test_a_bound_without_a_certificate_is_listed_with_why(items, bound, why):
    made = json_text(protocol := protocol_of([items], [bound]))
    claim, said = claims(made)["b0"], answers(protocol, made)["b0"]
    assert said.startswith("NOT CHECKED: ")
    if why is not None:
        assert (claim["method"], why in claim["why"]) == ("none", True)


def test_doses_before_day_1_leave_nothing_that_looks_back_to_confirm():
    protocol = protocol_of([Step("5 mg", days=3)], [Bound.course_total("20 mg", source=LABEL)])
    assert answers(protocol, json_text(protocol, earlier="none")) == {"b0": CONFIRMED}
    assert answers(protocol, json_text(protocol, earlier="5 mg"))["b0"].startswith("NOT CHECKED: ")


@pytest.mark.parametrize("named", ["{path}", "{path}:msf", "amitriptyline:msf"])
def test_the_command_writes_a_certificate_of_the_file_that_it_read(tmp_path, named):
    text = formulary.text_of("amitriptyline").replace(
        '"150 mg/day"', '"151 mg/day"' if "path" in named else '"150 mg/day"'
    )
    path, made = tmp_path / "mine.toml", tmp_path / "made.json"
    path.write_text(text, encoding="utf-8", newline="")
    done = CliRunner().invoke(cli, ["prove", named.format(path=path), "--certificate", str(made)])
    assert done.exit_code == 0
    wanted = ["msf"] if ":msf" in named else []
    assert {answer for *_, answer in recheck(made.read_text(encoding="utf-8"), text, wanted)} == {CONFIRMED}
