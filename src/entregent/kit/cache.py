"""The cache of the embedded step: one SQLite file that all processes of this machine share, so that limits and used
codes have an atomic `add`. It is no part of the truth: it may be deleted at any time.
"""

from __future__ import annotations

import os
import pickle
import secrets
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

NEVER = 1e12
SWEEP_ONE_IN = 256

SET = (
    "INSERT INTO cache (key, value, until) VALUES (?, ?, ?) "
    "ON CONFLICT (key) DO UPDATE SET value = excluded.value, until = excluded.until"
)
ADD = SET + " WHERE cache.until <= ?"


class SqliteCache(BaseCache):
    """`LOCATION` is the path of the file."""

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._path = Path(location)
        self._local = threading.local()

    def _connection(self) -> sqlite3.Connection:
        """One per thread and process: a connection does not survive a fork."""
        if getattr(self._local, "process", None) != os.getpid():
            self._path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self._path, timeout=10, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("CREATE TABLE IF NOT EXISTS cache (key TEXT PRIMARY KEY, value BLOB, until REAL)")
            self._local.connection, self._local.process = connection, os.getpid()
        found: sqlite3.Connection = self._local.connection
        return found

    def _until(self, timeout: Any) -> float:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return NEVER if seconds is None else time.time() + seconds

    def _sweep(self) -> None:
        if secrets.randbelow(SWEEP_ONE_IN) == 0:
            self._connection().execute("DELETE FROM cache WHERE until <= ?", [time.time()])

    def add(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        row = [self.make_and_validate_key(key, version), pickle.dumps(value), self._until(timeout), time.time()]
        self._sweep()
        return self._connection().execute(ADD, row).rowcount == 1

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        query = "SELECT value FROM cache WHERE key = ? AND until > ?"
        row = [self.make_and_validate_key(key, version), time.time()]
        found = self._connection().execute(query, row).fetchone()
        return default if found is None else pickle.loads(found[0])  # noqa: S301 (only this instance writes the file)

    def set(self, key: str, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        row = [self.make_and_validate_key(key, version), pickle.dumps(value), self._until(timeout)]
        self._connection().execute(SET, row)
        self._sweep()

    def touch(self, key: str, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        row = [self._until(timeout), self.make_and_validate_key(key, version), time.time()]
        return self._connection().execute("UPDATE cache SET until = ? WHERE key = ? AND until > ?", row).rowcount == 1

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        connection = self._connection()
        connection.execute("BEGIN IMMEDIATE")
        try:
            value: int = self._raised(key, delta, version)
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
        return value

    def _raised(self, key: str, delta: int, version: int | None) -> int:
        """Keeps its time to live, unlike the one of the base class."""
        value = self.get(key, version=version)
        if value is None:
            raise ValueError(f"Key '{key}' not found")
        row = [pickle.dumps(value + delta), self.make_and_validate_key(key, version)]
        self._connection().execute("UPDATE cache SET value = ? WHERE key = ?", row)
        return int(value + delta)

    def delete(self, key: str, version: int | None = None) -> bool:
        row = [self.make_and_validate_key(key, version), time.time()]
        return self._connection().execute("DELETE FROM cache WHERE key = ? AND until > ?", row).rowcount == 1

    def clear(self) -> None:
        self._connection().execute("DELETE FROM cache")
