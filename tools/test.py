"""`make test`: the suite on SQLite with browser and servers, then without them on PostgreSQL when it is given.

Arguments go to pytest: `make test TESTS="tests/kit -x"`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def run(arguments: list[str], **environment: str) -> int:
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode


def main() -> int:
    given = sys.argv[1:]
    browser = any(shutil.which(name) for name in CHROMIUM)
    postgresql = os.environ.get("ENTREGENT_TEST_DATABASE_URL", "")
    missing = []
    if not browser:
        missing.append("the browser tests, because there is no Chromium")
    if not postgresql:
        missing.append("the suite on PostgreSQL, because ENTREGENT_TEST_DATABASE_URL is not set")
    os.environ["ENTREGENT_TEST_MISSING"] = "\n".join(missing)
    os.environ.pop("ENTREGENT_DATABASE_URL", None)
    print("On SQLite", flush=True)
    failed = run(given if browser else ["-m", "not e2e", *given])
    if postgresql:
        print("On PostgreSQL", flush=True)
        failed = run(["-m", "not e2e and not embedded", *given], ENTREGENT_DATABASE_URL=postgresql) or failed
    return failed


if __name__ == "__main__":
    os.chdir(Path(__file__).resolve().parent.parent)
    sys.exit(main())
