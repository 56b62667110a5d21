"""The one archive opener: no path that leaves, no bomb, nothing written to disk.

Everything is judged from the directory before any entry is inflated; what is inflated is counted again.
"""

from __future__ import annotations

import io
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, NoReturn

from entregent.kit.readers.refusals import Unreadable
from entregent.kit.readers.sources import Source, shown_name

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)
IGNORED_FOLDERS = frozenset({"__MACOSX"})
IGNORED_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Limits:
    entries: int = 10_000
    directory: int = 2_000_000  # bytes
    entry: int = 100_000_000  # bytes, inflated
    total: int = 300_000_000
    ratio: int = 200  # of inflated to packed, for entries over a megabyte


@dataclass(frozen=True, slots=True)
class Archive:
    files: tuple[Source, ...]
    newest: date | None  # day of the newest entry


def is_zip(head: bytes) -> bool:
    return head[:4] in {b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"}


@contextmanager
def open_archive(source: Source, limits: Limits | None = None) -> Iterator[Archive]:
    """The files of a zip, without wrapper folder and system files. Open them inside the `with`."""
    limits = limits or Limits()
    with source.open() as file:
        check_directory(file, source.name, limits)
        try:
            packed = zipfile.ZipFile(file)
        except BROKEN as error:
            raise Unreadable("zip-broken", file=source.name) from error
        with packed:
            infos = check_entries(packed, source.name, limits)
            budget = Budget(source.name, limits.total)
            names = shortened([info.filename for info in infos])
            yield Archive(
                tuple(
                    Source(name, info.file_size, opener(packed, info, budget))
                    for name, info in zip(names, infos, strict=True)
                ),
                newest_day(infos),
            )


def check_directory(file: BinaryIO, name: str, limits: Limits) -> None:
    """Before zipfile builds an object for each entry: how many there are, and how long their list is."""
    try:
        # zipfile's own search, so that it and we never look at two different directories.
        end = zipfile._EndRecData(file)  # type: ignore[attr-defined]
    except BROKEN as error:
        raise Unreadable("zip-broken", file=name) from error
    if not end:
        raise Unreadable("zip-broken", file=name)
    entries, size = end[4], end[5]
    if entries > limits.entries or size > limits.directory:
        raise Unreadable("zip-entries", file=name, limit=limits.entries)


def check_entries(packed: zipfile.ZipFile, name: str, limits: Limits) -> list[zipfile.ZipInfo]:
    """Refuses the archive for one bad entry; the entries worth reading."""
    infos = packed.infolist()
    if len(infos) > limits.entries:
        raise Unreadable("zip-entries", file=name, limit=limits.entries)
    seen: set[str] = set()
    for info in infos:
        check_entry(info, name, limits)
        key = unicodedata.normalize("NFC", info.filename).casefold()
        if key in seen:
            raise Unreadable("zip-twice", file=name, entry=shown_name(info.filename))
        seen.add(key)
    if sum(info.file_size for info in infos) > limits.total:
        raise Unreadable("zip-bomb", file=name)
    check_overlap(infos, packed.start_dir, name)
    return [info for info in infos if not info.is_dir() and not is_ignored(info.filename)]


def check_entry(info: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    def refuse(code: str) -> NoReturn:
        raise Unreadable(code, file=name, entry=shown_name(info.orig_filename))

    path = info.orig_filename.replace("\\", "/")
    parts = path.split("/")
    if "\0" in path or path.startswith("/") or ":" in parts[0] or ".." in parts or len(path) > 1000:
        refuse("zip-path")
    kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system == 3 else 0
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        refuse("zip-link")
    if info.flag_bits & 0x41:
        refuse("zip-encrypted")
    if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        refuse("zip-method")
    too_dense = info.file_size > 1_000_000 and info.file_size > limits.ratio * max(info.compress_size, 1)
    if info.file_size > limits.entry or too_dense:
        refuse("zip-bomb")


def check_overlap(infos: list[zipfile.ZipInfo], directory: int, name: str) -> None:
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise Unreadable("zip-overlap", file=name)
        end = info.header_offset + 30 + info.compress_size  # 30: the shortest local header
    if end > directory:
        raise Unreadable("zip-overlap", file=name)


def is_ignored(path: str) -> bool:
    parts = path.split("/")
    return parts[-1] in IGNORED_FILES or parts[-1].startswith("._") or not IGNORED_FOLDERS.isdisjoint(parts)


def shortened(paths: list[str]) -> list[str]:
    """Without the one folder that wraps everything, when there is one."""
    first = {path.split("/")[0] for path in paths}
    wrapped = len(first) == 1 and all("/" in path for path in paths)
    return [path.split("/", 1)[1] if wrapped else path for path in paths]


def newest_day(infos: list[zipfile.ZipInfo]) -> date | None:
    days = []
    for info in infos:
        try:
            days.append(date(*info.date_time[:3]))
        except ValueError:
            continue
    newest = max(days, default=None)
    return newest if newest and newest.year > 1980 else None  # 1980: a packer that knows no dates


@dataclass(slots=True)
class Budget:
    """Bytes that may still be inflated from one archive, whatever its directory declared."""

    name: str
    left: int

    def spend(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise Unreadable("zip-bomb", file=self.name)


def opener(packed: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Callable[[], BinaryIO]:
    def open_entry() -> BinaryIO:
        try:
            return io.BufferedReader(Inflating(packed.open(info), budget))
        except BROKEN as error:
            raise Unreadable("zip-broken", file=budget.name) from error

    return open_entry


class Inflating(io.RawIOBase):
    def __init__(self, file: Any, budget: Budget) -> None:
        self._file, self._budget = file, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            data = self._file.read(len(buffer))
        except BROKEN as error:
            raise Unreadable("zip-broken", file=self._budget.name) from error
        self._budget.spend(len(data))
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()
