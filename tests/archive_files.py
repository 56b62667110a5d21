"""Files made by code: zips and tables, well-formed or not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from entregent.kit.readers.sources import Source

POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\n"
CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
SKILLS = "Name\nVeneering\nTurning\n"


def zipped(files: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return data.getvalue()


def source(name: str, data: str | bytes) -> Source:
    content = data.encode() if isinstance(data, str) else data
    return Source(name, len(content), lambda: io.BytesIO(content))


def saved(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
