"""Instances of real processes, for the tests that start them."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

# Last in the path: its other modules must not stand for those of the tests.
sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks"))

from instances import Instance


@pytest.fixture(scope="session")
def ready_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose database has its form: copied, because making it takes seconds."""
    home = tmp_path_factory.mktemp("ready")
    assert Instance(home).command("migrate").returncode == 0
    return home


def loading_time(instance: Instance) -> float:
    """Seconds that a command which does nothing takes now: what a start is measured by on a busy machine."""
    begun = time.monotonic()
    assert instance.command("migrate").returncode == 0
    return time.monotonic() - begun


def soon(instance: Instance) -> float:
    """Five seconds, or more where loading the program alone takes that long."""
    return max(5.0, 4 * loading_time(instance))
