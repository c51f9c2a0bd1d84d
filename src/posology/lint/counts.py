"""Counts: rules P18, P23, P31 and P32: digits, parts of tablets, strengths and sums."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

from posology.lint.hit import Hit, hit
from posology.lint.numbers import written
from posology.lint.passage import Passage
from posology.lint.words import FORM, MASS, NUM, SOLID, SP, UNIT, B, E, W

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = {word: number for number, word in enumerate(_SMALL, 1)} | {"fifteen": 15, "twenty": 20, "thirty": 30}
_WORDS |= {"forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 0}
_COUNTED = re.compile(
    rf"{W}(?P<word>(?i:{'|'.join(_WORDS)}))(?P<rest>{SP}(?:and{SP}a{SP}half{SP})?(?:{NUM}{SP}?(?:{MASS}){SP})?(?:{UNIT}|{FORM}|(?i:pieces?|spoonfuls?))){E}"
)


def digits(passage: Passage) -> Iterator[Hit]:
    """P18: counts in digits; "in one dose" counts nothing."""
    for match in _COUNTED.finditer(passage.text):
        number = _WORDS[match["word"].lower()]
        if re.match(r"[gUL]$|[A-Z]", match["rest"].strip()) and not match["rest"].isupper():
            continue
        if number == 1 and match["rest"].strip().lower() == "dose":
            continue
        yield hit("P18", match, f"{number}{match['rest']}" if number else "")


_PARTS = {
    Fraction(1, 4): "a quarter of a",
    Fraction(1, 2): "half a",
    Fraction(3, 4): "three quarters of a",
}
_GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
_DECIMAL = re.compile(rf"(?<![\w,.])({NUM}|\.[0-9]{{1,4}}){SP}?({SOLID}){E}")
_GLYPH = re.compile(
    rf"(?<![\w.,])([0-9]{{0,3}})({SP}?|-)([½¼¾⅓⅔⅛])(?:{SP}?({SOLID}){E})?(?:{SP}?(?:of a|a){SP}({SOLID}){E})?"
)
_SLASH = re.compile(
    rf"(?<![\w.,/])(?:([0-9]{{1,2}})(?:{SP}|-))?([13])/([248]){SP}?(?:(?:of{SP})?a{SP})?({SOLID}|{MASS}|(?i:tsps?"
    rf"|teaspoons?|mls?)){E}"
)
_NO_DOSE = re.compile(
    rf"{SP}?(?i:an?{SP})?(?i:hours?|hrs?|h|days?|years?|yrs?|cups?|glass(?:es)?|pints?|mile|way|moon|life|lives){E}"
)


def parts(passage: Passage) -> Iterator[Hit]:
    """P23: parts of a tablet in words."""
    for match in _DECIMAL.finditer(passage.text):
        if "." in match[1]:
            yield hit("P23", match, _in_words(Fraction(match[1].replace(",", "")), match[2]))
    for match in _GLYPH.finditer(passage.text):
        if not _NO_DOSE.match(passage.text[match.end() : match.end() + 20]):
            part = _GLYPHS.get(match[3])
            form = match[4] or match[5] or ""
            yield hit("P23", match, _in_words(int(match[1] or 0) + part, form) if part and form else "")
    for match in _SLASH.finditer(passage.text):
        solid = re.fullmatch(SOLID, match[4])
        number = int(match[1] or 0) + Fraction(int(match[2]), int(match[3]))
        yield hit("P23", match, _in_words(number, match[4]) if solid else "")


def _in_words(number: Fraction, form: str) -> str:
    """A count in words, or nothing where it is no whole, half or quarter of a tablet."""
    one = {"tab": "tablet", "cap": "capsule"}.get(form.lower().rstrip("s"), form.lower().rstrip("s"))
    whole, part = divmod(number, 1)
    if one not in ("tablet", "caplet", "pill") or (part and part not in _PARTS):
        return ""
    if not part:
        return f"{whole} {one}{'' if whole == 1 else 's'}"
    if not whole:
        return f"{_PARTS[part]} {one}"
    ends = {Fraction(1, 4): "a quarter", Fraction(1, 2): "a half", Fraction(3, 4): "three quarters"}
    return f"{whole} and {ends[part]} {one}s"


_MADE = re.compile(
    rf"{B}({NUM}){SP}?(?:[x×]{SP}?|(?:{FORM}){SP}(?:of{SP})?)({NUM}){SP}?({MASS}){E}(?:{SP}?(?:{FORM}))?{SP}?(?:="
    rf"|\(=?){SP}?({NUM}){SP}?({MASS}){E}"
)
_SUM = re.compile(rf"{B}({NUM}){SP}[x×]{SP}({NUM}){SP}({UNIT})(?={SP}?[+=\n])")
_TOTAL = re.compile(rf"=[ \n\u00a0\u202f]?({NUM}){SP}({UNIT}){E}")
_COUNT_IN = re.compile(rf"{B}({NUM}){SP}({SOLID}){SP}?\(({NUM}){SP}?({MASS})\)")
_STRENGTH = re.compile(
    rf"{B}({NUM}){SP}?({MASS})(?:{SP}({SOLID})){E}|(?:{SOLID}){SP}(?:of{SP})?({NUM}){SP}?({MASS}){E}"
)
_NEED = re.compile(
    r"(?<![\w.,])([0-9]{1,6})[ \u00a0](?:(?i:tablets?|capsules?)[ \u00a0])?(?i:needed)[^\n0-9]{0,60}#[ ]?([0-9]{1,6})"
)

_MOST_TERMS = 100
"""How many terms of a sum are added up; a longer sum is left alone."""


def sums(passage: Passage) -> Iterator[Hit]:
    """P31: count times strength, sums, and quantities, where all their numbers stand in the text."""
    for match in _MADE.finditer(passage.text):
        count, strength, total = (Fraction(match[each].replace(",", "")) for each in (1, 2, 4))
        last_of_many = passage.text[max(0, match.start() - 9) : match.start()].rstrip().endswith(("+", "and"))
        if match[3].lower() == match[5].lower() and count * strength != total and not last_of_many:
            yield hit("P31", match, why=f"{match[1]} × {match[2]} {match[3]} is {_plain(count * strength)} {match[3]}")
    for match in _NEED.finditer(passage.text):
        if int(match[2]) < int(match[1]):
            yield hit("P31", match, why=f"{match[2]} is less than {match[1]}")
    yield from _added(passage)
    yield from _counted(passage)


def _added(passage: Passage) -> Iterator[Hit]:
    terms = list(_SUM.finditer(passage.text))
    starts = [each.start() for each in terms]
    for total in _TOTAL.finditer(passage.text):
        run: list[re.Match[str]] = []
        end, at = total.start(), bisect_left(starts, total.start())
        for term in reversed(terms[max(0, at - _MOST_TERMS) : at]):
            if passage.text[term.end() : end].strip() != ("+" if run else "") or term[3] != total[2]:
                break
            run.append(term)
            end = term.start()
        value = sum((_number(each[1]) * _number(each[2]) for each in run), Fraction())
        if 1 < len(run) < _MOST_TERMS and value != _number(total[1]):
            yield hit("P31", total, why=f"the sum is {_plain(value)} {total[2]}")


def _counted(passage: Passage) -> Iterator[Hit]:
    """A count with its amount, beside the only strength that the text names."""
    strengths = {
        (_number(each[1] or each[4]), (each[2] or each[5]).lower()) for each in _STRENGTH.finditer(passage.text)
    }
    if len(strengths) != 1:
        return
    (strength, unit) = strengths.pop()
    for match in _COUNT_IN.finditer(passage.text):
        value = _number(match[1]) * strength
        if match[4].lower() == unit and value != _number(match[3]):
            yield hit("P31", match, why=f"{match[1]} of {_plain(strength)} {match[4]} are {_plain(value)} {match[4]}")


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def _plain(number: Fraction) -> str:
    """A number that was made of decimals by sums and products: its decimal ends."""
    digits = 0
    while (number * 10**digits).denominator != 1:
        digits += 1
    whole = str(int(number * 10**digits)).rjust(digits + 1, "0")
    return written(f"{whole[:-digits]}.{whole[-digits:]}" if digits else whole)


_ALONE = re.compile(
    rf"(?m)^[ \t|*•-]{{0,9}}(?:(?i:qty|quantity|supply|dispense"
    rf"|disp)[:.]?{SP}?(?:#{SP}?)?)?(?P<count>{NUM}{SP}(?:tab(?:let)?s?|capsules?|caps?|caplets?"
    rf"|pills?))\.?[ \t|]{{0,9}}$",
    re.IGNORECASE,
)
_ANY_STRENGTH = re.compile(rf"{B}(?:{NUM}|\.[0-9]{{1,4}}){SP}?(?:{MASS}|(?i:units?|mmol|meq)){E}")


def strengths(passage: Passage) -> Iterator[Hit]:
    """P32: a quantity of tablets, in a text that says no strength at all."""
    if not _ANY_STRENGTH.search(passage.text):
        for match in _ALONE.finditer(passage.text):
            yield hit("P32", match, why="of what strength?", group="count")
