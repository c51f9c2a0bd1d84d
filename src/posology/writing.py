"""Writing: files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

UNDER_WAY = ".posology-"
"""How the name of a file begins that is being written; it is renamed when it is whole."""


def write(path: Path, page: str) -> None:
    """Write the whole page or nothing."""
    write_all({path: page.encode("utf-8")})


def write_all(files: Mapping[Path, bytes]) -> None:
    """
    Write all of the files, each of them whole, or none.

    All are written beside their places first, and then take their names one after another.

    Raises:
        OSError: if a folder is not there, a place is that of a folder, or there is no room; nothing is left behind.
    """
    for path in files:
        if not path.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "the folder does not exist", str(path))
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(path))
    waiting: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=UNDER_WAY)
            waiting[Path(name)] = path
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
        for name_, path in waiting.items():
            name_.replace(path)
    finally:
        for name_ in waiting:
            with contextlib.suppress(OSError):
                name_.unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Take away what a run that was killed left half written in a folder."""
    for each in folder.glob(f"{UNDER_WAY}*"):
        each.unlink(missing_ok=True)
