"""A real server on the sample regulations, for the tests in a browser and for the pictures."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_PATIENCE = 60.0  # seconds until the server must answer


def fill(store: Path) -> None:
    """Put the samples into a fresh store."""
    subprocess.run(_lawdiff(store, "demo", "--only-import"), cwd=ROOT, check=True)


@contextmanager
def served(store: Path, *, workers: int = 1) -> Iterator[str]:
    """A server over a store for the length of a block; its address."""
    port = free_port()
    command = _lawdiff(store, "serve", "--port", str(port), "--workers", str(workers))
    log = store / "server.log"
    with log.open("wb") as file:
        server = subprocess.Popen(command, cwd=ROOT, stdout=file, stderr=file)
        try:
            address = f"http://127.0.0.1:{port}"
            wait(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(_PATIENCE)


def _lawdiff(store: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "lawdiff", "--store", str(store), *arguments]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a server is ready.

    Raises:
        RuntimeError: with the end of its log, where it does not start.
    """
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/readyz", timeout=2).close()
        except (urllib.error.URLError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server did not start: {log.read_text()[-2000:]}")
