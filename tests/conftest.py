"""Settings of the property tests, published cases, a fresh interpreter, pint's default registry."""

import os
import subprocess
import sys
from pathlib import Path

import pint
import pytest
from hypothesis import HealthCheck, settings

import posology

_SLOW_MACHINES = [HealthCheck.too_slow]

settings.register_profile("ci", deadline=None, max_examples=60, derandomize=True, suppress_health_check=_SLOW_MACHINES)
settings.register_profile("dev", deadline=None, max_examples=100, suppress_health_check=_SLOW_MACHINES)
settings.register_profile("long", deadline=None, max_examples=5000, suppress_health_check=_SLOW_MACHINES)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The hazard log comes last, for it says whether the tests that it names ran."""
    items.sort(key=lambda item: item.path.name == "test_hazard_log.py")


@pytest.fixture(scope="session")
def published_cases() -> Path:
    """The directory of published cases: POSOLOGY_CASES, else ../shared/cases beside the checkout."""
    named = os.environ.get("POSOLOGY_CASES")
    cases = Path(named) if named else Path(__file__).parents[2] / "shared" / "cases"
    if not cases.is_dir():
        pytest.skip(f"no published cases in {cases}; POSOLOGY_CASES names their directory")
    return cases


@pytest.fixture(scope="session")
def fresh_python():
    """Run code in a new interpreter, where a warning is an error, and give back what it printed."""
    paths = [str(Path(posology.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in paths if path)}

    def run(code: str, *args: str) -> str:
        command = [sys.executable, "-W", "error", "-c", code, *args]
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


@pytest.fixture(scope="session")
def default():
    """Pint's default registry."""
    return pint.UnitRegistry()
