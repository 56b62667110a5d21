"""An archive of 30,000 connections: preview, import, and the memory of the whole process.

    python benchmarks/archives.py [--connections 30000]

Runs in a fresh home folder of its own, on the embedded database or on ENTREGENT_DATABASE_URL.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import platform
import random
import resource
import sys
import tempfile
import time
import zipfile
from pathlib import Path

BUDGET = {"preview": 5.0, "import": 20.0, "again": 20.0, "peak": 300.0}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo bel car dor fan gri lum mar nor pel sol tan".split()


def word(dice: random.Random, parts: int = 3) -> str:
    return "".join(dice.choice(SYLLABLES) for _ in range(parts)).capitalize()


def archive(count: int, path: Path) -> None:
    """Names and companies without a real person, in the form and proportions of LinkedIn's file."""
    dice = random.Random(20261122)
    companies = [f"{word(dice)} {dice.choice(['SAS', '& Co', 'Group', 'Studio'])}" for _ in range(4000)]
    trades = [f"{word(dice, 4)} manager" for _ in range(800)]
    text = io.StringIO(newline="")
    text.write('Notes:\r\n"When exporting your connection data, some of the addresses are missing."\r\n\r\n')
    table = csv.writer(text)
    table.writerow("First Name,Last Name,URL,Email Address,Company,Position,Connected On".split(","))
    for number in range(count):
        first, last = word(dice), word(dice, 4)
        mail = f"{first}.{last}@mail.example".lower() if dice.random() < 0.03 else ""
        day = f"{dice.randint(1, 28):02} {dice.choice(MONTHS)} {dice.randint(2008, 2026)}"
        url = f"https://www.linkedin.com/in/{first}-{last}-{number:x}".lower()
        table.writerow([first, last, url, mail, dice.choice(companies), dice.choice(trades), day])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("Connections.csv", text.getvalue())
        packed.writestr("Skills.csv", "Name\n" + "\n".join(word(dice) for _ in range(50)))


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--connections", type=int, default=30_000)
    count = parser.parse_args().connections
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ENTREGENT_HOME"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "entregent.config.settings"
        path = Path(folder) / "Basic_LinkedInDataExport_11-20-2026.zip"
        # In a process of its own: its memory is not the importer's.
        if (child := os.fork()) == 0:
            archive(count, path)
            os._exit(0)
        os.waitpid(child, 0)
        return measure(path, count)


def measure(path: Path, count: int) -> int:
    import django

    django.setup()
    from django.core.management import call_command

    from entregent.archives import services
    from entregent.archives.models import Import
    from entregent.kit import slots
    from entregent.people.services.members import create_member

    call_command("migrate", verbosity=0)
    slots.start()
    owner = create_member(handle="bench", name="Bench", email="bench@example.org", password=None)
    base, figures = peak(), {}
    begun, worked = time.perf_counter(), time.process_time()
    with path.open("rb") as file:
        row = services.open_upload(owner=owner, file=file, name=path.name)
    figures["preview"] = time.perf_counter() - begun
    services.start_import(owner=owner, import_id=row.id)
    begun = time.perf_counter()
    services.run_import(row.id)
    figures["import"] = time.perf_counter() - begun
    figures["work"] = time.process_time() - worked
    begun = time.perf_counter()
    again = services.import_now(owner=owner, paths=[path])
    figures["again"] = time.perf_counter() - begun
    figures["peak"] = peak()
    added = Import.objects.get(id=row.id).report["sections"]["connections"]["added"]
    assert added == count, added
    assert again["sections"]["connections"] == {"found": count, "present": count, "added": 0, "refused": []}
    say(figures, base, count)
    return int(any(figures[key] > limit for key, limit in BUDGET.items()))


def say(figures: dict[str, float], base: float, count: int) -> None:
    from django.db import connection

    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(f"{count:,} connections, {connection.vendor}, Python {platform.python_version()}, "
          f"{os.cpu_count()} cores, {size:.0f} GB, {platform.machine()}")  # fmt: skip
    for key, unit in (("preview", "s"), ("import", "s"), ("again", "s"), ("peak", "MB")):
        print(f"  {key:8} {figures[key]:7.2f} {unit:2}  (limit {BUDGET[key]:g})")
    print(f"  preview and import together took {figures['work']:.1f} s of one processor")
    print(f"  of the peak, {base:.0f} MB stood before the first byte was read")


if __name__ == "__main__":
    sys.exit(main())
