"""Cohorts without the command line: rows read strictly, a manifest that a kill cannot spoil, runs that go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from posology.cohort.making import Made, run
from posology.cohort.manifest import NAME, Manifest, digest
from posology.cohort.rows import Row, Table
from posology.errors import FileError

COLUMNS = ("dose", "large-print", "warning")


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "patients.csv"
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def table(folder: Path, text: str | bytes) -> Table:
    return Table.of(written(folder, text), COLUMNS, ["warning"])


def faults(folder: Path, text: str | bytes) -> str:
    with pytest.raises(FileError) as caught:
        table(folder, text)
    return str(caught.value)


# --- Rows ---


def test_a_row_has_the_cells_that_are_not_empty_by_the_names_of_options(tmp_path: Path):
    found = table(tmp_path, '\ufeffid,dose,large_print,warning,warning\r\np01,5 mg,,a,b\r\n\r\np_2,"1\n2",yes,,\r\n')
    assert (found.length, list(found.rows())) == (
        2,
        [
            Row(2, "p01", (("dose", "5 mg"), ("warning", "a"), ("warning", "b"))),
            Row(4, "p_2", (("dose", "1\n2"), ("large-print", "yes"))),
        ],
    )


def test_a_row_with_too_many_or_too_few_cells_has_a_fault_and_the_next_has_none(tmp_path: Path):
    found = list(table(tmp_path, "id,dose\np01,5,6\np02\np03,7\n").rows())
    assert [each.fault for each in found] == ["has 3 cells, not 2 as the head", "has 1 cells, not 2 as the head", ""]


@pytest.mark.parametrize("id_", ["", "../up", "a b", "a.b", "=cmd", "-" * 65, "ä", "p01\x00", "CON", "Lpt1", "a/b"])
def test_an_id_that_is_no_safe_name_of_a_file_is_a_fault(tmp_path: Path, id_: str):
    (row,) = table(tmp_path, f"id,dose\n{id_},5\n").rows()
    assert (row.id, row.fault[:8], row.cells) == ("", "id: got ", ())


def test_every_row_of_an_id_that_stands_there_twice_has_a_fault_also_where_only_the_case_differs(tmp_path: Path):
    found = list(table(tmp_path, "id,dose\np01,5\np02,5\nP01,7\n").rows())
    assert [each.fault for each in found] == ["id: p01 is also that of row 4", "", "id: P01 is also that of row 2"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("dose\n5\n", "needs the column 'id'"),
        ("id,doze,colour\np01,5,red\n", "unknown column 'doze'; 'dose' may be meant"),
        ("id,doze,colour\np01,5,red\n", "unknown column 'colour'"),
        ("id;dose\np01;5\n", "cells have commas between them"),
        ("id,dose,dose\np01,5,5\n", "'dose' stands there 2 times"),
        ('id,dose\np01,"5\n', "is no csv file: line 2: "),
        (b"id,dose\np01,\xff\n", "is not UTF-8"),
        ("i\u0000d,dose\n", "unknown column"),
    ],
)
def test_a_file_that_is_not_as_it_should_be_is_refused_as_a_whole(tmp_path: Path, text: str | bytes, told: str):
    assert told in faults(tmp_path, text)


def test_a_file_that_is_changed_while_it_is_read_is_noticed(tmp_path: Path):
    found = table(tmp_path, "id,dose\np01,5\n")
    written(tmp_path, "id,warning\np01,5\n")
    with pytest.raises(FileError, match="was changed while it was read"):
        list(found.rows())
    written(tmp_path, "id,dose\np02,5\n")
    assert "the file was changed" in next(iter(found.rows())).fault


# --- The manifest ---


def test_files_are_unchanged_only_as_they_were_made_from_the_same_inputs(tmp_path: Path):
    (tmp_path / "p01.txt").write_bytes(b"5 mg")
    with Manifest(tmp_path) as manifest:
        manifest.add("p01", "inputs", {"p01.txt": b"5 mg"})
    with Manifest(tmp_path) as manifest:
        assert manifest.is_unchanged("p01", "inputs")
        assert not manifest.is_unchanged("p01", "others")
        assert not manifest.is_unchanged("p02", "inputs")
        (tmp_path / "p01.txt").write_bytes(b"50 mg")
        assert not manifest.is_unchanged("p01", "inputs")
        (tmp_path / "p01.txt").unlink()
        assert not manifest.is_unchanged("p01", "inputs")


def test_a_line_that_a_kill_cut_off_is_as_if_it_were_not_there(tmp_path: Path):
    with Manifest(tmp_path) as manifest:
        manifest.add("p01", "one", {})
        manifest.add("p02", "two", {})
    path = tmp_path / NAME
    whole = path.read_bytes()
    for cut in range(0, len(whole), 7):
        path.write_bytes(whole[:cut])
        with Manifest(tmp_path) as manifest:
            assert set(manifest.entries) <= {"p01", "p02"}
            manifest.add("p03", "three", {})
        with Manifest(tmp_path) as manifest:
            assert manifest.is_unchanged("p03", "three")


@pytest.mark.parametrize("line", [b"[]", b"7", b'{"id": "p01"}', b"\xff", b'{"id": [], "inputs": "", "files": {}}'])
def test_what_is_no_line_of_a_manifest_is_left_out(tmp_path: Path, line: bytes):
    (tmp_path / NAME).write_bytes(line + b"\n")
    with Manifest(tmp_path) as manifest:
        assert manifest.entries == {}


# --- Runs ---


def made(row: Row) -> Made:
    """A file with the dose; a word that is no dose is a fault, and so would be what nobody thought of."""
    dose = dict(row.cells).get("dose", "")
    if not dose.endswith("mg"):
        return Made(fault=f"dose: got {dose!r}")
    return Made({f"{row.id}.txt": dose.encode()}, said=("told",))


def inputs(row: Row) -> str:
    return digest(repr(row.cells).encode())


def names(id_: str) -> tuple[str, ...]:
    return f"{id_}.txt", f"{id_}.pdf"


def go(folder: Path, text: str, make=made, **more):
    out = folder / "out"
    out.mkdir(exist_ok=True)
    return run(table(folder, text), out, make, inputs, names, **more)


def files(folder: Path) -> dict[str, str]:
    return {each.name: each.read_text() for each in sorted((folder / "out").iterdir()) if each.name != NAME}


FIVE = "id,dose\n" + "".join(f"p{n},{n} mg\n" for n in range(5))


def test_a_row_with_a_fault_stops_no_other_and_has_no_file(tmp_path: Path):
    told = go(tmp_path, "id,dose\np01,5 mg\np02,many\np03,7 mg\n")
    assert (told.made, told.kept, told.faults) == (2, 0, [(3, "p02", "dose: got 'many'")])
    assert files(tmp_path) == {"p01.txt": "5 mg", "p03.txt": "7 mg"}
    assert told.said == {"told": ["p01", "p03"]}


def test_a_second_run_makes_only_what_has_changed(tmp_path: Path):
    go(tmp_path, "id,dose\np01,5 mg\np02,6 mg\n")
    told = go(tmp_path, "id,dose\np02,6 mg\np01,50 mg\n")
    assert (told.made, told.kept) == (1, 1)
    assert files(tmp_path) == {"p01.txt": "50 mg", "p02.txt": "6 mg"}
    assert go(tmp_path, "id,dose\np02,6 mg\np01,50 mg\n", again=True).made == 2


def test_a_row_that_becomes_faulty_loses_the_files_that_it_had(tmp_path: Path):
    go(tmp_path, "id,dose\np01,5 mg\np02,6 mg\n")
    told = go(tmp_path, "id,dose\np01,many\np02,6 mg\np02,7 mg\n")
    assert [each[1] for each in told.faults] == ["p01", "p02", "p02"]
    assert files(tmp_path) == {}


def test_a_file_of_a_form_that_is_no_longer_made_is_taken_away_and_what_is_not_ours_is_left(tmp_path: Path):
    go(tmp_path, "id,dose\np01,5 mg\n")
    (tmp_path / "out" / "p01.pdf").write_text("old")
    (tmp_path / "out" / "p01.notes.txt").write_text("of a nurse")
    go(tmp_path, "id,dose\np01,6 mg\n")
    assert files(tmp_path) == {"p01.notes.txt": "of a nurse", "p01.txt": "6 mg"}


def test_ids_that_have_no_row_any_more_are_told_and_their_files_left(tmp_path: Path):
    go(tmp_path, FIVE)
    told = go(tmp_path, "id,dose\np1,1 mg\n")
    assert (told.kept, told.gone) == (1, ("p0", "p2", "p3", "p4"))
    assert len(files(tmp_path)) == 5


@pytest.mark.parametrize("at", range(5))
def test_a_run_that_is_stopped_goes_on_where_it_stopped_and_ends_as_if_it_had_not_been(tmp_path: Path, at: int):
    def stopped(row: Row) -> Made:
        if row.id == f"p{at}":
            raise KeyboardInterrupt
        return made(row)

    with pytest.raises(KeyboardInterrupt):
        go(tmp_path, FIVE, stopped)
    assert files(tmp_path) == {f"p{n}.txt": f"{n} mg" for n in range(at)}
    (tmp_path / "out" / ".posology-half").write_text("ha")
    told = go(tmp_path, FIVE)
    assert (told.made, told.kept) == (5 - at, at)
    assert files(tmp_path) == {f"p{n}.txt": f"{n} mg" for n in range(5)}


def test_what_cannot_be_written_is_not_noted_as_there(tmp_path: Path):
    (tmp_path / "out" / "p1.txt").mkdir(parents=True)
    with pytest.raises(IsADirectoryError):
        go(tmp_path, FIVE)
    (tmp_path / "out" / "p1.txt").rmdir()
    assert (go(tmp_path, FIVE).kept, len(files(tmp_path))) == (1, 5)


def test_two_rows_with_the_same_inputs_have_files_of_their_own(tmp_path: Path):
    go(tmp_path, "id,dose\na,5 mg\nb,5 mg\n")
    assert files(tmp_path) == {"a.txt": "5 mg", "b.txt": "5 mg"}


def test_rows_are_read_one_at_a_time(tmp_path: Path):
    done = []

    def counted(row: Row) -> Made:
        done.append(row.id)
        return made(row)

    go(tmp_path, FIVE, counted, after=lambda: done.append("after"))
    assert done == [word for n in range(5) for word in (f"p{n}", "after")]
