"""The oracle of the tablet search: every way to make up a dose, one after the other."""

import itertools
import math
from fractions import Fraction


def ways(dose, pieces):
    """
    Every way, as a count for each of *pieces*, which are (strength, parts it may be broken into).

    *dose* and the strengths are numbers of one unit.
    """
    choices = []
    for strength, parts in pieces:
        part = Fraction(strength) / parts
        choices.append([Fraction(count, parts) for count in range(math.floor(Fraction(dose) / part) + 1)])
    for counts in itertools.product(*choices):
        if sum(count * Fraction(strength) for count, (strength, _) in zip(counts, pieces, strict=True)) == dose:
            yield counts


def cost(counts, near=()):
    """What is kept small, in order: broken units, their parts, units, strengths, units not shared with neighbours."""
    cut = [count.denominator for count in counts if count.denominator > 1]
    shared = sum(min(a, b) for other in near for a, b in zip(counts, other, strict=True))
    return (len(cut), sum(cut), sum(map(math.ceil, counts)), sum(1 for count in counts if count), -shared)


def sums(pieces, up_to):
    """Every dose up to a number that the pieces add up to, in order."""
    parts = [Fraction(strength) / into for strength, into in pieces]
    reached, waiting = set(), [Fraction(0)]
    while waiting:
        total = waiting.pop()
        further = [total + part for part in parts if total + part <= up_to and total + part not in reached]
        reached.update(further)
        waiting += further
    return sorted(reached)
