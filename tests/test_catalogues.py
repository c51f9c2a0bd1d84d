"""Every language says what English says: the same messages, arguments and numbers, and nothing is left in English."""

import re
import unicodedata
from collections import Counter

import pytest
from catalogues import PLURALS, TRANSLATED, read, seen, texts, written
from fluent.syntax import ast

from posology import formulary
from posology.language import TAGS, language
from posology.language.catalogue import catalogue
from posology.unit_table import FORMS, TABLE

ENGLISH = read("en")
EVERY = {base: read(base) for base in ("en", *TRANSLATED)}
DRUGS = {"drug-amitriptyline", "drug-azathioprine", "drug-cyclophosphamide", "drug-nortriptyline", "drug-prednisone"}
SYMBOLS = {f"unit-{unit}" for unit in ("g", "mg", "ng", "L", "mL", "dL", "mol", "mmol", "mEq", "mg_PE", "kg", "m2")} | {
    "unit-lb",  # a symbol in every language: livre, Pfund and رطل are other weights too
    "unit-cm",
    "unit-m",
}
SPELT_ALIKE = {
    "de": {"calendar-in", "dose-in", "strength"},  # in
    "es": {"total-head", "total-of-day"},  # Total
    "fr": DRUGS
    | {"form-sachet", "form-application", "unit-min", "minutes", "doses", "doses-count", "dates", "head-date"}
    | {"total-head", "total-of-day", "version", "running-version", "warnings"},
    "pt": {"doses", "doses-count", "total-head", "total-of-day"},  # Doses, Total
}
"""What is spelt in a language as in English."""

ONE_WORD_FOR_TWO = {
    ("ar", "calendar-appointment", "tag-visit"),
    ("de", "needed-reason", "what-for"),
    ("fr", "needed-reason", "what-for"),
}
"""What two words of English are said by one word for."""


def test_there_is_a_folder_for_every_language_and_no_other():
    assert {tag.partition("-")[0] for tag in TAGS} == set(EVERY)


@pytest.mark.parametrize("base", TRANSLATED)
def test_a_language_has_just_the_messages_of_english(base):
    assert EVERY[base].keys() == ENGLISH.keys()


@pytest.mark.parametrize("base", TRANSLATED)
def test_a_message_has_the_arguments_that_it_has_in_english(base):
    messages, english = catalogue(base)[0].messages, catalogue("en-US")[0].messages
    wrong = {
        key: message.names ^ english[key].names
        for key, message in messages.items()
        if message.names != english[key].names and not key.startswith("unit-")  # of a unit, a number is only the plural
    }
    assert wrong == {}


@pytest.mark.parametrize("base", sorted(EVERY))
def test_every_selection_is_by_the_plural_forms_of_the_language(base):
    for key, pattern in EVERY[base].items():
        for each in seen(pattern).selects:
            assert {variant.key.name for variant in each.variants} == PLURALS[base], key
            assert [variant.key.name for variant in each.variants if variant.default] == ["other"], key
            assert isinstance(each.selector, ast.VariableReference), key


@pytest.mark.parametrize("tag", [tag for tag in TAGS if not tag.startswith("en")])
def test_every_plural_of_a_message_prints_every_argument_that_english_prints(tag):
    say, english = language(tag, unreviewed=True), language("en-US")
    for key, message in catalogue("en-US")[0].messages.items():
        if not key.startswith("unit-"):
            names = sorted(message.names)
            english_says = english.templates(key, *names)
            printed = {name for name in names if all(f"\0{name}\0" in each for each in english_says)}
            for each in say.templates(key, *names):
                assert {name for name in names if each.count(f"\0{name}\0") == 1} >= printed, f"{key}: {each!r}"


@pytest.mark.parametrize("base", TRANSLATED)
def test_a_message_says_the_numbers_that_it_says_in_english(base):
    for key, pattern in EVERY[base].items():
        if not key.startswith(("unit-", "form-")):
            english = Counter(re.findall(r"\d+", texts(ENGLISH[key])))
            assert Counter(re.findall(r"\d+", texts(pattern))) == english, key


@pytest.mark.parametrize("base", TRANSLATED)
def test_nothing_is_left_in_english(base):
    alike = {
        key
        for key, pattern in EVERY[base].items()
        if written(pattern) == written(ENGLISH[key]) and any(map(str.isalpha, texts(pattern)))
    }
    assert alike - SYMBOLS == SPELT_ALIKE.get(base, set())


@pytest.mark.parametrize("base", ["ar", "zh"])
def test_letters_of_another_script_stand_only_in_symbols(base):
    names = {"onabotulinumtoxinA", "VIII"} if base == "zh" else {"onabotulinumtoxinA"}
    for key, pattern in EVERY[base].items():
        if key not in SYMBOLS and key != "review":
            latin = set(re.findall(r"[A-Za-z]+", texts(pattern)))
            assert latin <= names, key


@pytest.mark.parametrize("base", TRANSLATED)
def test_what_english_says_apart_is_said_apart(base):
    said = {}
    for key, pattern in EVERY[base].items():
        said.setdefault(written(pattern), []).append(key)
    same = {
        (base, *sorted(keys))
        for keys in said.values()
        if len({written(ENGLISH[key]) for key in keys}) > 1 and any(map(str.isalpha, written(EVERY[base][keys[0]])))
    }
    assert same == {each for each in ONE_WORD_FOR_TWO if each[0] == base}


@pytest.mark.parametrize("base", sorted(EVERY))
def test_no_catalogue_has_a_sign_that_can_be_misread(base):
    for key, pattern in EVERY[base].items():
        said = texts(pattern)
        assert not set(said) & set("µμ½¼¾<>≤≥&+/@"), key
        assert not re.search(r"\b(?:IU|UI|IE|U|cc|ml|ug|tsp)\b", said), key
        assert all(each in "0123456789" for each in said if unicodedata.category(each) == "Nd"), key
        assert not {"\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f"} & set(said), key


@pytest.mark.parametrize("base", sorted(EVERY))
def test_every_unit_form_and_part_of_a_form_has_a_message(base):
    parts = ["", ".half", ".quarter", ".three-quarters", ".and-half", ".and-quarter", ".and-three-quarters"]
    expected = {f"unit-{unit}" for unit in TABLE if unit not in FORMS}
    expected |= {f"form-{form}{part}" for form in FORMS for part in parts}
    found = {key for key in EVERY[base] if key.startswith(("unit-", "form-"))}
    assert found == expected


def test_every_bundled_drug_has_a_name_in_every_language():
    expected = {f"drug-{name}" for name in formulary.names()}
    for base, messages in EVERY.items():
        assert {key for key in messages if key.startswith("drug-")} == expected, base


@pytest.mark.parametrize("base", TRANSLATED)
def test_a_translation_says_that_nobody_has_reviewed_it(base):
    assert written(EVERY[base]["review"]) == "none"


def test_spanish_differs_between_countries_only_in_the_marks_of_numbers():
    assert set(read("es-US")) == {"decimal-mark", "group-mark"}


def test_english_differs_between_countries_only_in_spelling():
    assert set(read("en-GB")) < set(ENGLISH)
    assert {key.partition(".")[0] for key in read("en-GB")} == {"unit-mcg", "form-ampule"}
