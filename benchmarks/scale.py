"""What growth costs: many regulations in three versions, imported, kept and asked for.

    python -m benchmarks.scale [COUNT…]        340, 3,400 and 34,000 unless others are named

Every store is made by `lawdiff import` of a folder of files, asked for its pages, backed up and
removed. Prints a table for docs/scale.md. 34,000 regulations take an hour and 10 GB.
"""

from __future__ import annotations

import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from werkzeug.datastructures import Headers

from benchmarks.material import made_up_text
from benchmarks.serving import asked
from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from web import create_app
from web.context import context

COUNTS = (340, 3_400, 34_000)
_VERSIONS, _ARTICLES = 3, 20
_ASKED = 100
_BACKED_UP = 3_400  # regulations up to which the catalogue is rebuilt and everything backed up
_WORDS = "公园登记"
_PAGES = {
    "reader, page": "/r/{id}",
    "对照表, page": "/r/{id}/diff",
    "history of an article, API": "/api/v1/regulations/{id}/articles/3/history",
    "list of 20, page": "/regulations?limit=20",
    "search for a title, page": "/search?q=第{n}号公园条例",
    "search for words of every text, page": f"/search?q={_WORDS}",
}


@dataclass(frozen=True, slots=True)
class Spent:
    """What a command took."""

    waited: float
    processor: float
    megabytes: float

    def __str__(self) -> str:
        """As it stands in the table."""
        return f"{self.waited:,.0f} s, {self.processor:,.0f} s, {self.megabytes:,.0f} MB"


def measured(count: int, folder: Path) -> Iterator[tuple[str, str]]:
    """What ``count`` regulations cost, a row at a time."""
    texts, store = folder / "texts", folder / "store"
    _write(texts, count)
    yield (
        "import: waited, processor, memory of its process",
        str(_run("--store", str(store), "import", str(texts))),
    )
    shutil.rmtree(texts)
    yield "catalogue on disk", f"{(store / 'catalogue.db').stat().st_size / 1e6:,.0f} MB"
    sizes = [p.stat() for p in store.rglob("*.git/**/*") if p.is_file()]
    yield (
        "repositories on disk",
        (f"{sum(s.st_blocks for s in sizes) * 512 / 1e6:,.0f} MB, {len(sizes):,} files"),
    )
    with closing(Services(Settings(store=store, rate_limit=""))) as services:
        yield from _pages(services)
    yield (
        "memory of the process that served",
        (f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB"),
    )
    if count > _BACKED_UP:
        return
    yield "reindex", str(_run("--store", str(store), "reindex"))
    made = folder / "everything.backup"
    yield "backup", str(_run("--store", str(store), "backup", str(made)))
    yield "size of the backup", f"{made.stat().st_size / 1e6:,.1f} MB"


def _write(folder: Path, count: int) -> None:
    """The files of a folder that is imported: every version one file."""
    folder.mkdir(parents=True)
    for n in range(count):
        for version in range(_VERSIONS):
            text = made_up_text(n, _ARTICLES, version)
            (folder / f"{n:05d}-{version}.txt").write_text(text, "utf-8")


def _run(*words: str) -> Spent:
    """Run a command to its end."""
    begun, before, peak = time.monotonic(), _children(), 0
    with subprocess.Popen(
        [sys.executable, "-m", "lawdiff", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as child:
        while child.poll() is None:
            peak = max(peak, _memory(child.pid))
            time.sleep(0.1)
    if child.returncode not in {0, 1}:
        raise RuntimeError(f"lawdiff {' '.join(words)} ended with {child.returncode}")
    return Spent(time.monotonic() - begun, _children() - before, peak / 1e3)


def _children() -> float:
    """Processor seconds of all children so far, and of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(pid: int) -> int:
    """The most a process has held so far, in kB; 0 where it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].partition("kB")[0] or 0)


def _pages(services: Services) -> Iterator[tuple[str, str]]:
    """Processor time of pages of regulations by chance, with nothing of them at hand."""
    app = create_app(services.settings, services)
    with app.app_context():
        shelf = context().shelf
    ids = sorted(services.store.regulations())
    chance = random.Random(len(ids))  # noqa: S311
    for name, form in _PAGES.items():
        times = []
        for n in range(_ASKED):
            shelf.forget_versions()
            path = form.format(id=chance.choice(ids), n=chance.randrange(len(ids)))
            times.append(_processor(asked(app, path, Headers({"Cookie": f"reader={name}{n}"}))))
        times = times[_ASKED // 10 :]  # the first warm up
        middle, late = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        yield f"{name}: median, 95th", f"{middle * 1e3:.1f}, {late * 1e3:.1f} ms"


def _processor(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


def main(counts: list[int]) -> None:
    """Print a table: a column for every count."""
    columns: list[dict[str, str]] = []
    for count in counts:
        with tempfile.TemporaryDirectory(prefix="lawdiff-scale-") as folder:
            column = {}
            for name, value in measured(count, Path(folder)):
                print(f"{count:,}: {name}: {value}", file=sys.stderr, flush=True)
                column[name] = value
            columns.append(column)
    print("| | " + " | ".join(f"{count:,}" for count in counts) + " |")
    print("|---" * (len(counts) + 1) + "|")
    for name in max(columns, key=len):
        print(f"| {name} | " + " | ".join(column.get(name, "") for column in columns) + " |")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or list(COUNTS))
