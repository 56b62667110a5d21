"""Instances of real processes, for the tests that start them."""

from __future__ import annotations

from pathlib import Path

import pytest

from instances import Instance


@pytest.fixture(scope="session")
def ready_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose database has its form: copied, because making it takes seconds."""
    home = tmp_path_factory.mktemp("ready")
    assert Instance(home).command("migrate").returncode == 0
    return home
