"""Times: rules P19, P20, P34 and P35: time of day, as needed, once a week."""

from __future__ import annotations

import re
from collections.abc import Iterator

from posology.lint.hit import Hit, hit
from posology.lint.passage import Passage
from posology.lint.words import CLOCK, DOSE, FORM, GIVE, NEEDED, SLOT, SP, UNIT, WEEKDAY, E, W

_S = "[ \n\u00a0\u202f]"
_NUMBER = r"(?:[0-9]{1,2}(?:(?:-|–| to | or )[0-9]{1,2})?|two|three|four|five|six|eight|twelve)"
_FREQUENCY = re.compile(
    rf"{W}(?:(?i:once|twice|thrice|{_NUMBER}{_S}?(?:times|x))(?:-|{_S})(?i:daily|an?{_S}day|each{_S}day|every{_S}day"
    rf"|per{_S}day)"
    rf"|(?i:every|each){_S}{_NUMBER}{_S}?(?i:hours?|hrs?|h|hourly)|(?i:q){SP}?[0-9]{{1,2}}(?:(?:-|–"
    rf"|to){SP}?[0-9]{{1,2}})?{SP}?(?i:hours?|hrs?|h)"
    rf"|{_NUMBER}(?:-|{_S})(?i:hourly)|(?i:hourly))(?![A-Za-z0-9])"
)
_DAILY = re.compile(rf"(?<![A-Za-z])(?:{UNIT}|{FORM}|(?i:mouth|orally)){SP}(?P<word>(?i:daily)){E}")
_TIME_OF_DAY = re.compile(rf"{SLOT}|{CLOCK}|{W}(?:AM|PM|[ap]\.m\.)(?![A-Za-z0-9])")
_NEEDED = re.compile(NEEDED)
_LIMIT = re.compile(rf"{W}(?i:most|more than|maximum|max|exceed|exceeds|up to|limit|under|below|over|total|dose is){E}")
_DOSE = re.compile(DOSE)
_GIVE = re.compile(rf"{W}{GIVE}{E}")

_NAMED_SO = re.compile(rf"{SP}(?:{FORM}|(?i:dosing|formulations?|regimens?|products?|medicines?|schedules?)){E}")
"""What a hyphen makes a name of: a once-daily tablet is a product, and tells nobody to take it."""


def bare(passage: Passage) -> Iterator[Hit]:
    """P19: a frequency or an interval in a sentence that names no time of day. What is as needed has P34."""
    for match in _FREQUENCY.finditer(passage.text):
        sentence = passage.sentence(match.start(), match.end())
        if "-daily" in match[0].lower() and _NAMED_SO.match(passage.text[match.end() : match.end() + 40]):
            continue
        if not _TIME_OF_DAY.search(sentence) and not _as_needed(passage, match):
            yield hit("P19", match, why="at which time of day?")
    for match in _DAILY.finditer(passage.text):
        sentence = passage.sentence(match.start(), match.end())
        if not _TIME_OF_DAY.search(sentence) and not _LIMIT.search(sentence) and not _as_needed(passage, match):
            yield hit("P19", match, why="at which time of day?", group="word")


def _as_needed(passage: Passage, match: re.Match[str]) -> bool:
    return _NEEDED.search(passage.sentence(match.start(), match.end())) is not None


_HOURS = re.compile(
    r"(?<![\w.,:])(?:[01]?[0-9]|2[0-3])(?:, ?(?:[01]?[0-9]|2[0-3])){1,6} ?(?:h|hrs?|hours?)(?![A-Za-z0-9])"
)
_EVERY = re.compile(r"(?i:every|each|after|in|of|over|for|least|most) \Z")
_CLOCK = re.compile(CLOCK)
_SLOT = re.compile(SLOT)
_OPEN = re.compile(rf"{W}(?i:open|opens|closed|clinic|phone|call|appointment|visit|hours|tel|pharmacy){E}")


_DATED = re.compile(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}-[0-9]{2})?,?[ \u00a0T](?:at[ \u00a0])?\Z")
"""A year before a time: the moment of something that was or will be, and no instruction."""


def clocks(passage: Passage) -> Iterator[Hit]:
    """P20: a clock time without its slot: a list of hours, or the time of a dose."""
    for match in _HOURS.finditer(passage.text):
        if not _EVERY.search(passage.text[max(0, match.start() - 8) : match.start()]):
            yield hit("P20", match)
    for match in _CLOCK.finditer(passage.text):
        sentence = passage.sentence(match.start(), match.end())
        if _DATED.search(passage.text[max(0, match.start() - 15) : match.start()]):
            continue
        given = _DOSE.search(sentence) or _GIVE.search(sentence)
        if given and not _SLOT.search(sentence) and not _OPEN.search(sentence):
            yield hit("P20", match, why="beside which of morning, noon, evening, bedtime?")


_REASON = re.compile(
    rf"{W}(?:(?i:for)[ \n\u00a0](?!up |at |the next|a |an |one |no |your next|more|[0-9])|(?i:if|when"
    rf"|whenever)[ \n\u00a0](?i:you|there|in|pain|the|he|she|your|patient)|(?i:against|to)[ \n\u00a0](?i:help|relieve"
    rf"|treat|control|ease|stop|prevent)|(?i:reason|indication):)"
)
_GAP = re.compile(
    rf"{W}(?:(?i:every|q){_S}?[0-9]|(?i:wait|least){_S}(?:(?i:at|least|another){_S}){{0,2}}[0-9]{{1,2}}"
    rf"|[0-9]{{1,2}}{_S}(?i:hours?|hrs?|h|minutes){_S}(?i:apart|between|after|must|have)|[0-9]{{1,2}}(?:-"
    rf"|{_S})(?i:hourly)|(?i:hourly))"
)
_MOST = re.compile(
    rf"{W}(?i:more{_S}than|most|maximum|max|exceed|up{_S}to|limit)[^\n;]{{0,60}}(?i:24{_S}?(?:hours?|hrs?|h)|day"
    rf"|daily|24{_S}hour)(?![A-Za-z])"
    rf"|(?i:maximum|max|most){_S}(?i:daily|in)"
)


_CHANGED = re.compile(r"(?i:raised?|increased?|reduced?|lowered?|adjust(?:ed)?|titrated?|repeat(?:ed)?)[^.;\n]{0,30}\Z")
_CHANGES = re.compile(r"[^.;\n]{0,30}(?i:be|is) (?i:raised|increased|reduced|lowered|adjusted|repeated)")
"""A dose that is changed as needed; it is not taken so."""


def as_needed(passage: Passage) -> Iterator[Hit]:
    """P34: as needed, with its reason, the least gap and the most in 24 hours."""
    for match in _NEEDED.finditer(passage.text):
        sentence = passage.sentence(match.start(), match.end())
        if not (_DOSE.search(sentence) or _GIVE.search(sentence) or match[0].lower().startswith("p")):
            continue
        before = passage.text[max(0, match.start() - 40) : match.start()]
        if _CHANGED.search(before) or _CHANGES.match(passage.text[match.end() : match.end() + 60]):
            continue
        item = passage.item(match.start(), match.end())
        sought = (("the reason", _REASON), ("the least time between doses", _GAP), ("the most in 24 hours", _MOST))
        missing = [name for name, pattern in sought if not pattern.search(item)]
        if missing:
            yield hit("P34", match, why=f"missing: {', '.join(missing)}")


_WEEKLY = re.compile(
    rf"{W}(?:(?i:bi-?weekly|weekly)|(?i:once|twice|[0-9]{SP}(?:times|x)|one time|two times"
    rf"|three times){_S}(?i:an?{_S}week|every{_S}week|each{_S}week|per{_S}week)|(?i:every|each){_S}(?i:week)"
    rf"|(?i:q{SP}?week|qwk|q\.?w))(?![A-Za-z0-9-])"
)
_STEPS = re.compile(
    rf"{W}(?i:more|less|up|raise[ds]?|increase[ds]?|increment|titrat\w{{1,6}}|reduce[ds]?|lower(?:ed)?|decrease[ds]?|taper(?:ed)?"
    rf"|add(?:ed)?|by|test|tests|visit|visits|check|monitor\w{{0,4}}|blood|weigh|total|counsel\w{{0,5}}|pack|box"
    rf"|organi[sz]er|review){E}"
)
_NAMED = re.compile(rf"{W}{WEEKDAY}s?{E}")
_ONLY = re.compile(rf"{W}(?i:only|not{_S}(?:every{_S}day|daily)|never{_S}(?:every{_S}day|daily)|no{_S}other{_S}day){E}")


def weekly(passage: Passage) -> Iterator[Hit]:
    """P35: once a week, with the weekday, and that it is not every day."""
    for match in _WEEKLY.finditer(passage.text):
        sentence = passage.sentence(match.start(), match.end())
        alone = sentence.strip(" \t.|*•-") == match[0]
        if not alone and not (_DOSE.search(sentence) or _GIVE.search(sentence)):
            continue
        if _STEPS.search(sentence):
            continue
        item = passage.item(match.start(), match.end())
        missing = ["the weekday"] * (not _NAMED.search(item)) + ["not every day"] * (not _ONLY.search(item))
        if missing:
            yield hit("P35", match, why=f"missing: {', '.join(missing)}")
