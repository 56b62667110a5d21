"""Tests have a home of their own: nothing of the developer's instance is read or written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings


def test_the_home_of_the_tests_is_a_temporary_folder() -> None:
    temporary = Path(tempfile.gettempdir()).resolve()
    home = Path(os.environ["ENTREGENT_HOME"]).resolve()
    assert home.parent == temporary
    assert settings.ENVIRONMENT.home_path == home
    assert Path(settings.CACHES["default"]["LOCATION"]).parent == home
