"""``lawdiff serve``."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from lawdiff.cli.console import Console
from lawdiff.config import Settings
from lawdiff.errors import Unavailable

_THREADS = 8


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
    _Server(settings, {"bind": f"{host}:{port}", "workers": workers}).run()


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn with threads; every worker builds its own services after the fork."""

    def __init__(self, settings: Settings, options: dict[str, Any]) -> None:
        self._settings = settings
        self._options = {
            "worker_class": "gthread",
            "threads": _THREADS,
            "timeout": 120,
            "graceful_timeout": 20,
            "max_requests_jitter": 1000,
            "loglevel": "warning",
            "limit_request_line": 8190,
            **options,
        }
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Any]:
        from web import create_app  # noqa: PLC0415  # the one way from the library to the web

        return create_app(self._settings)


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
