import importlib.resources
import sys
import time

import attrs
import pytest
from examplol import GOOD, SMALL, faults
from filed import filed_protocols
from hypothesis import given

from posology import formulary
from posology.bound import Bound
from posology.dose import Dose
from posology.errors import FileError, MissingExtraError
from posology.files.tables import tables
from posology.product import Product
from posology.protocol import Protocol
from posology.regimen import Regimen
from posology.source import Source
from posology.step import Step
from posology.titration import Titration

LABEL = Source("Example label")

# --- Files ---


def written(tmp_path, content):
    path = tmp_path / "examplol.toml"
    path.write_bytes(content)
    return path


def file_fault(path):
    with pytest.raises(FileError) as caught:
        formulary.load(path)
    (fault,) = caught.value.faults
    return fault


def test_a_path_reads_a_file_of_ones_own(tmp_path, monkeypatch):
    path = written(tmp_path, GOOD.encode())
    monkeypatch.chdir(tmp_path)
    assert formulary.load(path).drug == "examplol"
    assert formulary.load(str(path)) == formulary.load("examplol.toml") == formulary.load("./examplol.toml")


def test_the_mark_that_some_editors_put_before_a_file_is_skipped(tmp_path):
    assert formulary.load(written(tmp_path, b"\xef\xbb\xbf" + GOOD.encode())).drug == "examplol"


def test_a_file_that_is_not_there_is_one_clear_line(tmp_path):
    assert file_fault(tmp_path / "none.toml") == ("file", "is not there")
    assert file_fault("no\0ne.toml") == ("file", "is not there: no path holds a null character")


def test_a_directory_is_no_file(tmp_path):
    assert file_fault(tmp_path) == ("file", "is a directory")


def test_a_file_that_is_not_utf8_says_where(tmp_path):
    path = written(tmp_path, 'drug = "é"'.encode("latin-1"))
    assert file_fault(path) == ("file", "is not UTF-8 text: byte 0xe9 at position 8; save it as UTF-8")


def test_a_file_over_one_megabyte_is_not_read(tmp_path):
    whole = GOOD.encode() + b"#" * (formulary.LARGEST - len(GOOD.encode()))
    assert formulary.load(written(tmp_path, whole)).drug == "examplol"
    assert file_fault(written(tmp_path, whole + b"#")) == ("file", "is larger than 1,000,000 bytes")
    assert faults(GOOD + "#" * formulary.LARGEST) == [("file", "is larger than 1,000,000 characters")]


def test_text_that_is_not_toml_says_the_line():
    assert faults('drug = "examplol"\n[sources.label\n') == [
        ("line 2, column 15", "is not TOML: expected ']' at the end of a table declaration")
    ]


def test_a_name_given_twice_says_the_line():
    (found,) = faults(GOOD + '[sources.label]\ntitle = "Again"')
    assert found[0].startswith("line ")
    assert "twice" in found[1]


def test_a_line_of_many_points_is_refused_before_it_takes_long():
    assert faults("\n" + "a." * 501 + "b = 1") == [("line 2", "has more than 500 points; write it as several lines")]
    assert faults("a." * 500 + "b = 1")[0] == ("drug", "missing")


@pytest.mark.parametrize(
    "text",
    [
        "drug = " + "[" * 50_000,
        "drug = " + "[" * 3_000 + "]" * 3_000,
        "drug = " + "9" * 5_000,
        "drug = 0x" + "f" * 50_000,
        "drug = 1e999999999999999999999",
        "drug = 1e99999999",
        "a." * 20_000 + "b = 1",
        "\n".join(f"k{n} = 1" for n in range(20_000)),
        "".join(f"[sources.s{n}]\n" for n in range(5_000))
        + "".join(f"[[products]]\nsource = 't{n}'\n" for n in range(5_000)),
        SMALL + f"steps = [{', '.join(['{}'] * 50_000)}]",
        SMALL + "steps = " + "[{ cycle = " * 150 + "[]" + "}]" * 150,
        SMALL
        + f"steps = [{{ at = 'noon', dose = {'{ base = ' * 60}{{ over = 'crcl', rows = ["
        + "".join(f"{{ least = '{n} mL/min', below = '{n + 1} mL/min', dose = '1 mg' }}, " for n in range(1_000))
        + f"] }}, most = '1 mL'{' }' * 60} }}]",
        SMALL + f"steps = [{{ dose = '{'9' * 100_000} mg', at = 'noon' }}]",
        SMALL + f"steps = [{{ dose = '1 mg', at = 'noon', days = 0x{'f' * 10_000} }}]",
    ],
    ids=lambda text: text.strip()[-30:],
)
def test_hostile_text_is_refused_at_once(text):
    start = time.process_time()
    found = faults(text)
    assert time.process_time() - start < 10  # seconds of computing; what grows with a square takes minutes
    assert all(len(message) < 500 for _, message in found)


def test_text_has_to_be_text():
    assert faults_of_bytes() == [("file", "got bytes, not text")]


def faults_of_bytes():
    with pytest.raises(FileError) as caught:
        formulary.loads(GOOD.encode())
    return list(caught.value.faults)


# --- Bundled names ---


@pytest.mark.parametrize("name", ["gabapentn", "Gabapentin", "nodrug", "", ".."])
def test_an_unknown_drug_lists_those_there_are(name):
    _, message = file_fault(name)
    assert f"there are {', '.join(formulary.names())};" in message
    assert ("'gabapentin' may be meant" in message) == (name.lower().startswith("gab"))


def test_the_files_inside_an_installed_package_come_first(tmp_path, monkeypatch):
    inside = tmp_path / "schedules"
    inside.mkdir()
    (inside / "examplol.toml").write_text(GOOD)
    (inside / "README").write_text("no drug")
    monkeypatch.setattr(importlib.resources, "files", lambda package: tmp_path)
    assert formulary.names() == ("examplol",)
    assert formulary.load("examplol").drug == "examplol"


def test_an_installation_without_files_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.resources, "files", lambda package: tmp_path)
    monkeypatch.setattr(formulary, "__file__", str(tmp_path / "src" / "posology" / "formulary.py"))
    with pytest.raises(FileError, match="the bundled files are missing"):
        formulary.names()


# --- Writing ---


@pytest.mark.parametrize("drug", formulary.names())
def test_a_bundled_protocol_that_is_written_reads_back_as_itself(drug):
    protocol = formulary.load(drug)
    assert formulary.loads(formulary.dump(protocol)) == protocol


@given(filed_protocols())
def test_what_is_written_reads_back_as_itself(protocol):
    text = formulary.dump(protocol)
    assert formulary.loads(text) == protocol
    assert formulary.dump(formulary.loads(text)) == text


@pytest.mark.parametrize("severity", ["hard", "soft", "info"])
@pytest.mark.parametrize("clock", ["clock", "elapsed"])
def test_what_a_bound_says_is_written(severity, clock):
    bound = Bound.rolling("1 g", "36 hours", source=LABEL, clock=clock, severity=severity, name="b", patients="adults")
    regimen = Regimen("examplol", "oral", Step("5 mg"), name="own", source=LABEL, bounds=[bound])
    assert formulary.loads(formulary.dump(named(regimen)))["own"].bounds == (bound,)


def test_what_would_not_read_back_is_not_written(monkeypatch):
    regimen = Regimen("examplol", "oral", Step("5 mg"), name="own", source=LABEL)
    changed = attrs.evolve(regimen, steps=Step("50 mg"))
    monkeypatch.setattr(formulary, "tables", lambda protocol: tables(named(changed)))
    message = "would not read back as the protocol that was to be written"
    assert dump_faults(named(regimen)) == [("file", message)]


def dump_faults(protocol):
    with pytest.raises(FileError) as caught:
        formulary.dump(protocol)
    return list(caught.value.faults)


def test_what_has_no_source_is_not_written():
    titration = Titration(start="5 mg", increment="5 mg", interval=7, ceiling="40 mg")
    regimen = Regimen("examplol", "oral", titration, name="own")
    product = Product("tablet", "5 mg/tablet", source=Source("Elsewhere"))
    none = "has no source; say where its numbers come from"
    assert dump_faults(Protocol("examplol", [regimen], products=[product])) == [
        ("regimens.own", none),
        ("regimens.own.titration", none),
        (
            "products[0]",
            "its source 'Elsewhere' is not among those of the protocol; "
            "name it there, as sources=[('label', Source('…'))]",
        ),
    ]


def named(*regimens, sources=(("label", LABEL),)):
    return Protocol("examplol", regimens, sources=sources)


def test_two_bounds_of_one_name_are_not_written():
    bounds = [Bound.per_day(f"{n} mg/day", source=LABEL) for n in (5, 10)]
    regimen = Regimen("examplol", "oral", Step("5 mg"), name="own", source=LABEL, bounds=bounds)
    message = "stands for two bounds; give each a name of its own"
    assert dump_faults(named(regimen)) == [("bounds.per-day", message)]


def test_two_sources_of_one_key_are_not_written():
    regimen = Regimen("examplol", "oral", Step("5 mg"), name="own", source=LABEL)
    twice = (("label", LABEL), ("label", Source("Other")))
    message = "two sources have this key; give each its own"
    assert dump_faults(named(regimen, sources=twice)) == [("sources.label", message)]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"name": "my own"}, "regimens.'my own'"),
        ({"title": "5 mg\ta day"}, "regimens.own.title"),
        ({"steps": Step(Dose("1 mg") / 3)}, "regimens.own.steps[0].dose"),
        ({"steps": Step("5 mg", days=100_001)}, "regimens.own.steps[0].days"),
    ],
)
def test_what_a_file_has_no_words_for_is_not_written(change, place):
    regimen = attrs.evolve(Regimen("examplol", "oral", Step("5 mg"), name="own", source=LABEL), **change)
    ((found, _),) = dump_faults(named(regimen))
    assert found == place


def test_a_missing_writer_names_the_extra_that_brings_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "tomli_w", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'posology\[toml\]'"):
        formulary.dump(formulary.load("gabapentin"))
