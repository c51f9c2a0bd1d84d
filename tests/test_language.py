"""A language: messages that fail rather than say less, exact numbers, plurals of exact numbers, marks of direction."""

import datetime as dt
import sys
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology.dose import Amount
from posology.errors import MissingExtraError, SheetError
from posology.language import NBSP, TAGS, Language, language
from posology.language.bundle import bundle
from posology.language.catalogue import catalogue
from posology.language.counted import Counted
from posology.strength import Strength

ISOLATE, ISOLATED = "\u2068", "\u2069"
EVERY = {tag: language(tag, unreviewed=True) for tag in TAGS}
EN, AR = EVERY["en-US"], EVERY["ar"]
DECIMALS = st.builds(lambda n, places: Fraction(n, 10**places), st.integers(0, 10**12), st.integers(0, 9))


def bare(text):
    return text.replace(ISOLATE, "").replace(ISOLATED, "")


@pytest.mark.parametrize("tag", TAGS)
@given(number=DECIMALS)
def test_a_number_keeps_every_digit_in_every_language(tag, number):
    words = EVERY[tag]
    text = bare(words.number(number)).replace(words.group_mark, "")
    assert Fraction(text.replace(words.decimal_mark, ".")) == number
    assert set(text) <= set("0123456789" + words.decimal_mark)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-US", ["0.0625", "0.5", "1,200", "1,234,567.125"]),
        ("es", ["0,0625", "0,5", "1_200", "1_234_567,125"]),
        ("es-US", ["0.0625", "0.5", "1,200", "1,234,567.125"]),
        ("fr", ["0,0625", "0,5", "1_200", "1_234_567,125"]),
        ("de", ["0,0625", "0,5", "1_200", "1_234_567,125"]),
        ("pt", ["0,0625", "0,5", "1_200", "1_234_567,125"]),
        ("ar", ["0.0625", "0.5", "1,200", "1,234,567.125"]),
        ("zh", ["0.0625", "0.5", "1,200", "1,234,567.125"]),
    ],
)
def test_numbers_have_the_marks_of_their_language(tag, expected):
    numbers = [Fraction(text) for text in ("0.0625", "0.5", "1200", "1234567.125")]
    assert [bare(EVERY[tag].number(number)).replace(NBSP, "_") for number in numbers] == expected


def test_a_number_in_a_message_is_printed_exactly_and_not_by_fluent():
    assert EN.say("doses-count", count=Fraction("0.0625")) == "0.0625 doses"
    assert EN.say("doses-count", count=1200) == "1,200 doses"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-US", ["0.5 days", "1 day", "1.5 days", "2 days"]),
        ("es", ["0,5 días", "1 día", "1,5 días", "2 días"]),
        ("es-US", ["0.5 días", "1 día", "1.5 días", "2 días"]),
        ("fr", ["0,5 jour", "1 jour", "1,5 jour", "2 jours"]),
        ("de", ["0,5 Tage", "1 Tag", "1,5 Tage", "2 Tage"]),
        ("pt", ["0,5 dia", "1 dia", "1,5 dia", "2 dias"]),
        ("ar", ["0.5 يوم", "1 يوم", "1.5 يوم", "2 يومان"]),
        ("zh", ["0.5 天", "1 天", "1.5 天", "2 天"]),
    ],
)
def test_a_half_and_one_and_a_half_have_the_plural_of_their_language(tag, expected):
    numbers = [Fraction(n, 2) for n in (1, 2, 3, 4)]
    assert [bare(EVERY[tag].say("days", count=number)) for number in numbers] == expected


def test_a_number_next_to_one_is_no_one():
    assert EN.say("days", count=1 + Fraction(1, 10**20)) == "1.00000000000000000001 days"


@pytest.mark.parametrize("tag", TAGS)
def test_a_message_that_there_is_none_of_is_refused(tag):
    with pytest.raises(SheetError, match=f"{tag} has no message 'no-such-message'"):
        EVERY[tag].say("no-such-message")


@pytest.mark.parametrize("values", [{}, {"dose": "5 mg"}, {"dose": "5 mg", "volume": "1 mL", "more": "x"}])
def test_an_argument_missing_or_too_much_is_refused(values):
    with pytest.raises(SheetError, match="strength of en-US takes dose, volume"):
        EN.say("strength", **values)


@pytest.mark.parametrize("value", [1.5, True, None, dt.date(2026, 12, 1)])
def test_a_value_that_is_neither_text_nor_exact_is_refused(value):
    with pytest.raises(SheetError, match="give text, a whole number or a fraction"):
        EN.say("days", count=value)


def test_text_for_the_number_that_selects_the_plural_is_refused():
    with pytest.raises(SheetError, match="count of days selects a plural, and is text"):
        EN.say("days", count="28")


def test_text_longer_than_fluent_takes_is_refused_not_cut():
    with pytest.raises(SheetError, match="running-for of en-US"):
        EN.say("running-for", name="x" * 3000)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("key = { $n ->\n    [one] a\n    [1] b\n   *[other] c\n}", "selects by a plural form"),
        ("key = { LEN($n) ->\n    [one] a\n   *[other] c\n}", "selects by a plural form"),
        ("key = a\nkey = b", "has key again"),
        ("key = { other }", "refers to 'other'"),
        ("key = { key }", "refers to 'key'"),
        ("key = { $n", "cannot be read"),
    ],
)
def test_a_catalogue_that_could_say_less_than_it_should_is_refused(text, said):
    with pytest.raises(SheetError, match=said):
        bundle("en-US", (("en/x.ftl", text),))


def test_a_fault_that_fluent_finds_is_fatal():
    made = bundle("en-US", (("en/x.ftl", 'key = { NUMBER("a", b: "c") }'),))
    with pytest.raises(SheetError, match="mend the catalogue"):
        made.say("key", {})


def test_a_later_layer_goes_over_an_earlier_one():
    made = bundle("en-GB", (("en/x.ftl", "a = one\nb = { a }"),), (("en-GB/x.ftl", "a = two"),))
    assert (made.say("a", {}), made.say("b", {})) == ("two", "two")


def test_a_template_has_marks_for_what_readers_look_for():
    assert EN.template("dose-counted", "count", "amount") == "\0count\0 (\0amount\0)"
    assert EN.templates("hours", "count") == ("\0count\0 hour", "\0count\0 hours")
    assert len(AR.templates("form-tablet", "count")) == 4  # 1 and 100 are said alike
    assert EN.template("dose-over", "dose", span="2 hours") == "\0dose\0 over 2 hours"


@pytest.mark.parametrize("tag", ["ar", "de", "es", "es-US", "fr", "pt", "zh"])
def test_a_translation_without_a_review_is_refused_unless_it_is_asked_for(tag):
    with pytest.raises(SheetError, match=f"no qualified reader has reviewed the translation {tag}"):
        language(tag)
    words = EVERY[tag]
    assert not words.reviewed
    assert "No qualified reader has reviewed this translation." in words.notice
    assert words.say("notice") in words.notice


@pytest.mark.parametrize("tag", ["en-US", "en-GB"])
def test_english_needs_no_review(tag):
    assert (language(tag).reviewed, language(tag).notice) == (True, "")


@pytest.mark.parametrize("tag", ["en", "EN-us", "nl", "", None, "../en"])
def test_a_language_that_there_is_none_of_is_refused(tag):
    with pytest.raises(SheetError, match="write one of en-US, en-GB"):
        language(tag)


def test_only_arabic_runs_from_right_to_left():
    assert {tag: words.direction for tag, words in EVERY.items() if words.direction != "ltr"} == {"ar": "rtl"}


def test_numbers_units_dates_and_ids_are_isolated_in_text_that_runs_from_right_to_left():
    texts = [
        AR.number(5),
        AR.amount(Amount("300 mg")),
        AR.amount(Amount("50 mcg")),
        AR.count(2, "tablet"),
        AR.date(dt.date(2026, 12, 1)),
        AR.time(dt.time(22)),
        AR.unit("mg"),
        AR.isolate("1961-04-09"),
        AR.drug("examplol"),
    ]
    for text in texts:
        assert (text[0], text[-1], text.count(ISOLATE), text.count(ISOLATED)) == (ISOLATE, ISOLATED, 1, 1), text


def test_a_value_is_isolated_once_in_a_message():
    said = AR.strength(Strength("250 mg/5 mL"))
    assert said == f"{ISOLATE}250{NBSP}mg{ISOLATED} في {ISOLATE}5{NBSP}mL{ISOLATED}"
    assert AR.isolate(AR.isolate("5 mg")) == f"{ISOLATE}5 mg{ISOLATED}"


def test_words_of_the_same_direction_have_no_marks():
    assert AR.slot("morning") == "الصباح" == AR.isolate("الصباح")
    assert EN.isolate("A. Example, 9 Apr 1961") == "A. Example, 9 Apr 1961"


def test_a_name_that_runs_the_other_way_is_isolated():
    assert EN.say("running-for", name="مريم 5") == f"For: {ISOLATE}مريم 5{ISOLATED}"
    assert AR.isolate("A. Example") == f"{ISOLATE}A. Example{ISOLATED}"


def test_two_isolated_texts_side_by_side_are_isolated_together():
    two = f"{AR.isolate('a')} {AR.isolate('b')}"
    assert AR.isolate(two) == f"\u2067{two}{ISOLATED}"  # to the left, as the words around it run
    assert AR.isolate(AR.isolate(two)) == AR.isolate(two)


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("مستشفى 555-0100", "555-0100"),
        ("خذ 5 mg الآن", "5 mg"),
        ("ولد في 1961-04-09.", "1961-04-09"),
        ("من 0.5–1 mg إلى 2", "0.5–1 mg"),
        ("هاتف +1 (555) 0100، ليلا", "+1 (555) 0100"),
        ("مريم 5", ""),
        ("A. Example مريم", ""),
        ("Al-Hassan مريم", ""),
    ],
)
def test_in_a_line_that_runs_to_the_left_a_telephone_number_or_an_amount_stays_in_order(text, run):
    marked = f"{ISOLATE}{run}{ISOLATED}" if run else ""
    for words in (AR, EN):
        assert words.isolate(text) == f"{ISOLATE}{text.replace(run, marked) if run else text}{ISOLATED}"
        assert words.isolate(words.isolate(text)) == words.isolate(text)


def test_an_amount_that_is_isolated_is_not_isolated_again_with_the_words_around_it():
    said = f"خذ {AR.isolate('5 mg')}"
    assert AR.isolate(said) == f"\u2067{said}{ISOLATED}"
    assert EN.isolate(said) == f"{ISOLATE}{said}{ISOLATED}"


def test_a_strength_of_two_tablets_says_so():
    assert EN.strength(Strength("300 mg/2 tablet")).replace(NBSP, " ") == "300 mg in 2 tablets"


def test_a_week_begins_where_it_does_in_the_country_of_a_language():
    found = {tag: words.first_weekday for tag, words in EVERY.items()}
    assert found == {"en-US": 6, "en-GB": 0, "ar": 5, "de": 0, "es": 0, "es-US": 6, "fr": 0, "pt": 6, "zh": 0}


def test_a_drug_is_named_as_the_language_names_it_and_one_that_it_does_not_know_stays_as_it_is():
    names = [bare(words.drug("immune globulin")) for words in EVERY.values()]
    assert names[:2] == ["immune globulin"] * 2
    assert names[2:5] == ["غلوبولين مناعي", "Immunglobulin", "inmunoglobulina"]
    assert names[5:] == ["inmunoglobulina", "immunoglobuline", "imunoglobulina", "人免疫球蛋白"]
    assert {bare(words.drug("predniSONE")) for words in EVERY.values()} == {"predniSONE"}


def test_a_language_is_frozen_and_can_be_compared():
    assert EN == language("en-US") != EVERY["en-GB"]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        EN.tag = "es"
    assert isinstance(EN, Language)


def test_without_the_extra_the_error_names_it(monkeypatch):
    catalogue.cache_clear()
    for name in [name for name in sys.modules if name.startswith(("fluent", "posology.language.bundle"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fluent.runtime", None)
    with pytest.raises(MissingExtraError, match=r"posology\[words\]"):
        language("en-US")


def test_a_number_that_no_decimal_says_is_refused():
    for call in (EN.number, lambda n: EN.say("days", count=n), lambda n: EN.amount(Amount(n, "mg"))):
        with pytest.raises(SheetError, match="no decimal that ends"):
            call(Fraction(1, 3))
    with pytest.raises(SheetError, match="below 0"):
        EN.number(-1)


def test_a_counted_number_selects_by_itself_and_prints_its_text():
    made = bundle("ar", (("ar/x.ftl", "key = { $n ->\n    [two] two { $n }\n   *[other] other { $n }\n}"),))
    assert made.say("key", {"n": Counted(Fraction(2), "II")}) == "two II"
