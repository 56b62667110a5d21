from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable

import pytest

from entregent.kit.readers.refusals import Unreadable
from entregent.kit.readers.sources import Source
from entregent.kit.readers.zips import Limits, open_archive


def source(data: bytes) -> Source:
    return Source("a.zip", len(data), lambda: io.BytesIO(data))


def zipped(*files: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    data = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        warnings.simplefilter("ignore")  # zipfile warns of a name that is there twice
        for name, text in files:
            packed.writestr(name, text, zipfile.ZIP_DEFLATED)
    return data.getvalue()


def read(data: bytes, limits: Limits | None = None) -> dict[str, bytes]:
    with open_archive(source(data), limits) as archive:
        found = {}
        for file in archive.files:
            with file.open() as opened:
                found[file.name] = opened.read()
        return found


def refusal(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data, limits)
    assert "a.zip" in str(caught.value)
    return caught.value.code


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


def test_files_come_without_their_wrapper_and_the_litter_of_a_system() -> None:
    data = zipped(
        ("Export/Skills.csv", b"Name\n"),
        ("Export/Jobs/Saved Jobs.csv", b"x"),
        ("__MACOSX/Export/._Skills.csv", b"y"),
        ("Export/.DS_Store", b"z"),
    )
    assert read(data) == {"Skills.csv": b"Name\n", "Jobs/Saved Jobs.csv": b"x"}


@pytest.mark.parametrize(
    "name", ["../up.csv", "a/../../up.csv", "/etc/passwd", "C:\\up.csv", "..\\up.csv", "a.csv\0.txt"]
)
def test_a_path_that_leaves_is_refused(name: str) -> None:
    info = zipfile.ZipInfo("placeholder")
    info.filename = name
    assert refusal(zipped(("fine.csv", b"1"), (info, b"2"))) == "zip-path"


def test_a_link_is_refused() -> None:
    assert refusal(zipped((link("Skills.csv"), b"/etc/passwd"))) == "zip-link"


def test_the_same_name_twice_is_refused() -> None:
    assert refusal(zipped(("Skills.csv", b"1"), ("skills.csv", b"2"))) == "zip-twice"


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(zipped(("Skills.csv", b"Name\nA\n")))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    assert refusal(bytes(data)) == "zip-encrypted"


def test_a_bomb_is_refused_before_it_is_inflated() -> None:
    assert refusal(zipped(("zeros.csv", bytes(30_000_000)))) == "zip-bomb"


def test_many_small_bombs_are_refused_together() -> None:
    data = zipped(*((f"{n}.csv", b"ab" * 400_000) for n in range(6)))
    assert refusal(data, Limits(total=4_000_000)) == "zip-bomb"


def test_a_size_that_lies_is_refused_when_it_is_read() -> None:
    data = bytearray(zipped(("a.csv", b"x" * 5_000)))
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 100)
    assert refusal(bytes(data)) == "zip-broken"


def test_overlapping_entries_are_refused() -> None:
    data = bytearray(zipped(("a.csv", b"1" * 50), ("b.csv", b"2" * 50)))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[second + 42 : second + 46] = struct.pack("<I", 0)
    assert refusal(bytes(data)) == "zip-overlap"


def test_a_million_entries_are_refused_from_their_count() -> None:
    assert refusal(zipped(*((f"{n}", b"") for n in range(40))), Limits(entries=30)) == "zip-entries"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, 40_000_000, 22, 0)
    assert refusal(b"PK\x03\x04" + bytes(40_000_000) + end) == "zip-entries"


def test_an_unusual_method_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_LZMA) as packed:
        packed.writestr("a.csv", b"Name\n")
    assert refusal(data.getvalue()) == "zip-method"


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def alone(_: bytes) -> bytes:
    return b"PK\x03\x04"


def scratched(data: bytes) -> bytes:
    return data[:45] + bytes(byte ^ 0xFF for byte in data[45:60]) + data[60:]


@pytest.mark.parametrize("damage", [cut, scratched, alone, lambda data: data[:-4]])
def test_a_damaged_archive_is_refused(damage: Callable[[bytes], bytes]) -> None:
    data = zipped(("Positions.csv", "".join(f"row {n * n}\n" for n in range(500)).encode()))
    assert refusal(damage(data)) == "zip-broken"
