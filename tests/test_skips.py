"""A test whose program is missing is skipped by name, and fails where nothing may be skipped."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize(("strictly", "outcome"), [("", "1 skipped"), ("1", "1 error")])
def test_without_chromium_its_tests_say_so(tmp_path: Path, strictly: str, outcome: str) -> None:
    name = "tests/browser/test_journeys.py::test_the_slash_goes_to_the_search_box"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", name],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path), "LAWDIFF_NO_SKIPS": strictly},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome in run.stdout
    assert "Chromium is not installed" in run.stdout
