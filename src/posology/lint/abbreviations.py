"""Abbreviations: rules P10 to P13: how often, bedtime, routes, names of drugs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from posology.lint.hit import Hit, hit
from posology.lint.passage import Passage
from posology.lint.words import FORM, NUM, SP, UNIT, E, W

_AFTER = rf"(?:{UNIT}|{FORM}|(?i:po|oral|orally|iv|im|sc|mouth|take|taken|sig|given?|dose|daily))\)?[:,]?{SP}{{1,3}}"
"""A dose, a route or a word of giving, with the space after it."""

_OFTEN = re.compile(
    rf"{W}(?:(?i:q\.?o\.?d|q\.?d|q{SP}?(?:other{SP})?day|q\.?1\.?d|t\.?i\.?d|q\.?i\.?d|b\.i\.d|t\.i\.w|tiw|tds|qds|q\.?a\.?m|q\.?p\.?m)|BID"
    rf"|T\.D\.S|t\.d\.s|q\.d\.s)"
    rf"\.?(?![A-Za-z0-9]|-[A-Za-z])"
)
_OFTEN_AFTER = re.compile(
    rf"(?<![A-Za-z])(?:{_AFTER}|[0-9½]{SP}{{1,3}})(?P<word>(?i:bid|bd|od|o\.d|b\.d|o\.m|o\.n|om"
    rf"|mane)\.?)(?![A-Za-z0-9]|-[A-Za-z])"
)
_EYE = re.compile(rf"{W}(?i:eyes?|drops?|gtts?|ophthalmic){E}")


def how_often(passage: Passage) -> Iterator[Hit]:
    """P10: Latin abbreviations for how often; OD beside drops for an eye is P12's."""
    for match in _OFTEN.finditer(passage.text):
        yield hit("P10", match)
    for match in _OFTEN_AFTER.finditer(passage.text):
        eye = match["word"].lower().startswith("o") and _EYE.search(passage.sentence(match.start(), match.end()))
        if not eye:
            yield hit("P10", match, group="word")


_BEDTIME = re.compile(rf"{W}(?i:q\.?{SP}?h\.?s|h\.s|q\.?n|nocte)\.?(?![A-Za-z0-9]|-[A-Za-z])")
_BEDTIME_AFTER = re.compile(
    rf"(?<![A-Za-z])(?:{_AFTER}|(?i:at|and|bid|tid|qam|po){SP}{{1,3}}|[0-9½]{SP})(?P<word>HS|hs|BT|bt)(?![A-Za-z0-9]"
    rf"|-[A-Za-z])"
)


def bedtime(passage: Passage) -> Iterator[Hit]:
    """P11: abbreviations for bedtime; HS is half strength as well, so that nothing is suggested for it."""
    for match in _BEDTIME.finditer(passage.text):
        sure = re.sub(r"[^a-z]", "", match[0].lower()) in ("qhs", "nocte")
        yield hit("P11", match, "at bedtime" if sure else "")
    for match in _BEDTIME_AFTER.finditer(passage.text):
        yield hit("P11", match, group="word")


_STOP = re.compile(r"(?<![A-Za-z0-9/])(?:D/C|d/c)(?:'?[DdSs])?(?![A-Za-z0-9/])|(?<![A-Za-z])(?:DC'd|D/c)(?![A-Za-z])")
_EYES = re.compile(
    rf"(?<![A-Za-z])(?i:drops?|gtts?|ointment|solution|instil|apply|spray){SP}{{1,3}}(?:(?i:in|to"
    rf"|into){SP}{{1,3}})?(?:(?i:the){SP})?"
    rf"(?P<word>AU|AS|AD|OD|OS|OU|(?:[ao]\.[usd]\.))(?![A-Za-z0-9])(?!{SP}[A-Z]{{3,20}})"
)
_EYE_LIST = re.compile(r"(?<![A-Za-z0-9/])(?:AU|AS|AD|OD|OS|OU)(?:/(?:AU|AS|AD|OD|OS|OU)){1,2}(?![A-Za-z0-9/])")
_SKIN = r"SC|SQ|sub[ -]?[qQ]|SUBQ|SubQ"
_UNDER_SKIN = re.compile(
    rf"(?<![A-Za-z])(?:(?:{UNIT}|(?i:inject|injected|injection|given?|dose|units)){SP}{{1,3}}"
    rf"(?P<word>{_SKIN}|sc|sq|s\.c\.|s/c)(?![A-Za-z0-9])"
    rf"|(?P<alone>{_SKIN}){SP}(?=(?i:injections?|inj)(?![A-Za-z])|{NUM}{SP}?(?:{UNIT}){E}))"
)
_NOSE = re.compile(
    rf"(?<![A-Za-z])(?:mg|mcg|mL|units?|sprays?|puffs?|dose){SP}{{1,3}}(?P<word>IN)(?![A-Za-z0-9])"
    rf"(?!{SP}(?!BID|TID|QID|QD|PRN|ONCE|STAT|NOW|DAILY)[A-Z]{{2,20}})"
)
_PER_OS = re.compile(rf"{W}(?i:per{SP}os){E}")


def routes(passage: Passage) -> Iterator[Hit]:
    """P12: abbreviations for stop, eyes, ears and routes."""
    for match in _STOP.finditer(passage.text):
        yield hit("P12", match, why="stop, or discharge?")
    for pattern in (_EYES, _EYE_LIST):
        for match in pattern.finditer(passage.text):
            yield hit("P12", match, why="which eye or ear?", group="word" if pattern is _EYES else 0)
    for match in _UNDER_SKIN.finditer(passage.text):
        yield hit("P12", match, "under the skin", group="word" if match["word"] else "alone")
    for match in _NOSE.finditer(passage.text):
        yield hit("P12", match, why="into the nose?", group="word")
    for match in _PER_OS.finditer(passage.text):
        yield hit("P12", match, "by mouth")


NAMES = {
    "MTX": "methotrexate",
    "AZA": "",
    "AZT": "",
    "IVIG": "immune globulin",
    "IVIg": "immune globulin",
    "MSO4": "",
    "MgSO4": "",
    "ZnSO4": "",
    "HCT": "",
    "HCTZ": "hydrochlorothiazide",
    "APAP": "",
    "CPZ": "",
    "PTU": "propylthiouracil",
    "TNK": "",
    "TPA": "",
    "tPA": "",
    "6-MP": "",
    "DPT": "",
    "NTG": "",
    "MMF": "",
}
"""Drugs by abbreviations found anywhere, with the name where there is only one."""

WITH_DOSE = ("MS", "ASA", "TAC", "T3", "OXY", "HC", "CYC", "PRED", "VANC", "Vanc")
"""Abbreviations that mean other things too: found only beside a dose."""

_ANYWHERE = re.compile(rf"(?<![A-Za-z0-9-])(?:{'|'.join(sorted(NAMES, key=len, reverse=True))})(?![A-Za-z0-9])")
_DOSED = "|".join(WITH_DOSE)
_BESIDE = re.compile(
    rf"(?<![A-Za-z0-9-])(?:(?P<before>{_DOSED}){SP}(?:(?i:po|iv|im|sc){SP})?(?={NUM}{SP}?(?:{UNIT}){E})"
    rf"|(?<![\w.,]){NUM}{SP}?(?:mg|mcg|g){SP}(?:(?i:of){SP})?(?P<after>{_DOSED})(?![A-Za-z0-9]))"
)


def drug_names(passage: Passage) -> Iterator[Hit]:
    """P13: abbreviated names of drugs; nothing is suggested where two drugs go by one abbreviation."""
    for match in _ANYWHERE.finditer(passage.text):
        name = NAMES[match[0]]
        yield hit("P13", match, name, "" if name else "which drug?")
    for match in _BESIDE.finditer(passage.text):
        yield hit("P13", match, why="which drug?", group="before" if match["before"] else "after")
