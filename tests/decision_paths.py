"""Decision paths: every path of a small titration, a day and a decision at a time, and what bounds say of each."""

from __future__ import annotations

from fractions import Fraction

import oracle

from posology import DoseRange, Step

DAY = oracle.DAY


def mg(amount):
    """A whole number of mg."""
    number = amount.base * 1000
    assert number.denominator == 1
    return int(number)


def chosen(doses):
    """Every whole number of mg that a range, a choice or a dose allows."""
    if isinstance(doses, DoseRange):
        return range(mg(doses.least), mg(doses.most) + 1)
    return [mg(each) for each in doses.doses]


def changes(rules):
    """Every change in mg that the rules allow, up and down."""
    highest = mg(rules.ceiling)
    by = range(1, highest + 1) if rules.increment is None else chosen(rules.increment)
    return [sign * each for sign, word in ((1, "raise"), (-1, "lower")) for each in by if word in rules.decisions]


def following(rules, levels, last):
    """The levels that may come after those of the days so far, of which *last* is the day of the last change."""
    lowest, highest = mg(rules.floor or rules.starts.least), mg(rules.ceiling)
    least, most = rules.interval or (1, None)
    level, gone = levels[-1], len(levels) - last
    if level == 0:
        return {0}
    new = {level + change for change in changes(rules) if lowest <= level + change <= highest}
    may_hold = "hold" in rules.decisions or rules.increment is None or most is None
    found = set()
    if gone >= least:
        found |= new | ({0} if "stop" in rules.decisions else set())
    if may_hold or gone < most or not new:
        found.add(level)
    return found


def every_path(rules, most_days, most_paths):
    """Every row of levels, 0 after a stop, of as many days as there are so many paths of."""
    paths = {((start,), 0) for start in chosen(rules.starts)}
    for _ in range(most_days - 1):
        longer = {
            ((*levels, level), len(levels) if level != levels[-1] else last)
            for levels, last in paths
            for level in following(rules, levels, last)
        }
        if len(longer) > most_paths:
            break
        paths = longer
    return {levels for levels, _ in paths}


def is_allowed(rules, levels):
    """Whether the rules allow a row of levels."""
    last = 0
    if levels[0] not in chosen(rules.starts):
        return False
    for day in range(1, len(levels)):
        if levels[day] not in following(rules, levels[:day], last):
            return False
        last = day if levels[day] != levels[day - 1] else last
    return True


def dots(before, rules, days, weekday=0):
    """The doses before a titration, and of so many days of it the minutes, as (minute, mg or None)."""
    border = sum(map(oracle.length, before))
    walk = oracle.walked([*before, Step("1 mg", rules.frequency)], border + days, weekday)
    return border, [(dot.minute, int(dot.base * 1000) if dot.minute < border * DAY else None) for dot in walk.dots]


def scores(bound, doses, days, stop=None):
    """
    What a bound adds up or compares, with the minute at which each is complete, and whether it is over its limit.

    A value of None is more than any number. *days* are those of the course that are looked at, *stop* the first of
    them, from 0, after a stop.
    """
    sums = [value for _, value in oracle.day_sums(doses, 0, days * DAY)]
    if bound.kind == "per-dose":
        for minute, value in oracle.at_once(doses).items():
            if bound.most is not None:
                yield minute, value, value > mg(bound.most)
            if bound.least is not None:
                yield minute, -value, value < mg(bound.least)
    elif bound.kind in ("per-day", "per-dates"):
        count = getattr(bound, "days", 1)
        for minute, _ in doses:
            day = minute // DAY
            for first in range(max(0, day - count + 1), day + 1):
                value = sum(each for at, each in doses if first * DAY <= at <= minute and at < (first + count) * DAY)
                yield minute, value, value > mg(bound.most)
    elif bound.kind == "rolling":
        for minute, _ in doses:
            value = sum(each for at, each in doses if minute - bound.window < at <= minute)
            yield minute, value, value > mg(bound.most)
    elif bound.kind == "course-total":
        so_far = 0
        for minute, value in doses:
            if bound.first_days is None or minute < bound.first_days * DAY:
                so_far += value
                yield minute, so_far, so_far > mg(bound.most)
    elif bound.kind in ("rise", "fall"):
        start = next((value for value in sums if value), None)
        for later in range(1, days):
            for earlier in range(max(0, later - bound.within_days), later):
                value = max(0, (sums[later] - sums[earlier]) * (1 if bound.kind == "rise" else -1))
                limit = mg(bound.most) if not bound.of else bound.most.part
                if bound.of and start is not None:
                    of = start if bound.of == "start" else sums[earlier]
                    value = Fraction(value, of) if of else None if value > 0 else 0
                yield later * DAY, value, value is None or value > limit
    else:
        assert bound.kind == "maintenance"
        reached = False
        for day, value in enumerate(sums):
            kept = not reached or value >= mg(bound.least) or (stop is not None and day >= stop)
            yield day * DAY, value, value > mg(bound.most) or not kept
            reached = reached or value >= mg(bound.least)


class Path:
    """One decision path after the doses before it, on the course's first *border* days and its own."""

    def __init__(self, found, border, levels):
        self.days = border + len(levels)
        self.stop = border + levels.index(0) if 0 in levels else None
        self.doses = [
            (minute, levels[minute // DAY - border] if known is None else known)
            for minute, known in found
            if minute < self.days * DAY and (known is not None or levels[minute // DAY - border])
        ]

    def first_broken(self, bound):
        """The first minute at which a bound is broken."""
        found = scores(bound, self.doses, self.days, self.stop)
        return min((minute for minute, _, over in found if over), default=None)

    def largest(self, bound):
        """The largest value; None is more than any number. Of no dose at all it is 0, or beyond any smallest dose."""
        values = [value for _, value, _ in scores(bound, self.doses, self.days, self.stop)]
        return None if None in values else max(values, default=-DAY * DAY if bound.kind == "per-dose" else 0)
