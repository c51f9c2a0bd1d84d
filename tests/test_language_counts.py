"""Counts and amounts of every language, worked out by hand, and no two of them written alike."""

from fractions import Fraction

import pytest

from posology.dose import Amount
from posology.errors import SheetError
from posology.language import NBSP, TAGS, language
from posology.unit_table import FORMS, TABLE
from posology.units import AMOUNT_DIMENSIONS

EVERY = {tag: language(tag, unreviewed=True) for tag in TAGS}
COUNTS = [Fraction(n, 4) for n in range(1, 49)] + [Fraction(n) for n in (20, 21, 99, 100, 101, 102, 103, 111, 1200)]
PLAIN = str.maketrans({NBSP: " ", "\u2068": "", "\u2069": ""})


def counted(tag, form, numbers):
    return [EVERY[tag].count(number, form).translate(PLAIN) for number in numbers]


@pytest.mark.parametrize(
    ("tag", "form", "expected"),
    [
        ("en-US", "tablet", ["1 tablet", "2 tablets", "3 tablets", "11 tablets", "100 tablets"]),
        ("es", "capsule", ["1 cápsula", "2 cápsulas", "3 cápsulas", "11 cápsulas", "100 cápsulas"]),
        ("fr", "capsule", ["1 gélule", "2 gélules", "3 gélules", "11 gélules", "100 gélules"]),
        ("de", "patch", ["1 Pflaster", "2 Pflaster", "3 Pflaster", "11 Pflaster", "100 Pflaster"]),
        ("de", "puff", ["1 Hub", "2 Hübe", "3 Hübe", "11 Hübe", "100 Hübe"]),
        ("pt", "application", ["1 aplicação", "2 aplicações", "3 aplicações", "11 aplicações", "100 aplicações"]),
        ("ar", "tablet", ["1 قرص", "2 قرصان", "3 أقراص", "11 قرصًا", "100 قرص"]),
        ("ar", "suppository", ["1 تحميلة", "2 تحميلتان", "3 تحاميل", "11 تحميلة", "100 تحميلة"]),
        ("zh", "capsule", ["1 粒胶囊", "2 粒胶囊", "3 粒胶囊", "11 粒胶囊", "100 粒胶囊"]),
    ],
)
def test_whole_counts_have_the_plural_of_their_language(tag, form, expected):
    assert counted(tag, form, [1, 2, 3, 11, 100]) == expected


@pytest.mark.parametrize(
    ("tag", "form", "expected"),
    [
        ("es", "tablet", ["un cuarto de comprimido", "medio comprimido", "tres cuartos de comprimido"]),
        ("es", "capsule", ["un cuarto de cápsula", "media cápsula", "tres cuartos de cápsula"]),
        ("fr", "tablet", ["un quart de comprimé", "un demi-comprimé", "trois quarts de comprimé"]),
        ("fr", "ampule", ["un quart d’ampoule", "une demi-ampoule", "trois quarts d’ampoule"]),
        ("de", "tablet", ["eine viertel Tablette", "eine halbe Tablette", "eine dreiviertel Tablette"]),
        ("de", "suppository", ["ein viertel Zäpfchen", "ein halbes Zäpfchen", "ein dreiviertel Zäpfchen"]),
        ("pt", "tablet", ["um quarto de comprimido", "meio comprimido", "três quartos de comprimido"]),
        ("ar", "tablet", ["ربع قرص", "نصف قرص", "ثلاثة أرباع قرص"]),
        ("zh", "tablet", ["四分之一片", "半片", "四分之三片"]),
    ],
)
def test_parts_of_one_are_said_in_words(tag, form, expected):
    assert counted(tag, form, [Fraction(n, 4) for n in (1, 2, 3)]) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-US", ["1 and a quarter tablets", "1 and a half tablets", "2 and three quarters tablets"]),
        ("es", ["1 comprimido y un cuarto", "1 comprimido y medio", "2 comprimidos y tres cuartos"]),
        ("fr", ["1 comprimé et un quart", "1 comprimé et demi", "2 comprimés et trois quarts"]),
        ("de", ["1 und eine viertel Tablette", "1 und eine halbe Tablette", "2 und eine dreiviertel Tablette"]),
        ("pt", ["1 comprimido e um quarto", "1 comprimido e meio", "2 comprimidos e três quartos"]),
        ("ar", ["1 قرص وربع", "1 قرص ونصف", "2 قرصان وثلاثة أرباع"]),
        ("zh", ["1 片加四分之一片", "1 片加半片", "2 片加四分之三片"]),
    ],
)
def test_wholes_with_a_part_are_said_in_words(tag, expected):
    assert counted(tag, "tablet", [Fraction(5, 4), Fraction(3, 2), Fraction(11, 4)]) == expected


@pytest.mark.parametrize("tag", TAGS)
def test_no_two_counts_of_any_forms_are_written_alike(tag):
    assert len({EVERY[tag].count(n, form) for form in FORMS for n in COUNTS}) == len(FORMS) * len(COUNTS)


@pytest.mark.parametrize("tag", TAGS)
def test_a_count_has_the_digits_of_its_wholes_and_no_others(tag):
    for form in FORMS:
        for n in COUNTS:
            digits = "".join(each for each in EVERY[tag].count(n, form) if each.isdigit())
            assert digits == (str(int(n)) if n >= 1 else ""), (form, n)


@pytest.mark.parametrize("tag", TAGS)
def test_no_two_amounts_of_any_units_are_written_alike(tag):
    units = [unit for unit in TABLE if TABLE[unit].dimension in AMOUNT_DIMENSIONS]
    numbers = [Fraction(text) for text in ("0.5", "1", "2", "5", "12", "100", "1000", "1200.5")]
    made = {EVERY[tag].amount(Amount(n, unit)) for unit in units for n in numbers if unit not in FORMS}
    assert len(made) == len([unit for unit in units if unit not in FORMS]) * len(numbers)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-US", ("1.5 mcg", "12 insulin units")),
        ("en-GB", ("1.5 micrograms", "12 insulin units")),
        ("es", ("1,5 microgramos", "12 unidades de insulina")),
        ("es-US", ("1.5 microgramos", "12 unidades de insulina")),
        ("fr", ("1,5 microgramme", "12 unités d’insuline")),
        ("de", ("1,5 Mikrogramm", "12 Einheiten Insulin")),
        ("pt", ("1,5 micrograma", "12 unidades de insulina")),
        ("ar", ("1.5 ميكروغرام", "12 وحدة من الإنسولين")),
        ("zh", ("1.5 微克", "12 胰岛素单位")),
    ],
)
def test_micrograms_and_units_are_words(tag, expected):
    amounts = [Amount("1.5 mcg"), Amount("12 insulin_units")]
    assert tuple(EVERY[tag].amount(each).translate(PLAIN) for each in amounts) == expected


@pytest.mark.parametrize("tag", TAGS)
def test_a_volume_is_in_ml_and_a_space_before_a_unit_never_breaks(tag):
    assert EVERY[tag].amount(Amount("5 mL")).strip("\u2068\u2069") == f"5{NBSP}mL"


@pytest.mark.parametrize("tag", TAGS)
def test_no_dose_is_a_word_and_never_0(tag):
    none = {EVERY[tag].amount(Amount(0, unit)) for unit in ("mg", "tablet", "insulin_units")}
    assert len(none) == 1
    assert not any(each.isdigit() for each in none.pop())


@pytest.mark.parametrize("tag", TAGS)
def test_a_part_that_has_no_words_is_refused(tag):
    for number in (Fraction(1, 3), Fraction(1, 8), Fraction("2.1"), 0, -1):
        with pytest.raises(SheetError, match="no number of wholes, halves or quarters"):
            EVERY[tag].count(number, "tablet")
