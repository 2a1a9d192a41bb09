"""Writing to the record: a whole folder, and the same versions by GitPython's own means."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import git

from benchmarks.harness import Row, Side, at_least, at_most, ratio
from benchmarks.material import laws
from lawdiff.store import Store
from lawdiff.store.creating import create
from lawdiff.store.stream import commit_of, stream

_SOME = 25  # regulations written by GitPython, which is slow


def whole_folder() -> Row:
    """Import of a whole folder against git alone writing the same trees."""
    streams = _streams()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        ours = Side("lawdiff import", lambda: _import(_fresh(place / "a")))
        theirs = Side("git fast-import", lambda: _write_streams(_fresh(place / "b"), streams))
        value = ratio(ours, theirs, rounds=3)
    how = (
        f"`lawdiff import` of {len(laws())} files (read, parse, file, catalogue, index) against "
        f"`git fast-import` of the {len(streams)} trees it makes, two at a time"
    )
    return at_most("import of a folder / git alone, × time", value, 2.5, how)


def by_hand() -> Row:
    """Bulk writing against GitPython's own add and commit."""
    streams = dict(list(_streams().items())[:_SOME])
    trees = _trees(streams)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        theirs = Side("index.add, index.commit", lambda: _write_by_hand(_fresh(place / "a"), trees))
        ours = Side("one stream a regulation", lambda: _write_streams(_fresh(place / "b"), streams))
        value = ratio(theirs, ours, rounds=3)
    how = (
        f"`Repo.index.add` and `commit` of {_SOME} regulations against one fast-import stream each"
    )
    return at_least("writing by GitPython / in bulk, × time", value, 20, how)


MEASURES = (whole_folder, by_hand)


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _import(store: Path) -> None:
    folder = laws()[0].parents[0] if len({p.parent for p in laws()}) == 1 else _root()
    command = [sys.executable, "-m", "lawdiff", "--store", str(store), "import", str(folder)]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode not in {0, 1}:
        raise RuntimeError(done.stderr.decode())


def _root() -> Path:
    """The folder that holds all files of the corpus."""
    first = laws()[0]
    return next(p for p in first.parents if all(p in other.parents for other in laws()))


@cache
def _streams() -> dict[str, bytes]:
    """What fast-import is given for every regulation of the folder."""
    out = {}
    with tempfile.TemporaryDirectory() as folder:
        _import(Path(folder))
        store = Store(Path(folder))
        for id_ in store.regulations():
            records = [record for _, record in store.history(id_)]
            out[id_] = stream([commit_of(record) for record in records], None)
    return out


def _trees(ids: Sequence[str] | dict[str, bytes]) -> dict[str, list[dict[str, bytes]]]:
    out = {}
    with tempfile.TemporaryDirectory() as folder:
        _import(Path(folder))
        store = Store(Path(folder))
        for id_ in ids:
            out[id_] = [dict(commit_of(r).files) for _, r in store.history(id_)]
    return out


def _write_streams(folder: Path, streams: dict[str, bytes]) -> None:
    def write(item: tuple[int, bytes]) -> None:
        path = folder / f"{item[0]}.git"
        create(path)
        command = ["git", "--git-dir", str(path), "fast-import", "--quiet", "--done", "--force"]
        subprocess.run(command, input=item[1], check=True, capture_output=True)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, enumerate(streams.values())))


def _write_by_hand(folder: Path, trees: dict[str, list[dict[str, bytes]]]) -> None:
    for n, versions in enumerate(trees.values()):
        repo = git.Repo.init(folder / str(n))
        for files in versions:
            for name, data in files.items():
                path = folder / str(n) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            repo.index.add(list(files))
            repo.index.commit("version")
        repo.close()
