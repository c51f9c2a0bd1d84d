"""Manifest: what a folder of sheets was made from, kept line by line, so that a run can go on where it stopped."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from posology.writing import write_all

NAME = "cohort.manifest.jsonl"
"""The name of the manifest in its folder; no id has a point in it, so that no file of a patient has this name."""

Entry = tuple[str, dict[str, str]]
"""A digest of what a patient's files were made from, and the digest of each file by its name."""


class Manifest:
    """
    What the files of a folder were made from.

    A line is added when the files of a patient are in their places, and never before. A line that a kill cut off is
    left out when it is read, so that its files are made again.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.entries: dict[str, Entry] = {}
        self._path = folder / NAME
        for line in self._path.read_bytes().splitlines() if self._path.is_file() else ():
            self._take(line)
        self._rewrite()
        self._file = self._path.open("ab")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._rewrite()

    def is_unchanged(self, id_: str, inputs: str) -> bool:
        """Whether the files of a patient are there as they were made, from these inputs."""
        found = self.entries.get(id_)
        return found is not None and found[0] == inputs and all(self._is_there(*each) for each in found[1].items())

    def add(self, id_: str, inputs: str, files: Mapping[str, bytes]) -> None:
        """Note that the files of a patient are in their places."""
        made = {name: digest(data) for name, data in files.items()}
        self._add({"id": id_, "inputs": inputs, "files": made})

    def remove(self, id_: str) -> None:
        """Note that a patient has no files."""
        if id_ in self.entries:
            self._add({"id": id_, "inputs": "", "files": None})

    def _add(self, entry: dict[str, Any]) -> None:
        line = json.dumps(entry, sort_keys=True).encode("ascii")
        self._file.write(line + b"\n")
        self._file.flush()
        self._take(line)

    def _take(self, line: bytes) -> None:
        with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
            entry = json.loads(line)
            id_, inputs, files = entry["id"], entry["inputs"], entry["files"]
            if files is None:
                self.entries.pop(id_, None)
            else:
                self.entries[id_] = (str(inputs), {str(name): str(made) for name, made in files.items()})

    def _is_there(self, name: str, made: str) -> bool:
        path = self.folder / name
        return path.is_file() and digest(path.read_bytes()) == made

    def _rewrite(self) -> None:
        """Write it anew, whole or not at all, with a line for each patient who has files."""
        lines = (
            json.dumps({"id": id_, "inputs": inputs, "files": files}, sort_keys=True)
            for id_, (inputs, files) in self.entries.items()
        )
        write_all({self._path: "".join(f"{line}\n" for line in lines).encode("ascii")})


def digest(data: bytes) -> str:
    """
    Give the digest of some bytes.

    >>> digest(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()
