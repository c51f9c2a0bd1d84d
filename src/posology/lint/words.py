"""Words of the linter: pieces of patterns for numbers, units and times of day; none repeats without an end."""

from __future__ import annotations

SP = "[ \u00a0\u202f]"
"""A space, also one at which no line breaks."""

NUM = r"[0-9]{1,9}(?:,[0-9]{3}){0,3}(?:\.[0-9]{1,9})?"
"""A number as it should be written, and without commas."""

B = r"(?<![\w.,])"
"""Where a number begins."""

E = r"(?![A-Za-z0-9])"
"""Where a unit or a word ends."""

W = r"(?<![A-Za-z0-9])"
"""Where a word begins."""

MASS = r"(?i:mgs?|mcgs?|kg|gms?|milligrams?|micrograms?|nanograms?|grams?)|[µμu]g|ng|g"
VOLUME = r"(?i:mls?|cc|dl|millilit(?:re|er)s?|lit(?:re|er)s?)|L"
OTHER = r"(?i:mmol|meq|units?|iu)|U"
UNIT = f"{MASS}|{VOLUME}|{OTHER}"
"""A unit of an amount."""

SOLID = r"(?i:tab(?:let)?s?|caplets?|cap(?:sule)?s?|pills?|lozenges?|suppositor(?:y|ies)|patch(?:es)?)"
"""What is counted and may be cut, or should not be."""

FORM = rf"{SOLID}|(?i:vials?|ampo?ules?|puffs?|sprays?|drops?|gtts?|sachets?|syringes?|pens?|bags?|doses?)"
"""What is counted."""

DOSE = rf"{B}(?:{NUM}|½|[Hh]alf a){SP}?(?:{UNIT}|{FORM}){E}"
"""An amount or a count."""

GIVE = r"(?i:take|give|takes|given|swallow|inject|inhale|apply|use|chew|dissolve|drink|put|place|infuse|instil)"
"""What is done with a dose."""

SLOT = rf"{W}(?i:morning|noon|midday|evening|bedtime|night|nightly|breakfast|lunch|dinner|supper|mane|nocte)s?{E}"
"""A part of the day."""

_HALVES = rf"{SP}?(?i:am|pm|a\.m\.|p\.m\.)"
CLOCK = rf"{B}(?:[01]?[0-9]|2[0-3])(?::[0-5][0-9](?:{_HALVES}|{SP}?h)?|\.[0-5][0-9]{_HALVES}|{_HALVES})(?![A-Za-z0-9:])"
"""A time by the clock."""

WEEKDAY = r"(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs)?|fri|sat|sun)"
MONTH = (
    r"(?i:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
NEEDED = rf"{W}(?:(?i:as|when|if)[ \n\u00a0](?i:needed|required|necessary)|(?i:prn|p\.r\.n\.?)){E}"
"""That a dose is taken as needed."""
