"""Bundle: the Fluent messages of a language, each with the arguments that it takes."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import attrs
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast, visitor
from fluent.syntax.serializer import serialize_pattern

from posology.errors import SheetError
from posology.language.calendar import plural_form
from posology.language.counted import Counted, is_text

Layer = tuple[tuple[str, str], ...]
"""The files of one catalogue: each with its name and its text."""

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The plural forms there are."""

_PLURAL = "plural of "
"""What the name of an argument is led by where its plural form is selected by; Fluent itself never sees a number."""


@attrs.frozen
class Message:
    """
    A message, or an attribute of one.

    Args:
        value: Its pattern, as Fluent made it ready.
        names: The arguments that it takes, those of the messages in it among them.
        selects: Those of them that select a plural; each is given as a number.
    """

    value: Any = attrs.field(repr=False)
    names: frozenset[str]
    selects: frozenset[str]


@attrs.frozen
class Bundle:
    """
    The messages of a language.

    Args:
        tag: Its tag.
        messages: Every message by its key, ``key.attribute`` for an attribute.
        fluent: What formats them.
    """

    tag: str
    messages: Mapping[str, Message] = attrs.field(repr=False)
    fluent: FluentBundle = attrs.field(repr=False)

    def message(self, key: str) -> Message:
        """
        Give a message.

        Raises:
            SheetError: if there is none of this key; no other language stands in for it.
        """
        if key not in self.messages:
            raise SheetError(
                "message", f"{self.tag} has no message {key!r:.60}", value=key, instead="add it to the catalogue"
            )
        return self.messages[key]

    def say(self, key: str, values: Mapping[str, str | Counted]) -> str:
        """
        Say a message.

        Raises:
            SheetError: if there is no such message, an argument is missing or is none of it, text is given for a
                number that selects a plural, or Fluent finds a fault.
        """
        message = self.message(key)
        if message.names != values.keys():
            wrong = ", ".join(sorted(message.names ^ values.keys()))
            raise SheetError(
                "message",
                f"{key} of {self.tag} takes {', '.join(sorted(message.names)) or 'no argument'}; missing or too much: "
                f"{wrong}",
                value=sorted(values),
                instead="give just the arguments that it takes",
            )
        text = next((name for name in sorted(message.selects) if is_text(values[name])), None)
        if text is not None:
            raise SheetError(
                "message",
                f"{text} of {key} selects a plural, and is text",
                value=values[text],
                instead="give it as a number",
            )
        given = {name: each.text if isinstance(each, Counted) else each for name, each in values.items()}
        for name in message.selects:
            value = values[name]
            given[_PLURAL + name] = plural_form(self.tag, value.number) if isinstance(value, Counted) else "other"
        said, faults = self.fluent.format_pattern(message.value, given)
        if faults or not isinstance(said, str):
            raise SheetError("message", f"{key} of {self.tag}: {faults}", value=key, instead="mend the catalogue")
        return said


def bundle(tag: str, *layers: Layer) -> Bundle:
    r"""
    Make the messages of a language; those of a later layer go over those of an earlier one.

    Raises:
        SheetError: for text that Fluent cannot read, a message that a layer has twice, or one that refers to none.

    >>> made = bundle("en-US", (("en/x.ftl", "days = { $n ->\n[one] one day\n*[other] many days\n}"),))
    >>> from fractions import Fraction
    >>> made.say("days", {"n": Counted(Fraction(1), "1")}), made.say("days", {"n": Counted(Fraction("1.5"), "1.5")})
    ('one day', 'many days')
    """
    fluent = FluentBundle([tag], use_isolating=False)
    found: dict[str, _Found] = {}
    for layer in layers:
        seen: set[str] = set()
        every: list[ast.EntryType] = []
        for file, entry in [(name, entry) for name, text in layer for entry in entries(name, text)]:
            if entry.id.name in seen:
                raise SheetError(file, f"has {entry.id.name} again", value=entry.id.name, instead="keep one of them")
            seen.add(entry.id.name)
            found |= {key: _Found.of(key, value) for key, value in parts(entry)}
            every.append(entry)
        fluent.add_resource(ast.Resource(every), allow_overrides=True)
    return Bundle(tag, {key: _message(fluent, key, found) for key in found}, fluent)


def entries(name: str, text: str) -> Iterator[ast.Message]:
    r"""
    Read the messages of a file.

    Raises:
        SheetError: for text that Fluent cannot read.

    >>> [entry.id.name for entry in entries("en/x.ftl", "a = one\nb = two")]
    ['a', 'b']
    """
    for entry in FluentResource(text).body:
        if isinstance(entry, ast.Junk):
            start = (entry.content or "").strip()[:60]
            raise SheetError(name, f"cannot be read from {start!r} on", value=name, instead="mend it")
        if isinstance(entry, ast.Message):
            yield entry


@functools.cache
def written(layer: Layer) -> Mapping[str, str]:
    """
    Give every message of a layer by its key, as its file has it but for comments and layout.

    >>> dict(written((("en/x.ftl", "a =   one  # two"),)))
    {'a': 'one  # two'}
    """
    found = [each for name, text in layer for entry in entries(name, text) for each in parts(entry)]
    return MappingProxyType({key: serialize_pattern(value).strip() for key, value in found})


def parts(entry: ast.Message) -> Iterator[tuple[str, ast.Pattern]]:
    """
    Give the patterns of a message, each with its key.

    >>> [key for key, _ in parts(next(entries("en/x.ftl", "a = one")))]
    ['a']
    """
    if entry.value is not None:
        yield entry.id.name, entry.value
    for each in entry.attributes:
        yield f"{entry.id.name}.{each.id.name}", each.value


def _message(fluent: FluentBundle, key: str, found: Mapping[str, _Found]) -> Message:
    every = [*_within(key, found, ())]
    name, _, attribute = key.partition(".")
    made = fluent.get_message(name)
    return Message(
        made.attributes[attribute] if attribute else made.value,
        frozenset().union(*(each.names for each in every)),
        frozenset().union(*(each.selects for each in every)),
    )


def _within(key: str, found: Mapping[str, _Found], above: tuple[str, ...]) -> Iterator[_Found]:
    """What a message refers to, and the messages in it do."""
    if key not in found or key in above:
        raise SheetError("message", f"{above[-1]} refers to {key!r}", value=key, instead="name another message")
    yield found[key]
    for each in sorted(found[key].messages):
        yield from _within(each, found, (*above, key))


class _Found(visitor.Visitor):
    """What a pattern refers to."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.names: set[str] = set()
        self.selects: set[str] = set()
        self.messages: set[str] = set()

    @classmethod
    def of(cls, key: str, pattern: ast.Pattern) -> _Found:
        """Look through a pattern, and have its plurals selected by their names."""
        made = cls(key)
        made.visit(pattern)
        return made

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.messages.add(node.id.name + (f".{node.attribute.name}" if node.attribute else ""))

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802
        keys = {each.key.name if isinstance(each.key, ast.Identifier) else each.key.value for each in node.variants}
        self.generic_visit(node)
        if not keys & PLURALS:
            return
        if keys - PLURALS or not isinstance(node.selector, ast.VariableReference):
            raise SheetError(
                "message",
                f"{self.key} selects by a plural form and by {', '.join(sorted(keys - PLURALS)) or 'no argument'}",
                value=self.key,
                instead="select by the plural forms of one argument",
            )
        self.selects.add(node.selector.id.name)
        node.selector.id.name = _PLURAL + node.selector.id.name
