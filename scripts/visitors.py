"""Many clients of a real server at once, each asking for one page after another."""

import http.client
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import cycle, islice
from typing import NamedTuple
from urllib.parse import urlsplit

_PATIENCE = 60.0  # seconds for one answer


class Visit(NamedTuple):
    """One request: the status of its answer, and the seconds until its last byte."""

    path: str
    status: int
    seconds: float


def visit(address: str, paths: Sequence[str], *, clients: int, times: int) -> list[Visit]:
    """Let ``clients`` ask at the same time, ``times`` requests in all, over the paths in turn."""
    with ThreadPoolExecutor(clients) as pool:
        shares = [
            pool.submit(_visits, address, paths, start=n, times=times // clients)
            for n in range(clients)
        ]
    return [visit for share in shares for visit in share.result()]


def _visits(address: str, paths: Sequence[str], *, start: int, times: int) -> list[Visit]:
    """One client's requests over one connection, beginning at another path than its neighbour."""
    place = urlsplit(address)
    host = http.client.HTTPConnection(place.hostname or "", place.port, timeout=_PATIENCE)
    with closing(host) as connection:
        return [_ask(connection, path) for path in islice(cycle(paths), start, start + times)]


def _ask(connection: http.client.HTTPConnection, path: str) -> Visit:
    begun = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    return Visit(path, answer.status, time.perf_counter() - begun)
