"""Plot words: English without an extra, the same in the catalogue, and other languages where there are any."""

import pytest
from plots import drawn

from posology import Amount, Bound, Regimen, Schedule, Source, Step
from posology.render import plot
from posology.render.plot.words import ENGLISH, Words

language = pytest.importorskip("posology.language").language
LIMIT = Bound.maintenance("5 mg/day", "20 mg/day", source=Source("Example label"), patients="adults")
PLAN = Schedule(
    Regimen("examplol", "oral", [Step("5 mg", days=7), Step("10 mg")], bounds=[LIMIT]), "2026-12-28", days=28
)


def test_english_needs_no_catalogue_and_says_the_same_as_it():
    names = {"days": "28 days", "count": "3", "runs": "a, b"}
    for key, text in ENGLISH.items():
        wanted = {name: names.get(name, name) for name in _names(text)}
        assert language("en-US").say(key, **wanted) == Words().say(key, **wanted)


def _names(text):
    return [part.partition("}")[0] for part in text.split("{")[1:]]


def test_american_english_draws_the_same_picture():
    plain = plot.svg(PLAN)
    assert plot.svg(PLAN, language=language("en-US")) == plain.replace('lang="en"', 'lang="en-US"')


def test_british_english_writes_micrograms_in_full():
    tiny = Schedule(Regimen("examplol", "oral", Step("50 mcg", days=7)), "2026-12-28")
    found = drawn(plot.svg(tiny, language=language("en-GB")))
    assert {text for _, _, text in found.labels} == {"50 micrograms"}


class Backwards:
    """A language that runs from right to left, as a plot sees it."""

    tag, direction, months = "ar", "rtl", tuple(f"\N{ARABIC LETTER MEEM}{n}" for n in range(1, 13))

    def say(self, key, **values):
        return "\N{ARABIC LETTER ALEF} " + Words().say(key, **values)

    def amount(self, amount):
        return self.isolate(Words().amount(amount))

    def days(self, days):
        return self.isolate(Words().days(days))

    def drug(self, name):
        return self.isolate(name)

    def isolate(self, text):
        return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def test_right_to_left_time_runs_as_ever_and_lines_of_text_the_other_way():
    picture, plain = plot.svg(PLAN, language=Backwards()), plot.svg(PLAN)
    assert drawn(picture).levels == drawn(plain).levels
    texts = [line for line in picture.splitlines() if line.startswith("<text") and not line.count(">20")]
    assert all(line.split(">")[1].startswith("\N{RIGHT-TO-LEFT ISOLATE}") for line in texts)
    assert 'x="6280"' in texts[0]
    assert 'text-anchor="end"' in texts[0]
    assert "\N{FIRST STRONG ISOLATE}5\N{NO-BREAK SPACE}mg\N{POP DIRECTIONAL ISOLATE}" in picture


@pytest.mark.parametrize("amount", ["0.1 mg", "24300 mg", "0 mg"])
def test_an_amount_is_as_on_a_sheet(amount):
    assert Words().amount(Amount(amount)) == language("en-US").amount(Amount(amount))
