"""Dates of every language name weekday, day, month and year, and read back by names that are written down here."""

import datetime as dt
import re

import pytest
from babel import Locale

from posology.language import TAGS, language

DAYS = [dt.date(2028, 1, 1) + dt.timedelta(days=n) for n in range(366)]
EVERY = {tag: language(tag, unreviewed=True) for tag in TAGS}
ENGLISH = "Mon Tue Wed Thu Fri Sat Sun", "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
NAMES = {
    "en-US": ENGLISH,
    "en-GB": ENGLISH,
    "es": ("lun mar mié jue vie sáb dom", "ene feb mar abr may jun jul ago sept oct nov dic"),
    "es-US": ("lun mar mié jue vie sáb dom", "ene feb mar abr may jun jul ago sept oct nov dic"),
    "fr": ("lun. mar. mer. jeu. ven. sam. dim.", "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc."),
    "de": ("Mo. Di. Mi. Do. Fr. Sa. So.", "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."),
    "pt": (
        "seg. ter. qua. qui. sex. sáb. dom.",
        "jan. fev. mar. abr. mai. jun. jul. ago. set. out. nov. dez.",
    ),
    "ar": (
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    ),
    "zh": ("周一 周二 周三 周四 周五 周六 周日", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"),
}
FORMS = {
    "en-US": r"W D M Y",
    "en-GB": r"W D M Y",
    "es": r"W, D M Y",
    "es-US": r"W, D M Y",
    "fr": r"W D M Y",
    "de": r"W, D\. M Y",
    "pt": r"W, D de M de Y",
    "ar": r"\u2068W، D M Y\u2069",
    "zh": r"Y年MD日W",
}
PARTS = {"W": r"(?P<weekday>\w+\.?)", "D": r"(?P<day>\d{1,2})", "M": r"(?P<month>\d*\w+?\.?)", "Y": r"(?P<year>\d{4})"}


def read(text, tag):
    """Read a date by the names above; the parts are told apart by their places alone."""
    pattern = re.sub("[WDMY]", lambda letter: PARTS[letter[0]], FORMS[tag])
    found = re.fullmatch(pattern, text)
    weekdays, months = (names.split() for names in NAMES[tag])
    date = dt.date(int(found["year"]), months.index(found["month"]) + 1, int(found["day"]))
    return date, weekdays.index(found["weekday"])


@pytest.mark.parametrize("tag", TAGS)
def test_every_day_of_a_year_is_read_back_with_its_weekday(tag):
    assert [read(EVERY[tag].date(day), tag) for day in DAYS] == [(day, day.weekday()) for day in DAYS]


@pytest.mark.parametrize("tag", TAGS)
def test_no_two_days_of_a_year_are_written_alike_even_without_the_year(tag):
    assert len({EVERY[tag].date(day) for day in DAYS}) == len({EVERY[tag].day(day) for day in DAYS}) == 366


@pytest.mark.parametrize("tag", TAGS)
def test_a_day_is_the_date_without_its_year(tag):
    for day in DAYS[::31]:
        assert all(part in EVERY[tag].date(day) for part in re.findall(r"[\w.]+", EVERY[tag].day(day)))
        assert "2028" not in EVERY[tag].day(day)


@pytest.mark.parametrize("tag", TAGS)
def test_readers_are_given_the_names_that_dates_have(tag):
    assert [*EVERY[tag].weekday_names] == NAMES[tag][0].split()
    assert [*EVERY[tag].months] == NAMES[tag][1].split()


@pytest.mark.parametrize("tag", [tag for tag in TAGS if not tag.startswith("en")])
def test_the_parts_of_a_date_have_the_order_and_the_marks_of_the_cldr(tag):
    skeletons = Locale.parse(tag.partition("-")[0]).datetime_skeletons
    words = EVERY[tag]
    fields = {"E": "weekday", "d": "day", "MMM": "month", "y": "year"}
    for key, skeleton in [("date", "yMMMEd"), ("day", "MMMEd")]:
        pattern = skeletons[skeleton].pattern.replace("'", "").replace("M月", "MMM")
        marked = re.sub(r"E|MMM|(?<![a-z])d(?![a-z])|y", lambda field: f"\0{fields[field[0]]}\0", pattern)
        names = [each for each in fields.values() if f"\0{each}\0" in marked]
        assert words.template(key, *names) == marked


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("en-US", ("December 2026", "Sunday", "Saturday")),
        ("en-GB", ("December 2026", "Monday", "Sunday")),
        ("es", ("Diciembre de 2026", "Lunes", "Domingo")),
        ("es-US", ("Diciembre de 2026", "Domingo", "Sábado")),
        ("fr", ("Décembre 2026", "Lundi", "Dimanche")),
        ("de", ("Dezember 2026", "Montag", "Sonntag")),
        ("pt", ("Dezembro de 2026", "Domingo", "Sábado")),
        ("ar", ("\u2068ديسمبر 2026\u2069", "السبت", "الجمعة")),
        ("zh", ("2026年12月", "星期一", "星期日")),
    ],
)
def test_months_and_weeks_have_headings(tag, expected):
    words = EVERY[tag]
    assert (words.month(2026, 12), words.weekdays[0], words.weekdays[-1]) == expected
    assert len(set(words.weekdays)) == 7
    assert len({words.month(2026, month) for month in range(1, 13)}) == 12


@pytest.mark.parametrize("tag", TAGS)
def test_times_are_by_24_hours_with_latin_digits(tag):
    times = [
        EVERY[tag].time(dt.time(hour, minute)).strip("\u2068\u2069") for hour, minute in [(0, 5), (8, 0), (22, 30)]
    ]
    assert times == ["00:05", "08:00", "22:30"]


@pytest.mark.parametrize("tag", TAGS)
def test_the_four_slots_have_four_names(tag):
    names = [EVERY[tag].slot(slot) for slot in ("morning", "noon", "evening", "bedtime")]
    assert len(set(names)) == 4
    assert all(name[0] == name[0].upper() for name in names)
