"""Bundle: the Fluent messages of a language, each with the arguments that it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType
from fluent.syntax import ast, visitor

from posology.errors import SheetError


class Counted(float, FluentType):
    """A number that selects a plural; what is printed of it is the exact text beside it, never the float."""

    text: str

    def format(self, locale: Any) -> str:
        """Give its exact text."""
        return self.text


def counted(number: Any, text: str) -> Counted:
    """
    Make a number that selects a plural and prints as its text.

    >>> counted(0.0625, "0.0625").format(None)
    '0.0625'
    """
    made = Counted(number)
    made.text = text
    return made


@attrs.frozen
class Pattern:
    """
    What one message says, and what it needs.

    Args:
        value: The pattern, as Fluent made it ready.
        names: The arguments that are printed or selected by.
        selects: The arguments that select a plural; each is a number.
        references: The messages it is made of.
    """

    value: Any
    names: frozenset[str]
    selects: frozenset[str]
    references: frozenset[str]


class _Found(visitor.Visitor):  # type: ignore[misc,no-any-unimported,unused-ignore]
    """What a pattern refers to."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.selects: set[str] = set()
        self.references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.references.add(node.id.name + (f".{node.attribute.name}" if node.attribute else ""))

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        if isinstance(node.selector, ast.VariableReference) and _is_plural(node):
            self.selects.add(node.selector.id.name)
        self.generic_visit(node)

    @classmethod
    def of(cls, node: ast.Pattern) -> _Found:
        """Look through a pattern."""
        made = cls()
        made.visit(node)
        return made

    def pattern(self, value: Any) -> Pattern:
        """Give the pattern with what it refers to."""
        return Pattern(value, frozenset(self.names), frozenset(self.selects), frozenset(self.references))


PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The plural forms there are."""


def _is_plural(node: ast.SelectExpression) -> bool:
    keys = {each.key.name for each in node.variants if isinstance(each.key, ast.Identifier)}
    return keys <= PLURALS


@attrs.frozen
class Bundle:
    """
    The messages of a language.

    Args:
        tag: Its language.
        patterns: Every message by its key, ``key.attribute`` for an attribute.
        fluent: What formats them.
    """

    tag: str
    patterns: Mapping[str, Pattern]
    fluent: FluentBundle = attrs.field(repr=False)

    def needs(self, key: str) -> tuple[frozenset[str], frozenset[str]]:
        """
        Give the arguments of a message, and those that select a plural.

        Raises:
            SheetError: if there is no such message.
        """
        names: set[str] = set()
        selects: set[str] = set()
        for each in self._parts(key, frozenset()):
            names |= each.names
            selects |= each.selects
        return frozenset(names), frozenset(selects)

    def _parts(self, key: str, above: frozenset[str]) -> Iterator[Pattern]:
        pattern = self.patterns.get(key)
        if pattern is None or key in above:
            raise SheetError(
                "message", f"{self.tag} has no message {key!r}", value=key, instead="add it to the catalogue"
            )
        yield pattern
        for each in pattern.references:
            yield from self._parts(each, above | {key})

    def say(self, key: str, values: Mapping[str, str | Counted]) -> str:
        """
        Say a message.

        Raises:
            SheetError: if there is no such message, an argument is missing or is none of it, or Fluent finds a fault.
        """
        names, selects = self.needs(key)
        if names != set(values):
            wrong = sorted(names ^ set(values))
            raise SheetError(
                "message",
                f"{key} of {self.tag} takes {', '.join(sorted(names)) or 'no argument'}; {', '.join(wrong)} "
                f"{'is' if len(wrong) == 1 else 'are'} missing or too much",
                value=sorted(values),
                instead="give just the arguments that it takes",
            )
        plain = sorted(name for name in selects if _is_text(values[name]))
        if plain:
            raise SheetError(
                "message",
                f"{plain[0]} of {key} selects a plural, and is text",
                value=values[plain[0]],
                instead="give it as a number",
            )
        said, faults = self.fluent.format_pattern(self.patterns[key].value, dict(values))
        if faults or not isinstance(said, str):
            raise SheetError("message", f"{key} of {self.tag}: {faults}", value=key, instead="mend the catalogue")
        return said


def _is_text(value: str | Counted) -> bool:
    """Whether a value is text that no plural can be selected by; the mark of a template is none."""
    return isinstance(value, str) and "\0" not in value


Layer = tuple[tuple[str, str], ...]
"""The files of one catalogue: each with its name and its text."""


def bundle(tag: str, *layers: Layer) -> Bundle:
    r"""
    Make the messages of a language; those of a later layer go over those of an earlier one.

    Raises:
        SheetError: for text that Fluent cannot read, and for a message that a layer has twice.

    >>> made = bundle("en-US", (("en/x.ftl", "days = { $n ->\n[one] one day\n*[other] many days\n}"),))
    >>> made.say("days", {"n": counted(1, "1")}), made.say("days", {"n": counted(1.5, "1.5")})
    ('one day', 'many days')
    """
    fluent = FluentBundle([tag], use_isolating=False)
    found: dict[str, _Found] = {}
    for layer in layers:
        entries = [(name, entry) for name, text in layer for entry in _messages(name, text)]
        for n, (name, entry) in enumerate(entries):
            if any(entry.id.name == other.id.name for _, other in entries[:n]):
                raise SheetError(name, f"has {entry.id.name} again", value=entry.id.name, instead="keep one")
            found |= {key: _Found.of(value) for key, value in _parts_of(entry)}
        fluent.add_resource(FluentResource("\n".join(text for _, text in layer)), allow_overrides=True)
    return Bundle(tag, {key: seen.pattern(_value(fluent, key)) for key, seen in found.items()}, fluent)


def _messages(name: str, text: str) -> Iterator[ast.Message]:
    for entry in FluentResource(text).body:
        if isinstance(entry, ast.Junk):
            start = (entry.content or "").strip()[:60]
            raise SheetError(name, f"cannot be read from {start!r} on", value=name, instead="mend it")
        if isinstance(entry, ast.Message):
            yield entry


def _parts_of(entry: ast.Message) -> Iterator[tuple[str, ast.Pattern]]:
    if entry.value is not None:
        yield entry.id.name, entry.value
    for each in entry.attributes:
        yield f"{entry.id.name}.{each.id.name}", each.value


def _value(fluent: FluentBundle, key: str) -> Any:
    name, _, attribute = key.partition(".")
    message = fluent.get_message(name)
    return message.attributes[attribute] if attribute else message.value
