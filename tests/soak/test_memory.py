"""A web process that has answered many requests is no bigger than one that has answered some."""

import os
from pathlib import Path
from urllib.parse import quote

import pytest

from scripts.screenshots import PAGES
from scripts.serving import fill, served
from scripts.visitors import visit

SOAK = (pytest.mark.soak, pytest.mark.timeout(3600))
PATHS = [quote(path, safe="/?&=,:@") for path in PAGES.values()]
WORKER = "serve"
CLIENTS = 8


def processes(store: Path) -> list[Path]:
    """All processes of the server over a store, as folders of /proc."""
    return [
        process
        for process in Path("/proc").glob("[0-9]*")
        if str(store) in _command(process) and WORKER in _command(process)
    ]


def _command(process: Path) -> list[str]:
    try:
        return (process / "cmdline").read_text().split("\0")
    except OSError:  # it has ended
        return []


def memory(store: Path) -> int:
    """Bytes in memory that the processes of a server hold together."""
    pages = [int((p / "statm").read_text().split()[1]) for p in processes(store)]
    return sum(pages) * os.sysconf("SC_PAGE_SIZE")


def descriptors(store: Path) -> int:
    """Files, sockets and pipes that are open in them."""
    return sum(len(list((p / "fd").iterdir())) for p in processes(store))


@pytest.mark.parametrize(
    ("warm", "total", "growth"),
    [(200, 400, 1.2), pytest.param(10_000, 100_000, 1.05, marks=SOAK)],
)
def test_a_server_does_not_grow(tmp_path, warm, total, growth):
    fill(tmp_path)
    with served(tmp_path) as address:
        visits = visit(address, PATHS, clients=CLIENTS, times=warm)
        size, opened, running = memory(tmp_path), descriptors(tmp_path), len(processes(tmp_path))
        visits += visit(address, PATHS, clients=CLIENTS, times=total - warm)
        assert memory(tmp_path) < growth * size
        assert descriptors(tmp_path) <= opened + CLIENTS  # as many may ask at once only later
        assert len(processes(tmp_path)) == running == 2  # the master and its worker
    assert [v for v in visits if v.status >= 500] == []
