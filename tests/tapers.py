"""What the tests of tapers share."""

from posology import Source

STUDY = Source("Example study", section="table 1")

DAY = "2026-12-01"


def doses(taper):
    """The number given at each level; None where there is no dose."""
    return [level.given and level.given.number for level in taper.levels]


def runs(steps):
    """What each step gives, and for how long."""
    return [(" and ".join(str(part.dose) for part in step.components), step.days) for step in steps]
