"""Every setting an operator may give, with its default and one line of help. Nothing else reads the environment."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit


class SettingError(ValueError):
    """A setting that cannot be used; its text is one sentence that names the variable and what to do."""


def setting(default: str, help_text: str) -> str:
    return field(default=default, metadata={"help": help_text})


@dataclass(frozen=True, slots=True)
class Environment:
    """Raw texts as given; the properties below give them their types."""

    home: str = setting("./var", "Folder of the database, media, mail and secret.")
    domain: str = setting("localhost", "Domain of this instance, fixed at first start.")
    url: str = setting("", "Address members type; by default http://127.0.0.1:PORT.")
    host: str = setting("127.0.0.1", "Address to listen on.")
    port: str = setting("8000", "Port to listen on.")
    threads: str = setting("4", "Requests answered at the same time.")
    database_url: str = setting("", "Database; by default SQLite under ENTREGENT_HOME.")
    mail_url: str = setting("", "Mail server, smtp://user:password@host:587; without it mails are kept as files.")
    mail_from: str = setting("", "Sender of mails; by default entregent@DOMAIN.")
    secret_key: str = setting("", "Signs sessions and hashes; by default made once under ENTREGENT_HOME.")
    upload_limit: str = setting("64", "Largest request, such as an archive to import, in megabytes.")
    proxies: str = setting("0", "Number of trusted proxies in front, whose X-Forwarded-For counts.")

    @classmethod
    def read(cls, source: dict[str, str] | None = None) -> Environment:
        source = dict(os.environ) if source is None else source
        names = {f.name: f"ENTREGENT_{f.name.upper()}" for f in fields(cls)}
        given = {name: source[variable] for name, variable in names.items() if source.get(variable)}
        if "port" not in given and source.get("PORT"):
            given["port"] = source["PORT"]
        environment = cls(**given)
        environment.check()
        return environment

    def check(self) -> None:
        if not 0 < _whole("ENTREGENT_PORT", self.port) < 65536:
            raise SettingError("ENTREGENT_PORT must be between 1 and 65535.")
        if not 0 < _whole("ENTREGENT_THREADS", self.threads) <= 64:
            raise SettingError("ENTREGENT_THREADS must be between 1 and 64.")
        if not 0 < _whole("ENTREGENT_UPLOAD_LIMIT", self.upload_limit) <= 4096:
            raise SettingError("ENTREGENT_UPLOAD_LIMIT must be between 1 and 4096.")
        _whole("ENTREGENT_PROXIES", self.proxies)
        if not self.domain or "/" in self.domain:
            raise SettingError("ENTREGENT_DOMAIN must be a domain name such as reseau.example, without https://.")
        if self.url and urlsplit(self.url).scheme not in {"http", "https"}:
            raise SettingError("ENTREGENT_URL must begin with http:// or https://.")
        if self.mail_url and urlsplit(self.mail_url).scheme not in {"smtp", "smtps"}:
            raise SettingError("ENTREGENT_MAIL_URL must begin with smtp:// or smtps://.")
        if self.database_url and urlsplit(self.database_url).scheme not in {"sqlite", "postgres", "postgresql"}:
            raise SettingError("ENTREGENT_DATABASE_URL must begin with sqlite:// or postgresql://.")

    @property
    def home_path(self) -> Path:
        return Path(self.home).expanduser().resolve()

    @property
    def base_url(self) -> str:
        return (self.url or f"http://127.0.0.1:{self.port}").rstrip("/")

    @property
    def database(self) -> str:
        return self.database_url or f"sqlite:///{self.home_path / 'entregent.sqlite3'}"

    def secret(self) -> str:
        """The given secret, or one made at first use and kept under the home folder, readable by its owner only."""
        if self.secret_key:
            return self.secret_key
        path = self.home_path / "secret"
        self.home_path.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
        except FileExistsError:
            pass
        return path.read_text().strip()


def _whole(variable: str, text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise SettingError(f"{variable} must be a whole number, not “{text}”.")
    return int(text)
