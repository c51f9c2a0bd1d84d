"""Each row of the design's table of what pint's default registry does, and what happens here instead."""

import contextlib
import subprocess
import sys
import threading
import timeit
from fractions import Fraction

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posology import Amount, DailyAmount, Dose, DosePerSurface, DosePerWeight, units
from posology.errors import UnitError

# --- Text ---


@pytest.mark.parametrize(
    ("text", "magnitudes", "unit"),
    [
        pytest.param("1,5 mg", {15}, "milligram", id="hazard 2: decimal comma"),
        pytest.param("0,5 mg", {0, 5}, "milligram", id="hazard 2: decimal comma after 0"),
        pytest.param("1 000 mg", {0}, "milligram", id="hazard 4: space for thousands"),
        pytest.param("10 mg 5 mg", {50}, "milligram ** 2", id="two amounts"),
        pytest.param("2*3 mg", {6}, "milligram", id="a sum to do"),
        pytest.param("mg", {1}, "milligram", id="a lone unit"),
        pytest.param("5e3 mg", {5000}, "milligram", id="an exponent"),
        pytest.param("5 MG", {5}, "megagauss", id="megagauss"),
        pytest.param("5 Mg", {5}, "megagram", id="5 tonnes"),
        pytest.param("5 u", {5}, "unified_atomic_mass_unit", id="hazard 9: dalton"),
        pytest.param("5 unit", {5}, "micronit", id="hazard 9: micronit"),
        pytest.param("5 m g", {5}, "gram * meter", id="metre-gram"),
    ],
)
def test_text_that_pint_reads_wrongly_is_refused(default, text, magnitudes, unit):
    read = default.Quantity(text)
    assert read.magnitude in magnitudes
    assert unit == " * ".join(sorted(str(read.units).split(" * ")))
    with pytest.raises(UnitError):
        Dose(text)


@pytest.mark.parametrize("text", ["5 IU", "5 tablet", "5 mEq"])
def test_pint_does_not_know_units_of_dosing(default, text):
    with pytest.raises(pint.UndefinedUnitError):
        default.Quantity(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("1,5 mg", "comma", id="hazard 2: comma"),
        pytest.param("1,000 mg", "comma", id="hazard 2: comma for thousands"),
        pytest.param(".5 mg", "write '0.5 mg'", id="hazard 3: leading point"),
        pytest.param("5.0 mg", "write '5 mg'", id="hazard 3: trailing zero"),
        pytest.param("0.50 mg", "write '0.5 mg'", id="hazard 3: trailing zero after the point"),
        pytest.param("5. mg", "write '5 mg'", id="hazard 3: point and nothing after it"),
        pytest.param("05 mg", "write '5 mg'", id="leading zero"),
        pytest.param("5mg", "write '5 mg'", id="no space"),
        pytest.param("5  mg", "write '5 mg'", id="two spaces"),
        pytest.param(" 5 mg", "write '5 mg'", id="space before"),
        pytest.param("5", "without a unit", id="hazard 1: no unit"),
        pytest.param("mg", "without a number", id="no number"),
        pytest.param("", "empty", id="nothing"),
        pytest.param("5 MG", "'mg' may be meant", id="capitals"),
        pytest.param("5 ml", "'mL' may be meant", id="small letter"),
        pytest.param("5 IU", "one substance", id="hazard 9: IU"),
        pytest.param("5 U", "one substance", id="hazard 9: U"),
        pytest.param("5 units", "one substance", id="hazard 9: units"),
        pytest.param("5 %", "'%'", id="hazard 11: per cent"),
        pytest.param("1:1000", "':'", id="hazard 11: ratio"),
        pytest.param("-5 mg", "'-'", id="hazard 13: sign"),
        pytest.param("\uff15 mg", "U+FF15", id="hazard 35: full-width digit"),
        pytest.param("5 \u202emg", "U+202E", id="hazard 35: bidi mark"),
        pytest.param("5\u00a0mg", "U+00A0", id="no-break space"),
        pytest.param("5 mg\n", "U+000A", id="line end"),
        pytest.param("5±1 mg", "U+00B1", id="plus-minus"),
        pytest.param("5 mg/lb", "lb", id="hazard 8: pounds"),
        pytest.param("5 mg/month", "month", id="a month"),
    ],
)
def test_a_refusal_names_what_is_wrong_or_the_right_way_to_write_it(text, says):
    with pytest.raises(UnitError) as caught:
        Dose(text)
    assert says in str(caught.value)
    assert caught.value.value in text


@pytest.mark.parametrize("text", ["5 dL", "5 umol", "5 µmol", "5 cm", "5 in", "5 m", "5 mg/dL"])
def test_what_a_laboratory_or_a_tape_measures_is_no_dose(text):
    with pytest.raises(UnitError):
        Dose(text)


@pytest.mark.parametrize("text", ["nan mg", "inf mg", "-0 mg", "5-10 mg", "+5 mg", "5 mg 5", "5 mg/kg/day", "-"])
def test_other_text_is_refused(text):
    for kind in (Dose, Amount, DailyAmount, DosePerWeight):
        with pytest.raises(UnitError):
            kind(text)


@given(st.text(max_size=80))
def test_any_text_is_an_amount_that_reads_back_or_a_unit_error(text):
    try:
        read = Amount(text)
    except UnitError:
        return
    assert read == Amount(str(read))


@pytest.mark.parametrize("spelled", ["mcg", "ug", "µg", "μg", "microgram", "micrograms"])
def test_every_spelling_of_microgram_is_written_mcg(spelled):
    assert str(Dose(f"250 {spelled}")) == "250 mcg"
    assert Dose("0.25 mg") == Dose(f"250 {spelled}")


def test_64_characters_are_read_and_65_are_not():
    assert Fraction("9" * 61) == Dose("9" * 61 + " mg").number
    with pytest.raises(UnitError, match="65 characters long"):
        Dose("9" * 62 + " mg")


# --- Hostile input ---


def test_pint_hangs_on_a_tower_of_powers():
    code = "import pint; r = pint.UnitRegistry(); print('ready', flush=True); r.Quantity('9**9**9 mg')"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as hung:
        assert b"ready" in hung.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            hung.wait(timeout=1)
        hung.kill()


def seconds_until_refused(make):
    def attempt():
        with contextlib.suppress(UnitError):
            raise AssertionError(make())

    return min(timeit.repeat(attempt, number=1, repeat=50))


HOSTILE = {
    "powers": lambda: Dose("9**9**9 mg"),
    "unit": lambda: Dose("5 " + "m" * 20_000),
    "unit beside a number": lambda: Dose(5, "m" * 20_000),
    "number": lambda: Dose("9" * 20_000 + " mg"),
    "number beside a unit": lambda: Dose("9" * 20_000, "mg"),
    "slashes": lambda: Dose("5 mg" + "/" * 20_000),
    "spaces": lambda: Dose(" " * 20_000),
    "full-width": lambda: Dose("\uff15" * 20_000),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hazard_35_hostile_text_is_refused_in_under_a_millisecond(name):
    assert seconds_until_refused(HOSTILE[name]) < 0.001


# --- The closed registry ---


@pytest.mark.parametrize(
    "name", ["MG", "kilomg", "Mg", "u", "IU", "unit", "kilometer", "ounce", "month", "degC", "mgram"]
)
def test_the_registry_knows_no_other_unit(name):
    with pytest.raises(pint.UndefinedUnitError):
        units.registry().Quantity(1, name)


def test_the_registry_knows_every_unit_of_the_table_at_its_size():
    for symbol, each in units.TABLE.items():
        base = next(u for u in units.TABLE.values() if u.dimension == each.dimension and u.size == 1)
        assert each.size == units.registry().Quantity(1, symbol).to(base.name).magnitude


@pytest.mark.parametrize(
    ("one", "size", "other"),
    [
        ("g", 1000, "mg"),
        ("mg", 1000, "mcg"),
        ("mcg", 1000, "ng"),
        ("L", 1000, "mL"),
        ("mol", 1000, "mmol"),
        ("week", 7, "day"),
        ("day", 24, "h"),
        ("h", 60, "min"),
    ],
)
def test_units_of_one_dimension_have_their_sizes(one, size, other):
    assert size == units.TABLE[one].size / units.TABLE[other].size
    assert size == units.registry().Quantity(1, one).to(units.TABLE[other].name).magnitude


def test_body_weight_and_body_surface_are_dimensions_of_their_own(default):
    assert dict(default.Quantity(5, "mg/kg").dimensionality) == {}
    assert default.Quantity(5, "mg/kg") + 1
    assert default.Quantity(5, "mg/kg") < 1
    for per in (DosePerWeight("5 mg/kg").quantity, DosePerSurface("5 mg/m2").quantity):
        assert not per.dimensionless
        with pytest.raises(pint.DimensionalityError):
            per + 1
        with pytest.raises(ValueError, match="Cannot compare"):
            assert per < 1
    with pytest.raises(pint.DimensionalityError):
        (1 * units.kg).to("gram")


def test_each_dose_form_and_each_biological_unit_is_a_dimension_of_its_own():
    own = [name for name, each in units.TABLE.items() if each.dimension in (name, name.replace("_", " "))]
    assert {"tablet", "capsule", "vial", "insulin_units", "heparin_units"} <= set(own)
    for name in own[1:]:
        with pytest.raises(pint.DimensionalityError):
            units.registry().Quantity(1, name).to(own[0])


def test_units_are_had_by_their_written_form_and_no_other():
    assert Dose("300 mg") == Dose(300 * units.mg)
    assert DosePerWeight("5 mg/kg") == DosePerWeight(5 * units.mg / units.kg)
    with pytest.raises(AttributeError):
        _ = units.IU


THREADS = """
import threading
from posology import Dose, units
ready, made = threading.Barrier(16), []
def work():
    ready.wait()
    made.append((id(units.registry()), str(Dose("0.3 g").quantity.to("milligram").magnitude)))
threads = [threading.Thread(target=work) for _ in range(16)]
[each.start() for each in threads]
[each.join() for each in threads]
print(len(made), len({one for one, _ in made}), {text for _, text in made})
"""


def test_16_threads_that_build_the_registry_at_once_get_the_same_one(fresh_python):
    assert fresh_python(THREADS) == "16 1 {'300'}"


def test_the_registry_is_the_same_each_time():
    found = []
    thread = threading.Thread(target=lambda: found.append(units.registry()))
    thread.start()
    thread.join()
    assert found[0] is units.registry()
