"""File schema: the format of protocol files as a JSON Schema, by which editors complete and check them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

from posology.files.bounds import BOUND_FORMS, LIMIT_TABLE_FORMS, BoundForm, LimitTableForm
from posology.files.doses import TABLE_FORMS, GivenDose, RowForm, RuleForm, TableForm
from posology.files.forms import ProtocolForm
from posology.files.scopes import DeclaredForm, PatientsForm
from posology.files.steps import ITEM_FORMS, SOME, FrequencyForm, ItemForm, StepForm
from posology.files.tapers import TAPER_FORMS, TaperForm
from posology.files.values import VALUES, AnyDose, Name

DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""The dialect of the schema."""


def schema() -> dict[str, Any]:
    """
    Give the JSON Schema of protocol files, made from the forms of their tables.

    A file that it accepts can still have faults: it does not compare names and amounts with one another.

    >>> schema()["required"]
    ['drug', 'sources', 'regimens']
    """
    parts: dict[str, Any] = {}
    whole = _table(ProtocolForm, parts)
    return {"$schema": DIALECT, "title": "A protocol file of posology", **whole, "$defs": parts}


def text() -> str:
    r"""
    Give the schema as the text of ``docs/reference/protocol.schema.json``.

    >>> text().startswith('{\n  "$schema"')
    True
    """
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _table(form: Any, parts: dict[str, Any]) -> dict[str, Any]:
    """Describe one form; the forms inside it are added to the parts."""
    keys: dict[str, Any] = {}
    required: list[str] = []
    if issubclass(form, (BoundForm, LimitTableForm)):
        keys["kind"], required = {"description": "Which kind of limit it is.", "const": form.kind}, ["kind"]
    if issubclass(form, TaperForm):
        keys["kind"], required = {"description": "By which rule it comes down.", "const": form.kind}, ["kind"]
    if issubclass(form, TableForm):
        keys["over"], required = {"description": "The measure that it goes by.", "const": form.over}, ["over"]
    hints = get_type_hints(form, include_extras=True)
    for field in attrs.fields(form):
        kind, (says, *marks) = hints[field.name].__origin__, hints[field.name].__metadata__
        some = {"minItems": 1} if SOME in marks else {}
        keys[field.name] = {"description": says, **_of(kind, parts), **some}
        if field.default is attrs.NOTHING:
            required.append(field.name)
    rules = [rule for kind, rule in _RULES.items() if issubclass(form, kind)]
    return {
        "description": " ".join(form.__doc__.split()),
        "type": "object",
        "properties": keys,
        "required": required,
        "additionalProperties": False,
        **({"allOf": rules} if rules else {}),
    }


def _of(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    """Describe what a key of that type holds."""
    container, inside = get_origin(kind), get_args(kind)
    if kind in VALUES:
        return _part(kind.__name__, lambda: VALUES[kind].schema, parts, within=200)
    if container is Literal:
        return {"const": inside[0]} if len(inside) == 1 else {"enum": list(inside)}
    if container is list:
        return {"type": "array", "items": _of(inside[0], parts)}
    if container is dict:
        names = VALUES[Name].schema
        entries = _of(inside[1], parts)
        return {"type": "object", "propertyNames": names, "additionalProperties": entries, "minProperties": 1}
    if type(None) in inside:
        return _of(inside[0], parts)
    return _part(kind.__name__.removesuffix("Form"), lambda: _form(kind, parts), parts)


def _part(name: str, make: Callable[[], dict[str, Any]], parts: dict[str, Any], within: int = 0) -> dict[str, Any]:
    """Refer to a description among the parts, or give it itself if it is short enough."""
    if name not in parts:
        parts[name] = {}  # holds the place while it is made, for a cycle lists entries like itself
        parts[name] = make()
        if len(str(parts[name])) <= within:
            return dict(parts.pop(name))
    return {"$ref": f"#/$defs/{name}"}


def _form(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    choices = _CHOICES.get(kind)
    if choices is None:
        return _table(kind, parts)
    says = "A dose, a rule or a table." if kind is GivenDose else " ".join(kind.__doc__.split())
    return {"description": says, "oneOf": [_of(each, parts) for each in choices]}


def _has(*keys: str) -> dict[str, Any]:
    return {"required": list(keys)}


_EVERY_DAYS = {"properties": {"every": {"pattern": "(day|week)s?$"}}}
_EVERY_HOURS = {**_has("every"), "properties": {"every": {"pattern": "(minute|hour)s?$"}}}
_CHOICES: dict[Any, list[Any]] = {
    BoundForm: [*BOUND_FORMS.values(), *LIMIT_TABLE_FORMS.values()],
    ItemForm: list(ITEM_FORMS.values()),
    TaperForm: list(TAPER_FORMS.values()),
    GivenDose: [AnyDose, RuleForm, *TABLE_FORMS.values()],
    DeclaredForm: [PatientsForm, list[PatientsForm]],
}
_RULES: dict[type, dict[str, Any]] = {
    FrequencyForm: {
        "description": "Exactly one of at, times_a_day, an interval in hours or minutes, and as_needed.",
        "oneOf": [
            {**_has("at"), **_EVERY_DAYS},
            {**_has("times_a_day"), **_EVERY_DAYS},
            {**_EVERY_HOURS, "not": {"anyOf": [_has("at"), _has("times_a_day")]}},
            {**_has("as_needed"), "not": {"anyOf": [_has(key) for key in ("every", "first", "first_day", "weekdays")]}},
        ],
    },
    RowForm: {
        "description": "A dose or no dose, not both; at most one end below, and one above.",
        "oneOf": [_has("dose"), _has("no_dose")],
        "not": {"anyOf": [_has("least", "over"), _has("below", "upto")]},
    },
    StepForm: {"description": "Days or weeks, not both.", "not": _has("days", "weeks")},
}

if __name__ == "__main__":
    print(text(), end="")
