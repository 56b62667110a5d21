"""Keeping pictures: a row says who may see them, files lie under the media folder, the queue removes them."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction

from entregent.kit import clock as clocks
from entregent.kit import ids
from entregent.kit.clock import Clock
from entregent.kit.media.pictures import SIDES, read_picture
from entregent.kit.models import Media
from entregent.kit.queue import enqueue
from entregent.kit.slots import new_id


def path_of(name: str, side: int) -> Path:
    """Two letters of folder, so that no folder holds a million files."""
    return Path(settings.MEDIA_ROOT) / name[:2] / f"{name}.{side}.webp"


def keep_picture(*, owner_id: int, data: bytes, alt: str, audience: Iterable[int], clock: Clock = clocks.now) -> Media:
    """The files are written before the row: a row always has its files. A file without a row is swept later."""
    picture, name = read_picture(data), secrets.token_hex(16)
    for side, written in picture.sides.items():
        path = path_of(name, side)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with path.open("wb") as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
    return Media.objects.create(
        id=new_id() if clock is clocks.now else ids.dated(clock()),
        owner_id=owner_id,
        name=name,
        type=picture.type,
        sha256=hashlib.sha256(picture.sides[SIDES[0]]).hexdigest(),
        width=SIDES[0],
        height=SIDES[0],
        alt=alt,
        audience=tuple(sorted(set(audience))),
    )


def describe(*, owner_id: int, media_id: int, alt: str, audience: Iterable[int]) -> None:
    keys = tuple(sorted(set(audience)))
    Media.objects.filter(id=media_id, owner_id=owner_id).update(alt=alt, audience=keys)


def drop(*, owner_id: int, media_id: int) -> None:
    """The row goes now, so that nobody sees it any more; its files a moment later."""
    _drop(Media.objects.filter(id=media_id, owner_id=owner_id).values_list("id", "name"))


def drop_all(owner_id: int) -> None:
    """The eraser of the media table."""
    _drop(Media.objects.filter(owner_id=owner_id).values_list("id", "name"))


@transaction.atomic
def _drop(rows: Iterable[tuple[int, str]]) -> None:
    from entregent.kit.media.tasks import remove_files

    for media_id, name in list(rows):
        Media.objects.filter(id=media_id).delete()
        enqueue(remove_files, key=f"media:{name}", name=name)
