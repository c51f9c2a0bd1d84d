"""Marks in place of words: rules P14 to P17: comparison, slash, plus, x."""

from __future__ import annotations

import re
from collections.abc import Iterator

from posology.lint.hit import Hit, hit
from posology.lint.passage import Passage
from posology.lint.words import FORM, MASS, NUM, SP, UNIT, VOLUME, B, E

_COMPARED = {"<": "less than", ">": "more than", "≤": "at most", "≥": "at least", "<=": "at most", ">=": "at least"}
_BEFORE = re.compile(rf"(?<![-=<>])(?P<sign>[<>]=|[<>≤≥])(?P<number>{SP}{{0,3}}{NUM})(?![0-9A-Za-z]{{0,20}}>)")
_BETWEEN = re.compile(rf"{B}{NUM}{SP}?(?:{UNIT})?{SP}?(?:[<>]=|[<>≤≥])(?![-=<>/a-z]|{SP}?[0-9])")
_TAG = re.compile(r"<[/!a-zA-Z][^<>\n]{0,80}\Z")


def compared(passage: Passage) -> Iterator[Hit]:
    """P14: signs of comparison beside a number; an arrow or a tag of HTML is none."""
    for match in _BEFORE.finditer(passage.text):
        if match["sign"] == ">" and _TAG.search(passage.text[max(0, match.start() - 90) : match.start()]):
            continue
        yield hit("P14", match, f"{_COMPARED[match['sign']]} {match['number'].strip()}")
    for match in _BETWEEN.finditer(passage.text):
        if passage.text[max(0, match.start() - 1) : match.start()] != "<":
            yield hit("P14", match)


_PER = r"(?i:days?|d|kg|hours?|hrs?|h|min(?:ute)?s?|doses?|weeks?|wks?|24|m2|m²|ml|tab(?:let)?|cap(?:sule)?)|L|g"
_DOSES = re.compile(rf"{B}({NUM})({SP}?(?:{UNIT}|{FORM}))?{SP}?/{SP}?({NUM}){SP}?({UNIT}|{FORM}){E}(?!/)")
_SLASHED = re.compile(
    rf"(?<![A-Za-z/])(?P<unit>{MASS}|{VOLUME}|(?i:mmol|meq|units?|iu)"
    rf"|{FORM})(?P<pers>(?:{SP}?/{SP}?(?:[0-9]{{1,3}}{SP}?)?(?:{_PER})(?![A-Za-z])){{1,3}})"
)
_COUNT_PER = re.compile(rf"{B}[0-9]{{1,2}}x?{SP}?/{SP}?(?i:days?|d|week|wk){E}")
_OF_A_KIDNEY = re.compile(r"(?i:clearance|crcl|e?gfr|filtration|creatinine|/1\.73)")
_LAB = re.compile(r"(?i:mmol|ng|[µμu]mol)\Z")
_DIGIT = re.compile(r"[0-9]{1,3}[ \u00a0\u202f]?(?i:ml|l)")
"""A strength in a volume: the pattern of doses has it."""

_PARTS = ("2", "3", "4", "8")


def slashes(passage: Passage) -> Iterator[Hit]:
    """P15: slashes between doses and for per. What a laboratory measures, and a clearance, keep theirs."""
    for match in _DOSES.finditer(passage.text):
        first, unit, second = match[1], match[2], match[3]
        a_part = not unit and second in _PARTS and first.isdigit() and int(first) < int(second)
        weight = match[4] == "kg"  # of a body; no dose is in kg
        if not (a_part or weight):
            strength = unit and re.fullmatch(rf"(?:{VOLUME})", match[4])
            yield hit("P15", match, f"{first} {unit.strip()} in {second} {match[4]}" if strength else "")
    for match in _SLASHED.finditer(passage.text):
        line = passage.line(match.start(), match.end())
        pers = [each.strip() for each in match["pers"].split("/")[1:]]
        lab = _LAB.match(match["unit"]) and pers[0].lower() in ("l", "ml")
        kidney = pers[0].lower().startswith("min") and _OF_A_KIDNEY.search(line)
        if not (lab or kidney or _DIGIT.match(pers[0])):
            yield hit("P15", match, match["unit"] + "".join(f" per {each}" for each in pers))
    for match in _COUNT_PER.finditer(passage.text):
        yield hit("P15", match)


_PART = r"[½¼¾]|[Hh]alf|1/2|1/4|3/4"
_WHAT = rf"{SP}?(?:{UNIT}|{FORM})"
_TERM = rf"(?:{B}{NUM}|{_PART})(?:{_WHAT})?"
_COUNTS = re.compile(rf"[½¼¾]|(?:{_WHAT}|half)$", re.IGNORECASE)
_PLUS = re.compile(rf"(?P<first>{_TERM}){SP}?[+&]{SP}?(?=(?P<second>{_TERM})(?![0-9A-Za-z]))")
_SLOTS = re.compile(
    r"(?<![A-Za-z])(?i:morning|noon|lunch|evening|night|bedtime|am|pm)[ \u00a0]?[+&][ \u00a0]?(?i:morning|noon|lunch"
    r"|evening|night|bedtime|am|pm)(?![A-Za-z])"
)
_PRODUCT = re.compile(rf"[x×]{SP}?\Z")
_IS = re.compile(r"[^.;|]{0,200}=")


def plus(passage: Passage) -> Iterator[Hit]:
    """P16: + and & between counts or times. In a sum that is worked out (n × amount, or with a =) plus means plus."""
    for match in _PLUS.finditer(passage.text):
        summed = _PRODUCT.search(passage.text[max(0, match.start() - 3) : match.start()])
        summed = summed or re.match(rf"{SP}?[x×]", passage.text[match.end("second") : match.end("second") + 3])
        counts = _COUNTS.search(match["first"]) or _COUNTS.search(match["second"])
        if counts and not summed and not _IS.match(passage.text[match.end("second") : match.end("second") + 220]):
            found = Hit("P16", match.start(), match.end("second"))
            yield found._replace(suggestion=_joined(match["first"], match["second"]))
    for match in _SLOTS.finditer(passage.text):
        yield hit("P16", match, re.sub(r"[ \u00a0]?[+&][ \u00a0]?", " and ", match[0]))


def _joined(first: str, second: str) -> str:
    whole = re.fullmatch(NUM, first)
    part = re.match(r"½|1/2|[Hh]alf", second)
    if part:
        return f"{first} and a half{second[part.end() :]}" if whole else ""
    return f"{first} and {second}"


_TIMES = re.compile(
    rf"(?<![A-Za-z0-9])(?P<sign>[xX×]){SP}?(?P<number>[0-9]{{1,3}})(?:{SP}?(?P<unit>(?i:d|days?|wks?|weeks?|mo|months?|h|hrs?|hours?"
    rf"|doses?)))?(?![A-Za-z0-9]|[.,][0-9])"
)
_THING = re.compile(rf"{SP}?(?:{UNIT}|{FORM}|(?i:cm|mm|m|in|inch(?:es)?|kg|{NUM})){E}|{SP}?[x×=/]")
_COUNTED = re.compile(rf"[0-9]{SP}?\Z")
_LONG = {"d": "day", "wk": "week", "mo": "month", "h": "hour", "hr": "hour"}

_OVER = re.compile(rf"(?<![A-Za-z])(?i:for|x){SP}?(?P<number>[0-9]{{1,2}})/(?P<of>7|52|12)(?![0-9A-Za-z/]|[.,][0-9])")
_OF = {"7": "day", "52": "week", "12": "month"}
"""What a number over 7, 52 or 12 counts, as British prescriptions have it."""


def crosses(passage: Passage) -> Iterator[Hit]:
    """P17: an x for how long; not a count before a strength, and no size."""
    for match in _TIMES.finditer(passage.text):
        unit = (match["unit"] or "").lower().rstrip("s")
        if match["sign"] == "X" and not unit:
            continue
        if not unit or unit == "dose":
            counted = _COUNTED.search(passage.text[max(0, match.start() - 3) : match.start()])
            if counted or (not unit and _THING.match(passage.text[match.end() : match.end() + 40])):
                continue
        word = _LONG.get(unit, unit)
        sure = word in ("day", "week", "month", "hour")
        instead, why = (_for(match["number"], word), "") if sure else ("", "doses, or days?")
        yield hit("P17", match, instead, why)
    for match in _OVER.finditer(passage.text):
        sure = match["of"] != "12"  # a twelfth may be the month of a date
        yield hit("P17", match, _for(match["number"], _OF[match["of"]]) if sure else "")


def _for(number: str, unit: str) -> str:
    return f"for {int(number)} {unit}{'' if int(number) == 1 else 's'}"
