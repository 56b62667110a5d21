"""Run by itself: fills a fresh instance with the small world and prints what the browser tests need as JSON."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import django


def session_of(account: Any) -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(account.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = account.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from entregent.kit import slots
    from world import populate

    call_command("migrate", verbosity=0)
    slots.start()
    world = populate()
    people = {handle: str(actor.id) for handle, actor in world.people.items()}
    sessions = {handle: session_of(world.account(handle)) for handle in ("amina", "bruno", "olga")}
    slots.release()
    print(json.dumps({"people": people, "sessions": sessions, "things": world.things}))  # noqa: T201


if __name__ == "__main__":
    main()
