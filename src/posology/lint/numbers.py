"""Numbers: how they stand with their units, rules P01 to P09, and P33's zero."""

from __future__ import annotations

import re
from collections.abc import Iterator

from posology.lint.hit import Hit, hit
from posology.lint.passage import Passage
from posology.lint.words import FORM, NUM, SP, UNIT, B, E, W

_RANGE = rf"(?:{SP}?(?:-|–|to|or|/){SP}?{NUM})?"
_LAB = r"(?!/d?L(?![A-Za-z]))(?!/(?i:dl))"
_TAIL = rf"{_RANGE}{SP}?(?:{UNIT}|{FORM}){E}{_LAB}"
_CREAM = rf"%(?={SP}(?i:cream|ointment|lotion|gel|solution|drops|dextrose|lidocaine))"

_TRAILING = re.compile(
    rf"{B}(?:{NUM}{SP}?(?:-|–|to|or|/){SP}?)?[0-9]{{1,9}}(?:,[0-9]{{3}}){{0,3}}\.[0-9]{{0,8}}0(?:{_TAIL}|{_CREAM})"
)
_LEADING = re.compile(rf"(?<![0-9.,])\.[0-9]{{1,9}}{_TAIL}")
_LONG = re.compile(rf"{B}[0-9]{{4,9}}(?:\.[0-9]{{1,9}})?(?P<tail>{_TAIL})")
_GROUPED = re.compile(rf"{B}[0-9]{{1,9}}(?:,[0-9]{{1,9}}){{1,3}}(?:\.[0-9]{{1,9}})?{SP}?(?:{UNIT}|{FORM}){E}")
_NUMBER = re.compile(r"[0-9]{0,9}(?:,[0-9]{3}){0,3}\.[0-9]{1,9}|[0-9]{1,9}(?:,[0-9]{3}){0,3}")
_GOOD_GROUPS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,3}(?![0-9,])")
_YEAR = re.compile(rf"(?:19|20)[0-9][0-9]{SP}(?i:units|{FORM})")
_BEFORE_YEAR = re.compile(
    rf"(?i:in|since|of|until|by|from|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|[a-z]{{3,6}}ber"
    rf"|[a-z]{{3,5}}uary|march|april|august),?{SP}\Z"
)


def written(number: str) -> str:
    """
    Write a number as a page should: no zero at its end, one before its point, commas from 1,000 up.

    >>> written("5.0"), written(".50"), written("1200"), written("0.25")
    ('5', '0.5', '1,200', '0.25')
    """
    whole, _, part = number.replace(",", "").partition(".")
    part = part.rstrip("0")
    return f"{int(whole or 0):,}{'.' if part else ''}{part}"


def amount_written(text: str) -> str:
    """
    Write an amount as a page should, with a space before its unit.

    >>> amount_written("1200.50mg"), amount_written(".5 mg")
    ('1,200.5 mg', '0.5 mg')
    """
    spaced = re.sub(r"(?<=[0-9])(?=[A-Za-zµμ])", " ", text)
    return _NUMBER.sub(lambda match: written(match[0]), spaced)


def decimals(passage: Passage) -> Iterator[Hit]:
    """P01, P02: zeros around a decimal point."""
    for match in _TRAILING.finditer(passage.text):
        sure = not re.search(r"\.000(?![0-9])", match[0])
        yield hit("P01", match, amount_written(match[0]) if sure else "", "" if sure else "or is it a thousand?")
    for match in _LEADING.finditer(passage.text):
        yield hit("P02", match, amount_written(match[0]))


def commas(passage: Passage) -> Iterator[Hit]:
    """P03: commas in numbers."""
    for match in _LONG.finditer(passage.text):
        if _YEAR.match(match[0]) and _BEFORE_YEAR.search(passage.text[max(0, match.start() - 12) : match.start()]):
            continue
        yield hit("P03", match, amount_written(match[0]))
    for match in _GROUPED.finditer(passage.text):
        if not _GOOD_GROUPS.match(match[0]):
            yield hit("P03", match, why="a comma that separates no thousands")


_TOUCHING = re.compile(rf"{B}({NUM})({UNIT}|{FORM}){E}")
_NAME_TOUCHING = re.compile(rf"{W}([A-Za-z][a-z]{{3,29}}|[A-Z]{{4,30}})({NUM}{SP}?(?:{UNIT}|{FORM})){E}")
_STOPPED = r"(?i:mg|mcg|kg|gm|ml|mmol|meq|cc|iu)|ng|g|L|[µμu]g|U"
_STOP = re.compile(rf"{B}({NUM}{SP}?(?:{_STOPPED}))\.(?={SP}{{1,3}}[a-z]|{SP}?[,;:/])")
_STOP_ALONE = re.compile(rf"(?m)^[ \t|*•-]{{0,9}}({NUM}{SP}?(?:{_STOPPED}))\.[ \t|]{{0,9}}$")


def spaces(passage: Passage) -> Iterator[Hit]:
    """P04, P05: spaces before and after a number."""
    for match in _TOUCHING.finditer(passage.text):
        yield hit("P04", match, amount_written(match[0]))
    for match in _NAME_TOUCHING.finditer(passage.text):
        yield hit("P05", match, f"{match[1]} {amount_written(match[2])}")


def stops(passage: Passage) -> Iterator[Hit]:
    """
    P06: a full stop after a unit.

    Found where the sentence goes on behind it (a small letter, a comma), and where the line holds the amount
    alone. Before a capital, a digit or the end of a line it ends the sentence: a sentence may begin with a digit.
    """
    for pattern in (_STOP, _STOP_ALONE):
        for match in pattern.finditer(passage.text):
            yield Hit("P06", match.start(1), match.end(1) + 1, amount_written(match[1]))


_MICRO_SIGN = re.compile(r"(?<![A-Za-z])[µμ]g(?![A-Za-z])")
_UG = re.compile(rf"(?<=[0-9])({SP}?)ugs?{E}")
_MCG = re.compile(r"(?<![A-Za-z])(?i:mcgs?)(?![A-Za-z])")


def micrograms(passage: Passage) -> Iterator[Hit]:
    """P07: micrograms, as American pages write them."""
    for match in _MICRO_SIGN.finditer(passage.text):
        yield hit("P07", match, "mcg")
    for match in _UG.finditer(passage.text):
        yield hit("P07", match, " mcg")


def british_micrograms(passage: Passage) -> Iterator[Hit]:
    """P07: micrograms in full, as British pages write them."""
    for match in _MICRO_SIGN.finditer(passage.text):
        yield hit("P07", match, "micrograms")
    for match in _UG.finditer(passage.text):
        yield hit("P07", match, " micrograms")
    for match in _MCG.finditer(passage.text):
        yield hit("P07", match, "micrograms")


_U = re.compile(rf"{B}({NUM}){SP}?(?:[Ii][Uu]|[Uu]\.?[Ii]|I\.U\.|[Uu])(?![A-Za-z0-9]|\.[A-Z])")
_IU = re.compile(rf"(?<![\w.])(?<![0-9]{SP})(?:IU|I\.U\.)(?![A-Za-z0-9])")


def units(passage: Passage) -> Iterator[Hit]:
    """P08: units in full."""
    for match in _U.finditer(passage.text):
        number = written(match[1])
        yield hit("P08", match, f"{number} unit{'' if number == '1' else 's'}")
    for match in _IU.finditer(passage.text):
        yield hit("P08", match, "units")


_ML = re.compile(rf"(?<=[0-9])({SP}?)(?:mls?|ML[Ss]?|Mls?|mLs|cc|CC|c\.c\.)(?![A-Za-z])")
_SPOON = re.compile(
    rf"{B}(?:({NUM})|[½¼¾]|half a|a){SP}?(?:level{SP})?(tsps?|TSPS?|[Tt]easpoons?(?:ful)?s?|tbsps?|TBSPS?"
    rf"|[Tt]ablespoons?(?:ful)?s?){E}(?!-)",
    re.IGNORECASE,
)
_DROPS = re.compile(rf"{B}({NUM}){SP}?(?:drops?|gtts?){E}", re.IGNORECASE)
_DROPPED = re.compile(rf"{W}(?i:eyes?|ears?|nose|nostrils?|nasal|ophthalmic|otic|lids?|OU|OS|OD|AU|AS|AD){E}")


def volumes(passage: Passage) -> Iterator[Hit]:
    """P09: volumes in mL. Drops for eyes, ears and nose are drops."""
    for match in _ML.finditer(passage.text):
        yield hit("P09", match, " mL")
    for match in _SPOON.finditer(passage.text):
        sure = match[1] and match[2][:2].lower() in ("ts", "te") and "." not in match[1]
        yield hit("P09", match, f"{5 * int(match[1].replace(',', '')):,} mL" if sure else "")
    for match in _DROPS.finditer(passage.text):
        around = passage.text[max(0, match.start() - 300) : match.end() + 300]
        if not _DROPPED.search(around):
            yield hit("P09", match, why="give the volume in mL, if it is swallowed")


_ZERO = re.compile(rf"{B}0(?:\.0{{1,9}})?{SP}?(?:{UNIT}|{FORM}){E}(?!/)(?!{SP}?(?:-|–|to){SP}?[0-9])")
_FROM_ZERO = re.compile(rf"(?i:from|between|to|reach|reaches){SP}\Z")
_NIL = re.compile(rf"{W}(?i:nil){E}(?!{SP}(?i:by|per|known|significant|of){E})")
_ZERO_CELL = re.compile(r"(?m)(?<=[|\t])[ \t]{0,9}0[ \t]{0,9}(?=[|\t]|$)|(?<=[ \t]{2})0(?=[ \t]{2}|$)")
_ONE_NONE_ONE = re.compile(r"(?<![\w.,/-])[0-9½]-[0-9½]-[0-9½](?:-[0-9½])?(?![\w/-]|[.,][0-9])")
_ANY = re.compile(rf"{B}{NUM}{SP}?(?:{UNIT}|{FORM}){E}")


def zeros(passage: Passage) -> Iterator[Hit]:
    """P33: no dose is the word none."""
    for match in _ZERO.finditer(passage.text):
        if not _FROM_ZERO.search(passage.text[max(0, match.start() - 9) : match.start()]):
            yield hit("P33", match, "none")
    for match in _NIL.finditer(passage.text):
        yield hit("P33", match, "none")
    for pattern in (_ZERO_CELL, _ONE_NONE_ONE):
        for match in pattern.finditer(passage.text):
            at = match.start() + match[0].find("0")
            if "0" in match[0] and _ANY.search(passage.line(match.start(), match.end())):
                if pattern is _ZERO_CELL:
                    yield Hit("P33", at, at + 1, "none")
                else:
                    yield hit("P33", match, why="a 0 in a row of counts")


_COMMA_TRAILING = re.compile(rf"{B}[0-9]{{1,9}}(?:\.[0-9]{{3}}){{0,3}},[0-9]{{0,8}}0{SP}?(?:{UNIT}){E}{_LAB}")
_COMMA_LEADING = re.compile(rf"(?<![0-9.,]),[0-9]{{1,9}}{SP}?(?:{UNIT}){E}")


def comma_decimals(passage: Passage) -> Iterator[Hit]:
    """P01, P02 where a decimal is written with a comma."""
    for match in _COMMA_TRAILING.finditer(passage.text):
        yield hit("P01", match)
    for match in _COMMA_LEADING.finditer(passage.text):
        yield hit("P02", match)
