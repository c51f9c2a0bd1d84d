"""Formulary: protocols as TOML files, the bundled ones and anyone's own, read strictly and written."""

from __future__ import annotations

import importlib.resources
import os
import re
import tomllib
from decimal import Decimal
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from posology.errors import FileError, MissingExtraError
from posology.files.reader import read
from posology.files.tables import tables
from posology.files.words import nearest
from posology.protocol import Protocol

LARGEST = 1_000_000
"""The largest file that is read. [bytes]"""
MOST_POINTS = 500
"""The most points in a line: a key as long as a.b.c… takes time that grows with the square of its length."""


def names() -> tuple[str, ...]:
    """
    The bundled drugs, sorted.

    >>> "gabapentin" in names()
    True
    """
    found = (each.name for each in _bundled().iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def load(name_or_path: str | os.PathLike[str]) -> Protocol:
    """
    Read the protocol of a bundled drug, or a file of one's own.

    Args:
        name_or_path: A bundled drug, or a path. [text with a separator, or that ends in .toml, is a path]

    Raises:
        FileError: if there is no such drug or file, or it has faults; the message lists all of them.

    >>> load("gabapentin").names[:2]
    ('medscape', 'us-phn')
    """
    return loads(*_found(name_or_path))


def text_of(name_or_path: str | os.PathLike[str]) -> str:
    """
    Give the text of the file that `load` would read.

    >>> text_of("gabapentin").startswith("#:schema")
    True
    """
    return _found(name_or_path)[0]


def loads(text: str, name: str = "<text>") -> Protocol:
    """
    Read a protocol from the text of a file.

    Args:
        text: TOML. [at most `LARGEST` characters]
        name: What the file is called in messages.

    Raises:
        FileError: if it is no such file; every fault is listed with its path, in the order of the file.

    >>> loads('drug = "examplol"', "examplol.toml")
    Traceback (most recent call last):
    posology.errors.FileError: examplol.toml: 2 faults
      sources: missing
      regimens: missing
    """
    try:
        return read(_parsed(text, name), name)
    except RecursionError:
        raise FileError(name, [("file", "has tables or lists nested too deeply")]) from None


def dump(protocol: Protocol) -> str:
    """
    Write a protocol as the text of a file, which reads back as an equal protocol.

    Args:
        protocol: What to write. [every number with a source that the protocol names]

    Raises:
        FileError: if the format has no words for it; every fault is listed.
        MissingExtraError: if tomli-w, which writes TOML, is not installed.

    >>> loads(dump(load("gabapentin"))) == load("gabapentin")
    True
    """
    try:
        import tomli_w
    except ImportError:
        instead = "install it by pip install 'posology[toml]'"
        raise MissingExtraError("dump", "needs tomli-w, which is not installed", instead=instead) from None
    name = f"{protocol.drug}.toml"
    try:
        text = tomli_w.dumps(tables(protocol), multiline_strings=True)
    except RecursionError:
        raise FileError(name, [("file", "has cycles nested too deeply")]) from None
    if loads(text, name) != protocol:
        raise FileError(name, [("file", "would not read back as the protocol that was to be written")])
    return text


# --- From bytes to what TOML gives ---


def _found(name_or_path: str | os.PathLike[str]) -> tuple[str, str]:
    """The text of a bundled file or one's own, and what it is called."""
    name = os.fspath(name_or_path)
    if isinstance(name_or_path, str) and not re.search(r"[/\\]|\.toml$", name):
        if name not in names():
            near = nearest(name, names())
            there = f"{near!r} may be meant; " if near else ""
            there += f"there are {', '.join(names())}; a file of your own is named by its path, as './{name}.toml'"
            raise FileError(name, [("file", f"no bundled drug has this name; {there}")])
        return _read(_bundled() / f"{name}.toml", f"{name}.toml"), f"{name}.toml"
    return _read(Path(name), name), name


def _bundled() -> Traversable:
    """The bundled files: inside the package if it was built, else at the top of the repository."""
    beside: Traversable = Path(__file__).parents[2] / "schedules"
    for each in (importlib.resources.files("posology") / "schedules", beside):
        if each.is_dir():
            return each
    raise FileError("schedules", [("file", "the bundled files are missing; install posology again")])


def _read(file: Traversable, name: str) -> str:
    try:
        with file.open("rb") as opened:
            data: bytes = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise FileError(name, [("file", "is not there")]) from None
    except IsADirectoryError:
        raise FileError(name, [("file", "is a directory")]) from None
    except OSError as error:
        raise FileError(name, [("file", f"cannot be read: {error.strerror}")]) from None
    except ValueError:
        raise FileError(name, [("file", "is not there: no path holds a null character")]) from None
    if len(data) > LARGEST:
        raise FileError(name, [("file", f"is larger than {LARGEST:,} bytes")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 text: byte 0x{data[error.start]:02x} at position {error.start}"
        raise FileError(name, [("file", f"{problem}; save it as UTF-8")]) from None


def _parsed(text: Any, name: str) -> dict[str, Any]:
    if not isinstance(text, str):
        raise FileError(name, [("file", f"got {type(text).__name__}, not text")])
    if len(text) > LARGEST:
        raise FileError(name, [("file", f"is larger than {LARGEST:,} characters")])
    crowded = next((n for n, line in enumerate(text.split("\n"), 1) if line.count(".") > MOST_POINTS), None)
    if crowded is not None:
        problem = f"has more than {MOST_POINTS} points; write it as several lines"
        raise FileError(name, [(f"line {crowded}", problem)])
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        told = re.fullmatch(r"(.*) \(at (.*)\)", str(error), re.DOTALL)
        what, where = told.groups() if told else (str(error), "file")
        raise FileError(name, [(where, f"is not TOML: {what[:1].lower()}{what[1:]}")]) from None
    except ValueError:
        raise FileError(name, [("file", "has a number of too many digits")]) from None


def _decimal(text: str) -> Decimal:
    """Keep a float as it is written, for the message that refuses it: no key holds one."""
    try:
        return Decimal(text)
    except ArithmeticError:
        return Decimal("NaN")
