from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from instances import Instance


@pytest.fixture(scope="session")
def running(ready_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Instance]:
    """A server and its worker, as an operator starts them."""
    home = copytree(ready_home, tmp_path_factory.mktemp("homes") / "home")
    yield from started(Instance(home, threads="2", upload_limit="2"))


@pytest.fixture
def own_instance(ready_home: Path, tmp_path: Path) -> Iterator[Instance]:
    """The same for one test, which may kill it."""
    yield from started(Instance(copytree(ready_home, tmp_path / "home")))


def started(instance: Instance) -> Iterator[Instance]:
    instance.start()
    yield instance
    if instance.process and instance.process.poll() is None:
        instance.stop()
