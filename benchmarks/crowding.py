"""A real server of two workers under many clients at once: how far the slowest are behind."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path
from urllib.parse import quote

from benchmarks.harness import Row, at_most
from scripts.serving import fill, served
from scripts.visitors import Visit, visit

_CLIENTS = 32
_WARM, _TIMES = 1_000, 12_800
_ROUNDS = 3
_ID = "qingchuan/linli-gongjuku-tiaoli"
_PATHS = tuple(
    quote(path, safe="/?&=,:@")
    for path in (
        "/",
        "/regulations",
        f"/r/{_ID}",
        f"/r/{_ID}/versions",
        f"/r/{_ID}/diff?from=2017-09-22&to=2021-07-29",
        f"/r/{_ID}/diff?from=2012-05-24&to=2017-09-22&view=inline",
        f"/r/{_ID}/articles/12/history",
        "/changes",
        "/search?q=押金",
        "/search?q=工具库条例第十二条",
        f"/api/v1/regulations/{_ID}/versions/2021-07-29",
        f"/api/v1/regulations/{_ID}/diff?from=2017-09-22&to=2021-07-29",
        "/api/v1/search?q=应当",
    )
)


def crowd() -> Row:
    """The 99th of 100 answers against the median, over all pages together."""
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))
        with served(Path(folder), workers=2) as address:
            visit(address, _PATHS, clients=_CLIENTS, times=_WARM)
            rounds = [
                visit(address, _PATHS, clients=_CLIENTS, times=_TIMES) for _ in range(_ROUNDS)
            ]
    failed = [answer for answers in rounds for answer in answers if answer.status != 200]
    if failed:
        raise RuntimeError(f"{len(failed)} answers were errors, the first: {failed[0]}")
    value = statistics.median(map(_spread, rounds))
    how = (
        f"{_CLIENTS} clients, {_TIMES} requests for {len(_PATHS)} pages in turn, two workers; "
        f"median of {_ROUNDS} rounds, no error"
    )
    return at_most("99th of 100 answers / median, × time", value, 6, how)


def _spread(answers: list[Visit]) -> float:
    hundredths = statistics.quantiles((answer.seconds for answer in answers), n=100)
    print(f"  p50 {hundredths[49] * 1000:.1f} ms, p99 {hundredths[98] * 1000:.1f} ms")
    return hundredths[98] / hundredths[49]


MEASURES = (crowd,)
