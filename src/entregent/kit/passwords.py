"""Hashing passwords without letting a burst of logins take the machine's memory."""

from __future__ import annotations

import threading

from django.contrib.auth.hashers import Argon2PasswordHasher

_one_at_a_time = threading.RLock()


class PatientArgon2(Argon2PasswordHasher):
    """One hash takes 100 MB on purpose; a process makes one at a time, whoever knocks at the door."""

    def encode(self, password: str, salt: str) -> str:
        with _one_at_a_time:
            return super().encode(password, salt)

    def verify(self, password: str, encoded: str) -> bool:
        with _one_at_a_time:
            return super().verify(password, encoded)
