"""The figures of a verdict, for tests that state every one of them."""

import datetime as dt

from posology import Frequency, check

EIGHT = dt.time(8)


def at(time):
    """Once a day at a time."""
    return Frequency.at(time)


def only(subject, bound, **more):
    """The verdict on one bound."""
    (verdict,) = check(subject, [bound], **more)
    return verdict


def said(verdict):
    """What a verdict says: status, value and margin, and the day, time and value of its witness."""
    where = verdict.witness
    return verdict.status, verdict.value, verdict.margin, where and (where.day, where.time, where.value)
