"""Reading from the catalogue against reading from git."""

from __future__ import annotations

import tempfile
from pathlib import Path

import git

from benchmarks.harness import Row, Side, at_least, ratio
from benchmarks.material import big_pair
from lawdiff.bootstrap import Services
from lawdiff.config import Settings
from lawdiff.model import Filed, Record, RegulationState, SourceFile, pieces

_ID = "cn/long"
_READS = 10  # a round: one takes less than a millisecond


def whole_law() -> Row:
    """A whole long law from the catalogue against GitPython."""
    _, new = big_pair()
    with tempfile.TemporaryDirectory() as folder:
        services = Services(Settings(store=Path(folder)))
        record = Record(regulation=_ID, label="2023-12-29", dated_by="given", document=new,
                        source=SourceFile("long.md", _EMPTY, b""))  # fmt: skip
        with services.store.writer(_ID) as writer:
            commits = writer.write([record], tip=None)
        held = Filed(record, commits[record.label], pieces(new))
        state = RegulationState(_ID, commits, [held])
        services.catalog.put([state])
        (entry,) = services.catalog.versions(_ID)
        path = services.store.layout.repository(_ID)

        def by_git() -> None:
            for _ in range(_READS):
                read_by_git()

        def read_by_git() -> int:
            with git.Repo(path, expand_vars=False) as repo:
                tree = repo.commit(commits[record.label]).tree["articles"]
                return sum(len(blob.data_stream.read()) for blob in tree)

        def from_catalogue() -> None:
            for _ in range(_READS):
                services.catalog.content(entry)

        value = ratio(Side("GitPython", by_git), Side("catalogue", from_catalogue), rounds=15)
        services.close()
    how = (
        f"all {len(new.articles)} articles: blobs of a commit by GitPython against one query, "
        f"{_READS} reads a round"
    )
    return at_least("a whole law by GitPython / from the catalogue, × time", value, 15, how)


_EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

MEASURES = (whole_law,)
