"""Plain words: rules P22 and P26: what a drug is for in words of every day, and no capitals for running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from posology.lint.hit import Hit, hit
from posology.lint.passage import Passage
from posology.lint.words import SP, E

PLAIN = {
    "neuropathic pain": "nerve pain",
    "post-herpetic neuralgia": "nerve pain after shingles",
    "postherpetic neuralgia": "nerve pain after shingles",
    "major depressive disorder": "depression",
    "hypertension": "high blood pressure",
    "hypercholesterolemia": "high cholesterol",
    "hypercholesterolaemia": "high cholesterol",
    "hyperlipidemia": "high cholesterol",
    "hyperlipidaemia": "high cholesterol",
    "myalgia": "muscle pain",
    "arthralgia": "joint pain",
    "pruritus": "itching",
    "emesis": "vomiting",
    "dyspnea": "shortness of breath",
    "dyspnoea": "shortness of breath",
    "edema": "swelling",
    "oedema": "swelling",
    "pyrexia": "fever",
}
"""What a drug may be for, in the words of a clinic and in those of every day."""

_TERMS = "|".join(sorted(map(re.escape, PLAIN), key=len, reverse=True))
_FOR = re.compile(
    rf"(?m)(?:(?<![A-Za-z])(?i:for|against|treats?|treating|relieves?|purpose:?|reason:?|indication:?"
    rf"|what it is for:?){SP}{{1,9}}(?:(?i:the|your|chronic|severe|painful){SP})?"
    rf"|^[ \t|*•-]{{0,9}}(?=[^\n]{{3,30}}$))"
    rf"(?P<term>(?i:{_TERMS})){E}"
)


def purposes(passage: Passage) -> Iterator[Hit]:
    """P22: what it is for in the words of a clinic; there is a table of some, others are not found."""
    for match in _FOR.finditer(passage.text):
        yield hit("P22", match, PLAIN[match["term"].lower()], group="term")


_CAPITALS = re.compile(
    r"(?<![A-Za-z0-9'/-])[A-Z][A-Z']{0,29}(?:[ \u00a0]{1,2}(?:[A-Z][A-Z']{0,29}|[0-9]{1,4})(?![A-Za-z0-9/-])){2,40}"
)
_NAME_LINE = re.compile(
    r"[ \t|*•>-]{0,9}(?i:name|patient|for|dr|doctor|prescriber|prescribed by|pharmacy|pharmacist|address|clinic|dob"
    r"|rx|ndc|mrn|ward|to|attn)\b[.:# ]"
)
_LONG_WORD = re.compile(r"[A-Z]{4,30}")
_LETTERS = re.compile(r"[A-Z]{2,30}")


def capitals(passage: Passage) -> Iterator[Hit]:
    """P26: three words or more in capitals, nine letters or more; not on a line that holds a name or an address."""
    for match in _CAPITALS.finditer(passage.text):
        words = _LETTERS.findall(match[0])
        long = len(words) > 2 and sum(map(len, words)) >= 9 and _LONG_WORD.search(match[0])
        if long and not _NAME_LINE.match(passage.line(match.start(), match.end())):
            yield hit("P26", match)
