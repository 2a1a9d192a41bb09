"""``lawdiff serve``."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
from gunicorn.app.base import BaseApplication
from pydantic import SecretStr

from lawdiff.bootstrap import Services
from lawdiff.cli.console import Console
from lawdiff.config import Settings, share_metrics
from lawdiff.errors import Unavailable

_THREADS = 8
_KEY = "session.key"


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
@click.pass_obj
def command(console: Console, host: str, port: int, workers: int) -> None:
    """Serve the pages and the API."""
    serve(console.settings, host, port, workers)


def serve(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serve until stopped.

    Raises:
        Unavailable: ``address_in_use``.
    """
    _check_free(host, port)
    click.echo(f"lawdiff is at http://{host}:{port}/  (Ctrl+C stops it)")
    _Server(_signed(settings), {"bind": f"{host}:{port}", "workers": workers}).run()


def _signed(settings: Settings) -> Settings:
    """The settings with a key that signs sessions: one for all workers, the same after a restart.

    Where there is no store to keep it in, none is made: whoever serves without one sets a key.
    """
    if settings.secret_key is not None or settings.read_only:
        return settings
    return settings.model_copy(update={"secret_key": SecretStr(_kept_key(settings))})


def _kept_key(settings: Settings) -> str:
    """The key in the store, made at the first start; nobody but its owner may read it."""
    path = Services(settings).store.layout.root / _KEY
    with suppress(FileExistsError):
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(file, "w") as stream:
            stream.write(secrets.token_urlsafe(32))
    return path.read_text("ascii")


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn with threads; every worker builds its own services after the fork."""

    def __init__(self, settings: Settings, options: dict[str, Any]) -> None:
        self._settings = settings
        numbers = Path(tempfile.mkdtemp(prefix="lawdiff-metrics-"))
        share_metrics(numbers)
        self._options = {
            "worker_class": "gthread",
            "threads": _THREADS,
            "timeout": 120,
            "graceful_timeout": 20,
            "loglevel": "warning",
            "limit_request_line": 8190,
            "child_exit": _forget,
            "on_exit": lambda _: shutil.rmtree(numbers, ignore_errors=True),
            **options,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        from web import create_app  # noqa: PLC0415  # the one way from the library to the web

        return create_app(self._settings)


def _forget(_: object, worker: Any) -> None:
    """A worker that ended has no requests in hand any more."""
    from prometheus_client import multiprocess  # noqa: PLC0415  # after its folder is named

    multiprocess.mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def _check_free(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Unavailable(
                "address_in_use",
                "Cannot listen on {host}:{port}: {reason}.",
                remedy="Choose another port: --port.",
                host=host,
                port=port,
                reason=(error.strerror or str(error)).lower(),
            ) from error
