from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from instances import Instance


@pytest.fixture
def instance(ready_home: Path, tmp_path: Path) -> Instance:
    return Instance(copytree(ready_home, tmp_path / "home"))
