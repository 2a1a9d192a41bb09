"""Fixtures that every part uses."""

from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"

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
