"""Server and worker killed at random moments while members write: every acknowledged write is there, once."""

from __future__ import annotations

import pytest
from kills import RESTART_LIMIT, run

pytestmark = [pytest.mark.slow, pytest.mark.embedded]


def test_every_acknowledged_write_survives_five_kills():
    said = run(kills=5, clients=4, friends=12, seed=5)
    assert said["faults"] == []
    assert min(said["acknowledged"][kind] for kind in ("post", "entry", "contact")) > 0, said["refused"]
    assert (said["missing"], said["more than once"]) == ([], [])
    assert max(seconds for _, seconds in said["restarts"]) < max(RESTART_LIMIT, 4 * said["loading"])
    assert "Nothing is wrong." in said["doctor"]
