"""Generated archives, damaged at random: a sentence or a reading, never a crash, never a hang.

Three seconds in the suite; `ENTREGENT_FUZZ_SECONDS=600` for longer. A failure names the seed that repeats it.
"""

from __future__ import annotations

import io
import json
import os
import random
import time
import zipfile
from datetime import date

import pytest

from archive_files import source
from entregent.archives import store
from entregent.archives.candidates import Candidate, Reading
from entregent.archives.formats import read_files
from entregent.archives.linkedin.sample import sample_archive
from entregent.archives.reports import kept, said
from entregent.kit.errors import DomainError

TODAY = date(2026, 11, 22)
SECONDS = float(os.environ.get("ENTREGENT_FUZZ_SECONDS", "3"))
TOKENS = (
    b'"', b"\\", b",", b";", b"\n", b"\r", b"\0", b"\xff", b"\xc3", b"\xe2\x80\xae", b"&#0;", b"&lt;", b"=1+1", b"{",
    b"[", b"]", b"}", b"null", b"1e999", b"-1", b"\\ud800", b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"31 Feb 2020",
    b"<script>", b"http://", b"\xef\xbb\xbf", b"a" * 300, "é".encode() * 150, b"Name\n", b"First Name,Last Name",
)  # fmt: skip
RESUME = {
    "basics": {"name": "Zoé", "label": "x", "location": {"city": "Lille"}, "profiles": [{"network": "a", "url": "b"}]},
    "work": [{"name": "A", "position": "B", "startDate": "2020-03", "highlights": ["c"]}],
    "skills": [{"name": "D", "keywords": ["e", "f"]}],
    "languages": [{"language": "G", "fluency": "h"}],
    "references": [{"name": "I", "reference": "j"}],
}


def bases() -> list[tuple[str, bytes]]:
    data = sample_archive(name="Zoé Marchand", language="fr", today=TODAY)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        loose = [(name, packed.read(name)) for name in packed.namelist()]
    return [("a.zip", data), ("cv.json", json.dumps(RESUME).encode()), *loose]


def damaged(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(changed) + 1)
        match dice.randrange(5):
            case 0:
                changed[at : at + 1] = bytes([dice.randrange(256)])
            case 1:
                changed[at:at] = dice.choice(TOKENS)
            case 2:
                del changed[at : at + dice.randint(1, 40)]
            case 3:
                piece = changed[at : at + dice.randint(1, 200)]
                changed[at:at] = piece * dice.randint(1, 30)
            case _:
                changed = changed[: max(at, 1)]
    return bytes(changed)


def tell(reading: Reading) -> None:
    """What a page and the store do with a reading."""
    for candidates in reading.candidates.values():
        for candidate in candidates.values():
            again: Candidate = store.unpacked(candidate.section, json.loads(json.dumps(store.packed(candidate))))
            assert (again, again.id) == (candidate, candidate.id)
            f"{candidate.title} {candidate.detail}".encode()
    for refusals in (*reading.refused.values(), *reading.notes.values()):
        for refusal in refusals:
            assert all(said(kept(refusal)).values())


@pytest.mark.slow
def test_damaged_files_are_read_or_refused() -> None:
    files, seed, until = bases(), 0, time.monotonic() + SECONDS
    read = refused = 0
    while time.monotonic() < until:
        seed += 1
        dice = random.Random(seed)
        name, data = dice.choice(files)
        begun = time.monotonic()
        try:
            tell(read_files([source(name, damaged(data, dice))], TODAY))
            read += 1
        except DomainError as error:
            assert str(error), seed
            refused += 1
        except Exception as error:
            raise AssertionError(f"seed {seed} on {name}") from error
        assert time.monotonic() - begun < 5, seed
    assert read > 10
    assert refused > 10
