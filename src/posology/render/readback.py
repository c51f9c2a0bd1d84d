"""Readback: read a printed page as a person would, and compare what it says with the schedule."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from posology import units
from posology.administration import Administration
from posology.dose import Amount
from posology.errors import SheetError
from posology.schedule import Schedule

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMBER = r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})*)(?:\.[0-9]*[1-9])?"
_AMOUNT = re.compile(rf"({_NUMBER}|half an?|[1-9][0-9,]*\xa0and\xa0a\xa0half)\xa0([A-Za-z_\xa0]+)".replace("half an", "half\xa0an"))
_DATE = re.compile(r"([A-Z][a-z]{2}) ([1-9][0-9]?) ([A-Z][a-z]{2}) ([0-9]{1,4})")
_ENTRY = re.compile(r"(?:([A-Z][a-z]+|[0-9]{2}:[0-9]{2}) )?(?:([0-9]{2}:[0-9]{2}) ?)?(?:\((first|second)\) )?(\S.*)")
_RULE = re.compile(r"-+(?:  -+)+")
_SUM = re.compile(r"Total for these days: ([^\n]*(?:\n[^\n]+)*?)(?=\n(?:This sheet shows|Then stop))")
