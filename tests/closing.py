"""What was not run is said in one line each; where nothing may be skipped, it fails the run."""

from __future__ import annotations

import os
from collections import Counter

import pytest

MAY_BE_ABSENT = "sample archives"


def not_run(terminal: pytest.TerminalReporter) -> list[str]:
    missing = os.environ.get("ENTREGENT_TEST_MISSING", "").splitlines()
    reasons = Counter(_reason(report) for report in terminal.stats.get("skipped", []))
    return [*missing, *(f"{count} tests: {reason}" for reason, count in reasons.items())]


def _reason(report: pytest.TestReport) -> str:
    place = report.longrepr
    return str(place[2] if isinstance(place, tuple) else place).removeprefix("Skipped: ")


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in not_run(terminalreporter):
        terminalreporter.write_line(f"Not run: {line}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    terminal = session.config.pluginmanager.get_plugin("terminalreporter")
    if terminal is None or os.environ.get("ENTREGENT_TEST_NOTHING_SKIPPED") != "1":
        return
    if session.exitstatus == 0 and any(MAY_BE_ABSENT not in line for line in not_run(terminal)):
        terminal.write_line("Nothing may be skipped here (ENTREGENT_TEST_NOTHING_SKIPPED=1).")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
