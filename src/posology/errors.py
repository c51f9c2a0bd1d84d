"""Errors: what has no meaning is refused, with the value, the limit, the unit and the source as data."""

from __future__ import annotations

from typing import Any, Self


class PosologyError(ValueError):
    """
    Bad input, refused before anything was computed from it.

    The message reads ``field: problem; instead``; the same is held as data, and the error pickles.

    Args:
        field: What was being read, such as ``dose``.
        problem: What is wrong with it, in one clause that names the value.
        value: The value that was refused, as it was given; a pint quantity as text.
        limit: The limit it broke, if there is one.
        source: Where the limit comes from, if it has a source.
        instead: What to write instead.

    >>> str(PosologyError("dose", "got '5.0 mg', a trailing zero", value="5.0 mg", instead="write '5 mg'"))
    "dose: got '5.0 mg', a trailing zero; write '5 mg'"
    """

    def __init__(
        self,
        field: str,
        problem: str,
        *,
        value: Any = None,
        limit: Any = None,
        source: Any = None,
        instead: str = "",
    ) -> None:
        super().__init__(field, problem)
        self.field = field
        self.problem = problem
        self.value = str(value) if hasattr(value, "unit_items") else value
        self.limit = limit
        self.source = source
        self.instead = instead

    def __str__(self) -> str:
        head = f"{self.field}: {self.problem}"
        tail = f" ({self.source})" if self.source is not None else ""
        return f"{head}{tail}; {self.instead}" if self.instead else f"{head}{tail}"

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self)._rebuilt, (self.field, self.problem, self.__dict__))

    @classmethod
    def _rebuilt(cls, field: str, problem: str, state: dict[str, Any]) -> Self:
        error = cls.__new__(cls)
        ValueError.__init__(error, field, problem)
        error.__dict__.update(state)
        return error


class UnitError(PosologyError):
    """An amount, a number or a unit that cannot be read exactly, or a unit of the wrong dimension."""


class RegimenError(PosologyError):
    """A frequency, step, cycle, titration, product or regimen that nobody could follow."""


class BoundError(PosologyError):
    """A limit that is missing, inverted, without a source or of the wrong dimension."""


class ScheduleError(PosologyError):
    """A date, moment, time zone or horizon that the schedule has no answer for."""


class UnresolvedError(PosologyError):
    """A course was asked of a regimen that leaves something open: a body weight, an increment, an interval."""


class NotMakeableError(PosologyError):
    """
    A dose that the products at hand cannot make up.

    Args:
        field: What was being made up, such as ``dose``.
        problem: What is wrong with it.
        below: The largest dose under it that can be made; None if there is none.
        above: The smallest dose over it that can be made; None if none is looked for.
        more: What every error holds: *value*, *limit*, *source*, *instead*.
    """

    def __init__(self, field: str, problem: str, *, below: Any = None, above: Any = None, **more: Any) -> None:
        super().__init__(field, problem, **more)
        self.below = below
        self.above = above


class SheetError(PosologyError):
    """A printed page that does not read back as the schedule; it was not written."""


class MissingExtraError(PosologyError):
    """An optional part of the library is not installed; the message names the extra that brings it."""


class FileError(PosologyError):
    """
    A protocol file with faults; all of them are listed, each with its path in the file.

    Args:
        name: The file.
        faults: Every fault as (path, message), in the order of the file.

    >>> print(FileError("x.toml", [("steps[0].dose", "got '5 MG'"), ("drug", "missing")]))
    x.toml: 2 faults
      steps[0].dose: got '5 MG'
      drug: missing
    """

    def __init__(self, name: str, faults: list[tuple[str, str]]) -> None:
        count = len(faults)
        super().__init__(name, f"{count} fault{'' if count == 1 else 's'}", value=name)
        self.faults = tuple(faults)

    def __str__(self) -> str:
        lines = [f"  {path}: {message}" for path, message in self.faults]
        return "\n".join([f"{self.field}: {self.problem}", *lines])
