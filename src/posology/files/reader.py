"""File reader: from what TOML gives to a protocol, or to all the faults that a file has."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
    IterableValidationNote,
)
from cattrs.gen import make_dict_structure_fn

from posology.errors import FileError, PosologyError, RegimenError
from posology.files.bounds import BOUND_FORMS, LIMIT_TABLE_FORMS, BoundForm, LimitRowForm
from posology.files.doses import TABLE_FORMS, GivenDose, RuleForm
from posology.files.forms import IngredientForm, ProductForm, ProtocolForm, RegimenForm, StoppingForm, misnamed
from posology.files.rates import RatesForm
from posology.files.scopes import DeclaredForm, PatientsForm, SharedScopeForm
from posology.files.steps import ITEM_FORMS, ItemForm, TitrationForm
from posology.files.tapers import TAPER_FORMS, TaperForm
from posology.files.values import VALUES, AnyDose
from posology.files.words import nearest, one_of, shown
from posology.protocol import Protocol
from posology.source import Source

Where = tuple[str | int, ...]
"""A place in a file: keys, and numbers in lists."""

MOST_ENTRIES = 1000
"""The longest list, and the largest table of named things, that is read."""

_BARE = re.compile("[A-Za-z0-9_-]{1,64}")
_NOTES = (AttributeValidationNote, IterableValidationNote)


def read(data: dict[str, Any], name: str) -> Protocol:
    """
    Read a protocol from the tables of its file.

    Args:
        data: The tables, lists and values that TOML gives.
        name: What the file is called in messages.

    Raises:
        FileError: if it has faults; each is listed with its path, in the order of the file.

    >>> regimens = {"a": {"rout": "oral", "source": "b"}}
    >>> read({"drug": "examplol", "sources": {"c": {"title": "A label"}}, "regimens": regimens}, "x.toml")
    Traceback (most recent call last):
    posology.errors.FileError: x.toml: 3 faults
      sources.c: nothing names it; name it where it belongs, or leave it out
      regimens.a.rout: unknown key 'rout'; 'route' may be meant
      regimens.a.source: no source is named 'b'; there are c
    """
    faults: list[tuple[Where, str]] = list(misnamed(data))
    try:
        form: ProtocolForm = _converter().structure(data, ProtocolForm)
        if not faults:
            return form.build()
    except BaseValidationError as error:
        faults += _listed(error, ())
    except PosologyError as error:
        faults.append(((error.field,) if error.field in data else (), str(error)))
    order = {where: n for n, where in enumerate(_places(data, ()))}
    faults.sort(key=lambda fault: _place(fault[0], order))
    raise FileError(name, [(_path(where), message) for where, message in faults]) from None


@functools.cache
def _converter() -> Converter:
    made = Converter(detailed_validation=True, forbid_extra_keys=True)
    made.register_structure_hook_factory(_is_form, functools.partial(_form, made))
    hooks: list[tuple[Callable[[Any], bool], Callable[[Any, Any], Any]]] = [
        (lambda kind: kind in VALUES, lambda value, kind: VALUES[kind].read(value)),
        (lambda kind: get_origin(kind) is Literal, _word),
        (lambda kind: get_origin(kind) in (list, dict), functools.partial(_many, made)),
        (lambda kind: kind is BoundForm, functools.partial(_bound, made)),
        (lambda kind: kind is TaperForm, functools.partial(_taper, made)),
        (lambda kind: kind is ItemForm, functools.partial(_item, made)),
        (lambda kind: kind is GivenDose, functools.partial(_dose, made)),
        (lambda kind: kind is DeclaredForm, functools.partial(_declared, made)),
    ]
    for fits, reader in hooks:
        made.register_structure_hook_func(fits, reader)
    return made


# --- Readers; a form is tried out as soon as it is read, so that its faults are found with all the others ---

_SOURCE = Source("a source")
_TRIALS: dict[Any, tuple[Any, ...]] = {
    IngredientForm: (_SOURCE,),
    ProductForm: (_SOURCE,),
    StoppingForm: (_SOURCE,),
    RatesForm: (None,),
    TitrationForm: (None,),
    RegimenForm: ("drug", "regimen", _SOURCE, None, []),
    **dict.fromkeys([*BOUND_FORMS.values(), *LIMIT_TABLE_FORMS.values()], ("bound", _SOURCE)),
}
_MADE_LATER = (ProtocolForm, RuleForm, SharedScopeForm, LimitRowForm, *TABLE_FORMS.values())
"""Forms that are made into what they mean by whoever reads them, and so need no trial."""


class _InsideError(Exception):
    """A fault at a key of the table that was being read."""


def _is_form(kind: Any) -> bool:
    return isinstance(kind, type) and kind.__name__.endswith("Form") and attrs.has(kind)


def _form(converter: Converter, kind: Any) -> Callable[[Any, Any], Any]:
    structure = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True)

    def reader(value: Any, _: Any) -> Any:
        form = structure(_only(dict, value), kind)
        if not issubclass(kind, _MADE_LATER):
            _tried(form, *_TRIALS.get(kind, ()))
        return form

    return reader


def _tried(form: Any, *more: Any) -> None:
    try:
        form.build(*more)
    except PosologyError as error:
        error.source = None if error.source is _SOURCE else error.source  # that of the trial is no source of the file
        raise


def _only(container: type, value: Any) -> Any:
    if isinstance(value, container):
        return value
    what, instead = ("a table", "write its keys") if container is dict else ("a list", "write it in brackets")
    raise RegimenError("value", f"got {shown(value)}, not {what}", value=value, instead=instead)


def _word(value: Any, kind: Any) -> Any:
    words = get_args(kind)
    if words != (True,):
        return one_of(value, words, "word")
    if value is not True:
        instead = "write true, or leave the key out"
        raise RegimenError("value", f"got {shown(value)}", value=value, instead=instead)
    return True


def _many(converter: Converter, value: Any, kind: Any) -> Any:
    container: Any = get_origin(kind)
    *keys, of = get_args(kind)
    entries = _only(container, value)
    if container is dict and not entries:
        raise RegimenError("value", "got a table of nothing", value=value, instead="name at least one entry")
    if len(entries) > MOST_ENTRIES:
        problem = f"has {len(entries):,} entries"
        raise RegimenError("value", problem, limit=MOST_ENTRIES, instead=f"write at most {MOST_ENTRIES:,}")
    found: dict[Any, Any] = {}
    errors: list[Exception] = []
    for n, each in entries.items() if container is dict else enumerate(entries):
        try:
            for key in keys:
                converter.structure(n, key)
            found[n] = converter.structure(each, of)
        except (BaseValidationError, PosologyError, _InsideError) as error:
            error.add_note(IterableValidationNote(f"at {n}", n, of))
            errors.append(error)
    if errors:
        raise IterableValidationError("entries", errors, kind)
    return found if container is dict else list(found.values())


def _bound(converter: Converter, value: Any, _: Any) -> Any:
    table = _only(dict, value)
    forms: Mapping[str, Any] = LIMIT_TABLE_FORMS if {"over", "rows"} & set(table) else BOUND_FORMS
    return _told("kind", forms, converter, table)


def _taper(converter: Converter, value: Any, _: Any) -> Any:
    return _told("kind", TAPER_FORMS, converter, _only(dict, value))


def _told(key: str, forms: Mapping[str, Any], converter: Converter, value: dict[str, Any]) -> Any:
    """Read a table whose form is told by a word under one of its keys."""
    table = dict(value)
    if key not in table:
        near = nearest(key, table)
        if near:
            raise _InsideError(near, _unknown(near, [key]))
        raise _InsideError(key, f"missing; write one of {', '.join(forms)}")
    try:
        form = forms[one_of(table.pop(key), forms, key)]
    except PosologyError as error:
        raise _InsideError(key, str(error)) from None
    return converter.structure(table, form)


def _dose(converter: Converter, value: Any, _: Any) -> Any:
    if not isinstance(value, dict):
        return VALUES[AnyDose].read(value)
    kinds = ("base", "over")
    told = [key for key in kinds if key in value] or [near for key in list(value)[:20] if (near := nearest(key, kinds))]
    if len(told) != 1:
        problem = f"says {' and '.join(told)}" if told else "says neither base nor over"
        instead = "write a rule, as { base = '15 mg/kg', most = '1 g' }, or a table, as { over = 'weight', rows = […] }"
        raise RegimenError("dose", problem, value=told, limit=1, instead=instead)
    read = converter.structure(value, RuleForm) if told == ["base"] else _told("over", TABLE_FORMS, converter, value)
    return read.build()


def _item(converter: Converter, value: Any, _: Any) -> Any:
    known = {each.name for form in ITEM_FORMS.values() for each in attrs.fields(form)}
    told = [key for key in ITEM_FORMS if key in _only(dict, value)]
    strange = [key for key in value if key not in known][:20]
    told = told or [near for key in strange if (near := nearest(key, ITEM_FORMS))][:1]
    if len(told) != 1:
        problem = f"says {' and '.join(told)}" if told else "says nothing to give"
        instead = "write one of dose, components, cycle, taper or no_dose = true"
        raise RegimenError("step", problem, value=told, limit=1, instead=instead)
    return converter.structure(value, ITEM_FORMS[told[0]])


def _declared(converter: Converter, value: Any, _: Any) -> Any:
    if not isinstance(value, list):
        return DeclaredForm(boxes=[converter.structure(value, PatientsForm)])
    return DeclaredForm(boxes=converter.structure(value, list[PatientsForm]))


# --- Faults, as paths and messages ---


def _listed(error: BaseException, where: Where) -> Iterator[tuple[Where, str]]:
    if isinstance(error, _InsideError):
        key, message = error.args
        yield (*where, key), message
    elif not isinstance(error, BaseValidationError):
        yield where, str(error)
    else:
        meant: set[str | None] = set()
        for each in error.exceptions:
            if isinstance(each, ForbiddenExtraKeysError):
                keys = [field.name for field in attrs.fields(each.cl) if len(each.extra_fields) <= 20]
                meant = {nearest(key, keys) for key in each.extra_fields}
                yield from (((*where, key), _unknown(key, keys)) for key in each.extra_fields)
        for each in error.exceptions:
            note = next((note for note in getattr(each, "__notes__", ()) if isinstance(note, _NOTES)), None)
            if isinstance(each, KeyError):
                key = each.args[0]
                if key not in meant:
                    yield (*where, key), "missing"
            elif not isinstance(each, ForbiddenExtraKeysError):
                yield from _listed(each, where if note is None else (*where, _step(note)))


def _step(note: AttributeValidationNote | IterableValidationNote) -> str | int:
    return note.name if isinstance(note, AttributeValidationNote) else note.index


def _unknown(key: str, known: list[str]) -> str:
    near = nearest(key, known)
    return f"unknown key {shown(key)}" + (f"; {near!r} may be meant" if near else "")


def _places(data: Any, where: Where) -> Iterator[Where]:
    """Every place of a file, in its order."""
    yield where
    entries = data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else ())
    for key, each in entries:
        yield from _places(each, (*where, key))


def _place(where: Where, order: dict[Where, int]) -> int:
    """Where a fault stands: at its place, or at the nearest place around it that is there."""
    while where not in order:
        where = where[:-1]
    return order[where]


def _path(where: Where) -> str:
    """
    Write a place as its author would.

    >>> _path(("regimens", "a", "steps", 0, "dose")), _path(())
    ('regimens.a.steps[0].dose', 'file')
    """
    parts = [
        f"[{part}]" if isinstance(part, int) else f".{part if _BARE.fullmatch(part) else shown(part)}" for part in where
    ]
    return "".join(parts).removeprefix(".") or "file"
