"""Reading of words: dates, numbers, amounts and slots of every language, each read as what it means or not at all."""

import datetime as dt
import re
from fractions import Fraction

import pytest

from posology.dose import Amount
from posology.errors import SheetError
from posology.language import TAGS, language
from posology.render.reading.cells import cells_of
from posology.render.reading.grid import tags_of
from posology.render.reading.words import words_of

ALL = pytest.mark.parametrize("tag", TAGS)


def words(tag):
    return words_of(language(tag, unreviewed=True))


def unbroken(text):
    return text.replace(" ", "\N{NO-BREAK SPACE}")


# --- What every language means by its words, written down here on its own ---

TUESDAY = {
    "en-US": "Tue 1 Dec 2026",
    "en-GB": "Tue 1 Dec 2026",
    "de": "Di., 1. Dez. 2026",
    "es": "mar, 1 dic 2026",
    "es-US": "mar, 1 dic 2026",
    "fr": "mar. 1 déc. 2026",
    "pt": "ter., 1 de dez. de 2026",
    "ar": "\u2068الثلاثاء، 1 ديسمبر 2026\u2069",  # noqa: RUF001
    "zh": "2026年12月1日周二",
}
SLOTS = {
    "en-US": ("Morning", "Noon", "Evening", "Bedtime"),
    "en-GB": ("Morning", "Noon", "Evening", "Bedtime"),
    "de": ("Morgens", "Mittags", "Abends", "Zur Nacht"),
    "es": ("Mañana", "Mediodía", "Tarde", "Al acostarse"),
    "es-US": ("Mañana", "Mediodía", "Tarde", "Al acostarse"),
    "fr": ("Matin", "Midi", "Soir", "Coucher"),
    "pt": ("Manhã", "Meio-dia", "Noite", "Ao deitar"),
    "ar": ("الصباح", "الظهر", "المساء", "وقت النوم"),
    "zh": ("早上", "中午", "晚上", "睡前"),
}
MICROGRAM = {
    "en-US": {"mcg"},
    "en-GB": {"microgram", "micrograms"},
    "de": {"Mikrogramm"},
    "es": {"microgramo", "microgramos"},
    "es-US": {"microgramo", "microgramos"},
    "fr": {"microgramme", "microgrammes"},
    "pt": {"micrograma", "microgramas"},
    "ar": {"ميكروغرام"},
    "zh": {"微克"},
}
LATIN = ("g", "mg", "ng", "L", "mL", "mol", "mmol", "mEq")
HALVES = {
    "en-US": ("half a tablet", "1 and a half tablets", "a quarter of a tablet"),
    "en-GB": ("half a tablet", "1 and a half tablets", "a quarter of a tablet"),
    "de": ("eine halbe Tablette", "1 und eine halbe Tablette", "eine viertel Tablette"),
    "es": ("medio comprimido", "1 comprimido y medio", "un cuarto de comprimido"),
    "es-US": ("medio comprimido", "1 comprimido y medio", "un cuarto de comprimido"),
    "fr": ("un demi-comprimé", "1 comprimé et demi", "un quart de comprimé"),
    "pt": ("meio comprimido", "1 comprimido e meio", "um quarto de comprimido"),
    "ar": ("نصف قرص", "1 قرص ونصف", "ربع قرص"),
    "zh": ("半片", "1 片加半片", "四分之一片"),
}
NONE = {"en": "none", "de": "nichts", "es": "nada", "fr": "rien", "pt": "nada", "ar": "لا شيء", "zh": "无"}


@ALL
def test_a_date_is_read_by_its_names_in_every_language(tag):
    assert words(tag).date(TUESDAY[tag]) == dt.date(2026, 12, 1)


@ALL
@pytest.mark.parametrize("year", ["2027", "26", "02026", "20266"])
def test_a_date_of_another_year_or_of_two_digits_is_refused(tag, year):
    with pytest.raises(SheetError, match=r"^date: the page says"):
        words(tag).date(TUESDAY[tag].replace("2026", year))


@ALL
@pytest.mark.parametrize("day", ["2", "01", "32", "0", ""])
def test_a_day_with_another_weekday_or_no_day_is_refused(tag, day):
    changed = re.sub(r"(?<=[ 月])1(?=[ .日])", day, TUESDAY[tag])
    assert changed != TUESDAY[tag]
    with pytest.raises(SheetError, match=r"^date: the page says"):
        words(tag).date(changed)


@ALL
def test_each_slot_is_called_what_it_is(tag):
    found = [words(tag).slot(name) for name in SLOTS[tag]]
    assert found == ["morning", "noon", "evening", "bedtime"]


@ALL
def test_units_of_mass_and_volume_are_not_mixed_up(tag):
    for unit in LATIN:
        assert words(tag).amount(f"5\xa0{unit}") == Amount(5, unit)
    for word in MICROGRAM[tag]:
        assert words(tag).amount(f"5\xa0{word}") == Amount(5, "mcg")


@ALL
def test_halves_and_quarters_are_read_in_words(tag):
    half, and_half, quarter = (words(tag).amount(unbroken(text)) for text in HALVES[tag])
    assert [half.number, and_half.number, quarter.number] == [Fraction(1, 2), Fraction(3, 2), Fraction(1, 4)]
    assert {half.unit, and_half.unit, quarter.unit} == {"tablet"}
    assert words(tag).amount(NONE[tag[:2]]) is None


@ALL
def test_a_number_has_the_marks_of_its_language_and_no_others(tag):
    group, mark = ("\xa0", ",") if tag in ("de", "es", "fr", "pt") else (",", ".")
    assert words(tag).number(f"1{group}200{mark}0625") == Fraction("1200.0625")
    other_group, other_mark = (",", ".") if mark == "," else ("\xa0", ",")
    for wrong in (
        f"1{other_group}200{other_mark}5",
        f"1{other_group}200",
        f"1{group}20",
        f"1{group}2000",
        "1200",
        "01",
        f"{mark}5",
        f"5{mark}",
        f"5{mark}0",
        f"5{mark}50",
        "1 200",
        "-5",
        "1e3",
        "\u0665",
        "",
    ):
        with pytest.raises(SheetError, match=r"^number: the page says"):
            words(tag).number(wrong)


# --- Amounts, times, cells, in English ---


@pytest.mark.parametrize(
    "text",
    [
        "5 mg",
        "5\xa0mg ",
        "5\xa0Mg",
        "5\xa0kg",
        "0\xa0mg",
        "5\xa0mg\xa0mg",
        "1.5\xa0tablets",
        "0\xa0tablets",
        "None",
        "",
    ],
)
def test_what_is_not_an_amount_in_full_is_refused(text):
    with pytest.raises(SheetError):
        words("en-US").amount(text)


@pytest.mark.parametrize("text", ["8:00", "24:00", "08:60", "08:00 ", "0800", "8 AM"])
def test_what_is_not_a_time_is_refused(text):
    with pytest.raises(SheetError, match=r"^time: the page says"):
        words("en-US").time(text)


@pytest.mark.parametrize("text", ["0 minutes", "1.5 hours", "90", "minutes", "90 minutes or so"])
def test_what_is_not_a_length_of_time_is_refused(text):
    with pytest.raises(SheetError, match=r"^time: the page says"):
        words("en-US").span(text)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("300_mg", "300 mg"),
        ("2_capsules", "2 capsule"),
        ("06:45 300_mg", "06:45 300 mg"),
        ("500_mg over 90 minutes in 100_mL", "500 mg over 90 minutes in 100 mL"),
        ("2_capsules (600_mg)", "2 capsule of 600 mg"),
        ("a_quarter_of_a_tablet of 5_mg (1.25_mg)", "0.25 tablet of 1.25 mg"),
        ("2.5_mL of 250_mg in 5_mL (125_mg)", "2.5 mL of 125 mg"),
        ("01:30 (second) half_a_tablet of 5_mg (2.5_mg)", "01:30 0.5 tablet of 2.5 mg"),
    ],
)
def test_a_line_of_a_cell_is_read_in_full(line, read):
    assert str(cells_of(language("en-US")).given(line.replace("_", "\xa0"))) == read


@pytest.mark.parametrize(
    "line",
    [
        "none",
        "",
        "500_mg in none",
        "500_mg over none",
        "500_mg over 0 minutes",
        "500_mg over 90 minutes over 2 hours",
        "500_mg in 100_mL over 90 minutes",
        "2_capsules (600_mg",
        "2_capsules (none)",
        "2_capsules of (600_mg)",
        "300_mg 300_mg",
        "06:45 06:45 300_mg",
        "06:45 (third) 300_mg",
        "in 100_mL",
        "300_mg or so",
    ],
)
def test_a_line_that_says_less_or_more_than_a_dose_is_refused(line):
    with pytest.raises(SheetError):
        cells_of(language("en-US")).given(line.replace("_", "\xa0"))


@pytest.mark.parametrize("texts", [["CHANGE", "CHANGE"], ["change"], ["STOP"], [""]])
def test_a_mark_that_is_none_or_is_there_twice_is_refused(texts):
    with pytest.raises(SheetError, match=r"^mark: the page says"):
        tags_of(texts, language("en-US"))
