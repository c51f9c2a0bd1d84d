"""Recheck: the independent checker confirms what follows and nothing else."""

import ast
import copy
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from certified import DAILY, OTHERS, PLAIN, SUMS, answers, claims, protocol_of
from courses import LABEL
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_titrations import small_rules

from posology import Bound, Frequency, Step, Titration, formulary, prove
from posology import recheck as folder
from posology.certificate import json_text
from posology.dose_choice import DoseChoice
from posology.errors import PosologyError
from posology.patients import Patients
from posology.recheck import CONFIRMED, VIOLATED, recheck
from posology.scope import Scope

FOLDER = Path(folder.__file__).parent
BY = DoseChoice("10 mg", "25 mg")
PROTOCOL = protocol_of(
    [
        Step("5 mg", Frequency.daily(2), days=2),
        Titration(start=BY, increment=BY, interval=(2, 3), ceiling="50 mg", decisions=("raise", "lower", "stop")),
    ],
    [
        Bound.per_day("50 mg/day", source=LABEL),
        Bound.rolling("95 mg", "48 hours", source=LABEL),
        Bound.course_total("155 mg", first_days=7, source=LABEL),
        Bound.rise("45 mg", within_days=5, source=LABEL),
        Bound.per_dose("45 mg", source=LABEL),
        Bound.fall("10 mg", within_days=2, source=LABEL),
    ],
)
KEPT = protocol_of(PROTOCOL["label"].steps, PROTOCOL["label"].bounds[:1])
TEXT = formulary.dump(PROTOCOL)
MADE = json_text(PROTOCOL)
TRUTH = {name: (claim["limits"], claim["status"]) for name, claim in claims(MADE).items()}


MEANT = {"PROVED": CONFIRMED, "VIOLATED": VIOLATED}


def hashed(claims, text):
    """A certificate that names the hash of a text."""
    return json.dumps({**claims, "sha256": {"canonical": hashlib.sha256(text.encode()).hexdigest()}})


def leaves(value, path=()):
    """The path of every number, text and list of a certificate."""
    if isinstance(value, (dict, list)):
        if isinstance(value, list) and value:
            yield path
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(each, (*path, key))
    else:
        yield path


def put(value, path, change):
    """The value with a change at a path."""
    value = copy.deepcopy(value)
    place = value
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = change(place[path[-1]])
    return value


def test_the_certificate_is_confirmed_with_both_answers_in_it():
    assert {status for _, status in TRUTH.values()} == {"PROVED", "VIOLATED"}
    assert recheck(MADE, TEXT) == [("label", name, MEANT[status]) for name, (_, status) in TRUTH.items()]


@st.composite
def changes(draw):
    """A place of the certificate and a change there."""
    whole = json.loads(MADE)
    path = draw(st.sampled_from(list(leaves(whole))))
    place = whole
    for key in path:
        place = place[key]
    if isinstance(place, list):
        n = draw(st.integers(0, len(place) - 1))
        made = draw(st.sampled_from([place[:n] + place[n + 1 :], place[:n], [*place, place[n]], []]))
    elif isinstance(place, int):
        made = draw(st.integers(-100, 100) | st.sampled_from([place + 1, place - 1, None, "1", True]))
    elif place in ("PROVED", "VIOLATED"):
        made = "VIOLATED" if place == "PROVED" else "PROVED"
    elif isinstance(place, str) and place in ("paths", "course"):
        made = draw(st.sampled_from(["paths", "course", "none"]))
    else:
        made = draw(st.sampled_from([None, "", "0", f"{place}0", "1/1000", "1/2000", "none", 7]))
    return path, made


@given(changes(), changes())
def test_whatever_is_changed_in_a_certificate_no_wrong_claim_is_confirmed(one, two):
    whole = json.loads(MADE)
    for path, made in (one, two):
        try:
            whole = put(whole, path, lambda _, made=made: made)
        except (KeyError, IndexError, TypeError):
            assume(False)
    rows = recheck(json.dumps(whole), TEXT)
    assert rows
    for _, name, answer in rows:
        if answer in MEANT.values():
            assert answer == MEANT[TRUTH[name][1]]
            found = [each for each in whole["regimens"][0]["bounds"] if each["bound"] == name]
            assert [(each["limits"], each["status"]) for each in found] == [TRUTH[name]]


NUMBER = re.compile(r"(?<=[\"\[ ])[1-9][0-9]*(?= mg| hours|,|\n|\])")


@given(st.data())
def test_whatever_number_is_changed_in_a_file_a_claim_is_confirmed_only_if_it_is_still_so(data):
    found = data.draw(st.sampled_from(list(NUMBER.finditer(TEXT))))
    text = TEXT[: found.start()] + str(data.draw(st.integers(1, 60))) + TEXT[found.end() :]
    assume(text != TEXT)
    assert {answer for *_, answer in recheck(MADE, text)} == {"REFUSED: it is of another file"}
    try:
        report = prove(formulary.loads(text)).reports[0][1]
    except PosologyError:
        return
    for _, name, answer in recheck(hashed(json.loads(MADE), text), text):
        assert answer not in MEANT.values() or answer == MEANT[report[name].status]


@settings(max_examples=settings.default.max_examples // 3)
@given(st.lists(small_rules(DAILY), min_size=1, max_size=1), st.tuples(*SUMS))
def test_tables_made_for_a_wide_limit_confirm_a_narrow_one_if_and_only_if_it_is_kept(items, bounds):
    wide = [attrs.evolve(each, **({"least": "0.001 mg"} if getattr(each, "least", None) else {}))
            if getattr(each, "least", None) else attrs.evolve(each, most=f"9000 mg{'/day' * (each.kind == 'per-day')}")
            for each in bounds]  # fmt: skip
    narrow = protocol_of(items, bounds)
    forged, meant = json.loads(json_text(protocol_of(items, wide))), claims(json_text(narrow))
    for each in forged["regimens"][0]["bounds"]:
        each["limits"] = meant[each["bound"]]["limits"]
    said = answers(narrow, hashed(forged, formulary.dump(narrow)))
    assert {name: meant[name]["status"] == "PROVED" for name in meant} == {
        name: answer == CONFIRMED for name, answer in said.items()
    }


@given(small_rules(DAILY), OTHERS[-1])
def test_a_range_is_confirmed_only_if_every_ladder_reaches_and_keeps_it(rules, bound):
    wide = protocol_of([rules], [attrs.evolve(bound, least="1 mg/day", most="9000 mg/day")])
    narrow = protocol_of([rules], [bound])
    forged, meant = json.loads(json_text(wide)), claims(json_text(narrow))["b0"]
    claim = forged["regimens"][0]["bounds"][0]
    assume(claim["method"] == "paths")
    claim["limits"] = meant["limits"]
    if answers(narrow, hashed(forged, formulary.dump(narrow)))["b0"] == CONFIRMED:
        assert meant["status"] == "PROVED"


@given(PLAIN, st.tuples(*SUMS, *OTHERS))
def test_the_opposite_of_what_is_so_is_never_confirmed(items, bounds):
    assume(any("mg" in str(item) for item in items))
    protocol = protocol_of(items, bounds)
    whole = json.loads(json_text(protocol))
    decided = [each for each in whole["regimens"][0]["bounds"] if each["method"] == "course"]
    for each in decided:
        each["status"] = "PROVED" if each["status"] == "VIOLATED" else "VIOLATED"
    said = answers(protocol, json.dumps(whole))
    assert all(said[each["bound"]] not in MEANT.values() for each in decided)


BOUNDS = ("regimens", 0, "bounds")
TABLE = (*BOUNDS, 0, "sums", 0, "tables", 0)


def without(n):
    return lambda listed: listed[:n] + listed[n + 1 :]


@pytest.mark.parametrize(
    ("path", "change", "bound", "why"),
    [
        (TABLE, lambda row: [row[0] - 1, *row[1:]], "b0", "a value of a table is too small"),
        (("regimens", 0, "paths", "states"), without(0), "b0", "a state is missing"),
        (("regimens", 0, "paths", "increments"), without(0), "b0", "the rules of the titration are others"),
        (("regimens", 0, "paths", "quantum"), lambda _: "1/1000", "b0", "the rules of the titration are others"),
        ((*BOUNDS, 0, "limits", "most"), lambda _: "3/50 mass", "b0", "the bound is another"),
        ((*BOUNDS, 0, "sums"), lambda _: [], "b0", "the table of a sum is missing"),
        ((*BOUNDS, 4, "path"), lambda path: path[:-1], "b4", "the path does not break the bound"),
        ((*BOUNDS, 4, "path"), lambda path: [path[-1], *path], "b4", "the path is not allowed"),
        ((*BOUNDS, 4, "status"), lambda _: "PROVED", "b4", "malformed, KeyError('sums')"),
        (BOUNDS, without(2), "b2", "it is claimed 0 times"),
    ],
)  # fmt: skip
def test_each_tampering_is_refused_for_its_own_reason(path, change, bound, why):
    rows = recheck(json.dumps(put(json.loads(MADE), path, change)), TEXT)
    assert {name: answer for _, name, answer in rows}[bound] == f"REFUSED: {why}"


def test_a_violation_is_not_confirmed_where_the_bound_is_for_some_patients_only():
    adults = Scope(patients=Patients(age=(18, None)))
    who = Patients(age=(20, 60))
    for most, answer in (("5 mg/day", CONFIRMED), ("4 mg/day", "NOT CHECKED: whether the bound is for these patients")):
        bound = Bound.per_day(most, source=LABEL, scope=adults)
        protocol = protocol_of([Step("5 mg", days=2)], [bound])
        protocol = attrs.evolve(protocol, regimens=[attrs.evolve(protocol["label"], patients=who)])
        assert answers(protocol) == {"b0": answer}


def test_no_states_prove_nothing():
    whole = put(json.loads(MADE), ("regimens", 0, "paths", "states"), lambda _: [])
    for each in whole["regimens"][0]["bounds"]:
        for table in each.get("sums", ()):
            table["tables"] = [[] for _ in table["weights"]]
    proved = [name for name, (_, status) in TRUTH.items() if status == "PROVED"]
    said = {name: answer for _, name, answer in recheck(json.dumps(whole), TEXT)}
    assert {said[name] for name in proved} == {"REFUSED: a state is missing"}


def test_a_claim_made_with_doses_before_day_1_is_confirmed_only_if_they_do_not_matter():
    said = {name: answer for _, name, answer in recheck(json.dumps({**json.loads(MADE), "earlier": "5 mg"}), TEXT)}
    back = [each.name for each in PROTOCOL["label"].bounds if each.kind in ("rolling", "course-total")]
    assert {name for name, answer in said.items() if answer == "NOT CHECKED: doses before day 1"} == set(back)


def test_another_hash_refuses_everything():
    assert recheck(hashed(json.loads(MADE), TEXT + "\n"), TEXT) == [("", "", "REFUSED: it is of another file")]


def test_a_regimen_of_which_the_certificate_says_nothing_is_not_checked():
    protocol = formulary.load("amitriptyline")
    rows = recheck(json_text(protocol, ["msf"]), formulary.dump(protocol))
    assert [answer for name, _, answer in rows if name != "msf"] == [
        "NOT CHECKED: the certificate says nothing of it"
    ] * (len(protocol.names) - 1)
    assert recheck(json_text(protocol, ["msf"]), formulary.dump(protocol), ["msf"]) == [
        ("msf", "msf-daily-ceiling", CONFIRMED),
        ("msf", "msf-rise", CONFIRMED),
    ]


def test_a_key_that_the_checker_does_not_know_is_not_passed_over():
    text = TEXT.replace("floor =", "floors =") if "floor =" in TEXT else TEXT.replace("ceiling =", "top = 1\nceiling =")
    rows = recheck(hashed(json.loads(MADE), text), text)
    assert {answer.partition(":")[0] for *_, answer in rows} == {"NOT CHECKED"}


def test_the_checker_imports_nothing_but_the_standard_library():
    for file in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert {each.name.partition(".")[0] for each in node.names} <= sys.stdlib_module_names
            elif isinstance(node, ast.ImportFrom):
                own = node.level == 1 and (FOLDER / f"{node.module}.py").is_file()
                assert own or (node.module or "").partition(".")[0] in sys.stdlib_module_names


def test_a_copy_of_its_folder_runs_alone(tmp_path):
    shutil.copytree(FOLDER, tmp_path / "recheck", ignore=shutil.ignore_patterns("__pycache__"))
    certificate, protocol = tmp_path / "made.json", tmp_path / "examplol.toml"
    certificate.write_text(MADE, encoding="utf-8")
    protocol.write_text(TEXT, encoding="utf-8", newline="")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from recheck.__main__ import main\n"
        "code = main(sys.argv[1:]); print([each for each in sys.modules if 'posology' in each or 'attr' in each], code)"
    )

    def run(file):
        command = [sys.executable, "-I", "-S", "-c", code, str(file), str(protocol)]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout.splitlines()

    assert run(certificate) == [*(f"label {name}: {MEANT[status]}" for name, (_, status) in TRUTH.items()), "[] 1"]
    certificate.write_text(json_text(KEPT), encoding="utf-8")
    protocol.write_text(formulary.dump(KEPT), encoding="utf-8", newline="")
    assert run(certificate) == ["label b0: CONFIRMED", "[] 0"]
