"""Settings of the property tests, and the published cases that lie outside this repository."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_SLOW_MACHINES = [HealthCheck.too_slow]

settings.register_profile(
    "ci", deadline=None, max_examples=60, derandomize=True, suppress_health_check=_SLOW_MACHINES
)
settings.register_profile("dev", deadline=None, max_examples=100, suppress_health_check=_SLOW_MACHINES)
settings.register_profile("long", deadline=None, max_examples=5000, suppress_health_check=_SLOW_MACHINES)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))


@pytest.fixture(scope="session")
def published_cases() -> Path:
    """The directory of published cases: POSOLOGY_CASES, else ../shared/cases beside the checkout."""
    named = os.environ.get("POSOLOGY_CASES")
    cases = Path(named) if named else Path(__file__).parents[2] / "shared" / "cases"
    if not cases.is_dir():
        pytest.skip(f"no published cases in {cases}; POSOLOGY_CASES names their directory")
    return cases
