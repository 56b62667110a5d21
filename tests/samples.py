"""Where the shared sample files are, when they are there: tests read them in place and say when they cannot."""

from pathlib import Path

import pytest

SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "samples"

needs_samples = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample archives are not beside the project")
