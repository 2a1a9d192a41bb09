"""The application over a store that holds the samples, on a day that stands still."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from apiflask import APIFlask
from flask.testing import FlaskClient

from lawdiff.bootstrap import Services
from lawdiff.cli.console import Console
from lawdiff.cli.demo import fill
from lawdiff.config import Settings
from web import create_app

TODAY = dt.date(2026, 6, 1)


@pytest.fixture(name="store", scope="session")
def _store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("samples") / "store"
    console = Console(Settings(store=store, jobs=1))
    fill(console)
    console.close()
    return store


@pytest.fixture(name="app", scope="session")
def _app(store: Path) -> Iterator[APIFlask]:
    settings = Settings(store=store, jobs=1, rate_limit="")
    services = Services(settings, today=lambda: TODAY)
    yield create_app(settings, services)
    services.close()


@pytest.fixture(name="client")
def _client(app: APIFlask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(name="empty")
def _empty(tmp_path: Path) -> Iterator[FlaskClient]:
    """A client of an application whose store holds nothing."""
    settings = Settings(store=tmp_path / "store", rate_limit="")
    services = Services(settings, today=lambda: TODAY)
    yield create_app(settings, services).test_client()
    services.close()
