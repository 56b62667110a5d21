"""Settings from the environment: defaults without any service, one sentence for each that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from entregent.config.environment import Environment, SettingError


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "x"),
        ("PORT", "70000"),
        ("PORT", "٣"),
        ("THREADS", "0"),
        ("THREADS", "65"),
        ("DOMAIN", "https://x"),
        ("URL", "ftp://x"),
        ("PROXIES", "-1"),
        ("MAIL_URL", "http://x"),
        ("DATABASE_URL", "mysql://x"),
        ("UPLOAD_LIMIT", "0"),
    ],
)
def test_what_cannot_be_used_is_named(name, value):
    with pytest.raises(SettingError, match=f"^ENTREGENT_{name} must "):
        Environment.read({f"ENTREGENT_{name}": value})


def test_nothing_given_runs_without_any_service():
    made = Environment.read({})
    assert (made.base_url, made.database) == (
        "http://127.0.0.1:8000",
        f"sqlite:///{Path('var').resolve()}/entregent.sqlite3",
    )


def test_port_alone_is_enough_and_the_longer_name_wins():
    assert Environment.read({"PORT": "8080"}).base_url == "http://127.0.0.1:8080"
    assert Environment.read({"PORT": "8080", "ENTREGENT_PORT": "9090"}).port == "9090"


def test_the_secret_is_made_once_and_readable_by_its_owner_only(tmp_path):
    made = Environment.read({"ENTREGENT_HOME": str(tmp_path / "home")})
    assert made.secret() == made.secret()
    assert (tmp_path / "home" / "secret").stat().st_mode & 0o777 == 0o600
