"""Dose rule: how a dose is computed for a patient: scaled, capped, rounded, capped again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any, NamedTuple, Protocol

import attrs

from posology.bands import Bands, dose_of
from posology.dose import Amount, Dose
from posology.dose_range import plain_dose
from posology.errors import RegimenError, UnresolvedError
from posology.measure import KINDS, Measure, shown_number
from posology.rounding import Rounding
from posology.units import TABLE


class Known(Protocol):
    """Gives a measure of the patient by its kind, or raises UnresolvedError; some may be asked to be recent."""

    def __call__(self, kind: str, within_days: int | None = None) -> Fraction:
        """Give the number, in the unit of its kind."""


class Worked(NamedTuple):
    """A dose worked out for a patient: the amount, None for no dose, and the arithmetic as text."""

    amount: Amount | None
    text: str


SCALES = ("weight", "surface", "crcl")
"""The measures by which a dose can be multiplied."""

_SCALES = {KINDS[kind].unit: kind for kind in SCALES} | {"kg/h": "weight"}


def scale_of(dose: Any) -> str | None:
    """
    Give the measure that a dose, or a limit, is multiplied by, if there is one.

    >>> scale_of(as_dose("15 mg/kg")), scale_of(as_dose("20 mg/(mL/min)")), scale_of(Dose("1 g"))
    ('weight', 'crcl', None)
    """
    return _SCALES.get(dose.per) if isinstance(dose, Amount) else None


def as_dose(value: Any) -> Any:
    """
    Take a dose, a dose per kg, per m2 or per mL/min, a table or a rule, each as its own type.

    >>> as_dose("0.4 g/kg")
    DosePerWeight('0.4 g/kg')
    """
    found = _base(value)
    return DoseRule(found) if isinstance(found, Bands) else found


def _base(value: Any) -> Any:
    found = dose_of(value)
    return found if isinstance(found, (Dose, Bands, DoseRule)) else Dose(found)


def _limit(value: Any) -> Dose | None:
    return None if value is None else plain_dose(value)


@attrs.frozen
class DoseRule:
    """
    A dose that depends on the patient.

    It is worked out in a fixed order: scale, cap, round, cap again. The second cap gives the cap itself, even where
    that is no multiple of the step; where only multiples can be given, make the cap one. A patient for whom it comes
    to 0 has no dose that can be given, which is an error and never a dose of 0.

    Args:
        base: ``"15 mg/kg"``, ``"750 mg/m2"``, ``"20 mg/(mL/min)"``, a fixed dose, `Bands`, or another rule.
        most: The cap. [an amount, least or more]
        least: The smallest dose; less is raised to it. [an amount]
        rounding: How it is brought to what can be dispensed. [default not at all]

    Raises:
        RegimenError: if amounts of two dimensions are mixed, or *least* is more than *most*.

    >>> rule = DoseRule("15 mg/kg", most="1 g", rounding=Rounding("60 mg"))
    >>> from posology.patient import Patient
    >>> print(rule.working(Patient(weight="58 kg")))
    15 mg/kg × 58 kg = 870 mg → 840 mg (down to a multiple of 60 mg)
    """

    base: Any = attrs.field(converter=_base)
    most: Dose | None = attrs.field(default=None, converter=_limit, kw_only=True)
    least: Dose | None = attrs.field(default=None, converter=_limit, kw_only=True)
    rounding: Rounding | None = attrs.field(
        default=None,
        kw_only=True,
        validator=attrs.validators.optional(attrs.validators.instance_of(Rounding)),
    )

    def __attrs_post_init__(self) -> None:
        named = [leaf for leaf, _ in paths(self)]
        if not named:
            raise RegimenError("dose", "no row of the table has a dose", instead="give one or more")
        for each in named:
            if not isinstance(each, Dose):
                raise RegimenError(
                    "dose", f"got {each!r:.60}", value=each, instead="write it as '15 mg/kg' or '300 mg'"
                )
        step = None if self.rounding is None else self.rounding.step
        limits = [each for each in (self.most, self.least, step) if each is not None]
        for each in (*named, *limits):
            if each.dimension != named[0].dimension:
                problem = f"{each} is a {each.dimension}, {named[0]} a {named[0].dimension}"
                instead = "give all amounts of a rule in units of one dimension"
                raise RegimenError("dose", problem, value=str(each), limit=str(named[0]), instead=instead)
        if self.most is not None and self.least is not None and self.most < self.least:
            raise RegimenError(
                "dose",
                f"least {self.least} is more than most {self.most}",
                value=str(self.most),
                limit=str(self.least),
                instead="write the smaller as least",
            )

    @property
    def unit(self) -> str:
        """The unit in which it is written."""
        return next(paths(self))[0].unit

    @property
    def dimension(self) -> str:
        """The dimension of its amounts."""
        return TABLE[self.unit].dimension

    @property
    def per(self) -> str:
        """What it is per: always a patient."""
        return "patient"

    def working(self, patient: Any, on: Any = None) -> str:
        """The arithmetic for one patient, as text; *on* is the date of the dose."""
        return worked(self, patient.on(on)).text

    def dose_for(self, patient: Any, on: Any = None) -> Dose | None:
        """
        Give the dose of one patient.

        Args:
            patient: The `Patient`.
            on: The date of the dose, needed where the age or the day of a measurement counts.

        Returns:
            The dose; None where the rule says that there is no dose.

        Raises:
            UnresolvedError: for a measure that is not known, or a patient outside the table.
            RegimenError: if it comes to 0, which cannot be given.
        """
        return dose_for(self, patient.on(on))

    def reckon(self, amount: Fraction) -> Fraction:
        """What the caps and the rounding of this rule make of an amount. [in base units]"""
        amount = self._limited(amount)
        if self.rounding is not None:
            size = self.rounding.step.base
            amount = self._limited(self.rounding.count(amount / size) * size)
        return amount

    def _limited(self, amount: Fraction) -> Fraction:
        if self.most is not None and amount > self.most.base:
            return self.most.base
        return self.least.base if self.least is not None and amount < self.least.base else amount

    def thresholds(self, low: Fraction, high: Fraction) -> Iterator[Fraction]:
        """The amounts between two at which what `reckon` makes of them jumps or stops to grow. [in base units]"""
        ends = [each.base for each in (self.least, self.most) if each is not None]
        yield from (end for end in ends if low < end < high)
        if self.rounding is not None:
            least = low if self.least is None else max(low, self.least.base)
            most = high if self.most is None else min(high, self.most.base)
            yield from self.rounding.jumps(least, most)

    def changes(self, amount: Amount) -> Iterator[tuple[Amount, str]]:
        """Each amount that differs from the one before, with what made it."""
        stages: list[tuple[Callable[[Amount], Amount], str]] = [(self._capped, "")]
        if self.rounding is not None:
            stages += [(self.rounding.of, str(self.rounding)), (self._capped, "")]
        for change, why in stages:
            found = change(amount)
            if found != amount:
                yield found, why or (f"at most {self.most}" if found < amount else f"at least {self.least}")
            amount = found

    def _capped(self, amount: Amount) -> Amount:
        if self.most is not None and amount > self.most:
            return Amount(self.most)
        return Amount(self.least) if self.least is not None and amount < self.least else amount

    def __str__(self) -> str:
        parts = [str(self.base)]
        parts += [f"at least {self.least}"] if self.least is not None else []
        parts += [f"at most {self.most}"] if self.most is not None else []
        parts += [str(self.rounding)] if self.rounding is not None else []
        return ", ".join(parts)


def paths(dose: Any) -> Iterator[tuple[Dose, tuple[DoseRule, ...]]]:
    """
    Give every dose that a rule can begin with, each with the rules that change it, the innermost first.

    >>> [str(leaf) for leaf, _ in paths(DoseRule(Bands("age", [(0, 12, "15 mg/kg"), (12, None, "1 g")])))]
    ['15 mg/kg', '1 g']
    """
    if isinstance(dose, DoseRule):
        yield from ((leaf, (*stages, dose)) for leaf, stages in paths(dose.base))
    elif isinstance(dose, Bands):
        for row in dose.rows:
            if row.dose is not None:
                yield from paths(row.dose)
    else:
        yield dose, ()


def tables(dose: Any) -> Iterator[Bands]:
    """Give every table that a rule goes by."""
    if isinstance(dose, DoseRule):
        yield from tables(dose.base)
    elif isinstance(dose, Bands):
        yield dose
        for row in dose.rows:
            yield from tables(row.dose)


def needs(dose: Any) -> tuple[str, ...]:
    """
    Name the measures that a dose depends on, in the order of `KINDS`.

    >>> needs(DoseRule(Bands("age", [(0, 12, "15 mg/kg"), (12, None, "1 g")])))
    ('weight', 'age')
    """
    found = {scale_of(leaf) for leaf, _ in paths(dose)} | {table.over for table in tables(dose)}
    return tuple(kind for kind in KINDS if kind in found)


def worked(dose: Any, known: Known) -> Worked:
    """Work out any dose, plain or not, from what is known of a patient."""
    if isinstance(dose, DoseRule):
        amount, text = worked(dose.base, known)
        if amount is not None:
            for amount, why in dose.changes(amount):  # noqa: B020
                text += f" → {amount} ({why})"
        return Worked(amount, text)
    if isinstance(dose, Bands):
        value = known(dose.over, dose.within_days)
        row = dose.row(value)
        if row is None:
            raise UnresolvedError(
                "dose",
                f"the table has no row for {KINDS[dose.over].words} {Measure(dose.over, value)}",
                value=str(Measure(dose.over, value)),
                limit=f"a row for {KINDS[dose.over].words} {Measure(dose.over, value)}",
                instead="give what the source says for it",
            )
        if row.dose is None:
            return Worked(None, f"{row.said}: no dose")
        amount, text = worked(row.dose, known)
        return Worked(amount, f"{row.said}: {text}")
    scale = scale_of(dose)
    if scale is None:
        return Worked(Amount(dose), str(dose))
    value = known(scale)
    amount = Amount(dose.number * value, dose.unit)
    made = f"{shown_number(amount.number, 2)} {amount.unit}"
    return Worked(amount, f"{str(dose).replace('/(', ' per ').rstrip(')')} × {Measure(scale, value)} = {made}")


def dose_for(dose: Any, known: Known) -> Dose | None:
    """
    Give any dose, plain or not, for what is known of a patient; None where there is no dose.

    >>> dose_for(as_dose("15 mg/kg"), lambda kind, within_days=None: Fraction(70))
    Dose('1050 mg')
    """
    if type(dose) is Dose:
        return dose
    amount, text = worked(dose, known)
    if amount is None:
        return None
    if not amount:
        raise RegimenError(
            "dose",
            f"{text}, which is no dose that can be given",
            value=text,
            instead="use a smaller step, a least dose, or say for whom there is no dose",
        )
    return Dose(amount)
