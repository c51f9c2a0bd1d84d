"""Catalogues: what the files of each language hold, read here by themselves."""

from importlib import resources

from fluent.syntax import FluentParser, ast, visitor
from fluent.syntax.serializer import serialize_pattern

TRANSLATED = ("ar", "de", "es", "fr", "pt", "zh")
"""The languages beside English."""

PLURALS = {
    "ar": {"one", "two", "few", "many", "other"},  # zero is said as 100 is, and no count is 0
    "de": {"one", "other"},
    "en": {"one", "other"},
    "es": {"one", "other"},  # many is for millions without a rest
    "fr": {"one", "other"},
    "pt": {"one", "other"},
    "zh": {"other"},
}
"""The plural forms that a message of each language tells apart."""


def read(base):
    """Give every pattern of a language by its key."""
    found = {}
    folder = resources.files("posology.language").joinpath(base)
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        for entry in FluentParser(with_spans=False).parse(file.read_text("utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{base}/{file.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                parts = {"": entry.value, **{f".{each.id.name}": each.value for each in entry.attributes}}
                for part, pattern in parts.items():
                    if pattern is not None:
                        assert entry.id.name + part not in found, f"{entry.id.name} stands twice in {base}"
                        found[entry.id.name + part] = pattern
    return found


class _Seen(visitor.Visitor):
    def __init__(self):
        self.arguments, self.selects, self.texts = set(), [], []

    def visit_VariableReference(self, node):  # noqa: N802
        self.arguments.add(node.id.name)

    def visit_SelectExpression(self, node):  # noqa: N802
        self.selects.append(node)
        self.generic_visit(node)

    def visit_TextElement(self, node):  # noqa: N802
        self.texts.append(node.value)


def seen(pattern):
    """Give the arguments, the selections and the texts of a pattern."""
    made = _Seen()
    made.visit(pattern)
    return made


def texts(pattern):
    """Give what a pattern says itself, without its arguments."""
    return " ".join(seen(pattern).texts)


def written(pattern):
    """Give a pattern as a file has it."""
    return serialize_pattern(pattern).strip()
